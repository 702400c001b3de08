"""The window at a station: its own station first, and the county's pages to be read."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QScrollArea

from qianshou_desktop.actions import authority, common
from qianshou_desktop.actions.authority import COUNTY_CHANGES
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.leaves.parameters import Parameters
from qianshou_desktop.ui.leaves.stations import Stations
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN
from tests.ui.conftest import _at

Settle = Callable[[], None]


@pytest.fixture
def cast(performer: Performer) -> None:
    """A year's money, a plan, a county of the plan's, a centre."""
    for kind, values in (
        ("funding", {"year": 2022}),
        ("plan", {"name": "牵手计划", "from_on": "2021-12-27", "to_on": "2025-12-31"}),
        ("key_county", {"code": "640324", "name": "同心县"}),
        ("centre", {"name": "指导中心"}),
    ):
        performer.do(common.save, kind, values)


@pytest.fixture
def at_station(performer: Performer, cast: None) -> None:
    performer.do(lambda s: s.set("town", TOWN))
    performer.role = authority.STATION


def ledger(window: Window, kind: str, settle: Settle) -> Ledger:
    book = window.turn(_at(window, kind))
    book.turn(*book.place_of(kind))  # type: ignore[attr-defined]
    settle()
    page = book.front()  # type: ignore[attr-defined]
    assert isinstance(page, Ledger)
    return page


def locked(page: Ledger) -> bool:
    areas = page.form.stack.findChildren(QScrollArea)
    return not any(area.widget().isEnabled() for area in areas)


def test_the_own_station_stands_first_and_may_be_changed(
    at_station: None, window: Window, settle: Settle
) -> None:
    page = ledger(window, "station", settle)
    assert isinstance(page, Stations)
    assert page.form.entry.values["code"] == TOWN
    assert not locked(page)
    assert page.save_button.isVisibleTo(page)
    page.show_record("station", page.table.rows.keys[0])
    assert locked(page)
    assert "由那个站或县级管理员修改" in page.line.text.text()
    assert not page.save_button.isVisibleTo(page)
    assert not page.changing.isVisibleTo(page)
    page.show_record("station", window.desk.ask(common.find, "station", where={"code": TOWN})[0])
    assert not locked(page)
    assert page.line.isHidden()


@pytest.mark.parametrize("kind", ["county", "funding", "plan", "key_county", "centre"])
def test_the_county_s_forms_are_read(
    at_station: None, window: Window, settle: Settle, kind: str
) -> None:
    page = ledger(window, kind, settle)
    assert locked(page)
    assert page.line.text.text() == COUNTY_CHANGES
    assert not window.action.isVisibleTo(window)
    before = page.form.entry.key
    page.new()
    page.save()
    assert page.form.entry.key == before
    assert COUNTY_CHANGES in window.foot.message.toolTip()


def test_parameters_are_read(at_station: None, window: Window, settle: Settle) -> None:
    book = window.turn(next(n for n, p in enumerate(window.places) if p.name == "规则与核对"))
    page = book.turn(1)  # type: ignore[attr-defined]
    settle()
    assert isinstance(page, Parameters)
    page.lines.setCurrentRow(1)
    assert (page.value.isEnabled(), page.use.isVisibleTo(page)) == (False, False)
    assert page.line.text.text() == COUNTY_CHANGES
    page.save()
    assert COUNTY_CHANGES in window.foot.message.toolTip()


def test_whoever_works_for_the_county_changes_everything(
    cast: None, window: Window, settle: Settle
) -> None:
    page = ledger(window, "funding", settle)
    assert not locked(page)
    assert page.save_button.isVisibleTo(page)
    assert page.action
