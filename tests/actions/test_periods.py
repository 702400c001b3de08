"""Months, quarters, halves and years, and the weeks, months and quarters in which a visit is due."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianshou_desktop.actions import periods
from qianshou_desktop.records.errors import Rejected

DAY = timedelta(days=1)
days = st.dates(date(1910, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("2022-08", date(2022, 8, 1), date(2022, 8, 31), "2022 年 8 月"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "2020 年 2 月"),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28), "1900 年 2 月"),
        (" 2022-12 ", date(2022, 12, 1), date(2022, 12, 31), "2022 年 12 月"),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31), "9999 年 12 月"),
        ("2022-Q1", date(2022, 1, 1), date(2022, 3, 31), "2022 年 第一季度"),
        ("2022-Q4", date(2022, 10, 1), date(2022, 12, 31), "2022 年 第四季度"),
        ("2022-H1", date(2022, 1, 1), date(2022, 6, 30), "2022 年 上半年"),
        ("2022-H2", date(2022, 7, 1), date(2022, 12, 31), "2022 年 下半年"),
        ("2022", date(2022, 1, 1), date(2022, 12, 31), "2022 年"),
    ],
)
def test_periods(text: str, first: date, last: date, label: str) -> None:
    period = periods.parse(text)
    assert (period.first, period.last) == (first, last)
    assert period.label == label
    assert period.year_to_date().first == date(first.year, 1, 1)
    assert period.year_to_date().last == last


@pytest.mark.parametrize(
    "text",
    ["", "2022-13", "2022-00", "2022-8", "2022-Q5", "2022-Q0", "2022-H3", "202208", "22-08", "2022-",
     "2022-08-05", "今年", "1899", "0000", "2022-q1", "２０２２", "2022\n-08", "长" * 10_000],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(Rejected) as refused:
        periods.parse(text)
    assert set(refused.value.problems) == {"period"}
    assert len(refused.value.problems["period"]) < 80


@given(days)
def test_every_day_lies_in_one_month_of_a_year(day: date) -> None:
    names = [f"{day.year}-{month:02d}" for month in range(1, 13)]
    holding = [
        name for name in names if periods.parse(name).first <= day <= periods.parse(name).last
    ]
    assert holding == [periods.of_day(day)]


@given(days, st.integers(1, 40))
def test_months_before_are_neighbours(day: date, count: int) -> None:
    names = periods.months_before(periods.of_day(day), count)
    assert len(names) == count
    assert names[-1] == periods.of_day(day)
    for before, after in pairwise(names):
        assert periods.parse(before).last + DAY == periods.parse(after).first


EVERY = (*periods.WEEKS, *periods.MONTHS)


@pytest.mark.parametrize("every", EVERY)
@given(first=days, length=st.integers(0, 400))
def test_a_window_belongs_to_the_span_of_its_last_day(every: str, first: date, length: int) -> None:
    last = min(first + length * DAY, date(2100, 12, 31))
    found = periods.windows(every, first, last)
    assert all(first <= end <= last for _, end in found)
    for (_, end), (start, _) in pairwise(found):
        assert end + DAY == start
    outside = periods.windows(every, first - 400 * DAY, last + 400 * DAY)
    assert [window for window in outside if first <= window[1] <= last] == found


@given(days)
def test_weeks_run_from_monday_to_sunday(day: date) -> None:
    ((monday, sunday),) = periods.windows("每周", day, day + 6 * DAY)
    assert (monday.isoweekday(), sunday.isoweekday(), sunday - monday) == (1, 7, 6 * DAY)


def test_the_week_over_new_year_belongs_to_january() -> None:
    december = periods.parse("2022-12")
    january = periods.parse("2023-01")
    assert periods.windows("每周", december.first, december.last)[-1][1] == date(2022, 12, 25)
    first = periods.windows("每周", january.first, january.last)[0]
    assert first == (date(2022, 12, 26), date(2023, 1, 1))


def test_months_and_quarters_as_windows() -> None:
    leap = (date(2020, 2, 1), date(2020, 2, 29))
    assert periods.windows("每月", *leap) == [leap]
    assert periods.windows("每月", leap[0], leap[1] - DAY) == []
    quarter = (date(2020, 1, 1), date(2020, 3, 31))
    assert periods.windows("每季", quarter[1], quarter[1]) == [quarter]
    assert periods.windows("每季", *leap) == []


@pytest.mark.parametrize("every", EVERY)
@pytest.mark.parametrize("period", ["1900", "9999", "9999-12"])
def test_the_ends_of_the_calendar(every: str, period: str) -> None:
    span = periods.parse(period)
    assert periods.windows(every, span.first, span.last)


@pytest.mark.parametrize(
    ("today", "month"),
    [("2022-09-01", "2022-08"), ("2022-09-23", "2022-08"), ("2022-09-24", "2022-09"),
     ("2022-09-30", "2022-09"), ("2022-01-10", "2021-12"), ("2024-02-23", "2024-02")],
)  # fmt: skip
def test_until_its_last_week_the_month_before_is_reported_on(today: str, month: str) -> None:
    assert periods.reported(date.fromisoformat(today)) == month
