"""The placeholders of somebody's own form: {{服务人次}}, as people type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from qianshou_desktop.formats.cells import Cell, Column, Share, shown
from qianshou_desktop.records.errors import Rejected

PLACE = re.compile(r"[{｛]\s*[{｛]([^{}｛｝]*)[}｝]\s*[}｝]")
HALF = re.compile(r"[{｛]\s*[{｛]|[}｝]\s*[}｝]")
SINGLE = re.compile(r"(?<![{｛])[{｛]([^{}｛｝]{1,40})[}｝](?![}｝])")
BLANK = re.compile(r"[\s\u200b\ufeff]")
NEAR = 3  # names that are offered for one that is not known
TOLD = 20  # unknown names that are listed

Rolls: TypeAlias = Mapping[str, Sequence[Mapping[str, Cell]]]


def key(name: str) -> str:
    """What a name is compared by: full width, spaces and capitals do not count."""
    return BLANK.sub("", unicodedata.normalize("NFKC", name)).casefold()


@dataclass(frozen=True)
class Place:
    """A placeholder: in which sheet and cell, and its name as it was typed."""

    sheet: str
    cell: str
    name: str


def found_in(text: str) -> list[str]:
    """The names of the placeholders of a text; one that is not closed is a name as well."""
    names = [each[1].strip() for each in PLACE.finditer(text)]
    rest = PLACE.sub("", text)
    return names + [rest.strip()[:20] for _ in HALF.findall(rest)[:1]]


def halves_in(text: str) -> list[str]:
    """What stands in one brace instead of two: a placeholder perhaps, where it is a name."""
    return [each.strip() for each in SINGLE.findall(PLACE.sub("", text))]


def told(value: Cell) -> str:
    """A value within a text."""
    if isinstance(value, Share):
        return shown(value, Column("比率", percent=True, digits=1)).replace(".0%", "%")
    return shown(value)


class Known:
    """What a form may ask for: single values, and lists whose members have values."""

    def __init__(self, values: Mapping[str, Cell], lists: Rolls, names: Iterable[str] = ()) -> None:
        self.values = {key(name): value for name, value in values.items()}
        self.lists = {
            key(name): [{key(n): v for n, v in member.items()} for member in members]
            for name, members in lists.items()
        }
        self.names = dict.fromkeys(names) or dict.fromkeys(_names(values, lists))
        self.keys = {key(name): name for name in self.names}

    def roll(self, name: str) -> str:
        """The list that a name belongs to; "" for a single value."""
        head = key(name).partition(".")[0]
        return head if head in self.lists else ""

    def value(self, name: str, at: int = 0) -> Cell:
        """A single value, or that of a list's member; beyond the last one nothing."""
        head, _, rest = key(name).partition(".")
        if head not in self.lists:
            return self.values.get(key(name))
        members = self.lists[head]
        return members[at].get(rest) if at < len(members) else None

    def refuse_halves(self, places: Collection[Place]) -> None:
        """Raises Rejected for known names that stand in one brace: they would be left as they are."""
        meant = [place for place in places if key(place.name) in self.keys]
        if meant:
            said = "、".join(f"“{p.sheet}”{p.cell} 的 {{{p.name}}}" for p in meant[:TOLD])
            raise Rejected(f"占位要写两层括号，如 {{{{{meant[0].name}}}}}；这里只有一层：{said}")

    def refuse(self, places: Collection[Place]) -> None:
        """Raises Rejected naming all that is not known, where it stands, and what is near."""
        wrong = [place for place in places if key(place.name) not in self.keys]
        if wrong:
            lines = [self._said(place) for place in wrong[:TOLD]]
            more = f"；还有 {len(wrong) - TOLD} 处" if len(wrong) > TOLD else ""
            raise Rejected(f"有 {len(wrong)} 处占位不认识：{'；'.join(lines)}{more}。")

    def _said(self, place: Place) -> str:
        near = get_close_matches(key(place.name), self.keys, NEAR, 0.5)
        offered = "、".join(f"{{{{{self.keys[each]}}}}}" for each in near)
        hint = f"（是不是{offered}？）" if near else "（可用的名称见 --list-names）"
        return f"“{place.sheet}”{place.cell} 的“{place.name or '空'}”{hint}"


def _names(values: Mapping[str, Cell], lists: Rolls) -> Iterator[str]:
    yield from values
    for name, members in lists.items():
        yield from (f"{name}.{each}" for member in members for each in member)
