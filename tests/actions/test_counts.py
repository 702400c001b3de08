"""What is counted twice, or cannot be: refused at the field, saying what is on record."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions.lines import save_lines
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from tests.actions.conftest import refused
from tests.conftest import TOWN

Do = Callable[..., Any]


def test_a_certificate_says_what_the_records_hold(new: Do, change: Do, values: Do) -> None:
    mine = {"volunteer": new("volunteer", name="周义工", joined_on="2022-01-01")}
    for day, hours in (("2022-08-01", 1.5), ("2022-08-02", 1), ("2022-09-01", 4)):
        new("volunteer_service", **mine, served_on=day, hours=hours)
    august = mine | {"from_on": "2022-08-01", "to_on": "2022-08-31", "issued_on": "2022-09-02"}
    said = refused(new, "volunteer_certificate", **august, hours=500, times=3)
    held = "这个时段的服务记录共 2.5 小时、2 次，请照记录填，或留空自动填"
    assert said == {"hours": held, "times": held}
    key = new("volunteer_certificate", **august, hours=2.5)
    assert (values("volunteer_certificate", key)["times"]) == 2
    assert set(refused(change, "volunteer_certificate", key, to_on="2022-09-02")) == {
        "hours", "times"
    }  # fmt: skip
    new("volunteer_service", **mine, served_on="2022-08-03", hours=1)  # put in afterwards
    change("volunteer_certificate", key, sealed=True)  # what was issued stands
    change("volunteer_certificate", key, hours=None, times=None)
    assert values("volunteer_certificate", key)["hours"] == 3.5


# ---- twice -------------------------------------------------------------------------------------------------


def test_the_same_visit_is_not_put_in_twice(
    performer: Performer, new: Do, change: Do, values: Do, add_person: Do
) -> None:
    visit = {
        "person": add_person(number="DX-1"),
        "station": TOWN,
        "visited_on": "2022-08-05",
        "way": "home",
    }
    key = new("visit", **visit, started_at="09:30")
    number = values("visit", key)["number"]
    said = refused(new, "visit", **visit, started_at="09:30")
    assert said == {"started_at": f"这次走访已记过，编号 {number}；要补充请改那一条"}
    for other in ({"started_at": "14:00"}, {"way": "phone", "started_at": "09:30"}, {}, {}):
        again = new("visit", **visit | other)  # of what has no hour nobody knows
    assert set(refused(change, "visit", again, started_at="09:30")) == {"started_at"}
    change("visit", key, note="补记", started_at="09:30")
    line = json.dumps(visit | {"person": "DX-1", "started_at": "16:00"}, ensure_ascii=False)
    with pytest.raises(Rejected, match=r"已记过，编号 420581104-ZF-2022-"):
        performer.do(save_lines, "visit", [line, line])


def test_the_same_event_is_not_put_in_twice(new: Do, change: Do) -> None:
    event = {"name": "义诊", "station": TOWN, "held_on": "2022-08-05"}
    key = new("event", **event, started_at="09:00")
    said = refused(new, "event", **event, started_at="09:00")
    assert said["started_at"].startswith("这次社区活动已记过，编号 420581104-HD-2022-")
    for other in ({"started_at": "14:00"}, {"name": "讲座", "started_at": "09:00"}, {}):
        new("event", **event | other)
    change("event", key, place="广场")


# ---- counts that cannot be -----------------------------------------------------------------------------------


def test_no_more_are_satisfied_than_were_in_the_group(new: Do, change: Do, add_person: Do) -> None:
    one, two, three = map(add_person, ("丁一", "马二", "张三"))
    group = new("group", name="手工小组", station=TOWN, roster=[{"person": one}, {"person": two}])
    summed = {"group": group, "summed_on": "2022-08-20"}
    came = [{"person": one}, {"person": two}, {"person": three, "guest": True}]
    held = new("group_session", group=group, held_on="2022-08-05", attendees=came)
    said = refused(new, "group_summary", **summed, satisfied=3, so_so=1)
    assert said["satisfied"].startswith("满意度合计 4 人，这个小组前后只有 3 人参加")
    key = new("group_summary", **summed, satisfied=3)
    assert set(refused(change, "group_summary", key, so_so=1)) == {"satisfied"}
    change("group_session", held, headcount=5)  # two whom nobody named
    change("group_summary", key, so_so=2)
    bare = new("group", name="没有名单", station=TOWN)
    new("group_summary", group=bare, summed_on="2022-08-20", satisfied=30)  # who came, nobody knows


def test_who_joined_later_came_as_a_guest(new: Do, change: Do, add_person: Do) -> None:
    person = add_person("丁一")
    roster = [{"person": person, "joined_on": "2022-08-06"}]
    group = new("group", name="手工小组", station=TOWN, roster=roster)
    held = {"group": group, "held_on": "2022-08-05"}
    said = refused(new, "group_session", **held, attendees=[{"person": person}])
    assert said["attendees.0.person"].startswith(
        "丁一 2022-08-06 才报名；在这以前来的请勾“临时参加”"
    )
    key = new("group_session", **held, attendees=[{"person": person, "guest": True}])
    later = new("group_session", group=group, held_on="2022-08-06", attendees=[{"person": person}])
    assert set(refused(change, "group_session", later, held_on="2022-08-04")) == {"held_on"}
    change("group_session", key, theme="认识你")
    wrong = [{"person": person, "joined_on": "2022-08-09"}]
    assert refused(change, "group", group, roster=wrong) == {
        "roster.0.joined_on": "2022-08-06 已来过小组，不能晚于这一天"
    }


def test_nobody_volunteers_before_being_registered(new: Do, change: Do) -> None:
    known = new("volunteer", name="周义工", joined_on="2022-08-10")
    said = refused(new, "volunteer_service", volunteer=known, served_on="2022-08-09", hours=2)
    assert said["served_on"].startswith("周义工 2022-08-10 才注册，不能早于这一天")
    new("volunteer_service", volunteer=known, served_on="2022-08-10", hours=2)
    assert set(refused(change, "volunteer", known, joined_on="2022-08-11")) == {"joined_on"}
    change("volunteer", known, joined_on="2022-08-01")
    late = new("volunteer", name="吴义工")  # registered today, when the paper is entered
    new("volunteer_service", volunteer=late, served_on="2022-08-09", hours=2)
