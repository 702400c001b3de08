"""One group through the pages, with the keyboard: planned, laid out, met, counted, summed up."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from qianshou_desktop.actions import common, figures, groups
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.leaves.attendance import Attendance
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.pages.group_book import GroupBook
from qianshou_desktop.ui.weekly import Weekly
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN, USER

Add = Callable[..., int]
Settle = Callable[[], None]
PLAN, ROSTER, SESSIONS, GRID, SUMMARY = range(5)


class Clerk:
    """Whoever leads the group: turns to a tab, goes to a field by its name, types, saves."""

    def __init__(self, book: GroupBook, hands: Any, settle: Settle) -> None:
        self.book, self.hands, self.settle = book, hands, settle

    def turn(self, tab: int) -> Any:
        while self.book.tab() != tab:
            self.hands.control(Qt.Key.Key_Tab)
        self.settle()
        return self.book.front()

    def fill(self, **typed: str) -> None:
        page = self.book.front()
        assert isinstance(page, Ledger)
        for name, text in typed.items():
            page.form.focus(name)
            self.hands.type(text)

    def save(self) -> int:
        self.hands.control(Qt.Key.Key_S)
        self.settle()
        page = self.book.front()
        assert isinstance(page, Ledger)
        assert not page.unsaved()
        key = page.form.entry.key
        assert key is not None, page.line.text.text()
        return key


@pytest.fixture
def clerk(window: Window, performer: Performer, hands: Any, settle: Settle) -> Clerk:
    station = performer.ask(common.find, "station", where={"code": TOWN})[0]
    performer.do(common.save, "worker", {"name": USER, "station": station})
    at = next(n for n, place in enumerate(window.places) if "group" in place.opens)
    page = window.turn(at)
    assert isinstance(page, GroupBook)
    settle()
    return Clerk(page, hands, settle)


def test_from_plan_to_summary(
    clerk: Clerk, performer: Performer, add_person: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("丁大海", "马小梅", "张淑芬"):
        add_person(name)
    key = plan(clerk, performer)
    lay_out(clerk, performer, key, monkeypatch)
    roster(clerk, performer, key)
    for nth in (1, 2):
        session(clerk, performer, nth)
    attendance(clerk, performer, key)
    summary(clerk, performer, key)
    counted = performer.ask(figures.figures, "2022-08")
    assert (counted["groups.sessions"], counted["groups.contacts"]) == (2, 5)
    assert counted["groups.contacts"] == performer.ask(groups.statistics, key).contacts
    assert counted["persons.served"] == 3


def plan(clerk: Clerk, performer: Performer) -> int:
    """F11: the name, the type, the station, the aim, a goal."""
    clerk.hands.control(Qt.Key.Key_N)
    clerk.hands.type("巧手同行")
    clerk.fill(station="枝城")
    clerk.hands.enter()
    clerk.fill(type="3", times="3", minutes="90", place="活动室", aim="多来往")
    page: Any = clerk.book.front()
    page.form.turn(1)
    page.form.editor("goals").append()
    clerk.hands.type("每周见一次")
    key = clerk.save()
    values = performer.ask(common.load, "group", key).values
    assert (values["name"], values["type"], values["times"]) == ("巧手同行", "support", 3)
    assert [row["goal"] for row in values["goals"]] == ["每周见一次"]
    return key


def lay_out(clerk: Clerk, performer: Performer, key: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sessions get their days by the dialog; Enter goes through it."""

    def by_keys(dialog: Weekly) -> int:
        dialog.show()
        dialog.activateWindow()
        QApplication.processEvents()
        dialog.first.focus()
        clerk.hands.type("20220803")
        clerk.hands.enter(4)
        clerk.settle()
        dialog.hide()
        return dialog.result()

    monkeypatch.setattr(Weekly, "exec", by_keys)
    page: Any = clerk.book.front()
    page.weekly.click()
    clerk.settle()
    rows = performer.ask(common.load, "group", key).values["outline"]
    days = [date(2022, 8, 3), date(2022, 8, 10), date(2022, 8, 17)]
    assert [(row["planned_on"], row["minutes"]) for row in rows] == [(day, 90) for day in days]
    clerk.book.window().activateWindow()
    QApplication.processEvents()
    page.setFocus()


def roster(clerk: Clerk, performer: Performer, key: int) -> None:
    """F12: three members by their initials."""
    clerk.turn(ROSTER)
    for letters in ("ddh", "mxm", "zsf"):
        clerk.hands.control(Qt.Key.Key_N)
        clerk.hands.type(letters)
        clerk.hands.enter()
    clerk.save()
    assert len(performer.ask(common.load, "group", key).values["roster"]) == 3


def session(clerk: Clerk, performer: Performer, nth: int) -> None:
    """F13: number, day, length and members are known; the process is told."""
    page = clerk.turn(SESSIONS)
    clerk.hands.control(Qt.Key.Key_N)
    clerk.fill(theme="初相识" if nth == 1 else "做手工", dynamics="由拘谨转为热络")
    made = performer.ask(common.load, "group_session", clerk.save()).values
    assert (made["nth"], made["held_on"]) == (nth, date(2022, 8, 3 + 7 * (nth - 1)))
    assert (made["minutes"], len(made["attendees"])) == (90, 3)
    assert performer.ask(common.load, "group", made["group"]).values["state"] == "running"
    page.table.setFocus()


def attendance(clerk: Clerk, performer: Performer, key: int) -> None:
    """One did not come the second time: two arrows and the space bar."""
    page = clerk.turn(GRID)
    assert isinstance(page, Attendance)
    page.setFocus()
    clerk.hands.press(Qt.Key.Key_Down)
    clerk.hands.press(Qt.Key.Key_Space)
    clerk.settle()
    clerk.settle()
    assert page.head.text() == "2 节 · 5 人次 · 3 人参加过 · 共 180 分钟 · 出席率 83%"
    found = performer.ask(groups.statistics, key)
    assert [each.came for each in found.meetings] == [3, 2]


def summary(clerk: Clerk, performer: Performer, key: int) -> None:
    """F14, under what was counted, with the goals ready to be judged."""
    page = clerk.turn(SUMMARY)
    assert page.counted.text().startswith("出席（自动统计）：2 节 · 5 人次")
    assert page.form.editor("attained").value() == "每周见一次："
    clerk.fill(very_satisfied="2", satisfied="1", reflection="时间略紧")
    made = performer.ask(common.load, "group_summary", clerk.save()).values
    assert (made["group"], made["very_satisfied"], made["reflection"]) == (key, 2, "时间略紧")
