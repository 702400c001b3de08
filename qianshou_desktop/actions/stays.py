"""Where a case, or a person, stood on each day: at one station until a transfer, at the next from the
day of the transfer on. Months that were reported before a move so keep what they told.

A station that is mended in the record itself, without a transfer, was wrong all along.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Date,
    Select,
    Subquery,
    and_,
    case,
    false,
    func,
    literal,
    or_,
    select,
    true,
    union_all,
)  # fmt: skip

from qianshou_desktop.actions import standing
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
    """case_id, nth, station_id, begun_on, ended_on: a row for each time that a case was at a station,
    from its opening or the move there to its closing or the move away, and so on which day the next
    begins. A move before the opening or after the closing does not count, nor does a station to which
    a case went, or where it was opened, only to be moved on the same day."""
    moves = _moves_of_cases()
    never = select(
        Case.id.label("case_id"), literal(0).label("nth"), Case.station_id,
        Case.opened_on.label("begun_on"), Case.closed_on.label("ended_on"),
    ).where(Case.id.not_in(select(moves.c.owner)))  # fmt: skip
    first = select(Case.id, literal(0), moves.c.came_from, Case.opened_on, moves.c.moved_on)
    later = select(Case.id, moves.c.nth, moves.c.here, moves.c.moved_on,
                   func.coalesce(moves.c.left_on, Case.closed_on))  # fmt: skip
    mine = Case.id == moves.c.owner
    return union_all(
        never,
        first.join(Case, mine).where(moves.c.nth == 1, moves.c.moved_on > Case.opened_on),
        later.join(Case, mine),
    ).subquery("stays")


def within(scope: Scope) -> Subquery:
    """case_id, begun_on, ended_on, came, went: the stays at the scope's stations, of an operator those
    parts for which it ran them. `came` is None where the case was in the scope already until that
    very day, `went` where it stays in it: so that none of the scope's own moves is counted."""
    stays = cases()
    if scope.turns is None:
        parts = select(
            stays.c.case_id, stays.c.nth, stays.c.begun_on, stays.c.ended_on
        ).where(scope.at(stays.c.station_id)).subquery()  # fmt: skip
    else:
        parts = _turns(stays, scope.turns)
    order: Any = {"partition_by": parts.c.case_id, "order_by": (parts.c.nth, parts.c.begun_on)}
    before = func.lag(parts.c.ended_on).over(**order)
    after = func.lead(parts.c.begun_on).over(**order)
    came = case((before == parts.c.begun_on, None), else_=parts.c.begun_on)
    went = case((after == parts.c.ended_on, None), else_=parts.c.ended_on)
    return select(
        parts.c.case_id, parts.c.begun_on, parts.c.ended_on, came.label("came"), went.label("went")
    ).subquery("within")


def _turns(stays: Subquery, turns: Sequence[tuple[int, date, date]]) -> Subquery:
    """The parts of the stays that fall into the turns of an operator."""
    found = []
    for station, first, last in turns:
        gone = None if last == date.max else last + timedelta(days=1)
        begun = func.max(stays.c.begun_on, literal(first, Date))
        ended = stays.c.ended_on if gone is None else func.min(
            func.coalesce(stays.c.ended_on, literal(gone, Date)), literal(gone, Date)
        )  # fmt: skip
        found.append(
            select(stays.c.case_id, stays.c.nth, begun.label("begun_on"), ended.label("ended_on"))
            .where(stays.c.station_id == station, stays.c.begun_on <= last,
                   or_(stays.c.ended_on.is_(None), stays.c.ended_on >= first))
        )  # fmt: skip
    if not found:
        return select(stays.c.case_id, stays.c.nth, stays.c.begun_on, stays.c.ended_on).where(
            false()
        ).subquery()  # fmt: skip
    return union_all(*found).subquery("turns")


def lasting(stays: Subquery, day: Any) -> ColumnElement[bool]:
    """The condition that a stay lasted at the end of a day."""
    return and_(stays.c.begun_on <= day, or_(stays.c.ended_on.is_(None), stays.c.ended_on > day))


def open_at(scope: Scope, day: Any) -> ColumnElement[bool]:
    """The condition that a case was open at the scope's stations at the end of a day."""
    stays = within(scope)
    return Case.id.in_(select(stays.c.case_id).where(lasting(stays, day)))


def station_on(s: Session, case: int, day: date) -> int | None:
    """The key of the station where a case was on a day of its life; None before it and after."""
    stays = cases()
    there = and_(stays.c.begun_on <= day,
                 or_(stays.c.ended_on.is_(None), stays.c.ended_on >= day))  # fmt: skip
    query = select(stays.c.station_id).where(stays.c.case_id == case, there)
    return s.scalar(query.order_by(stays.c.nth.desc()).limit(1))


def home_on(s: Session, person: Person, day: date) -> int | None:
    """The key of the station to which a person belonged on a day; None without any. The day of a move
    is already the next station's."""
    moves = _moves_of_persons()
    mine = select(moves.c.came_from, moves.c.here, moves.c.moved_on).where(
        moves.c.owner == person.id
    )
    home = standing.home(s, person.township_id)
    if not (rows := s.execute(mine.order_by(moves.c.nth)).all()):
        return home.id if home else None
    gone: list[int] = [here for _, here, moved_on in rows if moved_on <= day]
    first: int | None = rows[0].came_from
    return gone[-1] if gone else first


def living(scope: Scope, day: Any) -> ColumnElement[bool]:
    """The condition that a person belonged to the stations' townships at the end of a day, which
    may be a column of the person's; of an operator, to those of the stations that it ran that day."""
    if scope.turns is None or isinstance(day, date):
        stations = stations_on(scope, day)
        return true() if stations is None else _living(stations, day)
    each = (and_(_living((key,), day), day.between(begun, end)) for key, begun, end in scope.turns)
    return or_(false(), *each)


def moved() -> Select[int]:
    """The keys of the persons who have moved between stations."""
    return select(_moves_of_persons().c.owner)


def stations_on(scope: Scope, day: date) -> tuple[int, ...] | None:
    """The keys of the scope's stations on a day; None for the whole county."""
    if scope.turns is None:
        return scope.stations
    return tuple(key for key, begun, end in scope.turns if begun <= day <= end)


def stations_ever(scope: Scope) -> tuple[int, ...] | None:
    """The keys of the stations that were in the scope on some day; None for the whole county."""
    if scope.turns is None:
        return scope.stations
    return tuple({key for key, _, _ in scope.turns})


def _living(stations: tuple[int, ...], day: Any) -> ColumnElement[bool]:
    towns = townships(stations)
    moves = _moves_of_persons()
    before = select(moves.c.owner).where(
        moves.c.nth == 1, moves.c.moved_on > day, moves.c.came_from.in_(stations),
    )  # fmt: skip
    after = select(moves.c.owner).where(
        moves.c.moved_on <= day, or_(moves.c.left_on.is_(None), moves.c.left_on > day),
        moves.c.here.in_(stations),
    )  # fmt: skip
    stayed = Person.id.not_in(moved())
    return or_(
        and_(Person.township_id.in_(towns), stayed),
        Person.id.in_(before.correlate_except(moves)), Person.id.in_(after.correlate_except(moves)),
    )  # fmt: skip


def townships(stations: tuple[int, ...]) -> Select[int]:
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
    lived = select(Case.id).where(
        Case.id == Transfer.case_id, Transfer.moved_on >= Case.opened_on,
        or_(Case.closed_on.is_(None), Transfer.moved_on <= Case.closed_on),
    )  # fmt: skip
    return _moves(Transfer.case_id, lived.exists())


@cache
def _moves_of_persons() -> Subquery:
    return _moves(Transfer.person_id, Transfer.case_id.is_(None))


def _moves(owner: Any, counts: ColumnElement[bool]) -> Subquery:
    """owner, nth, came_from, here, moved_on, left_on: the transfers of each case or person
    in their order, of those of one day the last. A chain that does not fit (two laptops moved the
    same) goes by where it was."""
    day: Any = {"partition_by": (owner, Transfer.moved_on)}
    every = select(
        owner.label("owner"), Transfer.to_station_id, Transfer.moved_on,
        func.first_value(Transfer.from_station_id)
        .over(**day, order_by=Transfer.uid).label("from_station_id"),
        func.row_number().over(**day, order_by=Transfer.uid.desc()).label("back"),
    ).where(counts).subquery()  # fmt: skip
    order: Any = {"partition_by": every.c.owner, "order_by": every.c.moved_on}
    before = func.lag(every.c.to_station_id).over(**order)
    return select(
        every.c.owner,
        func.row_number().over(**order).label("nth"),
        func.coalesce(before, every.c.from_station_id).label("came_from"),
        every.c.to_station_id.label("here"),
        every.c.moved_on,
        func.lead(every.c.moved_on).over(**order).label("left_on"),
    ).where(every.c.back == 1).subquery()  # fmt: skip
