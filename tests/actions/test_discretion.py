"""What a user who may only read is not shown, wherever one could meet it."""

import io
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from qianshou_desktop.actions import (
    attachments,
    cases,
    casework,
    common,
    crises,
    figures,
    lines,
    overview,
    papers,
    reports,
    searching,
)
from qianshou_desktop.actions.discretion import CHANGES_NOTHING, NOT_FOR_YOU, NOT_THIS, READER
from qianshou_desktop.actions.papers import volume
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.errors import Rejected
from tests.conftest import TOWN, County

Add = Callable[..., int]
MONTH = "2022-09"
SEEN = "手臂有新旧淤青"


@pytest.fixture
def reader(county: County, performer: Performer) -> Performer:
    """Somebody who may only read, at the same file."""
    return Performer(performer.store, "读者", bytes(16), READER, county.data_key)


@pytest.fixture
def kept(performer: Performer, add_person: Add) -> Mapping[str, int]:
    """A case with a crisis, an ordinary consent and three that touch sensitive matters."""
    person = add_person("向雨桐")
    case = {"person": person, "station": TOWN, "opened_on": "2022-09-01"}
    made = {"case": performer.do(common.save, "case", case)}
    at = "2022-09-14T09:00:00+08:00"
    found = {
        "case": made["case"],
        "person": person,
        "station": TOWN,
        "found_at": at,
        "seen": SEEN,
        "number": "WJ-1",
    }
    made["crisis"] = performer.do(common.save, "crisis", found)
    for name, more in {
        "open": {"scopes": ["filing"]},
        "scoped": {"scopes": ["filing", "sensitive"], "separate": True},
        "secret": {"scopes": ["filing"], "secrecy": "minor"},
        "separate": {"scopes": ["filing"], "separate": True},
    }.items():
        signed = {
            "case": made["case"],
            "person": person,
            "signed_on": "2022-09-01",
            "number": f"TY-{name}",
            **more,
        }
        made[name] = performer.do(common.save, "consent", signed)
    return made


def test_crises_are_not_listed_loaded_nor_counted_out(
    reader: Performer, performer: Performer, kept: Mapping[str, int]
) -> None:
    for ask in (
        lambda s: common.find(s, "crisis"),
        lambda s: common.rows(s, "crisis", [kept["crisis"]], ("seen",)),
        lambda s: common.load(s, "crisis", kept["crisis"]),
        lambda s: common.choose(s, "crisis", ""),
        lambda s: list(lines.list_lines(s, "crisis", {})),
        lambda s: crises.clock(s, kept["crisis"]),
        lambda s: attachments.items(s, "crisis", kept["crisis"]),
    ):
        assert performer.ask(ask) is not None
        with pytest.raises(Rejected, match=NOT_FOR_YOU):
            reader.ask(ask)


def test_figures_count_what_they_do_not_name(
    reader: Performer, performer: Performer, kept: Mapping[str, int]
) -> None:
    assert reader.ask(figures.figures, MONTH) == performer.ask(figures.figures, MONTH)


def test_of_the_consents_only_the_ordinary_are_shown(
    reader: Performer, performer: Performer, kept: Mapping[str, int]
) -> None:
    assert len(performer.ask(common.find, "consent")) == 4
    assert list(reader.ask(common.find, "consent")) == [kept["open"]]
    assert [each.title for each in reader.ask(common.choose, "consent", "")] == ["TY-open"]
    keys = [kept[name] for name in ("scoped", "secret", "separate", "open")]
    shown = reader.ask(common.rows, "consent", keys, ("number",))
    assert shown == [("",), ("",), ("",), ("TY-open",)]
    assert reader.ask(common.load, "consent", kept["open"]).values["number"] == "TY-open"
    for name in ("scoped", "secret", "separate"):
        with pytest.raises(Rejected, match=NOT_THIS):
            reader.ask(common.load, "consent", kept[name])


def test_the_search_box_finds_neither(
    reader: Performer, performer: Performer, kept: Mapping[str, int]
) -> None:
    assert [hit.kind for hit in performer.ask(searching.search, "淤青")] == ["crisis"]
    assert reader.ask(searching.search, "淤青") == []
    assert len(performer.ask(searching.search, "TY-")) == 4
    assert [hit.title for hit in reader.ask(searching.search, "TY-")] == ["TY-open"]


def test_neither_is_printed(
    reader: Performer, performer: Performer, kept: Mapping[str, int]
) -> None:
    assert performer.ask(papers.pdf, "crisis", kept["crisis"]).startswith(b"%PDF")
    with pytest.raises(Rejected, match=NOT_FOR_YOU):
        reader.ask(papers.pdf, "crisis", kept["crisis"])
    with pytest.raises(Rejected, match=NOT_THIS):
        reader.ask(papers.pdf, "consent", "TY-scoped")
    assert reader.ask(papers.pdf, "consent", "TY-open").startswith(b"%PDF")
    assert reader.ask(papers.pdf, "crisis", blank=True).startswith(b"%PDF")


def test_the_volume_is_bound_without_them(
    reader: Performer, performer: Performer, kept: Mapping[str, int]
) -> None:
    def numbers(asker: Performer) -> list[str]:
        made = asker.ask(lambda s: volume.volume(s, s.get_one(Case, kept["case"])))
        return [each.number for each in made.forms]

    assert {"WJ-1", "TY-scoped", "TY-secret", "TY-separate"} < set(numbers(performer))
    assert [each for each in numbers(reader) if each[:2] in ("WJ", "TY")] == ["TY-open"]


def test_what_is_attached_to_them_is_not_listed_either(
    reader: Performer, performer: Performer, kept: Mapping[str, int], tmp_path: Path
) -> None:
    for name in ("crisis", "scoped", "open"):
        path = tmp_path / f"{name}.txt"
        path.write_text(name)
        kind = "crisis" if name == "crisis" else "consent"
        attachments.attach(performer, kind, kept[name], [path])
    found = {
        values[0]: key
        for key in performer.ask(common.find, "attachment")
        for values in performer.ask(common.rows, "attachment", [key], ("name",))
    }
    assert list(reader.ask(common.find, "attachment")) == [found["open.txt"]]
    assert reader.ask(attachments.content, found["open.txt"])[1] == b"open"
    for name in ("crisis.txt", "scoped.txt"):
        with pytest.raises(Rejected, match=NOT_THIS):
            reader.ask(attachments.content, found[name])


def test_a_sheet_of_them_is_not_written(
    reader: Performer, kept: Mapping[str, int], tmp_path: Path
) -> None:
    with pytest.raises(Rejected, match=NOT_FOR_YOU):
        reader.ask(reports.export_kind, "crisis", tmp_path / "crisis.xlsx")
    assert not (tmp_path / "crisis.xlsx").exists()


def test_the_front_page_has_none_for_a_reader(
    reader: Performer, performer: Performer, kept: Mapping[str, int]
) -> None:
    assert [each.kind for each in performer.ask(overview.overview, MONTH).todos] == ["crisis"]
    assert reader.ask(overview.overview, MONTH).todos == []


def test_a_reader_changes_nothing(
    reader: Performer, performer: Performer, kept: Mapping[str, int]
) -> None:
    change: dict[str, Any] = {"request": "改了"}
    with pytest.raises(Rejected, match=CHANGES_NOTHING):
        reader.do(common.save, "case", change, kept["case"])
    assert performer.ask(common.load, "case", kept["case"]).values["request"] is None


@pytest.fixture
def close(performer: Performer, add_person: Add, add_visit: Add, kept: Mapping[str, int]) -> Add:
    """A sensitive case with its forms, and somebody whose file is a minor's, with a visit that left a
    to-do. Tells the key of each."""

    def put(kind: str, **values: Any) -> int:
        return performer.do(common.save, kind, values)

    case = put("case", person=add_person("周保密"), station=TOWN, opened_on="2022-08-01",
               number="GA-密", secrecy="sensitive")  # fmt: skip
    session = put("session", case=case, held_on="2022-08-10", facts="丈夫动手",
                  tasks=[{"task": "联系妇联"}])  # fmt: skip
    child = add_person("吴小密", secrecy="minor")
    made = {
        "case": case,
        "session": session,
        "session_task": performer.ask(common.find, "session_task")[0],
        "volume": put("volume", title_text="卷", station=TOWN, case=case, filed_on="2022-08-31"),
        "person": child,
        "visit": add_visit(child, mood="amiss", form_state="draft"),
    }
    made["todo"] = performer.ask(common.find, "todo", where={"mark": "mood"})[0]
    return made.__getitem__


@pytest.mark.parametrize(
    "kind", ["case", "session", "session_task", "volume", "person", "visit", "todo"]
)
def test_what_hangs_on_something_close_is_as_close(
    kind: str, reader: Performer, performer: Performer, close: Add, tmp_path: Path
) -> None:
    key = close(kind)
    assert key in performer.ask(common.find, kind)
    assert key not in reader.ask(common.find, kind)
    assert reader.ask(common.rows, kind, [key], ("title",)) == [("",)]
    with pytest.raises(Rejected, match=NOT_THIS):
        reader.ask(common.load, kind, key)
    uid = performer.ask(common.load, kind, key).uid
    assert uid not in [
        row["uid"] for row in reader.ask(lambda s: list(lines.list_lines(s, kind, {})))
    ]
    for asker in (performer, reader):
        path = tmp_path / f"{asker.role}.xlsx"
        asker.ask(reports.export_kind, kind, path)
        listed = len(asker.ask(common.find, kind))
        assert len(list(load_workbook(path).active.values)) == 1 + listed


@pytest.mark.parametrize(
    ("ask", "more"),
    [(casework.steps, ()), (cases.totals, ()), (cases.carried, ("case_assessment",))],
)
def test_nor_is_told_how_far_it_is_and_what_it_carries(
    ask: Any, more: tuple[str, ...], reader: Performer, performer: Performer, close: Add,
    kept: Mapping[str, int],
) -> None:  # fmt: skip
    assert performer.ask(ask, *more, close("case"))
    with pytest.raises(Rejected, match=NOT_THIS):
        reader.ask(ask, *more, close("case"))
    asked = {"request": "夜里睡不着", "troubles": ["mood"], "first_judgement": "抑郁"}
    performer.do(common.save, "case", asked, kept["case"])
    assert "抑郁" not in str(reader.ask(ask, *more, kept["case"]))


def test_nor_is_it_found_printed_or_asked_for(
    reader: Performer, performer: Performer, close: Add
) -> None:
    for words in ("GA-密", "动手", "吴小密"):
        assert performer.ask(searching.search, words)
        assert reader.ask(searching.search, words) == []
    for paper in ("case", "volume"):
        assert performer.ask(papers.pdf, paper, close("case"))
        with pytest.raises(Rejected, match=NOT_THIS):
            reader.ask(papers.pdf, paper, close("case"))
    for asker, there in ((performer, True), (reader, False)):
        found = asker.ask(overview.overview, "2022-08")
        said = [*(each.name for each in found.due), *(each.person for each in found.todos),
                *(gap.text for gap in found.gaps)]  # fmt: skip
        assert ("吴小密" in "".join(said)) is there
    assert reader.ask(figures.figures, "2022-08") == performer.ask(figures.figures, "2022-08")


def test_somebody_close_is_not_named_among_others(
    reader: Performer, performer: Performer, close: Add, add_person: Add
) -> None:
    came = [{"person": add_person("丁一")}, {"person": close("person")}]
    group = performer.do(common.save, "group", {"name": "手工小组", "station": TOWN})
    held = {"group": group, "held_on": "2022-08-05", "attendees": came}
    key = performer.do(common.save, "group_session", held)
    assert performer.ask(common.rows, "group_session", [key], ("attendees",)) == [("丁一、吴小密",)]
    assert "吴小密" not in reader.ask(common.rows, "group_session", [key], ("attendees",))[0][0]


def test_a_reader_is_not_told_what_is_sensitive_of_somebody(
    reader: Performer, performer: Performer, add_person: Add, id_number: Any, tmp_path: Path
) -> None:
    number = id_number("19500102")
    hidden = f"{number[:6]}********{number[14:]}"
    key = add_person(
        "李秀英", id_number=number, diagnosis="双相障碍", income_fen="3000", number="DX-1"
    )
    columns = ("name", "id_number", "diagnosis", "income_fen")
    for asker, known in (
        (performer, (number, "双相障碍", "3,000.00")),
        (reader, (hidden, "", "")),
    ):
        assert asker.ask(common.rows, "person", [key], columns) == [("李秀英", *known)]
        assert asker.ask(common.load, "person", key).values["id_number"] == known[0]
        assert (asker.ask(common.load, "person", key).values["diagnosis"] or "") == known[1]
        [line] = asker.ask(lambda s: list(lines.list_lines(s, "person", {"number": "DX-1"})))
        assert (line["id_number"], line["diagnosis"] or "") == known[:2]
        asker.ask(reports.export_list, "person", [key], columns, tmp_path / "persons.xlsx")
        cells = list(load_workbook(tmp_path / "persons.xlsx").active.values)[-1]
        assert (cells[1], cells[2] or "") == known[:2]
        pages = PdfReader(io.BytesIO(asker.ask(papers.pdf, "person", key))).pages
        said = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
        assert (known[0] in said, "双相障碍" in said) == (True, asker is performer)


@pytest.fixture
def girl(performer: Performer, add_person: Add) -> dict[str, int]:
    """A child of seven and what hangs on it, and a grown-up with a case."""

    def put(kind: str, **values: Any) -> int:
        return performer.do(common.save, kind, values)

    found = {"person": add_person("小雅", born_on="2015-06-01")}
    case = {"station": TOWN, "opened_on": "2022-08-01"}
    found["case"] = put("case", person=found["person"], number="GA-童", **case)
    session = {"held_on": "2022-08-10", "facts": "不肯说话", "tasks": [{"task": "联系班主任"}]}
    found["session"] = put("session", case=found["case"], **session)
    home = put("household", head="雅父", members=[
        {"name": "小雅", "born_on": "2015-06-01"}, {"name": "雅妹", "birth_year": 2016},
        {"name": "雅父", "born_on": "1985-01-01"}])  # fmt: skip
    grown = add_person("方大", born_on="2008-09-15", groups=["left_child"])  # fourteen today
    open_case = put("case", person=grown, number="GA-成", request="想换工作", troubles=["family"],
                    **case)  # fmt: skip
    return found | {"home": home, "grown": grown, "open": open_case,
                    "open_session": put("session", case=open_case, **session)}  # fmt: skip


@pytest.mark.parametrize("kind", ["person", "case", "session"])
def test_a_child_under_fourteen_is_close(
    kind: str, reader: Performer, performer: Performer, girl: Mapping[str, int]
) -> None:
    assert girl[kind] in performer.ask(common.find, kind)
    assert girl[kind] not in reader.ask(common.find, kind)
    with pytest.raises(Rejected, match=NOT_THIS):
        reader.ask(common.load, kind, girl[kind])
    assert girl["grown"] in reader.ask(common.find, "person")
    members = reader.ask(common.load, "household", girl["home"]).values["members"]
    assert [each["name"] for each in members] == ["雅父"]


@pytest.fixture
def homes(performer: Performer, add_person: Add, girl: Mapping[str, int]) -> dict[str, int]:
    """A household of children alone, and one in which a child is written without a birth date; and
    a grown-up whose relative the child is."""

    def put(kind: str, **values: Any) -> int:
        return performer.do(common.save, kind, values)

    alone = put("household", head="小雅", number="JT-孤", members=[{"name": "弟弟"}])
    with_her = put("household", head="雅母", number="JT-母", members=[
        {"name": "小冬"}, {"name": "雅母"}])  # fmt: skip
    performer.do(common.save, "person", {"household": alone}, girl["person"])
    add_person("小冬", born_on="2016-06-01", household=with_her)
    performer.do(common.save, "person", {"kin": [{"relation": "daughter", "name": "小雅"}]},
                 girl["grown"])  # fmt: skip
    return {"alone": alone, "with_her": with_her}


def test_nor_is_a_child_named_by_the_household_or_the_relatives(
    reader: Performer, performer: Performer, homes: Mapping[str, int]
) -> None:
    for asker in (performer, reader):
        there = asker is performer
        said = {kind: str(asker.ask(lambda s, k=kind: list(lines.list_lines(s, k, {}))))
                for kind in ("household", "member", "kin")}  # fmt: skip
        assert ["小雅" in said[kind] for kind in ("household", "kin")] == [there] * 2
        assert ["小冬" in said[kind] for kind in ("household", "member")] == [there] * 2
        assert "雅母" in said["household"]
        assert all(
            bool(asker.ask(searching.search, word)) is there for word in ("小雅", "xy", "小冬")
        )
        assert bool(asker.ask(common.find, "household", text="小雅")) is there
        assert bool(asker.ask(common.find, "household", where={"head": "小雅"})) is there
        assert bool(asker.ask(common.choose, "household", "小雅")) is there
        title = "小雅" if there else "JT-孤"
        assert asker.ask(common.load, "household", homes["alone"]).title == title
        assert title in [each.title for each in asker.ask(searching.search, "JT-")]
        for home, name in (("alone", "小雅"), ("with_her", "小冬")):
            pages = PdfReader(io.BytesIO(asker.ask(papers.pdf, "household", homes[home]))).pages
            printed = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
            assert (name in printed) is there


def test_a_reader_is_told_nothing_sensitive_of_any_kind(
    reader: Performer, performer: Performer, girl: Mapping[str, int], tmp_path: Path
) -> None:
    task = {"task": "联系班主任"}
    for asker in (performer, reader):
        there = asker is performer
        case = asker.ask(common.load, "case", girl["open"]).values
        session = asker.ask(common.load, "session", girl["open_session"]).values
        assert (case["request"], case["troubles"]) == (
            ("想换工作", ["family"]) if there else (None, [])
        )
        assert session["facts"] == ("不肯说话" if there else None)
        assert bool(session["tasks"]) is there
        shown = asker.ask(common.rows, "session", [girl["open_session"]], ("facts", "tasks"))
        assert shown == [("不肯说话", task["task"])] if there else [("", "")]
        [line] = asker.ask(lambda s: list(lines.list_lines(s, "session", {"case": "GA-成"})))
        assert (line["facts"], bool(line["tasks"])) == (
            ("不肯说话", True) if there else (None, False)
        )
        asker.ask(reports.export_kind, "session", tmp_path / "sessions.xlsx")
        cells = str(list(load_workbook(tmp_path / "sessions.xlsx").active.values))
        assert ("不肯说话" in cells) is there
        for paper, key, words in (("session", "open_session", ("不肯说话", "联系班主任")),
                                  ("case", "open", ("想换工作",))):  # fmt: skip
            pages = PdfReader(io.BytesIO(asker.ask(papers.pdf, paper, girl[key]))).pages
            said = re.sub(r"\s", "", "".join(page.extract_text() for page in pages))
            assert [each in said for each in words] == [there] * len(words)
        assert bool(asker.ask(common.find, "case", text="换工作")) is there
        assert bool(asker.ask(searching.search, "换工作")) is there
    for kind in ("session_task", "person_group"):  # rows that are not told with their record
        assert performer.ask(common.find, kind)
        assert not reader.ask(common.find, kind)
    for asked in ({"where": {"groups": "left_child"}}, {"order": "income_fen"}):
        with pytest.raises(Rejected, match="只读用户"):
            reader.ask(common.find, "person", **asked)


def test_what_is_withheld_crowds_nothing_out(
    reader: Performer, add_visit: Add, add_person: Add, girl: Mapping[str, int]
) -> None:
    add_visit(girl["grown"], "2022-08-01", companions="赶集遇见")
    for _ in range(3):
        add_visit(girl["person"], "2022-08-05", companions="赶集遇见")
    assert len(reader.ask(searching.search, "赶集", 1)) == 1
