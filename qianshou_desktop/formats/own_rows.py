"""Rows put into a sheet that somebody else made: all that stands below moves down, and whatever points
at it goes along, as it would in Excel. A range that holds the row after which they come grows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from itertools import chain
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from qianshou_desktop.records.errors import Rejected

POINT = re.compile(r"((?:\$?[A-Za-z]{1,3})?)(\$?)([1-9][0-9]{0,6})$")
AREA = re.compile(r"\$[A-Z]+\$\d+:\$[A-Z]+\$\d+")


@dataclass(frozen=True)
class Inserted:
    """So many rows after a row of a sheet."""

    sheet: Any
    after: int
    count: int

    def row(self, number: int) -> int:
        """Where a row went."""
        return number + self.count if number > self.after else number

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where the rows of a range went; one that holds the row grows."""
        return self.row(first), last + self.count if last >= self.after else last

    def ranges(self, text: str) -> str:
        """The same of one range or several, as A1:B2 C3."""
        return " ".join(self._range(each) for each in text.split())

    def _range(self, text: str) -> str:
        found = CellRange(text)
        found.min_row, found.max_row = self.span(found.min_row, found.max_row)
        return str(found.coord)

    def formula(self, text: str, home: Any = None, row: int = 0) -> str:
        """A formula of a sheet (and row), or of none, whose references moved along."""
        return rewritten(text, lambda each: self._operand(each, home, row))

    def _operand(self, text: str, home: Any, row: int) -> str:
        """A cell, a range of cells or of rows; names, columns and other sheets stay."""
        front, mark, ref = text.rpartition("!")
        sheet = front + mark
        meant = front.strip("'").replace("''", "'") if sheet else (home.title if home else "")
        if "[" in text or meant.casefold() != self.sheet.title.casefold():
            return text
        ends = [POINT.match(end) for end in ref.split(":")]
        if len(ends) == 1 and ends[0] and ends[0][1]:
            return f"{sheet}{ends[0][1]}{ends[0][2]}{self.row(int(ends[0][3]))}"
        if len(ends) != 2 or not ends[0] or not ends[1]:
            return text
        (col, lock, first), (end_col, end_lock, last) = ends[0].groups(), ends[1].groups()
        top, bottom = self.span(int(first), int(last))
        if home is self.sheet and row == self.after == int(last) and not end_lock:
            bottom = int(last)  # a sum along its own row, or of all down to it
        return f"{sheet}{col}{lock}{top}:{end_col}{end_lock}{bottom}"


def rewritten(text: str, change: Any) -> str:
    """A formula, each of whose references was changed. Raises Rejected for one that cannot be read."""
    try:
        items = Tokenizer(text).items
    except TokenizerError as error:
        raise Rejected(f"看不懂公式“{text[:60]}”，请改简单一些。") from error
    ranges = (each for each in items if each.type == Token.OPERAND and each.subtype == Token.RANGE)
    for each in ranges:
        each.value = change(each.value)
    return "=" + "".join(each.value for each in items)


def insert(sheet: Any, after: int, count: int, height: int = 1) -> None:
    """Rows after a row, in the look of the `height` rows that end with it: styles, formulas, fixed
    texts, merged cells. Raises Rejected where something cannot go along."""
    move = Inserted(sheet, after, count)
    _refuse_tables(sheet)
    _cells(move)
    merged = _merges(move, height)
    _references(move)
    _belongings(move)
    _drawn(move)
    for number in range(after + 1, after + count + 1):
        _copy_row(sheet, after - height + 1 + (number - after - 1) % height, number)
    for each in merged:
        sheet.merge_cells(each)


def _refuse_tables(sheet: Any) -> None:
    for cell in list(sheet._cells.values()):
        if isinstance(cell.value, DataTableFormula):
            raise Rejected(f"“{sheet.title}”里有模拟运算表，不能在其中加行，请先留够空行。")
    if sheet._pivots:
        raise Rejected(f"“{sheet.title}”里有数据透视表，不能在其中加行，请先留够空行。")


def _cells(move: Inserted) -> None:
    moved = {}
    for (row, column), cell in sorted(move.sheet._cells.items()):
        cell.row = move.row(row)
        moved[cell.row, column] = cell
        if getattr(cell, "hyperlink", None):
            cell.hyperlink.ref = cell.coordinate
    move.sheet._cells = moved
    heights = sorted(move.sheet.row_dimensions.items())
    move.sheet.row_dimensions.clear()
    for row, dimension in heights:
        dimension.index = move.row(row)
        move.sheet.row_dimensions[dimension.index] = dimension


def _merges(move: Inserted, height: int) -> list[str]:
    """Merged cells go along; those of the rows copied are wanted once more for each copy."""
    wanted: list[str] = []
    for each in move.sheet.merged_cells.ranges:
        inside = move.after - height < each.min_row and each.max_row <= move.after
        if inside:
            steps = range(height, move.count + 1, height)
            wanted += [_shifted(each, step) for step in steps]
        else:
            each.min_row, each.max_row = move.span(each.min_row, each.max_row)
    move.sheet.merged_cells = MultiCellRange(list(move.sheet.merged_cells.ranges))
    return wanted


def _shifted(merged: Any, step: int) -> str:
    columns = get_column_letter(merged.min_col), get_column_letter(merged.max_col)
    return f"{columns[0]}{merged.min_row + step}:{columns[1]}{merged.max_row + step}"


def _references(move: Inserted) -> None:
    """Formulas of every sheet, names, conditional formats, what may be entered where."""
    book = move.sheet.parent
    for sheet in book.worksheets:
        for (row, _column), cell in sheet._cells.items():
            _formula(move, cell, sheet, row - move.count if row > move.after else row)
        for found in chain(_rules(sheet), sheet.data_validations.dataValidation):
            _rule(move, found, sheet)
    for names in (book.defined_names, *(each.defined_names for each in book.worksheets)):
        for name in names.values():
            name.attr_text = move.formula("=" + name.attr_text)[1:]


def _formula(move: Inserted, cell: Any, sheet: Any, row: int) -> None:
    if isinstance(cell.value, ArrayFormula):
        cell.value.text = move.formula(str(cell.value.text), sheet, row)
        if sheet is move.sheet:
            cell.value.ref = move.ranges(cell.value.ref)
    elif cell.data_type == "f":
        cell.value = move.formula(str(cell.value), sheet, row)


def _rules(sheet: Any) -> Iterator[Any]:
    for found in sheet.conditional_formatting:
        yield from found.rules


def _rule(move: Inserted, rule: Any, sheet: Any) -> None:
    if isinstance(getattr(rule, "formula", None), list):
        rule.formula = [move.formula("=" + each, sheet)[1:] for each in rule.formula]
    for name in ("formula1", "formula2"):
        if getattr(rule, name, None):
            setattr(rule, name, move.formula("=" + getattr(rule, name), sheet)[1:])


def _belongings(move: Inserted) -> None:
    """Where conditional formats, what may be entered, tables, filters and print areas lie."""
    sheet = move.sheet
    formats = ConditionalFormattingList()
    for found in sheet.conditional_formatting:
        for rule in found.rules:
            formats.add(move.ranges(str(found.sqref)), rule)
    sheet.conditional_formatting = formats
    for valid in sheet.data_validations.dataValidation:
        valid.sqref = MultiCellRange(move.ranges(str(valid.sqref)))
    tables = sheet.tables.values()
    for holder in (*tables, *(table.autoFilter for table in tables), sheet.auto_filter):
        if holder is not None and holder.ref:
            holder.ref = move.ranges(holder.ref)
    areas = AREA.findall(sheet.print_area or "")
    if areas:
        sheet.print_area = ",".join(move.ranges(each.replace("$", "")) for each in areas)


def _drawn(move: Inserted) -> None:
    """Where pictures and page breaks lie."""
    ends = ("_from", "to")
    for anchor in (image.anchor for image in move.sheet._images):
        for end in (getattr(anchor, name) for name in ends if hasattr(anchor, name)):
            end.row = move.row(end.row + 1) - 1
    for each in move.sheet.row_breaks.brk:
        each.id += move.count if each.id >= move.after else 0


def _copy_row(sheet: Any, source: int, target: int) -> None:
    for column in range(1, sheet.max_column + 1):
        cell = sheet._cells.get((source, column))
        if cell is None:
            continue
        made = sheet.cell(target, column)
        made._style = copy(cell._style)
        if isinstance(cell, MergedCell):
            continue
        if cell.data_type == "f" and isinstance(cell.value, str):
            origin = Translator(cell.value, cell.coordinate)
            made.value = origin.translate_formula(made.coordinate)
        elif isinstance(cell.value, str):
            made._value, made.data_type = cell.value, cell.data_type
    if source in sheet.row_dimensions:
        sheet.row_dimensions[target].height = sheet.row_dimensions[source].height
