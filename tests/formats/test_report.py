from __future__ import annotations

import math
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from qianshou_desktop.formats.report import (
    Cell,
    Chart,
    Column,
    Part,
    Report,
    Table,
    chinese_number,
    shown,
    texts,
)

PERCENT, MONEY = Column("率", percent=True), Column("元", digits=2)


@pytest.mark.parametrize(
    ("cell", "column", "text"),
    [
        (None, None, ""),
        ("001", None, "001"),
        (1234567, None, "1234567"),
        (True, None, "是"),
        (3.0, None, "3"),
        (2.5, None, "2.5"),
        (0.1 + 0.2, None, "0.3"),
        (-0.0, None, "0"),
        (1e20, None, "100000000000000000000"),
        (math.nan, None, "—"),
        (Decimal("12.50"), None, "12.50"),
        (1200, MONEY, "1200.00"),
        (-0.001, MONEY, "0.00"),
        (0.5, PERCENT, "50%"),
        (0.877, PERCENT, "87.7%"),
        (1.0, PERCENT, "100%"),
        (0, PERCENT, "0%"),
        (0.8766, Column("率", percent=True, digits=1), "87.7%"),
        (date(2026, 1, 5), None, "2026-01-05"),
        (datetime(2026, 1, 5, 8, 3, tzinfo=UTC), None, "2026-01-05 08:03"),
    ],
)
def test_a_cell_is_shown_one_way(cell: Cell, column: Column | None, text: str) -> None:
    assert shown(cell, column) == text


def test_headings_are_numbered_as_written() -> None:
    made = [chinese_number(number) for number in (1, 10, 11, 20, 23, 99)]
    assert made == ["一", "十", "十一", "二十", "二十三", "九十九"]
    assert Part(2, "服务对象", ()).heading == "二、服务对象"
    assert Part(0, "附件", ()).heading == "附件"
    with pytest.raises(ValueError, match="100"):
        chinese_number(100)


def test_rows_and_series_must_fit() -> None:
    with pytest.raises(ValueError, match="row 1"):
        Table("表", (Column("甲"), Column("乙")), ((1, 2), (1,)))
    with pytest.raises(ValueError, match="no column"):
        Table("表", (), ())
    with pytest.raises(ValueError, match="2 values"):
        Chart("图", "bar", ("甲",), (("数", (1.0, 2.0)),))
    with pytest.raises(ValueError, match="finite"):
        Chart("图", "bar", ("甲",), (("数", (math.inf,)),))


def test_a_report_needs_an_aware_instant() -> None:
    with pytest.raises(ValueError, match="aware"):
        Report("题", "", (), (), (), "", "", "", datetime(2026, 1, 1))  # noqa: DTZ001


def test_texts_names_everything_printed(report: Report) -> None:
    seen = "\n".join(texts(report))
    for piece in ("娜仁其其格", "鿏", "按户次计", "应访 52", "户次", "一、概况", "李敏", "近两月"):
        assert piece in seen
