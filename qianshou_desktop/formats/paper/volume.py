"""A case as a volume ready to be bound: cover, contents with the page of each form, the forms.

Cover and contents are not counted: the first form begins on page 1, which is a right-hand page
also where both sides of the leaves are printed on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from qianshou_desktop.formats.form import Box, Row, Volume
from qianshou_desktop.formats.paper import blocks, form, form_rows, tables
from qianshou_desktop.formats.paper.form_fit import FORM
from qianshou_desktop.formats.paper.frame import Meta, Strip, document, places
from qianshou_desktop.formats.paper.ink import MM, Pen
from qianshou_desktop.formats.report import Column, Table

COVER = 92.0 * MM  # of air above and around the title
COLUMNS = (Column("序号", 0.6, "center"), Column("题名", 3.2), Column("编号", 3),
           Column("日期", 1.3, "center"), Column("页码", 0.8, "right"))  # fmt: skip
PAGES = "页数"


def pdf(volume: Volume) -> bytes:
    """The bytes of the PDF; the same volume gives the same bytes."""
    body = _body(volume)
    pages, count = places(body, FORM)
    front = _front(volume, pages, count)
    leaves = places(front, FORM)[1]
    if leaves % 2:  # the back of the last leaf stays empty
        front.append(Strip(1.0, _nothing, turns=True))
        leaves += 1
    meta = Meta(
        title=volume.title,
        author=volume.author,
        subject=volume.header,
        made_at=volume.made_at,
        header=volume.header,
        footer=volume.footer,
        front=leaves,
    )
    return document([*front, *body], meta, FORM)


def contents(volume: Volume) -> list[int]:
    """The page on which each form begins."""
    return places(_body(volume), FORM)[0]


def length(volume: Volume) -> int:
    """How many pages its forms fill, cover and contents apart."""
    return places(_body(volume), FORM)[1]


def _body(volume: Volume) -> list[Strip]:
    """The forms, each from a new page on, with a bookmark."""
    made: list[Strip] = []
    for filed in volume.forms:
        first, *rest = form.strips(filed.form)
        name = "　".join(filter(None, (filed.name, filed.day)))
        made += [replace(first, turns=True, bookmark=name), *rest]
    return made


def _front(volume: Volume, pages: Sequence[int], count: int) -> list[Strip]:
    return [*_cover(volume, count), *_contents(volume, pages)]


def _cover(volume: Volume, count: int) -> list[Strip]:
    room = FORM.room
    boxes = (*volume.cover, Box(PAGES, f"{count} 页"))
    rows = [Row(boxes[at : at + 2]) for at in range(0, len(boxes), 2)]
    grid = [strip for row in rows for strip in form_rows.row(row, room, form_rows.BLANK)]
    return [
        Strip(COVER, partial(_draw_cover, volume.title, volume.subtitle, room), glue=True),
        *form_rows.gridded(grid, room),
    ]


def _draw_cover(title: str, subtitle: str, room: float, pen: Pen, x: float, y: float) -> None:
    middle = x + room / 2
    pen.text(middle, y - 42 * MM, subtitle, "serif", 18.0, align="center")
    pen.text(middle, y - 60 * MM, title, "serif", 30.0, align="center", stroke=0.6)


def _contents(volume: Volume, pages: Sequence[int]) -> list[Strip]:
    rows = tuple(
        (at, filed.name, filed.number, filed.day, page)
        for at, (filed, page) in enumerate(zip(volume.forms, pages, strict=True), 1)
    )
    first, *title = blocks.title("卷内目录", "", FORM.room)
    table = form_rows.gridded(tables.inside(Table("", COLUMNS, rows), FORM.room, 24.0), FORM.room)
    return [replace(first, turns=True), *title, *table]


def _nothing(pen: Pen, x: float, y: float) -> None:
    """An empty page."""
