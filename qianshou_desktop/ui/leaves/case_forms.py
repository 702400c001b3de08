"""The forms of a case that is open: each begins with what the one before it carries over."""

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QLabel

from qianshou_desktop.actions import cases, common
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.records.case import NOT_TAKEN
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import RowsEdit
from qianshou_desktop.ui.filters import Among
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.roll import NOBODY, Part, Roll
from qianshou_desktop.ui.single import Single

CHOOSE = "先在“接案”里选一个个案。"


class Carried(Roll):
    """Forms of one case, as many as there are."""

    def given(self) -> dict[str, Any]:
        """What the case and its earlier forms know already."""
        mine = super().given()
        if self.owner is None:
            return mine
        case = self.desk.ask(common.load, "case", self.owner).values
        here: dict[str, Any] = {n: case[n] for n in ("station", "worker") if n in self.form.placed}
        return {**here, **mine, **self.desk.ask(cases.carried, self.kind, self.owner)}

    def prepare(self, form: Form) -> None:
        """A goal in a row is one of the case's own plan."""
        super().prepare(form)
        for editor in form.editors.values():
            if isinstance(editor, RowsEdit) and "goal" in editor.placed:
                editor.narrow["goal"] = self._own_plan

    def _own_plan(self) -> Mapping[str, Any]:
        found = self.desk.ask(common.find, "case_plan", where={"case": self.owner or NOBODY})
        return {"case_plan": found[0] if found else NOBODY}


class CaseForm(Carried, Single):
    """The one form of a stage."""

    alone: ClassVar[str] = CHOOSE

    def due(self) -> bool:
        """A case that is closed, or was never taken, gets no further form of itself."""
        if self.owner is None:
            return False
        case = self.desk.ask(common.load, "case", self.owner).values
        taken = case["decision"] not in NOT_TAKEN and not case["closed_on"]
        self.alone = CHOOSE if taken else self._none(case)  # type: ignore[misc]
        return taken

    def _none(self, case: Mapping[str, Any]) -> str:
        why = "已经结案" if case["closed_on"] else "没有接案"
        return f"这个个案{why}，没有{self.noun}。"


class Closing(CaseForm):
    """The closing, with what was counted."""

    def __init__(self, desk: Desk, part: Part) -> None:
        super().__init__(desk, part)
        self.totals = QLabel()
        theme.tag(self.totals, "muted")
        self.lines.insertWidget(0, self.totals)

    def loaded(self, entry: Entry) -> None:
        super().loaded(entry)
        count, minutes = self.desk.ask(cases.totals, self.owner) if self.owner else (0, 0)
        self.totals.setText(f"服务总次数与时长（自动）：{count} 次，{duration(minutes)}")


class Sessions(Carried):
    """面谈记录: the list, and at its right the record of one."""

    def first_field(self) -> str:
        return "started_at"


class Loose(Carried):
    """Records that may belong to a case or to none: all of them, or the case's."""

    def __init__(self, desk: Desk, part: Part) -> None:
        self.whose = Among("全部", {"case": "这个个案"})
        super().__init__(desk, part)
        self.whose.changed.connect(self.look)

    def filters(self) -> tuple[Any, ...]:
        strip, *rest = super().filters()
        return (strip, self.whose, *rest)

    def query(self) -> dict[str, Any]:
        asked = super().query()
        if self.owner is None or self.whose.value() is None:
            asked["where"].pop(self.part.link)
        return asked

    def new(self) -> None:
        self.start_record(self.kind, {})

    def given(self) -> dict[str, Any]:
        mine = super().given()
        if self.owner is not None and "person" in self.form.placed:
            mine["person"] = self.desk.ask(common.load, "case", self.owner).values["person"]
        return mine


def duration(minutes: int) -> str:
    """130 -> 2 小时 10 分."""
    hours, rest = divmod(minutes, 60)
    parts = (f"{hours} 小时" if hours else "", f"{rest} 分" if rest or not hours else "")
    return " ".join(part for part in parts if part)
