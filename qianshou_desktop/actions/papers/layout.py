"""How a form is laid out, as data: groups of lines, a line being the names of the fields that stand
side by side in it.

    "name sex born_on"          three fields of equal width
    "id_number*2 ethnicity"     the first twice as wide
    "case.person.name=姓名"     a field of the record referred to, under another label
    "@age"                      something that is worked out (derived.py)
    "headcount|came"            a field; what is worked out for it, where that tells more than was filled in
    "purpose|F9.purpose"        a long text; where nothing is written, the county's standard words
    "goals*3"                   rows that belong to the record: a table, three of them on a blank
    "note*5"                    a long text: five lines on a blank

A long text, and the rows of a record, take a line of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from qianshou_desktop.formats.form import Part
from qianshou_desktop.store.db import Session

More: TypeAlias = Callable[[Session, Any], Iterable[Part]]
"""Parts that are worked out from a record, or what a blank form shows (for None)."""


@dataclass(frozen=True)
class Beside:
    """Lines with a photo at their right: the newest that is attached with this use."""

    use: str
    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Lines under a heading. A spare group is left out where nothing of it is filled in."""

    title: str
    lines: tuple[str | More | Beside, ...]
    spare: bool = False

    def __init__(self, title: str, *lines: str | More | Beside, spare: bool = False) -> None:
        object.__setattr__(self, "title", title)
        object.__setattr__(self, "lines", lines)
        object.__setattr__(self, "spare", spare)


@dataclass(frozen=True)
class Signer:
    """Who signs: as what, and the fields in which name and day are told."""

    label: str
    name: str = ""
    day: str = ""


WORKER = Signer("社工", "worker")
CLIENT = Signer("服务对象或监护人")
SUPERVISOR, REVIEWER = Signer("督导者"), Signer("审核人")


@dataclass(frozen=True)
class Layout:
    """The form of a kind. `blocks` are the lines of belonging rows that are too wide for a table;
    `elsewhere` are the fields that another form of the kind prints; `notes` the small lines at the
    end. `one_page`: a blank that is to be one leaf, in cells as low as those of a filled form."""

    kind: str
    title: str
    groups: tuple[Group, ...]
    heads: tuple[str, ...] = ("number", "station", "filled_on")
    signs: tuple[Signer, ...] = (WORKER, REVIEWER)
    blocks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    elsewhere: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    subtitle: str = ""
    photos: bool = True
    one_page: bool = False


@dataclass(frozen=True)
class Token:
    """A name in a line, taken apart."""

    path: str
    label: str = ""
    share: int = 1
    worked: str = ""

    @property
    def name(self) -> str:
        """The record's own field that it stands for."""
        return self.path.partition(".")[0]


def tokens(line: str) -> list[Token]:
    """The names in a line."""
    return [_token(word) for word in line.split()]


def _token(word: str) -> Token:
    front, _, label = word.partition("=")
    place, _, share = front.partition("*")
    path, _, worked = place.partition("|")
    return Token(path, label, int(share or 1), worked)
