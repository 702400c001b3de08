"""Records that belong to this one: a small table with a line a record, or where a record has many
fields, a block a record with a label over each."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.actions import common
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import AllRows, Choice, Day, Flag, Ref, Rows, Text, Whole
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors.base import Editor
from qianshou_desktop.ui.editors.folded import FIRST, Folded, ordered
from qianshou_desktop.ui.editors.ref import RefEdit

ROOM = 400  # px that the boxes of a row have at the least width of a form
NEED = {Ref: 100, Choice: 90, Day: 92, Flag: 78, Whole: 56}  # px, other texts 100
TABLED = ("group_member",)  # they stand on a tab of their own, over the whole width
WORDS = 60  # px more for a choice of long words
WORDY, LABEL = 200, 8  # letters from which on a text, or a choice, wants twice the width

Factory = Callable[[Desk, Placed], Editor]
Narrow = Callable[[], Mapping[str, Any]]
UNIT = re.compile("（[元㎡]）$")  # of a column: its numbers say it themselves


class _Row:
    """One record's editors and the button that takes it away."""

    def __init__(self, editors: dict[str, Editor], away: QToolButton) -> None:
        self.editors, self.away = editors, away
        self.key: int | None = None
        self.block: Folded | None = None
        self.note = QLabel()
        self.note.setWordWrap(True)
        theme.tag(self.note, "error")
        self.note.hide()

    def widgets(self) -> list[QWidget]:
        if self.block:
            return [self.block, self.note]
        return [*(e.widget() for e in self.editors.values()), self.away, self.note]


class RowsEdit(Editor):
    """Add with the button below or Ctrl+Shift+Enter in a row; take away with the cross."""

    tall = True
    grown = Signal()  # rows came or went: the form counts its fields anew

    def __init__(
        self, desk: Desk, kind: Rows, factory: Factory, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.desk, self.factory = desk, factory
        record = KINDS[kind.target]
        names = [name for name in record.fields if name != record.owner]
        self.first = len(names)
        narrow = _need([record.fields[name] for name in names]) > ROOM
        self.tabled = not ((narrow and kind.target not in TABLED) or kind.target in FIRST)
        if not self.tabled:
            names, self.first = ordered(kind.target, names)
        self.placed = {name: record.fields[name] for name in names}
        self.rows: list[_Row] = []
        self.spare: list[_Row] = []  # taken away, to be used again
        self.narrow: dict[str, Narrow] = {}  # what is offered for a reference, by its name
        self.station: Callable[[], int | None] = lambda: None  # of the form
        self.box = QWidget()
        self.add = QPushButton(f"＋ 添加{record.label}")
        self._build()

    def widget(self) -> QWidget:
        return self.box

    def value(self) -> Any:
        return AllRows(_values(row) for row in self.rows if _filled(row))

    def put(self, value: Any, title: str = "") -> None:
        here = self.caret()
        if here:
            self.add.setFocus()  # not to whatever comes after a cell that goes
        for row in list(self.rows):
            self._drop(row)
        for values in value or ():
            self._append(values)
        self._heads()
        if here and here[0] < len(self.rows):
            self.stand(here)

    def caret(self) -> Any:
        """The row, the field and the place in it: of rows that are filled in, as a save keeps them."""
        for row in self.rows:
            for name, editor in row.editors.items():
                if (inner := editor.caret()) is not None:
                    before = self.rows[: self.rows.index(row)]
                    return sum(map(_filled, before)), name, inner
        return None

    def stand(self, at: Any) -> None:
        """A row that was begun and is empty is begun again: a save keeps no such row."""
        nth, name, inner = at
        if nth >= len(self.rows):
            self._append({})
            self._heads()
            nth = len(self.rows) - 1
        row = self.rows[nth]
        if row.block:
            row.block.show()
            row.block.reveal(name)
        row.editors[name].widget().show()  # what is not seen takes no focus
        row.editors[name].stand(inner)

    def focus(self) -> None:
        if self.rows:
            next(iter(self.rows[0].editors.values())).focus()
        else:
            self.add.setFocus(Qt.FocusReason.TabFocusReason)

    def mark(self, wrong: bool) -> None:
        for row in self.rows:
            row.note.hide()
            for editor in row.editors.values():
                editor.mark(wrong=False)

    def mark_part(self, path: str, problem: str) -> bool:
        """`2.to_on`: the field of the third row that is filled in."""
        row, name = self._at(path)
        if row is None:
            return False
        before = f"{row.note.text()}；" if row.note.isVisibleTo(self.box) else ""
        label = self.placed[name].label if name in self.placed else ""
        row.note.setText(f"{before}{label}：{problem}" if label else before + problem)
        row.note.show()
        if name in row.editors:
            if row.block:
                row.block.reveal(name)
            row.editors[name].mark(wrong=True)
        return True

    def focus_part(self, path: str) -> None:
        row, name = self._at(path)
        if row is not None and name in row.editors:
            row.editors[name].focus()
        else:
            self.focus()

    def part(self, path: str) -> str:
        row, name = self._at(path)
        if row is None:
            return ""
        label = self.placed[name].label if name in self.placed else ""
        return f"第 {self.rows.index(row) + 1} 行 {label}".strip()

    def _at(self, path: str) -> tuple[_Row | None, str]:
        at, _, name = path.partition(".")
        filled = [row for row in self.rows if _filled(row)]
        inside = at.isdigit() and int(at) < len(filled)
        return (filled[int(at)] if inside else None), name

    def append(self, **values: Any) -> None:
        """A new row by the program or the button."""
        self._append(values)
        self._heads()
        editors = list(self.rows[-1].editors.values())
        for each in editors:  # the layout would show them later; what is not seen takes no focus
            each.widget().show()
        editors[0].focus()
        self.edited.emit()

    def _more(self) -> None:
        self.append()

    # ---- building -----------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self.box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(6)
        self.grid.setVerticalSpacing(4)
        tabled = self.placed if self.tabled else {}
        self.heads = [QLabel(UNIT.sub("", p.label)) for p in tabled.values()]
        for at, (head, placed) in enumerate(zip(self.heads, tabled.values(), strict=True)):
            theme.tag(head, "small")
            head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self.grid.addWidget(head, 0, at)
            self.grid.setColumnStretch(at, _share(placed))
        column.addLayout(self.grid)
        theme.tag(self.add, "link")
        self.add.clicked.connect(self._more)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self._heads()

    def _append(self, values: dict[str, Any]) -> None:
        row = self.spare.pop() if self.spare else self._made()
        row.key = values.get("key")
        for name, editor in row.editors.items():
            self._fill(editor, self.placed[name], values.get(name))
        if row.block:
            row.block.unfold(False)
        self.rows.append(row)
        self._seat(row, self.grid.rowCount())
        for widget in row.widgets():
            widget.setVisible(widget is not row.note)
        self._take_turn(row)
        self.grown.emit()

    def _made(self) -> _Row:
        editors = {name: self._editor(placed) for name, placed in self.placed.items()}
        away = QToolButton()
        away.setIcon(theme.cross())
        away.setIconSize(QSize(12, 12))
        away.setToolTip("去掉这一行")
        away.setAccessibleName("去掉这一行")
        theme.tag(away, "bare")
        row = _Row(editors, away)
        away.clicked.connect(lambda: self._away(row))
        if not self.heads:
            labels = {name: placed.label for name, placed in self.placed.items()}
            wide = {name for name, placed in self.placed.items() if _wordy(placed)}
            row.block = Folded(editors, labels, self.first, away, wide)
        return row

    def _fill(self, editor: Editor, placed: Placed, value: Any) -> None:
        """What stands in it now; nobody typed that."""
        editor.blockSignals(True)
        editor.put(value, self._title(placed, value))
        editor.mark(wrong=False)
        editor.blockSignals(False)
        if isinstance(editor, RefEdit):
            editor.narrow = self.narrow.get(placed.name, editor.narrow)
            editor.station = self.station

    def _editor(self, placed: Placed) -> Editor:
        editor = self.factory(self.desk, placed)
        editor.setParent(self)
        editor.edited.connect(self.edited)
        editor.entered.connect(lambda: self._next(editor))
        editor.focused.connect(self.focused)
        editor.left.connect(self.left)
        return editor

    def _title(self, placed: Placed, value: Any) -> str:
        """The words of the record that a row refers to: rows are loaded with keys alone."""
        if not isinstance(placed.kind, Ref) or not isinstance(value, int):
            return ""
        return self.desk.ask(common.rows, placed.kind.target, [value], ("title",))[0][0]

    def _seat(self, row: _Row, line: int) -> None:
        if row.block:
            self.grid.addWidget(row.block, line, 0)
            self.grid.addWidget(row.note, line + 1, 0)
            return
        for at, editor in enumerate(row.editors.values()):
            widget = editor.widget()
            widget.setSizePolicy(QSizePolicy.Policy.Ignored, widget.sizePolicy().verticalPolicy())
            self.grid.addWidget(widget, line, at)
        self.grid.addWidget(row.away, line, len(row.editors))
        self.grid.addWidget(row.note, line + 1, 0, 1, len(row.editors))

    def _take_turn(self, row: _Row) -> None:
        """Tab goes through a new row before the button that adds one: Qt puts what is new behind all
        that the window has."""
        fields = [editor.widget() for editor in row.editors.values()]
        parts = [*fields, *([row.block.more] if row.block else []), row.away]
        every = (each for part in parts for each in (part, *part.findChildren(QWidget)))
        before: QWidget | None = self.add.previousInFocusChain()
        while before and before is not self.add and not self._stops(before):
            before = before.previousInFocusChain()
        if before and before is not self.add:
            for one, other in pairwise([before, *filter(self._stops, every)]):
                QWidget.setTabOrder(one, other)

    def _stops(self, widget: QWidget) -> bool:
        """Whether Tab stops there; a list of candidates is a window of its own."""
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        return takes and widget.window() is self.add.window()

    def _next(self, editor: Editor) -> None:
        """Enter goes through the rows, then to the form's next field."""
        editors = (e for row in self.rows for e in row.editors.values())
        every = [e for e in editors if e is editor or e.widget().isVisibleTo(self.box)]
        at = every.index(editor) + 1
        if at < len(every):
            every[at].focus()
        else:
            self.entered.emit()

    def _away(self, row: _Row) -> None:
        self._drop(row)
        self._heads()
        self.add.setFocus()
        self.edited.emit()

    def _drop(self, row: _Row) -> None:
        """Its boxes wait for another row: to make them takes ten times as long as to fill them."""
        self.rows.remove(row)
        self.spare.append(row)
        for widget in row.widgets():
            self.grid.removeWidget(widget)
            widget.hide()
        self.grown.emit()

    def _heads(self) -> None:
        for head in self.heads:
            head.setVisible(bool(self.rows))


def keyed(
    now: Sequence[Mapping[str, Any]],
    sent: Sequence[Mapping[str, Any]],
    saved: Sequence[Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """Rows as they stand, with the keys that a save gave to those which were sent as new: it keeps
    their order."""
    known = {row.get("key") for row in sent}
    given = iter([row["key"] for row in saved if row["key"] not in known])
    keys = [row.get("key") or next(given, None) for row in now]
    return [{**row, **({"key": key} if key else {})} for row, key in zip(now, keys, strict=True)]


def _values(row: _Row) -> dict[str, Any]:
    given = {name: editor.value() for name, editor in row.editors.items()}
    return given if row.key is None else {**given, "key": row.key}


def _filled(row: _Row) -> bool:
    return row.key is not None or any(e.value() not in (None, "", []) for e in row.editors.values())


def _need(fields: Sequence[Placed]) -> int:
    """The width in px at which the boxes of one row can still be read."""
    return sum(
        next((px for kind, px in NEED.items() if isinstance(each.kind, kind)), 100)
        + (WORDS if isinstance(each.kind, Choice) and _wordy(each) else 0)
        for each in fields
    )


def _share(placed: Placed) -> int:
    """Of a line's width: words and choices need more than numbers."""
    if isinstance(placed.kind, Day):
        return 4
    return 5 if isinstance(placed.kind, (Choice, Ref)) or _wordy(placed) else 3


def _wordy(placed: Placed) -> bool:
    """Whether what stands in it may be long."""
    if isinstance(placed.kind, Choice):
        return max(map(len, placed.kind.terms.values())) >= LABEL
    return isinstance(placed.kind, Text) and placed.kind.length >= WORDY
