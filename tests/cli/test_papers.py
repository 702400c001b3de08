"""`forms` and `print`, as a script meets them."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

Program = Callable[..., Any]


def text(path: Path) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages)


def test_the_forms_are_listed_by_name(qianshou: Program) -> None:
    found = {each["form"]: each for each in qianshou("forms", "--json").json()}
    assert {"sheet", "station", "county", "plan"} <= set(found)
    assert found["station"]["about"] == "station"
    for name, each in found.items():
        assert f"{name} " in qianshou("forms").out
        assert each["label"] in qianshou("forms").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("sheet",), "宜都市社工站一张图"),
        (("station", "420581104"), "枝城镇社会工作服务站档案"),
        (("站点档案", "宜都市枝城镇社会工作服务站"), "枝城镇社会工作服务站档案"),
        (("county",), "宜都市县域档案"),
        (("plan",), "牵手计划档案"),
    ],
)
def test_a_form_is_printed(
    qianshou: Program, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    out = tmp_path / "纸.pdf"
    said = qianshou("print", *words, "--out", out)
    assert (said.code, said.err) == (0, "")
    assert says in text(out).replace("\n", "")
    assert said.lines == [str(out)]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("nothing",), 1, "可印的有：sheet（一张图）"),
        (("visit",), 1, "哪个走访"),
        (("volume", "GA-没有"), 1, "没有找到个案"),
        (("visit", "ZF-甲", "--blank"), 1, "空白表不写记录"),
        (("station",), 1, "社工站"),
        (("station", "420581999"), 1, "没有找到"),
        (("sheet", "420581104"), 1, "全县"),
        (("station", "420581104", "--blank"), 1, "没有空白"),
        ((), 2, "FORM"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_words(
    qianshou: Program, tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    out = tmp_path / "纸.pdf"
    said = qianshou("print", *words, "--out", out)
    assert said.code == code
    assert says in said.err
    assert not out.exists()


@pytest.mark.parametrize("form", ["case", "接案登记", "signin"])
def test_a_blank_form_is_printed(qianshou: Program, tmp_path: Path, form: str) -> None:
    name = "个案接案登记表" if form == "接案登记" else form
    out = tmp_path / "空白.pdf"
    said = qianshou("print", name, "--blank", "--out", out)
    assert (said.code, said.err) == (0, "")
    assert "活动签到表" in text(out) or "个案接案登记表" in text(out)


def test_a_whole_case_is_printed_as_a_volume(
    qianshou: Program, lines_of: Program, person: dict[str, Any], tmp_path: Path
) -> None:
    qianshou("save", "person", given=lines_of([person | {"number": "DX-1"}]))
    case = {"number": "GA-1", "person": "DX-1", "station": "420581104", "opened_on": "2022-03-01"}
    assert qianshou("save", "case", given=lines_of([case])).code == 0
    out = tmp_path / "整卷.pdf"
    assert qianshou("print", "volume", "GA-1", "--out", out).code == 0
    for words in ("个案服务档案", "卷内目录", "个案接案登记表", "李秀英"):
        assert words in text(out)


def test_a_folder_that_cannot_be_written_is_trouble(qianshou: Program, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("x")
    said = qianshou("print", "sheet", "--out", tmp_path / "文件" / "纸.pdf")
    assert said.code == 3
    assert "文件" in said.err


def test_the_out_is_asked_for(qianshou: Program) -> None:
    assert qianshou("print", "sheet").code == 2


def test_a_document_is_drafted_and_printed(qianshou: Program, tmp_path: Path) -> None:
    said = qianshou("draft-document", "summary", "--period", "2022")
    assert (said.code, said.err) == (0, "")
    [uid] = said.lines
    out = tmp_path / "总结.pdf"
    assert qianshou("print", "document", uid, "--out", out).code == 0
    assert "2022年度工作总结" in text(out).replace("\n", "")
    refused = qianshou("draft-document", "letter")
    assert refused.code == 1
    assert "rectification（整改通知）" in refused.err


def test_the_county_chooses_with_which_fonts(qianshou: Program) -> None:
    assert qianshou("fonts").lines == ["也用本机的字体"]
    assert qianshou("fonts", "--bundled").lines == ["只用随程序的字体"]
    assert qianshou("fonts").lines == ["只用随程序的字体"]
    assert qianshou("fonts", "--machine").lines == ["也用本机的字体"]
