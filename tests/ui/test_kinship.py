"""The pictures of a person's family and ties in the window: scrolled and enlarged."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.leaves.kinship import Kinship
from qianshou_desktop.ui.pages.case_book import CaseBook
from tests.ui.test_cases import add_case, book

__all__ = ["add_case", "book"]
Add = Callable[..., int]
Settle = Callable[[], None]


def test_a_large_family_is_scrolled_and_enlarged(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle, qtbot: QtBot
) -> None:
    key = add_case("丁一")
    person = performer.ask(common.load, "case", key).values["person"]
    sons = [{"relation": "son", "name": f"丁大{at}"} for at in range(14)]
    performer.do(common.save, "person", {"kin": sons}, person)
    settle()
    book.follow(key)
    page = book.turn(8)
    assert isinstance(page, Kinship)
    settle()
    chart = page.pictures.charts["tree"]
    qtbot.waitUntil(chart.ready)
    assert not page.pictures.words["map"].isHidden()
    whole = chart.width()
    page.larger.click()
    wide = chart.width()
    assert wide > whole
    assert wide > page.pictures.viewport().width()
    qtbot.waitUntil(lambda: page.pictures.horizontalScrollBar().maximum() > 0)
    page.larger.click()
    assert chart.width() == pytest.approx(wide * 1.25, abs=2)
    qtbot.waitUntil(chart.ready)
    for _ in range(3):
        page.smaller.click()
    assert chart.width() == whole


def test_a_family_and_its_ties_are_both_in_sight(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle, qtbot: QtBot
) -> None:
    key = add_case("丁一")
    person = performer.ask(common.load, "case", key).values["person"]
    kin = [{"relation": "spouse", "name": "王芳"}, {"relation": "son", "name": "丁大"},
           {"relation": "grandson", "name": "丁小"}]  # fmt: skip
    ties = [{"name": "村委会", "kind": "village"}, {"name": "隔壁", "kind": "neighbour"}]
    performer.do(common.save, "person", {"kin": kin, "ties": ties}, person)
    settle()
    book.follow(key)
    page = book.turn(8)
    assert isinstance(page, Kinship)
    settle()
    for chart in page.pictures.charts.values():
        qtbot.waitUntil(chart.ready)
    assert page.pictures.turned
    assert page.pictures.verticalScrollBar().maximum() == 0
    assert page.pictures.horizontalScrollBar().maximum() == 0
