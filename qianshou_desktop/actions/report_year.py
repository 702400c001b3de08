"""主要指标: this period, the year so far, the year's target and how much of it is reached."""

from collections.abc import Iterator, Mapping, Sequence

from qianshou_desktop.actions import annual
from qianshou_desktop.actions.annual import reached
from qianshou_desktop.actions.figures import Figures
from qianshou_desktop.actions.report_subject import Draft
from qianshou_desktop.actions.work import turns_of
from qianshou_desktop.formats.cells import Yuan
from qianshou_desktop.formats.report import Cell, Column, Table, Text
from qianshou_desktop.records.annual import Opening
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms_report import FIGURE, STANDING
from qianshou_desktop.store.db import Session

NAMED = 3  # stations that a sentence names
UNITS = {
    "persons.filed": "人", "persons.new": "人", "persons.left": "人", "persons.served": "人",
    "contacts.total": "人次", "visits.households": "户次", "visits.contacts": "人次",
    "visits.due": "人次", "visits.made": "人次", "cases.opened": "件", "cases.closed": "件",
    "cases.open_after": "件", "cases.sessions": "次", "groups.running": "个",
    "groups.sessions": "节", "groups.contacts": "人次", "events.count": "场",
    "events.contacts": "人次", "crises.count": "件", "resources.count": "次",
    "resources.value_fen": "元", "volunteers.contacts": "人次", "volunteers.hours": "小时",
    "supervisions.count": "次", "trainings.count": "次", "complaints.count": "件",
}  # fmt: skip
NOTE = (
    "在档和在办是期末的数，不累计；人数的累计按本年不同的人计（期初数里的人数直接相加）。"
    "完成率＝本年累计÷年度指标，没有定指标的空着。"
)


def headline(now: Figures, year: Figures, targets: Mapping[str, int]) -> Table:
    """The figures that every report begins with; more where a target was set for them."""
    keys = [key for key in FIGURE if key in UNITS or key in targets]
    columns = (
        Column("指标", 2.6, "left"), Column("单位", 0.8, "center"), Column("本期", 1.2, "right"),
        Column("本年累计", 1.2, "right"), Column("年度指标", 1.2, "right"),
        Column("完成率", 1.0, "right", digits=0, percent=True),
    )  # fmt: skip
    return Table("主要指标", columns, tuple(_row(k, now, year, targets) for k in keys), NOTE)


def _row(key: str, now: Figures, year: Figures, targets: Mapping[str, int]) -> tuple[Cell, ...]:
    label = FIGURE[key].partition("（")[0]
    unit = UNITS.get(key, "分钟" if key.endswith("minutes") else "")
    standing, target = key in STANDING, targets.get(key)
    sum_so_far = now[key] if standing else year[key]
    return (
        label, unit, _shown(key, now[key]), "—" if standing else _shown(key, sum_so_far),
        "" if target is None else _shown(key, target), reached(sum_so_far, target),
    )  # fmt: skip


def _shown(key: str, number: float) -> Cell:
    return Yuan.of(int(number)) if key.endswith("_fen") else number


def opened(draft: Draft) -> Iterator[Text]:
    """What of the year is told by opening figures rather than by records, so that nobody takes the two
    columns for one count."""
    within, later = _openings(draft)
    if within:
        yield Text((f"{told(draft.s, within)}，只进本年累计；本期数只算本程序里的记录。",))
    if later:
        yield Text((f"{told(draft.s, later)}，这一期的本年累计还不含它们。",))


def opened_by(draft: Draft) -> str:
    """What opening figures tell of the year so far, in words; "" where nothing is."""
    within, _ = _openings(draft)
    return told(draft.s, within) if within else ""


def _openings(draft: Draft) -> tuple[list[Opening], list[Opening]]:
    """Those that were counted by the end of the period, and those after it."""
    last = draft.subject.span.last
    every = annual.openings_of(draft.s, last.year, draft.subject.station_code)
    if draft.subject.operator:
        turns = turns_of(draft.s, draft.subject.operator)
        every = [each for each in every if annual.ran(turns, each[0])]
    found = [each for each, _ in every]
    return [e for e in found if e.counted_to <= last], [e for e in found if e.counted_to > last]


def told(s: Session, found: Sequence[Opening]) -> str:
    """枝城镇社工站 2026-09-15 以前的数由期初数填报."""
    return f"{_till(s, found)}的数由期初数填报"


def _till(s: Session, found: Sequence[Opening]) -> str:
    """枝城镇社工站 2026-09-15 以前、… ."""
    named = [
        f"{s.get_one(Station, each.station_id).name} {each.counted_to} 以前"
        for each in found[:NAMED]
    ]
    return "、".join(named) + ("等站" if len(found) > NAMED else "")
