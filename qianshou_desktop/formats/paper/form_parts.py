"""What else stands in the grid of a form: tables, figures, photos, and the cells to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from qianshou_desktop.formats.form import DAY, Band, Beside, Figure, Photos, Rows, Sign
from qianshou_desktop.formats.paper import blocks, fonts, form_rows, tables
from qianshou_desktop.formats.paper.form_lines import LABEL, LEAD, VALUE
from qianshou_desktop.formats.paper.form_rows import BLANK, LOW, SIDE, THIN, Tall
from qianshou_desktop.formats.paper.frame import Strip
from qianshou_desktop.formats.paper.ink import INK, MM, MUTED, Pen
from qianshou_desktop.formats.paper.lines import broken
from qianshou_desktop.formats.paper.tables import PAD
from qianshou_desktop.formats.report import Pictures

TALL = 580.0  # of a figure, at most: five generations stand in it as they are drawn
SIGNING = 44.0  # the height of a cell to sign in, at least
DAYS = 25.0  # of that for the day and the air
NAMED = 8.0  # the size of a name under the line
BESIDE = 3  # cells to sign in, side by side
PORTRAIT = 29.0 * MM  # the width of a cell for a photo of one inch, 25 mm by 35


def table(part: Rows, room: float, tall: Tall) -> list[Strip]:
    """A table under its band."""
    title = form_rows.band(Band(part.table.title), room) if part.table.title else []
    written = BLANK if part.by_hand and not tall.blank else tall
    least = written.row + (part.lines - 1) * written.line if written.blank else LOW
    head, *rows = tables.inside(part.table, room, least)
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


def beside(part: Beside, room: float, tall: Tall) -> list[Strip]:
    """Rows, and at their right a photo or the place for one."""
    rows = [strip for row in part.rows for strip in form_rows.row(row, room - PORTRAIT, tall)]
    height = sum(strip.height for strip in rows)
    return [Strip(height, partial(_draw_beside, part, rows, room, height))]


def _draw_beside(
    part: Beside, rows: Sequence[Strip], room: float, height: float, pen: Pen, x: float, y: float
) -> None:
    down = y
    for strip in rows:
        strip.draw(pen, x, down)
        down -= strip.height
    left = x + room - PORTRAIT
    if part.picture:
        across, high = part.picture.width, part.picture.height
        scale = min((PORTRAIT - 2 * PAD) / across, (height - 2 * PAD) / high)
        wide, tall = across * scale, high * scale
        at = (left + (PORTRAIT - wide) / 2, y - (height + tall) / 2)
        pen.picture(part.picture.jpeg, *at, wide, tall)
    else:
        middle = (left + PORTRAIT / 2, y - height / 2)
        pen.text(*middle, part.label, "sans", LABEL, align="center", colour=MUTED)
    foot = (left, y - height, x + room, y - height)
    pen.rules([foot, (left, y, x + room, y), (left, y, left, y - height)], THIN, INK)


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
    """The cells to sign in, two or three side by side, on one page."""
    count = 2 if len(found) == 4 else min(BESIDE, max(len(found), 1))
    rows = [found[at : at + count] for at in range(0, len(found), count)]
    return [_sign_row(row, room, at < len(rows) - 1) for at, row in enumerate(rows)]


def _sign_row(row: Sequence[Sign], room: float, glue: bool) -> Strip:
    wide = room / len(row)
    texts = [broken(f"{each.label}（签名）：", "sans", LABEL, wide - 2 * SIDE) for each in row]
    days = [sign.day or DAY for sign in row]
    names = [broken(f"（{each.name}）", "sans", NAMED, wide - 2 * SIDE) if each.name else []
             for each in row]  # fmt: skip
    above = [len(text) + _over(name, day, wide - 2 * SIDE)
             for text, name, day in zip(texts, names, days, strict=True)]  # fmt: skip
    height = max(SIGNING, max(above) * LEAD + DAYS)
    draw = partial(_draw_signs, texts, names, days, wide, room, height)
    return Strip(height, draw, glue=glue)


def _over(name: Sequence[str], day: str, room: float) -> int:
    """The lines of a name that stand over the day: none where it has room beside it."""
    beside = fonts.width(name[-1], "sans", NAMED) + fonts.width(day, "serif", VALUE) if name else 0
    return len(name) - (beside <= room) if name else 0


def _draw_signs(
    texts: Sequence[Sequence[str]],
    names: Sequence[Sequence[str]],
    days: Sequence[str],
    wide: float,
    room: float,
    height: float,
    pen: Pen,
    x: float,
    y: float,
) -> None:
    """The line stays empty for the pen; who is to sign there stands small under it."""
    for at, (lines, small, day) in enumerate(zip(texts, names, days, strict=True)):
        left = x + at * wide
        for down, line in enumerate(lines):
            pen.text(left + SIDE, y - 13 - down * LEAD, line, "sans", LABEL)
        over = _over(small, day, wide - 2 * SIDE) < len(small)
        foot = y - height + 13 + (0 if over else LEAD)
        for up, line in enumerate(reversed(small)):
            pen.text(left + SIDE, foot + up * LEAD, line, "sans", NAMED, colour=MUTED)
        pen.text(left + wide - SIDE, y - height + 13, day, "serif", VALUE, align="right")
        if at:
            pen.rules([(left, y, left, y - height)], THIN, INK)
    pen.rules([(x, y - height, x + room, y - height)], THIN, INK)
