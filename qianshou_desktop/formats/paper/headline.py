"""A title of several lines as GB/T 9704 7.3.1 wants it: a trapezium or a lozenge, never a block,
and no word torn where that can be helped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.fonts import Face
from qianshou_desktop.formats.paper.lines import UNIT, broken

AFTER = ("的", "、", "》", "）", "”", "年度", "单位")  # a line may well end with these
BEFORE = ("关于", "《", "（", "“", "整改", "工作", "情况", "进一步", "做好", "开展")  # or begin
TORN, BLOCK, MOST = 3.0, 40.0, 60  # what a torn word costs, and a block; letters of a title at most


def shaped(text: str, face: Face, size: float, room: float) -> list[str]:
    """The lines of a title; line feeds in it are kept as they are."""
    lines = broken(text, face, size, room)
    units = UNIT.findall(text)
    if len(lines) < 2 or "\n" in text or len(units) > MOST:
        return lines
    return min(
        _ways(units, len(lines), face, size, room), key=lambda way: way[0], default=(0, lines)
    )[1]


def _ways(
    units: Sequence[str], count: int, face: Face, size: float, room: float
) -> Iterator[tuple[float, list[str]]]:
    """Every way to break it into so many lines, with its cost."""
    for cuts in combinations(range(1, len(units)), count - 1):
        edges = (0, *cuts, len(units))
        lines = ["".join(units[a:b]) for a, b in pairwise(edges)]
        wide = [fonts.width(line, face, size) / size for line in lines]
        if max(wide) * size <= room:
            torn = sum(not _well(one, other) for one, other in pairwise(lines))
            yield _uneven(wide) + TORN * torn, lines


def _well(before: str, after: str) -> bool:
    return before.endswith(AFTER) or after.startswith(BEFORE)


def _uneven(wide: Sequence[float]) -> float:
    """How far the lines are from steps of about two letters, up, down, or up and down."""
    steps = [other - one for one, other in pairwise(wide)]
    turns = sum(one * other < 0 for one, other in pairwise(steps))
    hollow = any(one < 0 < other for one, other in pairwise(steps))  # an hourglass
    block = any(abs(step) < 1 for step in steps)
    shape = BLOCK * (hollow or block or turns > 1)
    return shape + sum(abs(abs(step) - 2) for step in steps)
