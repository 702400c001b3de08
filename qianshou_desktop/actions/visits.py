"""Who is to be visited: after a major change, by the schedule, by agreement, or newly filed; and who is
overdue, since when and by how much."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, func, select

from qianshou_desktop.actions import common, places
from qianshou_desktop.actions.figures import on_file
from qianshou_desktop.actions.schedule import DAY, Schedule, Window, changes
from qianshou_desktop.actions.work import Scope, stations_of
from qianshou_desktop.records.kinds import BEIJING
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms import FINDING, RISK, VISIT_OUTCOME
from qianshou_desktop.records.visit import CHECKLIST, Visit
from qianshou_desktop.store.db import Session

RANK = {"change": 0, "late": 1, "agreed": 2, "new": 3, "round": 4}
NEAR = {"每周": 1, "每两周": 3, "每月": 7}  # days before the end at which it is time to mind
NEAR_ELSE = 21
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Due:
    """A person who is to be visited: why (RANK), since which day, until which one, and what to say
    of it. `planned` is the day that was agreed on at the last visit."""

    person: int
    why: str
    since: date
    by: date
    remark: str
    signal: str
    planned: date | None = None

    def late(self, today: date) -> int:
        """By how many days it is overdue."""
        return max(0, (today - self.by).days)

    @property
    def soonest(self) -> date:
        """The day on which somebody should go."""
        return min(self.by, self.planned) if self.planned else self.by


@dataclass(frozen=True)
class _Known:
    """What the list goes by, of one person."""

    key: int
    risk: str
    filed: date
    seen: date | None
    planned: date | None
    place: tuple[int, str]


def due(s: Session, station: str | None = None) -> list[Due]:
    """Everybody to be visited now, the most urgent first, each once. Raises Rejected (station)."""
    return due_in(s, Scope(s.today(), s.today(), stations_of(s, station, None)))


def overdue(s: Session, station: str | None = None) -> list[Due]:
    """Those who should have been visited before today."""
    return [each for each in due(s, station) if each.by < s.today()]


def due_in(s: Session, scope: Scope) -> list[Due]:
    """The same at the stations of a scope."""
    schedule, known = Schedule(s), _known(s, scope)
    found = {each.person: each for each in _urgent(s, scope, schedule, known)}
    for risk in RISK:
        mine = [one for one in known.values() if one.risk == risk and one.key not in found]
        found |= {each.person: each for each in _regular(s.today(), schedule, risk, mine)}
    order = list(RISK)
    return sorted(
        found.values(),
        key=lambda each: (
            RANK[each.why], each.by if each.why != "late" else date.min,
            order.index(known[each.person].risk), each.by, known[each.person].place,
        ),
    )  # fmt: skip


def _known(s: Session, scope: Scope) -> dict[int, _Known]:
    """Everybody on file today, when somebody last saw them, and what was agreed on then."""
    met = select(Visit.person_id, func.max(Visit.visited_on)).where(Visit.seen)
    seen = dict(_pairs(s, met.group_by(Visit.person_id)))
    last = select(Visit.person_id, func.max(Visit.visited_on).label("day"))
    latest = last.group_by(Visit.person_id).subquery()
    same = and_(latest.c.person_id == Visit.person_id, latest.c.day == Visit.visited_on)
    query = select(Visit.person_id, func.min(Visit.next_on)).join(latest, same)
    planned = dict(_pairs(s, query.group_by(Visit.person_id)))
    people = select(Person.id, Person.risk, Person.filed_on, Person.village_id, Person.name)
    return {
        key: _Known(
            key, risk, filed, seen.get(key), planned.get(key), (village or 0, name)
        )
        for key, risk, filed, village, name in s.execute(
            people.where(on_file(s.today()), scope.living(), Person.risk.in_(list(RISK)))
        )
    }  # fmt: skip


def _pairs(s: Session, query: Select[Any, Any]) -> Iterator[tuple[int, date]]:
    return ((person, day) for person, day in s.execute(query))


# ---- after a major change ------------------------------------------------------------------------------


def _urgent(
    s: Session, scope: Scope, schedule: Schedule, known: dict[int, _Known]
) -> Iterator[Due]:
    """Nobody has been there since the change was known, be its time up or not."""
    now, reach = s.now(), timedelta(days=366)
    span = Scope(scope.first - reach, scope.last + reach, scope.stations)
    for change in changes(s, span, schedule):
        day = change.known.astimezone(BEIJING).date()
        one = known.get(change.person)
        if (
            one
            and not change.made
            and (one.seen is None or one.seen < day or change.last >= s.today())
        ):
            remark, signal = _left(now, change.known, change.until)
            yield Due(change.person, "change", day, change.last, f"重大变故 · {remark}", signal)


def _left(now: datetime, known: datetime, until: datetime) -> tuple[str, str]:
    hours = abs(until - now) // HOUR
    words = f"{hours // 24} 天" if hours >= 48 else f"{hours} 小时"
    if now > until:
        return f"逾期 {words}", "danger"
    whole = (until - known) // HOUR
    return (f"{whole} 小时内" if hours >= whole - 1 else f"还有 {words}"), "mind"


# ---- by the schedule -------------------------------------------------------------------------------------


def _regular(today: date, schedule: Schedule, risk: str, people: Sequence[_Known]) -> Iterator[Due]:
    """What the schedule asks for, what was agreed on beyond it, and who is new to it."""
    if not people:
        return
    running, every = schedule.running(risk, today), schedule.every(risk, today)
    spans = schedule.windows(risk, min(one.filed for one in people), running[1])
    for one in people:
        wanted = _wanted(spans, one)
        if wanted:
            yield _asked(today, one, wanted, every)
        elif one.seen is None:
            yield Due(one.key, "new", one.filed, running[1], "新建档 · 还没走访",
                      "mind" if risk == "high" else "", one.planned)  # fmt: skip
        elif one.planned and one.seen < one.planned <= min(running[1], today + 6 * DAY):
            yield _agreed(today, one, one.planned)


def _wanted(spans: Sequence[Window], one: _Known) -> Window | None:
    """The first span for which they were on file from its beginning, and which began after somebody
    saw them last."""
    found = None
    for span in reversed(spans):
        if span[0] < one.filed or (one.seen and span[0] <= one.seen):
            break
        found = span
    return found


def _asked(today: date, one: _Known, span: Window, every: str) -> Due:
    first, last = span
    left = (last - today).days
    if left < 0:
        remark = f"{every} · 逾期 {-left} 天"
        return Due(one.key, "late", first, last, remark, "danger", one.planned)
    near = NEAR.get(every, NEAR_ELSE)
    passed = one.planned is not None and one.planned < today
    signal = "danger" if left <= near // 7 else "mind" if left <= near or passed else ""
    said = "今天到期" if left == 0 else f"还有 {left} 天"
    return Due(one.key, "round", first, last, f"{every} · {said}", signal, one.planned)


def _agreed(today: date, one: _Known, day: date) -> Due:
    left = (day - today).days
    said = "就是今天" if left == 0 else f"{day:%m-%d}" if left > 0 else f"过了 {-left} 天"
    signal = "danger" if left < 0 else "mind" if left == 0 else ""
    return Due(one.key, "agreed", one.seen or one.filed, day, f"约定 · {said}", signal, day)


# ---- as it is shown ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Visitee:
    """Somebody to be visited, in words: `last` is what was found the time before."""

    key: int
    name: str
    groups: str
    village: str
    remark: str
    signal: str
    last: str
    due: Due


@dataclass(frozen=True)
class Last:
    """The visit before: its day, whether they were met, what was amiss, and how it ended."""

    key: int
    day: date
    seen: bool
    amiss: tuple[str, ...]
    outcome: str
    note: str

    @property
    def words(self) -> str:
        """11-16 用药、住房异常."""
        if not self.seen:
            return f"{self.day:%m-%d} 未见到本人"
        labels = "、".join(Visit.fields[name].label for name in self.amiss)
        found = f"{labels}{FINDING['amiss']}" if labels else ""
        outcome = VISIT_OUTCOME.label(self.outcome) if self.outcome != "keep" else ""
        first = self.note.partition("\n")[0][:30]
        said = "，".join(part for part in (found, outcome) if part) or first or FINDING["fine"]
        return f"{self.day:%m-%d} {said}"


def listed(s: Session, found: Sequence[Due]) -> list[Visitee]:
    """Their names, groups and villages, as a list shows them."""
    keys = [each.person for each in found]
    rows = common.rows(s, "person", keys, ("name", "groups", "township", "village"))
    own, before = places.own(s).station_key, last_visits(s, keys)
    return [
        Visitee(
            each.person, name, groups, village if own else f"{town} {village}".strip(),
            each.remark, each.signal,
            before[each.person].words if each.person in before else "", each,
        )
        for each, (name, groups, town, village) in zip(found, rows, strict=True)
    ]  # fmt: skip


def last_visits(s: Session, persons: Collection[int]) -> dict[int, Last]:
    """The last visit of each, met or not."""
    order = (Visit.person_id, Visit.visited_on.desc(), Visit.id.desc())
    nth = func.row_number().over(partition_by=Visit.person_id, order_by=order[1:])
    ranked = select(Visit.id, nth.label("nth")).where(Visit.person_id.in_(persons)).subquery()
    query = select(Visit).join(ranked, ranked.c.id == Visit.id).where(ranked.c.nth == 1)
    return {visit.person_id: _last(visit) for visit in s.scalars(query)}


def _last(visit: Visit) -> Last:
    amiss = tuple(name for name in CHECKLIST if getattr(visit, name) == "amiss")
    return Last(
        visit.id, visit.visited_on, visit.seen, amiss, visit.outcome or "", visit.note or ""
    )


def begun(s: Session, person: int, why: str = "round") -> dict[str, Any]:
    """What a visit to somebody starts with: what was done and what was amiss the time before. What
    was in order then is to be looked at again, not taken over."""
    before = last_visits(s, [person]).get(person)
    types = {"change": "change", "new": "first"}
    given = {"person": person, "visit_type": types.get(why, "regular" if before else "first")}
    if before is None:
        return given
    items = sorted(s.get_one(Visit, before.key).items)
    return given | dict.fromkeys(before.amiss, "amiss") | ({"items": items} if items else {})
