"""A calm list of sentences, each of which opens something: Enter, a double click, or its digit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from qianshou_desktop.ui import theme

HELD = Qt.ItemDataRole.UserRole
EDGE, NUMBER, TALL = 10, 22, 28


@dataclass(frozen=True)
class Line:
    """What a line says: its subject, more about it in grey, and at its right a remark with its
    signal; and what it opens."""

    text: str
    more: str = ""
    remark: str = ""
    signal: str = ""
    opens: Any = None


class Lines(QListWidget):
    """The list. `numbered` shows the digits that open the first nine."""

    opened = Signal(object)

    def __init__(self, name: str, empty: str, *, numbered: bool = False, edge: int = EDGE) -> None:
        super().__init__()
        self.empty, self.numbered, self.edge = empty, numbered, edge
        self.setAccessibleName(name)
        self.setItemDelegate(_Drawing(self))
        self.setStyleSheet("QListView { border: none; border-radius: 0; background: transparent; }")
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.itemDoubleClicked.connect(self._open)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """These lines now; the place stays."""
        at, place = self.currentRow(), self.verticalScrollBar().value()
        self.clear()
        for line in lines:
            item = QListWidgetItem("　".join(t for t in (line.text, line.more, line.remark) if t))
            item.setData(HELD, line)
            item.setToolTip(item.text())
            self.addItem(item)
        self.setCurrentRow(min(max(at, 0 if self.hasFocus() else -1), len(lines) - 1))
        self.verticalScrollBar().setValue(place)

    def say(self, empty: str) -> None:
        """What stands there when there is nothing to show."""
        self.empty = empty
        self.viewport().update()

    def line(self, row: int) -> Line:
        found: Line = self.item(row).data(HELD)
        return found

    def open_at(self, row: int) -> bool:
        """Open a line; False where there is none."""
        if not 0 <= row < self.count():
            return False
        self.setCurrentRow(row)
        self.opened.emit(self.line(row).opens)
        return True

    def _open(self, item: QListWidgetItem) -> None:
        self.open_at(self.row(item))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_at(self.currentRow())
        elif not (event.text().isdigit() and self.open_at(int(event.text()) - 1)):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.count() and self.empty:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.MUTED))
            room = self.viewport().rect().adjusted(self.edge, 6, -self.edge, 0)
            painter.drawText(room, Qt.TextFlag.TextWordWrap, self.empty)
            painter.end()


def carded(lines: Lines) -> QFrame:
    """The list on a card of its own."""
    card = QFrame()
    theme.tag(card, "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(4, 6, 4, 6)
    column.addWidget(lines)
    return card


class _Drawing(QStyledItemDelegate):
    def __init__(self, lines: Lines) -> None:
        super().__init__(lines)
        self._lines = lines

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(40, TALL)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: Line = index.data(HELD)
        room = QRect(option.rect)
        self._ground(painter, option, room)
        room.adjust(self._lines.edge, 0, -self._lines.edge, 0)
        if self._lines.numbered:
            number = str(index.row() + 1) if index.row() < 9 else ""
            _write(painter, room, number, theme.MUTED)
            room.adjust(NUMBER, 0, 0, 0)
        if line.remark:
            ink = theme.colour(line.signal).name() if line.signal else theme.MUTED
            aside = painter.fontMetrics().horizontalAdvance(line.remark)
            _write(painter, room, line.remark, ink, right=True)
            room.adjust(0, 0, -aside - 14, 0)
        width = _write(painter, room, line.text, theme.INK)
        room.adjust(width + 12, 0, 0, 0)
        _write(painter, room, line.more, theme.MUTED)

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected and self._lines.hasFocus():
            painter.fillRect(room, QColor(theme.ACCENT_PALE))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, QColor(theme.GROUND))


def _write(painter: QPainter, room: QRect, text: str, ink: str, *, right: bool = False) -> int:
    """One line of text, cut with … where it is too long; its width."""
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.setPen(QColor(ink))
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)


def tabular(font: QFont) -> QFont:
    """The font with figures of one width, where it has them."""
    made = QFont(font)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
