"""The moves of a case or a person as a chain: a wrong day is mended, a forgotten move put between."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import common, figures, month_end
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected, RejectedRows

TOWN, OTHER, THIRD = "420581104", "420581400", "420581103"
Do = Callable[..., Any]
pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture(autouse=True)
def stations(save: Do) -> None:
    save("station", *({"code": code, "state": "built"} for code in (TOWN, OTHER, THIRD)))


@pytest.fixture
def moved(save: Do) -> str:
    """The number of a move of the case to OTHER."""
    save("transfer", {"number": "ZZ-1", "case": "GA-甲", "person": "DX-甲", "to_station": OTHER,
                      "moved_on": "2021-06-15"})  # fmt: skip
    return "ZZ-1"


@pytest.fixture
def open_at(performer: Performer) -> Do:
    def of(month: str, station: str) -> int:
        found: int = performer.ask(figures.figures, month, station)["cases.open_after"]
        return found

    return of


def refused(act: Do, *given: Any) -> str:
    with pytest.raises((Rejected, RejectedRows)) as told:
        act(*given)
    return str(told.value.problems)


def test_a_wrong_day_is_mended(save: Do, moved: str, open_at: Do) -> None:
    before = open_at("2021-05", TOWN)
    assert open_at("2021-05", OTHER) == 0
    save("transfer", {"number": moved, "moved_on": "2021-04-15"})
    assert (open_at("2021-05", TOWN), open_at("2021-05", OTHER)) == (before - 1, 1)
    save("session", {"case": "GA-甲", "held_on": "2021-05-01", "station": OTHER})
    assert "还有面谈记录" in refused(save, "transfer", {"number": moved, "moved_on": "2021-05-20"})


def test_a_mended_day_stays_between_its_neighbours(save: Do, moved: str) -> None:
    save("transfer", {"number": "ZZ-2", "case": "GA-甲", "person": "DX-甲", "to_station": THIRD,
                      "moved_on": "2021-08-01"})  # fmt: skip
    for number, day, said in ((moved, "2021-08-02", "不能晚于下一次转站（2021-08-01）"),
                              ("ZZ-2", "2021-06-14", "不能早于上一次转站（2021-06-15）"),
                              (moved, "2020-01-01", "接案日期")):  # fmt: skip
        assert said in refused(save, "transfer", {"number": number, "moved_on": day})


def test_a_forgotten_move_is_put_between(save: Do, moved: str, open_at: Do, listed: Do) -> None:
    between = {"case": "GA-甲", "person": "DX-甲", "to_station": THIRD, "moved_on": "2021-05-10"}
    save("transfer", between)
    months = ("2021-04", "2021-05", "2021-06")
    assert [[open_at(month, code) for code in (THIRD, OTHER)] for month in months] == [
        [0, 0], [1, 0], [0, 1],
    ]  # fmt: skip
    assert open_at("2021-04", TOWN) == open_at("2021-05", TOWN) + 1
    (later,) = (row for row in listed("transfer") if row["number"] == moved)
    assert later["from_station"] == THIRD, "its paper says from where"


def test_no_move_leaves_later_work_behind(save: Do) -> None:
    save("session", {"case": "GA-甲", "held_on": "2021-07-20", "station": TOWN})
    early = {"case": "GA-甲", "person": "DX-甲", "to_station": OTHER, "moved_on": "2021-07-15"}
    assert "2021-07-20" in refused(save, "transfer", early)
    save("transfer", early | {"moved_on": "2021-07-20"})  # both may have seen them that day


def test_a_case_is_opened_where_its_person_lived_that_day(save: Do, performer: Performer) -> None:
    save(
        "person", {"number": "DX-转", "name": "钱转站", "township": TOWN, "filed_on": "2021-01-01"}
    )
    save("transfer", {"person": "DX-转", "to_station": OTHER, "moved_on": "2021-06-10"})
    told = {"person": "DX-转", "opened_on": "2021-06-03", "station": OTHER}
    assert "2021-06-03 归" in refused(save, "case", told)
    save("case", told | {"station": TOWN})
    save("case", told | {"opened_on": "2021-06-10"})


def test_a_case_left_behind_is_told(save: Do, performer: Performer) -> None:
    save("transfer", {"person": "DX-甲", "to_station": OTHER, "moved_on": "2021-06-10"})
    found = performer.ask(month_end.check, "2021-07", TOWN)
    assert any("在办个案没有一起转" in gap.text for gap in found)


def test_a_closed_case_goes_on_as_another(
    save: Do, performer: Performer, set_clock: Callable[[str], None]
) -> None:
    save("case", {"number": "GA-甲", "closed_on": "2021-09-01", "reason": "目标达成"})
    set_clock("2022-12-01T10:00:00+08:00")
    assert "接续个案" in refused(save, "case", {"number": "GA-甲", "closed_on": None})
    again = {"number": "GA-续", "person": "DX-甲", "station": TOWN, "opened_on": "2021-10-08"}
    assert "接案不能早于" in refused(
        save, "case", again | {"opened_on": "2021-08-01", "continues": "GA-甲"}
    )
    save("case", again | {"continues": "GA-甲"})
    [key] = performer.ask(lambda s: common.find(s, "case", where={"number": "GA-续"}))
    assert performer.ask(common.load, "case", key).values["continues"]


def test_a_session_at_home_is_a_visit_made(save: Do, performer: Performer) -> None:
    save("person", {"number": "DX-甲", "risk": "high"})

    def made() -> int:
        found: int = performer.ask(figures.figures, "2021-03", TOWN)["visits.made"]
        return found

    before = made()
    save("session", {"case": "GA-甲", "held_on": "2021-03-10", "way": "phone"})
    assert made() == before
    save("session", {"case": "GA-甲", "held_on": "2021-03-17", "way": "home"})
    assert made() == before + 1


def test_who_moves_with_a_village_was_elsewhere_until_then(
    save: Do, performer: Performer, set_clock: Do
) -> None:
    """What was reported before a village came to another township stays true."""
    village = "420581104001"
    save("person", {"number": "DX-村", "name": "孙村民", "village": village, "risk": "high",
                    "filed_on": "2022-03-01"})  # fmt: skip

    def told(code: str) -> tuple[int, int]:
        found = performer.ask(figures.figures, "2022-08", code)
        return found["persons.filed"], found["visits.due"]

    before = told(TOWN), told(THIRD)
    set_clock("2022-09-20T10:00:00+08:00")
    save("village", {"code": village, "township": THIRD})
    assert (told(TOWN), told(THIRD)) == before
    (person,) = performer.ask(common.find, "person", where={"number": "DX-村"})
    here = performer.ask(common.load, "person", person).titles["township"]
    assert here == "松木坪镇"
    (moved,) = performer.ask(common.find, "transfer", where={"person": person})
    assert "划归" in performer.ask(common.load, "transfer", moved).values["cause"]
