"""The printed report (月报表 and its like): title, cover grid, numbered parts, signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from qianshou_desktop.formats.paper import blocks, charts, fonts, tables
from qianshou_desktop.formats.paper.frame import (
    A4,
    A4_LANDSCAPE,
    SMALL,
    Meta,
    Sheet,
    Strip,
    document,
    ends,
    scaled,
)
from qianshou_desktop.formats.paper.ink import Pen
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
    texts,
)

GAP = 16.0
BETWEEN = 22.0  # two charts side by side
SCANT = 0.2  # of a page: less than that is hardly a leaf
SCALES = (0.97, 0.94, 0.91)


def pdf(report: Report) -> bytes:
    """The bytes of the PDF; the same report gives the same bytes."""
    sheet = A4_LANDSCAPE if report.landscape else A4
    meta = Meta(
        title=report.title,
        author=report.author,
        subject=report.subject,
        made_at=report.made_at,
        header=_running(report, sheet.room),
        footer=report.footer,
    )
    return document(_fitted(report, sheet), meta, sheet)


def _running(report: Report, room: float) -> str:
    """What stands over every page but the first; a long title gives way, its period does not."""
    below = f"  {report.subtitle}" if report.subtitle else ""
    left = room - fonts.width(below, "sans", SMALL)
    title = report.title
    while fonts.width(title, "sans", SMALL) > left:
        title = f"{title.rstrip('…')[:-1]}…"
    return title + below


def _fitted(report: Report, sheet: Sheet) -> list[Strip]:
    """The report a little smaller, where its last page would bear but a few lines and that saves
    it."""
    plain = strips(report, sheet.room)
    found = ends(plain, sheet)
    if len(found) > 1 and sheet.depth - found[-1][1] < SCANT * sheet.depth:
        for scale in SCALES:
            closer = [scaled(strip, scale) for strip in strips(report, sheet.room / scale)]
            if len(ends(closer, sheet)) < len(found):
                return closer
    return plain


def strips(report: Report, room: float) -> list[Strip]:
    """The whole report from title to seal."""
    made = blocks.letterhead(report.letterhead, room) if report.letterhead else []
    made += blocks.title(report.title, report.subtitle, room)
    if report.facts:
        made += blocks.facts(Facts(report.facts), room)
    for at, part in enumerate(report.parts):
        made += _part(part, room, at == 0)
    made += _lacking(report, room)
    made = _signed(made, blocks.signature(report.signature, room))
    for part in report.appendices:
        heading, *rest = _part(part, room, True)
        made += [replace(heading, turns=_printed(part)), *rest]
    return made


def _printed(part: Part) -> bool:
    """Whether paper holds it itself, rather than a word where it is."""
    return not any(isinstance(block, Table) and block.elsewhere for block in part.blocks)


def _part(part: Part, room: float, first: bool) -> list[Strip]:
    made = [blocks.heading(part.heading, room, first)]
    before: Block | tuple[Chart, ...] | None = None
    for group in _beside(part.blocks):
        block = [_charts(group, room)] if isinstance(group, tuple) else _block(group, room)
        made += blocks.aired(block, _air(before, group))
        before = group
    return made


def _air(before: Block | tuple[Chart, ...] | None, block: Block | tuple[Chart, ...]) -> float:
    """The air before a block: little below a heading, none more between texts."""
    if before is None:
        return 2.0 if isinstance(block, Text) and not block.title else 8.0
    if isinstance(before, Text) and not before.paragraphs:
        return 4.0  # a heading alone belongs to what follows it
    if isinstance(block, Text):
        return 2.0 if isinstance(before, Text) and not block.title else 10.0
    return GAP


def _beside(content: Sequence[Block]) -> Iterator[Block | tuple[Chart, ...]]:
    """Charts as groups of one, or of two small neighbours that go side by side."""
    waiting: list[Chart] = []
    for block in content:
        if isinstance(block, Chart) and charts.narrow(block):
            waiting.append(block)
            if len(waiting) < 2:
                continue
        if waiting:
            yield tuple(waiting)
        if not (waiting and waiting[-1] is block):
            yield (block,) if isinstance(block, Chart) else block
        waiting = []
    if waiting:
        yield tuple(waiting)


def _block(block: Block, room: float) -> list[Strip]:
    if isinstance(block, Table):
        if block.elsewhere:
            return blocks.text(Text((block.elsewhere,)), room)
        return tables.strips(block, room)
    if isinstance(block, Text):
        return blocks.text(block, room)
    if isinstance(block, Facts):
        return blocks.facts(block, room)
    if isinstance(block, Cards):
        return blocks.cards(block, room)
    if isinstance(block, Pictures):
        return blocks.pictures(block, room)
    return [_charts((block,), room)]


def _charts(group: tuple[Chart, ...], room: float) -> Strip:
    """Charts on one line; a small one that is alone keeps to two thirds of the width."""
    wide = (room - BETWEEN) / 2 if len(group) > 1 else room
    if len(group) == 1 and charts.narrow(group[0]):
        wide = room * 2 / 3
    tall = max(charts.height(chart, wide) for chart in group)
    drawings = [charts.draw(chart, wide, tall) for chart in group]
    return Strip(tall, partial(_draw_charts, drawings, wide, tall), above=GAP)


def _draw_charts(
    drawings: Sequence[Drawing], wide: float, tall: float, pen: Pen, x: float, y: float
) -> None:
    for at, drawing in enumerate(drawings):
        renderPDF.draw(drawing, pen.canvas, x + at * (wide + BETWEEN), y - tall)


def _lacking(report: Report, room: float) -> list[Strip]:
    note = fonts.lacking(texts(report))
    return blocks.text(Text((note,), title="缺字说明"), room) if note else []


def _signed(made: list[Strip], signature: list[Strip]) -> list[Strip]:
    """The signature never stands alone on a page (GB/T 9704 7.3.5.4): the end of the text comes
    with it."""
    if not signature or not made:
        return [*made, *signature]
    return [*made[:-1], blocks.glued(made[-1]), *signature]
