"""Which scopes of consent hold today."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import common, consents
from qianshou_desktop.actions.perform import Performer

Add = Callable[..., int]
Sign = Callable[..., int]
Standing = Callable[[int], tuple[str, ...]]


@pytest.fixture
def sign(performer: Performer) -> Sign:
    def put(person: int, on: str, *scopes: str, **values: Any) -> int:
        given = {"person": person, "signed_on": on, "scopes": list(scopes), "separate": True}
        return performer.do(common.save, "consent", given | values)

    return put


@pytest.fixture
def standing(performer: Performer) -> Standing:
    return lambda person: performer.ask(consents.standing, person)


def test_nothing_holds_where_nothing_was_signed(add_person: Add, standing: Standing) -> None:
    assert standing(add_person()) == ()


def test_scopes_of_all_forms_in_their_order(
    add_person: Add, sign: Sign, standing: Standing
) -> None:
    key, other = add_person(), add_person("王五")
    sign(key, "2022-08-01", "photo")
    sign(key, "2022-03-01", "casework", "filing")
    sign(other, "2022-03-01", "sharing")
    assert standing(key) == ("filing", "casework", "photo")


def test_withdrawn_without_a_scope_is_withdrawn_whole(
    add_person: Add, sign: Sign, standing: Standing
) -> None:
    key = add_person()
    sign(key, "2022-03-01", "filing", "photo", withdrawn_on="2022-08-01")
    assert standing(key) == ()


def test_only_the_named_scope_is_withdrawn(add_person: Add, sign: Sign, standing: Standing) -> None:
    key = add_person()
    sign(key, "2022-03-01", "filing", "photo", withdrawn_on="2022-08-01",
         withdrawn_scope="拍照与宣传")  # fmt: skip
    assert standing(key) == ("filing",)


def test_words_that_name_no_scope_withdraw_all(
    add_person: Add, sign: Sign, standing: Standing
) -> None:
    key = add_person()
    sign(
        key, "2022-03-01", "filing", "photo", withdrawn_on="2022-08-01", withdrawn_scope="都不要了"
    )
    assert standing(key) == ()


@pytest.mark.parametrize(
    ("again", "held"), [("2022-07-01", ()), ("2022-08-01", ("photo",)), ("2022-09-01", ("photo",))]
)
def test_a_withdrawal_ends_what_was_signed_before_it_on_any_form(
    again: str, held: tuple[str, ...], add_person: Add, sign: Sign, standing: Standing
) -> None:
    key = add_person()
    sign(key, "2022-03-01", "photo", withdrawn_on="2022-08-01")
    sign(key, again, "photo")
    assert standing(key) == held


@pytest.mark.parametrize(
    ("born", "guardian", "held"),
    [
        ("2012-05-01", None, ()),
        ("2012-05-01", "王桂芳", ("filing",)),
        ("2008-03-01", None, ("filing",)),  # fourteen on that very day
        ("2008-03-02", None, ()),
        (None, None, ("filing",)),
    ],
)
def test_a_birth_date_learnt_later_shows_that_a_guardian_was_needed(
    born: str | None, guardian: str | None, held: tuple[str, ...],
    add_person: Add, sign: Sign, standing: Standing, performer: Performer,
) -> None:  # fmt: skip
    """With the birth date on file the form would have been refused at once."""
    key = add_person()
    sign(key, "2022-03-01", "filing", guardian=guardian)
    performer.do(common.save, "person", {"born_on": born}, key)
    assert standing(key) == held
