"""The front page: its figures, and that every row opens what it speaks of."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common, submissions
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.pages.visits import VisitLog, Visits
from qianshou_desktop.ui.pages.workbench import Workbench
from qianshou_desktop.ui.ranked import DUE, REPORTS
from qianshou_desktop.ui.window import Window

Settle = Callable[[], None]


@pytest.fixture
def people(add_person: Callable[..., int], add_visit: Callable[..., int]) -> dict[str, int]:
    """Two persons due, one of whom was seen this week; and a visit that lacks its items."""
    high = {"risk": "high", "groups": ["alone_elder"]}
    seen = add_person("张三", **high)
    due = {name: add_person(name, **high) for name in ("李秀英", "王桂兰")}
    visit = add_visit(seen, "2022-09-13", items=[], note="血压偏高")
    return {**due, "visit": visit}


@pytest.fixture
def page(people: dict[str, int], window: Window, settle: Settle, qtbot: QtBot) -> Workbench:
    settle()
    found = window.page()
    assert isinstance(found, Workbench)
    assert found.county  # the county sees its stations first
    found.county.choose(DUE)
    qtbot.waitUntil(lambda: found.due.count() > 0)
    return found


def visit_form(window: Window) -> VisitLog:
    found = window.page()
    assert isinstance(found, Visits)
    log = found.front()
    assert isinstance(log, VisitLog)
    return log


def test_the_due_are_listed_and_the_seen_are_not(page: Workbench) -> None:
    names = [page.due.line(row).text for row in range(page.due.count())]
    assert sorted(names) == ["李秀英", "王桂兰"]
    assert "2" in page.due_head.text()


def test_a_digit_begins_the_visit_of_that_person(
    page: Workbench, window: Window, hands: Any, people: dict[str, int], settle: Settle
) -> None:
    page.due.setFocus()
    wanted = page.due.line(1)
    hands.type("2")
    settle()
    assert visit_form(window).form.editor("person").value() == wanted.opens
    assert wanted.opens == people[wanted.text]


def test_enter_begins_the_visit_too(
    page: Workbench, window: Window, hands: Any, settle: Settle
) -> None:
    page.due.setFocus()
    hands.enter()
    settle()
    assert visit_form(window).form.editor("person").value() == page.due.line(0).opens


def test_a_digit_works_wherever_the_focus_is_on_the_page(
    page: Workbench, window: Window, qtbot: QtBot
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_1)
    assert isinstance(window.page(), Visits)


def test_a_digit_without_a_row_does_nothing(page: Workbench, window: Window, hands: Any) -> None:
    page.due.setFocus()
    hands.type("9")
    assert window.page() is page


def test_a_double_click_opens_the_gap(
    page: Workbench, window: Window, qtbot: QtBot, people: dict[str, int], settle: Settle
) -> None:
    assert page.gaps.isVisible()
    assert "没有服务项目" in page.gaps.line(0).text
    where = page.gaps.visualItemRect(page.gaps.item(0)).center()
    qtbot.mouseClick(page.gaps.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(page.gaps.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle()
    assert visit_form(window).form.entry.key == people["visit"]


def test_what_was_entered_last_opens(
    page: Workbench, window: Window, hands: Any, people: dict[str, int], settle: Settle
) -> None:
    page.papers.choose(3)
    page.recent.setFocus()
    hands.enter()
    settle()
    assert visit_form(window).form.entry.key == people["visit"]


def test_words_that_nobody_wrote_are_begun(page: Workbench, window: Window, settle: Settle) -> None:
    page._open(("report_text", 0))
    settle()
    form = window.page().front().form  # type: ignore[attr-defined]
    assert form.editor("period").value() == f"{page.desk.today():%Y-%m}"


def test_cards_show_the_figures(page: Workbench) -> None:
    shown = {card.label.text(): card.value.text() for card in page.cards}
    assert shown["在档服务对象"] == "3"
    assert shown["本月服务人次"] == "1"
    assert shown["月报还缺"] == str(page.gaps.count()) == "3"


def test_the_page_hears_of_a_new_visit(
    page: Workbench, add_visit: Callable[..., int], people: dict[str, int], qtbot: QtBot
) -> None:
    add_visit(people["李秀英"], "2022-09-14")
    qtbot.waitUntil(lambda: page.due.count() == 1)


@pytest.mark.parametrize("at", [0, 1, 2])
def test_each_chart_is_drawn(page: Workbench, qtbot: QtBot, at: int) -> None:
    page.charts.strip.group.button(at).click()
    qtbot.waitUntil(page.charts.chart.ready)
    picture = page.charts.chart.grab().toImage()
    inks = {picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3)
            for y in range(0, picture.height(), 3)}  # fmt: skip
    assert len(inks) > 3


def test_an_empty_county_is_told_what_to_do_first(window: Window, settle: Settle) -> None:
    settle()
    page = window.page()
    assert isinstance(page, Workbench)
    assert "建档" in page.due.empty
    assert page.due_foot.isHidden()


def test_the_county_sees_its_stations_by_rank_and_what_they_handed_in(
    page: Workbench, performer: Performer, window: Window, settle: Settle, qtbot: QtBot
) -> None:
    """Each opens with Enter: a station, or the report that it handed in."""
    card = page.county
    assert card
    card.choose(0)
    first = card.stations.line(0)
    assert first.text == "1  枝城镇"  # where somebody was visited
    assert first.remark.startswith("1 人次")
    assert card.stations.line(1).text.startswith("2  ")
    assert card.stations.line(2).text.startswith("2  ")  # equals share a rank
    strip = card.strip.group.button(REPORTS)
    assert (strip.text(), strip.toolTip()) == (
        f"上报 0/{card.reports.count()}",
        "2022 年 8 月的月报",
    )
    key = performer.do(submissions.submit, "2022-08", "420581104", anyway=True)
    page.refresh()
    settle()
    assert strip.text().startswith("上报 1/")
    last = card.reports.line(card.reports.count() - 1)  # who has not is asked, and stands first
    assert (last.text, last.remark, last.opens) == ("枝城镇", "第 1 版  09-15", ("submission", key))
    card.stations.setFocus()
    card.stations.setCurrentRow(0)
    qtbot.keyClick(card.stations, Qt.Key.Key_Return)
    assert window.page().name == "社工站"


def test_a_follow_up_that_is_due_is_begun_from_its_to_do(
    performer: Performer,
    window: Window,
    add_person: Callable[..., int],
    settle: Settle,
    qtbot: QtBot,
) -> None:
    key = performer.do(common.save, "case", {
        "person": add_person("甲"), "station": "420581104", "opened_on": "2022-06-01"})  # fmt: skip
    performer.do(common.save, "case_closing", {
        "case": key, "closed_on": "2022-08-10", "cause": "asked", "follow_every": "monthly"})  # fmt: skip
    page = window.page()
    assert isinstance(page, Workbench)
    page.refresh()
    settle()
    at = next(n for n in range(page.todos.count()) if "跟进" in page.todos.item(n).text())
    page.todos.open_at(at)
    settle()
    form = window.page().front().form  # type: ignore[attr-defined]
    assert (form.entry.kind, form.entry.key) == ("follow_up", None)
    assert window.page().key == key  # type: ignore[attr-defined]
