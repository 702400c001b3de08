"""一张图与档案: the county's one sheet, the dossiers, and blank forms, as they will be printed. A
form that is filled in is printed where its record stands."""

from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from qianshou_desktop.actions import papers, places
from qianshou_desktop.records import KINDS
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Combo
from qianshou_desktop.ui.filters import Among
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.preview import Preview
from qianshou_desktop.ui.short import stations


class Papers(Page):
    """Choose a paper; look, save, print."""

    name: str = "一张图与档案"
    action: str = "保存 PDF…"
    watches: tuple[str, ...] = tuple(KINDS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.paper, self.station = Combo(), Among("选一个社工站", {})
        self.paper.setAccessibleName("哪一种")
        self.paper.setMinimumWidth(240)
        for each in papers.PAPERS.values():
            if each.about in ("", "station"):  # those of single records are printed beside them
                self.paper.addItem(each.label, (each.name, False))
        for each in papers.PAPERS.values():
            if each.form:
                self.paper.addItem(f"空白 {each.label}", (each.name, True))
        self.preview = Preview(desk, anyway=True)
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
        self.preview.stands.connect(self.print_button.setEnabled)

    # ---- what the window asks --------------------------------------------------------------------

    def subtitle(self) -> str:
        station = self.station.currentText() if self._about() else ""
        return f"{station} {self.paper.currentText()}".strip()

    def refresh(self) -> None:
        self.station.fill(stations(self.desk))
        self._ask()

    def act(self) -> None:
        """Into a file that the user names."""
        if self.ready():
            self.preview.save(self.subtitle())
        else:
            self.said.emit("还没有生成，请稍等", "mind")

    def save(self) -> None:
        self.act()

    def print_out(self) -> None:
        self.preview.print_out(self.subtitle())

    # ---- what is shown ---------------------------------------------------------------------------

    def ready(self) -> bool:
        """Whether the paper chosen stands on the screen."""
        return bool(self.preview.content)

    def _name(self) -> str:
        return str(self.paper.currentData()[0])

    def _blank(self) -> bool:
        return bool(self.paper.currentData()[1])

    def _about(self) -> str:
        return "" if self._blank() else papers.PAPERS[self._name()].about

    def _ask(self) -> None:
        self.station.setVisible(bool(self._about()))
        self._zoom()
        ref = self.station.value() if self._about() else None
        self.preview.show_paper(self._name(), ref, blank=self._blank())
        self.retitled.emit()

    def _zoom(self) -> None:
        """The one sheet is seen whole until somebody wants it larger."""
        one = self._name() == "sheet"
        self.large.setVisible(one)
        whole = one and not self.large.isChecked()
        fit = QPdfView.ZoomMode.FitInView if whole else QPdfView.ZoomMode.FitToWidth
        self.preview.view.setZoomMode(fit)

    # ---- building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.paper, self.station, self.preview.wait):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.large)
        row.addWidget(self.print_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self.preview, 1)
