"""A grid to enter the visits of a round made on paper: a row a person with its own day, keys alone.
Enter goes to the next cell, as does a digit in 见到; the space bar takes the day above, which stands
in grey where none is typed; Ctrl+D copies the cell above, the arrows go up and down, Ctrl+Delete
empties the row and Ctrl+Z brings it back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from qianshou_desktop.records import KINDS
from qianshou_desktop.records.kinds import Text
from qianshou_desktop.records.visit import CHECKLIST
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Editor, Segments, TextEdit, for_field
from qianshou_desktop.ui.editors.coded import DigitsEdit, ItemsEdit
from qianshou_desktop.ui.elided import Elided

AMISS = "amiss"  # the column for what was found amiss: a to-do follows from each
HEADS = {"visited_on": "日期", "seen": "见到", "minutes": "分钟", "way": "方式", "items": "项目",
         AMISS: "异常", "note": "情况"}  # fmt: skip
WIDTHS = {
    "visited_on": 100,
    "seen": 88,
    "minutes": 48,
    "way": 96,
    "items": 72,
    AMISS: 56,
    "note": 0,
}
PEOPLE = 3  # columns before the first cell: number, name, village
WIDE, CLOSE = (14, 8, 12, 8), (6, 8, 4, 8)  # margins of the cells
WHERE, SPARED = "村（社区）", (0, 2)
WRITTEN = ("minutes", "items", AMISS, "note")  # what nobody but the user fills in
SUCH = {"items": "B1 B2", AMISS: "37"}  # in grey, where nothing stands
ASSUMED = {"seen": True, "way": "home"}  # once a row has its day
EMPTY: tuple[object, ...] = (None, "", [])


@dataclass(eq=False)
class Row:
    """A person's cells, and the note under them."""

    person: int
    title: str
    editors: dict[str, Editor]
    widgets: list[QWidget]
    note: QLabel
    faults: dict[str, str] = field(default_factory=dict)  # by field, as they are said
    held: set[str] = field(default_factory=set)  # the cells in which something stood
    taken: dict[str, Any] = field(default_factory=dict)  # how it was left when it was emptied
    lent: bool = False  # its day is the one above, put because something was written

    @property
    def wrong(self) -> set[str]:
        """The fields that are refused."""
        return set(self.faults)

    def unread(self) -> dict[str, str]:
        """What the cells themselves say against what was typed."""
        found = {name: each.problem() for name, each in self.editors.items()}
        return {name: words for name, words in found.items() if words}

    def typed(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.standing())

    def begun(self) -> bool:
        """Whether somebody wrote down what was done there, or that nobody was in."""
        mine = self.standing() - {"visited_on"}
        return any(self.editors[n].value() != ASSUMED.get(n) for n in mine)

    def standing(self) -> set[str]:
        """The cells in which something stands."""
        return {name for name, each in self.editors.items() if each.value() not in EMPTY}

    def left(self) -> dict[str, Any]:
        """All of it, to be put back as it is now."""
        return {"cells": {n: e.value() for n, e in self.editors.items()}, "lent": self.lent}

    def put(self, cells: Mapping[str, Any], lent: bool = False) -> None:
        """What the program brings back into it; nothing follows from that, and a day that was lent to it
        is not one that was typed."""
        for name, value in cells.items():
            if name in self.editors and value not in EMPTY:
                self.editors[name].put(value)
        self.held, self.lent = self.standing(), lent

    def assume(self) -> None:
        """With its day a row has what is so of most visits; without one nothing of that, unless
        somebody wrote down what was done."""
        dated = self.editors["visited_on"].value()
        for name, value in ASSUMED.items():
            editor = self.editors[name]
            if dated and editor.value() is None:
                editor.put(value)
            elif not dated and editor.value() == value and not self.begun():
                editor.put(None)

    def values(self) -> dict[str, Any]:
        """What is saved of it."""
        given = {name: each.value() for name, each in self.editors.items()}
        found = [CHECKLIST[int(digit) - 1] for digit in given.pop(AMISS) or ()]
        kept = {name: value for name, value in given.items() if value not in EMPTY}
        return {"person": self.person} | kept | dict.fromkeys(found, "amiss")


class Grid(QScrollArea):
    """The rows. One without a day is not saved: nobody went there."""

    changed = Signal()
    focused = Signal(str)  # how to use the cell with the focus
    ended = Signal()  # Enter in the last cell
    emptied = Signal(str)  # whose row

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.rows: list[Row] = []
        self._cells: dict[QObject, tuple[Row, str]] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self.grid = QGridLayout(inner)
        self.grid.setContentsMargins(*WIDE)
        self.grid.setHorizontalSpacing(6)
        self.grid.setVerticalSpacing(4)
        self.grid.setColumnStretch(PEOPLE + len(HEADS) - 1, 1)
        self.setWidget(inner)
        self._next_line = 1
        self.narrow = False  # no room for the numbers and the villages
        self.heads: dict[str, QLabel] = {}
        self._heads()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.narrow = self.window().width() < theme.NARROW
        self.heads[WHERE].setHidden(self.narrow)
        self.grid.setContentsMargins(*(CLOSE if self.narrow else WIDE))
        for row in self.rows:
            self._hide(row)

    def _hide(self, row: Row) -> None:
        for at in SPARED:
            row.widgets[at].setHidden(self.narrow)

    # ---- rows ------------------------------------------------------------------------------------

    def add(self, person: int, name: str, place: str, remark: str = "") -> None:
        """A row for a person; one who stands here already keeps theirs."""
        if self.row_of(person):
            return
        editors = {each: self._editor(each) for each in HEADS}
        labels = self._labels(name, place, remark)
        note = QLabel()
        note.setWordWrap(True)
        theme.tag(note, "error")
        note.hide()
        cells = [each.widget() for each in editors.values()]
        row = Row(person, name, editors, [*labels, *cells, note], note)
        self._join(row)
        self._seat(row, labels)
        self._hide(row)
        self.rows.append(row)
        self._number()
        self._show_days()

    def row_of(self, person: int) -> Row | None:
        """The row of a person."""
        return next((row for row in self.rows if row.person == person), None)

    def clear(self, kept: Sequence[Row] = ()) -> None:
        """Take the rows away but for some."""
        for row in [each for each in self.rows if each not in kept]:
            for widget in row.widgets:
                self._cells.pop(widget, None)
                self.grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
            for editor in row.editors.values():
                self._cells.pop(_place(editor), None)
                editor.deleteLater()
            self.rows.remove(row)
        self._number()
        self._show_days()

    def filled(self) -> list[Row]:
        """The rows that have their day."""
        return [row for row in self.rows if row.editors["visited_on"].value()]

    def undated(self) -> list[Row]:
        """The rows in which something was written down, but no day."""
        return [row for row in self.rows if row.begun() and not row.editors["visited_on"].value()]

    def unread(self, rows: Sequence[Row]) -> dict[str, str]:
        """What some rows say against themselves: `1.minutes`."""
        return {
            f"{n}.{name}": said for n, r in enumerate(rows) for name, said in r.unread().items()
        }

    def unsaved(self) -> bool:
        """Whether anything was typed."""
        return any(row.typed() for row in self.rows)

    def focus(self, row: Row | None = None, name: str = "visited_on") -> None:
        """Go to a cell; where none is named, to the first that waits for its day."""
        waiting = (each for each in self.rows if not each.editors["visited_on"].value())
        row = row or next(waiting, self.rows[0] if self.rows else None)
        if row:
            row.editors[name].focus()
            self.ensureWidgetVisible(row.editors[name].widget(), 0, 40)

    def say(self, problems: Mapping[str, str], sent: Sequence[Row]) -> str:
        """Show each fault at its row and field; returns those that no row has."""
        rest = []
        for row in self.rows:
            self._clear_row(row)
        for path, words in problems.items():
            at, _, name = path.partition(".")
            if at.isdigit() and int(at) < len(sent):
                self._fault(sent[int(at)], name, words)
            else:
                rest.append(words)
        wrong = next((row for row in self.rows if row.wrong), None)
        if wrong:
            self.focus(wrong, next((name for name in HEADS if name in wrong.wrong), "visited_on"))
        return "；".join(rest)

    def _fault(self, row: Row, name: str, words: str) -> None:
        known = name in row.editors
        label = HEADS[name] if known else KINDS["visit"].fields[name].label if name else ""
        said = f"{label}：{words}" if label else words
        before = row.faults.get(name)
        row.faults[name] = f"{before}；{said}" if before else said
        self._say_faults(row)
        if known:
            row.editors[name].mark(wrong=True)

    def _say_faults(self, row: Row) -> None:
        row.note.setText("；".join(row.faults.values()))
        row.note.setVisible(bool(row.faults))

    def _clear_row(self, row: Row) -> None:
        row.faults.clear()
        self._say_faults(row)
        for editor in row.editors.values():
            editor.mark(wrong=False)

    def _mended(self, row: Row, name: str) -> None:
        """What was said against a field is no longer so, or against the row as it was."""
        row.editors[name].mark(wrong=False)
        row.faults = {n: said for n, said in row.faults.items() if n in row.editors and n != name}
        self._say_faults(row)

    # ---- keys ------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        here = self._cells.get(watched)
        if here and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event, *here)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent, row: Row, name: str) -> bool:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        empty = not row.editors[name].value()
        if control and event.key() == Qt.Key.Key_Delete:
            self.empty(row)
        elif control and event.key() == Qt.Key.Key_Z and row.taken and not row.typed():
            self._put_back(row)
        elif control and event.key() == Qt.Key.Key_D:
            self._copy(row, name)
        elif name == "visited_on" and empty and event.key() == Qt.Key.Key_Space:
            self._copy(row, name)
            self._entered(row, name)
        elif step and (control or name != "way"):
            self._move(row, name, step)
        else:
            return False
        return True

    def _above(self, row: Row, name: str) -> Any:
        """What the nearest row above has there, None where there is none."""
        above = self.rows[: self.rows.index(row)]
        read = (each.editors[name] for each in reversed(above))
        found = (editor.value() for editor in read if not editor.problem())
        return next((each for each in found if each not in EMPTY), None)

    def _show_days(self) -> None:
        """In grey, the day that the space bar would take."""
        day = ""
        for row in self.rows:
            line = row.editors["visited_on"].widget()
            assert isinstance(line, QLineEdit)
            line.setPlaceholderText(day)
            mine = row.editors["visited_on"]
            day = day if mine.problem() else mine.value() or day

    def _copy(self, row: Row, name: str) -> None:
        value = self._above(row, name)
        if value is not None:
            row.editors[name].put(value)
            self._edited(row, name)
            row.editors[name].focus()

    def _move(self, row: Row, name: str, step: int) -> None:
        at = self.rows.index(row) + step
        if 0 <= at < len(self.rows):
            self.focus(self.rows[at], name)

    def _entered(self, row: Row, name: str) -> None:
        """The next cell; past a row without its day, to the next row."""
        names = list(HEADS)
        last = name == names[-1] or (name == names[0] and not row.editors[name].value())
        if not last:
            self.focus(row, names[names.index(name) + 1])
        elif self.rows.index(row) + 1 < len(self.rows):
            self._move(row, names[0], 1)
        else:
            self.ended.emit()

    def empty(self, row: Row) -> None:
        """Take out all that stands in a row: nobody went there."""
        stood = row.left() if row.typed() else {}
        for editor in row.editors.values():
            editor.put(None)
        row.lent, row.held = False, set()
        self._clear_row(row)
        self._show_days()
        self.focus(row)
        self.changed.emit()
        if stood:
            row.taken = stood
            self.emptied.emit(row.title)

    def _put_back(self, row: Row) -> None:
        """A slip of the keys is not the end of what was typed."""
        row.put(**row.taken)
        row.taken = {}
        self._show_days()
        self.changed.emit()

    def _edited(self, row: Row, name: str) -> None:
        self._mended(row, name)
        if name in WRITTEN:
            self._lend(row, begins=name in row.standing() - row.held)
        else:
            row.lent = False  # somebody looked at the row, and left its day
        dated = bool(row.editors["visited_on"].value())
        came = dated and "visited_on" not in row.held
        if came or not (dated or row.begun()):
            self._mended(row, "visited_on")
        self._show_days()
        row.assume()
        row.held = row.standing()
        self.changed.emit()

    def _lend(self, row: Row, begins: bool) -> None:
        """Whoever writes into an empty cell was there the day that stands above, unless they say so
        otherwise; if that was a slip and is deleted, the day goes with it. To delete something is
        never to have been there."""
        day = row.editors["visited_on"]
        if begins and not day.value():
            day.put(self._above(row, "visited_on"))
            row.lent = bool(day.value())
        elif row.lent and not row.begun():
            day.put(None)
            row.lent = False

    def _left(self, row: Row, name: str) -> None:
        words = row.editors[name].problem()
        if words and not row.wrong:
            self._fault(row, name, words)

    # ---- building ----------------------------------------------------------------------------------

    def _heads(self) -> None:
        for at, words in enumerate(("", "对象", WHERE, *HEADS.values())):
            head = self.heads[words] = QLabel(words)
            theme.tag(head, "small")
            self.grid.addWidget(head, 0, at)

    def _labels(self, name: str, place: str, remark: str) -> list[QWidget]:
        middle = Qt.TextElideMode.ElideMiddle  # long names differ at their ends
        number, who, where = QLabel(), Elided(40, middle), Elided(40)
        number.setMinimumWidth(18)
        who.setText(name)
        who.setFixedWidth(76)
        where.setFixedWidth(92)
        for label in (number, where):
            theme.tag(label, "muted")
        where.setText(place.split()[-1] if place else "")
        where.setToolTip("  ".join(text for text in (place, remark) if text))
        return [number, who, where]

    def _editor(self, name: str) -> Editor:
        made = self._made(name)
        made.setParent(self)
        line = made.widget()
        if isinstance(line, QLineEdit) and name in SUCH:
            line.setPlaceholderText(SUCH[name])
            for each in (line, self.heads[HEADS[name]]):
                each.setToolTip(made.hint)
        if WIDTHS[name]:
            made.widget().setFixedWidth(WIDTHS[name])
        else:
            made.widget().setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return made

    def _made(self, name: str) -> Editor:
        fields = KINDS["visit"].fields
        if name == "items":
            return ItemsEdit()
        if name == AMISS:
            return DigitsEdit([fields[each].label for each in CHECKLIST], "异常项")
        if name == "note":  # one line here: a paper list has no room for more
            return TextEdit(Text(5000))
        made = for_field(self.desk, fields[name])
        made.put(None)
        if isinstance(made, Segments):
            made.hint += "；按了就到下一格"
        return made

    def _join(self, row: Row) -> None:
        for name, editor in row.editors.items():
            place = _place(editor)
            place.setAccessibleName(f"{row.title} {HEADS[name]}")
            place.installEventFilter(self)
            self._cells[place] = row, name
            editor.edited.connect(lambda r=row, n=name: self._edited(r, n))
            editor.entered.connect(lambda r=row, n=name: self._entered(r, n))
            editor.left.connect(lambda r=row, n=name: self._left(r, n))
            if isinstance(editor, Segments):
                editor.picked.connect(lambda r=row, n=name: self._entered(r, n))
            editor.focused.connect(lambda e=editor: self.focused.emit(e.hint))

    def _seat(self, row: Row, labels: Sequence[QWidget]) -> None:
        line, self._next_line = self._next_line, self._next_line + 2
        self.grid.setRowStretch(line, 0)  # which the place below the last row had
        for at, widget in enumerate((*labels, *(e.widget() for e in row.editors.values()))):
            self.grid.addWidget(widget, line, at)
        self.grid.addWidget(row.note, line + 1, PEOPLE, 1, len(HEADS))
        self.grid.setRowStretch(line + 2, 1)

    def _number(self) -> None:
        for at, row in enumerate(self.rows, 1):
            number = row.widgets[0]
            assert isinstance(number, QLabel)
            number.setText(str(at))


def _place(editor: Editor) -> QWidget:
    """The widget that takes the keys."""
    return editor.widget().focusProxy() or editor.widget()
