from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from datetime import timedelta, timezone

import pytest
from pypdf import PageObject, PdfReader

from qianshou_desktop.formats.paper import monthly
from qianshou_desktop.formats.paper.frame import A4_LANDSCAPE, ends
from qianshou_desktop.formats.report import Cell, Part, Report, Table, Text, shown

Words = Callable[[bytes], str]


def cells(report: Report) -> list[str]:
    made: list[str] = []
    for part in report.parts:
        for block in part.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    pairs = zip(row, block.columns, strict=True)
                    made += [shown(cell, column) for cell, column in pairs]
    return made


def test_everything_is_printed(report: Report, words: Words) -> None:
    text = words(monthly.pdf(report))
    for cell in cells(report):
        assert cell in text
    for piece in ("一、概况", "四、明细", "应访52，已访73%", "近两月", "126", "李敏", "宜都市"):
        assert piece in text
    assert "加盖公章处" in text
    assert "本期无记录" in text


def test_same_report_same_bytes(report: Report) -> None:
    assert monthly.pdf(report) == monthly.pdf(report)


def test_the_file_says_what_it_is(report: Report) -> None:
    local = report.made_at.astimezone(timezone(timedelta(hours=8)))
    data = monthly.pdf(dataclasses.replace(report, made_at=local))
    reader = PdfReader(io.BytesIO(data))
    about = reader.metadata
    assert about is not None
    assert about.title == report.title
    assert about.author == report.author
    assert about.subject == report.subject
    assert about.creation_date == report.made_at
    assert [entry.title for entry in reader.outline] == [part.heading for part in report.parts]
    assert reader.trailer["/Root"]["/Lang"] == "zh-CN"


def test_page_numbers_stand_at_the_outer_edge(report: Report) -> None:
    long = Part(1, "长", (Text(tuple("情况正常。" * 60 for _ in range(20))),))
    data = monthly.pdf(dataclasses.replace(report, parts=(long,)))
    pages = PdfReader(io.BytesIO(data)).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        x = place(page, f"— {number} —")
        assert (x > 400) == (number % 2 == 1)


def place(page: object, wanted: str) -> float:
    found: list[float] = []

    def visit(text: str, _cm: object, matrix: list[float], *_rest: object) -> None:
        if wanted in text:
            found.append(matrix[4])

    page.extract_text(visitor_text=visit)  # type: ignore[attr-defined]
    return found[-1]


def test_letters_no_font_has_are_shown_as_gaps_and_named(report: Report, words: Words) -> None:
    part = Part(1, "名单", (Text(("服务对象张𠮷𠮷，表情😀。",)),))
    text = words(monthly.pdf(dataclasses.replace(report, parts=(part,))))
    assert "张〓〓" in text
    assert "U+20BB7、U+1F600" in text
    assert "缺字说明" not in words(monthly.pdf(report))


def test_the_signature_never_stands_alone(report: Report) -> None:
    for count in range(25, 50):
        lines = tuple(f"第{at}条。" for at in range(count))
        made = dataclasses.replace(report, parts=(Part(1, "计划", (Text(lines),)),))
        last = PdfReader(io.BytesIO(monthly.pdf(made))).pages[-1].extract_text()
        assert f"第{count - 1}条" in last
        assert "填报人" in last


def test_a_few_lines_have_no_page_of_their_own(report: Report) -> None:
    """Where a little smaller letters save it."""
    saved = 0
    for count in range(20, 60):
        lines = tuple(f"第{at}条。" for at in range(count))
        made = dataclasses.replace(
            report, parts=(Part(1, "计划", (Text(lines),)),), signature=(), landscape=True
        )
        before = ends(monthly.strips(made, A4_LANDSCAPE.room), A4_LANDSCAPE)
        pages = PdfReader(io.BytesIO(monthly.pdf(made))).pages
        if len(before) > 1 and A4_LANDSCAPE.depth - before[-1][1] < 25:
            assert len(pages) == len(before) - 1
            assert f"第{count - 1}条" in pages[-1].extract_text()
            saved += 1
        assert len(pages) <= len(before)
    assert saved


def test_headings_do_not_stand_at_the_foot_of_a_page(report: Report) -> None:
    table = report.parts[3].blocks[0]
    for count in range(20, 45):
        filler = Part(1, "前", (Text(tuple(f"第{at}条。" for at in range(count))),))
        made = dataclasses.replace(report, parts=(filler, Part(2, "明细", (table,))))
        pages = PdfReader(io.BytesIO(monthly.pdf(made))).pages
        for page in pages:
            text = page.extract_text()
            assert ("二、明细" in text) == ("娜仁" in text)


def test_landscape_and_nothing_at_all(report: Report, words: Words) -> None:
    page = PdfReader(io.BytesIO(monthly.pdf(dataclasses.replace(report, landscape=True)))).pages[0]
    assert page.mediabox.width > page.mediabox.height
    empty = dataclasses.replace(report, facts=(), parts=(), signature=(), subtitle="", footer="")
    assert words(monthly.pdf(empty)).startswith(report.title)


@pytest.mark.parametrize(
    "cell", ["", "\n", "a\tb", "\x00控制\x1f", " 前后 ", "<b>&amp;</b>", "甲" * 900]
)
def test_odd_cells_do_not_break_the_paper(report: Report, words: Words, cell: Cell) -> None:
    table = report.parts[3].blocks[0]
    assert isinstance(table, Table)
    odd = dataclasses.replace(table, rows=((1, None, cell, cell),))
    text = words(monthly.pdf(dataclasses.replace(report, parts=(Part(1, "怪", (odd,)),))))
    assert "<b>&amp;</b>" in text or cell != "<b>&amp;</b>"


def edges(page: PageObject) -> list[float]:
    """Where each piece of text ends at the least, in points."""
    found: list[float] = []

    def see(text: str, _: object, at: list[float], font: object, size: float) -> None:
        if text.strip():
            found.append(at[4] + size * at[0] * len(text.strip()) * 0.5)

    page.extract_text(visitor_text=see)
    return found


def test_what_a_county_writes_into_its_template_stays_on_the_paper(
    report: Report, words: Words
) -> None:
    """A heading goes on below, the running head gives way before its period, and who is to sign leaves
    room for the name."""
    long = "宜都市农村留守儿童关爱保护和困境儿童保障工作及特殊困难老年人探访关爱服务情况"
    parts = (dataclasses.replace(report.parts[0], title=long), *report.parts[1:])
    made = dataclasses.replace(
        report, title=long * 2, parts=parts,
        signature=((f"{long}负责人", "李敏"), ("填报日期", "")),
    )  # fmt: skip
    pdf = monthly.pdf(made)
    for page in PdfReader(io.BytesIO(pdf)).pages:
        assert max(edges(page)) < float(page.mediabox.width)
    told = words(pdf)
    assert report.subtitle in told.replace(long, "")
    assert "负责人" in told
