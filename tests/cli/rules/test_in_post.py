"""Who counts as being in post, and what a change of operator or of numbers leaves as it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.cli.rules.test_posts import OPERATOR, SOUND, TOWN, built, post

__all__ = ["built", "post"]
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]
Change = Callable[..., None]
Post = Callable[..., str]


@pytest.mark.parametrize(
    ("state", "counts"),
    [("proposed", False), ("training", False), ("passed", False), ("working", True)],
)
def test_who_is_not_in_post_yet_fills_none(
    put: Put, post: Post, find: Find, built: str, state: str, *, counts: bool
) -> None:
    """§1.5: 拟录用 → 培训中 → 合格 → 在岗. 五有 (R23) tells the same of 有人员."""
    post("SG-1", "head", civil_head=True)
    post("SG-2")
    put("training", number="PX-1", name="岗前", theme="induction", held_on="2021-01-05",
        organiser=OPERATOR, trainees=[{"worker": f"SG-{n}", "passed": True} for n in (1, 2)])  # fmt: skip
    for number in ("SG-1", "SG-2"):
        put("worker", number=number, state=state)
    heads = [each["text"] for each in find("R9") if "现有站长" in each["text"]]
    residents = [each["text"] for each in find("R11") if "现有驻站社工" in each["text"]]
    assert (heads == [], residents == []) == (counts, counts)
    assert ("有人员" in find("R23")[0]["text"]) == (not counts)


def test_who_has_a_post_and_no_state_is_in_it_from_the_first_day(
    put: Put, post: Post, find: Find, built: str
) -> None:
    """R14 tells what the state 在岗 itself would be refused for."""
    uid = post("SG-1", joined_on="2022-06-01")
    post("SG-2", "head", joined_on="2022-06-01", civil_head=True)
    missing = [[e["text"] for rule in ("R9", "R11") for e in find(rule, day=day)
                if "0 名" in e["text"]] for day in ("2022-05-31", "2022-06-01")]  # fmt: skip
    assert [len(texts) for texts in missing] == [2, 0]
    assert find("R14", day="2022-05-31") == []
    [told] = find("R14", day="2022-06-01")
    assert (told["uid"], told["level"]) == (uid, "must")
    put("training", number="PX-1", name="岗前", theme="induction", held_on="2022-05-05",
        organiser=OPERATOR, trainees=[{"worker": "SG-1", "passed": True}])  # fmt: skip
    assert find("R14") == []


def test_a_course_stays_sound_when_another_agency_comes(
    put: Put, post: Post, find: Find, built: str, qianshou: Any
) -> None:
    """R14 asks who ran the station when the course was held, not who runs it now."""
    post("SG-1", joined_on="2021-07-01")
    put("training", number="PX-1", name="岗前", theme="induction", held_on="2021-06-01",
        organiser=OPERATOR, trainees=[{"worker": "SG-1", "passed": True}])  # fmt: skip
    assert find("R14") == []
    said = qianshou("handover", "station", TOWN, "--to", "别家", "--on", "2022-07-01")
    assert said.code == 0, said.err
    assert find("R14") == []
    [past] = [each for each in qianshou("list", "past", "--json").json()
              if each["field_name"] == "operator"]  # fmt: skip
    assert past["to_on"] == "2022-07-01"


def test_the_course_may_be_of_who_ran_the_station_as_it_ended(
    put: Put, post: Post, find: Find, built: str, qianshou: Any
) -> None:
    """Another agency takes over between the course and the first day in post."""
    post("SG-1", joined_on="2022-07-01")
    put("training", number="PX-1", name="岗前", theme="induction", held_on="2022-06-01",
        organiser=OPERATOR, trainees=[{"worker": "SG-1", "passed": True}])  # fmt: skip
    said = qianshou("handover", "station", TOWN, "--to", "别家", "--on", "2022-06-15")
    assert said.code == 0, said.err
    assert find("R14") == []


def test_the_course_may_be_of_who_runs_the_station_as_one_comes(
    put: Put, post: Post, find: Find, built: str, qianshou: Any
) -> None:
    """The next operator trains its people before it takes over, and they come with it."""
    post("SG-1", joined_on="2022-07-01")
    put("training", number="PX-1", name="岗前", theme="induction", held_on="2022-06-01",
        organiser="别家", trainees=[{"worker": "SG-1", "passed": True}])  # fmt: skip
    assert "不是由承接机构组织" in find("R14")[0]["text"]
    said = qianshou("handover", "station", TOWN, "--to", "别家", "--on", "2022-07-01")
    assert said.code == 0, said.err
    assert find("R14") == []


@pytest.mark.parametrize("field", ["village_staff", "veteran", "local"])
def test_jilin_relaxes_the_age_for_each_of_its_five(
    post: Post, find: Find, built: str, qianshou: Any, field: str
) -> None:
    assert qianshou("rules", "--preset", "吉林").code == 0
    whole = {**SOUND, "major": "法学", "id_number": "420500197503010014"}
    post("SG-1", **whole)
    assert "已满 40 周岁" in find("R13")[0]["text"]
    post("SG-1", **{field: True})
    assert find("R13") == []


def test_a_rule_is_told_with_the_countys_own_numbers(qianshou: Any, change: Change) -> None:
    def text() -> str:
        rules = qianshou("rules", "--list", "--json").json()
        return str(next(rule["text"] for rule in rules if rule["rule"] == "R15"))

    assert "两年内" in text()
    change(R15_months="36")
    assert "36 个月内" in text()


def test_nobody_hands_over_before_the_day(post: Post, built: str, qianshou: Any) -> None:
    post("SG-1")
    post("SG-2")
    said = qianshou("handover", "worker", "SG-1", "--to", "SG-2", "--on", "2022-12-31")
    assert (said.code, "离岗日期还没到" in said.err) == (1, True)


def test_an_exam_that_is_entered_for_names_its_day(
    put: Put, post: Post, find: Find, built: str
) -> None:
    """The sitting of 18 June is still to come on the 16th."""
    post("SG-1", joined_on="2020-08-01", **SOUND, works_since="2015-01-01")
    put("exam", worker="SG-1", level="assistant", sat_on="2022-06-18")
    assert "还剩 1 次" in find("R15", day="2022-06-16")[0]["text"]
    assert "还剩 0 次" in find("R15", day="2022-06-18")[0]["text"]


def test_a_course_stays_sound_at_another_station(
    put: Put, post: Post, find: Find, built: str, qianshou: Any
) -> None:
    """R14 asks who ran the station where the worker was then."""
    put("station", code="420581105", operator="别家", state="built")
    post("SG-1", joined_on="2021-07-01")
    put("training", number="PX-1", name="岗前", theme="induction", held_on="2021-06-01",
        organiser=OPERATOR, trainees=[{"worker": "SG-1", "passed": True}])  # fmt: skip
    put("worker", number="SG-1", station="420581105")
    assert find("R14") == []


def test_no_course_is_passed_before_it_is_over(put: Put, post: Post, refuse: Any) -> None:
    post("SG-1")
    course = {"number": "PX-9", "name": "岗前", "theme": "induction", "held_on": "2022-12-01"}
    said = refuse("training", **course, trainees=[{"worker": "SG-1", "passed": True}])
    assert "还不能记合格" in next(iter(said.values()))
    put("training", **course, trainees=[{"worker": "SG-1", "passed": None}])


@pytest.mark.parametrize(("result", "refused"), [("passed", True), ("registered", False)])
def test_no_exam_is_passed_before_its_day(
    put: Put, post: Post, refuse: Any, result: str, *, refused: bool
) -> None:
    post("SG-1")
    exam = {"worker": "SG-1", "sat_on": "2027-06-19", "result": result}
    if refused:
        assert "还没到" in refuse("exam", **exam)["result"]
    else:
        put("exam", **exam)


def test_nobody_is_gone_without_a_day_or_with_open_cases(put: Put, post: Post, refuse: Any) -> None:
    post("SG-1")
    assert refuse("worker", number="SG-1", state="left") == {"left_on": "已改为离岗，请填离岗日期"}
    put("person", number="DX-1", name="李秀英", township=TOWN, filed_on="2022-01-05")
    put("case", number="GA-1", person="DX-1", station=TOWN, worker="SG-1", opened_on="2022-02-01")
    said = refuse("worker", number="SG-1", state="left", left_on="2022-06-30")
    assert said == {"left_on": "还负责 1 件在办个案，请用“离岗交接”办理"}
    put("case", number="GA-1", closed_on="2022-06-01", reason="失联")
    put("worker", number="SG-1", state="left", left_on="2022-06-30")


def test_a_county_without_deputies_misses_none(
    put: Put, post: Post, find: Find, built: str, change: Change
) -> None:
    """The five haves go by the numbers of R9 and R10."""
    put("station", code=TOWN, kind="demonstration")
    assert "副站长" in find("R23", TOWN)[0]["text"] or "站长" in find("R23", TOWN)[0]["text"]
    post("SG-1", "head", civil_head=True)
    post("SG-2")
    assert "副站长现有 0 名，应有 1 名" in find("R23", TOWN)[0]["text"]
    change(R10_deputies="0")
    assert "副站长" not in find("R23", TOWN)[0]["text"]


def test_the_dossier_of_a_closed_station_says_so(
    put: Put, built: str, qianshou: Any, tmp_path: Path
) -> None:
    put("station", code=TOWN, closed_on="2022-06-30")
    made = tmp_path / "档案.pdf"
    assert qianshou("print", "station", TOWN, "--out", made).code == 0
    said = "".join(page.extract_text() for page in PdfReader(made).pages)
    assert "本站已于2022-06-30撤并，不再核对。" in "".join(said.split())
