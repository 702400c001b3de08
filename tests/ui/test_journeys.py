"""A day's work with the keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.pages.persons import Persons
from qianshou_desktop.ui.pages.visits import VisitLog
from qianshou_desktop.ui.window import Window

Add = Callable[..., int]


def test_person_by_keys(
    persons: Persons, hands: Any, desk: Desk, settle: Callable[[], None], id_number: Add
) -> None:
    hands.control(Qt.Key.Key_N)
    assert hands.at() == "身份证号"
    hands.type(str(id_number("19480709")))
    assert persons.form.editor("born_on").value() == "1948-07-09"
    assert "74 岁" in persons.remark.text()
    hands.enter()
    assert hands.at() == "姓名"
    hands.type("张淑芬")
    hands.enter()
    assert hands.at() == "性别"
    hands.enter(3)
    assert hands.at() == "电话"
    hands.type("13872500001")
    hands.enter()
    hands.type("2")  # risk: the second choice
    hands.control(Qt.Key.Key_S)
    settle()
    found = desk.ask(common.find, "person")
    shown = desk.ask(common.rows, "person", found, ("name", "born_on", "sex", "phone", "risk"))
    assert shown == [("张淑芬", "1948-07-09", "女", "13872500001", "重点")]
    assert persons.table.key() == found[0]


def test_visit_by_keys(
    visits: VisitLog,
    hands: Any,
    desk: Desk,
    settle: Callable[[], None],
    add_person: Add,
    add_visit: Add,
) -> None:
    person = add_person("张淑芬")
    add_visit(person, "2022-09-01")
    hands.control(Qt.Key.Key_N)
    assert hands.at() == "服务对象"
    hands.type("zsf")
    hands.enter()
    assert "上次 2022-09-01" in visits.remark.text()
    assert hands.at() == "日期"
    hands.type("-1")
    hands.enter()
    hands.type("40")
    hands.enter()
    hands.type("2")  # 电话
    hands.enter(2)
    hands.enter()
    assert hands.at() == "服务项目"
    hands.type("b1")
    hands.enter()
    hands.type("jkfw")
    hands.enter(2)
    assert hands.at() == "饮食 未填"
    hands.type("12")
    for _ in range(6):
        hands.enter()
    assert hands.at() == "情况"
    hands.type("血压偏高")
    hands.press(Qt.Key.Key_Return)
    hands.type("已联系村医")
    hands.control(Qt.Key.Key_Return)
    settle()
    entry = desk.ask(common.load, "visit", desk.ask(common.find, "visit")[0])
    assert entry.values["note"] == "血压偏高\n已联系村医"
    assert (entry.values["way"], entry.values["minutes"]) == ("phone", 40)
    assert (entry.values["diet"], entry.values["medicine"]) == ("fine", "amiss")
    assert entry.values["items"] == ["B1", "B2"]
    assert entry.values["visited_on"].isoformat() == "2022-09-14"
    assert entry.titles["station"]  # where the person lives
    # the next one: empty, but for the day and the way
    assert visits.form.entry.key is None
    kept = [visits.form.editor(name).value() for name in ("visited_on", "way", "person")]
    assert kept == ["2022-09-14", "phone", None]
    assert hands.at() == "服务对象"


def test_enter_while_composing_stays(persons: Persons, hands: Any) -> None:
    hands.control(Qt.Key.Key_N)
    hands.enter()
    assert hands.at() == "姓名"
    hands.compose("zhang")
    hands.enter()
    assert hands.at() == "姓名"
    hands.compose("", commit="张")
    hands.enter()
    assert hands.at() == "性别"
    assert persons.form.editor("name").value() == "张"


def test_bad_input_stays_at_its_field(
    visits: VisitLog, hands: Any, settle: Callable[[], None], add_person: Add
) -> None:
    add_person("张淑芬")
    hands.control(Qt.Key.Key_N)
    hands.type("zsf")
    hands.enter()
    hands.type("20230101")
    hands.enter()
    assert "今天" in visits.form.cells["visited_on"].note.text()
    hands.type("很久")
    hands.control(Qt.Key.Key_S)
    settle()
    assert hands.at() == "日期"
    assert visits.form.editor("visited_on").value() == "2023-01-01"
    assert "不能晚于今天" in visits.form.cells["visited_on"].note.text()
    assert "整数" in visits.form.cells["minutes"].note.text()
    assert visits.form.editor("minutes").value() == "很久"
    hands.type("t")
    assert not visits.form.cells["visited_on"].note.isVisible()


def test_duplicate_is_said_at_once(
    persons: Persons, hands: Any, settle: Callable[[], None], add_person: Add, id_number: Add
) -> None:
    number = id_number("19500102")
    key = add_person("李秀英", id_number=number)
    settle()
    hands.control(Qt.Key.Key_N)
    hands.type(str(number))
    assert persons.same.isVisible()
    assert "李秀英" in persons.same.text.text()
    assert hands.at() == "身份证号"
    persons.same.buttons()[0].click()
    assert persons.form.entry.key == key


def test_wrong_check_digit_is_said_at_once(persons: Persons, hands: Any) -> None:
    hands.control(Qt.Key.Key_N)
    hands.type("420500195001021020")
    assert "校验位" in persons.form.cells["id_number"].note.text()


def test_selection_survives_refresh(
    persons: Persons, settle: Callable[[], None], add_person: Add
) -> None:
    keys = [add_person(name) for name in ("丁一", "马二", "张三")]
    settle()
    persons.table.choose(keys[1])
    add_person("冯四")
    settle()
    assert persons.table.key() == keys[1]
    assert persons.table.currentIndex().row() == persons.table.rows.row_of(keys[1])
    assert len(persons.table.rows.keys) == 4


def test_leaving_asks_nothing_and_loses_nothing(
    persons: Persons, hands: Any, settle: Callable[[], None], add_person: Add
) -> None:
    first, second = add_person("丁一"), add_person("马二")
    settle()
    persons.table.choose(first)
    hands.press(Qt.Key.Key_F2)
    persons.form.focus("address")
    hands.type("3")
    persons.table.choose(second)
    settle()
    assert persons.form.entry.key == second
    assert persons.form.editor("address").value() == ""
    assert persons.desk.ask(common.rows, "person", [first], ("address",)) == [("",)]
    persons.table.choose(first)
    assert persons.form.editor("address").value() == "3"
    assert "留下的草稿" in persons.line.text.text()
    persons.save()
    settle()
    assert persons.desk.ask(common.rows, "person", [first], ("address",)) == [("3",)]
    assert persons.desk.drafts.all() == []


def test_delete_asks_first(
    persons: Persons, desk: Desk, settle: Callable[[], None], add_person: Add
) -> None:
    first, second = add_person("丁一"), add_person("马二")
    settle()
    persons.table.choose(first)
    persons.delete.click()
    cancel, delete = persons.line.buttons()
    assert QApplication.focusWidget() is cancel
    assert desk.ask(common.count, "person") == 2
    delete.click()
    settle()
    assert list(desk.ask(common.find, "person")) == [second]


def test_one_who_was_visited_cannot_be_deleted(
    persons: Persons, settle: Callable[[], None], add_person: Add, add_visit: Add
) -> None:
    key = add_person("丁一")
    add_visit(key)
    settle()
    persons.table.choose(key)
    persons.delete.click()
    persons.line.buttons()[1].click()
    settle()
    assert persons.line.isVisible()
    assert "不能删除" in persons.line.text.text()


def test_find_anything(window: Window, hands: Any, qtbot: QtBot, add_person: Add) -> None:
    key = add_person("欧阳娜仁")
    hands.control(Qt.Key.Key_K)
    hands.type("oynr")
    qtbot.waitUntil(window.finder.list.isVisible)
    hands.enter()
    page = window.page()
    assert isinstance(page, Persons)
    assert page.form.entry.key == key


@pytest.mark.parametrize(
    ("typed", "page"),
    [("月报", "月报"), ("规则与参数", "规则与核对"), ("新投诉", "社工站"), ("gzyhd", "规则与核对"), ("跟进", "个案")],
)  # fmt: skip
def test_pages_and_deeds_are_found_too(
    window: Window, hands: Any, qtbot: QtBot, settle: Callable[[], None], typed: str, page: str
) -> None:
    hands.control(Qt.Key.Key_K)
    hands.type(typed)
    qtbot.waitUntil(window.finder.list.isVisible)
    hands.enter()
    settle()
    assert window.page().name == page


def test_people_come_before_pages(
    window: Window, hands: Any, qtbot: QtBot, add_person: Add
) -> None:
    key = add_person("岳宝")  # yb, as 月报
    hands.control(Qt.Key.Key_K)
    hands.type("yb")
    qtbot.waitUntil(window.finder.list.isVisible)
    hands.enter()
    page = window.page()
    assert isinstance(page, Persons)
    assert page.form.entry.key == key


def test_narrow_window_shows_one_at_a_time(
    window: Window, persons: Persons, hands: Any, settle: Callable[[], None], add_person: Add
) -> None:
    add_person("丁一")
    settle()
    window.resize(900, 600)
    settle()
    assert persons.left.isVisible()
    assert not persons.panes.isVisible()
    persons.table.setFocus()
    hands.enter()
    assert persons.panes.isVisible()
    assert not persons.left.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert persons.left.isVisible()


def test_typed_while_saving_is_kept(
    persons: Persons, hands: Any, settle: Callable[[], None], add_person: Add
) -> None:
    add_person("丁一")
    settle()
    persons.table.choose(persons.table.rows.keys[0])
    persons.form.focus("address")
    hands.type("3")
    hands.control(Qt.Key.Key_S)
    hands.type("4")  # before the save comes home
    settle()
    assert persons.form.editor("address").value() == "34"
    assert persons.unsaved()


def test_control_z_takes_back_what_was_saved_or_deleted(
    window: Window, persons: Persons, hands: Any, settle: Callable[[], None], add_person: Add
) -> None:
    key = add_person("丁一")
    settle()
    persons.show_record("person", key)
    persons.form.put("phone", "4821234")
    persons.save()
    settle()
    persons.table.setFocus()
    hands.control(Qt.Key.Key_Z)
    settle()
    assert persons.form.editor("phone").value() == ""
    assert "已撤销对服务对象“丁一”的修改" in window.foot.message.text()
    persons.delete.click()
    persons.line.buttons()[1].click()
    settle()
    assert list(persons.desk.ask(common.find, "person")) == []
    hands.control(Qt.Key.Key_Z)
    settle()
    assert len(persons.desk.ask(common.find, "person")) == 1


def test_control_z_in_a_text_is_the_text_s_own(
    persons: Persons, hands: Any, settle: Callable[[], None], add_person: Add
) -> None:
    key = add_person("丁一")
    settle()
    persons.show_record("person", key)
    persons.form.focus("phone")
    hands.type("48")
    hands.control(Qt.Key.Key_Z)
    settle()
    assert persons.form.editor("phone").value() == ""
    assert len(persons.desk.ask(common.find, "person")) == 1
