"""What is mended in one record and told by others: stations, dates, numbers and totals go along, what was
approved is asked about again, and what the archive holds stays."""

from collections.abc import Callable
from datetime import date
from typing import Any

from qianshou_desktop.actions import (
    approvals,
    cases,
    common,
    events,
    groups,
    persons,
)
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.kinds import AllRows
from tests.actions.conftest import refused
from tests.conftest import TOWN

Do = Callable[..., Any]
NEXT = "420581105"


# ---- a station that was written wrongly ----------------------------------------------------------------


def test_a_group_s_sessions_go_to_the_station_that_is_meant(
    new: Do, change: Do, counted: Do, add_person: Do
) -> None:
    group = new("group", name="手工小组", station=TOWN)
    row = [{"person": add_person("丁一"), "present": True, "guest": True}]
    new("group_session", group=group, held_on="2022-08-10", attendees=row)
    change("group", group, station=NEXT)
    assert (counted("groups.contacts"), counted("groups.contacts", NEXT)) == (0, 1)


def test_a_session_stands_where_its_group_does(new: Do) -> None:
    group = new("group", name="手工小组", station=TOWN)
    said = refused(new, "group_session", group=group, held_on="2022-08-10", station=NEXT)
    assert said["station"].endswith("单节也记在那里")


def test_an_event_s_volunteers_and_a_case_s_sessions_go_along(
    new: Do, change: Do, counted: Do, case: Do, add_person: Do
) -> None:
    event = new("event", name="义诊", station=TOWN, held_on="2022-08-05", state="finished")
    helper = new("volunteer", name="周义工", station=TOWN)
    new("volunteer_service", event=event, volunteer=helper, served_on="2022-08-05", hours=2.5)
    change("event", event, station=NEXT)
    assert (counted("volunteers.hours"), counted("volunteers.hours", NEXT)) == (0, 2.5)
    person = add_person("李秀英")
    key = case(person=person)
    new("session", case=key, held_on="2022-08-10", minutes=30)
    change("person", person, township=NEXT)
    change("case", key, station=NEXT, worker=None)
    assert (counted("cases.sessions"), counted("cases.sessions", NEXT)) == (0, 1)


# ---- sessions entered late -----------------------------------------------------------------------------


def test_the_numbers_of_sessions_follow_their_days(
    new: Do, change: Do, values: Do, case: Do
) -> None:
    key = case()
    late, early = (new("session", case=key, held_on=day) for day in ("2022-08-10", "2022-08-05"))
    assert [values("session", each)["nth"] for each in (early, late)] == [1, 2]
    change("session", early, held_on="2022-08-20")
    assert [values("session", each)["nth"] for each in (early, late)] == [2, 1]


def test_a_number_that_somebody_wrote_stays_when_the_next_session_comes(
    new: Do, change: Do, values: Do, case: Do
) -> None:
    key = case()
    first, second = (new("session", case=key, held_on=day) for day in ("2022-08-10", "2022-08-20"))
    change("session", first, nth=5)
    last = new("session", case=key, held_on="2022-08-28")
    assert [values("session", each)["nth"] for each in (first, second, last)] == [5, 2, 6]


def test_an_approved_session_keeps_its_number(
    new: Do, values: Do, case: Do, performer: Performer
) -> None:
    key = case()
    late = new("session", case=key, held_on="2022-08-10")
    performer.do(approvals.approve, "session", late, "")
    early = new("session", case=key, held_on="2022-08-05")
    assert [values("session", each)["nth"] for each in (early, late)] == [2, 1]


def test_the_next_form_begins_with_the_latest_session(
    new: Do, case: Do, performer: Performer
) -> None:
    key = case()
    for day, task in (("2022-08-10", "十日的任务"), ("2022-08-05", "五日的任务")):
        new("session", case=key, held_on=day, tasks=[{"task": task}])
    assert performer.ask(cases.carried, "session", key)["last_tasks"] == "十日的任务——"


def test_no_session_is_proposed_on_the_day_of_another(new: Do, performer: Performer) -> None:
    outline = [
        {"nth": nth, "planned_on": f"2022-08-{day}"}
        for nth, day in ((1, "03"), (2, "10"), (3, "17"))
    ]
    group = new("group", name="手工小组", station=TOWN, outline=outline)
    for nth, day in ((1, "03"), (2, "17")):
        new("group_session", group=group, nth=nth, held_on=f"2022-08-{day}")
    assert str(performer.ask(groups.carried, "group_session", group)["held_on"]) == "2022-09-15"


# ---- totals that were approved -------------------------------------------------------------------------


def test_a_closing_that_was_approved_is_asked_about_again_when_its_sums_change(
    new: Do, values: Do, case: Do, performer: Performer, change: Do
) -> None:
    key = case()
    new("session", case=key, held_on="2022-08-10", minutes=30)
    closing = new("case_closing", case=key, closed_on="2022-09-10", cause="moved", changes="好转")
    performer.do(approvals.approve, "case_closing", closing, "")
    new("session", case=key, held_on="2022-08-12", minutes=90)
    assert values("case_closing", closing)["form_state"] == "submitted"
    change("case_closing", closing, form_state="archived")
    said = refused(new, "session", case=key, held_on="2022-08-13")
    assert "已归档，里面印着这里的数" in said["case"]


def test_who_came_is_told_by_the_summary(
    new: Do, values: Do, performer: Performer, add_person: Do, change: Do
) -> None:
    person = add_person("丁一")
    group = new("group", name="手工小组", station=TOWN, roster=[{"person": person}])
    session = new("group_session", group=group, held_on="2022-08-10",
                  attendees=[{"person": person, "present": True}])  # fmt: skip
    summary = new("group_summary", group=group, summed_on="2022-08-31")
    performer.do(approvals.approve, "group_summary", summary, "")
    performer.do(groups.attend, session, person, False)
    assert values("group_summary", summary)["form_state"] == "submitted"
    change("group_summary", summary, form_state="archived")
    said = refused(performer.do, groups.attend, session, person, True)
    assert "已归档" in str(said)


def test_attainment_begins_with_the_progress_of_the_latest_day(
    new: Do, values: Do, case: Do, performer: Performer
) -> None:
    key = case(request="睡不着")
    new("case_assessment", case=key, assessed_on="2022-06-10")
    plan = new("case_plan", case=key, planned_on="2022-06-12", goals=[{"goal": "每周出门"}])
    goal = values("case_plan", plan)["goals"][0]["key"]
    for day, percent in (("2022-08-10", 60), ("2022-08-05", 30)):
        new("session", case=key, held_on=day, progress=[{"goal": goal, "percent": percent}])
    [row] = performer.ask(cases.carried, "case_evaluation", key)["attainments"]
    assert row["percent"] == 60


def test_a_reason_that_was_written_stays_when_the_case_is_closed(
    new: Do, values: Do, case: Do
) -> None:
    key = case(reason="情况简单，跳过预估")
    new("case_closing", case=key, closed_on="2022-09-10", cause="moved", changes="好转")
    assert values("case", key)["reason"] == "情况简单，跳过预估"


def test_whoever_moved_is_no_longer_in_the_charge_of_the_former_station(
    new: Do, values: Do, add_person: Do, performer: Performer, listed: Do, change: Do
) -> None:
    worker = new("worker", name="王社工", station=TOWN)
    person = add_person("丁一", in_charge=worker)
    change("station", station(performer, NEXT), state="built", opened_on="2022-01-01")
    new("visit", person=person, station=TOWN, visited_on="2022-09-01", diet="amiss")
    performer.do(persons.move, person, station(performer, NEXT), None, date(2022, 9, 10), "")
    assert values("person", person)["in_charge"] is None
    assert [each["station"] for each in listed("todo")] == [NEXT], "what was found goes along"


def station(performer: Performer, code: str) -> int:
    found: int = performer.ask(common.find, "station", where={"code": code})[0]
    return found


# ---- volunteers ----------------------------------------------------------------------------------------


def test_hours_on_record_count_where_no_number_was_written(new: Do, counted: Do) -> None:
    event = new("event", name="义诊", station=TOWN, held_on="2022-08-05", state="finished")
    helper = new("volunteer", name="周义工", station=TOWN)
    new("volunteer_service", event=event, volunteer=helper, served_on="2022-08-05", hours=2)
    assert counted("volunteers.hours") == 2


def test_who_had_left_is_not_offered_as_a_helper(new: Do, performer: Performer) -> None:
    event = new("event", name="义诊", station=TOWN, held_on="2022-08-05")
    new("volunteer", name="周义工", station=TOWN, joined_on="2022-01-01", left_on="2022-08-01")
    stays = new("volunteer", name="吴义工", station=TOWN, joined_on="2022-01-01")
    assert [key for key, _, _ in performer.ask(events.candidates, event)] == [stays]


def test_a_volume_is_in_one_hand_at_a_time(new: Do, change: Do) -> None:
    volume = new("volume", title_text="2021 年文书", station=TOWN, filed_on="2022-01-01")
    lent = {"volume": volume, "borrowed_on": "2022-03-01", "returned_on": "2022-03-10"}
    new("volume_loan", borrower="王社工", **lent)
    said = refused(new, "volume_loan", borrower="李主任", **lent | {"borrowed_on": "2022-03-05"})
    assert said == {"borrowed_on": "2022-03-01 至 2022-03-10 在王社工手里，请核对日期"}
    new(
        "volume_loan",
        borrower="李主任",
        **lent | {"borrowed_on": "2022-03-10", "returned_on": None},
    )


# ---- what was reported ---------------------------------------------------------------------------------


def test_a_closing_of_a_month_that_is_over_is_not_taken_back_by_two_saves(
    new: Do, change: Do, case: Do, set_clock: Callable[[str], None]
) -> None:
    key = case(reason="无需服务", closed_on="2022-09-10")
    set_clock("2023-02-10T10:00")
    change("case", key, closed_on="2023-02-08")
    assert set(refused(change, "case", key, closed_on=None)) == {"closed_on"}


def test_nobody_is_served_before_being_born(new: Do, add_person: Do) -> None:
    person = add_person("李秀英", born_on="1950-01-01")
    said = refused(new, "visit", person=person, station=TOWN, visited_on="1940-11-21")
    assert "出生日期" in said["visited_on"]


def test_no_form_goes_that_others_stand_on(new: Do, case: Do, performer: Performer) -> None:
    key = case(request="睡不着")
    assessment = new("case_assessment", case=key, assessed_on="2022-06-10")
    plan = new("case_plan", case=key, planned_on="2022-06-12")
    said = refused(performer.do, common.remove, "case_assessment", assessment)
    assert "后面的服务计划书" in str(said)
    performer.do(common.remove, "case_plan", plan)
    performer.do(common.remove, "case_assessment", assessment)


def test_what_was_taken_back_before_its_month_ended_was_never_reported(
    change: Do, add_person: Do, case: Do, set_clock: Callable[[str], None]
) -> None:
    person = add_person("丁一", filed_on="2022-01-01")
    for day, left in (("2022-09-15", "2022-09-10"), ("2022-10-12", "2022-10-10")):
        set_clock(f"{day}T10:00")
        change("person", person, left_on=left, left_reason="moved")
        change("person", person, left_on=None, left_reason=None)
    key = case(reason="无需服务")
    for month in ("10", "11"):
        set_clock(f"2022-{month}-20T10:00")
        change("case", key, closed_on=f"2022-{month}-18", reason="无需服务")
        change("case", key, closed_on=None)


def test_who_came_back_and_left_by_mistake_is_there_again(
    change: Do, values: Do, add_person: Do, set_clock: Callable[[str], None]
) -> None:
    person = add_person("丁一", filed_on="2022-01-01")
    change("person", person, left_on="2022-09-12", left_reason="moved")
    set_clock("2022-10-05T10:00")
    change("person", person, left_on="2022-09-10")  # a day corrected after it was reported
    set_clock("2022-11-12T10:00")
    change("person", person, returned_on="2022-11-12")
    set_clock("2023-01-05T10:00")
    change("person", person, left_on="2023-01-05", left_reason="moved")
    change("person", person, left_on=None, left_reason=None)
    assert [str(row["left_on"]) for row in values("person", person)["absences"]] == ["2022-09-10"]


def test_an_event_does_not_leave_its_volunteers_behind(new: Do, change: Do, values: Do) -> None:
    event = new("event", name="义诊", station=TOWN, held_on="2022-08-05")
    helper = new("volunteer", name="周义工", station=TOWN, joined_on="2022-08-01")
    service = new(
        "volunteer_service", event=event, volunteer=helper, served_on="2022-08-05", hours=2
    )
    assert "以后" in refused(change, "event", event, held_on="2022-10-01")["held_on"]
    assert set(refused(change, "event", event, held_on="2022-07-20")) == {"held_on"}
    assert str(values("volunteer_service", service)["served_on"]) == "2022-08-05"
    change("volunteer_service", service, form_state="archived")
    assert "已归档" in refused(change, "event", event, held_on="2022-08-06")["held_on"]


def test_loans_are_mended_together(new: Do, change: Do, values: Do) -> None:
    volume = new("volume", title_text="2021 年文书", station=TOWN, filed_on="2022-01-01", loans=[
        {"borrower": "甲甲", "borrowed_on": "2022-03-01", "returned_on": "2022-03-05"},
        {"borrower": "乙乙", "borrowed_on": "2022-03-05", "returned_on": "2022-03-10"}])  # fmt: skip
    first, second = values("volume", volume)["loans"]
    later = [{**first, "returned_on": "2022-03-08"}, {**second, "borrowed_on": "2022-03-08"}]
    change("volume", volume, loans=later)
    again = {"borrower": "丙丙", "borrowed_on": "2022-03-02", "returned_on": "2022-03-04"}
    _, second = values("volume", volume)["loans"]
    change("volume", volume, loans=[second, again])
    assert [row["borrower"] for row in values("volume", volume)["loans"]] == ["乙乙", "丙丙"]
    said = refused(change, "volume", volume, loans=[second, {**again, "returned_on": "2022-03-09"}])
    assert set(said) <= {"loans.0.borrowed_on", "loans.1.borrowed_on"}


def test_a_number_that_was_written_stays(new: Do, change: Do, values: Do, case: Do) -> None:
    key = case()
    first, second = (new("session", case=key, held_on=f"2022-08-{day}") for day in ("10", "20"))
    change("session", first, nth=5)
    assert [values("session", each)["nth"] for each in (first, second)] == [5, 2]


def test_what_leaves_a_summary_or_an_event_disturbs_it_too(
    new: Do, change: Do, values: Do, add_person: Do, performer: Performer
) -> None:
    one, two = add_person("丁一"), add_person("马二")
    group = new("group", name="手工小组", station=TOWN, roster=[{"person": one}, {"person": two}])
    came = [{"person": one, "present": True}, {"person": two, "present": True}]
    session = new("group_session", group=group, held_on="2022-08-10", attendees=came)
    summary = new("group_summary", group=group, summed_on="2022-08-31")
    performer.do(approvals.approve, "group_summary", summary, "")
    change(
        "group_session",
        session,
        attendees=AllRows(values("group_session", session)["attendees"][:1]),
    )
    assert values("group_summary", summary)["form_state"] == "submitted"
    event = new("event", name="义诊", station=TOWN, held_on="2022-08-05")
    helper = new("volunteer", name="周义工", station=TOWN)
    service = new(
        "volunteer_service", event=event, volunteer=helper, served_on="2022-08-05", hours=2
    )
    performer.do(approvals.approve, "event", event, "")
    change("volunteer_service", service, event=None)
    assert values("event", event)["form_state"] == "submitted"
    change("volunteer_service", service, event=event)
    change("event", event, form_state="archived")
    assert set(refused(change, "volunteer_service", service, event=None)) == {"event"}


def test_a_form_that_others_stand_on_goes_to_no_other_case(new: Do, change: Do, case: Do) -> None:
    key, other = case(request="睡不着"), case(request="睡不着")
    assessment = new("case_assessment", case=key, assessed_on="2022-06-10")
    new("case_plan", case=key, planned_on="2022-06-12")
    assert "后面的" in refused(change, "case_assessment", assessment, case=other)["case"]


def test_a_plan_that_sessions_put_on_other_days_is_asked_about_again(
    new: Do, values: Do, performer: Performer
) -> None:
    group = new("group", name="手工小组", station=TOWN, from_on="2022-08-05", to_on="2022-08-20")
    performer.do(approvals.approve, "group", group, "")
    new("group_session", group=group, held_on="2022-08-10")
    assert values("group", group)["form_state"] == "reviewed"
    new("group_session", group=group, held_on="2022-08-25")
    now = values("group", group)
    assert (str(now["to_on"]), now["form_state"]) == ("2022-08-25", "submitted")
