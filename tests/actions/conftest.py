"""Records of every kind with every field filled, so that what holds for one is asked of all."""

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop.actions import common, figures, lines
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.identity import DisabilityNumber, IdNumber
from qianshou_desktop.records.kinds import (
    Choice,
    Clock,
    Codes,
    Day,
    Flag,
    Hours,
    Instant,
    Name,
    Phone,
    Ref,
    Rows,
    Text,
    Whole,
)
from qianshou_desktop.store import disk

TOWN = "420581104"
REFS = {
    "township": TOWN, "station": TOWN, "village": "420581104001", "household": "JT-甲",
    "person": "DX-甲", "worker": "SG-甲", "agency": "晨光社会工作服务中心", "project": "清江暖巢",
    "centre": "宜都市社会工作服务指导中心", "room": "SS-甲", "plan": "牵手计划", "key_county": "540123",
    "pairing": "JD-甲", "recruitment": "ZL-甲", "training": "PX-甲", "assessment": "PG-甲",
    "case": "GA-甲", "case_assessment": "YG-乙", "case_plan": "JH-乙", "session": "MT-乙",
    "case_evaluation": "GP-乙", "referral": "ZJ-乙", "crisis": "WJ-甲", "group": "XZ-甲",
    "group_session": "DJ-甲", "group_summary": "XP-甲", "event": "HD-甲", "resource": "ZY-甲",
    "volunteer": "ZZY-甲", "volume": "DA-甲", "visit": "ZF-甲", "supervision": "DD-甲",
    "funding": "YS-甲", "opening": "QC-甲", "document": "GW-甲",
    "report_template": "本县月报",
}  # fmt: skip
# Kinds that no number tells apart are written by their uid, which `cast` fills in.
SENDER = "北川社会工作服务中心"
UNNUMBERED = {
    "venue": {"name": "枝城镇民政办", "station": TOWN},
    "goal": {"case_plan": "JH-乙", "goal": "每周通一次电话"},
}
ANOTHER_GOAL = "another goal"  # of the same plan; it stands for its uid
CODES = {"county": "99000{}", "township": "99000000{}", "station": "99100000{}",
         "village": "99000000000{}", "registered_code": "99000000000{}",
         "period": "2021-1{}", "rule": "R1{}", "about": f"{'0a' * 15}b{{}}"}  # fmt: skip
IDS = ("420500197503010014", "420500198006020021")
BORN = ("1975-03-01", "1980-06-02")
BACK = [  # who died does not come back
    {"left_on": f"2022-01-0{n}", "left_reason": why, "returned_on": f"2022-02-0{n}"}
    for n, why in ((1, "moved"), (2, "quit"))
]
Values = Mapping[str, Any]
HOURS_OF_DAY: tuple[Values, Values] = (
    {"started_at": "09:30", "ended_at": "10:30", "minutes": 55},
    {"started_at": "09:31", "ended_at": "11:30", "minutes": 50},
)
LOOKED_AT = [  # again within a day
    {"found_at": f"2022-08-01T0{n}:00:00+00:00", "follow_due_at": f"2022-08-01T1{n}:00:00+00:00"}
    for n in (1, 2)
]
# What rules across fields ask for, where a sample of each field alone would break them.
TOGETHER: dict[str, tuple[Values, Values]] = {
    "person": (  # nobody is the own guardian
        {"born_on": BORN[0], "sex": "male", "consent_guardian": "父一", **BACK[0]},
        {"born_on": BORN[1], "sex": "female", "consent_guardian": "父二", **BACK[1]},
    ),
    "follow_up": ({"case": "GA-子"}, {"case": "GA-子"}),  # after a closing
    "volume": ({"filed_on": "2021-01-02"}, {"filed_on": "2021-01-03"}),  # lent afterwards
    "volume_loan": (  # a volume is in one hand at a time
        {"borrowed_on": "2021-01-04", "due_on": "2021-02-01", "returned_on": "2021-01-12"},
        {"borrowed_on": "2021-01-12", "due_on": "2021-02-02", "returned_on": "2021-01-20"},
    ),
    "opening": (
        {"counted_to": "2021-03-31", "signed_on": "2022-04-01"},
        {"counted_to": "2022-03-31", "signed_on": "2022-04-02"},
    ),
    "annual_target": (
        {"figure": "visits.contacts"},
        {"figure": "events.count"},
    ),
    "opening_figure": (
        {"figure": "visits.contacts"},
        {"figure": "events.count"},
    ),
    "document": (
        {"document_number": "都民发〔2022〕1号"},
        {"document_number": "都民发〔2022〕2号"},
    ),
    "transfer": ({"moved_on": "2021-02-01"}, {"moved_on": "2021-02-01"}),  # carried out, it stands
    "service": ({"headcount": 1}, {"headcount": 1}),
    "volunteer_service": (  # somebody helps at an event once, while it is held
        {"served_on": "2021-01-02"},
        {"served_on": "2021-01-03", "event": None},
    ),
    "volunteer_certificate": (  # as on record
        {"volunteer": "ZZY-乙", "hours": 3, "times": 1},
        {"volunteer": "ZZY-乙", "hours": 3, "times": 1},
    ),
    "supervisee": ({}, {"worker": "SG-乙"}),
    "trainee": ({}, {"worker": "SG-丙"}),
    "beneficiary": ({}, {"person": "DX-丙"}),
    "group_follow": ({}, {"person": "DX-丙"}),
    "progress": ({}, {"goal": ANOTHER_GOAL}),
    "attainment": ({}, {"goal": ANOTHER_GOAL}),
    "attendance": ({}, {"group_session": "DJ-丁"}),  # and comes to a session once
    "pairing": ({"sending": SENDER}, {"sending": SENDER}),  # not hand in hand with itself
    "funding": (  # no more than 3 % of the one are the other
        {"relief_fen": 50_000_01, "allotted_fen": 1_000_00},
        {"relief_fen": 60_000_02, "allotted_fen": 1_200_03},
    ),
    "volunteer": (
        {"born_on": BORN[0], "sex": "male", "left_on": "2022-01-02"},
        {"born_on": BORN[1], "sex": "female", "left_on": "2022-01-03"},
    ),
    "session": (
        {**HOURS_OF_DAY[0], "nth": 7, "case": "GA-乙"},
        {**HOURS_OF_DAY[1], "nth": 8, "case": "GA-乙"},
    ),
    "group_session": (
        {**HOURS_OF_DAY[0], "nth": 7, "headcount": 5},
        {**HOURS_OF_DAY[1], "nth": 8, "headcount": 6},
    ),
    "group": ({"times": 7}, {"times": 8}),  # no fewer than are laid out
    "mark": ({"full": 30}, {"full": 40}),
    "event": (
        {**HOURS_OF_DAY[0], "state": "finished", "headcount": 9, "volunteers": 3},
        {**HOURS_OF_DAY[1], "state": "cancelled", "headcount": 8, "volunteers": 4},
    ),
    "consent": (
        {"scopes": ["filing", "casework"], "separate": True},
        {"scopes": ["sharing", "photo"], "separate": False},
    ),
    "case": ({"stage": "intake"}, {"stage": "intake"}),
    "crisis": (  # of mandatory report is none that nobody was told of
        {**LOOKED_AT[0], "closed_on": "2022-08-11", "mandatory": False},
        {**LOOKED_AT[1], "closed_on": "2022-08-12", "mandatory": False},
    ),
    "stage_skip": ({"stage": "assessment"}, {"stage": "plan"}),
    "todo": ({"kind": "visit", "mark": "home"}, {"kind": "session", "mark": "mood"}),
    "station": ({"state": "built"}, {"state": "built"}),
    "room": ({"state": "built"}, {"state": "built"}),
    "training": (  # no fewer came than are named
        {"theme": "management", "headcount": 9},
        {"theme": "management", "headcount": 8},
    ),
    "resource": ({"headcount": 9}, {"headcount": 8}),
    "absence": (  # nobody is gone twice at a time
        {"left_on": "2021-05-01", "returned_on": "2021-06-10"},
        {"person": "DX-丙", "left_on": "2021-05-02", "returned_on": "2021-06-11"},
    ),
    "group_member": (
        {"joined_on": "2021-01-07", "left_on": "2021-02-09"},
        {"joined_on": "2021-02-01", "left_on": "2021-02-10", "person": "DX-丙"},
    ),
    "group_summary": ({"group": "XZ-甲"}, {"group": "XZ-丁"}),  # a group is summed up once
    "visit_worker": ({"worker": "SG-乙"}, {"worker": "SG-丙"}),  # another than who visits
    "key_county": (
        {"code": "640324", "name": "同心县", "province": "宁夏回族自治区", "towns": 11},
        {"code": "640402", "name": "原州区", "province": "宁夏", "towns": 14},
    ),
    "parameter": ({"name": "R15.months", "value": "24"}, {"name": "R8.workers", "value": "3"}),
    "past": (
        {"kind": "station", "field_name": "name", "value": "built"},
        {"kind": "centre", "field_name": "state", "value": "planned"},
    ),
}
# Fields of which a record bears one or the other: these are left out of the sample, and
# test_it_belongs_to_one_or_the_other saves them.
# The form of a stage stands on those before it, and only once a case: a case for each turn.
LATER = {
    "case_assessment": ("GA-丙", "GA-丁"), "case_plan": ("GA-戊", "GA-己"),
    "case_evaluation": ("GA-庚", "GA-辛"), "case_closing": ("GA-壬", "GA-癸"),
}  # fmt: skip
# The goals of the plan of a case, filled in by `cast`: an evaluation is of these.
GOALS: dict[str, list[str]] = {"GA-庚": [], "GA-辛": []}
EITHER = {"score": {"room"}, "contract": {"centre"}, "institution": {"centre"}}
# One that is closed is done with: test_casework closes some, and test_moves goes on with one.
# Money has its own field: test_annual fills it.
EITHER |= {"annual_target": {"amount_fen"}, "opening_figure": {"amount_fen"}}
EITHER |= {"case": {"closed_on", "continues"}}
Do = Callable[..., Any]


def sample(kind: str, turn: int) -> dict[str, Any]:
    """Values for every field of a kind but its rows; another turn gives other values."""
    left = EITHER.get(kind, set())
    placed = (p for p in KINDS[kind].fields.values() if p.name not in left)
    fields = [p for p in placed if not isinstance(p.kind, Rows)]
    values = {p.name: _value(kind, p, at, turn) for at, p in enumerate(fields)}
    together = TOGETHER[kind][turn] if kind in TOGETHER else {}
    together = {n: REFS[v] if v == ANOTHER_GOAL else v for n, v in together.items()}
    return values | together | ({"case": LATER[kind][turn]} if kind in LATER else {})


def _value(kind: str, placed: Placed, at: int, turn: int) -> Any:
    field = placed.kind
    if isinstance(field, Choice):
        return list(field.terms)[turn]
    if isinstance(field, Codes):
        return list(field.terms)[turn : turn + 3]
    if isinstance(field, Day):
        return (date(2021, 1, 1) + timedelta(days=at * 3 + turn)).isoformat()
    if isinstance(field, Flag):
        return turn == 0
    if isinstance(field, Instant):
        return f"2022-08-0{turn + 1}T01:30:00+00:00"
    if isinstance(field, Hours):
        return turn + 1.5
    if isinstance(field, Whole):
        return field.least + turn
    if isinstance(field, Ref):
        return REFS[field.target]
    return _text(kind, placed, turn)


def _text(kind: str, placed: Placed, turn: int) -> str:
    field = placed.kind
    assert isinstance(field, Text)
    if placed.name == "ethnicity":  # of which there is a list
        return ("汉族", "土家族")[turn]
    texts: dict[type[Text], str] = {
        IdNumber: IDS[turn],
        DisabilityNumber: f"{IDS[turn]}4{turn + 1}",
        Phone: f"1990000000{turn}",
        Clock: f"09:3{turn}",
        Name: "甲乙"[turn] * 2,
    }
    form = CODES.get(kind if placed.name == "code" else placed.name)
    return texts.get(type(field)) or (form or f"{placed.label[:8]}{{}}").format(turn)


def save_lines(performer: Performer, kind: str, *records: Mapping[str, Any]) -> list[str]:
    given = [json.dumps(record, ensure_ascii=False) for record in records]
    return performer.do(lines.save_lines, kind, given)


@pytest.fixture
def save(performer: Performer) -> Do:
    """Save records of a kind as JSON lines; returns the uids."""
    return lambda kind, *records: save_lines(performer, kind, *records)


@pytest.fixture
def listed(performer: Performer) -> Do:
    """What `list KIND --where …` gives."""

    def find(kind: str, **where: str) -> list[dict[str, Any]]:
        return performer.ask(lambda s: list(lines.list_lines(s, kind, where)))

    return find


@pytest.fixture
def cast(performer: Performer) -> None:
    """One record of each kind that others refer to; they stand in the county that was copied."""


@pytest.fixture(scope="session")
def cast_template(template: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The county with the cast, made once a run."""
    made = copied(template, tmp_path_factory.mktemp("cast"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(disk, "lay_ballast", lambda folder: None)
        performer = made.open()
        save_cast(partial(save_lines, performer))
        performer.close()
    return made


@pytest.fixture
def county(request: pytest.FixtureRequest, template: Any, folder: Path) -> Any:
    """The county of a test of its own: with the cast, where the test asks for it."""
    wanted = "cast" in request.fixturenames
    return copied(request.getfixturevalue("cast_template") if wanted else template, folder)


def copied(county: Any, folder: Path) -> Any:
    shutil.copytree(county.folder, folder, dirs_exist_ok=True)
    return replace(county, folder=folder)


def save_cast(save: Do) -> None:
    save("agency", {"name": REFS["agency"], "roles": ["operator"]})
    save("agency", {"name": SENDER, "roles": ["sending"]})
    save("project", {"name": REFS["project"]})
    save("worker", {"number": REFS["worker"], "name": "王社工", "station": TOWN})
    for number, name in (("SG-乙", "赵同访"), ("SG-丙", "孙同访")):
        save("worker", {"number": number, "name": name, "station": TOWN})
    save("household", {"number": REFS["household"], "head": "赵户主"})
    person = {"number": REFS["person"], "name": "赵户主", "filed_on": "2021-01-01"}
    save("person", person | {"township": TOWN})
    save(
        "person", {"number": "DX-丙", "name": "钱来往", "township": TOWN, "filed_on": "2020-01-01"}
    )
    cast_county(save)


def cast_county(save: Do) -> None:
    """The same of the county's structure, papers and pairings."""
    towns = (CODES["station"].format(turn) for turn in (0, 1))  # of the stations of the samples
    save("township", *({"code": code, "name": f"{code}镇"} for code in towns))
    save("centre", {"name": REFS["centre"]})
    save("room", {"number": REFS["room"], "name": "枝江社区社工室"})
    save("plan", {"name": REFS["plan"], "from_on": "2021-12-27", "to_on": "2025-12-31"})
    save("key_county", {"code": REFS["key_county"], "name": "甲县"})
    pairing = {"sending": REFS["agency"], "kind": "tibet", "from_on": "2022-01-01"}
    save("pairing", pairing | {"number": REFS["pairing"], "area": "山南市"})
    number, day = {"station": TOWN}, "2022-01-05"
    save("recruitment", number | {"number": REFS["recruitment"], "opened_on": day})
    course = {"name": "岗前培训", "theme": "induction", "held_on": day}
    save("training", course | {"number": REFS["training"]})
    save("assessment", number | {"number": REFS["assessment"], "assessed_on": day})
    cast_work(save)
    for case in GOALS:
        goals = ("每天出门一次", "每周走访邻居")
        GOALS[case] = save("goal", *({"case_plan": f"case_plan-{case}", "goal": g} for g in goals))
    for kind, values in UNNUMBERED.items():
        [REFS[kind]] = save(kind, values)
    [REFS[ANOTHER_GOAL]] = save("goal", UNNUMBERED["goal"] | {"goal": "按时吃药"})


# What a record of the cast has beside its day, where others lean on it.
MORE: dict[str, dict[str, Any]] = {
    "referral": {"receiver": "县医院", "cause": "expert", "agreed": True},
    "case_evaluation": {"worker_view": "目标达成"},
}
STAGES = ("case_assessment", "case_plan", "session", "case_evaluation", "case_closing")


def cast_work(save: Do) -> None:
    """The same of the work: a case of which nothing but the intake is there, one with its forms, a
    group, an event, registers."""
    day = "2021-01-02"
    here = {"station": TOWN, "worker": REFS["worker"]}
    for number in (REFS["case"], "GA-乙", *(case for both in LATER.values() for case in both)):
        save("case", here | {"number": number, "person": REFS["person"], "opened_on": day})
    for kind, field in (("case_assessment", "assessed_on"), ("case_plan", "planned_on"),
                        ("session", "held_on"), ("case_evaluation", "evaluated_on")):  # fmt: skip
        for later, both in LATER.items():
            if STAGES.index(kind) < STAGES.index(later):
                more = MORE.get(kind, {}) | {field: day}
                save(kind, *(more | {"number": f"{kind}-{case}", "case": case} for case in both))
    closed = {"number": "GA-子", "closed_on": day, "reason": "迁出"}
    save("case", here | closed | {"person": REFS["person"], "opened_on": day})
    for kind, field in {
        "case_assessment": "assessed_on", "case_plan": "planned_on", "session": "held_on",
        "case_evaluation": "evaluated_on", "referral": "referred_on",
    }.items():  # fmt: skip
        save(kind, MORE.get(kind, {}) | {"number": REFS[kind], "case": "GA-乙", field: day})
    found = {"found_at": f"{day}T09:30+08:00", "seen": "手臂有伤"}
    save("crisis", here | found | {"number": REFS["crisis"]})
    save("group", here | {"number": REFS["group"], "name": "手工小组"})
    save("group_session", {"number": "DJ-甲", "group": REFS["group"], "held_on": day})
    save("group", here | {"number": "XZ-庚", "name": "朗读小组"})  # a group is summed up once
    save("group_summary", {"number": "XP-甲", "group": "XZ-庚", "summed_on": day})
    save("group", here | {"number": "XZ-丁", "name": "书画小组"})
    save("group_session", {"number": "DJ-丁", "group": "XZ-丁", "held_on": day})
    save("event", here | {"number": REFS["event"], "name": "重阳节", "held_on": day})
    given = {"received_on": day, "giver": "粮店", "what": "大米"}
    save("resource", given | {"number": REFS["resource"]})
    for number, name in ((REFS["volunteer"], "钱义工"), ("ZZY-乙", "孙义工")):
        save("volunteer", {"number": number, "name": name, "joined_on": day})
    save("volunteer_service", {"volunteer": "ZZY-乙", "served_on": "2021-01-12", "hours": 3})
    seen = {"station": TOWN, "person": REFS["person"], "visited_on": day}  # the worker goes along
    save("visit", seen | {"number": REFS["visit"]})
    supervision = {"number": REFS["supervision"], "held_on": day, "topic": "记录"}
    save("supervision", supervision | {"station": TOWN})  # of nobody yet
    save("funding", {"number": REFS["funding"], "year": 2016})
    opening = {"station": TOWN, "counted_to": "2017-03-31"}
    signed = {"signed_by": "王站长", "signed_on": "2017-04-01"}
    save("opening", opening | signed | {"number": REFS["opening"]})
    save("report_template", {"name": REFS["report_template"], "from_on": day})
    save("document", {"number": REFS["document"], "name": "通知", "body": "一", "station": TOWN})
    save("volume", {"number": REFS["volume"], "title_text": "卷", "station": TOWN, "filed_on": day})


@pytest.fixture
def filled(performer: Performer, cast: None) -> Do:
    """Save a record with every field filled; returns its key and the values given."""

    def fill(kind: str, turn: int = 0) -> tuple[int, dict[str, Any]]:
        values = sample(kind, turn)
        return performer.do(common.save, kind, values), values

    return fill


@pytest.fixture
def samples() -> Callable[[str, int], dict[str, Any]]:
    return sample


@pytest.fixture
def new(performer: Performer) -> Do:
    """Save a record of a kind; returns its key."""
    return lambda kind, /, **values: performer.do(common.save, kind, values)


@pytest.fixture
def change(performer: Performer) -> Do:
    return lambda kind, key, /, **values: performer.do(common.save, kind, values, key)


@pytest.fixture
def values(performer: Performer) -> Do:
    return lambda kind, key: performer.ask(common.load, kind, key).values


def refused(do: Do, *words: Any, **given: Any) -> Mapping[str, str]:
    with pytest.raises(Rejected) as found:
        do(*words, **given)
    return found.value.problems


@pytest.fixture
def counted(performer: Performer) -> Do:
    """A figure of a station's month."""

    def count(key: str, town: str = TOWN, period: str = "2022-08") -> int:
        found: int = performer.ask(figures.figures, period, town)[key]
        return found

    return count


@pytest.fixture
def opened(performer: Performer, add_person: Do) -> Do:
    """Open a case of a new person; returns its key."""

    def of(*, name: str = "丁一", born_on: str | None = None, **values: Any) -> int:
        given = {"person": add_person(name, born_on=born_on), "station": TOWN}
        return performer.do(common.save, "case", {**given, "opened_on": "2022-05-01", **values})

    return of


@pytest.fixture
def case(new: Do, add_person: Do) -> Do:
    """A case of somebody, opened on 1 June."""

    def opened(**given: Any) -> int:
        person = given.pop("person", None) or add_person("李秀英")
        key: int = new("case", person=person, station=TOWN, opened_on="2022-06-01", **given)
        return key

    return opened
