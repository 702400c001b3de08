"""What else stands in the grid of a form: tables, figures, photos, and the cells to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from qianshou_desktop.formats.form import DAY, Band, Figure, Photos, Rows, Sign
from qianshou_desktop.formats.paper import blocks, form_rows, tables
from qianshou_desktop.formats.paper.form_lines import LABEL, VALUE
from qianshou_desktop.formats.paper.form_rows import HAND, LOW, SIDE, THIN
from qianshou_desktop.formats.paper.frame import Strip
from qianshou_desktop.formats.paper.ink import INK, Pen
from qianshou_desktop.formats.paper.tables import PAD
from qianshou_desktop.formats.report import Pictures

TALL = 430.0  # of a figure, at most
SIGNING = 50.0  # the height of a cell to sign in
BESIDE = 3  # cells to sign in, side by side


def table(part: Rows, room: float, blank: bool) -> list[Strip]:
    """A table under its band."""
    title = form_rows.band(Band(part.table.title), room) if part.table.title else []
    head, *rows = tables.inside(part.table, room, HAND if blank else LOW)
    kept = [replace(rows[0], glue=rows[0].glue or len(rows) > 1), *rows[1:]] if rows else []
    return [*title, head, *kept]


def figure(part: Figure, room: float) -> list[Strip]:
    """A drawing under its band, no larger than there is room."""
    drawing = part.draw(room - 2 * SIDE)
    scale = min((room - 2 * SIDE) / drawing.width, TALL / drawing.height, 1.0)
    height = drawing.height * scale + 2 * PAD
    draw = partial(_draw_figure, drawing, scale, height, room)
    return [*form_rows.band(Band(part.label), room), Strip(height, draw)]


def _draw_figure(
    drawing: Drawing, scale: float, height: float, room: float, pen: Pen, x: float, y: float
) -> None:
    left = x + (room - drawing.width * scale) / 2
    pen.canvas.saveState()
    pen.canvas.translate(left, y - height + PAD)
    pen.canvas.scale(scale, scale)
    renderPDF.draw(drawing, pen.canvas, 0, 0)
    pen.canvas.restoreState()
    pen.rules([(x, y - height, x + room, y - height)], THIN, INK)


def photos(part: Photos, room: float) -> list[Strip]:
    """Photos two by two under their band."""
    rows = blocks.pictures(Pictures("", part.pictures), room - 2 * SIDE)
    moved = [replace(row, draw=partial(_moved, row)) for row in rows]
    last = moved[-1]
    foot = Strip(last.height + PAD, partial(_draw_last, last, room), above=last.above)
    return [*form_rows.band(Band("照片"), room), *moved[:-1], foot]


def _moved(strip: Strip, pen: Pen, x: float, y: float) -> None:
    strip.draw(pen, x + SIDE, y)


def _draw_last(strip: Strip, room: float, pen: Pen, x: float, y: float) -> None:
    strip.draw(pen, x, y)
    foot = y - strip.height - PAD
    pen.rules([(x, foot, x + room, foot)], THIN, INK)


def signs(found: Sequence[Sign], room: float) -> list[Strip]:
    """The cells to sign in, two or three side by side, never one alone beside others."""
    count = 2 if len(found) == 4 else min(BESIDE, max(len(found), 1))
    rows = [found[at : at + count] for at in range(0, len(found), count)]
    return [
        Strip(SIGNING, partial(_draw_signs, row, room / len(row), room), glue=at < len(rows) - 1)
        for at, row in enumerate(rows)
    ]


def _draw_signs(
    row: Sequence[Sign], wide: float, room: float, pen: Pen, x: float, y: float
) -> None:
    for at, sign in enumerate(row):
        left = x + at * wide
        pen.text(left + SIDE, y - 14, f"{sign.label}（签名）：{sign.name}", "sans", LABEL)
        pen.text(left + wide - SIDE, y - 36, sign.day or DAY, "serif", VALUE, align="right")
        if at:
            pen.rules([(left, y, left, y - SIGNING)], THIN, INK)
    pen.rules([(x, y - SIGNING, x + room, y - SIGNING)], THIN, INK)
