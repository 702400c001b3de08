"""A report as a station sends it, and the text that a PDF gives back."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader

from qianshou_desktop.formats.report import (
    Cards,
    Chart,
    Column,
    Facts,
    Part,
    Report,
    Table,
    Text,
)

NAMES = ("欧阳·娜仁其其格", "𬀩𫖯䶮", "堃鿏", "买买提·阿卜杜热合曼·吐尔逊江·艾合买提·古丽米热")


@pytest.fixture
def made_at() -> datetime:
    return datetime(2026, 11, 30, 9, 5, tzinfo=UTC)


@pytest.fixture
def report(made_at: datetime) -> Report:
    visits = Table(
        "走访明细表",
        (Column("序号", 0.5, "center"), Column("日期"), Column("姓名"), Column("情况", 3)),
        tuple((at + 1, date(2026, 11, at + 1), name, f"情况{at}") for at, name in enumerate(NAMES)),
    )
    amounts = Table(
        "服务量",
        (
            Column("项目"),
            Column("本月", align="right"),
            Column("经费", align="right", digits=2),
            Column("完成率", align="right", percent=True),
        ),
        (("走访", 12345, 0.5, 0.877), ("咨询", 0, 1200.0, None), ("合计", 12345, 1200.5, 1.0)),
        note="注：按户次计。",
        total=True,
    )
    chart = Chart("近两月", "bar", ("10月", "11月"), (("走访", (119.0, 126.0)),), "户次")
    return Report(
        title="枝城镇社会工作服务站月报表",
        subtitle="2026年11月",
        facts=(("县（市）", "宜都市"), ("填报日期", date(2026, 11, 30))),
        parts=(
            Part(1, "概况", (Cards((("38", "走访户次", "应访 52，已访 73%"),)), chart)),
            Part(2, "服务量", (amounts, Facts((("开放天数", 21),)))),
            Part(3, "问题与计划", (Text(("一是活动场地不足。", "二是证书尚未取得。"), "问题"),)),
            Part(4, "明细", (visits, Table("危机处置", (Column("日期"),), ()))),
        ),
        signature=(("填报人", "李敏"), ("审核人", ""), ("日期", "")),
        footer="牵手社工站",
        author="枝城镇社会工作服务站",
        subject="2026年11月月报表",
        made_at=made_at,
    )


@pytest.fixture
def words() -> Callable[[bytes], str]:
    """The text of a PDF without blanks and line feeds."""

    def read(data: bytes) -> str:
        pages = PdfReader(io.BytesIO(data)).pages
        return re.sub(r"\s+", "", "".join(page.extract_text() for page in pages))

    return read
