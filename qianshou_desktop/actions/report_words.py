"""The report's parts in words and pictures: a typical case, problems and advice, the plan, publicity,
photos (domain.md §2.5, parts 11 to 15)."""

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import select

from qianshou_desktop.actions.enclosures import picture
from qianshou_desktop.actions.past import AsOf
from qianshou_desktop.actions.report_stations import brief
from qianshou_desktop.actions.report_subject import Draft, county_name, text_of
from qianshou_desktop.actions.work import held
from qianshou_desktop.formats.report import Block, Column, Pictures, Table, Text
from qianshou_desktop.records.attachment import Attachment
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import Group, GroupSession
from qianshou_desktop.records.publicity import Publicity
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import CHANNEL

NOTHING = "无。"
UNWRITTEN = "（未填写）"
PHOTOS = 6  # at the most, where the county has not said
SHOWN = {"event": Event, "group_session": GroupSession}  # what photos are of


def typical(draft: Draft) -> Iterator[Block]:
    """A case with the names taken out, as somebody wrote it."""
    yield _said(_words(draft, "typical"))


def problems(draft: Draft) -> Iterator[Block]:
    yield _said(_words(draft, "problems_met"), "存在的问题")
    yield _said(_words(draft, "advice"), "建议")


def plan(draft: Draft) -> Iterator[Block]:
    yield _said(_words(draft, "plan"))


def _words(draft: Draft, name: str) -> str | None:
    """What was written for the report; for an operator's what its stations wrote for theirs."""
    if not draft.subject.operator:
        return getattr(draft.text, name) if draft.text else None
    then = AsOf(draft.s, draft.subject.span.last)
    county, said = county_name(draft.s, then), list[str]()
    for station in draft.s.scalars(select(Station).order_by(Station.code)):
        text = text_of(draft.s, draft.subject.span.name, station.id)
        if text and station.id in (draft.scope.stations or ()) and getattr(text, name):
            said.append(f"{brief(then.text(station, 'name'), county)}：{getattr(text, name)}")
    return "\n".join(said)


def _said(words: str | None, title: str = "") -> Text:
    lines = [line.strip() for line in (words or "").split("\n")]
    return Text(tuple(filter(None, lines)) or (UNWRITTEN,), title)


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
    made = (
        picture(draft.s, photo, name, told=not draft.public) for photo, name in chosen_photos(draft)
    )
    chosen = tuple(filter(None, made))
    if chosen:
        yield Pictures("", chosen)
    else:
        yield Text((NOTHING,))


def chosen_photos(draft: Draft) -> Iterator[tuple[Attachment, str]]:
    """The photos that stand in the report, and what each is of."""
    most = draft.template.photos if draft.template else None
    return islice(_every(draft), PHOTOS if most is None else most)


def _every(draft: Draft) -> Iterator[tuple[Attachment, str]]:
    for record, name in _pictured(draft):
        query = select(Attachment).where(
            Attachment.about == record.uid.hex(), Attachment.media == "photo"
        )
        for photo in draft.s.scalars(query.order_by(Attachment.id)):
            here = draft.s.store.blobs.holds(photo.sha256)  # or it has not come to this laptop yet
            if here and not photo.faces and not (draft.public and photo.faces is None):
                yield photo, name


def _pictured(draft: Draft) -> Iterator[tuple[Event | GroupSession, str]]:
    """Events and sessions of the period in the order of their days."""
    scope, s = draft.scope, draft.s
    inside = scope.within(Event.held_on, Event.station_id)
    events = select(Event).where(inside, held(Event, scope.today))
    for each in s.scalars(events.order_by(Event.held_on)):
        yield each, f"{each.name}　{each.held_on}{_where(draft, each)}"
    sessions = select(GroupSession, Group.name).join(Group, Group.id == GroupSession.group_id)
    inside = scope.within(GroupSession.held_on, GroupSession.station_id)
    rows = s.execute(sessions.where(inside).order_by(GroupSession.held_on))
    for session, name in rows:
        yield session, f"{name}　{session.held_on}{_where(draft, session)}"


def _where(draft: Draft, record: Event | GroupSession) -> str:
    """Of several stations, whose it is."""
    if draft.subject.station is not None or record.station_id is None:
        return ""
    then = AsOf(draft.s, draft.subject.span.last)
    name = then.text(draft.s.get_one(Station, record.station_id), "name")
    return f"　{brief(name, county_name(draft.s, then))}"
