"""A list of candidates below a line edit, inside the window: a popup of its own would take no
Chinese input (QTBUG-83490)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from qianshou_desktop.ui import theme

REMARK = Qt.ItemDataRole.UserRole + 1
TALLEST = 10
BESIDE, MARGIN = 24, 10  # px between a title and its remark, and right of that


@dataclass(frozen=True)
class Candidate:
    """One line of the list; a heading cannot be chosen."""

    value: Any
    title: str
    remark: str = ""
    heading: bool = False


class _Painter(QStyledItemDelegate):
    """The remark stands right, in the muted colour."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        super().paint(painter, option, index)
        remark = index.data(REMARK)
        if remark:
            box: QRect = option.rect
            used = painter.fontMetrics().horizontalAdvance(str(index.data())) + BESIDE
            room = box.adjusted(used, 0, -MARGIN, 0)
            words = fitting(remark, room.width(), painter.fontMetrics())
            painter.setPen(QColor(theme.MUTED))
            where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, where, words)

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        return QSize(super().sizeHint(option, index).width(), 30)


def titled(title: str, remark: str, width: int, metrics: QFontMetrics) -> str:
    """A title as it stands beside its remark: a long one is cut in its middle, since names differ at
    their ends, but not to less than a quarter of the line."""
    wanted = metrics.horizontalAdvance(remark) + MARGIN if remark else 0
    room = max(width - BESIDE - wanted, width // 4)
    return metrics.elidedText(title, Qt.TextElideMode.ElideMiddle, room)


def fitting(remark: str, room: int, metrics: QFontMetrics) -> str:
    """As many of a remark's parts as there is room for: a number is shown whole or not at all."""
    parts = remark.split("  ")
    while len(parts) > 1 and metrics.horizontalAdvance("  ".join(parts)) > room:
        parts.pop()
    words = "  ".join(parts)
    if metrics.horizontalAdvance(words) > room and words.isascii():
        return ""
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)


class Candidates(QListWidget):
    """Hangs below its line edit, which keeps the focus."""

    picked = Signal(object)  # the candidate
    dismissed = Signal()  # by Escape

    def __init__(self, line: QLineEdit, width: int = 0) -> None:
        super().__init__(line)
        self.line, self.wide = line, width
        self.hide()
        self.setItemDelegate(_Painter(self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("可选项")
        self.itemClicked.connect(self._pick)
        line.installEventFilter(self)

    def offer(self, found: Sequence[Candidate], *, first: bool = True) -> None:
        """Show these below the line; none hides the list."""
        self.clear()
        for candidate in found:
            self.addItem(_item(candidate))
        if not found or not self.line.hasFocus():
            self.hide()
            return
        self._place()
        self.show()
        self._cut()
        self.raise_()
        if first:
            self.setCurrentRow(next((n for n, c in enumerate(found) if not c.heading), -1))

    def current(self) -> Candidate | None:
        """The highlighted candidate of a list that is shown."""
        item = self.currentItem() if self.isVisible() else None
        found = item.data(Qt.ItemDataRole.UserRole) if item else None
        return found if isinstance(found, Candidate) and not found.heading else None

    def move_by(self, step: int) -> None:
        """The highlight up or down, over headings."""
        row = self.currentRow() + step
        while 0 <= row < self.count() and not self.item(row).flags():
            row += step
        if 0 <= row < self.count():
            self.setCurrentRow(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is not self.line or not self.isVisible():
            return super().eventFilter(watched, event)
        if kind in (QEvent.Type.Hide, QEvent.Type.FocusOut):
            self.hide()
        if kind in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        return kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.move_by(steps[Qt.Key(event.key())])
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.dismissed.emit()
            return True
        return False

    def _pick(self, item: QListWidgetItem) -> None:
        found = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(found, Candidate) and not found.heading:
            self.hide()
            self.picked.emit(found)

    def _place(self) -> None:
        """Below the line, or above it where there is no room; never outside the window."""
        window = self.line.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        spot = self.line.mapTo(window, QPoint(0, self.line.height() + 2))
        wide = max(self.line.width(), self.wide)
        tall = min(self.count(), TALLEST) * 30 + 4
        below = window.height() - spot.y() - 8
        if below < min(tall, 120):
            tall = min(tall, spot.y() - self.line.height() - 12)
            spot.setY(spot.y() - self.line.height() - 4 - tall)
        left = max(8, min(spot.x(), window.width() - wide - 8))
        self.setGeometry(left, spot.y(), wide, min(tall, max(below, tall if below < 120 else 0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        """A name that leaves its remark no room gives way."""
        metrics, wide = self.fontMetrics(), self.viewport().width()
        for item in map(self.item, range(self.count())):
            found: Candidate = item.data(Qt.ItemDataRole.UserRole)
            item.setText(titled(found.title, found.remark, wide, metrics))


def _item(candidate: Candidate) -> QListWidgetItem:
    item = QListWidgetItem(candidate.title)
    item.setData(Qt.ItemDataRole.UserRole, candidate)
    item.setData(REMARK, candidate.remark)
    if candidate.heading:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setForeground(QColor(theme.MUTED))
    return item
