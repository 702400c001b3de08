"""Journeys through the pages have the window and the clock of the page tests, and somebody at the
keyboard who finds a field by the label beside it and prints what is in front."""

import io
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from qianshou_desktop.ui import dialogs
from qianshou_desktop.ui.editors import Editor, RowsEdit
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.printing import Printing
from tests.ui.conftest import Hands, _cheap, _clean, desk, qapp, settle, window

__all__ = ["_cheap", "_clean", "desk", "qapp", "settle", "window"]

ROUND, FAR = 200, 9999  # Tab goes round a window in fewer steps, and no window has more widgets
LEFT = Qt.MouseButton.LeftButton
Printed = Callable[[], dict[str, PdfReader]]


class Typist(Hands):
    """Keys and clicks, at the field that is named by what stands beside it."""

    def type(self, text: str) -> None:
        """Line feeds are the Enter key."""
        for at, line in enumerate(text.split("\n")):
            if at:
                self.enter()
            super().type(line)

    def click(self, place: QWidget) -> None:
        assert place.isVisible(), "nobody can click on what is not seen"
        QTest.mouseClick(place, LEFT)
        QApplication.processEvents()

    def reach(self, place: QWidget) -> None:
        """Press Tab until this has the focus, or Shift+Tab where that is nearer."""
        here = self.place()
        back = _steps(here, place, QWidget.previousInFocusChain)
        ahead = _steps(here, place, QWidget.nextInFocusChain)
        key = Qt.Key.Key_Backtab if back < ahead else Qt.Key.Key_Tab
        for _ in range(ROUND):
            here = self.place()
            if here is place or place.isAncestorOf(here):
                return
            self.press(key)
        raise AssertionError(f"Tab does not come to {place.accessibleName()}")

    def fill(self, form: Form, section: str, typed: Mapping[str, str]) -> None:
        """Type into the fields of a section by their labels; what stood there is typed over."""
        at = next(n for n, each in enumerate(form.sections) if each.title == section)
        names = {form.label(name): name for name in form.sections[at].fields()}
        if form.stack.currentIndex() != at:
            self.click(form.tabs[at])
        for label, text in typed.items():
            self._over(form.editor(names[label]), text)

    def fill_row(self, rows: Editor, nth: int, typed: Mapping[str, str]) -> None:
        """The same in a row of a field: one more is added where it is not there yet."""
        assert isinstance(rows, RowsEdit)
        if nth == len(rows.rows):
            self.click(rows.add)
        row, names = rows.rows[nth], {each.label: name for name, each in rows.placed.items()}
        for label, text in typed.items():
            editor = row.editors[names[label]]
            if not editor.widget().isVisible() and row.block:
                self.click(row.block.more)
            self._over(editor, text)

    def _over(self, editor: Editor, text: str) -> None:
        self.reach(editor.widget())
        if isinstance(self.place(), QPlainTextEdit):
            self.control(Qt.Key.Key_A)
        self.type(text)


def _steps(here: QWidget, to: QWidget, step: Callable[[QWidget], QWidget | None]) -> int:
    """How far it is in the order of the focus."""
    for count in range(FAR):
        if here is to or to.isAncestorOf(here):
            return count
        here = step(here) or here
    return FAR


@pytest.fixture
def hands() -> Typist:
    return Typist()


def button(inside: QWidget, words: str) -> QPushButton:
    """The button that is seen with these words."""
    QApplication.processEvents()
    found = [b for b in inside.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    assert found, f"no button {words}"
    return found[0]


def leave(dialog: QDialog, qtbot: QtBot) -> None:
    """Close a dialog, and be where one was before, as the window system has it."""
    parent = dialog.parentWidget()
    assert parent is not None
    behind = parent.window()
    held = behind.focusWidget()
    dialog.hide()
    behind.activateWindow()
    qtbot.waitUntil(behind.isActiveWindow)
    if held:
        held.setFocus()


@pytest.fixture
def printed(
    hands: Typist, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Printed:
    """Ctrl+P, and every paper that the dialog offers saved as a file: the papers by their names."""
    found: dict[str, PdfReader] = {}

    def by_keys(dialog: Printing) -> int:
        dialog.show()
        dialog.activateWindow()
        for at in range(dialog.paper.count()):
            if at:
                hands.reach(dialog.paper)
                hands.press(Qt.Key.Key_Down)
            qtbot.waitUntil(dialog.save_button.isEnabled)
            path = tmp_path / f"{at}.pdf"
            monkeypatch.setattr(dialogs, "save_as", lambda *_, to=path: to)
            path.unlink(missing_ok=True)
            hands.click(dialog.save_button)
            qtbot.waitUntil(lambda: bool(dialog.preview.line.isVisible()))
            found[dialog.paper.currentText()] = PdfReader(io.BytesIO(path.read_bytes()))
        leave(dialog, qtbot)
        return 0

    def press() -> dict[str, PdfReader]:
        found.clear()
        hands.control(Qt.Key.Key_P)
        return dict(found)

    monkeypatch.setattr(Printing, "exec", by_keys)
    return press


def words(paper: PdfReader) -> str:
    """What is read on a paper, without the blanks."""
    return "".join("".join(page.extract_text().split()) for page in paper.pages)


def pictures(paper: PdfReader) -> int:
    """How many pictures its pages show."""
    return sum(len(page.images) for page in paper.pages)


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two photos in a folder."""
    made = []
    for name, colour in (("签到.jpg", "teal"), ("合影.jpg", "orange")):
        path = tmp_path / name
        Image.new("RGB", (400, 300), colour).save(path, "JPEG")
        made.append(path)
    return made
