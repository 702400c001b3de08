"""The visits that the schedule asked for, and those of them that were made (domain.md §2.4, F17): window by
window of each risk, and within hours of a major change."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Select, and_, distinct, exists, func, or_, select

from qianshou_desktop.actions import stays
from qianshou_desktop.actions.schedule import Risks, Schedule, changes
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms import RISK
from qianshou_desktop.records.visit import Visit
from qianshou_desktop.store.db import Session


@dataclass(frozen=True)
class Window:
    """The days within which each of some persons was to be seen once."""

    first: date
    last: date
    asked: Select[int]


def on_file(day: date) -> ColumnElement[bool]:
    """The condition that a person is on file at the end of a day."""
    return and_(Person.filed_on <= day, or_(Person.left_on.is_(None), Person.left_on > day))


def windows(s: Session, scope: Scope) -> Iterator[Window]:
    """Those that end within the scope, for who was on file throughout."""
    schedule, risks = Schedule(s), Risks(s)
    for risk in RISK:
        for first, last in schedule.windows(risk, scope.first, scope.last):
            whole = and_(Person.filed_on <= first, on_file(last), risks.was(risk, last))
            yield Window(first, last, select(Person.id).where(whole, stays.living(scope, last)))


def counted(s: Session, scope: Scope) -> tuple[int, int]:
    """How many visits were due, and how many of them were made."""
    due = made = 0
    for window in windows(s, scope):
        due += s.scalar(select(func.count()).select_from(window.asked.subquery())) or 0
        visited = select(func.count(distinct(Visit.person_id))).where(
            _inside(window), Visit.person_id.in_(window.asked)
        )
        made += s.scalar(visited) or 0
    urgent = changes(s, scope, Schedule(s))
    return due + len(urgent), made + sum(change.made for change in urgent)


def _inside(window: Window) -> ColumnElement[bool]:
    return and_(Visit.seen, Visit.visited_on.between(window.first, window.last))


def persons(s: Session, scope: Scope, *, made: bool) -> Iterator[int]:
    """Whose visits were due; only those that were made."""
    for window in windows(s, scope):
        yield from s.scalars(_done(window) if made else window.asked)
    for change in changes(s, scope, Schedule(s)):
        if change.made or not made:
            yield change.person


def _done(window: Window) -> Select[int]:
    seen = exists().where(Visit.person_id == Person.id, _inside(window))
    return window.asked.where(seen)


def missed(s: Session, scope: Scope) -> Counter[int]:
    """How often each person was not seen within days that are over."""
    found: Counter[int] = Counter()
    for window in windows(s, scope):
        if window.last < s.today():
            seen = exists().where(Visit.person_id == Person.id, _inside(window))
            found.update(s.scalars(window.asked.where(~seen)))
    for change in changes(s, scope, Schedule(s)):
        if not change.made and change.until < s.now():
            found[change.person] += 1
    return found
