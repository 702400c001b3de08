"""What a worker's post stands on: recruitment, training, certificate, exams (配强服务团队)."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Choice, Day, Flag, Name, Ref, Text, Whole
from qianshou_desktop.records.span import backwards
from qianshou_desktop.records.terms import (
    CERTIFICATE,
    EDUCATION,
    EXAM_RESULT,
    OPINION,
    PHASE,
    TRAINING,
)


class Recruitment(Record):
    """One joint recruitment for a post, with the three opinions and those who applied."""

    __tablename__ = "recruitment"
    label = "招录"
    keys = ("number",)
    letters = "ZL"
    title_field = "number"
    day_field = "opened_on"

    number: Mapped[str | None] = field(Text(40), "编号", index=True)
    station_id: Mapped[int] = field(Ref("station"), "社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "录用人员")
    opened_on: Mapped[date] = field(Day(past=True), "招录日期")
    bureau_opinion: Mapped[str] = field(Choice(OPINION), "市（县）民政局意见", default="pending")
    town_opinion: Mapped[str] = field(Choice(OPINION), "乡镇（街道）意见", default="pending")
    agency_opinion: Mapped[str] = field(Choice(OPINION), "承接机构意见", default="pending")
    candidates = rows("candidate", "应聘人员")
    note: Mapped[str | None] = field(Text(300, lines=True), "说明", privacy="personal")


class Candidate(Record):
    """Somebody who applied; certified locals come first."""

    __tablename__ = "candidate"
    label = "应聘人员"
    owner = "recruitment"

    recruitment_id: Mapped[int] = field(Ref("recruitment"), "招录")
    name: Mapped[str] = field(Name(), "姓名", privacy="personal")
    certified: Mapped[bool | None] = field(Flag(), "持证")
    local: Mapped[bool | None] = field(Flag(), "本地")
    education: Mapped[str | None] = field(Choice(EDUCATION), "学历")
    major: Mapped[str | None] = field(Text(60), "专业")
    hired: Mapped[bool | None] = field(Flag(), "录用")


class Certificate(Record):
    """A professional certificate (社会工作者职业资格证书)."""

    __tablename__ = "certificate"
    label = "职业资格证书"
    title_field = "level"
    day_field = "issued_on"

    worker_id: Mapped[int] = field(Ref("worker"), "人员")
    level: Mapped[str] = field(Choice(CERTIFICATE), "级别")
    certificate_number: Mapped[str | None] = field(Text(60), "证书号", privacy="personal")
    issued_on: Mapped[date] = field(Day(past=True), "发证日期")
    registered_to: Mapped[date | None] = field(Day(), "登记有效期至")
    study_hours: Mapped[int | None] = field(Whole(0, 2000, "学时"), "继续教育学时")

    def problems(self, today: date) -> dict[str, str]:
        return backwards("registered_to", self.issued_on, self.registered_to)


class Exam(Record):
    """An entry for the yearly exam, and how it went."""

    __tablename__ = "exam"
    label = "考试"
    title_field = "level"
    day_field = "sat_on"

    worker_id: Mapped[int] = field(Ref("worker"), "人员")
    level: Mapped[str] = field(Choice(CERTIFICATE), "报考级别", default="assistant")
    sat_on: Mapped[date] = field(Day(), "考试日期")
    result: Mapped[str] = field(Choice(EXAM_RESULT), "结果", default="registered")
    ability_score: Mapped[int | None] = field(Whole(0, 200, "分"), "综合能力得分")
    practice_score: Mapped[int | None] = field(Whole(0, 200, "分"), "实务得分")

    def problems(self, today: date) -> dict[str, str]:
        known = self.result in ("passed", "failed") and self.sat_on > today
        return {"result": f"考试日期（{self.sat_on}）还没到，还没有结果"} if known else {}


class Training(Form, Record):
    """A course (F21): the three themes of the plan, pre-post training, or other."""

    __tablename__ = "training"
    label = "培训"
    keys = ("number",)
    letters = "PX"
    day_field = "held_on"

    name: Mapped[str] = field(Text(80), "培训名称")
    theme: Mapped[str] = field(Choice(TRAINING), "主题")
    phase: Mapped[str | None] = field(Choice(PHASE), "阶段（社会组织运营管理）")
    held_on: Mapped[date] = field(Day(), "开始日期")
    ended_on: Mapped[date | None] = field(Day(), "结束日期")
    organiser_id: Mapped[int | None] = field(Ref("agency"), "组织者")
    pairing_id: Mapped[int | None] = field(Ref("pairing"), "所属结对")
    station_id: Mapped[int | None] = field(
        Ref("station"), "社工站", hint="一个站自己办的才选；全县的不选"
    )
    worker_id: Mapped[int | None] = field(Ref("worker"), "经办社工")
    place: Mapped[str | None] = field(Text(100), "地点")
    lecturer: Mapped[str | None] = field(Text(80), "讲师", privacy="personal")
    hours: Mapped[int | None] = field(Whole(0, 2000, "学时"), "学时")
    headcount: Mapped[int | None] = field(Whole(0, 100_000, "人"), "参训人数")
    trainees = rows("trainee", "参训人员")

    def problems(self, today: date) -> dict[str, str]:
        if self.phase and self.theme != "management":
            return {"phase": "只有“社会组织运营管理”分初创期和发展期"}
        return backwards("ended_on", self.held_on, self.ended_on)


class Trainee(Record):
    """Somebody who took part, and whether the assessment was passed."""

    __tablename__ = "trainee"
    label = "参训人员"
    owner = "training"
    once = "worker"

    training_id: Mapped[int] = field(Ref("training"), "培训")
    worker_id: Mapped[int | None] = field(Ref("worker"), "人员")
    name: Mapped[str | None] = field(Name(), "姓名（外单位）", privacy="personal")
    score: Mapped[int | None] = field(Whole(0, 1000, "分"), "考核分")
    passed: Mapped[bool | None] = field(Flag(), "合格")
    certificate: Mapped[str | None] = field(Text(60), "证书（编号）", privacy="personal")
