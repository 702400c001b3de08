"""The month-end check: what a report still lacks or what contradicts itself, and how complete it is.
Each finding leads to the record where it is mended."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Select, func, select

from qianshou_desktop.actions import (
    discretion,
    freezing,
    gaps,
    obligations,
    standing,
    stays,
    submitted,
)
from qianshou_desktop.actions.figures import figures
from qianshou_desktop.actions.gaps import Gap
from qianshou_desktop.actions.past import AsOf
from qianshou_desktop.actions.periods import LAST_WEEK, months_before
from qianshou_desktop.actions.report_stations import brief
from qianshou_desktop.actions.report_subject import Draft, Subject, county_name, template_for
from qianshou_desktop.actions.report_subject import subject as on
from qianshou_desktop.actions.tallies import taken
from qianshou_desktop.actions.work import RECORD, Scope, work
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.county import Township
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.submission import Submission
from qianshou_desktop.store.db import Session

COUNTED = (*RECORD, "case")
WORDS = {"plan": "下期计划", "problems_met": "存在的问题"}


def check(
    s: Session, period: str, station: str | None = None, operator: str | None = None
) -> list[Gap]:
    """Everything that is missing or contradictory in a report. Raises Rejected (period, station,
    operator)."""
    at = on(s, period, station, operator)
    return listed(Draft(s, at, template_for(s, at)))


def listed(draft: Draft) -> list[Gap]:
    """The same of a report that is being drawn up, with their stations for those who look at many."""
    found = found_in(draft)
    return found if draft.subject.station else [_placed(draft, gap) for gap in found]


def _placed(draft: Draft, gap: Gap) -> Gap:
    """With the station that can mend it."""
    record = draft.s.get(KINDS[gap.kind], gap.key) if gap.key else None
    station = standing.place(draft.s, record)[1] if record else None
    if station is None or station.name in gap.text:
        return gap
    county = county_name(draft.s, AsOf(draft.s, draft.subject.span.last))
    return replace(gap, text=f"{brief(station.name, county)}：{gap.text}")


def found_in(draft: Draft) -> list[Gap]:
    """What a draft lacks, without the stations' names; whoever asks again is told the same."""
    if draft.gaps is None:
        own = (_contradictions, _unseen, _unwritten)
        more = (gap for find in own for gap in find(draft))
        draft.gaps = [*gaps.of(draft.s, draft.scope), *more]
    return draft.gaps


def words(draft: Draft) -> str:
    """96 %，还缺 5 条."""
    found = found_in(draft)
    share = percent(draft.s, draft.scope, found)
    return f"{share}%，还缺 {len(found)} 条" if found else "100%"


def percent(s: Session, scope: Scope, found: list[Gap]) -> int:
    """How many of a hundred records in the report lack nothing: whole, rounded down, and a hundred
    only where nothing is lacking at all."""
    every = {(gap.kind, gap.key) for gap in found}
    flawed = len(every)
    beside = sum(kind not in COUNTED for kind, _ in every)  # people who were not seen, words
    count = max(_records(s, scope) + beside, flawed)
    return 100 if not flawed else min(99, 100 * (count - flawed) // count)


def _records(s: Session, scope: Scope) -> int:
    """The records that a report counts: pieces of work, open cases, persons newly filed."""
    done = work(scope)
    new = select(Person.id).where(
        Person.filed_on.between(scope.first, scope.last), stays.living(scope, scope.last)
    )
    cases = select(Case.id).where(taken(), stays.open_at(scope, scope.last))
    return sum(_count(s, query) for query in (select(done.c.id), new, cases))


def _count(s: Session, query: Select[int]) -> int:
    return s.scalar(select(func.count()).select_from(query.subquery())) or 0


def _contradictions(draft: Draft) -> Iterator[Gap]:
    """A balance that does not go on from what was handed in before, and what was handed in and is
    otherwise now."""
    s, at = draft.s, draft.subject
    if at.operator:
        return
    yield from _balance(draft)
    last = submitted.latest(s, at.span.name, at.station_key)
    if last is not None:
        changed = freezing.changes(draft, last)
        if changed:
            words = (
                f"上报（第 {last.version} 版）以后有 {len(changed)} 处改动，请核对、要改就更正上报"
            )
            yield Gap(words, "submission", last.id)
    if at.station is None:
        yield from _stations(s, at)


def _balance(draft: Draft) -> Iterator[Gap]:
    """上月在办, as it was handed in, is this month's 上期在办."""
    at = draft.subject
    if at.kind != "month":
        return
    before = submitted.latest(draft.s, months_before(at.span.name, 2)[0], at.station_key)
    if before is None:
        return
    told, now = submitted.frozen(before)["figures"]["cases.open_after"], draft.now
    if told != now["cases.open_before"]:
        words = (
            f"上月上报在办个案 {told} 件，本月的上期在办是 {now['cases.open_before']} 件，接不上"
        )
        yield Gap(words, "submission", before.id)


def _stations(s: Session, at: Subject) -> Iterator[Gap]:
    """Stations of the county that have not handed in, or whose records say otherwise than what they
    handed in."""
    first, last = at.span.first, at.span.last
    for station in s.scalars(select(Station).order_by(Station.code)):
        if not station.open_on(first) or (station.opened_on and station.opened_on > last):
            continue
        handed = submitted.latest(s, at.span.name, station.id)
        if handed is None:
            if station.state == "built":
                yield Gap(f"{station.name} 还没有上报", "station", station.id, station.code)
        elif _differs(s, at, station, handed):
            yield Gap(f"{station.name} 上报的数与记录不符，请核对", "submission", handed.id)


def _differs(s: Session, at: Subject, station: Station, handed: Submission) -> bool:
    """Whether the records say otherwise than what a station handed in."""
    told = submitted.frozen(handed)["figures"]
    now = figures(s, at.span.name, station.code)
    return any(told.get(key, 0) != now.get(key, 0) for key in told.keys() | now.keys())


def _unseen(draft: Draft) -> Iterator[Gap]:
    """Visits that were due and not made: of a station by person, of the county by station."""
    s, at = draft.s, draft.subject
    times = obligations.missed(s, draft.scope)
    if at.station is None:
        yield from _unseen_by_station(s, times)
        return
    query = select(Person.id, Person.name).where(Person.id.in_(times), discretion.shown(s, Person))
    for key, name in s.execute(query.order_by(Person.name, Person.id)):
        often = f" {times[key]} 次" if times[key] > 1 else ""
        yield Gap(f"{name} 应访而没有见到{often}", "person", key)


def _unseen_by_station(s: Session, times: Counter[int]) -> Iterator[Gap]:
    query = select(Person.id, Station).where(Person.id.in_(times))
    at_home = query.join(Township, Township.id == Person.township_id).join(
        Station, Station.code == Township.code
    )
    often: Counter[Station] = Counter()
    for person, station in s.execute(at_home):
        often[station] += times[person]
    for station, count in sorted(often.items(), key=lambda each: each[0].name):
        said = f"{station.name} 应访而没有见到 {count} 人次"
        yield Gap(said, "station", station.id, station.code)


def _unwritten(draft: Draft) -> Iterator[Gap]:
    """What only people can say and nobody has said yet."""
    at = draft.subject
    if at.operator or draft.s.today() < at.span.last - LAST_WEEK:
        return
    text = draft.text
    lacking = [label for name, label in WORDS.items() if not (text and getattr(text, name))]
    if lacking:
        said = f"月报文字没有写：{'、'.join(lacking)}"
        yield Gap(said, "report_text", text.id if text else 0)
