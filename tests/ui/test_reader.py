"""The window of a user who may only read: every page opens, and what is not theirs says why."""

from collections.abc import Callable, Mapping

import pytest

from qianshou_desktop.actions import common
from qianshou_desktop.actions.discretion import CHANGES_NOTHING, NOT_FOR_YOU, READER
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui import dialogs
from qianshou_desktop.ui.book import Book
from qianshou_desktop.ui.leaves.crises import CALL, Crises
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.pages.case_book import CaseBook
from qianshou_desktop.ui.pages.visits import SEGMENTS, Visits
from qianshou_desktop.ui.pages.workbench import Workbench
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN

Settle = Callable[[], None]


@pytest.fixture
def reading(performer: Performer, add_person: Callable[..., int]) -> Mapping[str, int]:
    """A crisis of an open case, and from here on a user who may only read."""
    person = add_person("向雨桐", risk="high")
    case = performer.do(
        common.save, "case", {"person": person, "station": TOWN, "opened_on": "2022-09-01"}
    )
    found = {"case": case, "person": person, "station": TOWN, "seen": "手臂有伤"}
    crisis = performer.do(common.save, "crisis", found | {"found_at": "2022-09-14T09:00:00+08:00"})
    performer.role = READER
    return {"person": person, "case": case, "crisis": crisis}


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window would tell in a dialog."""
    told: list[str] = []
    monkeypatch.setattr(dialogs, "warn", lambda parent, text: told.append(text))
    monkeypatch.setattr(dialogs, "sorry", lambda parent: told.append("程序出错"))
    return told


@pytest.fixture
def crises(reading: Mapping[str, int], heard: list[str], window: Window, settle: Settle) -> Crises:
    window.cry_out()
    settle()
    book = window.page()
    assert isinstance(book, CaseBook)
    page = book.front()
    assert isinstance(page, Crises)
    return page


def test_every_page_and_tab_opens(
    reading: Mapping[str, int], heard: list[str], window: Window, settle: Settle
) -> None:
    for at in range(len(window.places)):
        page = window.turn(at)
        settle()
        if isinstance(page, Book):
            for tab, nth in page.places():
                page.turn(tab, nth)
                settle()
        if isinstance(page, Visits):
            for name in SEGMENTS:
                page.turn(name)
                settle()
        assert heard == [], page.name


def test_the_front_page_shows_no_crisis(
    reading: Mapping[str, int], heard: list[str], window: Window, settle: Settle
) -> None:
    settle()
    page = window.page()
    assert isinstance(page, Workbench)
    assert page.todos.count() == 0
    assert page.due.count() == 1  # and is not empty otherwise


def test_the_alarm_says_whom_to_call_and_the_list_why_it_is_empty(
    crises: Crises, heard: list[str], window: Window, reading: Mapping[str, int]
) -> None:
    assert window.foot.message.toolTip() == CALL
    assert crises.panes.currentWidget() is crises.nothing
    assert (len(crises.table.rows.keys), crises.table.shut) == (0, NOT_FOR_YOU)
    assert heard == []


def test_what_a_reader_types_is_refused_in_words(
    reading: Mapping[str, int], heard: list[str], window: Window, settle: Settle
) -> None:
    window.show_record("case", reading["case"])
    settle()
    book = window.page()
    assert isinstance(book, CaseBook)
    page = book.front()
    assert isinstance(page, Ledger)
    page.form.put("request", "一个人住")
    page.save()
    settle()
    assert CHANGES_NOTHING in window.foot.message.toolTip()
    assert heard == []
    page.clear()
