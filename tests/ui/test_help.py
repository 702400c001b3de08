"""F1 says how the page that is open is used; 关于 names what the program is made of."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions.notices import notices
from qianshou_desktop.ui.about import About
from qianshou_desktop.ui.guide import GUIDE
from qianshou_desktop.ui.help import PAGES, Help
from qianshou_desktop.ui.house import PAGES as PLACES
from qianshou_desktop.ui.window import Window

SOURCES = Path(__file__).parents[2] / "qianshou_desktop" / "ui"


def said(help_: Help) -> str:
    sheet = help_.area.widget()
    return "\n".join(label.text() for label in sheet.findChildren(QLabel))


def test_every_page_has_its_own() -> None:
    assert list(GUIDE) == [page.name for page in PLACES]


def test_f1_opens_the_page_that_is_open(
    window: Window, hands: object, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown: list[Help] = []

    def keep(self: Help) -> None:
        shown.append(self)

    monkeypatch.setattr(Help, "exec", keep)
    window.turn(next(at for at, page in enumerate(PLACES) if page.name == "个案"))
    hands.press(Qt.Key.Key_F1)  # type: ignore[attr-defined]
    assert shown[0].list.currentRow() == PAGES.index("个案")
    assert GUIDE["个案"][0] in said(shown[0])
    assert "Alt+→" in said(shown[0])  # its keys too


def test_the_arrows_turn_to_another(qtbot: QtBot) -> None:
    shown = Help("家庭")
    qtbot.addWidget(shown)
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    assert GUIDE["走访与日志"][0] in said(shown)
    qtbot.keyClick(shown.list, Qt.Key.Key_End)
    assert "投诉" in said(shown)


def test_what_it_names_is_there() -> None:
    """Each button with dots that the guide names is a button of the program."""
    sources = "\n".join(
        path.read_text("utf-8") for path in SOURCES.rglob("*.py") if path.name != "guide.py"
    )
    texts = [text for lead, rows in GUIDE.values() for pair in rows for text in (lead, *pair)]
    named = {words for text in texts for words in re.findall(r"“([^“”]+…)”", text)}
    assert len(named) > 10
    missing = {words for words in named - {"跳过…"} if words not in sources}
    assert not missing


def test_about_shows_the_notice_of_whatever_is_chosen(qtbot: QtBot) -> None:
    parent = QDialog()
    qtbot.addWidget(parent)
    shown = About(parent, notices())
    at = next(n for n, each in enumerate(shown.found) if each.name == "SQLAlchemy")
    shown.list.setCurrentRow(at)
    assert "SQLAlchemy" in shown.text.toPlainText()
    assert shown.found[at].version in shown.list.item(at).text()
