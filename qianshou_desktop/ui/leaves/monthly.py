"""报表: the report as it will be printed; beside it its figures with what they mean and the records behind
them, what it still lacks, and what was handed in."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from qianshou_desktop.actions import (
    figures,
    letters,
    periods,
    places,
    reports,
    submissions,
)
from qianshou_desktop.actions.gaps import Gap
from qianshou_desktop.ui import dialogs, theme
from qianshou_desktop.ui.behind import Behind
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Combo
from qianshou_desktop.ui.filters import Among
from qianshou_desktop.ui.handed import Handed
from qianshou_desktop.ui.lines import Line, Lines
from qianshou_desktop.ui.newest import Newest
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.pdf import Sheets, preview, print_out
from qianshou_desktop.ui.short import agencies, stations
from qianshou_desktop.ui.tabs import Tabs

OPERATOR = "@"  # before the name of an operator, among codes of stations
COMPLETE = "没有缺项，可以上报。"
WIDE = 170  # the box of stations: operators have long names
FIGURES, CHECK, HANDED = range(3)


class Monthly(Page):
    """Choose the period and the station; look, save, print."""

    name: str = "报表"
    action: str = "保存 PDF 和 Excel…"
    watches: tuple[str, ...] = (
        "visit", "service", "person", "station", "project", "case", "session", "group",
        "group_session", "event", "matter", "resource", "volunteer_service", "referral",
        "follow_up", "crisis", "supervision", "training", "complaint", "attachment",
        "report_text", "report_template", "submission", "publicity", "spending",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.content, self.strange = b"", list[str]()  # the PDF, letters in it without a font
        self.folder = Path.home()
        self._newest = Newest()
        self.period, self.station = Combo(), Among("全县", {})
        self.period.setAccessibleName("月份、季度或年份")
        self.period.setMinimumWidth(150)
        self.station.setAccessibleName("社工站")
        self.line, self.figures, self.sheets = dialogs.Line(), Behind(desk), Sheets(self)
        self.lacks, self.handed = Lines("月末核对", COMPLETE), Handed(desk, self.line)
        self.side = Tabs({"数字": self.figures, "核对": self.lacks, "上报": self.handed})
        self.view = preview(self.sheets, "月报预览", self)
        self.wait = QLabel()
        theme.tag(self.wait, "muted")
        self._lay_out()
        self._fill_stations()
        self.own = desk.ask(places.own).town_code
        self.station.choose(self.own)
        self.period.currentIndexChanged.connect(self._ask)
        self.station.changed.connect(self._ask)
        self.lacks.opened.connect(self._mend)
        self.figures.go.connect(self.go)
        self.handed.shown.connect(self._take)
        self.handed.said.connect(self.said)
        self.handed.now.connect(self._ask)
        self.handed.asked.connect(self._submit)

    # ---- what the window asks ----------------------------------------------------------------

    def subtitle(self) -> str:
        return f"{self.station.currentText()} · {self.period.currentText()}"

    def refresh(self) -> None:
        before = self.period.currentData() or periods.reported(self.desk.today())
        self.period.blockSignals(True)
        self.period.clear()
        for name in offered(self.desk.ask(figures.periods)):
            self.period.addItem(periods.parse(name).label, name)
        self.period.setCurrentIndex(max(0, self.period.findData(before)))
        self.period.blockSignals(False)
        self._fill_stations()
        self._ask()

    def _fill_stations(self) -> None:
        """The stations, and behind them, at the county, who runs them."""
        found = dict(stations(self.desk))
        if not self.desk.ask(places.own).town_code:
            found |= {f"{OPERATOR}{name}": name for name in agencies(self.desk)}
        self.station.fill(found)
        self.station.setFixedWidth(WIDE)

    def act(self) -> None:
        """Into a folder that the user picks."""
        if not self.content:
            self.said.emit("月报还没有生成，请稍等", "mind")
            return
        out = dialogs.folder(self, "月报存到哪个文件夹", self.folder)
        if out:
            self.save_to(out)

    def save(self) -> None:
        self.act()

    def back(self) -> None:
        """Esc: from the records back to the figures."""
        if self.figures.currentIndex():
            self.figures.back()

    def print_out(self) -> None:
        """Print what stands there; letters that no font has are asked about first."""
        if not self.strange:
            self._to_printer()
            return
        choices = (("照印", "", self._to_printer), ("取消", "", self._rest))
        self.line.say(_without_font(self.strange), "mind", choices)

    def _to_printer(self) -> None:
        if self.content:
            print_out(self.content, f"{self.subtitle()} 月报", self)

    # ---- files -------------------------------------------------------------------------------

    def save_to(self, out: Path, *, anyway: bool = False) -> None:
        """Write both files."""
        self.folder = out
        period, station, operator = self.chosen()
        self.desk.fetch(
            reports.write, period, station, out, operator, anyway=anyway, then=self._saved,
            refused=self._refused,
        )  # fmt: skip

    def _saved(self, paths: list[Path]) -> None:
        names = " 和 ".join(path.name for path in paths)
        show = partial(QDesktopServices.openUrl, QUrl.fromLocalFile(str(self.folder)))
        self.line.say(
            f"已存好：{names}。这两个文件没有加密，谁拿到都能看。",
            "good",
            (("打开文件夹", "", show), ("知道了", "", self._rest)),
        )
        self.said.emit("月报已保存", "good")

    def _refused(self, problems: dict[str, str]) -> None:
        """Letters that no font here can print: the user may have them printed as a mark."""
        anyway = partial(self.save_to, self.folder, anyway=True)
        choices = (("照印", "", anyway), ("取消", "", self._rest))
        self.line.say("；".join(problems.values()), "mind", choices if "" in problems else ())

    def _rest(self) -> None:
        self.period.setFocus()

    # ---- what is shown -----------------------------------------------------------------------

    def chosen(self) -> tuple[str, str | None, str | None]:
        """Period, station and operator (neither: the county)."""
        period, value = str(self.period.currentData()), self.station.value()
        if value and value.startswith(OPERATOR):
            return period, None, value.removeprefix(OPERATOR)
        return period, value, None

    def ready(self) -> bool:
        """Whether the report chosen stands on the screen."""
        return bool(self.content) and not self.wait.text()

    def _ask(self) -> None:
        only = self._newest.ask()
        self.content = b""
        self.print_button.setEnabled(False)
        self.wait.setText("正在生成…")
        self.line.hide()
        period, station, operator = self.chosen()
        self.handed.follow(period, station, operator)
        self.figures.follow(*self.chosen())
        self.desk.fetch(
            reports.looked_at, *self.chosen(), then=only(self._look), refused=only(self._unseen)
        )
        self.retitled.emit()

    def _say_lack(self, found: list[Gap]) -> None:
        """What the report lacks is said before it is handed in."""
        self.lacks.show_lines([Line(gap.text, opens=gap) for gap in found])
        self.side.rename(CHECK, f"核对 {len(found)}" if found else "核对")
        self.handed.lacking = len(found)

    def _mend(self, gap: Gap) -> None:
        """To the record where it is mended, or to the station's own report with what that lacks; words
        that nobody has written are begun."""
        if gap.station:
            self.station.choose(gap.station)
        elif gap.key:
            self.go.emit(gap.kind, gap.key)
        else:
            self.write_words()

    def write_words(self) -> None:
        """The words of this report: what is there, or a new one."""
        period, station, _ = self.chosen()
        key = self.desk.ask(reports.words_of, period, station)
        if key is not None:
            self.go.emit("report_text", key)
            return
        self.begin.emit("report_text", self.desk.ask(reports.begun, period, station))

    # ---- handing in --------------------------------------------------------------------------

    def _submit(self, reason: str, *, anyway: bool = False, read: bool = False) -> None:
        """Freeze it; then ask where the package goes."""
        period, station, _ = self.chosen()
        self.desk.do(
            submissions.submit, period, station, reason=reason, anyway=anyway, read=read,
            then=self._submitted, refused=partial(self._not_yet, reason),
        )  # fmt: skip

    def _submitted(self, key: int) -> None:
        self.side.choose(HANDED)
        self.handed.keep(key)

    def _not_yet(self, reason: str, problems: dict[str, str]) -> None:
        """Letters without a font, or names in the public version, may be left as they are; who has read
        it may say that words which are names as well name nobody here."""
        anyway = partial(self._submit, reason, anyway=True)
        read = partial(self._submit, reason, anyway=True, read=True)
        choices = (
            ("照报", "", anyway),
            *((("照报，公开版也做", "", read),) if submissions.PUBLIC in problems else ()),
            ("取消", "", self._rest),
        )
        self.line.say("；".join(problems.values()), "mind", choices if "" in problems else ())

    def _look(self, look: reports.Look) -> None:
        self.strange = look.strange
        self._take(look.content)
        self.figures.list.show_figures(look.figures)
        self._say_lack(look.gaps)
        if self.strange:
            self.line.say(_without_font(self.strange), "mind", focus=False)

    def _take(self, content: bytes) -> None:
        place = self.view.verticalScrollBar().value()
        self.content = content
        self.sheets.show(content)
        self.wait.setText("")
        self.print_button.setEnabled(True)
        self.view.verticalScrollBar().setValue(place)

    def _unseen(self, problems: dict[str, Any]) -> None:
        self.content = b""
        self.wait.setText("")
        self.line.say("；".join(problems.values()), "mind")

    def _enlarge(self, on: bool) -> None:
        self.side.setVisible(not on)
        self.large.setText("看数字和口径" if on else "放大")

    # ---- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._bar())
        column.addWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.view, 62)
        row.addWidget(self.side, 38)
        column.addLayout(row, 1)

    def _bar(self) -> QHBoxLayout:
        self.words = QPushButton("写文字…")
        self.words.setToolTip("问题与建议、下期计划、典型案例、开放天数")
        self.words.clicked.connect(self.write_words)
        self.large = QPushButton("放大")
        self.large.setCheckable(True)
        self.large.setToolTip("收起右边的数字，月报占满整个宽度")
        self.large.toggled.connect(self._enlarge)
        self.print_button = QPushButton("打印  Ctrl+P")
        self.print_button.clicked.connect(self.print_out)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.period)
        row.addWidget(self.station)
        row.addWidget(self.wait)
        row.addStretch(1)
        row.addWidget(self.words)
        row.addWidget(self.large)
        row.addWidget(self.print_button)
        return row


def _without_font(strange: list[str]) -> str:
    return f"这些字本机没有字体可印：{letters.listed(strange)}。印出来是“{reports.SUBSTITUTE}”，要手工补写。"


def offered(months: list[str]) -> list[str]:
    """The months with work, then their quarters, half years and years, newest first."""
    quarters = [f"{m[:4]}-Q{(int(m[5:]) + 2) // 3}" for m in months]
    halves = [f"{m[:4]}-H{(int(m[5:]) + 5) // 6}" for m in months]
    return list(dict.fromkeys([*months, *quarters, *halves, *(m[:4] for m in months)]))
