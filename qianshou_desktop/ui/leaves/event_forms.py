"""社区活动: one form from the plan to the record, and the volunteers who helped."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QPushButton, QWidget

from qianshou_desktop.actions import attachments, common, events, volunteers
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.ui import here
from qianshou_desktop.ui.cells import Cell
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.draft import Draft
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.helping import Helping
from qianshou_desktop.ui.roll import Part, Roll
from qianshou_desktop.ui.single import roomy
from qianshou_desktop.ui.words import short_number

PHOTOS = 2  # that a record should have at the least


class Events(Roll):
    """The events, planned and held."""

    def extra(self) -> Sequence[QWidget]:
        self.copy_button, self.draft_button = QPushButton("照上次复制"), QPushButton("稿件…")
        self.copy_button.setToolTip("照这一次（没有选时照最近办过的一次）的计划建一次新的")
        self.copy_button.clicked.connect(self.copy)
        self.draft_button.clicked.connect(self.draft)
        return (self.copy_button, self.draft_button)

    def copy(self) -> None:
        """A new event that is planned like the one shown, else like the last that was held."""
        key = self.form.entry.key or self.desk.ask(events.latest)
        if key is None:
            self.said.emit("还没有办过活动，没有可以照着复制的", "mind")
        else:
            self.start_record(self.kind, self.desk.ask(events.copy, key))

    def draft(self) -> None:
        """A news text from what was saved; what is typed is asked about first."""
        self.once_saved(self._draft)

    def _draft(self) -> None:
        key = self.form.entry.key
        if key is None:
            self.said.emit("请先保存活动，再写稿件", "mind")
            return
        lead = "按活动记录拼成的初稿，可以在这里改好再复制；改动不会写回记录。"
        Draft("稿件", lead, self.desk.ask(events.draft, key)).exec()

    def reminder(self) -> str:
        """An event that was held wants its photos."""
        key = self.form.entry.key
        there = self.desk.ask(attachments.count, self.kind, key) if key is not None else 0
        held = self.form.editor("headcount").value() not in (None, "")
        return f"照片还不足 {PHOTOS} 张，请拖进来或按 F7 添加" if held and there < PHOTOS else ""

    def given(self) -> dict[str, Any]:
        return {**super().given(), "state": "planned", **here.own_worker(self.desk)}

    def first_field(self) -> str:
        return "held_on" if self.form.editor("name").value() else "name"

    def prepare(self, form: Form) -> None:
        super().prepare(form)
        roomy(form)

    def loaded(self, entry: Entry) -> None:
        super().loaded(entry)
        self.draft_button.setEnabled(entry.key is not None)
        people, hours = self.desk.ask(volunteers.served, entry.key) if entry.key else (0, 0.0)
        cell = self.form.cells["volunteers"]
        assert isinstance(cell, Cell)
        written = [entry.values.get(name) for name in ("volunteers", "volunteer_hours")]
        more = any(w is not None and n > w for w, n in zip(written, (people, hours), strict=True))
        counted = "，比填写的多，按记录计" * more
        cell.remark(f"服务记录 {people} 人，共 {hours:g} 小时{counted}" if people else "")

    def headline(self, entry: Entry) -> tuple[str, str]:
        words, number = super().headline(entry)
        return words, short_number(number)


class Helpers(Roll):
    """志愿者: who helped at the event, and for how long; kept as their service."""

    next_words: ClassVar[str] = "保存，下一位"
    carries: ClassVar[Sequence[str]] = ("served_on", "hours", "content", "items")

    def __init__(self, desk: Desk, part: Part) -> None:
        super().__init__(desk, part)
        self.action = "记一位  Ctrl+N"

    def extra(self) -> Sequence[QWidget]:
        self.several = QPushButton("一次记几位…")
        self.several.setToolTip("勾选来帮忙的志愿者，一次都记下")
        self.several.clicked.connect(self.enlist)
        return (self.several,)

    def enlist(self) -> None:
        """Tick whoever helped; what is typed is asked about first."""
        self.once_saved(self._enlist)

    def _enlist(self) -> None:
        if self.owner is None:
            self.said.emit("先在“活动”里选一次活动", "mind")
            return
        name = self.desk.ask(common.load, "event", self.owner).title
        if Helping(self.desk, self.owner, name).exec():
            self.said.emit("志愿者已记下，人数和小时自动汇到活动里", "good")

    def given(self) -> dict[str, Any]:
        made = super().given()
        return made if self.owner is None else {**made, **self.desk.ask(events.carried, self.owner)}

    def first_field(self) -> str:
        return "volunteer"

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return "记一位志愿者", ""
        number = short_number(str(entry.values.get("number") or ""))
        return entry.titles.get("volunteer", ""), number
