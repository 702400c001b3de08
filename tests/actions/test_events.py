"""Events: a new one like a former one, volunteers' hours, the draft; to-dos and lent volumes."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import archive, common, events, todos, volunteers
from qianshou_desktop.actions.perform import Performer
from tests.conftest import TOWN

Add = Callable[..., int]


@pytest.fixture
def add_event(performer: Performer) -> Add:
    """Save an event; returns the key."""

    def add(name: str = "重阳敬老", **values: Any) -> int:
        given = {"name": name, "station": TOWN, "held_on": "2022-09-04", **values}
        return performer.do(common.save, "event", given)

    return add


@pytest.fixture
def serve(performer: Performer) -> Add:
    """Hours that a new volunteer gave at an event; returns the volunteer's key."""

    def add(event: int, hours: float, volunteer: int | None = None, **more: Any) -> int:
        given = {"name": "周志愿", "joined_on": "2022-01-01"}
        key = volunteer or performer.do(common.save, "volunteer", given)
        begun = performer.ask(events.carried, event)
        values = {**begun, "event": event, "volunteer": key, "hours": hours, **more}
        performer.do(common.save, "volunteer_service", values)
        return key

    return add


# ---- events ----------------------------------------------------------------------------------------------


def test_a_copy_takes_the_plan_and_leaves_what_came_of_it(
    performer: Performer, add_event: Add
) -> None:
    flow = [{"step": "签到", "time": "09:00"}, {"step": "义诊"}]
    plan = {"place": "社区广场", "items": ["E3"], "expected": 50, "flow": flow, "purpose": "敬老",
            "costs": [{"thing": "折页", "amount_fen": 20000}]}  # fmt: skip
    done = {"headcount": 32, "elders": 30, "process": "顺利", "spent_fen": 100, "reviewer": "陈"}
    key = add_event(**plan, **done)
    copied = performer.ask(events.copy, key)
    made = performer.do(common.save, "event", {**copied, "held_on": "2022-10-01"})
    values = performer.ask(common.load, "event", made).values
    assert [row["step"] for row in values["flow"]] == ["签到", "义诊"]
    assert [row["thing"] for row in values["costs"]] == ["折页"]
    assert (values["place"], values["items"], values["expected"]) == ("社区广场", ["E3"], 50)
    assert {values[name] for name in done} == {None}
    assert values["state"] == "planned"
    old = performer.ask(common.load, "event", key).values
    assert len(old["flow"]) == 2, "the rows of the former one are its own"
    assert old["number"] != values["number"]


def test_the_last_one_that_was_held(performer: Performer, add_event: Add) -> None:
    assert performer.ask(events.latest) is None
    key = add_event(held_on="2022-09-01")
    add_event(held_on="2022-08-01")
    add_event(held_on="2022-09-10", state="cancelled")
    add_event(held_on="2022-12-01", state="planned")
    assert performer.ask(events.latest) == key


@pytest.mark.parametrize(("minutes", "hours"), [(120, 2), (100, 1.75), (5, 0.25), (None, None)])
def test_hours_begin_with_the_length_in_quarters(
    minutes: int | None, hours: float | None, performer: Performer, add_event: Add
) -> None:
    begun = performer.ask(events.carried, add_event(minutes=minutes))
    assert begun.get("hours") == hours
    assert begun["content"] == "重阳敬老"


def test_volunteers_are_counted_once_and_their_hours_added(
    performer: Performer, add_event: Add, serve: Add
) -> None:
    key, other = add_event(), add_event("别的")
    volunteer = serve(key, 1.5)
    serve(key, 0.5, volunteer, served_on="2022-09-05")
    serve(key, 2)
    serve(other, 8)
    assert performer.ask(volunteers.served, key) == (2, 4.0)


def test_the_draft_tells_what_is_known(performer: Performer, add_event: Add, serve: Add) -> None:
    key = add_event(
        place="社区广场", started_at="14:30", purpose="弘扬敬老风气。", headcount=32, elders=30,
        effect="老人都说好", flow=[{"step": "签到"}, {"step": "义诊"}], role="assist",
    )  # fmt: skip
    serve(key, 2)
    text = performer.ask(events.draft, key)
    assert text.splitlines() == [
        "重阳敬老",
        "",
        (
            "　　2022年9月4日下午，宜都市枝城镇社会工作服务站在社区广场协助开展“重阳敬老”活动。"
            "活动旨在弘扬敬老风气。"
        ),
        "　　活动依次进行了签到、义诊。",
        "　　活动共服务 32 人次，其中老年人 30 人次。1 名志愿者参与服务，服务 2 小时。",
        "　　老人都说好。",
    ]


def test_the_draft_of_a_bare_event_is_one_sentence(performer: Performer, add_event: Add) -> None:
    lines = performer.ask(events.draft, add_event()).splitlines()
    assert lines[2:] == ["　　2022年9月4日，宜都市枝城镇社会工作服务站开展“重阳敬老”活动。"]


# ---- to-dos and volumes ----------------------------------------------------------------------------------


def test_a_todo_is_done_today_and_leads_to_its_source(
    performer: Performer, add_person: Add, add_visit: Add
) -> None:
    visit = add_visit(add_person(), medicine="amiss")
    (key,) = performer.ask(common.find, "todo")
    assert performer.ask(todos.source, key) == ("visit", visit)
    performer.do(todos.finish, key, "送了药盒")
    values = performer.ask(common.load, "todo", key).values
    assert (values["done_on"], values["result"]) == (performer.today(), "送了药盒")


def test_a_todo_whose_source_is_gone_leads_nowhere(performer: Performer) -> None:
    typed = performer.do(common.save, "todo", {"content": "买药"})
    gone = {"content": "看看", "about": "ab" * 16, "kind": "visit"}
    lost = performer.do(common.save, "todo", gone)
    assert performer.ask(todos.source, typed) is None
    assert performer.ask(todos.source, lost) is None


def test_a_list_in_an_order_has_those_without_at_its_end(performer: Performer) -> None:
    late, none, soon = (
        performer.do(common.save, "todo", {"content": "事", "due_on": day})
        for day in ("2022-10-01", None, "2022-09-20")
    )
    assert list(performer.ask(common.find, "todo", order="due_on")) == [soon, late, none]
    down = performer.ask(common.find, "todo", order="due_on", descending=True)
    assert list(down) == [late, soon, none]


def test_volumes_that_are_out_those_overdue_first(performer: Performer) -> None:
    def lend(title: str, **loan: Any) -> None:
        loans = [{"borrower": "王五", "borrowed_on": "2022-08-01", **loan}]
        given = {"title_text": title, "station": TOWN, "filed_on": "2022-07-01", "loans": loans}
        performer.do(common.save, "volume", given)

    lend("无期")
    lend("未到", due_on="2022-09-15")
    lend("逾期", due_on="2022-09-14")
    lend("已还", due_on="2022-09-01", returned_on="2022-08-20")
    found = performer.ask(archive.lent)
    assert [(loan.title, loan.overdue) for loan in found] == [
        ("逾期", True),
        ("未到", False),
        ("无期", False),
    ]
