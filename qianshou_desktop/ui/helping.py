"""The dialog in which the volunteers who helped at an event are ticked, all with the same hours."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem

from qianshou_desktop.actions import events
from qianshou_desktop.records.kinds import Hours, Unfit
from qianshou_desktop.ui import gate
from qianshou_desktop.ui.deed import Deed
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import TextEdit

ROWS = 9  # that are seen at once
MOST = 24  # hours of a day
KEY = Qt.ItemDataRole.UserRole


class _Ticks(QListWidget):
    """Names with boxes; Space ticks one and goes on to the next."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Space and self.currentRow() < self.count() - 1:
            self.setCurrentRow(self.currentRow() + 1)


class Helping(Deed):
    """The volunteers of the station; who has hours at the event already is named and keeps them."""

    deed = "记下"

    def __init__(self, desk: Desk, event: int, title: str) -> None:
        lead = "勾选来帮忙的志愿者（空格勾选），小时数一样；不一样的记好以后再逐位改。"
        super().__init__(desk, f"{title} 志愿者", lead)
        self.key = event
        self.hours, self.ticks = TextEdit(Hours(MOST)), _Ticks()
        found = desk.ask(events.candidates, event)
        for key, name, known in found:
            self.ticks.addItem(_item(key, name, known))
        self.ticks.setAccessibleName("志愿者")
        self.ticks.setMinimumHeight(ROWS * 26)
        self.hours.put(desk.ask(events.carried, event).get("hours", 1))
        self._place()
        self.ticks.setCurrentRow(0)
        self.ticks.setFocus()
        if not found:
            gate.say(self.error, "这个站还没有志愿者，请先在“资源与志愿”里登记")

    def whole(self) -> bool:
        problem = self.hours.problem() or ("" if self._hours() else "请填每人的小时数")
        problem = problem or ("" if self._ticked() else "请勾选志愿者")
        gate.say(self.error, problem)
        return not problem

    def start(self) -> None:
        self.desk.do(
            events.enlist, self.key, self._ticked(), self._hours(),
            then=self.finished_well, refused=self.refused,
        )  # fmt: skip

    def _ticked(self) -> list[int]:
        """The keys of those that are ticked anew."""
        items = (self.ticks.item(at) for at in range(self.ticks.count()))
        return [
            item.data(KEY)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
            and item.flags() & Qt.ItemFlag.ItemIsEnabled
        ]

    def _hours(self) -> float | None:
        try:
            return Hours(MOST).read(self.hours.value() or "")
        except Unfit:
            return None

    def _place(self) -> None:
        self.hours.widget().setAccessibleName("每人小时")
        self.grid.addWidget(QLabel("志愿者"), 0, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(self.ticks, 0, 1)
        self.grid.addWidget(QLabel("每人小时"), 1, 0)
        self.grid.addWidget(self.hours.widget(), 1, 1)
        self.ticks.itemActivated.connect(lambda _: self.hours.focus())
        self.hours.entered.connect(self.go)


def _item(key: int, name: str, known: bool) -> QListWidgetItem:
    item = QListWidgetItem(f"{name}（已记）" if known else name)
    item.setData(KEY, key)
    item.setCheckState(Qt.CheckState.Checked if known else Qt.CheckState.Unchecked)
    if known:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
    return item
