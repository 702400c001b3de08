"""The visits that the schedule asked for, and those of them that were made (domain.md §2.4, F17): window by
window of each risk, and within hours of a major change."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy import String, func, or_, select, type_coerce

from qianshou_desktop.actions import periods, stays
from qianshou_desktop.actions.meetings import meetings
from qianshou_desktop.actions.schedule import Life, Lives, Schedule, changes
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms import RISK
from qianshou_desktop.store.db import Session

FEW = 900  # persons that a query may name one by one
MET = "days_met"  # of a session that reads: from when to when it was read who was met, and when


@dataclass(frozen=True)
class Window:
    """The days within which each of some persons was to be seen once."""

    first: date
    last: date
    persons: frozenset[int]


def windows(s: Session, scope: Scope) -> list[Window]:
    """Those that end within the scope, for who was on file throughout."""
    schedule, register = Schedule(s), _Register(s, scope)
    return [
        Window(first, last, frozenset(register.asked(risk, first, last)))
        for risk in RISK
        for first, last in schedule.windows(risk, scope.first, scope.last)
    ]


Resident = tuple[Life, int | None]  # a person, and the township of today


class _Register:
    """The persons of a scope, read once for all its windows. Most have kept their risk and their
    township; where the others stood is asked for each day."""

    def __init__(self, s: Session, scope: Scope) -> None:
        self.s, self.scope = s, scope
        self.moved = frozenset(s.scalars(stays.moved()))
        self.towns = cache(self._towns)
        self.moved_here = cache(self._moved_here)
        self.steady: dict[str, list[Resident]] = defaultdict(list)
        self.others: list[Resident] = []
        for life, town in self._lives():
            kept = life.key not in self.moved and not life.then
            (self.steady[life.risk] if kept else self.others).append((life, town))

    def _lives(self) -> Iterator[Resident]:
        query = select(Person.township_id, Person.id, Person.risk, Person.filed_on, Person.left_on,
                       Person.returned_on)  # fmt: skip
        lives = Lives(self.s)
        ever = stays.stations_ever(self.scope)
        if ever is not None:
            mine = Person.township_id.in_(stays.townships(ever))
            query = query.where(or_(mine, Person.id.in_(stays.moved())))
        for town, key, risk, filed, left, back in self.s.execute(query):
            yield lives.of(key, risk, filed, left, back), town

    def asked(self, risk: str, first: date, last: date) -> Iterator[int]:
        """Who of a risk was on file in the scope from one day to another."""
        towns = self.towns(stays.stations_on(self.scope, last))
        for life, town in self.steady[risk]:
            if (towns is None or town in towns) and life.asked(first, last, risk):
                yield life.key
        for life, town in self.others:
            if life.asked(first, last, risk) and self._here((life, town), towns, last):
                yield life.key

    def _here(self, resident: Resident, towns: frozenset[int] | None, day: date) -> bool:
        life, town = resident
        if life.key in self.moved:
            return life.key in self.moved_here(day)
        return towns is None or town in towns

    def _towns(self, stations: tuple[int, ...] | None) -> frozenset[int] | None:
        return None if stations is None else frozenset(self.s.scalars(stays.townships(stations)))

    def _moved_here(self, day: date) -> frozenset[int]:
        mine = Person.id.in_(self.moved)
        return frozenset(
            self.s.scalars(select(Person.id).where(mine, stays.living(self.scope, day)))
        )


def counted(s: Session, scope: Scope) -> tuple[int, int]:
    """How many visits were due, and how many of them were made."""
    told = [done for _, done in _asked(s, scope)]
    return len(told), sum(told)


class _Seen:
    """On which days each person was seen, as ISO dates in order: read once for all windows, since a
    year of weeks would ask again and again; and of many people once for all who ask within them, as
    the county and then each of its stations does."""

    def __init__(self, s: Session, asked: Sequence[Window]) -> None:
        self.days: dict[int, list[str]] = {}
        persons = frozenset[int]().union(*(window.persons for window in asked))
        if not persons:
            return
        first, last = min(w.first for w in asked), max(w.last for w in asked)
        known = s.info.get(MET)
        if known and known[0] <= first and last <= known[1]:
            self.days = known[2]
        elif len(persons) <= FEW:
            self.days = _days(s, first, last, persons)
        else:
            self.days = _days(s, first, last)
            s.info[MET] = (first, last, self.days)

    def within(self, person: int, window: Window) -> bool:
        days = self.days.get(person, ())
        at = bisect_left(days, window.first.isoformat())
        return at < len(days) and days[at] <= window.last.isoformat()


def _days(
    s: Session, first: date, last: date, persons: Collection[int] = ()
) -> dict[int, list[str]]:
    met = meetings()
    days = func.group_concat(type_coerce(met.c.day, String), ",")
    query = select(met.c.person_id, days).group_by(met.c.person_id)
    query = query.where(met.c.day.between(first, last))
    if persons:
        query = query.where(met.c.person_id.in_(persons))
    return {person: sorted(told.split(",")) for person, told in s.execute(query)}


def persons(s: Session, scope: Scope, *, made: bool) -> Iterator[int]:
    """Whose visits were due; only those that were made. What is asked of months to come is not due yet."""
    return (person for person, done in _asked(s, scope) if done or not made)


def _asked(s: Session, scope: Scope) -> Iterator[tuple[int, bool]]:
    """Each person once for each visit that was due, and whether it was made."""
    asked, until = windows(s, scope), periods.parse(f"{s.today():%Y-%m}").last
    seen = _Seen(s, asked)
    for window in asked:
        for person in window.persons:
            done = seen.within(person, window)
            if done or window.last <= until:
                yield person, done
    for change in changes(s, scope, Schedule(s)):
        if change.made or change.last <= until:
            yield change.person, change.made


def missed(s: Session, scope: Scope) -> Counter[int]:
    """How often each person was not seen within days that are over."""
    over = [window for window in windows(s, scope) if window.last < s.today()]
    seen = _Seen(s, over)
    found: Counter[int] = Counter()
    for window in over:
        found.update(key for key in window.persons if not seen.within(key, window))
    for change in changes(s, scope, Schedule(s)):
        if not change.made and change.until < s.now():
            found[change.person] += 1
    return found
