"""The schedule of visits: how often by risk, and within how many hours after a major change. The
numbers are parameters (F17) that hold from a day on; each span of the schedule follows what holds on
its last day, so that old reports keep what was asked for then."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, cached_property

from sqlalchemy import func, select

from qianshou_desktop.actions import past, periods, seals, stays
from qianshou_desktop.actions.meetings import meetings
from qianshou_desktop.actions.presence import absences
from qianshou_desktop.actions.rules import DEFAULTS
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.records.kinds import BEIJING
from qianshou_desktop.records.kinship import LifeChange
from qianshou_desktop.records.parameter import Parameter, Past
from qianshou_desktop.records.person import Gone, Person, present
from qianshou_desktop.records.terms import RISK
from qianshou_desktop.records.visit import Visit
from qianshou_desktop.store.db import Session

DAY = timedelta(days=1)
LONGEST = timedelta(days=366)  # no span of the schedule is longer
Window = tuple[date, date]
Moment = tuple[date, str | None]  # the day of a visit, and the time of day where it is written down
LEADS = ("visited_on", "person_id", "seen")  # what of a visit tells when to come again


class Schedule:
    """The parameters of F17, as they stood on any day."""

    def __init__(self, s: Session) -> None:
        query = select(Parameter).where(Parameter.name.like("F17.%"))
        rows = s.scalars(query.order_by(Parameter.from_on, Parameter.id))
        self.rows = [(row.name, row.from_on, row.value) for row in rows]
        self.every = cache(self._every)

    def hours(self, day: date) -> int:
        """Within how many hours after a major change somebody goes."""
        hours = self._value("F17.change_hours", day)
        assert isinstance(hours, int)
        return hours

    def windows(self, risk: str, first: date, last: date) -> list[Window]:
        """The spans that end within some days, in each of which a person of that risk is due one
        visit."""
        found: list[Window] = []
        for begin, end in self._stretches(risk, first, last):
            found += periods.windows(self.every(risk, begin), begin, end)
        return found

    def running(self, risk: str, day: date) -> Window:
        """The span that holds a day: the first that ends on it or later."""
        return self.windows(risk, day, day + LONGEST)[0]

    def words(self, day: date) -> str:
        """高每周、重点每月、一般每季."""
        return "、".join(f"{label}{self.every(risk, day)}" for risk, label in RISK.items())

    def changed(self, first: date, last: date) -> bool:
        """Whether another interval came into force within some days, after the first of them."""
        return any(len(list(self._stretches(risk, first, last))) > 1 for risk in RISK)

    def _every(self, risk: str, day: date) -> str:
        """每周, 每月 …"""
        return str(self._value(f"F17.{risk}", day))

    def _value(self, name: str, day: date) -> object:
        default = DEFAULTS[name]
        held = [text for each, from_on, text in self.rows if each == name and from_on <= day]
        return default.read(held[-1]) if held else default.value

    def _stretches(self, risk: str, first: date, last: date) -> Iterator[Window]:
        """The days cut where another interval begins to hold."""
        name = f"F17.{risk}"
        cuts = {day for each, day, _ in self.rows if each == name and first < day <= last}
        edges = [first, *sorted(cuts), last + DAY if last < date.max else last]
        for at, begin in enumerate(edges[:-1]):
            final = at == len(edges) - 2
            yield begin, last if final else edges[at + 1] - DAY


@dataclass(frozen=True)
class Life:
    """What of a person tells whether a visit was asked for."""

    key: int
    risk: str  # as it is now
    filed: date
    gone: Sequence[Gone]
    then: Sequence[tuple[date, str]]  # the risks of before, each with the day on which it ended

    @cached_property
    def begun(self) -> date:
        """The day of the filing, or of the last return: nobody owes a visit of before it any more."""
        return max(self.filed, *(back or self.filed for _, back in self.gone))

    @property
    def risks(self) -> set[str]:
        """Of which the person is, or once was."""
        return {self.risk, *(risk for _, risk in self.then)}

    def asked(self, first: date, last: date, risk: str) -> bool:
        """Whether the schedule of a risk asked for a visit within some days: it was the person's at
        their end, and the person was on file throughout. So another risk counts from the span in
        which it was said, and what was asked for before stays as it was."""
        return self._risk(last) == risk and present(self.filed, self.gone, first, last)

    def _risk(self, day: date) -> str:
        """The risk at the end of a day."""
        if not self.then:
            return self.risk
        return next((risk for ended, risk in self.then if ended > day), self.risk)


class Lives:
    """What tells it of everybody: those whose risk has changed, or who left before, are few."""

    def __init__(self, s: Session) -> None:
        self.gone = absences(s)
        mine = (Past.kind == "person", Past.field_name == "risk")
        query = select(Past.about, Past.to_on, Past.value).where(*mine).order_by(Past.to_on)
        told: dict[bytes, list[tuple[date, str]]] = {}
        for about, ended, value in s.execute(query):
            told.setdefault(bytes.fromhex(about), []).append((ended, value or ""))
        found = select(Person.id, Person.uid).where(Person.uid.in_(told))
        self.then = {key: told[uid] for key, uid in s.execute(found)}

    def of(self, key: int, risk: str, filed: date, left: date | None, back: date | None) -> Life:
        """A person's, from the columns of the person's own."""
        gone = [(left, back), *self.gone.get(key, ())]
        return Life(key, risk, filed, gone, self.then.get(key, ()))


# ---- major changes ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """A major change in somebody's life: when it was known, until when somebody should have gone,
    and when the person was met."""

    person: int
    known: datetime
    until: datetime
    met: Sequence[Moment]

    @property
    def made(self) -> bool:
        """Whether somebody has gone in time."""
        return any(_since(at, self.known) and _by(at, self.until) for at in self.met)

    @property
    def answered(self) -> bool:
        """Whether somebody has gone, be it late."""
        return any(_since(at, self.known) for at in self.met)

    @property
    def day(self) -> date:
        """The day, in Beijing, on which it was known."""
        return self.known.astimezone(BEIJING).date()

    @property
    def last(self) -> date:
        """The day, in Beijing, on which the time is up."""
        return self.until.astimezone(BEIJING).date()


def changes(s: Session, scope: Scope, schedule: Schedule) -> list[Change]:
    """The changes whose time was up within the scope, of persons on file from the day on which it
    was known to that one."""
    earliest = datetime.combine(scope.first - 31 * DAY, time(), BEIJING).astimezone(UTC)
    known_on = func.date(LifeChange.known_at, "+8 hours")  # in Beijing
    query = (
        select(LifeChange.person_id, LifeChange.known_at, Person)
        .join(Person, Person.id == LifeChange.person_id)
        .where(LifeChange.known_at >= earliest, stays.living(scope, known_on))
        .order_by(LifeChange.known_at, LifeChange.id)
    )
    found, gone = [], absences(s)
    for key, known, person in s.execute(query):
        day = known.astimezone(BEIJING).date()
        until = known + timedelta(hours=schedule.hours(day))
        last = until.astimezone(BEIJING).date()
        times = [(person.left_on, person.returned_on), *gone.get(key, ())]
        here = present(person.filed_on, times, day, last)
        if here and scope.first <= last <= scope.last:
            found.append((key, known, until))
    met = _met(s, {person for person, _, _ in found})
    return [Change(person, known, until, met.get(person, ())) for person, known, until in found]


def _met(s: Session, persons: set[int]) -> dict[int, list[Moment]]:
    """When somebody was seen."""
    every = meetings()
    met: dict[int, list[Moment]] = {}
    for person, day, at in s.execute(select(every).where(every.c.person_id.in_(persons))):
        met.setdefault(person, []).append((day, at))
    return met


def _since(moment: Moment, known: datetime) -> bool:
    """By the time of day where it is written down, else by Beijing's dates."""
    day, at = moment
    return known.astimezone(BEIJING).date() <= day if at is None else known <= _instant(day, at)


def _by(moment: Moment, until: datetime) -> bool:
    """The same of the end."""
    day, at = moment
    return day <= until.astimezone(BEIJING).date() if at is None else _instant(day, at) <= until


def _instant(day: date, at: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(at), BEIJING)


# ---- the next visit ----------------------------------------------------------------------------------


def propose(s: Session, visit: Visit, given: Collection[str] = ()) -> None:
    """Where nobody said when to come again, an interval later; after a visit at which nobody was
    met, before the running span ends. Nobody comes again to somebody who has left. What was proposed
    goes with a visit that is corrected; `given` names the fields that somebody filled just now."""
    if visit.id is not None:
        if "next_on" in given or not _proposed(s, visit):
            return
        visit.next_on = None
    person = s.get(Person, visit.person_id) if visit.person_id else None
    if visit.next_on or person is None or person.gone or not visit.visited_on:
        return
    visit.next_on = _next(Schedule(s), person.risk, visit.visited_on, visit.seen)


def _next(schedule: Schedule, risk: str, day: date, seen: bool | None) -> date:
    if seen is False:
        return schedule.running(risk, day)[1]
    return periods.later(schedule.every(risk, day), day)


def _proposed(s: Session, visit: Visit) -> bool:
    """Whether what leads to the next visit is another now, and until now led to the one on record, by
    a risk of the day on which that was said."""
    day, key, seen = before = [seals.before(visit, name) for name in LEADS]
    if before == [getattr(visit, name) for name in LEADS]:
        return False
    person = s.get_one(Person, key)
    if visit.next_on is None:
        return person.gone
    said, schedule = past.said_on(s, visit, "next_on"), Schedule(s)
    held = past.terms(s, person, "risk")
    risks = {risk for risk, first, last in held if first <= said and said - DAY <= last}
    return visit.next_on in {_next(schedule, risk, day, seen) for risk in risks if risk in RISK}
