"""补录: a round entered afterwards, by keys alone."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common, todos
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.ui.guide import KEYS
from qianshou_desktop.ui.leaves.rounds import Rounds
from qianshou_desktop.ui.pages.visits import Visits
from tests.ui.test_due import page, people

__all__ = ["page", "people"]
Do = Callable[..., Any]
Settle = Callable[[], None]
TOWN = "420581104"


@pytest.fixture
def grid(page: Visits, settle: Settle, qtbot: QtBot, performer: Performer) -> Rounds:
    found = page.turn("round")
    assert isinstance(found, Rounds)
    settle()
    qtbot.waitUntil(lambda: len(found.grid.rows) > 0)
    found.worker.put(performer.do(common.save, "worker", {"name": "王社工", "station": TOWN}))
    settle()
    return found


def test_a_round_by_keys_alone(
    grid: Rounds, hands: Any, performer: Performer, settle: Settle, qtbot: QtBot
) -> None:
    grid.grid.focus()
    first, second, third = grid.grid.rows
    hands.type("14")
    hands.enter()
    hands.type("1")  # seen, and on
    hands.type("25")
    hands.enter(2)  # the way stays
    hands.type("b1 b2")
    hands.enter(2)  # nothing amiss
    hands.type("血压偏高")
    hands.enter()
    assert hands.place() is second.editors["visited_on"].widget()
    hands.control(Qt.Key.Key_D)
    for _ in range(6):
        hands.enter()
        hands.control(Qt.Key.Key_D)
    assert second.values() | {"person": 0} == first.values() | {"person": 0}
    hands.enter(2)  # past the third, which has no day
    assert hands.place() is grid.more.widget()
    assert not third.typed()
    grid.save()
    qtbot.waitUntil(lambda: performer.ask(common.count, "visit") == 2)
    settle()
    keys = performer.ask(common.find, "visit")
    shown = performer.ask(common.rows, "visit", keys, ("visited_on", "minutes", "way", "note"))
    assert set(shown) == {("2022-09-14", "25", "入户", "血压偏高")}
    assert [row.person for row in grid.grid.rows] == [third.person]


@pytest.mark.parametrize("filled", [True, False], ids=["at once", "once the rows are there"])
def test_whoever_turns_to_the_grid_types_in_its_first_cell(
    page: Visits, hands: Any, settle: Settle, filled: bool
) -> None:
    if filled:
        page.turn("round")
        settle()
        page.turn("visit")
    page._press("round", QPushButton(), own=False)
    settle()
    found = page.front()
    assert isinstance(found, Rounds)
    hands.type("9.14")
    assert found.grid.rows[0].editors["visited_on"].value() == "2022-09-14"


def fill(grid: Rounds, at: int, **values: Any) -> None:
    row = grid.grid.rows[at]
    for name, value in values.items():
        row.editors[name].put(value)
        row.editors[name].edited.emit()


def test_faults_stay_marked_at_their_cells(
    grid: Rounds, performer: Performer, settle: Settle, hands: Any
) -> None:
    fill(grid, 0, visited_on="2022-09-14", minutes="25")
    fill(grid, 1, visited_on="2022-09-16", minutes="2000")
    grid.save()
    settle()
    wrong = grid.grid.rows[1]
    assert performer.ask(common.count, "visit") == 0
    assert wrong.wrong == {"visited_on", "minutes"}
    assert "不能晚于今天" in wrong.note.text()
    assert not grid.grid.rows[0].wrong
    assert hands.place() is wrong.editors["visited_on"].widget()
    fill(grid, 1, visited_on="2022-09-13", minutes="20")
    assert wrong.note.isHidden()
    grid.save()
    settle()
    assert performer.ask(common.count, "visit") == 2


def test_each_row_has_its_own_day_the_one_above_at_hand(
    grid: Rounds, performer: Performer, hands: Any, settle: Settle
) -> None:
    _, second, third = grid.grid.rows
    grid.grid.focus()
    hands.type("13")
    hands.enter()
    grid.grid.focus(second)
    line: Any = second.editors["visited_on"].widget()
    assert line.placeholderText() == "2022-09-13"
    hands.press(Qt.Key.Key_Space)
    assert second.editors["visited_on"].value() == "2022-09-13"
    assert hands.at() == f"{second.title} 见到"
    grid.grid.focus(second)
    hands.control(Qt.Key.Key_A)
    hands.type("14")
    grid.grid.focus(third, "minutes")
    hands.type("25")
    assert third.editors["visited_on"].value() == "2022-09-14"  # the one above, unless typed
    grid.save()
    settle()
    keys = performer.ask(common.find, "visit", order="visited_on")
    days = [day for (day,) in performer.ask(common.rows, "visit", keys, ("visited_on",))]
    assert days == ["2022-09-13", "2022-09-14", "2022-09-14"]


def test_what_was_written_down_without_a_day_is_not_passed_over(
    grid: Rounds, performer: Performer, settle: Settle
) -> None:
    fill(grid, 0, minutes="25")
    fill(grid, 1, visited_on="2022-09-14")
    grid.save()
    settle()
    assert performer.ask(common.count, "visit") == 0
    assert grid.grid.rows[0].note.text() == "日期：请填哪天去的"
    fill(grid, 0, minutes="", seen=False)  # nor that nobody was in
    grid.save()
    settle()
    assert performer.ask(common.count, "visit") == 0
    assert grid.grid.rows[0].note.text() == "日期：请填哪天去的"


def test_what_cannot_be_read_is_told_before_it_is_sent(
    grid: Rounds, performer: Performer, settle: Settle
) -> None:
    fill(grid, 0, visited_on="2022-09-14", items="b1 zz")
    grid.save()
    settle()
    assert grid.grid.rows[0].wrong == {"items"}
    assert "请写代码" in grid.grid.rows[0].note.text()
    assert performer.ask(common.count, "visit") == 0


def test_a_day_that_is_none_is_not_offered_below(grid: Rounds, hands: Any) -> None:
    grid.grid.focus()
    hands.type("x9")
    hands.enter()
    second: Any = grid.grid.rows[1].editors["visited_on"].widget()
    assert second.placeholderText() == ""


def test_what_was_found_amiss_and_who_came_along_are_entered_with_the_round(
    grid: Rounds, performer: Performer, settle: Settle
) -> None:
    grid.companions.put("村支书 周建国")
    fill(grid, 0, visited_on="2022-09-14", amiss="3 7")
    fill(grid, 1, visited_on="2022-09-14", amiss="9")
    grid.save()
    settle()
    assert grid.grid.rows[1].wrong == {"amiss"}
    assert "请写数字" in grid.grid.rows[1].note.text()
    fill(grid, 1, amiss="")
    grid.save()
    settle()
    (key,) = performer.ask(common.find, "visit", where={"home": "amiss"})
    values = performer.ask(common.load, "visit", key).values
    assert (values["mood"], values["diet"]) == ("amiss", None)
    assert values["companions"] == "村支书 周建国"
    found = [
        each.text
        for each in performer.ask(
            todos.still_open, Scope(performer.today(), performer.today(), performer.today())
        )
    ]
    assert [text[:4] for text in found] == ["住房异常", "情绪异常"]


def test_somebody_is_added_by_name(
    grid: Rounds, add_person: Do, hands: Any, settle: Settle
) -> None:
    other = add_person("覃大毛", risk="normal", filed_on="2022-09-01")
    settle()
    before = len(grid.grid.rows)
    grid.new()
    hands.type("覃大毛")
    hands.enter()
    row = grid.grid.row_of(other)
    assert row is not None
    assert hands.place() is row.editors["visited_on"].widget()
    assert len(grid.grid.rows) == before + (0 if before == 4 else 1)


def test_what_was_typed_outlives_news(
    grid: Rounds, add_visit: Do, people: list[int], settle: Settle, qtbot: QtBot
) -> None:
    fill(grid, 0, visited_on="2022-09-14")
    assert grid.unsaved()
    person = grid.grid.rows[0].person
    for each in people:
        add_visit(each, "2022-09-15")
    qtbot.waitUntil(lambda: [row.person for row in grid.grid.rows] == [person])
    assert grid.grid.rows[0].editors["visited_on"].value() == "2022-09-14"


def test_who_went_is_asked_for_once_at_its_field(
    grid: Rounds, performer: Performer, settle: Settle, hands: Any
) -> None:
    grid.worker.put(None)
    fill(grid, 0, visited_on="2022-09-14")
    grid.save()
    settle()
    assert performer.ask(common.count, "visit") == 0
    assert hands.at() == "走访人"
    assert "走访人还没有填" in grid.line.text.text()
    grid.save()  # honest work is kept though nobody knows any more
    settle()
    assert performer.ask(common.count, "visit") == 1


def test_after_saving_one_goes_on_with_the_first_who_waits(
    grid: Rounds, hands: Any, settle: Settle, qtbot: QtBot
) -> None:
    first, _, _ = grid.grid.rows
    grid.grid.focus(first)
    fill(grid, 0, visited_on="2022-09-14")
    fill(grid, 2, visited_on="2022-09-14")
    grid.save()
    settle()
    qtbot.waitUntil(lambda: len(grid.grid.rows) == 1)
    assert hands.place() is grid.grid.rows[0].editors["visited_on"].widget()


def test_a_lone_row_stands_below_its_heading(grid: Rounds, settle: Settle, qtbot: QtBot) -> None:
    fill(grid, 0, visited_on="2022-09-14")
    fill(grid, 1, visited_on="2022-09-14")
    grid.save()
    settle()
    qtbot.waitUntil(lambda: len(grid.grid.rows) == 1)
    settle()
    head, cell = grid.grid.heads["日期"], grid.grid.rows[0].editors["visited_on"].widget()
    assert cell.geometry().top() - head.geometry().bottom() < 20


def test_the_columns_say_what_is_written_in_them(grid: Rounds) -> None:
    assert "b1 b2" in grid.grid.heads["项目"].toolTip()
    assert "1 饮食" in grid.grid.heads["异常"].toolTip()
    cells: Any = grid.grid.rows[0].editors
    assert cells["items"].widget().placeholderText() == "B1 B2"
    assert cells["amiss"].widget().placeholderText() == "37"
    assert "单子上没有的人" in grid.more.line.toolTip()


def test_long_names_are_told_apart(grid: Rounds, add_person: Do) -> None:
    for end in "江吾":
        name = f"阿卜杜热合曼·买买提依明·艾力{end}"
        grid.grid.add(add_person(name), name, "")
    shown = [row.widgets[1] for row in grid.grid.rows[-2:]]
    assert [label.text()[-1] for label in shown if isinstance(label, QLabel)] == ["江", "吾"]


def test_nothing_to_save_is_said(grid: Rounds) -> None:
    said: list[str] = []
    grid.said.connect(lambda text, _: said.append(text))
    grid.save()
    assert "还没有填日期" in said[0]


def test_what_is_deleted_is_no_visit(
    grid: Rounds, performer: Performer, settle: Settle, hands: Any
) -> None:
    first, second, third = grid.grid.rows
    grid.grid.focus(first)
    hands.type("14")
    grid.grid.focus(second, "minutes")
    hands.type("25")  # a slip: it was the third
    hands.control(Qt.Key.Key_A)
    hands.press(Qt.Key.Key_Delete)
    assert not second.typed()
    fill(grid, 2, minutes="25", items="b1")
    grid.grid.focus(third)
    hands.control(Qt.Key.Key_A)
    hands.press(Qt.Key.Key_Backspace)
    grid.save()
    settle()
    assert third.note.text() == "日期：请填哪天去的"
    for name in ("items", "minutes"):
        grid.grid.focus(third, name)
        hands.press(Qt.Key.Key_Delete)
        assert not third.editors["visited_on"].value()
    assert third.note.isHidden()
    assert not third.typed()
    grid.save()
    settle()
    assert performer.ask(common.count, "visit") == 1


def test_a_slip_of_the_hand_does_not_take_a_day_that_was_typed(grid: Rounds, hands: Any) -> None:
    _, second, _ = grid.grid.rows
    fill(grid, 0, visited_on="2022-09-14")
    fill(grid, 1, visited_on="2022-09-13", minutes="25")
    grid.grid.focus(second, "minutes")
    hands.press(Qt.Key.Key_Delete)
    assert second.editors["visited_on"].value() == "2022-09-13"
    assert second.editors["seen"].value() is True


def test_an_undated_row_no_longer_asks_for_its_day_once_it_has_one(
    grid: Rounds, settle: Settle, hands: Any
) -> None:
    _, second, _ = grid.grid.rows
    fill(grid, 1, minutes="25", items="zz")
    grid.save()
    settle()
    assert second.note.text() == "日期：请填哪天去的"
    grid.grid.focus(second, "items")
    hands.enter()
    fill(grid, 0, visited_on="2022-09-14")
    hands.type("好")  # into an empty cell: the day above comes, and with it nothing is missing
    assert second.editors["visited_on"].value() == "2022-09-14"
    assert "请填哪天去的" not in second.note.text()


@pytest.mark.parametrize(("digit", "seen"), [("1", True), ("2", False)])
def test_a_digit_says_who_was_seen_and_goes_on(
    grid: Rounds, hands: Any, digit: str, seen: bool
) -> None:
    """Whether it was so already or not."""
    row = grid.grid.rows[0]
    grid.grid.focus(row)
    hands.type("14")
    hands.enter()
    assert "到下一格" in grid.hint.text()
    hands.type(digit)
    assert row.editors["seen"].value() is seen
    assert hands.place() is row.editors["minutes"].widget()


def test_a_cleared_day_leaves_an_empty_row(
    grid: Rounds, performer: Performer, settle: Settle, hands: Any
) -> None:
    _, second, _ = grid.grid.rows
    fill(grid, 0, visited_on="2022-09-14")
    grid.grid.focus(second)
    hands.press(Qt.Key.Key_Space)
    grid.grid.focus(second)
    hands.press(Qt.Key.Key_Delete)
    assert not second.typed()
    grid.save()
    settle()
    assert performer.ask(common.count, "visit") == 1


@pytest.mark.parametrize("cell", ["visited_on", "seen", "way", "note"])
def test_a_row_is_emptied_by_keys(
    grid: Rounds, performer: Performer, settle: Settle, hands: Any, cell: str
) -> None:
    _, second, _ = grid.grid.rows
    fill(grid, 0, visited_on="2022-09-14")
    fill(grid, 1, visited_on="2022-09-16", minutes="2000", note="血压偏高")
    grid.save()
    settle()
    assert second.wrong
    grid.grid.focus(second, cell)
    hands.control(Qt.Key.Key_Delete)
    assert not second.typed()
    assert second.note.isHidden()
    assert hands.place() is second.editors["visited_on"].widget()
    grid.save()
    settle()
    assert performer.ask(common.count, "visit") == 1


def test_a_row_that_was_emptied_comes_back(grid: Rounds, hands: Any) -> None:
    first, _, _ = grid.grid.rows
    said: list[str] = []
    grid.said.connect(lambda text, _: said.append(text))
    fill(grid, 0, visited_on="2022-09-16", seen=False, note="血压偏高")
    before = {name: editor.value() for name, editor in first.editors.items()}
    grid.grid.focus(first, "note")
    hands.control(Qt.Key.Key_Delete)
    assert said == [f"已清空 {first.title} 这一行，按 Ctrl+Z 放回"]
    hands.control(Qt.Key.Key_Z)
    assert {name: editor.value() for name, editor in first.editors.items()} == before


def test_a_day_that_was_lent_is_lent_again_when_the_row_comes_back(
    grid: Rounds, hands: Any, performer: Performer, settle: Settle
) -> None:
    """Else the row keeps a day when its note is deleted, and is saved as a visit that nobody made."""
    _, second, _ = grid.grid.rows
    fill(grid, 0, visited_on="2022-09-14")
    grid.grid.focus(second, "note")
    hands.type("好")
    assert second.editors["visited_on"].value() == "2022-09-14"
    hands.control(Qt.Key.Key_Delete)
    hands.control(Qt.Key.Key_Z)
    assert second.editors["visited_on"].value() == "2022-09-14"
    grid.grid.focus(second, "note")
    hands.press(Qt.Key.Key_End)
    hands.press(Qt.Key.Key_Backspace)
    assert not second.typed()
    grid.save()
    settle()
    assert performer.ask(common.count, "visit") == 1


def test_a_day_that_was_lent_is_lent_still_after_the_program_ended(
    grid: Rounds, hands: Any
) -> None:
    _, second, third = grid.grid.rows
    fill(grid, 0, visited_on="2022-09-14")
    grid.grid.focus(second, "note")
    hands.type("好")
    kept, _ = grid._typed()
    [left] = [row for row in kept["rows"] if row["person"] == second.person]
    grid._put_row(**left | {"person": third.person})
    grid.grid.focus(third, "note")
    hands.press(Qt.Key.Key_End)
    hands.press(Qt.Key.Key_Backspace)
    assert not third.typed()


def test_rows_put_back_are_deleted_from_like_any_other(grid: Rounds, hands: Any) -> None:
    fill(grid, 0, visited_on="2022-09-14")
    second = grid.grid.rows[1]
    grid._put_row(second.person, {"minutes": "25"})
    grid.grid.focus(second, "minutes")
    hands.press(Qt.Key.Key_End)
    hands.press(Qt.Key.Key_Backspace)
    assert not second.editors["visited_on"].value()


def test_the_keys_of_the_grid_are_said(grid: Rounds) -> None:
    assert "Ctrl+Delete 清空一行" in grid.hint.text()
    assert ("Ctrl+Delete", "清空一行") in KEYS["补录"]
