"""What a form of one's own may hold: how placeholders are read, what goes along, what is refused."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.styles import Border, Side
from openpyxl.worksheet.pagebreak import Break

from qianshou_desktop.formats import own_form
from qianshou_desktop.records.errors import Rejected
from tests.formats.own_forms import BOX, FORMS, data, saved, wordy

VALUES: dict[str, Any] = {
    "甲": 3,
    "乙": -2.5,
    "丙": "=HYPERLINK(1)",
    "丁": None,
    "persons.filed": 8,
}


def form(**cells: Any) -> bytes:
    book = Workbook()
    for at, value in cells.items():
        book.active[at] = value
    return saved(book)


def filled(content: bytes, values: Any = VALUES, **lists: Any) -> Any:
    names = [*values, *(f"{name}.{head}" for name in lists for head in ("名", "数"))]
    made = own_form.fill(content, values, lists, names)
    return load_workbook(io.BytesIO(made), rich_text=True).active


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("{{甲}}", 3, "n"), (" ｛｛ 甲 ｝｝ ", 3, "n"), ("{ {甲} }", 3, "n"), ("{{丁}}", None, "n"),
        ("{{丙}}", "=HYPERLINK(1)", "s"), ("{{丙}}。", "=HYPERLINK(1)。", "s"), ("共{{甲}}", "共3", "s"),
        ("={{甲}}/{{乙}}", "=3/(-2.5)", "f"), ("={{丁}}+{{甲}}", "=0+3", "f"),
        ("={{丙}}", '="=HYPERLINK(1)"', "f"), ('="共{{甲}}"', '="共3"', "f"),
        ("{{Persons．Filed}}", 8, "n"), ("{{甲}}{{乙}}", "3-2.5", "s"), ("{1,2}", "{1,2}", "s"),
    ],
)  # fmt: skip
def test_placeholder_becomes_what_its_place_asks_for(text: str, value: Any, kind: str) -> None:
    cell = filled(form(A1=text))["A1"]
    assert (cell.value, cell.data_type) == (value, kind)


def test_long_text_in_a_formula_is_taken_to_pieces() -> None:
    cell = filled(form(A1="=LEN({{长}})"), {"长": "字" * 300})["A1"]
    assert cell.value == f'=LEN(("{"字" * 255}"&"{"字" * 45}"))'


def test_number_in_a_text_cell_is_a_number() -> None:
    book = Workbook()
    book.active["A1"], book.active["A2"] = "{{甲}}", "={{甲}}+1"
    book.active["A1"].number_format = book.active["A2"].number_format = "@"
    sheet = filled(saved(book))
    assert [cell.number_format for cell in sheet["A"]] == ["General", "General"]
    assert [cell.data_type for cell in sheet["A"]] == ["n", "f"]


def test_fonts_within_a_text_stay() -> None:
    bold = TextBlock(InlineFont(b=True), "{{")
    sheet = filled(form(A1=CellRichText("服务", bold, "甲", TextBlock(InlineFont(b=True), "}}人"))))
    runs = [(str(each), isinstance(each, TextBlock)) for each in sheet["A1"].value]
    assert runs == [("服务", False), ("3", True), ("人", True)]


@pytest.mark.parametrize("name", FORMS)
def test_same_form_gives_the_same_bytes(name: str) -> None:
    content = FORMS[name]()
    made = own_form.fill(content, *data(1))
    assert made == own_form.fill(content, *data(1))
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert len({each.date_time for each in archive.infolist()}) == 1
        assert b'fullCalcOnLoad="1"' in archive.read("xl/workbook.xml")


def test_what_the_form_sets_stays() -> None:
    book = load_workbook(io.BytesIO(listed(1)))
    sheet: Any = book.active
    sheet.freeze_panes, sheet.column_dimensions["B"].width, sheet.sheet_view.zoomScale = (
        "A3",
        33,
        85,
    )
    sheet.protection.sheet, sheet.protection.password = True, "1234"
    sheet.page_margins.left, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth = 0.4, 9, 1
    book.security.lockStructure, book.properties.creator = True, "某省民政厅"
    out: Any = load_workbook(io.BytesIO(own_form.fill(saved(book), {}, {"各站": roll(3)})))
    made = out.active
    assert (made.freeze_panes, made.column_dimensions["B"].width) == ("A3", 33)
    assert (made.protection.sheet, made.protection.password) == (True, sheet.protection.password)
    assert (made.page_margins.left, made.page_setup.paperSize, made.page_setup.fitToWidth) == (
        0.4,
        9,
        1,
    )
    assert (made.sheet_view.zoomScale, out.security.lockStructure) == (85, True)
    assert out.properties.creator == "某省民政厅"


def test_value_with_braces_is_no_placeholder() -> None:
    values = {"甲": "{{乙}}", "乙": "{{甲}}"}
    sheet = filled(form(A1="{{甲}}", A2="说{{乙}}"), values, 各站=[])
    assert [cell.value for cell in sheet["A"]] == ["{{乙}}", "说{{甲}}"]


def test_placeholders_are_told_in_reading_order() -> None:
    content = form(B2="{{甲}}和{{乙}}", A3="{{丙", A1="x")
    assert own_form.placeholders(content) == [
        ("Sheet", "B2", "甲"), ("Sheet", "B2", "乙"), ("Sheet", "A3", "{{丙")
    ]  # fmt: skip


def test_all_unknown_names_are_refused_together() -> None:
    content = form(A1="{{服务人词}}", B1="{{甲}}", C7="={{各站.名字}}", D1="{{甲}")
    lists = {"各站": [{"名称": "一"}]}
    with pytest.raises(Rejected) as caught:
        own_form.fill(content, {"服务人次": 1, "甲": 2}, lists)
    said = str(caught.value)
    assert "3 处占位不认识" in said
    assert "“Sheet”A1 的“服务人词”（是不是{{服务人次}}？）" in said
    assert "C7 的“各站.名字”（是不是{{各站.名称}}？）" in said
    assert "D1 的“{{甲}”" in said


# ---- lists ---------------------------------------------------------------------------------


def roll(count: int) -> list[dict[str, Any]]:
    return [{"名": f"站{at}", "数": at} for at in range(1, count + 1)]


def listed(prepared: int = 1, step: int = 1, **more: Any) -> bytes:
    """A list from row 3, with a total below the rows that are prepared for it."""
    book = Workbook()
    sheet: Any = book.active
    last = 2 + prepared * step
    for row in range(3, last + 1):
        for column in "ABC":
            sheet[f"{column}{row}"].border = BOX
    for row in range(3, last + 1, step):
        if step > 1:
            sheet.merge_cells(f"A{row}:A{row + step - 1}")
    sheet["A3"], sheet["B3"] = "{{各站.名}}", "{{各站.数}}"
    sheet[f"A{last + 1}"], sheet[f"B{last + 1}"] = "合计", f"=SUM(B3:B{last})"
    for at, value in more.items():
        sheet[at] = value
    return saved(book)


@pytest.mark.parametrize(("prepared", "count"), [(1, 0), (1, 1), (5, 3), (1, 4), (2, 4), (4, 4)])
def test_rows_are_put_in_where_the_prepared_do_not_suffice(prepared: int, count: int) -> None:
    sheet = filled(listed(prepared), 各站=roll(count))
    room = max(prepared, count)
    names = [sheet[f"A{row}"].value for row in range(3, 4 + room)]
    assert names == [f"站{at}" for at in range(1, count + 1)] + [None] * (room - count) + ["合计"]
    assert sheet[f"B{3 + room}"].value == f"=SUM(B3:B{2 + room})"
    assert all(sheet[f"C{row}"].border.left.style == "thin" for row in range(3, 3 + room))


def test_member_of_two_rows_takes_two() -> None:
    sheet = filled(listed(2, step=2), 各站=roll(3))
    assert [sheet[f"A{row}"].value for row in (3, 5, 7, 9)] == ["站1", "站2", "站3", "合计"]
    assert {str(each) for each in sheet.merged_cells.ranges} == {"A3:A4", "A5:A6", "A7:A8"}


def test_lists_side_by_side_and_above_one_another() -> None:
    more = {"C3": "{{类.名}}", "A8": "{{各站.名}}", "A9": "完", "D1": "=A9&B4"}
    sheet = filled(listed(1, **more), 各站=roll(2), 类=roll(3))
    assert [sheet[f"C{row}"].value for row in range(3, 6)] == ["站1", "站2", "站3"]
    assert sheet["A6"].value == "合计"
    assert [sheet[f"A{row}"].value for row in range(10, 13)] == ["站1", "站2", "完"]
    assert sheet["D1"].value == "=A12&B6"


def test_row_formulas_go_on_for_each_member() -> None:
    more = {"C3": "=B3/B$5", "D3": "=SUM(B3:C3)", "E3": "=SUM(B$3:B3)", "F3": "个"}
    sheet = filled(listed(2, **more), 各站=roll(4))
    assert [sheet[f"{c}6"].value for c in "CDE"] == ["=B6/B$7", "=SUM(B6:C6)", "=SUM(B$3:B6)"]


def test_what_lies_below_goes_along() -> None:
    book = load_workbook(io.BytesIO(listed(1)))
    sheet: Any = book.active
    sheet["A4"].hyperlink, sheet["A6"] = "https://example.org/", "={{甲}}+B4"
    sheet.row_breaks.append(Break(id=4))
    sheet.auto_filter.ref, sheet["G9"] = "A2:B3", "=Sheet!B4+SUM(3:4)+other!B4"
    book.create_sheet("other")["A1"] = "=Sheet!B4"
    made = own_form.fill(saved(book), VALUES, {"各站": roll(3)})
    out: Any = load_workbook(io.BytesIO(made))
    assert out["other"]["A1"].value == "=Sheet!B6"
    assert out["Sheet"]["A8"].value == "=3+B6"
    assert out["Sheet"]["G11"].value == "=Sheet!B6+SUM(3:6)+other!B4"
    assert out["Sheet"]["A6"].hyperlink.ref == "A6"
    assert out["Sheet"].row_breaks.brk[0].id == 6
    assert out["Sheet"].auto_filter.ref == "A2:B5"


def test_list_in_a_footer_is_refused() -> None:
    book = Workbook()
    book.active.oddFooter.left.text = "{{各站.名}}"
    with pytest.raises(Rejected, match="页眉页脚"):
        own_form.fill(saved(book), {}, {"各站": roll(1)})


def test_footer_is_filled_and_says_no_codes() -> None:
    book = Workbook()
    book.active.oddFooter.left.text = "{{甲}} 第 &P 页"
    sheet = filled(saved(book), {"甲": "你&我"})
    assert sheet.oddFooter.left.text == "你&&我 第 &P 页"


# ---- what would be lost --------------------------------------------------------------------


def with_part(name: str, content: bytes = b"x", base: Callable[[], bytes] = wordy) -> bytes:
    """A form with one more part in its zip, or a part replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base())) as old, zipfile.ZipFile(buffer, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, content)
    return buffer.getvalue()


def drawing(tag: str) -> bytes:
    return f'<xdr:wsDr xmlns:xdr="x"><xdr:{tag}><xdr:spPr/></xdr:{tag}></xdr:wsDr>'.encode()


def charted() -> bytes:
    book = Workbook()
    book.active.add_chart(BarChart(), "C3")
    return saved(book)


LOST = {
    "宏": lambda: with_part("xl/vbaProject.bin"),
    "图表": charted,
    "文本框或形状": lambda: with_part("xl/drawings/drawing9.xml", drawing("sp")),
    "组合的图形": lambda: with_part("xl/drawings/drawing9.xml", drawing("grpSp")),
    "剪裁过的图片": lambda: with_part("xl/drawings/drawing9.xml", b'<a:srcRect l="1200" r="0"/>'),
    "引用别的文件的链接": lambda: with_part("xl/externalLinks/externalLink1.xml"),
    "窗体控件": lambda: with_part("xl/drawings/v.vml", b'<x:ClientData ObjectType="Button">'),
    "迷你图": lambda: with_part("xl/worksheets/sheet9.xml", b"<x14:sparklineGroups>"),
    "引用别的表的数据有效性": lambda: with_part(
        "xl/worksheets/sheet9.xml", b'<x14:dataValidations count="1">'
    ),
    "嵌入单元格的图片": lambda: with_part("xl/cellimages.xml"),
    "不是 PNG、JPG 的图片": lambda: with_part("xl/media/image3.emf"),
    "打开密码": lambda: b"\xd0\xcf\x11\xe0" + bytes(600),
    "不是 .xlsx 文件": lambda: b"PK no zip",
    "读不出来": lambda: with_part("[Content_Types].xml", b"<broken"),
}


@pytest.mark.parametrize("what", LOST)
def test_what_would_be_lost_is_said_before(what: str) -> None:
    for act in (own_form.placeholders, lambda content: own_form.fill(content, VALUES, {})):
        with pytest.raises(Rejected, match=what):
            act(LOST[what]())


def test_unbordered_list_runs_on_below_the_sheet() -> None:
    sheet = filled(form(A1="{{各站.名}}", C1="=LEN(A1)"), 各站=roll(3))
    assert [sheet[f"A{row}"].value for row in (1, 2, 3)] == ["站1", "站2", "站3"]
    assert sheet["C3"].value == "=LEN(A3)"


def test_border_of_one_side_is_a_border() -> None:
    book = load_workbook(io.BytesIO(listed(1)))
    for column in "ABC":
        book.active[f"{column}3"].border = Border(bottom=Side(style="thin"))
    assert filled(saved(book), 各站=roll(2))["A5"].value == "合计"
