"""Tables that others made, in: CSV as Excel and WPS save it, and XLSX. Every cell comes as text."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from qianshou_desktop.records.errors import Trouble

MOST_BYTES = 20_000_000
SHEETS = (".xlsx", ".xlsm")
NOT_READ = "读不出“{}”：请用 WPS 或 Excel 另存为 .xlsx，或 CSV（逗号分隔）后再试。"


def rows(path: Path) -> list[tuple[str, ...]]:
    """The rows of the first sheet, blank ones too, so that they count as in Excel. Raises Trouble
    for what cannot be read."""
    data = _bytes(path)
    try:
        found = _workbook(data) if path.suffix.lower() in SHEETS else _lines(data)
        return [tuple(cell.strip() for cell in row) for row in found]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, csv.Error) as error:
        raise Trouble(NOT_READ.format(path.name)) from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Trouble(f"“{path.name}”太大（超过 {MOST_BYTES // 1_000_000} MB），请拆开再试。")
        return path.read_bytes()
    except OSError as error:
        raise Trouble(f"打不开“{path.name}”（{error.strerror}）。") from error


def _workbook(data: bytes) -> Iterator[list[str]]:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        yield [_text(cell) for cell in row]


def _text(cell: object) -> str:
    """Codes typed as numbers stay codes: 640324, not 640324.0."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


def _lines(data: bytes) -> Iterator[list[str]]:
    """UTF-8, or GB 18030, in which Chinese Excel saves."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    mark = "\t" if "\t" in text.partition("\n")[0] else ","
    return csv.reader(io.StringIO(text, newline=""), delimiter=mark)
