"""Records as JSON lines: all of a batch or nothing, and every fault by row and field."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import common, lines
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.errors import Rejected, RejectedRows

Do = Callable[..., Any]
PERSON = {"name": "赵", "filed_on": "2022-01-01", "township": "420581104"}


def batch(performer: Performer, kind: str, *given: str) -> list[str]:
    return performer.do(lines.save_lines, kind, list(given))


def refused(performer: Performer, kind: str, *given: str) -> dict[int, dict[str, str]]:
    with pytest.raises(RejectedRows) as found:
        batch(performer, kind, *given)
    return found.value.rows


def test_rows_are_counted_as_the_file_counts_them(performer: Performer) -> None:
    good = json.dumps(PERSON)
    rows = refused(performer, "person", "", good, "", "  ", "{}", good, "{}")
    assert set(rows) == {5, 7}
    assert len(batch(performer, "person", "", good, "\t", good, "")) == 2


@pytest.mark.parametrize(
    "line", ["{", "x", "[1]", "5", '"x"', "null", "[" * 100_000, "{'a': 1}", "１"]
)
def test_what_is_no_json_object_is_refused(line: str, performer: Performer) -> None:
    rows = refused(performer, "person", json.dumps(PERSON), line)
    assert set(rows) == {2}
    assert set(rows[2]) == {""}


def test_nothing_of_a_batch_is_kept_where_one_row_is_wrong(performer: Performer, save: Do) -> None:
    save("person", PERSON | {"number": "DX-1"})
    given = [
        PERSON | {"name": "新来的", "groups": ["aged"]},
        {"number": "DX-1", "phone": "4823456", "groups": ["aged"]},
        PERSON | {"groups": ["nonsense"]},
        PERSON | {"township": "999999999"},
        {"number": "DX-1", "name": None},
        PERSON,
    ]
    rows = refused(performer, "person", *map(json.dumps, given))
    assert {row: set(problems) for row, problems in rows.items()} == {
        3: {"groups.0.code"}, 4: {"township"}, 5: {"name"},
    }  # fmt: skip
    people = performer.ask(lambda s: list(lines.list_lines(s, "person", {})))
    assert [(p["name"], p["phone"], p["groups"]) for p in people] == [("赵", None, [])]
    assert performer.ask(common.count, "person_group") == 0


def test_codes_of_a_refused_change_are_not_kept_either(
    performer: Performer, save: Do, listed: Do
) -> None:
    save("person", PERSON | {"number": "DX-1"})
    visit = {"number": "ZF-1", "person": "DX-1", "station": "420581104", "visited_on": "2022-08-05"}
    save("visit", visit | {"items": ["A1", "B1"]})
    rows = refused(
        performer, "visit",
        json.dumps({"number": "ZF-1", "items": ["C1"], "minutes": -1}),
        json.dumps(visit | {"number": "ZF-2", "items": ["A1"]}),
    )  # fmt: skip
    assert {row: set(problems) for row, problems in rows.items()} == {1: {"minutes"}}
    assert [v["items"] for v in listed("visit")] == [["A1", "B1"]]


def test_rows_may_refer_to_rows_before_them(save: Do, listed: Do) -> None:
    save("household", {"number": "JT-1", "head": "赵"})
    uids = save("person", *(PERSON | {"number": f"DX-{n}", "household": "JT-1"} for n in range(3)))
    assert len(set(uids)) == 3
    again = save(
        "person", {"number": "DX-0", "phone": "4823456"}, {"number": "DX-0", "phone": None}
    )
    assert again == [uids[0]] * 2
    assert listed("person", number="DX-0")[0]["phone"] is None


def test_a_flood_of_wrong_rows_is_cut_short(performer: Performer) -> None:
    told: list[tuple[int, int]] = []
    with pytest.raises(RejectedRows) as found:
        performer.do(lines.save_lines, "person", ["{}"] * 800, lambda *at: told.append(at))
    assert len(found.value.rows) == lines.SHOWN_PROBLEMS
    assert all(total == 800 for _, total in told)


@pytest.mark.parametrize("kind", [kind for kind, record in KINDS.items() if not record.managed])
def test_what_is_listed_can_be_saved_again(
    kind: str, filled: Do, save: Do, listed: Do, performer: Performer
) -> None:
    filled(kind)
    filled(kind, 1)
    before = listed(kind)
    changed: list[frozenset[str]] = []
    performer.listeners.append(changed.append)
    assert save(kind, *before) == [each["uid"] for each in before]
    assert listed(kind) == before
    assert changed == []


@pytest.mark.parametrize(
    ("kind", "where", "wrong"),
    [
        ("person", {"nonsense": "x"}, "nonsense"), ("person", {"filed_on": "昨天"}, "filed_on"),
        ("person", {"groups": "nonsense"}, "groups"), ("household", {"members": "赵"}, "members"),
        ("household", {"members": ""}, "members"), ("visit", {"items": "Z9"}, "items"),
        ("visit", {"seen": "也许"}, "seen"), ("visit", {"minutes": "三十"}, "minutes"),
        ("visit", {"person": "没有这人"}, ""), ("person", {"name": "\ud800"}, "name"),
    ],
)  # fmt: skip
def test_a_condition_that_cannot_be_is_refused(
    kind: str, where: dict[str, str], wrong: str, listed: Do
) -> None:
    with pytest.raises(Rejected) as found:
        listed(kind, **where)
    assert set(found.value.problems) == {wrong}


def test_conditions(cast: None, save: Do, listed: Do) -> None:
    day = {"person": "DX-甲", "station": "420581104", "visited_on": "2022-08-05"}
    save("visit", day | {"number": "1", "items": ["A1", "B1"], "seen": False},
         day | {"number": "2", "visited_on": "2022-08-06", "minutes": 30, "worker": "SG-甲"})  # fmt: skip

    def numbers(**where: str) -> list[str]:
        found = [visit["number"] for visit in listed("visit", **where)]
        return [number for number in found if number in "12"]  # the cast has one of its own

    assert numbers(items="A1") == numbers(items="入户探访") == numbers(seen="否") == ["1"]
    assert numbers(items="") == numbers(minutes="30") == numbers(worker="SG-甲") == ["2"]
    assert numbers(worker="") == numbers(visited_on="2022年8月5日") == ["1"]
    assert numbers(person="赵户主", station="420581104") == ["2", "1"]
    assert numbers(items="A1", minutes="30") == numbers(items="C1") == []


def test_kinds_tell_every_field(performer: Performer) -> None:
    found = {each["kind"]: each for each in lines.kinds()}
    assert list(found) == list(KINDS)
    visit = {field["name"]: field for field in found["visit"]["fields"]}
    assert visit["person"] == {
        "name": "person", "label": "服务对象", "type": "ref", "required": True, "choices": {},
        "privacy": "open", "target": "person",
    }  # fmt: skip
    assert visit["way"]["choices"]["home"] == "入户"
    assert (visit["items"]["type"], len(visit["items"]["choices"])) == ("choices", 44)
    assert json.loads(json.dumps(list(found.values()))) == list(found.values())
