"""A title of several lines as GB/T 9704 7.3.1 wants it: a trapezium or a lozenge, never a block,
and no word torn where that can be helped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.fonts import Face
from qianshou_desktop.formats.paper.lines import UNIT, broken

AFTER = ("的", "、", "》", "）", "”", "年度", "单位")  # a line may well end with these
BEFORE = ("关于", "《", "（", "“", "整改", "情况", "进一步", "做好", "开展", "存在")  # or begin
TERMS = (
    "社会工作服务站",
    "社会工作服务室",
    "指导中心",
    "规范化建设",
    "标准化建设",
    "专业化",
    "养老服务",
    "儿童关爱",
    "民政局",
    "年度",
    "通知",
    "报告",
    "总结",
    "情况",
)
TORN, CUT = 3.0, 8.0  # what a line costs that does not end well, and a term that is cut
BLOCK, MOST = 40.0, 60  # what a block costs; letters of a title at most


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
            torn = sum(TORN * (not _well(*two)) + CUT * _cut(*two) for two in pairwise(lines))
            yield _uneven(wide) + torn, lines


def _well(before: str, after: str) -> bool:
    return before.endswith(AFTER) or after.startswith(BEFORE)


def _cut(before: str, after: str) -> bool:
    """Whether a term begins in one line and ends in the next."""
    return any(
        before.endswith(term[:at]) and after.startswith(term[at:])
        for term in TERMS
        for at in range(1, len(term))
    )


def _uneven(wide: Sequence[float]) -> float:
    """How far the lines are from steps of about two letters, up, down, or up and down."""
    steps = [other - one for one, other in pairwise(wide)]
    turns = sum(one * other < 0 for one, other in pairwise(steps))
    hollow = any(one < 0 < other for one, other in pairwise(steps))  # an hourglass
    block = any(abs(step) < 1 for step in steps)
    shape = BLOCK * (hollow or block or turns > 1)
    return shape + sum(abs(abs(step) - 2) for step in steps)
