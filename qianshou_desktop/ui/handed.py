"""上报: the versions of a report that were handed in, what the records say otherwise since, and the way to
hand it in or to correct it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qianshou_desktop.actions import submissions, submitted
from qianshou_desktop.actions.submissions import Version
from qianshou_desktop.ui import dialogs, theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.lines import Line, Lines
from qianshou_desktop.ui.newest import Newest

NOT_YET = "还没有上报。\n看过报表和“核对”，按“上报…”冻结数字和文字。"
ONLY_SHOWN = "承接机构的报表只看和打印，不上报。"


class Handed(QWidget):
    """The versions; under them what changed since the one in hand; the buttons."""

    shown = Signal(bytes)  # a frozen version is wanted in front
    now = Signal()  # the report of today again
    asked = Signal(str)  # hand it in, with the reason of a correction
    said = Signal(str, str)

    def __init__(self, desk: Desk, line: dialogs.Line) -> None:
        super().__init__()
        self.desk, self.line = desk, line  # the page's: there is no room for a question here
        self.lacking = 0
        self.chosen: tuple[str, str | None] = ("", None)
        self.found: list[Version] = []
        self.folder = Path.home()
        self._newest = Newest()
        self.list = Lines("上报的各版", NOT_YET)
        self.changes, self.what = Lines("改动", "与这一版没有差别。"), QLabel()
        self.hand, self.keep_button = QPushButton("上报…"), QPushButton("存上报包…")
        self.back = QPushButton("看现在的")
        self._lay_out()
        self.list.opened.connect(self._see)
        self.list.currentRowChanged.connect(self._compare)
        self.hand.clicked.connect(self.ask)
        self.keep_button.clicked.connect(lambda: self.keep(self._at().key) if self.found else None)
        self.back.clicked.connect(self._back)

    def follow(self, period: str, station: str | None, operator: str | None) -> None:
        """The versions of this report from now on."""
        self.chosen = (period, station)
        self.hand.setEnabled(operator is None)
        self.list.say(ONLY_SHOWN if operator else NOT_YET)
        self.back.hide()
        if operator:
            self._take([])
            return
        only = self._newest.ask()
        self.desk.fetch(submissions.versions, period, station, then=only(self._take))

    def ask(self) -> None:
        """The question before it is frozen: how much it lacks; of a correction why."""
        lacks = f"还缺 {self.lacking} 条（见“核对”）。" if self.lacking else ""
        if self.found:
            last = self.found[-1].version
            self.line.ask(f"已报第 {last} 版。{lacks}", "更正上报", self.asked.emit, "更正的原因")
            return
        choices = (("上报", "main", lambda: self.asked.emit("")), ("取消", "", self.hand.setFocus))
        self.line.say(f"{lacks}上报后这一版的数字和文字不再变。", "mind", choices)

    def keep(self, key: int) -> None:
        """Where the package goes; nothing is lost where the user thinks better of it."""
        out = dialogs.folder(self, "上报包存到哪个文件夹", self.folder)
        if out:
            self.folder = out
            self.desk.fetch(submissions.package, key, out, then=self._kept)

    def _kept(self, paths: list[Path]) -> None:
        self.line.say(
            f"已存 {len(paths)} 个文件到“{self.folder}”，没有加密，请交给该收的人。", "good"
        )
        self.said.emit("上报包已保存", "good")

    # ---- what is shown ---------------------------------------------------------------------------

    def _take(self, found: list[Version]) -> None:
        self.found = found
        self.list.show_lines([_line(each) for each in found])
        self.list.setCurrentRow(len(found) - 1)
        self.hand.setText("更正上报…" if found else "上报…")
        self.keep_button.setEnabled(bool(found))
        self.changes.setVisible(bool(found))
        self.what.setVisible(bool(found))

    def _at(self) -> Version:
        return self.found[max(0, self.list.currentRow())]

    def _see(self, version: Version) -> None:
        """The frozen file itself."""
        self.back.show()
        self.desk.fetch(submissions.frozen_pdf, version.key, then=self.shown.emit)

    def _back(self) -> None:
        self.back.hide()
        self.now.emit()

    def _compare(self, row: int) -> None:
        """Of the last version what the records say otherwise now, of an older one what the next
        mended."""
        if not 0 <= row < len(self.found):
            return
        last = row == len(self.found) - 1
        self.what.setText("此后的改动：" if last else "下一版更正了：")
        only = self._newest.ask()
        self.desk.fetch(submissions.since, self.found[row].key, then=only(self._changed))

    def _changed(self, found: list[submitted.Change]) -> None:
        self.changes.show_lines([
            Line(each.what, "", f"{_short(each.before)} → {_short(each.after)}", "mind")
            for each in found
        ])  # fmt: skip

    def _lay_out(self) -> None:
        theme.tag(self.hand, "main")
        theme.tag(self.what, "muted")
        self.back.hide()
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.keep_button)
        row.addWidget(self.hand)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 4)
        column.addWidget(self.list, 2)
        column.addWidget(self.what)
        column.addWidget(self.changes, 3)
        column.addLayout(row)


def _line(version: Version) -> Line:
    more = f"{version.at}　{version.by}"
    return Line(f"第 {version.version} 版", more, f"完整 {version.percent}%", opens=version)


def _short(words: str) -> str:
    return words if len(words) <= 16 else words[:15] + "…"
