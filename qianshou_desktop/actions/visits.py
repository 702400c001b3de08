"""Who is to be visited: after a major change, by the schedule, by agreement, or newly filed; who is
overdue, since when and by how much; and the visits of a round entered afterwards."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from sqlalchemy import Select, and_, func, select

from qianshou_desktop.actions import common, discretion, places, stays
from qianshou_desktop.actions.meetings import meetings
from qianshou_desktop.actions.presence import on_file
from qianshou_desktop.actions.schedule import DAY, Life, Lives, Schedule, changes
from qianshou_desktop.actions.work import Scope, stations_of
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.kinds import Unfit
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms import RISK
from qianshou_desktop.records.visit import Visit
from qianshou_desktop.store.db import Session

RANK = {"change": 0, "late": 1, "agreed": 2, "new": 3, "round": 4, "coming": 5}
NEAR = {"每周": 1, "每两周": 3, "每月": 7}  # days before the end at which it is time to mind
NEAR_ELSE = 21
HOUR = timedelta(hours=1)
HOME = "home"  # how somebody was visited where nothing is said
Span = tuple[date, date, str]  # of the schedule: its last day (it orders them), its first, the risk
TOLD = "这天这样的走访已经记过，请去掉这一行；真去了两次的，第二次在“走访”里记"


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
        """By how many days it is overdue; 0: it is not."""
        return max(0, (today - self.by).days)

    def this_week(self, today: date) -> bool:
        """Whether somebody should go this week."""
        return self.until(today + timedelta(days=6 - today.weekday()))

    def until(self, day: date) -> bool:
        """Whether somebody should go until a day: it ends, was agreed on, or began without anybody."""
        soonest = min(self.by, self.planned) if self.planned else self.by
        return self.why in ("change", "late", "new") or soonest <= day


@dataclass(frozen=True)
class _Known:
    """What the list goes by, of one person: who was not met may have been `tried`. A day that was
    agreed on, but came before somebody returned, is not `planned` any more."""

    life: Life
    seen: date | None
    tried: bool
    planned: date | None
    place: tuple[int, str]

    @property
    def key(self) -> int:
        return self.life.key

    @property
    def after(self) -> date:
        """The first day from which a span is owed."""
        return max(self.life.begun, self.seen + DAY) if self.seen else self.life.begun


def due(s: Session, station: str | None = None, till: date | None = None) -> list[Due]:
    """Everybody to be visited now, the most urgent first, each once; with a day, also those whose
    next turn comes until then. Raises Rejected (station)."""
    return due_in(s, Scope(s.today(), s.today(), s.today(), stations_of(s, station, None)), till)


def overdue(s: Session, station: str | None = None) -> list[Due]:
    """Those who should have been visited before today."""
    return [each for each in due(s, station) if each.by < s.today()]


def due_in(s: Session, scope: Scope, till: date | None = None) -> list[Due]:
    """The same at the stations of a scope."""
    schedule, known = Schedule(s), _known(s, scope)
    found = {each.person: each for each in _urgent(s, scope, schedule, known)}
    for risk in RISK:
        mine = [one for one in known.values() if one.life.risk == risk and one.key not in found]
        found |= {each.person: each for each in _regular(s.today(), schedule, risk, mine, till)}
    order = list(RISK)
    return sorted(
        found.values(),
        key=lambda each: (
            RANK[each.why], each.by if each.why != "late" else date.min,
            order.index(known[each.person].life.risk), each.by, known[each.person].place,
        ),
    )  # fmt: skip


def _known(s: Session, scope: Scope) -> dict[int, _Known]:
    """Everybody on file today, when somebody last saw them, and what was agreed on then."""
    every = meetings()
    met = select(every.c.person_id, func.max(every.c.day)).group_by(every.c.person_id)
    seen = dict(_pairs(s, met))
    last = select(Visit.person_id, func.max(Visit.visited_on).label("day"))
    latest = last.group_by(Visit.person_id).subquery()
    same = and_(latest.c.person_id == Visit.person_id, latest.c.day == Visit.visited_on)
    query = select(Visit.person_id, func.min(Visit.next_on)).join(latest, same)
    planned = dict(_pairs(s, query.group_by(Visit.person_id)))
    people = select(
        Person.village_id, Person.name, Person.id, Person.risk, Person.filed_on, Person.left_on,
        Person.returned_on,
    ).where(
        on_file(s.today()), stays.living(scope, s.today()), Person.risk.in_(list(RISK)),
        discretion.shown(s, Person),
    )  # fmt: skip
    lives, found = Lives(s), {}
    for village, name, key, risk, filed, left, back in s.execute(people):
        life, day = lives.of(key, risk, filed, left, back), planned.get(key)
        agreed = day if day and day >= life.begun else None
        found[key] = _Known(life, seen.get(key), key in planned, agreed, (village or 0, name))
    return found


def _pairs(s: Session, query: Select[Any, Any]) -> Iterator[tuple[int, date]]:
    return ((person, day) for person, day in s.execute(query))


# ---- after a major change ------------------------------------------------------------------------------


def _urgent(
    s: Session, scope: Scope, schedule: Schedule, known: dict[int, _Known]
) -> Iterator[Due]:
    """Nobody has been there since the change was known, be its time up or not. What was known before
    somebody left is not owed after the return."""
    now, reach = s.now(), timedelta(days=366)
    span = Scope(scope.first - reach, scope.last + reach, scope.today, scope.stations)
    for change in changes(s, span, schedule):
        one = known.get(change.person)
        if one and one.life.begun <= change.day and not change.answered:
            remark, signal = _left(now, change.known, change.until)
            yield Due(one.key, "change", change.day, change.last, f"重大变故 · {remark}", signal)


def _left(now: datetime, known: datetime, until: datetime) -> tuple[str, str]:
    hours = abs(until - now) // HOUR
    words = f"{hours // 24} 天" if hours >= 48 else f"{hours} 小时"
    if now > until:
        return f"逾期 {words}", "danger"
    whole = (until - known) // HOUR
    return (f"{whole} 小时内" if hours >= whole - 1 else f"还有 {words}"), "mind"


# ---- by the schedule -------------------------------------------------------------------------------------


def _regular(
    today: date, schedule: Schedule, risk: str, people: Sequence[_Known], till: date | None
) -> Iterator[Due]:
    """What the schedule asks for, what was agreed on beyond it, who is new to it, and whose next
    turn comes until a day."""
    if not people:
        return
    running, every = schedule.running(risk, today), schedule.every(risk, today)
    spans = _spans(schedule, people, running[1])
    near = till or min(running[1], today + 6 * DAY)
    coming = schedule.windows(risk, running[1] + DAY, near) if near > running[1] else []
    for one in people:
        wanted = _wanted(spans, one)
        if wanted:
            yield _asked(today, one, wanted, schedule.every(wanted[2], today))
        elif one.seen is None:
            yield Due(one.key, "new", one.life.begun, running[1], "新建档 · 还没走访",
                      "mind" if risk == "high" else "", one.planned)  # fmt: skip
        elif one.planned and one.seen < one.planned <= near:
            yield _agreed(today, one, one.planned)
        elif coming:
            first, last = coming[0]
            yield Due(one.key, "coming", first, last, f"{every} · {last:%m-%d} 前", "", one.planned)


def _spans(schedule: Schedule, people: Sequence[_Known], last: date) -> list[Span]:
    """Those of every risk that some people are or once were of, the first to end in front."""
    first = min(one.life.begun for one in people)
    risks = set[str]().union(*(one.life.risks for one in people)).intersection(RISK)
    windows = ((risk, window) for risk in risks for window in schedule.windows(risk, first, last))
    return sorted((end, begin, risk) for risk, (begin, end) in windows)


def _wanted(spans: Sequence[Span], one: _Known) -> Span | None:
    """The first span that asked for them, and which began after somebody saw them last."""
    after = one.after
    for last, first, risk in islice(spans, bisect_left(spans, (after,)), None):
        if first >= after and one.life.asked(first, last, risk):
            return last, first, risk
    return None


def _asked(today: date, one: _Known, span: Span, every: str) -> Due:
    last, first, _ = span
    left = (last - today).days
    if left < 0:
        remark = f"{every} · {_missed(one, first, -left)}"
        return Due(one.key, "late", first, last, remark, "danger", one.planned)
    near = NEAR.get(every, NEAR_ELSE)
    passed = one.planned is not None and one.planned < today
    signal = "danger" if left <= near // 7 else "mind" if left <= near or passed else ""
    said = "今天到期" if left == 0 else f"还有 {left} 天"
    return Due(one.key, "round", first, last, f"{every} · {said}", signal, one.planned)


def _missed(one: _Known, since: date, days: int) -> str:
    """By how much; of somebody who was never met, since when they should have been."""
    if one.seen:
        return f"逾期 {days} 天"
    return f"{'从未见到' if one.tried else '从未走访'}，{since} 起"


def _agreed(today: date, one: _Known, day: date) -> Due:
    left = (day - today).days
    said = "就是今天" if left == 0 else f"{day:%m-%d}" if left > 0 else f"过了 {-left} 天"
    signal = "danger" if left < 0 else "mind" if left == 0 else ""
    return Due(one.key, "agreed", one.seen or one.life.begun, day, f"约定 · {said}", signal, day)


# ---- a round entered afterwards ----------------------------------------------------------------------------


def save_round(s: Session, rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """The visits of a round made on paper: all of them, or none. Raises Rejected with every fault at
    its own row and field, `3.minutes` (rows from 0)."""
    problems: dict[str, str] = {}
    saved: list[int] = []
    for at, row in enumerate(rows):
        twin = next((n for n, other in enumerate(rows[:at]) if _same(row, other)), None)
        if twin is not None:
            problems[f"{at}.visited_on"] = f"和第 {twin + 1} 行是同一次走访，请去掉一行"
            continue
        if _told(s, row):
            problems[f"{at}.visited_on"] = TOLD
            continue
        try:
            saved.append(common.save(s, "visit", {**_station(s, row), **row}))
        except Rejected as refused:
            problems |= {f"{at}.{name}": said for name, said in refused.problems.items()}
    if problems:
        raise Rejected(problems)
    return saved


def _told(s: Session, row: Mapping[str, Any]) -> bool:
    """Whether somebody entered it by the form meanwhile."""
    who, way = row.get("person"), row.get("way") or HOME
    same = (Visit.person_id == who, Visit.visited_on == _day(row, date.max), Visit.way == way)
    return s.scalar(select(Visit.id).where(*same).limit(1)) is not None


def _same(row: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return all(row.get(name) == other.get(name) for name in ("person", "visited_on", "way"))


def _station(s: Session, row: Mapping[str, Any]) -> dict[str, int]:
    person = row.get("person")
    own = places.own(s).station_key
    found = station_for(s, person, _day(row, s.today())) if isinstance(person, int) else own
    return {"station": found} if found else {}


def _day(row: Mapping[str, Any], today: date) -> date:
    """When it was; what cannot be read is refused where it is saved."""
    try:
        day = Visit.fields["visited_on"].kind.read(row.get("visited_on"))
    except Unfit:
        day = None
    return day if isinstance(day, date) else today


def station_for(s: Session, person: int, day: date | None = None) -> int | None:
    """The station that a visit to somebody belongs to: where this laptop stands, else that to which
    they belonged on the day, today's where none is told."""
    own, one = places.own(s).station_key, s.get(Person, person)
    if own or one is None:
        return own
    return stays.home_on(s, one, day or s.today())
