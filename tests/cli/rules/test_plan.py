"""R1, R2: pairings one to one, within the plan."""

from collections.abc import Callable
from typing import Any

import pytest

PLAN = "牵手计划（2021—2025 年）"
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]
Change = Callable[..., None]
Pair = Callable[..., str]


@pytest.fixture
def pair(put: Put) -> Pair:
    """Save pairings; the plan, its agencies and one key county are there. Returns the uid."""
    put("plan", name=PLAN, from_on="2021-12-27", to_on="2025-12-31")
    for code, name in (("640324", "同心县"), ("640402", "原州区")):
        put("key_county", code=code, name=name)
    for name in ("援甲", "援乙"):
        put("agency", name=name, roles=["sending"])
    for name in ("受甲", "受乙"):
        put("agency", name=name, roles=["receiving"])

    def save(number: str, **values: Any) -> str:
        usual = {"plan": PLAN, "sending": "援甲", "key_county": "640324", "from_on": "2022-01-01"}
        return put("pairing", number=number, **usual | values)

    return save


# ---- R1 ----


@pytest.mark.parametrize(
    ("first", "second", "who"),
    [
        ({}, {"key_county": "640402"}, "援甲"),
        ({"receiving": "受甲"}, {"sending": "援乙", "receiving": "受甲", "key_county": "640402"}, "受甲"),
        ({"area": "同心县"}, {"sending": "援乙"}, "同心县"),
        ({}, {"sending": "援乙"}, "同一受援县"),
        ({"receiving": "受甲"}, {"sending": "援乙"}, "同一受援县"),
        ({}, {"sending": "援乙", "key_county": None, "area": "同心县", "kind": "other"}, "同一受援县"),
        ({}, {"sending": "援乙", "key_county": None, "area": "宁夏吴忠市同心县", "kind": "other"},
         "同一受援县"),
        ({"key_county": None, "area": "山南市", "kind": "tibet"},
         {"sending": "援乙", "key_county": None, "area": "山南 市", "kind": "tibet"}, "山南市"),
        ({"key_county": None, "station": "420581104", "kind": "other"},
         {"sending": "援乙", "key_county": None, "station": "420581104", "kind": "other"},
         "宜都市枝城镇社会工作服务站"),
        ({"key_county": None, "area": "宁夏吴忠市红寺堡区", "kind": "other"},
         {"sending": "援乙", "key_county": None, "area": "吴忠市红寺堡区", "kind": "other"},
         "宁夏吴忠市红寺堡区"),
        ({"key_county": None, "station": "420581104", "kind": "other"},
         {"sending": "援乙", "key_county": None, "area": "湖北省宜昌市宜都市枝城镇", "kind": "other"},
         "宜都市枝城镇社会工作服务站"),
        ({"key_county": None, "area": "枝城镇", "kind": "other"},
         {"sending": "援乙", "key_county": None, "station": "420581104", "kind": "other"}, "枝城镇"),
    ],
)  # fmt: skip
def test_nobody_is_in_two_pairings_at_a_time(
    pair: Pair, find: Find, first: dict[str, Any], second: dict[str, Any], who: str
) -> None:
    pair("JD-1", **first)
    assert find("R1") == []
    later = pair("JD-2", **second, from_on="2022-06-01")
    [found] = find("R1")
    assert (found["kind"], found["uid"], found["level"]) == ("pairing", later, "principle")
    assert found["text"].startswith(f"{who}已在结对（JD-1），又有一对（JD-2）")


@pytest.mark.parametrize(
    "second",
    [
        {"sending": "援乙", "key_county": "640402"},
        {"sending": "援乙", "key_county": "640402", "receiving": "受乙"},
        {"sending": "援乙", "receiving": "受乙"},
        {"sending": "援乙", "key_county": None, "area": "海原县", "kind": "other"},
        {"sending": "援乙", "key_county": None, "station": "420581104", "kind": "other"},
    ],
)
def test_other_agencies_and_other_places_are_one_to_one(
    pair: Pair, find: Find, second: dict[str, Any]
) -> None:
    """Two receiving agencies of one county each have their own sender."""
    pair("JD-1", receiving="受甲")
    pair("JD-2", **second)
    assert find("R1") == []


@pytest.mark.parametrize(("begins", "count"), [("2022-06-29", 1), ("2022-06-30", 0)])
def test_the_day_on_which_one_ends_is_free_for_the_next(
    pair: Pair, find: Find, begins: str, count: int
) -> None:
    pair("JD-1", to_on="2022-06-30")
    pair("JD-2", from_on=begins, key_county="640402")
    assert len(find("R1")) == count


def test_three_pairings_of_one_sender_are_told_two_by_two(pair: Pair, find: Find) -> None:
    pair("JD-1")
    second = pair("JD-2", key_county="640402")
    third = pair("JD-3", key_county=None, kind="tibet", area="山南市")
    assert sorted(each["uid"] for each in find("R1")) == sorted([second, third, third])


def test_the_workers_asked_for_are_people_not_trips(
    put: Put, pair: Pair, find: Find, change: Change
) -> None:
    uid = pair("JD-1")
    assert find("R1") == []  # the plan itself asks for no number
    change(R1_workers="2")
    assert "派出 0 人，应不少于 2 人" in find("R1")[0]["text"]
    for first, last in (("2022-03-01", "2022-03-31"), ("2022-04-01", "2022-06-30")):
        put("dispatch", pairing="JD-1", name="周社工", from_on=first, to_on=last)
    [found] = find("R1")
    assert (found["uid"], "派出 1 人" in found["text"]) == (uid, True)
    put("dispatch", pairing="JD-1", name="吴社工", from_on="2022-09-01")
    assert find("R1") == []
    change(R1_workers="3")
    assert len(find("R1")) == 1


@pytest.mark.parametrize(
    ("first", "last", "refused"),
    [("2022-03-01", "2022-03-09", False), ("2022-03-01", "2022-03-10", True),
     ("2022-03-12", "2022-03-15", True), ("2022-03-20", None, True), ("2022-03-21", None, False)],
)  # fmt: skip
def test_nobody_is_sent_to_two_places_at_once(
    put: Put, pair: Pair, refuse: Any, first: str, last: str | None, refused: bool
) -> None:
    pair("JD-1")
    put("dispatch", pairing="JD-1", name="周社工", from_on="2022-03-10", to_on="2022-03-20")
    trip = {"pairing": "JD-1", "name": "周社工", "from_on": first, "to_on": last}
    if refused:
        assert "日期重叠" in refuse("dispatch", **trip)["from_on"]
    else:
        put("dispatch", **trip)
    put("dispatch", **trip | {"name": "吴社工"})


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ("2022-01-01", "2025-12-31", 0),
        ("2021-12-31", "2022-01-05", 1),
        ("2025-12-30", "2026-01-01", 1),
    ],
)
def test_a_trip_lies_within_its_pairing(
    put: Put, pair: Pair, find: Find, first: str, last: str, count: int
) -> None:
    pair("JD-1", to_on="2025-12-31")
    uid = put("dispatch", pairing="JD-1", name="周社工", from_on=first, to_on=last)
    found = find("R1", day="2026-02-01")
    assert [(each["uid"], each["level"]) for each in found] == [(uid, "remark")] * count


def test_an_agency_of_another_trade_is_remarked(put: Put, pair: Pair, find: Find) -> None:
    put("agency", name="宜都市民政局", roles=["bureau"])
    uid = pair("JD-1", receiving="宜都市民政局")
    [found] = find("R1")
    assert (found["uid"], found["level"]) == (uid, "remark")
    assert "宜都市民政局没有“受援机构”这个角色" in found["text"]


@pytest.mark.parametrize(
    ("receives", "count"),
    [({}, 1), ({"area": " "}, 1), ({"area": "山南市"}, 0), ({"receiving": "受甲"}, 0),
     ({"key_county": "640324"}, 0), ({"station": "420581104"}, 0)],
)  # fmt: skip
def test_a_pairing_names_who_receives(
    put: Put, pair: Pair, find: Find, receives: dict[str, Any], count: int
) -> None:
    put("station", code="420581104")
    uid = pair("JD-1", **{"key_county": None, "kind": "other"} | receives)
    found = [(each["uid"], each["level"]) for each in find("R1")]
    assert found == [(uid, "must")] * count


def test_nobody_is_hand_in_hand_with_itself(pair: Pair, refuse: Any) -> None:
    pair("JD-1")
    said = refuse("pairing", number="JD-2", sending="援甲", receiving="援甲", from_on="2022-01-01")
    assert "同一家" in said["receiving"]


def test_a_pairing_that_begins_after_the_plan_is_told_at_once(pair: Pair, find: Find) -> None:
    uid = pair("JD-1", from_on="2026-01-01")
    assert [each["uid"] for each in find("R2")] == [uid]


def test_a_trip_counts_its_working_days(put: Put, pair: Pair, find: Find, change: Change) -> None:
    pair("JD-1")
    trip = {"pairing": "JD-1", "name": "周社工", "from_on": "2022-09-01"}
    uid = put("dispatch", **trip, to_on="2022-09-14")  # 12 September was Mid-Autumn's holiday
    assert find("R1") == []
    change(R1_trip_days="10")
    [found] = find("R1")
    assert (found["kind"], found["uid"]) == ("dispatch", uid)
    assert "派驻 9 个工作日，应不少于 10" in found["text"]
    put("dispatch", uid=uid, to_on="2022-09-15")
    assert find("R1") == []
    change(R1_trip_days="11")
    assert len(find("R1")) == 1
    put("dispatch", uid=uid, to_on=None)  # still there
    assert find("R1") == []


def test_a_year_is_counted_when_it_is_over(
    put: Put, pair: Pair, find: Find, change: Change
) -> None:
    uid = pair("JD-1", from_on="2022-01-01")
    trip = {"pairing": "JD-1", "name": "周社工", "from_on": "2022-03-01"}
    dispatch = put("dispatch", **trip, to_on="2022-04-24")  # a Sunday that was worked
    change(R1_year_days="40")
    assert find("R1", day="2022-12-31") == []
    [found] = find("R1", day="2023-01-01")
    assert (found["kind"], found["uid"]) == ("pairing", uid)
    assert "周社工 2022 年派驻 39 个工作日，应不少于 40" in found["text"]
    put("dispatch", uid=dispatch, to_on="2022-04-25")
    assert find("R1", day="2023-01-01") == []


def test_trips_of_a_year_are_added_and_years_kept_apart(
    put: Put, pair: Pair, find: Find, change: Change
) -> None:
    pair("JD-1")
    trip = {"pairing": "JD-1", "name": "周社工"}
    put("dispatch", **trip, from_on="2022-09-01", to_on="2022-09-14")  # 9
    put("dispatch", **trip, from_on="2022-12-30", to_on="2023-01-03")  # 1 and 1
    change(R1_year_days="10")
    assert find("R1", day="2023-06-01") == []
    [found] = find("R1", day="2024-01-01")
    assert "2023 年派驻 1 个工作日" in found["text"]


def test_an_agency_is_grown_by_the_end(pair: Pair, find: Find, change: Change) -> None:
    pair("JD-1", to_on="2022-09-15")
    assert find("R1") == []
    change(R1_grown="1")
    assert find("R1", day="2022-09-14") == []
    assert "培育本地合格机构 0 家，应不少于 1 家" in find("R1", day="2022-09-15")[0]["text"]
    pair("JD-1", grown=1)
    assert find("R1", day="2022-09-15") == []
    change(R1_grown="2")
    assert len(find("R1", day="2022-09-15")) == 1


@pytest.mark.parametrize(("day", "count"), [("2022-06-30", 4), ("2022-07-01", 0)])
def test_what_is_over_is_judged_by_what_held_then(
    put: Put, pair: Pair, find: Find, change: Change, day: str, count: int
) -> None:
    """Workers, agencies grown, the days of a trip and those of a year, all on its last day."""
    pair("JD-1", from_on="2021-12-27", to_on="2022-06-30")
    trip = {"pairing": "JD-1", "name": "周社工", "from_on": "2022-06-20", "to_on": "2022-06-30"}
    put("dispatch", **trip)
    change(day=day, R1_workers="2", R1_trip_days="10", R1_grown="1")
    change(day=day.replace("2022-06-30", "2022-12-31").replace("2022-07", "2023-01"),
           R1_year_days="40")  # fmt: skip
    assert len(find("R1", day="2023-02-01")) == count


# ---- R2 ----


@pytest.mark.parametrize(
    ("span", "fault"),
    [
        ({"from_on": "2021-12-26"}, True),
        ({"from_on": "2021-12-27"}, False),
        ({"to_on": "2025-12-31"}, False),
        ({"to_on": "2026-01-01"}, True),
    ],
)
def test_a_pairing_lies_in_its_plan(
    pair: Pair, find: Find, span: dict[str, Any], fault: bool
) -> None:
    uid = pair("JD-1", **span)
    found = find("R2")
    assert [(each["uid"], each["level"]) for each in found] == ([(uid, "must")] if fault else [])
    assert all("不在计划期（2021-12-27 至 2025-12-31）内" in each["text"] for each in found)


def test_an_open_pairing_is_told_the_day_after_the_plan(pair: Pair, find: Find) -> None:
    uid = pair("JD-1")
    assert find("R2", day="2025-12-31") == []
    [found] = find("R2", day="2026-01-01")
    assert found["uid"] == uid
    assert "已满" in found["text"]
    pair("JD-1", to_on="2025-12-31")
    assert find("R2", day="2026-01-01") == []


def test_a_pairing_without_a_plan_is_told(pair: Pair, find: Find) -> None:
    uid = pair("JD-1", plan=None)
    assert [each["uid"] for each in find("R2")] == [uid]
    assert "还没有选所属计划" in find("R2")[0]["text"]


def test_a_plan_that_follows_has_days_of_its_own(put: Put, pair: Pair, find: Find) -> None:
    put("plan", name="下一个计划", from_on="2026-01-01", to_on="2030-12-31")
    pair("JD-1", plan="下一个计划", from_on="2026-01-01")
    assert find("R2", day="2026-06-01") == []
    pair("JD-1", plan=PLAN)
    assert len(find("R2", day="2026-06-01")) == 1


@pytest.mark.parametrize(("kind", "count"), [("key", 1), ("tibet", 0)])
def test_a_place_off_the_list_of_key_counties_is_remarked(
    pair: Pair, find: Find, kind: str, count: int
) -> None:
    pair("JD-1", key_county=None, area="山南市", kind=kind)
    assert [each["level"] for each in find("R2")] == ["remark"] * count
