"""The visits that the schedule asked for, and those of them that were made (domain.md §2.4, F17): window by
window of each risk, and within hours of a major change."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, select

from qianshou_desktop.actions import stays
from qianshou_desktop.actions.presence import throughout
from qianshou_desktop.actions.schedule import Risks, Schedule, changes
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms import RISK
from qianshou_desktop.records.visit import Visit
from qianshou_desktop.store.db import Session

FEW = 900  # persons that a query may name one by one


@dataclass(frozen=True)
class Window:
    """The days within which each of some persons was to be seen once."""

    first: date
    last: date
    asked: Select[int]


def windows(s: Session, scope: Scope) -> Iterator[Window]:
    """Those that end within the scope, for who was on file throughout."""
    schedule, risks = Schedule(s), Risks(s)
    for risk in RISK:
        for first, last in schedule.windows(risk, scope.first, scope.last):
            whole = and_(throughout(first, last), risks.was(risk, last))
            yield Window(first, last, select(Person.id).where(whole, stays.living(scope, last)))


def counted(s: Session, scope: Scope) -> tuple[int, int]:
    """How many visits were due, and how many of them were made."""
    asked = [(window, set(s.scalars(window.asked))) for window in windows(s, scope)]
    days = _days_seen(s, asked)
    made = sum(
        _within(days.get(person, ()), window) for window, persons in asked for person in persons
    )
    urgent = changes(s, scope, Schedule(s))
    due = sum(len(persons) for _, persons in asked) + len(urgent)
    return due, made + sum(change.made for change in urgent)


def _days_seen(s: Session, asked: list[tuple[Window, set[int]]]) -> dict[int, list[date]]:
    """On which days each person was seen, in order: read once for all windows, since a year of weeks
    would ask again and again. Of few persons by the person, of many by the day."""
    if not asked:
        return {}
    first, last = min(w.first for w, _ in asked), max(w.last for w, _ in asked)
    query = select(Visit.person_id, Visit.visited_on).where(
        Visit.seen, Visit.visited_on.between(first, last)
    )
    persons = set[int]().union(*(each for _, each in asked))
    if len(persons) <= FEW:
        query = query.where(Visit.person_id.in_(persons))
    found: dict[int, list[date]] = defaultdict(list)
    for person, day in s.execute(query.order_by(Visit.visited_on)):
        found[person].append(day)
    return found


def _within(days: Sequence[date], window: Window) -> bool:
    at = bisect_left(days, window.first)
    return at < len(days) and days[at] <= window.last


def _seen(window: Window) -> ColumnElement[bool]:
    """The condition that a person was seen within the days: by the visits of the days, of which there
    are few, and not by all those of each person."""
    within = Visit.visited_on.between(window.first, window.last)
    return Person.id.in_(select(Visit.person_id).where(Visit.seen, within))


def persons(s: Session, scope: Scope, *, made: bool) -> Iterator[int]:
    """Whose visits were due; only those that were made."""
    for window in windows(s, scope):
        yield from s.scalars(window.asked.where(_seen(window)) if made else window.asked)
    for change in changes(s, scope, Schedule(s)):
        if change.made or not made:
            yield change.person


def missed(s: Session, scope: Scope) -> Counter[int]:
    """How often each person was not seen within days that are over."""
    found: Counter[int] = Counter()
    for window in windows(s, scope):
        if window.last < s.today():
            found.update(s.scalars(window.asked.where(~_seen(window))))
    for change in changes(s, scope, Schedule(s)):
        if not change.made and change.until < s.now():
            found[change.person] += 1
    return found
