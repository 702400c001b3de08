"""Who is on file: what a month told of somebody's leaving it tells ever after."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from qianshou_desktop.actions import behind, common, figures
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from tests.actions.conftest import refused
from tests.conftest import TOWN

Do = Callable[..., Any]


def test_a_second_leaving_keeps_the_first(performer: Performer) -> None:
    key = performer.do(common.save, "person", {"name": "赵来往", "filed_on": "2022-01-01"})

    def told(period: str) -> tuple[int, int]:
        found = performer.ask(figures.figures, period)
        return found["persons.filed"], found["persons.left"]

    performer.do(common.save, "person", {"left_on": "2022-03-10", "left_reason": "moved"}, key)
    march = told("2022-03")
    performer.do(common.save, "person", {"returned_on": "2022-05-02"}, key)
    may = told("2022-05")
    performer.do(common.save, "person", {"left_on": "2022-08-20", "left_reason": "quit"}, key)
    assert (told("2022-03"), told("2022-04"), told("2022-05")) == (march, (0, 0), may)
    assert (told("2022-07"), told("2022-08"), told("2022")) == ((1, 0), (0, 1), (0, 1))
    kept = performer.ask(common.load, "person", key).values
    assert kept["returned_on"] is None
    assert [(row["left_on"], row["left_reason"]) for row in kept["absences"]] == [
        (date(2022, 3, 10), "moved")
    ]
    for month, count in (("2022-03", 1), ("2022-05", 0), ("2022-08", 1)):
        found = performer.ask(behind.behind, "persons.left", month)
        assert len(found) == count
    with pytest.raises(Rejected, match="2022-03-10 已离档"):
        performer.do(common.save, "service", {
            "station": TOWN, "served_on": "2022-04-01", "kind": "consultation", "person": key,
        })  # fmt: skip


# ---- former leavings -----------------------------------------------------------------------------------


@pytest.fixture
def person(add_person: Do) -> int:
    """Somebody who was gone in March and has left in August."""
    rows = [{"left_on": "2022-03-10", "left_reason": "moved", "returned_on": "2022-04-02"}]
    gone = {"left_on": "2022-08-20", "left_reason": "quit"}
    return add_person("赵来往", filed_on="2022-01-05", absences=rows, **gone)


@pytest.mark.parametrize(
    ("left", "back", "name", "words"),
    [
        ("2022-05-05", "2022-05-05", "returned_on", "应晚于离档日期"),
        ("2022-04-01", "2022-05-01", "", "2022-03-10 至 2022-04-02 已记过离档"),
        ("2022-02-01", "2022-06-01", "", "日期重叠"),
        ("2022-01-04", "2022-02-01", "left_on", "不能早于建档日期（2022-01-05）"),
        ("2022-08-01", "2022-08-21", "returned_on", "不能晚于现在这次离档的日期（2022-08-20）"),
    ],
)
def test_one_leaving_comes_after_the_other(
    left: str, back: str, name: str, words: str, person: int, change: Do, values: Do
) -> None:
    rows = values("person", person)["absences"]
    row = {"left_on": left, "left_reason": "moved", "returned_on": back}
    said = refused(change, "person", person, absences=[*rows, row])
    at = f"absences.1.{name}" if name else "absences"
    assert set(said) == {at}
    assert words in said[at]
    fits = {**row, "left_on": "2022-04-02", "returned_on": "2022-08-20"}
    change("person", person, absences=[*rows, fits])


def test_the_last_leaving_and_the_filing_keep_to_the_former_ones(
    person: int, change: Do, values: Do
) -> None:
    said = refused(change, "person", person, left_on="2022-04-01")
    assert said == {"left_on": "2022-04-02 才重新在档，再离档不能早于这一天"}
    said = refused(change, "person", person, filed_on="2022-03-11")
    assert said == {"filed_on": "2022-03-10 已离过档，建档日期不能晚于这一天"}
    [row] = values("person", person)["absences"]
    mended = {**row, "left_on": "2022-03-15"}
    change("person", person, filed_on="2022-03-11", absences=[mended])


@pytest.mark.parametrize("kind", ["visit", "service", "group_session"])
def test_nobody_was_gone_while_being_served(
    kind: str, add_person: Do, new: Do, change: Do, values: Do
) -> None:
    """Whatever was done since the return is no matter."""
    key = add_person("赵来往", filed_on="2022-01-05")
    group = new("group", name="手工小组", station=TOWN)
    for day in ("2022-05-20", "2022-07-20"):
        if kind == "group_session":
            new(kind, group=group, held_on=day, attendees=[{"person": key}])
        else:
            on = {"visit": "visited_on", "service": "served_on"}[kind]
            new(kind, person=key, station=TOWN, **{on: day})
    row = {"left_on": "2022-05-10", "left_reason": "moved", "returned_on": "2022-06-01"}
    said = refused(change, "person", key, absences=[row])
    assert said["absences.0.left_on"].startswith("2022-05-20 还有")
    gone = {name: row[name] for name in row}
    assert set(refused(change, "person", key, **gone)) == {"left_on"}
    for left, back in (("2022-05-20", "2022-06-01"), ("2022-05-10", "2022-05-20")):
        change("person", key, absences=[{**row, "left_on": left, "returned_on": back}])


def test_who_was_not_met_may_have_been_gone(add_person: Do, new: Do, change: Do) -> None:
    key = add_person("赵来往", filed_on="2022-01-05")
    new("visit", person=key, station=TOWN, visited_on="2022-05-20", seen=False)
    row = {"left_on": "2022-05-10", "left_reason": "moved", "returned_on": "2022-06-01"}
    change("person", key, absences=[row])


def test_leavings_that_are_given_anew_are_the_same(person: int, change: Do, values: Do) -> None:
    """As a list that is read in again gives them, without the keys of the rows."""
    rows = [
        {"left_on": "2022-03-10", "left_reason": "moved", "returned_on": "2022-04-02"},
        {"left_on": "2022-05-01", "left_reason": "moved", "returned_on": "2022-06-01"},
    ]
    for given in (rows, rows, rows[::-1], rows[1:]):
        change("person", person, absences=given)
        kept = {str(row["left_on"]) for row in values("person", person)["absences"]}
        assert kept == {row["left_on"] for row in given}
