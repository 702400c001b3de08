"""What stands where on the forms of a case (F2–F10)."""

from collections.abc import Mapping

from qianshou_desktop.ui.cells import Heading, Section
from qianshou_desktop.ui.leaves.case_forms import Carried, CaseForm, Closing, Loose, Sessions
from qianshou_desktop.ui.leaves.crises import Crises
from qianshou_desktop.ui.roll import Part
from qianshou_desktop.ui.table import Column
from qianshou_desktop.ui.words import month_day, short_number, someone

MINE = "case"
LISTED = (28, 72)  # a short list, and room for a long form
NUMBER = (Column("number", "编号", show=short_number),)
SUPERVISED = Section(  # the supervisor at the left, whoever approves at the right
    "督导与审核",
    ("supervisor", "reviewer"),
    ("supervised_on", "reviewed_on"),
    ("supervisor_opinion", "review_note"),
    ("form_state", "filled_on"),
    ("secrecy", "number"),
    ("station",),
)
REVIEWED = Section(
    "审核",
    ("form_state", "secrecy"),
    ("reviewer", "reviewed_on"),
    ("review_note",),
    ("filled_on", "worker"),
    ("station",),
    ("number",),
)
LABELS: Mapping[str, str] = {
    "supervised_on": "督导日期",
    "client_signer": "对象签字",
    "client_signed_on": "签字日期",
    "worker_signed_on": "社工签字",
    "minutes": "时长",
}

ASSESSMENT = Part(
    "case_assessment", NUMBER, MINE, unit="份", roll=CaseForm,
    sections=(
        Section("资料", ("assessed_on", "worker"), ("sources",), ("scales",), ("theories",)),
        Section("个人", ("body", "mind"), ("social", "strength")),
        Section("家庭", ("family_structure", "family_relations"), ("family_economy",)),
        Section("社会", ("school", "workplace"), ("neighbours",), ("formal_support", "informal_support")),
        Section("问题", ("problems_found",)),
        Section("需求", ("needs",)),
        Section("风险与结论", ("risk",), ("risk_basis", "resources"), ("conclusion",)),
        SUPERVISED,
    ),
    labels={**LABELS, "body": "生理", "mind": "心理", "theories": "理论模式"},
)  # fmt: skip
PLAN = Part(
    "case_plan", NUMBER, MINE, unit="份", roll=CaseForm,
    sections=(
        Section("目标", ("planned_on", "worker"), ("aim",), ("goals",)),
        Section("安排", ("from_on", "to_on"), ("times", "contact"), ("theory", "evaluation"),
                ("contingency",)),
        Section("协议", ("agreed_goals", "agreed_work"), ("agreed_rights", "agreed_terms"),
                ("client_signer", "client_signed_on"), ("worker_signed_on",)),
        SUPERVISED,
    ),
    labels={**LABELS, "from_on": "期限起", "to_on": "期限止", "agreed_goals": "目标",
            "agreed_work": "内容与方法", "agreed_rights": "权利义务", "agreed_terms": "地点时间次数"},
)  # fmt: skip
SESSIONS = Part(
    "session",
    (Column("nth", "次", 40, right=True), Column("held_on", "日期", 60, show=month_day),
     Column("way", "方式", sort=False), Column("minutes", "分钟", 56, right=True)),
    MINE, unit="次", shares=LISTED, roll=Sessions,
    empty="还没有面谈记录。\n按 Ctrl+N 记第一次：时间、过程、判断。",
    sections=(
        Section("面谈", ("held_on", "nth"), ("started_at", "ended_at"), ("minutes", "way"),
                ("place", "mileage"), ("attendants",), ("last_tasks",), ("purpose",)),
        Section("过程与判断", ("facts",), ("judgement",)),
        Section("进度与任务", ("progress",), ("tasks",), ("next_on", "next_at")),
        Section("变化与资源", ("mood",), ("risk",), ("linked",), ("techniques",), ("items",)),
        REVIEWED,
    ),
    labels={**LABELS, "mileage": "里程", "last_tasks": "上次任务", "mood": "情绪变化", "started_at": "开始",
            "ended_at": "结束", "facts": "过程"},
)  # fmt: skip
EVALUATION = Part(
    "case_evaluation", NUMBER, MINE, unit="份", roll=CaseForm,
    sections=(
        Section("目标达成", ("evaluated_on", "worker"), ("attainments",), ("scales",)),
        Section("过程与成效", ("process", "evidence"), ("shortfall",)),
        Section("各方评价", ("satisfaction",), ("client_view", "worker_view")),
        SUPERVISED,
    ),
    labels={**LABELS, "scales": "前后测", "satisfaction": "满意度"},
)  # fmt: skip
CLOSING = Part(
    "case_closing", NUMBER, MINE, unit="份", roll=Closing,
    sections=(
        Section("结案", ("closed_on", "worker"), ("cause", "archive_number"), ("changes",),
                ("follow_every", "follow_until")),
        Section("巩固与签字", ("consolidation", "parting"), ("client_signer", "client_signed_on"),
                ("worker_signed_on",)),
        SUPERVISED,
    ),
    labels={**LABELS, "parting": "离别情绪"},
)  # fmt: skip
REFERRALS = Part(
    "referral", (Column("referred_on", "日期", 60, show=month_day), Column("receiver", "接收机构")),
    MINE, words="转介", unit="次", shares=LISTED, roll=Carried,
    sections=(
        Section("转介", ("referred_on", "cause"), ("receiver",), ("contact", "phone"),
                ("cause_note",), ("done_so_far",)),
        Section("同意与资料", ("agreed", "agreed_by"), ("agreed_way",), ("materials",)),
        Section("回执与回访", ("receipt_on", "recheck_on"), ("receipt", "recheck")),
        REVIEWED,
    ),
    labels={"contact": "联系人", "phone": "电话", "done_so_far": "已提供服务", "agreed": "对象同意",
            "materials": "移交资料", "cause": "原因"},
)  # fmt: skip
FOLLOW_UPS = Part(
    "follow_up", (Column("nth", "次", 40, right=True), Column("done_on", "日期", 60, show=month_day),
                  Column("result", "处理")),
    MINE, words="跟进", unit="次", shares=LISTED, roll=Carried,
    sections=(
        Section("跟进", ("done_on", "nth"), ("way", "minutes"), ("state",), ("kept",), ("fresh",),
                ("result", "next_on")),
        REVIEWED,
    ),
    labels=LABELS,
)  # fmt: skip
TRANSFERS = Part(
    "transfer", (Column("moved_on", "日期", 60, show=month_day), Column("person", "对象", 74, sort=False),
                 Column("to_station.name", "转入站", sort=False)),
    MINE, words="转站", unit="次", shares=(36, 64), roll=Loose,
    empty="还没有转过站。\n要把这个个案转给别的站，请按上面的“转站…”。",
    sections=(
        Section("转站", ("person",), ("case",), ("from_station",), ("to_station",),
                ("to_worker", "moved_on"), ("cause",)),
        Section("审核", ("form_state", "secrecy"), ("reviewer", "reviewed_on"), ("review_note",),
                ("filled_on", "number")),
    ),
    labels={"moved_on": "日期"},
)  # fmt: skip
CONSENTS = Part(
    "consent", (Column("signed_on", "日期", 60, show=month_day), Column("person", "对象", 74, sort=False),
                Column("scopes", "同意事项", sort=False)),
    MINE, words="知情同意", unit="份", shares=(36, 64), roll=Loose,
    sections=(
        Section("同意", ("person",), ("signed_on", "worker"), ("scopes",), ("separate", "limits_told"),
                ("rights_told", "way"), ("signer", "witness"), Heading("不满十四周岁由监护人签"),
                ("guardian", "guardian_relation")),
        Section("告知内容", ("purpose",), ("collected",), ("collecting",), ("kept_until",),
                ("shared_with",), ("contact",)),
        Section("撤回与审核", ("withdrawn_on", "withdrawn_scope"), ("form_state", "secrecy"),
                ("reviewer", "reviewed_on"), ("review_note",), ("filled_on", "station"),
                ("case",), ("number",)),
    ),
    labels={"separate": "单独同意", "limits_told": "保密例外", "rights_told": "告知权利",
            "contact": "联系人", "guardian": "监护人", "guardian_relation": "关系",
            "worker": "社工", "person": "对象"},
)  # fmt: skip
CRISES = Part(
    "crisis", (Column("found_at", "发现", 88, show=month_day), Column("person", "对象", 74, show=someone, sort=False),
               Column("harms", "情形", sort=False)),
    MINE, words="危机", unit="件", shares=(31, 69), roll=Crises,
    empty="没有危机。\n发现危险按 Ctrl+Shift+R。",
    sections=(
        Section("发现", ("person", "worker"), ("station", "case"), ("found_at", "mandatory"), ("seen",),
                ("harms",)),
        Section("报告", ("reports",)),
        Section("处置", ("handling",), ("follow_due_at", "closed_on"), ("follow_up",)),
        Section("审核", ("form_state", "secrecy"), ("reviewer", "reviewed_on"), ("review_note",),
                ("filled_on", "number")),
    ),
    labels={"follow_due_at": "跟进时限", "mandatory": "强制报告", "person": "对象"},
)  # fmt: skip
