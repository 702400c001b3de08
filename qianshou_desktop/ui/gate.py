"""The frame of what is seen before the data is open: logging in and the first start."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qianshou_desktop.ui import theme
from qianshou_desktop.ui.editors import LineEdit

SIDE = 300
COLUMN = 440


class Side(QFrame):
    """The coloured side: the program's name, some lines, and its sign: county, township, village
    held together."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(SIDE)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 40, 28, 32)
        self.column.setSpacing(6)
        self.column.addWidget(line("牵手社工站", "#FFFFFF", "font-size: 20pt; font-weight: bold;"))
        self.column.addWidget(line("乡镇社工站台账、走访与月报", "#CFE3E5"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(theme.ACCENT))
        self._sign(painter)
        painter.end()

    def _sign(self, painter: QPainter) -> None:
        """One, its towns, their villages: circles on arcs in the lower corner."""
        middle = QPointF(SIDE - 20, self.height() + 10)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for reach in (70, 140, 210):
            painter.setPen(QPen(QColor(255, 255, 255, 34), 1.5))
            painter.drawEllipse(
                QRectF(middle.x() - reach, middle.y() - reach, 2 * reach, 2 * reach)
            )
        painter.setPen(Qt.PenStyle.NoPen)
        for across, up, size in ((-54, -45, 9), (-20, -138, 6), (-98, -100, 6), (-134, -40, 6),
                                 (-60, -201, 4), (-120, -172, 4), (-168, -126, 4), (-200, -64, 4)):  # fmt: skip
            painter.setBrush(QColor(255, 255, 255, 70))
            painter.drawEllipse(middle + QPointF(across, up), size, size)


class Gate(QDialog):
    """A coloured side, and at its right a column for what is to be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("牵手社工站")
        self.setMinimumSize(860, 560)
        self.resize(980, 580)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.side = Side()
        self.room = QVBoxLayout()
        self.room.setContentsMargins(40, 32, 40, 24)
        across.addWidget(self.side)
        across.addLayout(self.room, 1)


def line(text: str, ink: str, more: str = "") -> QLabel:
    """A line on the coloured side."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setStyleSheet(f"color: {ink}; {more}")
    return label


def words(text: str, part: str = "muted") -> QLabel:
    """Running text."""
    label = QLabel(text)
    label.setWordWrap(True)
    theme.tag(label, part)
    return label


def field(name: str, *, secret: bool = False) -> LineEdit:
    """A line edit with its accessible name."""
    edit = LineEdit()
    edit.setAccessibleName(name)
    if secret:
        edit.setEchoMode(LineEdit.EchoMode.Password)
    return edit


def error() -> QLabel:
    """The place under a field for what is wrong; it takes no room while there is nothing."""
    label = words("", "error")
    label.hide()
    return label


def say(label: QLabel, text: str, part: str = "error") -> None:
    """Say something in that place, or nothing."""
    theme.tag(label, part)
    label.setText(text)
    label.setAccessibleName(text)
    label.setVisible(bool(text))
