"""An ID number as it is typed, and who may be the same person."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from qianshou_desktop.actions import common, persons, places, searching
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected

Do = Callable[..., Any]


def test_a_number_tells_birth_sex_age_and_who_has_it(
    add_person: Do, id_number: Do, performer: Performer
) -> None:
    number = id_number("20080916", male=True)
    mine = add_person("甲", id_number=number)
    told = performer.ask(persons.identify, f" {number} ")
    assert (told.born_on, told.sex, told.age, told.problem) == (date(2008, 9, 16), "male", 13, "")
    assert [option.key for option in told.same] == [mine]
    assert performer.ask(persons.identify, number, mine).same == []


@pytest.mark.parametrize(("typed", "words"), [("", "18 位"), ("1101051949123100", "现在是 16 位"),
                                              ("110105194912310021", "校验位"), ("\ud800", "残缺"),
                                              ("420581209901010014", "校验位")])  # fmt: skip
def test_a_number_that_does_not_hold_says_why(typed: str, words: str, performer: Performer) -> None:
    told = performer.ask(persons.identify, typed)
    assert words in told.problem
    assert (told.born_on, told.sex, told.age, told.same) == (None, None, None, [])


def test_a_second_person_of_one_number_is_shown_and_may_be_saved(
    add_person: Do, id_number: Do, performer: Performer
) -> None:
    number = id_number()
    keys = [add_person(name, id_number=number) for name in ("甲", "乙")]
    assert [option.key for option in performer.ask(persons.identify, number).same] == keys
    with pytest.raises(Rejected, match="不止一条"):
        performer.do(common.save, "visit", {"person": number, "station": "420581104",
                                            "visited_on": "2022-08-05"})  # fmt: skip


def test_namesakes_have_name_and_birth(add_person: Do, performer: Performer) -> None:
    mine = add_person(born_on="1950-01-02")
    other = add_person(born_on="1950-01-02")
    add_person(born_on="1950-01-03"), add_person("王大毛", born_on="1950-01-02"), add_person()
    day = date(1950, 1, 2)
    assert [o.key for o in performer.ask(persons.namesakes, "李秀英", day, mine)] == [other]
    assert performer.ask(persons.namesakes, "李秀英", None) == []
    assert performer.ask(persons.namesakes, "", day) == []


def test_numbers_run_by_place_kind_and_year(
    add_person: Do, add_visit: Do, save: Do, performer: Performer
) -> None:
    def number(kind: str, key: int) -> Any:
        return performer.ask(common.load, kind, key).values["number"]

    people = [
        add_person(),
        add_person(filed_on="2021-12-31"),
        add_person(),
        add_person(township=None),
    ]
    assert [number("person", key) for key in people] == [
        "420581104-DX-2022-0001", "420581104-DX-2021-0001", "420581104-DX-2022-0002",
        "420581-DX-2022-0001",
    ]  # fmt: skip
    add_person(number="420581104-DX-2022-0003")
    assert number("person", add_person()) == "420581104-DX-2022-0004"
    assert number("visit", add_visit(people[0])) == "420581104-ZF-2022-0001"
    assert number("visit", add_visit(people[0], station="420581001")) == "420581001-ZF-2022-0001"
    performer.do(common.remove, "person", people[2])
    assert number("person", add_person()) == "420581104-DX-2022-0005"


def test_search_puts_people_before_the_log(
    add_person: Do, add_visit: Do, save: Do, performer: Performer
) -> None:
    add_visit(add_person(), note="李秀英家屋顶漏雨")
    save("service", {"station": "420581104", "served_on": "2022-08-05", "note": "李秀英来电"})
    hits = performer.ask(searching.search, "李秀英")
    assert hits[0].kind == "person"
    assert {hit.kind for hit in hits} == {"person", "visit", "service"}
    visit = next(hit for hit in hits if hit.kind == "visit")
    assert (visit.title, visit.remark) == ("李秀英  2022-08-05", "李秀英家屋顶漏雨")


def test_places(performer: Performer) -> None:
    place = performer.ask(places.own)
    assert (place.county_name, place.county_code) == ("宜都市", "420581")
    assert (place.station_key, place.town_code) == (None, None)
    counties = dict(places.counties())
    assert counties["420581"] == "湖北省宜昌市宜都市"
    assert len(counties) > 2800
    assert len(places.towns("420581")) == 11


def test_a_station_laptop_knows_its_place(town_performer: Performer) -> None:
    place = town_performer.ask(places.own)
    assert (place.station_name, place.town_code) == ("宜都市枝城镇社会工作服务站", "420581104")
