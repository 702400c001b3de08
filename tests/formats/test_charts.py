from __future__ import annotations

import io
from collections.abc import Callable
from itertools import pairwise
from typing import get_args

import pytest
from pypdf import PdfReader
from reportlab.graphics.shapes import Rect, String

from qianshou_desktop.formats.paper import charts, plot
from qianshou_desktop.formats.report import Chart, ChartKind

Words = Callable[[bytes], str]
KINDS: tuple[ChartKind, ...] = get_args(ChartKind)


def chart(kind: ChartKind, *values: float) -> Chart:
    labels = tuple(f"{at}月" for at in range(1, len(values) + 1))
    return Chart("服务人次", kind, labels, (("人次", values),), "人次")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "values", [(), (0.0,), (0.0, 0.0, 0.0), (7.0,), (0.0, 1e9), (0.001, 0.002), (-3.0, 4.0)]
)
def test_odd_figures_are_drawn_inside_the_box(kind: ChartKind, values: tuple[float, ...]) -> None:
    drawing = charts.draw(chart(kind, *values), 300, 180)
    for shape in drawing.contents:
        if isinstance(shape, Rect | String):
            assert -0.01 <= shape.x <= 300
            assert -0.01 <= shape.y <= 180


@pytest.mark.parametrize("kind", KINDS)
def test_figures_are_named(kind: ChartKind, words: Words) -> None:
    text = words(charts.chart_pdf(chart(kind, 12.0, 34.0, 56.0), 400, 200))
    for piece in ("服务人次", "单位：人次", "1月", "3月", "56"):
        assert piece in text


def test_no_figures_says_so(words: Words) -> None:
    assert "本期没有数据" in words(charts.chart_pdf(chart("bar"), 300, 180))


def test_zeros_have_their_number_and_no_bar() -> None:
    drawing = charts.draw(chart("bar", 0.0, 5.0), 300, 180)
    bars = [shape for shape in drawing.contents if isinstance(shape, Rect)]
    assert len(bars) == 2  # the white ground and the five
    zeros = [shape for shape in drawing.contents if isinstance(shape, String) and shape.text == "0"]
    assert len(zeros) == 1


def test_nothing_but_zeros_is_said_in_words(words: Words) -> None:
    assert "本期没有数据" in words(charts.chart_pdf(chart("bar", 0.0, 0.0), 300, 180))


def test_bars_are_in_proportion() -> None:
    drawing = charts.draw(chart("bar", 10.0, 20.0), 300, 180)
    first, second = [shape for shape in drawing.contents if isinstance(shape, Rect)][1:]
    assert second.height == pytest.approx(2 * first.height)


@pytest.mark.parametrize("kind", ["bar", "line", "stacked"])
def test_many_labels_do_not_overlap(kind: ChartKind) -> None:
    many = chart(kind, *(float(at * 37 % 100) for at in range(31)))
    drawing = charts.draw(many, 450, 200)
    strings = [shape for shape in drawing.contents if isinstance(shape, String)]
    lowest = min(shape.y for shape in strings if shape.text != "")
    row = sorted((s for s in strings if s.y < lowest + 1), key=lambda s: s.x)
    for left, right in pairwise(row):
        wide = plot.fonts.width(left.text, "sans", left.fontSize)
        assert left.x + wide <= right.x + 0.01


def test_ticks_are_round_and_cover() -> None:
    assert plot.ticks([0.0, 163.0]) == [0, 50, 100, 150, 200]
    assert plot.ticks([0.0, 3.0]) == [0, 1, 2, 3]
    assert plot.ticks([0.0, 0.35]) == [0, 0.1, 0.2, 0.3, 0.4]
    assert plot.ticks([]) == [0, 1]
    assert plot.ticks([-4.0, 3.0])[0] <= -4
    assert plot.ticks([-4.0, 3.0])[-1] >= 3


def test_several_series_have_a_legend_and_the_screen_the_same_bytes(words: Words) -> None:
    two = Chart("对比", "line", ("10月", "11月"), (("去年", (1.0, 2.0)), ("今年", (3.0, 4.0))))
    data = charts.chart_pdf(two, 320, 200)
    assert "去年" in words(data)
    assert data == charts.chart_pdf(two, 320, 200)
    page = PdfReader(io.BytesIO(data)).pages[0]
    assert (page.mediabox.width, page.mediabox.height) == (320, 200)
