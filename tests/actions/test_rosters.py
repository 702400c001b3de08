"""When a group met and who belonged to it: its days hold its sessions, its roster whoever came."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import common, groups
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from tests.actions.conftest import refused
from tests.conftest import TOWN

Do = Callable[..., Any]


@pytest.fixture
def group(new: Do) -> int:
    return new("group", name="手工小组", station=TOWN, from_on="2022-08-01", to_on="2022-08-20")


# ---- when it met ---------------------------------------------------------------------------------------


def test_a_group_lasts_until_its_last_session(
    performer: Performer, new: Do, change: Do, values: Do, group: int, today: Any
) -> None:
    session = new("group_session", group=group, held_on="2022-08-18")
    said = refused(change, "group", group, to_on="2022-08-17")
    assert said == {"to_on": "2022-08-18 还有小组单节记录，不能早于这一天"}
    change("group", group, to_on="2022-08-18")
    change("group_session", session, held_on="2022-08-25")
    assert str(values("group", group)["to_on"]) == "2022-08-25"
    new("group_session", group=group, held_on="2022-09-01")
    assert str(values("group", group)["to_on"]) == "2022-09-01"
    performer.do(groups.lay_out, group, today.replace(month=8, day=1), 1, 2)
    assert str(values("group", group)["to_on"]) == "2022-09-01"


def test_a_group_that_was_cancelled_does_not_meet(new: Do, change: Do, group: int) -> None:
    change("group", group, state="cancelled")
    held = {"group": group, "held_on": "2022-08-05"}
    assert "已取消" in refused(new, "group_session", **held)["group"]
    change("group", group, state="running")
    new("group_session", **held)
    said = refused(change, "group", group, state="cancelled")
    assert said["state"].startswith("2022-08-05 已有小组单节记录")
    change("group", group, state="finished")


def test_nothing_comes_after_the_summary_and_there_is_one(
    new: Do, change: Do, values: Do, group: int
) -> None:
    session = new("group_session", group=group, held_on="2022-08-10")
    early = {"group": group, "summed_on": "2022-08-09"}
    said = {"summed_on": "2022-08-10 还有小组单节记录，不能早于这一天"}
    assert refused(new, "group_summary", **early) == said
    summary = new("group_summary", group=group, summed_on="2022-08-10")
    assert refused(change, "group_summary", summary, summed_on="2022-08-09") == said
    late = refused(new, "group_session", group=group, held_on="2022-08-11")
    assert "2022-08-10 已总结" in late["held_on"]
    assert set(refused(change, "group_session", session, held_on="2022-08-11")) == {"held_on"}
    number = values("group_summary", summary)["number"]
    again = refused(new, "group_summary", group=group, summed_on="2022-08-30")
    assert again == {"group": f"这个小组已有评估总结（{number}，2022-08-10），请改那一份"}
    change("group_summary", summary, summed_on="2022-08-30")
    new("group_session", group=group, held_on="2022-08-11")


def test_a_group_that_is_summed_up_is_over(new: Do, change: Do, values: Do) -> None:
    group = new("group", name="棋友小组", station=TOWN, from_on="2022-08-01")
    new("group_session", group=group, held_on="2022-08-12")
    summary = new("group_summary", group=group, summed_on="2022-08-20")
    told = values("group", group)
    assert (told["state"], str(told["to_on"])) == ("finished", "2022-08-12")
    for state in ("running", "planned", "cancelled"):
        assert "已总结" in refused(change, "group", group, state=state)["state"]
    late = new("group", name="歌友小组", station=TOWN, from_on="2022-08-01", to_on="2022-12-31")
    change("group_summary", summary, group=late)
    told = values("group", late)
    assert (told["state"], str(told["to_on"])) == ("finished", "2022-08-20")
    change("group", group, state="running")  # whose summary it was not
    called_off = new("group", name="画友小组", station=TOWN, state="cancelled")
    assert set(refused(new, "group_summary", group=called_off, summed_on="2022-08-20")) == {"group"}


def test_who_left_and_came_again_keeps_both_times(
    new: Do, change: Do, values: Do, add_person: Do, group: int, listed: Do
) -> None:
    one, other = add_person("丁一"), add_person("马二")
    first = {"person": one, "joined_on": "2022-01-05", "left_on": "2022-03-01"}
    again = {"person": one, "joined_on": "2022-06-01"}
    change("group", group, roster=[again, first])  # in whichever order
    kept = values("group", group)["roster"]
    change("group", group, roster=[first, again, {"person": other}])
    assert {row["key"] for row in kept} < {row["key"] for row in values("group", group)["roster"]}
    [said] = listed("group")
    assert len(said["roster"]) == 2  # who belongs to it today
    change("group", group, roster=[again, {"person": other}, first])
    said = refused(new, "group_member", group=group, person=other, joined_on="2022-06-01",
                   left_on="2022-03-01")  # fmt: skip
    assert set(said) >= {"left_on"}


# ---- who belongs to it ---------------------------------------------------------------------------------


def test_nobody_is_on_a_roster_twice_at_a_time(
    new: Do, change: Do, values: Do, add_person: Do, group: int
) -> None:
    mine = {"person": add_person("丁一")}
    first = {**mine, "joined_on": "2022-08-01", "left_on": "2022-08-10"}
    said = refused(change, "group", group, roster=[first, {**mine, "joined_on": "2022-08-09"}])
    assert "丁一在组员表里已有（2022-08-01 至 2022-08-10）" in said["roster.1.joined_on"]
    assert set(refused(change, "group", group, roster=[first, mine])) == {"roster.1.joined_on"}
    change("group", group, roster=[first, {**mine, "joined_on": "2022-08-10"}])
    assert len(values("group", group)["roster"]) == 2
    late = {"group": group, **mine, "joined_on": "2022-08-30"}
    assert set(refused(new, "group_member", **late)) == {"person"}


def test_who_came_stays_on_the_roster(
    performer: Performer, new: Do, change: Do, values: Do, add_person: Do, group: int
) -> None:
    came, guest, other = (add_person(name) for name in ("丁一", "马二", "张三"))
    change("group", group, roster=[{"person": came}, {"person": other}])
    new("group_session", group=group, held_on="2022-08-05", attendees=[
        {"person": came}, {"person": guest, "guest": True}, {"person": other, "present": False},
    ])  # fmt: skip
    rows = values("group", group)["roster"]
    said = refused(change, "group", group, roster=rows[1:])
    assert said == {
        "roster": "丁一 2022-08-05 来过小组，不能从组员表里去掉；以后不来了请填退出日期"
    }
    changed = [{**rows[0], "person": guest}, rows[1]]
    assert set(refused(change, "group", group, roster=changed)) == {"roster.0.person"}
    with pytest.raises(Rejected, match="丁一 2022-08-05 来过小组"):
        performer.do(common.remove, "group_member", rows[0]["key"])
    change("group", group, roster=rows[:1])  # who never came
    change("group", group, roster=[{**rows[0], "left_on": "2022-08-06"}])


def test_a_roster_does_not_claim_what_no_guardian_signed(
    new: Do, change: Do, add_person: Do, group: int
) -> None:
    child = add_person("向雨桐", born_on="2012-05-01")
    said = refused(change, "group", group, roster=[{"person": child, "consented": True}])
    assert "监护人" in said["roster.0.consented"]
    signed = [{"person": child, "consented": True}, {"person": add_person(), "consented": True}]
    new("consent", person=child, signed_on="2022-07-01", guardian="向国强")
    change("group", group, roster=signed)
