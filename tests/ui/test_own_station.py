"""At a station's own laptop its pages are about that station; where it is not known whose a new record is,
that is asked for first."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.book import Book
from qianshou_desktop.ui.leaves.cases import Cases
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN

Settle = Callable[[], None]
OTHER = "420581107"


@pytest.fixture
def at_station(performer: Performer) -> int:
    performer.do(lambda s: s.set("town", TOWN))
    return int(performer.ask(common.find, "station", where={"code": TOWN})[0])


def front(window: Window) -> Ledger:
    page = window.page()
    assert isinstance(page, Book)
    found = page.front()
    assert isinstance(found, Ledger)
    return found


@pytest.mark.parametrize("kind", ["complaint", "supervision", "safety_check", "spending"])
def test_a_paper_of_the_station_is_begun_at_once(
    at_station: int, window: Window, settle: Settle, kind: str
) -> None:
    window.start_record(kind, {})
    settle()
    leaf = front(window)
    assert leaf.form.entry.kind == kind
    assert leaf.form.entry.key is None
    assert leaf.belonging() == {"station": at_station}


@pytest.mark.parametrize(
    ("kind", "whose"), [("complaint", "社工站"), ("follow_up", "个案"), ("session", "个案")]
)
def test_whose_it_is_is_asked_for_first(
    window: Window, settle: Settle, performer: Performer, add_person: Any, kind: str, whose: str
) -> None:
    given = {"person": add_person("甲"), "station": TOWN, "opened_on": "2022-09-01"}
    performer.do(common.save, "case", given)
    said: list[str] = []
    window.start_record(kind, {})
    page = window.page()
    page.said.connect(lambda text, _: said.append(text))
    window.start_record(kind, {})
    settle()
    assert f"先选{whose}" in said[-1]
    assert not window.desk.drafts.all()
    assert isinstance(page, Book)
    assert page.picker.hasFocus()


def test_what_was_moved_away_is_nobody_s_open_case_here(
    at_station: int, window: Window, performer: Performer, add_person: Any, settle: Settle
) -> None:
    key = performer.do(common.save, "case", {
        "person": add_person("甲"), "station": at_station, "opened_on": "2022-09-01"})  # fmt: skip
    [other] = performer.ask(common.find, "station", where={"code": OTHER})
    performer.do(common.save, "station", {"state": "built", "opened_on": "2021-01-01"}, other)
    performer.do(common.save, "transfer", {
        "person": performer.ask(common.load, "case", key).values["person"], "case": key,
        "to_station": other, "moved_on": "2022-09-10"})  # fmt: skip
    window.show_record("case", key)
    settle()
    leaf = front(window)
    assert isinstance(leaf, Cases)
    leaf.which.choose("open")
    settle()
    assert key not in leaf.table.rows.keys
    leaf.which.choose(None)
    settle()
    assert key in leaf.table.rows.keys


def test_who_bears_the_name_of_several_is_asked_which(
    at_station: int, window: Window, performer: Performer, settle: Settle
) -> None:
    me = window.desk.performer.user
    for _ in range(2):
        performer.do(common.save, "worker", {"name": me, "station": at_station})
    window.start_record("visit", {})
    settle()
    page: Any = window.page().front()  # type: ignore[attr-defined]
    assert f"名册里有 2 位{me}" in page.reminder()


def test_ctrl_tab_changes_the_part_of_the_log(window: Window, hands: Any, settle: Settle) -> None:
    window.turn(3)
    settle()
    page: Any = window.page()
    first = page.front()
    page.front().setFocus()
    hands.control(Qt.Key.Key_Tab)
    assert page.front() is not first
