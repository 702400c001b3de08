"""Charts, drawn once: on paper as they are, on the screen as a PDF of one page."""

from __future__ import annotations

import io
from datetime import UTC, datetime

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing

from qianshou_desktop.formats.paper import bars, curves, plot
from qianshou_desktop.formats.paper.frame import Meta, canvas_for
from qianshou_desktop.formats.report import Chart

KINDS = {
    "bar": bars.upright,
    "hbar": bars.lying,
    "stacked": bars.stacked,
    "line": curves.lines,
}
HALF, HALF_BARS = 6, 10  # labels and bars that fit a chart of half the paper's width
SCREEN = datetime(2000, 1, 1, tzinfo=UTC)  # a chart on the screen has no date of its own


def draw(chart: Chart, width: float, height: float) -> Drawing:
    """The chart with its title, legend and unit in a box of width × height points, on white."""
    sign = curves.sign if chart.kind == "line" else plot.square
    drawing, area = plot.begin(chart, width, height, sign)
    if not any(any(values) for _, values in chart.series):
        return plot.nothing(drawing, area)
    return KINDS[chart.kind](chart, drawing, area)


def height(chart: Chart, width: float) -> float:
    """The height in points at which the chart looks best when it is so wide."""
    if chart.kind != "hbar":
        return min(200.0, max(150.0, width * 0.62))
    rows = max(len(chart.labels), 1) * max(18.0, len(chart.series) * 11.0 + 6.0)
    return rows + 26.0 + (17.0 if len(chart.series) > 1 else 0.0)


def narrow(chart: Chart) -> bool:
    """Whether half the paper's width is enough."""
    bars_in_all = len(chart.labels) * (len(chart.series) if chart.kind == "bar" else 1)
    return chart.kind != "hbar" and len(chart.labels) <= HALF and bars_in_all <= HALF_BARS


def chart_pdf(chart: Chart, width: float, height: float) -> bytes:
    """A PDF of one page, width × height points, for the screen. The same chart, the same bytes."""
    buffer = io.BytesIO()
    meta = Meta(chart.title, "", "", SCREEN)
    canvas = canvas_for(buffer, meta, (width, height))
    renderPDF.draw(draw(chart, width, height), canvas, 0, 0)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()
