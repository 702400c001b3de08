"""What every editor can do."""

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from qianshou_desktop.ui import theme
from qianshou_desktop.ui.editors import caret

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Editor(QObject):
    """The value of one field under the user's hands. `widget` is what the form places; the value
    is typed where the editor knows it, and text as typed where the field's kind must read it."""

    edited = Signal()  # by the user
    left = Signal()  # the focus went elsewhere
    entered = Signal()  # Enter: to the next field
    focused = Signal()
    tall = False  # takes the whole width of a form
    hint = ""  # how to use it, shown while it has the focus

    def widget(self) -> QWidget:
        raise NotImplementedError

    def value(self) -> Any:
        raise NotImplementedError

    def put(self, value: Any, title: str = "") -> None:
        """Show a value; `title` is the shown text of a reference."""
        raise NotImplementedError

    def focus(self) -> None:
        """Take the focus, ready to be typed over."""
        self.widget().setFocus(Qt.FocusReason.TabFocusReason)

    def caret(self) -> Any:
        """Where the user is in it; None while they are elsewhere."""
        return caret.taken(self.widget())

    def stand(self, at: Any) -> None:
        """Be there again after the same value has come anew."""
        if caret.inside(self.widget()) is None:
            self.focus()
        caret.given(self.widget(), at)

    def mark(self, wrong: bool) -> None:
        """Show that the value is refused."""
        theme.flag(self.widget(), "wrong", wrong)

    def mark_part(self, path: str, problem: str) -> bool:
        """Show a problem inside (a row's field); False where there is no such place."""
        return False

    def focus_part(self, path: str) -> None:
        """Go to a place inside."""
        self.focus()

    def part(self, path: str) -> str:
        """What people call a place inside: 第 2 行 期限; "" where there is none."""
        return ""

    def problem(self) -> str:
        """What the kind says against the text as it stands, "" for nothing."""
        return ""


class Composing:
    """Whether an input method is composing: then Enter belongs to it."""

    def __init__(self) -> None:
        self.on = False

    def hear(self, event: QInputMethodEvent) -> None:
        self.on = bool(event.preeditString())


def plain_enter(event: QKeyEvent) -> bool:
    """Enter without a modifier (the keypad's counts)."""
    keypad = Qt.KeyboardModifier.KeypadModifier
    return event.key() in ENTER and not event.modifiers() & ~keypad
