"""The county's own Excel forms in the package of a report: each is filled, none takes another's place."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from qianshou_desktop.actions import attachments, common, own_sheets, reports, submissions
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected

TOWN, MONTH = "420581104", "2022-08"
Do = Callable[..., Any]


@pytest.fixture
def month(save: Do) -> None:
    """A month with a visit."""
    save("person", {"number": "DX-1", "name": "赵一", "township": TOWN, "filed_on": "2022-07-01"})
    save("visit", {"person": "DX-1", "station": TOWN, "visited_on": "2022-08-05"})


def cells(xlsx: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(xlsx))
    return " ".join(str(c.value) for w in book for row in w.iter_rows() for c in row if c.value)


def test_the_countys_own_form_goes_along(
    month: None, performer: Performer, save: Do, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "{{社工站}} {{期间}}"
    book.worksheets[0]["B2"] = "{{走访人次}}"
    book.save(tmp_path / "省表.xlsx")
    save("report_template", {"name": "省表", "from_on": "2022-01-01"})
    template = performer.ask(common.find, "report_template")[0]
    attachments.attach(performer, "report_template", template, [tmp_path / "省表.xlsx"])
    written = performer.ask(reports.write, MONTH, TOWN, tmp_path / "出")
    assert [path.name for path in written][2] == "月报_420581104_枝城镇_202208_省表.xlsx"
    assert "枝城镇" in cells(written[2].read_bytes())
    key = performer.do(submissions.submit, MONTH, TOWN)
    made = {path.name: path for path in performer.ask(submissions.package, key, tmp_path)}
    own = openpyxl.load_workbook(made["月报_420581104_枝城镇_202208_v1_省表.xlsx"])
    assert own.worksheets[0]["B2"].value == 1


def test_no_form_takes_the_place_of_another(
    month: None, performer: Performer, save: Do, tmp_path: Path
) -> None:
    save("report_template", {"name": "省表", "from_on": "2022-01-01"})
    template = performer.ask(common.find, "report_template")[0]
    for at, name in enumerate(("省表.xlsx", "省表.xlsx", "公开版.xlsx"), 1):
        folder = tmp_path / str(at)
        folder.mkdir()
        book = openpyxl.Workbook()
        book.worksheets[0]["A1"], book.worksheets[0]["A2"] = f"第{at}张", "{{走访人次}}"
        book.save(folder / name)
        attachments.attach(performer, "report_template", template, [folder / name])
    key = performer.do(submissions.submit, MONTH, TOWN)
    made = {path.name: path for path in performer.ask(submissions.package, key, tmp_path)}
    stem = "月报_420581104_枝城镇_202208_v1"
    found = [cells(made[f"{stem}_{each}.xlsx"].read_bytes()) for each in
             ("省表", "省表（2）", "公开版表")]  # fmt: skip
    assert ["第1张" in found[0], "第2张" in found[1], "第3张" in found[2]] == [True] * 3
    lines = made[f"{stem}.sha256"].read_text().splitlines()
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256(made[name].read_bytes()).hexdigest() == digest


def test_a_faulty_form_is_named(
    month: None, performer: Performer, save: Do, tmp_path: Path
) -> None:
    save("report_template", {"name": "省表", "from_on": "2022-01-01"})
    template = performer.ask(common.find, "report_template")[0]
    book = openpyxl.Workbook()
    book.worksheets[0]["B2"] = "共 {走访人次} 人次"
    book.save(tmp_path / "市表.xlsx")
    attachments.attach(performer, "report_template", template, [tmp_path / "市表.xlsx"])
    with pytest.raises(Rejected, match=r"市表.xlsx.*只有一层.*B2"):
        performer.do(submissions.submit, MONTH, TOWN)


def test_a_form_that_cannot_be_filled_is_refused_as_it_is_attached(
    performer: Performer, save: Do, tmp_path: Path
) -> None:
    """Of a template; elsewhere a spreadsheet is a file like any other."""
    save("report_template", {"name": "省表", "from_on": "2022-01-01"})
    save("station", {"code": TOWN, "name": "甲站"})
    book = openpyxl.Workbook()
    book.worksheets[0].oddHeader.center.text = "共 {{服务人次}} 人次"
    for name, text in (
        ("对.xlsx", "{{各站.走访人次}}"),
        ("错.xlsx", "{{走坊人次}}"),
        ("无.xlsx", "说明"),
    ):
        book.worksheets[0]["A1"] = text
        book.save(tmp_path / name)
    (tmp_path / "坏.xlsx").write_bytes(b"PK")
    given = [tmp_path / each for each in ("对.xlsx", "错.xlsx", "无.xlsx", "坏.xlsx")]
    found = performer.ask(common.find, "report_template")[0]
    added = own_sheets.attach(performer, "report_template", found, given)
    assert added.added == ("对.xlsx", "无.xlsx")
    assert [each[:6] for each in added.refused] == ["错.xlsx", "坏.xlsx"]
    assert "A1 的“走坊人次”（是不是{{走访人次}}" in added.refused[0]
    station = performer.ask(common.find, "station")[0]
    assert own_sheets.attach(performer, "station", station, given[1:2]).added == ("错.xlsx",)
