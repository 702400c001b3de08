"""Where somebody is writing: the caret and what is selected, to be there again when the same text
comes anew."""

from typing import NamedTuple

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget


class Caret(NamedTuple):
    """Where a selection begins and where the caret stands: the same place where nothing is selected.
    None where there is no text."""

    anchor: int | None = None
    at: int = 0
    scroll: int = 0


def inside(widget: QWidget) -> QWidget | None:
    """The place with the focus in a widget."""
    held = QApplication.focusWidget()
    return held if held and (held is widget or widget.isAncestorOf(held)) else None


def taken(widget: QWidget) -> Caret | None:
    """The caret in a widget; None while the focus is elsewhere."""
    held = inside(widget)
    if isinstance(held, QLineEdit):
        at, ends = held.cursorPosition(), (held.selectionStart(), held.selectionEnd())
        return Caret(sum(ends) - at if held.hasSelectedText() else at, at)
    if isinstance(held, QPlainTextEdit):
        cursor = held.textCursor()
        return Caret(cursor.anchor(), cursor.position(), held.verticalScrollBar().value())
    return Caret() if held else None


def units(text: str) -> int:
    """How long Qt takes a text to be: it counts a rare letter such as 𬀩 twice."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def given(widget: QWidget, caret: Caret) -> None:
    """Put it where it was, as far as the text goes."""
    held = inside(widget)
    if caret.anchor is None:
        return
    if isinstance(held, QLineEdit):
        anchor, at = (min(each, units(held.text())) for each in (caret.anchor, caret.at))
        held.deselect()
        held.setCursorPosition(anchor)
        if at != anchor:
            held.setSelection(anchor, at - anchor)
    elif isinstance(held, QPlainTextEdit):
        length, cursor = held.document().characterCount() - 1, held.textCursor()
        cursor.setPosition(min(caret.anchor, length))
        cursor.setPosition(min(caret.at, length), QTextCursor.MoveMode.KeepAnchor)
        held.setTextCursor(cursor)
        held.verticalScrollBar().setValue(caret.scroll)
