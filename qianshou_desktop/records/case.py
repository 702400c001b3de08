"""Cases (个案): intake (F1), and what every form of a case shares. The stages follow MZ/T 094-2017."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import codes, field, rows
from qianshou_desktop.records.kinds import Choice, Day, Flag, Ref, Text
from qianshou_desktop.records.opinion import Opinion
from qianshou_desktop.records.span import backwards
from qianshou_desktop.records.terms import ITEM
from qianshou_desktop.records.terms_work import (
    CASE_SOURCE,
    CRISIS_SIGN,
    FIRST_CONTACT,
    INTAKE_DECISION,
    PROBLEM,
    STAGE,
    URGENCY,
)

NEVER_SKIPPED = ("intake", "closing")
NOT_TAKEN = ("decline", "refer")  # decisions after which there is no case to be worked on
GOES_ON = "{} 已结案；要继续服务，请为同一对象新开个案，“接续个案”填这一件；误登的请先删除结案表、清空结案日期"


class Case(Opinion, Form, Record):
    """A case, entered with its intake form (F1 接案登记表). `reason` says why it was closed, or why
    a stage was passed over."""

    __tablename__ = "case"
    label = "个案"
    keys = ("number",)
    title_field = "number"
    letters = "GA"
    day_field = "opened_on"
    lasting = ("worker",)  # where a case has been, its transfers tell
    explained = False  # whether a reason was given with this very save, were it the same again

    person_id: Mapped[int] = field(Ref("person"), "服务对象")
    station_id: Mapped[int] = field(Ref("station"), "社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "受理社工")
    opened_on: Mapped[date] = field(Day(past=True), "接案日期", index=True)
    source: Mapped[str | None] = field(Choice(CASE_SOURCE), "个案来源")
    referrer: Mapped[str | None] = field(Text(100), "转介人或单位", privacy="personal")
    first_contact: Mapped[str | None] = field(Choice(FIRST_CONTACT), "首次接触方式")
    continues_id: Mapped[int | None] = field(
        Ref("case"), "接续个案", hint="以前结案的、现在接着服务的，填那一件的编号"
    )
    agreed: Mapped[bool | None] = field(Flag(), "已签同意书")
    request: Mapped[str | None] = field(
        Text(3000, lines=True), "求助问题（自述）", privacy="sensitive"
    )
    troubles = codes(PROBLEM, "表面问题分类", privacy="sensitive")
    tried: Mapped[str | None] = field(
        Text(1500, lines=True), "曾作努力与求助经历", privacy="sensitive"
    )
    involved: Mapped[str | None] = field(
        Text(500, lines=True), "相关人员与机构", privacy="sensitive"
    )
    urgency: Mapped[str | None] = field(Choice(URGENCY), "紧急程度", privacy="sensitive")
    dangers = codes(CRISIS_SIGN, "危机指标", privacy="sensitive")
    first_judgement: Mapped[str | None] = field(
        Text(1500, lines=True), "初步判断", privacy="sensitive"
    )
    decision: Mapped[str | None] = field(Choice(INTAKE_DECISION), "处理决定")
    decision_reason: Mapped[str | None] = field(
        Text(500, lines=True), "处理理由", privacy="sensitive", hint="转介、不接案要写理由"
    )
    items = codes(ITEM, "服务项目")
    project_id: Mapped[int | None] = field(Ref("project"), "品牌项目")
    stage: Mapped[str] = field(Choice(STAGE), "阶段", default="intake")
    closed_on: Mapped[date | None] = field(Day(past=True), "结案日期", index=True)
    reason: Mapped[str | None] = field(
        Text(200), "结案或跳过阶段的原因", privacy="personal",
        hint="前面有阶段没做就往后走，在这里写明为什么；已结案的是结案原因",
    )  # fmt: skip
    skips = rows("stage_skip", "跳过的阶段", short="stage")

    def complete(self, given: Collection[str] = ()) -> None:
        self.explained = "reason" in given
        if self.closed_on and (self.id is None or "stage" not in given):
            self.stage = "closing"  # a closed case is nowhere else

    def problems(self, today: date) -> dict[str, str]:
        found = backwards("closed_on", self.opened_on, self.closed_on)
        if self.closed_on and self.stage != "closing":
            found["stage"] = GOES_ON.format(self.closed_on)
        if self.decision in NOT_TAKEN and not self.decision_reason:
            found["decision_reason"] = "转介或不接案，请写明理由"
        if self.closed_on and not self.reason:
            found["reason"] = "请写结案原因，如 目标达成、失联、迁出"
        return found


class StageSkip(Record):
    """A stage that was passed over, and why."""

    __tablename__ = "stage_skip"
    label = "跳过的阶段"
    owner = "case"
    title_field = "stage"

    case_id: Mapped[int] = field(Ref("case"), "个案")
    stage: Mapped[str] = field(Choice(STAGE), "阶段")
    reason: Mapped[str] = field(Text(200), "原因", privacy="personal")
    skipped_on: Mapped[date | None] = field(Day(past=True), "日期")

    def problems(self, today: date) -> dict[str, str]:
        if self.stage in NEVER_SKIPPED:
            return {"stage": "接案和结案不能跳过"}
        return {}


class CaseForm(Form):
    """What the forms of a case share: which case, and where and by whom it was done."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"case": ("station", "worker")}

    case_id: Mapped[int] = field(Ref("case"), "个案")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "社工")
