"""Nothing is done outside its time: in a case that is closed, or is not yet, with a person who left."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import common, groups
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.errors import Rejected
from tests.conftest import TOWN

Do = Callable[..., Any]
CLOSED, LEFT = "2022-06-01", "2022-07-01"
HOSPITAL = {"receiver": "县医院", "cause": "expert", "agreed": True}


@pytest.fixture
def keep(performer: Performer) -> Do:
    return lambda kind, key=None, /, **values: performer.do(common.save, kind, values, key)


@pytest.fixture
def person(add_person: Do) -> int:
    return add_person("李秀英")


@pytest.fixture
def case(keep: Do, person: int) -> int:
    return keep("case", person=person, station=TOWN, opened_on="2022-05-01")


def problems(do: Do, *given: Any, **values: Any) -> dict[str, str]:
    with pytest.raises(Rejected) as told:
        do(*given, **values)
    return dict(told.value.problems)


@pytest.mark.parametrize(
    ("kind", "day"), [("session", "held_on"), ("case_assessment", "assessed_on")]
)
def test_nothing_is_done_in_a_case_after_it_was_closed(
    kind: str, day: str, keep: Do, case: int
) -> None:
    keep(kind, case=case, **{day: "2022-05-31"})
    said = problems(keep, "case_closing", case=case, closed_on="2022-05-30", cause="moved")
    assert said["closed_on"].startswith("2022-05-31 还有")
    assert set(problems(keep, "case", case, closed_on="2022-05-30", reason="迁出")) == {"closed_on"}
    keep("case_closing", case=case, closed_on=CLOSED, cause="moved")
    other = keep("session", case=case, held_on=CLOSED)
    assert "已结案" in problems(keep, "session", case=case, held_on="2022-06-02")["held_on"]
    assert "held_on" in problems(keep, "session", other, held_on="2022-06-02")


def test_only_what_is_closed_is_followed_up(keep: Do, case: int) -> None:
    assert "还没有结案" in problems(keep, "follow_up", case=case, done_on="2022-06-02")["case"]
    keep("case_closing", case=case, closed_on=CLOSED, cause="moved")
    said = problems(keep, "follow_up", case=case, done_on="2022-05-31", state="安好")
    assert said == {"done_on": f"不能早于结案日期（{CLOSED}）"}
    assert set(problems(keep, "follow_up", case=case, done_on=CLOSED)) == {"state"}
    keep("follow_up", case=case, done_on=CLOSED, state="安好")


def test_nobody_is_served_after_having_left(
    performer: Performer, keep: Do, person: int, case: int, add_visit: Do
) -> None:
    group = keep("group_session", group=keep("group", name="手工小组", station=TOWN),
                 held_on="2022-07-02")  # fmt: skip
    keep("person", person, left_on=LEFT, left_reason="died")
    late = "2022-07-02"
    for kind, day, more in (
        ("consent", "signed_on", {"person": person}),
        ("visit", "visited_on", {"person": person, "station": TOWN}),
        ("case", "opened_on", {"person": person, "station": TOWN}),
        ("session", "held_on", {"case": case}),
        ("referral", "referred_on", {"case": case, **HOSPITAL}),
    ):
        said = problems(keep, kind, **more, **{day: late})
        assert said == {day: "李秀英 2022-07-01 已离档（死亡），不能晚于这一天"}
        keep(kind, **more, **{day: LEFT})
    said = problems(keep, "group_session", group, attendees=[{"person": person}])
    assert "已离档" in said["attendees.0.person"]
    keep("group_session", group, attendees=[{"person": person, "present": False}])
    [row] = performer.ask(common.find, "attendance")
    assert "已离档" in problems(keep, "attendance", row, present=True)["person"]


@pytest.mark.parametrize(
    ("reason", "refused"),
    [("died", {"transfer", "follow_up"}), ("moved", {"transfer"})],
)
def test_nothing_is_told_of_somebody_after_the_death(
    reason: str, refused: set[str], performer: Performer, keep: Do, person: int, case: int
) -> None:
    """A crisis may come to light afterwards; who merely left is looked after, too."""
    [there] = performer.ask(common.find, "station", where={"code": "420581100"})
    keep("station", there, state="built")
    closed = keep("case", person=person, station=TOWN, opened_on="2022-04-01",
                  closed_on="2022-04-02", reason="失联")  # fmt: skip
    keep("person", person, left_on=LEFT, left_reason=reason)
    for kind, day, more in (
        ("crisis", "found_at", {"person": person, "station": TOWN, "seen": "手臂有伤"}),
        ("transfer", "moved_on", {"case": case, "person": person, "to_station": there}),
        ("follow_up", "done_on", {"case": closed, "state": "安好"}),
    ):
        late = {day: "2022-07-02T09:00+08:00" if kind == "crisis" else "2022-07-02"}
        if kind in refused:
            assert "已离档" in problems(keep, kind, **more, **late)[day]
        else:
            keep(kind, **more, **late)
    if reason == "moved":
        died = problems(keep, "person", person, left_reason="died", left_on="2022-07-01")
        assert died["left_on"].startswith("2022-07-02 还有")


@pytest.mark.parametrize(
    ("kind", "day"), [("visit", "visited_on"), ("service", "served_on"), ("case", "opened_on")]
)
def test_who_is_met_first_is_filed_afterwards(kind: str, day: str, keep: Do, person: int) -> None:
    keep(kind, person=person, station=TOWN, **{day: "2022-01-28"})  # filed on 1 March


VISIT, SERVICE = ("visit", "visited_on"), ("service", "served_on")


@pytest.mark.parametrize(
    ("work", "more", "reason"),
    [
        (VISIT, {"seen": False}, "died"),
        (VISIT, {"seen": False}, "moved"),
        (SERVICE, {}, "died"),
    ],
)
def test_who_is_gone_is_looked_for_and_the_family_of_the_dead_looked_after(
    work: tuple[str, str], more: dict[str, Any], reason: str, keep: Do, person: int
) -> None:
    """For sixty days, whether the leaving is on file before or after."""
    kind, day = work
    here = {"person": person, "station": TOWN, **more}
    first = keep(kind, **here, **{day: "2022-07-02"})
    keep("person", person, left_on=LEFT, left_reason=reason)
    keep(kind, **here, **{day: "2022-08-30"})
    assert "已离档" in problems(keep, kind, **here, **{day: "2022-08-31"})[day]
    if kind == "visit":
        assert "已离档" in problems(keep, kind, first, seen=True)[day]
    else:
        said = problems(keep, "person", person, left_reason="moved")
        assert said["left_on"].startswith("2022-08-30 还有其他服务")
        earlier = problems(keep, "person", person, left_on="2022-06-30")
        assert earlier["left_on"].startswith("2022-08-30 还有其他服务")


def test_what_was_tried_in_vain_does_not_put_off_the_leaving(keep: Do, person: int) -> None:
    here = {"person": person, "station": TOWN}
    keep("visit", **here, visited_on="2022-09-14", seen=False)
    keep("visit", **here, visited_on="2022-07-03")
    said = problems(keep, "person", person, left_on=LEFT, left_reason="moved")
    assert said["left_on"].startswith("2022-07-03 还有走访")
    keep("person", person, left_on="2022-07-03", left_reason="moved")


@pytest.mark.parametrize(
    "kind",
    ["visit", "service", "case", "session", "case_assessment", "consent", "group", "group_session"],
)
def test_nobody_has_left_before_being_served(
    kind: str, keep: Do, person: int, add_visit: Do
) -> None:
    here = {"person": person, "station": TOWN}
    day = {"visit": "visited_on", "service": "served_on", "case": "opened_on", "consent": "signed_on",
           "session": "held_on", "case_assessment": "assessed_on"}.get(kind)  # fmt: skip
    if day is None:
        joined = [{"person": person, "joined_on": "2022-07-02"}] if kind == "group" else []
        group = keep("group", name="手工小组", station=TOWN, roster=joined)
        if kind == "group_session":
            came = [{"person": person}]
            keep(kind, group=group, held_on="2022-07-02", attendees=came)
    elif kind in ("session", "case_assessment"):
        keep(kind, case=keep("case", **here, opened_on="2022-05-01"), **{day: "2022-07-02"})
    else:
        keep(kind, **here, **{day: "2022-07-02"})
    said = problems(keep, "person", person, left_on=LEFT, left_reason="moved")
    assert said["left_on"].startswith("2022-07-02 还有")
    keep("person", person, left_on="2022-07-02", left_reason="moved")
    keep("person", person, phone="13800001234")


def test_a_leaving_of_a_month_that_is_over_stays_when_somebody_comes_back(
    keep: Do, person: int, set_clock: Any
) -> None:
    keep("person", person, left_on=LEFT, left_reason="moved")
    keep("person", person, left_on=None, left_reason=None)  # written today, and by mistake
    keep("person", person, left_on=LEFT, left_reason="moved")
    set_clock("2022-09-16T10:00:00+08:00")
    said = problems(keep, "person", person, left_on=None, left_reason=None)
    assert "重新在档日期" in said["left_on"]
    assert "returned_on" in problems(keep, "person", person, returned_on=LEFT)
    keep("person", person, returned_on="2022-08-01")
    visit = {"person": person, "station": TOWN, "way": "home", "seen": True}
    assert "已离档" in problems(keep, "visit", visited_on="2022-07-31", **visit)["visited_on"]
    keep("visit", visited_on="2022-08-01", **visit)
    died = problems(keep, "person", person, left_reason="died")
    assert "死亡" in died["returned_on"]


def test_a_session_is_not_moved_to_when_somebody_who_came_was_gone(keep: Do, person: int) -> None:
    group = keep("group", name="手工小组", station=TOWN)
    came = [{"person": person}]
    session = keep("group_session", group=group, held_on="2022-06-30", attendees=came)
    keep("person", person, left_on=LEFT, left_reason="died")
    assert "已离档" in problems(keep, "group_session", session, held_on="2022-07-02")["held_on"]
    absent = [{"person": person, "present": False}]
    keep("group_session", session, held_on="2022-07-02", attendees=absent)


def test_nobody_joins_a_group_after_having_left(keep: Do, person: int) -> None:
    keep("person", person, left_on=LEFT, left_reason="died")
    late = {"name": "手工小组", "station": TOWN, "from_on": "2022-07-02"}
    said = problems(keep, "group", **late, roster=[{"person": person, "joined_on": "2022-07-02"}])
    assert set(said) == {"roster.0.joined_on"}
    assert set(problems(keep, "group", **late, roster=[{"person": person}])) == {"roster.0.person"}
    keep("group", **late, roster=[{"person": person, "joined_on": LEFT}])


def test_who_quit_a_group_comes_as_a_guest(performer: Performer, keep: Do, person: int) -> None:
    group = keep("group", name="手工小组", station=TOWN,
                 roster=[{"person": person, "left_on": LEFT}])  # fmt: skip
    late = {"group": group, "held_on": "2022-07-02"}
    came = {"person": person}
    said = problems(keep, "group_session", **late, attendees=[came])
    assert "已退出小组" in said["attendees.0.person"]
    keep("group_session", **late, attendees=[came | {"guest": True}])
    other = keep("group_session", **late | {"held_on": "2022-07-03"})
    performer.do(groups.attend, other, person, True)  # as a guest, in the grid
    keep("group_session", **late | {"held_on": LEFT}, attendees=[came])
    [member] = performer.ask(common.find, "group_member")
    assert (
        "2022-07-01 还有" in problems(keep, "group_member", member, left_on="2022-06-30")["left_on"]
    )


def test_who_is_gone_is_not_offered_for_a_session(
    performer: Performer, keep: Do, person: int, add_person: Do
) -> None:
    there, later = add_person("王五"), add_person("丁一")
    roster = [{"person": person}, {"person": there}, {"person": later, "joined_on": "2022-09-15"}]
    group = keep("group", name="手工小组", station=TOWN, roster=roster)
    keep("person", person, left_on="2022-09-01", left_reason="died")
    begun = performer.ask(groups.carried, "group_session", group)
    assert [row["person"] for row in begun["attendees"]] == [there, later]
    keep("group_session", **begun)


@pytest.mark.parametrize(
    ("kind", "day", "more"),
    [
        ("visit", "visited_on", {"person": "DX-甲", "items": ["B1"]}),
        ("case", "opened_on", {"person": "DX-甲"}),
        ("event", "held_on", {"name": "重阳节"}),
        ("session", "held_on", {"case": "GA-乙"}),
        ("referral", "referred_on", {"case": "GA-乙", **HOSPITAL}),
        ("follow_up", "done_on", {"case": "GA-子", "state": "安好"}),
        ("volunteer_service", "served_on", {"volunteer": "ZZY-甲", "hours": 1}),
        ("volunteer", "joined_on", {"name": "钱乙"}),
        ("resource", "received_on", {"what": "大米", "giver": "粮店"}),
        ("group", "from_on", {"name": "太极小组"}),
        ("group_summary", "summed_on", {"group": "XZ-丁"}),
        ("crisis", "found_at", {"seen": "手臂有伤"}),
        ("person", "filed_on", {"name": "周乙", "township": TOWN}),
    ],
)
def test_nothing_is_done_at_a_station_that_was_merged_away(
    kind: str, day: str, more: dict[str, Any], performer: Performer, cast: None
) -> None:
    """Nor is it merged away before the last that was done."""
    [key] = performer.ask(common.find, "station", where={"code": TOWN})
    performer.do(common.save, "station", {"closed_on": "2022-06-30"}, key)
    done = more if kind == "person" else {"station": TOWN, **more}
    late, last = (
        f"{d}T08:00+08:00" if kind == "crisis" else d for d in ("2022-07-01", "2022-06-30")
    )
    assert "已撤并" in problems(performer.do, common.save, kind, {**done, day: late})[day]
    performer.do(common.save, kind, {**done, day: last})
    early = {"closed_on": "2022-06-29"}
    said = problems(performer.do, common.save, "station", early, key)["closed_on"]
    assert said.startswith(f"2022-06-30 还有{KINDS[kind].label}")
