"""How sheets look: fonts every Windows has, thin rules, A4 pages."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell as ExcelCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from qianshou_desktop.formats.cells import Align, Cell, Column, shown
from qianshou_desktop.formats.workbook import letters

LEAST, MOST = 8.0, 48.0  # widths of a column, in Excel's letters
SHORT = 30.0  # texts up to here never wrap
ROW, TALLEST = 18.0, 409.0  # heights of a row in points: the usual one, and Excel's limit
SONG, HEI = "宋体", "黑体"
THIN = Side(style="thin", color="A9B4BC")
GRID = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
SHADE = PatternFill("solid", fgColor="EEF2F4")


@dataclass(frozen=True, slots=True)
class Look:
    """The style of a cell."""

    font: str = SONG
    size: float = 11.0
    bold: bool = False
    align: Align = "left"
    grid: bool = True
    shade: bool = False
    wrap: bool = True
    colour: str = "1F2933"


HEAD = Look(font=HEI, align="center", shade=True)
LABEL = Look(shade=True)
PLAIN = Look()
TITLE = Look(font=HEI, size=18.0, align="center", grid=False)
SUBTITLE = Look(size=12.0, align="center", grid=False, colour="5B6770")
HEADING = Look(font=HEI, size=14.0, grid=False, wrap=False)
CAPTION = Look(font=HEI, size=11.0, grid=False, wrap=False)
PARAGRAPH = Look(grid=False)
NOTE = Look(size=9.0, grid=False, colour="5B6770")


def body(column: Column, total: bool = False) -> Look:
    """A cell of a table."""
    return Look(align=column.align, font=HEI if total else SONG, shade=total)


def look(book: Workbook, wanted: Look) -> Any:
    """The style of the workbook for a look, to be set as a cell's _style: made once, since
    openpyxl takes long to make styles one cell at a time."""
    sheet: Any = book.worksheets[0]
    cell: Any = ExcelCell(sheet, row=1, column=1)
    cell.font = Font(wanted.font, wanted.size, bold=wanted.bold, color="FF" + wanted.colour)
    cell.alignment = Alignment(
        horizontal=wanted.align, vertical="center", wrap_text=wanted.wrap or None
    )
    if wanted.grid:
        cell.border = GRID
    if wanted.shade:
        cell.fill = SHADE
    return cell._style


def column_width(label: str, cells: Iterable[Cell], column: Column) -> float:
    """A width, in Excel's letters, that shows short texts and nine texts of ten on one line, and
    numbers and dates always (Excel shows ### for a number too wide). Longer texts wrap."""
    texts, firm = [letters(label)], 0.0
    for cell in cells:
        wide = letters(shown(cell, column))
        if isinstance(cell, str):
            texts.append(wide)
        else:
            firm = max(firm, wide)
    texts.sort()
    short = max((wide for wide in texts if wide <= SHORT), default=0.0)
    usual = max(short, texts[(len(texts) - 1) * 9 // 10])
    return min(max(LEAST, letters(label) + 3, usual + 2.5, firm + 2.5), MOST)


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row of (text, width of its column), wrapped."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(lines * 15.0 + 3.0, TALLEST)


def _lines(text: str, width: float) -> int:
    if len(text) * 2 < width and "\n" not in text:
        return 1
    return sum(
        max(1, math.ceil((letters(line) + 0.5) / (width - 1.5))) for line in text.split("\n")
    )


def page(sheet: Any, landscape: bool, title: str) -> None:
    """A4, as many pages high as need be but one wide, numbered."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4 if hasattr(sheet, "PAPERSIZE_A4") else 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = ROW, True
    margins = sheet.page_margins
    margins.left = margins.right = 0.7
    margins.top, margins.bottom = 0.8, 0.8
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    sheet.oddFooter.left.text = title.replace("&", "&&")
