"""该走访, the grid of a round, and the daily log by the keyboard."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common, todos
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.ui.leaves import daily as daily_leaf
from qianshou_desktop.ui.leaves import due as due_leaf
from qianshou_desktop.ui.leaves.daily import DailyLog
from qianshou_desktop.ui.leaves.due import DueList
from qianshou_desktop.ui.leaves.rounds import Rounds
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


@pytest.fixture
def grid(page: Visits, settle: Settle, qtbot: QtBot, performer: Performer) -> Rounds:
    found = page.turn("round")
    assert isinstance(found, Rounds)
    settle()
    qtbot.waitUntil(lambda: len(found.grid.rows) > 0)
    found.worker.put(performer.do(common.save, "worker", {"name": "王社工", "station": TOWN}))
    settle()
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
    monkeypatch.setattr(due_leaf, "print_out", lambda content, **_: printed.append(content))
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


# ---- 补录 --------------------------------------------------------------------------------------------


def test_a_round_by_keys_alone(
    grid: Rounds, hands: Any, performer: Performer, settle: Settle, qtbot: QtBot
) -> None:
    grid.grid.focus()
    first, second, third = grid.grid.rows
    hands.type("14")
    hands.enter()
    hands.type("1")  # seen
    hands.enter()
    hands.type("25")
    hands.enter(2)  # the way stays
    hands.type("b1 b2")
    hands.enter(2)  # nothing amiss
    hands.type("血压偏高")
    hands.enter()
    assert hands.place() is second.editors["visited_on"].widget()
    hands.control(Qt.Key.Key_D)
    for _ in range(6):
        hands.enter()
        hands.control(Qt.Key.Key_D)
    assert second.values() | {"person": 0} == first.values() | {"person": 0}
    hands.enter(2)  # past the third, which has no day
    assert hands.place() is grid.more.widget()
    assert not third.typed()
    grid.save()
    qtbot.waitUntil(lambda: performer.ask(common.count, "visit") == 2)
    settle()
    keys = performer.ask(common.find, "visit")
    shown = performer.ask(common.rows, "visit", keys, ("visited_on", "minutes", "way", "note"))
    assert set(shown) == {("2022-09-14", "25", "入户", "血压偏高")}
    assert [row.person for row in grid.grid.rows] == [third.person]


@pytest.mark.parametrize("filled", [True, False], ids=["at once", "once the rows are there"])
def test_whoever_turns_to_the_grid_types_in_its_first_cell(
    page: Visits, hands: Any, settle: Settle, filled: bool
) -> None:
    if filled:
        page.turn("round")
        settle()
        page.turn("visit")
    page._press("round", QPushButton(), own=False)
    settle()
    found = page.front()
    assert isinstance(found, Rounds)
    hands.type("9.14")
    assert found.grid.rows[0].editors["visited_on"].value() == "2022-09-14"


def fill(grid: Rounds, at: int, **values: Any) -> None:
    row = grid.grid.rows[at]
    for name, value in values.items():
        row.editors[name].put(value)
        row.editors[name].edited.emit()


def test_faults_stay_marked_at_their_cells(
    grid: Rounds, performer: Performer, settle: Settle, hands: Any
) -> None:
    fill(grid, 0, visited_on="2022-09-14", minutes="25")
    fill(grid, 1, visited_on="2022-09-16", minutes="2000")
    grid.save()
    settle()
    wrong = grid.grid.rows[1]
    assert performer.ask(common.count, "visit") == 0
    assert wrong.wrong == {"visited_on", "minutes"}
    assert "不能晚于今天" in wrong.note.text()
    assert not grid.grid.rows[0].wrong
    assert hands.place() is wrong.editors["visited_on"].widget()
    fill(grid, 1, visited_on="2022-09-13", minutes="20")
    assert wrong.note.isHidden()
    grid.save()
    settle()
    assert performer.ask(common.count, "visit") == 2


def test_each_row_has_its_own_day_the_one_above_at_hand(
    grid: Rounds, performer: Performer, hands: Any, settle: Settle
) -> None:
    _, second, third = grid.grid.rows
    grid.grid.focus()
    hands.type("13")
    hands.enter()
    grid.grid.focus(second)
    line: Any = second.editors["visited_on"].widget()
    assert line.placeholderText() == "2022-09-13"
    hands.press(Qt.Key.Key_Space)
    assert second.editors["visited_on"].value() == "2022-09-13"
    assert hands.at() == f"{second.title} 见到"
    grid.grid.focus(second)
    hands.control(Qt.Key.Key_A)
    hands.type("14")
    grid.grid.focus(third, "minutes")
    hands.type("25")
    assert third.editors["visited_on"].value() == "2022-09-14"  # the one above, unless typed
    grid.save()
    settle()
    keys = performer.ask(common.find, "visit", order="visited_on")
    days = [day for (day,) in performer.ask(common.rows, "visit", keys, ("visited_on",))]
    assert days == ["2022-09-13", "2022-09-14", "2022-09-14"]


def test_what_was_written_down_without_a_day_is_not_passed_over(
    grid: Rounds, performer: Performer, settle: Settle
) -> None:
    fill(grid, 0, minutes="25")
    fill(grid, 1, visited_on="2022-09-14")
    grid.save()
    settle()
    assert performer.ask(common.count, "visit") == 0
    assert grid.grid.rows[0].note.text() == "日期：请填哪天去的"


def test_what_cannot_be_read_is_told_before_it_is_sent(
    grid: Rounds, performer: Performer, settle: Settle
) -> None:
    fill(grid, 0, visited_on="2022-09-14", items="b1 zz")
    grid.save()
    settle()
    assert grid.grid.rows[0].wrong == {"items"}
    assert "请写代码" in grid.grid.rows[0].note.text()
    assert performer.ask(common.count, "visit") == 0


def test_a_day_that_is_none_is_not_offered_below(grid: Rounds, hands: Any) -> None:
    grid.grid.focus()
    hands.type("x9")
    hands.enter()
    second: Any = grid.grid.rows[1].editors["visited_on"].widget()
    assert second.placeholderText() == ""


def test_what_was_found_amiss_and_who_came_along_are_entered_with_the_round(
    grid: Rounds, performer: Performer, settle: Settle
) -> None:
    grid.companions.put("村支书 周建国")
    fill(grid, 0, visited_on="2022-09-14", amiss="3 7")
    fill(grid, 1, visited_on="2022-09-14", amiss="9")
    grid.save()
    settle()
    assert grid.grid.rows[1].wrong == {"amiss"}
    assert "请写数字" in grid.grid.rows[1].note.text()
    fill(grid, 1, amiss="")
    grid.save()
    settle()
    (key,) = performer.ask(common.find, "visit", where={"home": "amiss"})
    values = performer.ask(common.load, "visit", key).values
    assert (values["mood"], values["diet"]) == ("amiss", None)
    assert values["companions"] == "村支书 周建国"
    found = [
        each.text
        for each in performer.ask(
            todos.still_open, Scope(performer.today(), performer.today(), performer.today())
        )
    ]
    assert [text[:4] for text in found] == ["住房异常", "情绪异常"]


def test_somebody_is_added_by_name(
    grid: Rounds, add_person: Do, hands: Any, settle: Settle
) -> None:
    other = add_person("覃大毛", risk="normal", filed_on="2022-09-01")
    settle()
    before = len(grid.grid.rows)
    grid.new()
    hands.type("覃大毛")
    hands.enter()
    row = grid.grid.row_of(other)
    assert row is not None
    assert hands.place() is row.editors["visited_on"].widget()
    assert len(grid.grid.rows) == before + (0 if before == 4 else 1)


def test_what_was_typed_outlives_news(
    grid: Rounds, add_visit: Do, people: list[int], settle: Settle, qtbot: QtBot
) -> None:
    fill(grid, 0, visited_on="2022-09-14")
    assert grid.unsaved()
    person = grid.grid.rows[0].person
    for each in people:
        add_visit(each, "2022-09-15")
    qtbot.waitUntil(lambda: [row.person for row in grid.grid.rows] == [person])
    assert grid.grid.rows[0].editors["visited_on"].value() == "2022-09-14"


def test_who_went_is_asked_for_once_at_its_field(
    grid: Rounds, performer: Performer, settle: Settle, hands: Any
) -> None:
    grid.worker.put(None)
    fill(grid, 0, visited_on="2022-09-14")
    grid.save()
    settle()
    assert performer.ask(common.count, "visit") == 0
    assert hands.at() == "走访人"
    assert "走访人还没有填" in grid.line.text.text()
    grid.save()  # honest work is kept though nobody knows any more
    settle()
    assert performer.ask(common.count, "visit") == 1


def test_after_saving_one_goes_on_with_the_first_who_waits(
    grid: Rounds, hands: Any, settle: Settle, qtbot: QtBot
) -> None:
    first, _, _ = grid.grid.rows
    grid.grid.focus(first)
    fill(grid, 0, visited_on="2022-09-14")
    fill(grid, 2, visited_on="2022-09-14")
    grid.save()
    settle()
    qtbot.waitUntil(lambda: len(grid.grid.rows) == 1)
    assert hands.place() is grid.grid.rows[0].editors["visited_on"].widget()


def test_a_lone_row_stands_below_its_heading(grid: Rounds, settle: Settle, qtbot: QtBot) -> None:
    fill(grid, 0, visited_on="2022-09-14")
    fill(grid, 1, visited_on="2022-09-14")
    grid.save()
    settle()
    qtbot.waitUntil(lambda: len(grid.grid.rows) == 1)
    settle()
    head, cell = grid.grid.heads["日期"], grid.grid.rows[0].editors["visited_on"].widget()
    assert cell.geometry().top() - head.geometry().bottom() < 20


def test_the_columns_say_what_is_written_in_them(grid: Rounds) -> None:
    assert "b1 b2" in grid.grid.heads["项目"].toolTip()
    assert "1 饮食" in grid.grid.heads["异常"].toolTip()
    cells: Any = grid.grid.rows[0].editors
    assert cells["items"].widget().placeholderText() == "B1 B2"
    assert cells["amiss"].widget().placeholderText() == "37"
    assert "单子上没有的人" in grid.more.line.toolTip()


def test_long_names_are_told_apart(grid: Rounds, add_person: Do) -> None:
    for end in "江吾":
        name = f"阿卜杜热合曼·买买提依明·艾力{end}"
        grid.grid.add(add_person(name), name, "")
    shown = [QLabel.text(row.widgets[1]) for row in grid.grid.rows[-2:]]  # type: ignore[arg-type]
    assert [text[-1] for text in shown] == ["江", "吾"]


def test_nothing_to_save_is_said(grid: Rounds) -> None:
    said: list[str] = []
    grid.said.connect(lambda text, _: said.append(text))
    grid.save()
    assert "还没有填日期" in said[0]


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


def test_the_day_and_the_month_are_printed(
    daily: DailyLog, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(daily_leaf, "print_out", lambda content, title, **_: printed.append(title))
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
