"""A form of a case is handed in, sent back, approved."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.cells import Cell
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.pages.case_book import CaseBook
from qianshou_desktop.ui.review import APPROVE, RETURN, SUBMIT, Review
from tests.conftest import TOWN, USER
from tests.ui.test_cases import add_case, at_case, book

__all__ = ["add_case", "book"]
Add = Callable[..., int]
Settle = Callable[[], None]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def review(page: Ledger) -> Review:
    cell = page.form.cells["form_state"]
    assert isinstance(cell, Cell)
    found = cell.findChild(Review)
    assert isinstance(found, Review)
    return found


def offered(page: Ledger) -> list[str]:
    buttons = review(page)
    shown = buttons.isVisibleTo(page)
    return [words for words, b in buttons.buttons.items() if shown and b.isVisibleTo(page)]


def test_a_form_is_handed_in_sent_back_and_approved(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    station = performer.ask(common.find, "station", where={"code": TOWN})[0]
    own = performer.do(common.save, "worker", {"name": USER, "station": station})
    key = add_case(worker=own)
    settle()
    page = at_case(book, key, 0, settle)
    page.form.focus("form_state")
    assert offered(page) == [SUBMIT, APPROVE]
    review(page).buttons[SUBMIT].click()
    settle()
    assert offered(page) == [APPROVE, RETURN]
    review(page).buttons[RETURN].click()
    hands.type("写明求助问题")
    hands.enter()
    settle()
    assert page.form.editor("review_note").value() == "写明求助问题"
    review(page).buttons[APPROVE].click()
    assert "您自己办的" in page.line.text.text(), "said, though not refused"
    hands.enter()
    settle()
    values = performer.ask(common.load, "case", key).values
    assert (values["form_state"], values["reviewer"]) == ("reviewed", USER)
    assert values["reviewed_on"] == performer.today()
    assert offered(page) == [RETURN]


def test_what_is_typed_must_be_saved_before_it_is_approved(
    book: CaseBook, add_case: Add, settle: Settle, hands: Any
) -> None:
    key = add_case()
    settle()
    page = at_case(book, key, 0, settle)
    page.form.focus("tried")
    hands.type("x")
    assert offered(page) == []
