"""A paper as it will be printed: made, looked at, printed, and saved as a file."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qianshou_desktop.actions import papers
from qianshou_desktop.ui import dialogs, theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.newest import Newest
from qianshou_desktop.ui.pdf import Sheets, preview, print_out

CLEAR = "已存好。这个文件没有加密，谁拿到都能看。"


class Preview(QWidget):
    """The pages under each other, and over them a line of what is to be said. Where letters have no
    font it says which, and asks before they are left out, unless that was agreed to beforehand."""

    stands = Signal(bool)  # whether there is something to be printed and saved

    def __init__(self, desk: Desk, *, anyway: bool = False) -> None:
        super().__init__()
        self.desk, self._agreed = desk, anyway
        self.content = b""
        self.name, self.blank, self.anyway = "", False, anyway
        self.ref: int | str | None = None
        self._newest = Newest()
        self.sheets, self.line, self.wait = Sheets(self), dialogs.Line(), QLabel()
        theme.tag(self.wait, "muted")
        self.view: QPdfView = preview(self.sheets, "预览", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.line)
        column.addWidget(self.view, 1)

    def show_paper(self, name: str, ref: int | str | None, *, blank: bool = False) -> None:
        """This paper now, of this record; or a blank one."""
        self.name, self.ref, self.blank, self.anyway = name, ref, blank, self._agreed
        self._ask()

    def print_out(self, title: str) -> None:
        """To a printer that the user chooses."""
        if self.content:
            print_out(self.content, title, self)

    def save(self, title: str) -> None:
        """Into a file that the user names."""
        start = Path.home() / f"{title.replace('/', '_').replace(' ', '_')}.pdf"
        path = dialogs.save_as(self, "存为 PDF", start, "PDF (*.pdf)")
        if path:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write what stands there."""
        self.desk.fetch(
            papers.write, self.name, self.ref, path, anyway=True, blank=self.blank,
            then=self._saved,
        )  # fmt: skip

    def _ask(self) -> None:
        self.content = b""
        self.stands.emit(False)
        self.line.hide()
        self.wait.setText("正在生成…")
        self.desk.fetch(
            papers.pdf, self.name, self.ref, anyway=self.anyway, blank=self.blank,
            then=self._newest.ask()(self._take), refused=self._refused,
        )  # fmt: skip

    def _take(self, content: bytes) -> None:
        self.content = content
        self.sheets.show(content)
        self.wait.setText(f"{self.sheets.pageCount()} 页")
        self.stands.emit(True)

    def _refused(self, problems: dict[str, str]) -> None:
        """Letters without a font may be left out; nothing else is made good by asking again."""
        self.wait.setText("")
        again = () if self.anyway else (("照印", "", self._print_anyway),)
        self.line.say("；".join(problems.values()), "mind", again)

    def _print_anyway(self) -> None:
        self.anyway = True
        self._ask()

    def _saved(self, _: object) -> None:
        self.line.say(CLEAR, "good")
