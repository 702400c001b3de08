"""A station whose township was followed by another: its laptop stays its own, and so do the villages;
and how stations stood on a day, before they began."""

from datetime import date
from typing import Any

import pytest

from qianshou_desktop.actions import authority, blanks, common, past, places, reports, work
from qianshou_desktop.actions.papers import station as dossier
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.station import Station
from qianshou_desktop.store.db import Session
from tests.conftest import TOWN

NEW = "420581108"


@pytest.fixture
def followed(save: Any, performer: Performer) -> Performer:
    """The laptop of a station that was laid out with the former township's code."""
    save("village", {"code": f"{TOWN}998", "name": "新河村委会", "township": TOWN,
                     "criteria": "有活动用房"})  # fmt: skip
    [station] = save("station", {"code": TOWN, "name": "枝城站"})
    save("township", {"code": NEW, "name": "枝城街道", "from_on": "2022-08-01"})
    save("township", {"code": TOWN, "to_on": "2022-08-01"})
    save("station", {"uid": station, "code": NEW})
    performer.do(lambda s: s.set("town", TOWN))
    performer.role = authority.STATION
    return performer


def test_the_laptop_stays_at_its_station(followed: Performer) -> None:
    place = followed.ask(places.own)
    assert (place.station_name, place.town_code) == ("枝城站", NEW)
    key = place.station_key
    assert followed.ask(authority.sealed, "station", key) == ""
    entry = followed.ask(blanks.blank, "person")
    assert entry.titles["township"] == "枝城街道"
    assert followed.do(common.save, "person", {"name": "李秀英", "township": NEW, "filed_on": "2022-09-01"})  # fmt: skip


def test_the_dossier_has_the_villages_of_the_former_township(followed: Performer) -> None:
    def able(s: Session) -> list[str]:
        key = places.own(s).station_key
        return [each.title for each in dossier._able(s, s.get_one(Station, key))]

    assert followed.ask(able) == ["新河村"]


@pytest.mark.parametrize(
    ("day", "there", "state"),
    [("2022-07-31", False, "building"), ("2022-08-01", True, "building"), ("2022-09-01", True, "built")],
)  # fmt: skip
def test_no_station_counts_before_it_was(
    save: Any, performer: Performer, day: str, there: bool, state: str
) -> None:
    save("agency", {"name": "晨光", "roles": ["operator"]})
    save("township", {"code": NEW, "name": "枝城街道", "from_on": "2022-08-01"})
    save("station", {"code": NEW, "name": "新站", "state": "built", "opened_on": "2022-09-01",
                     "operator": "晨光"})  # fmt: skip

    def then(s: Session) -> tuple[bool, str, int, str]:
        station = past.known_as(s, "station", "code", NEW)
        as_of = past.AsOf(s, date.fromisoformat(day))
        mine = work.stations_of(s, None, "晨光", as_of.day) or ()
        found = s.get_one(Station, station)
        return (
            as_of.begun(found),
            as_of.value(found, "state"),
            len(mine),
            reports._standing(s, as_of),
        )

    begun, was, count, said = performer.ask(then)
    assert (begun, was, count) == (there, state, int(there))
    assert said == f"共 {11 + there} 个，已建成 {int(state == 'built')} 个"


def test_before_its_first_day_a_former_operator_ran_nothing(
    save: Any, performer: Performer
) -> None:
    save("agency", {"name": "晨光", "roles": ["operator"]})
    [uid] = save("station", {"code": TOWN, "state": "built"})
    save("past", {"about": uid, "kind": "station", "field_name": "operator", "value": "晨光",
                  "from_on": "2022-03-01", "to_on": "2022-06-01"})  # fmt: skip

    def operators(s: Session) -> list[Any]:
        station = s.get_one(Station, past.known_as(s, "station", "code", TOWN))
        days = (date(2022, 2, 28), date(2022, 3, 1), date(2022, 6, 1))
        return [bool(past.AsOf(s, day).value(station, "operator")) for day in days]

    assert performer.ask(operators) == [False, True, False]
