"""取证期限: what the board says of a deadline."""

from datetime import date

import pytest

from qianshou_desktop.actions.certificates import Clock
from qianshou_desktop.ui.leaves.clocks import left

TODAY = date(2024, 2, 29)


def clock(due: date | None, months: int | None, eligible: date | None = TODAY) -> Clock:
    return Clock(1, "仇某", "枝城镇", False, eligible, due, months, 0, "")


@pytest.mark.parametrize(
    ("due", "months", "said"),
    [
        (date(2024, 3, 30), 1, "还有 1 个月"),
        (date(2024, 3, 28), 0, "还有 28 天"),
        (TODAY, 0, "还有 0 天"),
        (date(2024, 2, 28), -1, "2024-02-28 已到期"),
    ],
)
def test_the_last_month_is_counted_in_days(due: date, months: int, said: str) -> None:
    assert said in left(clock(due, months), TODAY)


def test_a_missing_deadline_says_what_it_waits_for() -> None:
    assert left(clock(None, None), TODAY) == "到岗后起算"
    assert left(clock(None, None, None), TODAY) == "算不出期限"
