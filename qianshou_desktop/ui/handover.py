"""The dialogs of handing over: a worker who leaves, a station that another agency runs."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QLabel

from qianshou_desktop.actions import handover
from qianshou_desktop.actions.handover import Moved
from qianshou_desktop.records.kinds import Day, Ref
from qianshou_desktop.ui import gate
from qianshou_desktop.ui.deed import Deed
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import DayEdit, RefEdit


class _Handing(Deed):
    """Who takes over, and from which day; `moved` says afterwards what went."""

    taker: ClassVar[str] = ""  # the kind of whoever takes over
    label: ClassVar[str] = ""

    def __init__(self, desk: Desk, key: int, title: str, lead: str) -> None:
        super().__init__(desk, title, lead)
        self.key, self.moved = key, ""
        self.to, self.day = RefEdit(desk, Ref(self.taker)), DayEdit(desk.today)
        self.day.put(desk.today())
        for row, (words, editor) in enumerate(((self.label, self.to), ("哪一天", self.day))):
            editor.widget().setAccessibleName(words)
            self.grid.addWidget(QLabel(words), row, 0)
            self.grid.addWidget(editor.widget(), row, 1)
        self.to.entered.connect(self.day.line.setFocus)
        self.day.entered.connect(self.go)
        self.to.line.setFocus()

    def whole(self) -> bool:
        missing = self.to.problem() or ("" if self.to.value() else f"请选{self.label}")
        problem = missing or self.day.problem() or ("" if self.day.value() else "请填日期")
        gate.say(self.error, problem)
        if missing:
            self.to.line.setFocus()
        return not problem

    def given(self) -> tuple[Any, ...]:
        """Whose, to whom, from when."""
        return self.key, self.to.value(), Day().read(self.day.value())

    def finished_well(self, moved: object) -> None:
        assert isinstance(moved, Moved)
        self.moved = moved.words()
        self.accept()


class Leaving(_Handing):
    """A worker leaves."""

    deed = "交接并离岗"
    taker = "worker"
    label = "接手的同事"

    def __init__(self, desk: Desk, key: int, name: str, station: int | None) -> None:
        lead = (
            "负责的服务对象（连同应走访）、在办个案、未结束的小组、待办、督导行动项和没有办结的投诉转给"
            "接手的同事，账号停用；做过的记录仍在本人名下。"
        )
        super().__init__(desk, key, f"{name} 离岗交接", lead)
        here = {"station": station} if station is not None else {"post": "centre"}
        self.to.narrow = lambda: here

    def start(self) -> None:
        user = self.desk.performer.user
        self.desk.do(
            handover.leave, *self.given(), user, then=self.finished_well, refused=self.refused
        )


class Changing(_Handing):
    """Another agency runs a station."""

    deed = "换承接机构"
    taker = "agency"
    label = "新的承接机构"

    def __init__(self, desk: Desk, key: int, name: str) -> None:
        lead = "与原机构的合同到这一天为止；以前的报表仍写原机构。新合同请在“经费”里登记。"
        super().__init__(desk, key, f"{name} 换承接机构", lead)
        self.to.narrow = lambda: {"roles": "operator"}

    def start(self) -> None:
        self.desk.do(
            handover.change_operator, *self.given(), then=self.finished_well, refused=self.refused
        )
