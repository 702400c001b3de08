"""`attach` and `attached`, as a script meets them."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

Program = Callable[..., Any]
STATION = "420581104"


def test_in_and_out_again(qianshou: Program, tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (80, 60), "teal").save(out, "PNG")
    (tmp_path / "门牌.png").write_bytes(out.getvalue())
    (tmp_path / "批复.pdf").write_bytes(b"%PDF-1.4 canary")
    files = (str(tmp_path / "门牌.png"), str(tmp_path / "批复.pdf"))
    said = qianshou("attach", "station", STATION, *files, "--purpose", "sign")
    assert said.out.split() == ["门牌.png", "批复.pdf"]
    again = qianshou("attach", "station", STATION, files[1])
    assert "1 个已经有了" in again.err
    listed = [each["name"] for each in qianshou("attached", "station", STATION, "--json").json()]
    assert listed == ["门牌.png", "批复.pdf"]
    qianshou("attached", "station", STATION, "--out", str(tmp_path / "出"))
    assert (tmp_path / "出" / "02 批复.pdf").read_bytes() == b"%PDF-1.4 canary"
    assert Image.open(io.BytesIO((tmp_path / "出" / "01 门牌.jpg").read_bytes())).size == (80, 60)
    assert "2 个文件都能打开" in qianshou("check").out


def test_what_cannot_be_taken_is_refused_by_name(qianshou: Program, tmp_path: Path) -> None:
    (tmp_path / "x.exe").write_bytes(b"MZ")
    (tmp_path / "好.txt").write_text("好")
    given = (str(tmp_path / "x.exe"), str(tmp_path / "好.txt"))
    said = qianshou("attach", "station", STATION, *given)
    assert said.code == 1
    assert "x.exe：不收这种文件" in said.err
    assert said.out.split() == ["好.txt"]


def test_no_such_record(qianshou: Program, tmp_path: Path) -> None:
    (tmp_path / "好.txt").write_text("好")
    said = qianshou("attach", "station", "999999999", str(tmp_path / "好.txt"))
    assert said.code == 1
    assert "999999999" in said.err
