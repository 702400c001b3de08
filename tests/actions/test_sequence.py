"""One day comes after another: known, planned, due, done, looked at again; and by whom."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from tests.actions.conftest import refused
from tests.conftest import TOWN

Do = Callable[..., Any]


@pytest.fixture
def case(new: Do, add_person: Do) -> int:
    return new("case", station=TOWN, person=add_person(), opened_on="2022-05-01")


def test_nobody_knows_of_a_change_to_come(add_person: Do, change: Do) -> None:
    person = add_person()
    late = [{"kind": "illness", "known_at": "2022-09-15T10:01:00+08:00"}]
    said = refused(change, "person", person, changes=late)
    assert said == {"changes.0.known_at": "得知时刻还没到，请核对"}
    change("person", person, changes=[{**late[0], "known_at": "2022-09-15T10:00:00+08:00"}])


def test_a_goal_is_due_after_it_was_planned(new: Do, change: Do, values: Do, case: int) -> None:
    new("case_assessment", case=case, assessed_on="2022-05-02")
    plan = {"case": case, "planned_on": "2022-05-10", "aim": "不再孤单"}
    goal = {"goal": "每天出门", "due_on": "2022-05-09"}
    said = refused(new, "case_plan", **plan, goals=[goal])
    assert said == {"goals.0.due_on": "不能早于计划日期（2022-05-10）"}
    key = new("case_plan", **plan, goals=[{**goal, "due_on": "2022-05-10"}])
    said = refused(change, "case_plan", key, planned_on="2022-05-11")
    assert said == {"planned_on": "有目标的期限是 2022-05-10，不能晚于这一天"}
    [row] = values("case_plan", key)["goals"]
    change("case_plan", key, planned_on="2022-05-11", goals=[{**row, "due_on": "2022-06-01"}])


def test_a_plan_is_signed_in_the_case(new: Do, case: int) -> None:
    new("case_assessment", case=case, assessed_on="2022-05-02")
    plan = {"case": case, "planned_on": "2022-05-10", "aim": "不再孤单"}
    said = refused(new, "case_plan", **plan, client_signed_on="2022-04-30")
    assert said == {"client_signed_on": "不能早于接案日期（2022-05-01）"}
    new("case_plan", **plan, client_signed_on="2022-05-01")


def test_a_todo_is_done_after_it_arose(
    performer: Performer, new: Do, change: Do, add_person: Do, add_visit: Do
) -> None:
    visit = add_visit(add_person(), "2022-08-05", home="amiss")
    [todo] = performer.ask(common.find, "todo")
    said = refused(change, "todo", todo, done_on="2022-08-04")
    assert said == {"done_on": "不能早于走访的日期（2022-08-05）：那天才有这件事"}
    change("todo", todo, done_on="2022-08-05")
    change("visit", visit, visited_on="2022-08-04")
    said = refused(change, "visit", visit, visited_on="2022-08-06")
    assert said == {"visited_on": "这次走访发现的事 2022-08-05 已办完，日期不能晚于这一天"}
    change("visit", visit, visited_on="2022-08-05")
    change("visit", visit, note="另记一笔")
    task = {"task": "补齐记录", "done_on": "2022-08-31"}
    held = {"station": TOWN, "held_on": "2022-09-01", "topic": "记录"}
    said = refused(new, "supervision", **held, tasks=[task])
    assert said == {"tasks.0.done_on": "不能早于督导日期（2022-09-01）"}
    new("todo", content="买药", done_on="2022-01-05")  # typed afterwards


def test_a_referral_is_looked_at_again_after_its_receipt(new: Do, change: Do, case: int) -> None:
    form = {"case": case, "referred_on": "2022-05-02", "receiver": "县医院", "cause": "expert"}
    form |= {"agreed": True, "recheck_on": "2022-05-05"}
    said = refused(new, "referral", **form, receipt_on="2022-05-06")
    assert said == {"recheck_on": "不能早于回执日期（2022-05-06）"}
    assert set(refused(new, "referral", **form | {"recheck_on": "2022-05-01"})) == {"recheck_on"}
    key = new("referral", **form, receipt_on="2022-05-05")
    assert set(refused(change, "referral", key, receipt_on="2022-05-06")) == {"recheck_on"}


@pytest.mark.parametrize("kind", ["visit", "service", "session", "group_session"])
def test_who_has_left_does_no_work_afterwards(
    kind: str, new: Do, change: Do, add_person: Do, case: int
) -> None:
    gone = new("worker", name="王社工", station=TOWN, left_on="2022-08-01")
    days = {"visit": "visited_on", "service": "served_on"}
    more: dict[str, Any] = {
        "visit": {"station": TOWN, "person": add_person("丁一")},
        "service": {"station": TOWN},
        "session": {"case": case},
    }.get(kind) or {"group": new("group", name="手工小组", station=TOWN)}
    day = days.get(kind, "held_on")
    said = refused(new, kind, **more, worker=gone, **{day: "2022-08-02"})
    assert said["worker"].startswith("王社工 2022-08-01 已离岗，2022-08-02 的")
    key = new(kind, **more, worker=gone, **{day: "2022-08-01"})
    assert set(refused(change, kind, key, **{day: "2022-08-02"})) == {"worker"}
    change(kind, key, **{day: "2022-07-01"})
    if kind == "visit":
        along = {"colleagues": [{"worker": gone}], day: "2022-08-02"}
        assert set(refused(new, kind, **more, **along)) == {"colleagues.0.worker"}


def test_a_leaving_that_was_written_down_later_changes_no_work_on_record(
    new: Do, change: Do, add_person: Do, add_visit: Do
) -> None:
    worker = new("worker", name="王社工", station=TOWN)
    key = add_visit(add_person(), "2022-08-05", worker=worker)
    change("worker", worker, left_on="2022-08-01")
    change("visit", key, note="补一句")
