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
            lines.append(line.rstrip())
            line, left = "", room
            unit, wide = ("", 0.0) if unit.isspace() else (unit, wide)
        line += unit
        left -= wide
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _units(text: str, face: Face, size: float, room: float) -> Iterator[tuple[str, float]]:
    """The units with their widths; one that is wider than a whole line is cut by letters."""
    for match in UNIT.finditer(text):
        unit = match.group()
        wide = fonts.width(unit, face, size)
        # A closing sign may hang over the end by half its empty half; a long word may not.
        if wide <= room or unit.isspace():
            yield unit, min(wide, room)
        else:
            yield from ((letter, fonts.width(letter, face, size)) for letter in unit)


def widest_unit(text: str, face: Face, size: float) -> float:
    """The width of the widest piece that should stay whole, such as a date or a number."""
    return max((fonts.width(unit, face, size) for unit in UNIT.findall(text)), default=0.0)


def spread(line: str, face: Face, size: float, room: float) -> float:
    """The space to add after every letter so that the line fills the room (两端对齐); none when
    the line is too short to be spread without holes."""
    gap = room - fonts.width(line, face, size)
    each = gap / max(len(line) - 1, 1)
    return each if 0 < each <= size * 0.2 else 0.0
