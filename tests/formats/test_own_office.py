"""Three unlike forms, filled, opened and counted by LibreOffice, and printed by it."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from qianshou_desktop.formats import own_form
from tests.formats.own_forms import FORMS, KINDS, STATIONS, data

SEED = 20221104


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with each form as LibreOffice saved it and as it printed it; one start for each."""
    program = shutil.which("soffice")
    assert program, (
        "要装 LibreOffice：python packaging/dev.py test 会装，或 apt-get install libreoffice-calc"
    )
    folder = tmp_path_factory.mktemp("office")
    for name, build in FORMS.items():
        (folder / f"{name}.xlsx").write_bytes(own_form.fill(build(), *data(SEED)))
    forms = sorted(folder.glob("*.xlsx"))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind in ("xlsx", "pdf"):
        command = [program, profile, "--headless", "--convert-to", kind, "--outdir", folder / kind]
        subprocess.run([*command, *forms], check=True, capture_output=True, timeout=200)
    return folder


def counted(office: Path, name: str) -> Any:
    """A workbook with the results of its formulas."""
    return load_workbook(office / "xlsx" / f"{name}.xlsx", data_only=True)


def test_monthly_form_adds_up(office: Path) -> None:
    book, (values, _) = counted(office, "月报表"), data(SEED)
    sheet = book["月报表"]
    assert sheet["A1"].value == "宜都市枝城镇社会工作服务站2022 年 8 月工作月报表"
    told = [[sheet[f"{column}{row}"].value for row in range(5, 10)] for column in "BC"]
    assert told[0] == [values[f"{kind}人次"] for kind in KINDS]
    assert [sheet["B10"].value, sheet["C10"].value] == [sum(told[0]), sum(told[1])]
    assert sheet["D5"].value == pytest.approx(told[0][0] / sum(told[0]))
    assert sheet["B11"].value == pytest.approx(values["服务人次"] / values["在档人数"])
    assert sheet["E11"].value == "=1+1"
    assert sheet["F11"].value == '承接：晨光"社工"&服务中心，晨光"社工"&服务中心'
    assert {str(each) for each in sheet.merged_cells.ranges} == {
        "A1:F1", "A3:A4", "B3:C3", "D3:E3", "F3:F4", "B11:C11"
    }  # fmt: skip
    assert sheet.data_validations.dataValidation[0].formula1 == '"正常,异常"'
    assert (sheet["B5"].number_format, sheet["D5"].number_format) == ("#,##0", "0.0%")
    assert (sheet["A1"].font.size, sheet["A1"].font.bold) == (16, True)
    assert sheet.column_dimensions["A"].width == pytest.approx(18.5, abs=0.3)
    assert book["参数"].sheet_state == "hidden"
    assert "起点" in book.defined_names


def test_county_form_has_a_row_for_each_station(office: Path) -> None:
    book, (values, lists) = counted(office, "汇总表"), data(SEED)
    sheet, last = book["汇总 表"], 3 + STATIONS
    contacts = [each["服务人次"] for each in lists["各站"]]
    assert [sheet[f"A{row}"].value for row in range(4, last + 1)] == [
        each["名称"] for each in lists["各站"]
    ]
    assert [sheet[f"C{row}"].value for row in range(4, last + 1)] == contacts
    ranks = [1 + sum(other > each for other in contacts) for each in contacts]
    assert [sheet[f"F{row}"].value for row in range(4, last + 1)] == ranks
    assert sheet[f"E{last}"].value == pytest.approx(contacts[-1] / lists["各站"][-1]["在档人数"])
    assert sheet[f"C{last + 1}"].value == book["封面"]["B1"].value == sum(contacts)
    assert book["封面"]["B2"].value == 2 * sum(contacts)
    assert sheet[f"C{last + 2}"].value == max(contacts)
    assert sheet[f"A{last + 3}"].value == f"本月全县共服务{values['服务人次']}人次。"
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert merged == {"A1:F1", f"A{last + 3}:F{last + 4}"} | {
        f"A{row}:B{row}" for row in range(3, last + 1)
    }
    heights = {row: sheet.row_dimensions[row].height for row in (last, last + 3)}
    assert heights == {last: pytest.approx(27, abs=0.5), last + 3: pytest.approx(50, abs=0.5)}
    assert [str(each.sqref) for each in sheet.conditional_formatting] == [f"C4:C{last}"]
    assert sheet.print_area.endswith(f"$F${last + 4}")
    assert sheet.page_setup.orientation == "landscape"
    assert all(sheet.cell(row, 3).border.left.style == "thin" for row in range(4, last + 1))


def test_wordy_form_keeps_its_picture(office: Path) -> None:
    book, (values, _) = counted(office, "总结"), data(SEED)
    sheet, share = book["总结"], values["服务人次.完成率"]
    percent = f"{share * 100:.1f}".removesuffix(".0") + "%"
    assert sheet["A1"].value == (
        f"本月宜都市枝城镇社会工作服务站服务{values['服务人次']}人次，完成年度指标的{percent}。"
    )
    assert sheet["A2"].value.endswith("元。填表：=1+1，2022-09-01")
    assert f"{sheet['A3'].value:%Y-%m-%d}" == "2022-09-01"
    assert (sheet["A4"].value, sheet["A4"].number_format) == (pytest.approx(share), "0.0%")
    assert sheet["A5"].value is None
    assert sheet["A6"].value == pytest.approx(share + 100)
    assert len(sheet._images) == 1
    assert [str(each.sqref) for each in sheet.conditional_formatting] == ["A4"]
    assert book["说明"]["A1"].value == "本表由社工站填报，{不是占位}。"


@pytest.mark.parametrize("name", FORMS)
def test_filled_form_prints(office: Path, name: str) -> None:
    text = "".join(page.extract_text() for page in PdfReader(office / "pdf" / f"{name}.pdf").pages)
    assert "{{" not in text
    assert "#" not in text, "an error, or a number without room"
