"""The county on one sheet: one page whatever it has to hold, everything on it, nothing by colour."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.sheet import CountySheet, Line, Panel, Row, pdf, texts

Words = Callable[[bytes], str]
A4_ACROSS = (842, 595)  # points


@pytest.fixture
def sheet() -> CountySheet:
    rows = tuple(
        Row((f"第{at}镇", "示范站", "已建成", "晨光社会工作服务中心"), (True,) * 5 + (at != 3,))
        for at in range(1, 12)
    )
    return CountySheet(
        title="宜都市社工站一张图",
        subtitle="截至 2022-09-15",
        cards=(("1 / 1", "指导中心", "第三方运营"), ("5 / 5", "示范站", "已达目标")),
        heads=("社工站", "类型", "建设", "承接机构"),
        shares=(2.3, 1.25, 1.25, 3.3),
        tick_heads=("场地", "人员", "功能", "制度", "活动", "标识"),
        rows=rows,
        panels=(Panel("经费", (Line("差额", "460,000.00", firm=True), Line("已统筹", "1.00"))),),
        note="标识：现挂的与应挂的一致",
        footer="宜都市",
        made_at=datetime(2022, 9, 15, 2, tzinfo=UTC),
    )


def page(data: bytes) -> Any:
    [found] = PdfReader(io.BytesIO(data)).pages
    return found


def test_everything_stands_on_one_page_across(sheet: CountySheet, words: Words) -> None:
    data = pdf(sheet)
    box = page(data).mediabox
    assert (round(box.width), round(box.height)) == A4_ACROSS
    said = words(data)
    for text in texts(sheet):
        assert re.sub(r"\s+", "", text) in said


def test_the_same_sheet_is_the_same_file(sheet: CountySheet) -> None:
    assert pdf(sheet) == pdf(replace(sheet))


def test_a_lacking_item_is_a_red_cross(sheet: CountySheet) -> None:
    """Told by form and by colour, so that a black-and-white print tells it too."""
    whole = replace(sheet, rows=tuple(replace(row, ticks=(True,) * 6) for row in sheet.rows))
    assert len(crosses(pdf(sheet))) == len(crosses(pdf(whole))) + 2  # its two strokes


def crosses(data: bytes) -> list[tuple[float, ...]]:
    """The slanting strokes in red."""
    found, red, start, strokes = page(data), False, (0.0, 0.0), []
    for operands, operator in ContentStream(found.get_contents(), found.pdf).operations:
        if operator == b"RG":
            red = float(operands[0]) > 0.6 > 0.3 > float(operands[1])
        elif operator == b"m":
            start = (float(operands[0]), float(operands[1]))
        elif operator == b"l" and red and float(operands[0]) != start[0]:
            strokes.append((*start, float(operands[0]), float(operands[1])))
    return strokes


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (28, 1), (29, 2), (42, 2), (70, 3)])
def test_every_station_stands_on_the_sheet_or_overleaf(
    sheet: CountySheet, words: Words, count: int, pages: int
) -> None:
    rows = tuple(Row((f"站{at:03}", "", "", ""), (True,) * 6) for at in range(count))
    data = pdf(replace(sheet, rows=rows))
    said = words(data)
    assert re.findall(r"站(\d{3})", said) == [f"{at:03}" for at in range(count)]
    assert len(PdfReader(io.BytesIO(data)).pages) == pages
    assert ("见下页" in said) == (pages > 1)


def test_the_letters_of_many_stations_can_be_read(sheet: CountySheet) -> None:
    data = pdf(replace(sheet, rows=(sheet.rows * 6)[:60]))
    found: list[float] = []
    for each in PdfReader(io.BytesIO(data)).pages:
        each.extract_text(visitor_text=lambda t, cm, tm, font, size: found.append(float(size)))
    assert min(size for size in found if size) >= 7


def test_what_is_not_asked_yet_is_neither_tick_nor_cross(sheet: CountySheet) -> None:
    none = replace(sheet, rows=tuple(replace(row, ticks=(None,) * 6) for row in sheet.rows))
    assert len(crosses(pdf(none))) == 2  # that of the note


def test_panels_shrink_together_and_lose_no_line(sheet: CountySheet, words: Words) -> None:
    lines = tuple(Line(f"人员{at:02}（枝城镇）", "2023-07-01，还有 1 次考试") for at in range(40))
    panels = (Panel("两年取证", lines), Panel("经费", lines[:5]))
    data = pdf(replace(sheet, panels=panels))
    said = words(data)
    assert all(f"人员{at:02}" in said for at in range(40))


def test_long_names_keep_to_their_cells(sheet: CountySheet, words: Words) -> None:
    long = "湖北省宜昌市宜都市潘家湾土家族乡社会工作服务与社会组织孵化促进中心"
    row = Row((long, "示范站", "已建成", long), (True,) * 6)
    data = pdf(replace(sheet, rows=(row,)))
    assert words(data).count(long) == 2
    sizes = {round(size, 1) for size in letter_sizes(data)}
    assert min(sizes) < 6  # drawn smaller rather than over the next column


def letter_sizes(data: bytes) -> list[float]:
    found: list[float] = []
    page(data).extract_text(visitor_text=lambda t, cm, tm, font, size: found.append(float(size)))
    return [size for size in found if size]


def test_a_letter_without_font_is_known_before(sheet: CountySheet) -> None:
    assert fonts.missing(texts(sheet)) == []
    odd = replace(sheet, rows=(Row(("\U00031350镇", "", "", ""), (True,) * 6),))
    assert fonts.missing(texts(odd)) == ["\U00031350"]
