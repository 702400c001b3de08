"""An eco-map: the household in the middle, its ties at both sides; the line tells how close a tie
is, the arrow who gains by it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine

from qianshou_desktop.formats.kinship import EcoMap, Tied
from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.genogram import cut, rounded
from qianshou_desktop.formats.paper.ink import ACCENT, INK, MUTED, SHADE, WHITE
from qianshou_desktop.formats.paper.plot import blank, words

BOX, TALL, GAP = 118.0, 34.0, 12.0  # a tie's box, and the air between two
RADIUS, SIDE, FOOT = 48.0, 6.0, 26.0
REACH = 60.0  # of the line of a tie
SMALL, LINE = 9.0, 11.5
SHOWN = 4  # members of the household that have room in the circle
LEGEND = (("strong", "密切"), ("plain", "一般"), ("weak", "疏远"), ("tense", "紧张"),
          ("broken", "中断"))  # fmt: skip

Point = tuple[float, float]


def eco_map(seen: EcoMap, width: float) -> Drawing:
    """The map, so many points wide and as high as its ties need."""
    left, right = seen.ties[::2], seen.ties[1::2]
    rows = max(len(left), len(right), 1)
    height = max(2 * RADIUS + 20, rows * (TALL + GAP) + 8) + FOOT
    drawing = blank(width, height)
    middle = (width / 2, FOOT + (height - FOOT) / 2)
    for ties, x in ((left, SIDE), (right, width - SIDE - BOX)):
        _side(drawing, ties, x, middle)
    _household(drawing, seen, middle)
    _legend(drawing, width)
    return drawing


def easy_width() -> float:
    """How wide the map has to be for its lines to be seen as what they are."""
    return 2 * (SIDE + BOX + REACH + RADIUS)


def _side(drawing: Drawing, ties: Sequence[Tied], x: float, middle: Point) -> None:
    top = middle[1] + (len(ties) * (TALL + GAP) - GAP) / 2
    inner = x + BOX if x < middle[0] else x
    for at, tie in enumerate(ties):
        y = top - at * (TALL + GAP) - TALL / 2
        slope = math.atan2(y - middle[1], inner - middle[0])
        near = (middle[0] + RADIUS * math.cos(slope), middle[1] + RADIUS * math.sin(slope))
        _tie(drawing, near, (inner, y), tie)
        rounded(drawing, x, y - TALL / 2, BOX, TALL, 5, WHITE, INK, 0.9)
        words(drawing, x + BOX / 2, y + 6, cut(tie.name, BOX - 10, 9.5), 9.5, align="center")
        words(drawing, x + BOX / 2, y - 8, tie.kind, SMALL, align="center", fill=MUTED)


def _household(drawing: Drawing, seen: EcoMap, middle: Point) -> None:
    drawing.add(Circle(*middle, RADIUS, fillColor=SHADE, strokeColor=ACCENT, strokeWidth=1.4))
    others = [cut(name, 2 * RADIUS - 24) for name in seen.household[:SHOWN]]
    more = len(seen.household) - SHOWN
    lines = [*others, *([f"等 {len(seen.household)} 人"] if more > 0 else [])]
    top = middle[1] + len(lines) * LINE / 2
    name = cut(seen.name, 2 * RADIUS - 24, 10.0, "bold")
    words(drawing, middle[0], top, name, 10.0, face="bold", align="center")
    for down, line in enumerate(lines, 1):
        words(drawing, middle[0], top - down * LINE - 1, line, SMALL, align="center")


def _tie(drawing: Drawing, near: Point, far: Point, tie: Tied) -> None:
    """The line between the household and a tie, with its arrows."""
    if tie.strength == "tense":
        drawing.add(PolyLine(_zigzag(near, far), strokeColor=INK, strokeWidth=1.0, fillColor=None))
    else:
        thick = 3.2 if tie.strength == "strong" else 1.0
        line = Line(*near, *far, strokeColor=INK, strokeWidth=thick)
        if tie.strength in ("weak", "broken"):
            line.strokeDashArray = [5, 4]
        drawing.add(line)
    if tie.strength == "broken":
        _strokes(drawing, near, far)
    if tie.flow in ("giving", "both"):
        _arrow(drawing, far, near)
    if tie.flow in ("taking", "both"):
        _arrow(drawing, near, far)


def _zigzag(near: Point, far: Point) -> list[float]:
    """A line that goes to and fro across the straight one."""
    length = math.dist(near, far)
    steps = max(int(length // 6), 2)
    across = ((near[1] - far[1]) / length * 3, (far[0] - near[0]) / length * 3)
    found: list[float] = []
    for at in range(steps + 1):
        part, way = at / steps, 0 if at in (0, steps) else (1 if at % 2 else -1)
        found.append(near[0] + (far[0] - near[0]) * part + across[0] * way)
        found.append(near[1] + (far[1] - near[1]) * part + across[1] * way)
    return found


def _strokes(drawing: Drawing, near: Point, far: Point) -> None:
    x, y = (near[0] + far[0]) / 2, (near[1] + far[1]) / 2
    for at in (-2.5, 2.5):
        drawing.add(Line(x + at - 2, y - 6, x + at + 2, y + 6, strokeColor=INK, strokeWidth=1.1))


def _arrow(drawing: Drawing, tail: Point, head: Point) -> None:
    """A filled head at the end of the line."""
    slope = math.atan2(head[1] - tail[1], head[0] - tail[0])
    wings = [(head[0] - 8 * math.cos(slope + turn), head[1] - 8 * math.sin(slope + turn))
             for turn in (0.4, -0.4)]  # fmt: skip
    points = [part for point in (head, *wings) for part in point]
    drawing.add(Polygon(points, fillColor=INK, strokeColor=INK, strokeWidth=0.5))


def _legend(drawing: Drawing, width: float) -> None:
    x = SIDE
    for strength, label in LEGEND:
        _tie(drawing, (x, 8), (x + 26, 8), Tied("", "", strength))
        words(drawing, x + 30, 8, label, SMALL, fill=MUTED)
        x += 30 + fonts.width(label, "sans", SMALL) + 14
    words(drawing, width - SIDE, 8, "箭头：谁得到支持", SMALL, align="right", fill=MUTED)
