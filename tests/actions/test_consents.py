"""Which scopes of consent hold today."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import common, consents
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected

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


@pytest.mark.parametrize(
    ("born", "groups", "words"),
    [("2010-01-01", [], "不满十四周岁"), (None, ["left_child"], "没有出生日期")],
)
def test_a_guardian_signs_for_a_child(
    born: str | None, groups: list[str], words: str, add_person: Add, sign: Sign
) -> None:
    """Also for one of whom nobody knows how old it is; and never the child itself."""
    key = add_person("向雨桐", born_on=born, groups=groups)
    for guardian, said in ((None, words), ("向雨桐", "不能是本人")):
        with pytest.raises(Rejected) as refused:
            sign(key, "2022-03-01", "filing", guardian=guardian)
        assert said in refused.value.problems["guardian"]
        own = {"consent_on": "2022-03-01", "consent_guardian": guardian}
        with pytest.raises(Rejected) as refused:
            add_person("向雨桐", born_on=born, groups=groups, **own)
        assert said in refused.value.problems["consent_guardian"]
    sign(key, "2022-03-01", "filing", guardian="向国强")
    sign(add_person("成年人", born_on="1990-01-01"), "2022-03-01", "filing")
    sign(add_person("老人", groups=["left_elder"]), "2022-03-01", "filing")
