"""What may be on file already is told in plain sight, above the button that saves it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.pages.visits import VisitLog
from qianshou_desktop.ui.stack import Stack
from qianshou_desktop.ui.twins import Twin
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN

Do = Callable[..., Any]
DAY = date(2022, 9, 14)


def said(page: Ledger) -> str:
    """The sentence that is seen, which is amber; "" where none is."""
    twin = page.findChild(Twin)
    assert twin is not None
    assert twin.property("part") == "mind"
    return twin.text() if twin.isVisible() else ""


def number(performer: Performer, kind: str, key: int) -> str:
    return str(performer.ask(common.load, kind, key).values["number"])


def test_a_second_visit_of_the_day(
    visits: VisitLog, performer: Performer, add_person: Do, add_visit: Do, settle: Do, hands: Any
) -> None:
    """Until another day is chosen; what is saved says nothing."""
    person = add_person("李秀英")
    first = add_visit(person, DAY.isoformat())
    visits.start_record("visit", {"person": person, "visited_on": DAY})
    settle()
    known = number(performer, "visit", first)
    assert said(visits) == f"当天已记过一次走访（{known}），请核对"
    visits.form.focus("visited_on")
    hands.type("13")
    hands.enter()
    assert said(visits) == ""
    visits.show_record("visit", first)
    settle()
    assert said(visits) == ""


def test_a_second_event_of_the_name(
    window: Window, performer: Performer, qtbot: QtBot, settle: Do, hands: Any
) -> None:
    [station] = performer.ask(common.find, "station", where={"code": TOWN})
    event = {"name": "义诊", "station": station, "held_on": DAY}
    first = performer.do(common.save, "event", event)
    [at] = [n for n, place in enumerate(window.places) if "event" in place.opens]
    book = window.turn(at)
    assert isinstance(book, Stack)
    page = book.front()
    assert isinstance(page, Ledger)
    qtbot.waitUntil(lambda: page.table.loaded)
    page.start_record("event", event | {"name": "义"})
    settle()
    assert said(page) == ""
    page.form.focus("name")
    hands.type("义诊")
    assert said(page) == f"当天已记过一次社区活动（{number(performer, 'event', first)}），请核对"
