"""The feet of the cards in a window of 1093×614: no word on it is cut."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from qianshou_desktop.ui.book import Book
from qianshou_desktop.ui.card_foot import CardFoot
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.pages.persons import Persons
from qianshou_desktop.ui.pages.visits import Visits
from qianshou_desktop.ui.window import Window
from tests.ui.conftest import Hands

Settle = Callable[[], None]
CROWDED = ("服务对象", "社区活动", "走访与日志", "资源与志愿")  # pages with many buttons


def ledgers(page: Page) -> Iterator[Ledger]:
    """Those within a page, each in front."""
    if isinstance(page, Ledger):
        yield page
    elif isinstance(page, Book):
        for at, nth in page.places():
            yield from ledgers(page.turn(at, nth))
    elif isinstance(page, Visits):
        for name in page.parts:
            yield from ledgers(page.turn(name))


def cut(foot: CardFoot) -> list[str]:
    """What has less room than its words need."""
    shown = [foot.delete, foot.printing, foot.state, *foot.extras, foot.save, foot.go_on]
    return [
        each.accessibleName() or str(each.property("text"))
        for each in shown
        if each.isVisible() and each.width() < each.sizeHint().width()
    ]


@pytest.mark.parametrize("wide", [1093, 1010])
def test_no_word_on_a_foot_is_cut(window: Window, settle: Settle, wide: int) -> None:
    window.resize(wide, 614)
    found = {}
    for at in (n for n, place in enumerate(window.places) if place.name in CROWDED):
        for page in ledgers(window.turn(at)):
            page.panes.setCurrentWidget(page.card)
            page.foot.tell(unsaved=True, new=False)
            for each in page.extras:
                each.show()
            page.print_button.setVisible(bool(page.print_button.papers))
            QApplication.processEvents()
            found[window.places[at].name, page.kind] = cut(page.foot)
    settle()
    assert {place: words for place, words in found.items() if words} == {}
    assert ("服务对象", "person") in found
    assert ("社区活动", "event") in found


def test_a_person_that_is_edited_says_so_and_all_words_are_there(
    persons: Persons, add_person: Callable[..., int], settle: Settle, hands: Hands
) -> None:
    key = add_person("李秀英")
    settle()
    persons.show_record("person", key)
    persons.form.focus("address")
    assert not persons.foot.state.text()
    hands.type("a")
    QApplication.processEvents()
    assert persons.foot.state.text()
    assert persons.foot.state.accessibleName() == "有未保存的修改"
    assert cut(persons.foot) == []
    persons.window().resize(1800, 700)
    QApplication.processEvents()
    assert persons.foot.state.text() == "有未保存的修改"
    hands.press(Qt.Key.Key_Backspace)
    assert not persons.foot.state.text()
