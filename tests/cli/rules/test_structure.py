"""R3–R8: coverage, the centre, demonstration stations and rooms, agencies, posted workers."""

import json
from collections.abc import Callable
from typing import Any

import pytest

TOWNS = ("420581001", "420581100", "420581101", "420581102", "420581103", "420581104",
         "420581105", "420581106", "420581107", "420581200", "420581400")  # fmt: skip
DUTIES = ["guidance", "oversight", "training", "supervision", "assessment"]
CENTRE = "宜都市社会工作服务指导中心"
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]
Change = Callable[..., None]


@pytest.fixture
def build(qianshou: Callable[..., Any]) -> Callable[..., None]:
    """Stations with these values each: build(code={"state": "built"})."""

    def save(stations: dict[str, dict[str, Any]]) -> None:
        lines = [json.dumps({"code": code} | values) for code, values in stations.items()]
        said = qianshou("save", "station", given="\n".join(lines))
        assert said.code == 0, said.err

    return save


@pytest.fixture
def agencies(put: Put) -> Callable[[int], list[str]]:
    """So many operators, by name."""

    def make(count: int) -> list[str]:
        names = [f"第{n}社会工作服务中心" for n in range(1, count + 1)]
        for name in names:
            put("agency", name=name, roles=["operator"])
        return names

    return make


@pytest.fixture
def assigned(build: Callable[..., None], agencies: Any) -> Callable[[int], list[str]]:
    """The article's county: five demonstration stations and six ordinary ones, run in turn by so
    many agencies."""

    def make(count: int) -> list[str]:
        names: list[str] = agencies(count)
        build({
            town: {"state": "built", "kind": "demonstration" if at < 5 else "ordinary",
                   "operator": names[at % count]}
            for at, town in enumerate(TOWNS)
        })  # fmt: skip
        return names

    return make


# ---- R3: coverage ----


def test_a_township_without_a_built_station_is_named(build: Any, find: Find) -> None:
    build({town: {"state": "built"} for town in TOWNS[:-1]} | {TOWNS[-1]: {"state": "building"}})
    (found,) = find("R3")
    assert (found["level"], found["station"]) == ("principle", TOWNS[-1])
    assert found["text"] == "松宜矿区的社工站还没有建成（现为在建）"


def test_every_township_has_its_station(build: Any, find: Find) -> None:
    build({town: {"state": "built"} for town in TOWNS})
    assert find("R3") == []


@pytest.mark.parametrize(("percent", "count"), [(90, 0), (91, 1)])
def test_ten_of_eleven_are_ninety_percent(
    build: Any, find: Find, change: Change, percent: int, count: int
) -> None:
    build({town: {"state": "built"} for town in TOWNS[:-1]})
    change(R3_percent=str(percent))
    assert len(find("R3")) == count


def test_a_merged_township_is_asked_for_until_its_last_day(
    build: Any, find: Find, put: Put
) -> None:
    build({town: {"state": "built"} for town in TOWNS[:-1]})
    put("township", code=TOWNS[-1], to_on="2022-10-01")
    assert len(find("R3", day="2022-09-30")) == 1
    said = [each["text"] for each in find("R3", day="2022-10-01")]
    assert [text for text in said if "还没有建成" in text] == []


# ---- R4: the centre ----


@pytest.fixture
def centre(put: Put) -> Callable[..., str]:
    def make(**values: Any) -> str:
        put("agency", name="江畔社会工作发展中心", roles=["operator"])
        whole = {"operator": "江畔社会工作发展中心", "state": "built", "duties": DUTIES}
        return put("centre", name=CENTRE, **(whole | values))

    return make


def test_one_centre_run_by_a_third_party(centre: Any, find: Find) -> None:
    assert find("R4")[0]["text"] == "指导中心登记了 0 个，应为 1 个"
    centre()
    assert find("R4") == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"operator": None}, "还没有填运营方"),
        ({"state": "building"}, "还没有建成"),
        ({"duties": DUTIES[:4]}, "职责还缺：评估"),
        ({"duties": []}, "建站指导、运营监管、培训、督导、评估"),
    ],
)
def test_what_the_centre_lacks(centre: Any, find: Find, values: Any, words: str) -> None:
    uid = centre(**values)
    (found,) = find("R4")
    assert (found["kind"], found["uid"], found["level"]) == ("centre", uid, "must")
    assert words in found["text"]


@pytest.mark.parametrize(
    ("role", "fault"),
    [("bureau", "（民政局）运营"), ("project_office", "（项目办）运营"), ("experts", ""),
     ("centre", "")],
)  # fmt: skip
def test_who_has_the_stations_built_is_no_third_party(
    centre: Any, find: Find, put: Put, role: str, fault: str
) -> None:
    put("agency", name="某单位", roles=[role, "organisation"])
    centre(operator="某单位")
    found = [(each["level"], fault in each["text"]) for each in find("R4")]
    assert found == [("must", True)] * bool(fault)


def test_who_runs_a_station_is_no_third_party_to_it(
    centre: Any, find: Find, build: Any, qianshou: Any
) -> None:
    """The centre oversees and assesses the stations."""
    uid = centre()
    build({TOWNS[0]: {"state": "built", "operator": "江畔社会工作发展中心"}})
    [found] = find("R4")
    assert (found["uid"], found["level"]) == (uid, "principle")
    assert "它又承接宜都市陆城街道社会工作服务站，督导、评估的是自己" in found["text"]
    build({TOWNS[0]: {"closed_on": "2022-06-01"}})
    assert find("R4") == []


def test_a_county_may_want_two_centres(centre: Any, find: Find, change: Change, put: Put) -> None:
    centre()
    change(R4_centres="2")
    assert find("R4")[0]["text"] == "指导中心登记了 1 个，应为 2 个"


# ---- R5, R6: demonstration ----


def shown(build: Any, count: int) -> None:
    build({town: {"state": "built", "kind": "demonstration"} for town in TOWNS[:count]})


def score(put: Put, town: str, points: int = 90, **values: Any) -> str:
    whole = {"scored_on": "2022-06-01", "score": points, "chosen": True, "station": town}
    return put("score", **(whole | values))


@pytest.mark.parametrize(("count", "faults"), [(5, 0), (6, 1)])
def test_no_more_demonstration_stations_than_the_target(
    build: Any, find: Find, put: Put, count: int, faults: int
) -> None:
    shown(build, count)
    for town in TOWNS[:count]:
        score(put, town)
    found = find("R5")
    assert len(found) == faults
    assert not faults or found[0]["text"] == "示范站有 6 个，超过目标 5 个"


def test_the_county_sets_its_own_number(build: Any, find: Find, put: Put, change: Change) -> None:
    shown(build, 2)
    for town in TOWNS[:2]:
        score(put, town)
    change(R5_target="1")
    assert len(find("R5")) == 1
    change(R5_target="2")
    assert find("R5") == []


def test_it_is_chosen_by_a_recorded_score(build: Any, find: Find, put: Put) -> None:
    shown(build, 1)
    assert "还没有记下择优评分" in find("R5")[0]["text"]
    uid = score(put, TOWNS[0], chosen=False)
    assert len(find("R5")) == 1
    put("score", uid=uid, chosen=True)
    assert find("R5") == []


@pytest.mark.parametrize(("points", "count"), [(89, 0), (90, 0), (91, 1)])
def test_who_had_more_points_and_was_left_out_is_told(
    build: Any, find: Find, put: Put, points: int, count: int
) -> None:
    shown(build, 1)
    score(put, TOWNS[0], 90)
    score(put, TOWNS[1], points, chosen=False)
    found = find("R5")
    assert [each["level"] for each in found] == ["remark"] * count
    assert not count or "高于入选的 90 分" in found[0]["text"]


@pytest.mark.parametrize(
    ("day", "again", "count"),
    [("2022-05-01", None, 1), ("2022-05-01", 90, 0), ("2022-06-02", None, 0)],
)
def test_the_newest_score_before_the_choice_counts(
    build: Any, find: Find, put: Put, day: str, again: int | None, count: int
) -> None:
    shown(build, 1)
    score(put, TOWNS[0], 90)
    score(put, TOWNS[1], 91, chosen=False, scored_on=day)
    if again is not None:
        score(put, TOWNS[1], again, chosen=False)
    found = find("R5")
    assert [each["level"] for each in found] == ["remark"] * count
    assert all("请核对两次的标准" in each["text"] for each in found)


@pytest.mark.parametrize("kind", ["station", "room"])
def test_it_is_chosen_once_it_is_built(find: Find, put: Put, kind: str) -> None:
    rule = {"station": "R5", "room": "R6"}[kind]
    named = {"station": {"code": TOWNS[0]}, "room": {"number": "SS-1", "name": "新河室"}}[kind]
    put(kind, **named, state="built", kind="demonstration", opened_on="2022-06-02")
    whose = {"station": None, kind: TOWNS[0] if kind == "station" else "SS-1"}
    uid = score(put, TOWNS[0], **whose)
    [found] = find(rule)
    assert (found["kind"], found["uid"], found["level"]) == ("score", uid, "must")
    assert "2022-06-01 评分入选，2022-06-02 才启用" in found["text"]
    put("score", uid=uid, scored_on="2022-06-02")
    assert find(rule) == []


def test_without_a_day_of_opening_its_history_tells(build: Any, find: Find, put: Put) -> None:
    uid = put("station", code=TOWNS[0], state="built", kind="demonstration")
    score(put, TOWNS[0])
    assert find("R5") == []
    put("past", about=uid, kind="station", field_name="state", value="building",
        to_on="2022-07-01")  # fmt: skip
    assert "那天还没有建成" in find("R5")[0]["text"]


def test_who_is_chosen_becomes_a_demonstration_station(find: Find, put: Put) -> None:
    """One that was such since, and is no longer, was chosen rightly."""
    station = put("station", code=TOWNS[0], state="built")
    uid = score(put, TOWNS[0])
    [found] = find("R5")
    assert (found["uid"], found["station"]) == (uid, TOWNS[0])
    assert "评分入选示范，类型却是普通站" in found["text"]
    put("score", uid=uid, chosen=False)
    assert find("R5") == []
    put("score", uid=uid, chosen=True)
    was = {"about": station, "kind": "station", "field_name": "kind", "value": "demonstration"}
    put("past", **was, from_on="2022-06-01", to_on="2022-08-01")
    assert find("R5") == []


def test_a_station_not_built_is_refused_as_demonstration(qianshou: Any) -> None:
    given = json.dumps({"code": TOWNS[0], "kind": "demonstration", "state": "building"})
    said = qianshou("save", "station", given=given)
    assert (said.code, said.err.split("：")[0]) == (1, "第 1 行 类型 kind")


@pytest.mark.parametrize(("count", "faults"), [(2, 0), (3, 1)])
def test_demonstration_rooms(find: Find, put: Put, change: Change, count: int, faults: int) -> None:
    change(R6_target="2")
    for at in range(count):
        put("room", number=f"SS-{at}", name=f"{at}号村社工室", kind="demonstration", state="built")
        score(put, TOWNS[0], station=None, room=f"SS-{at}")
    found = find("R6")
    assert len(found) == faults
    assert not faults or found[0]["text"] == "示范社工室有 3 个，超过目标 2 个"


def test_a_demonstration_room_without_score(find: Find, put: Put) -> None:
    uid = put("room", number="SS-1", name="六里冲村社工室", kind="demonstration", state="built")
    (found,) = find("R6")
    assert (found["kind"], found["uid"]) == ("room", uid)
    assert find("R5") == []


# ---- R7: one demonstration station and one or two ordinary ones each ----


@pytest.mark.parametrize(("count", "fits"), [(5, True), (4, False), (6, False)])
def test_five_agencies_for_eleven_stations_fit(
    assigned: Any, find: Find, count: int, fits: bool
) -> None:
    assigned(count)
    assert (find("R7") == []) == fits


def test_what_does_not_fit_is_said(assigned: Any, find: Find, put: Put) -> None:
    names = assigned(5)
    put("station", code=TOWNS[9], operator=names[0])  # one and three
    found = {each["text"] for each in find("R7")}
    assert found == {
        f"{names[0]}现承接 1 个示范站、3 个普通站，应为 1 个示范站和 1～2 个普通站",
        f"{names[4]}现承接 1 个示范站、0 个普通站，应为 1 个示范站和 1～2 个普通站",
    }


def test_the_numbers_are_parameters(assigned: Any, find: Find, put: Put, change: Change) -> None:
    names = assigned(5)
    put("station", code=TOWNS[9], operator=names[0])
    change(R7_ordinary_most="3", R7_ordinary_least="0")
    assert find("R7") == []


def test_a_station_without_agency(assigned: Any, find: Find, put: Put) -> None:
    assigned(5)
    uid = put("station", code=TOWNS[5], operator=None)
    assert [(each["kind"], each["uid"]) for each in find("R7")] == [("station", uid)]


# ---- R8: workers posted at the centre ----

PROVEN = {"sent_by": "江畔社会工作发展中心", "major": "社会工作"}


@pytest.mark.parametrize(("posted", "faults"), [(1, 1), (2, 0), (3, 0)])
def test_two_workers_at_the_centre(
    centre: Any, find: Find, put: Put, posted: int, faults: int
) -> None:
    uid = centre()
    for at in range(posted):
        put(
            "worker",
            name=f"王{'一二三'[at]}",
            station=TOWNS[0],
            post="centre",
            centre=uid,
            **PROVEN,
        )
    found = find("R8")
    assert len(found) == faults
    assert not faults or "派驻专业社工 1 名，应不少于 2 名" in found[0]["text"]


def test_those_sent_by_no_operator_are_not_counted(
    centre: Any, find: Find, put: Put, change: Change
) -> None:
    uid = centre()
    put("agency", name="宜都市民政局", roles=["bureau"])
    put("agency", name="晨光", roles=["operator"])
    for name, sender in (("王一", "晨光"), ("王二", None), ("王三", "宜都市民政局")):
        put(
            "worker",
            name=name,
            station=TOWNS[0],
            post="centre",
            centre=uid,
            sent_by=sender,
            major="社会工作",
        )
    assert ["王二没有填选派机构" in each["text"] for each in find("R8")] == [True]
    change(R8_workers="3")
    assert "派驻专业社工 2 名，应不少于 3 名" in find("R8")[0]["text"]


def test_who_left_is_not_counted_from_that_day(centre: Any, find: Find, put: Put) -> None:
    uid = centre()
    for name, left in (("王一", None), ("王二", "2022-09-20")):
        put(
            "worker", name=name, station=TOWNS[0], post="centre", centre=uid, left_on=left, **PROVEN
        )
    assert find("R8", day="2022-09-19") == []
    assert len(find("R8", day="2022-09-20")) == 1


def test_a_county_may_ask_for_one(centre: Any, find: Find, change: Change, put: Put) -> None:
    uid = centre()
    put("worker", name="王一", station=TOWNS[0], post="centre", centre=uid, **PROVEN)
    change(R8_workers="1")
    assert find("R8") == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"sent_by": None}, "没有填选派机构"),
        ({"major": "会计"}, "看不出是专业社工"),
        ({"major": None}, "看不出是专业社工"),
        ({"major": None, "certified": True}, ""),
        ({"sent_by": None, "major": None}, "没有填选派机构；没有登记证书"),
    ],
)
def test_what_shows_no_professional_posted_by_an_operator_is_remarked(
    centre: Any, find: Find, put: Put, change: Change, values: dict[str, Any], said: str
) -> None:
    change(R8_workers="1")
    own = {"centre": centre(), "station": TOWNS[0], "post": "centre"} | PROVEN | values
    certified = own.pop("certified", False)
    uid = put("worker", number="SG-1", name="王一", **own)
    if certified:
        put("certificate", worker="SG-1", level="assistant", issued_on="2020-01-01")
    found = find("R8")
    assert [(each["uid"], each["level"]) for each in found] == [(uid, "remark")] * bool(said)
    assert all(said in each["text"] for each in found)


# ---- targets ----


def test_a_later_value_is_told_when_an_earlier_one_is_set(qianshou: Any) -> None:
    set_later = ("rules", "--set", "R5.target=6", "--source", "甲", "--from", "2021-06-01")
    assert qianshou(*set_later).code == 0
    said = qianshou("rules", "--set", "R5.target=7", "--source", "乙", "--from", "2020-01-01")
    assert "到 2021-06-01 为止（那天起为 6）" in said.err


def test_the_station_of_a_merged_township_is_told_until_it_is_closed(
    build: Any, find: Find, put: Put
) -> None:
    build({town: {"state": "built"} for town in TOWNS})
    put("township", code=TOWNS[-1], to_on="2022-09-01")
    [found] = find("R3")
    assert (found["level"], "已撤并" in found["text"]) == ("remark", True)
    put("station", code=TOWNS[-1], closed_on="2022-09-01")
    assert ["村（社区）" in each["text"] for each in find("R3")] == [True]  # still to be given on


def test_people_in_post_at_a_closed_station_are_told(build: Any, find: Find, put: Put) -> None:
    build({TOWNS[0]: {"state": "built"}})
    put("worker", number="SG-1", name="王一", station=TOWNS[0], post="head")
    put("station", code=TOWNS[0], closed_on="2022-06-30")
    told = [each["text"] for each in find("R3", day="2022-06-30") if each["level"] == "remark"]
    assert ["还有在岗人员 1 名" in text for text in told] == [True]
    put("worker", number="SG-1", left_on="2022-06-30")
    assert [f for f in find("R3", day="2022-06-30") if f["level"] == "remark"] == []


def test_what_a_closed_station_has_not_handed_over_is_named(
    build: Any, find: Find, put: Put
) -> None:
    build({TOWNS[0]: {"state": "built"}, TOWNS[1]: {"state": "built"}})
    put("worker", number="SG-1", name="王一", station=TOWNS[1], post="resident")
    put("person", number="DX-1", name="李秀英", township=TOWNS[0], filed_on="2022-01-05")
    put("case", number="GA-1", person="DX-1", station=TOWNS[0], worker="SG-1",
        opened_on="2022-02-01")  # fmt: skip
    for at in range(1, 5):
        put("room", number=f"SS-{at}", name=f"{at}号室", station=TOWNS[0])
    put("village", code=f"{TOWNS[0]}201", name="六里冲村", township=TOWNS[0])
    put("station", code=TOWNS[0], closed_on="2022-06-30")

    def told(day: str = "2022-09-15") -> list[str]:
        return [each["text"] for each in find("R3", day=day) if "请交给接收的站" in each["text"]]

    assert told("2022-06-29") == []
    [said] = told()
    assert said.endswith("：在办个案GA-1；社工室1号室、2号室、3号室等 4 个；服务对象 1 名")
    put("township", code=TOWNS[0], to_on="2022-06-30")
    [said] = told()
    assert "村（社区）" in said
    assert said.endswith("服务对象 1 名")
    put("case", number="GA-1", closed_on="2022-06-01", reason="失联")
    assert "GA-1" not in told()[0]


def test_only_those_in_post_at_the_centre_are_counted(centre: Any, find: Find, put: Put) -> None:
    centre()
    for number, values in (("1", {"post": "head"}), ("2", {"post": "centre", "state": "proposed"})):
        put("worker", number=f"SG-{number}", name="甲", station=TOWNS[0], centre=CENTRE, **values)
    assert "现有承接机构派驻专业社工 0 名" in find("R8")[0]["text"]


def test_what_is_built_has_opened(put: Put, refuse: Any) -> None:
    for kind, named in (("station", {"code": TOWNS[0]}), ("room", {"number": "SS-1"})):
        put(kind, **named, state="building", opened_on="2022-09-16")
        assert "不能晚于今天" in refuse(kind, **named, state="built")["opened_on"]
        put(kind, **named, state="built", opened_on="2022-09-15")


def test_a_station_lies_in_a_township_of_the_county(refuse: Any, put: Put, find: Find) -> None:
    assert "不是本县任何乡镇" in refuse("station", code="420581999", name="某站")["code"]
    put("township", code="420581999", name="新镇")
    put("station", code="420581999", name="某站")
    assert "不是本县任何乡镇" in refuse("station", code="420599001", name="某站")["code"]
