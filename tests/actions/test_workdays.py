"""Working days: holidays, the weekends worked in their stead, and years not yet known."""

from datetime import date

import pytest

from qianshou_desktop.actions.workdays import between


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        (date(2022, 9, 5), date(2022, 9, 9), 5),
        (date(2022, 9, 9), date(2022, 9, 9), 1),  # both days are counted
        (date(2022, 9, 10), date(2022, 9, 11), 0),
        (date(2022, 9, 10), date(2022, 9, 13), 1),  # Monday the 12th was Mid-Autumn's
        (date(2022, 10, 1), date(2022, 10, 7), 0),
        (date(2022, 10, 8), date(2022, 10, 9), 2),  # a weekend worked for National Day
        (date(2022, 9, 9), date(2022, 9, 8), 0),
        (date(2022, 1, 1), date(2022, 12, 31), 249),
        (date(2024, 2, 28), date(2024, 3, 1), 3),  # 29 February is a day of work
    ],
)
def test_days_of_work(first: date, last: date, days: int) -> None:
    assert between(first, last) == days


def test_a_year_whose_holidays_nobody_knows_has_its_weekdays() -> None:
    assert between(date(2099, 10, 1), date(2099, 10, 7)) == 5
    assert between(date(2099, 10, 3), date(2099, 10, 4)) == 0
