"""What is to be printed is looked at first: Enter prints it, and who thinks better of it goes on looking."""

import io

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from qianshou_desktop.ui import pdf
from qianshou_desktop.ui.viewer import Viewer, look

NAME = "走访提醒"


@pytest.fixture
def content() -> bytes:
    """A PDF of two pages."""
    out = io.BytesIO()
    canvas = Canvas(out)
    for _ in range(2):
        canvas.drawString(100, 700, "1")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def viewer(parent: QWidget, content: bytes, qtbot: QtBot) -> Viewer:
    made = Viewer(parent, NAME, content)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bytes, str]]:
    """What was printed; the printer takes it."""
    found: list[tuple[bytes, str]] = []

    def take(what: bytes, title: str, _: QWidget) -> bool:
        found.append((what, title))
        return True

    monkeypatch.setattr(pdf, "print_out", take)
    return found


def test_enter_prints_what_is_shown_and_closes(
    viewer: Viewer, content: bytes, printed: list[tuple[bytes, str]]
) -> None:
    QTest.keyClick(viewer.focusWidget(), Qt.Key.Key_Return)
    assert printed == [(content, NAME)]
    assert (viewer.isVisible(), viewer.result()) == (False, QDialog.DialogCode.Accepted)


def test_the_button_prints_too(
    viewer: Viewer, content: bytes, printed: list[tuple[bytes, str]]
) -> None:
    viewer.print_button.click()
    assert printed == [(content, NAME)]
    assert not viewer.isVisible()


def test_who_thinks_better_of_the_printer_goes_on_looking(
    viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf.QPrintDialog, "exec", lambda self: 0)
    QTest.keyClick(viewer.focusWidget(), Qt.Key.Key_Return)
    assert viewer.isVisible()
    QTest.keyClick(viewer, Qt.Key.Key_Escape)
    assert (viewer.isVisible(), viewer.result()) == (False, QDialog.DialogCode.Rejected)


def test_once_looked_at_it_is_let_go(
    parent: QWidget, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages are not kept until the window is closed."""
    monkeypatch.setattr(Viewer, "exec", lambda self: 0)
    look(content, NAME, parent)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert parent.findChildren(Viewer) == []
