"""One month of visits through the pages, with the keyboard: who is due, a visit with a survey of the
household's means, a major change and the visit within a day, rounds typed afterwards into the grid,
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
from qianshou_desktop.ui.leaves import due
from qianshou_desktop.ui.leaves.daily import DailyLog
from qianshou_desktop.ui.leaves.due import DueList
from qianshou_desktop.ui.leaves.rounds import Rounds
from qianshou_desktop.ui.pages.rule_book import RuleBook
from qianshou_desktop.ui.pages.visits import SEGMENTS, VisitLog, Visits
from qianshou_desktop.ui.pages.workbench import Workbench
from qianshou_desktop.ui.window import Window
from tests.journeys.conftest import Typist
from tests.journeys.conftest import words as read_on

TOWN, MONTH = "420581104", "2022-08"
Do = Callable[..., Any]
Settle = Callable[[], None]
# Six of high risk, twelve to be watched, four others: 6 × 4 weeks and 12 times in August 2022, and
# once within a day of a major change.
PEOPLE = {"high": 6, "watch": 12, "normal": 4}
SURNAME = {"high": "甲", "watch": "乙", "normal": "丙"}


@pytest.fixture
def performer(town_performer: Performer) -> Performer:
    """At the station of the township."""
    return town_performer


@pytest.fixture
def desk(qapp: object, performer: Performer, set_clock: Do) -> Any:
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
def log(window: Window, settle: Settle) -> Visits:
    page = window.turn(next(n for n, p in enumerate(window.places) if "visit" in p.opens))
    assert isinstance(page, Visits)
    settle()
    return page


def words(content: bytes) -> str:
    return read_on(PdfReader(io.BytesIO(content)))


def to_the_log(window: Window, hands: Typist, settle: Settle) -> None:
    """Back to the log by Alt and the digit of its place."""
    at = next(n for n, place in enumerate(window.places) if "visit" in place.opens)
    hands.press(Qt.Key(Qt.Key.Key_0 + at + 1), Qt.KeyboardModifier.AltModifier)
    settle()
    assert isinstance(window.page(), Visits)


def part(log: Visits, hands: Typist, settle: Settle, wanted: type[Any]) -> Any:
    """One of the parts of the log, by F6."""
    for _ in SEGMENTS:
        if isinstance(log.front(), wanted):
            break
        hands.press(Qt.Key.Key_F6)
    settle()
    assert isinstance(log.front(), wanted)
    return log.front()


def due_list(log: Visits, hands: Typist, settle: Settle) -> DueList:
    page: DueList = part(log, hands, settle, DueList)
    hands.press(Qt.Key.Key_F5)
    settle()
    return page


def stand_on(page: DueList, hands: Typist, person: int) -> None:
    """Go down the list to somebody."""
    hands.reach(page.list)
    hands.press(Qt.Key.Key_Home)
    for _ in page.found:
        if page.list.key() == person:
            return
        hands.press(Qt.Key.Key_Down)
    raise AssertionError("not in the list")


def test_a_month_of_visits(
    window: Window, log: Visits, people: dict[str, list[int]], performer: Performer,
    hands: Typist, settle: Settle, set_clock: Do, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    # The first week: all are overdue since spring; one visit by keys from the due list.
    page = due_list(log, hands, settle)
    assert page.count.text() == "22 人"
    assert len(performer.ask(visits.overdue, TOWN)) == 22
    stand_on(page, hands, people["high"][0])
    means_survey(log, performer, hands, settle)

    # What was found waits on the front page; one key does it.
    front = window.turn(0)
    assert isinstance(front, Workbench)
    qtbot.waitUntil(lambda: front.todos.count() == 1)
    assert front.todos.line(0).more.startswith("用药异常")
    hands.reach(front.todos)
    hands.type(" ")
    qtbot.waitUntil(lambda: front.todos.count() == 0)
    to_the_log(window, hands, settle)

    route_list(log, hands, settle, qtbot, monkeypatch)
    twenty_afterwards(log, people, performer, hands, settle, qtbot)
    major_change(window, log, people["normal"][3], performer, hands, settle)
    the_month_ends(log, people, performer, hands, settle, set_clock, qtbot)
    the_same_everywhere(window, log, performer, hands, settle)


def means_survey(log: Visits, performer: Performer, hands: Typist, settle: Settle) -> None:
    """Enter begins the visit: a finding, a word, the means of the household; Ctrl+Enter saves it."""
    hands.enter()
    page = log.front()
    assert isinstance(page, VisitLog)
    hands.fill(page.form, "走访", {"分钟": "30", "情况": "药吃完了"})
    hands.reach(page.form.editor("medicine").widget())
    hands.type("2")  # amiss
    hands.fill(page.form, "更多", {"类型": "5"})
    hands.fill(page.form, "家境调查", {
        "年收入": "12000", "年支出": "15000.5", "财产": "砖房三间", "邻里意见": "确实困难",
    })  # fmt: skip
    hands.control(Qt.Key.Key_Return)
    settle()
    (key,) = performer.ask(common.find, "visit")
    values = performer.ask(common.load, "visit", key).values
    assert (values["visit_type"], values["medicine"]) == ("means", "amiss")
    assert (values["means_income_fen"], values["means_spending_fen"]) == (1_200_000, 1_500_050)
    assert (values["means_property"], values["means_neighbours"]) == ("砖房三间", "确实困难")


def route_list(
    log: Visits, hands: Typist, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+P: the paper list names everybody who is due, village by village."""
    made: list[bytes] = []
    monkeypatch.setattr(due, "look", lambda content, **_: made.append(content))
    due_list(log, hands, settle)
    hands.control(Qt.Key.Key_P)
    qtbot.waitUntil(lambda: bool(made))
    route = words(made[0])
    assert "到08-31该走访22人，其中逾期21人" in route  # the one seen is due again
    assert route.count("月日分钟") == 22


def type_round(log: Visits, hands: Typist, settle: Settle, names: list[str], day: str) -> Rounds:
    """The grid by keys alone: the day in the first row and the space bar below it, Enter to the
    next cell, and Enter past a row to which nobody went."""
    page: Rounds = part(log, hands, settle, Rounds)
    hands.press(Qt.Key.Key_F5)
    settle()
    hands.reach(page.grid.rows[0].editors["visited_on"].widget())
    left, first = list(names), True
    for _ in page.grid.rows:
        name = hands.at().removesuffix(" 日期")
        if name not in left:
            hands.enter()
            continue
        left.remove(name)
        hands.type(f"{day}\n" if first else " ")
        first = False
        hands.type("\n20\n\nb1\n\n")  # seen and way as they stand, nothing amiss
        assert hands.at() == f"{name} 情况"
        hands.type("都好\n")
    assert (left, hands.at()) == ([], "加一位"), "behind the last row one more can be named"
    return page


def twenty_afterwards(
    log: Visits, people: dict[str, list[int]], performer: Performer,
    hands: Typist, settle: Settle, qtbot: QtBot,
) -> None:  # fmt: skip
    """First with a fault at one row, and nothing is kept; then all in one go."""
    twenty = named(performer, [*people["high"][1:], *people["watch"], *people["normal"][:3]])
    page = type_round(log, hands, settle, twenty, "0804")
    bad = page.grid.filled()[3]
    hands.reach(bad.editors["visited_on"].widget())
    hands.type("0809")
    hands.control(Qt.Key.Key_S)
    settle()
    assert performer.ask(common.count, "visit") == 1
    assert bad.wrong == {"visited_on"}
    assert hands.at() == f"{bad.title} 日期", "the fault has the focus"
    hands.type("0804")
    hands.control(Qt.Key.Key_S)
    qtbot.waitUntil(lambda: performer.ask(common.count, "visit") == 21)
    settle()
    assert [row.person for row in page.grid.rows] == [people["normal"][3]]


def named(performer: Performer, keys: list[int]) -> list[str]:
    return [name for (name,) in performer.ask(common.rows, "person", keys, ("name",))]


def major_change(
    window: Window, log: Visits, person: int, performer: Performer, hands: Typist, settle: Settle
) -> None:
    """Written down on the person's file, it asks for a visit within a day; that one is made."""
    window.show_record("person", person)
    settle()
    file: Any = window.page()
    hands.fill(file.form, "家庭", {})
    hands.fill_row(file.form.editor("changes"), 0, {"变故": "2", "得知时刻": "830", "情况": "住院"})
    hands.control(Qt.Key.Key_S)
    settle()
    to_the_log(window, hands, settle)
    page = due_list(log, hands, settle)
    [due_now] = [each for each in page.found if each.due.why == "change"]
    assert due_now.key == person
    assert "24" in due_now.remark
    stand_on(page, hands, person)
    hands.enter()
    form: Any = log.front()
    assert form.form.editor("visit_type").value() == "change"
    hands.fill(form.form, "走访", {"分钟": "40", "情况": "陪到医院"})
    hands.fill(form.form, "更多", {"时刻": "850"})
    hands.control(Qt.Key.Key_Return)
    settle()
    assert performer.ask(common.count, "visit") == 22
    (made,) = performer.ask(common.find, "visit", where={"person": person})
    values = performer.ask(common.load, "visit", made).values
    assert (values["visit_type"], values["started_at"]) == ("change", "08:50")
    page = due_list(log, hands, settle)
    assert person not in [each.key for each in page.found if each.due.why == "change"]


def the_month_ends(
    log: Visits, people: dict[str, list[int]], performer: Performer, hands: Typist,
    settle: Settle, set_clock: Do, qtbot: QtBot,
) -> None:  # fmt: skip
    """In the second week, and at the end of the month, those of high risk are due again."""
    set_clock("2022-08-12T17:00:00+08:00")
    type_round(log, hands, settle, named(performer, people["high"][:5]), "0810")
    hands.control(Qt.Key.Key_S)
    qtbot.waitUntil(lambda: performer.ask(common.count, "visit") == 27)
    set_clock("2022-08-31T17:00:00+08:00")
    page = due_list(log, hands, settle)
    late = sorted(each.key for each in page.found if each.due.why == "late")
    assert late == sorted(people["high"])


def the_same_everywhere(
    window: Window, log: Visits, performer: Performer, hands: Typist, settle: Settle
) -> None:  # fmt: skip
    """Screen, report, daily log and figures speak of the same month."""
    found = performer.ask(figures.figures, MONTH, TOWN)
    counted = {key: found[f"visits.{key}"] for key in ("contacts", "people", "due", "made")}
    assert counted == {"contacts": 27, "people": 22, "due": 6 * 4 + 12 + 1, "made": 6 + 5 + 12 + 1}
    front = window.turn(0)
    assert isinstance(front, Workbench)
    settle()
    assert "应访 37，实访 24" in front.cards[0].remark.text()
    report = words(performer.ask(reports.preview, MONTH, TOWN))
    for said in ("应访（人次）37", "实访（人次）24", "走访人次27", "走访人数22", "探访率65%"):
        assert said in report
    assert "高每周、重点每月、一般每季一次" in report
    to_the_log(window, hands, settle)
    daily = part(log, hands, settle, DailyLog)
    hands.reach(daily.who)
    hands.press(Qt.Key.Key_Home)
    hands.reach(daily.day.widget())
    hands.type("20220804\n")
    settle()
    assert len(daily.found.entries) == 20
    assert daily.total.text().startswith("共 20 条，6 小时 40 分钟")
    assert "27条，570分钟" in words(performer.ask(papers.pdf, "station_log", TOWN, on=MONTH))


def test_a_schedule_changed_on_the_rules_page_is_followed_everywhere(
    window: Window, log: Visits, people: dict[str, list[int]], performer: Performer,
    settle: Settle, qtbot: QtBot, hands: Typist, monkeypatch: pytest.MonkeyPatch,
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
    for place, typed in (
        (leaf.value, "每周"), (leaf.source, "县民政局通知"), (leaf.day.widget(), "20220801"),
    ):  # fmt: skip
        hands.reach(place)
        hands.control(Qt.Key.Key_A)
        hands.type(typed)
    hands.control(Qt.Key.Key_S)
    settle()
    after = performer.ask(figures.figures, MONTH, TOWN)["visits.due"]
    assert performer.ask(figures.figures, "2022-07", TOWN)["visits.due"] == before
    assert after == (6 + 12) * 4
    to_the_log(window, hands, settle)
    page = due_list(log, hands, settle)
    [remark] = {each.remark[:2] for each in page.found if each.key in people["watch"]}
    assert remark == "每周"
    assert "重点每周" in words(performer.ask(reports.preview, MONTH, TOWN))
    assert "重点每月" in words(performer.ask(reports.preview, "2022-07", TOWN))
    hands.press(Qt.Key.Key_Escape)
