"""资源与志愿: what was linked, volunteers, civil-affairs matters, volumes, to-dos and the named
projects, each a register of its own."""

from collections.abc import Sequence
from typing import ClassVar

from qianshou_desktop.actions import archive
from qianshou_desktop.actions.archive import Loan
from qianshou_desktop.records.terms import PARTNER
from qianshou_desktop.records.terms_work import KEPT_FOR, MATTER_KIND, TODO_SOURCE
from qianshou_desktop.ui.book import Book, Tab, opened
from qianshou_desktop.ui.cells import Heading, Remark, Section
from qianshou_desktop.ui.layout import CHECKED
from qianshou_desktop.ui.leaves.projects import Projects
from qianshou_desktop.ui.leaves.registers import (
    Matters,
    OfVolunteer,
    Resources,
    Todos,
    Volumes,
    Volunteers,
)
from qianshou_desktop.ui.roll import Note, Part
from qianshou_desktop.ui.short import Short
from qianshou_desktop.ui.table import Column
from qianshou_desktop.ui.words import month_day, short_number, without_place

TOLD = 3  # overdue loans that a sentence names


def overdue(short: Short, loans: Sequence[Loan]) -> list[Note]:
    """The volumes that should be back."""
    late = [loan for loan in loans if loan.overdue]
    named = "；".join(f"{loan.title}（{loan.borrower}，{loan.due_on}）" for loan in late[:TOLD])
    more = " 等" if len(late) > TOLD else ""
    return [Note(f"逾期未还 {len(late)} 卷：{named}{more}", "danger")] if late else []


RESOURCES = Part(
    "resource", (Column("received_on", "日期", 58, show=month_day), Column("giver", "资源方"), Column("what", "内容"),
                 Column("value_fen", "估值（元）", 96, right=True)),
    unit="笔", roll=Resources, search="资源方、内容", among=(("partner", "全部五社", PARTNER),),
    sections=(
        Section("资源", ("partner",), ("giver",), ("kind",), ("what",), ("quantity", "value_fen"),
                ("received_on", "headcount"), ("station",), ("worker", "project")),
        Section("受益与签收", ("beneficiaries",), Heading("签收"), ("receiver", "received"), ("note",)),
        Section("审核", ("form_state", "secrecy"), ("reviewer", "reviewed_on"), ("review_note",),
                ("filled_on", "number")),
    ),
    labels={"partner": "资源方", "giver": "名称", "value_fen": "估值（元）", "received": "签收日期",
            "headcount": "受益人数"},
)  # fmt: skip
VOLUNTEERS = Part(
    "volunteer", (Column("name", "姓名", 80), Column("phone", "电话", 110), Column("skills", "技能"),
                  Column("joined_on", "注册", 96)),
    unit="人", roll=Volunteers, watches=("volunteer_service",), search="姓名、电话、技能", words="名册",
    sections=(
        Section("基本", ("name",), ("id_number",), ("sex", "born_on"), ("phone",), ("address",),
                ("organisation",), ("skills",), ("joined_on", "left_on"), ("station",), ("worker",)),
        Section("培训与表彰", ("trainings",), ("honours",), ("appraisal",)),
        Section("审核", ("form_state", "secrecy"), ("reviewer", "reviewed_on"), ("review_note",),
                ("filled_on", "number")),
    ),
    labels={"joined_on": "注册", "left_on": "退出", "born_on": "出生"},
)  # fmt: skip
SERVICES = Part(
    "volunteer_service", (Column("served_on", "日期", 58, show=month_day), Column("volunteer", "志愿者", 84, sort=False),
                          Column("hours", "小时", 52, right=True), Column("content", "内容")),
    unit="次", roll=OfVolunteer, words="服务记录", search="内容、编号",
    sections=(
        Section("服务", ("volunteer",), ("served_on", "hours"), ("content",), ("event",), ("project",),
                ("items",), ("station", "worker"), ("number",)),
        CHECKED,
    ),
    labels={"served_on": "日期"},
)  # fmt: skip
CERTIFICATES = Part(
    "volunteer_certificate", (Column("issued_on", "出具", 96), Column("volunteer", "志愿者", 84, sort=False),
                              Column("hours", "小时", 56, right=True), Column("number", "编号", show=short_number)),
    unit="份", roll=OfVolunteer, words="证明",
    sections=(
        Section("证明", ("volunteer",), ("from_on", "to_on"), ("hours", "times"), ("issuer",),
                ("issued_by", "issued_on"), ("sealed",), ("station",), ("worker",), ("number",)),
        CHECKED,
    ),
    labels={"from_on": "时段起", "to_on": "时段止", "issued_on": "日期"},
)  # fmt: skip
MATTERS = Part(
    "matter", (Column("handled_on", "日期", 58, show=month_day), Column("kind", "救助类别"), Column("action", "事项", 60),
               Column("count", "件", 44, right=True), Column("station.name", "社工站", 84)),
    roll=Matters, among=(("kind", "全部类别", MATTER_KIND),), search="编号、说明",
    sections=(
        Section("事务", ("handled_on",), ("kind",), ("action",), ("count", "households"), ("person",),
                ("station",), ("worker", "project"), ("note",), ("number",)),
        CHECKED,
    ),
    labels={"handled_on": "日期", "kind": "类别", "person": "对象"},
)  # fmt: skip
VOLUMES = Part(
    "volume", (Column("number", "卷号", 116, show=short_number), Column("title_text", "题名", show=without_place, middle=True),
            Column("loans", "借阅", 130)),
    unit="卷", roll=Volumes, among=(("kept_for", "全部期限", KEPT_FOR),), search="卷号、题名",
    notes=(lambda s, key: archive.lent(s), overdue),
    sections=(
        Section("档案卷", ("title_text",), ("station",), ("case",), ("filed_on", "pages"), ("kept_for",),
                ("place", "worker"), ("number",)),
        Section("卷内目录", Remark("bound"), ("papers",)),
        Section("借阅", ("loans",)),
        CHECKED,
    ),
    labels={"title_text": "题名", "filed_on": "归档"},
)  # fmt: skip
TODOS = Part(
    "todo", (Column("due_on", "期限", 96), Column("content", "要做的事"), Column("person", "对象", 70, sort=False),
             Column("worker", "谁做", 66, sort=False)),
    roll=Todos, shares=(57, 43), among=(("source", "全部来源", TODO_SOURCE),), search="要做的事",
    also=("done_on",),
    empty="没有要办的事。\n走访里的异常会自动列到这里，也可以按 Ctrl+N 自己记一条。",
    sections=(
        Section("待办", ("content",), ("due_on",), ("worker",), ("person",), ("station",), ("source",),
                Heading("办理"), ("done_on",), ("result",)),
        Section("来源", ("kind",), ("mark",), ("about",)),
    ),
    labels={"done_on": "办完日期"},
)  # fmt: skip


class RegisterBook(Book):
    """The station's registers side by side."""

    name: str = "资源与志愿"
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab("资源链接", RESOURCES),
        Tab("志愿者", VOLUNTEERS, SERVICES, CERTIFICATES),
        Tab("协助民政事务", MATTERS),
        Tab("档案", VOLUMES),
        Tab("待办", TODOS),
        Tab("品牌项目", Projects),
    )
    opens: tuple[str, ...] = opened(tabs)
