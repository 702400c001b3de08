"""规则与参数: what holds, what held and will hold, and the way back to the program's own values."""

from collections.abc import Callable
from datetime import date

import pytest

from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.rules import settings
from qianshou_desktop.ui.leaves.parameters import Parameters
from qianshou_desktop.ui.window import Window

Settle = Callable[[], None]


@pytest.fixture
def page(performer: Performer, window: Window, settle: Settle) -> Parameters:
    for value, year in (("30", 2022), ("36", 2027)):
        performer.do(settings.set_parameter, "R15.months", value, f"{year}年通知", date(year, 1, 1))
    book = window.turn(next(n for n, p in enumerate(window.places) if p.name == "规则与核对"))
    found = book.turn(1)  # type: ignore[attr-defined]
    settle()
    assert isinstance(found, Parameters)
    return found


def choose(page: Parameters, name: str) -> str:
    """Its line in the list."""
    for row in range(page.lines.count()):
        line = page.lines.line(row)
        if line.opens is not None and line.opens.name == name:
            page.lines.setCurrentRow(row)
            return line.remark
    raise AssertionError(name)


def test_what_is_to_come_stands_in_the_list_and_the_history_beside(page: Parameters) -> None:
    assert choose(page, "R15.months") == "30；2027-01-01 起 36"
    assert page.history.text().splitlines() == [
        "历来：", "2027-01-01 起 36（2027年通知）", "2022-01-01 起 30（2022年通知）",
    ]  # fmt: skip
    assert page.stand.isVisibleTo(page)
    choose(page, "R8.workers")
    assert (page.history.text(), page.stand.isVisibleTo(page)) == ("", False)


def test_the_program_s_own_value_holds_again(page: Parameters, settle: Settle) -> None:
    choose(page, "R15.months")
    page.stand.click()
    settle()
    assert choose(page, "R15.months") == "24；2027-01-01 起 36"
    assert page.value.text() == "24"
    assert not page.stand.isVisibleTo(page)


def test_a_preset_says_old_and_new_before_it_is_taken(page: Parameters) -> None:
    page.preset.setCurrentText("吉林")
    page.use.click()
    assert "驻站社工（至少，名）：1 → 2" in page.line.text.text()
    assert "大乡镇驻站社工（至多，名；0 为与其他站相同）：0 → 5" in page.line.text.text()
