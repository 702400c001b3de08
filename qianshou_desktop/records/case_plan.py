"""F3 服务计划书与协议: the aim, measurable goals, and the five points of the agreement."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.case import CaseForm
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Day, Ref, Text, Whole
from qianshou_desktop.records.opinion import Opinion, Signed
from qianshou_desktop.records.span import backwards


class CasePlan(CaseForm, Opinion, Signed, Record):
    """The plan of a case, with the agreement that both sides sign."""

    __tablename__ = "case_plan"
    label = "服务计划书"
    keys = ("number",)
    title_field = "number"
    letters = "JH"
    day_field = "planned_on"

    planned_on: Mapped[date] = field(Day(past=True), "计划日期")
    aim: Mapped[str | None] = field(Text(1000, lines=True), "总目标", privacy="sensitive")
    goals = rows("goal", "具体目标", privacy="sensitive")
    theory: Mapped[str | None] = field(Text(1000, lines=True), "理论依据")
    from_on: Mapped[date | None] = field(Day(), "服务期限起")
    to_on: Mapped[date | None] = field(Day(), "服务期限止")
    times: Mapped[int | None] = field(Whole(0, 500, "次"), "服务次数")
    contact: Mapped[str | None] = field(Text(200), "联系方式", privacy="personal")
    contingency: Mapped[str | None] = field(
        Text(1000, lines=True), "风险与应变", privacy="sensitive"
    )
    evaluation: Mapped[str | None] = field(Text(1000, lines=True), "评估方法")
    agreed_goals: Mapped[str | None] = field(
        Text(1000, lines=True), "协议：目标", privacy="sensitive"
    )
    agreed_work: Mapped[str | None] = field(
        Text(1000, lines=True), "协议：内容与方法", privacy="sensitive"
    )
    agreed_rights: Mapped[str | None] = field(
        Text(1500, lines=True), "协议：双方权利义务", privacy="personal"
    )
    agreed_terms: Mapped[str | None] = field(
        Text(500, lines=True), "协议：地点、时间、期限、次数", privacy="personal"
    )

    def problems(self, today: date) -> dict[str, str]:
        return backwards("to_on", self.from_on, self.to_on)


class Goal(Record):
    """A measurable goal: from where to where, by when, and what is done for it."""

    __tablename__ = "goal"
    label = "具体目标"
    owner = "case_plan"
    once = "goal"
    title_field = "goal"

    case_plan_id: Mapped[int] = field(Ref("case_plan"), "服务计划书")
    goal: Mapped[str] = field(Text(200), "目标", privacy="sensitive")
    need: Mapped[str | None] = field(Text(200), "对应需求", privacy="sensitive")
    baseline: Mapped[str | None] = field(Text(100), "基线", privacy="sensitive")
    target: Mapped[str | None] = field(Text(100), "目标值", privacy="sensitive")
    due_on: Mapped[date | None] = field(Day(), "期限")
    strategy: Mapped[str | None] = field(Text(300), "策略", privacy="sensitive")
    action: Mapped[str | None] = field(Text(300), "行动", privacy="sensitive")
    responsible: Mapped[str | None] = field(Text(50), "负责人", privacy="personal")
    times: Mapped[int | None] = field(Whole(0, 500, "次"), "次数")
    schedule: Mapped[str | None] = field(Text(60), "时间")
    resources: Mapped[str | None] = field(Text(200), "资源", privacy="personal")
