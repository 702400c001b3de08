"""Registers: volunteers with their hours, matters in a row, volumes that are out, and to-dos."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QPushButton, QWidget

from qianshou_desktop.actions import archive, todos, volunteers
from qianshou_desktop.actions.archive import Loan
from qianshou_desktop.actions.common import GIVEN, Entry
from qianshou_desktop.actions.papers import volume
from qianshou_desktop.ui import here, theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.filters import Among
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.roll import Part, Roll
from qianshou_desktop.ui.single import roomy
from qianshou_desktop.ui.table import Column
from qianshou_desktop.ui.words import short_number, without_place

OPEN, DONE = "open", "done"
SOON = 3  # days before its day in which a to-do is shown as near


class Register(Roll):
    """Records of one's own station; the worker is whoever sits here."""

    def given(self) -> dict[str, Any]:
        own = {n: v for n, v in here.own_worker(self.desk).items() if n in self.form.placed}
        return {**super().given(), **own}

    def prepare(self, form: Form) -> None:
        super().prepare(form)
        roomy(form)

    def headline(self, entry: Entry) -> tuple[str, str]:
        words, number = super().headline(entry)
        if not number and words == str(entry.values.get("number") or ""):
            return self.noun, short_number(words)
        return words, short_number(number)


class Resources(Register):
    """资源链接: called by what was given."""

    def headline(self, entry: Entry) -> tuple[str, str]:
        words, number = super().headline(entry)
        what = entry.values.get("what") if entry.key is not None else None
        return str(what or words), number


class Matters(Register):
    """协助民政事务: a row of entries of one day and kind is typed quickly."""

    next_words: ClassVar[str] = "保存，下一条  Ctrl+Enter"
    carries: ClassVar[Sequence[str]] = ("handled_on", "kind", "action", "station", "worker")

    def first_field(self) -> str:
        return "count" if self.last else "handled_on"


class Volunteers(Register):
    """志愿者: with all their hours, and the way to the next record of service."""

    def extra(self) -> Sequence[QWidget]:
        self.hours_button, self.certify_button = QPushButton("记服务…"), QPushButton("开证明…")
        self.hours_button.clicked.connect(self._log_hours)
        self.certify_button.clicked.connect(self._certify)
        for button in (self.hours_button, self.certify_button):
            theme.tag(button, "quiet")
        return (self.hours_button, self.certify_button)

    def headline(self, entry: Entry) -> tuple[str, str]:
        words, number = super().headline(entry)
        if entry.key is None:
            return words, number
        found, times = self.desk.ask(volunteers.hours, entry.key)
        return words, f"累计 {found:g} 小时 · {times} 次" if times else "还没有服务记录"

    def loaded(self, entry: Entry) -> None:
        super().loaded(entry)
        for button in (self.hours_button, self.certify_button):
            button.setEnabled(entry.key is not None)

    def _log_hours(self) -> None:
        key, station = self.form.entry.key, self.form.entry.values.get("station")
        given = {"volunteer": key, "station": station}
        self.once_saved(lambda: self.begin.emit("volunteer_service", given))

    def _certify(self) -> None:
        key = self.form.entry.key
        if key is not None:
            given = self.desk.ask(volunteers.certified, key)
            self.once_saved(lambda: self.begin.emit("volunteer_certificate", given))


class OfVolunteer(Register):
    """What belongs to a volunteer: called by the volunteer's name."""

    def headline(self, entry: Entry) -> tuple[str, str]:
        words, number = super().headline(entry)
        name = entry.titles.get("volunteer", "") if entry.key is not None else ""
        return name or words, number or words if name else number

    def first_field(self) -> str:
        return "volunteer" if not self.form.editor("volunteer").value() else ""


class Volumes(Register):
    """档案: who has a volume, and in red whoever should have brought it back."""

    def __init__(self, desk: Desk, part: Part) -> None:
        self.out: dict[str, Loan] = {}
        super().__init__(desk, part)

    def refresh(self) -> None:
        found = self.desk.ask(archive.lent)
        self.out = {loan.number: loan for loan in reversed(found)}
        super().refresh()

    def headline(self, entry: Entry) -> tuple[str, str]:
        words, number = super().headline(entry)
        return without_place(words), number

    def loaded(self, entry: Entry) -> None:
        super().loaded(entry)
        self._bound()

    def edited(self, name: str) -> None:
        super().edited(name)
        if name in ("case", "papers"):
            self._bound()

    def _bound(self) -> None:
        """What stands in the contents of a case's volume where nobody writes any."""
        case, typed = (self.form.editor(name).value() for name in ("case", "papers"))
        said = ""
        if isinstance(case, int) and not typed:
            held = "、".join(self.desk.ask(volume.bound, case))
            said = f"打印时照个案自动列出，并写上页码：{held}。要另写目录的，在下面逐份添加。"
        self.form.remarks["bound"].setText(said)

    def tint(self, row: Mapping[str, str]) -> Mapping[str, str]:
        loan = self.out.get(row["number"])
        if loan is None:
            return {}
        return dict.fromkeys(("number", "title_text"), "danger" if loan.overdue else "mind")

    def _column(self, column: Column) -> Column:
        """Who has it stands where the number would once more: rows have no text of their own."""
        if column.field == "loans":
            return Column("number", column.label, column.width, show=self._borrower, sort=False)
        return super()._column(column)

    def _borrower(self, number: str) -> str:
        loan = self.out.get(number)
        if loan is None:
            return "在架"
        return f"{loan.borrower}{f'，{loan.due_on:%m-%d} 应还' if loan.due_on else ''}"


class Todos(Register):
    """待办: what is open, the nearest day first; done by a button."""

    def __init__(self, desk: Desk, part: Part) -> None:
        self.which = Among("全部", {OPEN: "没办的", DONE: "办完的"})
        self.which.choose(OPEN)
        super().__init__(desk, part)
        self.table.choice.usual = "due_on"
        self.table.order = self.table.choice.order()
        self.which.changed.connect(self.look)

    def filters(self) -> Sequence[QWidget]:
        return (self.which, *super().filters())

    def query(self) -> dict[str, Any]:
        asked = super().query()
        chosen = self.which.value()
        if chosen:
            asked["where"] |= {"done_on": GIVEN if chosen == DONE else None}
        return asked

    def extra(self) -> Sequence[QWidget]:
        self.source_button, self.done_button = QPushButton("看来源"), QPushButton("办完了…")
        self.source_button.clicked.connect(self.open_source)
        self.done_button.clicked.connect(self.finish)
        return (self.source_button, self.done_button)

    def first_field(self) -> str:
        return "content"

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return "新待办", ""
        done = entry.values.get("done_on")
        return "待办", f"{done} 办完" if done else self._due(entry)

    def tint(self, row: Mapping[str, str]) -> Mapping[str, str]:
        if row["done_on"]:
            return dict.fromkeys(row, "gone")
        left = self._left(row["due_on"])
        if left is None or left > SOON:
            return {}
        return {"due_on": "danger" if left < 0 else "mind"}

    def loaded(self, entry: Entry) -> None:
        super().loaded(entry)
        self.done_button.setEnabled(entry.key is not None and entry.values.get("done_on") is None)
        self.source_button.setVisible(bool(entry.values.get("about")))

    def finish(self) -> None:
        """Ask how it went, which may be left out; what is typed is asked about first."""
        self.once_saved(self._finish)

    def open_source(self) -> None:
        """Show the record that it came from."""
        key = self.form.entry.key
        found = self.desk.ask(todos.source, key) if key is not None else None
        if found:
            self.go.emit(*found)
        else:
            self.said.emit("来源的那条记录已经删除", "mind")

    def _finish(self) -> None:
        key = self.form.entry.key
        if key is None:
            return

        def go(result: str) -> None:
            self.desk.do(todos.finish, key, result, then=self._finished, refused=self.refuse)

        self.line.ask("记为今天办完。", "办完了", go, "结果（可不写）", needed=False)

    def _finished(self, _: object) -> None:
        self.said.emit("待办已办完", "good")
        self.table.setFocus()

    def _due(self, entry: Entry) -> str:
        left = self._left(str(entry.values.get("due_on") or ""))
        if left is None:
            return "没有期限"
        return f"已过期 {-left} 天" if left < 0 else f"还有 {left} 天" if left else "今天到期"

    def _left(self, day: str) -> int | None:
        """Days until a day; None where there is none."""
        today = self.desk.today()
        return (type(today).fromisoformat(day) - today).days if day else None
