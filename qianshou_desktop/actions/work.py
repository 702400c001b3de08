"""All work as one relation: what, when, where, who, with whom, how many contacts, how long.

Each kind of work adds one SELECT here, and every figure counts it from then on.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    Subquery,
    and_,
    case,
    func,
    inspect,
    literal,
    null,
    select,
    true,
    union_all,
)  # fmt: skip

from qianshou_desktop.actions import past
from qianshou_desktop.records import Record
from qianshou_desktop.records.county import Township
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.visit import Service, Visit
from qianshou_desktop.store.db import Session


@dataclass(frozen=True)
class Scope:
    """What is counted: a span of days, and the stations (None: the whole county)."""

    first: date
    last: date
    stations: tuple[int, ...] | None = None

    def at(self, column: Any) -> ColumnElement[bool]:
        """The condition that a station column lies in the scope."""
        return true() if self.stations is None else column.in_(self.stations)

    def living(self) -> ColumnElement[bool]:
        """The condition that a person belongs to the stations' townships."""
        if self.stations is None:
            return true()
        codes = select(Station.code).where(Station.id.in_(self.stations))
        towns = select(Township.id).where(Township.code.in_(codes))
        return Person.township_id.in_(towns)


def stations_of(
    s: Session, station: str | None, operator: str | None, day: date | None = None
) -> tuple[int, ...] | None:
    """The keys of the stations meant; None for the whole county. A station or an operator that
    was renamed answers to its former code or name too; whose stations they are is told as of a
    day (today where none is given). Raises Rejected."""
    if station is not None:
        key = past.known_as(s, "station", "code", station)
        if key is None:
            raise Rejected({"station": f"没有代码为“{station[:20]}”的社工站"})
        return (key,)
    if operator is not None:
        agency = past.known_as(s, "agency", "name", operator)
        if agency is None:
            raise Rejected({"operator": f"没有名为“{operator[:40]}”的机构"})
        then = past.AsOf(s, day or s.today())
        return tuple(
            x.id for x in s.scalars(select(Station)) if then.value(x, "operator") == agency
        )
    return None


def work(scope: Scope) -> Subquery:
    """work, id, day, station_id, worker_id, person_id, household_id, contacts, minutes: a row for
    each piece of work in scope."""
    parts: CompoundSelect[Any] = union_all(_visits(scope), _services(scope))
    return parts.subquery("work")


def items(scope: Scope) -> Subquery:
    """work, id, code: the items of the work in scope."""
    return union_all(
        _codes("visit", Visit, "items", _visits(scope)),
        _codes("service", Service, "items", _services(scope)),
    ).subquery("items")


def partners(scope: Scope) -> Subquery:
    """work, id, code: which of the five partners (五社) the work in scope was tied to."""
    return union_all(
        _codes("visit", Visit, "partners", _visits(scope)),
        _codes("service", Service, "partners", _services(scope)),
    ).subquery("partners")


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
        .where(Visit.seen, Visit.visited_on.between(scope.first, scope.last))
        .where(scope.at(Visit.station_id))
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
    ).where(and_(Service.served_on.between(scope.first, scope.last), scope.at(Service.station_id)))


def _codes(name: str, record: type[Record], tags: str, found: Select[Any]) -> Select[Any]:
    rows = inspect(record).relationships[f"{tags}_rows"].mapper.class_
    inside = found.subquery()
    return select(literal(name).label("work"), rows.owner_id.label("id"), rows.code).join(
        inside, inside.c.id == rows.owner_id
    )
