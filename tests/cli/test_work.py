"""The work itself as a script hands it in: exactly the names of the commands' table, counted by hand."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from qianshou_desktop.actions.lines import called

Run = Callable[..., Any]
Row = dict[str, Any]
TOWN, OTHER = "420581104", "420581001"
PROJECT = "清江暖巢"
BASE: dict[str, list[Row]] = {
    "worker": [{"number": "SG-1", "name": "王社工", "station": TOWN, "duty": "service"}],
    "project": [{"name": PROJECT, "station": TOWN, "from_on": "2022-01-01", "to_on": "2022-12-31"}],
    "person": [{"number": f"DX-{n}", "name": f"赵{n}", "township": TOWN, "filed_on": "2022-01-05"}
               for n in range(4)]
    + [{"number": "DX-9", "name": "钱九", "township": OTHER, "filed_on": "2022-01-05"}],
}  # fmt: skip
CASE: Row = {"station": TOWN, "worker": "SG-1", "stage": "intake"}
# Three open before August, of which one ends in it; two opened in it, of which one ends at once;
# one whose doors never opened, and one of another station.
CASES: list[Row] = [
    CASE | {"number": "GA-1", "person": "DX-0", "opened_on": "2022-05-01"},
    CASE | {"number": "GA-2", "person": "DX-1", "opened_on": "2022-07-31"},
    CASE | {"number": "GA-3", "person": "DX-2", "opened_on": "2022-06-01",
            "stage": "closing", "closed_on": "2022-08-31", "reason": "迁出"},
    CASE | {"number": "GA-4", "person": "DX-3", "opened_on": "2022-08-01"},
    CASE | {"number": "GA-5", "person": "DX-0", "opened_on": "2022-08-10",
            "stage": "closing", "closed_on": "2022-08-10", "reason": "失联"},
    CASE | {"number": "GA-6", "person": "DX-9", "opened_on": "2022-08-02", "closed_on": None,
            "station": OTHER, "worker": None},
]  # fmt: skip
WORK: dict[str, list[Row]] = {
    "case": CASES,
    "session": [
        {"case": "GA-1", "held_on": "2022-08-03", "minutes": 50, "facts": "对象说夜里睡不着。",
         "judgement": "情绪低落，需要陪伴。"},
        {"case": "GA-1", "held_on": "2022-08-10", "minutes": 40, "facts": "看了相册。"},
        {"case": "GA-4", "held_on": "2022-08-31", "minutes": 30, "facts": "初次面谈。"},
        {"case": "GA-1", "held_on": "2022-07-31", "minutes": 99, "facts": "上个月的。"},
    ],
    "group": [
        {"name": "手工小组", "station": TOWN, "worker": "SG-1", "project": PROJECT},
        {"number": "XZ-9", "name": "邻里小组", "station": TOWN, "worker": None},
    ],
    "group_session": [
        {"group": "手工小组", "held_on": "2022-08-05", "attendees": ["DX-0", "DX-1", "DX-2"]},
        {"group": "手工小组", "held_on": "2022-08-12", "attendees": ["DX-0"]},
        {"group": "XZ-9", "held_on": "2022-08-20", "headcount": 7},
        {"group": "XZ-9", "held_on": "2022-09-01", "headcount": 5},
    ],
    "event": [
        {"name": "重阳敬老活动", "station": TOWN, "held_on": "2022-08-15", "items": ["B6", "B2"],
         "partners": ["community", "volunteer"], "project": PROJECT, "headcount": 40},
        {"name": "防溺水安全课", "station": OTHER, "held_on": "2022-08-16", "items": ["C7"],
         "partners": [], "project": None, "headcount": 25},
    ],
    "matter": [
        {"station": TOWN, "handled_on": "2022-08-02", "kind": "low_income", "action": "accepted",
         "count": 3, "households": 2},
        {"station": TOWN, "handled_on": "2022-08-03", "kind": "low_income", "action": "accepted",
         "count": 2, "households": 2},
        {"station": TOWN, "handled_on": "2022-08-04", "kind": "temporary", "action": "checked",
         "count": 4, "households": 4},
    ],
    "resource": [
        {"partner": "charity", "kind": "goods", "value_fen": 260_050, "received_on": "2022-08-11",
         "station": TOWN, "giver": "粮店", "what": "大米"},
        {"partner": "community", "kind": "service", "value_fen": None, "received_on": "2022-08-12",
         "station": TOWN, "giver": "社区", "what": "义诊"},
    ],
    "volunteer": [{"name": "钱义工", "phone": "19900000001"}],
    "volunteer_service": [
        {"volunteer": "钱义工", "served_on": "2022-08-15", "hours": 2.5},
        {"volunteer": "钱义工", "served_on": "2022-08-31", "hours": 1},
    ],
}  # fmt: skip
AUGUST = {
    "cases.open_before": 3, "cases.opened": 3, "cases.closed": 2, "cases.open_after": 4,
    "cases.followed": 2, "cases.sessions": 3, "cases.minutes": 120,
    "groups.running": 2, "groups.sessions": 3, "groups.contacts": 3 + 1 + 7,
    "events.count": 2, "events.contacts": 65, "visits.contacts": 0, "services.contacts": 0,
    "matters.low_income.accepted": 5, "matters.temporary.checked": 4, "matters.low_income.new": 0,
    "resources.count": 2, "resources.value_fen": 260_050,
    "volunteers.contacts": 2, "volunteers.hours": 3.5,
    "contacts.total": 3 + 11 + 65, "persons.served": 4,
    "items.B6.contacts": 40, "items.C7.contacts": 25, "domains.B.contacts": 40,
    "domains.C.contacts": 25, "domains.A.contacts": 0,
    f"projects.{PROJECT}.contacts": 4 + 40,
}  # fmt: skip
HERE = {  # what is the other station's, and what nobody said a station of, left out
    "cases.opened": 2, "cases.open_after": 3, "events.count": 1, "events.contacts": 40,
    "contacts.total": 3 + 11 + 40, "domains.C.contacts": 0, "items.C7.contacts": 0,
    "volunteers.contacts": 0, "volunteers.hours": 0,
}  # fmt: skip


def save(qianshou: Run, lines_of: Run, kind: str, *rows: Row) -> Any:
    return qianshou("save", kind, given=lines_of(rows))


@pytest.fixture
def worked(qianshou: Run, lines_of: Run) -> Run:
    """The county with a month of work in it."""
    for kind, rows in (BASE | WORK).items():
        said = save(qianshou, lines_of, kind, *rows)
        assert (said.code, len(said.lines)) == (0, len(rows)), (kind, said.err)
    return qianshou


def counted(qianshou: Run, *words: str) -> dict[str, Any]:
    (found,) = qianshou("figures", *words, "--json").json()
    return dict(found)


def test_figures_equal_a_count_by_hand(worked: Run) -> None:
    found = counted(worked, "2022-08")
    assert {key: found[key] for key in AUGUST} == AUGUST
    here = counted(worked, "2022-08", "--station", TOWN)
    wanted = AUGUST | HERE
    assert {key: here[key] for key in wanted} == wanted
    september = counted(worked, "2022-09")
    assert september["cases.open_before"] == AUGUST["cases.open_after"]
    assert (september["groups.contacts"], september["contacts.total"]) == (5, 5)


def test_the_report_says_the_same_on_paper_and_in_the_sheet(worked: Run, tmp_path: Path) -> None:
    said = worked("report", "2022-08", "--out", tmp_path)
    assert said.code == 0, said.err
    pdf, xlsx = map(Path, said.lines)
    text = re.sub(r"\s", "", "".join(p.extract_text() for p in PdfReader(pdf).pages))
    for words in (
        "个案新开3件、结案2件，期末在办4件，面谈3次；小组3节、11人次；社区活动2场、65人次。",
        "上期在办本期新开本期结案本期在办3324", "面谈时长（小时）2.0", "最低生活保障50005",
        "临时救助00044", "链接资源（次）2", "资源估值（元）2,600.50", "志愿服务（小时）3.5",
    ):  # fmt: skip
        assert words in text, words
    book = openpyxl.load_workbook(xlsx)
    sheets = {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}
    rows = [
        tuple(cell for cell in row if cell is not None) for each in sheets.values() for row in each
    ]
    assert (3, 3, 2, 4) in rows
    assert ("最低生活保障", 5, 0, 0, 0, 5) in rows
    worker = next(row for row in rows if row[:1] == ("王社工",))
    assert worker == ("王社工", "服务岗", 0, 0, 3, 2, 0, 7, 4, 2.0)


def test_what_went_in_comes_out_again(worked: Run) -> None:
    for kind, rows in WORK.items():
        found = worked("list", kind, "--json").json()
        assert len(found) == len(rows)
        for row in rows:
            told = {n: v for n, v in row.items() if n not in ("group", "volunteer")}
            same = [each for each in found if all(_same(each[n], v) for n, v in told.items())]
            assert same, (kind, row)
    names = {each["number"]: each["name"] for each in worked("list", "group", "--json").json()}
    held = worked("list", "group_session", "--json").json()
    assert sorted(names[each["group"]] for each in held) == sorted(["手工小组", "邻里小组"] * 2)


def _same(found: Any, given: Any) -> bool:
    return sorted(found) == sorted(given) if isinstance(given, list) else bool(found == given)


def test_a_line_with_a_known_number_changes_that_record(worked: Run) -> None:
    held = next(
        each for each in worked("list", "group_session", "--json").json()
        if each["held_on"] == "2022-08-12"
    )  # fmt: skip
    change = {"number": held["number"], "attendees": ["DX-3", "DX-1"]}
    assert worked("save", "group_session", given=json.dumps(change)).code == 0
    found = counted(worked, "2022-08")
    assert found["groups.contacts"] == AUGUST["groups.contacts"] + 1
    moved = {"number": "GA-4", "closed_on": "2022-09-02", "reason": "目标达成"}
    assert worked("save", "case", given=json.dumps(moved)).code == 0
    assert counted(worked, "2022-08")["cases.open_after"] == 4
    assert counted(worked, "2022-09")["cases.closed"] == 1


WRONG: dict[str, tuple[str, Row, str, str]] = {
    "a case of nobody": ("case", {"person": "DX-77", "station": TOWN, "opened_on": "2022-08-01"},
                         "person", "没有找到服务对象“DX-77”"),
    "a case closed before it was opened": (
        "case", {"person": "DX-0", "station": TOWN, "opened_on": "2022-08-02",
                 "closed_on": "2022-08-01", "reason": "迁出"}, "closed_on", "不能早于"),
    "a case closed for no reason": (
        "case", {"person": "DX-0", "station": TOWN, "opened_on": "2022-08-02",
                 "closed_on": "2022-08-03"}, "reason", "原因"),
    "a stage that is none": ("case", {"person": "DX-0", "station": TOWN, "opened_on": "2022-08-02",
                                      "stage": "nonsense"}, "stage", "可填：接案"),
    "a session of no case": ("session", {"case": "GA-77", "held_on": "2022-08-01"}, "case",
                             "没有找到个案“GA-77”"),
    "a session to come": ("session", {"case": "GA-1", "held_on": "2022-09-16"}, "held_on", "晚于今天"),
    "too many minutes": ("session", {"case": "GA-1", "held_on": "2022-08-01", "minutes": 1441},
                         "minutes", "1440"),
    "a group of no such name": ("group_session", {"group": "没有的小组", "held_on": "2022-08-01"},
                                "group", "没有找到小组“没有的小组”"),
    "an attendee who is nobody": (
        "group_session", {"group": "手工小组", "held_on": "2022-08-01", "attendees": ["DX-0", "DX-77"]},
        "attendees.1.person", "没有找到服务对象“DX-77”"),
    "an item that is none": ("event", {"name": "甲", "station": TOWN, "held_on": "2022-08-01",
                                       "items": ["B6", "Z9"]}, "items", "Z9"),
    "heads at an event to come": (
        "event", {"name": "甲", "station": TOWN, "held_on": "2022-09-16", "headcount": 3},
        "held_on", "还没到日子"),
    "a matter of no kind": ("matter", {"station": TOWN, "handled_on": "2022-08-01", "kind": "x"},
                            "kind", "可填：最低生活保障"),
    "no matter at all": ("matter", {"station": TOWN, "handled_on": "2022-08-01", "count": 0},
                         "count", "1 到"),
    "a value that is no sum": ("resource", {"received_on": "2022-08-01", "giver": "粮店", "what": "大米",
                                             "value_fen": "甲"},
                               "value_fen", ""),
    "hours of no volunteer": ("volunteer_service", {"volunteer": "没有的人", "served_on": "2022-08-01"},
                              "volunteer", "没有找到志愿者"),
    "hours that are no quarters": (
        "volunteer_service", {"volunteer": "钱义工", "served_on": "2022-08-01", "hours": "两"},
        "hours", ""),
    "a project that ends first": ("project", {"name": "港湾", "from_on": "2022-02-01",
                                              "to_on": "2022-01-01"}, "to_on", "不能早于"),
}  # fmt: skip


def test_a_wrong_line_is_refused_by_row_and_field(worked: Run, lines_of: Run) -> None:
    before = {kind: worked("list", kind, "--json").out for kind in (*WORK, "project")}
    for name, (kind, wrong, field, words) in WRONG.items():
        good = [{n: v for n, v in row.items() if n not in ("number", "name")} for row in WORK[kind][:1]] \
            if kind in ("session", "matter", "resource") else []  # fmt: skip
        said = save(worked, lines_of, kind, *good, wrong)
        assert (said.code, said.out) == (1, ""), name
        row = len(good) + 1
        told = [line for line in said.err.splitlines() if line.startswith("第 ")]
        assert told, name
        start = f"第 {row} 行 {called(kind, field)}："
        assert all(line.startswith(start) for line in told), (name, said.err)
        assert words in told[0], (name, told)
    assert {kind: worked("list", kind, "--json").out for kind in before} == before


def test_a_name_that_two_groups_bear_is_refused_with_both(worked: Run, lines_of: Run) -> None:
    assert save(worked, lines_of, "group", {"name": "邻里小组", "station": OTHER}).code == 0
    said = save(worked, lines_of, "group_session", {"group": "邻里小组", "held_on": "2022-08-01"})
    assert said.code == 1
    assert said.err.startswith("第 1 行 小组 group：“邻里小组”对应不止一条小组")
    assert "XZ-9" in said.err
    by_number = {"group": "XZ-9", "held_on": "2022-08-02", "headcount": 1}
    assert save(worked, lines_of, "group_session", by_number).code == 0


def test_kinds_tell_the_names_of_the_table(qianshou: Run) -> None:
    told = {each["kind"]: {f["name"] for f in each["fields"]}
            for each in qianshou("kinds", "--json").json()}  # fmt: skip
    wanted = {kind: {name for row in rows for name in row} for kind, rows in WORK.items()}
    assert [kind for kind, names in wanted.items() if not names <= told[kind]] == []
