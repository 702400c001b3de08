"""五有: what each station has and lacks, where a thing is mended, and no query a station."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from qianshou_desktop.actions import common, five, references, rules
from qianshou_desktop.actions.five import Have, Missing
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import DOMAIN, FIVE, PAPER

TOWN, MINE = "420581104", "420581400"
SIGN = "宜都市枝城镇社会工作服务站"
ITEMS = ["A1", "B0", "C1", "D1", "E1", "F1"]
Do = Callable[..., Any]
Standing = Callable[..., dict[str, Have]]


@pytest.fixture
def standing(performer: Performer) -> Standing:
    """The five of one station by their codes, as `standing` tells them."""

    def read(code: str = TOWN) -> dict[str, Have]:
        every = performer.ask(lambda s: five.standing(s, rules.parameters(s)))
        return {have.code: have for have in every[code]}

    return read


@pytest.fixture
def station_key(performer: Performer) -> int:
    return performer.ask(references.resolve, "station", TOWN)


def words(have: Have) -> list[str]:
    return [each.text for each in have.missing]


def test_the_five_come_in_their_order_with_their_names(standing: Standing) -> None:
    assert [(have.code, have.label) for have in standing().values()] == list(FIVE.items())


def test_a_bare_station_lacks_all_and_is_led_to_each(standing: Standing, station_key: int) -> None:
    found = standing()
    assert not any(have.good for have in found.values())
    assert found["place"].missing == (
        Missing("没有登记场所", "venue", None),
        Missing(f"没有挂标识，应为“{SIGN}”", "station", station_key, "sign_text"),
    )
    kinds = {code: {(each.kind, each.key) for each in have.missing} for code, have in found.items()}
    del kinds["place"]
    assert kinds == {
        "staff": {("worker", None)}, "function": {("visit", None)},
        "rule": {("institution", None)}, "activity": {("event", None)},
    }  # fmt: skip


def test_one_station_alone_is_told_as_among_all(performer: Performer, standing: Standing) -> None:
    def alone(s: Any) -> tuple[Have, ...]:
        station = s.get(Station, references.resolve(s, "station", TOWN))
        return five.five(s, rules.parameters(s), station)

    assert performer.ask(alone) == tuple(standing().values())


def test_a_place_needs_venue_room_and_sign(
    performer: Performer, standing: Standing, save: Do, station_key: int
) -> None:
    rooms = {"functions": [{"kind": "group", "need": "亲子活动"}]}
    save("venue", {"name": "矿区", "station": MINE} | rooms)  # another station's rooms do not count
    save("venue", {"name": "民政办", "station": TOWN})
    [unfurnished, _] = standing()["place"].missing
    assert unfurnished.text == "场所里没有登记功能室"
    assert unfurnished.kind == "venue"
    assert unfurnished.key is not None
    performer.do(common.save, "venue", rooms, unfurnished.key)
    save("station", {"code": TOWN, "sign_text": "枝城社工站"})
    text = f"标识现为“枝城社工站”，应为“{SIGN}”"
    assert standing()["place"].missing == (Missing(text, "station", station_key, "sign_text"),)
    save("station", {"code": TOWN, "sign_text": SIGN})
    assert standing()["place"].good


@pytest.mark.parametrize(
    ("left", "good"),
    [({"to_on": "2022-09-15"}, False), ({"to_on": "2022-09-16"}, True), ({"idle": True}, False)],
)
def test_a_venue_that_is_left_or_idle_is_none(
    standing: Standing, save: Do, left: dict[str, Any], good: bool
) -> None:
    save("station", {"code": TOWN, "sign_text": SIGN})
    venue = {"name": "民政办", "station": TOWN, "functions": [{"kind": "multi"}]}
    save("venue", venue | left)
    assert standing()["place"].good is good


def test_a_village_rooms_venue_is_not_the_stations(standing: Standing, save: Do) -> None:
    save("room", {"number": "SS-1", "name": "甲室", "station": TOWN})
    save("venue", {"name": "村委会", "room": "SS-1", "functions": [{"kind": "multi"}]})
    assert "没有登记场所" in words(standing()["place"])


@pytest.mark.parametrize(
    ("worker", "here"),
    [
        ({}, True),
        ({"joined_on": "2022-09-15"}, True),
        ({"joined_on": "2022-09-16"}, False),
        ({"left_on": "2022-09-16"}, True),
        ({"left_on": "2022-09-15"}, False),
        ({"state": "left", "left_on": "2022-08-31"}, False),
        ({"station": MINE}, False),
    ],
)
def test_staff_are_those_in_post_today(
    standing: Standing, save: Do, worker: dict[str, Any], here: bool
) -> None:
    save("worker", {"name": "王站长", "station": TOWN, "post": "head"} | worker)
    found = words(standing()["staff"])
    assert ("站长现有 0 名，应有 1 名" not in found) is here
    assert "驻站社工现有 0 名，应有 1 名" in found


def test_only_a_demonstration_station_lacks_a_deputy(standing: Standing, save: Do) -> None:
    posts = ({"name": "王某", "post": "head"}, {"name": "赵某", "post": "resident"})
    save("worker", *(post | {"station": TOWN} for post in posts))
    assert standing()["staff"].good
    save("station", {"code": TOWN, "state": "built", "kind": "demonstration"})
    assert words(standing()["staff"]) == ["副站长现有 0 名，应有 1 名"]
    save("worker", {"name": "钱某", "station": TOWN, "post": "deputy"})
    assert standing()["staff"].good


def test_the_domains_without_work_are_named(
    standing: Standing, save: Do, add_visit: Do, add_person: Do
) -> None:
    add_visit(add_person(), "2022-08-05", items=["A1", "A10", "C8"])
    add_visit(add_person("赵大爷"), "2022-08-05", items=["E1"], seen=False)  # was not at home
    save("service", {"station": TOWN, "served_on": "2022-08-06", "kind": "study",
                     "headcount": 1, "items": ["F3"]})  # fmt: skip
    save("service", {"station": MINE, "served_on": "2022-08-06", "headcount": 1, "items": ["B1"]})
    lacking = [DOMAIN[code] for code in "BDE"]
    assert words(standing()["function"]) == [f"近 3 个月没有{name}服务" for name in lacking]


@pytest.mark.parametrize(("day", "good"), [("2022-06-14", False), ("2022-06-15", True)])
def test_the_window_is_three_months_to_the_day(
    standing: Standing, save: Do, day: str, good: bool
) -> None:
    work = {"station": TOWN, "served_on": day, "headcount": 9, "items": ITEMS}
    save("service", work | {"kind": "outreach"})
    assert standing()["function"].good is good
    assert standing()["activity"].good is good


def test_the_window_at_a_months_end(
    standing: Standing, save: Do, set_clock: Callable[[str], None]
) -> None:
    save("service", {"station": TOWN, "served_on": "2022-02-28", "kind": "policy", "headcount": 9})
    set_clock("2022-05-31T09:00")
    assert standing()["activity"].good
    set_clock("2022-06-01T09:00")
    assert not standing()["activity"].good


@pytest.mark.parametrize(
    ("kind", "good"),
    [("policy", True), ("outreach", True), ("consultation", False), ("meeting", False),
     ("study", False), ("office", False), ("crisis", False), ("linking", False)],
)  # fmt: skip
def test_what_is_an_activity(standing: Standing, save: Do, kind: str, good: bool) -> None:
    save("service", {"station": TOWN, "served_on": "2022-09-01", "kind": kind, "headcount": 5})
    assert standing()["activity"].good is good


def test_visits_alone_are_no_activity(standing: Standing, add_visit: Do, add_person: Do) -> None:
    add_visit(add_person(), "2022-09-01", items=ITEMS)
    assert standing()["function"].good
    assert not standing()["activity"].good


def test_six_rules_and_four_mechanisms_and_nothing_else(standing: Standing, save: Do) -> None:
    asked = [f"没有在用的{PAPER[kind]}" for kind in list(PAPER)[3:]]
    assert words(standing()["rule"]) == asked
    assert len(asked) == 10
    common = {"station": TOWN, "issued_on": "2022-09-15"}
    papers = [{"name": PAPER[kind], "kind": kind} | common for kind in list(PAPER)[3:]]
    save("institution", *papers[1:])
    assert words(standing()["rule"]) == asked[:1]
    save("institution", papers[0])
    assert standing()["rule"].good


@pytest.mark.parametrize(
    ("days", "good"),
    [
        ({"issued_on": "2022-09-15"}, True),
        ({"issued_on": None}, False),
        ({"issued_on": "2022-01-01", "ended_on": "2022-09-15"}, False),
        ({"issued_on": "2022-01-01", "ended_on": "2022-09-16"}, True),
    ],
)
def test_a_rule_must_be_in_force(
    standing: Standing, save: Do, days: dict[str, Any], good: bool
) -> None:
    save("institution", {"name": "安全", "kind": "safety", "station": TOWN} | days)
    assert (f"没有在用的{PAPER['safety']}" not in words(standing()["rule"])) is good


def test_a_closed_station_stands_no_more(performer: Performer, save: Do) -> None:
    save("station", {"code": TOWN, "closed_on": "2022-09-15"})
    every = performer.ask(lambda s: five.standing(s, rules.parameters(s)))
    assert len(every) == 10
    assert TOWN not in every


def test_eleven_stations_cost_no_more_queries_than_one(performer: Performer, save: Do) -> None:
    def count() -> int:
        asked: list[str] = []

        def note(_c: Any, _u: Any, statement: str, *_rest: Any) -> None:
            asked.append(statement)

        def read(s: Any) -> None:
            now = rules.parameters(s)
            event.listen(Engine, "before_cursor_execute", note)
            five.standing(s, now)

        try:
            performer.ask(read)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        return len(asked)

    eleven = count()
    codes = performer.ask(lambda s: list(five.standing(s, rules.parameters(s))))
    save("station", *({"code": code, "closed_on": "2022-09-01"} for code in codes[1:]))
    assert 0 < count() == eleven
