"""F2 预估表: what is known of the person, family and surroundings; problems, needs, first scales."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.case import CaseForm
from qianshou_desktop.records.fields import codes, field, rows
from qianshou_desktop.records.kinds import Choice, Day, Ref, Text
from qianshou_desktop.records.opinion import Opinion
from qianshou_desktop.records.terms import RISK
from qianshou_desktop.records.terms_work import PRIORITY, THEORY


def _told(label: str, length: int = 1500) -> Mapped[str | None]:
    return field(Text(length, lines=True), label, privacy="sensitive")


class CaseAssessment(CaseForm, Opinion, Record):
    """The assessment (预估) of a case, once a case."""

    __tablename__ = "case_assessment"
    label = "预估表"
    keys = ("number",)
    title_field = "number"
    letters = "YG"
    day_field = "assessed_on"

    assessed_on: Mapped[date] = field(Day(past=True), "预估日期")
    sources = rows("fact_source", "资料来源", privacy="sensitive")
    body: Mapped[str | None] = _told("生理状况")
    mind: Mapped[str | None] = _told("心理状况")
    social: Mapped[str | None] = _told("社会功能")
    strength: Mapped[str | None] = _told("能力与优势")
    family_structure: Mapped[str | None] = _told("家庭结构")
    family_relations: Mapped[str | None] = _told("家庭关系")
    family_economy: Mapped[str | None] = _told("家庭经济")
    neighbours: Mapped[str | None] = _told("邻里")
    school: Mapped[str | None] = _told("学校")
    workplace: Mapped[str | None] = _told("单位")
    formal_support: Mapped[str | None] = _told("正式支持")
    informal_support: Mapped[str | None] = _told("非正式支持")
    problems_found = rows("case_problem", "问题清单", privacy="sensitive")
    needs = rows("case_need", "需求清单", privacy="sensitive")
    resources: Mapped[str | None] = _told("资源与优势")
    risk: Mapped[str | None] = field(Choice(RISK), "风险等级", privacy="sensitive")
    risk_basis: Mapped[str | None] = _told("风险依据", 500)
    theories = codes(THEORY, "采用理论或模式")
    scales = rows("case_scale", "前测量表", privacy="sensitive")
    conclusion: Mapped[str | None] = field(Text(2000, lines=True), "预估结论", privacy="sensitive")


class FactSource(Record):
    """Where a fact was learned, and when."""

    __tablename__ = "fact_source"
    label = "资料来源"
    owner = "case_assessment"
    title_field = "source"

    case_assessment_id: Mapped[int] = field(Ref("case_assessment"), "预估表")
    source: Mapped[str] = field(Text(100), "来源", privacy="personal")
    learned_on: Mapped[date | None] = field(Day(past=True), "日期")


class CaseProblem(Record):
    """A problem: how it shows, how long, from what, with what effect."""

    __tablename__ = "case_problem"
    label = "问题"
    owner = "case_assessment"
    title_field = "problem"

    case_assessment_id: Mapped[int] = field(Ref("case_assessment"), "预估表")
    problem: Mapped[str] = field(Text(200), "问题", privacy="sensitive")
    shown: Mapped[str | None] = field(Text(300), "表现", privacy="sensitive")
    lasting_for: Mapped[str | None] = field(Text(40), "持续时间", privacy="sensitive")
    cause: Mapped[str | None] = field(Text(300), "成因", privacy="sensitive")
    effect: Mapped[str | None] = field(Text(300), "影响", privacy="sensitive")


class CaseNeed(Record):
    """A need, as the person puts it and as the worker judges it."""

    __tablename__ = "case_need"
    label = "需求"
    owner = "case_assessment"
    title_field = "need"

    case_assessment_id: Mapped[int] = field(Ref("case_assessment"), "预估表")
    need: Mapped[str] = field(Text(200), "需求", privacy="sensitive")
    expressed: Mapped[str | None] = field(Text(300), "对象表达", privacy="sensitive")
    judged: Mapped[str | None] = field(Text(300), "社工判断", privacy="sensitive")
    priority: Mapped[str | None] = field(Choice(PRIORITY), "优先级")


class CaseScale(Record):
    """A scale and its score before the work."""

    __tablename__ = "case_scale"
    label = "前测量表"
    owner = "case_assessment"
    title_field = "scale"

    case_assessment_id: Mapped[int] = field(Ref("case_assessment"), "预估表")
    scale: Mapped[str] = field(Text(80), "量表")
    score: Mapped[str | None] = field(Text(20), "分数", privacy="sensitive")
    measured_on: Mapped[date | None] = field(Day(past=True), "日期")
