"""该走访, the grid of a round, and the daily log by the keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui import house
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.leaves import daily as daily_leaf
from qianshou_desktop.ui.leaves import due as due_leaf
from qianshou_desktop.ui.leaves.daily import DailyLog
from qianshou_desktop.ui.leaves.due import DueList
from qianshou_desktop.ui.pages.visits import ServiceLog, VisitLog, Visits
from qianshou_desktop.ui.pages.workbench import Workbench
from qianshou_desktop.ui.window import Window

Do = Callable[..., Any]
Settle = Callable[[], None]
TOWN = "420581104"


@pytest.fixture
def people(add_person: Do, performer: Performer) -> list[int]:
    """Three high risks in two villages."""
    [one, two] = performer.ask(common.find, "village", where={"township": TOWN})[:2]
    return [
        add_person(name, risk="high", village=village, filed_on="2022-09-01")
        for name, village in (("李秀英", one), ("王桂兰", two), ("张淑芬", one))
    ]


@pytest.fixture
def page(window: Window, people: list[int], settle: Settle) -> Visits:
    found = window.turn(next(n for n, p in enumerate(window.places) if "visit" in p.opens))
    assert isinstance(found, Visits)
    settle()
    return found


@pytest.fixture
def due(page: Visits, settle: Settle, qtbot: QtBot) -> DueList:
    found = page.turn("due")
    assert isinstance(found, DueList)
    settle()
    qtbot.waitUntil(lambda: found.list.rows.rowCount() > 0)
    found.setFocus()
    return found


def names(due: DueList) -> list[str]:
    return [due.list.rows.given[at].texts["name"] for at in range(due.list.rows.rowCount())]


# ---- 该走访 ------------------------------------------------------------------------------------------


def test_the_due_stand_village_by_village(due: DueList) -> None:
    shown = [row.texts["village"] for row in due.list.rows.given]
    assert len([name for name in shown if name]) == 2  # each village is named once
    assert sorted(names(due)) == ["张淑芬", "李秀英", "王桂兰"]
    assert due.count.text() == "3 人"
    assert "逾期 3 人" in due.subtitle()


def test_filters_leave_a_village_or_those_who_are_late(
    due: DueList, add_visit: Do, people: list[int], qtbot: QtBot
) -> None:
    due.village.setCurrentIndex(1)
    assert len(names(due)) in (1, 2)
    due.village.setCurrentIndex(0)
    add_visit(people[0], "2022-09-11")
    qtbot.waitUntil(lambda: "逾期 2 人" in due.subtitle())
    due.which.choose("late")
    assert sorted(names(due)) == ["张淑芬", "王桂兰"]


def test_the_card_tells_what_was_found(
    due: DueList, add_visit: Do, people: list[int], settle: Settle
) -> None:
    add_visit(people[1], "2022-09-02", medicine="amiss", note="药吃完了")
    settle()
    due.list.choose(people[1])
    said = "\n".join(label.text() for label in due.brief.findChildren(QLabel))
    assert "药吃完了" in said
    assert "用药异常" in said
    assert due.brief.head.text() == "王桂兰"


def test_enter_starts_the_visit_and_the_next_follows(
    due: DueList, page: Visits, add_visit: Do, people: list[int], hands: Any, settle: Settle
) -> None:
    add_visit(people[0], "2022-09-02", medicine="amiss", items=["B1"])
    settle()
    order = [each.key for each in due.shown()]
    due.list.choose(order[0])
    due.list.setFocus()
    hands.enter()
    log = page.front()
    assert isinstance(log, VisitLog)
    assert log.form.editor("person").value() == order[0]
    for at, person in enumerate(order[1:], 1):
        log.save_next()
        settle()
        assert log.form.editor("person").value() == person
        assert len(log.queue) == len(order) - at - 1
        assert log.form.editor("medicine").value() is None, "it is looked at again"
        assert log.form.editor("items").value() == (["B1"] if person == people[0] else [])
    log.save_next()
    settle()
    assert log.form.editor("person").value() is None


def test_a_new_visit_forgets_the_list(due: DueList, page: Visits, settle: Settle) -> None:
    due.list.choose(due.shown()[0].key)
    due.new()
    log = page.front()
    assert isinstance(log, VisitLog)
    assert len(log.queue) == 2
    page.start_record("visit", {})
    assert log.queue == []


def test_the_route_list_of_a_station_is_printed(
    due: DueList, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    printed: list[bytes] = []
    monkeypatch.setattr(due_leaf, "look", lambda content, **_: printed.append(content))
    said: list[str] = []
    due.said.connect(lambda text, _: said.append(text))
    due.print_out()
    assert "请先选一个社工站" in said[0]
    due.station.choose(TOWN)
    asked: list[object] = []
    drawn = due_leaf.route.pdf
    monkeypatch.setattr(
        due_leaf.route, "pdf", lambda s, *about: (asked.append(about[-1]), drawn(s, *about))[1]
    )
    for chosen in (None, "week", "next"):
        due.until.choose(chosen)
        due.print_out()
        settle()
    assert [str(day) for day in asked] == ["2022-09-30", "2022-09-22", "2022-10-31"]
    assert printed[0].startswith(b"%PDF")


def test_a_major_change_typed_on_the_persons_form_comes_first(
    window: Window, due: DueList, people: list[int], settle: Settle, qtbot: QtBot
) -> None:
    window.show_record("person", people[2])
    persons: Any = window.page()
    changes = persons.form.editor("changes")
    changes.put([{"kind": "illness", "known_at": "830"}])
    changes.edited.emit()
    persons.save()
    settle()
    front = window.turn(0)
    assert isinstance(front, Workbench)
    qtbot.waitUntil(lambda: bool(front.due.count()) and front.due.line(0).text == "张淑芬")
    assert front.due.line(0).remark == "重大变故 · 还有 22 小时"


def test_the_heading_of_a_station_keeps_its_number(town_performer: Performer, qtbot: QtBot) -> None:
    """What is cut, if anything, is the name of the station, and that is short."""
    desk = Desk(town_performer)
    made = house.build(desk)
    qtbot.addWidget(made)
    made.resize(1093, 614)
    made.show()
    page = made.turn(next(n for n, p in enumerate(made.places) if "visit" in p.opens))
    assert isinstance(page, Visits)
    for name in ("due", "round", "daily", "visit", "service"):
        page.turn(name)
        QApplication.processEvents()
        text = made.subtitle.text()
        assert "社会工作服务站" not in text
        assert text.endswith("枝城镇社工站")
        assert made.subtitle.sizeHint().width() <= made.subtitle.width(), text
    due = page.turn("due")
    assert due.subtitle().startswith("该走访")
    made.hide()
    desk.close()


# ---- 日志 --------------------------------------------------------------------------------------------


@pytest.fixture
def daily(page: Visits, performer: Performer, add_visit: Do, people: list[int],
          settle: Settle, qtbot: QtBot) -> DailyLog:  # fmt: skip
    worker = performer.do(common.save, "worker", {"name": "王社工", "station": TOWN})
    add_visit(people[0], "2022-09-14", worker=worker, started_at="09:00", note="一切正常")
    found = page.turn("daily")
    assert isinstance(found, DailyLog)
    settle()
    found.who.choose(worker)
    found.step(-1)
    settle()
    qtbot.waitUntil(lambda: found.list.rows.rowCount() == 2)
    found.setFocus()
    return found


def test_a_day_shows_its_entries_and_what_is_missing(daily: DailyLog) -> None:
    rows = [row.texts for row in daily.list.rows.given]
    assert [(row["time"], row["kind"]) for row in rows] == [
        ("09:00", "走访·入户"), ("下午", "没有记录")
    ]  # fmt: skip
    assert daily.total.text() == "共 1 条，30 分钟；下午没有记录"
    assert daily.weekday.text() == "星期三"


def test_n_enters_the_gap(daily: DailyLog, page: Visits, hands: Any, settle: Settle) -> None:
    hands.type("n")
    log = page.front()
    assert isinstance(log, ServiceLog)
    values = log.form.values()
    assert (values["served_on"], values["period"]) == ("2022-09-14", "afternoon")
    assert values["worker"] == daily.who.value()
    log.save()
    settle()
    page.turn("daily")
    settle()
    assert daily.found.gaps == ()


def test_enter_opens_what_was_entered(daily: DailyLog, window: Window, hands: Any) -> None:
    daily.list.choose(0)
    daily.list.setFocus()
    hands.enter()
    page = window.page()
    assert isinstance(page, Visits)
    assert isinstance(page.front(), VisitLog)


def test_no_key_means_anything_until_the_day_is_there(
    daily: DailyLog, page: Visits, hands: Any, settle: Settle, qtbot: QtBot
) -> None:
    before = [row.texts for row in daily.list.rows.given]
    daily.list.setFocus()
    hands.press(Qt.Key.Key_Left)
    assert (daily.list.rows.rowCount(), daily.list.shut, daily.total.text()) == (0, "正在读取…", "")
    hands.type("n")
    hands.enter()
    hands.press(Qt.Key.Key_Space)
    page.edit()
    assert page.front() is daily
    hands.press(Qt.Key.Key_Right)  # back again: what was asked for in between is not shown
    settle()
    assert [row.texts for row in daily.list.rows.given] == before
    daily.day.put("2022-08-07")  # typed, and not left yet
    daily.new()
    assert page.front() is daily
    settle()
    assert (daily.list.rows.rowCount(), daily.list.shut) == (0, "")
    hands.type("n")
    assert page.front() is not daily


def test_news_of_the_day_that_is_seen_leaves_the_list_where_it_is(
    daily: DailyLog, settle: Settle
) -> None:
    daily.refresh()
    assert daily.list.rows.rowCount() == 2
    settle()
    assert daily.list.rows.rowCount() == 2


def test_the_day_and_the_month_are_printed(
    daily: DailyLog, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(daily_leaf, "look", lambda content, title, **_: printed.append(title))
    daily.print_out()
    daily.month.click()
    settle()
    assert printed == ["工作日志 2022-09-14", "工作日志 2022 年 9 月"]


def test_f6_goes_round(page: Visits, hands: Any) -> None:
    page.setFocus()
    seen = []
    for _ in range(5):
        hands.press(Qt.Key.Key_F6)
        seen.append(next(name for name, part in page.parts.items() if part is page.front()))
    assert seen == ["service", "due", "round", "daily", "visit"]


# ---- the front page and the means --------------------------------------------------------------------


def test_a_to_do_is_done_by_one_key_and_taken_back_by_another(
    window: Window, add_visit: Do, people: list[int], hands: Any, settle: Settle, qtbot: QtBot
) -> None:
    visit = add_visit(people[0], "2022-09-14", medicine="amiss")
    front = window.turn(0)
    assert isinstance(front, Workbench)
    qtbot.waitUntil(lambda: front.todos.count() == 1)
    front.todos.setFocus()
    hands.type(" ")
    qtbot.waitUntil(lambda: front.todos.count() == 0)
    hands.press(Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: front.todos.count() == 1)
    hands.enter()
    settle()
    page = window.page()
    assert isinstance(page, Visits)
    log = page.front()
    assert isinstance(log, VisitLog)
    assert log.form.entry.key == visit


def test_means_stand_against_the_household(
    page: Visits, add_person: Do, performer: Performer, settle: Settle
) -> None:
    home = performer.do(common.save, "household", {"head": "户主", "wage_fen": 1_000_000})
    person = add_person("家境", household=home)
    page.start_record("visit", {"person": person})
    log = page.front()
    assert isinstance(log, VisitLog)
    remark: QLabel = log.form.remarks["means"]
    assert remark.text() == "家庭档案：年收入 10000.00 元。"
    log.form.editor("means_income_fen").put("8000")
    log.edited("means_income_fen")
    assert remark.text().endswith("这次走访：年收入少 2000.00 元。")
