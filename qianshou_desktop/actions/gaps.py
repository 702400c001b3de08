"""What the month's report still lacks: records that it cannot count fully, each with the place where
it is mended."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select

from qianshou_desktop.actions import discretion, periods, stays
from qianshou_desktop.actions.daily import hours
from qianshou_desktop.actions.tallies import taken, unnamed
from qianshou_desktop.actions.work import Scope, held, people, planned
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.attachment import Attachment
from qianshou_desktop.records.base import Form
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_assessment import CaseAssessment
from qianshou_desktop.records.case_evaluation import CaseEvaluation
from qianshou_desktop.records.case_plan import CasePlan
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import Attendance, Group, GroupSession, GroupSummary
from qianshou_desktop.records.person import Person, PersonGroup
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.visit import Visit
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

PHOTOS = 2  # of each event, at the least (F16 照片≥2)
DRAFT_HOURS = 24
FILED_WITHIN = 31  # days after somebody was first met
DAY = 24 * 60  # minutes
STANDS_ON: tuple[tuple[Any, Any], ...] = (
    (CasePlan, CaseAssessment), (CaseEvaluation, CaseSession), (CaseEvaluation, CaseAssessment),
)  # fmt: skip


@dataclass(frozen=True)
class Gap:
    """Something that the report still lacks, and the record where it can be mended; of the county's
    report perhaps the station whose own check says more."""

    text: str
    kind: str
    key: int  # 0: nobody has begun it
    station: str = ""  # its code


def of(s: Session, scope: Scope) -> list[Gap]:
    """Everything that the report of a span still lacks."""
    return [gap for find in FINDERS for gap in find(s, scope)]


def _visits(s: Session, scope: Scope) -> Iterator[Gap]:
    """Visits that the report cannot count fully."""
    inside = (
        scope.within(Visit.visited_on, Visit.station_id),
        discretion.shown(s, Visit),
    )  # fmt: skip
    lacks = {
        "没有服务项目": ~Visit.items_rows.any(),  # type: ignore[attr-defined]
        "没有填走访人": Visit.worker_id.is_(None),
        "没有填时长": Visit.minutes.is_(None),
        "记的家庭不是这位对象的，请核对": Visit.household_id != Person.household_id,
    }
    yield from _twice(s, inside)
    query = (
        select(Visit.id, Visit.visited_on, Person.name, *lacks.values())
        .join(Person).where(*inside, or_(*lacks.values()))
    )  # fmt: skip
    found = s.execute(query.order_by(Visit.visited_on, Visit.id)).all()
    for at, words in enumerate(lacks):
        for key, day, name, *lacking in found:
            if lacking[at]:
                yield Gap(f"{day:%m-%d} 走访 {name} {words}", "visit", key)


def _twice(s: Session, inside: tuple[ColumnElement[bool], ...]) -> Iterator[Gap]:
    """A person visited twice on a day: two colleagues may have entered one visit."""
    query = (
        select(func.max(Visit.id), Visit.visited_on, Person.name).join(Person).where(*inside, Visit.seen)
        .group_by(Visit.person_id, Visit.visited_on, Visit.way).having(func.count() > 1)
    )  # fmt: skip
    for key, day, name in s.execute(query.order_by(Visit.visited_on)):
        yield Gap(f"{day:%m-%d} 走访 {name} 记了不止一次，请核对", "visit", key)


def _persons(s: Session, scope: Scope) -> Iterator[Gap]:
    """People put on file of whom nobody says what target group they belong to (F0 对象类别*)."""
    grouped = exists().where(PersonGroup.person_id == Person.id)
    query = select(Person.id, Person.filed_on, Person.name).where(
        Person.filed_on.between(scope.first, scope.last), stays.living(scope, scope.last), ~grouped,
        discretion.shown(s, Person),
    )  # fmt: skip
    for key, day, name in s.execute(query.order_by(Person.filed_on, Person.id)):
        yield Gap(f"{day:%m-%d} 建档 {name} 没有填对象类别", "person", key)


def _filed_late(s: Session, scope: Scope) -> Iterator[Gap]:
    """People who were served long before the day on which they are said to have been put on file."""
    met = people(scope)
    first = func.min(met.c.day)
    query = (
        select(Person.id, Person.name, Person.filed_on, first)
        .join(met, met.c.person_id == Person.id)
        .where(discretion.shown(s, Person)).group_by(Person.id)
        .having(func.julianday(Person.filed_on) - func.julianday(first) > FILED_WITHIN)
    )  # fmt: skip
    for key, name, filed, day in s.execute(query.order_by(Person.filed_on, Person.id)):
        yield Gap(f"{name} {day:%m-%d} 已有服务，建档日期却是 {filed}，请核对", "person", key)


def _cases(s: Session, scope: Scope) -> Iterator[Gap]:
    """Open cases without a session, once the span comes to its end."""
    if s.today() < scope.last - periods.LAST_WEEK:
        return
    mine = CaseSession.case_id == Case.id
    spoken = exists().where(mine, CaseSession.held_on.between(scope.first, scope.last))
    query = (
        select(Case.id, Person.name).join(Person, Person.id == Case.person_id)
        .where(taken(), stays.open_at(scope, scope.last), ~spoken, discretion.shown(s, Case))
    )  # fmt: skip
    for key, name in s.execute(query.order_by(Case.opened_on, Case.id)):
        yield Gap(f"个案 {name} 本期没有面谈", "case", key)


def _unwritten_sessions(s: Session, scope: Scope) -> Iterator[Gap]:
    """Sessions of cases of which nobody wrote what happened: they count as 面谈 all the same."""
    query = (
        select(CaseSession.id, CaseSession.held_on, Person.name)
        .join(Case, Case.id == CaseSession.case_id).join(Person, Person.id == Case.person_id)
        .where(scope.within(CaseSession.held_on, CaseSession.station_id),
               func.coalesce(CaseSession.facts, "") == "", discretion.shown(s, CaseSession))
    )  # fmt: skip
    for key, day, name in s.execute(query.order_by(CaseSession.held_on, CaseSession.id)):
        yield Gap(f"{day:%m-%d} 面谈 {name} 没有写过程（事实）", "session", key)


def _backwards(s: Session, scope: Scope) -> Iterator[Gap]:
    """Forms of cases whose day is before the last of those that they stand on (MZ/T 094's order)."""
    for form, before in STANDS_ON:
        day = getattr(form, form.day_field)
        last = func.max(getattr(before, before.day_field))
        query = (
            select(form.id, day, Person.name, last)
            .join(Case, Case.id == form.case_id).join(Person, Person.id == Case.person_id)
            .join(before, before.case_id == form.case_id)
            .where(scope.within(day, form.station_id), discretion.shown(s, form))
            .group_by(form.id).having(day < last)
        )  # fmt: skip
        for key, on, name, since in s.execute(query.order_by(form.id)):
            words = f"早于{before.label}的日期（{since}），请核对"
            yield Gap(f"{on:%m-%d} {name} {form.label}{words}", form.__tablename__, key)


def _left_behind(s: Session, scope: Scope) -> Iterator[Gap]:
    """Open cases that stayed where they were while their person moved to another station."""
    query = (
        select(Case, Person).join(Person, Person.id == Case.person_id)
        .where(taken(), stays.open_at(scope, scope.last), Case.person_id.in_(stays.moved()),
               discretion.shown(s, Case))
    )  # fmt: skip
    for case, person in s.execute(query.order_by(Case.opened_on, Case.id)):
        there = stays.home_on(s, person, scope.last)
        if there is not None and there != stays.station_on(s, case.id, scope.last):
            name = s.get_one(Station, there).name
            yield Gap(f"{person.name} 已转到 {name}，在办个案没有一起转", "case", case.id)


def _group_sessions(s: Session, scope: Scope) -> Iterator[Gap]:
    """Sessions of groups of which nobody says who, or how many, came."""
    named = exists().where(Attendance.group_session_id == GroupSession.id)
    query = (
        select(GroupSession.id, GroupSession.held_on, GroupSession.nth, Group.name)
        .join(Group, Group.id == GroupSession.group_id)
        .where(scope.within(GroupSession.held_on, GroupSession.station_id), ~named,
               GroupSession.headcount.is_(None))
    )  # fmt: skip
    for key, day, nth, name in s.execute(query.order_by(GroupSession.held_on, GroupSession.id)):
        which = f"第 {nth} 节 " if nth else ""
        yield Gap(f"{day:%m-%d} 小组 {name} {which}没有记出席", "group_session", key)


def _summed_short(s: Session, scope: Scope) -> Iterator[Gap]:
    """Groups that were summed up though fewer sessions are recorded than were planned."""
    recorded = (
        select(func.count()).where(GroupSession.group_id == Group.id)
        .correlate(Group).scalar_subquery()
    )  # fmt: skip
    query = (
        select(GroupSummary.id, GroupSummary.summed_on, Group.name, planned(), recorded)
        .join(Group, Group.id == GroupSummary.group_id)
        .where(scope.within(GroupSummary.summed_on, GroupSummary.station_id), recorded < planned())
    )
    for key, day, name, times, count in s.execute(query.order_by(GroupSummary.summed_on)):
        words = f"已总结，计划 {times} 节只记了 {count} 节，请补记或把节数改成实际的"
        yield Gap(f"{day:%m-%d} 小组 {name} {words}", "group_summary", key)


def _beyond_plan(s: Session, scope: Scope) -> Iterator[Gap]:
    """Sessions with a number that the plan of their group does not have."""
    query = (
        select(GroupSession.id, GroupSession.held_on, GroupSession.nth, Group.name, planned())
        .join(Group, Group.id == GroupSession.group_id)
        .where(scope.within(GroupSession.held_on, GroupSession.station_id),
               planned() > 0, GroupSession.nth > planned())
    )  # fmt: skip
    for key, day, nth, name, times in s.execute(query.order_by(GroupSession.held_on)):
        words = f"第 {nth} 节超出计划的 {times} 节，请核对节次，或把计划的节数改多"
        yield Gap(f"{day:%m-%d} 小组 {name} {words}", "group_session", key)


def _met_twice(s: Session, scope: Scope) -> Iterator[Gap]:
    """Groups that met twice on a day: one of the sessions may have been put off."""
    query = (
        select(func.max(GroupSession.id), GroupSession.held_on, Group.name)
        .join(Group, Group.id == GroupSession.group_id)
        .where(scope.within(GroupSession.held_on, GroupSession.station_id))
        .group_by(GroupSession.group_id, GroupSession.held_on).having(func.count() > 1)
    )  # fmt: skip
    for key, day, name in s.execute(query.order_by(GroupSession.held_on)):
        yield Gap(f"{day:%m-%d} 小组 {name} 一天记了不止一节，请核对", "group_session", key)


def _events(s: Session, scope: Scope) -> Iterator[Gap]:
    """Events of which nobody says how many came, or that have fewer photos than they should."""
    shown = (
        select(func.count())
        .where(Attachment.about == func.lower(func.hex(Event.uid)), Attachment.media == "photo")
        .scalar_subquery()
    )
    query = select(Event.id, Event.held_on, Event.name, Event.headcount, shown).where(
        scope.within(Event.held_on, Event.station_id), held(Event, scope.today),
        or_(Event.headcount.is_(None), shown < PHOTOS),
    )  # fmt: skip
    for key, day, name, heads, photos in s.execute(query.order_by(Event.held_on, Event.id)):
        if heads is None:
            yield Gap(f"{day:%m-%d} 活动 {name} 没有填实到人次", "event", key)
        if photos < PHOTOS:
            yield Gap(f"{day:%m-%d} 活动 {name} 照片 {photos} 张，应有 {PHOTOS} 张", "event", key)


def _overdue_events(s: Session, scope: Scope) -> Iterator[Gap]:
    """Events whose day has passed and that are still planned: none of them counts."""
    query = select(Event.id, Event.held_on, Event.name).where(
        scope.within(Event.held_on, Event.station_id), Event.held_on < s.today(),
        Event.state == "planned",
    )  # fmt: skip
    for key, day, name in s.execute(query.order_by(Event.held_on, Event.id)):
        words = "计划的活动日期已过，请改为“已结束”或“已取消”"
        yield Gap(f"{day:%m-%d} 活动 {name} {words}", "event", key)


def _nameless_helpers(s: Session, scope: Scope) -> Iterator[Gap]:
    """Events that tell of more volunteers, or of more hours, than are recorded by name."""
    more = unnamed(scope)
    query = (
        select(Event.id, Event.held_on, Event.name)
        .join(more, more.c.id == Event.id)
        .where(or_(more.c.more_people > 0, more.c.more_hours > 0))
    )
    for key, day, name in s.execute(query.order_by(Event.held_on, Event.id)):
        words = "志愿者或服务时长没有逐人记名，报表按填写的数计，请补志愿服务记录"
        yield Gap(f"{day:%m-%d} 活动 {name} {words}", "event", key)


def _long_days(s: Session, scope: Scope) -> Iterator[Gap]:
    """Days on which a worker did more than a day holds; of those SQLite's bare columns tell the
    longest piece (https://sqlite.org/lang_select.html#bareagg)."""
    done = hours(scope)
    total = func.sum(done.c.minutes)
    query = (
        select(done.c.work, done.c.id, done.c.day, Worker.name, total, func.max(done.c.minutes))
        .join(Worker, Worker.id == done.c.worker_id)
        .group_by(done.c.worker_id, done.c.day).having(total > DAY)
    )  # fmt: skip
    for kind, key, day, name, minutes, _ in s.execute(query.order_by(done.c.day, Worker.name)):
        words = f"这一天记了 {minutes / 60:.1f} 小时，请核对时长"
        yield Gap(f"{day:%m-%d} {name} {words}", kind, key)


def _drafts(s: Session, scope: Scope) -> Iterator[Gap]:
    """Forms of the span that were begun more than a day ago and never handed in."""
    early = _written_before(s)
    for kind, record in KINDS.items():
        if not issubclass(record, Form) or not {"station", record.day_field} <= {*record.fields}:
            continue
        form: Any = record
        day = getattr(form, form.day_field)
        query = select(form).where(
            scope.within(day, form.station_id),
            form.form_state == "draft",
            form.uid < early,
            discretion.shown(s, form),
        )
        for found in s.scalars(query.order_by(day, form.id)):
            yield _draft(s, kind, found)


def _draft(s: Session, kind: str, record: Record) -> Gap:
    about: Any = s.get(Person, getattr(record, "person_id", None) or 0) or record
    title = f" {about.title}" if about.title else ""
    day = getattr(record, record.day_field)
    words = f"存为草稿已超过 {DRAFT_HOURS} 小时"
    return Gap(f"{day:%m-%d} {record.label}{title} {words}", kind, record.id)


def _written_before(s: Session) -> bytes:
    """The uid before which those lie that were made more than a day ago: a uid begins with the
    millisecond of its making."""
    early = s.now() - timedelta(hours=DRAFT_HOURS)
    return int(early.timestamp() * 1000).to_bytes(6, "big")


FINDERS: tuple[Callable[[Session, Scope], Iterator[Gap]], ...] = (
    _visits, _persons, _filed_late, _cases, _unwritten_sessions, _backwards, _left_behind,
    _group_sessions, _summed_short, _beyond_plan, _met_twice, _events, _overdue_events, _nameless_helpers,
    _long_days, _drafts,
)  # fmt: skip
