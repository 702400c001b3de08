"""社区活动: plan (F15) and record (F16) in one form, and the volunteers' hours."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from qianshou_desktop.actions import volunteers
from qianshou_desktop.records.terms_work import WORK_STATE
from qianshou_desktop.ui.book import Book, Tab, opened
from qianshou_desktop.ui.cells import Heading, Section
from qianshou_desktop.ui.layout import CHECKED
from qianshou_desktop.ui.leaves.event_forms import Events, Helpers
from qianshou_desktop.ui.roll import Note, Part
from qianshou_desktop.ui.short import Short
from qianshou_desktop.ui.table import Column
from qianshou_desktop.ui.words import month_day


def overdue(row: Mapping[str, str], today: date) -> Mapping[str, str]:
    """An event whose day has gone by and of which nobody wrote how many came."""
    if row["state"] == WORK_STATE["cancelled"]:
        return dict.fromkeys(row, "gone")
    late = row["held_on"] < today.isoformat() and not row["headcount"]
    return {"held_on": "mind", "state": "mind"} if late else {}


def sum_up(short: Short, found: Any) -> list[Note]:
    """How many served, and how long."""
    people, hours = found
    return [Note(f"{people} 名志愿者，共 {hours:g} 小时" if people else "")]


EVENTS = Part(
    "event", (Column("held_on", "日期", 58, show=month_day), Column("name", "活动"), Column("state", "进展", 64),
              Column("headcount", "人次", 50, right=True)),
    unit="次", roll=Events, shares=(50, 50), search="名称、编号、过程",
    among=(("state", "全部进展", WORK_STATE),), tint=overdue, watches=("volunteer_service",),
    empty="还没有活动。\n按 Ctrl+N 写一份计划，办完在同一张表里填实到人数和过程。",
    sections=(
        Section("计划", ("name",), ("held_on", "state"), ("started_at", "ended_at"), ("minutes", "role"),
                ("place", "mileage"), ("audience", "expected"), ("station", "worker"), ("purpose",)),
        Section("流程与分工", ("flow",), ("duties",)),
        Section("预算", ("costs",), ("spent_fen",)),
        Section("预案", ("publicity",), ("weather_plan",), ("injury_plan",), ("food_plan",)),
        Section("实施", ("headcount",), ("volunteers", "volunteer_hours"), Heading("其中"), ("elders", "children"),
                ("disabled", "poor"), ("process",)),
        Section("成效", ("satisfaction",), ("effect",), ("shortcomings",), ("link",)),
        Section("归类", ("items",), ("partners",), ("revival",), ("project",)),
        Section("审核", ("supervisor", "supervised_on"), ("supervisor_opinion",), Heading("审核"),
                ("form_state", "secrecy"), ("reviewer", "reviewed_on"), ("review_note",),
                ("filled_on", "number")),
    ),
    labels={"name": "名称", "held_on": "日期", "started_at": "开始", "ended_at": "结束", "minutes": "时长",
            "expected": "预计人数", "headcount": "实到人次", "elders": "老年人", "children": "儿童",
            "disabled": "残疾人", "poor": "困难群众", "volunteers": "志愿者", "role": "主办协助",
            "volunteer_hours": "服务小时", "mileage": "里程", "worker": "社工", "revival": "二十字",
            "weather_plan": "天气", "injury_plan": "人身安全", "food_plan": "食品安全", "supervised_on": "日期",
            "spent_fen": "支出（元）", "costs": "物资"},
)  # fmt: skip
HELPERS = Part(
    "volunteer_service", (Column("volunteer", "志愿者", 100, sort=False), Column("hours", "小时", 56, right=True),
                          Column("content", "内容")),
    "event", home=False, unit="位", roll=Helpers, words="志愿者", shares=(50, 50),
    notes=(lambda s, key: volunteers.served(s, key or 0), sum_up),
    sections=(
        Section("服务", ("volunteer",), ("served_on", "hours"), ("content",), ("items",)),
        Section("归类", ("station",), ("worker",), ("project",), ("number",)),
        CHECKED,
    ),
    labels={"served_on": "日期"},
    empty="还没有志愿者的服务记录。\n按 Ctrl+N 记一位；按 Ctrl+Enter 接着记下一位。",
)  # fmt: skip


class EventBook(Book):
    """Events from idea to summary."""

    name: str = "社区活动"
    subject: ClassVar[str] = "event"
    tabs: ClassVar[tuple[Tab, ...]] = (Tab("活动", EVENTS), Tab("志愿者", HELPERS))
    opens: tuple[str, ...] = opened(tabs)
    watches: tuple[str, ...] = ("event",)
