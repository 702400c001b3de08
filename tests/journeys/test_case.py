"""One case through the pages, with the keyboard: taken, assessed, planned, worked on,
evaluated, closed, followed up, put on the shelf and bound."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from qianshou_desktop.actions import casework, common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.pages import case_book
from qianshou_desktop.ui.pages.case_book import CaseBook
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN, USER

Add = Callable[..., int]
Settle = Callable[[], None]


class Clerk:
    """Whoever works on the case: goes to a field by its name, types, saves."""

    def __init__(self, book: CaseBook, hands: Any, settle: Settle) -> None:
        self.book, self.hands, self.settle = book, hands, settle

    def form(self) -> Ledger:
        page = self.book.front()
        assert isinstance(page, Ledger)
        return page

    def fill(self, **typed: str) -> None:
        for name, text in typed.items():
            self.form().form.focus(name)
            self.hands.type(text)

    def save(self) -> None:
        self.hands.control(Qt.Key.Key_S)
        self.settle()
        page = self.form()
        assert not page.unsaved()
        assert page.form.entry.key is not None, page.line.text.text()

    def forward(self) -> None:
        self.hands.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        self.settle()

    def rows(self, name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.form().form.editor(name).value()
        return found


@pytest.fixture
def clerk(window: Window, performer: Performer, hands: Any, settle: Settle) -> Clerk:
    station = performer.ask(common.find, "station", where={"code": TOWN})[0]
    performer.do(common.save, "worker", {"name": USER, "station": station})
    at = next(n for n, place in enumerate(window.places) if "case" in place.opens)
    page = window.turn(at)
    assert isinstance(page, CaseBook)
    settle()
    return Clerk(page, hands, settle)


def test_from_intake_to_the_bound_volume(
    clerk: Clerk, performer: Performer, add_person: Add, set_clock: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    person = add_person("李秀英", phone="13872500001")
    clerk.settle()
    key = intake(clerk, performer, person)
    assessment(clerk)
    plan(clerk)
    session(clerk, set_clock)
    evaluation(clerk)
    closing(clerk, performer, key)
    states = [step.state for step in performer.ask(casework.steps, key)]
    assert states == ["done", "done", "done", "done", "skipped", "done"]
    follow_up(clerk, performer, key)
    number = shelf(clerk, performer, key)
    volume(clerk, number, monkeypatch)


def intake(clerk: Clerk, performer: Performer, person: int) -> int:
    """F1, the person found by initials, the worker and the station known."""
    clerk.hands.control(Qt.Key.Key_N)
    clerk.hands.type("lxy")
    clerk.hands.enter()
    clerk.fill(opened_on="0901", source="2", agreed="1", urgency="2", troubles="qx")
    clerk.hands.enter()
    clerk.fill(request="晚上睡不着", decision="1")
    clerk.save()
    (key,) = performer.ask(common.find, "case")
    values = performer.ask(common.load, "case", key).values
    assert (values["person"], values["troubles"], values["decision"]) == (
        person,
        ["mood"],
        "accept",
    )
    assert values["number"] == f"{TOWN}-GA-2022-0001"
    assert performer.ask(common.rows, "case", [key], ("worker",)) == [(USER,)]
    return key


def assessment(clerk: Clerk) -> None:
    """F2 begins with the problems of F1 and the needs that follow from them."""
    clerk.forward()
    assert clerk.book.tab() == 1
    assert [row["problem"] for row in clerk.rows("problems_found")] == ["情绪与心理"]
    assert [row["need"] for row in clerk.rows("needs")] == ["缓解情绪与心理"]
    clerk.fill(mind="情绪低落", conclusion="需要陪伴", risk="3")
    needs: Any = clerk.form().form.editor("needs")
    needs.rows[0].editors["priority"].put("high")
    clerk.save()


def plan(clerk: Clerk) -> None:
    """F3 begins with a goal for each need."""
    clerk.forward()
    assert [row["goal"] for row in clerk.rows("goals")] == ["缓解情绪与心理"]
    clerk.fill(aim="恢复日常生活", evaluation="前后测", client_signed_on="0901")
    goals: Any = clerk.form().form.editor("goals")
    goals.rows[0].editors["target"].put("每晚睡六小时")
    goals.rows[0].editors["due_on"].put("2022-12-01")
    clerk.save()


def session(clerk: Clerk, set_clock: Callable[[str], None]) -> None:
    """F4 begins with the plan's goals: three fields, and how far the goal has come."""
    clerk.forward()
    assert clerk.hands.at() == "开始时刻"
    clerk.hands.type("930")
    clerk.fill(ended_at="1020", facts="谈了老伴", judgement="哀伤仍重")
    page = clerk.form()
    goals: Any = page.form.editor("progress")
    page.form.focus("progress")
    assert goals.rows[0].editors["goal"].title() == "缓解情绪与心理"
    goals.rows[0].editors["percent"].focus()
    clerk.hands.type("60")
    clerk.save()
    assert page.form.entry.values["minutes"] == 50


def evaluation(clerk: Clerk) -> None:
    """F5 would begin with the progress of F4; here it is passed over, for a reason."""
    clerk.forward()
    assert [(row["score"], row["percent"]) for row in clerk.rows("attainments")] == [("3", "60")]
    clerk.forward()
    page = clerk.form()
    assert page.form.editor("cause").value() is None, "why it ends is the social worker's to say"
    page.form.put("cause", "attained")
    page.form.put("follow_every", "monthly")
    clerk.fill(changes="情绪平稳")
    clerk.hands.control(Qt.Key.Key_S)
    clerk.settle()
    assert "评估还没有做" in page.line.text.text(), "the gate says it in plain words"
    clerk.book.pass_over.click()
    clerk.hands.type("对象急着搬家")
    clerk.hands.enter()
    clerk.settle()


def closing(clerk: Clerk, performer: Performer, key: int) -> None:
    """F6, with what was counted; then the case is closed."""
    page: Any = clerk.form()
    assert page.totals.text().endswith("1 次，50 分钟")
    assert page.form.editor("changes").value() == "情绪平稳", "what was typed is still there"
    clerk.save()
    values = performer.ask(common.load, "case", key).values
    assert (values["stage"], values["closed_on"]) == ("closing", performer.today())


def follow_up(clerk: Clerk, performer: Performer, key: int) -> None:
    """F8 of the closed case."""
    clerk.book.turn(6, 1).setFocus()
    clerk.hands.control(Qt.Key.Key_N)
    clerk.fill(state="情绪平稳", result="3")
    clerk.save()
    (made,) = performer.ask(common.find, "follow_up", where={"case": key})
    values = performer.ask(common.load, "follow_up", made).values
    assert (values["nth"], values["result"]) == (1, "end")


def shelf(clerk: Clerk, performer: Performer, key: int) -> str:
    """F27: the volume comes filled in; a number for its place is all that is typed."""
    clerk.book.shelve_button.click()
    clerk.settle()
    window: Any = clerk.book.window()
    page = window.page().front()
    assert page.form.editor("title_text").value() == "李秀英个案服务档案"
    page.form.focus("place")
    clerk.hands.type("2 号柜 3 层")
    clerk.hands.control(Qt.Key.Key_S)
    clerk.settle()
    (made,) = performer.ask(common.find, "volume", where={"case": key})
    values = performer.ask(common.load, "volume", made).values
    assert values["place"] == "2 号柜 3 层"
    assert page.form.entry.key == made
    window.show_record("case", key)
    clerk.settle()
    clerk.book.shelve_button.click()
    clerk.settle()
    assert page.form.entry.key == made, "once shelved, the same volume is shown"
    return str(values["number"])


def volume(clerk: Clerk, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+P: cover, contents whose page numbers are true, and every form that was filled in."""
    window: Any = clerk.book.window()
    made: list[bytes] = []
    monkeypatch.setattr(case_book, "print_out", lambda content, *_: made.append(content))
    window.turn(window.places.index(next(p for p in window.places if "case" in p.opens)))
    clerk.settle()
    clerk.hands.control(Qt.Key.Key_P)
    clerk.settle()
    pages = ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made[0])).pages]
    assert number in pages[0]
    assert "2号柜3层" in pages[0]
    for title, typed in {
        "接案登记表": "晚上睡不着", "预估表": "情绪低落", "服务计划书": "恢复日常生活",
        "介入（面谈）记录": "谈了老伴", "结案表": "情绪平稳", "跟进（回访）记录": "终止",
    }.items():  # fmt: skip
        line = re.search(rf"{title}.*?\d{{4}}-\d\d-\d\d(\d)", pages[1])
        assert line, title
        first = pages[1 + int(line[1])]
        assert title in first
        assert f"—{line[1]}—" in first
        assert typed in first + pages[min(2 + int(line[1]), len(pages) - 1)]
