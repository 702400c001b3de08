"""Rules across fields: each kept, on its border, and broken at the field where it is mended."""

from datetime import date
from typing import Any

import pytest

from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.county import Township, Village, short_name, sign, town_kind

TODAY = date(2022, 9, 15)
ELDER, BOY = "11010519491231002X", "420581201001020011"
JAN, FEB, MAR = date(2022, 1, 1), date(2022, 2, 1), date(2022, 3, 1)


def made(kind: str, /, **values: Any) -> Record:
    record = KINDS[kind](**values)
    record.complete()
    return record


def problems(kind: str, /, **values: Any) -> set[str]:
    return set(made(kind, **values).problems(TODAY))


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [("project", "from_on", "to_on"), ("person_group", "from_on", "to_on"),
     ("benefit", "from_on", "to_on"), ("worker", "joined_on", "left_on"),
     ("volume_loan", "borrowed_on", "returned_on")],
)  # fmt: skip
def test_nothing_ends_before_it_begins(kind: str, start: str, end: str) -> None:
    here = {"station_id": 1} if kind == "worker" else {}
    assert problems(kind, **here, **{start: FEB, end: MAR}) == set()
    assert problems(kind, **here, **{start: FEB, end: FEB}) == set()
    assert problems(kind, **here, **{start: FEB, end: JAN}) == {end}
    assert problems(kind, **here, **{start: FEB}) == problems(kind, **here, **{end: JAN}) == set()


def test_a_next_visit_comes_not_before_this_one() -> None:
    assert problems("visit", visited_on=FEB, next_on=MAR) == set()
    assert problems("visit", visited_on=FEB, next_on=FEB) == set()
    assert problems("visit", visited_on=FEB, next_on=JAN) == {"next_on"}


def test_a_service_to_one_person_is_one_contact() -> None:
    assert problems("service", person_id=1) == problems("service", headcount=60) == set()
    assert problems("service", person_id=1, headcount=1) == set()
    assert problems("service", person_id=1, headcount=2) == {"headcount"}
    assert problems("service", person_id=1, headcount=0) == {"headcount"}


def test_parts_of_an_event_are_of_those_who_came() -> None:
    held = {"held_on": FEB}
    assert problems("event", **held) == problems("event", **held, headcount=9, elders=9) == set()
    assert problems("event", **held, elders=3, poor=0) == {"headcount"}
    assert problems("event", **held, children=0) == set()
    parts = {"elders": 10, "children": 9, "disabled": 11, "poor": 0}
    assert problems("event", **held, headcount=9, **parts) == {"elders", "disabled"}
    aged = {"elders": 5, "children": 4, "disabled": 9}  # nobody is old and a child
    assert problems("event", **held, headcount=9, **aged) == set()
    assert problems("event", **held, headcount=8, **aged | {"disabled": 8}) == {"children"}


@pytest.mark.parametrize(
    ("state", "broken"), [("built", False), ("building", True), ("planned", True)]
)
def test_a_demonstration_station_is_built(state: str, broken: bool) -> None:
    assert problems("station", kind="demonstration", state=state) == ({"kind"} if broken else set())
    assert problems("station", kind="ordinary", state=state) == set()


def person(**values: Any) -> set[str]:
    return problems("person", **{"filed_on": FEB, **values})


def test_an_id_number_fills_birth_and_sex() -> None:
    filled = made("person", id_number=ELDER, filed_on=FEB)
    assert (filled.born_on, filled.sex) == (date(1949, 12, 31), "female")  # type: ignore[attr-defined]
    assert made("worker", id_number=BOY).sex == "male"  # type: ignore[attr-defined]
    assert filled.problems(TODAY) == {}


def test_birth_and_sex_agree_with_the_id_number() -> None:
    assert person(id_number=ELDER, born_on=date(1949, 12, 31), sex="female") == set()
    assert person(id_number=ELDER, born_on=date(1949, 12, 30)) == {"born_on"}
    assert person(id_number=ELDER, sex="male") == {"sex"}


def test_a_disability_certificate_agrees_with_the_id_number() -> None:
    assert person(id_number=ELDER, disability_number=ELDER + "43") == set()
    assert person(disability_number=ELDER + "43") == set()
    assert person(id_number=ELDER, disability_number=BOY + "43") == {"disability_number"}
    filled = made("person", disability_number=ELDER + "43B1", filed_on=FEB)
    assert (filled.disability_kind, filled.disability_grade) == ("limb", "g3")  # type: ignore[attr-defined]


def test_leaving_has_its_day_and_its_reason() -> None:
    assert person(left_on=FEB, left_reason="moved") == set()
    assert person(left_on=JAN, left_reason="moved") == {"left_on"}
    assert person(left_on=MAR) == {"left_reason"}
    assert person(left_reason="died") == {"left_on"}


def test_nobody_is_filed_before_birth() -> None:
    assert person(born_on=FEB) == set()
    assert person(born_on=MAR) == {"filed_on"}


@pytest.mark.parametrize(
    ("consent", "broken"), [(date(2024, 1, 1), True), (date(2024, 1, 2), False)]
)
def test_a_guardian_signs_until_fourteen(consent: date, broken: bool) -> None:
    found = person(id_number=BOY, consent_on=consent)
    assert found == ({"consent_guardian"} if broken else set())
    assert person(id_number=BOY, consent_on=consent, consent_guardian="李秀英") == set()
    assert person(consent_on=consent) == set()


@pytest.mark.parametrize(
    ("code", "kind"),
    [("420581001", "street"), ("420581099", "street"), ("420581100", "town"),
     ("420581199", "town"), ("420581200", "township"), ("420581399", "township"),
     ("420581400", "mine")],
)  # fmt: skip
def test_a_townships_kind_stands_in_its_code(code: str, kind: str) -> None:
    assert town_kind(code) == kind
    assert made("township", code=code).kind == kind  # type: ignore[attr-defined]
    given = Township(code=code, kind="mine")
    given.complete()
    assert given.kind == "mine"


@pytest.mark.parametrize(
    ("name", "short"),
    [("松宜矿区管理委员会", "松宜矿区"), ("松宜矿区管委会", "松宜矿区"), ("陆城街道办事处", "陆城街道"),
     ("枝城镇人民政府", "枝城镇"), ("枝城镇", "枝城镇"), ("潘家湾土家族乡", "潘家湾土家族乡")],
)  # fmt: skip
def test_the_sign_of_a_station(name: str, short: str) -> None:
    assert short_name(name) == short
    assert sign("宜都市", name) == f"宜都市{short}社会工作服务站"


def test_a_title_is_the_name_or_the_number() -> None:
    assert made("household", head="李秀英", number="JT-1").title == "李秀英"
    assert made("visit", number="ZF-1", visited_on=FEB).title == "ZF-1"
    assert KINDS["person"](number="DX-1").title == "DX-1"
    assert KINDS["person"]().title == ""


@pytest.mark.parametrize(
    ("name", "short"),
    [("六里冲村委会", "六里冲村"), ("白水港村民委员会", "白水港村"), ("解放社区居委会", "解放社区"),
     ("洋溪社区居民委员会", "洋溪社区"), ("中光社区", "中光社区"), ("村委会", "村委会")],
)  # fmt: skip
def test_a_village_as_people_say_it(name: str, short: str) -> None:
    assert Village(name=name).title == short


@pytest.mark.parametrize(
    ("kind", "given", "asked"),
    [
        ("follow_up", {}, {"state"}),
        ("follow_up", {"result": "end"}, set()),
        ("case_closing", {"closed_on": FEB, "cause": "attained"}, {"follow_every"}),
        ("case_closing", {"closed_on": FEB, "cause": "died"}, set()),
    ],
)
def test_what_says_nothing_is_not_kept(kind: str, given: dict[str, Any], asked: set[str]) -> None:
    assert problems(kind, **given) == asked
