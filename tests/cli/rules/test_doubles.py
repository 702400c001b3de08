"""R9, R11: one person in two posts at once."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.cli.rules.test_posts import MINE, OPERATOR, TOWN, built, post

__all__ = ["built", "post"]
ID = "11010519491231002X"
Put = Callable[..., str]
Find = Callable[..., list[dict[str, Any]]]


def doubled(find: Find, rule: str) -> list[tuple[str, str]]:
    """The level and the record of what is told of two posts."""
    found = [each for each in find(rule) if "（SG-1）在" in each["text"]]
    assert all("（SG-2）在" in each["text"] for each in found)  # both are named
    return [(each["level"], each["uid"]) for each in found]


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ({"id_number": ID}, {"id_number": ID}, "must"),
        ({"phone": "13800000001"}, {"phone": "13800000001"}, "must"),
        ({}, {}, "remark"),
        ({"id_number": ID}, {"id_number": "34052419800101001X"}, ""),
        ({"name": "王五"}, {}, ""),
        ({"id_number": ID, "left_on": "2022-09-01"}, {"id_number": ID}, ""),
    ],
)
def test_nobody_heads_two_townships(
    put: Put, post: Callable[..., str], find: Find, built: str, first: Any, second: Any, level: str
) -> None:
    put("station", code=MINE, state="built", operator=OPERATOR)
    usual = {"name": "赵主任", "civil_head": True}
    post("SG-1", "head", **usual | first)
    uid = post("SG-2", "head", **usual | {"station": MINE} | second)
    assert doubled(find, "R9") == ([(level, uid)] if level else [])


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [("head", "resident", "R9"), ("resident", "resident", "R11"), ("deputy", "resident", "R11")],
)
def test_nobody_fills_two_posts(
    post: Callable[..., str], find: Find, built: str, one: str, other: str, rule: str
) -> None:
    post("SG-1", one, name="赵六", id_number=ID)
    uid = post("SG-2", other, name="赵六", id_number=ID)
    assert doubled(find, rule) == [("must", uid)]
    assert [doubled(find, each) for each in {"R9", "R11"} - {rule}] == [[]]
    assert {each["station"] for each in find(rule)} == {TOWN}
