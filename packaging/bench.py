"""What the program costs, each figure beside a limit or a peer in the same run: a ratio says more than
seconds on somebody's machine. Run by `dev.py bench`; exits 1 where a goal is not met.

    python packaging/bench.py [--entries 120000] [--quick] [--kept FOLDER]

A county of 120,000 entries takes minutes to make; in a folder that is kept it is made once a month.
"""

import argparse
import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import stalls
import typst

from qianshou_desktop.actions import accounts, demonstration, figures, periods, reports
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.formats import excel
from qianshou_desktop.formats.paper import frame, monthly, tables
from qianshou_desktop.formats.report import Column, Table
from qianshou_desktop.store import clock

MONTHS, PEOPLE = 12, 3000
COUNTY_SECONDS = 5.0  # a county report of a year with 120,000 entries
HISTORY = (
    1.15  # with two years of history against one: a year's report has its 本年累计 in any case
)
PEER = 3.0  # against Typst on the same table
TURNS = 4
CROWD, STALL_MS = 50_000, 50.0  # people; the longest that the window may stand still
ENTRIES = 120_000
ROWS = 2000
MADE = datetime(2026, 8, 31, tzinfo=UTC)
QUICK = 10  # of the entries, in the short form


@dataclass(frozen=True)
class Goal:
    """A measured number beside what it is held against."""

    name: str
    measured: float
    against: float
    most: float
    unit: str = "s"

    @property
    def ratio(self) -> float:
        return self.measured / self.against

    @property
    def met(self) -> bool:
        return self.ratio <= self.most

    def __str__(self) -> str:
        sign = "✓" if self.met else "✗"
        return (f"{sign} {self.name}: {self.measured:.3f} {self.unit} / {self.against:.3f} {self.unit}"
                f" = {self.ratio:.2f} (≤ {self.most:g})")  # fmt: skip


def seconds(act: Callable[[], object], times: int = 3) -> float:
    """The least of a few runs: what else the machine does only adds."""
    return min(once(act, time.perf_counter) for _ in range(times))


def once(act: Callable[[], object], now: Callable[[], float]) -> float:
    """One run by a clock."""
    gc.collect()
    started = now()
    act()
    return now() - started


def beside(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The least CPU time of each of two, in turns, so that a busy machine slows both."""
    pairs = [(once(one, time.process_time), once(other, time.process_time)) for _ in range(TURNS)]
    return min(each for each, _ in pairs), min(each for _, each in pairs)


def opened(folder: Path, entries: int, people: int, months: int) -> tuple[Performer, str]:
    """A demonstration county with so many log entries, its user at work, and its last whole month."""
    named = periods.months_before(periods.of_day(clock.today()), months)
    kept = folder / f"{named[-1]}-{entries}-{people}-{months}"
    if not kept.exists():
        half_made = kept.with_suffix(".making")
        shutil.rmtree(half_made, ignore_errors=True)
        demonstration.make(half_made, people, entries, months)
        half_made.rename(kept)
    whole = named[:-1] or named
    return accounts.enter(kept, demonstration.USER, demonstration.PASSWORD), whole[-1]


def report(performer: Performer, period: str) -> None:
    """The county's report in both forms."""
    made = performer.ask(reports.monthly, period)
    monthly.pdf(made)
    excel.report_bytes(made)


def acts(month: str) -> Iterator[tuple[str, Callable[[Performer], object]]]:
    """What is to cost the same however long the history."""
    yield "全县月报", lambda performer: report(performer, month)
    yield "全县年报", lambda performer: report(performer, month[:4])
    yield "一月的数字", lambda performer: performer.ask(figures.figures, month, None)


def ours(rows: int) -> bytes:
    """A table of so many rows on our paper."""
    columns = (Column("日期", 1), Column("姓名", 1), Column("村", 1), Column("情况", 3))
    found = tuple((f"2026-08-{n % 28 + 1:02d}", f"张三{n}", f"第 {n} 村", "探访正常，下月再来")
                  for n in range(rows))  # fmt: skip
    meta = frame.Meta("表", "站", "表", MADE)
    return frame.document(tables.strips(Table("走访", columns, found), frame.A4.room), meta)


def theirs(rows: int, folder: Path) -> bytes:
    """The same table by Typst, with the same font."""
    cells = ",".join(
        f"[2026-08-{n % 28 + 1:02d}],[张三{n}],[第 {n} 村],[探访正常，下月再来]"
        for n in range(rows)
    )
    source = folder / "table.typ"
    head = '#set text(font: "Noto Sans SC", size: 9pt)\n#set page("a4")\n'
    table = (
        f"#table(columns: (1fr, 1fr, 1fr, 3fr), table.header([日期],[姓名],[村],[情况]), {cells})"
    )
    source.write_text(head + table, encoding="utf-8")
    fonts = [str(Path(__file__).resolve().parent.parent / "resources" / "fonts")]
    made: bytes = typst.compile(str(source), font_paths=fonts)
    return made


def goals(entries: int, kept: Path | None) -> Iterator[Goal]:
    """Each goal, as soon as it is measured."""
    with tempfile.TemporaryDirectory() as place:
        counties = kept or Path(place)
        one, month = opened(counties, entries, PEOPLE, MONTHS)
        two, _ = opened(counties, 2 * entries, PEOPLE, 2 * MONTHS)
        for what, period in (("月报", month), ("年报", month[:4])):
            taken = seconds(partial(report, one, period))
            yield Goal(f"全县{what}（{entries} 条，一年），时限", taken, COUNTY_SECONDS, 1.0)
        for what, act in acts(month):
            short, long = beside(partial(act, one), partial(act, two))
            yield Goal(f"{what}：有两年历史 / 有一年", long, short, HISTORY)
        one.close()
        two.close()
        crowd, _ = opened(counties, entries // 2, CROWD * entries // ENTRIES, 3)
        for what, longest in stalls.stalls(crowd):
            yield Goal(f"五万人的县，{what}：窗口最久不动", longest * 1000, STALL_MS, 1.0, "ms")
        crowd.close()
        drawn = seconds(lambda: ours(ROWS))
        yield Goal(f"{ROWS} 行的表：本程序 / Typst", drawn,
                   seconds(lambda: theirs(ROWS, Path(place))), PEER)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--quick", action="store_true", help="十分之一的量，看它还能不能跑")
    parser.add_argument("--kept", type=Path, help="演示县留在这个文件夹里，下次不用再造")
    wanted = parser.parse_args()
    met = True
    for goal in goals(wanted.entries // (QUICK if wanted.quick else 1), wanted.kept):
        print(goal, flush=True)
        met &= goal.met
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
