"""本年累计, 年度指标 and 完成率: a year's figures so far, with what a station had counted before it
began to keep its records here, against the targets set for the year."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, func, select

from qianshou_desktop.actions.figures import CONTACTS, TOTAL, Figures, between
from qianshou_desktop.actions.periods import Period
from qianshou_desktop.actions.work import turns_of
from qianshou_desktop.records.annual import AnnualTarget, Opening, OpeningFigure
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms_report import STANDING
from qianshou_desktop.store.db import Session


def so_far(
    s: Session,
    span: Period,
    station: str | None = None,
    operator: str | None = None,
    now: Figures | None = None,
) -> Figures:
    """The figures from New Year to a period's last day. What the opening figures of a station tell of
    its first months takes the place of what the records would, unless they tell more, and of nothing
    else; how things stand on a day is never added up. `now`, where it is known, are the figures of the
    period itself. Of an operator the openings count that tell of a station while it ran it. Raises
    Rejected (station, operator)."""
    year = span.year_to_date()
    counted = now is not None and span.first == year.first  # the period begins the year
    found = dict(now or {}) if counted else between(s, year, station, operator, brief=True)
    turns = turns_of(s, operator) if operator and not station else None
    for opening, code in openings(s, span.last, station):
        if turns is not None and not ran(turns, opening):
            continue
        before = between(s, Period(year.name, year.first, opening.counted_to), code, brief=True)
        for key, number in _told(s, opening, before).items():
            # People whom two stations served are one of the county's: never fewer than the period's own.
            found[key] = max(found[key] + max(0, number - before[key]), now[key] if now else 0)
    return found


def ran(turns: Sequence[tuple[int, date, date]], opening: Opening) -> bool:
    """Whether an operator ran the station on the day to which an opening counts."""
    return any(k == opening.station_id and b <= opening.counted_to <= e for k, b, e in turns)


def openings(s: Session, day: date, station: str | None) -> list[tuple[Opening, str]]:
    """Those that were counted by a day, each with its station's code."""
    query = (
        select(Opening, Station.code)
        .join(Station, Station.id == Opening.station_id)
        .where(Opening.counted_to.between(date(day.year, 1, 1), day))
        .order_by(Opening.id)
    )
    if station is not None:
        query = query.where(Station.code == station)
    return [(opening, code or "") for opening, code in s.execute(query)]


def openings_of(s: Session, year: int, station: str | None = None) -> list[tuple[Opening, str]]:
    """All of a year, whenever they were counted."""
    return openings(s, date(year, 12, 31), station)


def _told(s: Session, opening: Opening, before: Figures) -> dict[str, int]:
    """What an opening says; of all contacts together the sum of their parts, those by the records that
    it leaves out, unless it says more."""
    mine = select(OpeningFigure.figure, _measure(OpeningFigure).label("amount")).where(
        OpeningFigure.opening_id == opening.id
    )
    every = s.execute(mine).all()
    told: dict[str, int] = {r.figure: r.amount for r in every if r.figure not in STANDING}
    if told.keys() & {TOTAL, *CONTACTS}:
        parts: list[int] = [told[p] if p in told else before[p] for p in CONTACTS]
        told[TOTAL] = max(told.get(TOTAL, 0), sum(parts))
    return told


def targets(
    s: Session, year: int, station: str | None = None, among: Sequence[int] | None = None
) -> dict[str, int]:
    """The year's targets by figure: of a station, or of the county; where the county has set none of
    its own, those of its stations together. With `among` those of some stations together."""
    query = select(AnnualTarget.figure, func.sum(_measure(AnnualTarget))).where(
        AnnualTarget.year == year
    )
    query = query.group_by(AnnualTarget.figure)
    if station is not None:
        mine = query.join(Station, Station.id == AnnualTarget.station_id)
        return {f: int(n) for f, n in s.execute(mine.where(Station.code == station))}
    if among is not None:
        return {f: int(n) for f, n in s.execute(query.where(AnnualTarget.station_id.in_(among)))}
    whole = s.execute(query.where(AnnualTarget.station_id.is_(None)))
    parts = s.execute(query.where(AnnualTarget.station_id.is_not(None)))
    return {f: int(n) for f, n in parts} | {f: int(n) for f, n in whole}


def _measure(row: type[AnnualTarget | OpeningFigure]) -> ColumnElement[int]:
    """How much a row says: a number, or whole fen."""
    return func.coalesce(row.amount_fen, row.amount)


def reached(number: float, target: int | None) -> float | None:
    """完成率 as a ratio; None where nothing is aimed at."""
    return number / target if target else None
