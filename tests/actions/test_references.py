"""How people refer to records, and what happens where two bear the same name."""

from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import common, references
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.person import Person

Do = Callable[..., Any]


def key_of(performer: Performer, kind: str, text: str) -> int:
    return performer.ask(references.resolve, kind, text)


def test_one_record_by_all_its_names(add_person: Do, performer: Performer, id_number: Do) -> None:
    number = id_number("19500102", 10)
    person = add_person("欧阳·娜仁", id_number=number, number="420581104-DX-2022-0007")
    uid = performer.ask(common.load, "person", person).uid
    names = (uid, f"{uid[:8]}-{uid[8:12]}-{uid[12:16]}-{uid[16:20]}-{uid[20:]}", uid.upper(),
             "420581104-DX-2022-0007", " 420581104-DX-2022-0007 ", number, number.lower(),
             "欧阳·娜仁", "欧阳•娜仁", "欧 阳·娜仁")  # fmt: skip
    assert [key_of(performer, "person", name) for name in names] == [person] * len(names)


@pytest.mark.parametrize("code", ["420581104", "４２０５８１１０４", " 420581104 "])
@pytest.mark.parametrize("kind", ["station", "township"])
def test_stations_and_townships_by_code(kind: str, code: str, performer: Performer) -> None:
    key = key_of(performer, kind, code)
    assert performer.ask(common.load, kind, key).values["code"] == "420581104"


def test_names_of_stations_townships_and_households(performer: Performer, save: Do) -> None:
    assert key_of(performer, "station", "宜都市枝城镇社会工作服务站")
    assert key_of(performer, "township", "枝城镇")
    save("household", {"head": "赵户主"})
    assert key_of(performer, "household", "赵户主")


@pytest.mark.parametrize(
    "text", ["没有这人", "", "0" * 32, "0" * 36, "\ud800", "长" * 10_000, "420581104'"]
)
def test_nobody_meant_is_refused_with_what_was_written(text: str, performer: Performer) -> None:
    with pytest.raises(Rejected, match="没有找到服务对象") as refused:
        key_of(performer, "person", text)
    assert len(str(refused.value)) < 80


def test_several_meant_are_refused_with_the_matches(add_person: Do, performer: Performer) -> None:
    for _ in range(7):
        add_person("李秀英")
    with pytest.raises(Rejected) as refused:
        key_of(performer, "person", "李秀英")
    text = str(refused.value)
    assert "不止一条服务对象" in text
    assert [f"420581104-DX-2022-{n:04d}" in text for n in range(1, 8)] == [True] * 5 + [False] * 2
    assert "请改用编号" in text


def test_a_number_goes_before_a_name(add_person: Do, performer: Performer) -> None:
    named = add_person("甲-1")
    numbered = add_person("别人", number="甲-1")
    assert key_of(performer, "person", "甲-1") == numbered != named


def test_a_reference_in_a_record_takes_all_of_them(
    add_person: Do, add_visit: Do, performer: Performer
) -> None:
    person = add_person(number="DX-1")
    uid = performer.ask(common.load, "person", person).uid
    visits = [add_visit(ref) for ref in (person, "DX-1", uid, "李秀英")]
    found = {performer.ask(common.load, "visit", v).values["person"] for v in visits}
    assert found == {person}


def test_an_ambiguous_reference_is_refused_at_its_field(add_person: Do, add_visit: Do) -> None:
    add_person(), add_person()
    with pytest.raises(Rejected) as refused:
        add_visit("李秀英", station="没有这站")
    assert set(refused.value.problems) == {"person", "station"}
    assert "不止一条" in refused.value.problems["person"]


def test_a_key_that_is_gone_is_refused_at_its_field(
    add_person: Do, add_visit: Do, performer: Performer
) -> None:
    person = add_person()
    performer.do(common.remove, "person", person)
    with pytest.raises(Rejected) as refused:
        add_visit(person)
    assert refused.value.problems == {"person": "这条服务对象已经被删除，请重新选择"}


def test_a_number_in_a_line_is_a_code_and_never_a_key(add_person: Do, save: Do, listed: Do) -> None:
    person = add_person()
    line = {"person": person, "station": 420581104, "visited_on": "2022-08-05"}
    with pytest.raises(Rejected, match=f"没有找到服务对象“{person}”"):
        save("visit", line)
    save("visit", line | {"person": "李秀英"})
    assert listed("visit")[0]["station"] == "420581104"


def test_a_uid_names_the_record_to_change(save: Do, listed: Do) -> None:
    first = {"name": "赵", "filed_on": "2022-01-01"}
    (uid,) = save("person", first)
    assert save("person", {"uid": uid, "phone": "4823456"}) == [uid]
    assert save(
        "person", {"uid": f"{uid[:8]}-{uid[8:12]}-{uid[12:16]}-{uid[16:20]}-{uid[20:]}"}
    ) == [uid]
    assert (listed("person")[0]["name"], listed("person")[0]["phone"]) == ("赵", "4823456")
    for wrong in ("0" * 32, "x", 5, ["x"]):
        with pytest.raises(Rejected, match="没有 uid 为"):
            save("person", first | {"uid": wrong})
    assert len(listed("person")) == 1


@pytest.mark.parametrize("code", ["420581104", "４２０５８１１０４"])
def test_a_known_code_changes_its_record(code: str, save: Do, listed: Do) -> None:
    save("station", {"code": code, "state": "built"})
    assert len(listed("station")) == 11
    assert [s["code"] for s in listed("station", state="built")] == ["420581104"]


def test_a_number_is_given_once_on_one_laptop(add_person: Do) -> None:
    add_person(number="DX-1")
    with pytest.raises(Rejected) as refused:
        add_person("王大毛", number="DX-1")
    assert refused.value.problems == {"number": "编号“DX-1”已用于李秀英，请换一个"}


def test_a_number_that_two_bear_changes_neither(
    save: Do, listed: Do, add_person: Do, performer: Performer
) -> None:
    add_person(number="DX-1")
    other = add_person("王大毛", number="DX-2")
    # As after two laptops met: on one laptop a number is given once.
    performer.do(lambda s: setattr(s.get(Person, other), "number", "DX-1"))
    with pytest.raises(Rejected, match="对应不止一条服务对象"):
        save("person", {"number": "DX-1", "phone": "4823456"})
    assert {p["phone"] for p in listed("person")} == {None}


def test_a_case_is_offered_with_whose_and_where_it_is(performer: Performer, add_person: Do) -> None:
    """Numbers alone look alike."""
    given = {"person": add_person("何大毛"), "station": "420581104", "opened_on": "2022-08-01"}
    key = performer.do(common.save, "case", {**given, "number": "GA-2022-0002"})
    [option] = performer.ask(common.choose, "case", "GA-2022-0002")
    assert (option.key, option.title) == (key, "GA-2022-0002")
    assert option.remark == "宜都市枝城镇社会工作服务站  何大毛"
