"""家系图与生态图: a person's family and ties, drawn as they will be printed."""

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.actions import kinship
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.book import Sight
from qianshou_desktop.ui.chart import POINTS_A_PIXEL, Chart
from qianshou_desktop.ui.desk import Desk

TITLES = {"tree": "家系图", "map": "生态图"}
FIT = 0.0  # both in sight
ZOOMS = (FIT, 1.0, 1.25, 1.5, 2.0, 3.0)
LEAST = 0.55  # of their size: smaller letters nobody reads
HEAD = 54  # of a card, above and below its picture
GAP = 12  # between the cards
EDGE = 16  # of a card, left and right
EMPTY = "还没有登记{what}。\n在服务对象档案的“亲属”里填。"


class Pictures(QScrollArea):
    """Tree and map so large that both are in sight; then under each other with letters as large as
    the program's own, and larger, by Ctrl and + or the wheel. What is not there says where it is
    entered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.key: int | None = None
        self.zoom = 0  # which of ZOOMS
        self.turned = False  # whether they stand side by side
        self.charts = {"tree": Chart(desk), "map": Chart(desk)}
        self.words = {which: QLabel() for which in self.charts}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("家系图与生态图")
        inner = QWidget()
        theme.tag(inner, "ground")
        self.row = QBoxLayout(QBoxLayout.Direction.TopToBottom, inner)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GAP)
        for which, title in TITLES.items():
            self.row.addWidget(self._card(which, title))
        self.row.addStretch(1)
        self.setWidget(inner)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda by=step: self.zoom_by(by))

    def show_person(self, key: int | None) -> None:
        """The pictures of this person now; None for nobody."""
        self.key = key
        room, scale = self._room(), ZOOMS[self.zoom]
        self.turned = False
        if scale == FIT:
            room, scale, self.turned = self._fitting()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self.row.setDirection(across if self.turned else down)
        for which, chart in self.charts.items():
            size = self._extent(which, room, scale)
            chart.setVisible(size is not None)
            self.words[which].setVisible(size is None)
            if size is None:
                chart.show_nothing()
                continue
            chart.setFixedSize(*(ceil(points / POINTS_A_PIXEL) for points in size))
            chart.show_drawing(TITLES[which], kinship.pdf, key, which, room)

    def zoom_by(self, step: int) -> None:
        """Larger or smaller by a step."""
        self.zoom = max(0, min(self.zoom + step, len(ZOOMS) - 1))
        self.show_person(self.key)

    def _extent(self, which: str, room: float, zoom: float) -> tuple[float, float] | None:
        if self.key is None:
            return None
        return self.desk.ask(kinship.extent, self.key, which, room, zoom)

    def _fitting(self) -> tuple[float, float, bool]:
        """The room of each picture, its zoom, and whether they stand side by side: under each other
        only where they are the larger for it."""
        sizes = [size for which in self.charts if (size := self._extent(which, 0.0, 1.0))]
        if not sizes:
            return self._room(), 1.0, False
        wide, tall = self.width() - len(TITLES) * 2 * EDGE - GAP, self.height() - HEAD - 4
        wides, talls = (
            [points / POINTS_A_PIXEL for points in each] for each in zip(*sizes, strict=True)
        )
        beside = min(wide / sum(wides), tall / max(talls))
        under = min(wide / max(wides), (tall - (HEAD + GAP) * (len(TITLES) - 1)) / sum(talls))
        best = max(beside, under)
        if (
            best < LEAST
        ):  # so small nobody reads it: as wide as there is room, and pushed up and down
            return 0.0, min(1.0, (wide - self._bar()) / max(wides)), False
        return 0.0, min(1.0, best), under < beside

    def _room(self) -> float:
        """The points that a drawing may be wide without being scrolled."""
        return (self.width() - self._bar() - 2 * EDGE - 4) * POINTS_A_PIXEL

    def _bar(self) -> int:
        return self.verticalScrollBar().sizeHint().width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_person(self.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def _card(self, which: str, title: str) -> QFrame:
        card, heading = QFrame(), QLabel(title)
        theme.tag(card, "card")
        theme.tag(heading, "heading")
        self.words[which].setText(EMPTY.format(what="亲属" if which == "tree" else "社会联系"))
        theme.tag(self.words[which], "muted")
        column = QVBoxLayout(card)
        column.setContentsMargins(EDGE, 10, EDGE, 12)
        column.addWidget(heading)
        column.addWidget(self.charts[which], 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.words[which])
        column.addStretch(1)
        return card


class Kinship(Sight):
    """The pictures of whom a case is about."""

    name: str = "家系图"
    watches: tuple[str, ...] = ("person", "kin", "tie", "household", "member", "case")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pictures, self.person = Pictures(desk), QPushButton("去填亲属与联系…")
        self.larger, self.smaller = QPushButton("放大"), QPushButton("缩小")
        for button, step, keys in ((self.larger, 1, "Ctrl++"), (self.smaller, -1, "Ctrl+-")):
            button.setToolTip(f"{keys}，或按住 Ctrl 滚动")
            button.clicked.connect(lambda _=False, by=step: self.pictures.zoom_by(by))
            theme.tag(button, "quiet")
        theme.tag(self.person, "quiet")
        self.person.clicked.connect(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.pictures, 1)
        row = QHBoxLayout()
        row.addWidget(self.larger)
        row.addWidget(self.smaller)
        row.addStretch(1)
        row.addWidget(self.person)
        column.addLayout(row)

    def refresh(self) -> None:
        self.person.setEnabled(self.key is not None)
        self.pictures.show_person(self._person())

    def act(self) -> None:
        self._enter()

    def new(self) -> None:
        self._enter()

    def _person(self) -> int | None:
        return self.desk.ask(kinship.person_of, self.key) if self.key is not None else None

    def _enter(self) -> None:
        """To the person's own file, where relatives are entered."""
        key = self._person()
        if key is not None:
            self.go.emit("person", key)
            self.point.emit("kin")


class KinshipDialog(QDialog):
    """The same in a window of its own, from the person's file; Esc closes it."""

    def __init__(self, desk: Desk, key: int, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{name}　家系图与生态图")
        self.resize(980, 520)
        self.pictures = Pictures(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.pictures)
        self.pictures.show_person(key)
