"""A record's form. The page says which fields stand where; the fields' kinds choose the editors."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.actions.common import Entry
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Rows, Unfit
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.cells import Cell, Chips, Heading, Line, Remark, Section, label_for
from qianshou_desktop.ui.chips import ChipRow
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Editor, LongEdit, MomentEdit, RefEdit, RowsEdit, for_field
from qianshou_desktop.ui.editors.rows import keyed
from qianshou_desktop.ui.flow import Flow
from qianshou_desktop.ui.front import Tall

EMPTY: tuple[object, ...] = (None, "", [])
NAMED = 3  # faulty fields that a sentence names


class _Sheet(QWidget):
    """What a section's scroll area holds. Where texts and toggles wrap, its height follows from
    its width alone: Qt's own least height is that of the narrowest wrapping, and scrolls over
    nothing."""

    def minimumSizeHint(self) -> QSize:
        least, layout = super().minimumSizeHint(), self.layout()
        return QSize(least.width(), 0) if layout and layout.hasHeightForWidth() else least


class Form(QWidget):
    """Editors of a record's fields in sections.

    Enter goes to the next field, in long text only Tab does. A problem stands under its field
    until the field is edited; what was typed stays.
    """

    edited = Signal(str)  # a field's name
    done = Signal()  # Enter after the last field

    def __init__(
        self,
        desk: Desk,
        kind: str,
        sections: Sequence[Section],
        labels: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self.kind, self.labels = desk, kind, dict(labels or {})
        self.placed: dict[str, Placed] = KINDS[kind].fields
        self.sections = list(sections)
        self.entry = Entry(kind)
        self.cells: dict[str, Cell | ChipRow] = {}
        self.editors: dict[str, Editor] = {}
        self.remarks: dict[str, QLabel] = {}  # the page's own sentences by name
        self._start: dict[str, Any] = {}
        self._touched: set[str] = set()
        self._refused: set[str] = set()  # and not edited since
        self.also: Callable[[str], str] = lambda name: ""  # what the page says against a field
        self.passed: set[str] = set()  # Enter passes by these where they are filled in
        self.judged: set[str] = set()  # nobody but the user says these: no default stands in
        self._build()
        self._keep_within()

    def _keep_within(self) -> None:
        """A village is offered, and stays, only as one of the township beside it; a station's own
        people are offered before others."""
        for name, editor in self.editors.items():
            if isinstance(editor, (RefEdit, RowsEdit)):
                editor.station = self._station
            outer = getattr(self.placed[name].kind, "within", "")
            if outer in self.editors and isinstance(editor, RefEdit):
                editor.narrow = partial(self._inside, outer)

    def _inside(self, outer: str) -> Mapping[str, Any]:
        value = self.editors[outer].value()
        return {outer: value} if isinstance(value, int) else {}

    def _station(self) -> int | None:
        """Where what is written here belongs."""
        shown = self.editors.get("station")
        value = shown.value() if shown else self.entry.values.get("station")
        return value if isinstance(value, int) else None

    def clear_within(self, outer: str) -> None:
        """Another township was chosen: the village of the former one goes."""
        for name, placed in self.placed.items():
            if name in self.editors and getattr(placed.kind, "within", "") == outer:
                self.put(name, None)

    # ---- values --------------------------------------------------------------------------------

    def load(self, entry: Entry) -> None:
        """Show a record; it is what `dirty` and `values` compare with. Where it is the one that was
        shown, as it is now, whoever writes in it writes on."""
        held = self._held() if self.entry.key in (None, entry.key) else None
        self.entry = entry
        self._touched.clear()
        self._refused.clear()
        for name, editor in self.editors.items():
            editor.put(entry.values.get(name), entry.titles.get(name, ""))
            self.cells[name].say("")
        self._start = self.snapshot()
        self.strip_marks()
        self._stand(held)

    def _held(self) -> tuple[str, Any] | None:
        """The field with the focus, and the place in it."""
        found = ((name, editor.caret()) for name, editor in self.editors.items())
        return next((each for each in found if each[1] is not None), None)

    def _stand(self, held: tuple[str, Any] | None) -> None:
        if held:
            self.editors[held[0]].stand(held[1])

    def snapshot(self) -> dict[str, Any]:
        """Every editor's value as it stands."""
        return {name: editor.value() for name, editor in self.editors.items()}

    def values(self) -> dict[str, Any]:
        """What a save has to write: the changed fields, and of a new record all that is given."""
        now = self.snapshot()
        if self.entry.key is not None:
            return {n: v for n, v in now.items() if not _same(v, self._start.get(n))}
        hidden = {n: v for n, v in self.entry.values.items() if n not in now}
        return {n: v for n, v in {**hidden, **now}.items() if v not in EMPTY}

    def dirty(self) -> bool:
        """Whether anything differs from what was loaded."""
        now = self.snapshot()
        return any(not _same(value, self._start.get(name)) for name, value in now.items())

    def newer(self, sent: Mapping[str, Any]) -> dict[str, tuple[Any, str]]:
        """What was typed while a save was under way: values, with the titles of references."""
        found = {}
        for name, editor in self.editors.items():
            value = editor.value()
            if not _same(value, sent.get(name)):
                found[name] = (value, editor.title() if isinstance(editor, RefEdit) else "")
        return found

    def typed(self) -> dict[str, tuple[Any, str]]:
        """What differs from what was loaded: values, with the titles of references."""
        return self.newer(self._start)

    def put_typed(self, typed: Mapping[str, tuple[Any, str]]) -> None:
        """Put over what was loaded what somebody had typed there."""
        for name, (value, title) in typed.items():
            self.put(name, value, title)

    def again(self, newer: Mapping[str, tuple[Any, str]], sent: Mapping[str, Any]) -> None:
        """Put back what `newer` found; it is not saved yet. Rows that were new are so no more."""
        held = self._held()
        for name, (value, title) in newer.items():
            rows = isinstance(self.placed[name].kind, Rows)
            now = keyed(value, sent[name], self._start[name]) if rows else value
            self.editors[name].put(now, title)
        self._stand(held)

    def put(self, name: str, value: Any, title: str = "") -> None:
        """Set one field as if it had been typed."""
        self.editors[name].put(value, title)
        self._refused.discard(name)
        self.cells[name].say("")

    def editor(self, name: str) -> Editor:
        """A field's editor."""
        return self.editors[name]

    # ---- problems ------------------------------------------------------------------------------

    def show_problems(self, problems: Mapping[str, str]) -> str:
        """Show each at its field and go to the first; returns those that have no field here."""
        for cell in self.cells.values():
            cell.say("")
        rest: list[str] = []
        self._refused = {path.partition(".")[0] for path in problems}
        first, parts = "", dict[str, str]()
        for path, sentence in problems.items():
            name, _, inner = path.partition(".")
            if name not in self.cells:
                rest.append(self._with_label(name, sentence))
                continue
            first = min(first or name, name, key=self._place)
            if inner and self.editors[name].mark_part(inner, sentence):
                parts.setdefault(name, inner)
            else:
                self.cells[name].say(sentence)
        self.strip_marks(problems)
        if first:
            self.focus(first)
            # Once what is said has its room.
            QTimer.singleShot(0, self, lambda: self._reveal(first))
        if first in parts:
            self.editors[first].focus_part(parts[first])
        return "；".join(rest)

    def _reveal(self, name: str) -> None:
        """The field with what is said under it."""
        area = self.stack.currentWidget()
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(self.cells[name], 0, 12)

    def in_short(self, problems: Mapping[str, str]) -> str:
        """All of them in one sentence: 请在“更多”里改好“社工站”：…… or 请改好“对象”“日期”等 4 处.
        A form of one section shows no headings, so none is named."""
        here: dict[str, str] = {}
        for path, said in problems.items():
            name, _, inner = path.partition(".")
            part = self.editors[name].part(inner) if inner and name in self.editors else ""
            words = f"{part}：{said}" if part else said
            here[name] = f"{here[name]}；{words}" if name in here else words
        faulty = [(s.title, n) for s in self.sections for n in s.fields() if n in here]
        if not faulty:
            told = (self._with_label(path.partition(".")[0], w) for path, w in problems.items())
            return next(told, "请改好标出的地方")
        titles = {title for title, _ in faulty}
        where = f"在“{faulty[0][0]}”里" if len(titles) == 1 < len(self.sections) else ""
        named = "".join(f"“{self.label(name)}”" for _, name in faulty[:NAMED])
        if len(faulty) == 1:
            return f"请{where}改好{named}：{here[faulty[0][1]]}"
        more = f"等 {len(faulty)} 处" if len(faulty) > NAMED else ""
        return f"请{where}改好{named}{more}"

    def label(self, name: str) -> str:
        """A field's label as it stands in the form."""
        return self.labels.get(name, "").strip() or self.placed[name].label

    def _with_label(self, name: str, sentence: str) -> str:
        return f"{self.placed[name].label}：{sentence}" if name in self.placed else sentence

    def unread(self) -> dict[str, str]:
        """Text typed where a choice is due, and not yet chosen; judgements that are not made. Where
        there is any, all that is wrong at sight as well, so that nobody is told of it bit by bit."""
        asked = (n for n, e in self.editors.items() if self._typed_alone(n, e))
        found = {name: words for name in asked if (words := self.editors[name].problem())}
        found |= self._unfilled(n for n in self.editors if n in self.judged)
        if not found:
            return {}
        wanted = (n for n in self.editors if self.placed[n].required and self.entry.key is None)
        wrong = {name: words for name in self.editors if (words := self.check(name))}
        return self._unfilled(wanted) | wrong | found

    def _unfilled(self, names: Iterable[str]) -> dict[str, str]:
        empty = (name for name in names if self.editors[name].value() in EMPTY)
        return {name: f"请填{self.placed[name].label}" for name in empty}

    def _typed_alone(self, name: str, editor: Editor) -> bool:
        return self.placed[name].kind.many or isinstance(editor, (MomentEdit, RefEdit))

    def check(self, name: str) -> str:
        """What the field's kind says against the value as typed."""
        editor, kind = self.editors[name], self.placed[name].kind
        if kind.many or isinstance(editor, RefEdit) or editor.problem():
            return editor.problem()
        try:
            value = kind.read(editor.value()) if editor.value() not in EMPTY else None
        except Unfit as unfit:
            return str(unfit)
        return "" if value is None else kind.limit(value, self.desk.today()) or ""

    # ---- going about -----------------------------------------------------------------------------

    def focus(self, name: str = "") -> None:
        """Go to a field, to the first one where none is named; its section comes to the front."""
        name = name or next(iter(self.editors))
        at = next((n for n, s in enumerate(self.sections) if name in s.fields()), 0)
        self.turn(at)
        self.editors[name].focus()

    def turn(self, at: int) -> None:
        """Bring a section to the front."""
        if 0 <= at < len(self.sections):
            self.stack.setCurrentIndex(at)
            self.tabs[at].setChecked(True)

    def turn_by(self, step: int) -> bool:
        """The next section or the one before, and its first field; False where there is none."""
        at = self.stack.currentIndex() + step
        if not 0 <= at < len(self.sections):
            return False
        self.focus(self.sections[at].fields()[0])
        return True

    def show_field(self, name: str, on: bool) -> None:
        """Hide or show a field with its label."""
        for widget in self._parts[name]:
            widget.setVisible(on)

    def _advance(self, name: str) -> None:
        names = [n for n in self.editors if n == name or self._reachable(n)]
        at = names.index(name) + 1 if name in names else 0
        if at < len(names):
            self.focus(names[at])
        else:
            self.done.emit()

    def _reachable(self, name: str) -> bool:
        if name in self.passed and self.editors[name].value() not in EMPTY:
            return False
        widget = self.editors[name].widget()
        page = self.stack.widget(next(n for n, s in enumerate(self.sections) if name in s.fields()))
        return page is not None and widget.isVisibleTo(page) and widget.isEnabled()

    def _place(self, name: str) -> int:
        return list(self.editors).index(name)

    # ---- building --------------------------------------------------------------------------------

    def _build(self) -> None:
        """From the outside in: whatever is full already and then put into another is styled anew,
        with all that is in it, at every step."""
        self._parts: dict[str, list[QWidget]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.strip = QWidget(self)
        self.tabs = self._tabs()
        column.addWidget(self.strip)
        self.strip.setVisible(len(self.sections) > 1)
        self.stack = QStackedWidget(self)
        column.addWidget(self.stack, 1)
        for section in self.sections:
            self.stack.addWidget(self._page(section))
        self.hint = QLabel()
        self.hint.setMinimumHeight(20)
        self.hint.setWordWrap(True)
        theme.tag(self.hint, "small")
        column.addWidget(self.hint)

    def _tabs(self) -> list[QPushButton]:
        row = Flow(14)
        row.setContentsMargins(20, 0, 20, 0)
        self.strip.setLayout(row)
        group = QButtonGroup(self)
        made = []
        for at, section in enumerate(self.sections):
            tab = QPushButton()
            tab.setText(section.title)
            tab.setCheckable(True)
            tab.setChecked(at == 0)
            tab.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            tab.setToolTip("Ctrl+PageUp / Ctrl+PageDown 换分区")
            tab.clicked.connect(lambda _=False, n=at: self.turn(n))
            theme.tag(tab, "tab")
            group.addButton(tab)
            row.addWidget(tab)
            made.append(tab)
        return made

    def strip_marks(self, problems: Mapping[str, str] | None = None) -> None:
        """Mark the sections in which something is refused."""
        wrong = {path.partition(".")[0] for path in problems or {}}
        for tab, section in zip(self.tabs, self.sections, strict=True):
            theme.flag(tab, "wrong", bool(wrong.intersection(section.fields())))

    def _page(self, section: Section) -> QScrollArea:
        area = Tall(self.stack)
        inner = _Sheet(area.viewport())
        grid = QGridLayout(inner)
        grid.setContentsMargins(20, 9, 16, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for at, line in enumerate(section.lines):
            self._line(grid, at, line, area)
        long = [n for n, line in enumerate(section.lines) if self._is_long(line)]
        for at in long or [len(section.lines)]:
            grid.setRowStretch(at, 1)
        self._grow(section)
        area.setWidget(inner)
        return area

    def _grow(self, section: Section) -> None:
        """Long texts take what room there is beside the other fields."""
        for name in section.fields():
            editor = self.editors[name]
            if isinstance(editor, LongEdit):
                editor.grow()

    def _is_long(self, line: Line | Chips | Heading | Remark) -> bool:
        return isinstance(line, tuple) and isinstance(self.editors[line[0]], LongEdit)

    def _line(
        self, grid: QGridLayout, at: int, line: Line | Chips | Heading | Remark, area: QScrollArea
    ) -> None:
        if isinstance(line, Heading):
            heading = QLabel(line.text)
            theme.tag(heading, "heading")
            heading.setContentsMargins(0, 6 if at else 0, 0, 0)
            grid.addWidget(heading, at, 0, 1, 4)
        elif isinstance(line, Remark):
            grid.addWidget(self._remark(line.name), at, 1, 1, 3)
        elif isinstance(line, Chips):
            self._chips(grid, at, line, area)
        else:
            for nth, name in enumerate(line):
                self._field(grid, at, nth, name, wide=len(line) == 1, area=area)

    def _remark(self, name: str) -> QLabel:
        label = self.remarks[name] = QLabel()
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        theme.tag(label, "small")
        return label

    def _field(
        self, grid: QGridLayout, at: int, nth: int, name: str, *, wide: bool, area: QScrollArea
    ) -> None:
        placed = self.placed[name]
        editor = for_field(self.desk, placed, wide=wide)
        cell = Cell(editor)
        label = label_for(placed, self.labels.get(name, ""))
        label.setBuddy(editor.widget())
        grid.addWidget(label, at, 2 * nth, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(cell, at, 2 * nth + 1, 1, 3 if wide else 1)
        self._parts[name] = [label, cell]
        self._join(name, editor, cell, area)

    def _chips(self, grid: QGridLayout, at: int, line: Chips, area: QScrollArea) -> None:
        row = ChipRow(line, {name: self.placed[name] for name in line.fields})
        grid.addWidget(row.label, at, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(row, at, 1, 1, 3)
        for name, editor in row.editors.items():
            self._parts[name] = [row.label, row]
            self._join(name, editor, row, area)

    def _join(self, name: str, editor: Editor, cell: "Cell | ChipRow", area: QScrollArea) -> None:
        editor.setParent(self)
        self.editors[name], self.cells[name] = editor, cell
        editor.edited.connect(lambda: self._edited(name))
        editor.entered.connect(lambda: self._advance(name))
        editor.left.connect(lambda: self._left(name))
        editor.focused.connect(lambda: self._focused(name, area))

    def _edited(self, name: str) -> None:
        self._touched.add(name)
        self._refused.discard(name)
        self.cells[name].say("")
        self.edited.emit(name)

    def _left(self, name: str) -> None:
        self.hint.clear()
        if name in self._touched and name not in self._refused:
            self.cells[name].say(self.check(name) or self.also(name))

    def _focused(self, name: str, area: QScrollArea) -> None:
        self.hint.setText(self.placed[name].field.hint or self.editors[name].hint)
        area.ensureWidgetVisible(self.cells[name], 0, 12)


def _same(one: Any, other: Any) -> bool:
    return bool(one == other) or (one in EMPTY and other in EMPTY)
