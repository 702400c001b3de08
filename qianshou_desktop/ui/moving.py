"""The dialog by which an open case goes to another station."""

from itertools import pairwise

from PySide6.QtWidgets import QLabel

from qianshou_desktop.actions import cases
from qianshou_desktop.records.kinds import Day, Ref, Text
from qianshou_desktop.ui import gate
from qianshou_desktop.ui.deed import Deed
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import DayEdit, RefEdit, TextEdit


class Moving(Deed):
    """To which station, to whom there, when and why."""

    deed = "转站"

    def __init__(self, desk: Desk, key: int, title: str) -> None:
        lead = "以前的记录仍在原来的社工站和社工名下，这个案以后由新的站办；两边的统计各算各的。"
        super().__init__(desk, f"{title} 转站", lead)
        self.key = key
        self.station, self.worker = RefEdit(desk, Ref("station")), RefEdit(desk, Ref("worker"))
        self.day, self.cause = DayEdit(desk.today), TextEdit(Text(300))
        self.worker.narrow = self._there
        self.day.put(desk.today())
        asked = (
            ("转入的社工站", self.station),
            ("接手社工", self.worker),
            ("哪一天", self.day),
            ("原因", self.cause),
        )
        for row, (words, editor) in enumerate(asked):
            editor.widget().setAccessibleName(words)
            self.grid.addWidget(QLabel(words), row, 0)
            self.grid.addWidget(editor.widget(), row, 1)
        for (_, editor), (_, after) in pairwise(asked):
            editor.entered.connect(after.focus)
        self.cause.entered.connect(self.go)
        self.station.focus()

    def whole(self) -> bool:
        problem = "" if isinstance(self.station.value(), int) else "请选转入的社工站"
        problem = problem or self.worker.problem() or self.day.problem()
        problem = problem or ("" if self.day.value() else "请填哪一天")
        gate.say(self.error, problem)
        return not problem

    def start(self) -> None:
        worker = self.worker.value()
        self.desk.do(
            cases.move, self.key, self.station.value(), worker if isinstance(worker, int) else None,
            Day().read(self.day.value()), self.cause.value(),
            then=self.finished_well, refused=self.refused,
        )  # fmt: skip

    def _there(self) -> dict[str, int]:
        station = self.station.value()
        return {"station": station} if isinstance(station, int) else {}
