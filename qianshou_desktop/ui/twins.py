"""Whether a new record may be one that is on file already: said in plain sight above the button that
saves it. Where the hour tells, the save itself refuses (actions/accord.py)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout

from qianshou_desktop.actions import common
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.kinds import Ref, Unfit
from qianshou_desktop.ui import theme

if TYPE_CHECKING:
    from qianshou_desktop.ui.ledger import Ledger

ALIKE = {
    "visit": ("person", "visited_on"), "event": ("station", "name", "held_on"),
    "case": ("person", "opened_on"), "group_session": ("group", "held_on"),
}  # fmt: skip


def attach(ledger: Ledger) -> None:
    """Put it above the buttons of a form, of whose kind there may be twins."""
    column = ledger.card.layout()
    if ledger.kind in ALIKE and isinstance(column, QVBoxLayout):
        column.insertWidget(column.count() - 1, Twin(ledger))


class Twin(QLabel):
    """The sentence; hidden where there is nothing to say."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__()
        self.ledger, self.fields = ledger, ALIKE[ledger.kind]
        theme.tag(self, "mind")
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setContentsMargins(20, 0, 20, 0)
        self.hide()
        ledger.shown.connect(lambda _: self.look())
        ledger.form.edited.connect(self._edited)

    def look(self) -> None:
        """Ask whether there is one like the record in the form."""
        values = [self._value(name) for name in self.fields]
        fresh = self.ledger.form.entry.key is None and None not in values
        said = self._said(dict(zip(self.fields, values, strict=True))) if fresh else ""
        self.setText(said)
        self.setVisible(bool(said))

    def _edited(self, name: str) -> None:
        if name in self.fields:
            self.look()

    def _value(self, name: str) -> Any:
        """A field's value; None where it is empty or cannot be read."""
        form, kind = self.ledger.form, KINDS[self.ledger.kind].fields[name].kind
        if name not in form.editors:  # the page says it
            return form.entry.values.get(name)
        value = form.editor(name).value()
        if isinstance(kind, Ref):
            return value if isinstance(value, int) else None
        try:
            return kind.read(value) or None
        except Unfit:
            return None

    def _said(self, where: dict[str, Any]) -> str:
        kind = KINDS[self.ledger.kind]
        day: date = where.pop(kind.day_field)
        desk = self.ledger.desk
        found = desk.ask(common.find, self.ledger.kind, where=where, span=(day, day))
        if not found:
            return ""
        [(number,)] = desk.ask(common.rows, self.ledger.kind, found[:1], ("number",))
        times = "一次" if len(found) == 1 else f" {len(found)} 次"
        return f"当天已记过{times}{kind.label}（{number}），请核对"
