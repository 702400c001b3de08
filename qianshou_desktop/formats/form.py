"""The neutral content of a printed form: labelled cells in a grid, tables within it, long texts,
figures, photos, and lines to sign on. What is drawn of it stands in formats/paper/form.py.

A blank form has the same content with nothing written in: `blank` makes its cells high enough for
a hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias

from qianshou_desktop.formats.report import Picture, Table

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

DAY = "　　　年　　月　　日"  # a date to be written by hand


ORDER = "序号"  # the heading of a column that numbers the rows


@dataclass(frozen=True, slots=True)
class Box:
    """A label and its value. `options` are the words of a short list, `chosen` the ones that hold:
    they are shown with boxes to tick where there is room, else as text. `share` is the width
    against the others of its row."""

    label: str
    text: str = ""
    options: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """Boxes side by side."""

    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """Rows with a picture at their right, in a cell as high as they are together; where there is
    none, its label stands in the empty cell."""

    rows: tuple[Row, ...]
    label: str
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Long:
    """A label and a text of any length, in a cell of at least so many lines. `foot` stands at its
    right lower end: who signs for it."""

    label: str
    text: str = ""
    lines: int = 2
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A table within the grid; its title is a band over it. `lines` are those that a hand needs in
    a row; `by_hand` says that one writes in it on a form that is filled in, too."""

    table: Table
    lines: int = 1
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """A heading across the grid. It is said again where a page begins within so many of the parts
    that follow it."""

    text: str
    holds: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing as wide as it is given room; `words` are the letters in it."""

    label: str
    draw: Callable[[float], Drawing]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos two by two."""

    pictures: tuple[Picture, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Running text across the grid, a string a paragraph."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """Where somebody signs: as what, the name where it is known, and the day."""

    label: str
    name: str = ""
    day: str = ""


Part: TypeAlias = Band | Row | Beside | Long | Rows | Figure | Photos | Words


@dataclass(frozen=True, slots=True)
class FormPaper:
    """A whole form. `marks` stands over the title at the right, `heads` are the pairs of the line
    over the grid, `signs` the cells at its end, `notes` the small lines under it; header and footer
    go round every page. made_at is an aware instant: the same form gives the same file.
    """

    title: str
    heads: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    signs: tuple[Sign, ...]
    made_at: datetime
    marks: str = ""
    subtitle: str = ""
    notes: tuple[str, ...] = ()
    header: str = ""
    footer: str = ""
    author: str = ""
    blank: bool = False
    one_page: bool = False  # of a blank: in low cells rather than on a second leaf

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError("made_at must be an aware instant")


@dataclass(frozen=True, slots=True)
class Certificate:
    """A paper that certifies something: a title, its number, a few sentences, the facts they rest
    on, and by whom and when it was issued, with the place of the seal."""

    title: str
    number: str
    paragraphs: tuple[str, ...]
    table: Table | None
    issuer: tuple[tuple[str, str], ...]
    made_at: datetime
    footer: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """A form in a volume, as the contents name it."""

    name: str
    number: str
    day: str
    form: FormPaper


@dataclass(frozen=True, slots=True)
class Volume:
    """A case's papers to be bound: the pairs of the cover (the pages are counted in drawing), and
    the forms in their order."""

    title: str
    subtitle: str
    cover: tuple[Box, ...]
    forms: tuple[Filed, ...]
    made_at: datetime
    header: str = ""
    footer: str = ""
    author: str = ""


def texts(form: FormPaper) -> Iterator[str]:
    """Every string of a form, for the check of letters that no font has."""
    yield from (form.title, form.subtitle, form.marks, form.header, form.footer, *form.notes)
    for pair in form.heads:
        yield from pair
    for part in form.parts:
        yield from _part_texts(part)
    for sign in form.signs:
        yield from (sign.label, sign.name, sign.day)


def _part_texts(part: Part) -> Iterator[str]:
    if isinstance(part, Row):
        for box in part.boxes:
            yield from box_texts(box)
    elif isinstance(part, Beside):
        yield part.label
        for row in part.rows:
            yield from _part_texts(row)
    elif isinstance(part, Long):
        yield from (part.label, part.text, part.foot)
    elif isinstance(part, Rows):
        yield from table_texts(part.table)
    elif isinstance(part, Band):
        yield part.text
    elif isinstance(part, Figure):
        yield from (part.label, *part.words)
    elif isinstance(part, Photos):
        yield from (each.caption for each in part.pictures)
    else:
        yield from part.paragraphs


def box_texts(box: Box) -> Iterator[str]:
    """The strings of a box."""
    yield from (box.label, box.text, *box.options)


def table_texts(table: Table) -> Iterator[str]:
    """The strings of a table."""
    yield from (table.title, table.note)
    yield from (column.label for column in table.columns)
    yield from (cell for row in table.rows for cell in row if isinstance(cell, str))


def certificate_texts(paper: Certificate) -> Iterator[str]:
    """Every string of a certificate."""
    yield from (paper.title, paper.number, paper.footer, *paper.paragraphs)
    for pair in paper.issuer:
        yield from pair
    if paper.table:
        yield from table_texts(paper.table)


def volume_texts(volume: Volume) -> Iterator[str]:
    """Every string of a volume."""
    yield from (volume.title, volume.subtitle, volume.header, volume.footer)
    for box in volume.cover:
        yield from box_texts(box)
    for filed in volume.forms:
        yield from (filed.name, filed.number, filed.day)
        yield from texts(filed.form)
