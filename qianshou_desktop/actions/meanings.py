"""What each figure is called, and in a sentence what it counts: shown beside it wherever it stands."""

from collections.abc import Mapping, Sequence

from qianshou_desktop.records.terms import (
    DOMAIN,
    GROUP,
    ITEM,
    PARTNER,
    SATISFACTION,
    SERVICE_KIND,
    SUBJECT,
)
from qianshou_desktop.records.terms_report import FIGURE
from qianshou_desktop.records.terms_work import MATTER_ACTION, MATTER_KIND

NONE = "none"  # persons without a target group, work without a worker
MEANT: dict[str, str] = {
    "persons.filed": "期末在档的服务对象：期末及以前建档，期末仍未离档、当时归本站",
    "persons.new": "建档日期在本期内",
    "persons.left": "离档日期在本期内",
    "persons.served": "本期有过服务的不同服务对象，一人只计一次",
    "contacts.total": "走访、个案、小组、活动和其他服务的人次之和，每条记录只计一次",
    "visits.households": "入户且见到本人的走访，同户同日同站只计一次；未编家庭的按人计",
    "visits.contacts": "见到本人的走访，不论方式",
    "visits.people": "见到本人的走访中不同的服务对象",
    "visits.due": "按风险等级的探访频次（参数 F17）；周期末日在本期内、整个周期都在档的计一次；"
    "重大变故另计一次，限期在本期内的计；以后各月的不计",
    "visits.made": "应访中，周期或限期内至少见到本人一次的；个案入户的面谈和跟进也算见到",
    "services.count": "走访以外的日志条数",
    "services.copies": "其他服务中发放的宣传资料份数",
    "services.contacts": "选了服务对象或登记了来访人的计 1，否则计填写的人次",
    "cases.open_before": "期初仍在办、当时在本站的个案",
    "cases.opened": "本期接案，和本期由别的站转入的",
    "cases.closed": "本期结案，和本期转到别的站的；全县合计不含站与站之间的转站；"
    "同一天转来又转走的不计",
    "cases.open_after": "上期在办＋新开－结案",
    "cases.followed": "本期有面谈记录的个案",
    "cases.sessions": "本期的面谈次数",
    "groups.running": "本期有活动的小组",
    "groups.sessions": "本期的小组节数",
    "groups.contacts": "本期小组各节出席人次之和",
    "events.count": "本期社区活动场次",
    "events.contacts": "本期社区活动实到人次",
    "resources.count": "本期链接资源次数",
    "resources.value_fen": "本期链接资源的估值",
    "resources.people": "本期链接资源的受益人数之和",
    "crises.count": "发现时间在本期的危机与强制报告",
    "crises.mandatory": "其中属强制报告的",
    "cases.referred": "本期转介的个案",
    "cases.follow_ups": "本期结案后的跟进次数",
    "cases.minutes": "本期面谈时长之和",
    "complaints.count": "本期收到的投诉",
    "complaints.handled": "本期收到的投诉中，期末已经办结的",
    "opinions.said": "本期的活动、小组总结、个案评估和投诉里，填了满意度的评价数",
    "opinions.good": "其中很满意和满意的；满意率是它除以满意度评价",
    "spending.spent_fen": "支出日期在本期的经费支出之和",
    "supervisions.count": "本期督导次数",
    "trainings.count": "本期开始的培训",
    "trainings.hours": "本期开始的培训学时之和",
    "volunteers.contacts": "本期志愿服务记录条数；社区活动填写的志愿者人数比那次活动的记录多的，多出的也计",
    "volunteers.hours": "本期志愿服务记录的小时之和；社区活动填写的时长比那次活动的记录多的，多出的也计",
}
DEFINITIONS = {key: (FIGURE[key], meant) for key, meant in MEANT.items()}

WHATS = {
    "count": "条数", "contacts": "人次", "minutes": "分钟", "people": "人数", "filed": "在档",
    "new": "新建档", "left": "离档", "visits": "走访", "services": "其他服务", "sessions": "个案面谈",
    "group_sessions": "小组单节", "events": "社区活动", "resources": "资源次数",
    "value_fen": "资源估值", "spent_fen": "支出", "said": "评价数",
}  # fmt: skip
PARTS: dict[str, Mapping[str, str]] = {
    "services": SERVICE_KIND, "matters": MATTER_KIND, "items": ITEM, "domains": DOMAIN,
    "targets": {**GROUP, NONE: "没有类别"}, "workers": {NONE: "没有填社工"},
    "partners": PARTNER, "opinions": SATISFACTION, "spending": SUBJECT,
}  # fmt: skip


def called(key: str, names: Mapping[str, str] | None = None) -> str:
    """What people call a figure: matters.low_income.new is 低保 新增; a worker's by the name."""
    if key in DEFINITIONS:
        return DEFINITIONS[key][0]
    part, _, rest = key.partition(".")
    code, _, what = rest.rpartition(".")
    named = (names or {}) if part == "workers" else {}
    name = named.get(code) or PARTS.get(part, {}).get(code, code)
    shown = f"{code} {name}" if part in ("items", "domains") else name
    return f"{shown} {whats(part).get(what, what)}"


DETAILS: dict[str, Sequence[str]] = {
    "services": ("count", "contacts"),
    "matters": tuple(MATTER_ACTION),
    "items": ("count", "contacts", "minutes", "people"),
    "domains": ("count", "contacts", "minutes", "people"),
    "targets": ("filed", "new", "left", "people", "contacts"),
    "partners": ("count", "contacts", "minutes", "resources", "value_fen"),
    "opinions": ("said",),
    "spending": ("spent_fen",),
}
OF = {
    "services": "这一类其他服务", "matters": "协助办理的这一类民政事务，件数", "items": "涉及这个服务项目的记录",
    "domains": "涉及这个服务领域的记录", "targets": "属这一类别的服务对象",
    "partners": "联动这一社的服务，和它给的资源", "opinions": "选了这一档的评价", "spending": "这一科目的经费支出",
    "workers": "这名社工的服务", "projects": "属这个品牌项目的服务",
}  # fmt: skip


def meant(key: str) -> str:
    """What a figure counts, in a sentence."""
    unit = "（元）" if key.endswith("_fen") else ""
    if key in MEANT:
        return MEANT[key] + unit
    part, _, rest = key.partition(".")
    return f"{OF[part]}：{whats(part)[rest.rpartition('.')[2]]}{unit}"


def whats(part: str) -> Mapping[str, str]:
    """How it is called what can be counted of a part."""
    return MATTER_ACTION if part == "matters" else WHATS


def counts(part: str) -> dict[str, str]:
    """What is counted of each code of a part, as it is called."""
    return {what: whats(part)[what] for what in DETAILS[part]}
