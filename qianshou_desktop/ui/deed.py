"""A small dialog that asks for what a deed needs, does it, and stays until it is done."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from qianshou_desktop.ui import gate, theme
from qianshou_desktop.ui.cells import Cell
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Editor

WIDE, SIDE = 520, 24


class Deed(QDialog):
    """Words over a grid of fields, what is said against it, and the button that does it."""

    deed = ""

    def __init__(self, desk: Desk, title: str, lead: str) -> None:
        super().__init__()
        self.desk = desk
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDE)
        self.error, self.grid = gate.error(), QGridLayout()
        self.cells: dict[str, Cell] = {}  # of the fields that `ask` laid out
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 20, SIDE, 16)
        column.setSpacing(10)
        column.addWidget(self._lead(lead))
        column.addLayout(self.grid)
        column.addWidget(self.error)
        column.addLayout(self._buttons())

    def _lead(self, words: str) -> QLabel:
        """All its lines from the beginning: a layout gives a text that wraps less."""
        label = gate.words(words)
        label.ensurePolished()
        label.setMinimumHeight(label.heightForWidth(WIDE - 2 * SIDE))
        return label

    def go(self) -> None:
        """Do it, if all is given."""
        if self.button.isEnabled() and self.whole():
            self._wait(True)
            self.start()

    def whole(self) -> bool:
        """Whether all that is needed is given; says what is not."""
        return True

    def start(self) -> None:
        """Begin the deed."""

    def ask(self, name: str, words: str, editor: Editor) -> None:
        """A line of the grid for a field, by which the action calls it."""
        row, cell, label = len(self.cells), Cell(editor), QLabel(words)
        editor.widget().setAccessibleName(words)
        label.setMinimumHeight(theme.FIELD)
        label.setBuddy(editor.widget())
        self.grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(cell, row, 1)
        self.cells[name] = cell
        editor.edited.connect(lambda: cell.say(""))

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Each under its field, as in a form, and the first of them gets the focus; those that no
        field here has stand below."""
        for name, cell in self.cells.items():
            cell.say(problems.get(name, ""))
        gate.say(self.error, "；".join(w for name, w in problems.items() if name not in self.cells))
        wrong = next((cell for name, cell in self.cells.items() if name in problems), None)
        if wrong:
            wrong.editor.focus()

    def refused(self, problems: dict[str, str]) -> None:
        """What the action says against it."""
        self._wait(False)
        self.show_problems(problems)

    def finished_well(self, _: object) -> None:
        self.accept()

    def _wait(self, on: bool) -> None:
        gate.say(self.error, "")
        self.button.setEnabled(not on)
        self.button.setText("请稍等…" if on else self.deed)

    def _buttons(self) -> QHBoxLayout:
        self.button, leave = QPushButton(self.deed), QPushButton("取消")
        theme.tag(self.button, "main")
        for each in (self.button, leave):
            each.setAutoDefault(False)
        self.button.clicked.connect(self.go)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.button)
        return row
