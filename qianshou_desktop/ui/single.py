"""The one form of its kind that belongs to a record: no list, the form over the whole width."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from qianshou_desktop.actions import blanks, common
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import LongEdit
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.roll import Part, Roll


class Single(Roll):
    """Opens the form of the page's record, or begins it with what is known so far."""

    alone: str = "先在第一栏里选一条。"

    def __init__(self, desk: Desk, part: Part) -> None:
        super().__init__(desk, part)
        self.left.hide()
        words = self.nothing.findChild(QLabel)
        assert isinstance(words, QLabel)
        self.words_alone = words
        self.action = ""  # there is but one
        self.enter_at(_first(self.form))

    def due(self) -> bool:
        """Whether a form may be begun for the page's record; `alone` is said where not."""
        return self.owner is not None

    def follow(self, key: int | None) -> None:
        if key != self.owner:
            self.form.turn(0)
        super().follow(key)

    # ---- which form ------------------------------------------------------------------------------

    def refresh(self) -> None:
        if self.unsaved() or self.saving():
            return
        key = self.only()
        if key is not None:
            self._open(key)
        elif self.due():
            self._blank({})
        else:
            self.words_alone.setText(self.alone)
            self.form.load(Entry(self.kind))
            self.panes.setCurrentWidget(self.nothing)

    def only(self) -> int | None:
        """The key of the form that there is."""
        if self.owner is None:
            return None
        found = self.desk.ask(common.find, self.kind, where={self.part.link: self.owner})
        return found[0] if found else None

    def start_record(self, kind: str, given: Mapping[str, Any]) -> None:
        """The one that there is, or a new one."""
        key = self.only()
        if key is not None:
            self.show_record(kind, key)
        elif self.owner is None:
            self.said.emit(self.alone, "mind")
        else:
            self.set_aside(lambda: self._begin(given))

    def back(self) -> None:
        self.line.hide()

    def clear(self) -> None:
        """Another record comes, or the form was taken off: look again what there is."""
        super().clear()
        if self.isVisible() and self.owner is not None and self.only() is None and self.due():
            self._blank({})

    def headline(self, entry: Entry) -> tuple[str, str]:
        number = str(entry.values.get("number") or "")
        return self.noun, number if entry.key is not None else "还没有保存"

    def prepare(self, form: Form) -> None:
        super().prepare(form)
        roomy(form)

    def _blank(self, given: Mapping[str, Any]) -> None:
        """A new form, or the one that was begun, without going into it."""
        draft = next(iter(self.desk.drafts.begun(self.kind, **self.belonging())), None)
        if draft:
            self.show_entry(self.typed.entry(draft), draft)
        else:
            self.show_entry(self.desk.ask(blanks.blank, self.kind, **{**self.given(), **given}))

    def begin_next(self, key: int) -> None:
        self.stay(key)

    def _arrange(self, *, form: bool) -> None:
        """There is no list to go back to, however narrow the window."""


def roomy(form: Form) -> None:
    """Long texts take the room that there is."""
    for editor in form.editors.values():
        if isinstance(editor, LongEdit):
            editor.grow()


def _first(form: Form) -> QWidget:
    return next(iter(form.editors.values())).widget()
