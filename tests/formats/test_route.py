"""The route list: a station's long name stays on the paper."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from qianshou_desktop.formats.paper import fonts, route

MADE = datetime(2022, 8, 31, tzinfo=UTC)
EDGE = 1.0  # pt


@pytest.mark.parametrize(
    "name",
    [
        "枝城镇",
        "阿合奇县色帕巴依镇阿合塔拉新型工业化产业园区社区社会工作服务站路线单（第二组）" * 2,
    ],
)
def test_a_title_stays_within_its_margins(name: str) -> None:
    made = route.Route(name, "2022 年 8 月", (), ("饮食",), "", "脚", MADE)
    drawn: list[tuple[float, float]] = []

    def see(text: str, _cm: Any, tm: Any, _font: Any, size: float) -> None:
        if name in text:
            drawn.append((tm[4], size * tm[0]))

    page = PdfReader(io.BytesIO(route.pdf(made))).pages[0]
    page.extract_text(visitor_text=see)
    left, size = drawn[0]
    assert left + fonts.width(name, "serif", size) <= float(page.mediabox.width) - left + EDGE
