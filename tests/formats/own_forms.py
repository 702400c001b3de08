"""Three forms as unlike as provinces', each with what a form of its kind has, and random data."""

import io
import random
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from qianshou_desktop.formats.cells import Cell, Share

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
KINDS = ("走访", "个案", "小组", "活动", "咨询")
STATIONS = 7


def data(seed: int) -> tuple[dict[str, Cell], dict[str, Sequence[Mapping[str, Cell]]]]:
    """Values and a list as a month has them, some of them nasty."""
    rng = random.Random(seed)
    values: dict[str, Cell] = {f"{kind}人次": rng.randrange(1, 5000) for kind in KINDS}
    values |= {f"{kind}人次.本年累计": rng.randrange(5000, 60_000) for kind in KINDS}
    values |= {
        "社工站": "宜都市枝城镇社会工作服务站", "县": "宜都市", "期间": "2022 年 8 月", "填报人": "=1+1",
        "在档人数": rng.randrange(1, 900), "服务人次": rng.randrange(1, 9000), "填表日期": date(2022, 9, 1),
        "服务人次.完成率": Share(rng.randrange(1, 1500) / 1000), "资源估值": rng.randrange(10**7) / 100,
        "承接机构": '晨光"社工"&服务中心', "完成": None,
    }  # fmt: skip
    stations = [
        {
            "名称": f"@{at}号站",
            "服务人次": rng.randrange(1, 3000),
            "在档人数": rng.randrange(1, 400),
        }
        for at in range(STATIONS)
    ]
    return values, {"各站": stations}


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def boxed(sheet: Any, area: str) -> None:
    for row in sheet[area]:
        for cell in row:
            cell.border, cell.alignment = BOX, Alignment("center", "center", wrap_text=True)


def monthly() -> bytes:
    """月报表: a merged title, heads of two levels, sums, a choice to pick, a hidden sheet."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "月报表"
    sheet["A1"] = "｛｛社工站｝｝{{ 期间 }}工作月报表"
    sheet["A1"].font = Font("黑体", 16, bold=True)
    for area in ("A1:F1", "A3:A4", "B3:C3", "D3:E3", "F3:F4", "B11:C11"):
        sheet.merge_cells(area)
    sheet["A3"], sheet["B3"], sheet["D3"], sheet["F3"] = "指标", "人次", "构成", "备注"
    sheet["B4"], sheet["C4"], sheet["D4"], sheet["E4"] = "本月", "累计", "本月", "累计"
    for row, kind in enumerate(KINDS, 5):
        sheet[f"A{row}"] = kind
        sheet[f"B{row}"], sheet[f"C{row}"] = f"{{{{{kind}人次}}}}", f"{{{{{kind}人次.本年累计}}}}"
        sheet[f"D{row}"], sheet[f"E{row}"] = f"=B{row}/B$10", f"=C{row}/C$10"
        sheet[f"B{row}"].number_format = "#,##0"
        sheet[f"D{row}"].number_format = sheet[f"E{row}"].number_format = "0.0%"
    sheet["A10"], sheet["B10"], sheet["C10"] = "合计", "=SUM(B5:B9)", "=SUM(C5:C9)"
    sheet["A11"], sheet["B11"] = "人均", "={{服务人次}}/{{在档人数}}"
    sheet["D11"], sheet["E11"] = "制表", "{{填报人}}"
    sheet["F11"] = '="承接："&{{承接机构}}&"，{{承接机构}}"'
    boxed(sheet, "A3:F11")
    sheet.column_dimensions["A"].width, sheet.row_dimensions[1].height = 18.5, 42
    choice = DataValidation("list", formula1='"正常,异常"', sqref="F5:F9")
    sheet.add_data_validation(choice)
    sheet.print_title_rows, sheet.oddFooter.center.text = "1:4", "{{社工站}}　第 &P 页"
    hidden = book.create_sheet("参数")
    hidden["A1"], hidden.sheet_state = 0.5, "hidden"
    book.defined_names["起点"] = DefinedName("起点", attr_text="参数!$A$1")
    return saved(book)


def county() -> bytes:
    """汇总表: landscape, a list with two rows prepared, and formulas under it and on another sheet."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "汇总 表"
    sheet.merge_cells("A1:F1")
    sheet["A1"] = "{{县}}各站汇总"
    sheet.append([])
    sheet.append(["社工站", None, "服务人次", "在档人数", "人均", "名次"])
    for row in (3, 4, 5):
        sheet.merge_cells(f"A{row}:B{row}")
    sheet["A4"], sheet["C4"], sheet["D4"] = (
        "{{各站.名称}}",
        "{{各站.服务人次}}",
        "{{各站.在档人数}}",
    )
    sheet["E4"], sheet["F4"] = "={{各站.服务人次}}/D4", "=RANK(C4,C$4:C$5)"
    sheet["C4"].number_format = sheet["C5"].number_format = "#,##0"
    sheet.row_dimensions[5].height = 27
    sheet["A6"], sheet["C6"], sheet["D6"] = "合计", "=SUM(C4:C5)", "=SUM(D4:D5)"
    sheet["E6"] = "=C6/D6"
    sheet["A7"] = "最多的站服务"
    sheet["C7"] = "=MAX(C4:C5)"
    sheet.merge_cells("A8:F9")
    sheet["A8"] = "本月全县共服务{{服务人次}}人次。"
    sheet.row_dimensions[8].height = 50
    boxed(sheet, "A3:F6")
    red = PatternFill("solid", bgColor="FFC7CE")
    sheet.conditional_formatting.add("C4:C5", CellIsRule("lessThan", ["$C$7/2"], fill=red))
    sheet.print_area, sheet.page_setup.orientation = "A1:F9", "landscape"
    front = book.create_sheet("封面", 0)
    front["A1"], front["B1"] = "全县服务人次", "='汇总 表'!C6"
    book.defined_names["总人次"] = DefinedName("总人次", attr_text="'汇总 表'!$C$6")
    front["B2"] = "=总人次*2"
    return saved(book)


def wordy() -> bytes:
    """总结: sentences, a picture, colours that depend on a number, three sheets."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "总结"
    sheet["A1"] = "本月{{社工站}}服务{{服务人次}}人次，完成年度指标的{{ 服务人次．完成率 }}。"
    sheet["A2"] = "链接资源{{资源估值}}元。填表：{{填报人}}，{{填表日期}}"
    sheet["A3"], sheet["A4"], sheet["A5"] = "{{填表日期}}", "{{服务人次.完成率}}", "{{完成}}"
    sheet["A6"] = "={{服务人次.完成率}}+参照!A1+{{完成}}"
    sheet.column_dimensions["A"].width = 60
    rule = CellIsRule("greaterThan", ["1"], font=Font(color="FF0000"))
    sheet.conditional_formatting.add("A4", rule)
    drawn = io.BytesIO()
    Picture.new("RGB", (60, 40), "red").save(drawn, "PNG")
    sheet.add_image(Image(drawn), "C2")
    book.create_sheet("参照")["A1"] = 100
    book.create_sheet("说明")["A1"] = "本表由社工站填报，{不是占位}。"
    return saved(book)


FORMS = {"月报表": monthly, "汇总表": county, "总结": wordy}
