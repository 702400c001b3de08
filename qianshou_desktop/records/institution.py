"""Papers and mechanisms of a station, and the running records that they imply (完善制度建设)."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import codes, field, rows
from qianshou_desktop.records.kinds import Choice, Day, Flag, Name, Phone, Ref, Text, Whole
from qianshou_desktop.records.opinion import SUPERVISORS
from qianshou_desktop.records.span import backwards
from qianshou_desktop.records.terms import (
    COMPLAINT_WAY,
    FIVE,
    PAPER,
    SAFETY,
    SATISFACTION,
    SUPERVISION,
)


class Institution(Record):
    """One of the three organisation papers, six kinds of rules or four mechanisms."""

    __tablename__ = "institution"
    label = "制度文件"

    name: Mapped[str] = field(Text(100), "名称")
    kind: Mapped[str] = field(Choice(PAPER), "类别")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    centre_id: Mapped[int | None] = field(Ref("centre"), "指导中心")
    version: Mapped[str | None] = field(Text(20), "版本")
    issuer: Mapped[str | None] = field(Text(80), "印发单位")
    issued_on: Mapped[date | None] = field(Day(past=True), "印发日期")
    review_on: Mapped[date | None] = field(Day(), "复审日期")
    ended_on: Mapped[date | None] = field(Day(), "废止日期")
    posted: Mapped[bool | None] = field(Flag(), "已上墙")
    filed_at: Mapped[str | None] = field(Text(120), "文件存放处")
    content: Mapped[str | None] = field(Text(20_000, lines=True), "正文")

    def problems(self, today: date) -> dict[str, str]:
        if bool(self.station_id) and bool(self.centre_id):
            return {"station": "请在社工站和指导中心中只选一个"}
        return backwards("ended_on", self.issued_on, self.ended_on)


class Promise(Record):
    """One thing that a station promises to those it serves (服务承诺)."""

    __tablename__ = "promise"
    label = "服务承诺"
    title_field = "content"

    station_id: Mapped[int] = field(Ref("station"), "社工站")
    content: Mapped[str] = field(Text(200), "承诺内容")
    made_on: Mapped[date | None] = field(Day(past=True), "公布日期")
    posted: Mapped[bool | None] = field(Flag(), "已公示")
    kept: Mapped[bool | None] = field(Flag(), "兑现")
    note: Mapped[str | None] = field(Text(300, lines=True), "兑现情况")


class Complaint(Form, Record):
    """A complaint and its answer (F22)."""

    __tablename__ = "complaint"
    label = "投诉"
    keys = ("number",)
    letters = "TS"
    title_field = "number"
    day_field = "received_on"

    station_id: Mapped[int] = field(Ref("station"), "社工站")
    received_on: Mapped[date] = field(Day(past=True), "投诉日期")
    complainant: Mapped[str | None] = field(Name(), "投诉人", privacy="personal")
    phone: Mapped[str | None] = field(Phone(), "联系电话", privacy="personal")
    way: Mapped[str] = field(Choice(COMPLAINT_WAY), "途径", default="visit")
    content: Mapped[str] = field(Text(2000, lines=True), "内容", privacy="sensitive")
    worker_id: Mapped[int | None] = field(Ref("worker"), "受理人")
    due_on: Mapped[date | None] = field(Day(), "办理期限")
    handled_on: Mapped[date | None] = field(Day(past=True), "办结日期")
    handling: Mapped[str | None] = field(Text(2000, lines=True), "处理", privacy="sensitive")
    answer: Mapped[str | None] = field(Text(1000, lines=True), "反馈", privacy="sensitive")
    satisfaction: Mapped[str | None] = field(Choice(SATISFACTION), "满意度")

    def problems(self, today: date) -> dict[str, str]:
        return backwards("due_on", self.received_on, self.due_on) | backwards(
            "handled_on", self.received_on, self.handled_on
        )


class Supervision(Form, Record):
    """A supervision (F20): who supervised whom, on what, and what is to be done."""

    __tablename__ = "supervision"
    label = "督导"
    keys = ("number",)
    letters = "DD"
    title_field = "topic"
    day_field = "held_on"

    station_id: Mapped[int] = field(Ref("station"), "社工站")
    held_on: Mapped[date] = field(Day(past=True), "督导日期")
    minutes: Mapped[int | None] = field(Whole(0, 1440, "分钟"), "时长（分钟）")
    supervisor: Mapped[str | None] = field(Name(among=SUPERVISORS), "督导者", privacy="personal")
    supervisees = rows("supervisee", "督导对象", privacy="personal")
    form: Mapped[str] = field(Choice(SUPERVISION), "形式", default="single")
    pairing_id: Mapped[int | None] = field(Ref("pairing"), "所属结对（项目督导）")
    topic: Mapped[str] = field(Text(200), "议题", privacy="personal")
    advice: Mapped[str | None] = field(Text(3000, lines=True), "建议", privacy="personal")
    tasks = rows("supervision_task", "行动项", privacy="personal")
    worker_id: Mapped[int | None] = field(
        Ref("worker"), "记录社工", hint="没有另填督导对象时，督导的就是这一位"
    )


class Supervisee(Record):
    """Somebody who was supervised: of the station, or from elsewhere by name."""

    __tablename__ = "supervisee"
    label = "督导对象"
    owner = "supervision"
    once = "worker"
    title_field = "worker"

    supervision_id: Mapped[int] = field(Ref("supervision"), "督导")
    worker_id: Mapped[int | None] = field(Ref("worker"), "人员")
    name: Mapped[str | None] = field(Name(), "姓名（外单位）", privacy="personal")

    def problems(self, today: date) -> dict[str, str]:
        return {} if self.worker_id or self.name else {"worker": "请选人员，外单位的写姓名"}


class SupervisionTask(Record):
    """What somebody is to do after a supervision."""

    __tablename__ = "supervision_task"
    label = "行动项"
    owner = "supervision"
    title_field = "task"

    supervision_id: Mapped[int] = field(Ref("supervision"), "督导")
    task: Mapped[str] = field(Text(300), "行动项", privacy="personal")
    worker_id: Mapped[int | None] = field(Ref("worker"), "谁做")
    due_on: Mapped[date | None] = field(Day(), "期限")
    done_on: Mapped[date | None] = field(Day(past=True), "完成日期")


class SafetyCheck(Form, Record):
    """A safety check (F26)."""

    __tablename__ = "safety_check"
    label = "安全检查"
    keys = ("number",)
    letters = "AQ"
    title_field = "number"
    day_field = "checked_on"

    station_id: Mapped[int] = field(Ref("station"), "社工站")
    checked_on: Mapped[date] = field(Day(past=True), "检查日期")
    worker_id: Mapped[int | None] = field(Ref("worker"), "检查人")
    fire: Mapped[str | None] = field(Choice(SAFETY), "消防")
    power: Mapped[str | None] = field(Choice(SAFETY), "用电")
    emergency: Mapped[str | None] = field(Choice(SAFETY), "应急")
    food: Mapped[str | None] = field(Choice(SAFETY), "食品")
    insurance: Mapped[str | None] = field(Choice(SAFETY), "人身保险")
    hazard: Mapped[str | None] = field(Text(500, lines=True), "隐患")
    mend_by: Mapped[date | None] = field(Day(), "整改期限")
    mended_on: Mapped[date | None] = field(Day(past=True), "整改完成")

    def problems(self, today: date) -> dict[str, str]:
        looked = (self.fire, self.power, self.emergency, self.food, self.insurance, self.hazard)
        found = {} if any(looked) else {"fire": "一项也没有查，请逐项选“合格”“有隐患”或“未查”"}
        return (
            found
            | backwards("mend_by", self.checked_on, self.mend_by)
            | backwards("mended_on", self.checked_on, self.mended_on)
        )


class Assessment(Form, Record):
    """A station's assessment after the five haves (F23)."""

    __tablename__ = "assessment"
    label = "站点评估"
    keys = ("number",)
    letters = "PG"
    title_field = "number"
    day_field = "assessed_on"

    station_id: Mapped[int] = field(Ref("station"), "社工站")
    assessed_on: Mapped[date] = field(Day(past=True), "评估日期")
    assessor: Mapped[str | None] = field(Text(80), "评估者", privacy="personal")
    marks = rows("mark", "各项得分")
    conclusion: Mapped[str | None] = field(Text(2000, lines=True), "结论")
    worker_id: Mapped[int | None] = field(Ref("worker"), "站内经办人")
    passed: Mapped[bool | None] = field(Flag(), "验收合格")


class Mark(Record):
    """The score of one of the five haves: the station's own and the county's."""

    __tablename__ = "mark"
    label = "各项得分"
    owner = "assessment"
    title_field = "item"

    assessment_id: Mapped[int] = field(Ref("assessment"), "站点评估")
    item: Mapped[str] = field(Choice(FIVE), "指标")
    full: Mapped[int | None] = field(Whole(0, 100, "分"), "分值")
    own: Mapped[int | None] = field(Whole(0, 100, "分"), "自评分")
    county: Mapped[int | None] = field(Whole(0, 100, "分"), "县评分")
    evidence: Mapped[str | None] = field(Text(200), "依据")
    link: Mapped[str | None] = field(Text(300), "证据链接")
    reason: Mapped[str | None] = field(Text(200), "扣分原因")

    def problems(self, today: date) -> dict[str, str]:
        over = [n for n in ("own", "county") if self.full is not None and self._above(n)]
        return dict.fromkeys(over, f"不能高于这一项的分值（{self.full} 分）")

    def _above(self, name: str) -> bool:
        return (getattr(self, name) or 0) > (self.full or 0)


class CountyPlan(Record):
    """How the county builds its stations: the way of working and its purposes (宜都实现全覆盖)."""

    __tablename__ = "county_plan"
    label = "建设模式"

    name: Mapped[str] = field(Text(60), "名称")
    standard = codes(FIVE, "建设标准（五有）")
    ways: Mapped[str | None] = field(Text(200), "运作方式")
    purpose: Mapped[str | None] = field(Text(500, lines=True), "目的")
    lead: Mapped[str | None] = field(Text(80), "牵头单位")
