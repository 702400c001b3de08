"""What a foreign .xlsx holds that would be gone after it is read and written by openpyxl: found in the
file before anything is filled, and said, since a form that comes back without its chart is no longer
the form that was given."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from qianshou_desktop.records.errors import Rejected

LARGEST = 100_000_000  # bytes unpacked: a form has some hundred thousand
LOCKED = b"\xd0\xcf\x11\xe0"  # an old .xls, and the envelope of a file that has a password
# What the parts of the file are called in which such things lie.
PARTS = {
    "xl/vbaProject": "宏", "xl/macrosheets/": "宏", "xl/dialogsheets/": "对话框表",
    "customUI": "自定义功能区", "xl/activeX/": "控件", "xl/ctrlProps/": "窗体控件",
    "xl/externalLinks/": "引用别的文件的链接", "xl/charts/": "图表", "xl/chartsheets/": "图表",
    "xl/diagrams/": "SmartArt 图形", "xl/embeddings/": "嵌入的文件", "xl/slicers/": "切片器",
    "xl/timelines/": "日程表", "xl/queryTables/": "外部数据", "xl/connections": "外部数据",
    "xl/model/": "数据模型", "xl/threadedComments/": "批注的回复", "xl/cellimages": "嵌入单元格的图片",
    "xl/richData/": "嵌入单元格的图片或数据", "xl/metadata": "动态数组公式", "_xmlsignatures/": "数字签名",
}  # fmt: skip
# What stands inside a sheet, a drawing, or the shapes behind notes.
SHEET = {
    rb"sparklineGroups": "迷你图", rb"(?<=x14:)conditionalFormattings": "新版的条件格式（数据条、图标集等）",
    rb"(?<=x14:)dataValidations": "引用别的表的数据有效性", rb"picture": "工作表背景图",
    rb"legacyDrawingHF": "页眉页脚里的图片", rb"oleObjects": "嵌入的对象", rb"controls": "窗体控件",
    rb"protectedRanges": "允许编辑的区域",
}  # fmt: skip
DRAWING = {
    rb"sp": "文本框或形状", rb"cxnSp": "线条", rb"grpSp": "组合的图形", rb"graphicFrame": "图表",
    rb"contentPart": "墨迹", rb'srcRect\s[^>]*\b[ltrb]="[1-9-][^"]*': "剪裁过的图片",
}  # fmt: skip
PICTURES = re.compile(r"xl/media/.*\.(?!png$|jpe?g$|gif$|bmp$|tiff?$)\w+$", re.IGNORECASE)


# What openpyxl itself says as it leaves something out.
WARNED = {
    "extension": "新版 Excel 才有的扩展内容", "header or footer": "页眉页脚", "Print area": "打印区域",
    "Print titles": "打印标题行", "image": "图片", "chart": "图表", "Shapes": "形状",
}  # fmt: skip


def opened(content: bytes) -> Workbook:
    """The form as a workbook. Raises Rejected where it is no .xlsx, and where something of it would
    be lost, saying what."""
    _refuse(losses(content))
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            book = load_workbook(io.BytesIO(content), rich_text=True)
        except Exception as error:  # a file by another program may fail anywhere in openpyxl
            raise Rejected(
                "这份表读不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后再试。"
            ) from error
    texts = " ".join(str(each.message) for each in said)
    _refuse(what for word, what in WARNED.items() if word in texts)
    return book


def _refuse(lost: Iterable[str]) -> None:
    found = sorted(set(lost))
    if found:
        raise Rejected(
            f"这份表里有{'、'.join(found)}，填好以后会丢失，所以没有填。请另存一份，在其中去掉后再用。"
        )


def losses(content: bytes) -> Iterator[str]:
    """What would be lost, in people's words, one thing perhaps several times."""
    if content.startswith(LOCKED):
        raise Rejected("这份表设了打开密码，或者是旧式的 .xls。请去掉密码，另存为 .xlsx 后再用。")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(each.file_size for each in archive.infolist()) > LARGEST:
                raise Rejected("这份表解开后超过 100 MB，不像是一份报表，没有读。")
            yield from _inside(archive)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise Rejected("这不是 .xlsx 文件，或者文件坏了。请另存为 .xlsx 后再试。") from error


def _inside(archive: zipfile.ZipFile) -> Iterator[str]:
    for name in archive.namelist():
        yield from (what for front, what in PARTS.items() if name.startswith(front))
        if PICTURES.match(name):
            yield "不是 PNG、JPG 的图片（如 EMF、SVG）"
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            yield from _tags(archive.read(name), SHEET)
        elif name.startswith("xl/drawings/drawing"):
            yield from _tags(archive.read(name), DRAWING)
        elif name.endswith(".vml"):
            kinds = set(re.findall(rb'ObjectType="(\w+)"', archive.read(name)))
            if kinds - {b"Note"}:
                yield "窗体控件"


def _tags(xml: bytes, wanted: dict[bytes, str]) -> Iterator[str]:
    for tag, what in wanted.items():
        if re.search(rb"<(?:\w+:)?" + tag + rb"[\s/>\"]", xml):
            yield what
