"""The columns of a list: dragged, left out, sorted, and so again the next time."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qianshou_desktop.ui.columns import AFTER_MS
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.table import Column, Table

COLUMNS = (Column("name", "姓名"), Column("risk", "风险", 60), Column("filed_on", "建档", 100))
Settle = Callable[[], None]


@pytest.fixture
def listed(
    add_person: Callable[..., int], desk: Desk, qtbot: QtBot, settle: Settle
) -> Callable[[], Table]:
    for name, risk in (("丁一", "high"), ("马二", "watch"), ("安三", "normal")):
        add_person(name, risk=risk)

    def made() -> Table:
        table = Table(desk, "person", COLUMNS)
        qtbot.addWidget(table)
        table.resize(520, 300)
        table.show()
        table.look()
        settle()
        return table

    return made


def test_what_was_dragged_holds(listed: Callable[[], Table], qtbot: QtBot) -> None:
    table = listed()
    table.horizontalHeader().resizeSection(2, 180)  # as a drag does
    qtbot.wait(AFTER_MS + 100)
    assert table.columnWidth(2) == 180
    assert listed().columnWidth(2) == 180
    again = listed()
    again.resize(300, 300)
    assert sum(again.columnWidth(at) for at in range(3)) <= again.viewport().width()


def test_a_column_is_left_out_and_one_stays(listed: Callable[[], Table]) -> None:
    table = listed()
    actions = table.choice.menu().actions()
    assert [each.text() for each in actions if each.text()] == ["姓名", "风险", "建档", "恢复原样"]
    actions[1].trigger()
    again = listed()
    assert [again.isColumnHidden(at) for at in range(3)] == [False, True, False]
    again.choice.menu().actions()[2].trigger()
    last = again.choice.menu().actions()
    assert [each.isEnabled() for each in last[:3]] == [False, True, True]
    last[-1].trigger()
    assert not any(listed().isColumnHidden(at) for at in range(3))


def test_it_is_sorted_as_it_was(listed: Callable[[], Table], qtbot: QtBot, settle: Settle) -> None:
    table = listed()
    head = table.horizontalHeader()
    for _ in range(2):
        place = head.viewport().rect().center()
        place.setX(head.sectionViewportPosition(0) + 10)
        qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        settle()
    assert table.order == ("name", True)
    again = listed()
    assert again.order == ("name", True)
    assert list(again.rows.keys) == list(table.rows.keys)
