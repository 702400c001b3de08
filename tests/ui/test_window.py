"""The window, its keys, and that nothing is cut at the smallest screen."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from qianshou_desktop.ui import theme
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.window import Window


def test_alt_digits_turn_pages(window: Window, hands: Any) -> None:
    for at in range(min(9, len(window.places))):
        hands.press(Qt.Key(Qt.Key.Key_1 + at), Qt.KeyboardModifier.AltModifier)
        assert window.page() is window.pages[at]


def test_no_stray_windows(window: Window, settle: Callable[[], None]) -> None:
    """A widget shown before it has a parent flashes as a window of its own."""
    seen: list[QWidget] = []
    for at in range(len(window.places)):
        window.turn(at)
        settle()
        seen += [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window]
    assert not seen


def test_forms_fit_the_smallest_screen(window: Window, settle: Callable[[], None]) -> None:
    """No section of any form is wider than its room."""
    cut = []
    for at, place in enumerate(window.places):
        page = window.turn(at)
        settle()
        for form in page.findChildren(Form):
            for number, section in enumerate(form.sections):
                form.turn(number)
                QApplication.processEvents()
                area = form.stack.widget(number)
                assert isinstance(area, QScrollArea)
                inner = area.widget()
                if area.isVisible() and inner.width() > area.viewport().width():
                    cut.append(f"{place.name} {section.title} {inner.width()}")
    assert not cut


def test_fields_are_in_one_section_only(window: Window, settle: Callable[[], None]) -> None:
    for at in range(len(window.places)):
        for form in window.turn(at).findChildren(Form):
            names = [name for section in form.sections for name in section.fields()]
            assert len(names) == len(set(names)), form.kind
            needed = {n for n, p in form.placed.items() if p.required}
            assert needed <= set(names), form.kind


def test_bare_enter_and_space_are_not_global(window: Window) -> None:
    from PySide6.QtGui import QKeySequence, QShortcut

    bare = {QKeySequence("Return"), QKeySequence("Enter"), QKeySequence("Space")}
    assert not [s for s in window.findChildren(QShortcut) if s.key() in bare]


def test_trouble_becomes_one_dialog(window: Window, qtbot: QtBot, monkeypatch: object) -> None:
    from qianshou_desktop.ui import dialogs

    said: list[str] = []
    monkeypatch.setattr(dialogs, "warn", lambda parent, text, title="": said.append(text))  # type: ignore[attr-defined]
    window.desk.troubled.emit("磁盘已满，请腾出空间后再试。")
    assert said == ["磁盘已满，请腾出空间后再试。"]


def test_look(qapp: QApplication) -> None:
    assert qapp.font().pointSizeF() == theme.POINTS
    assert qapp.font().family() in ("Microsoft YaHei UI", "Noto Sans SC")
