"""Rows that belong to a record: target groups, benefits, household members."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from qianshou_desktop.actions import belonging, common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.kinds import Rows

Do = Callable[..., Any]
TODAY = "2022-09-15"


@pytest.fixture
def groups(performer: Performer) -> Do:
    """The rows of a person's groups as (code, from, to, basis)."""

    def read(person: int) -> list[tuple[Any, ...]]:
        rows = performer.ask(common.load, "person", person).values["groups"]
        names = ("code", "from_on", "to_on", "basis")
        return [tuple(_plain(row[name]) for name in names) for row in rows]

    return read


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def put(performer: Performer, person: int, rows: Any) -> None:
    performer.do(common.save, "person", {"groups": rows}, person)


def test_groups_keep_term_and_basis(add_person: Do, groups: Do) -> None:
    given = [
        {"code": "low_income", "from_on": "2020-01-01", "to_on": "2021-06-30", "basis": "宜民〔2020〕3号"},
        {"code": "残疾人", "from_on": "2022-01-01"},
    ]  # fmt: skip
    assert groups(add_person(groups=given)) == [
        ("low_income", "2020-01-01", "2021-06-30", "宜民〔2020〕3号"),
        ("disabled", "2022-01-01", None, None),
    ]


@pytest.mark.parametrize("written", [["low_income", "disabled"], "残疾人、最低生活保障对象",
                                     ["low_income", "最低生活保障对象", "disabled", "low_income"]])  # fmt: skip
def test_codes_alone_stand_for_rows_that_hold(written: Any, add_person: Do, groups: Do) -> None:
    found = groups(add_person(groups=written))
    assert sorted(row[0] for row in found) == ["disabled", "low_income"]
    assert {row[1:] for row in found} == {(None, None, None)}


def test_a_code_no_longer_given_ends_and_its_past_stays(
    add_person: Do, groups: Do, performer: Performer
) -> None:
    person = add_person(groups=[{"code": "low_income", "from_on": "2022-01-01"}, "disabled"])
    put(performer, person, ["disabled", "aged"])
    assert groups(person) == [
        ("low_income", "2022-01-01", TODAY, None), ("disabled", None, None, None),
        ("aged", None, None, None),
    ]  # fmt: skip
    put(performer, person, ["low_income"])
    assert groups(person)[0] == ("low_income", "2022-01-01", TODAY, None)
    assert groups(person)[-1] == ("low_income", None, None, None)


@pytest.mark.parametrize("nothing", [None, [], ""])
def test_nothing_ends_all_that_holds(
    nothing: Any, add_person: Do, groups: Do, performer: Performer
) -> None:
    person = add_person(groups=[{"code": "low_income", "from_on": "2022-01-01"}, "aged"])
    put(performer, person, nothing)
    assert groups(person) == [
        ("low_income", "2022-01-01", TODAY, None),
        ("aged", None, TODAY, None),
    ]


def test_rows_of_other_days_are_no_matter_of_codes(
    add_person: Do, groups: Do, performer: Performer
) -> None:
    person = add_person(groups=[
        {"code": "aged", "from_on": "2020-01-01", "to_on": "2021-01-01"},
        {"code": "low_income", "from_on": "2022-10-01"},
        {"code": "disabled", "from_on": "2022-01-01"},
        {"code": "mental", "from_on": "2022-01-01", "to_on": "2022-12-31"},
    ])  # fmt: skip
    before = groups(person)
    put(performer, person, ["disabled", "mental"])
    assert groups(person) == before
    put(performer, person, ["disabled"])
    assert groups(person) == [*before[:3], ("mental", "2022-01-01", TODAY, None)]


def test_what_began_today_was_a_slip(add_person: Do, groups: Do, performer: Performer) -> None:
    person = add_person(groups=[{"code": "aged", "from_on": TODAY}, "disabled"])
    put(performer, person, ["disabled"])
    assert groups(person) == [("disabled", None, None, None)]


def test_omitted_rows_stay(add_person: Do, groups: Do, performer: Performer) -> None:
    person = add_person(groups=["aged"])
    performer.do(common.save, "person", {"phone": "4823456"}, person)
    assert groups(person) == [("aged", None, None, None)]


def test_the_forms_grid_takes_out_what_is_not_there(
    add_person: Do, groups: Do, performer: Performer
) -> None:
    person = add_person(groups=[{"code": "aged", "from_on": "2022-01-01"},
                                {"code": "disabled", "basis": "证"}])  # fmt: skip
    grid = performer.ask(common.load, "person", person).values["groups"]
    put(performer, person, [grid[1] | {"basis": "残疾人证"}])
    assert groups(person) == [("disabled", None, None, "残疾人证")]


def test_rows_written_again_stay_the_same_rows(add_person: Do, performer: Performer) -> None:
    given = [
        {"code": "low_income", "from_on": "2020-01-01", "to_on": "2021-01-01", "basis": "甲"},
        {"code": "low_income", "from_on": "2022-01-01"},
        {"code": "aged", "basis": "乙"},
    ]
    person = add_person(groups=given)
    before = performer.ask(common.load, "person", person).values["groups"]
    put(performer, person, given)
    put(performer, person, list(reversed(given)))
    assert performer.ask(common.load, "person", person).values["groups"] == before


def test_a_row_without_its_beginning_means_the_one_that_holds(
    add_person: Do, groups: Do, performer: Performer
) -> None:
    person = add_person(groups=[{"code": "aged", "from_on": "2022-01-01"}])
    put(performer, person, [{"code": "aged", "basis": "户口簿"}])
    assert groups(person) == [("aged", "2022-01-01", None, "户口簿")]
    put(performer, person, [{"code": "aged", "from_on": "2021-01-01"}])
    assert groups(person) == [("aged", "2021-01-01", None, None)]


def test_rows_are_known_by_uid(save: Do, listed: Do) -> None:
    (uid,) = save("household", {"head": "赵", "members": [{"name": "赵大"}, {"name": "赵二"}]})
    members = listed("household")[0]["members"]
    save(
        "household", {"uid": uid, "members": [members[1] | {"phone": "4823456"}, {"name": "赵三"}]}
    )
    after = listed("household")[0]["members"]
    assert [(row["name"], row["phone"]) for row in after] == [("赵二", "4823456"), ("赵三", None)]
    assert after[0]["uid"] == members[1]["uid"]
    assert "household" not in after[0]


@pytest.mark.parametrize(
    ("rows", "at"),
    [
        (["aged", "nonsense"], "groups.1.code"),
        ([{"code": None}], "groups.0.code"),
        ([{"basis": "x"}], "groups.0.code"),
        ([{"code": "aged", "from_on": "2022-02-30"}], "groups.0.from_on"),
        ([{"code": "aged", "from_on": "2022-02-01", "to_on": "2022-01-31"}], "groups.0.to_on"),
        ([{"code": "aged", "basis": "长" * 10_000}], "groups.0.basis"),
        ([{"code": "aged", "colour": "红"}], "groups.0.colour"),
        ([{"code": ["aged"]}], "groups.0.code"),
        ([{"code": "aged", "key": []}, {"code": "orphan", "uid": 5, "basis": 5}], "groups.1.basis"),
        ([7], "groups"),
        ({"code": "aged"}, "groups"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_told_by_place_and_field(
    rows: Any, at: str, add_person: Do, performer: Performer
) -> None:
    with pytest.raises(Rejected) as refused:
        add_person(groups=rows)
    assert set(refused.value.problems) == {at}
    assert performer.ask(common.count, "person") == performer.ask(common.count, "person_group") == 0


def test_another_persons_row_is_not_taken(add_person: Do, groups: Do, performer: Performer) -> None:
    mine, other = add_person(groups=["aged"]), add_person("王大毛", groups=["orphan"])
    theirs = performer.ask(common.load, "person", other).values["groups"][0]
    put(performer, mine, [{"code": "disabled", "key": theirs["key"], "person": other}])
    assert groups(mine) == [("disabled", None, None, None)]
    assert groups(other) == [("orphan", None, None, None)]


def test_benefits_have_their_amount(save: Do, listed: Do) -> None:
    benefit = {"kind": "low_income", "amount_fen": 58_000, "from_on": "2022-01-01"}
    save(
        "person", {"number": "DX-1", "name": "赵", "filed_on": "2022-01-01", "benefits": [benefit]}
    )
    assert listed("person")[0]["benefits"] == ["low_income"]
    row = listed("benefit")[0]
    assert {name: row[name] for name in benefit} == benefit
    assert row["person"] == "DX-1"


def test_rows_go_with_their_record(add_person: Do, performer: Performer) -> None:
    person = add_person(groups=["aged", "disabled"], benefits=["aged"])
    performer.do(common.remove, "person", person)
    assert [performer.ask(common.count, kind) for kind in ("person_group", "benefit")] == [0, 0]


def test_filtered_by_the_groups_that_hold_today(add_person: Do, performer: Performer) -> None:
    terms = [
        ("2022-01-01", None),
        (None, TODAY),
        (TODAY, None),
        ("2022-09-16", None),
        (None, "2022-09-16"),
    ]
    people = [add_person(groups=[{"code": "aged", "from_on": f, "to_on": t}]) for f, t in terms]
    none = add_person(groups=["orphan"])
    bare = add_person()
    found = performer.ask(common.find, "person", where={"groups": "aged"})
    assert set(found) == {people[0], people[2], people[4]}
    without = performer.ask(common.find, "person", where={"groups": None})
    assert set(without) == {people[1], people[3], bare}
    assert none not in without
    kind = Rows("person_group", "code")

    def held(s: Any) -> set[int]:
        return {p for p in people if belonging.current_rows(s, common.get(s, "person", p), kind)}

    assert performer.ask(held) == set(found)


def test_shown_are_the_groups_that_hold(add_person: Do, performer: Performer) -> None:
    person = add_person(groups=["aged", {"code": "orphan", "to_on": "2022-01-01"}, "disabled"])
    assert performer.ask(common.rows, "person", [person], ["groups"]) == [("高龄老人、残疾人",)]


def test_the_last_member_of_a_household_can_be_taken_out(performer: Performer) -> None:
    key = performer.do(
        common.save, "household", {"head": "王家福", "members": [{"name": "王小红"}]}
    )
    performer.do(common.save, "household", {"members": []}, key)
    assert performer.ask(common.load, "household", key).values["members"] == []


def test_a_refused_record_says_no_fault_of_what_its_rows_leave_out(
    add_person: Do, performer: Performer
) -> None:
    person = add_person(groups=[{"code": "low_income", "from_on": "2022-01-01"}])
    (row,) = performer.ask(common.load, "person", person).values["groups"]
    wrong = {"name": None, "groups": [{"key": row["key"], "to_on": "某日"}]}
    with pytest.raises(Rejected) as refused:
        performer.do(common.save, "person", wrong, person)
    assert set(refused.value.problems) == {"name", "groups.0.to_on"}
