"""What is done with stays as it is, and what is approved is what was read."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from qianshou_desktop.actions import approvals, common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.user import User
from qianshou_desktop.store.db import Session
from tests.conftest import TOWN, USER

Do = Callable[..., Any]
GOAL = {"goal": "每周通一次电话"}


@pytest.fixture
def keep(performer: Performer) -> Do:
    """Save a record; returns its key."""
    return lambda kind, key=None, /, **values: performer.do(common.save, kind, values, key)


@pytest.fixture
def case(keep: Do, add_person: Do) -> int:
    return keep("case", person=add_person(), station=TOWN, opened_on="2022-05-01")


@pytest.fixture
def plan(keep: Do, case: int) -> int:
    keep("case_assessment", case=case, assessed_on="2022-05-02")
    return keep("case_plan", case=case, planned_on="2022-05-03", aim="不再孤单", goals=[GOAL])


def state(performer: Performer, kind: str, key: int) -> tuple[Any, ...]:
    values = performer.ask(common.load, kind, key).values
    return tuple(values[n] for n in ("form_state", "reviewer", "reviewed_on", "review_note"))


def problems(do: Do, *given: Any, **values: Any) -> dict[str, str]:
    with pytest.raises(Rejected) as told:
        do(*given, **values)
    return dict(told.value.problems)


def rows(performer: Performer, plan: int) -> list[dict[str, Any]]:
    return list(performer.ask(common.load, "case_plan", plan).values["goals"])


@pytest.mark.parametrize(
    "change",
    [
        lambda mine: {"aim": "常出门"},
        lambda mine: {"goals": [{**mine[0], "goal": "每天通一次电话"}]},
        lambda mine: {"goals": [*mine, {"goal": "每天出门"}]},
        lambda mine: {"goals": []},
    ],
)
def test_an_approval_falls_with_a_change(
    change: Do, performer: Performer, keep: Do, plan: int
) -> None:
    performer.do(approvals.approve, "case_plan", plan, "同意")
    kept = state(performer, "case_plan", plan)
    mine = rows(performer, plan)
    keep("case_plan", plan, aim="不再孤单", goals=mine, supervisor_opinion="注意频率")
    assert state(performer, "case_plan", plan) == kept, "nothing of what was approved is another"
    keep("case_plan", plan, **change(mine))
    assert state(performer, "case_plan", plan) == ("submitted", None, None, None)


def test_an_approval_given_with_a_change_is_of_the_changed(
    performer: Performer, keep: Do, plan: int
) -> None:
    given = {
        "form_state": "reviewed",
        "reviewer": USER,
        "reviewed_on": performer.today(),
        "goals": [{"goal": "每天出门"}],
    }
    keep("case_plan", plan, aim="常出门", **given)
    assert state(performer, "case_plan", plan)[:2] == ("reviewed", USER)


def test_a_case_goes_on_though_its_intake_is_approved(
    performer: Performer, keep: Do, case: int
) -> None:
    performer.do(approvals.approve, "case", case)
    keep("case", case, request="夜里睡不着")
    assert state(performer, "case", case)[0] == "submitted"
    performer.do(approvals.approve, "case", case)
    keep("case", case, closed_on="2022-06-01", reason="迁出")
    assert state(performer, "case", case)[0] == "reviewed"


def test_what_is_archived_is_not_changed(performer: Performer, keep: Do, plan: int) -> None:
    keep("case_plan", plan, form_state="archived")
    mine = rows(performer, plan)
    said = problems(keep, "case_plan", plan, aim="常出门")
    assert "已归档" in said["form_state"]
    for goals in ([{**mine[0], "goal": "每天出门"}], [], [*mine, {"goal": "每天出门"}]):
        assert "已归档" in "".join(problems(keep, "case_plan", plan, goals=goals).values())
    assert "已归档" in "".join(problems(performer.do, common.remove, "case_plan", plan).values())
    for said in ({"review_note": "改"}, {"supervisor_opinion": "改"}, {"reviewer": USER},
                 {"form_state": "draft", "aim": "常出门"}, {"form_state": "draft", "goals": []}):  # fmt: skip
        assert "已归档" in "".join(problems(keep, "case_plan", plan, **said).values())
    performer.role = "station"
    assert "已归档" in problems(keep, "case_plan", plan, form_state="draft")["form_state"]
    performer.role = "county"
    keep("case_plan", plan, form_state="draft")
    keep("case_plan", plan, aim="常出门")
    assert state(performer, "case_plan", plan)[0] == "draft"
    fresh = keep("visit", person=1, station=TOWN, visited_on="2022-08-01", form_state="archived",
                 colleagues=[{"worker": keep("worker", name="王社工", station=TOWN)}])  # fmt: skip
    assert state(performer, "visit", fresh)[0] == "archived"


def test_what_is_approved_is_sent_back_before_it_is_removed(
    performer: Performer, add_person: Do, add_visit: Do
) -> None:
    key = add_visit(add_person())
    performer.do(approvals.approve, "visit", key)
    assert "退回" in "".join(problems(performer.do, common.remove, "visit", key).values())
    performer.do(approvals.send_back, "visit", key, "重写")
    performer.do(common.remove, "visit", key)


def test_what_was_written_in_a_case_stays_once_it_is_closed(
    performer: Performer, keep: Do, case: int
) -> None:
    tasks = [{"task": "每天走一走"}]
    key = keep("session", case=case, held_on="2022-05-10", facts="来了", tasks=tasks)
    closing = keep("case_closing", case=case, closed_on="2022-06-01", cause="moved")
    said = problems(keep, "session", key, facts="没来")
    assert "已于 2022-06-01 结案" in said["facts"]
    assert "结案" in problems(keep, "session", key, tasks=[])["tasks"]
    assert "结案" in "".join(problems(performer.do, common.remove, "session", key).values())
    performer.do(approvals.approve, "session", key)
    keep("session", key, review_note="记得及时")
    keep("session", case=case, held_on="2022-05-20", facts="补记", tasks=tasks)  # it was held
    keep("case_closing", closing, changes="好多了")
    performer.do(common.remove, "case_closing", closing)
    keep("case", case, closed_on=None)
    keep("session", key, facts="没来")


def test_the_intake_of_a_closed_case_stays_until_it_is_reopened(
    performer: Performer, keep: Do, case: int
) -> None:
    closing = keep("case_closing", case=case, closed_on="2022-06-01", cause="moved")
    [skip, *_] = performer.ask(common.find, "stage_skip")
    worker = keep("worker", name="王社工", station=TOWN)
    for name, value in (("request", "改"), ("opened_on", "2022-05-02"), ("items", ["A1"]), ("skips", []),
                        ("reason", "迁往宜昌"), ("worker", worker)):  # fmt: skip
        assert "已于 2022-06-01 结案" in problems(keep, "case", case, **{name: value})[name]
    assert "结案" in "".join(problems(performer.do, common.remove, "stage_skip", skip).values())
    assert problems(keep, "stage_skip", skip, reason="改")
    keep("case", case, supervisor_opinion="同意结案")
    later = keep("follow_up", case=case, done_on="2022-07-01", state="安好")
    assert "跟进记录" in "".join(
        problems(performer.do, common.remove, "case_closing", closing).values()
    )
    performer.do(common.remove, "follow_up", later)
    performer.do(common.remove, "case_closing", closing)
    keep("case", case, closed_on=None, request="改")
    assert (
        list(performer.ask(common.find, "stage_skip")) == []
    )  # what the closing gave as its reason


def test_nobody_follows_up_what_is_reopened(keep: Do, case: int) -> None:
    keep("case", case, closed_on="2022-06-01", reason="迁出", request="补写")
    keep("follow_up", case=case, done_on="2022-07-01", state="安好")
    assert "跟进记录" in problems(keep, "case", case, closed_on=None)["closed_on"]


def test_a_case_in_the_archive_stays_as_it_is(performer: Performer, keep: Do, case: int) -> None:
    closing = keep("case_closing", case=case, closed_on="2022-06-01", cause="moved")
    keep("case", case, form_state="archived")
    for name, value in (("reason", "别的"), ("worker", keep("worker", name="王社工", station=TOWN)),
                        ("closed_on", None), ("stage", "plan")):  # fmt: skip
        assert "已归档" in problems(keep, "case", case, **{name: value})["form_state"]
    assert "已归档" in "".join(
        problems(performer.do, common.remove, "case_closing", closing).values()
    )
    assert problems(keep, "case_closing", closing, closed_on="2022-06-02")
    assert problems(keep, "session", case=case, held_on="2022-05-20")
    keep(
        "follow_up", case=case, done_on="2022-07-01", state="安好"
    )  # what comes after the closing goes on
    referral = {"receiver": "县医院", "cause": "expert", "agreed": True}
    assert problems(keep, "referral", case=case, referred_on="2022-05-20", **referral)
    keep("case", case, form_state="draft")
    keep("case", case, supervisor_opinion="同意")


def test_a_group_in_the_archive_stays_as_it_is(performer: Performer, keep: Do) -> None:
    group = keep("group", name="手工小组", station=TOWN)
    held = keep("group_session", group=group, held_on="2022-05-20")
    keep("group", group, form_state="archived")
    for kind, day in (("group_session", "held_on"), ("group_summary", "summed_on")):
        said = problems(keep, kind, group=group, **{day: "2022-05-27"})
        assert "小组" in said[day]
        assert "已归档" in said[day]
    assert problems(keep, "group_session", held, theme="剪纸")
    assert problems(performer.do, common.remove, "group_session", held)
    keep("group", group, form_state="draft")
    keep("group_session", held, theme="剪纸")


def test_what_is_entered_after_the_closing_is_mended_while_the_day_lasts(
    performer: Performer, keep: Do, case: int, set_clock: Do
) -> None:
    early = keep("session", case=case, held_on="2022-05-10", facts="来了")
    keep("case_closing", case=case, closed_on="2022-06-01", cause="moved")
    late = keep("session", case=case, held_on="2022-05-20", facts="来", tasks=[{"task": "走"}])
    keep("session", late, facts="来了", tasks=[{"task": "走一走"}])
    assert problems(keep, "session", early, facts="没来")
    set_clock("2022-09-16T09:00")
    assert problems(keep, "session", late, facts="没来")


def test_nothing_is_torn_off_what_is_done_with(
    performer: Performer, keep: Do, case: int, add_person: Do
) -> None:
    """A session, or its task, does not leave a closed case or an archived paper for another."""
    other = keep("case", person=add_person("王桂兰"), station=TOWN, opened_on="2022-05-01")
    free = keep("session", case=other, held_on="2022-05-02")
    session = keep("session", case=case, held_on="2022-05-02", tasks=[{"task": "每天量血压"}])
    [task] = performer.ask(common.find, "session_task")
    keep("session", session, form_state="archived")
    assert "已归档" in problems(keep, "session_task", task, session=free)["session"]
    second = keep("session", case=case, held_on="2022-05-03")
    keep("case_closing", case=case, closed_on="2022-05-04", cause="moved", changes="迁出")
    assert "结案" in problems(keep, "session", second, case=other)["case"]


def test_nobody_else_stands_on_what_is_put_into_the_archive(keep: Do, case: int) -> None:
    given = {"case": case, "held_on": "2022-05-02", "form_state": "archived"}
    named = {"reviewer": "督导员", "reviewed_on": "2022-05-03"}
    assert "不能代填" in problems(keep, "session", **given, **named)["reviewer"]
    keep("session", **given)


def test_a_paper_of_a_closed_case_may_still_be_submitted(
    performer: Performer, keep: Do, case: int
) -> None:
    session = keep("session", case=case, held_on="2022-05-02")
    keep("case_closing", case=case, closed_on="2022-05-04", cause="moved", changes="迁出")
    performer.do(approvals.submit, "session", session)
    assert state(performer, "session", session)[0] == "submitted"


@pytest.mark.parametrize(
    ("kind", "values", "change"),
    [
        ("person", {"name": "李秀英", "township": TOWN}, {"ties": [{"name": "邻居张婶"}]}),
        ("household", {"head": "李秀英", "township": TOWN}, {"members": [{"name": "李小二"}]}),
        ("volunteer", {"name": "钱乙", "station": TOWN}, {"phone": "13800001234"}),
        ("worker", {"name": "王社工", "station": TOWN}, {"phone": "13800001234"}),
    ],
)
def test_a_register_is_kept_up_in_the_archive_too(
    kind: str, values: dict[str, Any], change: dict[str, Any], performer: Performer, keep: Do
) -> None:
    key = keep(kind, **values, form_state="archived")
    performer.role = "station"
    keep(kind, key, **change)
    assert state(performer, kind, key)[0] == "archived"


def test_an_archived_volume_is_lent_and_comes_back(performer: Performer, keep: Do) -> None:
    shelved = {"title_text": "卷", "station": TOWN, "filed_on": "2022-08-01"}
    volume = keep("volume", **shelved, form_state="archived")
    performer.role = "station"
    keep("volume", volume, loans=[{"borrower": "王社工", "borrowed_on": "2022-08-02"}])
    [loan] = performer.ask(common.find, "volume_loan")
    keep("volume_loan", loan, returned_on="2022-08-03")
    said = problems(keep, "volume", volume, papers=[{"name": "接案登记表"}])
    assert "已归档" in "".join(said.values())
    assert state(performer, "volume", volume)[0] == "archived"


def test_where_there_is_no_user_of_the_county_the_station_undoes_an_archive(
    performer: Performer, keep: Do, plan: int
) -> None:
    keep("case_plan", plan, form_state="archived")

    def hand_over(s: Session) -> None:
        for user in s.scalars(select(User)):
            user.role = "station"

    performer.do(hand_over)
    performer.role = "station"
    said = problems(keep, "case_plan", plan, aim="常出门")["form_state"]
    assert "请先把状态改回草稿" in said
    keep("case_plan", plan, form_state="draft")
    keep("case_plan", plan, aim="常出门")
