"""The public version of a report: words that are names as well are for somebody to read; what an office
gives out itself is no secret; nobody is one of two."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from qianshou_desktop.actions import common, reports, submissions
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.report_subject import Draft, subject
from qianshou_desktop.formats import excel
from qianshou_desktop.formats.cells import Few, shown
from qianshou_desktop.formats.report import Report, Table, texts
from qianshou_desktop.records.errors import Rejected

TOWN, MONTH = "420581104", "2022-08"
Do = Callable[..., Any]


@pytest.fixture
def advise(performer: Performer, save: Do) -> Do:
    """Writes the report's advice, in a month with people called 高峰, 温馨 and 安全."""
    save("station", {"code": TOWN, "name": "甲站", "phone": "0717-4821234"})
    for at, name in enumerate(("高峰", "温馨", "安全", "欧阳高峰"), 1):
        person = {"number": f"DX-{at}", "name": name, "township": TOWN, "filed_on": "2022-07-01"}
        save("person", person | {"groups": ["aged"]})
    save("project", {"name": "清江暖巢"})
    visit = {"person": "DX-1", "station": TOWN, "visited_on": "2022-08-05", "items": ["A1"]}
    save("visit", visit | {"project": "清江暖巢"})
    text = save("report_text", {"station": TOWN, "period": MONTH, "plan": "走访"})[0]
    return lambda words: save("report_text", {"uid": text, "advice": words})


def asked(performer: Performer, **agreed: bool) -> dict[str, str]:
    with pytest.raises(Rejected) as refused:
        performer.do(submissions.submit, MONTH, TOWN, **agreed)
    return refused.value.problems


def files(performer: Performer, key: int) -> str:
    return "\n".join(performer.ask(submissions.told, key))


def test_a_word_that_is_a_name_is_read_by_somebody(advise: Do, performer: Performer) -> None:
    advise("避开用电高峰，把社区办得温馨")
    problems = asked(performer)
    assert "高峰" in problems[""]
    assert "公开版也做" in problems[submissions.PUBLIC]
    made = files(performer, performer.do(submissions.submit, MONTH, TOWN, read=True))
    assert "公开版.pdf" in made
    assert "看过，以下不是说哪个人：高峰；温馨" in made


def test_who_hands_it_in_anyway_makes_nothing_public(advise: Do, performer: Performer) -> None:
    advise("避开用电高峰")
    made = files(performer, performer.do(submissions.submit, MONTH, TOWN, anyway=True))
    assert "没有做公开版" in made
    assert "公开版.pdf" not in made


@pytest.mark.parametrize(
    "words",
    ["请关心欧阳高峰", "请关心欧-阳-高-峰", "手机 139 0000 3333", "高峰的编号 420581104-GA-2022-0001", "高峰的女儿张小花",
     "高峰，1952年3月5日出生", "高峰住清江路3号", "高峰小名叫狗蛋"],
)  # fmt: skip
def test_what_can_only_be_somebody_is_not_read_away(
    words: str, advise: Do, performer: Performer
) -> None:
    advise(words)
    assert submissions.PUBLIC not in asked(performer)
    assert "公开版" in asked(performer, read=True)[""]


def test_nobody_answers_for_more_words_than_are_shown(
    advise: Do, performer: Performer, save: Do
) -> None:
    names = [f"{one}天" for one in "晴阴雨雪霜雾风云露"]
    for at, name in enumerate(names, 10):
        person = {"number": f"DX-{at}", "name": name, "township": TOWN, "filed_on": "2022-07-01"}
        save("person", person)
    advise("，".join(names))
    problems = asked(performer)
    assert "……等 9 处" in problems[""]
    assert submissions.PUBLIC not in problems


def test_who_has_read_the_words_has_answered_nothing_else(advise: Do, performer: Performer) -> None:
    advise("避开用电高峰")
    with pytest.raises(Rejected, match="现在报的数不全"):
        performer.do(submissions.submit, "2022-09", TOWN, read=True)


def test_an_office_gives_out_its_own_telephone_and_address(
    advise: Do, performer: Performer, save: Do
) -> None:
    save("venue", {"station": TOWN, "name": "用房", "address": "清江大道12号"})
    advise("有事打 0717-4821234，或到清江大道12号")
    assert "没有做公开版" not in files(performer, performer.do(submissions.submit, MONTH, TOWN))
    for words, what in (
        ("有事打 0717-4821235", "电话"),
        ("有事打 13907174821", "手机"),
        ("家住江大道12号", "门牌号"),
    ):
        advise(words)
        assert what in asked(performer, reason="更正")[""], words


def test_an_office_called_after_somebody_does_not_hide_him(
    advise: Do, performer: Performer, save: Do
) -> None:
    save("venue", {"station": TOWN, "name": "用房", "address": "欧阳高峰家小院"})
    advise("在欧阳高峰家小院开展活动")
    assert "欧阳高峰" in asked(performer)[""]


def test_nobody_is_one_of_two(advise: Do, performer: Performer, save: Do) -> None:
    """Wherever people are counted, and how often something was done for so few: a case or a crisis is
    somebody too."""
    save("case", {"person": "DX-1", "station": TOWN, "opened_on": f"{MONTH}-02"})
    save(
        "crisis",
        {"person": "DX-1", "station": TOWN, "found_at": f"{MONTH}-03T09:30+08:00", "seen": "伤"},
    )

    def composed(s: Any) -> Report:
        return reports.composed(Draft(s, subject(s, MONTH, TOWN)).published())

    made = performer.ask(composed)
    told = {
        block.title: {str(row[0]): [shown(cell) for cell in row] for row in block.rows}
        for part in made.parts for block in part.blocks if isinstance(block, Table)
    }  # fmt: skip
    few = str(Few(1))
    assert told["主要指标"]["服务人数"][2] == few
    assert told["走访"]["走访人数"][1] == few
    assert {told["主要指标"][name][2] for name in ("新开个案", "在办个案", "危机处置")} == {few}
    for title in ("按领域", "按品牌项目", "按服务项目", "按对象类别"):
        assert any(few in row for row in told[title].values()), title
        assert not any({"1", "2"} & {*row[1:]} for row in told[title].values()), title
    assert f"本期服务 {few} 人" in "".join(texts(made))
    book = openpyxl.load_workbook(io.BytesIO(excel.report_bytes(made)))
    assert few in {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}


def test_a_correction_says_what_was_corrected(advise: Do, performer: Performer) -> None:
    """And no name that was taken out."""
    advise("请关心欧阳高峰")
    text = performer.ask(reports.words_of, MONTH, TOWN)
    performer.do(common.save, "report_text", {"reporter": "王敏", "phone": "13900001111"}, text)
    performer.do(submissions.submit, MONTH, TOWN, anyway=True)
    advise("避开用电高峰，请走动")
    performer.do(common.save, "report_text", {"reporter": "王芳", "phone": "13900002222"}, text)
    key = performer.do(submissions.submit, MONTH, TOWN, reason="更正", anyway=True)
    pdf = PdfReader(io.BytesIO(performer.ask(submissions.frozen_pdf, key)))
    said = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
    assert "欧阳高峰" not in said
    assert "避开用电高峰，请走动" in said
    assert said.count("王芳") >= 2  # at the head, and in the table of what was corrected


def test_the_county_mends_what_a_station_handed_in_anew(
    advise: Do, performer: Performer, tmp_path: Path
) -> None:
    """Though no figure of the county is another: its table says who handed in what."""
    performer.do(submissions.submit, MONTH, TOWN)
    county = performer.do(submissions.submit, MONTH)
    assert performer.ask(submissions.since, county) == []
    text = performer.ask(reports.words_of, MONTH, TOWN)
    performer.do(common.save, "report_text", {"advice": "多走动"}, text)
    performer.do(submissions.submit, MONTH, TOWN, reason="补建议")
    (change,) = performer.ask(submissions.since, county)
    assert change.what == "排名与覆盖：枝城镇"
    assert ("第 1 版" in change.before, "第 2 版" in change.after) == (True, True)
    assert performer.do(submissions.submit, MONTH, reason="枝城镇更正")
