"""The county's card on the workbench: its stations by rank with what is found there, the reports that
have arrived, and who is to be visited."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qianshou_desktop.actions import periods, ranking
from qianshou_desktop.actions.ranking import Ranked, Ranking
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.lines import Line, Lines
from qianshou_desktop.ui.short import Short
from qianshou_desktop.ui.tabs import Tabs

NONE = "还没有社工站。在“社工站”里登记。"
STATIONS, REPORTS, DUE = range(3)


class StationsCard(Tabs):
    """Enter opens the station, or its report."""

    opened = Signal(object)  # kind and key

    def __init__(self, desk: Desk, due: QWidget) -> None:
        self.desk, self.short = desk, Short(desk)
        self.stations, self.reports = Lines("各站", NONE), Lines("上报", NONE)
        super().__init__({"各站": self.stations, "上报": self.reports, "要走访": due})
        self.stations.opened.connect(self.opened)
        self.reports.opened.connect(self.opened)

    def refresh(self, period: str) -> None:
        """The stations by a month."""
        self.desk.fetch(ranking.ranking, period, then=self._show)

    def _show(self, found: Ranking) -> None:
        self.stations.show_lines([self._station(row) for row in found.rows])
        # Who has not handed in stands first: it is they who are asked.
        rows = sorted(found.rows, key=lambda row: (row.submission is not None, row.name))
        self.reports.show_lines([self._report(row) for row in rows])
        month = periods.parse(found.reported).label
        self.strip.group.button(REPORTS).setToolTip(f"{month}的月报")
        self.rename(REPORTS, f"上报 {found.arrived}/{len(found.rows)}")

    def _station(self, row: Ranked) -> Line:
        found = f"规则 {row.findings} 条" if row.findings else ""
        must = f"，必须 {row.must} 条" if row.must else ""
        remark = " · ".join(text for text in (f"{row.contacts} 人次", found + must) if text)
        signal = "danger" if row.must else "mind" if row.findings else ""
        return Line(f"{row.rank}  {self.short(row.name)}", "", remark, signal, ("station", row.key))

    def _report(self, row: Ranked) -> Line:
        name = self.short(row.name)
        if row.submission is None:
            return Line(name, "", "未报", "mind", ("station", row.key))
        said = f"第 {row.version} 版  {row.handed_on:%m-%d}"
        return Line(name, "", said, "good", ("submission", row.submission))
