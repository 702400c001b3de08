"""资源与志愿: matters in a row, volunteers' hours and certificates, lent volumes, to-dos."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.leaves.registers import DONE, Todos, Volumes, Volunteers
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.pages.register_book import RegisterBook
from qianshou_desktop.ui.roll import Roll
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN

Add = Callable[..., int]
Settle = Callable[[], None]


@pytest.fixture
def book(window: Window, settle: Settle) -> RegisterBook:
    page = window.turn(next(n for n, place in enumerate(window.places) if "matter" in place.opens))
    assert isinstance(page, RegisterBook)
    settle()
    return page


@pytest.fixture
def front(book: RegisterBook, settle: Settle) -> Callable[[str], Any]:
    """The register of a kind, in front."""

    def turn(kind: str) -> Any:
        page = book.turn(*book.place_of(kind))
        page.setFocus()
        settle()
        return page

    return turn


def test_the_rail_is_not_higher_than_the_window(window: Window) -> None:
    assert window.height() == 614
    assert window.minimumSizeHint().height() <= 614
    buttons = window.rail.group.buttons()
    assert len(buttons) == len(window.places)
    room = window.rail.rect()
    assert all(room.contains(button.geometry()) for button in buttons)


def test_the_projects_are_a_tab(window: Window, performer: Performer, settle: Settle) -> None:
    key = performer.do(common.save, "project", {"name": "清江暖巢"})
    window.show_record("project", key)
    settle()
    page: Any = window.page()
    assert isinstance(page, RegisterBook)
    assert isinstance(page.front(), Ledger)
    assert page.front().form.entry.values["name"] == "清江暖巢"


def test_matters_carry_day_kind_and_action(
    front: Any, performer: Performer, settle: Settle, hands: Any
) -> None:
    page = front("matter")
    hands.control(Qt.Key.Key_N)
    for name, value in (("handled_on", "2022-09-12"), ("kind", "temporary"), ("action", "checked")):
        page.form.put(name, value)
    station = performer.ask(common.find, "station", where={"code": TOWN})[0]
    page.form.put("station", station, "枝城镇")
    page.form.put("count", "3")
    hands.control(Qt.Key.Key_Return)
    settle()
    assert hands.at() == "件数"
    page.form.put("count", "5")
    hands.control(Qt.Key.Key_S)
    settle()
    found = [
        performer.ask(common.load, "matter", key).values
        for key in performer.ask(common.find, "matter")
    ]
    assert sorted(each["count"] for each in found) == [3, 5]
    assert {(str(e["handled_on"]), e["kind"], e["action"], e["station"]) for e in found} == {
        ("2022-09-12", "temporary", "checked", station)
    }


def test_hours_lead_to_the_certificate(
    book: RegisterBook, front: Any, performer: Performer, settle: Settle
) -> None:
    key = performer.do(common.save, "volunteer", {"name": "周志愿", "joined_on": "2022-01-01"})
    page = front("volunteer")
    assert isinstance(page, Volunteers)
    page.show_record("volunteer", key)
    assert page.remark.text() == "还没有服务记录"
    page.hours_button.click()
    settle()
    service: Any = book.front()
    assert (service.kind, service.form.entry.values["volunteer"]) == ("volunteer_service", key)
    service.form.put("hours", "2.5")
    service.save()
    settle()
    page = front("volunteer")
    assert page.remark.text() == "累计 2.5 小时 · 1 次"
    page.certify_button.click()
    settle()
    paper: Any = book.front()
    assert paper.kind == "volunteer_certificate"
    served = service.form.entry.values["served_on"]
    assert paper.form.editor("from_on").value() == str(served)
    assert paper.form.editor("to_on").value() == str(performer.today())
    paper.save()
    settle()
    assert (paper.form.entry.values["hours"], paper.form.entry.values["times"]) == (2.5, 1)
    assert paper.heading.text() == "周志愿"


def test_a_volume_is_listed_without_the_code_of_its_place(
    front: Any, performer: Performer, settle: Settle
) -> None:
    """And of a long title the end is seen."""
    title = f"{'低保与临时救助' * 6}个案卷 {TOWN}-GA-2022-0007"
    given = {"title_text": title, "station": TOWN, "filed_on": "2022-08-01"}
    key = performer.do(common.save, "volume", given)
    page = front("volume")
    page.table.choose(key)
    settle()
    index = page.table.rows.index(page.table.rows.row_of(key), 1)
    assert index.data().endswith("个案卷 GA-2022-0007")
    option = QStyleOptionViewItem()
    page.table.itemDelegate().initStyleOption(option, index)
    assert option.textElideMode == Qt.TextElideMode.ElideMiddle
    assert page.heading.text().endswith("个案卷 GA-2022-0007")


def test_the_contents_of_a_case_s_volume_are_told_where_nobody_wrote_them(
    front: Any, performer: Performer, settle: Settle
) -> None:
    person = performer.do(common.save, "person", {"name": "丁一", "township": TOWN})
    case = {
        "person": person,
        "station": TOWN,
        "opened_on": "2022-05-01",
        "closed_on": "2022-07-01",
        "reason": "迁出",
    }
    given = {"title_text": "个案卷", "station": TOWN, "filed_on": "2022-08-01"}
    key = performer.do(
        common.save, "volume", {**given, "case": performer.do(common.save, "case", case)}
    )
    page = front("volume")
    page.table.choose(key)
    settle()
    told = page.form.remarks["bound"]
    assert "：个案接案登记表。" in told.text()
    page.form.editor("papers").append(name="个案卷宗")
    assert told.text() == ""


def test_volumes_overdue_are_red(front: Any, performer: Performer, settle: Settle) -> None:
    for title, due in (("逾期卷", "2022-09-14"), ("在外卷", "2022-09-15"), ("在架卷", None)):
        loans = [{"borrower": "王五", "due_on": due}] if due else []
        given = {"title_text": title, "station": TOWN, "filed_on": "2022-07-01", "loans": loans}
        performer.do(common.save, "volume", given)
    page = front("volume")
    assert isinstance(page, Volumes)
    model = page.table.rows
    shown = {}
    for at in range(model.rowCount()):
        row = model.named(at)
        shown[row["title_text"]] = (
            model.data(model.index(at, 2)),
            page.tint(row).get("title_text", ""),
        )
    assert shown == {
        "逾期卷": ("王五，09-14 应还", "danger"),
        "在外卷": ("王五，09-15 应还", "mind"),
        "在架卷": ("在架", ""),
    }
    assert "逾期未还 1 卷：逾期卷（王五，2022-09-14）" in page.notes.text()


# ---- to-dos --------------------------------------------------------------------------------------------


def test_open_ones_stand_by_their_day_and_are_done_by_a_button(
    front: Any, performer: Performer, settle: Settle, hands: Any
) -> None:
    late, none, soon = (
        performer.do(common.save, "todo", {"content": f"事{at}", "due_on": day})
        for at, day in enumerate(("2022-10-30", None, "2022-09-14"))
    )
    page = front("todo")
    assert isinstance(page, Todos)
    assert list(page.table.rows.keys) == [soon, late, none]
    assert [page.tint(page.table.rows.named(at)) for at in range(3)] == [
        {"due_on": "danger"},
        {},
        {},
    ]
    page.show_record("todo", soon)
    assert page.remark.text() == "已过期 1 天"
    page.done_button.click()
    hands.type("办好了")
    hands.enter()
    settle()
    settle()
    values = performer.ask(common.load, "todo", soon).values
    assert (values["done_on"], values["result"]) == (performer.today(), "办好了")
    assert list(page.table.rows.keys) == [late, none]
    page.which.choose(DONE)
    settle()
    assert list(page.table.rows.keys) == [soon]
    assert set(page.tint(page.table.rows.named(0)).values()) == {"gone"}
    page.show_record("todo", soon)
    assert not page.done_button.isEnabled()


def test_a_finding_leads_to_its_visit(
    window: Window, front: Any, add_person: Add, add_visit: Add, settle: Settle
) -> None:
    visit = add_visit(add_person(), medicine="amiss")
    page = front("todo")
    assert isinstance(page, Roll)
    page.source_button.click()
    settle()
    shown: Any = window.page()
    assert shown.front().form.entry.key == visit
