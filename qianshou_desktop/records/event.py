"""Community events (社区活动): plan (F15) and record (F16), one record from idea to summary."""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import codes, field, rows
from qianshou_desktop.records.kinds import Choice, Clock, Day, Hours, Money, Ref, Text, Whole
from qianshou_desktop.records.opinion import Opinion
from qianshou_desktop.records.span import beyond_its_times, count_minutes
from qianshou_desktop.records.terms import ITEM, PARTNER, REVIVAL, SATISFACTION, SERVICE_ROLE
from qianshou_desktop.records.terms_work import WORK_STATE


def _told(label: str, length: int = 1000) -> Mapped[str | None]:
    return field(Text(length, lines=True), label)


PARTS = ("elders", "children", "disabled", "poor")  # of those who came; one may be of several


class Event(Opinion, Form, Record):
    """An event. `headcount` (实到) is what counts; planned and cancelled ones do not, whatever their
    day."""

    __tablename__ = "event"
    label = "社区活动"
    keys = ("number", "name")
    letters = "HD"
    day_field = "held_on"

    name: Mapped[str] = field(Text(80), "活动名称")
    station_id: Mapped[int] = field(Ref("station"), "社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "负责社工")
    project_id: Mapped[int | None] = field(Ref("project"), "品牌项目")
    held_on: Mapped[date] = field(Day(), "活动日期", index=True)
    started_at: Mapped[str | None] = field(Clock(), "开始时刻")
    ended_at: Mapped[str | None] = field(Clock(), "结束时刻")
    minutes: Mapped[int | None] = field(Whole(0, 1440, "分钟"), "时长（分钟）")
    mileage: Mapped[int | None] = field(Whole(0, 2000, "公里"), "里程（公里）")
    place: Mapped[str | None] = field(Text(100), "地点")
    state: Mapped[str | None] = field(Choice(WORK_STATE), "进展")
    items = codes(ITEM, "服务项目")
    partners = codes(PARTNER, "五社联动")
    revival = codes(REVIVAL, "乡村振兴二十字")
    role: Mapped[str | None] = field(Choice(SERVICE_ROLE), "主办或协助", default="lead")
    purpose: Mapped[str | None] = _told("目的")
    audience: Mapped[str | None] = field(Text(200), "活动对象")
    expected: Mapped[int | None] = field(Whole(0, 100_000, "人"), "预计人数")
    flow = rows("event_step", "流程")
    duties = rows("event_duty", "分工")
    costs = rows("event_cost", "物资与预算")
    publicity: Mapped[str | None] = _told("宣传方式", 500)
    weather_plan: Mapped[str | None] = _told("预案：天气", 500)
    injury_plan: Mapped[str | None] = _told("预案：人身安全", 500)
    food_plan: Mapped[str | None] = _told("预案：食品安全", 500)
    headcount: Mapped[int | None] = field(Whole(0, 100_000, "人次"), "实到（服务人次）")
    elders: Mapped[int | None] = field(Whole(0, 100_000, "人次"), "其中老年人")
    children: Mapped[int | None] = field(Whole(0, 100_000, "人次"), "其中儿童")
    disabled: Mapped[int | None] = field(Whole(0, 100_000, "人次"), "其中残疾人")
    poor: Mapped[int | None] = field(Whole(0, 100_000, "人次"), "其中困难群众")
    volunteers: Mapped[int | None] = field(
        Whole(0, 10_000, "人"), "志愿者人数", hint="逐人记了服务的不用填"
    )
    volunteer_hours: Mapped[float | None] = field(
        Hours(100_000), "志愿服务时长（小时）", hint="逐人记了服务的不用填；填所有人合计的小时数"
    )
    process: Mapped[str | None] = field(Text(5000, lines=True), "过程")
    effect: Mapped[str | None] = _told("成效", 2000)
    satisfaction: Mapped[str | None] = field(Choice(SATISFACTION), "满意度")
    shortcomings: Mapped[str | None] = _told("问题", 2000)
    spent_fen: Mapped[int | None] = field(Money(), "支出（元）")
    link: Mapped[str | None] = field(Text(300), "稿件链接")

    def complete(self, given: Collection[str] = ()) -> None:
        count_minutes(self, given)
        came = self.headcount is not None and "headcount" in given
        over = self.state in (None, "planned") or (self.state == "running" and "state" not in given)
        if came and over:
            self.state = "finished"  # who counted heads was there

    def problems(self, today: date) -> dict[str, str]:
        if self.headcount is not None and self.held_on > today:
            return {"held_on": f"活动还没到日子（今天 {today}），先不要填实到人数"}
        told = {name: getattr(self, name) or 0 for name in PARTS}
        if self.headcount is None and any(told.values()):
            return {"headcount": "写了其中多少人，请先填实到的人次"}
        over = [name for name, count in told.items() if count > (self.headcount or 0)]
        if over:
            return dict.fromkeys(over, f"不能多于实到的 {self.headcount} 人次")
        aged = told["elders"] + told["children"]
        if aged > (self.headcount or 0):  # nobody is both
            said = f"老年人和儿童合计 {aged} 人次，多于实到的 {self.headcount} 人次"
            return {"children": said}
        return beyond_its_times(self)


class EventStep(Record):
    """A step of the event."""

    __tablename__ = "event_step"
    label = "流程"
    owner = "event"
    title_field = "step"

    event_id: Mapped[int] = field(Ref("event"), "社区活动")
    time: Mapped[str | None] = field(Text(30), "时间")
    step: Mapped[str] = field(Text(200), "环节")
    responsible: Mapped[str | None] = field(Text(50), "负责人")


class EventDuty(Record):
    """Who does what."""

    __tablename__ = "event_duty"
    label = "分工"
    owner = "event"
    title_field = "who"

    event_id: Mapped[int] = field(Ref("event"), "社区活动")
    who: Mapped[str] = field(Text(60), "人员")
    duty: Mapped[str | None] = field(Text(200), "任务")


class EventCost(Record):
    """A thing that is needed and what it costs."""

    __tablename__ = "event_cost"
    label = "物资"
    owner = "event"
    title_field = "thing"

    event_id: Mapped[int] = field(Ref("event"), "社区活动")
    thing: Mapped[str] = field(Text(80), "物资")
    quantity: Mapped[str | None] = field(Text(30), "数量")
    amount_fen: Mapped[int | None] = field(Money(), "金额（元）")
