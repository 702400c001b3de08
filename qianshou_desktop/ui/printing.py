"""What a record has to print: chosen, looked at, printed or saved."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qianshou_desktop.actions import papers
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.actions.papers import Paper
from qianshou_desktop.ui import dialogs, theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Combo
from qianshou_desktop.ui.newest import Newest
from qianshou_desktop.ui.pdf import Sheets, preview, print_out

CLEAR = "已存好。这个文件没有加密，谁拿到都能看。"


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
        self.desk, self.found, self.key, self.name = desk, list(found), key, name
        self.content, self.anyway = b"", False
        self._newest = Newest()
        self.paper, self.wait, self.line = Combo(), QLabel(), dialogs.Line()
        self.paper.setAccessibleName("哪一种表")
        self.paper.setMinimumWidth(220)
        for each in self.found:
            self.paper.addItem(each.label, each.name)
        theme.tag(self.wait, "muted")
        self.sheets = Sheets(self)
        self.view: QPdfView = preview(self.sheets, "预览", self)
        self.print_button, self.save_button = QPushButton("打印…"), QPushButton("存为 PDF…")
        theme.tag(self.print_button, "main")
        self._lay_out(parent)
        self.paper.currentIndexChanged.connect(self._turned)
        self.print_button.clicked.connect(self.print_out)
        self.save_button.clicked.connect(self.save)
        self._turned(0)

    # ---- deeds -----------------------------------------------------------------------------------

    def title(self) -> str:
        """What is shown, with whose it is."""
        return f"{self.paper.currentText()}_{self.name}" if self.name else self.paper.currentText()

    def print_out(self) -> None:
        print_out(self.content, self.title(), self)

    def save(self) -> None:
        """Into a file that the user names."""
        start = Path.home() / f"{self.title().replace('/', '_')}.pdf"
        path = dialogs.save_as(self, "存为 PDF", start, "PDF (*.pdf)")
        if path:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write what stands there."""
        self.desk.fetch(
            papers.write, str(self.paper.currentData()), self.key, path, anyway=True,
            then=self._saved,
        )  # fmt: skip

    def _saved(self, _: object) -> None:
        self.line.say(CLEAR, "good")

    # ---- what is shown ---------------------------------------------------------------------------

    def _turned(self, _: int) -> None:
        self.anyway = False
        self.setWindowTitle(f"打印：{self.title()}")
        self._ask()

    def _ask(self) -> None:
        self.content = b""
        self._enable()
        self.line.hide()
        self.wait.setText("正在生成…")
        self.desk.fetch(
            papers.pdf, str(self.paper.currentData()), self.key, anyway=self.anyway,
            then=self._newest.ask()(self._take), refused=self._refused,
        )  # fmt: skip

    def _take(self, content: bytes) -> None:
        self.content = content
        self.sheets.show(content)
        self.wait.setText(f"{self.sheets.pageCount()} 页")
        self._enable()

    def _refused(self, problems: dict[str, str]) -> None:
        self.wait.setText("")
        said = "；".join(problems.values())
        self.line.say(said, "mind", (("照印", "", self._print_anyway),))

    def _print_anyway(self) -> None:
        self.anyway = True
        self._ask()

    def _enable(self) -> None:
        for button in (self.print_button, self.save_button):
            button.setEnabled(bool(self.content))

    # ---- building --------------------------------------------------------------------------------

    def _lay_out(self, parent: QWidget) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.paper.setVisible(len(self.found) > 1)
        row.addWidget(self.paper)
        row.addWidget(self.wait)
        row.addStretch(1)
        row.addWidget(self.save_button)
        row.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.line)
        column.addWidget(self.view, 1)
        window = parent.window().size()
        self.resize(int(window.width() * 0.86), int(window.height() * 0.94))
