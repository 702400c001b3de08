"""The figures of the monthly report (domain.md §2.5) by the names under which others ask for them
(commands.md); what each counts is defined in the counting engine."""

from qianshou_desktop.records.terms import Terms

FIGURE = Terms(
    **{
        "persons.filed": "在档人数",
        "persons.new": "新建档",
        "persons.left": "离档",
        "persons.served": "服务人数",
        "contacts.total": "服务人次",
        "visits.households": "走访户次",
        "visits.contacts": "走访人次",
        "visits.people": "走访人数",
        "visits.due": "应访",
        "visits.made": "实访",
        "services.count": "其他服务",
        "services.contacts": "其他服务人次",
        "services.copies": "发放资料",
        "cases.open_before": "上月在办个案",
        "cases.opened": "新开个案",
        "cases.closed": "结案",
        "cases.open_after": "在办个案",
        "cases.followed": "跟进个案",
        "cases.sessions": "个案面谈",
        "groups.running": "开展小组",
        "groups.sessions": "小组节数",
        "groups.contacts": "小组人次",
        "events.count": "社区活动",
        "events.contacts": "活动人次",
        "resources.count": "链接资源",
        "resources.value_fen": "资源估值（元）",
        "resources.people": "资源受益人数",
        "crises.count": "危机处置",
        "crises.mandatory": "强制报告",
        "cases.referred": "转介",
        "cases.follow_ups": "个案跟进",
        "cases.minutes": "面谈时长（分钟）",
        "complaints.count": "投诉",
        "supervisions.count": "督导",
        "trainings.count": "培训",
        "trainings.hours": "培训学时",
        "volunteers.contacts": "志愿服务人次",
        "volunteers.hours": "志愿服务时长",
        "complaints.handled": "办结投诉",
        "opinions.said": "满意度评价",
        "opinions.good": "满意的评价",
        "spending.spent_fen": "经费支出（元）",
    }
)
# How things stand on a day: they are not added up over a year.
STANDING = ("persons.filed", "cases.open_before", "cases.open_after")

# The parts of a report after its head, in their usual order (domain.md §2.5).
PART = Terms(
    overall="总体情况",
    station="站点与人员",
    persons="服务对象",
    amount="服务量",
    domains="六大服务领域",
    matters="协助民政事务",
    partners="五社联动",
    learning="督导与培训",
    money="经费",
    opinion="投诉与满意度",
    workers="人员工作量",
    stations="各站情况与排名",
    typical="典型案例",
    problems="问题与建议",
    plan="下期计划",
    publicity="宣传",
    photos="照片",
)
REPORT_ON = Terms(station="社工站", county="全县", operator="承接机构")
REPORT_SPAN = Terms(month="月报", quarter="季报", half="半年报", year="年报")

# What is compared belongs to the reports on several stations alone.
PART_OF = {"stations": ("county", "operator")}
