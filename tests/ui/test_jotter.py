"""Ctrl+L: a service in one line, by keys alone."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.pages.case_book import CaseBook
from qianshou_desktop.ui.window import Window

Do = Callable[..., Any]
Settle = Callable[[], None]


def test_a_line_is_read_over_and_saved(
    window: Window, hands: Any, settle: Settle, qtbot: QtBot, add_person: Do
) -> None:
    add_person("张三")
    settle()
    hands.control(Qt.Key.Key_L)
    hands.type("-1 B1 张三 问高龄津贴 半小时")
    qtbot.waitUntil(lambda: "对象 张三" in window.jotter.told.text())
    assert "项目 B1" in window.jotter.told.text()
    hands.enter()
    settle()
    desk = window.desk
    [key] = desk.ask(common.find, "service")
    assert desk.ask(common.load, "service", key).values["note"] == "问高龄津贴"
    assert (window.jotter.line.text(), window.jotter.isVisible()) == ("", True)
    hands.press(Qt.Key.Key_Escape)
    assert not window.jotter.isVisible()


def test_enter_twice_saves_once_and_what_is_typed_meanwhile_begins_the_next(
    window: Window, hands: Any, settle: Settle, add_person: Do
) -> None:
    add_person("张三")
    settle()
    hands.control(Qt.Key.Key_L)
    hands.type("B1 张三 问高龄津贴")
    hands.enter(2)
    hands.type("A1 10人")
    settle()
    assert len(window.desk.ask(common.find, "service")) == 1
    assert window.jotter.line.text() == "A1 10人"
    hands.press(Qt.Key.Key_Escape)


def test_what_is_refused_stays_to_be_mended(
    window: Window, hands: Any, settle: Settle, add_person: Do
) -> None:
    add_person("张三")
    settle()
    hands.control(Qt.Key.Key_L)
    hands.type("2023-01-01 张三 问低保")
    hands.enter()
    settle()
    assert window.jotter.told.text().startswith("没有保存：")
    assert window.jotter.line.text() == "2023-01-01 张三 问低保"
    hands.press(Qt.Key.Key_Escape)
    hands.control(Qt.Key.Key_L)
    assert window.jotter.line.text() == "2023-01-01 张三 问低保"


def test_within_a_case_it_begins_the_next_session(
    window: Window, hands: Any, settle: Settle, performer: Performer, add_person: Do
) -> None:
    case = {"person": add_person("张三"), "station": "420581104", "opened_on": "2022-06-01"}
    key = performer.do(common.save, "case", case)
    window.show_record("case", key)
    settle()
    hands.control(Qt.Key.Key_L)
    page = window.page()
    assert isinstance(page, CaseBook)
    assert page.tab() == 3
    assert not window.jotter.isVisible()


def test_half_a_line_is_there_again(
    window: Window, hands: Any, settle: Settle, add_person: Do
) -> None:
    """Put away by Esc, or by closing the program: nobody types it anew."""
    add_person("张三")
    settle()
    hands.control(Qt.Key.Key_L)
    hands.type("昨天 张三 问高龄")
    hands.press(Qt.Key.Key_Escape)
    window.jotter.keep()
    settle()
    [draft] = window.desk.drafts.all()
    assert draft.title == "记一笔：昨天 张三 问高龄"
    window.jotter.line.clear()  # as the window is when it opens again
    window.jotter.kept.uid = ""
    window.take_up(draft)
    assert window.jotter.line.text() == "昨天 张三 问高龄"
    hands.type("津贴")
    hands.enter()
    settle()
    assert window.desk.ask(common.count, "service") == 1
    assert window.desk.drafts.all() == []
    hands.press(Qt.Key.Key_Escape)
