"""What a user who may only read is not shown, wherever one could meet it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop.actions import (
    attachments,
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
