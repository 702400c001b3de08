"""Pages of tabs: every kind of record has its place, and every field of it an editor; what does not
keep the rules leads to where it is mended."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common, rules
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records import KINDS
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.begun import Begun
from qianshou_desktop.ui.book import Book
from qianshou_desktop.ui.cells import Cell
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.house import PAGES
from qianshou_desktop.ui.leaves.findings import Findings
from qianshou_desktop.ui.leaves.parameters import Parameters
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.pages.event_book import EventBook
from qianshou_desktop.ui.pages.group_book import GroupBook
from qianshou_desktop.ui.pages.register_book import RegisterBook
from qianshou_desktop.ui.roll import Part, Roll
from qianshou_desktop.ui.table import Column, Table
from qianshou_desktop.ui.window import Window

BOOKS = (
    "社工站",
    "个案",
    "小组",
    "社区活动",
    "资源与志愿",
    "人员与取证",
    "规则与核对",
    "县域",
    "牵手计划",
)
Settle = Callable[[], None]
# Rows stand in their owner's grid; the others are changed by actions of their own.
KEPT = sorted(kind for kind, record in KINDS.items() if not record.owner and not record.managed)


def ledger(window: Window) -> Ledger:
    """The list with its form that is in front, whatever tab it stands in."""
    page: Any = window.page()
    while not isinstance(page, Ledger):
        page = page.front()
    return page


def book(window: Window, name: str) -> Book:
    page = window.turn(next(n for n, place in enumerate(window.places) if place.name == name))
    assert isinstance(page, Book)
    QApplication.processEvents()
    return page


def test_every_kind_has_a_page() -> None:
    assert [kind for kind in KEPT if not any(kind in place.opens for place in PAGES)] == []


@pytest.mark.parametrize("name", [place.name for place in PAGES if {*place.opens} & {*KEPT}])
def test_on_the_page_of_a_kind_every_field_stands(
    name: str, window: Window, performer: Performer
) -> None:
    (place,) = (place for place in PAGES if place.name == name)
    key = performer.ask(common.find, "station")[0]
    for kind in sorted({*place.opens} & {*KEPT}):
        given = {"station": key} if "station" in KINDS[kind].fields else {}
        window.start_record(kind, given)
        QApplication.processEvents()
        page = ledger(window)
        assert page.kind == kind
        tied = {page.part.link, *page.part.without} if isinstance(page, Roll) else set()
        assert set(page.form.editors) | tied >= set(KINDS[kind].fields), kind
        assert page.form.entry.values.get("station") in (key, None)


@pytest.mark.parametrize("name", BOOKS)
def test_every_tab_opens_with_its_own_main_button(name: str, window: Window, hands: Any) -> None:
    page = book(window, name)
    for at, nth in page.places():
        page.turn(at, nth)
        QApplication.processEvents()
        assert page.front().isVisible()
        assert page.action == page.front().action
    page.turn(0, 0).setFocus()
    hands.control(Qt.Key.Key_Tab)
    assert page.tab() == 1


@pytest.mark.parametrize(("who", "times"), [("performer", 1), ("town_performer", 0)])
def test_the_county_says_which_stations_and_a_station_does_not(
    who: str, times: int, qapp: QApplication, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    """Lists of what belongs to no other record name the station; those within one need not."""
    desk = Desk(request.getfixturevalue(who))
    books = (GroupBook, EventBook, RegisterBook)
    leaves = [leaf for book in books for tab in book.tabs for leaf in tab.leaves]
    rolls = [leaf.make(desk) for leaf in leaves if isinstance(leaf, Part) and leaf.home]
    heads = {roll.kind: [column.label for column in roll.columns] for roll in rolls}
    for roll in rolls:
        qtbot.addWidget(roll)
    desk.close()
    for kind in ("group", "event", "resource", "volunteer", "volunteer_service", "todo", "volume"):
        assert heads[kind].count("社工站") == times, kind
    assert "对象" in heads["todo"]
    assert "社工站" not in heads["group_session"]


def test_names_take_the_room_that_the_list_has(
    desk: Desk, add_person: Callable[..., int], settle: Settle, qtbot: QtBot
) -> None:
    long = "阿卜杜热合曼·买买提依明"
    add_person(long)
    columns = (Column("name", "姓名", 80), Column("address", "住址"), Column("risk", "风险", 90))
    table = Table(desk, "person", columns)
    qtbot.addWidget(table)
    table.resize(480, 300)
    table.show()
    table.look()
    settle()
    wide = table.fontMetrics().horizontalAdvance
    widths = [table.columnWidth(at) for at in range(3)]
    assert widths[0] > wide(long)
    assert wide("一般") < widths[2] < 90  # what a short text leaves goes to the others
    assert sum(widths) <= table.viewport().width()
    table.resize(190, 300)
    QApplication.processEvents()
    widths = [table.columnWidth(at) for at in range(3)]
    assert (sum(widths) <= table.viewport().width(), widths[1] >= 60) == (True, True)


def test_a_long_name_leaves_the_columns_that_decide_their_room(
    window: Window, performer: Performer, settle: Settle
) -> None:
    name = "清江两岸留守老人与困境儿童互助陪伴成长支持小组第三期"
    group = {"name": name, "station": "420581104", "from_on": "2022-09-01", "state": "running"}
    performer.do(common.save, "group", group)
    window.turn(next(n for n, p in enumerate(window.places) if "group" in p.opens))
    settle()
    page = window.page()
    assert isinstance(page, Book)
    table = page.front().table  # type: ignore[attr-defined]
    cut = [c.field for at, c in enumerate(table.rows.columns)
           if c.field != "name" and table.columnWidth(at) < table._wanted(at)]  # fmt: skip
    assert not cut
    assert sum(map(table.columnWidth, range(table.rows.columnCount()))) <= table.viewport().width()
    assert table.rows.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == name


def test_rows_are_seen_whole(
    window: Window, performer: Performer, add_person: Any, settle: Settle
) -> None:
    for nth in range(30):
        add_person(f"老人{nth}")
    page = window.turn(next(n for n, p in enumerate(window.places) if "person" in p.opens))
    settle()
    table = page.table  # type: ignore[attr-defined]
    for tall in (614, 623, 640):
        window.resize(1093, tall)
        settle()
        assert table.viewport().height() % theme.ROW == 0
        table.choose(table.rows.keys[-1])
        last = table.visualRect(table.rows.index(29, 0))
        assert last.bottom() + 1 == table.viewport().height()


def test_the_tabs_follow_the_station(window: Window, performer: Performer, settle: Settle) -> None:
    first, second = performer.ask(common.find, "station")[:2]
    values = {"name": "一楼", "station": second, "source": "office"}
    venue = performer.do(common.save, "venue", values)
    page = book(window, "社工站")
    window.show_record("venue", venue)
    settle()
    assert page.key == second
    assert ledger(window).form.entry.values["name"] == "一楼"
    page.follow(first)
    settle()
    assert list(ledger(window).table.rows.keys) == []
    page.step(1)
    settle()
    assert page.key == second


def test_of_a_closed_station_nothing_is_said_to_be_in_order(
    window: Window, performer: Performer, settle: Settle
) -> None:
    first, second = performer.ask(common.find, "station")[:2]
    performer.do(common.save, "station", {"closed_on": "2022-06-30"}, first)
    page = book(window, "社工站")
    for at, tab in enumerate(page.tabs):
        if tab.name in ("五有", "核对"):
            sight: Any = page.turn(at)
            page.follow(first)
            settle()
            assert (sight.lines.count(), sight.lines.empty) == (
                0, "本站已于 2022-06-30 撤并，不再核对。"
            )  # fmt: skip
            page.follow(second)
            settle()
            assert "撤并" not in sight.lines.empty


def test_what_is_typed_at_one_station_waits_there(
    window: Window, performer: Performer, settle: Settle, hands: Any
) -> None:
    first, second = performer.ask(common.find, "station")[:2]
    page = book(window, "社工站")
    page.follow(first)
    window.start_record("venue", {"station": first})
    ledger(window).form.focus("name")
    hands.type("没存的场所")
    page.follow(second)
    assert page.key == second
    assert window.foot.message.text().startswith("没保存的已留作草稿")
    begun = ledger(window).findChild(Begun)
    assert begun.isHidden(), "what was begun at another station"
    page.follow(first)
    settle()
    [draft] = begun.waiting()
    assert (draft.title, begun.text(), begun.isHidden()) == ("没存的场所", "草稿 1", False)
    ledger(window).take_up(draft)
    assert ledger(window).form.editor("name").value() == "没存的场所"
    assert begun.isHidden()
    ledger(window).save()
    settle()
    [key] = performer.ask(common.find, "venue")
    assert performer.ask(common.load, "venue", key).values["station"] == first
    assert page.desk.drafts.all() == []


def test_the_sign_as_it_must_read_stands_under_the_one_that_hangs(
    window: Window, performer: Performer, settle: Settle
) -> None:
    key = performer.ask(common.find, "station")[0]
    window.show_record("station", key)
    settle()
    form = ledger(window).form
    cell = form.cells["sign_text"]
    assert isinstance(cell, Cell)
    assert cell.note.text().startswith("应为：宜都市")
    form.put("sign_text", cell.note.text().removeprefix("应为："))
    ledger(window).edited("sign_text")
    assert cell.note.text() == "与应挂的一致"


def test_a_finding_leads_to_its_record_and_a_principle_takes_a_reason(
    window: Window, performer: Performer, settle: Settle, hands: Any
) -> None:
    key = performer.ask(common.find, "station")[0]
    performer.do(common.save, "station", {"state": "built"}, key)
    worker = performer.do(common.save, "worker", {"name": "王社工", "station": key})
    page = book(window, "规则与核对").turn(0)
    assert isinstance(page, Findings)
    settle()
    page.rule.choose("R13")
    settle()
    (found,) = page.shown()
    page.lines.setCurrentRow(0)
    page.reason.setText("当地招不到，先用着")
    page.explain()
    settle()
    assert page.shown()[0].reason == "当地招不到，先用着"
    page.lines.open_at(0)
    settle()
    assert (found.kind, ledger(window).form.entry.key) == ("worker", worker)


def test_the_arrow_goes_down_the_findings_and_not_through_the_filter(
    window: Window, settle: Settle, hands: Any
) -> None:
    book(window, "规则与核对").turn(0).setFocus()
    settle()
    page = book(window, "规则与核对").turn(0)
    assert isinstance(page, Findings)
    page.lines.setCurrentRow(0)
    hands.press(Qt.Key.Key_Down)
    assert (page.lines.currentRow(), page.level.value()) == (1, None)


def test_a_must_takes_no_reason(window: Window, performer: Performer, settle: Settle) -> None:
    key = performer.ask(common.find, "station")[0]
    performer.do(common.save, "station", {"state": "built"}, key)
    page = book(window, "规则与核对").turn(0)
    assert isinstance(page, Findings)
    settle()
    page.rule.choose("R9")
    page.lines.setCurrentRow(0)
    assert page.lines.count() == 1
    assert not page.reason.isEnabled()


def test_a_parameter_is_changed_with_source_and_day(
    window: Window, performer: Performer, settle: Settle, hands: Any
) -> None:
    page = book(window, "规则与核对").turn(1)
    assert isinstance(page, Parameters)
    settle()
    row = next(
        n for n in range(page.lines.count())
        if getattr(page.lines.line(n).opens, "name", "") == "R15.months"
    )  # fmt: skip
    page.lines.setCurrentRow(row)
    page.value.setText("三年")
    page.save()
    settle()
    assert "应写" in page.problem.text()
    page.value.setText("36")
    page.source.setText("县民政局通知")
    page.day.put(None)
    page.save()
    settle()
    assert performer.ask(rules.parameters).number("R15.months") == 36
    assert page.lines.line(row).remark == "36"
