"""Who and what is named in the rows of a record: once, and not more than were counted."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.actions.conftest import refused
from tests.conftest import TOWN

Do = Callable[..., Any]


def rows_of(kind: str, new: Do, add_person: Do) -> tuple[str, str, list[Any], dict[str, Any]]:
    """The rows' field, who is named in them, three of them, and what the record has beside."""
    if kind == "training":
        people = [new("worker", name=name, station=TOWN) for name in ("丁一", "马二", "张三")]
        more = {"name": "岗前班", "theme": "induction", "held_on": "2022-02-02"}
        return "trainees", "worker", people, more
    people = [add_person(name) for name in ("丁一", "马二", "张三")]
    return "beneficiaries", "person", people, {
        "received_on": "2022-08-05", "giver": "粮店", "what": "大米", "station": TOWN
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["training", "resource"])
def test_everybody_named_is_counted(
    kind: str, new: Do, change: Do, values: Do, add_person: Do
) -> None:
    rows, name, people, more = rows_of(kind, new, add_person)
    named = {rows: [{name: each} for each in people[:2]]}
    said = refused(new, kind, **more, **named, headcount=1)
    assert "里写了 2 人，不能比这少" in said["headcount"]
    key = new(kind, **more, **named, headcount=2)
    assert set(refused(change, kind, key, headcount=1)) == {"headcount"}
    kept = values(kind, key)[rows]
    more_rows = [*kept, {name: people[2]}]
    assert set(refused(change, kind, key, **{rows: more_rows})) == {"headcount"}
    change(kind, key, **{rows: [kept[0], {name: people[2]}]})  # one for another
    change(kind, key, headcount=1, **{rows: kept[:1]})
    change(kind, key, headcount=None, **{rows: [kept[0], {"name": "外来的"}, {"name": "外来的"}]})


@pytest.mark.parametrize("kind", ["training", "resource"])
def test_nobody_is_named_twice(kind: str, new: Do, change: Do, values: Do, add_person: Do) -> None:
    rows, name, people, more = rows_of(kind, new, add_person)
    said = refused(new, kind, **more, **{rows: [{name: people[0]}, {name: people[0]}]})
    assert set(said) == {f"{rows}.1.{name}"}
    assert said[f"{rows}.1.{name}"].endswith("写了两次，请去掉一行")
    key = new(kind, **more, **{rows: [{name: each} for each in people[:2]]})
    kept = values(kind, key)[rows]
    change(kind, key, **{rows: [{name: people[1]}, {name: people[0]}]})  # told anew, without keys
    assert {row["key"] for row in values(kind, key)[rows]} == {row["key"] for row in kept}
    swapped = [{**kept[0], name: people[1]}, {**kept[1], name: people[0]}]
    change(kind, key, **{rows: swapped})
    freed = [{name: people[0]}, {**kept[1], name: people[2]}]
    change(kind, key, **{rows: freed})  # the other row has become somebody else's
    assert [row[name] for row in values(kind, key)[rows]] == [people[2], people[0]]
    row = {"training": "trainee", "resource": "beneficiary"}[kind]
    said = refused(new, row, **{kind: key, name: people[0]})
    assert set(said) == {name}
    assert said[name].endswith("请改那一行")
    first, second = values(kind, key)[rows]
    assert set(refused(change, row, first["key"], **{name: second[name]})) == {name}
    both = [{"key": first["key"], name: second[name]}, {"key": second["key"]}]
    assert set(refused(change, kind, key, **{rows: both})) == {f"{rows}.1.{name}"}


def test_a_goal_is_told_of_once_in_a_form(new: Do, change: Do, values: Do, add_person: Do) -> None:
    case = new("case", person=add_person("丁一"), station=TOWN, opened_on="2022-05-01")
    new("case_assessment", case=case, assessed_on="2022-05-01")
    plan = new("case_plan", case=case, planned_on="2022-05-02", goals=[{"goal": "按时到校"}])
    [goal] = values("case_plan", plan)["goals"]
    twice = [{"goal": goal["key"], "percent": 10}, {"goal": goal["key"], "percent": 90}]
    held = {"case": case, "held_on": "2022-05-10"}
    said = refused(new, "session", **held, progress=twice)
    assert said == {"progress.1.goal": "目标写了两次，请去掉一行"}
    key = new("session", **held, progress=twice[:1])
    assert set(refused(new, "progress", session=key, goal=goal["key"])) == {"goal"}


@pytest.mark.parametrize(("kind", "row"), [("training", "trainee"), ("resource", "beneficiary")])
def test_a_row_saved_by_itself_is_counted_too(kind: str, row: str, new: Do, add_person: Do) -> None:
    rows, name, people, more = rows_of(kind, new, add_person)
    key = new(kind, **more, **{rows: [{name: people[0]}]}, headcount=1)
    assert set(refused(new, row, **{kind: key, name: people[1]})) == {"headcount"}


def test_of_two_scales_of_a_name_none_is_lost(new: Do, add_person: Do) -> None:
    case = new("case", person=add_person("丁一"), station=TOWN, opened_on="2022-05-01")
    new("case_assessment", case=case, assessed_on="2022-05-01")
    new("case_plan", case=case, planned_on="2022-05-02")
    new("session", case=case, held_on="2022-05-03")
    scales = [{"scale": "GDS", "before": "20"}, {"scale": "GDS ", "before": "3"}]
    said = refused(
        new,
        "case_evaluation",
        case=case,
        evaluated_on="2022-06-01",
        worker_view="好",
        scales=scales,
    )
    assert said == {"scales.1.scale": "量表写了两次，请去掉一行"}


def test_goals_that_are_told_anew_stay_the_same(
    new: Do, change: Do, values: Do, add_person: Do
) -> None:
    case = new("case", person=add_person("丁一"), station=TOWN, opened_on="2022-05-01")
    new("case_assessment", case=case, assessed_on="2022-05-01")
    goals = [{"goal": "按时到校"}, {"goal": "会做饭"}]
    plan = new("case_plan", case=case, planned_on="2022-05-02", goals=goals)
    kept = [row["key"] for row in values("case_plan", plan)["goals"]]
    new("session", case=case, held_on="2022-05-03", progress=[{"goal": kept[0], "percent": 20}])
    change("case_plan", plan, goals=[{**goals[0], "need": "上学"}, goals[1]])
    assert [row["key"] for row in values("case_plan", plan)["goals"]] == kept


def test_nobody_goes_along_with_oneself(
    new: Do, change: Do, values: Do, add_person: Do, add_visit: Do
) -> None:
    one, mate = (new("worker", name=name, station=TOWN) for name in ("王社工", "林社工"))
    said = refused(add_visit, add_person(), worker=one, colleagues=[{"worker": one}])
    assert said == {"colleagues.0.worker": "这位就是走访人，请另选同访的社工"}
    key = add_visit(add_person(), worker=one, colleagues=[{"worker": mate}])
    said = refused(change, "visit", key, worker=mate)
    assert said == {"worker": "这位已写在同访社工里，请从同访里去掉，或另选走访人"}
    [row] = values("visit", key)["colleagues"]
    change("visit", key, worker=mate, colleagues=[{**row, "worker": one}])


@pytest.mark.parametrize("kind", ["session", "group_session", "event"])
def test_how_long_it_was_follows_again_where_it_was_left_empty(
    kind: str, new: Do, change: Do, values: Do, add_person: Do
) -> None:
    here: dict[str, Any] = {"held_on": "2022-08-05"}
    if kind == "session":
        here["case"] = new("case", station=TOWN, person=add_person(), opened_on="2022-05-01")
    elif kind == "group_session":
        here["group"] = new("group", name="手工小组", station=TOWN)
    else:
        here |= {"name": "夜谈", "station": TOWN}
    times = {"started_at": "09:00", "ended_at": "10:30"}
    key = new(kind, **here, **times, minutes=None)  # as a form sends it
    assert values(kind, key)["minutes"] == 90
    change(kind, key, minutes=30)
    change(kind, key, minutes=None)
    assert values(kind, key)["minutes"] == 90
    change(kind, key, ended_at=None, minutes=None)
    assert values(kind, key)["minutes"] is None
