"""Single fields under the user's hands."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.terms import GROUP, ITEM, PARTNER, SATISFACTION, VISIT_WAY
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import (
    ChoiceEdit,
    CodesEdit,
    Segments,
    TextEdit,
    Toggles,
    for_field,
)
from qianshou_desktop.ui.editors.base import Editor
from qianshou_desktop.ui.editors.day import read_day
from qianshou_desktop.ui.editors.letters import initials, matches
from qianshou_desktop.ui.words import first_group
from tests.conftest import TOWN

TODAY = date(2022, 9, 15)


def shown(editor: Editor, qtbot: QtBot) -> None:
    widget = editor.widget()
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    editor.focus()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("t", "2022-09-15"),
        ("今天", "2022-09-15"),
        ("-1", "2022-09-14"),
        ("+7", "2022-09-22"),
        ("5", "2022-09-05"),
        ("0305", "2022-03-05"),
        ("3.5", "2022-03-05"),
        ("3月5日", "2022-03-05"),
        ("2022-08-05", "2022-08-05"),
        ("20220805", "20220805"),
        ("0231", "0231"),
        ("", ""),
    ],
)
def test_short_dates(typed: str, day: str) -> None:
    assert read_day(typed, TODAY) == day


def test_choice_by_number_and_initial(qtbot: QtBot, hands: Any) -> None:
    edit = ChoiceEdit(GROUP, required=False)
    shown(edit, qtbot)
    hands.type("1")
    assert edit.value() == "low_income"
    hands.type("3")  # at once after the 1: thirteen
    assert edit.value() == "mental"
    hands.press(Qt.Key.Key_Delete)
    assert edit.value() is None
    hands.type("d")
    assert edit.value() == "alone_elder"


@pytest.mark.parametrize("make", [ChoiceEdit, Segments])
def test_of_a_scale_five_is_the_best(make: Any, qtbot: QtBot, hands: Any) -> None:
    edit = make(SATISFACTION, required=False)
    shown(edit, qtbot)
    hands.type("5")
    assert edit.value() == "s5"
    hands.type("9")
    assert edit.value() == "s5"
    hands.type("2")
    assert SATISFACTION[edit.value()] == "不满意"


def test_code_of_a_newer_program_stays(qtbot: QtBot) -> None:
    edit = ChoiceEdit(GROUP, required=True)
    qtbot.addWidget(edit.widget())
    edit.put("future_code")
    assert edit.value() == "future_code"


def test_segments(qtbot: QtBot, hands: Any) -> None:
    edit = Segments(dict(VISIT_WAY), required=True)
    shown(edit, qtbot)
    hands.type("2")
    assert edit.value() == "phone"
    hands.press(Qt.Key.Key_Right)
    assert edit.value() == "video"
    hands.press(Qt.Key.Key_Delete)
    assert edit.value() == "video"


def test_codes_by_letters(qtbot: QtBot, hands: Any) -> None:
    edit = CodesEdit(ITEM)
    shown(edit, qtbot)
    hands.type("c2")
    hands.enter()
    hands.type("rhtf")
    hands.enter()
    assert edit.value() == ["B1", "C2"]
    hands.press(Qt.Key.Key_Backspace)
    assert edit.value() == ["C2"]
    hands.type("zzz")
    assert edit.problem()


def test_codes_by_number(qtbot: QtBot, hands: Any) -> None:
    """The numbers of a list are those of its single choice; what was typed in full is chosen."""
    edit, codes = CodesEdit(GROUP), list(GROUP)
    shown(edit, qtbot)
    hands.type("3")
    hands.enter()
    hands.type("1")
    assert edit.list.item(0).text().startswith("1  ")
    hands.enter()
    assert edit.value() == ["low_income", codes[2]]
    hands.type("1")  # once more: it stays, and no other is taken in its stead
    hands.enter()
    assert edit.value() == ["low_income", codes[2]]
    hands.type("12")
    assert edit.problem() == ""
    assert codes[11] in edit.value()
    hands.type("没有的")
    assert "没有这一项" in edit.list.item(0).text()
    assert "还没有选定" in edit.problem()


def test_toggles(qtbot: QtBot, hands: Any) -> None:
    edit = Toggles(PARTNER)
    shown(edit, qtbot)
    hands.type("14")
    assert edit.value() == ["community", "volunteer"]
    hands.type("1")
    assert edit.value() == ["volunteer"]


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_field_has_an_editor_that_keeps_nothing(desk: Desk, qtbot: QtBot, kind: str) -> None:
    """What is not filled in stays empty, and every input has a name for a screen reader."""
    for placed in KINDS[kind].fields.values():
        editor = for_field(desk, placed)
        qtbot.addWidget(editor.widget())
        editor.put(None)
        assert editor.value() in (None, "", []), placed.name
        assert editor.widget().accessibleName(), placed.name


def test_letters() -> None:
    assert initials("入户探访") == "rhtf"
    assert matches("探访", "B1", "入户探访")
    assert not matches("x", "B1", "入户探访")


def test_short_words() -> None:
    assert first_group("最低生活保障对象、农村留守儿童") == "低保等"
    assert first_group("") == ""


def test_a_supervisor_is_offered_and_may_be_somebody_else(
    desk: Desk, qtbot: QtBot, hands: Any, performer: Performer
) -> None:
    performer.do(common.save, "worker", {"name": "王社工", "station": TOWN})
    edit = for_field(desk, KINDS["supervision"].fields["supervisor"])
    assert isinstance(edit, TextEdit)
    shown(edit, qtbot)
    hands.type("wsg")
    hands.press(Qt.Key.Key_Return)
    assert edit.value() == "王社工"
    edit.put("")
    hands.type("省里来的老师")
    hands.press(Qt.Key.Key_Return)
    assert edit.value() == "省里来的老师"
