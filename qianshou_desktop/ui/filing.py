"""Whoever is not on file yet is filed from the field that asks for them: their form opens with what
was typed, and once it is saved they stand in the field, beside all that was typed there before."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qianshou_desktop.ui.editors import RefEdit

if TYPE_CHECKING:
    from qianshou_desktop.ui.ledger import Ledger

FILED = {"person": "新建档"}
LONG = 15  # signs of the shorter of the two ID numbers


def attach(ledger: Ledger) -> None:
    """Offer it in the fields of a form; a file is not begun out of another one."""
    for name, editor in ledger.form.editors.items():
        words = FILED.get(editor.kind.target, "") if isinstance(editor, RefEdit) else ""
        if isinstance(editor, RefEdit) and words and editor.kind.target != ledger.kind:
            editor.offer_new(words, partial(_file, ledger, name, editor))


def begun(typed: str) -> dict[str, object]:
    """What a file begins with: the number or the name that was typed; initials are neither."""
    if len(typed) >= LONG and typed[:-1].isdigit():
        return {"id_number": typed}
    return {} if typed.isascii() else {"name": typed}


def _file(ledger: Ledger, name: str, editor: RefEdit, typed: str) -> None:
    def back(key: int) -> None:
        editor.put(key)
        editor.edited.emit()
        ledger.form.focus(name)
        ledger.said.emit(f"已选“{editor.title()}”，请接着填", "good")

    ledger.errand.emit(editor.kind.target, begun(typed), back)
