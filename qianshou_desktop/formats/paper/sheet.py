"""The county on one sheet: one A4 page, landscape, black on white, understood in ten seconds. Where
there are more stations than it holds in letters that can be read, their table goes on overleaf.

Ticks and empty boxes are drawn, since the bundled fonts have none; nothing is told by colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.frame import Meta, Sheet, Strip, document
from qianshou_desktop.formats.paper.ink import (
    DANGER,
    FIRM,
    HAIR,
    INK,
    MM,
    MUTED,
    RULE,
    SHADE,
    Pen,
    Segment,
)
from qianshou_desktop.formats.paper.lines import broken

PAGE = Sheet(
    width=297 * MM, height=210 * MM, left=15 * MM, right=15 * MM, top=12 * MM, bottom=17 * MM
)
HEAD = 34.0  # the title's line
CARDS = 66.0
AIR = 10.0
LEFT = 0.62  # the share of the matrix; the panels stand beside it
ROW, LEAST = 28.0, 13.0  # a row of the matrix, in points, and the lowest that can be read
NOTE = 14.0  # under the matrix
SIDE = 6.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a panel: what stands left, what right; firm ones are printed bold."""

    left: str
    right: str = ""
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Panel:
    """A box beside the matrix."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A station: its texts, one a text column, and its ticks, one a tick column; None where the
    question does not arise yet."""

    texts: tuple[str, ...]
    ticks: tuple[bool | None, ...]


@dataclass(frozen=True, slots=True)
class CountySheet:
    """What the sheet says. cards are (value, label, remark); shares the widths of the matrix'
    text columns against one of a tick column; made_at an aware instant."""

    title: str
    subtitle: str
    cards: tuple[tuple[str, str, str], ...]
    heads: tuple[str, ...]
    shares: tuple[float, ...]
    tick_heads: tuple[str, ...]
    rows: tuple[Row, ...]
    panels: tuple[Panel, ...]
    note: str
    footer: str
    made_at: datetime


def texts(sheet: CountySheet) -> Iterator[str]:
    """Every string of the sheet, for the check of letters that no font has."""
    yield from (sheet.title, sheet.subtitle, sheet.note, sheet.footer)
    yield from (*sheet.heads, *sheet.tick_heads)
    yield from (text for card in sheet.cards for text in card)
    yield from (text for row in sheet.rows for text in row.texts)
    for panel in sheet.panels:
        yield panel.title
        yield from (text for line in panel.lines for text in (line.left, line.right))


def pdf(sheet: CountySheet) -> bytes:
    """The PDF, one page where the stations have their place on it; the same sheet gives the same
    bytes."""
    first, *rest = _pages(sheet.rows)
    meta = Meta(
        sheet.title, sheet.title, sheet.subtitle, sheet.made_at, footer=sheet.footer,
        numbered=bool(rest),
    )  # fmt: skip
    whole = Strip(PAGE.depth, partial(_draw, sheet, first))
    more = (Strip(PAGE.depth, partial(_draw_more, sheet, rows)) for rows in rest)
    return document([whole, *more], meta, PAGE)


def _pages(rows: tuple[Row, ...]) -> list[tuple[Row, ...]]:
    """The rows page by page: the first has cards over them and, where there are more, a line that
    says so; the others their table alone."""
    first = int((PAGE.depth - HEAD - CARDS - AIR - NOTE) // LEAST) - 1
    if len(rows) <= first:
        return [rows]
    further = int((PAGE.depth - HEAD - NOTE) // LEAST) - 1
    starts = range(first - 1, len(rows), further)
    return [rows[: first - 1], *(rows[at : at + further] for at in starts)]


def _draw(sheet: CountySheet, rows: Sequence[Row], pen: Pen, x: float, y: float) -> None:
    room = PAGE.room
    _title(sheet, pen, x, y)
    _cards(sheet.cards, pen, x, y - HEAD, room)
    top = y - HEAD - CARDS - AIR
    depth = PAGE.depth - HEAD - CARDS - AIR
    wide = room * LEFT
    _matrix(sheet, rows, pen, x, top, wide, depth)
    _panels(sheet.panels, pen, x + wide + AIR, top, room - wide - AIR, depth)


def _draw_more(sheet: CountySheet, rows: Sequence[Row], pen: Pen, x: float, y: float) -> None:
    """A further page of the matrix, over the whole width."""
    _title(sheet, pen, x, y)
    _matrix(sheet, rows, pen, x, y - HEAD, PAGE.room, PAGE.depth - HEAD, more=False)


def _title(sheet: CountySheet, pen: Pen, x: float, y: float) -> None:
    pen.text(x, y - 14, sheet.title, "serif", 20.0, stroke=0.4)
    pen.text(x + PAGE.room, y - 17, sheet.subtitle, "sans", 10.5, align="right", colour=MUTED)


def _cards(
    cards: Sequence[tuple[str, str, str]], pen: Pen, x: float, y: float, room: float
) -> None:
    wide = (room - AIR * (len(cards) - 1)) / len(cards)
    for at, (value, label, remark) in enumerate(cards):
        left = x + at * (wide + AIR)
        pen.frame(left, y - CARDS, wide, CARDS, radius=3.0, line=0.7, colour=INK)
        pen.text(left + 9, y - 19, value, "bold", fonts.fitting(value, "bold", 22.0, wide - 18))
        pen.text(left + 9, y - 40, label, "bold", 10.0)
        size = fonts.fitting(remark, "sans", 8.5, wide - 18)
        pen.text(left + 9, y - 54, remark, "sans", size, colour=MUTED)


def _matrix(
    sheet: CountySheet, rows: Sequence[Row], pen: Pen, x: float, y: float, room: float,
    depth: float, *, more: bool = True,
) -> None:  # fmt: skip
    """Head and rows; `more`: where these are not all stations, a line says where the others are."""
    left_out = len(sheet.rows) - len(rows) if more else 0
    height = min(ROW, (depth - NOTE) / (len(rows) + 1 + bool(left_out)))
    edges = _edges(sheet, room)
    _matrix_head(sheet, edges, height, pen, x, y)
    for at, row in enumerate(rows, 1):
        _matrix_row(row, edges, height, pen, x, y - at * height)
    below = y - (len(rows) + 1) * height
    if left_out:
        pen.text(x + SIDE, below - height / 2, f"另有 {left_out} 个站，见下页", "sans", 8.5)
        below -= height
    _matrix_rules(edges, height, len(rows), pen, x, y)
    _note(sheet.note, pen, x, below - 9, room)


def _edges(sheet: CountySheet, room: float) -> list[float]:
    shares = [*sheet.shares, *(1.0 for _ in sheet.tick_heads)]
    edges = [0.0]
    for share in shares:
        edges.append(edges[-1] + room * share / sum(shares))
    return edges


def _matrix_head(
    sheet: CountySheet, edges: Sequence[float], height: float, pen: Pen, x: float, y: float
) -> None:
    pen.fill(x, y - height, edges[-1], height, SHADE)
    size = min(9.5, height * 0.6)
    for at, head in enumerate(sheet.heads):
        pen.text(x + edges[at] + SIDE, y - height / 2, head, "bold", size)
    for at, head in enumerate(sheet.tick_heads, len(sheet.heads)):
        middle = x + (edges[at] + edges[at + 1]) / 2
        pen.text(middle, y - height / 2, head, "bold", size, align="center")


def _matrix_row(
    row: Row, edges: Sequence[float], height: float, pen: Pen, x: float, y: float
) -> None:
    size, middle = min(9.5, height * 0.62), y - height / 2
    for at, text in enumerate(row.texts):
        room = edges[at + 1] - edges[at] - 1.5 * SIDE
        pen.text(
            x + edges[at] + SIDE, middle, text, "sans", fonts.fitting(text, "sans", size, room)
        )
    for at, good in enumerate(row.ticks, len(row.texts)):
        mark(pen, x + (edges[at] + edges[at + 1]) / 2, middle, min(11.0, height * 0.6), good)


def mark(pen: Pen, x: float, y: float, size: float, good: bool | None) -> None:
    """A tick, the red cross of what is lacking, or a quiet stroke where nothing is asked yet,
    centred on (x, y): their shapes tell them apart on a black printer too."""
    half = size / 2
    if good is None:
        pen.rules([(x - half * 0.7, y, x + half * 0.7, y)], 0.8, MUTED)
        return
    if not good:
        arm = half * 0.8
        cross: list[Segment] = [(x - arm, y - arm, x + arm, y + arm),
                                (x - arm, y + arm, x + arm, y - arm)]  # fmt: skip
        pen.rules(cross, 2.0, DANGER)
        return
    low = (x - half * 0.25, y - half * 0.7)
    pen.rules([(x - half * 0.9, y, *low), (*low, x + half, y + half * 0.8)], 1.7, INK)


def _matrix_rules(
    edges: Sequence[float], height: float, count: int, pen: Pen, x: float, y: float
) -> None:
    right, foot = x + edges[-1], y - (count + 1) * height
    lines: list[Segment] = [
        (x, y - at * height, right, y - at * height) for at in range(1, count + 1)
    ]
    pen.rules([*lines, *((x + edge, y, x + edge, foot) for edge in edges)], HAIR, RULE)
    pen.rules([(x, y, right, y), (x, foot, right, foot)], FIRM, INK)


def _note(note: str, pen: Pen, x: float, y: float, room: float) -> None:
    """What tick and cross mean, drawn beside the words."""
    mark(pen, x + 5, y, 8.0, True)
    pen.text(x + 13, y, "有", "sans", 8.5)
    mark(pen, x + 36, y, 8.0, False)
    pen.text(x + 44, y, "缺", "sans", 8.5)
    pen.text(x + 64, y, note, "sans", fonts.fitting(note, "sans", 8.5, room - 64), colour=MUTED)


def _panels(
    panels: Sequence[Panel], pen: Pen, x: float, y: float, room: float, depth: float
) -> None:
    """The panels below one another; lines grow smaller together until all have their place."""
    count = sum(_lines(panel, room, 9.0) for panel in panels)
    free = depth - AIR * (len(panels) - 1) - len(panels) * 26.0
    pitch = min(18.0, free / max(count, 1))
    for panel in panels:
        height = 26.0 + _lines(panel, room, 9.0) * pitch
        pen.frame(x, y - height, room, height, radius=3.0, line=0.7, colour=INK)
        pen.text(x + 8, y - 12, panel.title, "bold", 10.0)
        _panel_lines(panel, pen, x + 8, y - 21, room - 16, pitch)
        y -= height + AIR


def _lines(panel: Panel, room: float, size: float) -> int:
    return sum(len(_left(line, room - 16, size)) for line in panel.lines)


def _left(line: Line, room: float, size: float) -> list[str]:
    """The left words broken beside the right ones."""
    beside = fonts.width(line.right, "bold", size) + (8 if line.right else 0)
    return broken(line.left, "bold", size, max(room - beside, room * 0.35))


def _panel_lines(panel: Panel, pen: Pen, x: float, y: float, room: float, pitch: float) -> None:
    size = min(9.0, pitch * 0.66)
    for line in panel.lines:
        face: fonts.Face = "bold" if line.firm else "sans"
        pen.text(x + room, y - pitch / 2, line.right, face, size, align="right")
        for words in _left(line, room, 9.0):
            pen.text(x, y - pitch / 2, words, face, size)
            y -= pitch
