"""The figures of a period with their definitions: what is counted stands beside the number."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from qianshou_desktop.actions.stated import Stated
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.lines import tabular

HELD = Qt.ItemDataRole.UserRole
EDGE, AIR = 12, 7


class FigureList(QListWidget):
    """Label and number on one line, the definition under them. Enter opens what was counted."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._sought = ""
        self.setAccessibleName("本期数字和口径")
        self.setItemDelegate(_Drawing(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._open)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def show_figures(self, found: Sequence[Stated]) -> None:
        """These figures now; the place stays."""
        place = self.verticalScrollBar().value()
        self.clear()
        for figure in found:
            item = QListWidgetItem("　".join(t for t in (figure.label, figure.value) if t))
            item.setData(HELD, figure)
            item.setToolTip(figure.meaning)
            self.addItem(item)
        self.sift(self._sought)
        self.verticalScrollBar().setValue(place)

    def sift(self, text: str) -> None:
        """Only the figures whose names hold a text, with the headings above them."""
        self._sought, shown = text.strip(), False
        for at in reversed(range(self.count())):
            figure: Stated = self.item(at).data(HELD)
            fits = self._sought in figure.label
            self.item(at).setHidden(not (fits if figure.value else shown))
            shown = fits or shown if figure.value else False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        figure: Stated = item.data(HELD)
        if figure.value:
            self.opened.emit(figure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Drawing(QStyledItemDelegate):
    def __init__(self, figures: FigureList) -> None:
        super().__init__(figures)
        self._figures = figures

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        figure: Stated = index.data(HELD)
        width = self._figures.viewport().width() - 1
        if not figure.value:
            return QSize(width, 34)
        small = QFontMetrics(_small(self._figures.font()))
        room = QRect(0, 0, width - 2 * EDGE, 1000)
        tall = small.boundingRect(room, Qt.TextFlag.TextWordWrap, _below(figure)).height()
        return QSize(width, self._figures.fontMetrics().height() + tall + 2 * AIR)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        figure: Stated = index.data(HELD)
        room = QRect(option.rect)
        painter.save()
        if figure.value and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(theme.ACCENT_PALE))
        if figure.value:
            self._figure(painter, room, figure)
        else:
            self._heading(painter, room, figure.label)
        painter.restore()

    def _heading(self, painter: QPainter, room: QRect, text: str) -> None:
        font = QFont(self._figures.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(theme.ACCENT))
        bottom = Qt.AlignmentFlag.AlignBottom
        painter.drawText(room.adjusted(EDGE, 0, -EDGE, -5), bottom, text)

    def _figure(self, painter: QPainter, room: QRect, figure: Stated) -> None:
        painter.setPen(QColor("#EEF1F4"))
        painter.drawLine(room.left() + EDGE, room.top(), room.right() - EDGE, room.top())
        inner = room.adjusted(EDGE, AIR, -EDGE, -AIR)
        painter.setPen(QColor(theme.INK))
        painter.setFont(self._figures.font())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft, figure.label)
        number = tabular(self._figures.font())
        number.setBold(True)
        painter.setFont(number)
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight, figure.value)
        painter.setFont(_small(self._figures.font()))
        painter.setPen(QColor(theme.MUTED))
        below = inner.adjusted(0, self._figures.fontMetrics().height() + 1, 0, 4)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, _below(figure))


def _below(figure: Stated) -> str:
    """What stands under a figure: the year so far, and what is counted."""
    return "\n".join(filter(None, (figure.so_far, figure.meaning)))


def _small(font: QFont) -> QFont:
    made = QFont(font)
    made.setPointSizeF(9)
    return made
