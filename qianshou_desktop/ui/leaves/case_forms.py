"""The forms of a case that is open: each begins with what the one before it carries over."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLabel

from qianshou_desktop.actions import archive, cases, common
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.actions.showing import duration
from qianshou_desktop.records.case import NOT_TAKEN
from qianshou_desktop.ui import here, theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import RowsEdit
from qianshou_desktop.ui.filters import Among
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.roll import NOBODY, Part, Roll
from qianshou_desktop.ui.single import Single, roomy
from qianshou_desktop.ui.words import short_number

CHOOSE = "先在“接案”里选一个个案。"


class Carried(Roll):
    """Forms of one case, as many as there are."""

    def given(self) -> dict[str, Any]:
        """What the case and its earlier forms know already."""
        mine = super().given()
        if self.owner is None:
            return mine
        case = self.desk.ask(common.load, "case", self.owner).values
        at: dict[str, Any] = {n: case[n] for n in ("station", "worker") if n in self.form.placed}
        if "worker" in at and at["worker"] is None:
            at |= here.own_worker(self.desk)
        return {**at, **mine, **self.desk.ask(cases.carried, self.kind, self.owner)}

    def reminder(self) -> str:
        return here.nobody(self.form)

    def prepare(self, form: Form) -> None:
        """A goal in a row is one of the case's own plan."""
        super().prepare(form)
        roomy(form)
        for editor in form.editors.values():
            if isinstance(editor, RowsEdit) and "goal" in editor.placed:
                editor.narrow["goal"] = self._own_plan

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return f"新{self.noun}", ""
        return self.noun, short_number(str(entry.values.get("number") or ""))

    def _own_plan(self) -> Mapping[str, Any]:
        found = self.desk.ask(common.find, "case_plan", where={"case": self.owner or NOBODY})
        return {"case_plan": found[0] if found else NOBODY}


class CaseForm(Carried, Single):
    """The one form of a stage."""

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return self.noun, "还没有保存"
        return super().headline(entry)

    alone: str = CHOOSE

    def due(self) -> bool:
        """A case that is closed, or was never taken, gets no further form of itself."""
        if self.owner is None:
            return False
        case = self.desk.ask(common.load, "case", self.owner).values
        taken = case["decision"] not in NOT_TAKEN and not case["closed_on"]
        self.alone = CHOOSE if taken else self._none(case)
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
        words = [f"服务总次数与时长（自动）：{count} 次，{duration(minutes)}"]
        shelf = self.desk.ask(archive.shelved, self.owner) if self.owner else ""
        if shelf and not entry.values.get("archive_number"):
            words.append(f"归档号（档案卷的）：{shelf}")
        self.totals.setText("　".join(words))


class Sessions(Carried):
    """面谈记录: the list, and at its right the record of one."""

    def first_field(self) -> str:
        return "started_at"

    def headline(self, entry: Entry) -> tuple[str, str]:
        words, number = super().headline(entry)
        nth = entry.values.get("nth")
        return f"第 {nth} 次面谈" if nth else words, number


class Loose(Carried):
    """Records that may belong to a case or to none: those of the case and of its person, or all."""

    def __init__(self, desk: Desk, part: Part) -> None:
        self.whose = Among("全部", {"case": "本案和对象"})
        self.whose.choose("case")
        self._of_none = False
        super().__init__(desk, part)
        self.whose.changed.connect(self.look)

    def follow(self, key: int | None) -> None:
        """Another case begins with what is its own."""
        if key != self.owner:
            self.whose.choose("case")
        super().follow(key)

    def show_record(self, kind: str, key: int) -> None:
        values = self.desk.ask(common.load, kind, key).values
        if all(values[name] != mine for name, mine in self._mine().items()):
            self.whose.choose(None)
        super().show_record(kind, key)

    def filters(self) -> tuple[Any, ...]:
        strip, *rest = super().filters()
        return (strip, self.whose, *rest)

    def query(self) -> dict[str, Any]:
        asked = super().query()
        asked["where"].pop(self.part.link)
        return asked | ({"either": self._mine()} if self.whose.value() else {})

    def _mine(self) -> dict[str, Any]:
        """What ties a record to the case: the case itself, or its person."""
        if self.owner is None:
            return {}
        case = self.desk.ask(common.load, "case", self.owner)
        return {self.part.link: self.owner, "person": case.values["person"]}

    def lacks_owner(self) -> bool:
        """It may be of no case."""
        return False

    def new(self) -> None:
        self.start_record(self.kind, {})

    def start_record(self, kind: str, given: Mapping[str, Any]) -> None:
        """One that is said to be of no case takes nothing from the case that is chosen."""
        self._of_none = given.get(self.part.link, self.owner) is None
        if self._of_none:
            self.whose.choose(None)
        super().start_record(kind, given)

    def given(self) -> dict[str, Any]:
        if self._of_none:
            own = {**self.part.given, **here.own_worker(self.desk)}
            return {name: value for name, value in own.items() if name in self.form.placed}
        mine = super().given()
        if self.owner is not None and "person" in self.form.placed:
            mine["person"] = self.desk.ask(common.load, "case", self.owner).values["person"]
        return mine
