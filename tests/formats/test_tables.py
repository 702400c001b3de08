from __future__ import annotations

import io
import re
import time
from collections.abc import Callable
from datetime import datetime

import pytest
from pypdf import PdfReader

from qianshou_desktop.formats.paper import blocks, tables
from qianshou_desktop.formats.paper.fonts import width
from qianshou_desktop.formats.paper.frame import A4, Meta, document
from qianshou_desktop.formats.paper.widths import fitted
from qianshou_desktop.formats.report import Column, Table, Text

Words = Callable[[bytes], str]


@pytest.fixture
def printed(made_at: datetime) -> Callable[[Table], bytes]:
    meta = Meta("表", "站", "题", made_at, numbered=False)
    return lambda table: document(tables.strips(table, A4.room), meta)


def rows(count: int) -> tuple[tuple[str | int | float, ...], ...]:
    return tuple(
        (
            at,
            f"名{chr(0x4E00 + at)}",
            "2026-11-05",
            f"42058119600101{at:04d}",
            at * 1.5,
            f"情况{at}",
        )
        for at in range(count)
    )


COLUMNS = (
    Column("序号", 0.6, "center"),
    Column("姓名"),
    Column("日期", 1.2),
    Column("身份证号", 2, text=True),
    Column("金额", 1, "right", digits=2),
    Column("情况", 2),
)


def test_two_thousand_rows_lose_nothing_and_repeat_the_head(
    printed: Callable[[Table], bytes], words: Words
) -> None:
    begun = time.perf_counter()
    data = printed(Table("大表", COLUMNS, rows(2000)))
    assert time.perf_counter() - begun < 6  # measured 0.45 s; a slow machine is no failure
    text = words(data)
    for row in rows(2000):
        line = "".join([*map(str, row[:4]), f"{row[4]:.2f}", str(row[5])])
        assert line in text
    pages = len(PdfReader(io.BytesIO(data)).pages)
    assert pages > 50
    assert text.count("序号姓名日期身份证号金额情况") == pages
    assert text.count("大表（续）") == pages - 1


def test_a_cell_of_twenty_pages_is_cut_between_lines(
    printed: Callable[[Table], bytes], words: Words
) -> None:
    long = "".join(f"第{at}句记录，“情况”正常（已核）；" for at in range(2200))
    columns = (Column("序号", 0.5), Column("记录", 3))
    data = printed(Table("长表", columns, ((1, "短一"), (2, long), (3, "短三"))))
    assert len(PdfReader(io.BytesIO(data)).pages) >= 20
    text = re.sub(r"长表（续）序号记录", "", words(data))
    text = text.replace("2第0句", "第0句")
    assert long in text
    assert "短一" in text
    assert text.endswith("3短三")


def test_long_names_are_broken_at_their_dots(
    printed: Callable[[Table], bytes], words: Words
) -> None:
    name = "买买提·阿卜杜热合曼·吐尔逊江·艾合买提·古丽米热"
    data = printed(Table("", (Column("姓名"), Column("情况", 3)), ((name, "正常" * 40),)))
    assert name in words(data)
    lines = tables._cell(name, 80.0, "sans")
    assert all(line.endswith("·") for line in lines[:-1])


def test_columns_give_room_to_numbers_and_dates() -> None:
    columns = (Column("金额", 0.1), Column("日期", 0.1), Column("情况", 5))
    made = fitted(columns, [["123456789.00", "2026-11-23", "长" * 90]], 400, 9.5, 5)
    assert sum(made) == pytest.approx(400)
    assert made[0] - 10 >= width("123456789.00", "bold", 9.5)
    assert made[1] - 10 >= width("2026-11-23", "bold", 9.5)


def test_a_date_that_fits_its_share_is_not_cut_for_another_s_text() -> None:
    """A dossier's spendings: what gives room away keeps its dates and amounts whole."""
    shares = {"支出日期": 7.6, "用途": 5.7, "来源": 4.7, "科目": 3.7, "金额（元）": 7.0,
              "凭证号": 8.6, "事由": 5.6, "经办人": 4.7}  # fmt: skip
    row = ["2021-12-23", "建设经费", "政府购买服务", "建设", "72,000.00", "记-2021-0006",
           "驻站社工工资和社保", "朱木匠"]  # fmt: skip
    columns = [Column(label, share) for label, share in shares.items()]
    made = fitted(columns, [row], 453.5, 9.5, 5)
    assert sum(made) == pytest.approx(453.5)
    for at in (0, 1, 4, 5):
        assert made[at] - 10 >= width(row[at], "sans", 9.5), row[at]


def test_a_short_text_under_a_heading_is_not_parted() -> None:
    short = blocks.text(Text(("印发单位：甲社", "专款专用。"), title="财务管理制度"), 440)
    assert [strip.glue for strip in short] == [True, True, False]
    long = blocks.text(Text(("情况正常。",) * 20, title="长"), 440)
    assert sum(strip.glue for strip in long) == 1


def test_too_many_columns_still_fit_the_paper(
    printed: Callable[[Table], bytes], words: Words
) -> None:
    columns = tuple(Column(f"第{at}列指标") for at in range(24))
    table = Table("宽", columns, (tuple(range(24)),))
    assert sum(fitted(columns, [["1"] * 24], 450, 9.5, 5)) == pytest.approx(450)
    assert "23" in words(printed(table))


@pytest.mark.parametrize("count", range(1, 40))
def test_every_length_keeps_all_rows(
    printed: Callable[[Table], bytes], words: Words, count: int
) -> None:
    table = Table("表", COLUMNS, rows(count), note="注：完。", total=True)
    text = words(printed(table))
    assert text.count("名") - text.count("姓名") == count
    assert text.endswith("注：完。")


def test_an_empty_table_says_so(printed: Callable[[Table], bytes], words: Words) -> None:
    assert words(printed(Table("空", COLUMNS, ()))).endswith("本期无记录")
