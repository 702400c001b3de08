"""One month of visits through the pages: who is due, visits by keys, a round entered afterwards,
findings that become to-dos, the route list, the daily log; and the same numbers on screen, on paper
and in `figures`."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common, figures, papers, reports, visits
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui import house
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.leaves.daily import DailyLog
from qianshou_desktop.ui.leaves.due import DueList
from qianshou_desktop.ui.leaves.rounds import Rounds
from qianshou_desktop.ui.pages.rule_book import RuleBook
from qianshou_desktop.ui.pages.visits import VisitLog, Visits
from qianshou_desktop.ui.pages.workbench import Workbench
from qianshou_desktop.ui.window import Window
from tests.ui.conftest import Hands, _cheap, _clean, hands, qapp, settle  # noqa: F401  fixtures

TOWN, MONTH = "420581104", "2022-08"
Do = Callable[..., Any]
Settle = Callable[[], None]
# Six of high risk, twelve to be watched, four others: 6 × 4 weeks and 12 times in August 2022.
PEOPLE = {"high": 6, "watch": 12, "normal": 4}
SURNAME = {"high": "甲", "watch": "乙", "normal": "丙"}


@pytest.fixture
def performer(town_performer: Performer) -> Performer:
    """At the station of the township."""
    return town_performer


@pytest.fixture
def desk(qapp: object, performer: Performer, set_clock: Do) -> Any:  # noqa: F811
    set_clock("2022-08-05T09:00:00+08:00")
    made = Desk(performer)
    yield made
    made.close()


@pytest.fixture
def people(desk: Desk, performer: Performer) -> dict[str, list[int]]:
    """On file since spring, in three villages."""
    villages = performer.ask(common.find, "village", where={"township": TOWN})[:3]
    found: dict[str, list[int]] = {}
    for risk, number in PEOPLE.items():
        for at in range(number):
            given = {"name": f"{SURNAME[risk]}{at + 1}号", "risk": risk, "township": TOWN,
                     "village": villages[at % 3], "filed_on": "2022-03-01"}  # fmt: skip
            key = performer.do(common.save, "person", given)
            found.setdefault(risk, []).append(key)
    performer.do(common.save, "worker", {"name": "测试员", "station": TOWN, "number": "SG-1"})
    return found


@pytest.fixture
def window(desk: Desk, people: object, qtbot: QtBot) -> Any:
    made = house.build(desk)
    qtbot.addWidget(made, before_close_func=lambda window: window.pages.clear())
    made.resize(1093, 614)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    desk.close()


@pytest.fixture
def log(window: Window, settle: Settle) -> Visits:  # noqa: F811
    page = window.turn(next(n for n, p in enumerate(window.places) if "visit" in p.opens))
    assert isinstance(page, Visits)
    settle()
    return page


def words(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return "".join("".join(page.extract_text().split()) for page in pages)


def due_list(log: Visits, settle: Settle) -> DueList:  # noqa: F811
    page = log.turn("due")
    assert isinstance(page, DueList)
    page.refresh()
    settle()
    page.setFocus()
    return page


def one_visit(log: Visits, hands: Hands, settle: Settle) -> None:  # noqa: F811
    """By keys from the list: Enter, a finding, a word, Ctrl+Enter."""
    hands.enter()
    form = log.front()
    assert isinstance(form, VisitLog)
    form.form.focus("minutes")
    hands.type("30")
    form.form.focus("medicine")
    hands.type("2")  # amiss
    form.form.focus("note")
    hands.type("药吃完了")
    form.save_next()
    settle()


def round_of(log: Visits, settle: Settle, day: str, only: list[int]) -> Rounds:  # noqa: F811
    """Everybody of a list on one day, by copying down."""
    page = log.turn("round")
    assert isinstance(page, Rounds)
    page.refresh()
    settle()
    for person in only:
        if page.grid.row_of(person) is None:
            page.grid.add(person, "", "")
        row = page.grid.row_of(person)
        assert row is not None
        for name, value in (("visited_on", day), ("minutes", "20"), ("items", "b1")):
            row.editors[name].put(value)
            row.editors[name].edited.emit()
    return page


def test_a_month_of_visits(
    window: Window, log: Visits, people: dict[str, list[int]], performer: Performer,
    hands: Hands, settle: Settle, set_clock: Do, qtbot: QtBot,  # noqa: F811
) -> None:  # fmt: skip
    # The first week: all are overdue since spring; one visit by keys from the due list.
    page = due_list(log, settle)
    assert page.count.text() == "22 人"
    assert len(performer.ask(visits.overdue, TOWN)) == 22
    page.list.choose(people["high"][0])
    page.list.setFocus()
    one_visit(log, hands, settle)
    assert performer.ask(common.count, "visit") == 1

    # What was found waits on the front page; one key does it.
    front = window.turn(0)
    assert isinstance(front, Workbench)
    qtbot.waitUntil(lambda: front.todos.count() == 1)
    assert front.todos.line(0).more.startswith("用药异常")
    front.todos.setFocus()
    hands.type(" ")
    qtbot.waitUntil(lambda: front.todos.count() == 0)
    window.turn(window.stack.indexOf(log))

    # The paper list names everybody who is due, village by village.
    route = words(performer.ask(papers.pdf, "route", TOWN))
    assert "到08-31该走访22人，其中逾期21人" in route  # the one seen is due again
    assert route.count("月日分钟") == 22

    twenty_afterwards(log, people, performer, settle, qtbot)
    the_month_ends(window, log, people, performer, settle, set_clock, qtbot)


def twenty_afterwards(
    log: Visits, people: dict[str, list[int]], performer: Performer,
    settle: Settle, qtbot: QtBot,  # noqa: F811
) -> None:  # fmt: skip
    """First with a fault at one row, and nothing is kept; then all in one go."""
    twenty = [*people["high"][1:], *people["watch"], *people["normal"][:3]]
    grid = round_of(log, settle, "2022-08-04", twenty)
    bad = grid.grid.row_of(twenty[3])
    assert bad is not None
    bad.editors["visited_on"].put("2022-08-09")
    grid.save()
    settle()
    assert performer.ask(common.count, "visit") == 1
    assert bad.wrong == {"visited_on"}
    bad.editors["visited_on"].put("2022-08-04")
    bad.editors["visited_on"].edited.emit()
    grid.save()
    qtbot.waitUntil(lambda: performer.ask(common.count, "visit") == 21)
    settle()
    assert [row.person for row in grid.grid.rows] == [people["normal"][3]]


def the_month_ends(
    window: Window, log: Visits, people: dict[str, list[int]], performer: Performer,
    settle: Settle, set_clock: Do, qtbot: QtBot,  # noqa: F811
) -> None:  # fmt: skip
    """In the second week, and at the end of the month, those of high risk are due again."""
    set_clock("2022-08-12T17:00:00+08:00")
    round_of(log, settle, "2022-08-10", people["high"][:5]).save()
    qtbot.waitUntil(lambda: performer.ask(common.count, "visit") == 26)
    set_clock("2022-08-31T17:00:00+08:00")
    page = due_list(log, settle)
    assert sorted(each.key for each in page.found if each.due.why == "late") == sorted(
        [*people["high"], people["normal"][3]]
    )
    the_same_everywhere(window, log, performer, settle)


def the_same_everywhere(
    window: Window, log: Visits, performer: Performer, settle: Settle  # noqa: F811
) -> None:  # fmt: skip
    """Screen, report, daily log and figures speak of the same month."""
    found = performer.ask(figures.figures, MONTH, TOWN)
    counted = {key: found[f"visits.{key}"] for key in ("contacts", "people", "due", "made")}
    assert counted == {"contacts": 26, "people": 21, "due": 6 * 4 + 12, "made": 6 + 5 + 12}
    front = window.turn(0)
    assert isinstance(front, Workbench)
    settle()
    assert "应访 36，实访 23" in front.cards[0].remark.text()
    report = words(performer.ask(reports.preview, MONTH, TOWN))
    for said in ("应访（人次）36", "实访（人次）23", "走访人次26", "走访人数21", "探访率64%"):
        assert said in report
    assert "高每周、重点每月、一般每季一次" in report
    daily = log.turn("daily")
    assert isinstance(daily, DailyLog)
    window.turn(window.stack.indexOf(log))
    daily.who.choose(None)
    daily.day.put("2022-08-04")
    daily.refresh()
    settle()
    assert len(daily.found.entries) == 20
    assert daily.total.text().startswith("共 20 条，6 小时 40 分钟")
    assert "26条，530分钟" in words(performer.ask(papers.pdf, "station_log", TOWN, on=MONTH))


def test_a_schedule_changed_on_the_rules_page_is_followed_everywhere(
    window: Window, log: Visits, people: dict[str, list[int]], performer: Performer,
    settle: Settle, qtbot: QtBot, hands: Hands, monkeypatch: pytest.MonkeyPatch,  # noqa: F811
) -> None:  # fmt: skip
    monkeypatch.setattr(performer, "role", "county")  # whose rules are
    before = performer.ask(figures.figures, "2022-07", TOWN)["visits.due"]
    rules = window.turn(next(n for n, p in enumerate(window.places) if p.name == RuleBook.name))
    assert isinstance(rules, RuleBook)
    leaf: Any = rules.turn(1)
    settle()
    rows = range(leaf.lines.count())
    at = next(n for n in rows if getattr(leaf.lines.line(n).opens, "name", "") == "F17.watch")
    leaf.lines.setCurrentRow(at)
    leaf.value.setFocus()
    leaf.value.selectAll()
    hands.type("每周")
    leaf.source.setFocus()
    hands.type("县民政局通知")
    leaf.day.put("2022-08-01")
    leaf.save()
    settle()
    after = performer.ask(figures.figures, MONTH, TOWN)["visits.due"]
    assert performer.ask(figures.figures, "2022-07", TOWN)["visits.due"] == before
    assert after == (6 + 12) * 4
    page = due_list(log, settle)
    [remark] = {each.remark[:2] for each in page.found if each.key in people["watch"]}
    assert remark == "每周"
    assert "重点每周" in words(performer.ask(reports.preview, MONTH, TOWN))
    assert "重点每月" in words(performer.ask(reports.preview, "2022-07", TOWN))
    hands.press(Qt.Key.Key_Escape)
