"""Editors of single fields. The field's kind chooses; a page may ask for another by name."""

from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import (
    Choice,
    Clock,
    Codes,
    Day,
    Flag,
    Instant,
    Kind,
    Name,
    Ref,
    Rows,
    Text,
)
from qianshou_desktop.records.terms import Terms
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors.base import Editor
from qianshou_desktop.ui.editors.choice import ChoiceEdit, Combo
from qianshou_desktop.ui.editors.codes import CodesEdit, Toggles
from qianshou_desktop.ui.editors.day import ClockEdit, DayEdit
from qianshou_desktop.ui.editors.moment import MomentEdit
from qianshou_desktop.ui.editors.ref import RefEdit
from qianshou_desktop.ui.editors.rows import RowsEdit
from qianshou_desktop.ui.editors.segments import Segments
from qianshou_desktop.ui.editors.suggest import Suggest
from qianshou_desktop.ui.editors.text import LineEdit, LongEdit, TextEdit

SEGMENTS_MOST = 4
WIDE_LETTERS, HALF_LETTERS = 14, 5
TOGGLES_MOST = 10

__all__ = [
    "ChoiceEdit", "CodesEdit", "Combo", "DayEdit", "Editor", "LineEdit", "LongEdit",
    "MomentEdit", "RefEdit", "RowsEdit", "Segments", "Suggest", "TextEdit", "Toggles", "for_field",
]  # fmt: skip


def for_field(desk: Desk, placed: Placed, *, wide: bool = False) -> Editor:
    """The editor of a field, made for its kind; `wide` where it has a whole line."""
    made = _make(desk, placed, wide)
    for widget in (made.widget(), made.widget().focusProxy() or made.widget()):
        widget.setAccessibleName(placed.label)
        widget.setAccessibleDescription(placed.field.hint)
    return made


def _make(desk: Desk, placed: Placed, wide: bool) -> Editor:
    kind = placed.kind
    if isinstance(kind, Rows):
        return RowsEdit(desk, kind, for_field)
    if isinstance(kind, Codes):
        return Toggles(kind.terms) if len(kind.terms) <= TOGGLES_MOST else CodesEdit(kind.terms)
    if isinstance(kind, Ref):
        return RefEdit(desk, kind)
    if isinstance(kind, Flag):
        return Segments({True: "是", False: "否"}, placed.required)
    if isinstance(kind, Choice):
        return _choice(kind.terms, placed.required, wide)
    if isinstance(kind, Day):
        return DayEdit(desk.today)
    if isinstance(kind, Clock):
        return ClockEdit()
    if isinstance(kind, Instant):
        return MomentEdit(desk.performer.now)
    if isinstance(kind, Text) and kind.lines:
        return LongEdit()
    return _line(desk, kind)


def _line(desk: Desk, kind: Kind) -> Editor:
    """One line; of a name that should be known, with those below that are."""
    made = TextEdit(kind)
    if isinstance(kind, Name) and kind.among:
        Suggest(desk, made.line, kind.among).named.connect(made.choose)
    return made


def _choice(terms: Terms, required: bool, wide: bool) -> Editor:
    """Few short choices lie open side by side; more of them in a list."""
    room = WIDE_LETTERS if wide else HALF_LETTERS
    if len(terms) <= SEGMENTS_MOST and sum(map(len, terms.values())) <= room:
        return Segments(dict(terms), required)
    return ChoiceEdit(terms, required)
