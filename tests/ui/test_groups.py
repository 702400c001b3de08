"""小组: session dates by a dialog, the roster, what a session begins with, and the grid."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.cells import Cell
from qianshou_desktop.ui.leaves.attendance import EMPTY, Attendance
from qianshou_desktop.ui.leaves.group_forms import Groups, GroupSessions, Roster, Summary
from qianshou_desktop.ui.pages.group_book import GroupBook
from qianshou_desktop.ui.weekly import Weekly
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN

Add = Callable[..., int]
Settle = Callable[[], None]
PLAN, ROSTER, SESSIONS, GRID, SUMMARY = range(5)


@pytest.fixture
def add_group(performer: Performer, add_person: Add) -> Add:
    """Save a group of three members; returns the key."""

    def add(name: str = "幸福邻里", **values: Any) -> int:
        people = [add_person(each) for each in ("丁一", "马二", "张三")]
        roster = [{"person": key} for key in people]
        given = {"name": name, "station": TOWN, "from_on": "2022-08-03", "roster": roster}
        return performer.do(common.save, "group", {**given, **values})

    return add


@pytest.fixture
def add_session(performer: Performer) -> Add:
    def add(group: int, day: str, **values: Any) -> int:
        given = {"group": group, "held_on": day, **values}
        return performer.do(common.save, "group_session", given)

    return add


@pytest.fixture
def book(window: Window, settle: Settle) -> GroupBook:
    page = window.turn(next(n for n, place in enumerate(window.places) if "group" in place.opens))
    assert isinstance(page, GroupBook)
    settle()
    return page


def at_group(book: GroupBook, key: int, tab: int, settle: Settle) -> Any:
    settle()
    book.follow(key)
    page = book.turn(tab)
    page.setFocus()
    settle()
    return page


def members(performer: Performer, key: int) -> list[int]:
    return [row["person"] for row in performer.ask(common.load, "group", key).values["roster"]]


# ---- the plan ----------------------------------------------------------------------------------------


def test_sessions_get_their_days_from_a_weekday(
    book: GroupBook, add_group: Add, performer: Performer, settle: Settle, hands: Any, qtbot: QtBot
) -> None:
    key = add_group(times=4, minutes=60)
    settle()
    dialog = Weekly(book.desk, key, "幸福邻里")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.preview.text() == "星期三：8 月 3 日、8 月 10 日、8 月 17 日、8 月 24 日，共 4 节"
    dialog.first.focus()
    hands.type("20220906")
    hands.enter()
    hands.type("2")
    hands.enter()
    hands.type("6")
    hands.enter()
    words = "星期二：9 月 6 日、9 月 20 日、10 月 4 日、10 月 18 日…… 11 月 15 日，共 6 节"
    assert dialog.preview.text() == words
    hands.enter()
    qtbot.waitUntil(lambda: dialog.result() == Weekly.DialogCode.Accepted)
    rows = performer.ask(common.load, "group", key).values["outline"]
    assert [row["planned_on"] for row in rows][::5] == [date(2022, 9, 6), date(2022, 11, 15)]
    assert {row["minutes"] for row in rows} == {60}


def test_the_dialog_says_what_is_wrong_and_stays(
    book: GroupBook, add_group: Add, settle: Settle, qtbot: QtBot
) -> None:
    key = add_group(outline=[{"theme": "一"}, {"theme": "二"}])
    settle()
    dialog = Weekly(book.desk, key, "幸福邻里")
    qtbot.addWidget(dialog)
    dialog.numbers["count"].put("多少")
    dialog.go()
    assert "共几节" in dialog.error.text()
    dialog.numbers["count"].put("1")
    dialog.go()
    qtbot.waitUntil(lambda: "已经写了 2 节" in dialog.error.text())
    assert dialog.button.isEnabled()


def test_what_is_typed_is_saved_before_the_dialog(
    book: GroupBook, add_group: Add, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def shown(dialog: Weekly) -> int:
        asked.append(dialog.group)
        return 0

    monkeypatch.setattr(Weekly, "exec", shown)
    page = book.front()
    assert isinstance(page, Groups)
    page.new()
    page.lay_out()
    assert not asked, "a group that is not saved has no outline yet"
    key = add_group()
    settle()
    page.show_record("group", key)
    page.form.put("place", "活动室")
    page.weekly.click()
    settle()
    assert asked == [key]
    assert book.desk.ask(common.load, "group", key).values["place"] == "活动室"


# ---- roster and sessions -----------------------------------------------------------------------------


def test_the_roster_is_kept_with_the_group(
    book: GroupBook,
    add_group: Add,
    add_person: Add,
    performer: Performer,
    settle: Settle,
    hands: Any,
) -> None:
    key, person = add_group(), add_person("李秀英")
    page = at_group(book, key, ROSTER, settle)
    assert isinstance(page, Roster)
    assert page.remark.text() == "3 人，现在 3 人"
    assert not page.delete.isVisible(), "nobody deletes a group by the way"
    hands.control(Qt.Key.Key_N)
    hands.type("lxy")
    hands.enter()
    hands.control(Qt.Key.Key_S)
    settle()
    assert members(performer, key)[-1] == person
    assert page.remark.text() == "4 人，现在 4 人"
    page.body.turn()
    page.body.turn()
    assert not page.delete.isVisible()


def test_one_member_after_another(
    book: GroupBook,
    add_group: Add,
    add_person: Add,
    performer: Performer,
    settle: Settle,
    hands: Any,
) -> None:
    """Ctrl+Enter saves and goes on with a row of its own, and never over somebody who is there."""
    key, before = add_group(), [add_person("李秀英"), add_person("王桂兰")]
    at_group(book, key, ROSTER, settle)
    known = members(performer, key)
    hands.control(Qt.Key.Key_N)
    for typed in ("lxy", "wgl"):
        hands.type(typed)
        hands.enter()
        hands.control(Qt.Key.Key_Return)
        settle()
    assert members(performer, key) == [*known, *before]


def test_a_tab_without_a_group_says_what_to_do(book: GroupBook, settle: Settle) -> None:
    for tab in (ROSTER, SUMMARY):
        page: Any = book.turn(tab)
        settle()
        page.new()
        assert page.words_alone.text() == "先在“计划”里选一个小组。"
    grid: Any = book.turn(GRID)
    settle()
    grid.new()
    assert book.front() is grid


def test_a_member_who_is_refused_is_marked_and_named(
    book: GroupBook, add_group: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    key = add_group()
    page = at_group(book, key, ROSTER, settle)
    hands.control(Qt.Key.Key_N)
    hands.type("马二")
    hands.enter()
    hands.control(Qt.Key.Key_S)
    settle()
    window = book.window()
    assert isinstance(window, Window)
    said = window.foot.message.text()
    assert said.startswith("没有保存：请改好“组员”：第 4 行 组员：马二在组员表里已有")
    rows = page.rows().rows
    marked = [row.editors["person"].widget().property("wrong") or False for row in rows]
    assert marked == [False, False, False, True]
    assert "马二在组员表里已有" in rows[3].note.text()
    assert rows[3].note.isVisible()
    assert hands.place() is rows[3].editors["person"].widget()
    hands.press(Qt.Key.Key_Tab)  # it stays until the row is mended
    assert rows[3].note.isVisible()
    rows[3].editors["person"].focus()
    hands.type("张")
    assert not rows[3].note.isVisible()
    assert len(members(performer, key)) == 3


def test_a_session_begins_with_plan_and_roster(
    book: GroupBook, add_group: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    outline = [{"nth": 1, "theme": "初相识", "minutes": 45, "planned_on": "2022-08-10"}]
    key = add_group(outline=outline)
    page = at_group(book, key, SESSIONS, settle)
    assert isinstance(page, GroupSessions)
    hands.control(Qt.Key.Key_N)
    assert page.heading.text() == "第 1 节  初相识"
    assert hands.at() == "开始时刻"
    hands.control(Qt.Key.Key_S)
    settle()
    (made,) = performer.ask(common.find, "group_session", where={"group": key})
    values = performer.ask(common.load, "group_session", made).values
    assert (values["held_on"], values["minutes"], values["nth"]) == (date(2022, 8, 10), 45, 1)
    assert [row["person"] for row in values["attendees"]] == members(performer, key)


# ---- the grid ----------------------------------------------------------------------------------------


@pytest.fixture
def grid(
    book: GroupBook, add_group: Add, add_session: Add, performer: Performer, settle: Settle
) -> Attendance:
    """Three members; two sessions with everybody, and one of which only a number was written."""
    key = add_group()
    everybody = [{"person": each, "present": True} for each in members(performer, key)]
    add_session(key, "2022-08-10", attendees=everybody, minutes=60)
    add_session(key, "2022-08-17", attendees=everybody)
    add_session(key, "2022-08-24", headcount=9)
    page = at_group(book, key, GRID, settle)
    assert isinstance(page, Attendance)
    return page


def texts(grid: Attendance) -> list[list[str]]:
    model = grid.grid
    across, down = range(model.columnCount()), range(model.rowCount())
    return [[model.data(model.index(row, at)) for at in across] for row in down]


def test_members_stand_down_and_sessions_across(grid: Attendance) -> None:
    assert texts(grid) == [
        ["✓", "✓", "", "2/2"],
        ["✓", "✓", "", "2/2"],
        ["✓", "✓", "", "2/2"],
        ["3", "3", "9", "15 人次"],
    ]
    heads = [grid.grid.headerData(at, Qt.Orientation.Horizontal) for at in range(4)]
    assert heads == ["第 1 节\n08-10", "第 2 节\n08-17", "第 3 节\n08-24", "出席"]
    names = [grid.grid.headerData(at, Qt.Orientation.Vertical) for at in range(4)]
    assert names == ["丁一", "马二", "张三", "到场"]
    assert (
        grid.head.text()
        == "3 节 · 15 人次 · 3 人参加过 · 共 60 分钟 · 出席 点名 6 人次，共 15 人次"
    )


def test_the_space_bar_turns_a_cell_and_keeps_it_at_once(
    grid: Attendance, settle: Settle, hands: Any
) -> None:
    hands.press(Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Space)
    settle()
    settle()
    assert texts(grid)[1] == ["✓", "缺", "", "1/2"]
    assert texts(grid)[3] == ["3", "2", "9", "14 人次"]
    assert (grid.table.currentIndex().row(), grid.table.currentIndex().column()) == (1, 1)
    said = grid.grid.data(grid.table.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "马二 第 2 节 缺席"
    hands.press(Qt.Key.Key_Space)
    settle()
    settle()
    assert texts(grid)[1] == ["✓", "✓", "", "2/2"]


def test_the_first_name_is_one_of_the_number_written_down(
    grid: Attendance, settle: Settle, hands: Any
) -> None:
    said: list[str] = []
    grid.said.connect(lambda words, _: said.append(words))
    assert grid.table.currentIndex().column() == 2, "the cursor begins at the newest session"
    hands.press(Qt.Key.Key_Space)
    settle()
    settle()
    assert said == ["丁一 第 3 节：出席（写了 9 人次，没有记名的仍算在内）"]
    assert texts(grid)[3] == ["3", "3", "9", "15 人次"]


def test_pressing_twice_leaves_the_number_as_it_was_written(
    book: GroupBook,
    add_group: Add,
    add_session: Add,
    performer: Performer,
    settle: Settle,
    hands: Any,
) -> None:
    key = add_group()
    first, *_ = members(performer, key)
    held = add_session(key, "2022-08-10", attendees=[{"person": first}], headcount=1)
    page = at_group(book, key, GRID, settle)
    assert isinstance(page, Attendance)
    hands.press(Qt.Key.Key_Down)

    def press() -> tuple[Any, ...]:
        hands.press(Qt.Key.Key_Space)
        settle()
        settle()
        return texts(page)[3][0], performer.ask(common.load, "group_session", held).values[
            "headcount"
        ]

    assert press() == ("2", 1)
    form = at_group(book, key, SESSIONS, settle).form
    cell = form.cells["headcount"]
    assert isinstance(cell, Cell)
    assert cell.note.text() == "逐人记了 2 人出席，比填写的多，按 2 人次计"
    assert form.editor("headcount").value() == "1"
    at_group(book, key, GRID, settle)
    assert press() == ("1", 1)


def test_the_sums_are_not_to_be_reached_or_turned(
    grid: Attendance, settle: Settle, hands: Any
) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        hands.press(key)
    assert grid.grid.cell(grid.table.currentIndex()) is not None
    before = texts(grid)
    grid.toggle(grid.grid.index(3, 3))
    settle()
    assert texts(grid) == before


def test_a_click_turns_a_cell_too(grid: Attendance, settle: Settle) -> None:
    at: QPoint = grid.table.visualRect(grid.grid.index(0, 0)).center()
    QTest.mouseClick(grid.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()
    settle()
    assert texts(grid)[0][0] == "缺"


def test_an_empty_grid_says_what_to_do_and_begins_a_session(
    book: GroupBook, add_group: Add, settle: Settle, hands: Any
) -> None:
    key = add_group()
    page = at_group(book, key, GRID, settle)
    label: Any = page.words.layout().itemAt(0).widget()
    assert label.text() == EMPTY
    hands.control(Qt.Key.Key_N)
    settle()
    assert book.tab() == SESSIONS
    assert isinstance(book.front(), GroupSessions)


# ---- the summary -------------------------------------------------------------------------------------


def test_the_summary_shows_what_was_counted(
    book: GroupBook,
    add_group: Add,
    add_session: Add,
    performer: Performer,
    settle: Settle,
    hands: Any,
) -> None:
    key = add_group(goals=[{"goal": "多来往"}])
    everybody = [{"person": each, "present": True} for each in members(performer, key)]
    add_session(key, "2022-08-10", attendees=everybody)
    page = at_group(book, key, SUMMARY, settle)
    assert isinstance(page, Summary)
    assert page.counted.text() == "出席（自动统计）：1 节 · 3 人次 · 3 人参加过 · 出席 3/3（100%）"
    assert page.form.editor("attained").value() == "多来往："
    hands.control(Qt.Key.Key_S)
    settle()
    (made,) = performer.ask(common.find, "group_summary", where={"group": key})
    assert page.form.entry.key == made
