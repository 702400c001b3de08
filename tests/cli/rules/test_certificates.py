"""R15: the certificate within two years, its reminders and the county's own clock."""

from collections.abc import Callable
from typing import Any

import pytest

TOWN = "420581104"
# Eligible at graduation (a bachelor of social work), so the clock runs from entry: 29 February.
LEAP = {"education": "bachelor", "major": "社会工作", "graduated_on": "2019-06-30",
        "joined_on": "2020-02-29"}  # fmt: skip
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]
Change = Callable[..., None]


@pytest.fixture
def resident(put: Put) -> Callable[..., str]:
    def save(**values: Any) -> str:
        usual = {"number": "SG-1", "name": "赵社工", "station": TOWN, "post": "resident"}
        return put("worker", **usual | LEAP | values)

    return save


Resident = Callable[..., str]


def test_two_years_from_a_leap_day_end_on_the_28th(resident: Resident, find: Find) -> None:
    uid = resident()
    last = find("R15", day="2022-02-28")
    assert [(each["uid"], each["level"]) for each in last] == [(uid, "remark")]
    [over] = find("R15", day="2022-03-01")
    assert (over["kind"], over["uid"], over["station"]) == ("worker", uid, TOWN)
    assert over["level"] == "principle"
    assert "2022-02-28 前取得" in over["text"]


def test_the_reminders_come_at_12_6_3_and_1_months(resident: Resident, find: Find) -> None:
    resident()
    said = {
        "2021-02-27": "",
        "2021-02-28": "不足 12 个月",
        "2021-08-27": "不足 12 个月",
        "2021-08-28": "不足 6 个月",
        "2021-11-28": "不足 3 个月",
        "2022-01-27": "不足 3 个月",
        "2022-01-28": "不足 1 个月",
    }
    for day, words in said.items():
        found = find("R15", day=day)
        assert [words in each["text"] for each in found] == ([True] if words else []), day


@pytest.mark.parametrize(("day", "left"), [("2021-06-14", 1), ("2021-06-15", 0)])
def test_the_exams_still_to_come_are_told(
    resident: Resident, find: Find, day: str, left: int
) -> None:
    resident()
    assert f"还剩 {left} 次考试机会" in find("R15", day=day)[0]["text"]


def test_the_month_of_the_exam_is_the_countys_to_say(
    resident: Resident, find: Find, change: Change
) -> None:
    resident()
    change(R15_exam_month="10", day="2021-01-01")
    assert "还剩 1 次" in find("R15", day="2021-10-14")[0]["text"]
    assert "还剩 0 次" in find("R15", day="2021-10-15")[0]["text"]


def test_a_certificate_stops_the_clock_from_its_day(
    put: Put, resident: Resident, find: Find
) -> None:
    resident()
    put("certificate", worker="SG-1", level="assistant", issued_on="2022-04-01")
    assert [len(find("R15", day=day)) for day in ("2022-03-31", "2022-04-01")] == [1, 0]


def test_the_time_given_is_the_countys_to_say(
    resident: Resident, find: Find, change: Change
) -> None:
    resident()
    change(R15_months="36", day="2020-01-01")
    assert [each["level"] for each in find("R15", day="2022-03-01")] == ["remark"]
    assert [each["level"] for each in find("R15", day="2023-02-28")] == ["remark"]
    assert [each["level"] for each in find("R15", day="2023-03-01")] == ["principle"]
    change(R15_warn="3", day="2020-01-01")
    assert find("R15", day="2022-11-27") == []
    assert len(find("R15", day="2022-11-28")) == 1


@pytest.mark.parametrize(
    ("basis", "due"),
    [
        ("入职与符合报考条件中较晚的一天", "2024-09-01"),
        ("入职", "2022-01-10"),
        ("符合报考条件", "2024-09-01"),
    ],
)
def test_the_clock_runs_from_the_day_the_county_says(
    resident: Resident, find: Find, change: Change, basis: str, due: str
) -> None:
    """A college degree in law asks for four years of work: eligible on 1 September 2022."""
    values = {"education": "college", "major": "法学", "graduated_on": None}
    resident(**values, works_since="2018-09-01", joined_on="2020-01-10")
    change(R15_basis=basis, day="2020-01-01")
    assert [each["level"] for each in find("R15", day=due)] == ["remark"]
    [found] = find("R15", day="2024-09-02")
    assert (found["level"], due in found["text"]) == ("principle", True)


@pytest.mark.parametrize(
    ("education", "major", "eligible"),
    [
        ("senior", "护理", "2022-09-01"),
        ("college", "社会工作", "2020-09-01"),
        ("college", "法学", "2022-09-01"),
        ("bachelor", "法学", "2020-09-01"),
        ("master", "法学", "2020-09-01"),
        ("bachelor", "社会工作", "2018-09-01"),
    ],
)
def test_each_schooling_has_its_years_of_work(
    resident: Resident, find: Find, change: Change, education: str, major: str, eligible: str
) -> None:
    resident(education=education, major=major, graduated_on=None, works_since="2018-09-01",
             joined_on="2018-09-01")  # fmt: skip
    change(R15_basis="符合报考条件", R15_months="12", day="2018-01-01")
    due = f"{int(eligible[:4]) + 1}{eligible[4:]}"
    assert [each["level"] for each in find("R15", day=due)] == ["remark"]
    after = find("R15", day=f"{due[:-1]}2")
    assert [(each["level"], due in each["text"]) for each in after] == [("principle", True)]


@pytest.mark.parametrize(
    "values",
    [
        {"post": "deputy"},
        {"post": "head"},
        {"left_on": "2022-03-01"},
        {"state": "left", "left_on": "2022-03-01"},
        {"education": "junior"},
        {"joined_on": None},
    ],
)
def test_for_whom_no_clock_runs(resident: Resident, find: Find, values: dict[str, Any]) -> None:
    resident(**values)
    assert find("R15", day="2022-03-01") == []


@pytest.mark.parametrize(
    ("values", "deadline"),
    [
        # Another degree of late: it must be there, and the two years of work.
        ({"education": "bachelor", "major": "法学", "graduated_on": "2022-06-30",
          "works_since": "2019-07-01", "joined_on": "2019-07-01"}, "2024-06-30"),
        # Four years of work after senior school opened the exam before the degree did.
        ({"education": "bachelor", "major": "社会工作", "graduated_on": "2022-06-30",
          "works_since": "2010-01-01", "joined_on": "2021-01-01"}, "2023-01-01"),
        ({"education": "college", "major": "社会工作", "graduated_on": "2018-06-30",
          "works_since": "2019-03-01", "joined_on": "2019-03-01"}, "2023-03-01"),
        ({"education": "college", "major": "法学", "graduated_on": "2018-06-30",
          "works_since": "2018-03-01", "joined_on": "2019-03-01"}, "2024-03-01"),
        ({"education": "senior", "works_since": "2018-01-01", "joined_on": "2019-03-01",
          "graduated_on": None, "major": None}, "2024-01-01"),
    ],
)  # fmt: skip
def test_first_eligibility_by_degree_major_and_years(
    resident: Resident, find: Find, values: dict[str, Any], deadline: str
) -> None:
    resident(**values)
    [found] = find("R15", day=deadline)
    assert f"取证期限 {deadline}" in found["text"]


def test_the_years_of_work_are_the_countys_to_say(
    resident: Resident, find: Find, change: Change
) -> None:
    resident(education="college", major="社会工作", graduated_on="2018-06-30",
             works_since="2019-03-01", joined_on="2019-03-01")  # fmt: skip
    change(R15_work_college_social="12")
    assert "取证期限 2022-03-01" in find("R15", day="2022-03-01")[0]["text"]


def test_no_registration_ends_before_the_certificate(
    put: Put, resident: Resident, refuse: Any
) -> None:
    resident()
    paper = {"worker": "SG-1", "level": "assistant", "issued_on": "2022-01-05"}
    assert "registered_to" in refuse("certificate", **paper, registered_to="2022-01-04")
    put("certificate", **paper, registered_to="2025-01-04")
