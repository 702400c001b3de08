"""F30 工作日志: a day of a worker or a station, read off everything else that is on record. Only what
is nowhere else (the gaps) is typed, as another service."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Subquery, func, literal, or_, select, union_all

from qianshou_desktop.actions import common, discretion, stays, workdays
from qianshou_desktop.actions.lifespans import MOMENT
from qianshou_desktop.actions.past import AsOf
from qianshou_desktop.actions.work import Scope, came, held
from qianshou_desktop.records import Record
from qianshou_desktop.records.archive import Volume
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_assessment import CaseAssessment
from qianshou_desktop.records.case_evaluation import CaseClosing, CaseEvaluation
from qianshou_desktop.records.case_plan import CasePlan
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.consent import Consent, Crisis
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import GroupSession, GroupSummary
from qianshou_desktop.records.institution import (
    Assessment,
    Complaint,
    SafetyCheck,
    Supervisee,
    Supervision,
)
from qianshou_desktop.records.kinds import BEIJING
from qianshou_desktop.records.matter import Matter
from qianshou_desktop.records.publicity import Publicity
from qianshou_desktop.records.referral import FollowUp, Referral
from qianshou_desktop.records.resource import Resource
from qianshou_desktop.records.staff import Trainee, Training
from qianshou_desktop.records.terms import PERIOD_OF_DAY
from qianshou_desktop.records.visit import Service, Visit, VisitWorker
from qianshou_desktop.records.volunteer import VolunteerService
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

HALVES = {"morning": time(12), "afternoon": time(18)}  # and when each of them is over
NOON = "12:00"
DAY = timedelta(days=1)
# In whose rows those stand who were there besides the one who keeps the record.
ALONG: dict[type[Record], Any] = {Visit: VisitWorker, Supervision: Supervisee, Training: Trainee}
OF_CASE = "case.person.name"


@dataclass(frozen=True)
class Entry:
    """One piece of work: when, of which kind, with whom, what, how long, how far; and the record
    that it stands in. `half` is the half of the day that it lies in, "" where nobody said."""

    day: date
    time: str
    half: str
    kind: str
    whom: str
    what: str
    minutes: int | None
    mileage: int | None
    worker: str
    record: str
    key: int


@dataclass(frozen=True)
class Gap:
    """Half a working day of which nothing is on record."""

    day: date
    half: str

    @property
    def label(self) -> str:
        return PERIOD_OF_DAY.label(self.half)


@dataclass(frozen=True)
class Log:
    """Entries in order, the gaps among them, and what they come to."""

    entries: tuple[Entry, ...]
    gaps: tuple[Gap, ...]

    @property
    def minutes(self) -> int:
        return sum(each.minutes or 0 for each in self.entries)

    @property
    def mileage(self) -> int:
        return sum(each.mileage or 0 for each in self.entries)


@dataclass(frozen=True)
class Whose:
    """A worker's or a station's; the key of the one or of the other."""

    worker: int | None = None
    station: int | None = None


def day(s: Session, whose: Whose, on: date) -> Log:
    """One day."""
    return span(s, whose, on, on)


def span(s: Session, whose: Whose, first: date, last: date) -> Log:
    """Every day of a span. Gaps are a worker's: a station is not missing while one of its people is
    elsewhere."""
    found = [entry for read in READERS for entry in read(s, whose, first, last)]
    found.sort(key=lambda each: (each.day, _order(each), each.record, each.key))
    gaps = _gaps(s, found, first, last) if whose.worker is not None else []
    return Log(tuple(found), tuple(gaps))


def _order(entry: Entry) -> str:
    """By the time of day; what has none stands behind the half of the day that it lies in."""
    behind = {"morning": "11:59~", "afternoon": "17:59~", "evening": "23:59~"}
    return entry.time if ":" in entry.time else behind.get(entry.half, "~")


# ---- gaps --------------------------------------------------------------------------------------------


def _gaps(s: Session, found: Sequence[Entry], first: date, last: date) -> Iterator[Gap]:
    """The halves of working days that are over and of which nothing is known; what has no time of
    day may lie in either half."""
    now = s.now().astimezone(BEIJING)
    by_day: dict[date, list[Entry]] = {}
    for entry in found:
        by_day.setdefault(entry.day, []).append(entry)
    on = first
    while on <= min(last, now.date()):
        mine = by_day.get(on, [])
        halves = {entry.half for entry in mine}
        if workdays.between(on, on) and not halves & {"", "whole"}:
            for half, over in HALVES.items():
                if half not in halves and datetime.combine(on, over, BEIJING) <= now:
                    yield Gap(on, half)
        on += DAY


# ---- what is on record -----------------------------------------------------------------------------------


def _found(
    s: Session, record: type[Record], whose: Whose, first: date, last: date
) -> Sequence[Any]:
    """The records of a kind that were done in these days, by the worker or at the station."""
    kind = record.fields
    query = select(record).where(*_within(record, first, last), discretion.shown(s, record))
    if whose.worker is not None:
        query = query.where(_by(record, whose.worker))
    if whose.station is not None:
        query = query.where(getattr(record, kind["station"].attribute) == whose.station)
    return s.scalars(query.order_by(record.id)).all()


def _within(record: type[Record], first: date, last: date) -> list[ColumnElement[bool]]:
    """The conditions that it was done in these days, or went on in them."""
    if not record.day_field:
        moment = getattr(record, MOMENT[record.__tablename__])
        return [moment >= _midnight(first), moment < _midnight(last + DAY)]
    day, ended = getattr(record, record.day_field), getattr(record, "ended_on", None)
    if ended is None:
        return [day.between(first, last)]
    return [day <= last, func.coalesce(ended, day) >= first]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), BEIJING)


def _by(record: type[Record], worker: int) -> ColumnElement[bool]:
    """The condition that a worker did it, or was there."""
    mine: ColumnElement[bool] = getattr(record, record.fields["worker"].attribute) == worker
    rows = ALONG.get(record)
    if rows is None:
        return mine
    return or_(
        mine,
        record.id.in_(select(getattr(rows, f"{rows.owner}_id")).where(rows.worker_id == worker)),
    )


def _entries(
    s: Session,
    record: type[Record],
    found: Sequence[Any],
    columns: Sequence[str],
    say: Callable[[Any, Sequence[str]], tuple[str, str, str]],
) -> Iterator[Entry]:
    """`say` gives kind, whom and what from the record and the shown texts of some columns."""
    bears = ("worker.name",) if "worker" in record.fields and record is not VolunteerService else ()
    keys = [each.id for each in found]
    shown = common.rows(s, record.__tablename__, keys, (*columns, *bears))
    for each, texts in zip(found, shown, strict=True):
        kind, whom, what = say(each, texts[: len(columns)])
        worker = texts[-1] if bears else ""
        when, half = _when(each)
        yield Entry(
            _day(each), when, half, kind, whom, what,
            getattr(each, "minutes", None), getattr(each, "mileage", None), worker,
            record.__tablename__, each.id,
        )  # fmt: skip


def _moment(record: Any) -> datetime | None:
    """When something was of which no day is told apart."""
    found: datetime | None = getattr(record, MOMENT.get(record.__tablename__, ""), None)
    return found.astimezone(BEIJING) if found else None


def _day(record: Any) -> date:
    moment = _moment(record)
    found: date = moment.date() if moment else getattr(record, record.day_field)
    return found


def _when(record: Any) -> tuple[str, str]:
    """The time as it is shown, and the half of the day."""
    begun, ended = getattr(record, "started_at", None), getattr(record, "ended_at", None)
    moment = _moment(record)
    begun = f"{moment:%H:%M}" if moment else begun
    if begun:
        half = "morning" if begun < NOON else "afternoon" if begun < "18:00" else "evening"
        if half == "morning" and ended and ended > "14:00":
            half = "whole"
        return f"{begun}–{ended}" if ended else begun, half
    period = getattr(record, "period", None) or ""
    return PERIOD_OF_DAY.label(period), period


def _visits(s: Session, whose: Whose, first: date, last: date) -> Iterator[Entry]:
    def say(visit: Visit, texts: Sequence[str]) -> tuple[str, str, str]:
        way, person, items, note = texts
        seen = "" if visit.seen else "未见到本人"
        return f"走访·{way[:2]}", person, "；".join(t for t in (seen, note or items) if t)

    found = _found(s, Visit, whose, first, last)
    return _entries(s, Visit, found, ("way", "person.name", "items", "note"), say)


def _services(s: Session, whose: Whose, first: date, last: date) -> Iterator[Entry]:
    def say(service: Service, texts: Sequence[str]) -> tuple[str, str, str]:
        kind, person, items, note = texts
        crowd = f"{service.headcount} 人次" if service.headcount else ""
        return kind, person or service.client or crowd, note or items

    found = _found(s, Service, whose, first, last)
    return _entries(s, Service, found, ("kind", "person.name", "items", "note"), say)


def _sessions(s: Session, whose: Whose, first: date, last: date) -> Iterator[Entry]:
    def say(session: CaseSession, texts: Sequence[str]) -> tuple[str, str, str]:
        person, purpose, way = texts
        nth = f"第 {session.nth} 次面谈" if session.nth else "面谈"
        return (
            f"个案{'·' + way if way else ''}",
            person,
            f"{nth}{'：' + purpose if purpose else ''}",
        )

    found = _found(s, CaseSession, whose, first, last)
    return _entries(s, CaseSession, found, ("case.person.name", "purpose", "way"), say)


def _follow_ups(s: Session, whose: Whose, first: date, last: date) -> Iterator[Entry]:
    def say(follow: FollowUp, texts: Sequence[str]) -> tuple[str, str, str]:
        person, state, way = texts
        nth = f"第 {follow.nth} 次跟进" if follow.nth else "跟进"
        return f"跟进{'·' + way if way else ''}", person, f"{nth}{'：' + state if state else ''}"

    found = _found(s, FollowUp, whose, first, last)
    return _entries(s, FollowUp, found, ("case.person.name", "state", "way"), say)


def _referrals(s: Session, whose: Whose, first: date, last: date) -> Iterator[Entry]:
    def say(referral: Referral, texts: Sequence[str]) -> tuple[str, str, str]:
        person, receiver, cause = texts
        return "转介", person, f"转到{receiver}（{cause}）"

    found = _found(s, Referral, whose, first, last)
    return _entries(s, Referral, found, ("case.person.name", "receiver", "cause"), say)


def _group_sessions(s: Session, whose: Whose, first: date, last: date) -> Iterator[Entry]:
    found = _found(s, GroupSession, whose, first, last)
    query = select(GroupSession.id, came()).where(GroupSession.id.in_([each.id for each in found]))
    heads = dict(s.execute(query).all())

    def say(session: GroupSession, texts: Sequence[str]) -> tuple[str, str, str]:
        group, theme = texts
        nth = f"第 {session.nth} 节" if session.nth else ""
        return "小组", f"{group}（{heads[session.id]} 人）", "：".join(t for t in (nth, theme) if t)

    return _entries(s, GroupSession, found, ("group.name", "theme"), say)


def _events(s: Session, whose: Whose, first: date, last: date) -> Iterator[Entry]:
    def say(event: Event, texts: Sequence[str]) -> tuple[str, str, str]:
        name, place = texts
        whom = f"{event.headcount} 人次" if event.headcount is not None else ""
        return "社区活动", whom, f"{name}{'，' + place if place else ''}"

    kept = select(Event.id).where(held(Event, s.today()))
    there = set(s.scalars(kept.where(Event.held_on.between(first, last))))
    found = [each for each in _found(s, Event, whose, first, last) if each.id in there]
    return _entries(s, Event, found, ("name", "place"), say)


def _matters(s: Session, whose: Whose, first: date, last: date) -> Iterator[Entry]:
    def say(matter: Matter, texts: Sequence[str]) -> tuple[str, str, str]:
        kind, action, person, note = texts
        what = f"{kind}{action} {matter.count} 件"
        return "协助事务", person, f"{what}{'：' + note if note else ''}"

    found = _found(s, Matter, whose, first, last)
    return _entries(s, Matter, found, ("kind", "action", "person.name", "note"), say)


def _volunteers(s: Session, whose: Whose, first: date, last: date) -> Iterator[Entry]:
    """A station's: the volunteers' hours are nobody's working time, so they are told and not added."""

    def say(service: VolunteerService, texts: Sequence[str]) -> tuple[str, str, str]:
        name, hours, content, event = texts
        what = content or event
        return "志愿服务", name, f"{hours} 小时{'：' + what if what else ''}"

    if whose.worker is not None:
        return iter(())
    found = _found(s, VolunteerService, whose, first, last)
    columns = ("volunteer.name", "hours", "content", "event.name")
    return _entries(s, VolunteerService, found, columns, say)


def _intakes(s: Session, whose: Whose, first: date, last: date) -> Iterator[Entry]:
    """Cases as they were when they were taken in: by whom, and where; they may have moved since."""

    def say(_: Case, texts: Sequence[str]) -> tuple[str, str, str]:
        person, request = texts
        return "接案", person, request

    then = {case: AsOf(s, case.opened_on) for case in _found(s, Case, Whose(), first, last)}
    workers = {case: at.value(case, "worker") for case, at in then.items()}
    found = [
        case
        for case in then
        if whose.worker in (None, workers[case])
        and whose.station in (None, stays.station_on(s, case.id, case.opened_on))
    ]
    for case, entry in zip(
        found, _entries(s, Case, found, ("person.name", "request"), say), strict=True
    ):
        worker = s.get(Worker, workers[case]) if workers[case] else None
        yield replace(entry, worker=worker.name if worker else "")


def hours(scope: Scope) -> Subquery:
    """work, id, day, worker_id, minutes: a row for each piece of the log that says how long it took,
    and for everybody who was there."""
    parts = []
    for record in (Visit, Service, CaseSession, FollowUp, GroupSession, Event, Supervision):
        kind: Any = record
        day = getattr(kind, kind.day_field)
        here = [scope.within(day, kind.station_id), kind.minutes.is_not(None)]
        here += [held(Event, scope.today)] if record is Event else []
        what = (literal(kind.__tablename__).label("work"), kind.id, day.label("day"))
        parts.append(select(*what, kind.worker_id, kind.minutes).where(*here))
        if record in ALONG:
            rows = ALONG[record]
            there = getattr(rows, f"{rows.owner}_id") == kind.id
            another = rows.worker_id != func.coalesce(kind.worker_id, 0)
            along = select(*what, rows.worker_id, kind.minutes).join(rows, there)
            parts.append(along.where(*here, another))
    return union_all(*parts).subquery("hours")


@dataclass(frozen=True)
class Told:
    """How a kind that needs no words of its own is told: what it is called, with whom, and what.
    Of a crisis nothing but that it was: the rest is for those who deal with it."""

    record: type[Record]
    kind: str
    whom: str = ""
    what: tuple[str, ...] = ()

    def say(self, _: Any, texts: Sequence[str]) -> tuple[str, str, str]:
        whom, what = (texts[0], texts[1:]) if self.whom else ("", texts)
        return self.kind, whom, "；".join(text for text in what if text)


TOLD = (
    Told(CaseAssessment, "预估", OF_CASE, ("conclusion",)), Told(CasePlan, "服务计划", OF_CASE, ("aim",)),
    Told(CaseEvaluation, "个案评估", OF_CASE, ("process",)), Told(CaseClosing, "结案", OF_CASE, ("cause",)),
    Told(Consent, "知情同意", "person.name", ("scopes",)), Told(Crisis, "危机报告"),
    Told(GroupSummary, "小组总结", "group.name", ("attained",)),
    Told(Resource, "资源链接", "giver", ("what", "quantity")),
    Told(Training, "培训", "", ("name", "place")), Told(Complaint, "投诉", "complainant", ("content",)),
    Told(Supervision, "督导", "supervisor", ("topic",)), Told(SafetyCheck, "安全检查", "", ("hazard",)),
    Told(Assessment, "站点评估", "assessor", ("conclusion",)),
    Told(Publicity, "宣传", "", ("name", "channel")), Told(Volume, "归档", "", ("title_text",)),
)  # fmt: skip


def _others(s: Session, whose: Whose, first: date, last: date) -> Iterator[Entry]:
    """What was done besides; what lasted for days on each of them."""
    last = min(last, s.today())
    for told in TOLD:
        if discretion.locked(s, told.record.__tablename__):
            continue
        found = _found(s, told.record, whose, first, last)
        columns = (*((told.whom,) if told.whom else ()), *told.what)
        for entry, each in zip(
            _entries(s, told.record, found, columns, told.say), found, strict=True
        ):
            until = getattr(each, "ended_on", None) or entry.day
            days = (entry.day + DAY * nth for nth in range((until - entry.day).days + 1))
            yield from (replace(entry, day=day) for day in days if first <= day <= last)


Reader = Callable[[Session, Whose, date, date], Iterator[Entry]]
READERS: tuple[Reader, ...] = (
    _intakes, _visits, _services, _sessions, _follow_ups, _referrals, _group_sessions, _events, _matters, _volunteers,
    _others,
)  # fmt: skip
