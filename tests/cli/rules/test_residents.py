"""R11: the residents of a station, how many, by whom they were recruited and how soon they came."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.rules.test_posts import MINE, OPERATOR, TOWN, built, post

__all__ = ["built", "post"]
AGREED = {"bureau_opinion": "agree", "town_opinion": "agree", "agency_opinion": "agree"}
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]
Change = Callable[..., None]
Post = Callable[..., str]


def hired(put: Put, number: str, **opinions: str) -> str:
    """The joint recruitment of a worker."""
    usual = {"number": f"ZL-{number}", "station": TOWN, "worker": number, "opened_on": "2021-11-01"}
    return put("recruitment", **usual | AGREED | opinions)


def test_one_resident_recruited_by_all_three(put: Put, post: Post, find: Find, built: str) -> None:
    [none] = find("R11")
    assert (none["uid"], none["level"]) == (built, "must")
    assert "驻站社工 0 名，应不少于 1 名" in none["text"]
    worker = post("SG-1")
    [found] = find("R11")
    assert (found["kind"], found["uid"]) == ("worker", worker)
    assert "没有三方共同招录的记录" in found["text"]
    hired(put, "SG-1")
    assert find("R11") == []


@pytest.mark.parametrize(
    ("opinion", "who"),
    [("bureau_opinion", "民政局"), ("town_opinion", "乡镇（街道）"), ("agency_opinion", "承接机构")],
)  # fmt: skip
@pytest.mark.parametrize("said", ["pending", "refuse"])
def test_each_of_the_three_agrees(
    put: Put, post: Post, find: Find, built: str, opinion: str, who: str, said: str
) -> None:
    post("SG-1")
    uid = hired(put, "SG-1", **{opinion: said})
    [found] = find("R11")
    assert (found["kind"], found["uid"], found["station"]) == ("recruitment", uid, TOWN)
    assert f"还没有{who}的同意意见" in found["text"]


def test_how_many_residents_is_the_countys_to_say(
    put: Put, post: Post, find: Find, change: Change, built: str
) -> None:
    for number in ("SG-1", "SG-2"):
        post(number)
        hired(put, number)
    assert find("R11") == []  # the article sets no upper bound
    change(R11_residents_most="1")
    assert "2 名，应不多于 1 名" in find("R11")[0]["text"]
    change(R11_residents_most="2", R11_residents_least="2")
    assert find("R11") == []
    change(R11_residents_most="0", R11_residents_least="3")
    assert "2 名，应不少于 3 名" in find("R11")[0]["text"]


def test_the_county_says_who_recruits_together(
    put: Put, post: Post, find: Find, change: Change, built: str
) -> None:
    post("SG-1")
    change(R11_opinions="民政局、承接机构")
    assert "没有民政局、承接机构共同招录的记录" in find("R11")[0]["text"]
    hired(put, "SG-1", town_opinion="pending")
    assert find("R11") == []
    hired(put, "SG-1", agency_opinion="pending")
    assert "还没有承接机构的同意意见" in find("R11")[0]["text"]


@pytest.mark.parametrize(
    ("recruitment", "fault"),
    [
        ({"opened_on": "2022-03-01"}, ""),
        ({"opened_on": "2022-03-02"}, "在到岗（2022-03-01）以后才开始"),
        ({"station": MINE}, "是为宜都市松宜矿区社会工作服务站招的"),
    ],
)
def test_a_recruitment_is_for_the_station_and_comes_first(
    put: Put, post: Post, find: Find, built: str, recruitment: dict[str, str], fault: str
) -> None:
    post("SG-1", joined_on="2022-03-01")
    uid = hired(put, "SG-1", **recruitment)
    found = find("R11", TOWN)
    assert [each["uid"] for each in found] == ([uid] if fault else [])
    assert all(fault in each["text"] for each in found)
    older = {"number": "ZL-0", "station": TOWN, "worker": "SG-1", "opened_on": "2021-11-01"}
    put("recruitment", **older | AGREED)
    assert find("R11", TOWN) == []


def test_who_moved_was_recruited_for_the_first_station(
    put: Put, post: Post, find: Find, built: str
) -> None:
    put("station", code=MINE, state="built", operator=OPERATOR)
    post("SG-1", joined_on="2022-03-01")
    hired(put, "SG-1")
    post("SG-1", station=MINE)
    assert find("R11", MINE) == []


@pytest.mark.parametrize("name", ["枝城镇", "枝城镇人民政府"])
def test_a_large_township_has_numbers_of_its_own(
    put: Put, post: Post, find: Find, change: Change, built: str, name: str
) -> None:
    """Jilin: two or more, in large townships three to five; the county names the large ones."""
    put("station", code=MINE, state="built", operator=OPERATOR)
    post("SG-9", "head")
    change(R11_residents_least="2", R11_large_least="3", R11_large_most="3")

    def told(code: str) -> list[str]:
        return [e["text"].partition("，")[2] for e in find("R11", code) if "现有" in e["text"]]

    assert [told(code) for code in (TOWN, MINE)] == [["应不少于 2 名"]] * 2
    change(R11_large=name)
    assert [told(code) for code in (TOWN, MINE)] == [["应不少于 3 名"], ["应不少于 2 名"]]
    assert "驻站社工现有 0 名，应有 3 名" in find("R23", TOWN)[0]["text"]
    for at in range(1, 5):
        post(f"SG-{at}")
        post(f"SG-{at + 4}", station=MINE)
    assert [told(code) for code in (TOWN, MINE)] == [["应不多于 3 名"], []]
    change(R11_large_least="0")  # each of the two holds by itself
    assert told(TOWN) == ["应不多于 3 名"]
    change(R11_large_most="4")
    assert told(TOWN) == []
    change(R11_large_most="0", R11_residents_most="3")
    assert [told(code) for code in (TOWN, MINE)] == [["应不多于 3 名"]] * 2


def test_a_large_township_that_is_none_of_the_county_s_is_remarked(
    find: Find, change: Change, built: str
) -> None:
    change(R11_large="枝城镇、某某镇")
    found = [each for each in find("R11") if each["kind"] == "county"]
    assert [(f["level"], "里的某某镇不是" in f["text"]) for f in found] == [("remark", True)]


def test_a_resident_of_another_station_does_not_count(post: Post, find: Find, built: str) -> None:
    post("SG-1", station=MINE)
    assert [each["uid"] for each in find("R11")] == [built]


def test_in_post_within_the_months_after_the_contract(
    put: Put, post: Post, find: Find, change: Change, built: str
) -> None:
    post("SG-1", joined_on="2022-03-01")
    hired(put, "SG-1")
    contract = {"number": "HT-1", "agency": OPERATOR, "station": TOWN, "from_on": "2022-01-31"}
    uid = put("contract", **contract)
    assert find("R11") == []
    change(R11_within_months="1")  # until 28 February
    [found] = find("R11")
    assert (found["kind"], found["uid"]) == ("contract", uid)
    assert "2022-02-28" in found["text"]
    post("SG-1", joined_on="2022-02-28")
    assert find("R11") == []
    post("SG-1", joined_on="2022-03-01")
    change(R11_within_months="2")
    assert find("R11") == []


def test_the_months_are_those_that_held_when_the_contract_began(
    put: Put, post: Post, find: Find, change: Change, built: str
) -> None:
    """What was asked for later is not asked of it, and who came in time and moved since, came."""
    post("SG-1", joined_on="2022-02-20")
    contract = {"number": "HT-1", "agency": OPERATOR, "station": TOWN, "from_on": "2022-01-31"}
    put("contract", **contract)

    def late() -> list[str]:
        return [each["text"] for each in find("R11") if each["kind"] == "contract"]

    change(day="2022-02-01", R11_within_months="1", R11_residents_least="2")
    assert late() == []
    change(day="2022-01-31", R11_within_months="1")
    assert late() == []
    post("SG-1", station=MINE)
    assert late() == []
    post("SG-1", joined_on="2022-03-01")
    assert len(late()) == 1


def test_nothing_is_late_before_its_day_or_after_the_contract(
    put: Put, find: Find, change: Change, built: str
) -> None:
    change(R11_within_months="1")
    contract = {"number": "HT-1", "agency": OPERATOR, "station": TOWN}
    put("contract", **contract, from_on="2022-08-15", to_on="2022-09-20")
    kinds = [[each["kind"] for each in find("R11", day=day)]
             for day in ("2022-09-15", "2022-09-16", "2022-09-20")]  # fmt: skip
    assert kinds == [["station"], ["station", "contract"], ["station"]]
