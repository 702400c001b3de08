"""A case that is mended afterwards: its closing's cause, what a closing gave as a reason, forms that are
taken out, numbers, who signs."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest

from qianshou_desktop.actions import cases, casework, common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from tests.conftest import TOWN

Do = Callable[..., Any]


@dataclass
class Put:
    """Saves forms of one case, or the case itself."""

    performer: Performer
    key: int

    def __call__(self, kind: str, **given: Any) -> int:
        own = kind == "case"
        mine = given if own else {"case": self.key, **given}
        return self.performer.do(common.save, kind, mine, self.key if own else None)


@pytest.fixture
def put(performer: Performer, opened: Do) -> Put:
    return Put(performer, opened(opened_on="2022-05-01"))


def refused(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(Rejected) as found:
        act()
    return found.value.problems


def values(performer: Performer, kind: str, key: int) -> dict[str, Any]:
    return performer.ask(common.load, kind, key).values


def steps(performer: Performer, key: int) -> dict[str, str]:
    return {each.stage: each.state for each in performer.ask(casework.steps, key)}


# ---- what a closing says ---------------------------------------------------------------------------------


def test_a_closing_is_not_mended_into_goals_reached_that_nobody_scored(
    put: Put, performer: Performer
) -> None:
    form = put("case_closing", closed_on="2022-05-30", cause="lost", follow_every="none")
    said = refused(lambda: performer.do(common.save, "case_closing", {"cause": "attained"}, form))
    assert "预估、计划、介入、评估还没有做" in said["cause"]
    performer.do(common.save, "case_closing", {"cause": "moved"}, form)
    case = values(performer, "case", put.key)
    assert case["reason"] == "迁出"
    assert {row["reason"] for row in case["skips"]} == {"迁出"}


def test_what_a_closing_gave_as_its_reason_goes_with_it(put: Put, performer: Performer) -> None:
    key = put.key
    put("case_assessment", assessed_on="2022-05-02", conclusion="需陪伴", risk="normal")
    performer.do(cases.skip, key, "plan", "只需陪伴")
    form = put("case_closing", closed_on="2022-05-30", cause="lost", follow_every="none")
    assert steps(performer, key)["intervention"] == "skipped"
    performer.do(common.remove, "case_closing", form)
    put("case", closed_on=None)
    case = values(performer, "case", key)
    assert (case["stage"], case["reason"]) == ("assessment", None)
    assert [(row["stage"], row["reason"]) for row in case["skips"]] == [("plan", "只需陪伴")]
    form = {"case": key, "evaluated_on": "2022-05-30", "worker_view": "好"}
    said = refused(lambda: performer.do(common.save, "case_evaluation", form))
    assert "介入还没有做" in said["case"]


def test_a_reason_that_a_case_went_on_for_is_not_taken_elsewhere(
    put: Put, performer: Performer, opened: Do
) -> None:
    key = put.key
    other = opened(name="李四")
    performer.do(cases.skip, key, "assessment", "县里已做过")
    put("case_plan", planned_on="2022-05-03", aim="恢复")
    [skip] = performer.ask(common.find, "stage_skip", where={"case": key})
    for moved in ({"case": other}, {"stage": "evaluation"}):
        said = refused(partial(performer.do, common.save, "stage_skip", moved, skip))
        assert "原因要留着" in next(iter(said.values())), moved
    performer.do(common.save, "stage_skip", {"reason": "指导中心做过"}, skip)


def test_a_case_set_on_by_hand_stands_no_further_than_its_forms(
    put: Put, performer: Performer
) -> None:
    key = put.key
    put("case_assessment", assessed_on="2022-05-02", conclusion="需陪伴", risk="normal")
    plan = put("case_plan", planned_on="2022-05-03", aim="恢复")
    session = put("session", held_on="2022-05-10", facts="谈")
    put("case", stage="evaluation")
    performer.do(common.remove, "session", session)
    assert values(performer, "case", key)["stage"] == "intervention"
    performer.do(common.remove, "case_plan", plan)
    assert values(performer, "case", key)["stage"] == "plan"


def test_a_case_that_another_goes_on_with_stays_closed_before_it(
    put: Put, performer: Performer
) -> None:
    key = put.key
    form = put("case_closing", closed_on="2022-05-30", cause="lost", follow_every="none")
    person = values(performer, "case", key)["person"]
    after = {"person": person, "station": TOWN, "opened_on": "2022-06-06", "continues": key}
    performer.do(common.save, "case", after)
    later = {"closed_on": "2022-06-10"}
    assert "closed_on" in refused(lambda: performer.do(common.save, "case_closing", later, form))
    performer.do(common.save, "case_closing", {"closed_on": "2022-06-05"}, form)
    performer.do(common.remove, "case_closing", form)
    assert "接着这件办" in refused(lambda: put("case", closed_on=None))["closed_on"]


def test_nobody_asks_after_the_dead(put: Put, performer: Performer) -> None:
    def waiting() -> list[int]:
        found = performer.ask(common.find, "todo", where={"mark": "follow", "done_on": None})
        return list(found)

    key = put.key
    form = put("case_closing", closed_on="2022-05-30", cause="asked", follow_every="monthly")
    assert len(waiting()) == 1
    performer.do(common.save, "case_closing", {"cause": "died"}, form)
    assert waiting() == []
    performer.do(common.save, "case_closing", {"cause": "asked"}, form)
    assert len(waiting()) == 1
    person = values(performer, "case", key)["person"]
    performer.do(common.save, "person", {"left_on": "2022-06-10", "left_reason": "died"}, person)
    assert waiting() == []


# ---- numbers and what is carried ---------------------------------------------------------------------------


def test_no_gap_is_left_where_a_session_is_taken_out(put: Put, performer: Performer) -> None:
    def numbers() -> list[tuple[str, int]]:
        keys = performer.ask(common.find, "session", order="held_on")
        found = [values(performer, "session", key) for key in keys]
        return [(str(each["held_on"])[5:], each["nth"]) for each in found]

    days = ("2022-05-10", "2022-05-11", "2022-05-12")
    keys = [put("session", held_on=day, facts="谈") for day in days]
    performer.do(common.remove, "session", keys[1])
    assert numbers() == [("05-10", 1), ("05-12", 2)]
    performer.undo()
    assert numbers() == [("05-10", 1), ("05-11", 2), ("05-12", 3)]
    [back] = performer.ask(common.find, "session", where={"nth": 2})
    performer.do(common.remove, "session", back)
    put("session", held_on="2022-05-11", facts="谈")
    assert numbers() == [("05-10", 1), ("05-11", 2), ("05-12", 3)]


def test_progress_is_carried_from_the_last_word_on_each_goal(
    put: Put, performer: Performer
) -> None:
    key = put.key
    put("case_assessment", assessed_on="2022-05-02", conclusion="需陪伴", risk="normal")
    goals = [{"goal": "每周出门"}, {"goal": "按时吃药"}]
    plan = put("case_plan", planned_on="2022-05-03", aim="恢复", goals=goals)
    first, second = performer.ask(common.find, "goal", where={"case_plan": plan})
    put("session", held_on="2022-05-10", progress=[{"goal": first, "percent": 30}])
    put("session", held_on="2022-05-17", progress=[{"goal": second, "percent": 50}])
    put("session", held_on="2022-05-24", facts="没有谈目标")
    begun = performer.ask(cases.carried, "session", key)
    assert {row["goal"]: row["percent"] for row in begun["progress"]} == {first: 30, second: 50}
    rows = performer.ask(cases.carried, "case_evaluation", key)["attainments"]
    assert {row["goal"]: row["score"] for row in rows} == {first: 2, second: 3}


# ---- who signs -------------------------------------------------------------------------------------------


def test_a_child_signs_nothing_alone(performer: Performer, opened: Do) -> None:
    key = opened(name="小明", born_on="2012-05-01", opened_on="2022-05-01")
    day = "2022-05-20"
    for kind, form, name in (
        ("referral", {"referred_on": day, "receiver": "县医院", "cause": "expert", "agreed": True}, "agreed_by"),
        ("case_closing", {"closed_on": day, "cause": "lost", "client_signed_on": day}, "client_signer"),
    ):  # fmt: skip
        given = {"case": key, **form}
        said = refused(partial(performer.do, common.save, kind, {**given, name: "小明"}))
        assert "监护人" in said[name]
        performer.do(common.save, kind, {**given, name: "小明之父"})


@pytest.mark.parametrize(
    ("form", "held"),
    [
        ({"scopes": ["filing"]}, True),
        ({"scopes": ["photo"]}, False),
        ({"scopes": ["filing"], "withdrawn_on": "2022-05-03"}, False),
        ({"withdrawn_on": "2022-05-03"}, False),
    ],
)
def test_a_guardian_s_consent_counts_while_it_stands(
    performer: Performer, opened: Do, form: dict[str, Any], *, held: bool
) -> None:
    key = opened(name="小明", born_on="2012-05-01", opened_on="2022-05-05")
    person = values(performer, "case", key)["person"]
    signed = {"person": person, "signed_on": "2022-05-01", "guardian": "小明之父", **form}
    performer.do(common.save, "consent", signed)
    if held:
        performer.do(common.save, "case", {"agreed": True}, key)
    else:
        assert set(refused(lambda: performer.do(common.save, "case", {"agreed": True}, key))) == {
            "agreed"
        }


def test_a_consent_that_another_paper_took_back_counts_no_more(
    performer: Performer, opened: Do
) -> None:
    key = opened(name="小明", born_on="2012-05-01", opened_on="2022-05-20")
    person = values(performer, "case", key)["person"]
    signed = {"person": person, "guardian": "小明之父", "scopes": ["filing", "casework"]}
    performer.do(common.save, "consent", {**signed, "signed_on": "2022-05-01"})
    back = {**signed, "signed_on": "2022-05-02", "withdrawn_on": "2022-05-10"}
    performer.do(common.save, "consent", back)
    assert set(refused(lambda: performer.do(common.save, "case", {"agreed": True}, key))) == {
        "agreed"
    }
    performer.do(common.save, "consent", {**signed, "signed_on": "2022-05-15"})
    performer.do(common.save, "case", {"agreed": True}, key)


def test_rows_come_back_in_their_own_order(put: Put, performer: Performer) -> None:
    needs = [{"need": f"需求{at}"} for at in range(4)]
    key = put(
        "case_assessment", assessed_on="2022-05-02", conclusion="需陪伴", risk="normal", needs=needs
    )
    performer.do(common.remove, "case_assessment", key)
    performer.undo()
    [back] = performer.ask(common.find, "case_assessment")
    rows = values(performer, "case_assessment", back)["needs"]
    assert [row["need"] for row in rows] == [row["need"] for row in needs]
