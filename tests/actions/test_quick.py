"""A service in one line."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from qianshou_desktop.actions import common, quick
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected

Do = Callable[..., Any]
TODAY = date(2022, 9, 15)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("-1 咨询 B1 张三 问高龄津贴 半小时",
         {"served_on": date(2022, 9, 14), "kind": "consultation", "items": ["B1"], "note": "问高龄津贴", "minutes": 30}),
        ("昨天 政策宣传 A1 群众60人 赶集发资料 2小时",
         {"served_on": date(2022, 9, 14), "kind": "policy", "items": ["A1"], "headcount": 60, "note": "赶集发资料",
          "minutes": 120}),
        ("9.3 c3 赶场宣传 1.5h", {"served_on": date(2022, 9, 3), "kind": "policy", "items": ["C3"], "note": "赶场宣传",
                              "minutes": 90}),
        ("2022-09-01 会议与协调 镇里开会", {"served_on": date(2022, 9, 1), "kind": "meeting", "note": "镇里开会"}),
        ("b1 B2 送药 20分钟", {"served_on": TODAY, "kind": "consultation", "items": ["B1", "B2"], "note": "送药",
                           "minutes": 20}),
        ("居民12人 议事会", {"served_on": TODAY, "kind": "outreach", "headcount": 12, "note": "议事会"}),
        ("13月5日 说起低保", {"served_on": TODAY, "kind": "consultation", "note": "13月5日 说起低保"}),
    ],
)  # fmt: skip
def test_a_line_is_read(
    text: str, values: dict[str, Any], performer: Performer, add_person: Do
) -> None:
    key = add_person("张三")
    found = performer.ask(quick.read, text).values
    assert found == values | ({"person": key} if "张三" in text else {})


def test_it_is_saved_where_the_person_lives(performer: Performer, add_person: Do) -> None:
    key = performer.do(quick.log, "张三 问高龄津贴", None) if add_person("张三") else 0
    values = performer.ask(common.load, "service", key).values
    assert values["note"] == "问高龄津贴"
    station = performer.ask(common.load, "station", values["station"]).values["code"]
    assert station == "420581104"


def test_of_two_of_a_name_none_is_guessed(performer: Performer, add_person: Do) -> None:
    add_person("张三"), add_person("张三")
    with pytest.raises(Rejected, match="有 2 位张三"):
        performer.ask(quick.read, "张三 问低保")


def test_nothing_is_saved_of_nothing(performer: Performer) -> None:
    with pytest.raises(Rejected, match=quick.EMPTY):
        performer.ask(quick.read, "-1 30分")


def test_what_a_service_refuses_is_refused(performer: Performer, add_person: Do) -> None:
    add_person("张三")
    with pytest.raises(Rejected):
        performer.do(quick.log, "2023-01-01 张三 问低保", None)
