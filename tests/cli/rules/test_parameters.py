"""`rules --set`, `--list` and `--explain`: parameters with source and day, reasons for principles."""

import json
from collections.abc import Callable
from typing import Any

import pytest

TOWN = "420581104"
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]
Run = Callable[..., Any]


def parameter(qianshou: Run, name: str, day: str = "2022-09-15") -> dict[str, str]:
    said = qianshou("rules", "--list", "--json", QIANSHOU_NOW=f"{day}T10:00:00+08:00")
    assert said.code == 0, said.err
    [found] = [p for rule in said.json() for p in rule["parameters"] if p["name"] == name]
    return dict(found)


def test_every_rule_is_listed_once_in_order(qianshou: Run) -> None:
    rules = qianshou("rules", "--list", "--json").json()
    numbers = [f"R{number}" for number in range(1, 30)]
    assert [rule["rule"] for rule in rules] == [*numbers, "F9", "F17"]
    assert all(rule["text"] and rule["source"] for rule in rules)
    assert {rule["level"] for rule in rules} == {"must", "principle", "remark"}


def test_before_the_county_speaks_the_article_does(qianshou: Run) -> None:
    found = parameter(qianshou, "R15.months")
    assert (found["value"], found["since"]) == ("24", "")
    assert found["source"].startswith(("《", "文章"))


@pytest.mark.parametrize(
    ("change", "source", "words"),
    [
        ("R15.month=24", "通知", "没有参数"),
        ("R30.months=24", "通知", "没有参数"),
        ("R15.months=两年", "通知", "整数"),
        ("R15.months=", "通知", "整数"),
        ("R15.months=0", "通知", "1 至 120"),
        ("R15.months=121", "通知", "1 至 120"),
        ("R15.months=２４", "通知", "整数"),
        ("R13.full_time=对", "通知", "是 或 否"),
        ("R13.degree=博士后", "通知", "没有“博士后”"),
        ("R15.months=36", "", "依据"),
        ("R15.months=36", "  ", "依据"),
    ],
)
def test_what_cannot_be_set_is_refused_and_changes_nothing(
    qianshou: Run, change: str, source: str, words: str
) -> None:
    before = qianshou("rules", "--list", "--json").out
    said = qianshou("rules", "--set", change, "--source", source)
    assert said.code == 1
    assert words in said.err
    assert qianshou("rules", "--list", "--json").out == before


@pytest.mark.parametrize("least", ["1", "120"])
def test_the_bounds_themselves_are_allowed(qianshou: Run, least: str) -> None:
    assert qianshou("rules", "--set", f"R15.months={least}", "--source", "通知").code == 0
    found = parameter(qianshou, "R15.months")
    assert (found["value"], found["source"], found["since"]) == (least, "通知", "2022-09-15")


def test_a_value_holds_only_from_its_day(qianshou: Run) -> None:
    words = ("rules", "--set", "R8.workers=3", "--source", "新通知", "--from", "2022-10-01")
    assert qianshou(*words).code == 0
    values = [parameter(qianshou, "R8.workers", day) for day in ("2022-09-30", "2022-10-01")]
    assert [(each["value"], each["since"]) for each in values] == [("2", ""), ("3", "2022-10-01")]


def set_from(qianshou: Run, value: str, day: str) -> None:
    words = ("rules", "--set", f"R15.months={value}", "--source", "通知", "--from", day)
    assert qianshou(*words).code == 0


def test_what_is_to_come_and_what_was_are_listed(qianshou: Run) -> None:
    assert "曾自" not in qianshou("rules", "--list").out
    set_from(qianshou, "36", "2027-01-01")
    assert "将自 2027-01-01 起 36（通知）" in qianshou("rules", "--list").out
    set_from(qianshou, "30", "2022-01-01")
    said = qianshou("rules", "--list").out
    assert "R15.months = 30" in said
    assert said.index("曾自 2022-01-01 起 30（通知）") < said.index("将自 2027-01-01 起 36")
    found: Any = parameter(qianshou, "R15.months")
    assert [held["value"] for held in found["history"]] == ["30", "36"]
    assert [held["from_on"] for held in found["coming"]] == ["2027-01-01"]


def test_the_program_s_own_value_holds_again_from_a_day(qianshou: Run) -> None:
    before = parameter(qianshou, "R15.months")
    set_from(qianshou, "36", "2022-01-01")
    words = ("rules", "--standing", "R15.months", "--standing", "R8.workers")
    said = qianshou(*words, "--from", "2022-09-01")
    assert (said.code, said.out) == (0, "R15.months\n")
    now = parameter(qianshou, "R15.months")
    assert {n: now[n] for n in ("value", "source", "since")} == {
        n: before[n] for n in ("value", "source", "since")
    }
    assert "曾自 2022-09-01 起 24（随程序）" in qianshou("rules", "--list").out
    assert parameter(qianshou, "R15.months", "2022-08-31")["value"] == "36"


def test_all_of_them_stand_again_at_once(qianshou: Run) -> None:
    values = qianshou("rules", "--list", "--json").out
    assert qianshou("rules", "--preset", "吉林").code == 0
    set_from(qianshou, "48", "2022-09-15")
    assert qianshou("rules", "--standing", "全部").code == 0
    now = [{**p, "history": []} for r in qianshou("rules", "--list", "--json").json()
           for p in r["parameters"]]  # fmt: skip
    assert now == [p for line in values.splitlines() for p in json.loads(line)["parameters"]]


def test_what_cannot_stand_again_is_refused(qianshou: Run) -> None:
    said = qianshou("rules", "--standing", "R15.month")
    assert (said.code, "没有参数" in said.err) == (1, True)
    said = qianshou("rules", "--set", "R15.months=36", "--source", "随程序")
    assert (said.code, "依据" in said.err) == (1, True)


def test_of_two_values_the_later_day_holds_whichever_was_written_first(qianshou: Run) -> None:
    for value, day in (("5", "2022-06-01"), ("4", "2022-03-01"), ("6", "2022-03-01")):
        words = ("rules", "--set", f"R8.workers={value}", "--source", "通知", "--from", day)
        assert qianshou(*words).code == 0
    days = ("2022-02-28", "2022-03-01", "2022-06-01")
    assert [parameter(qianshou, "R8.workers", day)["value"] for day in days] == ["2", "6", "5"]


@pytest.mark.parametrize("day", ["2022-02-30", "明天"])
def test_a_day_that_is_none_is_refused(qianshou: Run, day: str) -> None:
    words = ("rules", "--set", "R8.workers=3", "--source", "通知", "--from", day)
    assert qianshou(*words).code == 1
    assert parameter(qianshou, "R8.workers")["value"] == "2"


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (
            "parameter",
            '{"name": "R8.workers", "value": "9", "source": "无", "from_on": "2022-01-01"}',
        ),
        ("reason", '{"rule": "R13", "about": "00", "text": "无"}'),
    ],
)
def test_parameters_and_reasons_are_not_saved_as_records(
    qianshou: Run, kind: str, line: str
) -> None:
    assert qianshou("save", kind, given=line).code != 0
    assert parameter(qianshou, "R8.workers")["value"] == "2"


# ---- reasons ----


@pytest.fixture
def worker(put: Put) -> str:
    """A resident without the schooling that R13 asks for as a principle."""
    put("station", code=TOWN, state="built")
    return put("worker", number="SG-1", name="赵社工", station=TOWN, education="senior")


def explain(qianshou: Run, rule: str, about: str, reason: str = "本村人，多年经验") -> Any:
    return qianshou("rules", "--explain", rule, "--about", about, "--reason", reason)


def test_a_reason_stands_at_the_finding(qianshou: Run, find: Find, worker: str) -> None:
    assert find("R13")[0]["reason"] == ""
    assert explain(qianshou, "R13", worker).code == 0
    assert find("R13")[0]["reason"] == "本村人，多年经验"
    assert "（已说明：本村人，多年经验）" in qianshou("rules").out
    assert explain(qianshou, "R13", "SG-1", "已报名函授").code == 0  # by its number, too
    assert [each["reason"] for each in find("R13")] == ["已报名函授"]


@pytest.mark.parametrize(
    ("rule", "about", "reason", "words"),
    [
        ("R14", "worker", "理由", "不是“原则上”"),
        ("R13", "00" * 16, "理由", "没有关于这条记录"),
        ("R13", "", "理由", "没有关于这条记录"),
        ("R12", "worker", "理由", "没有关于这条记录"),
        ("R30", "worker", "理由", "没有规则"),
        ("R13", "worker", "  ", "请写明理由"),
    ],
)
def test_no_reason_for_what_must_be_or_is_not(
    qianshou: Run, find: Find, worker: str, rule: str, about: str, reason: str, words: str
) -> None:
    said = explain(qianshou, rule, worker if about == "worker" else about, reason)
    assert said.code == 1
    assert words in said.err
    assert {each["reason"] for each in qianshou("rules", "--json").json()} == {""}


@pytest.mark.parametrize(
    ("value", "said"),
    [("R7.ordinary_least=3", "至少 3 多于至多 2"), ("R7.ordinary_most=0", "至少 1 多于至多 0"),
     ("R26.operation=", "至少要写一项")],
)  # fmt: skip
def test_numbers_that_contradict_and_empty_lists_are_refused(
    qianshou: Any, value: str, said: str
) -> None:
    found = qianshou("rules", "--set", value, "--source", "甲", "--from", "2022-01-01")
    assert (found.code, said in found.err) == (1, True)


def test_no_day_to_come_contradicts(qianshou: Any) -> None:
    def say(value: str, day: str) -> Any:
        return qianshou("rules", "--set", value, "--source", "甲", "--from", day)

    assert say("R7.ordinary_most=5", "2022-01-01").code == 0
    assert say("R7.ordinary_least=4", "2023-01-01").code == 0
    lower = say("R7.ordinary_most=3", "2022-06-01")  # in force today, and still in 2023
    assert (
        lower.code,
        "2023-01-01 起“每家机构的普通站（至少）”：至少 4 多于至多 3" in lower.err,
    ) == (1, True)
    back = qianshou("rules", "--standing", "R7.ordinary_most", "--from", "2022-06-01")
    assert (back.code, "至少 4 多于至多 2" in back.err) == (1, True)
    assert say("R7.ordinary_most=4", "2022-06-01").code == 0


WORDED = {"R4_duties": "培训", "R9_heads": "2", "R10_deputies": "2", "R11_opinions": "民政局",
          "R17_sources": "", "R18_kinds": "个案咨询室", "R20_papers": "财务管理制度",
          "R24_permille": "25", "R26_operation": "上级专项拨款", "R27_themes": "社工师考前培训",
          "R28_partners": "社区"}  # fmt: skip


def test_a_rule_s_words_follow_its_numbers_and_lists(qianshou: Any, change: Any) -> None:
    def texts() -> dict[str, str]:
        return {r["rule"]: r["text"] for r in qianshou("rules", "--list", "--json").json()}

    before = texts()
    change(**WORDED)
    after = texts()
    for name, value in WORDED.items():
        rule = name.partition("_")[0]
        assert after[rule] != before[rule]
        assert (value or "不限") in after[rule]
    assert "2021" not in before["R2"]  # the years are the plan's own


def test_no_bound_is_no_contradiction(qianshou: Any) -> None:
    """R11.residents_most is 0 where there is none."""
    words = ("--source", "甲", "--from", "2022-01-01")
    assert qianshou("rules", "--set", "R11.residents_least=9", *words).code == 0
    assert qianshou("rules", "--set", "R11.residents_most=8", *words).code == 1
    assert qianshou("rules", "--set", "R11.residents_most=9", *words).code == 0


@pytest.mark.parametrize(
    ("value", "said"),
    [("R11.large_least=5", "大乡镇至少 5 多于至多 4"), ("R11.large_most=1", "大乡镇至少 2 多于至多 1"),
     ("R11.large_least=1", "其他站至少 2 多于大乡镇至少 1"),
     ("R11.residents_least=5", "大乡镇至少 5 多于至多 4"), ("R11.large_least=4", "")],
)  # fmt: skip
def test_large_townships_are_not_asked_for_what_cannot_be(
    qianshou: Run, change: Any, value: str, said: str
) -> None:
    change(R11_residents_least="2", R11_large_most="4")
    found = qianshou("rules", "--set", value, "--source", "甲", "--from", "2022-01-01")
    assert (found.code, said in found.err) == (1 if said else 0, True)


def test_the_county_says_which_papers_and_duties_it_asks_for(
    put: Any, find: Any, change: Any
) -> None:
    put("station", code="420581104", state="built")
    put("centre", name="指导中心", state="built", duties=["guidance"])
    change(R20_papers="财务管理制度", R4_duties="建站指导")
    [found] = find("R20", "420581104")
    assert found["text"].endswith("没有在用的：财务管理制度")
    assert not any("职责还缺" in each["text"] for each in find("R4"))


def test_a_venue_of_next_year_is_none_today(put: Any, find: Any) -> None:
    put("station", code="420581104", state="built")
    room = {"functions": [{"kind": "counselling", "need": "个案面谈"}]}
    put("venue", name="新楼", station="420581104", source="office", from_on="2023-01-01", **room)
    before = [each["text"] for each in find("R18", "420581104", day="2022-12-31")]
    after = [each["text"] for each in find("R18", "420581104", day="2023-01-01")]
    assert len(before) == len(after) + 1
