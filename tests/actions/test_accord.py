"""What the records of the work have to agree on: refused at the field, in words that say how to go
on; and what follows from rows, so that nothing is typed twice."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from qianshou_desktop.actions import common, daily, events, figures, groups, papers, todos
from qianshou_desktop.actions.daily import Whose
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from tests.actions.conftest import refused
from tests.conftest import TOWN

Do = Callable[..., Any]
OTHER = "420581001"


def built(performer: Performer, code: str) -> None:
    [key] = performer.ask(common.find, "station", where={"code": code})
    performer.do(common.save, "station", {"state": "built"}, key)


@pytest.fixture
def read(performer: Performer) -> Do:
    """The text of a paper without blanks."""

    def of(name: str, key: int) -> str:
        reader = PdfReader(io.BytesIO(performer.ask(papers.pdf, name, key)))
        return re.sub(r"\s", "", "".join(page.extract_text() for page in reader.pages))

    return of


# ---- cases ---------------------------------------------------------------------------------------------


def test_a_case_is_opened_where_the_person_belongs(new: Do, change: Do, add_person: Do) -> None:
    person = add_person("李秀英")
    opened = {"person": person, "opened_on": "2022-05-01"}
    said = refused(new, "case", station=OTHER, **opened)
    assert set(said) == {"station"}
    assert "李秀英 2022-05-01 归宜都市枝城镇社会工作服务站" in said["station"]
    assert "转站" in said["station"]
    key = new("case", station=TOWN, **opened)
    assert set(refused(change, "case", key, station=OTHER)) == {"station"}
    change("case", key, request="夜里睡不着")  # nothing is asked where neither changes


def test_a_case_moves_with_a_transfer_and_a_person_of_nowhere_may_have_one(
    new: Do, change: Do, values: Do, add_person: Do, performer: Performer
) -> None:
    person = add_person()
    key = new("case", station=TOWN, person=person, opened_on="2022-05-01")
    built(performer, OTHER)
    new("transfer", person=person, case=key, to_station=OTHER, moved_on="2022-06-01")
    change("case", key, request="换了站照样能改")
    assert values("case", key)["request"] == "换了站照样能改"
    stranger = add_person("无名", township=None)
    new("case", station=OTHER, person=stranger, opened_on="2022-05-01")


@pytest.mark.parametrize(
    ("kind", "day", "more"),
    [
        ("session", "held_on", {}),
        ("case_assessment", "assessed_on", {}),
        ("referral", "referred_on", {"receiver": "县医院", "cause": "expert", "agreed": True}),
    ],
)
def test_nothing_is_done_before_the_case_was_opened(
    kind: str, day: str, more: dict[str, Any], new: Do, change: Do, add_person: Do
) -> None:
    case = new("case", station=TOWN, person=add_person(), opened_on="2022-05-01")
    early = {"case": case, day: "2022-04-30", **more}
    assert refused(new, kind, **early) == {day: "不能早于接案日期（2022-05-01）"}
    key = new(kind, **early | {day: "2022-05-01"})
    assert set(refused(change, kind, key, **{day: "2022-04-30"})) == {day}
    said = refused(change, "case", case, opened_on="2022-05-02")
    assert said["opened_on"].startswith("2022-05-01 已有")
    change("case", case, opened_on="2022-04-01")


def test_a_crisis_of_a_case_may_be_another_of_the_household(new: Do, add_person: Do) -> None:
    home = new("household", head="丁一")
    child, stranger = add_person("丁小一", household=home), add_person("王五")
    case = new(
        "case", station=TOWN, person=add_person("丁一", household=home), opened_on="2022-05-01"
    )
    found = {"case": case, "station": TOWN, "found_at": "2022-05-02T09:30+08:00", "seen": "有伤"}
    new("crisis", person=child, **found)
    assert set(refused(new, "crisis", person=stranger, **found)) == {"person"}
    signed = {"case": case, "signed_on": "2022-05-02"}
    assert set(refused(new, "consent", person=child, **signed)) == {"person"}


def test_nobody_is_referred_without_being_asked(new: Do, add_person: Do) -> None:
    case = new("case", station=TOWN, person=add_person(), opened_on="2022-05-01")
    form = {"case": case, "referred_on": "2022-05-02", "receiver": "县医院", "cause": "expert"}
    assert set(refused(new, "referral", **form)) == {"agreed"}
    assert "依据" in refused(new, "referral", **form, agreed=False)["cause_note"]
    new("referral", **form, agreed=False, cause_note="危及生命，来不及征得同意")


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("consent", {"signed_on": "2022-05-02"}),
        ("crisis", {"station": TOWN, "found_at": "2022-05-02T09:30+08:00", "seen": "有伤"}),
        ("transfer", {"to_station": OTHER, "moved_on": "2022-05-02"}),
    ],
)
def test_a_paper_of_a_case_is_about_the_person_of_the_case(
    kind: str, more: dict[str, str], new: Do, change: Do, add_person: Do, performer: Performer
) -> None:
    built(performer, OTHER)
    person, other = add_person("李秀英"), add_person("王五")
    case = new("case", station=TOWN, person=person, opened_on="2022-05-01")
    said = refused(new, kind, case=case, person=other, **more)
    assert said == {"person": "这个个案的服务对象是李秀英，请改选李秀英，或者不选个案"}
    new(kind, case=case, person=person, **more)
    assert "不能再换人" in refused(change, "case", case, person=other)["person"]


def test_each_session_of_a_case_has_its_number_and_the_case_its_person(
    new: Do, change: Do, add_person: Do
) -> None:
    opened = {"station": TOWN, "opened_on": "2022-05-01"}
    case, other = new("case", person=add_person("李秀英"), **opened), add_person("王五")
    change("case", case, person=other)
    new("session", case=case, held_on="2022-05-02", nth=1)
    assert "已有面谈记录" in refused(change, "case", case, person=add_person("丁一"))["person"]
    said = refused(new, "session", case=case, held_on="2022-05-03", nth=1)
    assert said == {"nth": "这个个案已有第 1 次面谈记录（2022-05-02），请核对次数"}
    new("session", case=new("case", person=other, **opened), held_on="2022-05-03", nth=1)


# ---- groups --------------------------------------------------------------------------------------------


def test_a_session_has_a_number_of_its_own_and_its_day_in_the_group(
    new: Do, change: Do, values: Do
) -> None:
    group = new("group", name="手工小组", station=TOWN, from_on="2022-08-01")
    first = new("group_session", group=group, held_on="2022-08-01", nth=1)
    second = new("group_session", group=group, held_on="2022-08-08")
    assert values("group_session", second)["nth"] == 2
    said = refused(new, "group_session", group=group, held_on="2022-08-15", nth=1)
    assert said == {"nth": "这个小组已有第 1 节（2022-08-01），请核对节次"}
    assert set(refused(change, "group_session", second, nth=1)) == {"nth"}
    change("group_session", first, nth=1, theme="相识")
    said = refused(new, "group_session", group=group, held_on="2022-07-31")
    assert said == {"held_on": "不能早于小组的开始日期（2022-08-01）"}
    said = refused(change, "group", group, from_on="2022-08-02")
    assert said == {"from_on": "2022-08-01 已有小组单节记录，不能晚于这一天"}
    new(
        "group_session",
        group=new("group", name="另一个", station=TOWN),
        held_on="2022-01-01",
        nth=1,
    )


def test_a_group_begins_with_its_first_session_where_that_is_earlier_than_planned(
    new: Do, change: Do, values: Do
) -> None:
    group = new("group", name="手工小组", station=TOWN, from_on="2022-08-10")
    early = {"group_summary": "summed_on", "group_session": "held_on"}
    assert refused(new, "group_summary", group=group, summed_on="2022-08-08")
    new("group_session", group=group, held_on="2022-08-08", nth=2)
    assert str(values("group", group)["from_on"]) == "2022-08-08"
    for kind, day in early.items():  # which comes after it, or ends it all
        said = refused(new, kind, group=group, **{day: "2022-08-01"})
        assert said == {day: "不能早于小组的开始日期（2022-08-08）"}
    first = new("group_session", group=group, held_on="2022-08-03", nth=1)
    assert str(values("group", group)["from_on"]) == "2022-08-03"
    change("group_session", first, held_on="2022-08-02")
    assert str(values("group", group)["from_on"]) == "2022-08-02"


def test_days_laid_out_anew_keep_the_sessions_within_the_group(
    performer: Performer, new: Do, values: Do, today: Any
) -> None:
    group = new("group", name="手工小组", station=TOWN, from_on="2022-08-01")
    new("group_session", group=group, held_on="2022-08-03")
    performer.do(groups.lay_out, group, today, 1, 3)
    assert str(values("group", group)["from_on"]) == "2022-08-03"


def test_nobody_comes_twice_to_a_session(new: Do, change: Do, values: Do, add_person: Do) -> None:
    first, second = add_person("丁一"), add_person("马二")
    group = new("group", name="手工小组", station=TOWN)
    rows = [{"person": first}, {"person": second}, {"person": first, "present": False}]
    said = refused(new, "group_session", group=group, held_on="2022-08-05", attendees=rows)
    assert said == {"attendees.2.person": "组员写了两次，请去掉一行"}
    key = new("group_session", group=group, held_on="2022-08-05", attendees=rows[:2])
    said = refused(new, "attendance", group_session=key, person=first)
    assert said == {"person": "这份小组单节记录里已有这个组员，请改那一行"}
    kept = values("group_session", key)["attendees"]
    kept[1] = {**kept[1], "person": first}
    assert set(refused(change, "group_session", key, attendees=kept)) == {"attendees.1.person"}
    roster = [{"person": first}, {"person": first}]
    session = new("group_session", group=new("group", name="棋友小组", station=TOWN,
                  roster=[{"person": second}]), held_on="2022-08-05")  # fmt: skip
    row = kept[0]["key"]
    assert set(refused(change, "attendance", row, group_session=session)) == {"person"}
    assert set(refused(change, "group", group, roster=roster)) == {"roster.1.person"}
    change("group", group, roster=[{"person": first, "left_on": "2022-08-05"}, {"person": second}])


def test_a_guest_is_marked_as_one(
    performer: Performer, new: Do, values: Do, add_person: Do, read: Do
) -> None:
    member, guest = add_person("丁一"), add_person("马二")
    group = new("group", name="手工小组", station=TOWN, roster=[{"person": member}])
    rows: list[dict[str, Any]] = [{"person": member}, {"person": guest}]
    held = {"group": group, "held_on": "2022-08-05"}
    said = refused(new, "group_session", **held, attendees=rows)
    assert set(said) == {"attendees.1.person"}
    assert "马二不在组员表里；临时来的请勾“临时参加”" in said["attendees.1.person"]
    rows[1]["guest"] = True
    key = new("group_session", **held, attendees=rows)
    assert [row["guest"] for row in values("group_session", key)["attendees"]] == [None, True]
    assert "临时参加" in read("group_session", key)
    other = new("group_session", group=group, held_on="2022-08-12")
    performer.do(groups.attend, other, guest, True)
    assert values("group_session", other)["attendees"][0]["guest"] is True
    free = new("group", name="没有组员表", station=TOWN)
    new("group_session", group=free, held_on="2022-08-05", attendees=[{"person": guest}])


def test_heads_are_not_fewer_than_names_and_stay_as_they_were_written(
    performer: Performer, new: Do, change: Do, values: Do, add_person: Do, read: Do
) -> None:
    people = [{"person": add_person(name)} for name in ("丁一", "马二", "张三")]
    group = new("group", name="手工小组", station=TOWN)
    held = {"group": group, "held_on": "2022-08-05", "attendees": people}
    said = refused(new, "group_session", **held, headcount=2)
    assert said == {"headcount": "逐人记了 3 人出席，出席人次不能比这少；不填就按逐人的算"}
    key = new("group_session", **held)
    assert values("group_session", key)["headcount"] is None
    assert "出席人次3出席率3/3（100%）" in read("group_session", key)
    change("group_session", key, headcount=7)  # four more whom nobody named
    assert "出席人次7出席率点名3人，共7人次服务项目" in read("group_session", key)
    summary = new("group_summary", group=group, summed_on="2022-08-06")
    said = read("group_summary", summary)
    assert "7人次" in said
    assert "1/1" not in said
    assert "%" not in performer.ask(groups.statistics, group).rate
    counted = performer.ask(figures.figures, "2022-08")
    assert counted["groups.contacts"] == performer.ask(groups.statistics, group).contacts == 7
    change("group_session", key, headcount=3)
    late = add_person("李四")

    def told() -> tuple[int, ...]:
        counted = performer.ask(figures.figures, "2022-08")["groups.contacts"]
        return values("group_session", key)["headcount"], counted

    performer.do(groups.attend, key, late, True)
    assert told() == (3, 4), "what was written stays, and who came is counted"
    assert performer.ask(groups.statistics, group).contacts == 4
    assert "出席人次4出席率4/4（100%）" in read("group_session", key)
    change("group_session", key, theme="剪纸")  # nothing that is said elsewhere stands in its way
    assert set(refused(change, "group_session", key, headcount=2)) == {"headcount"}
    performer.do(groups.attend, key, late, False)
    assert told() == (3, 3), "a slip of the space bar leaves nothing behind"


# ---- volunteers and events -------------------------------------------------------------------------------


def test_a_day_has_twenty_four_hours(new: Do, change: Do) -> None:
    volunteer = new("volunteer", name="周志愿", joined_on="2022-01-01")
    here = {"volunteer": volunteer, "served_on": "2022-08-05"}
    assert refused(new, "volunteer_service", **here, hours=24.25) == {
        "hours": "一天不能超过 24 小时"
    }
    key = new("volunteer_service", **here, hours=20)
    said = refused(new, "volunteer_service", **here, hours=4.5)
    assert said == {"hours": "这一天已记 20 小时，加上这次共 24.5 小时，一天不能超过 24 小时"}
    new("volunteer_service", **here, hours=4)
    new("volunteer_service", **here | {"served_on": "2022-08-06"}, hours=24)
    assert set(refused(change, "volunteer_service", key, hours=20.25)) == {"hours"}
    assert set(refused(change, "volunteer_service", key, served_on="2022-08-06")) == {"hours"}
    change("volunteer_service", key, hours=19)


def test_helpers_are_ticked_at_once_and_fill_the_record_of_the_event(
    performer: Performer, new: Do, change: Do, read: Do
) -> None:
    event = new(
        "event", name="重阳敬老", station=TOWN, held_on="2022-09-04", minutes=90, items=["B6"]
    )
    here = {"station": TOWN, "joined_on": "2022-01-01"}
    first, second = new("volunteer", name="周一", **here), new("volunteer", name="吴二", **here)
    new("volunteer", name="郑三", station=OTHER, joined_on="2022-01-01")
    new("volunteer", name="王四", station=TOWN, joined_on="2022-09-05")
    new("volunteer_service", volunteer=first, event=event, served_on="2022-09-04", hours=3)
    found = performer.ask(events.candidates, event)
    assert found == [(second, "吴二", False), (first, "周一", True)]
    assert performer.do(events.enlist, event, [first, second, second]) == 1
    assert performer.ask(events.helpers, event) == [(first, "周一", 3.0), (second, "吴二", 1.5)]
    said = read("event", event)
    assert "志愿者人数2" in said
    assert "志愿服务时长（小时）4.5" in said
    assert "周一3" in said
    assert "吴二1.5" in said
    wrong = refused(change, "event", event, volunteers=1, volunteer_hours=4)
    assert set(wrong) == {"volunteers", "volunteer_hours"}
    assert "服务记录里已有 2 名志愿者" in wrong["volunteers"]
    change("event", event, volunteers=5, volunteer_hours=12.5)
    assert performer.ask(events.helped, event) == (5, 12.5)
    assert "志愿者人数5志愿服务时长（小时）12.5" in read("event", event)


def test_who_is_worked_too_long_is_not_enlisted_by_halves(performer: Performer, new: Do) -> None:
    event = new("event", name="重阳敬老", station=TOWN, held_on="2022-09-04")
    here = {"station": TOWN, "joined_on": "2022-01-01"}
    first, tired = new("volunteer", name="周一", **here), new("volunteer", name="吴二", **here)
    new("volunteer_service", volunteer=tired, served_on="2022-09-04", hours=23)
    with pytest.raises(Rejected, match="24 小时"):
        performer.do(events.enlist, event, [first, tired], 2.0)
    assert performer.ask(events.helpers, event) == []


# ---- visits ----------------------------------------------------------------------------------------------


def test_a_household_is_visited_in_its_head(new: Do, values: Do, add_person: Do, read: Do) -> None:
    home = new("household", head="赵户主")
    went = {"station": TOWN, "visited_on": "2022-08-05", "household": home}
    said = refused(new, "visit", **went)
    assert said == {"household": "这一户还没有建档的人，请先给户主建档，或者选服务对象"}
    wife = add_person("钱氏", household=home, relation="spouse")
    assert values("visit", new("visit", **went))["person"] == wife
    head = add_person("赵户主", household=home, relation="head")
    key = new("visit", **went)
    assert values("visit", key)["person"] == head
    assert "走访的家庭赵户主" in read("visit", key)
    of_wife = new("visit", station=TOWN, visited_on="2022-08-06", person=wife)
    assert values("visit", of_wife)["household"] == home


def test_whoever_went_along_has_it_in_the_log_too(
    performer: Performer, new: Do, add_visit: Do, add_person: Do, read: Do
) -> None:
    first, mate = (new("worker", name=name, station=TOWN) for name in ("王社工", "林社工"))
    key = add_visit(add_person(), worker=first, colleagues=[{"worker": mate}], mileage=8)
    for worker in (first, mate):
        log = performer.ask(daily.day, Whose(worker), performer.today().replace(month=8, day=5))
        assert [(entry.key, entry.mileage) for entry in log.entries] == [(key, 8)]
    assert performer.ask(figures.figures, "2022-08")["visits.contacts"] == 1
    said = read("visit", key)
    assert "同访社工林社工" in said
    assert "里程（公里）8" in said


def test_mileage_of_sessions_and_events_is_in_the_log(
    performer: Performer, new: Do, add_person: Do
) -> None:
    here = {"station": TOWN, "worker": new("worker", name="王社工", station=TOWN)}
    case = new("case", **here, person=add_person(), opened_on="2022-08-01")
    new("session", case=case, held_on="2022-08-05", mileage=4)
    group = new("group", **here, name="手工小组")
    new("group_session", group=group, held_on="2022-08-05", mileage=2)
    new("event", **here, name="重阳敬老", held_on="2022-08-05", mileage=10)
    day = performer.today().replace(month=8, day=5)
    assert performer.ask(daily.day, Whose(here["worker"]), day).mileage == 16


@pytest.mark.parametrize("kind", ["session", "group_session", "event"])
def test_how_long_it_was_lies_between_its_times(
    kind: str, new: Do, change: Do, values: Do, add_person: Do
) -> None:
    here: dict[str, Any] = {"held_on": "2022-08-05"}
    if kind == "session":
        opened = {"station": TOWN, "person": add_person(), "opened_on": "2022-05-01"}
        here["case"] = new("case", **opened)
    elif kind == "group_session":
        here["group"] = new("group", name="手工小组", station=TOWN)
    else:
        here |= {"name": "夜谈", "station": TOWN}
    key = new(kind, **here, started_at="09:00", ended_at="10:00")
    assert values(kind, key)["minutes"] == 60
    assert "60 分钟" in refused(change, kind, key, minutes=61)["minutes"]
    assert set(refused(change, kind, key, ended_at="08:30")) == {"ended_at"}
    change(kind, key, ended_at="09:40")  # what was counted follows
    assert values(kind, key)["minutes"] == 40
    change(kind, key, minutes=30)  # with a rest
    change(kind, key, started_at="23:00", ended_at="00:30")
    assert values(kind, key)["minutes"] == 30
    change(kind, key, minutes=90)


# ---- supervision -----------------------------------------------------------------------------------------


def test_what_a_supervision_asks_for_is_a_todo_of_whoever_does_it(
    performer: Performer, new: Do, change: Do, values: Do, read: Do
) -> None:
    one, two = (new("worker", name=name, station=TOWN) for name in ("王社工", "林社工"))
    tasks: list[dict[str, Any]] = [
        {"task": "补齐记录", "worker": two, "due_on": "2022-09-30"},
        {"task": "约班主任"},
    ]
    seen = [{"worker": one}, {"worker": two}, {"name": "外站社工"}]
    key = new("supervision", station=TOWN, held_on="2022-09-01", topic="记录", worker=one, form="team",
              supervisees=seen, tasks=tasks)  # fmt: skip
    said = read("supervision", key)
    for text in ("王社工", "林社工", "外站社工", "补齐记录林社工2022-09-30"):
        assert text in said
    found = [values("todo", todo) for todo in performer.ask(common.find, "todo")]
    assert {(t["content"], t["worker"], str(t["due_on"])) for t in found} == {
        ("补齐记录", two, "2022-09-30"), ("约班主任", one, "None"),
    }  # fmt: skip
    [todo] = performer.ask(common.find, "todo", text="补齐")
    assert performer.ask(todos.source, todo) == ("supervision", key)
    performer.do(todos.finish, todo)
    rows = values("supervision", key)["tasks"]
    assert [row["done_on"] for row in rows] == [performer.today(), None]
    change("supervision", key, tasks=rows[:1])
    assert list(performer.ask(common.find, "todo")) == [todo], "what is taken out is not to be done"
    performer.do(todos.reopen, todo)
    assert values("supervision", key)["tasks"][0]["done_on"] is None


def test_who_wrote_a_supervision_down_was_supervised_where_nobody_else_is_said(
    new: Do, values: Do
) -> None:
    one = new("worker", name="王社工", station=TOWN)
    here = {"station": TOWN, "held_on": "2022-09-01", "topic": "记录"}
    key = new("supervision", **here, worker=one)
    assert [row["worker"] for row in values("supervision", key)["supervisees"]] == [one]
    said = refused(new, "supervision", **here, supervisees=[{"name": None, "worker": None}])
    assert said == {"supervisees.0.worker": "请选人员，外单位的写姓名"}


# ---- the rest ----------------------------------------------------------------------------------------------


def test_a_score_is_within_its_share(new: Do) -> None:
    marks = [{"item": "place", "full": 20, "own": 21, "county": 20}]
    said = refused(new, "assessment", station=TOWN, assessed_on="2022-09-01", marks=marks)
    assert said == {"marks.0.own": "不能高于这一项的分值（20 分）"}


def test_a_session_says_which_goals_it_is_for(
    new: Do, values: Do, add_person: Do, read: Do
) -> None:
    case = new("case", station=TOWN, person=add_person(), opened_on="2022-05-01")
    goals = [{"goal": "每周通一次电话"}, {"goal": "每天出门"}]
    new("case_assessment", case=case, assessed_on="2022-05-02")
    plan = new("case_plan", case=case, planned_on="2022-05-03", aim="不再孤单", goals=goals)
    kept = values("case_plan", plan)["goals"]
    rows = [{"goal": kept[0]["key"], "aimed": True, "percent": 20}, {"goal": kept[1]["key"]}]
    key = new("session", case=case, held_on="2022-05-10", progress=rows)
    assert "每周通一次电话是20" in read("session", key)


def test_a_budget_has_its_subjects_and_a_course_its_certificates(new: Do, read: Do) -> None:
    budget = [{"subject": "staff", "source": "purchase", "station": TOWN, "amount_fen": "60000"},
              {"subject": "activity", "amount_fen": "1500.50", "note": "材料"}]  # fmt: skip
    said = read("funding", new("funding", year=2022, budget=budget))
    assert "人员政府购买服务" in said
    assert "60,000.00" in said
    assert "1,500.50" in said
    worker = new("worker", name="王社工", station=TOWN)
    course = new("training", name="岗前班", theme="induction", held_on="2022-02-02", trainees=[
        {"worker": worker, "score": 91, "passed": True, "certificate": "岗培-7"}])  # fmt: skip
    assert "王社工91是岗培-7" in read("training", course)


def test_a_course_of_one_station_is_counted_there(performer: Performer, new: Do) -> None:
    course = {"theme": "other", "held_on": "2022-08-02", "hours": 4}
    new("training", name="全县的", **course)
    new("training", name="枝城的", station=TOWN, **course)
    counted = [
        performer.ask(figures.figures, "2022-08", station) for station in (None, TOWN, OTHER)
    ]
    assert [each["trainings.count"] for each in counted] == [2, 1, 0]
    assert [each["trainings.hours"] for each in counted] == [8, 4, 0]


def test_somebody_helps_at_an_event_once(new: Do) -> None:
    event = new("event", name="义诊", station=TOWN, held_on="2022-09-04")
    mine = {"volunteer": new("volunteer", name="周义工", joined_on="2022-01-01"), "event": event}
    new("volunteer_service", **mine, served_on="2022-09-04", hours=2)
    said = refused(new, "volunteer_service", **mine, served_on="2022-09-04", hours=2)
    assert "已经记过了" in said["volunteer"]
