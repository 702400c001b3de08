"""The public version of a report: words that are names as well are for somebody to read; what an office
gives out itself is no secret; nobody is one of two."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop.actions import common, reports, submissions
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.report_subject import Draft, subject
from qianshou_desktop.formats.report import Report, Table
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
    "words", ["请关心欧阳高峰", "手机 139 0000 3333", "高峰的编号 420581104-GA-2022-0001"]
)
def test_what_can_only_be_somebody_is_not_read_away(
    words: str, advise: Do, performer: Performer
) -> None:
    advise(words)
    assert submissions.PUBLIC not in asked(performer)
    assert "公开版" in asked(performer, read=True)[""]


def test_all_that_was_found_is_counted(advise: Do, performer: Performer) -> None:
    advise("，".join(f"第{at}次高峰" for at in "一二三四五六七"))
    assert "……等 7 处" in asked(performer)[""]


def test_an_office_gives_out_its_own_telephone(advise: Do, performer: Performer) -> None:
    advise("有事打 0717-4821234")
    assert "没有做公开版" not in files(performer, performer.do(submissions.submit, MONTH, TOWN))
    advise("有事打 0717-4821235")
    assert "电话" in asked(performer, reason="更正")[""]


def test_nobody_is_one_of_two(advise: Do, performer: Performer) -> None:
    """In whatever table people are counted."""

    def told(*, public: bool) -> dict[str, list[str]]:
        def composed(s: Any) -> Report:
            draft = Draft(s, subject(s, MONTH, TOWN))
            return reports.composed(draft.published() if public else draft)

        return {
            block.title: [str(cell) for row in block.rows for cell in row]
            for part in performer.ask(composed).parts for block in part.blocks
            if isinstance(block, Table) and block.title in ("按领域", "按品牌项目")
        }  # fmt: skip

    assert told(public=False).keys() == {"按领域", "按品牌项目"}
    assert not any("不到 3" in row for row in told(public=False).values())
    assert all("不到 3" in row for row in told(public=True).values())


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
