"""Groups: days from a weekday, who came, what is carried, and sums that agree with the figures."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianshou_desktop.actions import common, figures, groups
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from tests.conftest import TOWN

Add = Callable[..., int]


@pytest.fixture
def add_group(performer: Performer) -> Add:
    """Save a group; returns the key."""

    def add(*people: int, **values: Any) -> int:
        roster = [{"person": key, "joined_on": "2022-08-01"} for key in people]
        given = {"name": "幸福邻里", "station": TOWN, "from_on": "2022-08-03", "roster": roster}
        return performer.do(common.save, "group", {**given, **values})

    return add


@pytest.fixture
def add_session(performer: Performer) -> Add:
    """Save a session of a group from what is carried into it; returns the key."""

    def add(group: int, **values: Any) -> int:
        begun = performer.ask(groups.carried, "group_session", group)
        return performer.do(common.save, "group_session", {**begun, **values})

    return add


# ---- dates -----------------------------------------------------------------------------------------------


@given(
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(1, groups.WEEKS),
    st.integers(1, 60),
)
def test_dates_keep_their_weekday_and_distance(first: date, weeks: int, count: int) -> None:
    days = groups.session_dates(first, weeks, count)
    assert (len(days), days[0]) == (count, first)
    assert {day.weekday() for day in days} == {first.weekday()}
    steps = {(after - day).days for day, after in pairwise(days)}
    assert steps <= {7 * weeks}


def test_laying_out_keeps_what_is_written(performer: Performer, add_group: Add) -> None:
    key = add_group(outline=[{"theme": "下次再见", "nth": 2}, {"theme": "初相识", "nth": 1}])
    performer.do(groups.lay_out, key, date(2022, 9, 6), 2, 3, 90)
    values = performer.ask(common.load, "group", key).values
    rows = sorted(values["outline"], key=lambda row: row["nth"])
    told = [(row["nth"], row["planned_on"], row["theme"], row["minutes"]) for row in rows]
    assert told == [
        (1, date(2022, 9, 6), "初相识", 90),
        (2, date(2022, 9, 20), "下次再见", 90),
        (3, date(2022, 10, 4), None, 90),
    ]
    plan = ("times", "minutes", "from_on", "to_on")
    assert [values[name] for name in plan] == [3, 90, date(2022, 9, 6), date(2022, 10, 4)]


@pytest.mark.parametrize(
    ("weeks", "count", "minutes", "name"),
    [(0, 3, 60, "every_weeks"), (53, 3, 60, "every_weeks"), (1, 0, 60, "count"), (1, 201, 60, "count"),
     (1, 1, 60, "count"), (1, 3, 0, "minutes"), (1, 3, 1441, "minutes")],
)  # fmt: skip
def test_what_cannot_be_laid_out_is_refused(
    weeks: int, count: int, minutes: int, name: str, performer: Performer, add_group: Add
) -> None:
    key = add_group(outline=[{"theme": "初相识"}, {"theme": "再见"}])
    with pytest.raises(Rejected) as refused:
        performer.do(groups.lay_out, key, date(2022, 9, 6), weeks, count, minutes)
    assert set(refused.value.problems) == {name}
    rows = performer.ask(common.load, "group", key).values["outline"]
    assert [row["planned_on"] for row in rows] == [None, None], "nothing was written by halves"


# ---- who came --------------------------------------------------------------------------------------------


def test_a_session_begins_with_its_outline_and_the_roster(
    performer: Performer, add_group: Add, add_person: Add, add_session: Add
) -> None:
    first, second, gone = add_person("丁一"), add_person("马二"), add_person("张三")
    roster = [{"person": first}, {"person": second}, {"person": gone, "left_on": "2022-08-20"}]
    outline = [
        {"nth": 1, "planned_on": "2022-08-10", "theme": "初相识", "minutes": 45},
        {"nth": 2, "planned_on": "2022-12-10", "theme": "再见"},
    ]
    key = add_group(roster=roster, outline=outline, minutes=60, place="活动室", items=["B5"])
    begun = performer.ask(groups.carried, "group_session", key)
    assert (begun["nth"], begun["theme"], begun["minutes"]) == (1, "初相识", 45)
    assert (begun["held_on"], begun["place"], begun["items"]) == (
        date(2022, 8, 10),
        "活动室",
        ["B5"],
    )
    assert [row["person"] for row in begun["attendees"]] == [first, second, gone]
    assert all(row["present"] for row in begun["attendees"])
    add_session(key)
    begun = performer.ask(groups.carried, "group_session", key)
    assert (begun["nth"], begun["theme"], begun["minutes"]) == (2, "再见", 60)
    assert begun["held_on"] == performer.today(), "a day yet to come is no day that was"
    assert [row["person"] for row in begun["attendees"]] == [first, second]


def test_attending_turns_and_keeps_what_was_noted(
    performer: Performer, add_group: Add, add_person: Add, add_session: Add
) -> None:
    person, guest = add_person("丁一"), add_person("马二")
    key = add_group(person)
    rows = [{"person": person, "present": True, "performance": "愿意分享"}]
    session = add_session(key, attendees=rows)
    performer.do(groups.attend, session, person, False)
    performer.do(groups.attend, session, guest, True)
    rows = performer.ask(common.load, "group_session", session).values["attendees"]
    assert [(r["person"], r["present"], r["performance"]) for r in rows] == [
        (person, False, "愿意分享"),
        (guest, True, None),
    ]


def test_the_sums_agree_with_the_figures(
    performer: Performer, add_group: Add, add_person: Add, add_session: Add
) -> None:
    first, second = add_person("丁一"), add_person("马二")
    key = add_group(first, second)
    add_session(key, held_on="2022-08-10", minutes=60)
    session = add_session(key, held_on="2022-08-17", minutes=90)
    performer.do(groups.attend, session, second, False)
    add_session(key, held_on="2022-08-24", attendees=[], headcount=12)
    other = add_group(first, name="另一个")
    add_session(other, held_on="2022-08-18")
    found = performer.ask(groups.statistics, key)
    assert [each.came for each in found.meetings] == [2, 1, 12]
    assert [(each.name, each.came, each.noted) for each in found.comers] == [
        ("丁一", 2, 2),
        ("马二", 1, 2),
    ]
    assert (found.contacts, found.people, found.minutes, found.rate) == (
        15, 2, 150, "点名 3 人次，共 15 人次")  # fmt: skip
    counted = performer.ask(figures.figures, "2022-08")
    both = found.contacts + performer.ask(groups.statistics, other).contacts
    assert (counted["groups.contacts"], counted["groups.sessions"]) == (both, 4)


def test_a_group_without_sessions_has_no_percentage(performer: Performer, add_group: Add) -> None:
    found = performer.ask(groups.statistics, add_group())
    assert (found.meetings, found.comers, found.rate) == ((), (), "")


def test_the_summary_begins_with_the_goals(performer: Performer, add_group: Add) -> None:
    goals = [{"goal": "多来往", "measure": "每周一次"}, {"goal": "睡得好"}]
    key = add_group(goals=goals)
    begun = performer.ask(groups.carried, "group_summary", key)
    assert begun["attained"] == "多来往（每周一次）：\n睡得好："
    assert performer.ask(groups.carried, "group_summary", add_group())["attained"] is None


# ---- what the plan holds ---------------------------------------------------------------------------------


def test_no_fewer_sessions_are_planned_than_are_laid_out(
    performer: Performer, add_group: Add
) -> None:
    outline = [{"nth": 1, "theme": "初相识"}, {"nth": 2, "theme": "再见"}]
    said = {"times": "各节安排里写了 2 节，节数不能比它少；不填就按安排的算"}
    with pytest.raises(Rejected) as refused:
        add_group(outline=outline, times=1)
    assert refused.value.problems == said
    key = add_group(outline=outline, times=2)
    with pytest.raises(Rejected) as refused:
        performer.do(common.save, "group", {"times": 1}, key)
    assert refused.value.problems == said
    with pytest.raises(Rejected) as refused:
        performer.do(common.save, "group_outline", {"group": key, "nth": 3})
    assert refused.value.problems == {"times": said["times"].replace("2 节", "3 节")}
    rows = performer.ask(common.load, "group", key).values["outline"]
    performer.do(common.save, "group", {"times": 3, "outline": [*rows, {"nth": 3}]}, key)
    performer.do(common.save, "group", {"times": None}, key)
    assert performer.ask(groups.statistics, key).planned == 3


def test_a_number_stands_once_in_an_outline(performer: Performer, add_group: Add) -> None:
    with pytest.raises(Rejected) as refused:
        add_group(outline=[{"nth": 1, "theme": "初相识"}, {"nth": 1, "theme": "再见"}])
    assert set(refused.value.problems) == {"outline.1.nth"}
    key = add_group(outline=[{"nth": 1, "theme": "初相识"}, {"nth": 2, "theme": "再见"}, {"theme": "待定"},
                             {"theme": "也待定"}])  # fmt: skip
    with pytest.raises(Rejected) as refused:
        performer.do(common.save, "group_outline", {"group": key, "nth": 2})
    assert refused.value.problems == {"nth": "这份小组里已有这个节次，请改那一行"}
    rows = performer.ask(common.load, "group", key).values["outline"]
    turned = [{**rows[0], "nth": 2}, {**rows[1], "nth": 1}, *rows[2:]]
    performer.do(common.save, "group", {"outline": turned}, key)  # the two change places
    rows = performer.ask(common.load, "group", key).values["outline"]
    assert [row["nth"] for row in rows] == [2, 1, None, None]
