"""A form of one's own is filled by a command, and the names it may use are listed by one."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook


def test_form_is_filled(qianshou: Callable[..., Any], tmp_path: Path) -> None:
    form, out, book = tmp_path / "省表.xlsx", tmp_path / "填好.xlsx", Workbook()
    book.active["A1"], book.active["A2"] = "{{站代码}}", "={{服务人次}}+1"
    book.save(form)
    said = qianshou("fill-form", form, "2022-08", "--station", "420581104", "--out", out)
    assert (said.code, said.lines) == (0, [str(out)])
    assert [cell.value for cell in load_workbook(out).active["A"]] == ["420581104", "=0+1"]


def test_unknown_names_are_refused(qianshou: Callable[..., Any], tmp_path: Path) -> None:
    form, out, book = tmp_path / "省表.xlsx", tmp_path / "填好.xlsx", Workbook()
    book.active["B2"] = "{{服务人词}}"
    book.save(form)
    said = qianshou("fill-form", form, "2022-08", "--out", out)
    assert said.code == 1
    assert "B2" in said.err
    assert "{{服务人次}}" in said.err
    assert not out.exists()


def test_empty_form_is_not_overwritten(qianshou: Callable[..., Any], tmp_path: Path) -> None:
    form, book = tmp_path / "省表.xlsx", Workbook()
    book.save(form)
    before = form.read_bytes()
    said = qianshou("fill-form", form, "2022-08", "--out", form)
    assert said.code == 1
    assert "另起一个名字" in said.err
    assert form.read_bytes() == before


def test_names_are_listed(qianshou: Callable[..., Any]) -> None:
    said = qianshou("fill-form", "--list-names")
    assert said.code == 0
    assert any(line.startswith("{{服务人次}}  走访、个案") for line in said.lines)
    assert any(line.startswith("{{各站.…}}") for line in said.lines)
