"""A check box in our look."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from qianshou_desktop.ui import theme

BOX, GAP = 16, 8


class Tick(QCheckBox):
    """Drawn by hand: the style's own box is hardly seen on our ground."""

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(BOX + GAP + metrics.horizontalAdvance(self.text()) + 4, theme.FIELD)

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(1, (self.height() - BOX) / 2, BOX, BOX)
        on, focus = self.isChecked(), self.hasFocus()
        painter.setPen(
            QPen(QColor(theme.ACCENT if on or focus else "#8A97A1"), 2 if focus else 1.2)
        )
        painter.setBrush(QColor(theme.ACCENT if on else theme.PAPER))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            painter.setPen(QPen(QColor(theme.PAPER), 2))
            corner = box.topLeft()
            painter.drawPolyline(
                [corner + QPointF(4, 8.5), corner + QPointF(7, 11.5), corner + QPointF(12, 5)]
            )
        painter.setPen(QColor(theme.INK if self.isEnabled() else theme.MUTED))
        room = self.rect().adjusted(BOX + GAP, 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
