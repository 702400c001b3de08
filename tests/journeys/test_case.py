"""One case through the pages, with the keyboard: taken, agreed to, assessed, planned, worked on, a
crisis and a referral on the way, evaluated, closed, followed up, put on the shelf and bound."""

import io
import re
from collections.abc import Callable
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import casework, common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.pages.case_book import CaseBook
from qianshou_desktop.ui.printing import Printing
from qianshou_desktop.ui.window import Window
from tests.conftest import TOWN, USER
from tests.journeys.conftest import Typist, button, pictures

Add = Callable[..., int]
Settle = Callable[[], None]
REFERRED, AGREED = 6, 7  # the tabs behind the six stages
# The volume as its contents list it, and words that only the typing can have brought into a form.
BOUND = {
    "知情同意书": ("见证人丁", "李秀英", "建档与服务"),
    "个案接案登记表": ("晚上睡不着",),
    "个案预估表": ("情绪低落", "需要陪伴"),
    "个案服务计划书": (
        "恢复日常生活",
        "每晚睡六小时",
        "睡眠好转",
        "每周面谈",
        "保密与配合",
        "家中八次",
    ),
    "个案介入（面谈）记录（第1次）": ("谈了老伴", "哀伤仍重"),
    "个案评估表": ("按时面谈八次", "睡眠量表", "我好多了", "陪伴有效", "能自己出门", "夜里还醒"),
    "个案结案表": ("能自己出门", "每月"),
    "个案转介表": ("市精神卫生中心", "睡眠障碍门诊", "病情摘要", "已收治"),
    "个案跟进（回访）记录（第1次）": ("情绪平稳", "终止"),
    "危机与强制报告表": ("说不想活了", "派出所已记录", "陪到儿子回家"),
}


class Clerk:
    """Whoever works on the case: goes to a field by its label, types, saves."""

    def __init__(self, book: CaseBook, hands: Typist, settle: Settle) -> None:
        self.book, self.hands, self.settle = book, hands, settle

    def form(self) -> Ledger:
        page = self.book.front()
        assert isinstance(page, Ledger)
        return page

    def fill(self, section: str, **typed: str) -> None:
        self.hands.fill(self.form().form, section, typed)

    def row(self, name: str, typed: dict[str, str]) -> None:
        """The first row of a field."""
        self.hands.fill_row(self.form().form.editor(name), 0, typed)

    def save(self) -> dict[str, Any]:
        """What the form's record holds once it is saved."""
        self.hands.control(Qt.Key.Key_S)
        self.settle()
        page = self.form()
        assert not page.unsaved(), page.line.text.text()
        assert page.form.entry.key is not None, page.line.text.text()
        return page.form.entry.values

    def forward(self) -> None:
        self.hands.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
        self.settle()

    def turn(self, tab: int, nth: int = 0) -> None:
        """Ctrl+Tab to a tab, F6 to one of those that share it, and a new form there."""
        while self.book.tab() != tab:
            self.hands.control(Qt.Key.Key_Tab)
        while self.book.nth[tab] != nth:
            self.hands.press(Qt.Key.Key_F6)
        self.settle()
        self.hands.control(Qt.Key.Key_N)

    def stage(self, at: int) -> None:
        """Back to one of the six stages by its arrow."""
        self.hands.click(self.book.stages.arrows[at])
        self.settle()

    def rows(self, name: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.form().form.editor(name).value()
        return found


@pytest.fixture
def clerk(window: Window, performer: Performer, hands: Typist, settle: Settle) -> Clerk:
    station = performer.ask(common.find, "station", where={"code": TOWN})[0]
    performer.do(common.save, "worker", {"name": USER, "station": station})
    at = next(n for n, place in enumerate(window.places) if "case" in place.opens)
    page = window.turn(at)
    assert isinstance(page, CaseBook)
    settle()
    return Clerk(page, hands, settle)


def test_from_intake_to_the_bound_volume(
    clerk: Clerk, performer: Performer, add_person: Add, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    person = add_person("李秀英", phone="13872500001")
    clerk.settle()
    key = intake(clerk, performer, person)
    consent(clerk)
    assessment(clerk)
    plan(clerk)
    session(clerk)
    photo(clerk, qtbot)
    crisis(clerk)
    referral(clerk)
    evaluation(clerk)
    closing(clerk, performer, key)
    assert {step.state for step in performer.ask(casework.steps, key)} == {"done"}
    follow_up(clerk)
    number = shelf(clerk, performer, key)
    volume(clerk, number, monkeypatch)


def intake(clerk: Clerk, performer: Performer, person: int) -> int:
    """F1, the person found by initials, the worker and the station known."""
    clerk.hands.control(Qt.Key.Key_N)
    clerk.hands.type("lxy\n")
    clerk.fill("接案", 接案日期="0901", 来源="2", 同意书="1", 紧急程度="2", 问题分类="qx\n")
    clerk.fill("求助", 求助问题="晚上睡不着")
    clerk.fill("判断", 处理决定="1")
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


def consent(clerk: Clerk) -> None:
    """F9: whose it is comes from the case; what was agreed to is ticked by digits."""
    clerk.turn(AGREED)
    clerk.fill("同意", 签字日期="0901", 同意事项="123", 单独同意="1", 保密例外="1", 告知权利="1",
               同意方式="1", 签字人="李秀英", 见证人="见证人丁")  # fmt: skip
    clerk.fill("告知内容", 收集目的="建档和个案服务", 收集项目="健康状况", 保存期限="结案后三十年")
    values = clerk.save()
    assert values["scopes"] == ["filing", "casework", "sensitive"]
    assert (values["separate"], values["witness"]) == (True, "见证人丁")
    clerk.stage(0)


def assessment(clerk: Clerk) -> None:
    """F2 begins with the problems of F1 and the needs that follow from them."""
    clerk.forward()
    assert clerk.book.tab() == 1
    assert [row["problem"] for row in clerk.rows("problems_found")] == ["情绪与心理"]
    assert [row["need"] for row in clerk.rows("needs")] == ["缓解情绪与心理"]
    clerk.fill("个人", 心理="情绪低落")
    clerk.fill("需求")
    clerk.row("needs", {"优先级": "1"})
    clerk.fill("风险与结论", 风险等级="3", 预估结论="需要陪伴")
    assert [row["priority"] for row in clerk.save()["needs"]] == ["high"]


def plan(clerk: Clerk) -> None:
    """F3 begins with a goal for each need; the agreement has four fields of its own."""
    clerk.forward()
    assert [row["goal"] for row in clerk.rows("goals")] == ["缓解情绪与心理"]
    clerk.fill("目标", 总目标="恢复日常生活")
    clerk.row("goals", {"目标值": "每晚睡六小时", "期限": "20221201"})
    clerk.fill("安排", 评估方法="前后测")
    clerk.fill("协议", 目标="睡眠好转", 内容与方法="每周面谈", 权利义务="保密与配合",
               地点时间次数="家中八次", 签字日期="0901")  # fmt: skip
    values = clerk.save()
    agreed = [values[f"agreed_{name}"] for name in ("goals", "work", "rights", "terms")]
    assert agreed == ["睡眠好转", "每周面谈", "保密与配合", "家中八次"]


def session(clerk: Clerk) -> None:
    """F4 begins with the plan's goals: three fields, and how far the goal has come."""
    clerk.forward()
    assert clerk.hands.at() == "开始时刻"
    clerk.hands.type("930")
    clerk.fill("面谈", 结束="1020")
    clerk.fill("过程与判断", 过程="谈了老伴", 社工判断="哀伤仍重")
    clerk.fill("进度与任务")
    goals: Any = clerk.form().form.editor("progress")
    assert goals.rows[0].editors["goal"].title() == "缓解情绪与心理"
    clerk.row("progress", {"进度（%）": "60"})
    assert clerk.save()["minutes"] == 50


def photo(clerk: Clerk, qtbot: QtBot) -> None:
    """A picture from the clipboard goes with the record of the session."""
    picture = QImage(60, 40, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.darkCyan)
    QGuiApplication.clipboard().setImage(picture)
    clerk.hands.press(Qt.Key.Key_F7)
    body = clerk.form().body
    clerk.hands.click(button(body, "粘贴"))
    qtbot.waitUntil(lambda: len(body.enclosures().found) == 1)
    clerk.hands.fill(body.enclosures().form, "", {"说明": "床头的药盒"})
    clerk.hands.control(Qt.Key.Key_S)
    clerk.settle()
    assert [item.caption for item in body.enclosures().found] == ["床头的药盒"]
    clerk.hands.press(Qt.Key.Key_F7)
    assert body.link.text() == "附件 1"


def crisis(clerk: Clerk) -> None:
    """F10: the clock runs until the call is noted; then what was done."""
    clerk.turn(AGREED, 1)
    page: Any = clerk.form()
    clerk.fill("发现", 所见所闻="说不想活了", 情形="7", 强制报告="1")
    assert "还没有报告" in page.alarm.time.text()
    clerk.hands.click(page.alarm.called)
    clerk.row("reports", {"案号": "派出所已记录"})
    clerk.fill("处置", 处置="陪到儿子回家", 办结日期="t")
    values = clerk.save()
    assert (values["harms"], values["mandatory"]) == (["suicide"], True)
    assert [row["receiver"] for row in values["reports"]] == ["police"]
    assert "还没有报告" not in page.alarm.time.text()


def referral(clerk: Clerk) -> None:
    """F7, with the papers that went along and the receipt that came back."""
    clerk.turn(REFERRED)
    clerk.fill("转介", 转介日期="t", 原因="3", 接收机构="市精神卫生中心", 联系人="周医生",
               电话="13872500002", 原因说明="睡眠障碍门诊")  # fmt: skip
    clerk.fill("同意与资料", 对象同意="1", 同意人="李秀英", 同意方式="1")
    clerk.row("materials", {"资料名称": "病情摘要", "份数": "1"})
    clerk.fill("回执与回访", 回执日期="t", 接收结果="已收治")
    values = clerk.save()
    assert (values["cause"], values["agreed"], values["receipt"]) == ("expert", True, "已收治")
    assert [(row["name"], row["copies"]) for row in values["materials"]] == [("病情摘要", 1)]


def evaluation(clerk: Clerk) -> None:
    """F5 begins with the progress of F4."""
    clerk.stage(3)
    clerk.forward()
    assert [(row["score"], row["percent"]) for row in clerk.rows("attainments")] == [("3", "60")]
    clerk.row("attainments", {"达成（0–5）": "4", "达成（%）": "80"})
    clerk.row("scales", {"量表": "睡眠量表", "前测": "21", "后测": "9"})
    clerk.fill("过程与成效", 过程评估="按时面谈八次", 成效证据="能自己出门", 未达原因="夜里还醒")
    clerk.fill("各方评价", 满意度="4", 对象自评="我好多了", 社工自评="陪伴有效")
    values = clerk.save()
    assert [(row["score"], row["percent"]) for row in values["attainments"]] == [(4, 80)]
    assert [(row["before"], row["after"]) for row in values["scales"]] == [("21", "9")]
    assert (values["satisfaction"], values["worker_view"]) == ("s4", "陪伴有效")


def closing(clerk: Clerk, performer: Performer, key: int) -> None:
    """F6, with what was counted and what F5 has shown; then the case is closed."""
    clerk.forward()
    page: Any = clerk.form()
    assert page.totals.text().endswith("1 次，50 分钟")
    assert page.form.editor("changes").value() == "能自己出门"
    clerk.fill("结案", 结案原因="1", 跟进频率="3")
    clerk.save()
    values = performer.ask(common.load, "case", key).values
    assert (values["stage"], values["closed_on"]) == ("closing", performer.today())


def follow_up(clerk: Clerk) -> None:
    """F8 of the closed case."""
    clerk.turn(REFERRED, 1)
    clerk.fill("跟进", 现状="情绪平稳", 处理="3")
    values = clerk.save()
    assert (values["nth"], values["result"]) == (1, "end")


def shelf(clerk: Clerk, performer: Performer, key: int) -> str:
    """F27: the volume comes filled in; a number for its place is all that is typed."""
    clerk.hands.click(clerk.book.shelve_button)
    clerk.settle()
    window: Any = clerk.book.window()
    page = window.page().front()
    assert page.form.editor("title_text").value() == "李秀英个案服务档案"
    clerk.hands.fill(page.form, "档案卷", {"存放位置": "2 号柜 3 层"})
    clerk.hands.control(Qt.Key.Key_S)
    clerk.settle()
    (made,) = performer.ask(common.find, "volume", where={"case": key})
    values = performer.ask(common.load, "volume", made).values
    assert values["place"] == "2 号柜 3 层"
    assert page.form.entry.key == made
    window.show_record("case", key)
    clerk.settle()
    clerk.hands.click(clerk.book.shelve_button)
    clerk.settle()
    assert page.form.entry.key == made, "once shelved, the same volume is shown"
    return str(values["number"])


def volume(clerk: Clerk, number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The button for it: cover, contents whose page numbers are true, every form with what was typed into it,
    and the photo at the end."""
    window: Any = clerk.book.window()
    made: list[Printing] = []

    def note(dialog: Printing) -> None:
        made.append(dialog)

    monkeypatch.setattr(Printing, "exec", note)
    window.turn(window.places.index(next(p for p in window.places if "case" in p.opens)))
    clerk.settle()
    clerk.hands.click(button(clerk.book, "打印全卷"))
    clerk.settle()
    bound = PdfReader(io.BytesIO(made[0].preview.content))
    cover, contents, *pages = ("".join(page.extract_text().split()) for page in bound.pages)
    assert number in cover
    assert "2号柜3层" in cover
    begins = in_contents(contents)
    for at, (title, told) in enumerate(BOUND.items()):
        first, after = begins[at], begins[at + 1]
        assert pages[first - 1].startswith(title.partition("（第")[0])
        assert f"—{first}—" in pages[first - 1]
        here = "".join(pages[first - 1 : after - 1])
        assert [each for each in told if each not in here] == [], title
    assert begins[-1] == len(pages)
    assert "床头的药盒" in pages[-1]
    assert (pictures(bound), len(bound.pages[-1].images)) == (1, 1)


def in_contents(text: str) -> list[int]:
    """The pages that the contents name, in the order of the volume: of each form, and at the end
    of the photos. Next to a page stands the number of the line that follows."""
    titles = [*BOUND, "照片与附件"]
    lines = [rf"{at}{re.escape(title)}" for at, title in enumerate(titles, 1)]
    told = r"(?:\d{9}-[A-Z]{2}-\d{4}-\d{4}\d{4}-\d\d-\d\d)?(\d+?)"
    found = re.search("".join(line + told for line in lines) + "$", text)
    assert found, text
    return [int(page) for page in found.groups()]
