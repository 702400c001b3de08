"""What all charts share: title, legend, words, the scale, and the place left for the figures.

Charts are composed of plain shapes. Sizes in points. Fills differ in lightness, so a black and
white print can still tell the series apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color, HexColor

from qianshou_desktop.formats.cells import Align, shown
from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.fonts import Face
from qianshou_desktop.formats.paper.ink import ACCENT, BASELINE, INK, MUTED, SHIFT, WHITE
from qianshou_desktop.formats.paper.lines import broken
from qianshou_desktop.formats.report import Chart

PALETTE = (
    ACCENT,
    HexColor("#9CC6C9"),
    HexColor("#33424D"),
    HexColor("#D3DCE1"),
    HexColor("#5B98A0"),
    HexColor("#84929C"),
)
GRID = HexColor("#E1E7EB")

TITLE = 10.5
SMALL = 8.5
LINE = 11.0  # from one line of small letters to the next


@dataclass(frozen=True, slots=True)
class Area:
    """The rectangle left for the figures."""

    left: float
    bottom: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def top(self) -> float:
        return self.bottom + self.height

    def cut(self, left: float = 0, bottom: float = 0, right: float = 0, top: float = 0) -> Area:
        """The same with margins taken off."""
        width, height = self.width - left - right, self.height - bottom - top
        return Area(self.left + left, self.bottom + bottom, max(width, 1.0), max(height, 1.0))


@dataclass(frozen=True, slots=True)
class Scale:
    """Values to points along one direction, from `low` at start to `high` at start + length."""

    low: float
    high: float
    start: float
    length: float

    def at(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * self.length


def colour(at: int) -> Color:
    """The fill of series number `at`."""
    return PALETTE[at % len(PALETTE)]


def ticks(values: Sequence[float], count: int = 4) -> list[float]:
    """Round numbers from below the least to above the greatest, zero among them; steps of
    1, 2 or 5 times a power of ten, whole when all values are. Nothing but zeros gives 0 and 1.
    """
    low, high = min([0.0, *values]), max([0.0, *values])
    if low == high:
        return [0.0, 1.0]
    step = _step((high - low) / count)
    if all(float(value).is_integer() for value in values):
        step = max(step, 1.0)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def _step(raw: float) -> float:
    power = 10.0 ** math.floor(math.log10(raw))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= raw * 0.999)


def number(value: float) -> str:
    """A value as its label shows it."""
    return shown(round(float(value), 6))


def words(
    drawing: Drawing,
    x: float,
    middle: float,
    text: str,
    size: float = SMALL,
    *,
    face: Face = "sans",
    align: Align = "left",
    fill: Color = INK,
) -> None:
    """One line of text centred on the height `middle`, every letter in a font that has it."""
    x -= fonts.width(text, face, size) * SHIFT[align]
    for font, piece in fonts.runs(text, face):
        y = middle - size * BASELINE
        drawing.add(String(x, y, piece, fontName=font, fontSize=size, fillColor=fill))
        x += fonts.width(piece, face, size)


def line(drawing: Drawing, x1: float, y1: float, x2: float, y2: float, fill: Color = GRID) -> None:
    """A thin rule: the grid, or the base line in ink."""
    width = 0.9 if fill is INK else 0.6
    drawing.add(Line(x1, y1, x2, y2, strokeColor=fill, strokeWidth=width))


def bar(drawing: Drawing, x: float, y: float, width: float, height: float, fill: Color) -> None:
    """A filled bar; a height below zero hangs from y. Nothing is drawn for nothing."""
    if not width or not height:
        return
    left, bottom = min(x, x + width), min(y, y + height)
    drawing.add(box(left, bottom, abs(width), abs(height), fill))


def box(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: Color,
    edge: Color | None = None,
    stroke: float = 0.0,
) -> Rect:
    """A rectangle, without an edge unless one is named."""
    shape = Rect(x, y, width, height)
    shape.fillColor, shape.strokeColor, shape.strokeWidth = fill, edge, stroke
    return shape


Sign = Callable[[Drawing, float, float, int], None]
"""Draws the sign of series number n in a legend: (drawing, left, middle, n), 8 points wide."""


def square(drawing: Drawing, x: float, middle: float, at: int) -> None:
    """The sign of a bar."""
    bar(drawing, x, middle - 4.0, 8.0, 8.0, colour(at))


def blank(width: float, height: float) -> Drawing:
    """An empty drawing. It begins with a font of ours: reportlab's own, Helvetica, would be named
    in the file and is not embedded."""
    return Drawing(width, height, initialFontName=fonts.name("sans"))


def begin(chart: Chart, width: float, height: float, sign: Sign) -> tuple[Drawing, Area]:
    """White ground, title, unit and legend; returns the drawing and the place below them."""
    drawing = blank(width, height)
    drawing.add(box(0, 0, width, height, WHITE))
    y = _title(drawing, chart, width, height)
    if len(chart.series) > 1:
        y = _legend(drawing, chart, width, y, sign)
    return drawing, Area(0.0, 0.0, width, max(y - 4.0, 1.0))


def _title(drawing: Drawing, chart: Chart, width: float, height: float) -> float:
    unit = f"单位：{chart.unit}" if chart.unit else ""
    beside = fonts.width(unit, "sans", SMALL) + 8.0 if unit else 0.0
    y = height
    for text in broken(chart.title, "bold", TITLE, max(width - beside, width / 2)):
        words(drawing, 0, y - 8, text, TITLE, face="bold")
        y -= 15.0
    words(drawing, width, height - 8, unit, align="right", fill=MUTED)
    return y - 5.0


def _legend(drawing: Drawing, chart: Chart, width: float, y: float, sign: Sign) -> float:
    """A sign and a name for every series, in as many rows as they need."""
    x = 0.0
    for at, (name, _) in enumerate(chart.series):
        wide = 13.0 + fonts.width(name, "sans", SMALL) + 14.0
        if x and x + wide - 14.0 > width:
            x, y = 0.0, y - 13.0
        sign(drawing, x, y - 5.5, at)
        words(drawing, x + 12.0, y - 5.5, name, fill=MUTED)
        x += wide
    return y - 17.0


def nothing(drawing: Drawing, area: Area, text: str = "本期没有数据") -> Drawing:
    """A chart without figures says so."""
    middle = area.bottom + max(area.height / 2, 12.0)
    words(drawing, area.left + area.width / 2, middle, text, 9.5, align="center", fill=MUTED)
    line(drawing, area.left, area.bottom + 1, area.right, area.bottom + 1)
    return drawing


def grid(drawing: Drawing, area: Area, scale: Scale, values: Sequence[float]) -> None:
    """Faint horizontal rules with their numbers at the left of the area."""
    for value in values:
        y = scale.at(value)
        line(drawing, area.left, y, area.right, y)
        words(drawing, area.left - 5, y, number(value), 8.0, align="right", fill=MUTED)


def margin(values: Sequence[float]) -> float:
    """The room the numbers of a grid need."""
    return max(fonts.width(number(value), "sans", 8.0) for value in values) + 6.0


def wrapped(labels: Sequence[str], room: float, most: int = 3) -> list[list[str]]:
    """Labels in lines no wider than room; what needs more than `most` lines ends in …."""
    made = []
    for label in labels:
        lines = broken(label, "sans", SMALL, max(room, SMALL * 2))
        made.append(
            lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + "…"]
        )
    return made
