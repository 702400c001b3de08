from __future__ import annotations

import dataclasses
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from qianshou_desktop.formats import excel
from qianshou_desktop.formats.report import Cell, Column, Part, Report, Table
from qianshou_desktop.formats.workbook import sheet_name
from qianshou_desktop.records.errors import Rejected, Trouble

COLUMNS = (
    Column("姓名"),
    Column("身份证号", text=True),
    Column("出生日期"),
    Column("金额", align="right", digits=2),
    Column("完成率", percent=True),
)
ROW: tuple[Cell, ...] = (
    "欧阳·娜仁𬀩𠮷",
    "420581196001010018",
    date(1960, 1, 1),
    Decimal("12.5"),
    0.877,
)
FORMULAS = ("=1+1", "+86", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "=")


def listed(path: Path, *rows: tuple[Cell, ...], columns: tuple[Column, ...] = COLUMNS) -> Any:
    moment = datetime(2026, 11, 30, 9, 5, tzinfo=UTC)
    excel.write_list(path, title="服务对象", columns=columns, rows=rows, made_at=moment)
    return load_workbook(path).active


def test_a_list_comes_back_as_it_was(tmp_path: Path) -> None:
    sheet = listed(tmp_path / "a.xlsx", ROW, (None, "007", None, 0, None))
    assert [cell.value for cell in sheet[1]] == [column.label for column in COLUMNS]
    name, number, born, amount, rate = sheet[2]
    assert (name.value, number.value) == ROW[:2]
    assert born.value.date() == date(1960, 1, 1)
    assert (amount.value, rate.value) == (12.5, 0.877)
    assert (number.number_format, born.number_format) == ("@", "yyyy-mm-dd")
    assert (amount.number_format, rate.number_format) == ("0.00", "0.0%")
    assert [cell.value for cell in sheet[3]] == [None, "007", None, 0, None]


def test_a_list_is_ready_for_work_and_print(tmp_path: Path) -> None:
    sheet = listed(tmp_path / "a.xlsx", ROW)
    assert sheet.title == "服务对象"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) in ((9, 0), ("9", 0))
    assert sheet.column_dimensions["B"].width >= 20


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_is_never_a_formula(tmp_path: Path, text: str) -> None:
    cell = listed(tmp_path / "a.xlsx", (text,), columns=(Column("备注"),))["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix
    head = listed(tmp_path / "a.xlsx", columns=(Column(text),))["A1"]
    assert head.data_type == "s"


def test_formulas_in_a_report_stay_texts(report: Report, tmp_path: Path) -> None:
    table = Table("=1", (Column("=2"),), tuple((text,) for text in FORMULAS), note="=3")
    made = dataclasses.replace(report, title="=4", parts=(Part(1, "=5", (table,)),))
    excel.write_report(made, tmp_path / "a.xlsx")
    for sheet in load_workbook(tmp_path / "a.xlsx"):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_invisible_signs_go_and_visible_harm_is_named(tmp_path: Path) -> None:
    one = (Column("备注"),)
    sheet = listed(tmp_path / "a.xlsx", ("甲\x00\x1f乙\r\n丙",), columns=one)
    assert sheet["A2"].value == "甲乙\n丙"
    with pytest.raises(Rejected, match=r"第2行“备注”.*U\+D800"):
        listed(tmp_path / "b.xlsx", ("好",), ("坏\ud800",), columns=one)
    with pytest.raises(Rejected, match="32767"):
        listed(tmp_path / "b.xlsx", ("长" * 32768,), columns=one)
    assert not (tmp_path / "b.xlsx").exists()


def test_what_excel_would_spoil_goes_as_text(tmp_path: Path) -> None:
    rows: list[tuple[Cell, ...]] = [(10**17,), (date(1899, 12, 31),), (float("nan"),), (True,)]
    sheet = listed(tmp_path / "a.xlsx", *rows, columns=(Column("数"),))
    made = [cell.value for cell in sheet["A"]][1:]
    assert made == ["100000000000000000", "1899-12-31", "—", "是"]


def test_same_list_same_bytes_and_no_temporary_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("personal data must not go to the temporary folder")

    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    listed(tmp_path / "a.xlsx", ROW)
    listed(tmp_path / "b.xlsx", ROW)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))


def test_a_report_gives_the_same_numbers(report: Report, tmp_path: Path) -> None:
    excel.write_report(report, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["封面", "概况", "服务量", "问题与计划", "明细"]
    values = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {12345, 0, 0.5, 1200.5, 0.877, 119, 126, 38, 21} <= values
    assert {"𬀩𫖯䶮", "堃鿏", "注：按户次计。", "应访 52，已访 73%", "本期无记录"} <= values
    assert book.properties.title == report.title
    assert book.properties.created == report.made_at.replace(tzinfo=None)
    excel.write_report(report, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_list_in_a_report_has_its_head_frozen(report: Report, tmp_path: Path) -> None:
    table = report.parts[3].blocks[0]
    made = dataclasses.replace(report, parts=(Part(1, "明细", (table,)),))
    excel.write_report(made, tmp_path / "a.xlsx")
    assert load_workbook(tmp_path / "a.xlsx")["明细"].freeze_panes == "A5"


def test_sheet_names_are_what_excel_accepts() -> None:
    assert sheet_name("走访[11月]:*?/\\", ()) == "走访 11月"
    assert sheet_name("", ()) == "表"
    assert len(sheet_name("长" * 40, ())) == 31
    assert sheet_name("表A", ["表a"]) == "表A(2)"


def test_a_missing_folder_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="不存在"):
        listed(tmp_path / "无" / "a.xlsx", ROW)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.text(
            st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
            max_size=30,
        )
    )
)
def test_any_text_comes_back(tmp_path: Path, texts: list[str]) -> None:
    sheet = listed(tmp_path / "a.xlsx", *((text,) for text in texts), columns=(Column("文"),))
    made = [sheet.cell(at + 2, 1).value or "" for at in range(len(texts))]
    assert made == texts
