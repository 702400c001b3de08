"""A record within a form whose fields do not fit in one line: each box under its own label, the
everyday ones in sight and the rest folded."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.ui import theme
from qianshou_desktop.ui.editors.base import Editor

WIDE, FOUR, TWO = 430, 4, 2  # from this width on four boxes stand abreast, else two
FIRST = {  # in sight; others by their order
    "member": ("name", "relation", "born_on", "phone"),
    "goal": ("goal", "baseline", "target"),
    "crisis_report": ("receiver", "reported_at", "reporter"),
}


def ordered(kind: str, names: list[str]) -> tuple[list[str], int]:
    """The fields of a kind as they are asked for, and how many of them are in sight."""
    first = [name for name in FIRST.get(kind, ()) if name in names] or names[:FOUR]
    return [*first, *(name for name in names if name not in first)], len(first)


class Folded(QWidget):
    """One record's boxes; long texts (`wide`) take the room of two. What is filled in is never
    hidden."""

    def __init__(
        self,
        editors: Mapping[str, Editor],
        labels: Mapping[str, str],
        first: int,
        away: QWidget,
        wide: Collection[str] = (),
    ) -> None:
        super().__init__()
        self.editors, self.wide = dict(editors), wide
        self.cells = {name: _cell(labels[name], e.widget()) for name, e in editors.items()}
        self.rest = list(editors)[first:]
        self.abreast, self.open = 0, False
        self.more = QPushButton()
        theme.tag(self.more, "link")
        self.more.clicked.connect(lambda: self.unfold(not self.open))
        self._lay_out(away)
        self.unfold(self._needed())

    def unfold(self, on: bool) -> None:
        """Show or hide the rest."""
        self.open = on or self._needed()
        for name in self.rest:
            self.cells[name].setVisible(self.open)
        self.more.setText("收起" if self.open else "更多")
        self.more.setVisible(bool(self.rest) and not self._needed())

    def reveal(self, name: str) -> None:
        """Make sure that a field can be seen."""
        if name in self.rest:
            self.unfold(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._seat(FOUR if self.width() >= WIDE else TWO)

    def _needed(self) -> bool:
        return any(self.editors[name].value() not in (None, "", []) for name in self.rest)

    def _lay_out(self, away: QWidget) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(4)
        column = QVBoxLayout()
        column.setSpacing(2)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(6)
        self.grid.setVerticalSpacing(4)
        column.addLayout(self.grid)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)
        row.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        self._seat(TWO)

    def _seat(self, abreast: int) -> None:
        if abreast == self.abreast:
            return
        self.abreast = abreast
        for name, (line, at, span) in places(self.cells, self.wide, abreast).items():
            self.grid.removeWidget(self.cells[name])
            self.grid.addWidget(self.cells[name], line, at, 1, span)
        for at in range(FOUR):
            self.grid.setColumnStretch(at, 1 if at < abreast else 0)


def places(
    names: Collection[str], wide: Collection[str], abreast: int
) -> dict[str, tuple[int, int, int]]:
    """Line, column and span of each box; the last of a line takes what is left of it."""
    found: dict[str, tuple[int, int, int]] = {}
    line = at = 0
    last = ""
    for name in names:
        span = 2 if name in wide and abreast > TWO else 1
        if at + span > abreast:
            found[last] = (line, found[last][1], abreast - found[last][1])
            line, at = line + 1, 0
        found[name] = (line, at, span)
        at, last = at + span, name
    return found


def _cell(label: str, widget: QWidget) -> QWidget:
    """A box under its label."""
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    name = QLabel(label)
    theme.tag(name, "small")
    name.setBuddy(widget)
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())
    column.addWidget(name)
    column.addWidget(widget)
    return cell
