"""The bundled fonts, and for every letter the first font that has it.

Chain (see resources/fonts): the face asked for, then the other bundled ones, then the Ext B
fonts of Windows if a letter needs them. Fonts are read at first use: 45–60 ms each.
"""

from __future__ import annotations

import os
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal, TypeAlias

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from qianshou_desktop import paths
from qianshou_desktop.formats.paper.letters import Letters

Face: TypeAlias = Literal["serif", "sans", "bold"]

FILES: dict[Face, str] = {
    "serif": "NotoSerifSC-Regular.ttf",
    "sans": "NotoSansSC-Regular.ttf",
    "bold": "NotoSansSC-Bold.ttf",
}
CHAINS: dict[Face, tuple[Face, ...]] = {
    "serif": ("serif", "sans"),
    "sans": ("sans", "serif"),
    "bold": ("bold", "sans", "serif"),
}
WINDOWS = ("simsunb.ttf", "SimSunExtG.ttf", "mingliub.ttc")
GETA = "〓"  # the printer's sign for a letter that is not in the case

_lock = threading.RLock()
_fonts: dict[str, Letters] = {}


@cache
def _bundled(face: Face) -> Letters:
    path = paths.resources() / "fonts" / FILES[face]
    return _registered(f"qs-{face}", path)


@cache
def _machine() -> tuple[Letters, ...]:
    """The Ext B fonts this machine has and that may be embedded."""
    folder = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    found = []
    for name in WINDOWS:
        try:
            found.append(_registered(f"qs-{name}", folder / name))
        except (OSError, TTFError):
            continue
    return tuple(found)


def _registered(name: str, path: Path) -> Letters:
    """Read once for the whole program: a document under way must not see its font replaced."""
    with _lock:
        if name not in _fonts:
            _fonts[name] = Letters(name, path)
            pdfmetrics.registerFont(_fonts[name])
        return _fonts[name]


def _chain(face: Face) -> Iterator[Letters]:
    yield from (_bundled(each) for each in CHAINS[face])
    yield from _machine()


@cache
def _font_of(letter: str, face: Face) -> Letters | None:
    return next((font for font in _chain(face) if letter in font.known), None)


def name(face: Face) -> str:
    """The registered name of a face, for reportlab calls that want one."""
    return _bundled(face).fontName


def silent(letter: str) -> bool:
    """Controls, joiners, variation selectors: nothing is printed for them."""
    return (
        unicodedata.category(letter) in ("Cc", "Cf")
        or "\ufe00" <= letter <= "\ufe0f"
        or ("\U000e0100" <= letter <= "\U000e01ef")
    )


def clean(text: str) -> str:
    """Text as it can be printed: tabs and odd blanks as a blank, silent letters gone; line feeds
    stay. Returns the same string when nothing is to be done."""
    if _bundled("sans").known.issuperset(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    return "".join(filter(None, map(_printable, text)))


@cache
def _printable(letter: str) -> str:
    if letter == "\n":
        return letter
    if letter == "\t" or unicodedata.category(letter) == "Zs":
        return letter if letter == "\u3000" else " "
    return "" if silent(letter) else letter


def missing(texts: str | Iterable[str]) -> list[str]:
    """The letters no font has, each once, in order of appearance; blanks and controls count not.

    To be shown before a paper is issued. On paper such a letter stands as 〓.
    """
    seen: dict[str, None] = {}
    for text in [texts] if isinstance(texts, str) else texts:
        if not _bundled("sans").known.issuperset(text):
            seen.update((letter, None) for letter in clean(text) if _lacks(letter))
    return list(seen)


def lacking(texts: Iterable[str]) -> str:
    """The sentence that names the letters standing as 〓, for the end of a paper; "" for none."""
    letters = missing(texts)
    codes = "、".join(f"U+{ord(letter):04X}" for letter in letters)
    said = f"本表有{len(letters)}个字本机字库没有，文中以“{GETA}”代替，其统一码为{codes}。"
    return said if letters else ""


@cache
def _lacks(letter: str) -> bool:
    return letter != "\n" and _font_of(letter, "sans") is None


def runs(text: str, face: Face) -> list[tuple[str, str]]:
    """Text in pieces of one font each: (registered font name, piece), nothing lost."""
    first = _bundled(face)
    if first.known.issuperset(text):
        return [(first.fontName, text)] if text else []
    pairs = [_pair(letter, face) for letter in text]
    return [(font, "".join(p[1] for p in group)) for font, group in groupby(pairs, lambda p: p[0])]


@cache
def _pair(letter: str, face: Face) -> tuple[str, str]:
    font = _font_of(letter, face)
    return (font.fontName, letter) if font else (name(face), GETA)


class _Widths(dict[str, float]):
    """Letter → width in thousandths of the size, filled as letters are met."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self.face = face

    def __missing__(self, letter: str) -> float:
        font, drawn = _pair(letter, self.face)
        self[letter] = units = _fonts[font].units(drawn)
        return units


@cache
def widths(face: Face) -> _Widths:
    """The width of every letter of a face, in thousandths of the font size."""
    return _Widths(face)


def width(text: str, face: Face, size: float) -> float:
    """The width of a line of text in points."""
    return sum(map(widths(face).__getitem__, text)) * size / 1000
