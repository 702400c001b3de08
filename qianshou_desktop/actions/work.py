"""All work as one relation: what, when, where, who, with whom, how many contacts, how long.

Each kind of work adds one SELECT here, and every figure counts it from then on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Subquery,
    and_,
    case,
    exists,
    false,
    func,
    inspect,
    literal,
    null,
    or_,
    select,
    true,
    union_all,
)  # fmt: skip
from sqlalchemy.orm import aliased

from qianshou_desktop.actions import past, standing
from qianshou_desktop.records import Record
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import Attendance, Group, GroupOutline, GroupSession
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.visit import Service, Visit
from qianshou_desktop.store.db import Session

KEPT = 8  # relations of the last scopes: putting one together takes as long as asking it


@dataclass(frozen=True)
class Scope:
    """What is counted: a span of days as of today, and the stations (None: the whole county). `turns`
    says of an operator when it has run which of them."""

    first: date
    last: date
    today: date
    stations: tuple[int, ...] | None = None
    turns: tuple[tuple[int, date, date], ...] | None = None

    def at(self, column: Any) -> ColumnElement[bool]:
        """The condition that a station column lies in the scope."""
        return true() if self.stations is None else column.in_(self.stations)

    def within(self, day: Any, station: Any) -> ColumnElement[bool]:
        """The condition that something of a day and a station lies in the scope."""
        inside = day.between(self.first, self.last)
        if self.turns is None:
            return and_(inside, self.at(station))
        each = [and_(station == key, day.between(begun, end)) for key, begun, end in self.turns]
        return and_(inside, or_(false(), *each))


def stations_of(
    s: Session, station: str | None, operator: str | None, day: date | None = None
) -> tuple[int, ...] | None:
    """The keys of the stations meant; None for the whole county. A station or an operator that
    was renamed answers to its former code or name too; whose stations they are is told as of a
    day (today where none is given). Raises Rejected."""
    if station is not None:
        return (standing.by_code(s, station).id,)
    if operator is not None:
        agency = past.known_as(s, "agency", "name", operator)
        if agency is None:
            raise Rejected({"operator": f"没有名为“{operator[:40]}”的机构"})
        then = past.AsOf(s, day or s.today())
        every = (x for x in s.scalars(select(Station)) if then.begun(x))
        return tuple(x.id for x in every if then.value(x, "operator") == agency)
    return None


def turns_of(s: Session, operator: str) -> tuple[tuple[int, date, date], ...]:
    """When an operator has run which station: its key, first and last day."""
    agency = past.known_as(s, "agency", "name", operator)
    return tuple(
        (station.id, begun, end)
        for station in s.scalars(select(Station).order_by(Station.code))
        for key, begun, end in past.terms(s, station, "operator")
        if key == agency and begun <= end
    )


def handed_over(s: Session, operator: str, year: int) -> bool:
    """Whether a station that it ran in a year was another's in that year as well."""
    agency = past.known_as(s, "agency", "name", operator)
    mine = [key for key, begun, end in turns_of(s, operator) if begun.year <= year <= end.year]
    return any(
        key not in (None, agency) and begun <= end and begun.year <= year <= end.year
        for station in mine
        for key, begun, end in past.terms(s, s.get_one(Station, station), "operator")
    )


@lru_cache(KEPT)
def work(scope: Scope) -> Subquery:
    """work, id, day, station_id, worker_id, person_id, household_id, contacts, minutes, project_id:
    a row for each piece of work in scope. A group's session is one piece, for no single person."""
    parts: CompoundSelect[Any] = union_all(*(found(scope) for found in WORK.values()))
    return parts.subquery("work")


@lru_cache(KEPT)
def people(scope: Scope) -> Subquery:
    """work, id, day, person_id, contacts, worker_id, project_id: a row for each person on file in each
    piece of work, so that those who came to a group are counted as people too."""
    done = work(scope)
    alone = select(
        done.c.work, done.c.id, done.c.day, done.c.person_id, done.c.contacts, done.c.worker_id,
        done.c.project_id,
    ).where(done.c.person_id.is_not(None))  # fmt: skip
    met = _group_sessions(scope).subquery()
    came = attended(
        select(met.c.work, met.c.id, met.c.day, Attendance.person_id, literal(1),
               met.c.worker_id, met.c.project_id),
        met.c.id,
    )  # fmt: skip
    return union_all(alone, came).subquery("people")


def attended(found: Select[Any], session: ColumnElement[int]) -> Select[Any]:
    """Each session of a group once for everybody on file who came."""
    there = Attendance.group_session_id == session
    return found.join(Attendance, there).where(Attendance.present)


def items(scope: Scope) -> Subquery:
    """work, id, code, leads, person_id, contacts, minutes: the items of the work in scope; of those
    of one domain in one piece of work the first `leads`."""
    return _tags(scope, "items")


def partners(scope: Scope) -> Subquery:
    """The same of the five partners (五社) to which the work in scope was tied; the sessions of a group
    are tied to its partners."""
    return _tags(scope, "partners")


@lru_cache(KEPT)
def _tags(scope: Scope, name: str) -> Subquery:
    """Work of the kinds that bear such codes, or of which the whole does, once for each code."""
    found = []
    for work, record in RECORD.items():
        mine, whole = WORK[work](scope).subquery(), WHOLE.get(work)
        if name in record.fields:
            found.append(_codes(work, record, name, mine, mine.c.id))
        elif whole and name in whole[0].fields:
            owner = select(whole[1]).where(record.id == mine.c.id).scalar_subquery()
            found.append(_codes(work, whole[0], name, mine, owner))
    return union_all(*found).subquery(name)


def _visits(scope: Scope) -> Select[*tuple[Any, ...]]:
    """Only seen visits count as contacts."""
    return (
        select(
            literal("visit").label("work"),
            Visit.id,
            Visit.visited_on.label("day"),
            Visit.station_id,
            Visit.worker_id,
            Visit.person_id,
            Person.household_id,
            literal(1).label("contacts"),
            func.coalesce(Visit.minutes, 0).label("minutes"),
            Visit.project_id,
        )
        .join(Person, Person.id == Visit.person_id)
        .where(Visit.seen, scope.within(Visit.visited_on, Visit.station_id))
    )


def _services(scope: Scope) -> Select[*tuple[Any, ...]]:
    heads = func.coalesce(Service.headcount, case((Service.client.is_not(None), 1), else_=0))
    return select(
        literal("service").label("work"),
        Service.id,
        Service.served_on.label("day"),
        Service.station_id,
        Service.worker_id,
        Service.person_id,
        null().label("household_id"),
        case((Service.person_id.is_not(None), 1), else_=heads).label("contacts"),
        func.coalesce(Service.minutes, 0).label("minutes"),
        Service.project_id,
    ).where(scope.within(Service.served_on, Service.station_id))


def _sessions(scope: Scope) -> Select[*tuple[Any, ...]]:
    """A session of a case is one contact with its person."""
    return (
        select(
            literal("session").label("work"),
            CaseSession.id,
            CaseSession.held_on.label("day"),
            CaseSession.station_id,
            CaseSession.worker_id,
            Case.person_id,
            null().label("household_id"),
            literal(1).label("contacts"),
            func.coalesce(CaseSession.minutes, 0).label("minutes"),
            Case.project_id,
        )
        .join(Case, Case.id == CaseSession.case_id)
        .where(scope.within(CaseSession.held_on, CaseSession.station_id))
    )


def called() -> ColumnElement[int]:
    """How many of those named came to a session of a group."""
    mine = (Attendance.group_session_id == GroupSession.id, Attendance.present)
    return select(func.count()).where(*mine).correlate(GroupSession).scalar_subquery()


def came() -> ColumnElement[int]:
    """How many came to it: those who were named, or the number that was written down where it is more.
    What was written stays as it is: who is unticked again leaves nothing behind."""
    return func.max(called(), func.coalesce(GroupSession.headcount, 0))


def planned() -> ColumnElement[int]:
    """How many sessions a group is to have: as was written, or as its outline has where that is more."""
    rows = select(func.count()).where(GroupOutline.group_id == Group.id).correlate(Group)
    return func.max(rows.scalar_subquery(), func.coalesce(Group.times, 0))


def _group_sessions(scope: Scope) -> Select[*tuple[Any, ...]]:
    return (
        select(
            literal("group_session").label("work"),
            GroupSession.id,
            GroupSession.held_on.label("day"),
            GroupSession.station_id,
            GroupSession.worker_id,
            null().label("person_id"),
            null().label("household_id"),
            came().label("contacts"),
            func.coalesce(GroupSession.minutes, 0).label("minutes"),
            Group.project_id,
        )
        .join(Group, Group.id == GroupSession.group_id)
        .where(scope.within(GroupSession.held_on, GroupSession.station_id))
    )


def _events(scope: Scope) -> Select[*tuple[Any, ...]]:
    """Events that were held: none planned or cancelled, and none whose day has not come."""
    return select(
        literal("event").label("work"),
        Event.id,
        Event.held_on.label("day"),
        Event.station_id,
        Event.worker_id,
        null().label("person_id"),
        null().label("household_id"),
        func.coalesce(Event.headcount, 0).label("contacts"),
        func.coalesce(Event.minutes, 0).label("minutes"),
        Event.project_id,
    ).where(scope.within(Event.held_on, Event.station_id), held(Event, scope.today))


NOT_HELD = ("planned", "cancelled")


def held(event: type[Event], today: date) -> ColumnElement[bool]:
    """The condition that an event took place: its day has come, and it is neither cancelled nor still
    said to be planned."""
    return and_(event.held_on <= today, func.coalesce(event.state, "").not_in(NOT_HELD))


RECORD: dict[str, type[Record]] = {
    "visit": Visit, "service": Service, "session": CaseSession,
    "group_session": GroupSession, "event": Event,
}  # fmt: skip
WORK: dict[str, Callable[[Scope], Select[*tuple[Any, ...]]]] = {
    "visit": _visits, "service": _services, "session": _sessions,
    "group_session": _group_sessions, "event": _events,
}  # fmt: skip


WHOLE: dict[str, tuple[type[Record], Any]] = {"group_session": (Group, GroupSession.group_id)}


def _codes(name: str, record: type[Record], tags: str, mine: Subquery, owner: Any) -> Select[Any]:
    rows = inspect(record).relationships[f"{tags}_rows"].mapper.class_
    before = aliased(rows)
    same = func.substr(before.code, 1, 1) == func.substr(rows.code, 1, 1)
    earlier = exists().where(before.owner_id == rows.owner_id, before.code < rows.code, same)
    return select(
        literal(name).label("work"), mine.c.id, rows.code, (~earlier).label("leads"),
        mine.c.person_id, mine.c.contacts, mine.c.minutes,
    ).join(rows, rows.owner_id == owner)  # fmt: skip
