"""The cap and the shortfall while the year's money is typed."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.actions.rules.settings import set_parameter
from qianshou_desktop.ui.cells import Cell
from qianshou_desktop.ui.leaves.fundings import Fundings
from qianshou_desktop.ui.window import Window


@pytest.fixture
def ledger(window: Window) -> Fundings:
    window.start_record("funding", {"year": 2022})
    page = window.page().front()  # type: ignore[attr-defined]
    assert isinstance(page, Fundings)
    return page


def type_in(ledger: Fundings, **sums: str) -> None:
    for name, text in sums.items():
        ledger.form.focus(name)
        widget = ledger.form.editor(name).widget()
        widget.selectAll()  # type: ignore[attr-defined]
        QTest.keyClicks(widget, text)


def note(ledger: Fundings, name: str) -> tuple[str, str]:
    cell = ledger.form.cells[name]
    assert isinstance(cell, Cell)
    return cell.note.text(), str(cell.note.property("part"))


def test_cap_and_shortfall_follow_the_keys(ledger: Fundings) -> None:
    type_in(ledger, relief_fen="1000000.33", need_fen="100000", allotted_fen="30000")
    assert note(ledger, "allotted_fen") == ("最多 30000.00 元（上年度专项经费的 3%）", "small")
    assert note(ledger, "county_fen") == ("应补足 70000.00 元", "mind")
    type_in(ledger, upper_fen="50000", county_fen="20000")
    assert note(ledger, "county_fen") == ("应补足 20000.00 元", "small")
    type_in(ledger, allotted_fen="30000.01")
    assert note(ledger, "allotted_fen")[1] == "mind"


def test_what_is_too_much_is_refused_at_its_field(ledger: Fundings, qtbot: QtBot) -> None:
    type_in(ledger, relief_fen="1000000", allotted_fen="30000.01")
    ledger.save()
    qtbot.waitUntil(lambda: "请改小" in note(ledger, "allotted_fen")[0])
    assert ledger.desk.ask(common.count, "funding") == 0
    type_in(ledger, allotted_fen="30000")
    ledger.save()
    qtbot.waitUntil(lambda: ledger.desk.ask(common.count, "funding") == 1)


def test_next_years_money_is_reckoned_by_next_years_share(window: Window, ledger: Fundings) -> None:
    window.desk.performer.do(set_parameter, "R24.permille", "50", "县民政局通知", date(2023, 1, 1))
    type_in(ledger, relief_fen="1000")
    assert note(ledger, "allotted_fen")[0] == "最多 30.00 元（上年度专项经费的 3%）"
    type_in(ledger, year="2023")
    assert note(ledger, "allotted_fen")[0] == "最多 50.00 元（上年度专项经费的 5%）"


def test_the_countys_own_share(window: Window, ledger: Fundings) -> None:
    window.desk.performer.do(set_parameter, "R24.permille", "25", "县民政局通知", date(2022, 1, 1))
    type_in(ledger, relief_fen="1000")
    assert note(ledger, "allotted_fen")[0] == "最多 25.00 元（上年度专项经费的 2.5%）"
