"""The neutral content of a report: what PDF, Excel and the screen all render from.

Nothing here knows a file format. Counting is done before (actions/figures.py), drawing after
(formats/paper, formats/excel.py), so the three never show different numbers.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from qianshou_desktop.formats.cells import Align, Cell, Column, shown

__all__ = [
    "Align",
    "Block",
    "Cards",
    "Cell",
    "Chart",
    "ChartKind",
    "Column",
    "Facts",
    "Part",
    "Picture",
    "Pictures",
    "Report",
    "Table",
    "Text",
    "chinese_number",
    "shown",
    "texts",
]

ChartKind: TypeAlias = Literal["bar", "hbar", "line", "stacked"]

DIGITS = "〇一二三四五六七八九"


def chinese_number(number: int) -> str:
    """1–99 as the numbering of headings writes it: 一, 十, 十一, 二十三.

    Raises ValueError outside 1–99.
    """
    if not 1 <= number <= 99:
        raise ValueError(f"no heading number for {number}")
    tens, ones = divmod(number, 10)
    head = {0: "", 1: "十"}.get(tens, DIGITS[tens] + "十")
    return head + (DIGITS[ones] if ones else "")


@dataclass(frozen=True, slots=True)
class Table:
    """A grid. Every row has one cell a column; with total the last row is the sum. A narrow one may
    be folded on paper: its second half stands beside its first. Where it would make a book on paper,
    `elsewhere` says there where to find it; a sheet has it in any case."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    total: bool = False
    folds: bool = False
    elsewhere: str = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError(f"table {self.title!r} has no column")
        for at, row in enumerate(self.rows):
            if len(row) != len(self.columns):
                raise ValueError(f"table {self.title!r}, row {at}: {len(row)} cells")


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures to be drawn: each series is (name, one value a label), all in one unit."""

    title: str
    kind: ChartKind
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    unit: str = ""

    def __post_init__(self) -> None:
        for name, values in self.series:
            if len(values) != len(self.labels):
                raise ValueError(f"chart {self.title!r}, series {name!r}: {len(values)} values")
            if not all(math.isfinite(value) for value in values):
                raise ValueError(f"chart {self.title!r}, series {name!r}: not a finite number")


@dataclass(frozen=True, slots=True)
class Text:
    """Running text, one string a paragraph, under an optional heading of its own."""

    paragraphs: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """A grid of labels and values, `columns` pairs side by side."""

    pairs: tuple[tuple[str, Cell], ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Cards:
    """The few large figures of a summary: (value, label, remark) each."""

    cards: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as it is printed: a JPEG of so many px, and the words under it."""

    jpeg: bytes
    width: int
    height: int
    caption: str


@dataclass(frozen=True, slots=True)
class Pictures:
    """Photos, two side by side. A sheet or a screen without room for them shows the words."""

    title: str
    pictures: tuple[Picture, ...]


Block: TypeAlias = Table | Chart | Text | Facts | Cards | Pictures


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part. number counts from 1; 0 means a part without a number."""

    number: int
    title: str
    blocks: tuple[Block, ...]

    @property
    def heading(self) -> str:
        """The heading as printed: 二、服务对象."""
        return f"{chinese_number(self.number)}、{self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. made_at is an aware instant: the same report gives the same file.

    facts is the block under the title; signature the (label, value) pairs at the end, an
    empty value leaving a line to write on; footer the small text at the foot of every page;
    appendices follow the signature, each from a new page on; letterhead, where
    there is one, stands above the title.
    """

    title: str
    subtitle: str
    facts: tuple[tuple[str, Cell], ...]
    parts: tuple[Part, ...]
    signature: tuple[tuple[str, str], ...]
    footer: str
    author: str
    subject: str
    made_at: datetime
    landscape: bool = False
    appendices: tuple[Part, ...] = ()
    letterhead: str = ""

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError("made_at must be an aware instant")


def texts(report: Report) -> Iterator[str]:
    """Every string the report prints, for the check of letters that no font has."""
    yield from (report.letterhead, report.title, report.subtitle, report.footer)
    yield from _pairs(report.facts)
    yield from _pairs(report.signature)
    for part in (*report.parts, *report.appendices):
        yield part.heading
        for block in part.blocks:
            yield from _block_texts(block)


def _pairs(pairs: tuple[tuple[str, Cell], ...] | tuple[tuple[str, str], ...]) -> Iterator[str]:
    for label, value in pairs:
        yield label
        yield shown(value)


def _block_texts(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (block.title, block.note, block.elsewhere)
        yield from (column.label for column in block.columns)
        yield from (cell for row in block.rows for cell in row if isinstance(cell, str))
    elif isinstance(block, Chart):
        yield from (block.title, block.unit, *block.labels, *(name for name, _ in block.series))
    elif isinstance(block, Text):
        yield from (block.title, *block.paragraphs)
    elif isinstance(block, Facts):
        yield from _pairs(block.pairs)
    elif isinstance(block, Pictures):
        yield from (block.title, *(each.caption for each in block.pictures))
    else:
        yield from (text for card in block.cards for text in card)
