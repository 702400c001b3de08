"""The first start, to its end, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import accounts, demonstration, places, rules
from qianshou_desktop.ui import dialogs
from qianshou_desktop.ui.setup import Setup

ENTER, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Down
PASSWORD = "qing-jiang 2026"


@pytest.fixture
def setup(tmp_path: Path, qtbot: QtBot) -> Setup:
    made = Setup(tmp_path / "new")
    qtbot.addWidget(made, before_close_func=_forget)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _forget(setup: QWidget) -> None:
    """Closing a county without its sheet would ask."""
    assert isinstance(setup, Setup)
    if setup.performer:
        setup.performer.close()
        setup.performer = None


def commit(widget: QWidget, text: str) -> None:
    """Put text where the cursor is, as an input method commits it."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def focused(setup: Setup) -> QWidget:
    found = setup.focusWidget()
    assert found is not None
    return found


def to_user(setup: Setup, qtbot: QtBot, town: int = 0) -> None:
    qtbot.keyClick(focused(setup), ENTER)
    commit(focused(setup), "宜都")
    qtbot.keyClick(focused(setup), ENTER)
    for _ in range(town):
        qtbot.keyClick(focused(setup), DOWN)
    qtbot.keyClick(focused(setup), ENTER)


def to_sheet(setup: Setup, qtbot: QtBot, town: int = 0) -> None:
    to_user(setup, qtbot, town)
    for text in ("李敏", PASSWORD, PASSWORD):
        commit(focused(setup), text)
        qtbot.keyClick(focused(setup), ENTER)
    qtbot.waitUntil(lambda: setup.stack.currentWidget() is setup.sheet, timeout=20_000)


def type_back(setup: Setup, qtbot: QtBot) -> None:
    for at, edit in zip(setup.sheet.asked, setup.sheet.typed, strict=True):
        qtbot.keyClicks(edit, setup.sheet.groups[at].lower())


def test_to_the_end_by_keys(setup: Setup, tmp_path: Path, qtbot: QtBot,
                            monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    to_sheet(setup, qtbot, town=3)
    path = tmp_path / "恢复单.pdf"
    monkeypatch.setattr(dialogs, "save_as", lambda *_: path)
    qtbot.keyClick(setup.sheet.save_button, Qt.Key.Key_Space)
    assert path.read_bytes().startswith(b"%PDF")
    type_back(setup, qtbot)
    qtbot.keyClick(setup.sheet.typed[1], ENTER)
    assert setup.stack.currentWidget() is setup.finish
    with qtbot.waitSignal(setup.accepted):
        qtbot.keyClick(focused(setup), ENTER)
    assert setup.performer is not None
    here = setup.performer.ask(places.own)
    assert (here.county_code, here.town_code) == ("420581", places.towns("420581")[2][0])
    setup.performer.close()
    accounts.enter(setup.folder, "李敏", PASSWORD).close()
    accounts.recover(setup.folder, "-".join(setup.sheet.groups), "李敏", "another word 9").close()
    setup.performer = None


def test_the_county_office_has_no_township(setup: Setup, qtbot: QtBot) -> None:
    to_sheet(setup, qtbot)
    assert setup.performer is not None
    assert setup.performer.ask(places.own).town_code is None
    assert setup.performer.role == "county"


def test_a_county_is_found_by_its_code(setup: Setup, qtbot: QtBot) -> None:
    setup.forward()
    setup.county.search.setText("420581")
    assert setup.county.county_name().endswith("宜都市")
    assert setup.county.town.count() == len(places.towns("420581")) + 1


def test_the_arrow_moves_among_the_counties_found(setup: Setup, qtbot: QtBot) -> None:
    setup.forward()
    commit(setup.county.search, "朝阳")
    first = setup.county.code()
    qtbot.keyClick(setup.county.search, DOWN)
    assert setup.county.code() != first


def test_nothing_is_chosen_before_something_is_typed(setup: Setup) -> None:
    setup.forward()
    assert setup.county.code() == ""
    setup.forward()
    assert setup.stack.currentWidget() is setup.county
    assert setup.county.error.isVisible()


def test_a_missing_name_and_a_weak_password_are_told(setup: Setup, qtbot: QtBot) -> None:
    to_user(setup, qtbot)
    setup.forward()
    assert setup.user.user_error.text() == "请填用户名"
    setup.user.user.setText("李敏")
    setup.user.password.first.setText("abc")
    setup.forward()
    assert "太短" in setup.user.password.strength.text()
    assert setup.stack.currentWidget() is setup.user


def test_without_the_sheet_it_does_not_go_on(setup: Setup, qtbot: QtBot) -> None:
    to_sheet(setup, qtbot)
    setup.forward()
    assert "先打印" in setup.sheet.error.text()
    assert setup.stack.currentWidget() is setup.sheet
    assert not setup.back.isVisible()


def test_a_wrong_group_does_not_pass(setup: Setup, tmp_path: Path, qtbot: QtBot) -> None:
    to_sheet(setup, qtbot)
    setup.sheet.save_to(tmp_path / "s.pdf")
    first, second = setup.sheet.asked
    setup.sheet.typed[0].setText(setup.sheet.groups[second])
    setup.sheet.typed[1].setText(setup.sheet.groups[first])
    setup.forward()
    assert setup.stack.currentWidget() is setup.sheet
    assert f"第 {first + 1} 组" in setup.sheet.error.text()


def test_a_whole_group_leads_to_the_next_box(setup: Setup, qtbot: QtBot, tmp_path: Path) -> None:
    to_sheet(setup, qtbot)
    setup.sheet.save_to(tmp_path / "s.pdf")
    first, second = setup.sheet.typed
    setup.forward()
    assert setup.sheet.error.text() == f"请填第 {setup.sheet.asked[0] + 1} 组"
    qtbot.keyClicks(first, setup.sheet.groups[setup.sheet.asked[0]])
    assert QApplication.focusWidget() is second


def test_leaving_before_the_sheet_leaves_no_county(
    setup: Setup, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    to_sheet(setup, qtbot)
    monkeypatch.setattr(dialogs, "confirm", lambda *_: False)
    setup.reject()
    assert setup.isVisible()
    monkeypatch.setattr(dialogs, "confirm", lambda *_: True)
    setup.reject()
    assert setup.performer is None
    assert accounts.state(setup.folder) == "empty"


def test_the_demonstration_opens_from_the_first_step(
    setup: Setup, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = demonstration.make
    monkeypatch.setattr(
        demonstration, "make", lambda folder, tell: made(folder, people=20, logs=20, tell=tell)
    )
    qtbot.keyClick(focused(setup), DOWN)
    assert setup.start.demonstration.isChecked()
    with qtbot.waitSignal(setup.accepted, timeout=60_000):
        qtbot.keyClick(focused(setup), ENTER)
    assert setup.performer is not None
    assert accounts.demonstration(setup.folder) is not None


def test_words_that_must_be_said_are_said(setup: Setup) -> None:
    from qianshou_desktop.ui.setup.finish import HONEST as FINISH
    from qianshou_desktop.ui.setup.user import HONEST as USER

    assert "同一把钥匙" in USER
    assert any("没有加密" in text for text in FINISH)
    assert any("数据就没有了" in text for text in FINISH)
    assert "数据就没有了" in setup.sheet.lead


def test_the_county_starts_from_the_preset_that_was_chosen(setup: Setup, qtbot: QtBot) -> None:
    qtbot.keyClick(focused(setup), ENTER)
    commit(focused(setup), "宜都")
    qtbot.keyClick(focused(setup), ENTER)
    qtbot.keyClick(focused(setup), Qt.Key.Key_Tab)
    assert focused(setup).accessibleName() == "规则参数从哪套起步"
    qtbot.keyClick(focused(setup), DOWN)
    qtbot.keyClick(focused(setup), ENTER)
    for text in ("李敏", PASSWORD, PASSWORD):
        commit(focused(setup), text)
        qtbot.keyClick(focused(setup), ENTER)
    qtbot.waitUntil(lambda: setup.stack.currentWidget() is setup.sheet, timeout=20_000)
    assert setup.performer is not None
    assert setup.performer.ask(rules.parameters).number("R15.months") == 36
