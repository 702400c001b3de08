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
ROW = 34.0  # points of a row in which somebody writes by hand
BY_HAND = 9  # letters of a column that is empty: somebody writes in it
LINES = 20  # of a cell, beyond which its column asks for more room
NARROW = 8  # letters up to which a column stands in the middle
AMOUNT = re.compile(r"[-+]?[\d,]+(\.\d+)?%?")

BESIDE, SHORT = 2, 60  # lines by a table, and letters of each

Block = str | Table


def strips(annex: Annex, number: int) -> list[Strip]:
    """The word 附件 in the first line, the name in the third, then what it says; nothing for an annex
    that is a paper of its own. Its number is 0 where it is the only one."""
    if not annex.text.strip():
        return []
    word, made = f"附件{number or ''}", list[Strip]()
    for across, found in _runs([*_blocks(annex.text)]):
        room, depth = (DEEP, ROOM) if across else (ROOM, DEEP)
        head = [] if made else _head(word, annex.name, room)
        part = [*head, *(strip for block in found for strip in _set(block, room))]
        if any(isinstance(block, Table) for block in found):  # it keeps off what lies below a line
            pages = laid(part, room, depth)
            drawn = [partial(_draw_across, each) if across else each for each in pages]
            part = [Strip(PAGE.depth, each) for each in drawn]
        mark = "" if made else f"{word}　{annex.name}"
        made += [replace(part[0], bookmark=mark, turns=True), *part[1:]]
    return made


def _runs(blocks: list[Block]) -> Iterator[tuple[bool, list[Block]]]:
    """What lies across the page and what stands on it, in turn; a line or two by a wide table, such as
    who fills it in, lie with it."""
    wide = [_wide(block) for block in blocks]

    def across(at: int) -> bool:
        block, near = blocks[at], any(wide[max(0, at - BESIDE) : at + BESIDE + 1])
        return wide[at] or (isinstance(block, str) and len(block) <= SHORT and near)

    for turned, found in groupby(range(len(blocks)), key=across):
        yield turned, [blocks[at] for at in found]


def _head(word: str, name: str, room: float) -> list[Strip]:
    title = [replace(each, bookmark="") for each in title_lines(name, room)]
    return [placed(word, 0.0, face="hei"), air(), *title, air()]


def _set(block: Block, room: float) -> list[Strip]:
    return _table(block, room) if isinstance(block, Table) else paragraph(block, room)


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
    told = [cell for cell in cells if cell]
    wish = _letters(label, *told) if told else BY_HAND
    return Column(label, wish, _aligned(told))


def _aligned(cells: list[str]) -> Align:
    if cells and all(AMOUNT.fullmatch(cell) for cell in cells):
        return "right"
    return "center" if all(len(cell) <= NARROW for cell in cells) else "left"


def _letters(label: str, *texts: str) -> float:
    """How wide a column would like to be, in letters; its head may take two lines."""
    widest = max(
        fonts.width(text, "fang", 1.0) for text in (label[: -(-len(label) // 2)], *texts, "　　")
    )
    return min(widest, max(WIDEST, widest / LINES))


def _wide(block: Block) -> bool:
    """Whether a table's columns ask for more than the width of the page."""
    if not isinstance(block, Table):
        return False
    return sum(c.width * LETTER + 2 * tables.SIDE for c in block.columns) > ROOM


def _table(table: Table, room: float) -> list[Strip]:
    least = ROW if any(not any(cells) for cells in zip(*table.rows, strict=True)) else 0.0
    made = tables.strips(table, room / SCALE, ("fang", "hei"), least)
    return [*(scaled(each, SCALE) for each in made), air(0.5, glue=False)]
