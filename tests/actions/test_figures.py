"""Each figure on its borders, by examples that can be counted on one's fingers."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from qianshou_desktop.actions import common, figures, handover, month_end, reports
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.report_subject import Draft, subject
from qianshou_desktop.formats.report import Table, texts
from qianshou_desktop.records.station import Station
from qianshou_desktop.store.db import Session

Do = Callable[..., Any]


@pytest.fixture
def count(performer: Performer) -> Do:
    """Some figures of a period, in the order asked."""

    def ask(period: str, *keys: str, **scope: str) -> Any:
        found = performer.ask(figures.figures, period, **scope)
        numbers = tuple(found[key] for key in keys)
        return numbers[0] if len(keys) == 1 else numbers

    return ask


@pytest.fixture
def service(save: Do) -> Do:
    def add(**values: Any) -> None:
        given = {"station": "420581104", "served_on": "2022-08-05", "kind": "consultation"}
        save("service", given | values)

    return add


@pytest.mark.parametrize(
    ("period", "inside", "outside"),
    [("2022-08", ("2022-08-01", "2022-08-31"), ("2022-07-31", "2022-09-01")),
     ("2020-02", ("2020-02-01", "2020-02-29"), ("2020-01-31", "2020-03-01")),
     ("2022-Q1", ("2022-01-01", "2022-03-31"), ("2021-12-31", "2022-04-01")),
     ("2021-H2", ("2021-07-01", "2021-12-31"), ("2021-06-30", "2022-01-01")),
     ("2021", ("2021-01-01", "2021-12-31"), ("2020-12-31", "2022-01-01"))],
)  # fmt: skip
def test_first_and_last_day_count(period: str, inside: Any, outside: Any, add_person: Do,
                                  add_visit: Do, service: Do, count: Do) -> None:  # fmt: skip
    person = add_person(filed_on="2019-01-01")
    for day in (*inside, *outside):
        add_visit(person, day)
        service(served_on=day, headcount=10)
        add_person("王大毛", filed_on=day)
    keys = (
        "visits.contacts",
        "services.count",
        "services.contacts",
        "persons.new",
        "contacts.total",
    )
    assert count(period, *keys) == (2, 2, 20, 2, 22)


@pytest.mark.parametrize(
    ("left", "filed", "gone"),
    [("2022-07-31", 0, 0), ("2022-08-01", 0, 1), ("2022-08-31", 0, 1), ("2022-09-01", 1, 0), (None, 1, 0)],
)  # fmt: skip
def test_who_left_is_no_longer_on_file(
    left: Any, filed: int, gone: int, add_person: Do, count: Do
) -> None:
    add_person(left_on=left, left_reason=left and "moved", groups=[{"code": "aged", "to_on": left}])
    keys = ("persons.filed", "persons.left", "targets.aged.filed", "targets.aged.left")
    assert count("2022-08", *keys) == (filed, gone, filed, gone)


def test_who_came_back_is_on_file_again_and_left_all_the_same(add_person: Do, count: Do) -> None:
    dates = {"left_on": "2022-06-10", "left_reason": "moved", "returned_on": "2022-08-05"}
    add_person(filed_on="2022-01-01", risk="watch", **dates)
    keys = ("persons.filed", "persons.left", "visits.due")
    found = [count(f"2022-{month:02}", *keys) for month in (5, 6, 7, 8)]
    assert found == [(1, 0, 1), (0, 1, 0), (0, 0, 0), (1, 0, 0)]  # August was not whole


def test_one_door_a_day_and_station_is_one_household(
    add_person: Do, add_visit: Do, save: Do, count: Do
) -> None:
    save("household", {"number": "JT-1", "head": "赵"})
    one, two = (add_person(household="JT-1") for _ in range(2))
    alone, other = add_person("王大毛"), add_person("孙玉兰")
    for person in (one, two, one, alone, alone, other):
        add_visit(person)
    keys = ("visits.households", "visits.contacts", "visits.people")
    assert count("2022-08", *keys) == (3, 6, 4)
    add_visit(two, station="420581001")
    add_visit(two, "2022-08-06")
    assert count("2022-08", *keys) == (5, 8, 4)


@pytest.mark.parametrize(("seen", "way", "expected"), [(True, "home", (1, 1, 1)), (True, "phone", (0, 1, 1)),
                                                       (True, "video", (0, 1, 1)), (True, "office", (0, 1, 1)),
                                                       (False, "home", (0, 0, 0))])  # fmt: skip
def test_only_those_seen_count(
    seen: bool, way: str, expected: Any, add_person: Do, add_visit: Do, count: Do
) -> None:
    add_visit(add_person(groups=["aged"]), seen=seen, way=way, items=["B1"])
    assert count("2022-08", "visits.households", "visits.contacts", "visits.people") == expected
    keys = ("persons.served", "items.B1.contacts", "domains.B.contacts", "targets.aged.people",
            "contacts.total")  # fmt: skip
    assert set(count("2022-08", *keys)) == {int(seen)}


@pytest.mark.parametrize(
    ("risk", "period", "due"),
    [("high", "2022-08", 4), ("high", "2022-05", 5), ("watch", "2022-08", 1), ("watch", "2022-Q3", 3),
     ("normal", "2022-08", 0), ("normal", "2022-06", 1), ("normal", "2021", 4), ("high", "2021", 52)],
)  # fmt: skip
def test_due_by_risk(risk: str, period: str, due: int, add_person: Do, count: Do) -> None:
    add_person(risk=risk, filed_on="2019-01-01")
    assert count(period, "visits.due", "visits.made") == (due, 0)


def test_a_visit_makes_its_window_once(add_person: Do, add_visit: Do, count: Do) -> None:
    person = add_person(risk="high")
    for day, seen in (
        ("2022-08-01", True),
        ("2022-08-07", True),
        ("2022-08-08", False),
        ("2022-08-21", True),
    ):
        add_visit(person, day, seen=seen, way="phone", station="420581001")
    assert count("2022-08", "visits.due", "visits.made") == (4, 2)


@pytest.mark.parametrize(
    ("filed", "left", "due"),
    [("2022-08-01", None, 4), ("2022-08-02", None, 3), ("2022-01-01", "2022-08-28", 3),
     ("2022-01-01", "2022-08-29", 4)],
)  # fmt: skip
def test_due_only_who_was_on_file_the_whole_window(
    filed: str, left: Any, due: int, add_person: Do, count: Do
) -> None:
    add_person(risk="high", filed_on=filed, left_on=left, left_reason=left and "died")
    assert count("2022-08", "visits.due") == due


def test_the_week_over_new_year_is_due_in_january(add_person: Do, add_visit: Do, count: Do) -> None:
    person = add_person(risk="high", filed_on="2019-12-30")
    add_visit(person, "2020-12-28")
    assert count("2020-12", "visits.due", "visits.made") == (4, 0)
    assert count("2021-01", "visits.due", "visits.made") == (5, 1)


@pytest.mark.parametrize(
    ("whom", "contacts", "people"),
    [({"person": "李秀英"}, 1, 1), ({"person": "李秀英", "headcount": 1}, 1, 1), ({"headcount": 60}, 60, 0),
     ({"client": "过路人"}, 1, 0), ({"client": "过路人", "headcount": 3}, 3, 0), ({}, 0, 0)],
)  # fmt: skip
def test_contacts_of_a_service(
    whom: Any, contacts: int, people: int, add_person: Do, service: Do, count: Do
) -> None:
    add_person()
    service(**whom, items=["A1"], kind="policy")
    keys = ("services.count", "services.contacts", "services.policy.contacts", "items.A1.contacts",
            "persons.served", "contacts.total")  # fmt: skip
    assert count("2022-08", *keys) == (1, contacts, contacts, contacts, people, contacts)


def test_a_record_counts_once_an_item_and_once_a_domain(
    add_person: Do, add_visit: Do, count: Do
) -> None:
    add_visit(add_person(), items=["A1", "A10", "B1"], minutes=40)
    for what, number in (("count", 1), ("contacts", 1), ("minutes", 40), ("people", 1)):
        keys = [
            f"{key}.{what}"
            for key in ("items.A1", "items.A10", "items.B1", "domains.A", "domains.B")
        ]
        assert count("2022-08", *keys) == (number,) * 5
    assert count("2022-08", "contacts.total", "domains.C.contacts") == (1, 0)


@pytest.mark.parametrize(
    ("day", "people"), [("2022-07-31", 0), ("2022-08-01", 1), ("2022-08-19", 1), ("2022-08-20", 0)]
)
def test_a_group_counts_while_it_holds(
    day: str, people: int, add_person: Do, add_visit: Do, count: Do
) -> None:
    group = {"code": "aged", "from_on": "2022-08-01", "to_on": "2022-08-20"}
    add_visit(add_person(groups=[group]), day)
    assert count("2022-Q3", "targets.aged.people", "targets.aged.contacts") == (people, people)
    assert count("2022-08", "targets.aged.filed") == 0


def test_stations_and_operators_take_their_own(
    add_person: Do, add_visit: Do, save: Do, count: Do
) -> None:
    save("agency", {"name": "晨光"}, {"name": "清江"})
    save(
        "station",
        {"code": "420581104", "operator": "晨光"},
        {"code": "420581001", "operator": "晨光"},
    )
    here, there, nowhere = (add_person(n, township=t) for n, t in (
        ("甲", "420581104"), ("乙", "420581100"), ("丙", None)))  # fmt: skip
    for person, station in ((here, "420581104"), (there, "420581001"), (nowhere, "420581100")):
        add_visit(person, station=station)
    keys = ("persons.filed", "visits.contacts", "persons.served")
    assert count("2022-08", *keys) == (3, 3, 3)
    assert count("2022-08", *keys, station="420581104") == (1, 1, 1)
    assert count("2022-08", *keys, station="420581100") == (1, 1, 1)
    assert count("2022-08", *keys, operator="晨光") == (1, 2, 2)
    assert count("2022-08", *keys, operator="清江") == (0, 0, 0)


def test_what_may_still_be_made_is_not_due_yet(add_person: Do, add_visit: Do, count: Do) -> None:
    person = add_person(risk="watch", filed_on="2022-01-01")  # monthly; today is 15 September
    keys = ("visits.due", "visits.made")
    assert (count("2022-09", *keys), count("2022-10", *keys)) == ((1, 0), (0, 0))
    assert count("2022", *keys) == (9, 0)
    add_visit(person, "2022-09-02")
    assert count("2022", *keys) == (9, 1)


def test_an_operator_s_stations_are_told_of_while_it_ran_them(
    add_person: Do, add_visit: Do, save: Do, performer: Performer
) -> None:
    save("agency", {"name": "晨光"}, {"name": "清江"})
    save("station", {"code": "420581104", "operator": "清江", "state": "built"})
    save("past", {"kind": "station", "about": performer.ask(station_uid), "field_name": "operator",
                  "value": "晨光", "to_on": "2022-08-15"})  # fmt: skip
    for name, day in (("甲", "2022-08-02"), ("乙", "2022-08-03"), ("丙", "2022-08-20")):
        add_visit(add_person(name), day, items=[])

    def told(operator: str) -> tuple[list[Any], int]:
        report = performer.ask(reports.monthly, "2022-08", None, operator)
        tables = [b for part in report.parts for b in part.blocks if isinstance(b, Table)]
        (beside,) = (table for table in tables if table.title == "各站本期数据")
        at = [column.label for column in beside.columns].index("服务人次")
        found = performer.ask(month_end.check, "2022-08", None, operator)
        gaps = sum("没有服务项目" in gap.text for gap in found)
        return [row[at] for row in beside.rows], gaps

    assert told("晨光") == ([2], 2)
    assert told("清江") == ([1], 1)


def test_of_a_station_that_was_handed_over_no_year_s_target_is_told(
    save: Do, performer: Performer
) -> None:
    """Nobody set one for a part of a year; and an opening is told of by whoever ran the station then."""
    save("agency", {"name": "晨光"}, {"name": "清江"}, {"name": "丹水"})
    save(
        "station",
        {"code": "420581104", "operator": "清江"},
        {"code": "420581001", "operator": "丹水"},
    )
    save("past", {"kind": "station", "about": performer.ask(station_uid), "field_name": "operator",
                  "value": "晨光", "to_on": "2022-08-15"})  # fmt: skip
    for town in ("420581104", "420581001"):
        save(
            "annual_target",
            {"year": 2022, "figure": "visits.contacts", "amount": 9, "station": town},
        )
    save("opening", {"station": "420581104", "counted_to": "2022-06-30", "signed_by": "王站长",
                     "signed_on": "2022-07-01",
                     "figures": [{"figure": "visits.contacts", "amount": 300}]})  # fmt: skip

    def told(operator: str) -> tuple[dict[str, int], bool]:
        at = performer.ask(subject, "2022-08", None, operator)
        report = performer.ask(reports.monthly, "2022-08", None, operator)
        aims = performer.ask(lambda s: Draft(s, at).aims)
        return aims, any("由期初数填报" in text for text in texts(report))

    assert told("晨光") == ({}, True)
    assert told("清江") == ({}, False)
    assert told("丹水") == ({"visits.contacts": 9}, False)


def station_uid(s: Session) -> str:
    return s.scalars(select(Station).where(Station.code == "420581104")).one().uid.hex()


def test_workers_and_projects_are_told_apart(
    add_person: Do, add_visit: Do, service: Do, save: Do, count: Do
) -> None:
    save("worker", {"number": "SG-1", "name": "王", "station": "420581104"})
    save("project", {"name": "暖巢"}, {"name": "港湾"})
    person = add_person()
    add_visit(person, worker="SG-1", project="暖巢", minutes=None)
    add_visit(person, worker="SG-1", seen=False)
    service(worker="SG-1", headcount=60, minutes=90, project="暖巢")
    whats = ("visits", "services", "contacts", "people", "minutes")
    assert count("2022-08", *(f"workers.SG-1.{what}" for what in whats)) == (1, 1, 61, 1, 90)
    assert count("2022-08", "projects.暖巢.contacts", "projects.港湾.contacts") == (61, 0)


def test_months_that_have_work(
    add_person: Do, add_visit: Do, service: Do, performer: Performer
) -> None:
    assert performer.ask(figures.periods) == ["2022-09"]
    add_visit(add_person(), "2022-08-31")
    service(served_on="2020-02-29")
    assert performer.ask(figures.periods) == ["2022-09", "2022-08", "2020-02"]


def test_work_is_the_operators_of_its_day(performer: Performer, cast: None) -> None:
    """An operator that went in mid-year keeps what was done in its time."""
    save = performer.do
    for name in ("甲机构", "乙机构"):
        save(common.save, "agency", {"name": name, "roles": ["operator"]})
    station = performer.ask(common.find, "station", where={"code": "420581104"})[0]
    save(common.save, "station", {"operator": "甲机构", "state": "built"}, station)
    for day, minutes in (("2022-03-05", 30), ("2022-07-01", 40)):
        save(common.save, "visit", {"person": "DX-甲", "station": "420581104", "visited_on": day,
                                    "minutes": minutes, "items": ["B1"]})  # fmt: skip
    second = performer.ask(common.find, "agency", where={"name": "乙机构"})[0]
    save(handover.change_operator, station, second, date(2022, 7, 1))
    for operator, minutes in (("甲机构", 30), ("乙机构", 40)):
        found = performer.ask(figures.figures, "2022", None, operator)
        assert found["contacts.total"] == found["visits.households"] == 1
        assert found["domains.B.minutes"] == minutes


def test_the_months_of_an_operator_follow_one_another(performer: Performer, cast: None) -> None:
    """A case that is open when the station changes hands is closed for one and opened for the other;
    for the county it is neither."""
    save = performer.do
    for name in ("甲机构", "乙机构"):
        save(common.save, "agency", {"name": name, "roles": ["operator"]})
    station = performer.ask(common.find, "station", where={"code": "420581001"})[0]
    save(common.save, "station", {"operator": "甲机构", "state": "built"}, station)
    case = {"person": "DX-甲", "opened_on": "2022-06-10", "station": "420581001"}
    save(common.save, "person", {"township": "420581001"}, 1)
    save(common.save, "case", case)
    second = performer.ask(common.find, "agency", where={"name": "乙机构"})[0]
    save(handover.change_operator, station, second, date(2022, 8, 10))
    names = ("open_before", "opened", "closed", "open_after")

    def told(month: str, operator: str | None) -> tuple[int, ...]:
        at = None if operator else "420581001"
        found = performer.ask(figures.figures, month, at, operator, brief=True)
        return tuple(found[f"cases.{name}"] for name in names)

    assert [told(f"2022-0{n}", "甲机构") for n in (6, 7, 8, 9)] == [
        (0, 1, 0, 1), (1, 0, 0, 1), (1, 0, 1, 0), (0, 0, 0, 0),
    ]  # fmt: skip
    assert [told(f"2022-0{n}", "乙机构") for n in (7, 8, 9)] == [
        (0, 0, 0, 0), (0, 1, 0, 1), (1, 0, 0, 1),
    ]  # fmt: skip
    assert told("2022-08", None) == (1, 0, 0, 1)


@pytest.mark.parametrize(
    "figure", ["visits.due", "visits.made", "persons.new", "persons.left", "crises.count"]
)
def test_the_quarter_of_an_operator_is_the_sum_of_its_months(
    figure: str, performer: Performer, add_person: Do, add_visit: Do
) -> None:
    """What a day asked for is told of whoever ran the station that day."""
    save = performer.do
    for name in ("甲机构", "乙机构"):
        save(common.save, "agency", {"name": name, "roles": ["operator"]})
    [station] = performer.ask(common.find, "station", where={"code": "420581104"})
    save(common.save, "station", {"operator": "甲机构", "state": "built"}, station)
    for month in (4, 5, 6):
        here = {"risk": "watch", "township": "420581104", "filed_on": f"2022-{month:02}-01"}
        person = add_person(f"王{month}", **here)
        add_visit(person, visited_on=f"2022-{month:02}-11", station="420581104")
        gone = add_person(f"丁{month}", **here)
        left = {"left_on": f"2022-{month:02}-20", "left_reason": "moved"}
        save(common.save, "person", left, gone)
        save(common.save, "crisis", {"station": station, "seen": "有伤",
                                     "found_at": f"2022-{month:02}-05T00:30+08:00"})  # fmt: skip
    [second] = performer.ask(common.find, "agency", where={"name": "乙机构"})
    save(handover.change_operator, station, second, date(2022, 6, 1))

    def told(period: str, operator: str | None) -> int:
        return int(performer.ask(figures.figures, period, None, operator, brief=True)[figure])

    for operator in ("甲机构", "乙机构"):
        months = [told(f"2022-0{month}", operator) for month in (4, 5, 6)]
        assert told("2022-Q2", operator) == sum(months) > 0
    assert sum(told("2022-Q2", each) for each in ("甲机构", "乙机构")) == told("2022-Q2", None)


@pytest.mark.parametrize("opened", ["2022-08-01", "2022-09-05"])
def test_a_transfer_that_is_taken_back_on_the_same_day_counts_nowhere(
    opened: str, performer: Performer, add_person: Do
) -> None:
    """Nor does a station where a case was opened by mistake and moved on the same day."""
    here, there = "420581104", "420581100"
    for code in (here, there):
        [key] = performer.ask(common.find, "station", where={"code": code})
        performer.do(common.save, "station", {"state": "built"}, key)
    case = {"person": add_person("王五"), "station": here, "opened_on": opened}
    key = performer.do(common.save, "case", case)
    move = {"person": case["person"], "case": key, "moved_on": "2022-09-05"}
    for station in (there, here):
        performer.do(common.save, "transfer", move | {"to_station": station})

    def told(code: str) -> tuple[int, int]:
        found = performer.ask(figures.figures, "2022-Q3", code, brief=True)
        return found["cases.opened"], found["cases.closed"]

    assert told(here) == (1, 0)
    assert told(there) == (0, 0)
    performer.do(common.save, "transfer", move | {"to_station": there})
    assert told(here) == ((1, 1) if opened < move["moved_on"] else (0, 0))
    assert told(there) == (1, 0)
