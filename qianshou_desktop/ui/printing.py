"""What a record has to print: chosen, looked at, printed or saved."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from qianshou_desktop.actions import papers
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.actions.papers import Paper
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Combo
from qianshou_desktop.ui.preview import Preview


class PrintButton(QPushButton):
    """Opens the papers of the record in a form; there where it is saved and has any."""

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__("打印")
        self.desk, self.papers, self.entry = desk, papers.for_kind(kind), Entry(kind)
        self.setToolTip("Ctrl+P")
        theme.tag(self, "quiet")

    def follow(self, entry: Entry) -> None:
        """This record is in the form now."""
        self.entry = entry
        self.setVisible(bool(self.papers) and entry.key is not None)

    def open(self) -> None:
        """Show them."""
        if self.papers and self.entry.key is not None:
            self.dialog(self.entry.key).exec()

    def dialog(self, key: int) -> "Printing":
        """The dialog of a record's papers."""
        name = str(self.entry.values.get("number") or self.entry.title)
        return Printing(self.window(), self.desk, self.papers, key, name)


class Printing(QDialog):
    """The papers of one saved record. Letters that no font has are named before they are left out."""

    def __init__(
        self, parent: QWidget, desk: Desk, found: Sequence[Paper], key: int, name: str
    ) -> None:
        super().__init__(parent)
        self.found, self.key, self.name = list(found), key, name
        self.paper, self.preview = Combo(), Preview(desk)
        self.paper.setAccessibleName("哪一种表")
        self.paper.setMinimumWidth(220)
        for each in self.found:
            self.paper.addItem(each.label, each.name)
        self.print_button, self.save_button = QPushButton("打印…"), QPushButton("存为 PDF…")
        theme.tag(self.print_button, "main")
        self._lay_out(parent)
        self.paper.currentIndexChanged.connect(self._turned)
        self.print_button.clicked.connect(lambda: self.preview.print_out(self.title()))
        self.save_button.clicked.connect(lambda: self.preview.save(self.title()))
        for button in (self.print_button, self.save_button):
            self.preview.stands.connect(button.setEnabled)
        self._turned(0)

    def title(self) -> str:
        """What is shown, with whose it is."""
        return f"{self.paper.currentText()}_{self.name}" if self.name else self.paper.currentText()

    def _turned(self, _: int) -> None:
        self.setWindowTitle(f"打印：{self.title()}")
        self.preview.show_paper(str(self.paper.currentData()), self.key)

    def _lay_out(self, parent: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.paper.setVisible(len(self.found) > 1)
        row.addWidget(self.paper)
        row.addWidget(self.preview.wait)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.preview, 1)
        window = parent.window().size()
        self.resize(int(window.width() * 0.86), int(window.height() * 0.94))
