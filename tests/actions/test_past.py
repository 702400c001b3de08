"""沿革 in words: whose value it was, which field's, and what it read."""

from qianshou_desktop.actions import common, references
from qianshou_desktop.actions.perform import Performer

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


def test_what_was_written_by_hand_is_shown_as_it_stands(performer: Performer) -> None:
    """A record that is gone, a field that no longer is, a value that its field cannot read."""
    about = "0a" * 16
    row = {"about": about, "to_on": "2020-01-01"}
    performer.do(
        common.save, "past", {**row, "kind": "station", "field_name": "operator", "value": "甲"}
    )
    performer.do(
        common.save, "past", {**row, "kind": "station", "field_name": "gone", "value": "乙"}
    )
    performer.do(common.save, "past", {**row, "kind": "nothing", "field_name": "x", "value": "丙"})
    assert told(performer) == {
        (about, "社工站", "承接机构", "甲"),
        (about, "社工站", "gone", "乙"),
        (about, "nothing", "x", "丙"),
    }
