"""`import-key-counties`: what went in, or each faulty row."""

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_a_list_goes_in_or_says_what_is_wrong(qianshou: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("代码,名称,省份\n640324,同心县,宁夏回族自治区\n", "utf-8")
    said = qianshou("import-key-counties", path)
    assert (said.code, said.out) == (0, "新增 1 个，更新 0 个，没有变化 0 个\n")
    path.write_text("代码,名称,省份\n640324,同心县,宁夏\n64,坏县,宁夏\n", "utf-8")
    said = qianshou("import-key-counties", path)
    assert (said.code, said.err.splitlines()) == (
        1, ["第 3 行 代码：应为6 位县级代码", "共 1 行有误，这一批都没有存。"],
    )  # fmt: skip
    [kept] = qianshou("list", "key_county", "--json").json()
    assert kept["province"] == "宁夏回族自治区"
    assert qianshou("import-key-counties", tmp_path / "没有.csv").code == 3
