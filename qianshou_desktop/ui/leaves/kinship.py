"""家系图与生态图: a person's family and ties, drawn as they will be printed."""

from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.actions import kinship
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.book import Sight
from qianshou_desktop.ui.chart import Chart
from qianshou_desktop.ui.desk import Desk

EMPTY = "还没有登记{what}。\n在服务对象档案的“亲属”里填。"


class Pictures(QWidget):
    """Tree and map side by side; what is not there says where it is entered."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.charts = {"tree": Chart(desk), "map": Chart(desk)}
        self.words = {which: QLabel() for which in self.charts}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for which, title in (("tree", "家系图"), ("map", "生态图")):
            row.addWidget(self._card(which, title), 1)

    def show_person(self, key: int | None) -> None:
        """The pictures of this person now; None for nobody."""
        there = {
            "tree": key is not None and self.desk.ask(kinship.tree, key) is not None,
            "map": key is not None and self.desk.ask(kinship.ecomap, key) is not None,
        }
        for which, chart in self.charts.items():
            chart.setVisible(there[which])
            self.words[which].setVisible(not there[which])
            if there[which]:
                chart.show_drawing(
                    "家系图" if which == "tree" else "生态图", kinship.pdf, key, which
                )
            else:
                chart.show_nothing()

    def _card(self, which: str, title: str) -> QFrame:
        card, heading = QFrame(), QLabel(title)
        theme.tag(card, "card")
        theme.tag(heading, "heading")
        self.words[which].setText(EMPTY.format(what="亲属" if which == "tree" else "社会联系"))
        theme.tag(self.words[which], "muted")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 10, 16, 12)
        column.addWidget(heading)
        column.addWidget(self.charts[which], 1)
        column.addWidget(self.words[which], 1)
        return card


class Kinship(Sight):
    """The pictures of whom a case is about."""

    name: str = "家系图"
    watches: tuple[str, ...] = ("person", "kin", "tie", "household", "member", "case")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pictures, self.person = Pictures(desk), QPushButton("去填亲属与联系…")
        theme.tag(self.person, "quiet")
        self.person.clicked.connect(self._enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.pictures, 1)
        row = QHBoxLayout()
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
