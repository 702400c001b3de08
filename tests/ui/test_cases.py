"""个案: the stages over the tabs, what is carried, skipped and refused; approvals; the alarm."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import casework, common, references
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.cells import Cell
from qianshou_desktop.ui.editors import RefEdit, RowsEdit
from qianshou_desktop.ui.leaves.case_forms import CaseForm, Closing
from qianshou_desktop.ui.leaves.cases import CLOSED, Cases
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.moving import Moving
from qianshou_desktop.ui.pages.case_book import CaseBook
from qianshou_desktop.ui.pages.persons import Persons
from qianshou_desktop.ui.pages.visits import VisitLog
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN

Add = Callable[..., int]
Settle = Callable[[], None]
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def add_case(performer: Performer, add_person: Add) -> Add:
    """Save a case of a new person; returns the key."""

    def add(name: str = "李秀英", **values: Any) -> int:
        given = {"person": add_person(name), "station": TOWN, "opened_on": "2022-09-01", **values}
        return performer.do(common.save, "case", given)

    return add


@pytest.fixture
def book(window: Window, settle: Settle) -> CaseBook:
    at = next(n for n, place in enumerate(window.places) if "case" in place.opens)
    page = window.turn(at)
    assert isinstance(page, CaseBook)
    settle()
    return page


def front(book: CaseBook) -> Ledger:
    page = book.front()
    assert isinstance(page, Ledger)
    return page


def at_case(book: CaseBook, key: int, tab: int, settle: Settle) -> Ledger:
    book.follow(key)
    book.turn(tab)
    settle()
    return front(book)


def planned(performer: Performer, case: int) -> list[int]:
    """An assessment and a plan with two goals; the keys of these."""
    performer.do(common.save, "case_assessment", {"case": case, "assessed_on": "2022-09-02"})
    goals = [{"goal": "每周出门两次"}, {"goal": "睡眠好转"}]
    plan = {"case": case, "planned_on": "2022-09-03", "aim": "恢复日常", "goals": goals}
    made = performer.do(common.save, "case_plan", plan)
    return list(performer.ask(common.find, "goal", where={"case_plan": made}))


# ---- the list ----------------------------------------------------------------------------------------


def test_the_intake_form_closes_no_case(book: CaseBook) -> None:
    """Else the reason of the closing would pass for that of every stage that was left out."""
    page = front(book)
    assert not page.form.editor("closed_on").widget().isEnabled()
    assert book.turn(5).form.editor("closed_on").widget().isEnabled()


def test_open_cases_are_listed_and_closed_ones_asked_for(
    book: CaseBook, add_case: Add, settle: Settle
) -> None:
    alive = add_case("丁一")
    done = add_case("马二", closed_on="2022-09-10", reason="外迁")
    settle()
    page = front(book)
    assert isinstance(page, Cases)
    assert list(page.table.rows.keys) == [alive]
    page.which.choose(CLOSED)
    settle()
    assert list(page.table.rows.keys) == [done]
    page.which.choose("intake")
    page.where.choose(TOWN)
    settle()
    assert list(page.table.rows.keys) == [alive]
    page.which.choose(None)
    settle()
    assert set(page.table.rows.keys) == {alive, done}


def test_a_case_belongs_to_the_station_where_the_person_lives(
    book: CaseBook, add_person: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    person = add_person("张淑芬")
    settle()
    hands.control(Qt.Key.Key_N)
    hands.type("zsf")
    hands.enter()
    hands.control(Qt.Key.Key_S)
    settle()
    (key,) = performer.ask(common.find, "case")
    values = performer.ask(common.load, "case", key).values
    assert (values["person"], values["stage"]) == (person, "intake")
    assert performer.ask(common.rows, "station", [values["station"]], ("code",)) == [(TOWN,)]


# ---- stages ------------------------------------------------------------------------------------------


def test_the_arrows_say_what_is_missing_and_open_their_tabs(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle
) -> None:
    key = add_case(request="一个人住", urgency="normal", decision="accept")
    settle()
    book.follow(key)
    assert book.stages.arrows[0].accessibleName() == "接案还缺：知情同意书"
    performer.do(common.save, "case", {"agreed": True}, key)
    performer.do(common.save, "case_assessment", {"case": key, "assessed_on": "2022-09-02"})
    settle()
    first, second, third = book.stages.arrows[:3]
    assert first.accessibleName() == "接案已完成"
    assert second.accessibleName() == "预估还缺：风险等级、预估结论、问题清单、需求清单"
    assert (
        third.accessibleName() == "还没有服务计划书，要填：总目标、评估方法、对象签字日期、具体目标"
    )
    signs = [arrow._sign() for arrow in book.stages.arrows]
    assert signs == ["tick", "4", "4", "2", "1", "1"], "also of those that nobody has begun"
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert (book.tab(), second.isChecked(), first.isChecked()) == (1, True, False)
    assert book.missing.text() == second.accessibleName()
    assert not book.pass_over.isVisible()
    book.turn(6)
    assert not second.isChecked()


def test_a_stage_is_skipped_for_a_reason(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    key = add_case()
    settle()
    at_case(book, key, 2, settle)
    assert book.pass_over.text() == "跳过预估…"
    book.pass_over.click()
    hands.enter()
    assert book.line.isVisible(), "a skipped stage wants a reason"
    hands.type("上个月在别的站预估过")
    hands.enter()
    settle()
    step = performer.ask(casework.steps, key)[1]
    assert (step.state, step.reason) == ("skipped", "上个月在别的站预估过")
    assert book.stages.arrows[1].accessibleName() == "预估已跳过：上个月在别的站预估过"
    assert book.pass_over.text() == "跳过计划…"


def test_a_form_before_its_time_is_refused_in_plain_words(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    key = add_case()
    settle()
    page = at_case(book, key, 2, settle)
    page.form.put("aim", "恢复日常")
    page.save()
    settle()
    assert "预估还没有做" in page.line.text.text()
    assert not len(performer.ask(common.find, "case_plan"))


def test_what_one_form_holds_is_carried_into_the_next(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    key = add_case(troubles=["mood", "health"], request="晚上睡不着")
    settle()
    book.follow(key)
    front(book).table.setFocus()
    hands.control(Qt.Key.Key_Right)
    page = front(book)
    assert isinstance(page, CaseForm)
    needs = page.form.editor("needs").value()
    assert [row["need"] for row in needs] == ["缓解健康与照料", "缓解情绪与心理"]
    assert not page.unsaved()
    hands.control(Qt.Key.Key_S)
    settle()
    hands.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    plan = front(book)
    assert (plan.kind, book.tab()) == ("case_plan", 2)
    goals = [row["goal"] for row in plan.form.editor("goals").value()]
    assert goals == ["缓解健康与照料", "缓解情绪与心理"]
    hands.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (book.tab(), front(book).form.entry.key is not None) == (1, True)


def test_ctrl_arrows_stay_within_a_text_and_leave_an_empty_field(
    book: CaseBook, add_case: Add, settle: Settle, hands: Any
) -> None:
    key = add_case()
    settle()
    page = at_case(book, key, 1, settle)
    page.form.focus("conclusion")
    hands.type("ab")
    hands.control(Qt.Key.Key_Left)
    assert book.tab() == 1
    page.form.put("conclusion", "")
    page.form.focus("worker")
    hands.control(Qt.Key.Key_Right)
    assert book.tab() == 2


def test_what_is_typed_is_saved_before_the_next_stage(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    key = add_case()
    settle()
    page = at_case(book, key, 1, settle)
    page.form.put("conclusion", "需要陪伴")
    book.stage_by(1)
    settle()
    assert book.tab() == 2
    (made,) = performer.ask(common.find, "case_assessment")
    assert performer.ask(common.load, "case_assessment", made).values["conclusion"] == "需要陪伴"


def test_a_session_begins_with_the_goals_in_words_and_last_tasks(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    key, other = add_case(), add_case("马二")
    goals = planned(performer, key)
    planned(performer, other)
    tasks = [{"task": "每天到村口走走", "doer": "本人"}]
    done = {"tasks": tasks, "progress": [{"goal": goals[0], "percent": 40}]}
    performer.do(common.save, "session", {"case": key, "held_on": "2022-09-05", **done})
    settle()
    page = at_case(book, key, 3, settle)
    hands.control(Qt.Key.Key_N)
    rows = page.form.editor("progress")
    assert isinstance(rows, RowsEdit)
    shown: list[Any] = [row.editors["goal"].widget() for row in rows.rows]
    assert [line.text() for line in shown] == ["每周出门两次", "睡眠好转"]
    assert [(r["goal"], r["percent"]) for r in rows.value()] == [(goals[0], "40"), (goals[1], "")]
    assert page.form.editor("last_tasks").value() == "本人：每天到村口走走——"
    narrowed: Any = rows.rows[0].editors["goal"]
    assert [o.key for o in narrowed._found("")] == goals
    page.form.put("facts", "去了两次村口")
    hands.control(Qt.Key.Key_S)
    settle()
    second = performer.ask(common.load, "session", page.form.entry.key).values
    assert (second["nth"], len(second["progress"])) == (2, 2)
    assert page.heading.text() == "第 2 次面谈"


def test_the_closing_counts_what_was_done(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle
) -> None:
    key = add_case()
    planned(performer, key)
    for day in ("2022-09-05", "2022-09-06"):
        performer.do(common.save, "session", {"case": key, "held_on": day, "minutes": 65})
    settle()
    page = at_case(book, key, 5, settle)
    assert isinstance(page, Closing)
    assert page.totals.text().endswith("2 次，2 小时 10 分钟")
    assert book.pass_over.text() == "跳过评估…"
    page.form.put("cause", "lost")
    page.save()
    settle()
    assert performer.ask(common.load, "case", key).values["closed_on"] == performer.today()
    book.turn(4)
    settle()
    assert front(book).panes.currentWidget() is front(book).nothing
    evaluation = front(book)
    assert isinstance(evaluation, CaseForm)
    assert evaluation.words_alone.text() == "这个个案已经结案，没有评估表。"


def test_no_judgement_is_made_for_the_social_worker(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle, hands: Any
) -> None:
    """Why a case ends, how far a goal was reached, what was agreed to: nobody said it yet."""
    key = add_case()
    planned(performer, key)
    for tab, names in {
        1: ("risk",),
        4: ("satisfaction",),
        5: ("cause",),
        6: ("cause", "agreed"),
        7: ("scopes", "separate", "limits_told", "rights_told", "way"),
    }.items():
        page = at_case(book, key, tab, settle)
        page.new()
        for name in names:
            assert page.form.editor(name).value() in (None, "", []), (tab, name)
    page = at_case(book, key, 4, settle)
    rows = page.form.editor("attainments").value()
    assert [(row["percent"], row["score"]) for row in rows] == [("", "")] * 2
    page = at_case(book, key, 5, settle)
    page.save()
    settle()
    cell = page.form.cells["cause"]
    assert isinstance(cell, Cell)
    assert cell.note.text() == "请填结案原因"


def test_what_is_wrong_in_a_row_is_marked_in_its_cell(
    book: CaseBook, add_case: Add, settle: Settle, hands: Any
) -> None:
    """And the line at the foot names row and field, each of them."""
    page = at_case(book, add_case(), 4, settle)
    page.new()
    rows: Any = page.form.editor("attainments")
    rows.put([{"goal": None, "score": "9", "percent": "160"}])
    page.save()
    settle()
    editors = rows.rows[0].editors
    wrong = [name for name, each in editors.items() if each.widget().property("wrong")]
    assert wrong == ["goal", "score", "percent"]
    assert hands.place() in (editors["goal"].widget(), editors["goal"].widget().focusProxy())
    both = {"attainments.0.score": "最多 5", "attainments.0.percent": "最多 100"}
    said = page.form.in_short(both)
    assert "第 1 行 达成（0–5）：最多 5；第 1 行 达成（%）：最多 100" in said


def test_all_that_is_wrong_is_told_at_once(persons: Persons, settle: Settle) -> None:
    persons.new()
    persons.form.put("id_number", "420500195001021234")
    persons.save()
    settle()
    notes = {name: persons.form.cells[name].note.text() for name in ("risk", "name", "id_number")}
    assert notes["risk"] == "请填风险等级"
    assert notes["name"] == "请填姓名"
    assert "校验" in notes["id_number"]


def test_the_risk_of_a_new_person_is_for_the_social_worker_to_say(
    persons: Persons, performer: Performer, settle: Settle
) -> None:
    persons.new()
    persons.form.put("name", "李秀英")
    persons.form.put("township", performer.ask(references.resolve, "township", TOWN))
    assert persons.form.editor("risk").value() is None
    persons.save()
    settle()
    cell = persons.form.cells["risk"]
    assert isinstance(cell, Cell)
    assert cell.note.text() == "请填风险等级"
    assert len(performer.ask(common.find, "person")) == 0
    persons.form.put("risk", "watch")
    persons.save()
    settle()
    (key,) = performer.ask(common.find, "person")
    assert performer.ask(common.load, "person", key).values["risk"] == "watch"


def test_there_is_one_form_a_stage(
    book: CaseBook, add_case: Add, performer: Performer, window: Window, settle: Settle
) -> None:
    key = add_case()
    planned(performer, key)
    settle()
    page = at_case(book, key, 2, settle)
    (plan,) = performer.ask(common.find, "case_plan")
    window.start_record("case_plan", {"case": key})
    assert page.form.entry.key == plan
    page.ask_delete()
    page.line.buttons()[1].click()
    settle()
    assert page.form.entry.key is None
    assert page.panes.currentWidget() is page.card, "a new one begins in its place"


# ---- to another station, on paper ----------------------------------------------------------------------


def test_a_case_goes_to_another_station(
    book: CaseBook, add_case: Add, performer: Performer, settle: Settle,
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot,
) -> None:  # fmt: skip
    key = add_case()
    stations = performer.ask(common.find, "station")
    to = next(k for k in stations if k != performer.ask(common.load, "case", key).values["station"])
    settle()
    performer.do(common.save, "station", {"state": "built"}, to)
    at_case(book, key, 0, settle)
    refused: list[str] = []

    def run(dialog: Moving) -> int:
        dialog.open()
        dialog.go()
        refused.append(dialog.cells["to_station"].note.text())
        assert dialog.station.line.property("wrong")
        assert dialog.focusWidget() is dialog.station.line
        dialog.station.put(to, "那一站")
        dialog.cause.put("搬家")
        dialog.day.put("2022-08-01")
        dialog.go()
        qtbot.waitUntil(lambda: bool(dialog.cells["moved_on"].note.text()), timeout=20_000)
        refused.append(dialog.cells["moved_on"].note.text())
        dialog.day.put("2022-09-15")
        dialog.go()
        qtbot.waitUntil(dialog.isHidden, timeout=20_000)
        return dialog.result()

    monkeypatch.setattr(Moving, "exec", run)
    book.move_button.click()
    settle()
    assert refused == ["请选转入的社工站", "不能早于接案日期（2022-09-01）"]
    assert performer.ask(common.load, "case", key).values["station"] == to
    transfers = at_case(book, key, 6, settle)
    book.turn(6, 2)
    settle()
    transfers = front(book)
    assert len(transfers.table.rows.keys) == 1
    assert transfers.form.entry.values["cause"] == "搬家"


# ---- where cases begin ---------------------------------------------------------------------------------------


def test_a_case_begins_at_a_person(
    persons: Persons, window: Window, add_person: Add, settle: Settle, hands: Any
) -> None:
    key = add_person("丁一")
    settle()
    persons.table.choose(key)
    persons.table.setFocus()
    hands.type("c")
    page = window.page()
    assert isinstance(page, CaseBook)
    assert front(page).form.editor("person").value() == key
    assert hands.at() == "接案日期"


def test_who_is_not_on_file_is_filed_from_the_intake_and_chosen_there(
    book: CaseBook, window: Window, performer: Performer, settle: Settle, hands: Any, qtbot: QtBot
) -> None:
    intake = front(book)
    hands.control(Qt.Key.Key_N)
    intake.form.put("request", "没有人照料")
    intake.form.focus("person")
    hands.type("覃大山")
    field = intake.form.editors["person"]
    assert isinstance(field, RefEdit)
    qtbot.waitUntil(field.list.isVisible)
    hands.press(Qt.Key.Key_Down)
    hands.enter()
    persons = window.page()
    assert isinstance(persons, Persons)
    assert persons.form.editor("name").value() == "覃大山"
    assert "回到“个案”" in window.foot.message.text()
    persons.form.put("risk", "normal")
    persons.form.put("township", performer.ask(common.find, "township")[0])
    persons.save()
    settle()
    [key] = performer.ask(common.find, "person")
    assert window.page() is book
    assert intake.form.editor("person").value() == key
    assert intake.form.editor("request").value() == "没有人照料"
    assert hands.at() == "服务对象"


def test_a_case_begins_at_a_visit_that_found_the_need(
    visits: VisitLog, window: Window, add_person: Add, add_visit: Add, settle: Settle
) -> None:
    key = add_person("丁一")
    plain = add_visit(key, "2022-09-01")
    found = add_visit(key, "2022-09-02", outcome="case", needs="没有人照料", note="独居")
    settle()
    visits.show_record("visit", plain)
    assert not visits.start.isVisible()
    visits.show_record("visit", found)
    assert visits.start.isVisible()
    visits.start.click()
    QApplication.processEvents()
    page = window.page()
    assert isinstance(page, CaseBook)
    values = front(page).form.snapshot()
    assert (values["person"], values["source"], values["request"]) == (
        key,
        "outreach",
        "没有人照料",
    )
