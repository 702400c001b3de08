"""重点县: a list that is taken in from the page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qianshou_desktop.ui import dialogs
from qianshou_desktop.ui.leaves.key_counties import KeyCounties, Taking
from qianshou_desktop.ui.window import Window
from tests.ui.conftest import _at

Settle = Callable[[], None]


@pytest.fixture
def page(window: Window, settle: Settle) -> KeyCounties:
    book = window.turn(_at(window, "key_county"))
    found = book.turn(*book.place_of("key_county"))  # type: ignore[attr-defined]
    settle()
    assert isinstance(found, KeyCounties)
    return found


@pytest.fixture
def pick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Callable[..., Path]:
    """The user picks a file with these lines."""

    def put(*lines: str) -> Path:
        path = tmp_path / "名单.csv"
        path.write_text("\n".join(("代码,名称,省份", *lines)), "utf-8")
        monkeypatch.setattr(dialogs, "open_files", lambda *_: [path])
        return path

    def run(dialog: Taking) -> int:
        dialog.open()
        dialog.go()
        qtbot.waitUntil(lambda: dialog.isHidden() or bool(dialog.error.text()))
        return dialog.result()

    monkeypatch.setattr(Taking, "exec", run)
    return put


def test_a_list_is_taken_in(
    page: KeyCounties, pick: Callable[..., Path], window: Window, settle: Settle
) -> None:
    pick("640324,同心县,宁夏回族自治区", "640402,原州区,宁夏回族自治区")
    page.take.click()
    settle()
    assert "新增 2 个" in window.foot.message.text()
    assert len(page.table.rows.keys) == 2


def test_faulty_rows_stand_in_the_dialog_with_an_example_of_what_is_wanted(
    page: KeyCounties, pick: Callable[..., Path], window: Window, qtbot: QtBot
) -> None:
    pick("640324,同心县,宁夏", "64,坏县,宁夏")
    dialog = Taking(window.desk)
    qtbot.addWidget(dialog)
    dialog.exec()
    assert dialog.error.text() == "第 3 行：应为6 位县级代码\n都没有存。"
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert {"代码", "名称", "省份", "640324"} <= set(words)
    assert dialog.button.isEnabled()
