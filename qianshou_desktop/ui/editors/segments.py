"""A few short choices, side by side; one of them holds."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from qianshou_desktop.records.terms import digits
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.editors.base import Editor, plain_enter


class _Strip(QWidget):
    """The strip holds the focus; its buttons do not."""

    key = Signal(object)
    left = Signal()
    focused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Segments(Editor):
    """Digits, arrows or the mouse choose; Delete empties where the field may be empty."""

    picked = Signal()  # by its digit, though it may have held before: where a row goes on by itself

    def __init__(
        self, terms: Mapping[Any, str], required: bool, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.codes, self.required = list(terms), required
        self._at = -1
        self.digits = digits(terms)
        numbered = zip(self.digits, terms.values(), strict=True)
        self.hint = "按数字选：" + "  ".join(f"{n} {t}" for n, t in numbered)
        self.strip = _Strip()
        self.buttons = [self._button(at, label) for at, label in enumerate(terms.values())]
        self.strip.key.connect(self._key)
        self.strip.left.connect(self._leave)
        self.strip.focused.connect(self._come)

    def widget(self) -> QWidget:
        return self.strip

    def value(self) -> Any:
        return self.codes[self._at] if self._at >= 0 else None

    def put(self, value: Any, title: str = "") -> None:
        self._show(self.codes.index(value) if value in self.codes else -1)

    def mark(self, wrong: bool) -> None:
        for button in self.buttons:
            theme.flag(button, "wrong", wrong)

    def _button(self, at: int, label: str) -> QPushButton:
        button = QPushButton()
        button.setText(label)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(label)
        theme.tag(button, "segment")
        button.clicked.connect(lambda: self._press(at))
        self.strip.row.addWidget(button)
        return button

    def _press(self, at: int) -> None:
        self.strip.setFocus()
        self._choose(-1 if at == self._at and not self.required else at)

    def _choose(self, at: int) -> None:
        changed = at != self._at
        self._show(at)
        if changed:
            self.edited.emit()

    def _show(self, at: int) -> None:
        self._at = at
        for n, button in enumerate(self.buttons):
            button.setChecked(n == at)
        self.strip.setAccessibleDescription(self.buttons[at].text() if at >= 0 else "")

    def _key(self, event: QKeyEvent) -> None:
        most, key = len(self.codes), event.key()
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(key), 0)
        if plain_enter(event):
            self.entered.emit()
        elif event.text().isdigit() and int(event.text()) in self.digits:
            self._choose(self.digits.index(int(event.text())))
            self.picked.emit()
        elif step:
            self._choose(max(0, min(most - 1, self._at + step)))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self.required:
            self._choose(-1)
        else:
            event.ignore()

    def _come(self) -> None:
        self.strip.setProperty("here", True)
        self._frame(True)
        self.focused.emit()

    def _leave(self) -> None:
        self._frame(False)
        self.left.emit()

    def _frame(self, on: bool) -> None:
        for button in self.buttons:
            theme.flag(button, "here", on)
