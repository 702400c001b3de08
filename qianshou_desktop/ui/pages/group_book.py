"""小组: plan (F11), roster (F12), single sessions (F13), who came, and the summary (F14)."""

from typing import ClassVar

from qianshou_desktop.records.terms_work import WORK_STATE
from qianshou_desktop.ui.book import Book, Tab, opened
from qianshou_desktop.ui.cells import Heading, Section
from qianshou_desktop.ui.leaves.attendance import Attendance
from qianshou_desktop.ui.leaves.group_forms import Groups, GroupSessions, Roster, Summary
from qianshou_desktop.ui.roll import Part
from qianshou_desktop.ui.table import Column
from qianshou_desktop.ui.words import month_day

MINE = "group"
OPINION = (
    ("supervisor", "supervised_on"),
    ("supervisor_opinion",),
    Heading("审核"),
    ("form_state", "secrecy"),
    ("reviewer", "reviewed_on"),
    ("review_note",),
    ("filled_on", "number"),
)
GROUPS = Part(
    "group", (Column("name", "小组"), Column("state", "进展", 64), Column("from_on", "开始", 58, show=month_day)),
    unit="个", roll=Groups, shares=(50, 50), search="名称、编号、目标", without=("roster",),
    among=(("state", "全部进展", WORK_STATE),),
    empty="还没有小组。\n按 Ctrl+N 建一个：名称、类型、目标，再按星期排节次。",
    sections=(
        Section("计划", ("name",), ("station", "worker"), ("type", "state"), ("from_on", "to_on"),
                ("times", "minutes"), ("place", "size"), ("project",), ("theories",)),
        Section("对象与目标", ("audience", "recruiting"), ("aim",), ("goals",)),
        Section("各节安排", ("outline",)),
        Section("预算与预案", ("budget_fen", "evaluation"), ("budget_note",), ("difficulties",)),
        Section("归类", ("items",), ("partners",)),
        Section("督导与审核", *OPINION),
    ),
    labels={"name": "名称", "worker": "带领社工", "from_on": "开始", "to_on": "结束", "size": "计划人数",
            "times": "节数", "minutes": "每节分钟", "audience": "对象条件", "budget_fen": "预算（元）",
            "difficulties": "困难与对策", "evaluation": "评估方法", "supervised_on": "日期"},
)  # fmt: skip
ROSTER = Part(
    "group", (Column("name", "小组"),), MINE, home=False, roll=Roster, words="组员",
    sections=(Section("组员", ("roster",)),), labels={"roster": " "}, watches=("person",),
)  # fmt: skip
SESSIONS = Part(
    "group_session", (Column("nth", "节", 40, right=True), Column("held_on", "日期", 60, show=month_day),
                      Column("theme", "主题")),
    MINE, unit="节", roll=GroupSessions, shares=(28, 72), watches=("attendance",),
    empty="还没有单节记录。\n按 Ctrl+N 记第一节：计划里的主题和组员已经写好。",
    sections=(
        Section("单节", ("nth", "held_on"), ("theme",), ("started_at", "ended_at"), ("minutes", "phase"),
                ("place", "mileage"), ("headcount", "worker"), ("items",)),
        Section("出席", ("attendees",)),
        Section("过程", ("steps",)),
        Section("分析", ("dynamics", "leadership"), ("conflict",)),
        Section("检讨", ("attained",), ("review", "next_plan")),
        Section("审核", ("form_state", "secrecy"), ("reviewer", "reviewed_on"), ("review_note",),
                ("filled_on", "number"), ("station",)),
    ),
    labels={"started_at": "开始", "ended_at": "结束", "minutes": "时长", "headcount": "出席人次",
            "mileage": "里程", "dynamics": "动力分析", "leadership": "领导分析", "conflict": "冲突分析"},
)  # fmt: skip
SUMMARY = Part(
    "group_summary", (Column("number", "编号"),), MINE, unit="份", roll=Summary,
    watches=("attendance", "group_session"),
    sections=(
        Section("成效", ("summed_on", "worker"), ("scales",), ("attained",)),
        Section("满意度", Heading("各有多少人"), ("very_satisfied", "satisfied"), ("so_so", "dissatisfied"),
                ("very_dissatisfied",)),
        Section("经费与反思", ("spent_fen",), ("spent_note",), ("reflection",)),
        Section("跟进名单", ("follow",)),
        Section("督导与审核", *OPINION, ("station",)),
    ),
    labels={"spent_fen": "支出（元）", "spent_note": "说明", "supervised_on": "日期"},
)  # fmt: skip


class GroupBook(Book):
    """One group from its plan to its summary."""

    name: str = "小组"
    subject: ClassVar[str] = "group"
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab("计划", GROUPS),
        Tab("组员", ROSTER),
        Tab("单节记录", SESSIONS),
        Tab("出席", Attendance),
        Tab("总结", SUMMARY),
    )
    opens: tuple[str, ...] = opened(tabs)
    watches: tuple[str, ...] = ("group",)
