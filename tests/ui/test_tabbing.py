"""Tab and Shift+Tab go round all that can be used, in the order in which it is read."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.book import Book
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.window import Window

Settle = Callable[[], None]
TOWN = "420581104"
MOST = 300


def went(key: Qt.Key) -> list[QWidget]:
    """Where a key leads from the place with the focus, until it is there again."""
    found: list[QWidget] = []
    while (here := QApplication.focusWidget()) not in found and len(found) < MOST:
        assert here is not None
        found.append(here)
        QTest.keyClick(here, key)
    assert here is found[0], f"never back at {found[0]}"
    return found


def stops(page: QWidget) -> set[QWidget]:
    """What can be used by keys and is seen."""
    return {
        each
        for each in page.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.isVisible()
        and each.isEnabled()
        and not each.focusProxy()
        and not _beside(each)
    }


def _beside(widget: QWidget) -> bool:
    """Whether it is one of several of which another holds: the arrows lead to it."""
    if not isinstance(widget, QAbstractButton):
        return False
    group: Any = widget.group()
    return bool(group and group.exclusive() and not widget.isChecked())


@pytest.fixture
def shown(
    window: Window, add_person: Callable[..., int], performer: Performer, settle: Settle
) -> Callable[[str], Ledger]:
    """The page of a kind with a record of it."""

    def show(kind: str) -> Ledger:
        key = add_person("丁一")
        if kind == "case":
            given = {"person": key, "station": TOWN, "opened_on": "2022-09-01"}
            key = performer.do(common.save, "case", given)
        window.show_record(kind, key)
        settle()
        page = window.page()
        while isinstance(page, Book):
            page = page.front()
        assert isinstance(page, Ledger)
        page.table.setFocus()
        return page

    return show


@pytest.mark.parametrize("kind", ["person", "case"])
def test_tab_goes_from_the_filters_to_the_list_to_the_form(
    shown: Callable[[str], Ledger], kind: str
) -> None:
    page = shown(kind)
    on, back = went(Qt.Key.Key_Tab), went(Qt.Key.Key_Backtab)
    assert back == [on[0], *reversed(on[1:])]
    assert stops(page) <= set(on)
    asked = [each for each in page.filters() if each in on]
    before = on[-len(asked) :]
    assert set(before) == set(asked)
    held = page.form.isAncestorOf
    assert held(on[1])
    within = [held(each) for each in on]
    assert within.index(False, 1) == sum(within) + 1  # all of the form at once


def test_no_page_keeps_anything_from_tab(window: Window, settle: Settle) -> None:
    for at, place in enumerate(window.places):
        page = window.turn(at)
        settle()
        if here := stops(page):
            next(iter(here)).setFocus()
            reached = set(went(Qt.Key.Key_Tab))
            missed = stops(page) - reached  # what came meanwhile as well
            assert not missed, f"{place.name}: {missed}"


def test_tab_goes_through_rows_that_came_with_a_save(
    shown: Callable[[str], Ledger], settle: Settle
) -> None:
    page = shown("person")
    page.form.put(
        "kin", [{"relation": "child", "name": "丁二"}, {"relation": "child", "name": "丁三"}]
    )
    page.save()
    settle()
    rows = page.form.editor("kin")
    page.form.focus("kin")
    settle()
    went_to = went(Qt.Key.Key_Tab)
    names = [rows.rows[at].editors["name"].widget() for at in (0, 1)]  # type: ignore[attr-defined]
    add = rows.add  # type: ignore[attr-defined]
    assert [each for each in went_to if each in (*names, add)] == [*names, add]
    before = went_to[went_to.index(names[0]) : went_to.index(add)]
    strange = [
        (type(each).__name__, each.accessibleName())
        for each in before
        if not rows.box.isAncestorOf(each)
    ]  # type: ignore[attr-defined]
    assert not strange
    block = rows.rows[0].block  # type: ignore[attr-defined]
    order = [went_to.index(each) for each in (names[0], block.more, rows.rows[0].away, names[1])]  # type: ignore[attr-defined]
    assert order == sorted(order)
