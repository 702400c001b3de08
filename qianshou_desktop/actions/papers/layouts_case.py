"""How the forms of people and cases are laid out: F0 to F10 (domain.md §2.2, §2.3)."""

from qianshou_desktop.actions.papers.layout import (
    CLIENT,
    REVIEWER,
    SUPERVISOR,
    WORKER,
    Beside,
    Group,
    Layout,
    Signer,
)
from qianshou_desktop.actions.papers.more import (
    family_cells,
    family_figures,
    standard,
    standard_told,
    told,
)

CASEWORK = ("参照 MZ/T 094-2017《社会工作方法 个案工作》制表。",)
SIGNED_CLIENT = Signer("服务对象或监护人", "client_signer", "client_signed_on")
SIGNED_WORKER = Signer("社工", "worker", "worker_signed_on")
DUTY = (
    "发现未成年人遭受或者疑似遭受不法侵害，或者面临危险的，应当立即向公安机关报案或举报，并按规定报告主管部门；"
    "报告后二十四小时内跟进。"
)

PERSON = Layout(
    "person", "服务对象档案表",
    (
        Group(
            "基本情况",
            Beside("portrait", "照片", ("name sex", "born_on @age", "ethnicity occupation",
                                        "id_number phone")),
            "former_name",
            "no_id_reason", "disability_number", "politics", "marriage", "education",
            "registered_address", "registered_code township village", "address",
            "contact_name contact_relation contact_phone", "household", "relation",
        ),
        Group("", "groups*4"),
        Group("", "benefits*4"),
        Group(
            "健康与经济",
            "health", "self_care", "illness", "disability_note", "income_source*2 income_fen",
            "housing", "risk",
        ),
        Group("", "kin*5"),
        Group("", "ties*5"),
        Group("", "changes*2"),
        Group("", family_figures),
        Group(
            "儿童情况",
            "father_state", "mother_state", "father_place mother_place", "father_contact",
            "mother_contact", "guardian guardian_paper", "school*2 teacher",
            "guard_level", "child_mind", "child_hazard", "child_director child_supervisor",
            spare=True,
        ),
        Group(
            "老年人情况", "living", "adl cognition*2", "children_note", "visit_plan", spare=True
        ),
        Group(
            "残疾与精神障碍情况",
            "disability_kind", "disability_grade*2 disability_guardian", "rehabilitation",
            "diagnosis", "medication", "mental_guardian mental_risk*2", "diagnosed_on",
            spare=True,
        ),
        Group(
            "建档与知情同意",
            "filed_on worker in_charge", "consent_on consent_guardian", "consent_way",
            "consent_scope", "left_on returned_on", "left_reason",
        ),
        Group("", "absences*1", spare=True),
    ),
    heads=("number", "@station", "filled_on"),
    signs=(Signer("建档社工", "worker"), CLIENT, REVIEWER),
)  # fmt: skip

HOUSEHOLD = Layout(
    "household", "家庭情况登记表",
    (
        Group("家庭", "head*1 township village", "address"),
        Group("", "members*8"),
        Group(
            "年收入与支出（元）",
            "wage_fen business_fen", "property_fen transfer_fen",
            "medical_fen school_fen disability_fen",
        ),
        Group("住房", "housing", "structure area worker"),
        Group("", family_figures),
    ),
    heads=("number", "@station", "filled_on"),
    signs=(Signer("户主或家庭成员"), Signer("社工", "worker"), REVIEWER),
)  # fmt: skip

CASE = Layout(
    "case", "个案接案登记表",
    (
        Group(
            "服务对象",
            "person.name=姓名 person.sex=性别 @age", "person.id_number*2=身份证号 person.phone=电话",
            "person.address=现住址", "person.groups=对象类别",
        ),
        Group(
            "接案",
            "opened_on worker", "source", "referrer", "continues", "first_contact agreed", "request",
            "troubles", "tried", "involved",
        ),
        Group(
            "初步判断与处理",
            "urgency", "dangers", "first_judgement", "decision", "decision_reason", "items",
            "project",
        ),
    ),
    elsewhere=("stage", "closed_on", "reason", "skips"),  # of later: the volume says them
    signs=(WORKER, CLIENT, SUPERVISOR),
    notes=CASEWORK,
)  # fmt: skip

ASSESSMENT = Layout(
    "case_assessment", "个案预估表",
    (
        Group("服务对象", "case.person.name=姓名 case.person.sex=性别 @age",
              "case=个案编号 worker", "assessed_on"),
        Group("", "sources*3"),
        Group("个人系统", "body", "mind", "social", "strength"),
        Group("家庭系统", "family_structure", "family_relations", "family_economy"),
        Group("社会系统", "neighbours", "school", "workplace", "formal_support", "informal_support"),
        Group("", family_cells),
        Group("", "problems_found*4"),
        Group("", "needs*4"),
        Group("资源、风险与结论", "resources", "risk", "risk_basis", "theories"),
        Group("", "scales*2"),
        Group("预估结论", "conclusion"),
    ),
    signs=(WORKER, SUPERVISOR),
    notes=CASEWORK,
)  # fmt: skip

PLAN = Layout(
    "case_plan", "个案服务计划书",
    (
        Group("服务对象", "case.person.name=姓名 case.person.sex=性别 @age",
              "case=个案编号 worker", "planned_on times", "from_on to_on", "contact"),
        Group("服务目标", "aim", "goals*3"),
        Group("依据、应变与评估", "theory", "contingency", "evaluation"),
        Group(
            "服务协议",
            "agreed_goals=一、目标", "agreed_work=二、内容与方法", "agreed_rights=三、双方权利义务",
            "agreed_terms=四、地点、时间、期限和次数",
            told("五、双方签字：以上内容双方已经充分沟通，自签字之日起共同遵守；任何一方可以提出修改或者终止。"),
        ),
    ),
    signs=(SIGNED_CLIENT, SIGNED_WORKER, SUPERVISOR),
    blocks={
        "goal": (
            "goal", "need", "baseline target", "strategy", "action",
            "due_on responsible times", "schedule", "resources",
        )
    },
    notes=CASEWORK,
)  # fmt: skip

SESSION = Layout(
    "session", "个案介入（面谈）记录",
    (
        Group("", "case.person.name=姓名 case*2=个案编号", "held_on nth worker",
              "started_at ended_at minutes", "way*2 risk", "place attendants mileage", "purpose"),
        Group("", "last_tasks", "facts"),
        Group("社工判断（与事实分开填写）", "judgement", "techniques"),
        Group("", "mood", "linked", "items"),
        Group("", "progress*4"),
        Group("", "tasks*4"),
        Group("", "next_on next_at"),
    ),
    signs=(WORKER, CLIENT, SUPERVISOR),
    notes=CASEWORK,
)  # fmt: skip

EVALUATION = Layout(
    "case_evaluation", "个案评估表",
    (
        Group("服务对象", "case.person.name=姓名 case.person.sex=性别 @age",
              "case=个案编号 worker", "evaluated_on"),
        Group("", "process"),
        Group("", "attainments*4"),
        Group("", "scales*3"),
        Group("评价", "client_view", "satisfaction", "worker_view", "evidence", "shortfall"),
    ),
    signs=(WORKER, CLIENT, SUPERVISOR),
    notes=CASEWORK,
)  # fmt: skip

CLOSING = Layout(
    "case_closing", "个案结案表",
    (
        Group("服务对象", "case.person.name=姓名 case.person.sex=性别 @age",
              "case=个案编号 worker", "closed_on case.opened_on=接案日期",
              "@sessions @duration", "cause", "case.reason=原因说明", "@skipped"),
        Group("服务小结", "changes", "consolidation", "parting"),
        Group("跟进计划", "follow_every", "follow_until archive_number|shelved"),
    ),
    signs=(SIGNED_CLIENT, SIGNED_WORKER, SUPERVISOR),
    notes=CASEWORK,
)  # fmt: skip

REFERRAL = Layout(
    "referral", "个案转介表",
    (
        Group("服务对象", "case.person.name=姓名 case.person.sex=性别 @age",
              "case=个案编号 worker"),
        Group("转介", "referred_on", "cause", "cause_note", "receiver", "contact phone",
              "done_so_far", "materials*4"),
        Group("对象（监护人）意见", "agreed agreed_by", "agreed_way"),
        Group("接收回执", "receipt_on", "receipt"),
        Group("回访", "recheck_on", "recheck"),
    ),
    signs=(WORKER, CLIENT, Signer("接收机构")),
    notes=CASEWORK,
    one_page=True,
)  # fmt: skip

FOLLOW_UP = Layout(
    "follow_up", "个案跟进（回访）记录",
    (
        Group("服务对象", "case.person.name=姓名 case.person.sex=性别 @age",
              "case=个案编号 worker"),
        Group("跟进", "done_on nth minutes", "way", "state", "kept", "fresh", "result", "next_on"),
    ),
    signs=(WORKER, REVIEWER),
    notes=CASEWORK,
)  # fmt: skip

CONSENT = Layout(
    "consent", "知情同意书",
    (
        Group("", standard_told("lead")),
        Group("服务对象", "person.name=姓名 person.sex=性别 @age",
              "case=个案编号 worker"),
        Group(
            "告知事项",
            "purpose|F9.purpose", "collected|F9.collected", "collecting|F9.collecting",
            "kept_until|F9.kept_until", "shared_with|F9.shared_with", standard("rights"),
            standard("limits"), standard("children"), "contact",
            "rights_told limits_told separate",
        ),
        Group("同意", "scopes", "way", "signed_on signer witness",
              "guardian guardian_relation"),
        Group("", "withdrawn_on withdrawn_scope*2"),  # written in by hand where it comes to that
    ),
    signs=(Signer("服务对象", "signer", "signed_on"), Signer("监护人", "guardian"),
           Signer("告知社工", "worker"), Signer("见证人", "witness")),
    notes=("一式两份，服务对象（监护人）和社工站各执一份。",),
    one_page=True,
)  # fmt: skip

CRISIS = Layout(
    "crisis", "危机与强制报告表",
    (
        Group("", told(DUTY)),
        Group("对象与发现", "person.name=姓名 person.sex=性别 @age", "case=个案编号 worker",
              "found_at mandatory", "harms", "seen"),
        Group("", "reports*3", "@elapsed"),
        Group("处置与后续", "handling", "follow_due_at closed_on", "follow_up"),
    ),
    signs=(Signer("发现人", "worker"), Signer("站长"), REVIEWER),
    one_page=True,
)  # fmt: skip

TRANSFER = Layout(
    "transfer", "服务对象（个案）转站单",
    (
        Group("转站", "person.name=姓名 case*2=个案编号", "from_station", "to_station",
              "to_worker moved_on", "cause"),
    ),
    heads=("number", "filled_on"),
    signs=(Signer("转出站"), Signer("转入站", "to_worker")),
)  # fmt: skip

LAYOUTS = (
    PERSON, HOUSEHOLD, CASE, ASSESSMENT, PLAN, SESSION, EVALUATION, CLOSING, REFERRAL, FOLLOW_UP,
    CONSENT, CRISIS, TRANSFER,
)  # fmt: skip
