"""A county's own .xlsx form, filled where it says {{服务人次}} and otherwise left as it is.

A placeholder alone in its cell becomes the number itself, within a text it is told, within a formula
it becomes a part of it. Those of a list ({{各站.名称}}) fill downward, a row a member, into the rows
that were prepared; where these do not suffice, rows are put in. What is filled in never becomes a
formula, whatever it begins with. Excel counts anew as it opens the file, since openpyxl keeps no results.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.formula.translate import Translator

from qianshou_desktop.formats import own_rows, workbook
from qianshou_desktop.formats.cells import Cell, Column, Share
from qianshou_desktop.formats.own_losses import opened
from qianshou_desktop.formats.own_names import PLACE, Known, Place, Rolls, found_in, halves_in, told
from qianshou_desktop.records.errors import Rejected

LONGEST_LITERAL = 255  # letters of a text within a formula
MARK = re.compile(r"_qs(\d+)_")  # a placeholder in a formula, while it is not yet filled
MARGINS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
BORDERS = ("left", "right", "top", "bottom")
PLAIN = Column("")


def placeholders(content: bytes) -> list[tuple[str, str, str]]:
    """Sheet, cell and name of every placeholder. Raises Rejected as `fill` does for the file."""
    return [(each.sheet, each.cell, each.name) for each in _Form(opened(content)).places()]


def check(content: bytes, names: Iterable[str], lists: Iterable[str]) -> None:
    """Raises Rejected as `fill` does, for a form that may ask for these names, some of them of lists."""
    _Form(opened(content)).check(Known({}, dict.fromkeys(lists, ()), names))


def fill(
    content: bytes, values: Mapping[str, Cell], lists: Rolls, names: Iterable[str] = ()
) -> bytes:
    """The form filled. `names` are all that it may ask for, if not those of the values and the
    lists' members. Raises Rejected for a file that would lose something, and for names not known."""
    form, known = _Form(opened(content)), Known(values, lists, names)
    form.check(known)
    form.fill(known)
    book = form.book
    book.calculation.fullCalcOnLoad = True
    return workbook.packed(book, (book.properties.modified or workbook.OLDEST).replace(tzinfo=None))


@dataclass
class _Form:
    """The cells that hold placeholders, as they were before anything was filled."""

    book: Any
    cells: list[tuple[Any, Any]] = field(default_factory=list)  # sheet and cell
    margins: list[tuple[Any, str, Any]] = field(default_factory=list)
    halves: list[Place] = field(default_factory=list)  # names in one brace
    marked: list[str] = field(default_factory=list)  # names within formulas, by their mark

    def __post_init__(self) -> None:
        for sheet in self.book.worksheets:
            for cell in list(sheet._cells.values()):
                if not isinstance(cell.value, str | CellRichText):
                    continue
                if found_in(str(cell.value)):
                    self.cells.append((sheet, cell))
                self.halves += [
                    Place(sheet.title, cell.coordinate, n) for n in halves_in(str(cell.value))
                ]
            for margin in MARGINS:
                for side in ("left", "center", "right"):
                    part = getattr(getattr(sheet, margin), side)
                    if part.text and found_in(part.text):
                        self.margins.append((sheet, margin, part))

    def places(self) -> list[Place]:
        """Every placeholder in reading order, sheet by sheet; then those at the pages' margins."""
        ordered = sorted(self.cells, key=lambda e: (self.book.index(e[0]), e[1].row, e[1].column))
        found = [
            Place(s.title, c.coordinate, n) for s, c in ordered for n in found_in(str(c.value))
        ]
        for sheet, margin, part in self.margins:
            where = "页眉" if "Header" in margin else "页脚"
            found += [Place(sheet.title, where, name) for name in found_in(part.text)]
        return found

    def check(self, known: Known) -> None:
        known.refuse(self.places())
        known.refuse_halves(self.halves)
        for sheet, _margin, part in self.margins:
            if any(known.roll(name) for name in found_in(part.text)):
                raise Rejected(f"“{sheet.title}”的页眉页脚里不能放一列（如各站）的占位。")

    def fill(self, known: Known) -> None:
        """Single values first; then lists from the lowest up, since rows may be put in."""
        for _sheet, cell in self.cells:
            self._mark(cell)
        rows: dict[tuple[str, int], list[Any]] = defaultdict(list)
        for sheet, cell in self.cells:
            if any(known.roll(name) for name in self._names(cell)):
                rows[sheet.title, cell.row].append(cell)
            else:
                self.put(cell, str(cell.value), known, raw=cell.value)
        for _, _, part in self.margins:
            part.text = PLACE.sub(
                lambda each: told(known.value(each[1])).replace("&", "&&"), part.text
            )
        for (title, _row), cells in sorted(rows.items(), reverse=True):
            _List(self, self.book[title], cells, known).fill()

    def _mark(self, cell: Any) -> None:
        """A formula with placeholders becomes one that can be read and moved: with names in it."""
        text = str(cell.value)
        if not text.startswith("=") or isinstance(cell.value, CellRichText):
            return

        def mark(each: re.Match[str]) -> str:
            self.marked.append(each[1].strip())
            return f"_qs{len(self.marked) - 1}_"

        cell._value, cell.data_type = PLACE.sub(mark, text), "f"
        if cell.number_format == "@":
            cell.number_format = "General"
        cell.quotePrefix = False

    def _names(self, cell: Any) -> list[str]:
        marks = [self.marked[int(number)] for number in MARK.findall(str(cell.value))]
        return marks if cell.data_type == "f" else found_in(str(cell.value))

    def put(self, cell: Any, text: str, known: Known, at: int = 0, raw: Any = None) -> None:
        """Fill a cell from its text with placeholders, for a list's member."""
        if text.startswith("=") and MARK.search(text):
            cell._value, cell.data_type = self._formula(text, known, at), "f"
            return
        whole = PLACE.fullmatch(text.strip())
        if whole:
            _put(cell, known.value(whole[1], at))
        elif isinstance(raw, CellRichText):
            cell._value = _rich(raw, lambda name: told(known.value(name, at)))
        else:
            filled = PLACE.sub(lambda each: told(known.value(each[1], at)), text)
            workbook.put_text(cell, workbook.text(filled))

    def _formula(self, text: str, known: Known, at: int) -> str:
        def literal(each: re.Match[str]) -> str:
            value = known.value(self.marked[int(each[1])], at)
            quoted = text.count('"', 0, each.start()) % 2 == 1
            return _inner(told(value)) if quoted else _literal(value)

        return MARK.sub(literal, text)


def _inner(text: str) -> str:
    """A text within the quotes of a formula, in pieces that are not too long for Excel."""
    clean = workbook.text(text)
    pieces = [clean[at : at + LONGEST_LITERAL] for at in range(0, len(clean), LONGEST_LITERAL)]
    return '"&"'.join(piece.replace('"', '""') for piece in pieces)


def _literal(value: Cell) -> str:
    """A value as a part of a formula; nothing counts as zero, as an empty cell does."""
    if value is None:
        return "0"
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        number = repr(float(value)) if isinstance(value, float) else str(value)
        return f"({number})" if value < 0 else number
    text = told(value)
    return f'("{_inner(text)}")' if len(text) > LONGEST_LITERAL else f'"{_inner(text)}"'


def _put(cell: Any, value: Cell) -> None:
    """A value that has the cell to itself: it keeps the form's number format, where there is one."""
    form = cell.number_format
    made, kind, proposed = workbook.value(value, PLAIN)
    if made is None:
        cell._value, cell.data_type = None, "n"
    elif kind == "s":
        workbook.put_text(cell, made)
    else:
        cell.quotePrefix = False
        cell.value = made
        if kind == "d" and form in ("General", "@"):
            cell.number_format = proposed
        elif isinstance(value, Share) and form in ("General", "@"):
            cell.number_format = "0.0%"
        else:
            cell.number_format = "General" if form == "@" else form


def _rich(raw: CellRichText, say: Any) -> CellRichText:
    """A text in several fonts, filled: what is told has the font in which its placeholder begins."""
    runs = [
        (each.font, each.text) if isinstance(each, TextBlock) else (None, str(each)) for each in raw
    ]
    signs = [(sign, at) for at, (_, text) in enumerate(runs) for sign in text]
    whole = "".join(sign for sign, _ in signs)
    for each in reversed(list(PLACE.finditer(whole))):
        run = signs[each.start()][1]
        signs[each.start() : each.end()] = [(sign, run) for sign in workbook.text(say(each[1]))]
    texts = ["".join(sign for sign, run in signs if run == at) for at in range(len(runs))]
    pairs = zip((font for font, _ in runs), texts, strict=True)
    return CellRichText([TextBlock(font, text) if font else text for font, text in pairs if text])


@dataclass
class _List:
    """The placeholders of one row that fill downward."""

    form: _Form
    sheet: Any
    cells: list[Any]
    known: Known

    def fill(self) -> None:
        first, step = self.cells[0].row, max(map(self._height, self.cells))
        count = max(map(self._count, self.cells))
        ready = self._ready(first, step)
        if count > ready:
            own_rows.insert(self.sheet, first + ready * step - 1, (count - ready) * step, step)
        templates = [(cell.column, cell.coordinate, cell.value) for cell in self.cells]
        for at in range(max(count, 1)):
            for column, origin, raw in templates:
                self._put(self.sheet.cell(first + at * step, column), raw, origin, at)
        for cell in self._formulas(first):
            for at in range(1, count):
                self._continue(cell, self.sheet.cell(first + at * step, cell.column))

    def _formulas(self, row: int) -> list[Any]:
        """What the form itself counts in the row, without a placeholder."""
        mine = {cell.column for cell in self.cells}
        here = [cell for (at, _), cell in self.sheet._cells.items() if at == row]
        return [cell for cell in here if cell.data_type == "f" and cell.column not in mine]

    def _continue(self, cell: Any, below: Any) -> None:
        """Each further member is counted as the first is, where the form left that to us."""
        if isinstance(cell.value, str) and not isinstance(below, MergedCell) and not below.value:
            below.value = Translator(cell.value, cell.coordinate).translate_formula(
                below.coordinate
            )

    def _put(self, cell: Any, raw: Any, origin: str, at: int) -> None:
        text = str(raw)
        if text.startswith("=") and MARK.search(text):
            text = Translator(text, origin).translate_formula(cell.coordinate)
        self.form.put(cell, text, self.known, at, raw)

    def _count(self, cell: Any) -> int:
        heads = {self.known.roll(name) for name in self.form._names(cell)} - {""}
        return max(len(self.known.lists[head]) for head in heads)

    def _height(self, cell: Any) -> int:
        """How many rows a member takes: those of the cell, where it is merged downward."""
        for each in self.sheet.merged_cells.ranges:
            if (each.min_row, each.min_col) == (cell.row, cell.column):
                return int(each.max_row - each.min_row + 1)
        return 1

    def _ready(self, first: int, step: int) -> int:
        """How many members there is room for: the row itself, and those below that look alike and
        are still empty."""
        count = 1
        while all(self._alike(cell, first + count * step, step) for cell in self.cells):
            count += 1
        return count

    def _alike(self, cell: Any, row: int, step: int) -> bool:
        below = [self.sheet._cells.get((row + at, cell.column)) for at in range(step)]
        if below[0] is None or isinstance(below[0], MergedCell) or below[0].value is not None:
            return False
        if any(each is not None and each.value is not None for each in below):
            return False
        if _bordered(cell) or _bordered(below[0]):
            return _bordered(cell) and _bordered(below[0])
        return bool(cell._style == below[0]._style)


def _bordered(cell: Any) -> bool:
    sides = (getattr(cell.border, side) for side in BORDERS)
    return any(side is not None and side.style for side in sides)
