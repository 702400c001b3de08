"""Handing over from the pages: who takes over, from when, and what is said afterwards."""

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.book import Book
from qianshou_desktop.ui.handover import Changing, Leaving, _Handing
from qianshou_desktop.ui.leaves.stations import Stations
from qianshou_desktop.ui.leaves.workers import Workers
from qianshou_desktop.ui.window import Window

Settle = Callable[[], None]


def filled(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, fill: Callable[[Any], None]
) -> list[_Handing]:
    """Dialogs are filled by the test and closed by their own button; returns those that came."""
    seen: list[_Handing] = []

    def run(dialog: _Handing) -> int:
        seen.append(dialog)
        dialog.open()
        fill(dialog)
        dialog.go()
        qtbot.waitUntil(lambda: dialog.isHidden() or bool(dialog.error.text()), timeout=20_000)
        return dialog.result()

    monkeypatch.setattr(_Handing, "exec", run)
    return seen


@pytest.fixture
def staff(performer: Performer) -> list[int]:
    """王 and 赵 at the first station."""
    station = performer.ask(common.find, "station")[0]
    return [
        performer.do(common.save, "worker", {"name": name, "station": station})
        for name in ("王社工", "赵社工")
    ]


def leaf(window: Window, kind: str, key: int, settle: Settle) -> Any:
    window.show_record(kind, key)
    settle()
    page = window.page()
    assert isinstance(page, Book)
    return page.front()


def test_a_worker_leaves_from_the_form(
    window: Window, performer: Performer, staff: list[int], settle: Settle,
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
) -> None:  # fmt: skip
    page = leaf(window, "worker", staff[0], settle)
    assert isinstance(page, Workers)
    assert page.leaving.isVisible()
    seen = filled(monkeypatch, qtbot, lambda d: d.to.put(staff[1], "赵社工"))
    page.hand_over()
    settle()
    assert isinstance(seen[0], Leaving)
    assert "王社工 已离岗" in window.foot.message.text()
    assert performer.ask(common.load, "worker", staff[0]).values["state"] == "left"
    assert not page.leaving.isVisible()


def test_nobody_to_take_over_is_said_in_the_dialog(
    window: Window, performer: Performer, staff: list[int], settle: Settle,
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
) -> None:  # fmt: skip
    page = leaf(window, "worker", staff[0], settle)
    seen = filled(monkeypatch, qtbot, lambda d: None)
    page.hand_over()
    assert seen[0].error.text() == "请选接手的同事"
    seen[0].to.put(staff[0], "王社工")
    seen[0].go()
    qtbot.waitUntil(lambda: "请选一位" in seen[0].error.text(), timeout=20_000)
    assert performer.ask(common.load, "worker", staff[0]).values.get("left_on") is None
    seen[0].reject()


def test_a_station_changes_its_agency(
    window: Window, performer: Performer, settle: Settle,
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
) -> None:  # fmt: skip
    old, new = (
        performer.do(common.save, "agency", {"name": name, "roles": ["operator"]})
        for name in ("晨光", "清江")
    )
    station = performer.ask(common.find, "station")[0]
    performer.do(common.save, "station", {"operator": old, "state": "built"}, station)
    page = leaf(window, "station", station, settle)
    assert isinstance(page, Stations)
    seen = filled(monkeypatch, qtbot, lambda d: d.to.put(new, "清江"))
    page.change_operator()
    settle()
    assert isinstance(seen[0], Changing)
    assert performer.ask(common.load, "station", station).values["operator"] == new
    assert "已换承接机构" in window.foot.message.text()


@pytest.mark.parametrize(("closed", "said"), [("2022-09-15", "已撤并"), ("2022-09-16", "已建成")])
def test_a_station_that_was_merged_away_is_not_listed_as_built(
    window: Window, performer: Performer, settle: Settle, closed: str, said: str
) -> None:
    station = performer.ask(common.find, "station")[0]
    performer.do(common.save, "station", {"state": "built", "closed_on": closed}, station)
    page = leaf(window, "station", station, settle)
    row = page.table.rows.row_of(station)
    at = [column.field for column in page.columns].index("state")
    assert page.table.rows.index(row, at).data() == said
    assert page.tint(page.table.rows.named(row)) == {"state": "" if said == "已撤并" else "good"}
