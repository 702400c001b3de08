"""Cells and files of Excel, below excel.py: what a value becomes, how it looks, how it is saved.

Sources: ECMA-376-1 18.3.1.4 (cells), 18.8.30 (number formats), 22.9.2.19 (_xHHHH_ escapes);
Excel's own limits: 32767 letters a cell, 15 digits a number, 31 letters a sheet name.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterable
from copy import copy
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from qianshou_desktop.formats.cells import Cell, Column, Few, Yuan, shown
from qianshou_desktop.records.errors import Rejected

LONGEST = 32767
FIRST_DAY = date(1900, 3, 1)  # Excel believes in a 29 February 1900: earlier days go as text
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
SURROGATE = re.compile("[\ud800-\udfff]")
RISKY = ("=", "+", "-", "@", "\t", "\r")
SHEET_SIGNS = re.compile(r"[\[\]:*?/\\]")

OLDEST = datetime(1980, 1, 1)  # noqa: DTZ001  the least moment of a zip entry, which knows no zone


def text(value: str) -> str:
    """A text as XLSX can hold it: invisible control signs gone, line feeds as Excel has them.

    Raises Rejected, naming them, for halves of letters, and for a text beyond Excel's limit.
    """
    value = CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    broken = SURROGATE.findall(value)
    if broken:
        codes = "、".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(broken))
        raise Rejected(f"有Excel不能保存的残缺字符（{codes}），请删去后重新输入这个字。")
    if len(value) > LONGEST:
        raise Rejected(f"文字有{len(value)}字，Excel一格最多{LONGEST}字，请改用PDF。")
    return ESCAPE.sub("_x005F_", value)


def value(cell: Cell, column: Column) -> tuple[Any, str, str]:
    """A cell as (value, Excel's type, number format)."""
    if cell is None:
        return None, "n", "General"
    if isinstance(cell, bool | str | Few) or column.text:
        return text(shown(cell)), "s", "@" if column.text else "General"
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None), "d", "yyyy-mm-dd hh:mm"
    if isinstance(cell, date):
        early = cell < FIRST_DAY
        return (shown(cell), "s", "@") if early else (cell, "d", "yyyy-mm-dd")
    return _number(cell, column)


def _number(cell: int | float | Decimal, column: Column) -> tuple[Any, str, str]:
    seen = shown(cell, column)
    if not math.isfinite(cell) or (isinstance(cell, int) and abs(cell) >= 10**15):
        return seen, "s", "@"
    bare = seen.rstrip("%")
    decimals = len(bare.partition(".")[2])
    whole = "#,##0" if isinstance(cell, Yuan) else "0"
    form = f"{whole}." + "0" * decimals if decimals else whole
    return cell, "n", form + "%" * seen.endswith("%")


def put(target: Any, cell: Cell, column: Column) -> None:
    """Set the value of an openpyxl cell whose style is already set; a text stays a text."""
    made, kind, form = value(cell, column)
    if made is None:
        return
    if kind == "s":
        put_text(target, made)
    else:
        target.value = made
    if form != "General":
        target.number_format = form


def put_text(target: Any, made: str) -> None:
    """Set a text that XLSX can hold: it stays one, whatever it begins with."""
    target._value, target.data_type = made, "s"
    if made.startswith(RISKY):
        target.quotePrefix = True


def copied(style: Any) -> Any:
    """A style for one more cell: number format and prefix are set on the copy."""
    return copy(style)


def letters(cell: str) -> float:
    """The width of a text in Excel's letters: a Chinese one counts two; of several lines the
    longest."""
    lines = cell.split("\n")
    return max(sum(2.0 if ord(sign) > 0x2E7F else 1.0 for sign in line) for line in lines)


def sheet_name(wanted: str, taken: Iterable[str]) -> str:
    """A name Excel accepts, different from those taken."""
    name = SHEET_SIGNS.sub(" ", CONTROLS.sub("", wanted)).strip(" '")[:31] or "表"
    used, number, made = {each.casefold() for each in taken}, 2, name
    while made.casefold() in used:
        made = f"{name[:27]}({number})"
        number += 1
    return made


def saved(book: Workbook, title: str, author: str, made_at: datetime) -> bytes:
    """The bytes of the workbook; all its dates are made_at."""
    moment = made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    about: Any = book.properties
    about.title, about.creator, about.lastModifiedBy = text(title), text(author), text(author)
    about.created = about.modified = moment
    return packed(book, moment)


def packed(book: Workbook, moment: datetime) -> bytes:
    """The bytes of a workbook whose properties are set; every entry of the zip bears one moment."""
    buffer = io.BytesIO()
    archive = _Archive(buffer, "w", zipfile.ZIP_DEFLATED)
    archive.moment = max(moment, OLDEST).timetuple()[:6]
    _Writer(book, archive).save()
    return buffer.getvalue()


class _Archive(zipfile.ZipFile):
    """A zip file whose entries all bear one date."""

    moment: Any = None

    def writestr(self, zinfo_or_arcname: Any, data: Any, *rest: Any) -> None:
        info = zipfile.ZipInfo(str(zinfo_or_arcname), self.moment)
        info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
        super().writestr(info, data)


class MemorySheet(WorksheetWriter):
    """Writes a sheet into memory, where openpyxl would take a file in the temporary folder."""

    def __init__(self, sheet: Any) -> None:
        self.buffer = io.BytesIO()
        super().__init__(sheet, out=self.buffer)

    def cleanup(self) -> None:
        """There is no file to remove."""


def _drawing(sheet: Any) -> Any:
    """The pictures of a sheet, as openpyxl keeps them; None where it has none."""
    if not getattr(sheet, "_images", None):
        return None
    drawing: Any = SpreadsheetDrawing()
    drawing.images = sheet._images
    return drawing


class _Writer(ExcelWriter):
    _archive: Any

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = _drawing(ws)
        writer: Any = ws._writer if self.workbook.write_only else MemorySheet(ws)
        if self.workbook.write_only:
            ws.close()
        else:
            writer.write()
        ws._rels = writer._rels
        self._archive.writestr(ws.path[1:], writer.buffer.getvalue())
        self.manifest.append(ws)
