"""Handing over: what is open moves in one step, what was done stays with whoever did it."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from qianshou_desktop.actions import common, figures, handover, past
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.user import User

TOWN = "420581104"
Do = Callable[..., Any]
TODAY = date(2022, 9, 15)


@pytest.fixture
def staff(save: Do, performer: Performer) -> dict[str, int]:
    """王 and 赵 at one station, 孙 at another; their keys."""
    for number, name, town in (
        ("SG-1", "王社工", TOWN),
        ("SG-2", "赵社工", TOWN),
        ("SG-3", "孙社工", "420581107"),
    ):
        save("worker", {"number": number, "name": name, "station": town, "joined_on": "2021-03-01"})
    return {
        name: performer.ask(common.find, "worker", where={"number": number})[0]
        for number, name in (("SG-1", "王"), ("SG-2", "赵"), ("SG-3", "孙"))
    }


def test_whoever_leaves_hands_over_persons_complaints_and_account(
    staff: dict[str, int], save: Do, listed: Do, add_person: Do, add_visit: Do, performer: Performer
) -> None:
    theirs, gone, other = (add_person(name, in_charge=who, **more) for name, who, more in (
        ("甲", "SG-1", {}), ("乙", "SG-1", {"left_on": "2022-05-01", "left_reason": "迁出"}), ("丙", "SG-2", {})))  # fmt: skip
    visit = add_visit(theirs, worker="SG-1")
    for number, done in (("TS-1", None), ("TS-2", "2022-08-02")):
        save("complaint", {"number": number, "station": TOWN, "received_on": "2022-08-01",
                           "content": "开门晚", "worker": "SG-1", "handled_on": done})  # fmt: skip
    performer.do(lambda s: s.add(User(name="王社工", role="station", active=True)))
    moved = performer.do(handover.leave, staff["王"], staff["赵"], TODAY, "测试员")
    assert moved == handover.Moved(persons=1, complaints=1, account=True)
    assert moved.words() == "服务对象 1 人（连同应走访）、未办结投诉 1 件、账号已停用"
    held = performer.ask(
        lambda s: {k: s.get_one(Person, k).in_charge_id for k in (theirs, gone, other)}
    )
    assert held == {theirs: staff["赵"], gone: staff["王"], other: staff["赵"]}
    assert {c["number"]: c["worker"] for c in listed("complaint")} == {
        "TS-1": "SG-2",
        "TS-2": "SG-1",
    }
    assert performer.ask(common.load, "visit", visit).values["worker"] == staff["王"]
    went = performer.ask(common.load, "worker", staff["王"]).values
    assert (went["left_on"], went["state"]) == (TODAY, "left")


@pytest.mark.parametrize(
    ("to", "day", "field", "words"),
    [("王", TODAY, "successor", "请选一位接手的同事"), ("孙", TODAY, "successor", "不在同一个社工站"),
     ("赵", date(2021, 2, 28), "left_on", "不能早于到岗日期")],
)  # fmt: skip
def test_what_cannot_be_handed_over(
    to: str, day: date, field: str, words: str, staff: dict[str, int], performer: Performer
) -> None:
    with pytest.raises(Rejected) as refused:
        performer.do(handover.leave, staff["王"], staff[to], day)
    assert words in refused.value.problems[field]
    assert performer.ask(common.load, "worker", staff["王"]).values.get("left_on") is None


def test_nobody_leaves_twice_nor_to_one_who_left(
    staff: dict[str, int], performer: Performer
) -> None:
    performer.do(handover.leave, staff["王"], staff["赵"], date(2021, 3, 1))  # on the first day
    with pytest.raises(Rejected, match="已在 2021-03-01 离岗"):
        performer.do(handover.leave, staff["王"], staff["赵"], TODAY)
    with pytest.raises(Rejected, match="已离岗，不能接手"):
        performer.do(handover.leave, staff["赵"], staff["王"], TODAY)


def test_one_s_own_account_and_the_county_s_last_stay_open(
    staff: dict[str, int], save: Do, performer: Performer
) -> None:
    save("worker", {"number": "SG-9", "name": "测试员", "station": TOWN})
    key = performer.ask(common.find, "worker", where={"number": "SG-9"})[0]
    assert performer.do(handover.leave, key, staff["赵"], TODAY, "别人").account is False


def test_another_agency_runs_the_station(save: Do, listed: Do, performer: Performer) -> None:
    for name in ("晨光", "清江"):
        save("agency", {"name": name, "roles": ["operator"]})
    save("station", {"code": TOWN, "state": "built", "operator": "晨光"})
    save("contract", {"number": "HT-1", "agency": "晨光", "station": TOWN, "from_on": "2021-01-01"},
         {"number": "HT-0", "agency": "晨光", "station": TOWN, "from_on": "2020-01-01", "to_on": "2021-01-01"})  # fmt: skip
    station = performer.ask(common.find, "station", where={"code": TOWN})[0]
    agency = performer.ask(common.find, "agency", where={"name": "清江"})[0]
    moved = performer.do(handover.change_operator, station, agency, TODAY)
    assert moved.words() == "合同 1 份到期；还没有登记与清江的合同"
    assert {c["number"]: c["to_on"] for c in listed("contract")} == {
        "HT-1": "2022-09-15",
        "HT-0": "2021-01-01",
    }
    at = performer.ask(lambda s: [past.as_of(s, s.get_one(Station, station), "operator", day)
                                  for day in (date(2022, 9, 14), TODAY)])  # fmt: skip
    assert at == ["晨光", "清江"]
    with pytest.raises(Rejected, match="现在就由清江承接"):
        performer.do(handover.change_operator, station, agency, TODAY)


def test_only_an_operator_takes_a_station_and_not_before_the_day(
    save: Do, performer: Performer
) -> None:
    save("agency", {"name": "晨光", "roles": ["media"]}, {"name": "清江", "roles": ["operator"]})
    station = performer.ask(common.find, "station", where={"code": TOWN})[0]
    keys = [performer.ask(common.find, "agency", where={"name": n})[0] for n in ("晨光", "清江")]
    with pytest.raises(Rejected, match="不是承接机构"):
        performer.do(handover.change_operator, station, keys[0], TODAY)
    with pytest.raises(Rejected, match="还没到"):
        performer.do(handover.change_operator, station, keys[1], date(2022, 9, 16))


def test_who_was_filed_by_the_leaver_and_what_was_asked_of_them_goes_on(
    staff: dict[str, int], save: Do, add_person: Do, listed: Do, performer: Performer
) -> None:
    """Nobody was put in charge: whoever filed them was."""
    add_person("甲", worker="SG-1")
    save("supervision", {"number": "DD-1", "station": TOWN, "held_on": "2022-09-01",
                         "topic": "个案", "worker": "SG-1", "tasks": [{"task": "改写计划"}]})  # fmt: skip
    moved = performer.do(handover.leave, staff["王"], staff["赵"], TODAY)
    assert (moved.persons, moved.actions) == (1, 1)
    assert [p["in_charge"] for p in listed("person") if p["name"] == "甲"] == ["SG-2"]
    [done] = listed("supervision")
    assert [(task["task"], task["worker"]) for task in done["tasks"]] == [("改写计划", "SG-2")]
    assert done["worker"] == "SG-1", "who wrote it down stays"
    assert [todo["worker"] for todo in listed("todo")] == ["SG-2"]


def test_the_history_bears_the_day_that_was_given(
    staff: dict[str, int], listed: Do, performer: Performer
) -> None:
    performer.do(common.save, "worker", {"post": "head", "state": None}, staff["王"])
    performer.do(common.save, "worker", {"state": "proposed"}, staff["王"])
    performer.do(handover.leave, staff["王"], staff["赵"], date(2022, 9, 10))
    ends = {row["field_name"]: row["to_on"] for row in listed("past")}
    assert ends["state"] == "2022-09-10"


def test_whoever_leaves_hands_over_open_cases_groups_and_todos(
    staff: dict[str, int], save: Do, add_person: Do, listed: Do, performer: Performer
) -> None:
    add_person("甲", number="DX-1", in_charge="SG-2")
    case = {"person": "DX-1", "station": TOWN, "worker": "SG-1", "opened_on": "2022-03-01"}
    over = {"closed_on": "2022-05-01", "reason": "迁出"}
    save("case", case | {"number": "GA-1"}, case | {"number": "GA-2"} | over,
         case | {"number": "GA-3", "worker": "SG-2"})  # fmt: skip
    save("session", {"case": "GA-1", "held_on": "2022-04-01", "minutes": 40})
    for number, state in enumerate((None, "running", "finished", "cancelled")):
        more = {"state": state} if state else {}
        save("group", {"number": f"XZ-{number}", "name": f"小组{number}", "station": TOWN,
                       "worker": "SG-1"} | more)  # fmt: skip
    todo = {"station": TOWN, "worker": "SG-1", "source": "hand"}
    save("todo", todo | {"content": "没做"}, todo | {"content": "做了", "done_on": "2022-09-01"})
    supervision = {"station": TOWN, "held_on": "2022-09-01", "topic": "个案", "worker": "SG-1"}
    tasks = [{"task": "改计划", "worker": "SG-1"},
             {"task": "补记录", "worker": "SG-1", "done_on": "2022-09-02"}]  # fmt: skip
    save("supervision", supervision | {"number": "DD-1", "tasks": tasks})
    moved = performer.do(handover.leave, staff["王"], staff["赵"], date(2022, 9, 10))
    assert moved.words() == "督导行动项 1 件、在办个案 1 件、未结束的小组 2 个、待办 1 件"
    theirs = {kind: {row[name]: row["worker"] for row in listed(kind)} for kind, name in (
        ("case", "number"), ("group", "number"), ("todo", "content"), ("supervision_task", "task"))}  # fmt: skip
    assert theirs == {
        "case": {"GA-1": "SG-2", "GA-2": "SG-1", "GA-3": "SG-2"},
        "group": {"XZ-0": "SG-2", "XZ-1": "SG-2", "XZ-2": "SG-1", "XZ-3": "SG-1"},
        "todo": {"没做": "SG-2", "做了": "SG-1", "改计划": "SG-2", "补记录": "SG-1"},
        "supervision_task": {"改计划": "SG-2", "补记录": "SG-1"},
    }
    assert [row["worker"] for row in listed("session")] == ["SG-1"]  # what was done stays


def test_a_case_keeps_who_had_it_until_the_day(
    staff: dict[str, int], save: Do, add_person: Do, performer: Performer
) -> None:
    add_person("甲", number="DX-1")
    save("case", {"number": "GA-1", "person": "DX-1", "station": TOWN, "worker": "SG-1",
                  "opened_on": "2022-03-01"})  # fmt: skip
    performer.do(handover.leave, staff["王"], staff["赵"], date(2022, 9, 10))

    def had(day: date) -> str:
        return performer.ask(lambda s: past.as_of(s, s.scalars(select(Case)).one(), "worker", day))

    assert [had(date(2022, 9, 9)), had(date(2022, 9, 10))] == ["王社工", "赵社工"]


def test_another_agency_leaves_cases_with_their_history(
    save: Do, add_person: Do, listed: Do, performer: Performer
) -> None:
    for name in ("晨光", "清江"):
        save("agency", {"name": name, "roles": ["operator"]})
    save("station", {"code": TOWN, "state": "built", "operator": "晨光"})
    add_person("甲", number="DX-1")
    save("case", {"number": "GA-1", "person": "DX-1", "station": TOWN, "opened_on": "2022-03-01"})
    save("session", {"number": "MT-1", "case": "GA-1", "held_on": "2022-08-01", "minutes": 40},
         {"number": "MT-2", "case": "GA-1", "held_on": "2022-09-12", "minutes": 20})  # fmt: skip
    station = performer.ask(common.find, "station", where={"code": TOWN})[0]
    agency = performer.ask(common.find, "agency", where={"name": "清江"})[0]
    before = listed("case"), listed("session")
    performer.do(handover.change_operator, station, agency, date(2022, 9, 10))
    assert (listed("case"), listed("session")) == before
    for operator, minutes in (("晨光", 40), ("清江", 20)):
        found = performer.ask(figures.figures, "2022", None, operator)
        assert (found["cases.sessions"], found["cases.minutes"]) == (1, minutes)


def test_a_station_changes_hands_no_earlier_than_the_last_time(
    save: Do, performer: Performer
) -> None:
    for name in ("晨光", "清江", "众益"):
        save("agency", {"name": name, "roles": ["operator"]})
    save("station", {"code": TOWN, "state": "built", "operator": "晨光"})
    station = performer.ask(common.find, "station", where={"code": TOWN})[0]
    second, third = (
        performer.ask(common.find, "agency", where={"name": n})[0] for n in ("清江", "众益")
    )
    performer.do(handover.change_operator, station, second, date(2022, 8, 20))
    with pytest.raises(Rejected) as early:
        performer.do(handover.change_operator, station, third, date(2022, 8, 1))
    assert "2022-08-20 才换过" in early.value.problems["day"]
    performer.do(handover.change_operator, station, third, date(2022, 9, 1))
