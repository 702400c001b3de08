"""A list beside a form: what chooses a record, and what becomes of what was typed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qianshou_desktop.ui.pages.persons import Persons
from qianshou_desktop.ui.pages.visits import VisitLog
from qianshou_desktop.ui.window import Window

Add = Callable[..., int]


def test_tabbing_out_of_a_new_record_chooses_none(
    visits: VisitLog, qtbot: QtBot, add_person: Add, add_visit: Add
) -> None:
    person = add_person("甲")
    add_visit(person, visited_on="2022-09-10")
    visits.refresh()
    qtbot.waitUntil(lambda: len(visits.table.rows.keys) == 1)
    visits.start_record("visit", {"person": person})
    assert visits.form.entry.key is None
    visits.window().activateWindow()
    visits.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(visits.table.hasFocus)
    assert visits.form.entry.key is None
    assert not visits.table.currentIndex().isValid()
    QTest.keyClick(visits.table, Qt.Key.Key_Down)
    assert visits.form.entry.key == visits.table.rows.keys[0]


def test_what_is_abandoned_is_gone(
    visits: VisitLog, qtbot: QtBot, add_person: Add, add_visit: Add
) -> None:
    key = add_visit(add_person("甲"), note="去过了")
    visits.show_record("visit", key)
    QTest.keyClicks(visits.form.editor("note").widget(), "not wanted")
    assert visits.unsaved()
    qtbot.mouseClick(visits.foot.discard, Qt.MouseButton.LeftButton)
    assert visits.form.editor("note").value() == "去过了"
    assert not visits.unsaved()
    assert visits.desk.drafts.all() == []
    qtbot.mouseClick(visits.line.buttons()[0], Qt.MouseButton.LeftButton)  # 找回
    assert visits.form.editor("note").value() == "not wanted去过了"
    assert visits.unsaved()


def test_going_on_from_an_unchanged_record_is_no_save(
    window: Window, qtbot: QtBot, add_person: Add, hands: Any
) -> None:
    """Though nothing was saved in this list before: its rows are asked for nothing."""
    first, second = add_person("甲", groups=["disabled"]), add_person("乙", groups=["disabled"])
    window.show_record("person", first)
    page = window.page()
    assert isinstance(page, Persons)
    qtbot.waitUntil(lambda: len(page.table.rows.keys) == 2)
    page.form.focus()
    hands.control(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.form.entry.key == second)
