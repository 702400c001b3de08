"""Tables that others made: CSV in the letters of two systems, XLSX, and what is none."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from qianshou_desktop.formats import sheets
from qianshou_desktop.records.errors import Trouble

TABLE = [("代码", "名称"), ("640324", "同心县"), ("", ""), ("640402", "原州区")]


@pytest.mark.parametrize("letters", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", "\t"])
def test_csv_of_either_system(tmp_path: Path, letters: str, mark: str) -> None:
    path = tmp_path / "名单.csv"
    text = "\r\n".join(mark.join(f" {cell}" for cell in row) for row in TABLE)
    path.write_bytes(text.encode(letters))
    assert sheets.rows(path) == TABLE


def test_codes_typed_as_numbers_stay_codes(tmp_path: Path) -> None:
    book = Workbook()
    for row in (("代码", "名称"), (640324, "同心县"), (None, None), (640402.0, "原州区")):
        book.active.append(row)
    path = tmp_path / "名单.xlsx"
    book.save(path)
    assert sheets.rows(path) == TABLE


@pytest.mark.parametrize(
    ("name", "content"), [("坏.xlsx", b"PK\x03\x04nothing"), ("坏.csv", b"\xff\xff\xff\xff")]
)
def test_what_is_no_table_is_said_so(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Trouble, match="另存为"):
        sheets.rows(path)


def test_a_file_that_is_not_there_or_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Trouble, match="打不开"):
        sheets.rows(tmp_path / "没有.csv")
    (tmp_path / "大.csv").write_text("代码,名称", "utf-8")
    monkeypatch.setattr(sheets, "MOST_BYTES", 3)
    with pytest.raises(Trouble, match="太大"):
        sheets.rows(tmp_path / "大.csv")
