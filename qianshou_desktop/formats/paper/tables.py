"""Grid tables: repeated head, rows of any height, numbers in tabular figures at the right.

Texts that fit are drawn as they are; only the others are broken into lines. A row taller than a
third of a page is cut between its lines, so a note of twenty pages loses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import zip_longest

from reportlab.lib.colors import Color

from qianshou_desktop.formats.paper import fonts, widths
from qianshou_desktop.formats.paper.fonts import Face
from qianshou_desktop.formats.paper.frame import Strip
from qianshou_desktop.formats.paper.ink import (
    FIRM,
    HAIR,
    INK,
    MUTED,
    RULE,
    SHADE,
    SHIFT,
    Pen,
    Segment,
)
from qianshou_desktop.formats.paper.lines import broken, even, named
from qianshou_desktop.formats.report import Align, Column, Table, shown

SIZE = 9.5
LEAD = 13.5
PAD = 3.8  # above and below the text of a cell
SIDE = 5.0  # left and right of it
SLICE = 220.0  # a row taller than this may be cut
FOLDED = 4  # a table of fewer rows is not worth folding
WHOLE = 190.0  # a table lower than this is not cut at all
TITLE = 10.5
NOTE = 8.5
GAP = 15.0  # air before a table
EMPTY = "本期无记录"
GO_ON = "（续）"
CENTRE: Align = "center"

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns of a table stand, relative to its left edge, and how they align; how its
    rules look, what face its letters have, and how high a row is at least."""

    edges: tuple[float, ...]
    aligns: tuple[Align, ...]
    rule: Color = RULE
    edge: float = FIRM
    framed: bool = False  # something else closes it where a page ends
    face: Face = "sans"
    head: Face = "bold"
    least: float = 0.0

    @property
    def room(self) -> float:
        return self.edges[-1]

    def inner(self, at: int) -> float:
        """The width for text in a column."""
        return self.edges[at + 1] - self.edges[at] - 2 * SIDE

    def anchor(self, at: int) -> float:
        """The x at which the text of a column begins, stands centred or ends."""
        return self.edges[at] + SIDE + self.inner(at) * SHIFT[self.aligns[at]]


def strips(
    table: Table, room: float, faces: tuple[Face, Face] = ("sans", "bold"), least: float = 0.0
) -> list[Strip]:
    """A table as strips, room points wide, its rows and its head each in a face, no row lower than
    `least`."""
    columns = table.columns
    texts = [_texts(row_cells, columns) for row_cells in table.rows]
    if table.folds and len(texts) >= FOLDED:
        columns, texts = columns * 2, _folded(texts)
    grid = replace(_grid(columns, texts, room), face=faces[0], head=faces[1], least=least)
    labels = _labels(columns, grid)
    again = _head(grid, labels, table.title + GO_ON if table.title else "")
    body = [*_body(grid, texts, table.total, again)] or [_empty(grid)]
    top = [*_title(table.title, room), _head(grid, labels, "")]
    return _kept([*top, *_closed(body, grid)], len(top), _notes(table.note, room))


def _folded(texts: list[list[str]]) -> list[list[str]]:
    """The second half of the rows beside the first; an odd one out leaves its neighbour empty."""
    half = -(-len(texts) // 2)
    bare = [""] * len(texts[0])
    return [left + right for left, right in zip_longest(texts[:half], texts[half:], fillvalue=bare)]


def inside(table: Table, room: float, least: float) -> list[Strip]:
    """The head and the rows of a table that stands within the grid of a form, with the rules and
    the letters of the form; no row is lower than `least`."""
    texts = [_texts(row_cells, table.columns) for row_cells in table.rows]
    plain = _grid(table.columns, texts, room)
    grid = replace(plain, rule=INK, edge=HAIR, framed=True, face="serif", head="sans", least=least)
    middle = replace(grid, aligns=(CENTRE,) * len(table.columns))
    head = replace(_head(middle, _labels(table.columns, grid), ""), above=0.0)
    return [head, *_body(grid, texts, False, head)]


def _labels(columns: tuple[Column, ...], grid: Grid) -> list[Lines]:
    return [
        tuple(even(column.label, grid.head, SIZE, grid.inner(at)))
        for at, column in enumerate(columns)
    ]


def _texts(cells: tuple[object, ...], columns: tuple[Column, ...]) -> list[str]:
    return [
        fonts.clean(cell if type(cell) is str else shown(cell, column))  # type: ignore[arg-type]
        for cell, column in zip(cells, columns, strict=True)
    ]


def _grid(columns: tuple[Column, ...], texts: list[list[str]], room: float) -> Grid:
    edges = [0.0]
    for wide in widths.fitted(columns, texts, room, SIZE, SIDE):
        edges.append(edges[-1] + wide)
    return Grid((*edges[:-1], room), tuple(column.align for column in columns))


def _cell(text: str, inner: float, face: Face) -> Lines:
    """The lines of a cell; a text that fits is not touched."""
    if "\n" not in text and fonts.width(text, face, SIZE) <= inner:
        return (text,)
    return tuple(named(text, face, SIZE, inner) or broken(text, face, SIZE, inner))


def _title(title: str, room: float) -> list[Strip]:
    lines = broken(title, "bold", TITLE, room) if title else []
    return [
        Strip(
            16.0 + (4.0 if at == len(lines) - 1 else 0.0),
            partial(_title_line, line),
            above=0.0 if at else GAP,
            glue=True,
        )
        for at, line in enumerate(lines)
    ]


def _title_line(line: str, pen: Pen, x: float, y: float) -> None:
    pen.text(x, y - 8, line, "bold", TITLE)


def _head(grid: Grid, labels: list[Lines], again: str) -> Strip:
    """The head; where the table goes on after a page break, with its title above."""
    height = _height(labels)
    extra = 15.0 if again else 0.0
    draw = partial(_draw_head, grid, labels, again, height)
    return Strip(height + extra, draw, above=0.0 if again else 2.0, glue=True)


def _draw_head(
    grid: Grid, labels: list[Lines], again: str, height: float, pen: Pen, x: float, y: float
) -> None:
    if again:
        line = broken(again, "sans", NOTE, grid.room)[0]
        pen.text(x + grid.room, y - 6, line, "sans", NOTE, align="right", colour=MUTED)
        y -= 15.0
    pen.fill(x, y - height, grid.room, height, SHADE)
    _draw_cells(grid, labels, height, grid.head, pen, x, y)
    _draw_rules(grid, height, pen, x, y)
    pen.rules([(x, y, x + grid.room, y)], grid.edge, INK)


def _height(lines: list[Lines]) -> float:
    return max(map(len, lines)) * LEAD + 2 * PAD


def _body(grid: Grid, texts: list[list[str]], total: bool, again: Strip) -> Iterator[Strip]:
    inner = [grid.inner(at) for at in range(len(grid.aligns))]
    close = None if grid.framed else partial(_draw_close, grid)
    for number, row in enumerate(texts, start=1):
        last = total and number == len(texts)
        face: Face = "bold" if last else grid.face
        cells = [_cell(text, room, face) for text, room in zip(row, inner, strict=True)]
        height = max(_height(cells), grid.least)
        if height > SLICE:
            yield from _slices(grid, cells, face, again)
        else:
            draw = partial(_draw_row, grid, cells, height, face, last)
            yield Strip(height, draw, head=again, close=close)


def _draw_row(
    grid: Grid,
    cells: list[Lines],
    height: float,
    face: Face,
    total: bool,
    pen: Pen,
    x: float,
    y: float,
) -> None:
    if total:
        pen.fill(x, y - height, grid.room, height, SHADE)
        pen.rules([(x, y, x + grid.room, y)], HAIR * 2, INK)
    _draw_cells(grid, cells, height, face, pen, x, y)
    _draw_rules(grid, height, pen, x, y)


def _draw_cells(
    grid: Grid, cells: list[Lines], height: float, face: Face, pen: Pen, x: float, y: float
) -> None:
    """Every cell, its lines centred in the height."""
    words = []
    for at, lines in enumerate(cells):
        anchor, align = x + grid.anchor(at), grid.aligns[at]
        middle = y - (height - (len(lines) - 1) * LEAD) / 2
        words += [
            (anchor, middle - down * LEAD, line, align) for down, line in enumerate(lines) if line
        ]
    if words:
        pen.texts(words, face, SIZE)


def _draw_rules(grid: Grid, height: float, pen: Pen, x: float, y: float, foot: bool = True) -> None:
    segments: list[Segment] = [(x + edge, y, x + edge, y - height) for edge in grid.edges]
    if foot:
        segments.append((x, y - height, x + grid.room, y - height))
    pen.rules(segments, HAIR, grid.rule)


def _draw_close(grid: Grid, pen: Pen, x: float, y: float) -> None:
    pen.rules([(x, y, x + grid.room, y)], grid.edge, INK)


def _slices(grid: Grid, cells: list[Lines], face: Face, again: Strip) -> Iterator[Strip]:
    """A tall row, one strip a line; two lines at least stay together at each end."""
    count = max(map(len, cells))
    head = Strip(again.height + PAD, partial(_draw_aired_head, grid, again))
    for at in range(count):
        words = [lines[at : at + 1] for lines in cells]
        top, foot = PAD * (at == 0), PAD * (at == count - 1)
        draw = partial(_draw_slice, grid, words, top, foot, face)
        whole = None if grid.framed else partial(_draw_close, grid)
        close = partial(_draw_open_close, grid) if at else whole
        height = LEAD + top + foot
        glue = at in (0, count - 2)
        yield Strip(height, draw, glue=glue, head=head if at else again, close=close)


def _draw_aired_head(grid: Grid, again: Strip, pen: Pen, x: float, y: float) -> None:
    """The head above the rest of a row, with the air a row begins with."""
    again.draw(pen, x, y)
    _draw_rules(grid, PAD, pen, x, y - again.height, foot=False)


def _draw_open_close(grid: Grid, pen: Pen, x: float, y: float) -> None:
    """The end of a page in the midst of a row."""
    _draw_rules(grid, PAD, pen, x, y, foot=False)
    _draw_close(grid, pen, x, y - PAD)


def _draw_slice(
    grid: Grid,
    words: list[Lines],
    top: float,
    foot: float,
    face: Face,
    pen: Pen,
    x: float,
    y: float,
) -> None:
    _draw_cells(grid, words, LEAD, face, pen, x, y - top)
    _draw_rules(grid, LEAD + top + foot, pen, x, y, foot=foot > 0)


def _empty(grid: Grid) -> Strip:
    return Strip(LEAD + 4 * PAD, partial(_draw_empty, grid))


def _draw_empty(grid: Grid, pen: Pen, x: float, y: float) -> None:
    height = LEAD + 4 * PAD
    middle = x + grid.room / 2
    pen.text(middle, y - height / 2, EMPTY, "sans", SIZE, align="center", colour=MUTED)
    ends: list[Segment] = [(x + e, y, x + e, y - height) for e in (0.0, grid.room)]
    pen.rules(ends, HAIR, RULE)


def _closed(body: list[Strip], grid: Grid) -> list[Strip]:
    """The firm rule below the last row."""
    last = body[-1]

    def draw(pen: Pen, x: float, y: float) -> None:
        last.draw(pen, x, y)
        _draw_close(grid, pen, x, y - last.height)

    return [*body[:-1], replace(last, draw=draw)]


def _notes(note: str, room: float) -> list[Strip]:
    lines = broken(note, "sans", NOTE, room) if note else []
    return [
        Strip(12.5, partial(_note_line, line), above=0.0 if at else 3.0, glue=at < len(lines) - 1)
        for at, line in enumerate(lines)
    ]


def _note_line(line: str, pen: Pen, x: float, y: float) -> None:
    pen.text(x, y - 6.5, line, "sans", NOTE, colour=MUTED)


def _kept(strips: list[Strip], top: int, notes: list[Strip]) -> list[Strip]:
    """What stays on one page: a low table whole, else the head with two rows, the last two rows,
    and the last row with the note."""
    last = len(strips) - 1
    low = sum(strip.height for strip in strips) <= WHOLE
    ends = {*range(top + 1), last - 1, *([last] if notes else [])}
    kept = [
        replace(strip, glue=strip.glue or at in ends or (low and at < last))
        for at, strip in enumerate(strips)
    ]
    if last - top == 0 and not notes:
        kept[last] = replace(kept[last], glue=False)
    return [*kept, *notes]
