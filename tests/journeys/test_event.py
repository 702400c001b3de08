"""One event through the pages, with the keyboard: planned, held, its volunteers, its photos, its
papers, and the next one planned like it; the counts agree with the figures."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import attachments, common, events, figures, volunteers
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.leaves.event_forms import Events, Helpers
from qianshou_desktop.ui.pages.event_book import EventBook
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN
from tests.journeys.conftest import Printed, Typist, pictures, words

Settle = Callable[[], None]


@pytest.fixture
def book(window: Window, performer: Performer, settle: Settle) -> EventBook:
    performer.do(common.save, "volunteer", {"name": "周明", "joined_on": "2022-01-01"})
    page = window.turn(next(n for n, place in enumerate(window.places) if "event" in place.opens))
    assert isinstance(page, EventBook)
    settle()
    return page


def test_from_plan_to_record(
    book: EventBook, performer: Performer, settle: Settle, hands: Typist, photos: list[Path],
    printed: Printed, set_clock: Callable[[str], None], qtbot: QtBot,
) -> None:  # fmt: skip
    page = book.front()
    assert isinstance(page, Events)
    key = plan(page, settle, hands)
    planned = performer.ask(figures.figures, "2022-09")
    assert (planned["events.count"], planned["events.contacts"]) == (0, 0), "not before its day"
    set_clock("2022-09-21T10:00:00+08:00")
    helpers(book, performer, settle, hands, key)
    record(page, book, settle, hands)
    attach(page, performer, hands, qtbot, photos, key)
    held = performer.ask(figures.figures, "2022-09")
    assert (held["events.count"], held["events.contacts"]) == (1, 46)
    assert performer.ask(volunteers.served, key) == (1, 2.0)
    assert "活动共服务 46 人次" in performer.ask(events.draft, key)
    on_paper(page, printed, held)
    again(page, performer, settle, hands)


def plan(page: Events, settle: Settle, hands: Typist) -> int:
    """F15: the day lies ahead."""
    hands.control(Qt.Key.Key_N)
    hands.fill(page.form, "计划", {
        "名称": "重阳敬老", "日期": "20220920", "开始": "900", "结束": "1100", "地点": "社区广场",
        "社工站": "枝城\n", "目的": "敬老",
    })  # fmt: skip
    hands.fill(page.form, "预案", {"天气": "下雨改在室内"})
    hands.fill(page.form, "流程与分工", {})
    hands.fill_row(page.form.editor("flow"), 0, {"时间": "09:00", "环节": "签到"})
    hands.control(Qt.Key.Key_S)
    settle()
    key = page.form.entry.key
    assert key is not None, page.line.text.text()
    assert (page.form.entry.values["minutes"], page.form.entry.values["state"]) == (120, "planned")
    return key


def helpers(book: EventBook, performer: Performer, settle: Settle, hands: Typist, key: int) -> None:
    """A volunteer by initials; two hours, as long as the event."""
    hands.control(Qt.Key.Key_Tab)
    page = book.front()
    assert isinstance(page, Helpers)
    settle()
    hands.control(Qt.Key.Key_N)
    hands.fill(page.form, "服务", {"志愿者": "zm\n"})
    hands.control(Qt.Key.Key_S)
    settle()
    (volunteer,) = performer.ask(common.find, "volunteer")
    assert performer.ask(volunteers.hours, volunteer) == (2.0, 1)
    (made,) = performer.ask(common.find, "volunteer_service", where={"event": key})
    town = performer.ask(common.rows, "volunteer_service", [made], ("station.code",))
    assert town == [(TOWN,)]


def record(page: Events, book: EventBook, settle: Settle, hands: Typist) -> None:
    """F16 in the same form; how many came ends the plan, and the photos are asked for."""
    hands.control(Qt.Key.Key_Tab)
    assert book.front() is page
    settle()
    said: list[str] = []
    page.said.connect(lambda words, _: said.append(words))
    hands.fill(page.form, "实施", {"实到人次": "46", "老年人": "40", "过程": "顺利"})
    hands.control(Qt.Key.Key_S)
    settle()
    assert page.form.entry.values["state"] == "finished"
    assert said[-1] == "社区活动已保存。照片还不足 2 张，请拖进来或按 F7 添加"


def attach(
    page: Events, performer: Performer, hands: Typist, qtbot: QtBot, photos: list[Path], key: int
) -> None:
    """Two photos dropped on the form."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in photos])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, button, none)
    page.body.dropEvent(drop)
    qtbot.waitUntil(lambda: len(page.body.enclosures().found) == 2)
    assert performer.ask(attachments.count, "event", key) == 2
    hands.press(Qt.Key.Key_F7)
    assert not page.body.enclosed()
    assert page.reminder() == ""


def on_paper(page: Events, printed: Printed, held: dict[str, Any]) -> None:
    """F15 and F16 by Ctrl+P: the counts of the screen and of the figures, and the photos behind the
    record alone."""
    papers = printed()
    plan, record = papers["社区活动计划书"], papers["社区活动记录与总结"]
    for told in ("目的敬老", "109:00签到", "下雨改在室内"):
        assert told in words(plan)
    came, hours = held["events.contacts"], held["volunteers.hours"]
    assert came == page.form.entry.values["headcount"]
    assert f"实到（服务人次）{came}其中老年人40" in words(record)
    assert f"志愿者人数{held['volunteers.contacts']}志愿服务时长（小时）{hours:g}" in words(record)
    assert f"1周明{hours:g}" in words(record)
    assert "过程顺利" in words(record)
    assert page.body.link.text() == f"附件 {pictures(record)}" == "附件 2"
    assert (pictures(plan), pictures(papers["活动签到表"])) == (0, 0)


def again(page: Events, performer: Performer, settle: Settle, hands: Typist) -> None:
    """The next one is planned like this one; nothing of what came is taken over."""
    hands.click(page.copy_button)
    assert hands.at() == "活动日期"
    hands.type("20221004")
    hands.control(Qt.Key.Key_S)
    settle()
    key = page.form.entry.key
    assert key is not None, page.line.text.text()
    values = performer.ask(common.load, "event", key).values
    assert [row["step"] for row in values["flow"]] == ["签到"]
    assert (values["purpose"], values["headcount"], values["state"]) == ("敬老", None, "planned")
    assert performer.ask(figures.figures, "2022-10")["events.count"] == 0
