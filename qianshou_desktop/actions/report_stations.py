"""The county's and an operator's report on their stations: figures side by side, rank and coverage."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from qianshou_desktop.actions import stays, submitted
from qianshou_desktop.actions.figures import Figures
from qianshou_desktop.actions.past import AsOf
from qianshou_desktop.actions.report_subject import Draft, county_name
from qianshou_desktop.actions.work import Scope, people
from qianshou_desktop.formats.report import Block, Cell, Column, Table
from qianshou_desktop.records.county import Township, Village
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.worker import Worker

PEOPLE = {
    "persons.filed": "在档", "persons.served": "服务人数", "contacts.total": "服务人次",
    "visits.households": "走访户次", "visits.due": "应访", "visits.made": "实访",
}  # fmt: skip
DONE = {
    "cases.open_before": "上期在办", "cases.opened": "新开", "cases.closed": "结案",
    "cases.open_after": "在办", "cases.sessions": "面谈", "groups.sessions": "小组节",
    "groups.contacts": "小组人次", "events.count": "活动", "events.contacts": "活动人次",
}  # fmt: skip
SHARED = "社会工作服务站"
RANKED = (
    "名次按服务人次；人均为每名期末在岗社工的服务人次；服务覆盖＝服务人数÷（在档人数＋本期离档）；探访率＝实访÷应访；"
    "村（社区）覆盖＝本期服务到的村（社区）÷全部村（社区）。"
)


@dataclass(frozen=True)
class Row:
    """A station with its figures, as it was called at the period's end."""

    name: str
    standing: tuple[str, str]  # kind and state
    now: Figures
    workers: int
    villages: tuple[int, int]  # reached, all
    version: str


def stations(draft: Draft) -> Iterator[Block]:
    """Persons and visits; cases, groups and events; rank and coverage: three tables, since one would
    leave the names no room."""
    rows = [_row(draft, each) for each in _mine(draft)]
    first = Column("社工站", 3.4, "left")
    stand = (Column("类型", 1.2, "center"), Column("状态", 1.2, "center"))
    yield Table(
        "各站本期数据", (first, *stand, *_counts(PEOPLE)),
        tuple((r.name, *r.standing, *(r.now[key] for key in PEOPLE)) for r in rows),
    )  # fmt: skip
    yield Table(
        "各站个案、小组与活动", (first, *_counts(DONE)),
        tuple((r.name, *(r.now[key] for key in DONE)) for r in rows),
    )  # fmt: skip
    yield _ranking(rows)


def side_by_side(draft: Draft) -> Table:
    """All of it in one table, for paper that lies across."""
    rows, counts = [_row(draft, each) for each in _mine(draft)], PEOPLE | DONE
    return Table(
        "各社工站工作情况表", (Column("社工站", 3.4, "left"), *_counts(counts)),
        tuple((r.name, *(r.now[key] for key in counts)) for r in rows),
    )  # fmt: skip


def _mine(draft: Draft) -> list[Station]:
    ran = stays.stations_ever(draft.scope)
    query = select(Station).order_by(Station.code)
    query = query if ran is None else query.where(Station.id.in_(ran))
    first, then = draft.subject.span.first, AsOf(draft.s, draft.subject.span.last)
    return [each for each in draft.s.scalars(query) if _there(each, first) and then.begun(each)]


def _there(station: Station, first: date) -> bool:
    """Whether it was not gone before the period: what moved from it on the first day is its own."""
    return station.closed_on is None or station.closed_on >= first


def _row(draft: Draft, station: Station) -> Row:
    s, span = draft.s, draft.subject.span
    then = AsOf(s, span.last)
    scope = draft.at(station)
    every = s.scalars(select(Worker))
    staff = [each for each in every if then.value(each, "station") == station.id]
    return Row(
        brief(then.text(station, "name"), county_name(s, then)),
        (then.text(station, "kind"), then.text(station, "state")),
        draft.of(station),
        sum(each.serves(span.last) for each in staff),
        _villages(draft, station, scope),
        submitted.word(s, span.name, station.id),
    )


def brief(name: str, county: str) -> str:
    """A station's name without what all of them share: 红花套镇."""
    return name.removeprefix(county).removesuffix(SHARED) or name


def _villages(draft: Draft, station: Station, scope: Scope) -> tuple[int, int]:
    """How many villages had somebody served, of how many of the township."""
    town = select(Township.id).where(Township.code == station.code)
    mine = select(Village.id).where(Village.township_id.in_(town))
    count = select(func.count()).select_from(mine.subquery())
    met = people(scope)
    reached = (
        select(func.count(func.distinct(Person.village_id)))
        .join(met, met.c.person_id == Person.id)
        .where(Person.village_id.in_(mine))
    )
    return draft.s.scalar(reached) or 0, draft.s.scalar(count) or 0


def _ranking(rows: list[Row]) -> Table:
    order = sorted(rows, key=lambda r: (-r.now["contacts.total"], r.name))
    totals = [r.now["contacts.total"] for r in order]
    columns = (
        Column("名次", 0.8, "right"), Column("社工站", 3.4, "left"), Column("服务人次", 1.1, "right"),
        Column("人均", 1.0, "right", digits=1), Column("服务覆盖", 1.1, "right", digits=0, percent=True),
        Column("探访率", 1.0, "right", digits=0, percent=True), Column("村（社区）", 1.2, "right"),
        Column("上报", 1.2, "center"),
    )  # fmt: skip
    shown = tuple(_ranked(each, totals.index(each.now["contacts.total"]) + 1) for each in order)
    return Table("排名与覆盖", columns, shown, RANKED)


def _ranked(row: Row, rank: int) -> tuple[Cell, ...]:
    now = row.now
    return (
        rank, row.name, now["contacts.total"], _share(now["contacts.total"], row.workers),
        _share(now["persons.served"], now["persons.filed"] + now["persons.left"]),
        _share(now["visits.made"], now["visits.due"]), f"{row.villages[0]}/{row.villages[1]}",
        row.version,
    )  # fmt: skip


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def _counts(labels: dict[str, str]) -> tuple[Column, ...]:
    return tuple(Column(label, 1.0, "right") for label in labels.values())
