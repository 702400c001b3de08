"""The sheets of a report in Excel: the same parts and the same numbers as on paper."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from qianshou_desktop.formats import styles
from qianshou_desktop.formats.cells import Cell, Column
from qianshou_desktop.formats.report import (
    Block,
    Cards,
    Chart,
    Facts,
    Part,
    Pictures,
    Report,
    Table,
    Text,
)
from qianshou_desktop.formats.styles import Look
from qianshou_desktop.formats.workbook import copied, put, sheet_name
from qianshou_desktop.records.errors import Rejected

SPAN = 8  # columns running text goes across
FROZEN = 4  # a head further down than this is not frozen: it would fill the window
EMPTY = "本期无记录"
NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?")
ANY = Column("")


def fill(book: Workbook, report: Report) -> None:
    """A cover sheet and a sheet a part. Raises Rejected, naming the table and the row."""
    _cover(_Sheet(book, "封面", report), report)
    for part in (*report.parts, *report.appendices):
        _Sheet(book, part.title, report).part(part)
    book.remove(book.worksheets[0])


def _cover(sheet: _Sheet, report: Report) -> None:
    if report.letterhead:
        sheet.across(report.letterhead, styles.SUBTITLE, 4)
    sheet.across(report.title, styles.TITLE, 4)
    sheet.across(report.subtitle, styles.SUBTITLE, 4)
    sheet.row += 1
    sheet.pairs(report.facts, 2)
    sheet.row += 1
    sheet.pairs(tuple((label, value or None) for label, value in report.signature), 1)
    sheet.finish()


class _Sheet:
    """A sheet that is filled from top to bottom."""

    def __init__(self, book: Workbook, name: str, report: Report) -> None:
        title = sheet_name(name, [each.title for each in book.worksheets])
        self.sheet: Any = book.create_sheet(title)
        self.book, self.report = book, report
        self.row = 1
        self.columns = 2
        self.seen: dict[int, list[tuple[Cell, Column]]] = {}
        self.looks: dict[Look, Any] = {}
        self.heads: list[int] = []

    def part(self, part: Part) -> None:
        self.put(1, part.heading, styles.HEADING)
        self.row += 1
        for block in part.blocks:
            self.row += 1
            self.block(block)
        self.finish()

    def block(self, block: Block) -> None:
        if isinstance(block, Table):
            self.table(block)
        elif isinstance(block, Chart):
            self.table(_figures(block))
        elif isinstance(block, Facts):
            self.pairs(block.pairs, block.columns)
        elif isinstance(block, Cards):
            self.table(_cards(block))
        elif isinstance(block, Text):
            self.text(block)
        elif isinstance(block, Pictures):
            self.text(Text(tuple(each.caption for each in block.pictures), block.title))

    def put(self, column: int, cell: Cell, look: Look, kind: Column = ANY) -> None:
        if look not in self.looks:
            self.looks[look] = styles.look(self.book, look)
        target = self.sheet.cell(self.row, column)
        target._style = copied(self.looks[look])
        put(target, cell, kind)
        if look.grid:
            self.seen.setdefault(column, []).append((cell, kind))

    def table(self, table: Table) -> None:
        if table.title:
            self.put(1, table.title, styles.CAPTION)
            self.row += 1
        self.heads.append(self.row)
        self.line([column.label for column in table.columns], [styles.HEAD] * len(table.columns))
        for number, row in enumerate(table.rows, start=1):
            last = table.total and number == len(table.rows)
            self.record(table, number, row, last)
        if not table.rows:
            self.across(EMPTY, styles.NOTE, max(len(table.columns), 2))
        self.columns = max(self.columns, len(table.columns))
        if table.note:
            self.across(table.note, styles.NOTE, max(len(table.columns), SPAN))

    def record(self, table: Table, number: int, row: Sequence[Cell], total: bool) -> None:
        looks = [styles.body(column, total) for column in table.columns]
        try:
            self.line(row, looks, table.columns)
        except Rejected as error:
            place = f"“{table.title}”第{number}行"
            raise Rejected(f"{place}：{error.problems['']}") from error

    def line(
        self, row: Sequence[Cell], looks: Sequence[Look], kinds: Sequence[Column] = ()
    ) -> None:
        for at, (cell, look) in enumerate(zip(row, looks, strict=True)):
            self.put(at + 1, cell, look, kinds[at] if kinds else ANY)
        self.row += 1

    def pairs(self, pairs: Sequence[tuple[str, Cell]], count: int) -> None:
        for at in range(0, len(pairs), count):
            cells: list[Cell] = [each for pair in pairs[at : at + count] for each in pair]
            self.line(cells, [styles.LABEL, styles.PLAIN] * (len(cells) // 2))
        self.columns = max(self.columns, 2 * count)

    def text(self, block: Text) -> None:
        if block.title:
            self.put(1, block.title, styles.CAPTION)
            self.row += 1
        for paragraph in block.paragraphs:
            self.across("　　" + paragraph, styles.PARAGRAPH, max(self.columns, SPAN))

    def across(self, text: str, look: Look, columns: int) -> None:
        """A text over several columns."""
        self.put(1, text, look)
        self.sheet.merge_cells(
            start_row=self.row, end_row=self.row, start_column=1, end_column=columns
        )
        self.row += 1

    def finish(self) -> None:
        for column, seen in self.seen.items():
            width = max(
                styles.column_width("", [cell for cell, _ in seen], kind)
                for kind in {k for _, k in seen}
            )
            self.sheet.column_dimensions[get_column_letter(column)].width = width
        self.heights()
        if len(self.heads) == 1 and self.heads[0] <= FROZEN:
            self.sheet.freeze_panes = f"A{self.heads[0] + 1}"
            self.sheet.print_title_rows = f"{self.heads[0]}:{self.heads[0]}"
        wide = self.report.landscape or self.columns > SPAN
        styles.page(self.sheet, wide, self.report.title)

    def heights(self) -> None:
        """Rows high enough for their wrapped texts; a program other than Excel would not do it,
        and merged rows never grow by themselves."""
        across = {merged.min_row: merged.max_col for merged in self.sheet.merged_cells.ranges}
        for row in self.sheet.iter_rows():
            last = across.get(row[0].row)
            cells = [(row[0], self.wide(1, last))] if last else self.wrapped(row)
            size = max((cell.font.size for cell, _ in cells), default=11.0)
            texts = [(str(cell.value), width * 11.0 / size) for cell, width in cells]
            height = styles.row_height(texts) * size / 11.0
            if height > styles.ROW:
                self.sheet.row_dimensions[row[0].row].height = height

    def wrapped(self, row: Sequence[Any]) -> list[tuple[Any, float]]:
        return [
            (cell, self.wide(cell.column, cell.column))
            for cell in row
            if cell.data_type == "s" and cell.alignment.wrap_text
        ]

    def wide(self, first: int, last: int) -> float:
        """The width of columns together, in Excel's letters."""
        names = (get_column_letter(at) for at in range(first, last + 1))
        return sum(float(self.sheet.column_dimensions[name].width) for name in names)


def _figures(chart: Chart) -> Table:
    """The figures of a chart as a table."""
    unit = f"（单位：{chart.unit}）" if chart.unit else ""
    columns = (Column("项目"), *(Column(name, align="right") for name, _ in chart.series))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (label, *(values[at] for _, values in chart.series))
        for at, label in enumerate(chart.labels)
    )
    return Table(f"{chart.title}{unit}", columns, rows)


def _cards(block: Cards) -> Table:
    columns = (Column("指标"), Column("数值", align="right"), Column("说明"))
    rows = tuple((label, _numeric(value), remark) for value, label, remark in block.cards)
    return Table("", columns, rows)


def _numeric(value: str) -> Cell:
    """A card's figure as a number if it is one."""
    if not NUMBER.fullmatch(value):
        return value
    return float(value) if "." in value else int(value)
