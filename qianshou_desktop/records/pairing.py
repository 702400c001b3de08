"""The hand-in-hand plan (牵手计划): plan, key counties, pairings, tasks, those sent, policies and
meetings (seed article, first half; domain.md §1.1)."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import codes, field, rows
from qianshou_desktop.records.kinds import Choice, Code, Day, Money, Name, Ref, Text, Whole
from qianshou_desktop.records.span import Span, backwards
from qianshou_desktop.records.terms import (
    MEETING,
    PAIRING_KIND,
    PAIRING_MODE,
    POLICY,
    REVIVAL,
    TASK,
    TASK_STATE,
    WORKSTREAM,
)


class Plan(Record):
    """The plan itself; it may be over, or followed by another."""

    __tablename__ = "plan"
    label = "牵手计划"
    keys = ("name",)

    name: Mapped[str] = field(Text(100), "名称")
    document_number: Mapped[str | None] = field(Text(60), "文号")
    issued_on: Mapped[date | None] = field(Day(past=True), "印发日期")
    issuers: Mapped[str | None] = field(Text(200), "印发机关")
    from_on: Mapped[date] = field(Day(), "起始日期")
    to_on: Mapped[date] = field(Day(), "终止日期")
    scope: Mapped[str | None] = field(Text(200), "范围")
    key_counties: Mapped[int | None] = field(Whole(0, 3000, "个"), "重点帮扶县数")
    split = rows("plan_share", "各省重点县数")
    method: Mapped[str | None] = field(Text(300, lines=True), "方式")
    target: Mapped[str | None] = field(Text(300, lines=True), "目标")
    effect: Mapped[str | None] = field(Text(300, lines=True), "作用")
    encouraged: Mapped[str | None] = field(Text(300, lines=True), "鼓励")
    office: Mapped[str | None] = field(Text(100), "项目办")
    entrusted_by: Mapped[str | None] = field(Text(100), "委托部门")
    streams = codes(WORKSTREAM, "工作重点")

    def problems(self, today: date) -> dict[str, str]:
        return backwards("to_on", self.from_on, self.to_on)


class PlanShare(Record):
    """How many of the plan's key counties lie in a province."""

    __tablename__ = "plan_share"
    label = "一省的重点县"
    owner = "plan"
    title_field = "province"

    plan_id: Mapped[int] = field(Ref("plan"), "牵手计划")
    province: Mapped[str] = field(Text(30), "省份")
    counties: Mapped[int] = field(Whole(0, 3000, "个"), "重点县数")


class KeyCounty(Record):
    """One of the counties that the plan is for in the first place (国家乡村振兴重点帮扶县)."""

    __tablename__ = "key_county"
    label = "重点帮扶县"
    keys = ("code",)

    code: Mapped[str] = field(Code(r"\d{6}", "6 位县级代码"), "代码", index=True)
    name: Mapped[str] = field(Text(60), "县名")
    province: Mapped[str | None] = field(Text(30), "省份")
    towns: Mapped[int | None] = field(Whole(0, 200, "个"), "乡级数")
    stations: Mapped[int | None] = field(Whole(0, 200, "个"), "已建社工站")

    def problems(self, today: date) -> dict[str, str]:
        if self.towns is not None and (self.stations or 0) > self.towns:
            return {"stations": f"已建社工站不能多于乡级数（{self.towns}）"}
        return {}


class Pairing(Span, Form, Record):
    """A sending agency hand in hand with a receiving agency or place, one to one."""

    __tablename__ = "pairing"
    label = "结对"
    keys = ("number",)
    letters = "JD"
    title_field = "number"

    plan_id: Mapped[int | None] = field(Ref("plan"), "所属计划")
    sending_id: Mapped[int] = field(Ref("agency"), "援派机构")
    receiving_id: Mapped[int | None] = field(Ref("agency"), "受援机构")
    key_county_id: Mapped[int | None] = field(Ref("key_county"), "受援重点县")
    area: Mapped[str | None] = field(Text(60), "受援地区")
    kind: Mapped[str] = field(Choice(PAIRING_KIND), "类别", default="key")
    mode: Mapped[str | None] = field(Choice(PAIRING_MODE), "方式")
    sender_fen: Mapped[int | None] = field(Money(), "援派方经费（元）")
    receiver_fen: Mapped[int | None] = field(Money(), "受援方经费（元）")
    grown: Mapped[int | None] = field(Whole(0, 1000, "家"), "培育本地合格机构")
    tasks = rows("pairing_task", "四项任务")
    result: Mapped[str | None] = field(Text(1000, lines=True), "成果")
    station_id: Mapped[int | None] = field(Ref("station"), "受援社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "经办社工")
    from_on: Mapped[date] = field(Day(), "起始日期")

    def problems(self, today: date) -> dict[str, str]:
        if self.receiving_id and self.receiving_id == self.sending_id:
            return {"receiving": "受援机构和援派机构是同一家，请核对"}
        return super().problems(today)


class PairingTask(Record):
    """One of the four tasks and how far it is."""

    __tablename__ = "pairing_task"
    label = "四项任务"
    owner = "pairing"
    title_field = "task"

    pairing_id: Mapped[int] = field(Ref("pairing"), "结对")
    task: Mapped[str] = field(Choice(TASK), "任务")
    state: Mapped[str] = field(Choice(TASK_STATE), "进度", default="planned")
    note: Mapped[str | None] = field(Text(300), "情况")


class Dispatch(Record):
    """One trip of one worker who was sent; working days follow from the dates."""

    __tablename__ = "dispatch"
    label = "派驻"
    title_field = "name"
    day_field = "from_on"

    pairing_id: Mapped[int] = field(Ref("pairing"), "结对")
    name: Mapped[str] = field(Name(), "派出人员", privacy="personal")
    from_on: Mapped[date] = field(Day(), "到达日期")
    to_on: Mapped[date | None] = field(Day(), "返回日期")
    work: Mapped[str | None] = field(Text(500, lines=True), "工作内容")
    result: Mapped[str | None] = field(Text(500, lines=True), "成果")

    def problems(self, today: date) -> dict[str, str]:
        return backwards("to_on", self.from_on, self.to_on)


class Sending(Record):
    """What a region sent in a season, as a paper reported it: 深圳 20 家, 40 余名."""

    __tablename__ = "sending"
    label = "派出情况"
    title_field = "region"

    region: Mapped[str] = field(Text(40), "派出地区")
    from_on: Mapped[date] = field(Day(), "起始日期")
    to_on: Mapped[date | None] = field(Day(), "结束日期")
    agencies: Mapped[int | None] = field(Whole(0, 100_000, "家"), "援派机构数")
    workers: Mapped[int | None] = field(Whole(0, 1_000_000, "名"), "社工数")
    qualifier: Mapped[str | None] = field(Text(10), "约数（如“余”）")
    credit: Mapped[str | None] = field(Text(80), "来源（媒体）")

    def problems(self, today: date) -> dict[str, str]:
        return backwards("to_on", self.from_on, self.to_on)


class Policy(Record):
    """A policy paper, a region's scheme or its plan of help."""

    __tablename__ = "policy"
    label = "政策文件"

    name: Mapped[str] = field(Text(120), "文件名称")
    kind: Mapped[str] = field(Choice(POLICY), "类别", default="document")
    region: Mapped[str | None] = field(Text(40), "地区")
    document_number: Mapped[str | None] = field(Text(60), "文号")
    issuers: Mapped[str | None] = field(Text(200), "印发机关")
    issued_on: Mapped[date | None] = field(Day(past=True), "印发日期")
    note: Mapped[str | None] = field(Text(500, lines=True), "要点")


class Meeting(Record):
    """A meeting or conference: host, undertaker, theme, who came and who was on line."""

    __tablename__ = "meeting"
    label = "会议"
    day_field = "held_on"

    name: Mapped[str] = field(Text(120), "名称")
    kind: Mapped[str] = field(Choice(MEETING), "类别", default="work")
    held_on: Mapped[date] = field(Day(), "日期")
    place: Mapped[str | None] = field(Text(100), "地点")
    host: Mapped[str | None] = field(Text(200), "主办")
    undertaker: Mapped[str | None] = field(Text(200), "承办")
    theme: Mapped[str | None] = field(Text(200), "主题")
    on_site: Mapped[str | None] = field(Text(300), "现场参会")
    online: Mapped[str | None] = field(Text(300), "线上参会")
    goals = codes(REVIVAL, "乡村振兴目标")
    purpose: Mapped[str | None] = field(Text(500, lines=True), "目的")
    note: Mapped[str | None] = field(Text(1000, lines=True), "内容")
