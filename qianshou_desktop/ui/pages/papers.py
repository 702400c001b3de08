"""一张图与档案: the county's one sheet, the dossiers, and blank forms, as they will be printed. A
form that is filled in is printed where its record stands."""

from pathlib import Path

from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from qianshou_desktop.actions import papers, places
from qianshou_desktop.records import KINDS
from qianshou_desktop.ui import dialogs, theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Combo
from qianshou_desktop.ui.filters import Among
from qianshou_desktop.ui.newest import Newest
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.pdf import Sheets, preview, print_out
from qianshou_desktop.ui.short import stations


class Papers(Page):
    """Choose a paper; look, save, print."""

    name: str = "一张图与档案"
    action: str = "保存 PDF…"
    watches: tuple[str, ...] = tuple(KINDS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.content = b""
        self._newest = Newest()
        self.paper, self.station = Combo(), Among("选一个社工站", {})
        self.paper.setAccessibleName("哪一种")
        self.paper.setMinimumWidth(240)
        for each in papers.PAPERS.values():
            if each.about in ("", "station"):  # those of single records are printed beside them
                self.paper.addItem(each.label, (each.name, False))
        for each in papers.PAPERS.values():
            if each.form:
                self.paper.addItem(f"空白 {each.label}", (each.name, True))
        self.sheets, self.line, self.wait = Sheets(self), dialogs.Line(), QLabel()
        theme.tag(self.wait, "muted")
        self.view: QPdfView = preview(self.sheets, "预览", self)
        self.print_button, self.large = QPushButton("打印  Ctrl+P"), QPushButton("放大")
        self.large.setCheckable(True)
        self.large.setToolTip("占满整个宽度；再按一次看全页")
        self.large.toggled.connect(self._zoom)
        self._lay_out()
        self.station.fill(stations(desk))
        self.station.choose(desk.ask(places.own).town_code or next(iter(stations(desk)), ""))
        self.paper.currentIndexChanged.connect(self._ask)
        self.station.changed.connect(self._ask)
        self.print_button.clicked.connect(self.print_out)

    # ---- what the window asks --------------------------------------------------------------------

    def subtitle(self) -> str:
        station = self.station.currentText() if self._about() else ""
        return f"{station} {self.paper.currentText()}".strip()

    def refresh(self) -> None:
        self.station.fill(stations(self.desk))
        self._ask()

    def act(self) -> None:
        """Into a file that the user names."""
        if not self.content:
            self.said.emit("还没有生成，请稍等", "mind")
            return
        start = Path.home() / f"{self.subtitle().replace(' ', '_')}.pdf"
        path = dialogs.save_as(self, "存为 PDF", start, "PDF (*.pdf)")
        if path:
            self.save_to(path)

    def save(self) -> None:
        self.act()

    def save_to(self, path: Path) -> None:
        """Write what stands there."""
        name, ref = self._chosen()
        self.desk.fetch(
            papers.write, name, ref, path, anyway=True, blank=self._blank(), then=self._saved
        )

    def print_out(self) -> None:
        if self.content:
            print_out(self.content, self.subtitle(), self)

    # ---- what is shown ---------------------------------------------------------------------------

    def ready(self) -> bool:
        """Whether the paper chosen stands on the screen."""
        return bool(self.content)

    def _name(self) -> str:
        return str(self.paper.currentData()[0])

    def _blank(self) -> bool:
        return bool(self.paper.currentData()[1])

    def _about(self) -> str:
        return "" if self._blank() else papers.PAPERS[self._name()].about

    def _chosen(self) -> tuple[str, str | None]:
        return self._name(), self.station.value() if self._about() else None

    def _ask(self) -> None:
        self.station.setVisible(bool(self._about()))
        self.content = b""
        self.print_button.setEnabled(False)
        self.wait.setText("正在生成…")
        self.line.hide()
        name, ref = self._chosen()
        self.desk.fetch(
            papers.pdf, name, ref, anyway=True, blank=self._blank(),
            then=self._newest.ask()(self._take), refused=self._unseen,
        )  # fmt: skip
        self.retitled.emit()

    def _take(self, content: bytes) -> None:
        self.content = content
        self._zoom()
        self.sheets.show(content)
        self.wait.setText("")
        self.print_button.setEnabled(True)

    def _zoom(self) -> None:
        """The one sheet is seen whole until somebody wants it larger."""
        one = self._name() == "sheet"
        self.large.setVisible(one)
        whole = one and not self.large.isChecked()
        fit = QPdfView.ZoomMode.FitInView if whole else QPdfView.ZoomMode.FitToWidth
        self.view.setZoomMode(fit)

    def _unseen(self, problems: dict[str, str]) -> None:
        self.wait.setText("")
        self.line.say("；".join(problems.values()), "mind")

    def _saved(self, _: object) -> None:
        self.line.say("已存好。这个文件没有加密，谁拿到都能看。", "good")

    # ---- building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.paper, self.station, self.wait):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.large)
        row.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.line)
        column.addWidget(self.view, 1)
