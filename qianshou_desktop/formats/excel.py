"""Excel workbooks: a report, and a plain list. Numbers stay numbers, names of digits stay text.

A text never becomes a formula, whatever it begins with (OWASP: CSV Injection). Nothing is written
to the temporary folder, since lists hold personal data. The same content and the same made_at
give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from qianshou_desktop.formats import files, styles, workbook
from qianshou_desktop.formats.cells import Cell, Column
from qianshou_desktop.formats.excel_report import fill
from qianshou_desktop.formats.report import Report
from qianshou_desktop.formats.workbook import MemorySheet, put, saved, sheet_name
from qianshou_desktop.records.errors import Rejected

SAMPLE = 500  # rows the widths are measured by


def write_report(report: Report, path: Path) -> None:
    """A cover sheet, then one sheet a part. Charts become the tables of their figures.

    Raises Rejected for what XLSX cannot hold, Trouble when the file cannot be written.
    """
    files.replace(path, report_bytes(report))


def report_bytes(report: Report) -> bytes:
    """The same in memory. Raises Rejected."""
    book = Workbook()
    fill(book, report)
    return saved(book, report.title, report.author, report.made_at)


def write_list(
    path: Path,
    *,
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    made_at: datetime | None = None,
    author: str = "",
) -> None:
    """One sheet: the head in the first row, frozen and with a filter, then a row a record.

    Column widths follow the contents; of a Column label, text, digits and percent count here.
    made_at is aware, now if not given. Raises Rejected, naming row and column, for what XLSX
    cannot hold; Trouble when the file cannot be written.
    """
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(sheet_name(title, ()))
    stream = iter(rows)
    first = list(islice(stream, SAMPLE))
    _prepare(sheet, title, columns, first)
    try:
        count = _write_rows(sheet, columns, chain(first, stream))
    except BaseException:
        sheet.close()  # openpyxl's half-open stream would complain long after
        raise
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    files.replace(path, saved(book, title, author, made_at or datetime.now(UTC)))


def _prepare(
    sheet: Any, title: str, columns: Sequence[Column], sample: list[Sequence[Cell]]
) -> None:
    """All that stands in the file before the rows."""
    for at, column in enumerate(columns):
        width = styles.column_width(column.label, (row[at] for row in sample), column)
        sheet.column_dimensions[get_column_letter(at + 1)].width = width
    # A wide list is read sideways: who it is must stay in sight.
    sheet.freeze_panes = "C2" if len(columns) > 10 else "A2"
    sheet.print_title_rows = "1:1"
    styles.page(sheet, landscape=len(columns) > 6, title=title)
    sheet._writer = MemorySheet(sheet)
    sheet._writer.write_top()


def _write_rows(sheet: Any, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> int:
    book = sheet.parent
    head = styles.look(book, styles.HEAD)
    sheet.append([_cell(sheet, column.label, Column("表头"), head) for column in columns])
    looks = [styles.look(book, styles.body(column)) for column in columns]
    widths = [each.width for each in sheet.column_dimensions.values()]
    count = 0
    for count, row in enumerate(rows, start=1):
        texts = [
            (cell, wide) for cell, wide in zip(row, widths, strict=True) if isinstance(cell, str)
        ]
        height = styles.row_height(texts)
        if height > styles.ROW:
            sheet.row_dimensions[count + 1].height = height
        sheet.append(list(_row(sheet, row, columns, looks, count)))
    return count


def _row(
    sheet: Any, row: Sequence[Cell], columns: Sequence[Column], looks: list[Any], number: int
) -> Iterator[Any]:
    for cell, column, look in zip(row, columns, looks, strict=True):
        try:
            yield _cell(sheet, cell, column, look)
        except Rejected as error:
            place = f"第{number}行“{column.label}”"
            raise Rejected({column.label: f"{place}：{error.problems['']}"}) from error


def _cell(sheet: Any, cell: Cell, column: Column, look: Any) -> Any:
    made: Any = WriteOnlyCell(sheet)
    made._style = workbook.copied(look)
    put(made, cell, column)
    return made
