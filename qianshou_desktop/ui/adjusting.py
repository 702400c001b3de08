"""The dialog of an assignment that is proposed: which stations another agency should run."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableWidget, QTableWidgetItem

from qianshou_desktop.actions import handover
from qianshou_desktop.actions.handover import Moved
from qianshou_desktop.actions.oversight import Move
from qianshou_desktop.records.kinds import Day
from qianshou_desktop.ui import gate, theme
from qianshou_desktop.ui.deed import Deed
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import DayEdit
from qianshou_desktop.ui.short import Short

HEADS = ("社工站", "现承接", "建议承接")
ROWS = 8  # that are seen at once
WIDE = 660


class Adjusting(Deed):
    """A table of moves, all ticked at first; Space ticks one off. `moved` says what went."""

    deed = "调整"

    def __init__(self, desk: Desk, moves: Sequence[Move]) -> None:
        lead = (
            "勾选的站从这一天起由建议的机构承接，与原机构的合同到这一天为止；以前的报表仍写原机构。"
        )
        super().__init__(desk, "按建议调整承接", lead)
        self.moves, self.moved, self.chosen = list(moves), "", 0
        self.day = DayEdit(desk.today)
        self.day.put(desk.today())
        self.table = QTableWidget(len(self.moves), len(HEADS))
        self.setMinimumWidth(WIDE)
        self._fill(Short(desk))
        self.day.widget().setAccessibleName("哪一天")
        self.grid.addWidget(self.table, 0, 0, 1, 2)
        self.grid.addWidget(QLabel("哪一天"), 1, 0)
        self.grid.addWidget(self.day.widget(), 1, 1)
        self.day.entered.connect(self.go)
        self.table.setFocus()

    def whole(self) -> bool:
        problem = self.day.problem() or ("" if self.day.value() else "请填日期")
        gate.say(self.error, problem or ("" if self.ticked() else "请至少勾选一个站"))
        return not problem and bool(self.ticked())

    def ticked(self) -> list[tuple[int, int]]:
        """The stations that are ticked, each with its agency."""
        found = []
        for at, move in enumerate(self.moves):
            item = self.table.item(at, 0)
            if item is not None and item.checkState() == Qt.CheckState.Checked:
                found.append((move.station, move.agency))
        return found

    def start(self) -> None:
        day = Day().read(self.day.value())
        self.chosen = len(self.ticked())
        self.desk.do(
            handover.reassign, self.ticked(), day, then=self.finished_well, refused=self.refused
        )

    def finished_well(self, moved: object) -> None:
        assert isinstance(moved, Moved)
        self.moved = moved.words()
        self.accept()

    def _fill(self, short: Short) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(HEADS)
        table.setAccessibleName("建议的调整")
        table.verticalHeader().hide()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setMinimumHeight((min(len(self.moves), ROWS) + 1) * theme.ROW + 4)
        for at, move in enumerate(self.moves):
            station = QTableWidgetItem(short(move.station_name))
            station.setCheckState(Qt.CheckState.Checked)
            texts = (move.now or "未定", move.agency_name)
            for nth, item in enumerate((station, *map(QTableWidgetItem, texts))):
                table.setItem(at, nth, item)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setCurrentCell(0, 0)
