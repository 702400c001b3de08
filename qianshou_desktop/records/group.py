"""Groups (小组): plan (F11), roster (F12), sessions (F13), summary (F14). Stages: MZ/T 095-2017."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import codes, field, rows
from qianshou_desktop.records.kinds import Choice, Clock, Day, Flag, Money, Ref, Text, Whole
from qianshou_desktop.records.opinion import Opinion
from qianshou_desktop.records.span import backwards, beyond_its_times, count_minutes
from qianshou_desktop.records.terms import ITEM, PARTNER
from qianshou_desktop.records.terms_work import GROUP_PHASE, GROUP_TYPE, THEORY, WORK_STATE

SATISFIED = ("very_satisfied", "satisfied", "so_so", "dissatisfied", "very_dissatisfied")


class Group(Opinion, Form, Record):
    """A group with its plan (F11 小组计划书)."""

    __tablename__ = "group"
    label = "小组"
    keys = ("number", "name")
    letters = "XZ"
    day_field = "from_on"

    name: Mapped[str] = field(Text(80), "小组名称")
    station_id: Mapped[int] = field(Ref("station"), "社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "带领社工")
    project_id: Mapped[int | None] = field(Ref("project"), "品牌项目")
    type: Mapped[str | None] = field(Choice(GROUP_TYPE), "类型")
    theories = codes(THEORY, "理论")
    audience: Mapped[str | None] = field(Text(500, lines=True), "对象与条件")
    size: Mapped[int | None] = field(Whole(0, 1000, "人"), "计划人数")
    recruiting: Mapped[str | None] = field(Text(500, lines=True), "招募")
    times: Mapped[int | None] = field(Whole(1, 200, "节"), "节数")
    minutes: Mapped[int | None] = field(Whole(0, 1440, "分钟"), "每节时长（分钟）")
    place: Mapped[str | None] = field(Text(100), "地点")
    from_on: Mapped[date | None] = field(Day(), "开始日期")
    to_on: Mapped[date | None] = field(Day(), "结束日期")
    state: Mapped[str] = field(Choice(WORK_STATE), "进展", default="planned")
    aim: Mapped[str | None] = field(Text(1000, lines=True), "总目标")
    goals = rows("group_goal", "具体目标")
    outline = rows("group_outline", "各节安排")
    budget_fen: Mapped[int | None] = field(Money(), "预算（元）")
    budget_note: Mapped[str | None] = field(Text(500, lines=True), "预算说明")
    difficulties: Mapped[str | None] = field(Text(1500, lines=True), "预计困难与对策")
    evaluation: Mapped[str | None] = field(Text(1000, lines=True), "评估方法")
    roster = rows("group_member", "组员", short="person", privacy="personal")
    items = codes(ITEM, "服务项目")
    partners = codes(PARTNER, "五社联动")

    def problems(self, today: date) -> dict[str, str]:
        return backwards("to_on", self.from_on, self.to_on)


class GroupGoal(Record):
    """One goal of a group."""

    __tablename__ = "group_goal"
    label = "具体目标"
    owner = "group"
    once = "goal"
    title_field = "goal"

    group_id: Mapped[int] = field(Ref("group"), "小组")
    goal: Mapped[str] = field(Text(300), "目标")
    measure: Mapped[str | None] = field(Text(200), "怎样算达到")


class GroupOutline(Record):
    """What one session of the group is planned to be."""

    __tablename__ = "group_outline"
    label = "一节的安排"
    owner = "group"
    once = "nth"
    title_field = "theme"

    group_id: Mapped[int] = field(Ref("group"), "小组")
    nth: Mapped[int | None] = field(Whole(1, 200, "节"), "节次")
    planned_on: Mapped[date | None] = field(Day(), "日期")
    theme: Mapped[str | None] = field(Text(100), "主题")
    goal: Mapped[str | None] = field(Text(300), "目标")
    content: Mapped[str | None] = field(Text(1000), "内容")
    materials: Mapped[str | None] = field(Text(200), "物资")
    minutes: Mapped[int | None] = field(Whole(0, 1440, "分钟"), "时长")


class GroupMember(Record):
    """Somebody on the roster (F12 组员表)."""

    __tablename__ = "group_member"
    label = "组员"
    owner = "group"
    once = "person"
    title_field = "person"

    group_id: Mapped[int] = field(Ref("group"), "小组")
    person_id: Mapped[int] = field(Ref("person"), "组员")
    joined_on: Mapped[date | None] = field(Day(past=True), "报名日期")
    appraisal: Mapped[str | None] = field(Text(300), "入组评估", privacy="sensitive")
    consented: Mapped[bool | None] = field(Flag(), "已签同意书")
    left_on: Mapped[date | None] = field(Day(past=True), "退出日期")

    def problems(self, today: date) -> dict[str, str]:
        return backwards("left_on", self.joined_on, self.left_on)


class GroupForm(Form):
    """What the later forms of a group share."""

    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"group": ("station", "worker")}

    group_id: Mapped[int] = field(Ref("group"), "小组")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "社工")


class GroupSession(GroupForm, Record):
    """One session held (F13 单节记录). Attendances are counted; `headcount` is told where nobody was
    named, or where more came than were named."""

    __tablename__ = "group_session"
    label = "小组单节记录"
    keys = ("number",)
    title_field = "number"
    letters = "DJ"
    day_field = "held_on"

    held_on: Mapped[date] = field(Day(past=True), "日期", index=True)
    nth: Mapped[int | None] = field(Whole(1, 200, "节"), "节次")
    phase: Mapped[str | None] = field(Choice(GROUP_PHASE), "阶段")
    theme: Mapped[str | None] = field(Text(100), "主题")
    started_at: Mapped[str | None] = field(Clock(), "开始时刻")
    ended_at: Mapped[str | None] = field(Clock(), "结束时刻")
    minutes: Mapped[int | None] = field(Whole(0, 1440, "分钟"), "时长（分钟）")
    mileage: Mapped[int | None] = field(Whole(0, 2000, "公里"), "里程（公里）")
    place: Mapped[str | None] = field(Text(100), "地点")
    attendees = rows("attendance", "出席", short="person", privacy="personal")
    headcount: Mapped[int | None] = field(
        Whole(0, 10_000, "人次"),
        "出席人次",
        hint="逐人记了出席的不用填；另有没记名的，填连他们在内的总数",
    )
    steps = rows("group_step", "过程")
    dynamics: Mapped[str | None] = field(Text(1500, lines=True), "动力分析", privacy="sensitive")
    leadership: Mapped[str | None] = field(Text(1000, lines=True), "领导分析", privacy="sensitive")
    conflict: Mapped[str | None] = field(Text(1000, lines=True), "冲突分析", privacy="sensitive")
    attained: Mapped[str | None] = field(Text(1000, lines=True), "目标达成")
    review: Mapped[str | None] = field(Text(1500, lines=True), "检讨", privacy="sensitive")
    next_plan: Mapped[str | None] = field(Text(1000, lines=True), "下节安排")
    items = codes(ITEM, "服务项目")

    def complete(self, given: Collection[str] = ()) -> None:
        count_minutes(self, given)

    def problems(self, today: date) -> dict[str, str]:
        return beyond_its_times(self)


class Attendance(Record):
    """That somebody came to a session, or did not, and how they were."""

    __tablename__ = "attendance"
    label = "出席"
    owner = "group_session"
    once = "person"
    title_field = "person"

    group_session_id: Mapped[int] = field(Ref("group_session"), "小组单节记录")
    person_id: Mapped[int] = field(Ref("person"), "组员")
    present: Mapped[bool] = field(Flag(), "出席", default=True)
    guest: Mapped[bool | None] = field(Flag(), "临时参加", hint="不在组员表里的人，临时来这一节")
    performance: Mapped[str | None] = field(Text(300), "表现", privacy="sensitive")


class GroupStep(Record):
    """A step of a session: how long, what, and how the group took it."""

    __tablename__ = "group_step"
    label = "环节"
    owner = "group_session"
    title_field = "step"

    group_session_id: Mapped[int] = field(Ref("group_session"), "小组单节记录")
    step: Mapped[str] = field(Text(80), "环节")
    minutes: Mapped[int | None] = field(Whole(0, 1440, "分钟"), "时间（分钟）")
    content: Mapped[str | None] = field(Text(1000), "内容")
    reaction: Mapped[str | None] = field(Text(1000), "反应")


class GroupSummary(GroupForm, Opinion, Record):
    """The evaluation at the end (F14 评估总结). How many came is counted, not typed."""

    __tablename__ = "group_summary"
    label = "小组评估总结"
    keys = ("number",)
    title_field = "number"
    letters = "XP"
    day_field = "summed_on"

    summed_on: Mapped[date] = field(Day(past=True), "总结日期")
    scales = rows("group_scale", "前后测")
    very_satisfied: Mapped[int | None] = field(Whole(0, 10_000, "人"), "很满意")
    satisfied: Mapped[int | None] = field(Whole(0, 10_000, "人"), "满意")
    so_so: Mapped[int | None] = field(Whole(0, 10_000, "人"), "一般")
    dissatisfied: Mapped[int | None] = field(Whole(0, 10_000, "人"), "不满意")
    very_dissatisfied: Mapped[int | None] = field(Whole(0, 10_000, "人"), "很不满意")
    attained: Mapped[str | None] = field(Text(2000, lines=True), "目标达成")
    spent_fen: Mapped[int | None] = field(Money(), "经费支出（元）")
    spent_note: Mapped[str | None] = field(Text(500, lines=True), "经费说明")
    reflection: Mapped[str | None] = field(Text(2000, lines=True), "反思")
    follow = rows("group_follow", "跟进名单", privacy="personal")


class GroupScale(Record):
    """A scale's average before and after."""

    __tablename__ = "group_scale"
    label = "前后测"
    owner = "group_summary"
    title_field = "scale"

    group_summary_id: Mapped[int] = field(Ref("group_summary"), "小组评估总结")
    scale: Mapped[str] = field(Text(80), "量表")
    before: Mapped[str | None] = field(Text(20), "前测")
    after: Mapped[str | None] = field(Text(20), "后测")


class GroupFollow(Record):
    """A member who is to be followed up, and why."""

    __tablename__ = "group_follow"
    label = "跟进"
    owner = "group_summary"
    once = "person"
    title_field = "person"

    group_summary_id: Mapped[int] = field(Ref("group_summary"), "小组评估总结")
    person_id: Mapped[int] = field(Ref("person"), "组员")
    cause: Mapped[str | None] = field(Text(200), "原因", privacy="sensitive")
    due_on: Mapped[date | None] = field(Day(), "期限")
