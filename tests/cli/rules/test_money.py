"""R24–R26: the cap, what the treasury makes up, and each kind of money by its way."""

from collections.abc import Callable
from typing import Any

import pytest

TOWN = "420581104"
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]
Change = Callable[..., None]
Year = Callable[..., str]
Refuse = Callable[..., dict[str, str]]


@pytest.fixture
def year(put: Put) -> Callable[..., str]:
    """Save the year's money: need 100 000 元, 30 000 of it allotted; returns the uid."""

    def save(**values: Any) -> str:
        usual = {"year": 2022, "relief_fen": "1000000", "need_fen": "100000", "allotted_fen": "30000",
                 "upper_fen": "50000", "other_fen": "5000", "county_fen": "15000", "budgeted": True}  # fmt: skip
        return put("funding", **usual | values)

    return save


# ---- R24 ----


OVER = [
    ("1000000", "30000.00", ""),
    ("1000000", "30000.01", "最多 30000.00 元"),
    ("1000000.33", "30000.00", ""),  # 3 % are 30000.0099: whole fen, rounded down
    ("1000000.33", "30000.01", "最多 30000.00 元"),
    ("1000000.34", "30000.01", ""),
]


@pytest.mark.parametrize(("relief", "allotted", "says"), OVER)
def test_no_fen_over_three_per_cent(
    year: Year, refuse: Refuse, find: Find, relief: str, allotted: str, says: str
) -> None:
    if says:
        said = refuse("funding", year=2022, relief_fen=relief, allotted_fen=allotted)
        assert says in said["allotted_fen"]
    else:
        year(relief_fen=relief, allotted_fen=allotted)
    assert find("R24") == []


@pytest.mark.parametrize(("allotted", "count"), [("0", 0), ("0.01", 1)])
def test_a_sum_that_is_still_to_be_told(year: Year, find: Find, allotted: str, count: int) -> None:
    uid = year(relief_fen="0", allotted_fen=allotted)
    assert [each["uid"] for each in find("R24")] == [uid] * count


def test_a_year_cannot_be_raised_over_it_afterwards(year: Year, refuse: Refuse) -> None:
    uid = year()
    assert "allotted_fen" in refuse("funding", uid=uid, allotted_fen="30000.01")
    assert "allotted_fen" in refuse("funding", uid=uid, relief_fen="999999.99")
    year(uid=uid, relief_fen="1000000.34", allotted_fen="30000.01")


def test_a_share_that_was_lowered_is_found(year: Year, find: Find, change: Change) -> None:
    uid = year(allotted_fen="25000.01")
    change(R24_permille="25")
    (found,) = find("R24")
    assert (found["uid"], found["level"]) == (uid, "must")
    assert "2.5%（上限 25000.00 元）" in found["text"]
    year(uid=uid, allotted_fen="25000")
    assert find("R24") == []
    change(R24_permille="24")
    assert len(find("R24")) == 1


@pytest.mark.parametrize("day", ["2022-01-02", "2022-06-30", "2022-12-31"])
def test_a_share_of_mid_year_is_the_whole_years(
    year: Year, refuse: Refuse, find: Find, change: Change, day: str
) -> None:
    """A year goes by the share that holds on its last day; the day after is the next year's."""
    year(allotted_fen="25000.01")
    change(day="2023-01-01", R24_permille="10")
    assert find("R24", day="2023-02-01") == []
    change(day=day, R24_permille="25")
    [found] = find("R24")
    assert "上限 25000.00 元" in found["text"]
    assert "2.5%" in refuse("funding", year=2022, allotted_fen="25000.02")["allotted_fen"]


def test_what_is_over_already_may_still_be_told_about(
    year: Year, put: Put, refuse: Refuse, change: Change
) -> None:
    uid = year()
    change(R24_permille="25")
    put("funding", uid=uid, basis="县财政局〔2022〕3 号")
    assert "2.5%" in refuse("funding", uid=uid, allotted_fen="29999.99")["allotted_fen"]


def test_next_years_money_goes_by_next_years_share(
    year: Year, refuse: Refuse, find: Find, change: Change
) -> None:
    change(day="2023-01-01", R24_permille="50")
    year(year=2023, allotted_fen="50000", county_fen="0")
    assert find("R24") == []
    assert "50000.00" in refuse("funding", year=2023, allotted_fen="50000.01")["allotted_fen"]
    assert (
        "30000.00"
        in refuse("funding", year=2022, allotted_fen="50000", relief_fen="1000000")["allotted_fen"]
    )


def test_a_higher_share_lets_more_pass(year: Year, find: Find, change: Change) -> None:
    change(R24_permille="40")
    year(allotted_fen="40000")
    assert find("R24") == []


# ---- R25 ----


@pytest.mark.parametrize(("made_up", "count"), [("15000", 0), ("14999.99", 1)])
def test_the_treasury_makes_up_the_last_fen(
    year: Year, find: Find, made_up: str, count: int
) -> None:
    uid = year(county_fen=made_up)
    found = find("R25")
    assert [(each["uid"], each["level"]) for each in found] == [(uid, "must")] * count
    assert all("还差 0.01 元" in each["text"] for each in found)


def test_more_than_what_is_lacking_is_remarked(year: Year, find: Find) -> None:
    uid = year(county_fen="15000.01")
    [found] = find("R25")
    assert (found["uid"], found["level"]) == (uid, "remark")
    assert "多 0.01 元" in found["text"]
    year(need_fen="0")  # still to be told
    assert find("R25") == []


def test_nothing_is_short_where_there_is_enough(year: Year, find: Find) -> None:
    year(upper_fen="65000", county_fen=None)
    assert find("R25") == []
    year(upper_fen="64999.99", county_fen=None)
    assert len(find("R25")) == 1


def test_each_year_is_its_own(year: Year, find: Find) -> None:
    year(year=2021, county_fen=None)
    year(county_fen="15000")
    assert ["2021 年经费还差 15000.00 元" in each["text"] for each in find("R25")] == [True]


# ---- R26 ----


@pytest.mark.parametrize(
    ("use", "source", "wanted"),
    [
        ("construction", "award", ""),
        ("construction", "purchase", "应来自以奖代补"),
        ("operation", "purchase", ""),
        ("operation", "award", "应来自政府购买服务"),
        ("operation", "relief", "应来自政府购买服务"),
    ],
)
def test_money_goes_its_way(put: Put, find: Find, use: str, source: str, wanted: str) -> None:
    entry = {"number": "JF-1", "station": TOWN, "spent_on": "2022-05-01", "amount_fen": "1200.50"}
    put("station", code=TOWN, state="built")
    put("award", station=TOWN, accepted_on="2022-04-05", amount_fen="1200.50")
    uid = put("spending", **entry, use=use, source=source)
    found = find("R26")
    expected = [(uid, "must", TOWN)] if wanted else []
    assert [(each["uid"], each["level"], each["station"]) for each in found] == expected
    assert all(wanted in each["text"] and "1200.50 元" in each["text"] for each in found)


def test_the_ways_are_the_countys_to_say(put: Put, find: Find, change: Change) -> None:
    entry = {"number": "JF-1", "spent_on": "2022-05-01", "amount_fen": "1200"}
    put("spending", **entry, use="construction", source="upper")
    change(R26_construction="以奖代补、上级专项拨款")
    assert find("R26") == []
    change(R26_operation="上级专项拨款", R26_construction="以奖代补")
    assert len(find("R26")) == 1


@pytest.mark.parametrize(("state", "count"), [("planned", 1), ("building", 1), ("built", 0)])
def test_an_award_follows_the_building(put: Put, find: Find, state: str, count: int) -> None:
    put("station", code=TOWN, state=state)
    uid = put("award", station=TOWN, accepted_on="2022-05-01", amount_fen="50000")
    assert [each["uid"] for each in find("R26")] == [uid] * count


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"budgeted": True}, ""),
        ({"budgeted": False}, "纳入市（县）财政预算"),
        ({}, "纳入市（县）财政预算"),
        ({"budgeted": True, "purchased": False}, "不是政府购买服务"),
    ],
)
def test_a_contract_is_purchased_and_in_the_budget(
    put: Put, find: Find, values: dict[str, Any], fault: str
) -> None:
    put("agency", name="晨光", roles=["operator"])
    uid = put("contract", number="HT-1", agency="晨光", station=TOWN, **values)
    found = find("R26")
    assert [each["uid"] for each in found] == ([uid] if fault else [])
    assert all(fault in each["text"] for each in found)


@pytest.mark.parametrize(("budgeted", "count"), [(True, 0), (False, 1), (None, 1)])
def test_the_years_money_is_in_the_budget(
    year: Year, find: Find, budgeted: bool | None, count: int
) -> None:
    uid = year(budgeted=budgeted)
    assert [each["uid"] for each in find("R26")] == [uid] * count


def test_each_year_keeps_its_own_share(year: Year, find: Find, change: Change) -> None:
    """A lower share from 2023 on leaves 2022, at exactly 3.00 %, what it was."""
    year()
    change(day="2023-01-01", R24_permille="20")
    assert find("R24", day="2023-02-01") == []
    assert len(find("R24", day="2022-12-31")) == 0


def test_no_more_is_built_than_was_awarded(put: Put, find: Find) -> None:
    put("station", code=TOWN, state="built")
    put("award", station=TOWN, accepted_on="2022-01-05", amount_fen="800")
    given = {"station": TOWN, "spent_on": "2022-02-01", "use": "construction", "source": "award",
             "purpose": "门牌", "subject": "building"}  # fmt: skip
    put("spending", number="JF-1", amount_fen="800", **given)
    assert find("R26") == []
    put("spending", number="JF-2", amount_fen="0.01", **given)
    assert "800.01 元" in find("R26")[0]["text"]


@pytest.mark.parametrize(
    ("days", "early"),
    [
        (("2022-01-04",), "2022-01-04"),
        (("2022-01-05",), ""),
        (("2022-01-05", "2022-05-31"), "2022-05-31"),
        (("2022-01-05", "2022-06-01"), ""),
    ],
)
def test_building_is_paid_from_what_was_accepted_by_then(
    put: Put, find: Find, days: tuple[str, ...], early: str
) -> None:
    """Enough was awarded altogether: on 5 January and, for the second spending, on 1 June."""
    put("station", code=TOWN, state="built")
    for day in ("2022-01-05", "2022-06-01"):
        put("award", station=TOWN, accepted_on=day, amount_fen="800")
    for day in days:
        put("spending", number=f"JF-{day}", station=TOWN, spent_on=day, use="construction",
            source="award", amount_fen="800")  # fmt: skip
    found = [each for each in find("R26") if "先验收" in each["text"]]
    assert [each["text"].partition("到 ")[2][:10] for each in found] == ([early] if early else [])


def test_an_award_that_is_spent_is_a_station_s(put: Put, find: Find) -> None:
    uid = put("spending", number="JF-1", spent_on="2022-02-01", use="construction",
              source="award", amount_fen="1")  # fmt: skip
    [found] = find("R26")
    assert (found["uid"], "还没有填是哪个社工站" in found["text"]) == (uid, True)


def test_building_without_any_award_is_found(put: Put, find: Find) -> None:
    put("station", code=TOWN, state="built")
    put("spending", number="JF-1", station=TOWN, spent_on="2022-02-01", use="construction",
        source="award", amount_fen="1")  # fmt: skip
    [found] = find("R26")
    assert (found["level"], "请补登记验收和奖补" in found["text"]) == ("must", True)


def test_a_second_award_is_remarked(put: Put, find: Find) -> None:
    put("station", code=TOWN, state="built")
    put("award", station=TOWN, accepted_on="2022-01-05", amount_fen="800")
    assert find("R26") == []
    uid = put("award", station=TOWN, accepted_on="2022-06-01", amount_fen="800")
    [found] = find("R26")
    assert (found["uid"], found["level"]) == (uid, "remark")
    assert "已在 2022-01-05 验收奖补过" in found["text"]


@pytest.mark.parametrize(("day", "allowed"), [("2022-03-31", True), ("2022-04-01", False)])
def test_money_is_judged_by_the_ways_of_its_day(
    put: Put, find: Find, change: Change, day: str, allowed: bool
) -> None:
    change(day="2022-01-01", R26_operation="上级专项拨款")
    change(day="2022-04-01", R26_operation="政府购买服务")
    put("spending", number="JF-1", spent_on=day, use="operation", source="upper", amount_fen="1")
    assert (find("R26") == []) is allowed


# ---- contracts and who runs the station ----


def test_the_contract_that_holds_is_the_operators(put: Put, find: Find) -> None:
    for name in ("晨光", "清江"):
        put("agency", name=name, roles=["operator"])
    put("station", code=TOWN, operator="晨光", state="built")
    usual = {"station": TOWN, "budgeted": True, "to_on": "2023-01-01"}
    put("contract", number="HT-1", agency="晨光", from_on="2022-01-01", **usual)
    assert find("R26", day="2022-12-31") == []
    assert [f["text"].endswith("没有在期的合同") for f in find("R26", day="2023-01-01")] == [True]
    put("contract", number="HT-2", agency="清江", from_on="2022-06-01", **usual)
    [two] = find("R26", day="2022-06-01")
    assert (two["level"], "今天有 2 份合同" in two["text"]) == ("remark", True)
    put("contract", number="HT-1", to_on="2022-06-01")
    [other] = find("R26", day="2022-06-01")
    assert "与宜都市枝城镇社会工作服务站现在的承接机构不同" in other["text"]


def test_the_former_agency_s_contract_is_none_of_the_next_one_s(put: Put, find: Find) -> None:
    for name in ("晨光", "清江"):
        put("agency", name=name, roles=["operator"])
    put("station", code=TOWN, operator="晨光", state="built")
    put("contract", number="HT-1", agency="晨光", station=TOWN, budgeted=True)
    assert find("R26") == []
    put("station", code=TOWN, operator="清江")
    other, none = find("R26")
    assert (other["level"], other["kind"]) == ("remark", "contract")
    assert (none["level"], none["kind"]) == ("must", "station")
    assert "由清江承接，还没有登记承接合同" in none["text"]
    put("contract", number="HT-1", to_on="2022-09-15")
    assert [each["level"] for each in find("R26")] == ["must"]
    put("contract", number="HT-2", agency="清江", station=TOWN, budgeted=True)
    assert find("R26") == []


@pytest.mark.parametrize(("state", "count"), [("built", 1), ("building", 0)])
def test_who_runs_a_station_does_so_by_a_contract(
    put: Put, find: Find, refuse: Refuse, state: str, count: int
) -> None:
    put("agency", name="晨光", roles=["operator"])
    put("station", code=TOWN, operator="晨光", state=state)
    found = find("R26")
    assert [(f["station"], f["level"]) for f in found] == [(TOWN, "must")] * count
    usual = {"number": "HT-1", "agency": "晨光", "station": TOWN, "budgeted": True,
             "from_on": "2022-01-01"}  # fmt: skip
    assert "to_on" in refuse("contract", **usual, to_on="2022-01-01")
    put("contract", **usual)
    assert find("R26") == []


@pytest.mark.parametrize(("spent", "count"), [("160000.00", 0), ("160000.01", 1)])
def test_no_more_is_spent_than_the_contract_is_worth(
    put: Put, find: Find, spent: str, count: int
) -> None:
    put("agency", name="晨光", roles=["operator"])
    uid = put("contract", number="HT-1", agency="晨光", station=TOWN, budgeted=True,
              from_on="2022-01-01", to_on="2022-08-01", amount_fen="160000")  # fmt: skip
    put("spending", number="JF-1", station=TOWN, spent_on="2022-07-31", amount_fen=spent)
    put("spending", number="JF-2", station=TOWN, spent_on="2022-08-01", amount_fen="5")  # after it
    found = [each for each in find("R26", day="2022-07-31") if "期内已支出" in each["text"]]
    assert [each["uid"] for each in found] == [uid] * count


@pytest.mark.parametrize(
    ("roles", "last", "count"),
    [(["operator"], None, 0), (["sending"], None, 1), ([], None, 1),
     (["sending"], "2022-09-15", 0), (["sending"], "2022-09-16", 1)],
)  # fmt: skip
def test_a_contract_is_with_an_operator(
    put: Put, find: Find, roles: list[str], last: str | None, count: int
) -> None:
    put("agency", name="晨光", roles=roles)
    uid = put("contract", number="HT-1", agency="晨光", station=TOWN, budgeted=True, to_on=last)
    put("agency", name="江畔", roles=["centre"])
    put("centre", name="指导中心")
    put("contract", number="HT-2", agency="江畔", centre="指导中心", budgeted=True)
    found = [(each["uid"], each["level"]) for each in find("R26") if "这个角色" in each["text"]]
    assert found == [(uid, "remark")] * count
