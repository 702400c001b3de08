"""The report's parts in words and pictures: a typical case, problems and advice, the plan, publicity,
photos (domain.md §2.5, parts 11 to 15)."""

from collections.abc import Iterator

from sqlalchemy import select

from qianshou_desktop.actions.enclosures import picture
from qianshou_desktop.actions.report_subject import Draft
from qianshou_desktop.actions.work import held
from qianshou_desktop.formats.report import Block, Column, Picture, Pictures, Table, Text
from qianshou_desktop.records.attachment import Attachment
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import Group, GroupSession
from qianshou_desktop.records.publicity import Publicity
from qianshou_desktop.records.terms import CHANNEL

NOTHING = "无。"
PHOTOS = 6  # at the most, where the county has not said
SHOWN = {"event": Event, "group_session": GroupSession}  # what photos are of


def typical(draft: Draft) -> Iterator[Block]:
    """A case with the names taken out, as somebody wrote it."""
    yield _said(draft.text.typical if draft.text else None)


def problems(draft: Draft) -> Iterator[Block]:
    yield _said(draft.text.problems_met if draft.text else None, "存在的问题")
    yield _said(draft.text.advice if draft.text else None, "建议")


def plan(draft: Draft) -> Iterator[Block]:
    yield _said(draft.text.plan if draft.text else None)


def _said(words: str | None, title: str = "") -> Text:
    lines = [line.strip() for line in (words or "").split("\n")]
    return Text(tuple(filter(None, lines)) or (NOTHING,), title)


def publicity(draft: Draft) -> Iterator[Block]:
    """What was published in the period."""
    inside = draft.scope.within(Publicity.published_on, Publicity.station_id)
    found = draft.s.scalars(select(Publicity).where(inside).order_by(Publicity.published_on))
    rows = tuple(
        (each.published_on.isoformat()[5:], each.name, CHANNEL.label(each.channel), each.link or "")
        for each in found
    )
    columns = (Column("日期", 0.8, "center"), Column("标题", 3), Column("渠道", 1, "center"),
               Column("链接", 3))  # fmt: skip
    yield Table(f"宣传（{len(rows)} 篇）", columns, rows)


def photos(draft: Draft) -> Iterator[Block]:
    """Photos of events and groups, as many as the county wants; none in which people can be
    recognized, and in a public report none of which nobody has said that they cannot."""
    most = draft.template.photos if draft.template else None
    chosen = list(_chosen(draft, PHOTOS if most is None else most))
    if chosen:
        yield Pictures("", tuple(chosen))
    else:
        yield Text((NOTHING,))


def _chosen(draft: Draft, most: int) -> Iterator[Picture]:
    left = most
    for record, name in _pictured(draft):
        query = select(Attachment).where(
            Attachment.about == record.uid.hex(), Attachment.media == "photo"
        )
        for photo in draft.s.scalars(query.order_by(Attachment.id)):
            if left and not photo.faces and not (draft.public and photo.faces is None):
                made = picture(draft.s, photo, name, told=not draft.public)
                if made:
                    left -= 1
                    yield made


def _pictured(draft: Draft) -> Iterator[tuple[Event | GroupSession, str]]:
    """Events and sessions of the period in the order of their days."""
    scope, s = draft.scope, draft.s
    inside = scope.within(Event.held_on, Event.station_id)
    events = select(Event).where(inside, held(Event, scope.today))
    yield from (
        (each, f"{each.name}　{each.held_on}") for each in s.scalars(events.order_by(Event.held_on))
    )
    sessions = select(GroupSession, Group.name).join(Group, Group.id == GroupSession.group_id)
    inside = scope.within(GroupSession.held_on, GroupSession.station_id)
    rows = s.execute(sessions.where(inside).order_by(GroupSession.held_on))
    yield from ((each, f"{name}　{each.held_on}") for each, name in rows)
