"""How the forms of groups, events, visits, registers and of the station itself are laid out: F11 to
F29 (domain.md §2.4)."""

from qianshou_desktop.actions.papers.layout import (
    CLIENT,
    REVIEWER,
    SUPERVISOR,
    WORKER,
    Group,
    Layout,
    Signer,
)
from qianshou_desktop.actions.papers.more import (
    attendance,
    dispatches,
    helpers,
    qualifications,
    ruling,
    volunteering,
)
from qianshou_desktop.actions.papers.volume import index
from qianshou_desktop.formats.cells import Column

GROUPWORK = ("参照 MZ/T 095-2017《社会工作方法 小组工作》制表。",)
HEAD = Signer("站长")

GROUP = Layout(
    "group", "小组工作计划书",
    (
        Group("", "name*2 worker", "type", "theories", "audience", "state*2 size",
              "place*2 times minutes=每节分钟", "from_on to_on budget_fen", "recruiting",
              "project items", "partners", "aim*7"),
        Group("", "goals*3"),
        Group("", "outline*8"),
        Group("", "budget_note*7", "difficulties", "evaluation*7"),
    ),
    elsewhere=("roster",),
    signs=(WORKER, SUPERVISOR, HEAD),
    notes=GROUPWORK,
    photos=False,
    one_page=True,
)  # fmt: skip

ROSTER = Layout(
    "group", "小组组员登记表",
    (
        Group("", "name", "worker size", "place", "from_on to_on"),
        Group("", "roster*14"),
    ),
    elsewhere=(
        "project", "type", "theories", "audience", "recruiting", "times", "minutes", "state", "aim",
        "goals", "outline", "budget_fen", "budget_note", "difficulties", "evaluation", "items",
        "partners", "review_note", "reviewer", "reviewed_on", "supervisor_opinion", "supervisor",
        "supervised_on",
    ),
    signs=(WORKER, REVIEWER),
    notes=GROUPWORK,
    photos=False,
)  # fmt: skip

GROUP_SESSION = Layout(
    "group_session", "小组单节记录",
    (
        Group("", "group=小组名称", "held_on nth worker", "started_at ended_at minutes",
              "theme", "phase", "place mileage", "headcount|came @attendance", "items"),
        Group("", "attendees*10"),
        Group("", "steps*5"),
        Group("小组分析", "dynamics", "leadership", "conflict"),
        Group("评估与下节", "attained", "review", "next_plan"),
    ),
    signs=(WORKER, SUPERVISOR),
    notes=GROUPWORK,
)  # fmt: skip

GROUP_SUMMARY = Layout(
    "group_summary", "小组评估总结",
    (
        Group("", "group=小组名称", "summed_on worker"),
        Group("", attendance),
        Group("", "scales*4"),
        Group("满意度（人）", "very_satisfied satisfied so_so",
              "dissatisfied very_dissatisfied"),
        Group("目标、经费与反思", "attained", "spent_fen", "spent_note", "reflection"),
        Group("", "follow*4"),
    ),
    signs=(WORKER, SUPERVISOR, HEAD),
    notes=GROUPWORK,
)  # fmt: skip

PLANNED = (
    "purpose", "audience", "expected", "flow", "duties", "costs", "publicity", "weather_plan",
    "injury_plan", "food_plan",
)  # fmt: skip
HELD = (
    "headcount", "elders", "children", "disabled", "poor", "volunteers", "volunteer_hours", "process", "effect",
    "satisfaction", "shortcomings", "spent_fen", "mileage", "link",
)  # fmt: skip

EVENT_PLAN = Layout(
    "event", "社区活动计划书",
    (
        Group("活动概况", "name*2 worker", "held_on started_at ended_at", "place*3 role*2",
              "project items", "partners", "revival", "purpose*9",
              "audience*2 expected"),
        Group("", "flow*6"),
        Group("", "duties*4"),
        Group("", "costs*5"),
        Group("", "publicity", "weather_plan=天气预案", "injury_plan=人身预案",
              "food_plan=食品预案"),
    ),
    elsewhere=(*HELD, "state", "minutes"),
    signs=(WORKER, SUPERVISOR, HEAD),
    photos=False,
    one_page=True,
)  # fmt: skip

EVENT = Layout(
    "event", "社区活动记录与总结",
    (
        Group("活动概况", "name", "held_on started_at ended_at", "place", "worker minutes",
              "role state*2", "project", "items", "partners", "revival"),
        Group("参加人员", "headcount elders children", "disabled poor",
              "volunteers|helpers volunteer_hours|helper_hours"),
        Group("", helpers),
        Group("过程与成效", "process", "effect", "satisfaction", "shortcomings",
              "spent_fen mileage", "link"),
    ),
    elsewhere=PLANNED,
    signs=(WORKER, SUPERVISOR, HEAD),
)  # fmt: skip

SIGN_IN = Layout(
    "event", "活动签到表",
    (
        Group("", "name", "held_on started_at ended_at", "place", "worker"),
        Group("", ruling(
            "", Column("姓名", 1.3), Column("性别", 0.6, "center"), Column("年龄", 0.6, "center"),
            Column("住址（村、社区）", 2), Column("电话", 1.6), Column("签名", 1.3),
            Column("备注", 0.9), rows=36, per="expected")),
    ),
    elsewhere=(
        *PLANNED, *HELD, "minutes", "project", "state", "items", "partners", "revival", "role",
        "filled_on", "secrecy", "form_state", "review_note", "reviewer", "reviewed_on",
        "supervisor_opinion", "supervisor", "supervised_on",
    ),
    heads=("number", "station"),
    signs=(WORKER,),
    photos=False,
)  # fmt: skip

VISIT = Layout(
    "visit", "入户走访（探访）记录表",
    (
        Group("对象", "person.name=姓名 person.sex=性别 @age", "person.address=现住址",
              "person.phone=电话 person.risk*2=风险等级", "household person.groups*2=对象类别"),
        Group("走访", "visited_on started_at minutes", "worker colleagues", "companions*2 mileage", "way", "visit_type",
              "seen"),
        Group("查看事项", "diet medicine", "home utilities", "guarding schooling", "mood safety"),
        Group("情况与处理", "note*6", "needs*5", "outcome", "next_on role", "project items",
              "partners"),
        Group("家境调查", "means_income_fen=年收入（元） means_spending_fen=年支出（元）",
              "means_property=财产", "means_neighbours=邻里意见", spare=True),
    ),
    signs=(WORKER, CLIENT, REVIEWER),
    one_page=True,
)  # fmt: skip

SERVICE = Layout(
    "service", "其他服务记录表",
    (
        Group("", "served_on worker", "period", "kind", "person.name=服务对象 client headcount|served",
              "copies minutes mileage", "note", "items", "role", "partners", "project"),
    ),
)  # fmt: skip

MATTER = Layout(
    "matter", "协助民政事务登记表",
    (
        Group("", "handled_on worker", "kind", "action", "count households",
              "person.name=服务对象", "project", "note"),
    ),
)  # fmt: skip

RESOURCE = Layout(
    "resource", "资源链接登记表",
    (
        Group("资源", "received_on worker", "partner", "giver", "kind", "what",
              "quantity value_fen", "project"),
        Group("", "beneficiaries*8", "headcount"),
        Group("签收", "receiver received", "note"),
    ),
    signs=(WORKER, Signer("签收人", "receiver", "received"), REVIEWER),
)  # fmt: skip

VOLUNTEER = Layout(
    "volunteer", "志愿者登记表",
    (
        Group("基本信息", "name sex born_on", "id_number*2 phone", "address",
              "joined_on left_on worker", "organisation", "skills"),
        Group("", "trainings*3"),
        Group("", "honours*3"),
        Group("", volunteering, "@hours_given"),
        Group("评价", "appraisal"),
    ),
    signs=(Signer("志愿者"), Signer("社工站经办人", "worker"), REVIEWER),
    one_page=True,
    notes=("参照《志愿服务记录与证明出具办法（试行）》制表。",),
)  # fmt: skip

VOLUNTEER_SERVICE = Layout(
    "volunteer_service", "志愿服务记录表",
    (
        Group("", "volunteer.name=志愿者 served_on hours", "event", "project", "content", "items",
              "worker"),
    ),
    signs=(Signer("志愿者"), Signer("记录社工", "worker"), REVIEWER),
)  # fmt: skip

SUPERVISION = Layout(
    "supervision", "督导记录表",
    (
        Group("", "held_on minutes", "supervisor worker", "form", "pairing", "topic"),
        Group("", "supervisees*4"),
        Group("", "advice*6"),
        Group("", "tasks*5"),
    ),
    signs=(Signer("督导者", "supervisor"), Signer("督导对象"), REVIEWER),
)  # fmt: skip

TRAINING = Layout(
    "training", "培训记录表",
    (
        Group("", "name", "theme", "phase", "held_on ended_on", "organiser", "pairing", "place",
              "lecturer worker", "hours headcount"),
        Group("", "trainees*15"),
    ),
    signs=(Signer("讲师"), Signer("组织者"), REVIEWER),
)  # fmt: skip

COMPLAINT = Layout(
    "complaint", "投诉受理登记表",
    (
        Group("投诉", "received_on complainant phone", "way", "content"),
        Group("受理", "worker due_on handled_on", "handling", "answer", "satisfaction"),
    ),
    signs=(Signer("投诉人"), Signer("受理人", "worker"), HEAD),
)  # fmt: skip

ASSESSED = Layout(
    "assessment", "社工站评估表",
    (
        Group("", "assessed_on worker", "assessor"),
        Group("", "marks*5", "@own_total @county_total"),
        Group("", "conclusion", "passed"),
    ),
    signs=(Signer("评估者", "assessor"), Signer("站内经办人", "worker"), HEAD),
)  # fmt: skip

STAFF = Layout(
    "worker", "社工人员登记表",
    (
        Group("基本情况", "name sex phone", "id_number*2 local", "education", "major study",
              "graduated_on works_since"),
        Group("任职", "station", "post", "duty state*2", "joined_on left_on", "sent_by", "centre",
              "civil_head insured", "contract_from contract_to"),
        Group("", qualifications),
    ),
    heads=("number", "filled_on"),
    signs=(Signer("本人", "name"), HEAD, REVIEWER),
    one_page=True,
)  # fmt: skip

SPENDING = Layout(
    "spending", "经费支出单",
    (
        Group("", "spent_on amount_fen", "use", "source", "subject", "voucher worker", "purpose"),
    ),
    signs=(Signer("经办人", "worker"), HEAD, Signer("财务")),
)  # fmt: skip

BUDGET = Layout(
    "funding", "年度经费预算表",
    (
        Group("需要与来源", "year need_fen", "relief_fen allotted_fen", "upper_fen other_fen",
              "county_fen early_fen", "early_qualifier", "basis", "budgeted worker"),
        Group("", "budget*10"),
    ),
    heads=("number", "filled_on"),
    signs=(Signer("编制人", "worker"), Signer("财务"), REVIEWER),
)  # fmt: skip

SAFETY = Layout(
    "safety_check", "安全检查表",
    (
        Group("", "checked_on worker"),
        Group("检查事项", "fire power", "emergency food", "insurance"),
        Group("隐患与整改", "hazard", "mend_by mended_on"),
    ),
    signs=(Signer("检查人", "worker"), HEAD),
)  # fmt: skip

INDEX = Layout(
    "volume", "案卷目录与借阅登记",
    (
        Group("案卷", "title_text", "case*2 filed_on", "kept_for*2 pages", "place worker"),
        Group("", index),
        Group("", "loans*5"),
    ),
    elsewhere=("papers",),
    heads=("number=卷号", "station", "filled_on"),
    signs=(Signer("立卷人", "worker"), Signer("检查人")),
)  # fmt: skip

PUBLICITY = Layout(
    "publicity", "宣传登记表",
    (
        Group("", "name", "channel", "published_on author worker", "source", "link", "pairing"),
        Group("照片与同意", "photos people_shown consented", "photo_credit"),
    ),
    signs=(Signer("经办人", "worker"), HEAD),
)  # fmt: skip

PAIRING = Layout(
    "pairing", "“牵手计划”结对登记表",
    (
        Group("结对", "plan", "sending", "receiving", "key_county area", "kind", "mode",
              "from_on to_on", "sender_fen receiver_fen", "grown worker"),
        Group("", "tasks*4"),
        Group("", dispatches, "result"),
    ),
    heads=("number", "station=受援社工站", "filled_on"),
    signs=(Signer("援派机构"), Signer("受援机构"), Signer("指导中心")),
    one_page=True,
)  # fmt: skip

LAYOUTS = (
    GROUP, ROSTER, GROUP_SESSION, GROUP_SUMMARY, EVENT_PLAN, EVENT, SIGN_IN, VISIT, SERVICE, MATTER,
    RESOURCE, VOLUNTEER, VOLUNTEER_SERVICE, SUPERVISION, TRAINING, COMPLAINT, ASSESSED, STAFF, BUDGET,
    SPENDING, SAFETY, INDEX, PUBLICITY, PAIRING,
)  # fmt: skip
