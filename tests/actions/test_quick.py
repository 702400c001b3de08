"""A service in one line."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from qianshou_desktop.actions import common, quick
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records import spoken
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
        ("张三 1人 问低保", {"served_on": TODAY, "kind": "consultation", "note": "问低保"}),
        ("给张三家送米 2.5 公斤", {"served_on": TODAY, "kind": "consultation", "note": "给张三家送米 2.5 公斤"}),
        ("发盐 1.5/2.5 公斤", {"served_on": TODAY, "kind": "consultation", "note": "发盐 1.5/2.5 公斤"}),
        ("14号 送药", {"served_on": date(2022, 9, 14), "kind": "consultation", "note": "送药"}),
        ("16日 送药", {"served_on": date(2022, 8, 16), "kind": "consultation", "note": "送药"}),
        ("上周五 送药", {"served_on": date(2022, 9, 9), "kind": "consultation", "note": "送药"}),
        ("星期五 送药", {"served_on": date(2022, 9, 9), "kind": "consultation", "note": "送药"}),
        ("周二，送药", {"served_on": date(2022, 9, 13), "kind": "consultation", "note": "送药"}),
        ("大前天 送药", {"served_on": date(2022, 9, 12), "kind": "consultation", "note": "送药"}),
        ("昨天，咨询，Ｂ１、B2，问药费，家里困难，一个半小时",
         {"served_on": date(2022, 9, 14), "kind": "consultation", "items": ["B1", "B2"], "note": "问药费，家里困难",
          "minutes": 90}),
        ("a1 60 人 赶集 1小时30分", {"served_on": TODAY, "kind": "policy", "items": ["A1"], "headcount": 60,
                                "note": "赶集", "minutes": 90}),
        ("问药 三刻钟", {"served_on": TODAY, "kind": "consultation", "note": "问药", "minutes": 45}),
        ("1950-03-02 出生的老人 问高龄津贴 两小时", {"served_on": TODAY, "kind": "consultation",
                                        "note": "1950-03-02 出生的老人 问高龄津贴", "minutes": 120}),
        ("13月5日 说起低保", {"served_on": TODAY, "kind": "consultation", "note": "13月5日 说起低保"}),
    ],
)  # fmt: skip
def test_a_line_is_read(
    text: str, values: dict[str, Any], performer: Performer, add_person: Do
) -> None:
    key = add_person("张三")
    found = performer.ask(quick.read, text).values
    assert found == values | ({"person": key} if "张三 " in text else {})


def test_a_day_of_december_is_last_year_s_in_january() -> None:
    assert spoken.day("12-30", date(2023, 1, 4)) == date(2022, 12, 30)
    assert spoken.day("12-30", date(2022, 9, 15)) == date(
        2022, 12, 30
    )  # a slip: refused as it is saved
    assert spoken.day("31号", date(2022, 10, 1)) is None  # there is none in September


def test_who_left_since_was_there_then(performer: Performer, add_person: Do) -> None:
    key = add_person("张三", left_on="2022-09-10", left_reason="moved")
    assert performer.ask(quick.read, "9-5 张三 问低保").values["person"] == key
    assert "person" not in performer.ask(quick.read, "9-12 张三 问低保").values


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
