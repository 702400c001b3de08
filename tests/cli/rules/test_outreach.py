"""R27–R29: the three trainings, the five partners, publicity with its credits."""

from collections.abc import Callable
from typing import Any

import pytest

TOWN, MINE = "420581104", "420581400"
FIVE = ["community", "organisation", "worker", "volunteer", "charity"]
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]
Change = Callable[..., None]
THEMES = {
    "exam": "社工师考前培训",
    "management": "社会组织运营管理",
    "station": "乡镇（街道）社工站运营实务",
}


@pytest.fixture
def plan(put: Put) -> str:
    return put("plan", name="牵手计划", from_on="2022-01-01", to_on="2022-12-31")


@pytest.fixture
def teach(put: Put) -> Callable[..., str]:
    def save(theme: str, held_on: str = "2022-03-01", phase: str | None = None) -> str:
        number = f"PX-{theme}-{phase or ''}"
        return put("training", number=number, name="培训", theme=theme, held_on=held_on,
                   phase=phase)  # fmt: skip

    return save


Teach = Callable[..., str]


@pytest.fixture
def taught(teach: Teach, plan: str) -> str:
    teach("exam")
    teach("station")
    teach("management", phase="start")
    teach("management", phase="growth")
    return plan


# ---- R27 ----


def test_a_plan_without_trainings_lacks_the_three(find: Find, plan: str) -> None:
    found = find("R27")
    assert {(each["uid"], each["level"]) for each in found} == {(plan, "principle")}
    texts = [each["text"] for each in found]
    assert all(any(theme in text for text in texts) for theme in THEMES.values())
    assert len(texts) == 3


def test_three_themes_and_both_phases_keep_it(find: Find, taught: str) -> None:
    assert find("R27") == []


@pytest.mark.parametrize(("phase", "missing"), [("start", "发展期"), ("growth", "初创期")])
def test_the_second_theme_has_two_phases(
    teach: Teach, find: Find, plan: str, phase: str, missing: str
) -> None:
    for theme in ("exam", "station"):
        teach(theme)
    teach("management", phase=phase)
    assert [missing in each["text"] for each in find("R27")] == [True]


@pytest.mark.parametrize(
    ("held", "day", "count"),
    [("2021-12-31", "2022-09-15", 1), ("2022-01-01", "2022-09-15", 0),
     ("2022-12-31", "2023-01-01", 0), ("2023-01-01", "2023-01-01", 1),
     ("2022-09-16", "2022-09-15", 1)],
)  # fmt: skip
def test_only_trainings_held_within_the_plan_count(
    teach: Teach, find: Find, taught: str, held: str, day: str, count: int
) -> None:
    teach("exam", held)
    assert [THEMES["exam"] in each["text"] for each in find("R27", day=day)] == [True] * count


def test_the_themes_are_the_countys_to_say(
    teach: Teach, find: Find, change: Change, plan: str
) -> None:
    teach("exam")
    change(R27_themes="社工师考前培训")
    assert find("R27") == []
    teach("management", phase="growth")  # which nobody asks for, in either phase
    assert find("R27") == []
    change(R27_themes="社工师考前培训、岗前培训")
    assert ["岗前培训" in each["text"] for each in find("R27")] == [True]


# ---- R28 ----


def serve(put: Put, number: str, day: str, partners: list[str], station: str = TOWN) -> str:
    work = {"station": station, "served_on": day, "kind": "policy", "headcount": 30}
    return put("service", number=number, **work, items=["A1"], partners=partners)


@pytest.fixture
def built(put: Put) -> str:
    return put("station", code=TOWN, state="built")


def test_each_partner_that_no_work_was_tied_to_is_named(put: Put, find: Find, built: str) -> None:
    serve(put, "FW-1", "2022-09-01", FIVE[:3])
    [found] = find("R28")
    assert (found["uid"], found["level"], found["station"]) == (built, "remark", TOWN)
    assert found["text"].endswith("没有联动：社区志愿者、社会慈善资源")
    serve(put, "FW-2", "2022-09-02", FIVE[3:])
    assert find("R28") == []


def test_the_county_says_which_partners(put: Put, find: Find, change: Change, built: str) -> None:
    serve(put, "FW-1", "2022-09-01", FIVE[:3])
    change(R28_partners="社区、社区志愿者")
    assert find("R28")[0]["text"].endswith("没有联动：社区志愿者")
    change(R28_partners="社区、社会组织")
    assert find("R28") == []


def test_three_months_back_to_the_day(put: Put, find: Find, change: Change, built: str) -> None:
    serve(put, "FW-1", "2022-06-15", FIVE)
    assert [len(find("R28", day=day)) for day in ("2022-09-15", "2022-09-16")] == [0, 1]
    change(R28_months="4")
    assert [len(find("R28", day=day)) for day in ("2022-10-15", "2022-10-16")] == [0, 1]


def test_another_stations_partners_are_its_own(put: Put, find: Find, built: str) -> None:
    serve(put, "FW-1", "2022-09-01", FIVE, MINE)
    assert [each["uid"] for each in find("R28")] == [built]


# ---- R29 ----


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({}, ""),
        ({"source": None}, "没有注明来源"),
        ({"author": None}, "没有署名"),
        ({"photos": True}, "没有注明图片来源"),
        ({"photos": True, "photo_credit": "枝城镇社工站"}, ""),
        ({"photos": False}, ""),
        ({"people_shown": True}, "没有记下本人同意"),
        ({"people_shown": True, "consented": False}, "没有记下本人同意"),
        ({"people_shown": True, "consented": True}, ""),
    ],
)
def test_a_piece_names_source_author_and_consent(
    put: Put, find: Find, values: dict[str, Any], fault: str
) -> None:
    usual = {"name": "清江暖巢", "station": TOWN, "published_on": "2022-09-01", "source": "县融媒体中心",
             "author": "赵社工"}  # fmt: skip
    uid = put("publicity", **usual | values)
    found = find("R29")
    wanted = [(uid, "must", TOWN)] if fault else []
    assert [(each["uid"], each["level"], each["station"]) for each in found] == wanted
    assert all(fault in each["text"] and "、" not in each["text"] for each in found)
