"""Family tree and eco-map: everybody stands there once, and nothing lies on anything else."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Circle, Drawing, Rect, String
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from qianshou_desktop.formats.form import Figure
from qianshou_desktop.formats.kinship import GENERATIONS, EcoMap, Relative, Tied, Tree
from qianshou_desktop.formats.paper import form_parts
from qianshou_desktop.formats.paper.eco_map import BOX, eco_map
from qianshou_desktop.formats.paper.form_parts import figure
from qianshou_desktop.formats.paper.genogram import SIGN, family_tree

WIDTH = 480.0
LONG = "阿卜杜热合曼·买买提依明·努尔麦麦提·艾力江·吾守"
Box = tuple[float, float, float, float]
ME = Relative("", "本人", "李秀英", 1950, 72, male=False)
once = [r for row in GENERATIONS for r in row if r not in ("brother", "sister", "son", "daughter",
                                                           "grandson", "granddaughter")]  # fmt: skip
names = st.sampled_from(("赵大毛", LONG, "𬀩䶮", "王", ""))
years = st.none() | st.integers(1900, 2022)


@st.composite
def relatives(draw: st.DrawFn) -> tuple[Relative, ...]:
    several = st.lists(st.sampled_from(("brother", "sister", "son", "daughter", "grandson",
                                        "granddaughter", "other")), max_size=8)  # fmt: skip
    relations = [*draw(st.lists(st.sampled_from(once), unique=True)), *draw(several)]
    return tuple(
        Relative(relation, f"第{at}", draw(names), draw(years), None, draw(st.sampled_from((True, False, None))),
                 draw(st.booleans()), draw(st.booleans()))
        for at, relation in enumerate(relations)
    )  # fmt: skip


def signs(drawing: Drawing) -> list[Box]:
    """The outlines of squares and circles, the second border of the person left out."""
    found: list[Box] = []
    for shape in drawing.contents:
        if isinstance(shape, Circle) and shape.r == SIGN / 2:
            found.append(
                (shape.cx - shape.r, shape.cy - shape.r, shape.cx + shape.r, shape.cy + shape.r)
            )
        if isinstance(shape, Rect) and shape.width == SIGN == shape.height:
            found.append((shape.x, shape.y, shape.x + SIGN, shape.y + SIGN))
    return found


def letters(drawing: Drawing) -> list[Box]:
    return [
        (each.x, each.y, each.x + stringWidth(each.text, each.fontName, each.fontSize), each.y + 7)
        for each in drawing.contents if isinstance(each, String)
    ]  # fmt: skip


def overlaps(boxes: list[Box]) -> Iterator[tuple[Box, Box]]:
    for at, one in enumerate(boxes):
        for other in boxes[at + 1 :]:
            apart = (one[2] <= other[0] + 0.2 or other[2] <= one[0] + 0.2
                     or one[3] <= other[1] + 0.2 or other[3] <= one[1] + 0.2)  # fmt: skip
            if not apart:
                yield one, other


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(found=relatives(), sex=st.sampled_from((True, False, None)))
def test_everybody_stands_there_once_and_apart(
    found: tuple[Relative, ...], sex: bool | None
) -> None:
    drawing = family_tree(Tree(replace(ME, male=sex), found), WIDTH)
    placed = [each for each in found if each.relation != "other"]
    assert len(signs(drawing)) == len(placed) + 1
    assert list(overlaps(signs(drawing))) == []
    assert list(overlaps(letters(drawing))) == []
    for left, low, right, high in (*signs(drawing), *letters(drawing)):
        assert left >= 0
        assert low >= 0
        assert right <= WIDTH
        assert high <= drawing.height


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(ties=st.lists(st.builds(
    Tied, names, st.just("邻里"), st.sampled_from(("strong", "plain", "weak", "tense", "broken")),
    st.sampled_from(("", "both", "giving", "taking"))), max_size=16))  # fmt: skip
def test_ties_stand_apart(ties: list[Tied]) -> None:
    drawing = eco_map(EcoMap("李秀英", ("张", LONG, "王", "赵", "钱"), tuple(ties)), WIDTH)
    boxes = [(r.x, r.y, r.x + r.width, r.y + r.height) for r in drawing.contents
             if isinstance(r, Rect) and r.width == BOX]  # fmt: skip
    (circle,) = (each for each in drawing.contents if isinstance(each, Circle))
    middle = (
        circle.cx - circle.r,
        circle.cy - circle.r,
        circle.cx + circle.r,
        circle.cy + circle.r,
    )
    assert len(boxes) == len(ties)
    assert list(overlaps([*boxes, middle])) == []
    assert list(overlaps(letters(drawing))) == []


def test_letters_are_legible_on_paper() -> None:
    """Nine points at the least, in a form too, with five generations and many ties."""
    everybody = tuple(Relative(each, each, LONG, 1950, 72) for row in GENERATIONS for each in row)
    ties = tuple(Tied(f"邻居{at}", "邻里") for at in range(16))
    drawn = (
        partial(family_tree, Tree(ME, everybody)), partial(eco_map, EcoMap("李秀英", (), ties)),
    )  # fmt: skip
    for draw in drawn:
        drawing = draw(WIDTH)
        assert min(e.fontSize for e in drawing.contents if isinstance(e, String)) >= 9.0
        strip = figure(Figure("图", draw, ()), WIDTH + 2 * form_parts.SIDE)[-1]
        assert strip.height == pytest.approx(drawing.height + 2 * form_parts.PAD)  # not scaled


def text(drawing: Drawing) -> str:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(drawing.width, drawing.height))
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.save()
    return PdfReader(out).pages[0].extract_text().replace("\n", "")


def test_a_long_name_does_not_touch_the_box_around_it() -> None:
    for count in (1, 3, 6):
        found = tuple(Relative("son", f"儿子{at}", LONG, 1980, None, True, together=True)
                      for at in range(count))  # fmt: skip
        drawing = family_tree(Tree(replace(ME, name=LONG, together=True), found), WIDTH)
        boxes = [each for each in drawing.contents
                 if isinstance(each, Rect) and each.strokeDashArray]  # fmt: skip
        assert len(boxes) == count + 1
        for left, low, right, _ in letters(drawing):
            for box in boxes:
                across = box.x < (left + right) / 2 < box.x + box.width
                if across and box.y < low < box.y + box.height:
                    assert left - box.x >= 2
                    assert box.x + box.width - right >= 2


def test_the_words_are_in_the_paper() -> None:
    found = (Relative("father", "父亲", "赵大毛", 1920, None, True, died=True),
             Relative("daughter", "女儿", "赵丽华", 1975, 47, False),
             Relative("other", "其他亲属", "侄女赵小红"))  # fmt: skip
    said = text(family_tree(Tree(ME, found), WIDTH))
    for word in (
        "本人",
        "李秀英",
        "72",
        "父亲",
        "赵大毛",
        "1920年",
        "女儿",
        "其他亲属：侄女赵小红",
    ):
        assert word in said.replace(" ", "")
    said = text(eco_map(EcoMap("李秀英", ("赵丽华",), (Tied("村委会", "村（社区）"),)), WIDTH))
    for word in ("李秀英", "赵丽华", "村委会", "村（社区）", "密切", "中断"):
        assert word in said.replace(" ", "")


def test_a_name_of_25_letters_stands_whole() -> None:
    """Where its place is as wide as is wished for."""
    father = Relative("father", "父亲", LONG, 1930, None, male=True)
    drawing = family_tree(Tree(replace(ME, name=LONG), (father,)), WIDTH)
    said = "".join(each.text for each in drawing.contents if isinstance(each, String))
    assert said.count(LONG) == 2
