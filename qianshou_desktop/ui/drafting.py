"""The dialog in which an official document is drafted from what is on file."""

from PySide6.QtWidgets import QLabel

from qianshou_desktop.actions import documents, figures, periods, places
from qianshou_desktop.records.terms import DOCUMENT
from qianshou_desktop.ui.deed import Deed
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Combo
from qianshou_desktop.ui.filters import Among
from qianshou_desktop.ui.short import stations

LEAD = (
    "整改通知列出这个站现在的核对发现；报告和总结的数字与月报出自同一处。起草后请通读、编号再印。"
)


class Drafting(Deed):
    """What kind, of which station, of when; `uid` is the draft's afterwards."""

    deed = "起草"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "起草公文", LEAD)
        self.uid = ""
        self.months = desk.ask(figures.periods)
        self.kind, self.station, self.period = Combo(), Among("全县", stations(desk)), Combo()
        for code in documents.DRAFTS:
            self.kind.addItem(DOCUMENT.label(code), code)
        self.station.choose(desk.ask(places.own).town_code)
        for row, (words, widget) in enumerate(
            (("文种", self.kind), ("社工站", self.station), ("期间", self.period))
        ):
            widget.setAccessibleName(words)
            self.grid.addWidget(QLabel(words), row, 0)
            self.grid.addWidget(widget, row, 1)
        self.kind.currentIndexChanged.connect(self._offer)
        self._offer()
        self.kind.setFocus()

    def start(self) -> None:
        self.desk.do(
            documents.draft, self.kind.currentData(), self.station.value(),
            self.period.currentData() or "", then=self.finished_well, refused=self.refused,
        )  # fmt: skip

    def finished_well(self, uid: object) -> None:
        self.uid = str(uid)
        self.accept()

    def _offer(self) -> None:
        """The months, or the years, that have work; a notice tells of today."""
        kind = self.kind.currentData()
        years = list(dict.fromkeys(month[:4] for month in self.months))
        names = {"report": self.months, "summary": years}.get(kind, [])
        self.period.clear()
        for name in names:
            self.period.addItem(periods.parse(name).label, name)
        self.period.setEnabled(bool(names))
