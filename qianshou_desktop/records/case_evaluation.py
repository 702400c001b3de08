"""F5 评估表 and F6 结案表: what was reached, and how the case ends."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.case import CaseForm
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Choice, Day, Ref, Text, Whole
from qianshou_desktop.records.opinion import Opinion, Signed
from qianshou_desktop.records.span import backwards
from qianshou_desktop.records.terms import SATISFACTION
from qianshou_desktop.records.terms_work import CLOSE_CAUSE, FREQUENCY


def _told(label: str, length: int = 1500) -> Mapped[str | None]:
    return field(Text(length, lines=True), label, privacy="sensitive")


class CaseEvaluation(CaseForm, Opinion, Record):
    """The evaluation of a case, goal by goal."""

    __tablename__ = "case_evaluation"
    label = "评估表"
    keys = ("number",)
    title_field = "number"
    letters = "GP"
    day_field = "evaluated_on"

    evaluated_on: Mapped[date] = field(Day(past=True), "评估日期")
    process: Mapped[str | None] = _told("过程评估")
    attainments = rows("attainment", "目标达成", privacy="sensitive")
    scales = rows("retest", "前后测对比", privacy="sensitive")
    client_view: Mapped[str | None] = _told("对象自评")
    satisfaction: Mapped[str | None] = field(Choice(SATISFACTION), "对象满意度")
    worker_view: Mapped[str | None] = _told("社工自评")
    evidence: Mapped[str | None] = _told("成效证据")
    shortfall: Mapped[str | None] = _told("未达原因")


class Attainment(Record):
    """How far a goal was reached: 0 (not at all) to 5 (wholly), and in per cent."""

    __tablename__ = "attainment"
    label = "目标达成"
    owner = "case_evaluation"
    once = "goal"
    title_field = "goal"

    case_evaluation_id: Mapped[int] = field(Ref("case_evaluation"), "评估表")
    goal_id: Mapped[int] = field(Ref("goal"), "目标")
    score: Mapped[int | None] = field(Whole(0, 5, "分"), "达成（0–5）", privacy="sensitive")
    percent: Mapped[int | None] = field(Whole(0, 100, "%"), "达成（%）", privacy="sensitive")
    note: Mapped[str | None] = field(Text(300), "说明", privacy="sensitive")


class Retest(Record):
    """A scale before and after."""

    __tablename__ = "retest"
    label = "前后测"
    owner = "case_evaluation"
    once = "scale"
    title_field = "scale"

    case_evaluation_id: Mapped[int] = field(Ref("case_evaluation"), "评估表")
    scale: Mapped[str] = field(Text(80), "量表")
    before: Mapped[str | None] = field(Text(20), "前测", privacy="sensitive")
    after: Mapped[str | None] = field(Text(20), "后测", privacy="sensitive")


NOBODY = ("lost", "moved", "died", "referred")  # causes after which the station follows up nobody


class CaseClosing(CaseForm, Opinion, Signed, Record):
    """The closing of a case. How often and how long it was served is counted, not typed."""

    __tablename__ = "case_closing"
    label = "结案表"
    keys = ("number",)
    title_field = "number"
    letters = "JA"
    day_field = "closed_on"

    closed_on: Mapped[date] = field(Day(past=True), "结案日期")
    cause: Mapped[str] = field(Choice(CLOSE_CAUSE), "结案原因")
    changes: Mapped[str | None] = field(Text(2000, lines=True), "变化摘要", privacy="sensitive")
    consolidation: Mapped[str | None] = _told("巩固措施")
    parting: Mapped[str | None] = _told("离别情绪处理")
    follow_every: Mapped[str | None] = field(Choice(FREQUENCY), "跟进频率")
    follow_until: Mapped[date | None] = field(Day(), "跟进截止")
    archive_number: Mapped[str | None] = field(Text(40), "归档号")

    def problems(self, today: date) -> dict[str, str]:
        found = backwards("follow_until", self.closed_on, self.follow_until)
        if self.cause not in NOBODY and not self.follow_every:
            found["follow_every"] = "请选结案以后多久跟进一次，或者选“不跟进”；下次跟进按它提醒"
        return found
