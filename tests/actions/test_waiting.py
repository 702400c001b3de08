"""What waits to be done: made from what forms say, once, where the person is, and gone with its cause."""

from collections.abc import Callable
from datetime import date
from typing import Any

from qianshou_desktop.actions import (
    common,
    overview,
    persons,
    todos,
)
from qianshou_desktop.actions.perform import Performer
from tests.conftest import TOWN

Do = Callable[..., Any]
NEXT = "420581105"


def station(performer: Performer, code: str) -> int:
    found: int = performer.ask(common.find, "station", where={"code": code})[0]
    return found


def test_what_was_agreed_on_stands_among_the_things_to_do(
    new: Do, change: Do, case: Do, performer: Performer
) -> None:
    def told() -> list[tuple[str, str]]:
        found = performer.ask(overview.overview, "2022-09").todos
        return [(each.text, each.remark) for each in found]

    key = case()
    first = new("session", case=key, held_on="2022-09-01", next_on="2022-09-14",
                tasks=[{"task": "办残疾证", "doer": "本人", "due_on": "2022-09-10"}])  # fmt: skip
    check = new(
        "safety_check",
        station=TOWN,
        checked_on="2022-09-01",
        hazard="插座松动",
        mend_by="2022-09-05",
    )
    mail = new(
        "complaint", station=TOWN, received_on="2022-09-01", content="太远", due_on="2022-09-16"
    )
    assert told() == [
        ("整改安全隐患", "逾期 10 天"), ("约定任务：办残疾证（本人）", "逾期 5 天"),
        ("下次面谈", "逾期 1 天"), ("办理投诉", "09-16 前"),
    ]  # fmt: skip
    new("session", case=key, held_on="2022-09-14")
    change("safety_check", check, mended_on="2022-09-15")
    change("complaint", mail, handled_on="2022-09-15")
    assert told() == []
    assert first


def test_a_finding_is_asked_for_once_whichever_visit_goes(
    new: Do, change: Do, listed: Do, performer: Performer, add_person: Do
) -> None:
    def waiting() -> list[dict[str, Any]]:
        return [each for each in listed("todo") if not each["done_on"]]

    person = {"person": add_person("丁一"), "station": TOWN}
    late = new("visit", visited_on="2022-09-10", diet="amiss", **person)
    early = new("visit", visited_on="2022-09-03", diet="amiss", **person)
    assert len(waiting()) == 1
    performer.do(common.remove, "visit", late)
    [left] = waiting()
    assert left["due_on"] == "2022-09-10"
    again = new("visit", visited_on="2022-09-12", diet="amiss", **person)
    (key,) = performer.ask(common.find, "todo")
    performer.do(todos.finish, key)
    change("visit", again, note="另记一笔")
    assert waiting() == []
    performer.do(todos.reopen, key)
    change("visit", early, diet="fine")
    assert len(waiting()) == 1


def test_until_when_it_waits_goes_with_its_visit(
    new: Do, change: Do, values: Do, add_person: Do, performer: Performer
) -> None:
    """Unless somebody said another day, or it is done."""
    given = {"person": add_person("丁一"), "station": TOWN, "visited_on": "2022-09-01"}
    visit = new("visit", diet="amiss", home="amiss", mood="amiss", **given)

    def due() -> list[str]:
        return [str(values("todo", key)["due_on"]) for key in (diet, home, mood)]

    diet, home, mood = (
        performer.ask(common.find, "todo", where={"mark": mark})[0]
        for mark in ("diet", "home", "mood")
    )
    assert due() == ["2022-09-08"] * 3
    change("todo", home, due_on="2022-09-05")
    performer.do(todos.finish, mood)
    change("visit", visit, visited_on="2022-09-10")
    assert due() == ["2022-09-17", "2022-09-05", "2022-09-08"]
    change("visit", visit, next_on="2022-09-12")
    assert due() == ["2022-09-12", "2022-09-05", "2022-09-08"]
    change("visit", visit, visited_on="2022-09-11", note="另记一笔")
    assert due() == ["2022-09-12", "2022-09-05", "2022-09-08"]


def test_follow_ups_wait_by_what_is_there(
    new: Do, change: Do, listed: Do, case: Do, performer: Performer
) -> None:
    def due() -> list[str]:
        return sorted(f"{each['due_on']}" for each in listed("todo") if not each["done_on"])

    key = case()
    closing = new("case_closing", case=key, closed_on="2022-07-01", cause="moved", changes="好转",
                  follow_every="monthly", follow_until="2022-12-31")  # fmt: skip
    over = new("follow_up", case=key, done_on="2022-07-20", result="end", state="安好")
    assert due() == []
    performer.do(common.remove, "follow_up", over)
    assert due() == ["2022-08-01"]
    again = new("follow_up", case=key, done_on="2022-07-25", result="reopen", state="又困难")
    assert due() == ["2022-07-25"]
    change("follow_up", again, result="keep")
    assert due() == ["2022-08-25"]
    [waiting] = performer.ask(common.find, "todo")
    performer.do(todos.finish, waiting)
    change("case_closing", closing, changes="明显好转")
    assert due() == []


def test_a_follow_up_is_due_on_the_last_day_that_was_agreed_on(
    new: Do, listed: Do, case: Do
) -> None:
    new("case_closing", case=case(), closed_on="2022-07-01", cause="moved", changes="好转",
        follow_every="monthly", follow_until="2022-08-01")  # fmt: skip
    assert [each["due_on"] for each in listed("todo")] == ["2022-08-01"]


def test_an_old_visit_leaves_its_to_do_where_the_person_is(
    new: Do, change: Do, listed: Do, add_person: Do, performer: Performer
) -> None:
    change("station", station(performer, NEXT), state="built", opened_on="2022-01-01")
    person = add_person("丁一")
    visit = new("visit", person=person, station=TOWN, visited_on="2022-09-01", diet="amiss")
    performer.do(persons.move, person, station(performer, NEXT), None, date(2022, 9, 10), "")
    change("visit", visit, note="另记一笔")
    new("visit", person=person, station=TOWN, visited_on="2022-09-02", home="amiss")
    assert {each["station"] for each in listed("todo")} == {NEXT}


def test_a_visit_to_somebody_else_leaves_one_to_do_each(
    new: Do, change: Do, listed: Do, add_person: Do
) -> None:
    one, other = add_person("丁一"), add_person("马二")
    given = {"station": TOWN, "diet": "amiss"}
    first = new("visit", person=one, visited_on="2022-09-01", **given)
    new("visit", person=one, visited_on="2022-09-02", **given)
    change("visit", first, person=other)
    change("visit", first, person=one)
    assert len([each for each in listed("todo") if not each["done_on"]]) == 1


def test_a_task_waits_until_it_is_done_and_nobody_is_asked_of_the_gone(
    new: Do, change: Do, values: Do, case: Do, add_person: Do, performer: Performer
) -> None:
    def told() -> list[str]:
        return [each.text for each in performer.ask(overview.overview, "2022-09").todos]

    person = add_person("丁一")
    key = case(person=person)
    task = {"task": "办残疾证", "due_on": "2022-09-30", "result": "undone"}
    session = new("session", case=key, held_on="2022-09-01", tasks=[task])
    new("session", case=key, held_on="2022-09-05")
    assert told() == ["约定任务：办残疾证"]
    [row] = values("session", session)["tasks"]
    change("session", session, tasks=[{**row, "result": "done"}])
    assert told() == []
    change("session", session, tasks=[{**row, "result": None}])
    change("person", person, left_on="2022-09-10", left_reason="died")
    assert told() == []


def test_a_ticked_follow_up_does_not_come_back(
    new: Do, listed: Do, case: Do, performer: Performer
) -> None:
    key = case()
    new("case_closing", case=key, closed_on="2022-07-01", cause="moved", changes="好转",
        follow_every="monthly")  # fmt: skip
    [waiting] = performer.ask(common.find, "todo")
    performer.do(todos.finish, waiting)
    late = new("follow_up", case=key, done_on="2022-08-20", result="keep", state="安好")
    performer.do(common.remove, "follow_up", late)
    assert [each["due_on"] for each in listed("todo") if not each["done_on"]] == []


def test_each_case_of_a_station_says_its_next_step(
    new: Do, change: Do, case: Do, performer: Performer
) -> None:
    key = case()

    def step(code: str | None = TOWN) -> list[tuple[str, str, int | None]]:
        found = performer.ask(overview.overview, "2022-09", code).todos
        return [(each.text, each.kind, each.about) for each in found if each.kind == "case"]

    assert step() == [("个案下一步：写预估表", "case", key)]
    assert step(NEXT) == step(None) == []
    new("case_assessment", case=key, assessed_on="2022-09-02", conclusion="需陪伴", risk="normal")
    assert step()[0][0] == "个案下一步：写服务计划书"
    new("case_plan", case=key, planned_on="2022-09-03", aim="恢复", times=2)
    assert step()[0][0] == "个案下一步：做第一次面谈"
    new("session", case=key, held_on="2022-09-05", facts="谈")
    assert step()[0][0] == "个案下一步：约下次面谈"
    first = new("session", case=key, held_on="2022-09-06", facts="谈", next_on="2022-10-20")
    assert step()[0][0] == "个案下一步：做评估"
    plan = performer.ask(common.find, "case_plan")[0]
    change("case_plan", plan, times=3)
    assert step() == []  # the day is agreed on
    new("case_evaluation", case=key, evaluated_on="2022-09-10", worker_view="好")
    assert step()[0][0] == "个案下一步：办结案"
    change("case", key, closed_on="2022-09-12", reason="迁出")
    assert step() == []
    assert first


def test_whose_certificate_is_due_is_told_to_their_station(new: Do, performer: Performer) -> None:
    key = new("worker", name="李社工", station=TOWN, post="resident", joined_on="2020-11-01",
              works_since="2019-07-01", education="bachelor", major="社会工作", graduated_on="2019-06-20")  # fmt: skip

    def told(code: str | None) -> list[tuple[str, str, int | None]]:
        found = performer.ask(overview.overview, "2022-09", code).todos
        return [(each.person, each.signal, each.about) for each in found if each.kind == "worker"]

    assert told(TOWN) == [("李社工", "danger", key)]
    assert told(NEXT) == []
    assert told(None) == told(TOWN)
    new("certificate", worker=key, level="assistant", issued_on="2022-09-01")
    assert told(TOWN) == []
