"""Crises in the window: the alarm, those of a case, and the moments that are typed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.cells import Cell
from qianshou_desktop.ui.leaves.crises import Crises
from qianshou_desktop.ui.pages.case_book import CaseBook
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN, USER
from tests.ui.test_cases import add_case, at_case, book, front

__all__ = ["add_case", "book"]
Add = Callable[..., int]
Settle = Callable[[], None]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_the_alarm_starts_a_crisis_of_no_case_and_runs(
    window: Window, book: CaseBook, add_case: Add, add_person: Add, performer: Performer,
    settle: Settle, hands: Any, set_clock: Callable[[str], None],
) -> None:  # fmt: skip
    key = add_case("丁一")
    child = add_person("马小二")
    settle()
    book.follow(key)
    hands.press(Qt.Key.Key_R, CONTROL | SHIFT)
    page = front(book)
    assert isinstance(page, Crises)
    assert hands.at() == "服务对象"
    assert page.form.editor("person").value() is None
    hands.type("mxe")
    hands.enter()
    page.form.focus("seen")
    hands.type("手臂有伤")
    set_clock("2022-09-15T10:25:00+08:00")
    page.run()
    assert page.alarm.time.text() == "已过 25 分钟，还没有报告：立即报告"
    page.alarm.called.click()
    assert page.alarm.time.text() == "发现后 25 分钟报告"
    hands.control(Qt.Key.Key_S)
    settle()
    (made,) = performer.ask(common.find, "crisis")
    values = performer.ask(common.load, "crisis", made).values
    assert (values["person"], values["case"], values["seen"]) == (child, None, "手臂有伤")
    assert values["reports"][0]["reporter"] == USER
    window.show_record("crisis", made)
    settle()
    assert page.form.entry.key == made


def test_of_a_closed_crisis_nothing_runs(
    window: Window, performer: Performer, settle: Settle, set_clock: Callable[[str], None]
) -> None:
    at = {"station": TOWN, "found_at": "2022-09-14T09:30:00+08:00", "seen": "手臂有伤"}
    key = performer.do(common.save, "crisis", at)
    window.show_record("crisis", key)
    settle()
    page = front(window.page())  # type: ignore[arg-type]
    assert isinstance(page, Crises)
    assert page.alarm.property("signal") == "danger"
    performer.do(common.save, "crisis", {"closed_on": "2022-09-14", "handling": "已送医"}, key)
    set_clock("2022-09-29T10:00:00+08:00")
    settle()
    window.show_record("crisis", key)
    settle()
    assert page.alarm.time.text() == "2022-09-14 已办结，没有记报告"
    assert not page.alarm.property("signal")
    assert page.alarm.called.isHidden()


def test_the_alarm_before_anything_else_keeps_its_form(
    window: Window, add_case: Add, settle: Settle, hands: Any
) -> None:
    """The list of cases, which arrives later and is not seen, does not lead away from it."""
    add_case("丁一")
    settle()
    hands.press(Qt.Key.Key_R, CONTROL | SHIFT)
    settle()
    hands.type("丁一")
    hands.enter()
    settle()
    page = window.page()
    assert isinstance(page, CaseBook)
    form = front(page).form
    assert (front(page).kind, form.editor("person").title()) == ("crisis", "丁一")
    page.turn(0)
    settle()
    assert front(page).form.entry.key is not None  # seen, it begins with its first


def test_a_case_put_for_one_person_is_not_kept_for_another(
    window: Window, book: CaseBook, add_case: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    _, other = add_case("丁一"), add_case("马二")
    settle()
    window.cry_out()
    form = front(book).form
    for name in ("丁一", "马二"):
        form.focus("person")
        form.editor("person").line.selectAll()
        hands.type(name)
        hands.enter()
    assert form.editor("case").value() == other


def test_a_crisis_goes_into_the_one_open_case_of_its_person(
    window: Window, book: CaseBook, add_case: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    key = add_case("丁一")
    settle()
    window.cry_out()
    page = front(book)
    hands.type("丁一")
    hands.enter()
    assert page.form.editor("case").value() == key
    page.form.focus("seen")
    hands.type("手臂有伤")
    hands.control(Qt.Key.Key_S)
    settle()
    (made,) = performer.ask(common.find, "crisis")
    assert performer.ask(common.load, "crisis", made).values["case"] == key


def test_a_case_shows_its_own_crises_and_those_of_its_person(
    window: Window, book: CaseBook, add_case: Add, add_person: Add, performer: Performer,
    settle: Settle,
) -> None:  # fmt: skip
    key, other = add_case("丁一"), add_case("马二")
    person = performer.ask(common.load, "case", key).values["person"]
    home = performer.do(common.save, "household", {"head": "丁一"})
    performer.do(common.save, "person", {"household": home}, person)

    def cry(**values: Any) -> int:
        at = {"station": TOWN, "found_at": "2022-09-14T09:30:00+08:00", "seen": "手臂有伤"}
        return performer.do(common.save, "crisis", at | values)

    of_case = cry(case=key, person=add_person("丁小一", household=home), harms=["injury"])
    before = cry(person=person)
    others, nobodys = cry(case=other), cry()
    page = at_case(book, key, 7, settle)
    book.turn(7, 1)
    settle()
    page = front(book)
    assert set(page.table.rows.keys) == {of_case, before}
    rows = [page.table.rows.data(page.table.rows.index(page.table.rows.row_of(k), 1))
            for k in (of_case, before)]  # fmt: skip
    assert rows == ["丁小一", "丁一"]
    window.show_record("crisis", nobodys)
    settle()
    assert set(page.table.rows.keys) == {of_case, before, others, nobodys}
    at = page.table.rows.index(page.table.rows.row_of(nobodys), 1)
    assert page.table.rows.data(at) == "姓名不详"
    book.follow(other)
    settle()
    assert list(page.table.rows.keys) == [others]


def test_a_moment_is_typed_in_short_and_refused_in_words(
    window: Window, book: CaseBook, settle: Settle, hands: Any
) -> None:
    window.cry_out()
    page = front(book)
    page.form.focus("found_at")
    hands.type("-1 2105")
    hands.enter()
    line: Any = page.form.editor("found_at").widget()
    assert line.text() == "2022-09-14 21:05"
    page.form.focus("found_at")
    hands.type("下午")
    hands.control(Qt.Key.Key_S)
    cell = page.form.cells["found_at"]
    assert isinstance(cell, Cell)
    assert "请写日期和时刻" in cell.note.text()
