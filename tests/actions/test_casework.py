"""A case goes through its stages one way, is closed once, and moves to another station by a form."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import casework, common, lines
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected, RejectedRows
from tests.actions.conftest import ANOTHER_GOAL, REFS

TOWN, OTHER = "420581104", "420581400"
THIRD = "420581103"
Do = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def change(performer: Performer) -> Do:
    def of(number: str, **values: Any) -> int:
        key = performer.ask(lambda s: common.find(s, "case", where={"number": number}))[0]
        return performer.do(common.save, "case", values, key)

    return of


@pytest.fixture
def case(listed: Do) -> Do:
    return lambda number: listed("case", number=number)[0]


def refused(act: Do, *given: Any, **values: Any) -> dict[str, str]:
    with pytest.raises((Rejected, RejectedRows)) as told:
        act(*given, **values)
    problems = told.value.problems
    return dict(problems.get(1, problems))  # type: ignore[call-overload]


def test_a_closed_case_is_at_its_closing(change: Do, case: Do) -> None:
    change("GA-甲", closed_on="2021-03-01", reason="外迁")
    assert case("GA-甲")["stage"] == "closing"
    assert len(case("GA-甲")["skips"]) == len(("评估", "计划", "介入", "评估效果"))
    assert "stage" in refused(change, "GA-甲", stage="intake")
    change("GA-甲", closed_on=None)
    assert case("GA-甲")["stage"] == "intake"


def test_the_day_of_the_closing_is_that_of_its_form(save: Do, change: Do, case: Do) -> None:
    form = {"case": "GA-甲", "number": "JA-1", "closed_on": "2021-03-01", "cause": "moved"}
    save("case_closing", form)
    said = refused(change, "GA-甲", closed_on="2021-03-02")
    assert said == {"closed_on": "结案表写的是 2021-03-01，要改请改结案表"}
    save("case_closing", {"number": "JA-1", "closed_on": "2021-03-05"})
    assert case("GA-甲")["closed_on"] == "2021-03-05"


def test_a_case_that_reached_its_goals_was_evaluated_by_its_worker(save: Do) -> None:
    [number] = save("case_evaluation", {"number": "GP-乙", "worker_view": None})
    form = {"case": "GA-乙", "closed_on": "2021-03-01", "cause": "attained"}
    assert "社工自评" in "".join(refused(save, "case_closing", form).values())
    marks = [{"goal": REFS[name], "score": 4} for name in ("goal", ANOTHER_GOAL)]
    save("case_evaluation", {"uid": number, "worker_view": "达成", "attainments": marks})
    assert "跟进一次" in "".join(refused(save, "case_closing", form).values())
    save("case_closing", form | {"follow_every": "monthly"})


def test_a_case_with_a_closing_form_is_not_opened_again_beside_it(save: Do, change: Do) -> None:
    save("case_closing", {"case": "GA-甲", "closed_on": "2021-03-01", "cause": "moved"})
    assert "先删除结案表" in refused(change, "GA-甲", closed_on=None)["closed_on"]


def test_no_case_is_closed_before_it_was_opened(save: Do) -> None:
    form = {"case": "GA-甲", "closed_on": "2020-12-31", "cause": "moved"}
    assert "接案日期" in "".join(refused(save, "case_closing", form).values())


def test_progress_is_told_of_the_goals_of_the_same_case(save: Do, listed: Do) -> None:
    [stray] = [row["uid"] for row in listed("goal") if row["goal"] == "每周通一次电话"]
    told = {"case": "GA-甲", "held_on": "2021-03-01", "progress": [{"goal": stray}]}
    assert "别的个案的目标" in "".join(refused(save, "session", told).values())


def test_a_case_moves_by_its_form_alone(save: Do, case: Do) -> None:
    save("station", {"code": OTHER, "name": "松宜矿区社会工作服务站", "state": "built"})
    form = {"case": "GA-甲", "person": "DX-甲", "to_station": OTHER, "moved_on": "2021-02-01"}
    save("station", {"code": THIRD, "name": "五眼泉镇社会工作服务站", "state": "built"})
    strange = form | {"from_station": THIRD}
    assert "现在不在" in "".join(refused(save, "transfer", strange).values())
    save("transfer", form | {"number": "ZZ-1", "from_station": TOWN})
    assert case("GA-甲")["station"] == OTHER
    save("transfer", {"number": "ZZ-1", "cause": "搬到矿区住"})
    for given, said in (({"station": TOWN}, "请再办“转站”"),
                        ({"opened_on": "2021-02-02"}, "不能晚于转站日期"),
                        ({"closed_on": "2021-01-31", "reason": "失联"}, "不能早于转站日期")):  # fmt: skip
        assert said in "".join(refused(save, "case", {"number": "GA-甲"} | given).values())
    assert case("GA-甲")["station"] == OTHER


@pytest.mark.parametrize(
    ("field", "value"),
    [("to_station", TOWN), ("case", None), ("to_worker", "SG-甲")],
)
def test_a_move_that_was_made_stands(
    field: str, value: Any, save: Do, performer: Performer
) -> None:
    save("station", {"code": OTHER, "state": "built"})
    moved = {"number": "ZZ-1", "case": "GA-甲", "person": "DX-甲", "to_station": OTHER}
    save("transfer", moved | {"moved_on": "2021-02-01"})
    said = refused(save, "transfer", {"number": "ZZ-1", field: value})
    assert "只能改日期" in "".join(said.values())
    [key] = performer.ask(common.find, "transfer")
    with pytest.raises(Rejected, match="再办一次“转站”转回去"):
        performer.do(common.remove, "transfer", key)


def test_one_move_comes_after_the_other(save: Do, case: Do) -> None:
    save("station", {"code": OTHER, "state": "built"}, {"code": TOWN, "state": "built"})
    moved = {"case": "GA-甲", "person": "DX-甲"}
    save("transfer", moved | {"to_station": OTHER, "moved_on": "2021-03-01"})
    back = moved | {"to_station": TOWN, "moved_on": "2021-02-28"}
    assert "那天就在这个社工站" in "".join(refused(save, "transfer", back).values())
    save("transfer", back | {"moved_on": "2021-03-01"})
    assert case("GA-甲")["station"] == TOWN
    person = {"person": "DX-甲", "to_station": OTHER}  # of the person, not of a case
    save("transfer", person | {"moved_on": "2021-02-01"})
    early = person | {"to_station": TOWN, "moved_on": "2021-01-31"}
    assert "那天就在这个社工站" in "".join(refused(save, "transfer", early).values())


def test_a_case_moves_neither_where_it_is_nor_before_it_was_opened(save: Do) -> None:
    here = {"case": "GA-甲", "person": "DX-甲", "to_station": TOWN, "moved_on": "2021-02-01"}
    assert "现在就在这个社工站" in "".join(refused(save, "transfer", here).values())
    save("station", {"code": OTHER, "name": "松宜矿区社会工作服务站", "state": "built"})
    nobody = here | {"to_station": OTHER, "to_worker": "SG-甲"}
    assert "不在转入的社工站" in "".join(refused(save, "transfer", nobody).values())
    early = {"case": "GA-甲", "person": "DX-甲", "to_station": OTHER, "moved_on": "2020-02-01"}
    assert "接案日期" in "".join(refused(save, "transfer", early).values())


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ({"state": "building"}, "在建"),
        ({"state": "planned"}, "拟建"),
        ({"state": "built", "closed_on": "2021-01-31"}, "已撤并"),
    ],
)
def test_nobody_goes_to_a_station_that_does_not_stand(
    save: Do, state: dict[str, str], said: str
) -> None:
    save("station", {"code": OTHER, **state})
    for what in ({"case": "GA-甲"}, {}):
        move = {**what, "person": "DX-甲", "to_station": OTHER, "moved_on": "2021-02-01"}
        assert said in "".join(refused(save, "transfer", move).values())


def test_a_report_is_no_earlier_than_what_it_reports(save: Do) -> None:
    told = {"station": TOWN, "found_at": "2022-08-01T09:30+08:00", "seen": "有伤",
            "reports": [{"receiver": "police", "reported_at": "2022-08-01T09:00+08:00"}]}  # fmt: skip
    assert "早于发现时间" in "".join(refused(save, "crisis", told).values())


def test_what_others_stand_on_is_not_taken_away(performer: Performer, listed: Do) -> None:
    """A goal of which a session tells is refused at its row, not lost with its plan."""
    [plan] = performer.ask(lambda s: common.find(s, "case_plan", where={"number": "JH-乙"}))
    [goal] = [row["uid"] for row in listed("goal") if row["goal"] == "每周通一次电话"]
    told = f'{{"case": "GA-乙", "held_on": "2021-03-01", "progress": [{{"goal": "{goal}"}}]}}'
    performer.do(lines.save_lines, "session", [told])
    assert refused(performer.do, common.save, "case_plan", {"goals": []}, plan)
    assert [row["uid"] for row in listed("goal") if row["goal"] == "每周通一次电话"] == [goal]


def test_the_day_of_a_move_is_that_of_the_history(save: Do, listed: Do) -> None:
    """Not the day on which somebody wrote it down."""
    save("station", {"code": OTHER, "state": "built"})
    save("case", {"number": "GA-甲", "worker": "SG-甲"})
    move = {"person": "DX-甲", "case": "GA-甲", "to_station": OTHER, "moved_on": "2022-03-05"}
    save("transfer", move)
    mine = [p for p in listed("past") if (p["kind"], p["field_name"]) == ("case", "worker")]
    assert {p["to_on"] for p in mine} == {"2022-03-05"}


def test_what_is_entered_late_counts_where_the_case_was(save: Do, listed: Do) -> None:
    """Of a session before the move the station is the old one's, and no other's."""
    save("station", {"code": OTHER, "state": "built"})
    save(
        "transfer",
        {"person": "DX-甲", "case": "GA-甲", "to_station": OTHER, "moved_on": "2022-03-05"},
    )
    early = {"case": "GA-甲", "held_on": "2022-03-01", "facts": "谈了"}
    assert "那天这个个案在" in "".join(
        refused(save, "session", early | {"station": OTHER}).values()
    )
    save("session", early | {"number": "MT-1"})
    save("session", {"case": "GA-甲", "held_on": "2022-03-06", "facts": "谈了", "number": "MT-2"})
    stations = {row["number"]: row["station"] for row in listed("session")}
    assert (stations["MT-1"], stations["MT-2"]) == (TOWN, OTHER)


def test_a_move_that_was_made_before_is_of_before(
    save: Do, performer: Performer, case: Do, set_clock: Do
) -> None:
    """One that says where from, of a case that is there already, rewrites no month since the case
    came into this file."""
    told = {"person": "DX-甲", "case": "GA-甲", "from_station": OTHER, "to_station": TOWN}
    save("station", {"code": OTHER, "name": "松宜矿区社会工作服务站"})
    set_clock("2022-10-20T09:00:00+08:00")
    late = refused(save, "transfer", told | {"moved_on": "2022-10-01"})
    assert "要在转的时候办" in "".join(late.values())
    save("transfer", told | {"moved_on": "2021-03-01"})
    assert case("GA-甲")["station"] == TOWN


def test_what_was_worked_on_is_closed_and_not_turned_down(performer: Performer, opened: Do) -> None:
    key = opened()
    turned = {"decision": "refer", "decision_reason": "超出能力"}
    performer.do(common.save, "case", turned, key)
    performer.do(common.save, "case", {"decision": "accept"}, key)
    performer.do(common.save, "session", {"case": key, "held_on": "2022-05-02"})
    said = refused(performer.do, common.save, "case", turned, key)
    assert said == {"decision": "这个个案已有面谈记录，不能再改成“转介”；不再服务的，请办结案"}
    performer.do(common.save, "case", {"decision": "emergency"}, key)


@pytest.mark.parametrize(
    ("kind", "values", "decisions"),
    [
        ("session", {"held_on": "2022-05-02"}, ("decline", "refer")),
        ("consent", {"signed_on": "2022-05-02"}, ("decline", "refer")),
        ("referral", {"referred_on": "2022-05-02", "receiver": "县医院", "cause": "expert",
                      "agreed": True}, ("decline",)),
        ("crisis", {"found_at": "2022-05-02T09:00+08:00", "seen": "手臂有伤"}, ()),
    ],
)  # fmt: skip
def test_what_stands_on_a_case_says_that_it_was_taken_on(
    kind: str, values: dict[str, Any], decisions: tuple[str, ...],
    performer: Performer, opened: Do,
) -> None:  # fmt: skip
    """Nor is it written of a case that was turned down; but who is referred has a referral, and a
    crisis is told of always."""
    for decision in ("decline", "refer"):
        turned = {"decision": decision, "decision_reason": "超出能力"}
        for first, then in (((kind, None), ("case", turned)), (("case", turned), (kind, None))):
            key = opened()
            for at, (what, given) in enumerate((first, then)):
                act = (common.save, what, given or {"case": key, **values}, key if given else None)
                if at and decision in decisions:
                    assert set(refused(performer.do, *act)) == {"decision" if given else "case"}
                else:
                    performer.do(*act)


def test_a_reason_given_again_is_given(performer: Performer, opened: Do) -> None:
    key = opened(stage="plan", reason="县里已做过")
    assert refused(performer.do, common.save, "case", {"stage": "evaluation"}, key)
    again = {"stage": "evaluation", "reason": "县里已做过"}
    performer.do(common.save, "case", again, key)


def test_a_case_is_transferred_with_its_person(performer: Performer, opened: Do) -> None:
    [other] = performer.ask(common.find, "station", where={"code": OTHER})
    performer.do(common.save, "station", {"state": "built"}, other)
    moved = {"case": opened(), "to_station": OTHER, "moved_on": "2022-06-01"}
    key = performer.do(common.save, "transfer", moved)
    assert performer.ask(common.load, "transfer", key).titles["person"] == "丁一"
    turned = {"decision": "decline", "decision_reason": "超出能力"}
    said = refused(performer.do, common.save, "case", turned, moved["case"])
    assert "已有转站" in said["decision"]


@pytest.mark.parametrize(
    ("agreed", "forms", "lacks"),
    [
        (True, [], False),
        (None, [], True),
        (None, [{"scopes": ["casework"]}], False),
        (None, [{"scopes": ["photo"]}], True),
        (None, [{}], True),
        (True, [{"scopes": ["photo"]}], False),
        (True, [{"scopes": ["casework"], "withdrawn_on": "2022-08-01"}], True),
        (True, [{"withdrawn_on": "2022-08-01"}], True),
    ],
)
def test_an_intake_has_its_consent_while_one_to_casework_is_in_force(
    agreed: bool | None, forms: list[dict[str, Any]], lacks: bool, performer: Performer, opened: Do
) -> None:
    key = opened(agreed=agreed)
    for form in forms:
        performer.do(common.save, "consent", {"case": key, "signed_on": "2022-05-01", **form})
    intake = performer.ask(casework.steps, key)[0]
    assert ("知情同意书" in intake.lacks) is lacks
    if agreed is None and forms == [{"scopes": ["casework"]}]:  # what was closed before stays done
        [consent] = performer.ask(common.find, "consent", where={"case": key})
        performer.do(common.save, "case", {"closed_on": "2022-06-01", "reason": "迁出"}, key)
        performer.do(common.save, "consent", {"withdrawn_on": "2022-08-01"}, consent)
        assert "知情同意书" not in performer.ask(casework.steps, key)[0].lacks


def test_a_stage_is_done_once_its_rows_are_filled_in_and_the_planned_sessions_held(
    performer: Performer, opened: Do
) -> None:
    key = opened()

    def put(kind: str, **values: Any) -> int:
        return performer.do(common.save, kind, {"case": key, **values})

    def lacks(at: int) -> list[str]:
        return list(performer.ask(casework.steps, key)[at].lacks)

    needs = [{"need": "有人陪伴"}, {"need": "按时吃药", "priority": "high"}]
    put("case_assessment", assessed_on="2022-05-02", conclusion="需要陪伴", risk="normal",
        problems_found=[{"problem": "独居"}], needs=needs)  # fmt: skip
    assert lacks(1) == ["需求清单（优先级）"]
    goals = [{"goal": "每周出门"}, {"goal": "按时吃药", "target": "每天", "due_on": "2022-08-01"}]
    plan = put("case_plan", planned_on="2022-05-03", aim="恢复日常", evaluation="前后测",
               client_signed_on="2022-05-03", times=2, goals=goals)  # fmt: skip
    assert lacks(2) == ["具体目标（目标值、期限）"]
    first, second = performer.ask(common.find, "goal", where={"case_plan": plan})
    held: dict[str, Any] = {"facts": "谈了近况", "judgement": "愿意配合"}
    put("session", held_on="2022-05-10", progress=[{"goal": first, "percent": 20}], **held)
    assert lacks(3) == ["目标进度（1 个目标还没有写）", "面谈（计划 2 次，已做 1 次）"]
    put("session", held_on="2022-05-17", progress=[{"goal": second, "percent": 20}], **held)
    assert lacks(3) == []
    seen = put("case_evaluation", evaluated_on="2022-05-20", worker_view="有进展",
               attainments=[{"goal": first, "score": 4}, {"goal": second, "note": "没有见效"}])  # fmt: skip
    assert lacks(4) == ["目标达成（1 个目标还没有打分）"]
    closing = {"closed_on": "2022-05-30", "cause": "attained", "follow_every": "none"}
    said = refused(put, "case_closing", **closing)
    assert said == {"case": "评估表还没有写目标达成（1 个目标还没有打分），请先补上再结案"}
    marks = [{"goal": first, "score": 4}, {"goal": second, "percent": 0}]
    performer.do(common.save, "case_evaluation", {"attainments": marks}, seen)
    assert lacks(4) == []
    put("case_closing", **closing)


def test_an_intake_does_not_say_that_a_child_signed(performer: Performer, opened: Do) -> None:
    key = opened(born_on="2012-05-01")
    assert set(refused(performer.do, common.save, "case", {"agreed": True}, key)) == {"agreed"}
    signed = {"case": key, "signed_on": "2022-05-01", "guardian": "丁父"}
    performer.do(common.save, "consent", signed)
    performer.do(common.save, "case", {"agreed": True}, key)


def test_who_was_put_in_before_moves_by_a_transfer_alone(
    performer: Performer, opened: Do, add_person: Do, set_clock: Do
) -> None:
    """A slip of the first day is mended in the record; later it would rewrite months that were
    reported. A township that another follows takes its people along."""
    person, case = add_person("李秀英"), opened()
    performer.do(common.save, "person", {"township": OTHER}, person)
    performer.do(common.save, "person", {"township": TOWN}, person)
    set_clock("2022-09-20T09:00:00+08:00")
    said = refused(performer.do, common.save, "person", {"township": OTHER}, person)
    assert "请办“转站”" in said["township"]
    assert (
        "“转站”" in refused(performer.do, common.save, "case", {"station": OTHER}, case)["station"]
    )
    [old] = performer.ask(common.find, "township", where={"code": TOWN})
    [station] = performer.ask(common.find, "station", where={"code": TOWN})
    performer.do(common.save, "township", {"to_on": "2022-09-20"}, old)
    new = performer.do(
        common.save, "township", {"code": "420581009", "name": "新枝城镇", "from_on": "2022-09-20"}
    )
    performer.do(common.save, "station", {"code": "420581009"}, station)
    performer.do(common.save, "person", {"township": new, "village": None}, person)


def test_a_reason_that_let_a_case_go_on_stays(save: Do, opened: Do) -> None:
    skipped = [{"stage": "assessment", "reason": "急"}, {"stage": "plan", "reason": "急"}]
    opened(number="GA-9", skips=skipped)
    save("session", {"case": "GA-9", "held_on": "2022-08-10", "facts": "谈", "judgement": "好"})
    said = refused(save, "case", {"number": "GA-9", "skips": []})
    assert "原因要留着" in "".join(said.values())


def test_a_case_that_is_open_does_not_go_into_the_archive(save: Do, opened: Do) -> None:
    opened(number="GA-9")
    said = refused(save, "case", {"number": "GA-9", "form_state": "archived"})
    assert "还没有结案，不能归档" in "".join(said.values())
