"""What the family tree and the eco-map are read off."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader

from qianshou_desktop.actions import common, kinship
from qianshou_desktop.actions.perform import Performer

Do = Callable[..., Any]
TOWN = "420581104"


@pytest.fixture
def person(performer: Performer, cast: None) -> Do:
    def put(**values: Any) -> int:
        usual = {"name": "向雨桐", "township": TOWN, "filed_on": "2022-01-01", "sex": "female",
                 "born_on": "2012-05-01"}  # fmt: skip
        return performer.do(common.save, "person", usual | values)

    return put


def test_nobody_on_file_draws_nothing(person: Do, performer: Performer) -> None:
    key = person()
    assert performer.ask(kinship.tree, key) is None
    assert performer.ask(kinship.ecomap, key) is None


def test_relatives_as_they_were_entered(person: Do, performer: Performer) -> None:
    key = person(kin=[
        {"relation": "grandmother", "name": "田桂香", "birth_year": 1957, "together": True},
        {"relation": "father", "name": "向志明", "birth_year": 1985, "died": True},
    ])  # fmt: skip
    found = performer.ask(kinship.tree, key)
    assert found is not None
    assert [(r.relation, r.name, r.age, r.male, r.died, r.together) for r in found.relatives] == [
        ("grandmother", "田桂香", 65, False, False, True), ("father", "向志明", 37, True, True, False)
    ]  # fmt: skip
    assert (found.person.name, found.person.male, found.person.together) == ("向雨桐", False, True)


def test_the_household_and_a_childs_parents_are_folded_in(person: Do, performer: Performer) -> None:
    home = performer.do(common.save, "household", {"head": "李国强", "members": [
        {"name": "李国强", "relation": "head"}, {"name": "张淑芬", "relation": "spouse"},
        {"name": "李建军", "relation": "son", "away_place": "广东"}]})  # fmt: skip
    key = person(name="李国强", sex="male", household=home, relation="head", father_state="died",
                 kin=[{"relation": "spouse", "name": "张淑芬"}])  # fmt: skip
    found = performer.ask(kinship.tree, key)
    assert found is not None
    assert [(r.relation, r.name, r.male, r.died, r.together) for r in found.relatives] == [
        ("spouse", "张淑芬", False, False, False), ("son", "李建军", True, False, False),
        ("father", "", True, True, False),
    ]  # fmt: skip


def test_a_second_son_of_the_household_stands_beside_the_one_entered(
    person: Do, performer: Performer
) -> None:
    home = performer.do(common.save, "household", {"head": "李国强", "members": [
        {"name": "李建军", "relation": "son"}, {"name": "李建国", "relation": "son"}]})  # fmt: skip
    key = person(name="李国强", sex="male", household=home, relation="head",
                 kin=[{"relation": "son", "name": "李建军"}])  # fmt: skip
    found = performer.ask(kinship.tree, key)
    assert found is not None
    assert [r.name for r in found.relatives] == ["李建军", "李建国"]


def test_ties_and_who_lives_there(person: Do, performer: Performer) -> None:
    key = person(kin=[{"relation": "mother", "name": "李春梅", "together": True}],
                 ties=[{"name": "村委会", "kind": "village", "strength": "strong", "flow": "giving"},
                       {"name": "外地亲戚"}])  # fmt: skip
    found = performer.ask(kinship.ecomap, key)
    assert found is not None
    assert found.household == ("李春梅",)
    assert [(t.name, t.kind, t.strength, t.flow) for t in found.ties] == [
        ("村委会", "村（社区）", "strong", "giving"), ("外地亲戚", "", "plain", "")
    ]  # fmt: skip


@pytest.mark.parametrize("which", ["tree", "map"])
def test_the_screen_gets_a_page_of_its_size(which: str, person: Do, performer: Performer) -> None:
    key = person(kin=[{"relation": "mother", "name": "李春梅"}], ties=[{"name": "村委会"}])
    made = performer.ask(kinship.pdf, key, which, 600.0, 300.0, 200.0)
    assert made.startswith(b"%PDF")
    assert made == performer.ask(kinship.pdf, key, which, 600.0, 300.0, 200.0)


def letter_sizes(content: bytes) -> list[float]:
    """How large every text of the first page is, in points."""
    found: list[float] = []

    def see(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        if text.strip():
            found.append(size * tm[0] * cm[0])

    PdfReader(io.BytesIO(content)).pages[0].extract_text(visitor_text=see)
    return found


@pytest.mark.parametrize("which", ["tree", "map"])
def test_letters_on_the_screen_are_as_large_as_the_programs_own(
    which: str, person: Do, performer: Performer
) -> None:
    """10.5 points at the least, however narrow the window; what has no room is scrolled to."""
    brothers = [{"relation": "brother", "name": f"李大{at}"} for at in range(9)]
    key = person(kin=brothers, ties=[{"name": "村委会"}])
    for room in (300.0, 650.0):
        size = performer.ask(kinship.extent, key, which, room)
        assert size is not None
        sizes = letter_sizes(performer.ask(kinship.pdf, key, which, room, *size))
        assert sizes
        assert min(sizes) >= 10.5 - 0.01
        larger = performer.ask(kinship.extent, key, which, room, 2.0)
        assert larger == pytest.approx([2 * side for side in size])
    assert performer.ask(kinship.extent, person(), which, 650.0) is None
