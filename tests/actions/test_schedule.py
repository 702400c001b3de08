"""The schedule of visits: its parameters from a day on, major changes, and the next visit proposed."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from qianshou_desktop.actions import common, figures, reports, rules
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.rules.settings import set_parameter
from qianshou_desktop.actions.schedule import Schedule
from qianshou_desktop.records.errors import Rejected

Do = Callable[..., Any]


@pytest.fixture
def every(performer: Performer) -> Do:
    """Set a parameter of the schedule from a day on: every("watch", "每周", "2022-07-01")."""

    def put(name: str, value: str, day: str) -> None:
        on = date.fromisoformat(day)
        performer.do(set_parameter, f"F17.{name}", value, "县民政局通知", on)

    return put


@pytest.fixture
def count(performer: Performer) -> Callable[[str], tuple[int, int]]:
    def asked(period: str) -> tuple[int, int]:
        found = performer.ask(figures.figures, period)
        return found["visits.due"], found["visits.made"]

    return asked


@pytest.mark.parametrize(
    ("value", "period", "due"),
    [("每周", "2022-08", 4), ("每两周", "2022-08", 2), ("每月", "2022-08", 1), ("每两月", "2022-08", 1),
     ("每两月", "2022-07", 0), ("每季", "2022-Q3", 1), ("每半年", "2022-H1", 1), ("每半年", "2022-08", 0),
     ("每两周", "2022", 26), ("每两月", "2022", 6), ("每半年", "2022", 2)],
)  # fmt: skip
def test_every_interval_counts(
    value: str, period: str, due: int, every: Do, add_person: Do, count: Do, set_clock: Do
) -> None:
    set_clock("2023-01-01T10:00:00+08:00")
    add_person(risk="watch", filed_on="2019-01-01")
    every("watch", value, "2019-01-01")
    assert count(period) == (due, 0)


def test_a_change_in_the_year_leaves_what_was_asked_before(
    every: Do, add_person: Do, add_visit: Do, count: Do, set_clock: Do
) -> None:
    set_clock("2023-01-01T10:00:00+08:00")
    person = add_person(risk="watch", filed_on="2022-01-01")
    before = [count(f"2022-{month:02}") for month in range(1, 7)]
    every("watch", "每周", "2022-07-01")
    assert [count(f"2022-{month:02}") for month in range(1, 7)] == before == [(1, 0)] * 6
    assert count("2022-07") == (5, 0)
    for day in ("2022-07-04", "2022-07-09", "2022-07-11"):
        add_visit(person, day)
    assert count("2022-07") == (5, 2)
    assert count("2022") == (6 + 5 + 4 + 4 + 5 + 4 + 4, 2)


def test_a_change_within_a_month_follows_the_last_day_of_each_span(
    every: Do, add_person: Do, count: Do
) -> None:
    add_person(risk="watch", filed_on="2022-01-01")
    every("watch", "每周", "2022-08-15")
    assert count("2022-08") == (2, 0)  # the weeks that end on the 21st and the 28th
    every("watch", "每月", "2022-08-25")
    assert count("2022-08") == (2, 0)  # the week of the 21st, and the month


def test_other_risks_keep_theirs(every: Do, add_person: Do, count: Do) -> None:
    add_person(risk="high", filed_on="2022-01-01")
    every("watch", "每两周", "2022-01-01")
    assert count("2022-08") == (4, 0)


def test_who_is_more_at_risk_today_was_not_before(
    performer: Performer, add_person: Do, count: Do, set_clock: Do
) -> None:
    """Months that were reported keep what was due then; a slip of the first day was never so."""
    person = add_person(risk="normal", filed_on="2019-01-01")
    performer.do(common.save, "person", {"risk": "watch"}, person)
    assert [count(f"2022-0{month}")[0] for month in (6, 7)] == [1, 1]
    set_clock("2022-10-10T09:00:00+08:00")
    performer.do(common.save, "person", {"risk": "high"}, person)
    assert [count(f"2022-{month}")[0] for month in ("06", "07", "10", "11")] == [1, 1, 3, 0]
    set_clock("2022-12-05T09:00:00+08:00")
    performer.do(common.save, "person", {"risk": "normal"}, person)
    assert [count(f"2022-{month}")[0] for month in ("06", "09", "11", "12")] == [1, 1, 4, 2]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [("F17.watch", "每天", "每两周"), ("F17.watch", "", "每周"), ("F17.change_hours", "0", "1 至 720"),
     ("F17.change_hours", "一天", "整数"), ("F17.low", "每月", "没有参数")],
)  # fmt: skip
def test_what_is_no_interval_is_refused(
    name: str, value: str, words: str, performer: Performer
) -> None:
    with pytest.raises(Rejected, match=words):
        performer.do(set_parameter, name, value, "通知", date(2022, 1, 1))


def test_the_registry_lists_the_schedule(performer: Performer, every: Do) -> None:
    every("normal", "每半年", "2022-01-01")
    listed = performer.ask(rules.registry)[-1]
    found = {each.name: each.value for each in listed.parameters}
    assert found == {
        "F17.high": "每周", "F17.watch": "每月", "F17.normal": "每半年", "F17.change_hours": "24"
    }  # fmt: skip
    assert listed.parameters[0].source == "探访频次"


def text(performer: Performer, period: str) -> str:
    pages = PdfReader(io.BytesIO(performer.ask(reports.preview, period, None))).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def test_the_report_says_what_was_asked_for(performer: Performer, every: Do) -> None:
    every("watch", "每两周", "2022-08-10")
    assert "高每周、重点每月、一般每季一次，" in text(performer, "2022-07")
    august = text(performer, "2022-08")
    assert "高每周、重点每两周、一般每季一次（期内改过" in august
    assert "重大变故后24小时内应访" in august
    assert "期内改过" not in text(performer, "2022-09")


# ---- major changes ---------------------------------------------------------------------------------


@pytest.fixture
def change(performer: Performer) -> Do:
    def add(person: int, known: str, kind: str = "death") -> None:
        given = [{"kind": kind, "known_at": f"{known}+08:00"}]
        performer.do(common.save, "person", {"changes": given}, person)

    return add


@pytest.fixture
def quiet(add_person: Do) -> int:
    """Somebody of whom the schedule asks nothing in the months of these tests."""
    return int(add_person(risk="normal", filed_on="2022-11-02"))


@pytest.fixture
def later(set_clock: Callable[[str], None]) -> None:
    set_clock("2023-02-01T10:00:00+08:00")


@pytest.mark.usefixtures("later")
def test_a_change_before_new_year_is_due_in_the_month_in_which_the_time_is_up(
    change: Do, quiet: int, add_visit: Do, count: Do
) -> None:
    change(quiet, "2022-12-31T20:00")
    assert (count("2022-12"), count("2023-01")) == ((0, 0), (1, 0))
    add_visit(quiet, "2023-01-01", started_at="19:59")
    assert (count("2022-12"), count("2023-01")) == ((0, 0), (1, 1))


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    ("on", "at", "seen", "made"),
    [("2022-11-09", "20:00", True, 1), ("2022-11-09", "19:59", True, 0), ("2022-11-10", "20:00", True, 1),
     ("2022-11-10", "20:01", True, 0), ("2022-11-10", "09:00", False, 0), ("2022-11-09", None, True, 1),
     ("2022-11-10", None, True, 1), ("2022-11-11", None, True, 0), ("2022-11-08", None, True, 0)],
)  # fmt: skip
def test_made_within_the_hours(
    on: str, at: Any, seen: bool, made: int, change: Do, quiet: int, add_visit: Do, count: Do
) -> None:
    change(quiet, "2022-11-09T20:00")
    add_visit(quiet, on, started_at=at, seen=seen)
    assert count("2022-11") == (1, made)


@pytest.mark.usefixtures("later")
def test_the_hours_are_those_of_the_day_on_which_it_was_known(
    change: Do, quiet: int, every: Do, count: Do
) -> None:
    every("change_hours", "72", "2022-11-30")
    change(quiet, "2022-11-29T09:00")
    assert count("2022-11") == (1, 0)
    change(quiet, "2022-11-30T09:00")
    assert (count("2022-11"), count("2022-12")) == ((0, 0), (1, 0))


@pytest.mark.usefixtures("later")
def test_who_was_not_on_file_is_not_due(change: Do, add_person: Do, count: Do) -> None:
    new = add_person("新建档", risk="normal", filed_on="2022-11-10")
    change(new, "2022-11-09T09:00")
    gone = add_person("已离世", filed_on="2022-11-02", left_on="2022-11-10", left_reason="died")
    change(gone, "2022-11-09T09:00")
    assert count("2022-11") == (0, 0)


def test_a_month_without_records_asks_for_nothing(performer: Performer, count: Do) -> None:
    assert count("2022-08") == (0, 0)
    found = performer.ask(figures.figures, "2022-08")
    assert not any(value for key, value in found.items() if key.startswith("visits."))


# ---- the next visit ----------------------------------------------------------------------------------


@pytest.fixture
def next_on(performer: Performer) -> Callable[[int], Any]:
    return lambda key: performer.ask(common.load, "visit", key).values["next_on"]


@pytest.mark.parametrize(
    ("risk", "on", "wanted"),
    [("high", "2022-08-05", "2022-08-12"), ("watch", "2022-01-31", "2022-02-28"),
     ("normal", "2022-08-05", "2022-11-05")],
)  # fmt: skip
def test_the_next_visit_is_proposed_by_risk(
    risk: str, on: str, wanted: str, add_person: Do, add_visit: Do, next_on: Do
) -> None:
    person = add_person(risk=risk, filed_on="2021-01-01")
    assert str(next_on(add_visit(person, on))) == wanted


def test_it_follows_the_parameter_and_can_be_changed(
    every: Do, add_person: Do, add_visit: Do, next_on: Do, performer: Performer
) -> None:
    every("watch", "每两周", "2022-08-01")
    person = add_person(risk="watch", filed_on="2021-01-01")
    assert str(next_on(add_visit(person, "2022-07-31"))) == "2022-08-31"
    visit = add_visit(person, "2022-08-05")
    assert str(next_on(visit)) == "2022-08-19"
    performer.do(common.save, "visit", {"next_on": "2022-08-10"}, visit)
    assert str(next_on(visit)) == "2022-08-10"
    assert str(next_on(add_visit(person, "2022-08-06", next_on="2022-09-01"))) == "2022-09-01"


def test_nobody_met_means_again_in_the_same_span(
    add_person: Do, add_visit: Do, next_on: Do
) -> None:
    person = add_person(risk="watch", filed_on="2021-01-01")
    assert str(next_on(add_visit(person, "2022-08-05", seen=False))) == "2022-08-31"


@pytest.mark.parametrize(
    ("first", "given", "wanted"),
    [({}, {"visited_on": "2022-08-20"}, "2022-09-20"), ({}, {"seen": False}, "2022-08-31"),
     ({"seen": False}, {"seen": True}, "2022-09-05"), ({}, {"note": "另记一笔"}, "2022-09-05"),
     ({"next_on": "2022-09-30"}, {"visited_on": "2022-08-20"}, "2022-09-30"),
     ({}, {"visited_on": "2022-08-20", "next_on": "2022-09-05"}, "2022-09-05")],
)  # fmt: skip
def test_what_was_proposed_goes_with_a_visit_that_is_corrected(
    first: dict[str, Any], given: dict[str, Any], wanted: str,
    add_person: Do, add_visit: Do, next_on: Do, performer: Performer,
) -> None:  # fmt: skip
    """But not what somebody said."""
    person = add_person(risk="watch", filed_on="2021-01-01")
    visit = add_visit(person, "2022-08-05", **first)
    performer.do(common.save, "visit", given, visit)
    assert str(next_on(visit)) == wanted


def test_what_nobody_wanted_is_not_proposed_again(
    add_person: Do, add_visit: Do, next_on: Do, performer: Performer
) -> None:
    visit = add_visit(add_person(risk="watch", filed_on="2021-01-01"), "2022-08-05")
    performer.do(common.save, "visit", {"next_on": None}, visit)
    performer.do(common.save, "visit", {"visited_on": "2022-08-06"}, visit)
    assert next_on(visit) is None


def test_a_visit_to_somebody_else_is_followed_by_theirs(
    add_person: Do, add_visit: Do, next_on: Do, performer: Performer
) -> None:
    gone = add_person(filed_on="2021-01-01", left_on="2022-08-20", left_reason="moved")
    high, normal = (
        add_person(risk, risk=risk, filed_on="2021-01-01") for risk in ("high", "normal")
    )
    visit = add_visit(high, "2022-08-05")
    for person, wanted in ((normal, "2022-11-05"), (gone, "None"), (high, "2022-08-12")):
        performer.do(common.save, "visit", {"person": person}, visit)
        assert str(next_on(visit)) == wanted


@pytest.mark.parametrize(
    ("day", "typed"), [("2022-09-20", "2022-09-12"), ("2022-09-25", "2022-09-13")]
)
def test_what_was_proposed_by_the_risk_of_then_goes_along_too(
    day: str, typed: str,
    add_person: Do, add_visit: Do, next_on: Do, performer: Performer, set_clock: Do,
) -> None:  # fmt: skip
    """On the second day what was typed is what today's risk would lead to, by chance."""
    person = add_person(risk="normal", filed_on="2021-01-01")
    set_clock("2022-09-20T10:00:00+08:00")
    visits = [
        add_visit(person, "2022-09-05"),
        add_visit(person, "2022-09-06", next_on=typed),
    ]
    set_clock(f"{day}T11:00:00+08:00")
    performer.do(common.save, "person", {"risk": "high"}, person)
    set_clock(f"{day}T12:00:00+08:00")
    for visit in visits:
        performer.do(common.save, "visit", {"visited_on": "2022-09-08"}, visit)
    assert [str(next_on(visit)) for visit in visits] == ["2022-09-15", typed]


def test_nothing_is_proposed_for_who_has_left(add_person: Do, add_visit: Do, next_on: Do) -> None:
    gone = add_person(filed_on="2021-01-01", left_on="2022-08-20", left_reason="moved")
    assert next_on(add_visit(gone, "2022-08-05")) is None


def test_the_words_are_those_of_the_day(performer: Performer, every: Do) -> None:
    every("high", "每两周", "2022-07-01")

    def words(day: date) -> str:
        return performer.ask(lambda s: Schedule(s).words(day))

    assert words(date(2022, 6, 30)) == "高每周、重点每月、一般每季"
    assert words(date(2022, 7, 1)) == "高每两周、重点每月、一般每季"
