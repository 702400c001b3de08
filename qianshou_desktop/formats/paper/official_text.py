"""The lines of an official document: 22 of 28 letters on 156 × 225 mm (GB/T 9704-2012 5.2). Whatever
stands on landscape paper is given its own width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from qianshou_desktop.formats.cells import Align
from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.fonts import Face
from qianshou_desktop.formats.paper.frame import Folio, Sheet, Strip
from qianshou_desktop.formats.paper.headline import shaped
from qianshou_desktop.formats.paper.ink import BLACK, MM, Pen
from qianshou_desktop.formats.paper.lines import broken, spread

SIZE = 15.79  # 3号, a hair less: 28 letters fill 156 mm
LINES, DEEP = 22, 225.0 * MM
PITCH = (DEEP - SIZE) / (LINES - 1)  # the first and the last line touch the edges of the text
BELOW = PITCH - SIZE  # what the last line of a page does not use of its pitch
NO4 = 14.0  # 4号
PAGE = Sheet(
    left=28.0 * MM,
    right=26.0 * MM,
    top=37.0 * MM,
    bottom=35.0 * MM - BELOW,
    folio=Folio(below=7.0 * MM - BELOW, size=NO4, face="song"),
)
ROOM = PAGE.room
TITLE = 22.0  # 2号
BOLD = 0.45  # what thickens a face that stands for 小标宋

ONE = re.compile(r"[一二三四五六七八九十百]+、")
TWO = re.compile(r"（[一二三四五六七八九十百]+）")


# ---- one line ----------------------------------------------------------------------------------

Piece = tuple[Face, str]


def air(lines: float = 1.0, glue: bool = True) -> Strip:
    """Lines that stay empty, also at the top of a page."""
    return Strip(lines * PITCH, _nothing, glue=glue)


def _nothing(pen: Pen, x: float, y: float) -> None:
    """Nothing is drawn."""


def placed(words: str, at: float, align: Align = "left", face: Face = "fang") -> Strip:
    """A line of its own whose left end, middle or right end is so far in."""
    return Strip(PITCH, partial(draw_words, words, at, align, face), glue=True)


def draw_words(
    words: str, at: float, align: Align, face: Face, pen: Pen, x: float, y: float
) -> None:
    pen.text(x + at, y - SIZE / 2, words, face, SIZE, align=align, colour=BLACK)


def flush(
    text: str,
    *,
    first: float = 2.0,
    left: float = 0.0,
    faces: tuple[Face, int] = ("fang", 0),
    room: float = ROOM,
) -> list[Strip]:
    """A paragraph, both edges flush: the first line so many letters in from `left`; so many letters
    at its beginning are in another face."""
    room -= left
    found = broken(text, "fang", SIZE, room, first * SIZE)
    made, (face, count) = list[Strip](), faces
    for at, line in enumerate(found):
        indent = first * SIZE if at == 0 else 0.0
        pieces = [(f, t) for f, t in ((face, line[:count]), ("fang", line[count:])) if t]
        count = max(0, count - len(line))
        last = at == len(found) - 1
        draw = partial(_draw_line, pieces, left + indent, 0.0 if last else room - indent)
        made.append(Strip(PITCH, draw))
    return made


def _draw_line(
    pieces: Sequence[Piece], indent: float, room: float, pen: Pen, x: float, y: float
) -> None:
    space = spread("".join(text for _, text in pieces), "fang", SIZE, room) if room else 0.0
    x += indent
    for face, text in pieces:
        pen.text(x, y - SIZE / 2, text, face, SIZE, colour=BLACK, space=space)
        x += fonts.width(text, face, SIZE) + space * len(text)


def title_lines(title: str, room: float = ROOM) -> list[Strip]:
    """A title in the middle, broken where its sense allows (7.3.1)."""
    found = shaped(title, "headline", TITLE, room)
    made = [Strip(PITCH, partial(_draw_title, line, room / 2), glue=True) for line in found]
    return [replace(made[0], bookmark=title.replace("\n", "")), *made[1:]]


def _draw_title(line: str, middle: float, pen: Pen, x: float, y: float) -> None:
    stroke = 0.0 if fonts.own("headline") else BOLD
    pen.text(
        x + middle, y - TITLE / 2, line, "headline", TITLE,
        align="center", colour=BLACK, stroke=stroke,
    )  # fmt: skip


# ---- the text ----------------------------------------------------------------------------------


def paragraph(text: str, room: float = ROOM) -> list[Strip]:
    """A paragraph, in the face of its heading (7.3.3). An empty line is one."""
    text = text.strip().lstrip("　")
    if not text:
        return [air(glue=False)]
    made = flush(text, faces=_heading(text), room=room)
    if ONE.match(text) or TWO.match(text):  # a heading never ends a page
        made[-1] = replace(made[-1], glue="。" not in text)
    return made


def _heading(text: str) -> tuple[Face, int]:
    """一、 is in 黑体, （一） in 楷体, up to the end of its sentence; 1. and （1） are as the text."""
    face: Face = "hei" if ONE.match(text) else "kai"
    if not (ONE.match(text) or TWO.match(text)):
        return "fang", 0
    return face, text.find("。") + 1 or len(text)
