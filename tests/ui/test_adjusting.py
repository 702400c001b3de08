"""承接: the proposal as a table, and the moves that are ticked."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common, oversight, references
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.adjusting import Adjusting
from qianshou_desktop.ui.leaves.contracts import Contracts
from qianshou_desktop.ui.window import Window

Settle = Callable[[], None]
SHOWN, ALL = 2, 4


@pytest.fixture
def crossed(performer: Performer) -> None:
    """Two agencies for two demonstration stations and two others, all run by the first."""
    keys = performer.ask(common.find, "station")
    for key in keys[ALL:]:
        performer.do(common.save, "station", {"closed_on": date(2022, 1, 1)}, key)
    for name in ("晨光", "清江"):
        performer.do(common.save, "agency", {"name": name, "roles": ["operator"]})
    first = performer.ask(references.resolve, "agency", "晨光")
    for at, key in enumerate(keys[:ALL]):
        kind = "demonstration" if at < SHOWN else "ordinary"
        values = {"state": "built", "kind": kind, "operator": first}
        performer.do(common.save, "station", values, key)


def contracts(window: Window, settle: Settle) -> Contracts:
    book = window.turn(next(n for n, p in enumerate(window.places) if p.name == "县域"))
    page = book.turn(2)  # type: ignore[attr-defined]
    settle()
    assert isinstance(page, Contracts)
    return page


def test_the_moves_that_are_ticked_are_carried_out(
    window: Window, performer: Performer, crossed: None, settle: Settle,
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
) -> None:  # fmt: skip
    page = contracts(window, settle)
    assert page.adjust.isVisible()
    seen: list[tuple[str, ...]] = []

    def run(dialog: Adjusting) -> int:
        dialog.open()
        for at in range(dialog.table.rowCount()):
            seen.append(tuple(dialog.table.item(at, n).text() for n in range(3)))
        dialog.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
        dialog.go()
        qtbot.waitUntil(lambda: dialog.isHidden() or bool(dialog.error.text()))
        return dialog.result()

    monkeypatch.setattr(Adjusting, "exec", run)
    page.adjust.click()
    settle()
    moves = performer.ask(oversight.fit).moves
    assert len(seen) == 2
    assert [row[1:] for row in seen] == [("晨光", "清江")] * 2
    assert len(moves) == 1  # the one that was ticked off
    assert seen[0][0] in moves[0].station_name
    assert "1 个站已换承接机构" in window.foot.message.text()


def test_nothing_ticked_is_said_and_nothing_happens(
    window: Window, crossed: None, settle: Settle, qtbot: QtBot
) -> None:
    page = contracts(window, settle)
    assert page.fit
    dialog = Adjusting(window.desk, page.fit.moves)
    qtbot.addWidget(dialog)
    for at in range(dialog.table.rowCount()):
        dialog.table.item(at, 0).setCheckState(Qt.CheckState.Unchecked)
    dialog.go()
    assert dialog.error.text() == "请至少勾选一个站"


def test_without_a_proposal_there_is_no_button(window: Window, settle: Settle) -> None:
    assert not contracts(window, settle).adjust.isVisible()
