"""Bar charts: upright, lying and stacked."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.graphics.shapes import Drawing

from qianshou_desktop.formats.paper import fonts, plot
from qianshou_desktop.formats.paper.ink import INK, WHITE
from qianshou_desktop.formats.paper.plot import Area, Scale
from qianshou_desktop.formats.report import Chart

THICK = 30.0  # one lonely bar is no block
THIN = 15.0  # a lying bar
DARK = (0, 2, 4, 5)  # places in the palette that want white letters


def upright(chart: Chart, drawing: Drawing, area: Area) -> Drawing:
    """Bars side by side in groups; every bar has its number, or there is a grid if too many."""
    values = [value for _, row in chart.series for value in row]
    slot = area.width / len(chart.labels)
    numbered = _numbers_fit(values, _group(slot, len(chart.series)))
    area, scale = _floor(chart, drawing, area, values, numbered)
    slot = area.width / len(chart.labels)
    for at in range(len(chart.labels)):
        middle = area.left + slot * (at + 0.5)
        _bars(chart, drawing, at, middle, _group(slot, len(chart.series)), scale, numbered)
    plot.line(drawing, area.left, scale.at(0), area.right, scale.at(0), INK)
    return drawing


def _group(slot: float, series: int) -> float:
    """The width of the bars of one label together."""
    return min(slot * (0.56 if series == 1 else 0.76), THICK * series)


def _numbers_fit(values: list[float], group: float) -> bool:
    """Whether every number has the width of its bar and a little of the air beside it."""
    widest = max(fonts.width(plot.number(value), "sans", plot.SMALL) for value in values)
    return widest <= group * 1.5 if len(values) == 1 else widest <= group * 1.25


def _floor(
    chart: Chart, drawing: Drawing, area: Area, values: list[float], numbered: bool
) -> tuple[Area, Scale]:
    """Labels below, the grid if asked for; returns the place for the bars and its scale."""
    steps = plot.ticks(values)
    area = area.cut(left=0.0 if numbered else plot.margin(steps))
    slot = area.width / len(chart.labels)
    labels = plot.wrapped(chart.labels, slot - 1)
    band = max(map(len, labels)) * plot.LINE + 5
    low, high = (min(0.0, *values), max(values)) if numbered else (steps[0], steps[-1])
    area = area.cut(bottom=band + (12 if low < 0 else 0), top=14.0 if numbered else 6.0)
    scale = Scale(low, high if high > low else low + 1.0, area.bottom, area.height)
    if not numbered:
        plot.grid(drawing, area, scale, steps)
    _labels(drawing, labels, area, slot, band)
    return area, scale


def _labels(
    drawing: Drawing, labels: list[list[str]], area: Area, slot: float, band: float
) -> None:
    for at, lines in enumerate(labels):
        x = area.left + slot * (at + 0.5)
        for down, text in enumerate(lines):
            plot.words(drawing, x, band - 9 - down * plot.LINE, text, align="center")


def _bars(
    chart: Chart,
    drawing: Drawing,
    at: int,
    middle: float,
    group: float,
    scale: Scale,
    numbered: bool,
) -> None:
    wide = group / len(chart.series)
    zero = scale.at(0)
    for place, (_, row) in enumerate(chart.series):
        x, top = middle - group / 2 + place * wide, scale.at(row[at])
        gap = 1.0 if len(chart.series) > 1 else 0.0
        plot.bar(drawing, x + gap, zero, wide - 2 * gap, top - zero, plot.colour(place))
        if numbered:
            y = top + 7 if row[at] >= 0 else top - 7
            plot.words(drawing, x + wide / 2, y, plot.number(row[at]), align="center")


def stacked(chart: Chart, drawing: Drawing, area: Area) -> Drawing:
    """Series on top of one another; parts large enough carry their number, the top the sum.
    Values below zero count as zero: a stack has no room for them."""
    sums = [sum(max(0.0, row[at]) for _, row in chart.series) for at in range(len(chart.labels))]
    area, scale = _floor(chart, drawing, area, sums, True)
    slot = area.width / len(chart.labels)
    wide = min(slot * 0.56, THICK * 1.4)
    for at, whole in enumerate(sums):
        middle = area.left + slot * (at + 0.5)
        for place, value, low, high in _pieces(chart, at, scale):
            plot.bar(drawing, middle - wide / 2, low, wide, high - low, plot.colour(place))
            _inside(drawing, middle, (low + high) / 2, high - low, wide, place, value)
        text = plot.number(whole)
        plot.words(drawing, middle, scale.at(whole) + 7, text, face="bold", align="center")
    plot.line(drawing, area.left, scale.at(0), area.right, scale.at(0), INK)
    return drawing


def _pieces(chart: Chart, at: int, scale: Scale) -> Iterator[tuple[int, float, float, float]]:
    below = 0.0
    for place, (_, row) in enumerate(chart.series):
        value = max(0.0, row[at])
        yield place, value, scale.at(below), scale.at(below + value)
        below += value


def _inside(
    drawing: Drawing, x: float, y: float, tall: float, wide: float, place: int, value: float
) -> None:
    text = plot.number(value)
    if tall < plot.SMALL + 2 or fonts.width(text, "sans", plot.SMALL) > wide - 2:
        return
    fill = WHITE if place % len(plot.PALETTE) in DARK else INK
    plot.words(drawing, x, y, text, align="center", fill=fill)


def lying(chart: Chart, drawing: Drawing, area: Area) -> Drawing:
    """Bars from left to right under one another, for long labels."""
    values = [value for _, row in chart.series for value in row]
    widest = max(fonts.width(label, "sans", plot.SMALL + 0.5) for label in chart.labels)
    labels = min(widest, area.width * 0.4)
    ends = max(fonts.width(plot.number(value), "sans", plot.SMALL) for value in values)
    body = area.cut(left=labels + 10, right=ends + 8, bottom=2.0)
    low = min(0.0, *values)
    span = max(0.0, *values) - low
    scale = Scale(low, low + (span or 1.0), body.left, body.width)
    for at in range(len(chart.labels)):
        _lying_row(chart, drawing, at, body, labels, scale)
    plot.line(drawing, scale.at(0), body.bottom, scale.at(0), body.top, INK)
    return drawing


def _lying_row(
    chart: Chart, drawing: Drawing, at: int, area: Area, labels: float, scale: Scale
) -> None:
    pitch = area.height / len(chart.labels)
    middle = area.top - pitch * (at + 0.5)
    lines = plot.wrapped([chart.labels[at]], labels + 0.5, 2)[0]
    for down, text in enumerate(lines):
        y = middle + (len(lines) - 1) * plot.LINE / 2 - down * plot.LINE
        plot.words(drawing, area.left - 8, y, text, align="right")
    _lying_bars(chart, drawing, at, middle, pitch, scale)


def _lying_bars(
    chart: Chart, drawing: Drawing, at: int, middle: float, pitch: float, scale: Scale
) -> None:
    count = len(chart.series)
    thick = min(pitch * 0.72 / count, THIN)
    for place, (_, row) in enumerate(chart.series):
        y = middle + thick * (count / 2 - place - 1)
        zero, end = scale.at(0), scale.at(row[at])
        plot.bar(drawing, zero, y + 0.5, end - zero, thick - 1, plot.colour(place))
        x = max(end, zero) + 4
        plot.words(drawing, x, y + thick / 2, plot.number(row[at]), min(plot.SMALL, thick))
