"""The six stages of a case as a row of arrows: what is done, what is missing, what was passed over;
and in a line below what that is."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from qianshou_desktop.actions.casework import ORDER, Step
from qianshou_desktop.records.terms_work import STAGE
from qianshou_desktop.ui import theme

TALL, WIDE, TIP = 34, 86, 9
NARROWEST = 74  # with the name, its sign and the tips


class Stages(QWidget):
    """`wanted` gives the number of the stage that was pressed."""

    wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.arrows = [_Arrow(stage, at) for at, stage in enumerate(ORDER)]
        for at, arrow in enumerate(self.arrows):
            self.group.addButton(arrow, at)
            row.addWidget(arrow)
        self.group.idClicked.connect(self.wanted)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """How far the case is; none: no case is chosen."""
        for at, arrow in enumerate(self.arrows):
            arrow.show_step(steps[at] if steps else None)

    def mark(self, at: int) -> None:
        """The stage whose tab is in front; -1 for none of them."""
        self.group.setExclusive(False)
        for nth, arrow in enumerate(self.arrows):
            arrow.setChecked(nth == at)
        self.group.setExclusive(at >= 0)


def said_of(step: Step) -> str:
    """A stage in words: 预估还缺：问题清单、需求清单."""
    if step.state == "done":
        return f"{step.label}已完成"
    if step.state == "skipped":
        return f"{step.label}已跳过：{step.reason}"
    if not step.filed:
        return step.lacks[0]
    return f"{step.label}还缺：{'、'.join(step.lacks)}"


class _Arrow(QPushButton):
    """One stage."""

    def __init__(self, stage: str, at: int) -> None:
        super().__init__(STAGE[stage])
        self.stage, self.at = stage, at
        self.step: Step | None = None
        self.setCheckable(True)
        self.setFixedHeight(TALL)
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(WIDE, TALL)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, TALL)

    def show_step(self, step: Step | None) -> None:
        self.step = step
        words = said_of(step) if step else STAGE[self.stage]
        if step and step.wants:
            words += f"，要填：{'、'.join(step.wants)}"
        self.setAccessibleName(words)
        self.setToolTip(f"{words}\nCtrl+→ / Ctrl+← 换阶段（在有字的框里用 Alt+→ / Alt+←）")
        self.update()

    # ---- drawing -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        self._words(painter)
        painter.end()

    def _ground(self, painter: QPainter) -> None:
        wide, tall = self.width() - 1.5, self.height() - 1.5
        points = [(1, 1), (wide - TIP, 1), (wide, tall / 2), (wide - TIP, tall), (1, tall)]
        if self.at:
            points.append((1 + TIP, tall / 2))
        here = self.isChecked()
        edge = theme.ACCENT if here or self.underMouse() else theme.LINE
        painter.setPen(QPen(QColor(edge), 1.2))
        painter.setBrush(QColor(theme.ACCENT_PALE if here else theme.PAPER))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in points]))

    def _words(self, painter: QPainter) -> None:
        """The name, and at its right a tick, the number of what is missing, or 跳."""
        font = QFont(self.font())
        font.setBold(self.isChecked())
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(self.text())
        sign = self._sign()
        more = {"": 0, "tick": 18}.get(sign, 22)
        left = (self.width() - wide - more + (TIP if self.at else 0)) / 2 - 1
        painter.setPen(QColor(self._ink()))
        room = QRectF(left, 0, wide + 4, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self.text())
        middle = QPointF(left + wide + 12, self.height() / 2)
        if sign == "tick":
            _tick(painter, middle)
        elif sign:
            _badge(painter, middle, sign)

    def _sign(self) -> str:
        if self.step is None:
            return ""
        if self.step.state == "done":
            return "tick"
        if self.step.state == "skipped":
            return "跳"
        return str(self.step.missing)

    def _ink(self) -> str:
        if self.isChecked():
            return theme.ACCENT
        lively = self.step and (self.step.filed or self.step.state in ("done", "here"))
        return theme.INK if lively else theme.MUTED


def _tick(painter: QPainter, middle: QPointF) -> None:
    """The bundled font has no such sign: it is drawn."""
    pen = QPen(QColor(theme.GOOD), 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline([middle + QPointF(x, y) for x, y in ((-4, 0), (-1, 3.5), (5, -4))])


def _badge(painter: QPainter, middle: QPointF, sign: str) -> None:
    """A small round with a number or a letter in it."""
    ink = theme.MIND if sign.isdigit() else theme.MUTED
    font = QFont(painter.font())
    font.setBold(False)
    font.setPointSizeF(theme.POINTS - 2)
    painter.setFont(font)
    painter.setPen(QPen(QColor(ink), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    room = QRectF(middle.x() - 8, middle.y() - 8, 16, 16)
    painter.drawEllipse(room)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, sign)
