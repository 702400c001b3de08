"""The fonts, and for every letter the first font that has it.

Chain: the face asked for, then the other bundled ones (see resources/fonts), then the Ext B fonts
of Windows if a letter needs them. The faces of an official document are Windows' own where it has
them, else a bundled one. Whoever wants the same file on every machine draws within `bundled`.
Fonts are read at first use: 45–60 ms each.
"""

from __future__ import annotations

import os
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal, TypeAlias

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError

from qianshou_desktop import paths
from qianshou_desktop.formats.paper.letters import Letters

Shipped: TypeAlias = Literal["serif", "sans", "bold"]
Face: TypeAlias = Literal[Shipped, "fang", "kai", "hei", "song", "headline"]

FILES: dict[Shipped, str] = {
    "serif": "NotoSerifSC-Regular.ttf",
    "sans": "NotoSansSC-Regular.ttf",
    "bold": "NotoSansSC-Bold.ttf",
}
CHAINS: dict[Shipped, tuple[Shipped, ...]] = {
    "serif": ("serif", "sans"),
    "sans": ("sans", "serif"),
    "bold": ("bold", "sans", "serif"),
}
# 仿宋, 楷体, 黑体, 宋体 and 小标宋 of GB/T 9704: the bundled face that stands for each, and the files
# that hold it. 小标宋 comes with no Windows; its makers give it several names.
STANDS: dict[Face, Shipped] = {
    "serif": "serif", "sans": "sans", "bold": "bold",
    "fang": "serif", "kai": "serif", "hei": "bold", "song": "serif", "headline": "serif",
}  # fmt: skip
INSTALLED: dict[Face, tuple[str, ...]] = {
    "fang": ("simfang.ttf",),
    "kai": ("simkai.ttf",),
    "hei": ("simhei.ttf",),
    "song": ("simsun.ttc",),
    "headline": ("FZXBSJW*.ttf", "FZXBSK*.ttf", "*小标宋*.ttf"),
}
WINDOWS = ("simsunb.ttf", "SimSunExtG.ttf", "mingliub.ttc")
GETA = "〓"  # the printer's sign for a letter that is not in the case

_lock = threading.RLock()
_fonts: dict[str, Letters] = {}
_shipped_alone: ContextVar[bool] = ContextVar("shipped_alone", default=False)


@contextmanager
def bundled(only: bool = True) -> Iterator[None]:
    """Within it nothing but the bundled fonts is used, if `only`: the same file on every machine."""
    token = _shipped_alone.set(only)
    try:
        yield
    finally:
        _shipped_alone.reset(token)


@cache
def _bundled(face: Shipped) -> Letters:
    path = paths.resources() / "fonts" / FILES[face]
    return _registered(f"qs-{face}", path)


@cache
def _machine() -> tuple[Letters, ...]:
    """The Ext B fonts this machine has and that may be embedded."""
    return tuple(_found(WINDOWS))


@cache
def _installed(face: Face) -> Letters | None:
    """This machine's own font of a face."""
    return next(_found(INSTALLED.get(face, ())), None)


def _found(names: Iterable[str]) -> Iterator[Letters]:
    """The fonts by these names in Windows' folder and the user's own, that may be embedded."""
    mine = os.environ.get("LOCALAPPDATA")
    folders = [Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"]
    folders += [Path(mine) / "Microsoft" / "Windows" / "Fonts"] if mine else []
    for path in (path for name in names for folder in folders for path in folder.glob(name)):
        try:
            yield _registered(f"qs-{path.name}", path)
        except (OSError, TTFError):
            continue


def _registered(name: str, path: Path) -> Letters:
    """Read once for the whole program: a document under way must not see its font replaced."""
    with _lock:
        if name not in _fonts:
            _fonts[name] = Letters(name, path)
            pdfmetrics.registerFont(_fonts[name])
        return _fonts[name]


def own(face: Face) -> bool:
    """Whether a face is the real one, not one that stands for it."""
    return face in FILES or (not _shipped_alone.get() and _installed(face) is not None)


def _chain(face: Face, alone: bool) -> Iterator[Letters]:
    mine = None if alone else _installed(face)
    yield from () if mine is None else (mine,)
    yield from (_bundled(each) for each in CHAINS[STANDS[face]])
    yield from () if alone else _machine()


@cache
def _font_of(letter: str, face: Face, alone: bool) -> Letters | None:
    return next((font for font in _chain(face, alone) if letter in font.known), None)


@cache
def _first(face: Face, alone: bool) -> Letters:
    return next(_chain(face, alone))


def name(face: Face) -> str:
    """The registered name of a face, for reportlab calls that want one."""
    return _first(face, _shipped_alone.get()).fontName


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
    alone = _shipped_alone.get()
    for text in [texts] if isinstance(texts, str) else texts:
        if not _bundled("sans").known.issuperset(text):
            seen.update((letter, None) for letter in clean(text) if _lacks(letter, alone))
    return list(seen)


def lacking(texts: Iterable[str]) -> str:
    """The sentence that names the letters standing as 〓, for the end of a paper; "" for none."""
    letters = missing(texts)
    codes = "、".join(f"U+{ord(letter):04X}" for letter in letters)
    said = f"本表有{len(letters)}个字本机字库没有，文中以“{GETA}”代替，其统一码为{codes}。"
    return said if letters else ""


@cache
def _lacks(letter: str, alone: bool) -> bool:
    return letter != "\n" and _font_of(letter, "sans", alone) is None


def runs(text: str, face: Face) -> list[tuple[str, str]]:
    """Text in pieces of one font each: (registered font name, piece), nothing lost."""
    alone = _shipped_alone.get()
    first = _first(face, alone)
    if first.known.issuperset(text):
        return [(first.fontName, text)] if text else []
    pairs = [_pair(letter, face, alone) for letter in text]
    return [(font, "".join(p[1] for p in group)) for font, group in groupby(pairs, lambda p: p[0])]


@cache
def _pair(letter: str, face: Face, alone: bool) -> tuple[str, str]:
    """A letter that none has is printed as 〓, of the bundled face: an installed one may lack it."""
    font = _font_of(letter, face, alone)
    return (font.fontName, letter) if font else (_bundled(STANDS[face]).fontName, GETA)


class _Widths(dict[str, float]):
    """Letter → width in thousandths of the size, filled as letters are met."""

    def __init__(self, face: Face, alone: bool) -> None:
        super().__init__()
        self.face, self.alone = face, alone

    def __missing__(self, letter: str) -> float:
        font, drawn = _pair(letter, self.face, self.alone)
        self[letter] = units = _fonts[font].units(drawn)
        return units


@cache
def _widths(face: Face, alone: bool) -> _Widths:
    return _Widths(face, alone)


def widths(face: Face) -> Mapping[str, float]:
    """The width of every letter of a face, in thousandths of the font size."""
    return _widths(face, _shipped_alone.get())


def width(text: str, face: Face, size: float) -> float:
    """The width of a line of text in points."""
    return sum(map(widths(face).__getitem__, text)) * size / 1000


def fitting(text: str, face: Face, size: float, room: float) -> float:
    """The size at which a text has room in a line: its own, or a smaller one. Sizes and room in points."""
    return min(size, size * room / max(width(text, face, size), 1.0))
