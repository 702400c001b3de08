"""The window of tests/ui, and hands that fill a record's own form in it."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common, papers, references
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.rules import parameters
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Day, Ref, Rows
from qianshou_desktop.store.db import Session
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.lines import Line
from qianshou_desktop.ui.pages.rule_book import RuleBook
from qianshou_desktop.ui.window import Window
from tests.trace.put import STATION, TOWN, Put
from tests.ui.conftest import _cheap, _clean, desk, qapp, window

__all__ = ["_cheap", "_clean", "desk", "qapp", "window"]
OWNERS = ("station", "centre", "room", "pairing", "worker")  # whose page a record is started on


def papers_now(performer: Performer) -> dict[str, str]:
    """The text of each paper without blanks; `counts` is the dossier of the station too."""
    about = {"sheet": None, "station": TOWN, "county": None, "plan": None}
    found = {name: text(performer.ask(papers.pdf, name, ref)) for name, ref in about.items()}
    return found | {"counts": found["station"]}


def says(performer: Performer, name: str) -> str:
    """What a paper says, without drawing it; that the PDF says the same is asked elsewhere."""
    ref = TOWN if name in ("station", "counts") else None

    def strings(s: Session) -> str:
        paper = papers.paper_of("station" if name == "counts" else name)
        key = references.key_of(s, paper.about, ref) if ref else None
        return "\n".join(paper.make(s, key)[0])

    return bare(performer.ask(strings))


def text(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return bare("".join(page.extract_text() for page in pages))


def bare(words: str) -> str:
    return re.sub(r"\s+", "", words)


@pytest.fixture
def cast(performer: Performer) -> None:
    """What the records of the table refer to."""
    for kind, values in (
        ("agency", {"name": "晨光社会工作服务中心", "roles": ["operator", "sending"]}),
        ("agency", {"name": "清江受援机构", "roles": ["receiving"]}),
        ("worker", {"number": "SG-甲", "name": "王社工", "station": STATION}),
        ("centre", {"name": "宜都市社会工作服务指导中心"}),
        ("room", {"number": "SS-甲", "name": "枝江社区社工室", "station": STATION}),
        ("pairing", {"number": "JD-甲", "sending": "晨光社会工作服务中心", "kind": "other",
                     "area": "甲地", "from_on": "2022-03-01"}),
    ):  # fmt: skip
        performer.do(common.save, kind, values)


@pytest.fixture
def typed(window: Window, performer: Performer, qtbot: QtBot) -> Callable[[Put], None]:
    """Put a record's values into the form of the page of its kind, and save there."""

    def fill(put: Put) -> None:
        if put.kind == "parameter":
            number_typed(window, performer, qtbot, put)
            return
        if put.ref:
            key = performer.ask(references.resolve, put.kind, put.ref)
            window.show_record(put.kind, key)
        else:
            window.start_record(put.kind, owners(performer, put))
        ledger = front(window)
        assert ledger.kind == put.kind, f"{put.kind} 没有自己的页面"
        for name, value in put.values.items():
            placed = KINDS[put.kind].fields[name]
            hidden = name in OWNERS and name not in ledger.form.editors
            if hidden:
                assert ledger.form.entry.values[name]
            else:
                ledger.form.put(name, read(placed, value))
        ledger.save()
        qtbot.waitUntil(lambda: not ledger.saving())
        assert ledger.form.entry.key is not None, f"{put}: {ledger.line.text.text()}"
        assert not ledger.form.dirty(), f"{put}"

    return fill


def number_typed(window: Window, performer: Performer, qtbot: QtBot, put: Put) -> None:
    """The rules' numbers have a page of their own: a line chosen, its value, source and day."""
    name, value, source, day = (put.values[n] for n in ("name", "value", "source", "from_on"))
    book: Any = window.turn(next(n for n, p in enumerate(window.places) if p.make is RuleBook))
    page = book.turn(1)
    page.refresh()
    qtbot.waitUntil(lambda: page.lines.count() > 0)
    rows = range(page.lines.count())
    page.lines.setCurrentRow(next(n for n in rows if opens(page.lines.line(n)) == name))
    page.value.setText(value)
    page.source.setText(source)
    page.day.put(Day().read(day))
    page.save()
    qtbot.waitUntil(lambda: performer.ask(parameters).source(name) == (source, Day().read(day)))


def opens(shown: Line) -> str:
    """The name of the parameter that a line of the registry stands for."""
    return shown.opens.name if shown.opens else ""


def owners(performer: Performer, put: Put) -> dict[str, Any]:
    """The record on whose page a new one is started."""
    refs = {name: value for name, value in put.values.items() if name in OWNERS}
    fields = KINDS[put.kind].fields
    return {
        name: performer.ask(references.resolve, fields[name].kind.target, value)  # type: ignore[attr-defined]
        for name, value in refs.items()
    }


def front(window: Window) -> Ledger:
    page: Any = window.page()
    while not isinstance(page, Ledger):
        page = page.front()
    return page


def read(placed: Placed, value: Any) -> Any:
    """A value as the form holds it: dates, money and numbers as such, references as typed."""
    kind = placed.kind
    if isinstance(kind, Ref):
        return value
    if isinstance(kind, Rows):
        fields = KINDS[kind.target].fields
        return [{name: read(fields[name], each) for name, each in row.items()} for row in value]
    return kind.plain(kind.read(value))
