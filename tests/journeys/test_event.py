"""One event through the pages, with the keyboard: planned, held, its volunteers, its photos, and the
next one planned like it; the counts agree with the figures."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import attachments, common, events, figures, volunteers
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.leaves.event_forms import Events, Helpers
from qianshou_desktop.ui.pages.event_book import EventBook
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN

Settle = Callable[[], None]


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    made = []
    for name, colour in (("签到.jpg", "teal"), ("合影.jpg", "orange")):
        out = io.BytesIO()
        Image.new("RGB", (400, 300), colour).save(out, "JPEG")
        path = tmp_path / name
        path.write_bytes(out.getvalue())
        made.append(path)
    return made


@pytest.fixture
def book(window: Window, performer: Performer, settle: Settle) -> EventBook:
    performer.do(common.save, "volunteer", {"name": "周明", "joined_on": "2022-01-01"})
    page = window.turn(next(n for n, place in enumerate(window.places) if "event" in place.opens))
    assert isinstance(page, EventBook)
    settle()
    return page


def test_from_plan_to_record(
    book: EventBook, performer: Performer, settle: Settle, hands: Any, photos: list[Path],
    set_clock: Callable[[str], None], qtbot: QtBot,
) -> None:  # fmt: skip
    page = book.front()
    assert isinstance(page, Events)
    key = plan(page, settle, hands)
    planned = performer.ask(figures.figures, "2022-09")
    assert (planned["events.count"], planned["events.contacts"]) == (0, 0), "not before its day"
    set_clock("2022-09-21T10:00:00+08:00")
    helpers(book, performer, settle, hands, key)
    record(page, book, settle, hands)
    attach(page, performer, qtbot, photos, key)
    held = performer.ask(figures.figures, "2022-09")
    assert (held["events.count"], held["events.contacts"]) == (1, 46)
    assert performer.ask(volunteers.served, key) == (1, 2.0)
    assert "活动共服务 46 人次" in performer.ask(events.draft, key)
    again(page, performer, settle, hands)


def fill(page: Events, hands: Any, **typed: str) -> None:
    for name, text in typed.items():
        page.form.focus(name)
        hands.type(text)


def plan(page: Events, settle: Settle, hands: Any) -> int:
    """F15: the day lies ahead."""
    hands.control(Qt.Key.Key_N)
    hands.type("重阳敬老")
    fill(page, hands, held_on="20220920", started_at="900", ended_at="1100", place="社区广场",
         station="枝城")  # fmt: skip
    hands.enter()
    fill(page, hands, purpose="敬老", weather_plan="下雨改在室内")
    flow: Any = page.form.editor("flow")
    page.form.turn(1)
    flow.append()
    hands.type("09:00")
    hands.enter()
    hands.type("签到")
    hands.control(Qt.Key.Key_S)
    settle()
    key = page.form.entry.key
    assert key is not None, page.line.text.text()
    assert (page.form.entry.values["minutes"], page.form.entry.values["state"]) == (120, "planned")
    return key


def helpers(book: EventBook, performer: Performer, settle: Settle, hands: Any, key: int) -> None:
    """A volunteer by initials; two hours, as long as the event."""
    page = book.turn(1)
    assert isinstance(page, Helpers)
    page.setFocus()
    settle()
    hands.control(Qt.Key.Key_N)
    hands.type("zm")
    hands.enter()
    hands.control(Qt.Key.Key_S)
    settle()
    (volunteer,) = performer.ask(common.find, "volunteer")
    assert performer.ask(volunteers.hours, volunteer) == (2.0, 1)
    (made,) = performer.ask(common.find, "volunteer_service", where={"event": key})
    town = performer.ask(common.rows, "volunteer_service", [made], ("station.code",))
    assert town == [(TOWN,)]


def record(page: Events, book: EventBook, settle: Settle, hands: Any) -> None:
    """F16 in the same form; how many came ends the plan, and the photos are asked for."""
    book.turn(0).setFocus()
    settle()
    said: list[str] = []
    page.said.connect(lambda words, _: said.append(words))
    fill(page, hands, headcount="46", elders="40", process="顺利")
    hands.control(Qt.Key.Key_S)
    settle()
    assert page.form.entry.values["state"] == "finished"
    assert said[-1] == "社区活动已保存。照片还不足 2 张，请拖进来或按 F7 添加"


def attach(page: Events, performer: Performer, qtbot: QtBot, photos: list[Path], key: int) -> None:
    """Two photos dropped on the form."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in photos])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, none)
    page.body.dropEvent(drop)
    qtbot.waitUntil(lambda: len(page.body.enclosures().found) == 2)
    assert performer.ask(attachments.count, "event", key) == 2
    page.body.turn()
    assert page.reminder() == ""


def again(page: Events, performer: Performer, settle: Settle, hands: Any) -> None:
    """The next one is planned like this one; nothing of what came is taken over."""
    page.copy_button.click()
    assert hands.at() == "活动日期"
    page.form.put("held_on", "2022-10-04")
    hands.control(Qt.Key.Key_S)
    settle()
    values = performer.ask(common.load, "event", page.form.entry.key).values
    assert [row["step"] for row in values["flow"]] == ["签到"]
    assert (values["purpose"], values["headcount"], values["state"]) == ("敬老", None, "planned")
    assert performer.ask(figures.figures, "2022-10")["events.count"] == 0
