"""R20–R23: rules, mechanisms and organisation papers in force, and the five haves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TOWN, MINE = "420581104", "420581400"
SIGN = "宜都市枝城镇社会工作服务站"
PAPERS = {
    "R20": {
        "staff": "人员管理制度", "finance": "财务管理制度", "project": "项目管理制度",
        "volunteer": "志愿服务管理制度", "safety": "安全管理制度", "archive": "档案管理制度",
    },
    "R21": {
        "promise": "服务承诺机制", "complaint": "投诉机制", "supervision": "督导机制",
        "assessment": "评估机制",
    },
    "R22": {"structure": "组织架构", "division": "内部责任分工", "process": "运行流程和标准"},
}  # fmt: skip
EACH = [(rule, kind) for rule, kinds in PAPERS.items() for kind in kinds]
ITEMS = ["A1", "B1", "C1", "D2", "E1", "F3"]
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]
Change = Callable[..., None]
Issue = Callable[..., str]


@pytest.fixture
def built(put: Put) -> str:
    return put("station", code=TOWN, state="built", sign_text=SIGN)


@pytest.fixture
def issue(put: Put) -> Issue:
    """Issue a paper of a kind at a station; returns its uid."""

    def save(kind: str, /, station: str = TOWN, **values: Any) -> str:
        paper = {"name": f"{kind}（试行）", "kind": kind, "issued_on": "2022-01-05",
                 "filed_at": "档案柜"}  # fmt: skip
        return put("institution", station=station, **paper | values)

    return save


@pytest.fixture
def complete(
    qianshou: Callable[..., Any], lines_of: Callable[..., str], built: str
) -> dict[str, str]:
    """All thirteen papers of the station; their uids by kind."""
    common = {"station": TOWN, "issued_on": "2022-01-05", "filed_at": "档案柜"}
    papers = [{"name": name, "kind": kind} | common
              for kinds in PAPERS.values() for kind, name in kinds.items()]  # fmt: skip
    said = qianshou("save", "institution", given=lines_of(papers))
    assert said.code == 0, said.err
    return dict(zip((paper["kind"] for paper in papers), said.lines, strict=True))


# ---- R20, R21, R22 ----


@pytest.mark.parametrize("rule", PAPERS)
def test_a_station_without_papers_lacks_each_by_name(find: Find, built: str, rule: str) -> None:
    [found] = find(rule)
    assert (found["kind"], found["uid"], found["station"]) == ("station", built, TOWN)
    assert found["level"] == "must"
    assert found["text"].endswith("、".join(PAPERS[rule].values()))


def test_all_thirteen_keep_the_three_rules(find: Find, complete: dict[str, str]) -> None:
    assert [find(rule) for rule in PAPERS] == [[], [], []]


@pytest.mark.parametrize(("rule", "kind"), EACH)
def test_each_paper_belongs_to_its_rule(
    put: Put, find: Find, complete: dict[str, str], rule: str, kind: str
) -> None:
    put("institution", uid=complete[kind], ended_on="2022-09-15")
    found = {each: find(each) for each in PAPERS}
    assert [each for each in PAPERS if found[each]] == [rule]
    assert found[rule][0]["text"].endswith(f"：{PAPERS[rule][kind]}")


def test_a_paper_is_in_force_from_its_issue_until_the_day_it_ends(
    put: Put, find: Find, complete: dict[str, str]
) -> None:
    put("institution", uid=complete["staff"], issued_on="2022-09-10", ended_on="2022-09-20")
    days = ["2022-09-09", "2022-09-10", "2022-09-19", "2022-09-20"]
    assert [len(find("R20", day=day)) for day in days] == [1, 0, 0, 1]


def test_a_draft_without_a_day_of_issue_is_not_in_force(
    put: Put, find: Find, complete: dict[str, str]
) -> None:
    put("institution", uid=complete["promise"], issued_on=None)
    assert find("R21")[0]["text"].endswith("：服务承诺机制")


@pytest.mark.parametrize(
    ("text", "count"), [({}, 1), ({"content": "第一条"}, 0), ({"filed_at": "柜 1"}, 0)]
)
def test_a_paper_that_nobody_can_read_is_remarked(
    put: Put, find: Find, complete: dict[str, str], text: dict[str, str], count: int
) -> None:
    put("institution", uid=complete["safety"], filed_at=None)
    put("institution", uid=complete["safety"], **text)
    found = [(each["uid"], each["level"]) for each in find("R20")]
    assert found == [(complete["safety"], "remark")] * count


def test_a_paper_with_its_file_attached_can_be_read(
    put: Put, find: Find, complete: dict[str, str], qianshou: Callable[..., Any], tmp_path: Path
) -> None:
    put("institution", uid=complete["safety"], filed_at=None)
    paper = tmp_path / "安全管理制度.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    said = qianshou("attach", "institution", complete["safety"], paper)
    assert said.code == 0, said.err
    assert find("R20") == []


def test_the_papers_of_one_station_do_not_serve_another(
    put: Put, find: Find, complete: dict[str, str]
) -> None:
    put("station", code=MINE, state="built")
    assert [each["station"] for each in find("R20")] == [MINE]
    assert find("R20", TOWN) == []


@pytest.mark.parametrize(("state", "count"), [("planned", 0), ("building", 0), ("built", 1)])
def test_only_a_built_station_needs_papers(put: Put, find: Find, state: str, count: int) -> None:
    put("station", code=TOWN, state=state)
    assert [len(find(rule)) for rule in (*PAPERS, "R23")] == [count] * 4


def test_the_centres_papers_are_not_the_stations(
    put: Put, find: Find, issue: Issue, built: str
) -> None:
    put("centre", name="指导中心")
    paper = {"name": "安全管理制度", "kind": "safety", "issued_on": "2022-01-05"}
    put("institution", centre="指导中心", **paper)
    assert "安全管理制度" in find("R20")[0]["text"]


@pytest.mark.parametrize(("rule", "kind"), [("R20", "finance"), ("R21", "complaint"),
                                            ("R22", "process")])  # fmt: skip
def test_a_review_is_overdue_the_day_after(
    put: Put, find: Find, complete: dict[str, str], rule: str, kind: str
) -> None:
    put("institution", uid=complete[kind], review_on="2022-09-15")
    assert find(rule, day="2022-09-15") == []
    [found] = find(rule, day="2022-09-16")
    assert (found["kind"], found["uid"]) == ("institution", complete[kind])
    assert found["level"] == "remark"
    assert PAPERS[rule][kind] in found["text"]


def test_a_newer_version_takes_the_overdue_ones_place(
    put: Put, find: Find, issue: Issue, complete: dict[str, str]
) -> None:
    put("institution", uid=complete["safety"], review_on="2022-08-31")
    assert len(find("R20")) == 1
    newer = issue("safety", issued_on="2022-09-01", version="2", review_on="2023-09-01")
    assert find("R20") == []
    put("institution", uid=newer, ended_on="2022-09-10")  # the older one is all that is left
    assert [each["uid"] for each in find("R20")] == [complete["safety"]]


# ---- R23 ----


@pytest.fixture
def whole(put: Put, complete: dict[str, str]) -> None:
    """A station that has all five on 15 September 2022."""
    need = {"kind": "multi", "need": "社区老人日间活动"}
    put("venue", name="民政办一楼", station=TOWN, functions=[need])
    put("worker", number="SG-1", name="王站长", station=TOWN, post="head")
    put("worker", number="SG-2", name="赵社工", station=TOWN, post="resident")
    work = {"station": TOWN, "served_on": "2022-06-15", "kind": "policy", "headcount": 30}
    put("service", number="FW-1", **work, items=ITEMS)


def test_a_station_that_has_all_five_keeps_the_rule(find: Find, whole: None) -> None:
    assert find("R23") == []


def test_what_a_bare_station_lacks_is_said_by_each_of_the_five(find: Find, built: str) -> None:
    [found] = find("R23")
    assert (found["kind"], found["uid"], found["level"]) == ("station", built, "must")
    for label in ("有场地", "有人员", "有功能", "有制度", "有活动"):
        assert f"{label}：" in found["text"]
    assert "等 10 项" in found["text"]  # six rules and four mechanisms


@pytest.mark.parametrize(
    ("kind", "values", "label"),
    [
        ("station", {"code": TOWN, "sign_text": "枝城镇社工站"}, "有场地"),
        ("worker", {"number": "SG-1", "left_on": "2022-09-15"}, "有人员"),
        ("worker", {"number": "SG-2", "left_on": "2022-09-15"}, "有人员"),
        ("service", {"number": "FW-1", "items": ITEMS[:5]}, "有功能"),
        ("service", {"number": "FW-1", "kind": "consultation"}, "有活动"),
    ],
)
def test_one_of_the_five_is_enough_to_break_it(
    put: Put, find: Find, whole: None, kind: str, values: dict[str, Any], label: str
) -> None:
    put(kind, **values)
    [found] = find("R23")
    assert f"达标。{label}：" in found["text"]
    assert "；" not in found["text"]


def test_the_organisation_papers_are_not_of_the_five(
    put: Put, find: Find, whole: None, complete: dict[str, str]
) -> None:
    put("institution", uid=complete["structure"], ended_on="2022-09-01")
    assert len(find("R22")) == 1
    assert find("R23") == []
    put("institution", uid=complete["archive"], ended_on="2022-09-01")
    assert "有制度：没有在用的档案管理制度" in find("R23")[0]["text"]


def test_a_demonstration_station_has_a_deputy_too(put: Put, find: Find, whole: None) -> None:
    put("station", code=TOWN, kind="demonstration")
    assert "有人员：副站长" in find("R23")[0]["text"]
    put("worker", number="SG-3", name="钱副站", station=TOWN, post="deputy")
    assert find("R23") == []


def test_work_three_months_back_to_the_day_still_counts(
    find: Find, change: Change, whole: None
) -> None:
    assert find("R23", day="2022-09-15") == []
    [found] = find("R23", day="2022-09-16")
    assert "有功能：近 3 个月" in found["text"]
    assert "有活动：近 3 个月" in found["text"]
    change(R23_months="4", day="2022-09-16")
    assert find("R23", day="2022-10-15") == []
    assert len(find("R23", day="2022-10-16")) == 1
    change(R23_months="1")
    assert "近 1 个月" in find("R23", day="2022-09-15")[0]["text"]


def test_the_residents_asked_for_are_those_of_r11(
    put: Put, find: Find, change: Change, whole: None
) -> None:
    change(R11_residents_least="2")
    assert "驻站社工现有 1 名，应有 2 名" in find("R23")[0]["text"]
    put("worker", number="SG-4", name="孙社工", station=TOWN, post="resident")
    assert find("R23") == []


def test_the_countys_own_service_list_names_what_is_missing(
    put: Put, find: Find, change: Change, whole: None
) -> None:
    put("service", number="FW-1", items=[*ITEMS[:3], *ITEMS[4:]])
    assert "没有基层治理服务" in find("R23")[0]["text"]
    change(R23_services="环境保护=D、社区参与=D、社会救助=A")
    assert "基层治理服务（环境保护、社区参与）" in find("R23")[0]["text"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("R23.months", "0"), ("R23.months", "37"), ("R23.services", "环境保护=G"),
     ("R23.services", " "), ("R23.services", "、"), ("R23.services", "环境保护=D、环境保护=A"),
     ("R23.services", "环境保护=D、环境保护=D"), ("R17.sources", "民政办、民政办"),
     ("R17.sources", "茶馆"), ("R18.office_area", "-1"), ("R19.places", "祠堂")],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused(
    qianshou: Callable[..., Any], name: str, value: str
) -> None:
    said = qianshou("rules", "--set", f"{name}={value}", "--source", "通知")
    assert said.code == 1
    assert said.err.strip()
    listed = [rule for rule in qianshou("rules", "--list", "--json").json()
              if rule["rule"] == name.split(".")[0]]  # fmt: skip
    assert value not in [each["value"] for each in listed[0]["parameters"]]


def test_jinans_services_ask_for_the_domains_they_fall_under(
    qianshou: Any, put: Put, find: Find
) -> None:
    """Its eleven fall under A, B and D: nothing is asked for in the other three."""
    put("station", code=TOWN, state="built")
    [before] = [each["text"] for each in find("R23")]
    assert "有功能：近 3 个月没有社会救助服务等 6 项" in before
    assert qianshou("rules", "--preset", "济南").code == 0
    [after] = [each["text"] for each in find("R23")]
    assert "社会救助服务（政策宣传咨询、能力提升、社会融入）等 3 项" in after
