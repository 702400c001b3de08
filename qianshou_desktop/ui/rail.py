"""The left rail: the names of the pages in groups; in a small window the same as a menu."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from qianshou_desktop.ui import theme
from qianshou_desktop.ui.elided import Elided

Places = Sequence[tuple[str, str]]  # group and name of each page
HEADING = 23  # px: all groups with all their pages stand in a window of 614


class _Place(QPushButton):
    """A page's name, with the digit that reaches it by Alt, faintly, at its right."""

    def __init__(self, name: str, digit: int) -> None:
        super().__init__()
        self.digit = digit
        self.setText(name)
        self.setCheckable(True)
        self.setFixedWidth(theme.RAIL - 1)
        self.setAccessibleName(name)
        if digit:
            self.setToolTip(f"Alt+{digit}")
        theme.tag(self, "rail")

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.digit:
            return
        painter = QPainter(self)
        small = self.font()
        small.setBold(False)
        small.setPointSizeF(theme.POINTS - 2)
        painter.setFont(small)
        painter.setPen(QColor("#A9B3BB"))
        room = QRect(0, 0, self.width() - 14, self.height())
        painter.drawText(
            room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self.digit)
        )


class Rail(QFrame):
    """Groups of places; `wanted` gives the number of the one that was pressed."""

    wanted = Signal(int)

    def __init__(self, places: Places, brand: str, where: str) -> None:
        """A group's heading stands over its first page."""
        super().__init__()
        theme.tag(self, "rail")
        self.setFixedWidth(theme.RAIL)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 6)
        self.column.setSpacing(0)
        self._head(brand, where)
        self.group = QButtonGroup(self)
        self.group.setExclusive(True)
        self.group.idClicked.connect(self.wanted)
        before = ""
        for at, (group, name) in enumerate(places):
            if group and group != before:
                self._heading(group)
            before = group
            self._place(at, name)
        self.column.addStretch(1)

    def show_at(self, at: int) -> None:
        """Mark a place as the one in front."""
        self.group.button(at).setChecked(True)

    def _head(self, brand: str, where: str) -> None:
        for label, words, part, gap in (
            (QLabel(), brand, "brand", 0),
            (Elided(), where, "small", 2),
        ):
            label.setText(words)
            theme.tag(label, part)
            label.setContentsMargins(20, 0, 8, 0)
            self.column.addWidget(label)
            self.column.addSpacing(gap)

    def _heading(self, words: str) -> None:
        label = QLabel(words)
        theme.tag(label, "group")
        label.setFixedHeight(HEADING)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.column.addWidget(label)

    def _place(self, at: int, name: str) -> None:
        place = _Place(name, at + 1 if at < 9 else 0)
        self.group.addButton(place, at)
        self.column.addWidget(place)


class PlaceMenu(QPushButton):
    """The rail's places behind a button."""

    wanted = Signal(int)

    def __init__(self, places: Places) -> None:
        super().__init__("菜单")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip("各页；也可以按 Alt 加数字，或 Ctrl+K 输入页名")
        menu, before = QMenu(self), ""
        for at, (group, name) in enumerate(places):
            if group and group != before:
                menu.addSection(group)
            before = group
            words = f"{name}\tAlt+{at + 1}" if at < 9 else name
            menu.addAction(words).triggered.connect(lambda _=False, n=at: self.wanted.emit(n))
        self.setMenu(menu)
