"""A paper that certifies something: sentences, what they rest on, and the place of the seal."""

from __future__ import annotations

from functools import partial

from qianshou_desktop.formats.form import Certificate, certificate_texts
from qianshou_desktop.formats.paper import blocks, fonts, tables
from qianshou_desktop.formats.paper.frame import A4, Meta, Strip, document
from qianshou_desktop.formats.paper.ink import Pen
from qianshou_desktop.formats.paper.lines import broken, spread
from qianshou_desktop.formats.report import Text

SIZE, LEAD = 14.0, 29.0  # 4号, at the pace of a letter


def pdf(paper: Certificate) -> bytes:
    """The bytes of the PDF; the same certificate gives the same bytes."""
    meta = Meta(paper.title, paper.author, paper.title, paper.made_at, "", paper.footer)
    return document(strips(paper, A4.room), meta)


def strips(paper: Certificate, room: float) -> list[Strip]:
    """The certificate from title to seal."""
    made = [*blocks.title(paper.title, "", room), Strip(20.0, partial(_number, paper.number, room))]
    made += [Strip(8.0, _air)]
    made += [line for each in paper.paragraphs for line in _paragraph(each, room)]
    if paper.table:
        made += tables.strips(paper.table, room)
    note = fonts.lacking(certificate_texts(paper))
    made += blocks.text(Text((note,)), room) if note else []
    return [*made[:-1], blocks.glued(made[-1]), *blocks.signature(paper.issuer, room)]


def _number(number: str, room: float, pen: Pen, x: float, y: float) -> None:
    pen.text(x + room, y - 8, f"编号：{number}", "serif", 11.0, align="right")


def _air(pen: Pen, x: float, y: float) -> None:
    """Nothing but its height."""


def _paragraph(text: str, room: float) -> list[Strip]:
    lines = broken(text, "serif", SIZE, room, 2 * SIZE)
    return [
        Strip(LEAD, partial(_line, line, 0.0 if at else 2 * SIZE, room, at < len(lines) - 1))
        for at, line in enumerate(lines)
    ]


def _line(line: str, indent: float, room: float, full: bool, pen: Pen, x: float, y: float) -> None:
    space = spread(line, "serif", SIZE, room - indent) if full else 0.0
    pen.text(x + indent, y - LEAD / 2, line, "serif", SIZE, space=space)
