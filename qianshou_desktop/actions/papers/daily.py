"""工作日志 (F30) of a worker or a station: of one day, or of a month; or blank, to be filled in by
hand."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from qianshou_desktop.actions import daily, periods, places
from qianshou_desktop.actions.daily import Entry, Log, Whose
from qianshou_desktop.formats.report import Block, Cell, Column, Facts, Part, Report, Table
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.kinds import Day, Unfit
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

WEEK = "一二三四五六日"
LINES, LINES_WIDE = 12, 6  # of a blank sheet
SIGNED = ("社工签字", "站长审阅")


def log(s: Session, kind: str, key: int, on: str | None = None) -> Report:
    """The log of a day, or of a month such as 2022-08; of today where none is said. Raises Rejected
    (on)."""
    first, last = _days(s, on)
    record = s.get_one(KINDS[kind], key)
    station = record if isinstance(record, Station) else None
    if isinstance(record, Worker):
        station = s.get(Station, record.station_id) if record.station_id else None
    whose = Whose(worker=key) if kind == "worker" else Whose(station=key)
    found = daily.span(s, whose, first, last)
    name = station.name if station else ""
    people = (("社工", record.title),) if kind == "worker" else ()
    label = _label(first) if first == last else f"{first.year} 年 {first.month} 月"
    return Report(
        title="工作日志",
        subtitle=label,
        facts=(("社工站", name), *people, ("合计", _sum(found))),
        parts=(Part(0, "记录", tuple(_blocks(found, whole=kind == "station", one=first == last))),),
        signature=(),
        footer=f"{name or record.title}　工作日志",
        author=name or record.title,
        subject=f"{label}工作日志",
        made_at=s.now().astimezone(clock.BEIJING),
        landscape=kind == "station" or first != last,
    )


def blank(s: Session, kind: str) -> Report:
    """The log of a day with nothing in it."""
    whole = kind == "station"
    columns = _columns(whole=whole, one=True)
    row: tuple[Cell, ...] = ("\n", *("",) * (len(columns) - 1))
    rows = (row,) * (LINES_WIDE if whole else LINES)
    county = places.own(s).county_name
    people = () if whole else (("社工", ""),)
    signed = Facts(tuple((words, "\n") for words in SIGNED))
    return Report(
        title="全站工作日志" if whole else "工作日志",
        subtitle="　　　　年　　月　　日　星期　　",
        facts=(("社工站", ""), *people, ("合计", "　　条，　　分钟，　　公里")),
        parts=(Part(0, "记录", (Table("", columns, rows), signed)),),
        signature=(),
        footer=f"{county}　工作日志",
        author=county,
        subject="空白工作日志",
        made_at=s.now().astimezone(clock.BEIJING),
        landscape=whole,
    )


def _days(s: Session, on: str | None) -> tuple[date, date]:
    if on is None:
        return s.today(), s.today()
    try:
        found = Day().read(on)
    except Unfit:
        span = periods.parse(on)
        return span.first, span.last
    return (found, found) if found else (s.today(), s.today())


def _label(day: date) -> str:
    return f"{day.year} 年 {day.month} 月 {day.day} 日　星期{WEEK[day.weekday()]}"


def _sum(found: Log) -> str:
    far = f"，{found.mileage} 公里" if found.mileage else ""
    return f"{len(found.entries)} 条，{found.minutes} 分钟（{found.minutes / 60:.1f} 小时）{far}"


def _blocks(found: Log, *, whole: bool, one: bool) -> list[Block]:
    """The entries as one table; the lines to sign on."""
    columns = _columns(whole=whole, one=one)
    rows = [_row(each, whole=whole, one=one) for each in found.entries]
    lacking = "、".join(_lacking(found))
    note = f"没有记录：{lacking}。" if lacking else ""
    total = ("",) * (len(columns) - 3)
    last: tuple[Cell, ...] = ("合计", *total, found.minutes, found.mileage or None)
    table = Table("", columns, (*rows, last) if rows else (), note, total=bool(rows))
    return [table, Facts(tuple((words, "\n") for words in SIGNED))]


def _columns(*, whole: bool, one: bool) -> tuple[Column, ...]:
    return (
        *(() if one else (Column("日期", 1.1, "center"),)),
        Column("时间", 1.4, "center"), Column("类别", 1.3), Column("对象", 1.8),
        Column("内容", 5.2), *((Column("社工", 1.0),) if whole else ()),
        Column("分钟", 0.8, "right"), Column("公里", 0.8, "right"),
    )  # fmt: skip


def _lacking(found: Log) -> Iterator[str]:
    """11-02, where the whole day is missing; 11-03 下午, where half of it is; 11-04 上午和下午,
    where only the evening is told."""
    told = {entry.day for entry in found.entries}
    for day, gaps in groupby(found.gaps, lambda gap: gap.day):
        halves = [gap.label for gap in gaps]
        whole = len(halves) > 1 and day not in told
        yield f"{day:%m-%d}" if whole else f"{day:%m-%d} {'和'.join(halves)}"


def _row(each: Entry, *, whole: bool, one: bool) -> tuple[Cell, ...]:
    day = () if one else (f"{each.day:%m-%d}",)
    worker = (each.worker,) if whole else ()
    return (*day, each.time, each.kind, each.whom, each.what, *worker, each.minutes, each.mileage)
