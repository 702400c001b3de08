"""F4 介入（面谈）记录: facts and judgement apart, tasks, and how far each goal has come."""

from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.case import CaseForm
from qianshou_desktop.records.fields import codes, field, rows
from qianshou_desktop.records.kinds import Choice, Clock, Day, Flag, Ref, Text, Whole
from qianshou_desktop.records.span import beyond_its_times, count_minutes
from qianshou_desktop.records.terms import ITEM, RISK
from qianshou_desktop.records.terms_work import SESSION_WAY, TASK_RESULT


class CaseSession(CaseForm, Record):
    """One session of a case. Created once; corrections are entries."""

    __tablename__ = "session"
    label = "面谈记录"
    keys = ("number",)
    title_field = "number"
    letters = "MT"
    day_field = "held_on"

    held_on: Mapped[date] = field(Day(past=True), "日期", index=True)
    nth: Mapped[int | None] = field(Whole(1, 1000, "次"), "第几次")
    started_at: Mapped[str | None] = field(Clock(), "开始时刻")
    ended_at: Mapped[str | None] = field(Clock(), "结束时刻")
    minutes: Mapped[int | None] = field(Whole(0, 1440, "分钟"), "时长（分钟）")
    mileage: Mapped[int | None] = field(Whole(0, 2000, "公里"), "里程（公里）")
    place: Mapped[str | None] = field(Text(100), "地点", privacy="personal")
    way: Mapped[str | None] = field(Choice(SESSION_WAY), "方式")
    attendants: Mapped[str | None] = field(Text(200), "参与人", privacy="personal")
    purpose: Mapped[str | None] = field(Text(500, lines=True), "本次目标", privacy="sensitive")
    facts: Mapped[str | None] = field(
        Text(20_000, lines=True), "过程（事实）", privacy="sensitive",
        hint="只写看到、听到、做了什么；怎么看写在下面的社工判断里",
    )  # fmt: skip
    judgement: Mapped[str | None] = field(Text(5000, lines=True), "社工判断", privacy="sensitive")
    techniques: Mapped[str | None] = field(Text(300), "技巧")
    last_tasks: Mapped[str | None] = field(
        Text(1000, lines=True), "上次任务完成情况", privacy="sensitive"
    )
    tasks = rows("session_task", "新任务", privacy="sensitive")
    mood: Mapped[str | None] = field(Text(500, lines=True), "情绪与风险变化", privacy="sensitive")
    risk: Mapped[str | None] = field(Choice(RISK), "风险等级", privacy="sensitive")
    linked: Mapped[str | None] = field(Text(500, lines=True), "资源链接", privacy="sensitive")
    progress = rows("progress", "目标进度", privacy="sensitive")
    items = codes(ITEM, "服务项目")
    next_on: Mapped[date | None] = field(Day(), "下次日期")
    next_at: Mapped[str | None] = field(Clock(), "下次时刻")

    def complete(self, given: Collection[str] = ()) -> None:
        count_minutes(self, given)

    def problems(self, today: date) -> dict[str, str]:
        if self.next_on and self.next_on < self.held_on:
            return {"next_on": f"下次日期不能早于这次（{self.held_on}）"}
        return beyond_its_times(self)


class SessionTask(Record):
    """What somebody will do before the next session."""

    __tablename__ = "session_task"
    label = "任务"
    owner = "session"
    title_field = "task"

    session_id: Mapped[int] = field(Ref("session"), "面谈记录")
    task: Mapped[str] = field(Text(200), "任务", privacy="sensitive")
    doer: Mapped[str | None] = field(Text(50), "谁做", privacy="personal")
    due_on: Mapped[date | None] = field(Day(), "期限")
    result: Mapped[str | None] = field(Choice(TASK_RESULT), "完成")


class Progress(Record):
    """How far a goal of the plan has come, and whether this session was for it."""

    __tablename__ = "progress"
    label = "目标进度"
    owner = "session"
    once = "goal"
    title_field = "goal"

    session_id: Mapped[int] = field(Ref("session"), "面谈记录")
    goal_id: Mapped[int] = field(Ref("goal"), "目标")
    aimed: Mapped[bool | None] = field(Flag(), "本次目标")
    percent: Mapped[int | None] = field(Whole(0, 100, "%"), "进度（%）", privacy="sensitive")
    note: Mapped[str | None] = field(Text(200), "说明", privacy="sensitive")
