"""Screens on a real county. A test fails where Qt warns or where a thread of the desk outlives it."""

import os
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

if sys.platform.startswith("linux"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.store import disk
from qianshou_desktop.store.keys import LEAST_KIB, LEAST_PASSES, Cost
from qianshou_desktop.ui import house, looks
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.pages.persons import Persons
from qianshou_desktop.ui.pages.visits import VisitLog, Visits
from qianshou_desktop.ui.printing import Printing
from qianshou_desktop.ui.window import Window

PATIENCE_MS = 30_000  # a busy machine is slow, and no fault of the page
HARMLESS = ("propagateSizeHints",)  # the offscreen platform says so of every window


@pytest.fixture(autouse=True)
def looks_forgotten() -> None:
    """No test finds the lists as another left them."""
    looks.write(looks.Looks())


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application in the program's own look, its garbage collected on this thread alone."""
    return house.application()


@pytest.fixture(autouse=True)
def _clean(qtlog: object) -> Iterator[None]:
    """No Qt warning, no thread left over."""
    yield
    said = [r.message for r in qtlog.records if r.type.name != "QtInfoMsg"]  # type: ignore[attr-defined]
    assert not [m for m in said if m and not any(h in m for h in HARMLESS)]
    assert not [t.name for t in threading.enumerate() if t.name.startswith("desk-")]


@pytest.fixture
def desk(qapp: QApplication, performer: Performer) -> Iterator[Desk]:
    made = Desk(performer)
    yield made
    made.close()


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[Window]:
    """The whole program at the size of a 1366×768 screen at 125 %."""
    made = house.build(desk)
    qtbot.addWidget(made, before_close_func=_forget)
    made.resize(1093, 614)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    desk.close()


def _forget(window: QWidget) -> None:
    """What a test has typed need not be asked about."""
    assert isinstance(window, Window)
    window.pages.clear()


@pytest.fixture
def persons(window: Window, qtbot: QtBot) -> Persons:
    page = window.turn(_at(window, "person"))
    assert isinstance(page, Persons)
    qtbot.waitUntil(lambda: page.table.loaded)
    return page


@pytest.fixture
def visits(window: Window, qtbot: QtBot) -> VisitLog:
    page = window.turn(_at(window, "visit"))
    assert isinstance(page, Visits)
    log = page.front()
    assert isinstance(log, VisitLog)
    qtbot.waitUntil(lambda: log.table.loaded)
    return log


def _at(window: Window, kind: str) -> int:
    return next(n for n, place in enumerate(window.places) if kind in place.opens)


class Hands:
    """The keyboard with its input method: keys go wherever the focus is."""

    def type(self, text: str) -> None:
        """ASCII by keys, Chinese as an input method commits it."""
        for sign in text:
            if sign.isascii():
                self.strike(sign)
            else:
                self.compose("", commit=sign)

    def press(
        self, key: Qt.Key, more: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.strike(key, more)

    def strike(
        self, key: Qt.Key | str, more: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """One key, wherever the focus is."""
        QTest.keyClick(self.place(), key, more)

    def enter(self, times: int = 1) -> None:
        for _ in range(times):
            self.press(Qt.Key.Key_Return)

    def control(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def compose(self, preedit: str, *, commit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QApplication.sendEvent(self.place(), event)

    def place(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found

    def at(self) -> str:
        """What a screen reader says of the place with the focus."""
        return self.place().accessibleName()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Printing]:
    """The dialogs that were shown; nobody has to close them."""
    found: list[Printing] = []

    def note(self: Printing) -> None:
        found.append(self)

    monkeypatch.setattr(Printing, "exec", note)
    return found


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def settle(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Wait until everything sent to the desk has come home."""

    def wait() -> None:
        done: list[bool] = []

        def read(_: object) -> None:  # after a write that a reader is refused, too
            desk.fetch(_nothing, then=done.append)

        desk.do(_nothing, then=read, refused=read)
        qtbot.waitUntil(lambda: bool(done), timeout=PATIENCE_MS)
        QApplication.processEvents()

    return wait


def _nothing(session: object) -> bool:
    return True


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """No ballast, and passwords at the least price that the program accepts."""
    monkeypatch.setattr(disk, "lay_ballast", lambda folder: None)
    monkeypatch.setattr(Cost, "calibrated", classmethod(lambda cls: cls(LEAST_KIB, LEAST_PASSES)))
