"""牵手计划: the plan, its key counties and how many are paired, pairings with their four tasks,
those sent, trainings by theme, supervision, policies, meetings, publicity."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import places, rules, workdays
from qianshou_desktop.actions.papers.county import every
from qianshou_desktop.actions.papers.printing import block, numbered, one
from qianshou_desktop.formats.report import Block, Cards, Column, Report, Table
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.institution import Supervision
from qianshou_desktop.records.pairing import (
    Dispatch,
    KeyCounty,
    Meeting,
    Pairing,
    Plan,
    Policy,
    Sending,
)
from qianshou_desktop.records.publicity import Publicity
from qianshou_desktop.records.staff import Training
from qianshou_desktop.records.terms import PHASE, POLICY, TRAINING
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

THEMES = ("exam", "management", "station")  # the plan's own three; others are the stations'
Fill = Callable[[Session], Iterator[Block]]


def dossier(s: Session) -> Report:
    """What is on file about the plan today."""
    made, name = s.now().astimezone(clock.BEIJING), places.own(s).county_name
    return Report(
        title="牵手计划档案",
        subtitle=f"{name}　截至 {made:%Y-%m-%d}",
        facts=(),
        parts=numbered((title, fill(s)) for title, fill in PARTS.items()),
        signature=(),
        footer=f"牵手计划档案　{made:%Y-%m-%d %H:%M} 制",
        author=name,
        subject="社会工作服务机构“牵手计划”档案",
        made_at=made,
    )


def plans(s: Session) -> Iterator[Block]:
    for plan in every(s, Plan, Plan.from_on):
        yield from one(s, plan, "计划")


def key_counties(s: Session) -> Iterator[Block]:
    """The key counties, each with its coverage, and how many of them are paired."""
    found: list[KeyCounty] = every(s, KeyCounty, KeyCounty.code)
    pairs = [pair for pair in s.scalars(select(Pairing)) if pair.key_county_id]
    paired = {pair.key_county_id for pair in pairs if pair.holds_on(s.today())}
    once = {pair.key_county_id for pair in pairs if pair.to_on and pair.to_on <= s.today()}
    wanted = s.scalar(select(Plan.key_counties).order_by(Plan.from_on.desc()).limit(1))
    if not found and not wanted:
        return
    yield _coverage(found, len(paired), wanted or rules.parameters(s).number("R2.key_counties"))
    rows = tuple(
        _key_county(each, "是" if each.id in paired else "已结束" if each.id in once else "否")
        for each in found
    )
    columns = (Column("代码", 1.1, "center"), Column("县名", 2), Column("省份", 1.6),
               Column("乡级数", 0.9, "right"), Column("已建社工站", 1.1, "right"),
               Column("覆盖率", 0.9, "right"), Column("结对", 0.7, "center"))  # fmt: skip
    yield Table("重点帮扶县", columns, rows)


def _coverage(found: list[KeyCounty], paired: int, wanted: int) -> Cards:
    """Counties that did not tell what they have built are not taken for empty."""
    told = [each for each in found if each.stations is not None and each.towns]
    towns, built = (sum(getattr(each, name) for each in told) for name in ("towns", "stations"))
    remark = f"占乡级数 {_share(built, towns)}，{len(told)} 个县已填"
    return Cards((
        (f"{paired} / {wanted}", "已结对的重点帮扶县", f"占 {_share(paired, wanted)}"),
        (f"{built} / {towns}", "已建社工站", remark) if told else ("—", "已建社工站", "还没有县填写"),
        (str(len(found)), "登记的重点帮扶县", ""),
    ))  # fmt: skip


def _share(part: int, whole: int) -> str:
    return f"{part * 100 / whole:.1f}%" if whole else "—"


def _key_county(each: KeyCounty, paired: str) -> tuple[str | int | None, ...]:
    towns, built = each.towns, each.stations
    share = "" if built is None else _share(built, towns or 0)
    return (each.code, each.name, each.province, towns, built, share, paired)


def pairings(s: Session) -> Iterator[Block]:
    for pairing in every(s, Pairing, Pairing.from_on):
        yield from one(s, pairing, "结对")
        sent = select(Dispatch).where(Dispatch.pairing_id == pairing.id)
        trips = list(s.scalars(sent.order_by(Dispatch.from_on, Dispatch.id)))
        yield from block(s, trips, "派驻", ("pairing",))
        yield from _days(trips, s.today())
    yield from block(s, every(s, Sending, Sending.from_on), "各地派出情况")


def _days(trips: Sequence[Dispatch], today: date) -> Iterator[Block]:
    """Working days by worker and year, holidays counted (浙民社〔2018〕142号 asks for them). Who has
    not come back yet is counted until today."""
    found: Counter[tuple[str, int]] = Counter()
    for trip in trips:
        last = trip.to_on or max(today, trip.from_on)
        for year in range(trip.from_on.year, last.year + 1):
            first, end = max(trip.from_on, date(year, 1, 1)), min(last, date(year, 12, 31))
            found[trip.name, year] += workdays.between(first, end)
    if found:
        columns = (
            Column("派出人员", 3),
            Column("年份", 1, "right"),
            Column("工作日（天）", 1.4, "right"),
        )
        rows = tuple((name, year, days) for (name, year), days in sorted(found.items()))
        guessed = any(workdays.guessed(date(year, 1, 1), date(year, 12, 31)) for _, year in found)
        note = "节假日安排还没有公布的年份，按周一至周五计。" if guessed else ""
        yield Table("派驻工作日", columns, rows, note)


def trainings(s: Session) -> Iterator[Block]:
    """Theme by theme, the second by its phases: the three themes, then what else pairings gave."""
    for theme in THEMES:
        for phase in (None, *PHASE) if theme == "management" else (None,):
            found = _trainings(s, Training.theme == theme, Training.phase == phase)
            title = TRAINING[theme] + (f"（{PHASE[phase]}）" if phase else "")
            yield from block(s, found, title, ("theme", "phase"))
    other = _trainings(s, Training.theme.not_in(THEMES), Training.pairing_id.is_not(None))
    yield from block(s, other, "结对的其他培训")


def _trainings(s: Session, *where: Any) -> list[Training]:
    return list(s.scalars(select(Training).where(*where).order_by(Training.held_on, Training.id)))


def supervisions(s: Session) -> Iterator[Block]:
    theirs = select(Supervision).where(Supervision.pairing_id.is_not(None))
    found = list(s.scalars(theirs.order_by(Supervision.held_on, Supervision.id)))
    yield from block(s, found, "项目督导")


def policies(s: Session) -> Iterator[Block]:
    for kind, label in POLICY.items():
        query = select(Policy).where(Policy.kind == kind).order_by(Policy.issued_on, Policy.id)
        yield from block(s, list(s.scalars(query)), label, ("kind",))


def meetings(s: Session) -> Iterator[Block]:
    yield from block(s, every(s, Meeting, Meeting.held_on), KINDS["meeting"].label)


def publicity(s: Session) -> Iterator[Block]:
    yield from block(s, every(s, Publicity, Publicity.published_on), "宣传")


PARTS: dict[str, Fill] = {
    "计划": plans,
    "重点帮扶县": key_counties,
    "结对与派驻": pairings,
    "培训": trainings,
    "项目督导": supervisions,
    "政策文件": policies,
    "会议": meetings,
    "宣传": publicity,
}
