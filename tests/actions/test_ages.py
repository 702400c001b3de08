"""What a person cannot be: of a people that there is not, an elder of ten; and what nobody looked at."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import common, volunteers
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from tests.conftest import TOWN, USER

Do = Callable[..., Any]


def refused(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(Rejected) as found:
        act()
    return found.value.problems


@pytest.mark.parametrize(
    ("born", "code", "fits"),
    [
        ("2012-05-01", "left_elder", False), ("1962-09-16", "alone_elder", False),
        ("1962-09-15", "alone_elder", True), ("2004-09-15", "left_child", False),
        ("2004-09-16", "left_child", True), ("2012-05-01", "disabled", True), (None, "left_elder", True),
    ],
)  # fmt: skip
def test_a_group_that_goes_by_age(
    performer: Performer, add_person: Do, born: str | None, code: str, *, fits: bool
) -> None:
    key = add_person("甲", born_on=born)
    rows = {"groups": [{"code": code}]}
    if fits:
        performer.do(common.save, "person", rows, key)
        performer.do(common.save, "person", {"phone": "13972520000"}, key)
    else:
        assert (
            "周岁"
            in refused(lambda: performer.do(common.save, "person", rows, key))["groups.0.code"]
        )


def test_a_group_that_somebody_belonged_to_then_is_kept(
    performer: Performer, add_person: Do
) -> None:
    key = add_person("甲", born_on="2002-05-01")
    then = {"groups": [{"code": "left_child", "from_on": "2015-01-01", "to_on": "2020-05-01"}]}
    performer.do(common.save, "person", then, key)


@pytest.mark.parametrize(
    ("said", "kept"),
    [("汉", "汉族"), ("土家 族", "土家族"), ("土家族", "土家族"), ("ZZ族", None), ("其他", "其他")],
)
def test_a_people_is_one_that_there_is(
    performer: Performer, add_person: Do, said: str, kept: str | None
) -> None:
    key = add_person("甲")
    if kept:
        performer.do(common.save, "person", {"ethnicity": said}, key)
        assert performer.ask(common.load, "person", key).values["ethnicity"] == kept
    else:
        found = refused(lambda: performer.do(common.save, "person", {"ethnicity": said}, key))
        assert found == {"ethnicity": "没有“ZZ族”这个民族，请核对；尚未识别的写“其他”"}


def test_a_safety_check_looked_at_something(performer: Performer) -> None:
    given = {"station": TOWN, "checked_on": "2022-09-01"}
    assert set(refused(lambda: performer.do(common.save, "safety_check", given))) == {"fire"}
    performer.do(common.save, "safety_check", given | {"food": "合格"})


def test_a_child_that_was_harmed_is_to_be_reported(performer: Performer, add_person: Do) -> None:
    """Until somebody says why not."""
    child, adult = add_person("小明", born_on="2012-05-01"), add_person("甲", born_on="1960-05-01")
    found = {
        "station": TOWN,
        "found_at": "2022-09-15T09:00+08:00",
        "seen": "手臂有伤",
        "harms": ["abuse"],
    }
    for person, mandatory in ((child, True), (adult, None)):
        key = performer.do(common.save, "crisis", found | {"person": person})
        assert performer.ask(common.load, "crisis", key).values["mandatory"] is mandatory
    why_not = {"mandatory": False, "handling": "摔伤，医生已证明"}
    key = performer.do(common.save, "crisis", found | {"person": child} | why_not)
    assert performer.ask(common.load, "crisis", key).values["mandatory"] is False


def test_a_certificate_is_issued_by_whoever_sits_there(performer: Performer) -> None:
    given = {"name": "志愿甲", "station": TOWN, "joined_on": "2022-01-01"}
    key = performer.do(common.save, "volunteer", given)
    assert performer.ask(volunteers.certified, key)["issued_by"] == USER


def test_what_stood_there_before_there_was_a_list_keeps_nothing_else_from_being_saved(
    performer: Performer, add_person: Do
) -> None:
    key = add_person("甲")
    performer.do(lambda s: setattr(s.get_one(common.KINDS["person"], key), "ethnicity", "汉人"))
    performer.do(common.save, "person", {"phone": "13972520000"}, key)
    assert set(
        refused(lambda: performer.do(common.save, "person", {"ethnicity": "汉民"}, key))
    ) == {"ethnicity"}
