"""One line of text, and several."""

from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from qianshou_desktop.records.kinds import Kind, Text, Unfit
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.editors.base import Composing, Editor, plain_enter


def goes_on(event: QEvent, text: str) -> bool:
    """Whether Ctrl+→ or Ctrl+← is meant for the page: in an empty field there is no word to jump
    over."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    arrow = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
    return not text and arrow and event.modifiers() == Qt.KeyboardModifier.ControlModifier


class LineEdit(QLineEdit):
    """A line edit that knows when an input method is composing."""

    entered = Signal()
    left = Signal()
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.composing = Composing()
        self.setMinimumWidth(48)

    def event(self, event: QEvent) -> bool:
        if goes_on(event, self.text()):
            event.ignore()
            return False
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing.hear(event)
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if plain_enter(event):
            if not self.composing.on:
                self.entered.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.composing.on = False
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class TextEdit(Editor):
    """Text, names, codes, numbers and money: typed freely, read by the kind."""

    def __init__(self, kind: Kind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.line = LineEdit()
        if kind.right:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        if isinstance(kind, Text):
            self.line.setMaxLength(max(kind.length * 2, 40))
        self.line.textEdited.connect(self.edited)
        self.line.entered.connect(self.entered)
        self.line.left.connect(self._leave)
        self.line.focused.connect(self.focused)

    def widget(self) -> QWidget:
        return self.line

    def value(self) -> Any:
        return self.line.text().strip()

    def put(self, value: Any, title: str = "") -> None:
        shown = value if isinstance(value, str) else self.kind.show(value)
        if self.line.hasFocus() and shown == self.line.text().strip():
            return  # whoever writes here writes on
        self.line.setText(shown)
        self.line.setCursorPosition(0)

    def choose(self, value: str) -> None:
        """A text that was offered, taken as if it had been typed."""
        self.put(value)
        self.edited.emit()

    def focus(self) -> None:
        super().focus()
        self.line.selectAll()

    def problem(self) -> str:
        try:
            self.kind.read(self.value())
        except Unfit as unfit:
            return str(unfit)
        return ""

    def _leave(self) -> None:
        """Show the text as it will be kept: 张 三 as 张三, 1200 as 1200.00."""
        if self.value() and not self.problem():
            self.put(self.kind.read(self.value()))
        self.left.emit()


class _Paper(QPlainTextEdit):
    left = Signal()
    focused = Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and goes_on(event, self.toPlainText()):
            event.ignore()
            return False
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(120, 2 * theme.FIELD + 6)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files that are dropped here are meant for the record, not their paths for the text."""
        return not source.hasUrls() and super().canInsertFromMimeData(source)


ROOMY = 16_777_215  # Qt's own word for no limit


class LongEdit(Editor):
    """Text of several lines; Enter stays in it, Tab leaves it."""

    tall = True
    hint = "Enter 换行，Tab 到下一项"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paper = _Paper()
        self.paper.setTabChangesFocus(True)
        self.paper.setMinimumHeight(2 * theme.FIELD)
        self.paper.setMaximumHeight(3 * theme.FIELD)
        self._quiet = False
        self.paper.textChanged.connect(self._changed)
        self.paper.left.connect(self.left)
        self.paper.focused.connect(self.focused)

    def widget(self) -> QWidget:
        return self.paper

    def grow(self) -> None:
        """Take the room that there is."""
        self.paper.setMaximumHeight(ROOMY)

    def value(self) -> Any:
        return self.paper.toPlainText().strip()

    def put(self, value: Any, title: str = "") -> None:
        if self.paper.hasFocus() and (value or "") == self.value():
            return  # whoever writes here writes on
        self._quiet = True
        self.paper.setPlainText(value or "")
        self._quiet = False

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()
