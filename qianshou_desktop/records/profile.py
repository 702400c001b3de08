"""The extra blocks of F0 for children, older people and people with disabilities (domain.md §2.2).

Mixins of Person, so that one person who is old and disabled has one file, one form, one history.
"""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Choice, Day, Flag, Name, Text, Whole
from qianshou_desktop.records.terms import (
    COGNITION,
    CONTACT_RATE,
    DISABILITY,
    DISABILITY_GRADE,
    GUARD_LEVEL,
    LIVING,
    PARENT_STATE,
    RISK,
)


class ChildBlock:
    """两表一册: the left-behind and the hard-pressed child."""

    father_state: Mapped[str | None] = field(Choice(PARENT_STATE), "父亲情况", privacy="minor")
    father_place: Mapped[str | None] = field(Text(100), "父亲务工地", privacy="minor")
    father_contact: Mapped[str | None] = field(
        Choice(CONTACT_RATE), "父亲联系频率", privacy="minor"
    )
    mother_state: Mapped[str | None] = field(Choice(PARENT_STATE), "母亲情况", privacy="minor")
    mother_place: Mapped[str | None] = field(Text(100), "母亲务工地", privacy="minor")
    mother_contact: Mapped[str | None] = field(
        Choice(CONTACT_RATE), "母亲联系频率", privacy="minor"
    )
    guardian: Mapped[str | None] = field(Name(), "实际监护人", privacy="minor")
    guardian_paper: Mapped[bool | None] = field(Flag(), "已签委托照护书", privacy="minor")
    school: Mapped[str | None] = field(Text(80), "学校", privacy="minor")
    teacher: Mapped[str | None] = field(Name(), "班主任", privacy="minor")
    guard_level: Mapped[str | None] = field(Choice(GUARD_LEVEL), "监护评估等级", privacy="minor")
    child_mind: Mapped[str | None] = field(Text(300, lines=True), "心理状况", privacy="minor")
    child_hazard: Mapped[str | None] = field(Text(300, lines=True), "安全隐患", privacy="minor")
    child_director: Mapped[str | None] = field(Name(), "儿童主任", privacy="minor")
    child_supervisor: Mapped[str | None] = field(Name(), "儿童督导员", privacy="minor")


class ElderBlock:
    """The older person's living conditions and care."""

    living: Mapped[str | None] = field(Choice(LIVING), "居住状态", privacy="personal")
    adl: Mapped[int | None] = field(
        Whole(0, 100, "分"), "日常生活能力（ADL）得分", privacy="sensitive"
    )
    cognition: Mapped[str | None] = field(Choice(COGNITION), "认知", privacy="sensitive")
    children_note: Mapped[str | None] = field(Text(200), "子女情况", privacy="personal")
    visit_plan: Mapped[str | None] = field(Text(200), "探访计划", privacy="personal")


class DisabilityBlock:
    """Disability, and the psychiatric block that only those concerned should see."""

    disability_kind: Mapped[str | None] = field(Choice(DISABILITY), "残疾类别", privacy="sensitive")
    disability_grade: Mapped[str | None] = field(
        Choice(DISABILITY_GRADE), "残疾等级", privacy="sensitive"
    )
    disability_guardian: Mapped[str | None] = field(Name(), "残疾人监护人", privacy="personal")
    rehabilitation: Mapped[str | None] = field(
        Text(300, lines=True), "康复需求", privacy="sensitive"
    )
    diagnosis: Mapped[str | None] = field(Text(200), "精神障碍诊断", privacy="sensitive")
    medication: Mapped[str | None] = field(Text(200), "服药情况", privacy="sensitive")
    mental_guardian: Mapped[str | None] = field(Name(), "精神障碍监护人", privacy="sensitive")
    mental_risk: Mapped[str | None] = field(Choice(RISK), "精神障碍风险等级", privacy="sensitive")
    diagnosed_on: Mapped[date | None] = field(Day(past=True), "确诊日期", privacy="sensitive")
