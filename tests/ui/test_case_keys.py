"""个案 under the keyboard: saving and going on at once, the caret after a save, what Ctrl+P prints."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.editors import RefEdit, RowsEdit
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.pages.case_book import CaseBook
from qianshou_desktop.ui.pages.visits import VisitLog
from qianshou_desktop.ui.printing import Printing
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN, USER
from tests.ui.test_cases import SHIFT, add_case, at_case, book, front, planned

__all__ = ["add_case", "book"]

Add = Callable[..., int]
Settle = Callable[[], None]


@pytest.fixture
def assessment(book: CaseBook, add_case: Add, settle: Settle) -> Ledger:
    """The assessment of a new case, in front."""
    key = add_case()
    settle()
    return at_case(book, key, 1, settle)


@pytest.fixture
def plan(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle
) -> tuple[Ledger, RowsEdit]:
    """The plan of a case, in front, and the grid of its goals."""
    key = add_case()
    planned(performer, key)
    settle()
    page = at_case(book, key, 2, settle)
    goals = page.form.editor("goals")
    assert isinstance(goals, RowsEdit)
    return page, goals


# ---- saving and going on -----------------------------------------------------------------------------


def test_who_goes_on_while_the_form_is_saved_waits_for_that(
    book: CaseBook, assessment: Ledger, settle: Settle, hands: Any
) -> None:
    page = assessment
    page.form.focus("conclusion")
    hands.type("ab")
    hands.control(Qt.Key.Key_S)
    hands.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert not page.line.isVisible()
    settle()
    assert (book.tab(), page.form.entry.values["conclusion"]) == (2, "ab")
    assert front(book).form.isAncestorOf(hands.place())


def test_what_is_typed_during_the_save_waits_where_it_was_typed(
    book: CaseBook, assessment: Ledger, settle: Settle, hands: Any
) -> None:
    page = assessment
    page.form.focus("conclusion")
    hands.type("ab")
    hands.control(Qt.Key.Key_S)
    hands.type("c")
    hands.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle()
    assert book.tab() == 2
    hands.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    settle()
    assert page.form.editor("conclusion").value() == "abc"
    assert page.unsaved()
    hands.control(Qt.Key.Key_S)
    settle()
    assert not page.unsaved()
    assert page.desk.drafts.all() == []


def test_who_is_refused_stays(
    book: CaseBook, assessment: Ledger, settle: Settle, hands: Any
) -> None:
    page = assessment
    page.form.focus("assessed_on")
    hands.type("2030-01-01")
    hands.control(Qt.Key.Key_S)
    hands.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    settle()
    assert (book.tab(), page.unsaved()) == (1, True)
    assert hands.place() is page.form.editor("assessed_on").widget()


@pytest.mark.parametrize("arrow", [Qt.Key.Key_Right, Qt.Key.Key_Left])
@pytest.mark.parametrize("name", ["转介与跟进", "同意与危机", "家系图"])
def test_from_behind_the_stages_one_goes_to_where_the_case_is(
    book: CaseBook,
    add_case: Add,
    performer: Performer,
    settle: Settle,
    hands: Any,
    name: str,
    arrow: Qt.Key,
) -> None:
    key = add_case()
    planned(performer, key)
    settle()
    book.follow(key)
    book.turn(next(at for at, tab in enumerate(book.tabs) if tab.name == name)).setFocus()
    settle()
    hands.press(arrow, Qt.KeyboardModifier.AltModifier)
    settle()
    assert book.tab() == 2  # its plan lacks something
    assert front(book).isAncestorOf(hands.place())


# ---- the caret after a save --------------------------------------------------------------------------


def test_who_saves_writes_on_where_they_were(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    key = add_case()
    planned(performer, key)
    settle()
    page = at_case(book, key, 2, settle)
    for name, text in (("aim", "恢复日常"), ("contact", "每周四")):
        page.form.put(name, text)
        page.form.focus(name)
        hands.press(Qt.Key.Key_Home)
        hands.press(Qt.Key.Key_Right)
        hands.type("a")
        hands.control(Qt.Key.Key_S)
        settle()
        assert not page.unsaved()
        hands.type("b")
        assert page.form.editor(name).value() == f"{text[0]}ab{text[1:]}"
    page.form.focus("aim")
    hands.control(Qt.Key.Key_End)
    hands.enter()
    hands.control(Qt.Key.Key_S)
    settle()
    hands.type("c")
    assert page.form.editor("aim").value() == "恢ab复日常\nc"


def test_who_saves_in_a_row_writes_on_in_its_cell(
    plan: tuple[Ledger, RowsEdit], settle: Settle, hands: Any
) -> None:
    page, goals = plan

    def kept() -> list[str]:
        hands.control(Qt.Key.Key_S)
        settle()
        assert not page.unsaved()
        return [row["goal"] for row in goals.value()][2:]

    goals.append()
    hands.type("ac")
    hands.press(Qt.Key.Key_Left)
    assert kept() == ["ac"]
    hands.type("b")
    hands.press(Qt.Key.Key_Left, SHIFT)
    assert kept() == ["abc"]
    hands.type("d")  # over what was selected
    assert kept() == ["adc"]
    goals.append()
    assert kept() == ["adc"]
    hands.type("e")  # the row that was begun is there still
    assert kept() == ["adc", "e"]


def test_what_is_typed_into_rows_during_their_save_stays_theirs(
    plan: tuple[Ledger, RowsEdit], settle: Settle, hands: Any
) -> None:
    page, goals = plan
    goals.append()
    hands.type("a")
    hands.control(Qt.Key.Key_S)
    hands.type("b")  # into the row that is on its way
    goals.append()
    hands.type("c")
    settle()
    assert page.unsaved()
    assert [row["goal"] for row in goals.value()][2:] == ["ab", "c"]
    third = goals.value()[2]["key"]
    hands.control(Qt.Key.Key_S)
    settle()
    assert not page.unsaved()
    assert [row["goal"] for row in goals.value()][2:] == ["ab", "c"]
    assert goals.value()[2]["key"] == third


# ---- printing ----------------------------------------------------------------------------------------


def test_control_p_prints_the_form_in_front_and_a_button_the_volume(
    book: CaseBook,
    add_case: Add,
    performer: Performer,
    settle: Settle,
    hands: Any,
    opened: list[Printing],
) -> None:
    key = add_case(number="GA-1")
    planned(performer, key)
    settle()
    page = at_case(book, key, 2, settle)
    page.form.focus("aim")
    hands.control(Qt.Key.Key_P)
    hands.type("a")
    book.print_button.click()
    assert len(opened) == 1, "what is typed is asked about first"
    hands.press(Qt.Key.Key_Space)  # 保存
    settle()
    book.turn(8)
    book.print_out()
    settle()
    said = [dialog.windowTitle() for dialog in opened]
    assert said == [
        f"打印：个案服务计划书_{page.form.entry.values['number']}",
        *["打印：个案整卷_GA-1"] * 2,
    ]
    assert all(dialog.preview.content for dialog in opened)


def test_what_is_not_saved_has_nothing_to_print_and_says_so(
    book: CaseBook, add_case: Add, settle: Settle, hands: Any
) -> None:
    key = add_case()
    settle()
    at_case(book, key, 1, settle).form.focus("conclusion")
    hands.control(Qt.Key.Key_P)
    window = book.window()
    assert isinstance(window, Window)
    assert "先保存" in window.foot.message.text()


# ---- whose work it is ----------------------------------------------------------------------------------


def test_who_is_not_on_the_roll_is_told_why_the_worker_stays_blank(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    key = add_case()
    settle()
    window = book.window()
    assert isinstance(window, Window)

    def told(page: Any, name: str) -> str:
        page.form.focus(name)
        hands.type("a")
        hands.control(Qt.Key.Key_S)
        settle()
        assert not page.unsaved()
        return window.foot.message.text()

    first = at_case(book, key, 1, settle)
    assert "社工没有填；先在“人员与取证”把自己登记上，就会自动填" in told(first, "conclusion")
    performer.do(common.save, "worker", {"name": USER, "station": TOWN})
    settle()
    assert "没有填" not in told(first, "conclusion"), "whoever could say so has left it blank"
    second = at_case(book, key, 2, settle)
    chosen = second.form.editor("worker")
    assert isinstance(chosen, RefEdit)
    assert chosen.title() == USER


def test_a_visit_says_who_went_is_not_known(
    visits: VisitLog,
    add_person: Add,
    performer: Performer,
    window: Window,
    settle: Settle,
    hands: Any,
) -> None:
    [station] = performer.ask(common.find, "station", where={"code": TOWN})
    visits.start_record("visit", {"person": add_person("甲"), "station": station})
    visits.form.focus("note")
    hands.type("a")
    hands.control(Qt.Key.Key_S)
    settle()
    assert "走访人没有填；先在“人员与取证”" in window.foot.message.text()
