"""The other blocks of a report as strips: running text, label grids, cards, signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reportlab.lib.colors import Color, HexColor

from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.fonts import Face
from qianshou_desktop.formats.paper.frame import Strip
from qianshou_desktop.formats.paper.ink import HAIR, INK, MM, MUTED, RULE, SHADE, Pen, Segment
from qianshou_desktop.formats.paper.lines import broken, even, spread
from qianshou_desktop.formats.report import Cards, Cell, Facts, Picture, Pictures, Text, shown

BODY = 11.0
LEAD = 19.0
SMALL = 9.5
COARSE = 72 / 96  # points for a pixel, at most
CELL = 13.5
PAD = 4.4
SIDE = 6.0
GAP = 15.0
LABELS = 0.45  # of the room beside the seal: who is to sign, at most
HEADING, HEADING_LEAD = 14.0, 22.0
SHORT = 8  # lines of a text, its heading among them, that is not parted
CARD_GAP = 8.0
CARD_SIDE = 8.0
RED = HexColor("#C8161D")  # 红头
RED_RULE = 1.2
SEAL = 44 * MM  # room for the round seal of a township or a county bureau

Fact = tuple[str, list[str]]


def title(text: str, subtitle: str, room: float) -> list[Strip]:
    """The title in the middle, Song, 22 pt (GB/T 9704 7.3.1: 2号), broken evenly if long."""
    lines = even(text, "serif", 22.0, room)
    head = [Strip(32.0, partial(_title_line, line, room), glue=True) for line in lines]
    below = broken(subtitle, "sans", 12.0, room) if subtitle else []
    return [
        *head,
        *(Strip(18.0, partial(_subtitle, line, room), glue=True) for line in below),
        Strip(12.0, _nothing, glue=True),
    ]


def letterhead(text: str, room: float) -> list[Strip]:
    """The office's name in red above a red line (GB/T 9704 7.2.4, 7.2.7: 发文机关标志, 分隔线)."""
    offices = [each for each in re.split(r"[\s、]+", text) if each]
    lines = [line for each in offices for line in even(each, "serif", 26.0, room)]
    rows = [Strip(36.0, partial(_letterhead_line, line, room), glue=True) for line in lines]
    return [*rows, Strip(18.0, partial(_red_rule, room), glue=True)]


def _letterhead_line(line: str, room: float, pen: Pen, x: float, y: float) -> None:
    pen.text(x + room / 2, y - 18, line, "serif", 26.0, align="center", colour=RED, stroke=0.5)


def _red_rule(room: float, pen: Pen, x: float, y: float) -> None:
    pen.rules([(x, y - 4, x + room, y - 4)], RED_RULE, RED)


def _title_line(line: str, room: float, pen: Pen, x: float, y: float) -> None:
    pen.text(x + room / 2, y - 16, line, "serif", 22.0, align="center", stroke=0.45)


def _subtitle(line: str, room: float, pen: Pen, x: float, y: float) -> None:
    pen.text(x + room / 2, y - 9, line, "sans", 12.0, align="center", colour=MUTED)


def _nothing(pen: Pen, x: float, y: float) -> None:
    """Air that stays at the top of a page."""


def heading(text: str, room: float, first: bool = False) -> Strip:
    """The heading of a part, in 黑体 (GB/T 9704 7.3.3), with a bookmark."""
    air, lines = 16.0 if first else 24.0, broken(text, "bold", HEADING, room)
    height = HEADING_LEAD * len(lines)
    return Strip(height, partial(_heading, lines), above=air, glue=True, bookmark=text)


def _heading(lines: Sequence[str], pen: Pen, x: float, y: float) -> None:
    for at, line in enumerate(lines):
        pen.text(x, y - 10 - HEADING_LEAD * at, line, "bold", HEADING)


def text(block: Text, room: float) -> list[Strip]:
    """Paragraphs, first line two letters in, both margins flush."""
    strips = [_small_heading(block.title)] if block.title else []
    for paragraph in block.paragraphs:
        for piece in fonts.clean(paragraph).split("\n"):
            strips += _paragraph(piece, room)
    if block.title and len(strips) <= SHORT:
        strips[:-1] = map(glued, strips[:-1])
    return strips


def _small_heading(title: str) -> Strip:
    return Strip(18.0, partial(_small_heading_line, title), above=10.0, glue=True)


def _small_heading_line(title: str, pen: Pen, x: float, y: float) -> None:
    pen.text(x, y - 9, title, "bold", BODY)


def _paragraph(paragraph: str, room: float) -> list[Strip]:
    indent = 2 * BODY
    lines = broken(paragraph.strip(), "serif", BODY, room, indent)
    last = len(lines) - 1
    return [
        Strip(
            LEAD,
            partial(_line, line, 0.0 if at else indent, room, at < last),
            above=0.0 if at else 2.0,
            glue=at < last and (at in (0, last - 1) or last <= 2),
        )
        for at, line in enumerate(lines)
    ]


def _line(line: str, indent: float, room: float, full: bool, pen: Pen, x: float, y: float) -> None:
    space = spread(line, "serif", BODY, room - indent) if full else 0.0
    pen.text(x + indent, y - LEAD / 2, line, "serif", BODY, space=space)


def facts(block: Facts, room: float) -> list[Strip]:
    """A grid of labels (shaded) and values, so many pairs side by side."""
    count = max(1, min(block.columns, len(block.pairs)))
    label = _label_width(block.pairs, room / count)
    value = room / count - label
    rows = [block.pairs[at : at + count] for at in range(0, len(block.pairs), count)]
    return [
        _fact_row(row, label, value, count, at == 0, at == len(rows) - 1)
        for at, row in enumerate(rows)
    ]


def _label_width(pairs: Sequence[tuple[str, Cell]], each: float) -> float:
    widest = max((fonts.width(label, "sans", SMALL) for label, _ in pairs), default=0.0)
    return min(max(widest + 2 * SIDE, 60.0), each * 0.45)


def _fact_row(
    row: Sequence[tuple[str, Cell]], label: float, value: float, count: int, top: bool, last: bool
) -> Strip:
    """One row; a last row that is not full stretches its last value to the edge."""
    cells: list[tuple[float, float, list[str], bool]] = []
    x = 0.0
    for at, (name, cell) in enumerate(row):
        wide = value + (count - len(row)) * (label + value) * (at == len(row) - 1)
        cells.append((x, label, broken(name, "sans", SMALL, label - 2 * SIDE), True))
        lines = broken(shown(cell), "sans", SMALL, wide - 2 * SIDE)
        cells.append((x + label, wide, lines, False))
        x += label + wide
    height = max(len(lines) for _, _, lines, _ in cells) * CELL + 2 * PAD
    draw = partial(_draw_facts, cells, height, x)
    return Strip(height, draw, above=GAP * 0.6 if top else 0.0, glue=not last)


def _draw_facts(
    cells: list[tuple[float, float, list[str], bool]],
    height: float,
    room: float,
    pen: Pen,
    x: float,
    y: float,
) -> None:
    for left, wide, lines, label in cells:
        if label:
            pen.fill(x + left, y - height, wide, height, SHADE)
        middle = y - (height - (len(lines) - 1) * CELL) / 2
        for down, line in enumerate(lines):
            colour = MUTED if label else INK
            pen.text(x + left + SIDE, middle - down * CELL, line, "sans", SMALL, colour=colour)
    edges: list[Segment] = [(x + left, y, x + left, y - height) for left, _, _, _ in cells]
    edges += [(x + room, y, x + room, y - height), (x, y, x + room, y)]
    pen.rules([*edges, (x, y - height, x + room, y - height)], HAIR, RULE)


def cards(block: Cards, room: float) -> list[Strip]:
    """The large figures, five side by side at most, rows of about one length."""
    if not block.cards:
        return []
    rows = -(-len(block.cards) // 5)
    count = -(-len(block.cards) // rows)
    wide = (room - (count - 1) * CARD_GAP) / count
    return [
        _card_row(
            [_card(*card, wide - 2 * CARD_SIDE) for card in block.cards[at : at + count]], wide
        )
        for at in range(0, len(block.cards), count)
    ]


CardText = list[tuple[str, Face, float, Color, float]]
"""The lines of a card: text, face, size, colour, and the height each takes."""


def _card(value: str, label: str, remark: str, room: float) -> CardText:
    size = min(20.0, 20.0 * room / max(fonts.width(value, "bold", 20.0), 1.0))
    lines: CardText = [(fonts.clean(value), "bold", size, INK, 28.0)]
    lines += [(line, "sans", SMALL, INK, 14.0) for line in even(label, "sans", SMALL, room)]
    if remark:
        lines += [(line, "sans", 8.0, MUTED, 12.0) for line in _remark(remark, room)]
    return lines


def _remark(remark: str, room: float) -> list[str]:
    """Broken after a comma if the pieces fit, else evenly."""
    pieces = re.split(r"(?<=[，；])", remark)
    fits = all(fonts.width(piece, "sans", 8.0) <= room for piece in pieces)
    if not fits or fonts.width(remark, "sans", 8.0) <= room:
        return even(remark, "sans", 8.0, room)
    return pieces


def _card_row(texts: Sequence[CardText], wide: float) -> Strip:
    height = max(sum(line[4] for line in lines) for lines in texts) + 14.0
    return Strip(height, partial(_draw_cards, texts, wide, height), above=CARD_GAP)


def _draw_cards(
    texts: Sequence[CardText], wide: float, height: float, pen: Pen, x: float, y: float
) -> None:
    for at, lines in enumerate(texts):
        left, down = x + at * (wide + CARD_GAP), y - 6.0
        pen.frame(left, y - height, wide, height, radius=3.0, line=0.6)
        for line, face, size, colour, tall in lines:
            pen.text(left + CARD_SIDE, down - tall / 2, line, face, size, colour=colour)
            down -= tall


def pictures(block: Pictures, room: float) -> list[Strip]:
    """Photos two by two, each as large as half the width allows, its words under it."""
    wide = (room - GAP) / 2
    found = [
        (each, even(each.caption, "sans", SMALL, wide)[:3] if each.caption else [])
        for each in block.pictures
    ]
    pairs = [found[at : at + 2] for at in range(0, len(found), 2)]
    strips = [_small_heading(block.title)] if block.title else []
    return [*strips, *(_picture_row(pair, wide) for pair in pairs)]


def _picture_row(pair: Sequence[tuple[Picture, list[str]]], wide: float) -> Strip:
    sizes = [_fitted(each, wide) for each, _ in pair]
    depth = max(high for _, high in sizes)
    height = depth + max(len(lines) for _, lines in pair) * CELL + PAD
    return Strip(height, partial(_draw_pictures, pair, sizes, wide, depth), above=6.0)


def _fitted(picture: Picture, wide: float) -> tuple[float, float]:
    """Its width and height on paper: upright ones are no higher than wide ones are broad, and small
    ones are not blown up."""
    scale = min(wide / max(picture.width, 1), wide * 0.9 / max(picture.height, 1), COARSE)
    return picture.width * scale, picture.height * scale


def _draw_pictures(
    pair: Sequence[tuple[Picture, list[str]]],
    sizes: Sequence[tuple[float, float]],
    wide: float,
    depth: float,
    pen: Pen,
    x: float,
    y: float,
) -> None:
    for at, ((picture, lines), (across, high)) in enumerate(zip(pair, sizes, strict=True)):
        left = x + at * (wide + GAP)
        pen.picture(picture.jpeg, left + (wide - across) / 2, y - depth, across, high)
        for down, line in enumerate(lines):
            middle = y - depth - PAD - (down + 0.5) * CELL
            pen.text(left + wide / 2, middle, line, "sans", SMALL, align="center", colour=MUTED)


def signature(pairs: Sequence[tuple[str, str]], room: float) -> list[Strip]:
    """Lines to sign on, and at the right the dashed place where the seal will be set."""
    if not pairs:
        return []
    height = max(len(pairs) * 27.0, SEAL) + 4.0
    return [Strip(height, partial(_signature, pairs, room, height), above=26.0)]


def _signature(
    pairs: Sequence[tuple[str, str]], room: float, height: float, pen: Pen, x: float, y: float
) -> None:
    widest = max(fonts.width(name, "serif", BODY) for name, _ in pairs)
    label = min(widest, LABELS * (room - SEAL)) + BODY
    pitch = height / len(pairs)
    for at, (name, value) in enumerate(pairs):
        middle = y - pitch * (at + 0.5)
        _signer(name + "：", x, middle, label + 1, pen)
        end = x + room - SEAL - 18 * MM
        _signer(value or _blank(name), x + label + 8, middle, end - x - label - 8, pen)
        pen.rules([(x + label, middle - 8, end, middle - 8)], 0.5, MUTED)
    _seal(x + room - SEAL, y - (height + SEAL) / 2, pen)


def _signer(value: str, x: float, middle: float, room: float, pen: Pen) -> None:
    """On the line; a value that is too long for it in smaller letters, upwards from it."""
    if fonts.width(value, "serif", BODY) <= room:
        pen.text(x, middle, value, "serif", BODY)
        return
    lines = broken(value, "serif", 8.0, room)
    for up, line in enumerate(reversed(lines)):
        pen.text(x, middle - 2 + up * 9.5, line, "serif", 8.0)


def _blank(name: str) -> str:
    """A date to be written by hand has its letters already."""
    return "　　　　年　　　月　　　日" if name.endswith("日期") else ""


def _seal(x: float, y: float, pen: Pen) -> None:
    pen.frame(x, y, SEAL, SEAL, dash=(3.0, 2.5), radius=4.0, colour=MUTED, line=0.6)
    middle = x + SEAL / 2
    pen.text(middle, y + SEAL / 2, "（加盖公章处）", "sans", 8.5, align="center", colour=MUTED)


def aired(strips: list[Strip], above: float) -> list[Strip]:
    """The same strips with so much air before the first."""
    return [replace(strips[0], above=above), *strips[1:]] if strips else []


def glued(strip: Strip) -> Strip:
    """The same strip, kept with the one after it."""
    return replace(strip, glue=True)
