"""社区活动: copied from the last, photos asked for, volunteers' hours, the draft."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common, events
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.cells import Cell
from qianshou_desktop.ui.draft import Draft
from qianshou_desktop.ui.helping import Helping
from qianshou_desktop.ui.leaves.event_forms import Events, Helpers
from qianshou_desktop.ui.pages.event_book import EventBook, overdue
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN

Add = Callable[..., int]
Settle = Callable[[], None]


@pytest.fixture
def add_event(performer: Performer) -> Add:
    def add(name: str = "重阳敬老", **values: Any) -> int:
        given = {"name": name, "station": TOWN, "held_on": "2022-09-04", **values}
        return performer.do(common.save, "event", given)

    return add


@pytest.fixture
def book(window: Window, settle: Settle) -> EventBook:
    page = window.turn(next(n for n, place in enumerate(window.places) if "event" in place.opens))
    assert isinstance(page, EventBook)
    settle()
    return page


def listed(book: EventBook) -> Events:
    page = book.turn(0)
    assert isinstance(page, Events)
    return page


def test_a_new_event_is_planned_like_the_one_shown(
    book: EventBook, add_event: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    shown = add_event(place="社区广场", flow=[{"step": "签到"}], headcount=32)
    add_event("更晚的", held_on="2022-09-10")
    settle()
    page = listed(book)
    page.show_record("event", shown)
    page.copy_button.click()
    assert page.form.entry.key is None
    assert hands.at() == "活动日期"
    hands.control(Qt.Key.Key_S)
    settle()
    values = performer.ask(common.load, "event", page.form.entry.key).values
    assert (values["name"], values["place"], values["headcount"]) == ("重阳敬老", "社区广场", None)
    assert [row["step"] for row in values["flow"]] == ["签到"]
    assert values["held_on"] == performer.today()


def test_a_blank_one_is_planned_like_the_last(
    book: EventBook, add_event: Add, settle: Settle
) -> None:
    page = listed(book)
    said: list[str] = []
    page.said.connect(lambda words, _: said.append(words))
    page.copy()
    assert said == ["还没有办过活动，没有可以照着复制的"]
    add_event("最近的", held_on="2022-09-10")
    add_event("早些的")
    settle()
    page.new()
    page.copy()
    assert page.form.editor("name").value() == "最近的"


def test_an_event_that_was_held_wants_two_photos(
    book: EventBook, add_event: Add, settle: Settle
) -> None:
    key = add_event()
    settle()
    page = listed(book)
    page.show_record("event", key)
    said: list[str] = []
    page.said.connect(lambda words, _: said.append(words))
    page.form.put("place", "社区广场")
    page.save()
    settle()
    assert said[-1] == "社区活动已保存"
    page.form.put("headcount", "32")
    page.save()
    settle()
    assert said[-1] == "社区活动已保存。照片还不足 2 张，请拖进来或按 F7 添加"


def test_volunteers_are_entered_one_after_another(
    book: EventBook, add_event: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    for name in ("周明", "吴芳"):
        performer.do(common.save, "volunteer", {"name": name, "joined_on": "2022-01-01"})
    key = add_event(minutes=120)
    settle()
    book.follow(key)
    page = book.turn(1)
    assert isinstance(page, Helpers)
    page.setFocus()
    settle()
    hands.control(Qt.Key.Key_N)
    hands.type("zm")
    hands.enter()
    hands.control(Qt.Key.Key_Return)
    settle()
    assert page.form.editor("volunteer").value() is None
    hands.type("wf")
    hands.enter()
    page.form.put("hours", "1.5")
    hands.control(Qt.Key.Key_S)
    settle()
    found = performer.ask(common.find, "volunteer_service", where={"event": key})
    values = [performer.ask(common.load, "volunteer_service", each).values for each in found]
    assert sorted(each["hours"] for each in values) == [1.5, 2]
    assert {each["content"] for each in values} == {"重阳敬老"}
    assert page.notes.text().endswith("2 名志愿者，共 3.5 小时</span>")
    front = listed(book)
    settle()
    cell = front.form.cells["volunteers"]
    assert isinstance(cell, Cell)
    assert cell.note.text() == "服务记录 2 人，共 3.5 小时"
    written = {"volunteers": 2, "volunteer_hours": 3.5}
    performer.do(common.save, "event", written, key)
    third = performer.do(common.save, "volunteer", {"name": "郑远", "joined_on": "2022-01-01"})
    performer.do(events.enlist, key, [third], 1)
    settle()
    book.follow(key)
    settle()
    assert cell.note.text() == "服务记录 3 人，共 4.5 小时，比填写的多，按记录计"
    assert {name: front.form.entry.values[name] for name in written} == written


def test_volunteers_are_ticked_and_recorded_at_once(
    book: EventBook, add_event: Add, performer: Performer, settle: Settle, hands: Any, qtbot: QtBot
) -> None:
    for name in ("周明", "吴芳", "郑远"):
        given = {"name": name, "joined_on": "2022-01-01", "station": TOWN}
        performer.do(common.save, "volunteer", given)
    key = add_event(minutes=120)
    settle()
    dialog = Helping(book.desk, key, "重阳敬老")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.go()
    assert dialog.error.text() == "请勾选志愿者"
    hands.press(Qt.Key.Key_Space)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Space)
    hands.enter()
    hands.type("1.5")
    hands.enter()
    qtbot.waitUntil(lambda: dialog.result() == Helping.DialogCode.Accepted)
    assert [row[1:] for row in performer.ask(events.helpers, key)] == [("吴芳", 1.5), ("周明", 1.5)]
    again = Helping(book.desk, key, "重阳敬老")
    qtbot.addWidget(again)
    shown = [again.ticks.item(at).text() for at in range(3)]
    assert shown == ["吴芳（已记）", "郑远", "周明（已记）"]
    assert again.hours.value() == "2"


def test_nobody_is_ticked_where_no_event_is_chosen(
    book: EventBook, performer: Performer, settle: Settle
) -> None:
    page = book.turn(1)
    assert isinstance(page, Helpers)
    said: list[str] = []
    page.said.connect(lambda words, _: said.append(words))
    page.several.click()
    assert said == ["先在“活动”里选一次活动"]


def test_the_draft_is_shown_and_copied(
    book: EventBook, add_event: Add, settle: Settle, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown: list[Draft] = []

    def show(dialog: Draft) -> int:
        shown.append(dialog)
        return 0

    monkeypatch.setattr(Draft, "exec", show)
    page = listed(book)
    page.new()
    assert not page.draft_button.isEnabled()
    key = add_event(headcount=32)
    settle()
    page.show_record("event", key)
    page.draft_button.click()
    (dialog,) = shown
    qtbot.addWidget(dialog)
    assert "活动共服务 32 人次。" in dialog.text.toPlainText()
    dialog.text.appendPlainText("完")
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text().endswith("32 人次。\n完")


@pytest.mark.parametrize(
    ("day", "state", "headcount", "signal"),
    [("2022-09-14", "计划中", "", "mind"), ("2022-09-15", "计划中", "", ""), ("2022-09-14", "已结束", "9", ""),
     ("2022-09-14", "已取消", "", "gone")],
)  # fmt: skip
def test_what_was_never_told_is_marked(
    day: str, state: str, headcount: str, signal: str, performer: Performer
) -> None:
    row = {"held_on": day, "state": state, "headcount": headcount}
    assert overdue(row, performer.today()).get("held_on", "") == signal
