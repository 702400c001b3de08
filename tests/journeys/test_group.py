"""One group through the pages, with the keyboard: planned, laid out, met, counted, summed up, and
its four forms printed."""

import re
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
from tests.journeys.conftest import Printed, Typist, words

Add = Callable[..., int]
Settle = Callable[[], None]
PLAN, ROSTER, SESSIONS, GRID, SUMMARY = range(5)
MEMBERS = ("丁大海", "马小梅", "张淑芬")


class Clerk:
    """Whoever leads the group: turns to a tab, goes to a field by its label, types, saves."""

    def __init__(self, book: GroupBook, hands: Typist, settle: Settle) -> None:
        self.book, self.hands, self.settle = book, hands, settle

    def turn(self, tab: int) -> Any:
        while self.book.tab() != tab:
            self.hands.control(Qt.Key.Key_Tab)
        self.settle()
        return self.book.front()

    def fill(self, section: str, **typed: str) -> None:
        page = self.book.front()
        assert isinstance(page, Ledger)
        self.hands.fill(page.form, section, typed)

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
def clerk(window: Window, performer: Performer, hands: Typist, settle: Settle) -> Clerk:
    station = performer.ask(common.find, "station", where={"code": TOWN})[0]
    performer.do(common.save, "worker", {"name": USER, "station": station})
    at = next(n for n, place in enumerate(window.places) if "group" in place.opens)
    page = window.turn(at)
    assert isinstance(page, GroupBook)
    settle()
    return Clerk(page, hands, settle)


def test_from_plan_to_summary(
    clerk: Clerk, performer: Performer, add_person: Add, printed: Printed,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    for name in MEMBERS:
        add_person(name)
    key = plan(clerk, performer)
    lay_out(clerk, performer, key, monkeypatch)
    roster(clerk, performer, key)
    for nth in (1, 2):
        session(clerk, performer, nth)
    head = attendance(clerk, performer, key)
    summary(clerk, performer, key, head)
    counted = performer.ask(figures.figures, "2022-08")
    assert (counted["groups.sessions"], counted["groups.contacts"]) == (2, 5)
    assert counted["persons.served"] == 3
    on_paper(clerk, printed, counted, head)


def plan(clerk: Clerk, performer: Performer) -> int:
    """F11: the name, the type, the station, the aim, a goal."""
    clerk.hands.control(Qt.Key.Key_N)
    clerk.fill(
        "计划", 名称="巧手同行", 社工站="枝城\n", 类型="3", 节数="3", 每节分钟="90", 地点="活动室"
    )
    clerk.fill("对象与目标", 总目标="多来往")
    page: Any = clerk.book.front()
    clerk.hands.fill_row(page.form.editor("goals"), 0, {"目标": "每周见一次"})
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
        clerk.hands.reach(dialog.first.widget())
        clerk.hands.type("20220803\n\n\n\n")
        clerk.settle()
        dialog.hide()
        return dialog.result()

    monkeypatch.setattr(Weekly, "exec", by_keys)
    page: Any = clerk.book.front()
    clerk.hands.click(page.weekly)
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
    clerk.fill("单节", 主题="初相识" if nth == 1 else "做手工")
    clerk.fill("分析", 动力分析="由拘谨转为热络")
    made = performer.ask(common.load, "group_session", clerk.save()).values
    assert (made["nth"], made["held_on"]) == (nth, date(2022, 8, 3 + 7 * (nth - 1)))
    assert (made["minutes"], len(made["attendees"])) == (90, 3)
    assert performer.ask(common.load, "group", made["group"]).values["state"] == "running"
    clerk.hands.reach(page.table)


def attendance(clerk: Clerk, performer: Performer, key: int) -> str:
    """One did not come the second time: two arrows and the space bar. Returns the sums on screen."""
    page = clerk.turn(GRID)
    assert isinstance(page, Attendance)
    clerk.hands.reach(page)
    clerk.hands.press(Qt.Key.Key_Down)
    clerk.hands.press(Qt.Key.Key_Space)
    clerk.settle()
    clerk.settle()
    assert page.head.text() == (
        "2 节 · 5 人次 · 3 人参加过 · 共 180 分钟 · 出席 5/6（83%） · 计划 3 节，还差 1 节"
    )
    found = performer.ask(groups.statistics, key)
    assert [each.came for each in found.meetings] == [3, 2]
    return page.head.text()


def summary(clerk: Clerk, performer: Performer, key: int, head: str) -> None:
    """F14, under what was counted, with the goals ready to be judged."""
    page = clerk.turn(SUMMARY)
    assert page.counted.text() == f"出席（自动统计）：{head}"
    assert page.form.editor("attained").value() == "每周见一次："
    clerk.fill("满意度", 很满意="2", 满意="1")
    clerk.fill("经费与反思", 反思="时间略紧")
    made = performer.ask(common.load, "group_summary", clerk.save()).values
    assert (made["group"], made["very_satisfied"], made["reflection"]) == (key, 2, "时间略紧")


def on_paper(clerk: Clerk, printed: Printed, counted: dict[str, Any], head: str) -> None:
    """F11 to F14 by Ctrl+P: who came and how often is what the screen and the figures say."""
    [summed] = map(words, printed().values())
    sessions, contacts = counted["groups.sessions"], counted["groups.contacts"]
    assert f"合计{sessions}节{contacts}/6（83%）" in summed
    for member, came in zip(MEMBERS, ("2次2/2", "1次1/2", "2次2/2"), strict=True):
        assert f"{member}{came}" in summed
    assert "很满意2满意1" in summed
    assert head.startswith(f"{sessions} 节 · {contacts} 人次")
    clerk.turn(PLAN)
    papers = {name: words(paper) for name, paper in printed().items()}
    assert "每周见一次" in papers["小组工作计划书"]
    assert "12022-08-039022022-08-109032022-08-1790" in papers["小组工作计划书"], "every session"
    assert "1丁大海2马小梅3张淑芬" in papers["小组组员登记表"]
    page: Any = clerk.turn(SESSIONS)
    clerk.hands.reach(page.table)
    named = 0
    for nth in (2, 1):  # the last one stands at the top
        [held] = map(words, printed().values())
        assert f"日期2022-08-{3 + 7 * (nth - 1):02}节次{nth}" in held
        rows = [re.search(rf"{member}(是|否)", held) for member in MEMBERS]
        here = sum(row is not None and row[1] == "是" for row in rows)
        assert f"出席人次{here}出席率{here}/3" in held
        named += here
        clerk.hands.press(Qt.Key.Key_Down)
        clerk.settle()
    assert named == contacts
