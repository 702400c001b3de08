"""The figures of a report, and behind each of them the records that it counts: Enter opens a figure,
Enter again a record, Esc goes back to the figures."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.actions import behind
from qianshou_desktop.actions.behind import Source
from qianshou_desktop.actions.stated import Stated
from qianshou_desktop.records import KINDS
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.figures import FigureList
from qianshou_desktop.ui.lines import Line, Lines
from qianshou_desktop.ui.newest import Newest

NOTHING = "这个数字后面没有记录。"
MANY = f"，列出前 {behind.SHOWN} 条"


class Behind(QStackedWidget):
    """The list of figures; over it, once one is opened, the list of its records."""

    go = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.list, self.sources = FigureList(), Lines("数字后面的记录", NOTHING)
        self.sought = QLineEdit()
        self.sought.setPlaceholderText("找一个数字，如 低保、走访")
        self.sought.setAccessibleName("找一个数字")
        self.sought.setClearButtonEnabled(True)
        self.sought.textChanged.connect(self.list.sift)
        self.title, self.leave = QLabel(), QPushButton("‹ 回到数字  Esc")
        self.chosen: tuple[str, str | None, str | None] = ("", None, None)
        self._newest = Newest()
        self._lay_out()
        self.list.opened.connect(self.open)
        self.leave.clicked.connect(self.back)
        self.sources.opened.connect(self._open)

    def follow(self, period: str, station: str | None, operator: str | None) -> None:
        """The figures of this report from now on, which the page brings."""
        self.chosen = (period, station, operator)
        self._newest.ask()  # what is on its way belongs to another report
        self.setCurrentIndex(0)

    def open(self, figure: Stated) -> None:
        """The records behind a figure."""
        self.title.setText(f"{figure.label}　{figure.value}")
        only = self._newest.ask()
        self.desk.fetch(behind.shown, figure.key, *self.chosen, then=only(self._show))

    def back(self) -> None:
        self.setCurrentIndex(0)
        self.list.setFocus()

    def _show(self, answer: tuple[int, list[Source]]) -> None:
        count, found = answer
        self.title.setText(
            f"{self.title.text()}　（{count} 条记录{MANY if count > len(found) else ''}）"
        )
        self.sources.show_lines([_line(each) for each in found])
        self.setCurrentIndex(1)
        self.sources.setFocus()
        self.sources.setCurrentRow(0)

    def _open(self, found: Source) -> None:
        self.go.emit(found.kind, found.key)

    def _lay_out(self) -> None:
        over, head, column = QWidget(), QHBoxLayout(), QVBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.leave)
        column.setContentsMargins(6, 4, 6, 0)
        column.addLayout(head)
        column.addWidget(self.sources, 1)
        over.setLayout(column)
        self.title.setWordWrap(True)
        self.addWidget(self._figures())
        self.addWidget(over)

    def _figures(self) -> QWidget:
        front, column = QWidget(), QVBoxLayout()
        column.setContentsMargins(6, 4, 6, 0)
        column.addWidget(self.sought)
        column.addWidget(self.list, 1)
        front.setLayout(column)
        return front


def _line(found: Source) -> Line:
    often = f"　{found.times} 次" if found.times > 1 else ""
    return Line(f"{found.title}{often}", KINDS[found.kind].label, found.day, opens=found)
