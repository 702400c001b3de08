"""R9–R14: the people of a station."""

import json
from collections.abc import Callable
from typing import Any

import pytest

TOWN, MINE = "420581104", "420581400"
OPERATOR = "晨光社会工作服务中心"
SOUND = {"education": "college", "study": "full", "major": "社会工作"}
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]
Change = Callable[..., None]


@pytest.fixture
def built(put: Put) -> str:
    put("agency", name=OPERATOR, roles=["operator"])
    put("agency", name="别家", roles=["operator"])
    return put("station", code=TOWN, state="built", operator=OPERATOR)


@pytest.fixture
def post(put: Put) -> Callable[..., str]:
    """Save a worker of the station by number; returns the uid."""

    def save(number: str, post: str = "resident", **values: Any) -> str:
        usual = {"name": f"人{number[-1]}", "station": TOWN, "post": post}
        return put("worker", number=number, **usual | values)

    return save


Post = Callable[..., str]


# ---- R9 ----


def test_one_head_who_heads_the_civil_affairs_office(
    put: Put, post: Post, find: Find, built: str
) -> None:
    [none] = find("R9")
    assert (none["kind"], none["uid"], none["level"]) == ("station", built, "must")
    assert "站长 0 名" in none["text"]
    head = post("SG-1", "head")
    [found] = find("R9")
    assert (found["kind"], found["uid"], found["station"]) == ("worker", head, TOWN)
    assert "人1不是现任乡镇民政办公室主任" in found["text"]
    post("SG-1", "head", civil_head=True)
    assert find("R9") == []
    post("SG-2", "head", civil_head=True)
    assert "站长 2 名" in find("R9")[0]["text"]


def test_a_head_counts_from_the_first_day_until_the_last(
    post: Post, find: Find, built: str
) -> None:
    post("SG-1", "head", civil_head=True, joined_on="2022-09-10", left_on="2022-09-20")
    days = ["2022-09-09", "2022-09-10", "2022-09-19", "2022-09-20"]
    assert [len(find("R9", day=day)) for day in days] == [1, 0, 0, 1]


@pytest.mark.parametrize(("state", "count"), [("planned", 0), ("building", 0), ("built", 1)])
def test_nobody_is_asked_for_where_nothing_is_built(
    put: Put, find: Find, built: str, state: str, count: int
) -> None:
    put("station", code=TOWN, state=state)
    assert [len(find(rule)) for rule in ("R9", "R11")] == [count] * 2


# ---- R10 ----


@pytest.fixture
def deputy(put: Put, post: Post, built: str) -> str:
    """A deputy as the rule wants one, at a demonstration station."""
    put("station", code=TOWN, kind="demonstration")
    uid = post("SG-1", "deputy", sent_by=OPERATOR)
    put("certificate", worker="SG-1", level="assistant", issued_on="2022-09-15")
    return uid


def test_a_certified_deputy_sent_by_the_operator_keeps_it(find: Find, deputy: str) -> None:
    assert find("R10") == []


def test_the_certificate_counts_from_its_day(find: Find, deputy: str) -> None:
    [found] = find("R10", day="2022-09-14")
    assert (found["uid"], found["level"]) == (deputy, "must")
    assert "没有社会工作者职业资格证书" in found["text"]


@pytest.mark.parametrize("sender", ["别家", None])
def test_the_operator_sends_the_deputy(
    post: Post, find: Find, deputy: str, sender: str | None
) -> None:
    post("SG-1", "deputy", sent_by=sender)
    [found] = find("R10")
    assert found["uid"] == deputy
    assert "承接机构选派" in found["text"]


def test_without_an_operator_nobody_was_sent_by_it(
    put: Put, post: Post, find: Find, deputy: str
) -> None:
    post("SG-1", "deputy", sent_by=None)
    put("station", code=TOWN, operator=None)
    assert [each["uid"] for each in find("R10")] == [deputy]


def test_a_demonstration_station_has_just_one(
    put: Put, post: Post, find: Find, deputy: str, built: str
) -> None:
    post("SG-2", "deputy", sent_by=OPERATOR)
    put("certificate", worker="SG-2", level="senior", issued_on="2020-09-15")
    assert [(each["uid"], "副站长 2 名" in each["text"]) for each in find("R10")] == [(built, True)]
    for number in ("SG-1", "SG-2"):
        post(number, "deputy", left_on="2022-09-15")
    assert "副站长 0 名，应为 1 名" in find("R10")[0]["text"]


def test_an_ordinary_station_has_none(put: Put, find: Find, deputy: str, built: str) -> None:
    put("station", code=TOWN, kind="ordinary")
    assert [each["uid"] for each in find("R10")] == [built]
    assert "普通站不设副站长" in find("R10")[0]["text"]


# ---- R12 ----


@pytest.mark.parametrize(
    ("left", "taken", "broken"),
    [
        ({"certified": True, "local": True}, {"certified": False, "local": True}, True),
        ({"certified": True, "local": True}, {"certified": True, "local": False}, True),
        ({"certified": True, "local": True}, {"certified": True, "local": True}, False),
        ({"certified": True, "local": False}, {"certified": False, "local": False}, False),
        ({"certified": False, "local": True}, {"certified": False, "local": False}, False),
    ],
)
def test_no_certified_local_is_passed_over_for_another(
    put: Put, find: Find, built: str, left: dict[str, bool], taken: dict[str, bool], broken: bool
) -> None:
    people = [{"name": "甲某", "hired": False} | left, {"name": "乙某", "hired": True} | taken]
    usual = {"number": "ZL-1", "station": TOWN, "opened_on": "2021-11-01"}
    uid = put("recruitment", **usual, candidates=people)
    found = find("R12")
    wanted = [(uid, "principle", TOWN)] if broken else []
    assert [(each["uid"], each["level"], each["station"]) for each in found] == wanted
    assert all("乙某，没有录用持证的本地社工甲某" in each["text"] for each in found)


def test_nobody_taken_passes_nobody_over(put: Put, find: Find, built: str) -> None:
    people = [{"name": "甲某", "certified": True, "local": True}, {"name": "乙某"}]
    put("recruitment", number="ZL-1", station=TOWN, opened_on="2021-11-01", candidates=people)
    assert find("R12") == []


@pytest.mark.parametrize(
    ("local", "issued", "broken"),
    [(True, "2021-10-31", False), (True, "2021-11-02", True), (False, "2021-10-31", True), (True, None, True)],
)  # fmt: skip
def test_who_the_recruitment_names_was_taken(
    put: Put, post: Post, find: Find, built: str, local: bool, issued: str | None, broken: bool
) -> None:
    post("SG-1", local=local)
    if issued:
        put("certificate", worker="SG-1", level="assistant", issued_on=issued)
    people = [{"name": "甲某", "certified": True, "local": True}]
    put("recruitment", number="ZL-1", station=TOWN, opened_on="2021-11-01", worker="SG-1",
        candidates=people)  # fmt: skip
    said = [each["text"] for each in find("R12")]
    assert [text.endswith("录用了人1，没有录用持证的本地社工甲某") for text in said] == [
        True
    ] * broken


def test_who_is_named_and_applied_was_not_left_out(
    put: Put, post: Post, find: Find, built: str
) -> None:
    post("SG-1")
    put("recruitment", number="ZL-1", station=TOWN, opened_on="2021-11-01", worker="SG-1",
        candidates=[{"name": "人1", "certified": True, "local": True}])  # fmt: skip
    assert find("R12") == []


# ---- R13 ----


@pytest.mark.parametrize(
    "major", ["社会工作", "法学", "民商法学", "应用心理学", "法学（书法方向）"]
)
def test_a_sound_education_keeps_it(post: Post, find: Find, built: str, major: str) -> None:
    post("SG-1", **SOUND | {"major": major})
    assert find("R13") == []


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"education": "senior"}, "学历为高中或中专，应为大专及以上"),
        ({"education": None}, "没有填学历"),
        ({"study": "part"}, "学历不是全日制"),
        ({"study": None}, "没有填学习形式"),
        ({"major": "会计"}, "专业为会计"),
        ({"major": "书法学"}, "专业为书法学"),
        ({"major": None}, "专业为（未填）"),
    ],
)
def test_what_is_lacking_is_said(
    post: Post, find: Find, built: str, values: dict[str, Any], fault: str
) -> None:
    uid = post("SG-1", **SOUND | values)
    [found] = find("R13")
    assert (found["kind"], found["uid"], found["level"]) == ("worker", uid, "principle")
    assert fault in found["text"]
    assert "；" not in found["text"]


@pytest.mark.parametrize("major", ["社会学", "法学", "应用心理学", "社会工作与管理"])
def test_majors_of_the_kind_are_known_by_their_words(
    post: Post, find: Find, built: str, major: str
) -> None:
    post("SG-1", **SOUND | {"major": major})
    assert find("R13") == []


def test_all_that_one_lacks_is_one_finding(post: Post, find: Find, built: str) -> None:
    post("SG-1", education="junior", study="part", major="会计")
    [found] = find("R13")
    assert found["text"].count("；") == 2


@pytest.mark.parametrize("other", ["head", "deputy", "centre"])
def test_schooling_is_asked_of_residents(post: Post, find: Find, built: str, other: str) -> None:
    post("SG-1", other, education="senior")
    assert find("R13") == []


def test_degree_form_and_majors_are_the_countys_to_say(
    post: Post, find: Find, change: Change, built: str
) -> None:
    post("SG-1", education="college", study="part", major="会计")
    change(R13_full_time="否", R13_majors="")
    assert find("R13") == []
    change(R13_majors="会计、法学", R13_degree="本科")
    assert "学历为大专，应为本科及以上" in find("R13")[0]["text"]
    change(R13_degree="高中或中专")
    assert find("R13") == []


@pytest.mark.parametrize(
    ("born", "day", "count"),
    [
        ("19820915", "2022-09-14", 0),
        ("19820915", "2022-09-15", 1),
        ("19840229", "2024-02-28", 0),
        ("19840229", "2024-02-29", 1),
    ],
)
def test_the_age_is_reached_on_the_birthday(
    post: Post, find: Find, change: Change, built: str, id_number: Callable[..., str],
    born: str, day: str, count: int,
) -> None:  # fmt: skip
    post("SG-1", **SOUND, id_number=id_number(born))
    assert find("R13", day=day) == []  # the article asks for no age
    change(R13_age_below="40")
    assert ["已满 40 周岁" in each["text"] for each in find("R13", day=day)] == [True] * count


@pytest.mark.parametrize(
    ("word", "values"),
    [("持证", {}), ("社会学专业", {"major": "社会学"}), ("本地", {"local": True})],
)
def test_the_age_may_be_relaxed(
    put: Put, post: Post, find: Find, change: Change, built: str,
    id_number: Callable[..., str], word: str, values: dict[str, Any],
) -> None:  # fmt: skip
    post("SG-1", **SOUND | {"major": "法学", "id_number": id_number("19700101")} | values)
    if word == "持证":
        put("certificate", worker="SG-1", level="assistant", issued_on="2020-01-01")
    change(R13_age_below="40")
    assert len(find("R13")) == 1
    others = {"持证", "社会学专业", "本地"} - {word}
    change(R13_relaxed="、".join(sorted(others)))
    assert len(find("R13")) == 1
    change(R13_relaxed=word)
    assert find("R13") == []


# ---- R14 ----


@pytest.fixture
def course(put: Put) -> Callable[..., str]:
    """A pre-post course with SG-1 in it."""

    def save(passed: bool | None = True, **values: Any) -> str:
        usual = {"number": "PX-1", "name": "岗前培训", "theme": "induction", "held_on": "2021-12-01",
                 "ended_on": "2021-12-03", "organiser": OPERATOR}  # fmt: skip
        people = [{"worker": "SG-1", "passed": passed}]
        return put("training", **usual | values, trainees=people)

    return save


Course = Callable[..., str]


@pytest.mark.parametrize("kind", ["resident", "deputy"])
def test_who_passed_the_operators_course_before_is_in_post(
    post: Post, find: Find, course: Course, built: str, kind: str
) -> None:
    uid = post("SG-1", kind, joined_on="2021-12-03")
    [found] = find("R14")
    assert (found["kind"], found["uid"], found["level"]) == ("worker", uid, "must")
    assert "没有岗前培训合格的记录" in found["text"]
    course()
    assert find("R14") == []


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"passed": False}, "没有岗前培训合格的记录"),
        ({"passed": None}, "没有岗前培训合格的记录"),
        ({"theme": "station"}, "没有岗前培训合格的记录"),
        ({"ended_on": "2021-12-04"}, "到岗以后才合格"),
        ({"organiser": "别家"}, "不是由承接机构组织"),
        ({"organiser": None}, "不是由承接机构组织"),
    ],
)
def test_another_course_is_not_enough(
    post: Post, find: Find, course: Course, built: str, values: dict[str, Any], fault: str
) -> None:
    post("SG-1", joined_on="2021-12-03")
    course(**values)
    [found] = find("R14")
    assert fault in found["text"]


@pytest.mark.parametrize(
    ("kind", "state", "count"),
    [("resident", "proposed", 0), ("resident", "training", 0), ("resident", "passed", 0),
     ("resident", None, 1), ("head", "working", 0), ("centre", "working", 0)],
)  # fmt: skip
def test_only_who_is_in_post_must_have_passed(
    post: Post, find: Find, built: str, kind: str, state: str | None, count: int
) -> None:
    post("SG-1", kind, state=state)
    assert len(find("R14")) == count


@pytest.mark.parametrize("kind", ["resident", "deputy"])
def test_nobody_is_put_in_post_before_having_passed(
    post: Post, course: Course, built: str, qianshou: Callable[..., Any], kind: str
) -> None:
    """在岗 stays shut until the course is passed, whoever it was that gave it."""
    post("SG-1", kind, state="training")
    into = json.dumps({"number": "SG-1", "state": "working"})
    for passed in (None, False):
        course(passed)
        said = qianshou("save", "worker", given=into)
        assert said.code == 1
        assert "第 1 行 任用状态 state" in said.err
        assert "培训合格后方可上岗" in said.err
    course()
    assert qianshou("save", "worker", given=into).code == 0


def test_a_failed_course_of_late_does_not_lock_the_form(
    post: Post, course: Course, built: str, qianshou: Callable[..., Any]
) -> None:
    """Only the step into 在岗 is barred; other fields of somebody in post are saved as ever."""
    post("SG-1")
    course()
    post("SG-1", state="working")
    course(passed=False)
    said = qianshou("save", "worker", given=json.dumps({"number": "SG-1", "phone": "13900000000"}))
    assert said.code == 0, said.err


def test_the_operators_course_after_entry_does_not_hide_behind_anothers(
    put: Put, post: Post, find: Find, course: Course, built: str
) -> None:
    """What another gave before and the operator gave too late is not the operator's before."""
    post("SG-1", joined_on="2021-12-03")
    course(organiser="别家")
    late = {"name": "补训", "theme": "induction", "held_on": "2022-03-01", "organiser": OPERATOR}
    put("training", number="PX-2", **late, trainees=[{"worker": "SG-1", "passed": True}])
    assert len(find("R14")) == 1


def test_without_an_operator_no_course_was_its_own(
    put: Put, post: Post, find: Find, course: Course, built: str
) -> None:
    put("station", code=TOWN, operator=None)
    post("SG-1", joined_on="2021-12-03")
    course(organiser=None)
    assert "不是由承接机构组织" in find("R14")[0]["text"]
