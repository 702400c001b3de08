"""The forms of a group: its plan, its roster, what each session was, and the summary."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from qianshou_desktop.actions import common, groups
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.actions.drafts import Draft
from qianshou_desktop.ui import here, theme
from qianshou_desktop.ui.cells import Cell
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import RowsEdit
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.leaves.attendance import told
from qianshou_desktop.ui.roll import Part, Roll
from qianshou_desktop.ui.single import Single, roomy
from qianshou_desktop.ui.weekly import Weekly
from qianshou_desktop.ui.words import short_number

CHOOSE = "先在“计划”里选一个小组。"


class Groups(Roll):
    """The groups with their plans."""

    def extra(self) -> Sequence[QWidget]:
        self.weekly = QPushButton("按星期排节次…")
        self.weekly.clicked.connect(self.lay_out)
        return (self.weekly,)

    def lay_out(self) -> None:
        """Ask for the first day and the weeks between; what is typed is saved first."""
        self.once_saved(self._lay_out)

    def _lay_out(self) -> None:
        key = self.form.entry.key
        if key is None:
            self.said.emit("请先保存小组，再排节次", "mind")
        elif Weekly(self.desk, key, self.heading.text()).exec():
            self.said.emit("节次已排好，在“各节安排”里", "good")
            self._open(key)

    def given(self) -> dict[str, Any]:
        return {**super().given(), **here.own_worker(self.desk)}

    def first_field(self) -> str:
        return "name"

    def prepare(self, form: Form) -> None:
        super().prepare(form)
        roomy(form)

    def headline(self, entry: Entry) -> tuple[str, str]:
        words, number = super().headline(entry)
        return words, short_number(number)


class Roster(Single):
    """组员: the roster of the group, over the whole width."""

    alone: str = CHOOSE

    def __init__(self, desk: Desk, part: Part) -> None:
        super().__init__(desk, part)
        self.action = "添加组员  Ctrl+N"
        self.body.turned.connect(lambda _: self.delete.hide())
        self.enter_at(self.rows().add)

    def rows(self) -> RowsEdit:
        """The editor of the roster."""
        found = self.form.editor("roster")
        assert isinstance(found, RowsEdit)
        return found

    def new(self) -> None:
        """One more member."""
        if self.form.entry.key is None:
            self.said.emit(self.alone, "mind")
        else:
            self.rows().append()

    def step_on(self, key: int) -> None:
        """Saved; and one more member."""
        self.stay(key)
        self.rows().append()

    def due(self) -> bool:
        """The group is begun in the first tab."""
        return False

    def only(self) -> int | None:
        return self.owner

    def show_entry(self, entry: Entry, draft: Draft | None = None) -> None:
        """The whole group is deleted in its plan, and not by the way here."""
        super().show_entry(entry, draft)
        self.delete.hide()

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return "组员", ""
        rows = entry.values.get("roster") or []
        still = sum(row["left_on"] is None for row in rows)
        return f"{entry.title} · 组员", f"{len(rows)} 人，现在 {still} 人" if rows else "还没有组员"


class GroupSessions(Roll):
    """单节记录: begins with the outline of its number and the roster."""

    def __init__(self, desk: Desk, part: Part) -> None:
        super().__init__(desk, part)
        self.action = "记下一节  Ctrl+N"

    def given(self) -> dict[str, Any]:
        made = super().given()
        if self.owner is None:
            return made
        return {**made, **self.desk.ask(groups.carried, self.kind, self.owner)}

    def first_field(self) -> str:
        return "theme" if not self.form.editor("theme").value() else "started_at"

    def prepare(self, form: Form) -> None:
        super().prepare(form)
        roomy(form)

    def loaded(self, entry: Entry) -> None:
        """A number that was written and that is less than those who were ticked since stays, and is told."""
        super().loaded(entry)
        written, cell = entry.values.get("headcount"), self.form.cells["headcount"]
        came = self.desk.ask(groups.noted, entry.key).came if entry.key else 0
        assert isinstance(cell, Cell)
        more = written is not None and came > written
        cell.remark(f"逐人记了 {came} 人出席，比填写的多，按 {came} 人次计" if more else "")

    def headline(self, entry: Entry) -> tuple[str, str]:
        nth, theme_of = entry.values.get("nth"), entry.values.get("theme") or ""
        words = f"第 {nth} 节  {theme_of}".strip() if nth else theme_of or f"新{self.noun}"
        number = short_number(str(entry.values.get("number") or ""))
        return words, number if entry.key is not None else "还没有保存"


class Summary(Single):
    """评估总结: the one at the end, under what was counted of attendance."""

    alone: str = CHOOSE

    def __init__(self, desk: Desk, part: Part) -> None:
        super().__init__(desk, part)
        self.counted = QLabel()
        theme.tag(self.counted, "muted")
        self.lines.insertWidget(0, self.counted)

    def given(self) -> dict[str, Any]:
        made = super().given()
        if self.owner is None:
            return made
        return {**made, **self.desk.ask(groups.carried, self.kind, self.owner)}

    def loaded(self, entry: Entry) -> None:
        super().loaded(entry)
        self._count()

    def refresh(self) -> None:
        super().refresh()
        self._count()

    def headline(self, entry: Entry) -> tuple[str, str]:
        words, number = super().headline(entry)
        return words, short_number(number)

    def _count(self) -> None:
        there = self.owner is not None and self.desk.ask(common.records, "group", [self.owner])[0]
        found = self.desk.ask(groups.statistics, self.owner) if there and self.owner else None
        self.counted.setText(f"出席（自动统计）：{told(found)}" if found else "")
