"""A page with a list at the left and the chosen record's form at the right; where the window is
narrow, the form is a page of its own."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.actions import blanks, common
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.actions.drafts import Draft
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.ui import filing, review, theme, twins
from qianshou_desktop.ui.begun import Begun
from qianshou_desktop.ui.body import Body, nothing
from qianshou_desktop.ui.card_foot import CardFoot
from qianshou_desktop.ui.cells import Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.dialogs import Line
from qianshou_desktop.ui.elided import Elided
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.printing import PrintButton
from qianshou_desktop.ui.saving import Saving
from qianshou_desktop.ui.seal import Seal
from qianshou_desktop.ui.table import Column, Table
from qianshou_desktop.ui.unsaved import LEFT, Unsaved


class Ledger(Page):
    """Records of one kind. A subclass says which columns, sections and filters; the hooks let it
    add what is special to it."""

    kind: str = ""
    columns: Sequence[Column] = ()
    also: Sequence[str] = ()  # fields that `tint` needs beside the columns
    sections: Sequence[Section] = ()
    labels: ClassVar[Mapping[str, str]] = {}
    empty: str = ""  # what an empty list says: what to do first
    shares: tuple[int, int] = (55, 45)  # of the width: list, form
    carries: ClassVar[Sequence[str]] = ()  # fields that a new record takes from the one before
    unit: str = "条"
    save_words: ClassVar[str] = "保存"
    next_words: ClassVar[str] = ""  # a second button: save and go on (Ctrl+Enter)

    shown = Signal(object)  # the key of the record in the form; None for a new one or none
    beyond = Signal(int)  # past the form's last section (1), or up past its first (-1)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.noun = KINDS[self.kind].label
        self.table = Table(desk, self.kind, self.columns, self.empty, f"{self.noun}列表")
        self.table.rows.tint, self.table.rows.also = self.tint, tuple(self.also)
        self.left, self.panes = QWidget(self), QStackedWidget(self)
        self.card = QFrame(self.panes)
        self.body = Body(desk, self.kind, self.sections, self.labels, self.card)
        self.form = self.body.form
        self.typed, self.saves = Unsaved(self), Saving(self)
        self.last = dict[str, Any]()  # what the next new record takes from the one before
        self._wrong: set[str] = set()  # refused fields that are not mended yet
        self._first, self.narrow = True, False
        self._build()
        self.enter_at(self.table)
        self.prepare(self.form)
        for attach in (review.attach, filing.attach, twins.attach):
            attach(self)
        self.seal = Seal(self)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda _: self.edit())
        self.table.counted.connect(self._counted)
        self.form.edited.connect(self._edited)
        self.form.done.connect(self._done)
        self.body.said.connect(self.said)
        self.shown.connect(lambda _: self.moved.emit())
        self.body.turned.connect(self.delete.setHidden)
        self.tab_first(self.left)

    # ---- what a subclass says --------------------------------------------------------------------

    def filters(self) -> Sequence[QWidget]:
        """Widgets over the list; they call `look` when they change."""
        return ()

    def query(self) -> dict[str, Any]:
        """The arguments of common.find by the filters."""
        return {}

    def tint(self, row: Mapping[str, str]) -> Mapping[str, str]:
        """Signals of a row's texts by field."""
        return {}

    def headline(self, entry: Entry) -> tuple[str, str]:
        """The form's heading, and the remark at its right."""
        return (entry.title or f"新{self.noun}", "")

    def belonging(self) -> dict[str, Any]:
        """The values by which its records belong to the record that the page is about."""
        return {}

    def given(self) -> dict[str, Any]:
        """Values that a new record starts with."""
        return {}

    def prepare(self, form: Form) -> None:
        """The form stands: join its editors where they depend on each other."""

    def loaded(self, entry: Entry) -> None:
        """A record came into the form."""

    def edited(self, name: str) -> None:
        """The user changed a field."""

    def first(self) -> int:
        """The record that stands in the form at first."""
        return self.table.rows.keys[0]

    def first_field(self) -> str:
        """Where a new record begins."""
        return ""

    def extra(self) -> Sequence[QWidget]:
        """Buttons of its own at the form's foot."""
        return ()

    def reminder(self) -> str:
        """What the record still lacks though it may be saved; said once it is."""
        return ""

    # ---- list --------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask for the list anew by the filters."""
        self.table.look(**self.query())

    def refresh(self) -> None:
        self.look()
        if self.form.entry.key is not None and not self.form.dirty() and not self.saving():
            self._reload()

    def _counted(self, count: int) -> None:
        self.count.setText(f"{count} {self.unit}")
        self.retitled.emit()
        free = self.table.key() is None and not self.form.dirty()
        if self._first and free and count and self.isVisible():  # unseen it leads no tab beside it
            self._first = False
            if self.panes.currentWidget() is self.nothing:
                self.table.choose(self.first())

    def _chosen(self, key: int) -> None:
        if key == self.form.entry.key:
            return
        self.set_aside(lambda: self._open(key))

    # ---- records -------------------------------------------------------------------------------------

    def show_record(self, kind: str, key: int) -> None:
        def go() -> None:
            self._open(key)
            self._reveal()

        self.set_aside(go)

    def point_at(self, name: str) -> None:
        if name in self.form.editors:
            self.form.focus(name)

    def start_record(self, kind: str, given: Mapping[str, Any]) -> None:
        if not self.seal.bars():
            self.set_aside(lambda: self._begin(given))

    def new(self) -> None:
        self.start_record(self.kind, {})

    def edit(self) -> None:
        if self.panes.currentWidget() is self.card:
            self._reveal()
            self.form.focus()

    def unsaved(self) -> bool:
        typed = self.form.dirty() or self.body.unsaved()
        return self.panes.currentWidget() is self.card and typed

    def keep(self) -> None:
        if self.unsaved():
            self.typed.keep()

    def take_up(self, draft: Draft) -> None:
        if draft.key is not None:
            self.show_record(draft.kind, draft.key)
            return

        def go() -> None:
            self.table.choose(None, quiet=True)
            self.show_entry(self.typed.entry(draft), draft)
            self._reveal()
            self.form.focus(next(iter(draft.values), ""))

        self.set_aside(go)

    def back(self) -> None:
        """Back to the list; what was typed stays."""
        self.line.hide()
        if self.narrow:
            self._arrange(form=False)
        self.table.setFocus()

    def _open(self, key: int) -> None:
        self.show_entry(self.desk.ask(common.load, self.kind, key))
        self.table.choose(key, quiet=True)

    def _begin(self, given: Mapping[str, Any]) -> None:
        entry = self.desk.ask(blanks.blank, self.kind, **{**self.given(), **self.last, **given})
        self.table.choose(None, quiet=True)
        self.show_entry(entry)
        self._reveal()
        self.form.turn(0)
        self.form.focus(self.first_field())

    def _reload(self) -> None:
        """The record as it is now; it may be gone."""
        key = self.form.entry.key
        if key is None:
            return
        try:
            entry = self.desk.ask(common.load, self.kind, key)
        except Rejected:
            self._leave(self.table.rows.row_of(key))
        else:
            self.show_entry(entry)

    def show_entry(self, entry: Entry, draft: Draft | None = None) -> None:
        """This record in the form, or a new one, and over it what was typed there and not saved."""
        self.line.hide()
        self._wrong.clear()
        self.form.load(entry)
        self.body.follow(entry.key)
        self.panes.setCurrentWidget(self.card)
        self.print_button.follow(entry)
        self._state()
        self._head()
        self.loaded(entry)
        self.shown.emit(entry.key)
        self.typed.resume(draft or self.typed.waiting())

    def _head(self) -> None:
        title, remark = self.headline(self.form.entry)
        self.heading.setText(title)
        self.remark.setText(remark)

    def _edited(self, name: str) -> None:
        self._state()
        self.edited(name)
        if name in self._wrong:
            self._wrong.discard(name)
            if not self._wrong:
                self.said.emit("", "")

    def _state(self) -> None:
        self.foot.tell(unsaved=self.form.dirty(), new=self.form.entry.key is None)

    def _done(self) -> None:
        (self.next_button if self.next_words else self.save_button).setFocus()

    # ---- saving ----------------------------------------------------------------------------------------

    def save(self) -> None:
        self.saves.start(self.stay)

    def save_next(self) -> None:
        """Save; then another new one, or the next of the list."""
        fresh = self.form.entry.key is None
        self.saves.start(self.begin_next if fresh else self.step_on, leaving=True)

    def saving(self) -> bool:
        return self.saves.under_way

    def stay(self, key: int) -> None:
        """The record was saved and stays in the form."""
        self.say_saved(key, "")
        newer = self.form.newer(self.saves.sent)
        self._open(key)
        self.form.again(newer, self.saves.sent)
        self._state()
        if newer:
            self.typed.soon()

    def begin_next(self, key: int) -> None:
        """A new one was saved: the next new one."""
        self.say_saved(key, f"，请填下一{self.unit}")
        self._begin({})

    def step_on(self, key: int) -> None:
        """The next of the list."""
        self.stay(key)
        self.table.step(1)
        self.form.focus(self.first_field())

    def say_saved(self, key: int, more: str) -> None:
        """That it is saved, and what it lacks all the same."""
        lacks = f"。{self.saves.reminder}" if self.saves.reminder else ""
        self.said.emit(f"{self.noun}已保存{more}{lacks}", "mind" if lacks else "good")
        self.kept.emit(self.kind, key)

    def refuse(self, problems: dict[str, str]) -> None:
        """Show what is wrong where it is wrong."""
        self._wrong = {path.partition(".")[0] for path in problems} & set(self.form.editors)
        rest = self.form.show_problems(problems)
        if rest:
            self.line.say(rest, "danger")
        self.said.emit(f"没有保存：{self.form.in_short(problems)}", "danger")

    def print_out(self) -> None:
        """The papers of the record, which is saved first."""
        self.once_saved(self._print)

    def _print(self) -> None:
        if self.form.entry.key is None and self.print_button.papers:
            self.said.emit("先选一条，或先保存新建的那条，再打印", "mind")
        self.print_button.open()

    # ---- leaving -------------------------------------------------------------------------------------------

    def set_aside(self, go: Callable[[], None]) -> None:
        """Go elsewhere; what is typed and not saved stays as a draft. Where it is being saved, wait for
        that."""
        if self.saving():
            self.saves.onward = go
            return
        self.body.save()
        left = self.unsaved() and self.typed.part()
        go()
        if left:
            self.said.emit(LEFT, "")

    def once_saved(self, go: Callable[[], None]) -> None:
        """Save what is typed and go on; where it is refused, stay."""

        def then(key: int) -> None:
            self.stay(key)
            go()

        if self.saving():
            self.saves.onward = go
        elif self.unsaved():
            self._reveal()
            self.saves.start(then)
        else:
            go()

    def ask_delete(self) -> None:
        """Delete the record, after a line that asks."""
        key = self.form.entry.key
        if key is None:
            return
        choices = (("取消", "", self.edit), ("删除", "danger", lambda: self._delete(key)))
        self.line.say(f"删除“{self.heading.text()}”？删错了可以按 Ctrl+Z 撤销。", "danger", choices)

    def _delete(self, key: int) -> None:
        row = self.table.rows.row_of(key)

        def gone(_: object) -> None:
            self.said.emit(f"{self.noun}已删除，Ctrl+Z 撤销", "good")
            if self.form.entry.key == key:
                self._leave(row)

        self.desk.do(common.remove, self.kind, key, then=gone, refused=self.refuse)

    def _leave(self, row: int) -> None:
        """After a deletion: to the neighbour, or to nothing."""
        keys = [k for k in self.table.rows.keys if k != self.form.entry.key]
        self.form.load(Entry(self.kind))  # nobody means to keep what was typed there
        self.clear()
        if keys:
            self._open(keys[max(0, min(row, len(keys) - 1))])
        self.back()

    def clear(self) -> None:
        """No record in the form; what was typed stays as a draft."""
        if self.unsaved() and self.typed.part():
            self.said.emit(LEFT, "")
        self.line.hide()
        self.form.load(Entry(self.kind))
        self.typed.resume(None)
        self.panes.setCurrentWidget(self.nothing)
        self.table.choose(None, quiet=True)
        self.shown.emit(None)

    # ---- building ------------------------------------------------------------------------------------------

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        # Its share holds, whatever stands in it.
        self.panes.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.nothing = nothing(f"在左边选一{self.unit}，或按 Ctrl+N 新建。")
        self.panes.addWidget(self.nothing)
        self._build_left()
        self._build_card()
        row.addWidget(self.left, self.shares[0])
        row.addWidget(self.panes, self.shares[1])
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            turn = QShortcut(QKeySequence(keys), self)
            turn.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            turn.activated.connect(lambda by=step: self._turn_by(by))

    def _turn_by(self, step: int) -> None:
        if not self.form.turn_by(step):
            self.beyond.emit(step)

    def _build_left(self) -> None:
        column = QVBoxLayout(self.left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for widget in self.filters():
            bar.addWidget(widget)
        bar.addStretch(1)
        bar.addWidget(Begun(self))
        self.count = QLabel()
        theme.tag(self.count, "muted")
        bar.addWidget(self.count)
        column.addLayout(bar)
        column.addWidget(self.table, 1)

    def _build_card(self) -> None:
        theme.tag(self.card, "card")
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 9, 1, 10)
        column.setSpacing(4)
        column.addLayout(self._head_row())
        self.line = Line()
        self.lines = QVBoxLayout()
        self.lines.setContentsMargins(20, 0, 20, 0)
        self.lines.addWidget(self.line)
        column.addLayout(self.lines)
        column.addWidget(self.body, 1)
        self.form.hint.setContentsMargins(20, 0, 20, 0)
        column.addWidget(self._made_foot())
        self.panes.addWidget(self.card)

    def _head_row(self) -> QHBoxLayout:
        row = self.head = QHBoxLayout()
        row.setContentsMargins(20, 0, 20, 0)
        self.to_list = QPushButton("‹ 列表")
        theme.tag(self.to_list, "link")
        self.to_list.clicked.connect(self.back)
        self.to_list.hide()
        self.heading, self.remark = Elided(90), Elided(200)
        theme.tag(self.heading, "heading")
        theme.tag(self.remark, "muted")
        row.addWidget(self.to_list)
        row.addWidget(self.heading)
        row.addStretch(1)
        row.addWidget(self.remark)
        row.addWidget(self.body.link)
        return row

    def _made_foot(self) -> CardFoot:
        self.print_button = PrintButton(self.desk, self.kind)
        foot = CardFoot(self.print_button, self.save_words, self.next_words, self.extra())
        self.delete, self.extras, self.foot = foot.delete, foot.extras, foot
        self.save_button, self.next_button = foot.save, foot.go_on
        self.delete.clicked.connect(self.ask_delete)
        foot.discard.clicked.connect(self.typed.discard)
        self.print_button.clicked.connect(self.print_out)
        self.save_button.clicked.connect(self.save)
        self.next_button.clicked.connect(self.save_next)
        return foot

    # ---- narrow windows --------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < theme.NARROW
        if narrow != self.narrow:
            self.narrow = narrow
            self._arrange(form=self.unsaved())

    def _reveal(self) -> None:
        if self.narrow:
            self._arrange(form=True)

    def _arrange(self, *, form: bool) -> None:
        self.left.setVisible(not self.narrow or not form)
        self.panes.setVisible(not self.narrow or form)
        self.to_list.setVisible(self.narrow)
