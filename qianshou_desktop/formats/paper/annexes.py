"""The annexes of an official document, each on pages of its own (GB/T 9704-2012 7.3.7). Lines whose
parts stand apart by tabs, as they are copied from a spreadsheet, are a table; what is too wide for
the page lies across it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from qianshou_desktop.formats.cells import Align, Column
from qianshou_desktop.formats.official import Annex
from qianshou_desktop.formats.paper import fonts, tables
from qianshou_desktop.formats.paper.frame import Draw, Strip, laid, scaled
from qianshou_desktop.formats.paper.ink import Pen
from qianshou_desktop.formats.paper.official_text import (
    BELOW,
    DEEP,
    PAGE,
    ROOM,
    air,
    paragraph,
    placed,
    title_lines,
)
from qianshou_desktop.formats.report import Table

LETTER = 10.5  # 5号, in which tables are set
SCALE = LETTER / tables.SIZE
WIDEST = 14  # letters of a column: more is broken into lines
NARROW = 8  # letters up to which a column stands in the middle
AMOUNT = re.compile(r"[-+]?[\d,]+(\.\d+)?%?")

Block = str | Table


def strips(annex: Annex, number: int) -> list[Strip]:
    """The word 附件 in the first line, the name in the third, then what it says; nothing for an annex
    that is a paper of its own. Its number is 0 where it is the only one."""
    if not annex.text.strip():
        return []
    word = f"附件{number or ''}"
    mark, blocks = f"{word}　{annex.name}", list(_blocks(annex.text))
    if not any(isinstance(each, Table) and _wide(each) for each in blocks):
        return _marked(_content(word, annex.name, blocks, ROOM), mark)
    pages = laid(_content(word, annex.name, blocks, DEEP), DEEP, ROOM + BELOW)
    return _marked([Strip(PAGE.depth, partial(_draw_across, each)) for each in pages], mark)


def _marked(made: list[Strip], mark: str) -> list[Strip]:
    """On a page of its own, under its name among the bookmarks."""
    first, *rest = made
    return [replace(first, bookmark=mark, turns=True), *rest]


def _content(word: str, name: str, blocks: list[Block], room: float) -> list[Strip]:
    made = [placed(word, 0.0, face="hei"), air()]
    made += [replace(each, bookmark="") for each in title_lines(name, room)]
    made.append(air())
    for block in blocks:
        made += _table(block, room) if isinstance(block, Table) else paragraph(block, room)
    return made


def _draw_across(page: Draw, pen: Pen, x: float, y: float) -> None:
    """The head of what lies across stands at the binding of odd pages and at the outer edge of even
    ones (10 表格横排), which is the left of both."""
    pen.canvas.saveState()
    pen.canvas.translate(x, y - DEEP)
    pen.canvas.rotate(90)
    page(pen, 0.0, 0.0)
    pen.canvas.restoreState()


# ---- tables ------------------------------------------------------------------------------------


def _blocks(text: str) -> Iterator[Block]:
    """Paragraphs and tables as they follow each other; a line alone is none."""
    for tabbed, found in groupby(text.splitlines(), key=lambda line: "\t" in line):
        lines = list(found)
        if tabbed and len(lines) > 1:
            yield _read([line.split("\t") for line in lines])
        else:
            yield from (re.sub(r"\t+", "　", line) for line in lines)


def _read(rows: list[list[str]]) -> Table:
    """The first row is the head; short rows are filled up."""
    count = max(map(len, rows))
    head, *body = [tuple(cell.strip() for cell in row) + ("",) * (count - len(row)) for row in rows]
    columns = tuple(_column(*each) for each in zip(head, *body, strict=True))
    return Table("", columns, tuple(body))


def _column(label: str, *cells: str) -> Column:
    return Column(label, _letters(label, *cells), _aligned([cell for cell in cells if cell]))


def _aligned(cells: list[str]) -> Align:
    if cells and all(AMOUNT.fullmatch(cell) for cell in cells):
        return "right"
    return "center" if all(len(cell) <= NARROW for cell in cells) else "left"


def _letters(*texts: str) -> float:
    """How wide a column would like to be, in letters."""
    return min(WIDEST, max(fonts.width(text, "fang", 1.0) for text in (*texts, "　　")))


def _wide(table: Table) -> bool:
    """Whether the columns ask for more than the width of the page."""
    return sum(c.width * LETTER + 2 * tables.SIDE for c in table.columns) > ROOM


def _table(table: Table, room: float) -> list[Strip]:
    made = tables.strips(table, room / SCALE, ("fang", "hei"))
    return [scaled(each, SCALE) for each in made]
