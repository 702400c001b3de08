"""Breaking Chinese text into lines (避头尾: GB/T 15834-2011, 5.1; W3C 中文排版需求 3.1.5).

reportlab's own CJK splitting lets a line begin with ，；：？！”》 and end with an opening
bracket, and it cuts numbers and dates in two; hence this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.fonts import Face

OPEN = "（〔［｛【《〈「『“‘([{￥$№〖"
CLOSE = "、。，．：；！？）〕］｝】〗》〉」』”’)]},.!?:;·・％%‰℃°"
WORD = r"0-9A-Za-z\u00c0-\u024f.,:;/@#&+=_~'%*°℃‰\-\u2013"

UNIT = re.compile(
    rf"[{re.escape(OPEN)}]*(?:—+|…+|[{WORD}]+|\S)[{re.escape(CLOSE)}]*|\s+", re.DOTALL
)
"""What stays on one line: a letter with the signs that cling to it, a number, a word, —— and ……"""


PIECE = re.compile(rf"[{re.escape(OPEN)}]*.[{re.escape(CLOSE)}]*", re.DOTALL)
LETTER = re.compile(".", re.DOTALL)
NAME = re.compile("[^·]+·?")
DOTTED = re.compile(r"\w+(?:·\w+)+")


def broken(text: str, face: Face, size: float, room: float, first: float = 0.0) -> list[str]:
    """The lines of text in a room of so many points; the first line of every paragraph is
    shorter by `first`. Line feeds begin paragraphs. Nothing but blanks at line ends is lost.
    """
    lines: list[str] = []
    for paragraph in fonts.clean(text).split("\n"):
        lines.extend(_paragraph(paragraph.rstrip(), face, size, room, first))
    return lines


def _paragraph(text: str, face: Face, size: float, room: float, first: float) -> list[str]:
    if fonts.width(text, face, size) <= room - first:
        return [text]
    lines: list[str] = []
    line, left = "", room - first
    for unit, wide in _units(text, face, size, room):
        if wide > left and line:
            lines += [line.rstrip()] if line.strip() else []
            line, left = "", room
            if unit.isspace():
                continue
        line += unit
        left -= wide
    if line.strip() or not lines:
        lines.append(line.rstrip())
    return _no_orphan(lines, face, size, room)


def _no_orphan(lines: list[str], face: Face, size: float, room: float) -> list[str]:
    """No line of a single letter at the end (孤字不成行): it gets company from the line before."""
    if len(lines) < 2 or len(lines[-1].rstrip(CLOSE)) > 1:
        return lines
    *rest, unit = UNIT.findall(lines[-2])
    blank = " " if lines[-2] != lines[-2].rstrip() else ""
    last = unit + blank + lines[-1]
    if len(rest) < 2 or unit.isspace() or fonts.width(last, face, size) > room:
        return lines
    return [*lines[:-2], "".join(rest).rstrip(), last]


def even(text: str, face: Face, size: float, room: float) -> list[str]:
    """As few lines as broken makes, but of about one length: for titles, headings and cards."""
    lines = broken(text, face, size, room)
    if len(lines) < 2 or "\n" in text:
        return lines
    narrow = max(fonts.width(text, face, size) / len(lines), size)
    while narrow < room:
        tried = broken(text, face, size, narrow)
        if len(tried) <= len(lines):
            return tried
        narrow += size / 4
    return lines


def _units(text: str, face: Face, size: float, room: float) -> Iterator[tuple[str, float]]:
    """The units with their widths; one that is wider than a whole line is cut, first between
    letters with their signs, then anywhere."""
    for unit in UNIT.findall(text):
        yield from _fitting(unit, (PIECE, LETTER), face, size, room)


def _fitting(
    unit: str, smaller: tuple[re.Pattern[str], ...], face: Face, size: float, room: float
) -> Iterator[tuple[str, float]]:
    wide = fonts.width(unit, face, size)
    if wide <= room or unit.isspace() or not smaller:
        yield unit, min(wide, room)
        return
    for piece in smaller[0].findall(unit):
        yield from _fitting(piece, smaller[1:], face, size, room)


def name_parts(text: str) -> list[str]:
    """The parts of a long name such as 买买提·阿卜杜热合曼, each with its dot; none for other
    texts."""
    return NAME.findall(text) if DOTTED.fullmatch(text) else []


def named(text: str, face: Face, size: float, room: float) -> list[str]:
    """A long name broken after its dots, as few lines as they need; none for other texts, and where
    a part does not fit."""
    parts = name_parts(text)
    if not parts or max(fonts.width(part, face, size) for part in parts) > room:
        return []
    lines = [""]
    for part in parts:
        if fonts.width(lines[-1] + part, face, size) > room:
            lines.append("")
        lines[-1] += part
    return lines


def widest_unit(text: str, face: Face, size: float) -> float:
    """The width of the widest piece that should stay whole, such as a date or a number."""
    return max((fonts.width(unit, face, size) for unit in UNIT.findall(text)), default=0.0)


def spread(line: str, face: Face, size: float, room: float) -> float:
    """The space to add after every letter so that the line fills the room (两端对齐); none when
    the line is too short to be spread without holes."""
    gap = room - fonts.width(line, face, size)
    each = gap / max(len(line) - 1, 1)
    return each if 0 < each <= size * 0.2 else 0.0
