from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from qianshou_desktop.formats.paper import recovery

GROUPS = ("K7QM", "3XPA", "WD9F", "HT4R", "8NBC", "Y2LE", "GV6S", "J5ZK")


def test_one_page_with_the_code_and_what_to_do(
    made_at: datetime, words: Callable[[bytes], str]
) -> None:
    data = recovery.pdf(county="宜都市", user="欧阳·娜仁", groups=GROUPS, made_at=made_at)
    assert len(PdfReader(io.BytesIO(data)).pages) == 1
    text = words(data)
    for number, group in enumerate(GROUPS, start=1):
        assert f"{number}{group}" in text
    for piece in ("宜都市", "欧阳·娜仁", "2026年11月30日", "保管人", "日期", "不用密码就能打开"):
        assert piece in text
    assert "不与电脑、优盘放在一起" in text


def test_the_code_is_not_in_the_properties(made_at: datetime, tmp_path: Path) -> None:
    path = tmp_path / "恢复码.pdf"
    recovery.write(path, county="宜都市", user="李敏", groups=GROUPS, made_at=made_at)
    about = PdfReader(path).metadata
    assert not any(group in str(about) for group in GROUPS)


def test_a_sheet_without_a_code_is_refused(made_at: datetime) -> None:
    with pytest.raises(ValueError, match="groups"):
        recovery.pdf(county="宜都市", user="李敏", groups=(), made_at=made_at)
