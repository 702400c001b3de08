"""Line charts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportlab.graphics.shapes import Circle, Drawing, Line, Polygon, PolyLine, Shape
from reportlab.lib.colors import Color

from qianshou_desktop.formats.paper import fonts, plot
from qianshou_desktop.formats.paper.ink import INK, WHITE
from qianshou_desktop.formats.paper.plot import Area, Scale
from qianshou_desktop.formats.report import Chart

Point = tuple[float, float]


def lines(chart: Chart, drawing: Drawing, area: Area) -> Drawing:
    """One line a series with a mark at every value; with a single series the values stand above
    it, with several only at its end, beside the grid."""
    values = [value for _, row in chart.series for value in row]
    steps = plot.ticks(values)
    area = area.cut(left=plot.margin(steps), bottom=plot.LINE + 7, top=14.0, right=2.0)
    scale = Scale(steps[0], steps[-1], area.bottom, area.height)
    plot.grid(drawing, area, scale, steps)
    plot.line(drawing, area.left, scale.at(0), area.right, scale.at(0), INK)
    xs = _places(area, len(chart.labels))
    _labels(drawing, chart.labels, xs, area)
    for at, (_, row) in enumerate(chart.series):
        points = [(x, scale.at(value)) for x, value in zip(xs, row, strict=True)]
        _curve(drawing, points, at)
    _numbers(chart, drawing, xs, scale)
    return drawing


def _places(area: Area, count: int) -> list[float]:
    slot = area.width / count
    return [area.left + slot * (at + 0.5) for at in range(count)]


def _labels(drawing: Drawing, labels: tuple[str, ...], xs: list[float], area: Area) -> None:
    """As many labels as have room, counted from the last, which is the one that matters."""
    slot = area.width / len(labels)
    widest = max(fonts.width(label, "sans", plot.SMALL) for label in labels) + 6
    every = max(1, int(-(-widest // slot)))
    for at, (x, label) in enumerate(zip(xs, labels, strict=True)):
        if (len(labels) - 1 - at) % every == 0:
            plot.words(drawing, x, area.bottom - 10, label, align="center")


def _curve(drawing: Drawing, points: list[Point], at: int) -> None:
    fill = plot.colour(at)
    if len(points) > 1:
        flat = [number for point in points for number in point]
        drawing.add(PolyLine(flat, strokeColor=fill, strokeWidth=1.8, strokeLineJoin=1,
                             strokeDashArray=_dashes(at)))  # fmt: skip
    for point in points:
        drawing.add(MARKS[at % len(MARKS)](point, fill))


def _numbers(chart: Chart, drawing: Drawing, xs: list[float], scale: Scale) -> None:
    """The numbers of a single line: all if there is room, else the greatest and the last."""
    if len(chart.series) > 1:
        return
    row = chart.series[0][1]
    widest = max(fonts.width(plot.number(value), "sans", plot.SMALL) for value in row)
    slot = xs[1] - xs[0] if len(xs) > 1 else widest + 6
    wanted = range(len(row)) if widest + 4 <= slot else {row.index(max(row)), len(row) - 1}
    for at in sorted(wanted):
        y = scale.at(row[at])
        above = not _valley(row, at) or y - 14 < scale.at(0)
        y += 9 if above else -9
        plot.words(drawing, xs[at], y, plot.number(row[at]), align="center")


def _valley(row: tuple[float, ...], at: int) -> bool:
    """Whether the line comes down to this value and goes up after it: its number stands below."""
    around = [row[near] for near in (at - 1, at + 1) if 0 <= near < len(row)]
    return bool(around) and all(row[at] < other for other in around)


def sign(drawing: Drawing, x: float, middle: float, at: int) -> None:
    """The sign of a line in the legend: a piece of it with its mark."""
    fill = plot.colour(at)
    drawing.add(Line(x - 1, middle, x + 9, middle, strokeColor=fill, strokeWidth=1.8,
                     strokeDashArray=_dashes(at)))  # fmt: skip
    drawing.add(MARKS[at % len(MARKS)]((x + 4, middle), fill))


def _dashes(at: int) -> Any:
    """All lines but the first are dashed: where two run together both are still seen."""
    return [5.0, 3.0 + at] if at else None


def _circle(point: Point, fill: Color) -> Shape:
    return Circle(*point, 2.6, fillColor=fill, strokeColor=WHITE, strokeWidth=0.9)


def _square(point: Point, fill: Color) -> Shape:
    x, y = point
    return plot.box(x - 2.5, y - 2.5, 5, 5, WHITE, fill, 1.4)


def _triangle(point: Point, fill: Color) -> Shape:
    x, y = point
    corners = [x - 3, y - 2.4, x + 3, y - 2.4, x, y + 3.2]
    return Polygon(corners, fillColor=fill, strokeColor=WHITE, strokeWidth=0.7)


def _diamond(point: Point, fill: Color) -> Shape:
    x, y = point
    corners = [x - 3.2, y, x, y - 3.2, x + 3.2, y, x, y + 3.2]
    return Polygon(corners, fillColor=WHITE, strokeColor=fill, strokeWidth=1.3)


MARKS: tuple[Callable[[Point, Color], Shape], ...] = (_circle, _square, _triangle, _diamond)
"""A shape a series, so that a black and white print tells the lines apart."""
