"""Periods of a report: 2022-08, 2022-Q3, 2022-H2, 2022."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from qianshou_desktop.records.errors import Rejected

QUARTERS = "一二三四"
LAST_WEEK = timedelta(days=6)  # before a period's last day: what it lacks is looked for
WEEKS = {"每周": 1, "每两周": 2}
MONTHS = {"每月": 1, "每两月": 2, "每季": 3, "每半年": 6}


@dataclass(frozen=True)
class Period:
    """A span of whole months, both days counted."""

    name: str
    first: date
    last: date

    @property
    def label(self) -> str:
        year, month = self.first.year, self.first.month
        months = (self.last.year - year) * 12 + self.last.month - month + 1
        words = {1: f"{month} 月", 3: f"第{QUARTERS[(month - 1) // 3]}季度",
                 6: "上半年" if month == 1 else "下半年", 12: ""}  # fmt: skip
        return f"{year} 年 {words[months]}".strip()

    @property
    def report(self) -> str:
        """What a report on it is called."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        return {1: "月报", 3: "季报", 6: "半年报", 12: "年报"}[count]

    def year_to_date(self) -> "Period":
        """From New Year to the period's last day."""
        return Period(self.name, date(self.first.year, 1, 1), self.last)


def parse(text: str) -> Period:
    """Raises Rejected for a text that is no period."""
    found = re.fullmatch(r"([0-9]{4})(?:-(?:(0[1-9]|1[0-2])|Q([1-4])|H([12])))?", text.strip())
    if not found or int(found[1]) < 1900:
        raise Rejected(
            {"period": f"看不懂期间“{text[:20]}”，请写成 2022-08、2022-Q3、2022-H2 或 2022"}
        )
    year, month, quarter, half = int(found[1]), *(int(g or 0) for g in found.groups()[1:])
    if month:
        return months(text.strip(), year, month, 1)
    if quarter:
        return months(text.strip(), year, quarter * 3 - 2, 3)
    return (
        months(text.strip(), year, half * 6 - 5, 6) if half else months(text.strip(), year, 1, 12)
    )


def months(name: str, year: int, first: int, count: int) -> Period:
    last = first + count - 1
    return Period(name, date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def of_day(day: date) -> str:
    """The month that holds a day."""
    return f"{day:%Y-%m}"


def months_before(name: str, count: int) -> list[str]:
    """The last `count` months up to and with a month, oldest first."""
    year, month = map(int, name.split("-"))
    start = year * 12 + month - count
    return [f"{at // 12}-{at % 12 + 1:02d}" for at in range(start, start + count)]


def reported(today: date) -> str:
    """The month that people report on: until its last week the one before."""
    mine = of_day(today)
    return mine if today >= parse(mine).last - LAST_WEEK else months_before(mine, 2)[0]


def shifted(day: date, count: int) -> date:
    """The same day so many months later (or earlier); where that month has no such day, its last:
    29 February and two years make 28 February."""
    at = day.year * 12 + day.month - 1 + count
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def windows(every: str, first: date, last: date) -> list[tuple[date, date]]:
    """The spans of an interval, such as 每周 or 每季, that end within some days. Weeks begin on
    Monday, and pairs of weeks follow one another without regard to the year; months are counted
    from January."""
    if every in WEEKS:
        return _weeks(7 * WEEKS[every], first, last)
    length = MONTHS[every]
    starts = [
        (year, month) for year in range(first.year, last.year + 1) for month in range(1, 13, length)
    ]
    spans = (months("", year, month, length) for year, month in starts)
    return [(span.first, span.last) for span in spans if first <= span.last <= last]


def _weeks(days: int, first: date, last: date) -> list[tuple[date, date]]:
    """Day 1 of the calendar was a Monday."""
    end = -(-first.toordinal() // days) * days
    ends = [date.fromordinal(at) for at in range(end, last.toordinal() + 1, days)]
    return [(end - timedelta(days=days - 1), end) for end in ends]


def later(every: str, day: date) -> date:
    """The day one interval later; it lies in the span after the one that holds the day."""
    if every in WEEKS:
        return day + timedelta(days=7 * WEEKS[every])
    return shifted(day, MONTHS[every])
