"""Where a case, or a person, stood on each day: at one station until a transfer, at the next from the
day of the transfer on. Months that were reported before a move so keep what they told.

A station that is mended in the record itself, without a transfer, was wrong all along.
"""

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    func,
    null,
    or_,
    select,
    true,
    union_all,
)  # fmt: skip

from qianshou_desktop.actions import past
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.county import Township
from qianshou_desktop.records.parameter import Past
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.referral import Transfer
from qianshou_desktop.records.station import Station
from qianshou_desktop.store.db import Session


@cache
def cases() -> Subquery:
    """case_id, station_id, begun_on, ended_on, came_from, went_to: a row for each time that a case
    was at a station, from its opening or the move there to its closing or the move away. The first
    has come from nowhere, the last gone nowhere. A move before the opening or after the closing
    does not count."""
    moves = _moves_of_cases()
    never = select(
        Case.id.label("case_id"), Case.station_id, Case.opened_on.label("begun_on"),
        Case.closed_on.label("ended_on"), null().label("came_from"), null().label("went_to"),
    ).where(Case.id.not_in(select(moves.c.owner)))  # fmt: skip
    first = select(
        Case.id, moves.c.came_from, Case.opened_on, moves.c.moved_on, null(), moves.c.here
    ).join(Case, Case.id == moves.c.owner).where(moves.c.nth == 1)  # fmt: skip
    later = select(
        Case.id, moves.c.here, moves.c.moved_on, func.coalesce(moves.c.left_on, Case.closed_on),
        moves.c.came_from, moves.c.went_to,
    ).join(Case, Case.id == moves.c.owner)  # fmt: skip
    return union_all(never, first, later).subquery("stays")


def entered(stays: Subquery, scope: Scope) -> ColumnElement[bool]:
    """The condition that a stay began within the span, and that the case came into the scope with
    it: by its opening, or from a station outside."""
    within = stays.c.begun_on.between(scope.first, scope.last)
    return and_(within, or_(stays.c.came_from.is_(None), ~scope.at(stays.c.came_from)))


def ended(stays: Subquery, scope: Scope) -> ColumnElement[bool]:
    """The same of its end: by its closing, or to a station outside."""
    within = stays.c.ended_on.between(scope.first, scope.last)
    return and_(within, or_(stays.c.went_to.is_(None), ~scope.at(stays.c.went_to)))


def lasting(stays: Subquery, day: Any) -> ColumnElement[bool]:
    """The condition that a stay lasted at the end of a day."""
    return and_(stays.c.begun_on <= day, or_(stays.c.ended_on.is_(None), stays.c.ended_on > day))


def open_at(scope: Scope, day: Any) -> ColumnElement[bool]:
    """The condition that a case was open at the scope's stations at the end of a day."""
    stays = cases()
    return Case.id.in_(
        select(stays.c.case_id).where(lasting(stays, day), scope.at(stays.c.station_id))
    )


def living(scope: Scope, day: Any) -> ColumnElement[bool]:
    """The condition that a person belonged to the stations' townships at the end of a day, which
    may be a column of the person's."""
    if scope.stations is None:
        return true()
    towns = _towns(scope.stations)
    moves = _moves_of_persons()
    before = select(moves.c.owner).where(
        moves.c.nth == 1, moves.c.moved_on > day, scope.at(moves.c.came_from),
    )  # fmt: skip
    after = select(moves.c.owner).where(
        moves.c.moved_on <= day, or_(moves.c.left_on.is_(None), moves.c.left_on > day),
        scope.at(moves.c.here),
    )  # fmt: skip
    stayed = Person.id.not_in(select(moves.c.owner))
    return or_(
        and_(Person.township_id.in_(towns), stayed),
        Person.id.in_(before.correlate(Person)), Person.id.in_(after.correlate(Person)),
    )  # fmt: skip


def home(s: Session, township: int | None) -> Station | None:
    """The station of a township: the one that bears its code, or else the one that bore it once, as
    where the township was followed by another."""
    town = s.get(Township, township) if township else None
    key = past.known_as(s, "station", "code", town.code) if town else None
    return s.get(Station, key) if key else None


def _towns(stations: tuple[int, ...]) -> Select[int]:
    """The keys of the townships whose station, as `home` tells it, is one of these."""
    now = select(Station.code).where(Station.id.in_(stations))
    uids = select(func.lower(func.hex(Station.uid))).where(Station.id.in_(stations))
    once = select(Past.value).where(
        Past.kind == "station", Past.field_name == "code", Past.about.in_(uids)
    )
    free = Township.code.not_in(select(Station.code))
    theirs = or_(Township.code.in_(now), and_(Township.code.in_(once), free))
    return select(Township.id).where(theirs)


@cache
def _moves_of_cases() -> Subquery:
    counts = and_(
        Transfer.moved_on >= Case.opened_on,
        or_(Case.closed_on.is_(None), Transfer.moved_on <= Case.closed_on),
    )
    return _moves(Transfer.case_id).join(Case, Case.id == Transfer.case_id).where(counts).subquery()


@cache
def _moves_of_persons() -> Subquery:
    return _moves(Transfer.person_id).where(Transfer.case_id.is_(None)).subquery()


def _moves(owner: Any) -> Select[*tuple[Any, ...]]:
    """owner, nth, came_from, here, moved_on, went_to, left_on: the transfers of each case or person
    in their order. A chain that does not fit (two laptops moved the same) goes by where it was."""
    order: Any = {"partition_by": owner, "order_by": (Transfer.moved_on, Transfer.uid)}
    before = func.lag(Transfer.to_station_id).over(**order)
    return select(
        owner.label("owner"),
        func.row_number().over(**order).label("nth"),
        func.coalesce(before, Transfer.from_station_id).label("came_from"),
        Transfer.to_station_id.label("here"),
        Transfer.moved_on,
        func.lead(Transfer.to_station_id).over(**order).label("went_to"),
        func.lead(Transfer.moved_on).over(**order).label("left_on"),
    )
