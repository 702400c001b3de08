"""沿革 in words: whose value it was, which field's, and what it read."""

from datetime import date

import pytest
from sqlalchemy import select

from qianshou_desktop.actions import common, past, references
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.parameter import Past
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.store.db import Session

TOWN = "420581104"
WORDS = ("about", "kind", "field_name", "value")


def told(performer: Performer) -> set[tuple[str, ...]]:
    keys = performer.ask(common.find, "past")
    return set(performer.ask(common.rows, "past", keys, WORDS))


def test_codes_names_and_references_are_said_as_their_record_says_them(
    performer: Performer,
) -> None:
    station = performer.ask(references.resolve, "station", TOWN)
    name = performer.ask(common.load, "station", station).title
    first, second = (performer.do(common.save, "agency", {"name": n}) for n in ("甲社", "乙社"))
    performer.do(common.save, "station", {"state": "built", "operator": first}, station)
    performer.do(common.save, "station", {"operator": second}, station)
    performer.do(common.save, "station", {"kind": "demonstration"}, station)
    assert {
        (name, "社工站", "承接机构", "甲社"),
        (name, "社工站", "类型", "普通站"),
    } <= told(performer)


@pytest.mark.parametrize(
    ("values", "field", "words"),
    [
        ({"kind": "visit", "field_name": "note", "value": "x"}, "kind", "没有沿革"),
        ({"kind": "township", "field_name": "to_on", "value": "x"}, "field_name", "只留这些的沿革"),
        ({"kind": "station", "field_name": "state", "value": "x"}, "value", "没有“x”这一项"),
        ({"kind": "station", "field_name": "operator", "value": "x"}, "value", "没有找到机构"),
    ],
)
def test_a_former_value_that_never_was_is_refused(
    values: dict[str, str], field: str, words: str, performer: Performer
) -> None:
    row = {"about": "0a" * 16, "to_on": "2020-01-01"}
    with pytest.raises(Rejected) as refused:
        performer.do(common.save, "past", row | values)
    assert words in refused.value.problems[field]


OPERATED = {
    "kind": "station",
    "field_name": "operator",
    "from_on": "2022-03-01",
    "to_on": "2022-07-01",
}


@pytest.fixture
def operated(performer: Performer) -> dict[str, str]:
    """A station of another operator once, written by the agency's name."""
    performer.do(common.save, "agency", {"name": "甲社", "roles": ["operator"]})
    station = performer.ask(references.resolve, "station", TOWN)
    about = performer.ask(common.load, "station", station).uid
    row = OPERATED | {"about": about, "value": "甲社"}
    performer.do(common.save, "past", row)
    return row


def test_a_former_operator_is_kept_as_a_reference(
    performer: Performer, operated: dict[str, str]
) -> None:
    def then(s: Session) -> tuple[object, ...]:
        station = s.scalars(select(Station).where(Station.code == TOWN)).one()
        row = s.scalars(select(Past).where(Past.field_name == "operator")).one()
        agency = s.scalars(select(Agency)).one()
        day = past.as_of(s, station, "operator", date(2022, 5, 1))
        return (
            row.value == agency.uid.hex(),
            day,
            [t[0] for t in past.terms(s, station, "operator")],
        )

    is_uid, day, keys = performer.ask(then)
    assert (is_uid, day, keys[1:]) == (True, "甲社", [None])
    assert keys[0] is not None


def test_a_value_that_cannot_be_read_is_as_if_nothing_were_known(performer: Performer) -> None:
    def then(s: Session) -> tuple[object, ...]:
        station = s.scalars(select(Station).where(Station.code == TOWN)).one()
        s.add(Past(about=station.uid.hex(), kind="station", field_name="operator", value="甲社",
                   to_on=date(2022, 7, 1)))  # fmt: skip
        s.flush()
        kept = [t[0] for t in past.terms(s, station, "operator")]
        return kept, past.as_of(s, station, "operator", date(2022, 5, 1))

    assert performer.do(then) == ([None, None], "")


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("2022-01-01", "2022-03-01", ""),
        (None, "2022-03-01", ""),
        ("2022-07-01", "2022-09-01", ""),
        ("2022-05-01", "2022-05-01", "to_on"),
        ("2022-09-01", "2022-08-01", "to_on"),
        ("2022-08-01", "2026-01-01", "to_on"),
        ("2022-06-30", "2022-08-01", "from_on"),
        ("2022-01-01", "2022-03-02", "from_on"),
        (None, "2022-04-01", "from_on"),
    ],
)
def test_the_days_of_a_former_value(
    first: str | None, last: str, field: str, performer: Performer, operated: dict[str, str]
) -> None:
    row = operated | {"from_on": first, "to_on": last}
    if not field:
        performer.do(common.save, "past", row)
        return
    with pytest.raises(Rejected) as refused:
        performer.do(common.save, "past", row)
    assert field in refused.value.problems


def test_an_odd_former_value_does_not_stop_the_paper(performer: Performer) -> None:
    station = performer.ask(lambda s: s.scalars(select(Station)).first())
    assert station is not None
    odd = Past(about=station.uid.hex(), kind="station", field_name="state", value="x",
               to_on=date(2020, 1, 1))  # fmt: skip
    performer.do(lambda s: s.add(odd))
    rows = performer.ask(lambda s: past.history(s, s.get_one(Station, station.id)))
    assert rows == [("建设状态", "x", None, date(2020, 1, 1))]


def test_what_was_written_by_hand_is_shown_as_it_stands(performer: Performer) -> None:
    """A record that is gone, a field that no longer is, a value that its field cannot read."""
    about = "0a" * 16
    row = {"about": about, "to_on": date(2020, 1, 1)}
    for kind, name, value in (("station", "operator", "甲"), ("station", "gone", "乙"),
                              ("nothing", "x", "丙")):  # fmt: skip
        made = Past(**row, kind=kind, field_name=name, value=value)
        performer.do(lambda s, made=made: s.add(made))
    assert told(performer) == {
        (about, "社工站", "承接机构", "甲"),
        (about, "社工站", "gone", "乙"),
        (about, "nothing", "x", "丙"),
    }
