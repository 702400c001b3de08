"""R16–R19: signs, where venues come from, rooms by need, village rooms."""

from collections.abc import Callable
from typing import Any

import pytest

TOWN, MINE, STREET = "420581104", "420581400", "420581001"
SIGN = "宜都市枝城镇社会工作服务站"
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]
Change = Callable[..., None]
NEED = {"kind": "counselling", "need": "独居老人个案咨询"}


@pytest.fixture
def built(put: Put) -> str:
    """One built station with its sign; the other ten are planned. Returns its uid."""
    return put("station", code=TOWN, state="built", sign_text=SIGN)


def texts(found: list[dict[str, Any]]) -> list[str]:
    return [each["text"] for each in found]


# ---- R16 ----


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        (TOWN, "宜都市枝城镇社会工作服务站"),
        ("420581200", "宜都市潘家湾土家族乡社会工作服务站"),
        (STREET, "宜都市陆城街道社会工作服务站"),
        (MINE, "宜都市松宜矿区社会工作服务站"),
    ],
)
def test_each_kind_of_township_has_its_sign(put: Put, find: Find, code: str, wanted: str) -> None:
    uid = put("station", code=code, state="built")
    [bare] = find("R16")
    assert (bare["kind"], bare["uid"], bare["level"]) == ("station", uid, "must")
    assert wanted in bare["text"]
    put("station", code=code, sign_text=wanted)
    assert find("R16") == []


@pytest.mark.parametrize(
    "hangs",
    [
        "枝城镇社会工作服务站",
        "宜都市枝城镇社工站",
        "宜都市枝城镇社会工作服务站点",
        "宜都市红花套镇社会工作服务站",
    ],
)
def test_a_sign_that_reads_otherwise_is_named(put: Put, find: Find, hangs: str) -> None:
    put("station", code=TOWN, state="built", sign_text=hangs)
    [found] = find("R16")
    assert f"“{hangs}”" in found["text"]
    assert f"“{SIGN}”" in found["text"]


@pytest.mark.parametrize(
    ("code", "official"),
    [(STREET, "陆城街道办事处"), (MINE, "松宜矿区管理委员会"), (MINE, "松宜矿区管委会")],
)
def test_the_office_behind_the_name_stays_off_the_sign(
    put: Put, find: Find, code: str, official: str
) -> None:
    put("township", code=code, name=official)
    put("station", code=code, state="built", sign_text=f"宜都市{official}社会工作服务站")
    assert len(find("R16")) == 1
    short = official.removesuffix("办事处").removesuffix("管理委员会").removesuffix("管委会")
    put("station", code=code, sign_text=f"宜都市{short}社会工作服务站")
    assert find("R16") == []


def test_spaces_at_the_ends_are_no_fault_and_within_are(put: Put, find: Find) -> None:
    put("station", code=TOWN, state="built", sign_text=f" {SIGN} ")
    assert find("R16") == []
    put("station", code=TOWN, sign_text="宜都市 枝城镇社会工作服务站")
    assert len(find("R16")) == 1


@pytest.mark.parametrize(("state", "count"), [("planned", 0), ("building", 0), ("built", 1)])
def test_only_a_built_station_needs_its_sign(put: Put, find: Find, state: str, count: int) -> None:
    put("station", code=TOWN, state=state)
    assert len(find("R16")) == count


def test_a_closed_station_needs_no_sign_from_its_last_day(put: Put, find: Find) -> None:
    put("station", code=TOWN, state="built", closed_on="2022-09-15")
    assert len(find("R16", day="2022-09-14")) == 1
    assert find("R16", day="2022-09-15") == []


def test_a_station_outside_the_county_is_told_to_mend_its_code(put: Put, find: Find) -> None:
    """As where the township got another code since."""
    town = put("township", code="420582100", name="邻县镇")
    uid = put("station", code="420582100", name="邻县站", state="built", sign_text=SIGN)
    put("township", uid=town, code="420582101")
    [found] = find("R16")
    assert found["uid"] == uid
    assert "代码" in found["text"]
    assert "“”" not in found["text"]


def test_a_village_rooms_sign_is_formed_alike(put: Put, find: Find, built: str) -> None:
    put("village", code="420581104998", name="新河社区居委会", township=TOWN)
    room = {"number": "SS-1", "name": "新河室", "station": TOWN, "state": "built"}
    uid = put("room", **room, village="420581104998")
    [found] = find("R16")
    assert (found["kind"], found["uid"], found["station"]) == ("room", uid, TOWN)
    wanted = "宜都市枝城镇新河社区社会工作服务室"
    assert wanted in found["text"]
    put("room", number="SS-1", sign_text="宜都市枝城镇新河社区居委会社会工作服务室")
    assert len(find("R16")) == 1
    put("room", number="SS-1", sign_text=wanted)
    assert find("R16") == []
    put("room", number="SS-1", sign_text=None, state="building")
    assert find("R16") == []


# ---- R17 ----


@pytest.mark.parametrize("source", ["office", "base", "practice"])
def test_the_three_places_at_hand_are_preferred(
    put: Put, find: Find, built: str, source: str
) -> None:
    put("venue", name="一楼", station=TOWN, source=source)
    assert find("R17") == []


def test_another_place_is_remarked_with_its_note(put: Put, find: Find, built: str) -> None:
    note = {"source_note": "民政办无空房"}
    uid = put("venue", name="租房", station=TOWN, source="other", **note)
    [found] = find("R17")
    assert (found["kind"], found["uid"], found["station"]) == ("venue", uid, TOWN)
    assert found["level"] == "remark"
    assert "民政办无空房" in found["text"]
    assert "民政办、社会组织孵化基地、新时代文明实践所" in found["text"]


def test_the_preferred_places_are_the_countys_to_say(
    put: Put, find: Find, change: Change, built: str
) -> None:
    put("venue", name="一楼", station=TOWN, source="office")
    put("venue", name="二楼", station=TOWN, source="committee")
    change(R17_sources="村委会")
    assert ["一楼" in text for text in texts(find("R17"))] == [True]
    change(R17_sources="村委会、民政办", day="2022-09-15")
    assert find("R17") == []
    assert len(find("R17", day="2022-09-14")) == 1
    change(R17_sources="", day="2022-09-14")
    assert find("R17", day="2022-09-14") == []


def test_a_place_counts_until_the_day_it_is_left(put: Put, find: Find, built: str) -> None:
    venue = {"name": "租房", "station": TOWN, "source": "other", "to_on": "2022-09-15"}
    uid = put("venue", **venue)
    assert len(find("R17", day="2022-09-14")) == 1
    assert find("R17", day="2022-09-15") == []
    put("venue", uid=uid, to_on=None, idle=True)
    assert find("R17") == []


# ---- R18 ----


def test_a_built_station_without_any_room_is_found(put: Put, find: Find, built: str) -> None:
    [found] = find("R18")
    assert (found["kind"], found["uid"], found["level"]) == ("station", built, "must")
    assert "个案咨询室、小组活动室、多功能活动室" in found["text"]


@pytest.mark.parametrize("kind", ["counselling", "group", "multi"])
def test_one_room_with_its_need_is_enough(put: Put, find: Find, built: str, kind: str) -> None:
    put("venue", name="一楼", station=TOWN, functions=[NEED | {"kind": kind}])
    assert find("R18") == []


@pytest.mark.parametrize("kind", ["office", "other"])
def test_a_room_of_another_kind_does_not_stand_for_them(
    put: Put, find: Find, built: str, kind: str
) -> None:
    put("venue", name="一楼", station=TOWN, functions=[NEED | {"kind": kind}])
    assert [each["uid"] for each in find("R18")] == [built]


def test_jilin_asks_for_the_rooms_where_they_are_possible(
    qianshou: Callable[..., Any], find: Find, built: str
) -> None:
    assert qianshou("rules", "--preset", "吉林").code == 0
    assert {each["level"] for each in find("R18")} == {"principle"}


def test_each_room_states_its_need(put: Put, find: Find, built: str) -> None:
    rooms = [NEED, {"kind": "group"}, {"kind": "multi", "need": "亲子活动"}]
    uid = put("venue", name="一楼", station=TOWN, functions=rooms)
    [found] = find("R18")
    assert (found["kind"], found["uid"]) == ("venue", uid)
    assert "小组活动室" in found["text"]


def test_the_kinds_of_rooms_are_the_countys_to_say(
    put: Put, find: Find, change: Change, built: str
) -> None:
    put("venue", name="一楼", station=TOWN, functions=[NEED])
    change(R18_kinds="小组活动室")
    assert len(find("R18")) == 1
    change(R18_kinds="小组活动室、个案咨询室")
    assert find("R18") == []
    change(R18_kinds="")
    put("station", code=MINE, state="built")
    assert find("R18") == []


@pytest.mark.parametrize(
    ("areas", "fault"),
    [((19,), "最大 19"), ((20,), ""), ((12, 20), ""), ((None,), "没有登记面积"), ((), "没有登记")],
)
def test_the_office_is_of_the_size_asked_for(
    put: Put, find: Find, change: Change, built: str, areas: tuple[int | None, ...], fault: str
) -> None:
    offices = [{"kind": "office", "need": "办公", "area": area} for area in areas]
    put("venue", name="一楼", station=TOWN, functions=[NEED, *offices])
    assert find("R18") == []  # the article asks for no size
    change(R18_office_area="20")
    found = find("R18")
    assert [each["level"] for each in found] == (["principle"] if fault else [])
    assert all(fault in text and "20 ㎡" in text for text in texts(found))


def test_the_furniture_may_stand_in_any_of_the_stations_venues(
    put: Put, find: Find, change: Change, built: str
) -> None:
    put("venue", name="一楼", station=TOWN, functions=[NEED], equipment="办公桌 2 张、电脑")
    upper = put("venue", name="二楼", station=TOWN)
    assert find("R18") == []
    change(R18_furniture="办公桌、电脑、打印机、档案柜")
    [found] = find("R18")
    assert (found["level"], found["text"][-7:]) == ("principle", "打印机、档案柜")
    put("venue", uid=upper, equipment="打印机\n档案柜")
    assert find("R18") == []


# ---- R19 ----

VILLAGE = "420581104998"


@pytest.fixture
def sound(put: Put) -> str:
    """A village room that keeps the rule; returns its uid."""
    village = {"code": VILLAGE, "name": "新河村委会", "township": TOWN}
    put("village", **village, eligible=True, criteria="有活动用房 80 ㎡")
    return put(
        "room", number="SS-1", name="新河室", station=TOWN, village=VILLAGE, state="built",
        standard=True, sign_text="宜都市枝城镇新河村社会工作服务室",
    )  # fmt: skip


def test_a_room_to_the_stations_standard_where_it_can_be(find: Find, sound: str) -> None:
    assert find("R19") == []


@pytest.mark.parametrize(
    ("kind", "values", "fault"),
    [
        ("room", {"number": "SS-1", "standard": False}, "没有按社工站标准"),
        ("room", {"number": "SS-1", "standard": None}, "没有按社工站标准"),
        ("room", {"number": "SS-1", "village": None}, "没有填所在村"),
        ("village", {"code": VILLAGE, "eligible": False}, "新河村没有记下“有条件”"),
        ("village", {"code": VILLAGE, "criteria": None}, "新河村没有记下“有条件”"),
    ],
)
def test_what_a_village_room_lacks_is_said(
    put: Put, find: Find, sound: str, kind: str, values: dict[str, Any], fault: str
) -> None:
    put(kind, **values)
    [found] = find("R19")
    assert (found["kind"], found["uid"], found["level"]) == ("room", sound, "must")
    assert fault in found["text"]


def test_a_room_being_built_is_not_asked_yet(put: Put, find: Find, sound: str) -> None:
    put("room", number="SS-1", standard=False, state="building")
    assert find("R19") == []
    put("room", number="SS-1", state="built")
    assert len(find("R19")) == 1


def test_where_rooms_may_sit_is_the_countys_to_say(
    put: Put, find: Find, change: Change, sound: str
) -> None:
    change(R19_places="村委会、儿童之家")
    [found] = find("R19")
    assert (found["level"], "没有登记场所" in found["text"]) == ("remark", True)
    uid = put("venue", name="新河室用房", room="SS-1", source="office")
    assert "设在民政办，可设在村委会、儿童之家" in find("R19")[0]["text"]
    put("venue", uid=uid, source="child")
    assert find("R19") == []
    put("venue", uid=uid, to_on="2022-09-15")
    assert find("R19", day="2022-09-14") == []
    assert len(find("R19", day="2022-09-15")) == 1
    change(R19_places="")
    assert find("R19") == []


def test_findings_of_one_station_are_its_own(put: Put, find: Find, built: str) -> None:
    put("station", code=MINE, state="built")
    assert {each["station"] for each in find("R18")} == {TOWN, MINE}
    assert [each["station"] for each in find("R18", MINE)] == [MINE]
