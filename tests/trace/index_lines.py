"""domain.md §1.11 and §1.12: entities, rules, and what differs by province."""

from qianshou_desktop.actions.rules.presets import PRESETS
from qianshou_desktop.records.terms import AGENCY_ROLE
from tests.trace.put import STATION, Line, Put, line, put

PROVINCES = (
    "内蒙古", "广西", "重庆", "四川", "贵州", "青海", "云南", "陕西", "甘肃", "宁夏",
)  # fmt: skip
SPLIT = (10, 20, 4, 25, 20, 15, 27, 11, 23, 5)
assert sum(SPLIT) == 160
RULES = tuple(f"R{number}" for number in range(1, 30))
SEATS = ("committee", "hall", "elder", "daycare", "child", "volunteer")
# Where each rule reads what it asks about: all of these are put somewhere in the table.
READS = {
    "R1": ("pairing", "sending", "receiving", "from_on"),
    "R2": ("plan", "from_on", "to_on"),
    "R3": ("station", "state"),
    "R4": ("centre", "operator", "state"),
    "R5": ("parameter", "name", "value"),
    "R6": ("parameter", "name", "value"),
    "R7": ("station", "operator", "kind"),
    "R8": ("worker", "centre"),
    "R9": ("worker", "post", "civil_head"),
    "R10": ("worker", "post", "sent_by"),
    "R11": ("recruitment", "bureau_opinion", "town_opinion", "agency_opinion"),
    "R12": ("recruitment", "candidates"),
    "R13": ("worker", "education", "major", "study"),
    "R14": ("training", "organiser", "trainees"),
    "R15": ("worker", "joined_on", "graduated_on"),
    "R16": ("station", "sign_text"),
    "R17": ("venue", "source", "source_note"),
    "R18": ("venue", "functions"),
    "R19": ("room", "standard"),
    "R20": ("institution", "kind"),
    "R21": ("institution", "kind"),
    "R22": ("institution", "kind"),
    "R23": ("assessment", "marks"),
    "R24": ("funding", "relief_fen", "allotted_fen"),
    "R25": ("funding", "need_fen", "upper_fen", "other_fen"),
    "R26": ("spending", "use", "source"),
    "R27": ("training", "theme", "phase"),
    "R28": ("service", "partners"),
    "R29": ("publicity", "source", "author", "photo_credit"),
}


def numbered(name: str, value: str, source: str, day: int) -> Put:
    """A number or list of the rules, set by the county with its source and first day."""
    return put("parameter", "county", name=name, value=value, source=source,
               from_on=f"2022-02-{day:02}")  # fmt: skip


LINES: tuple[Line, ...] = (
    line("1.11", "Entities", *(
        put("agency", "county", name=f"角色之{label}", roles=[code])
        for code, label in AGENCY_ROLE.items())),
    line("1.11", "Each service item", *(
        put("service", "counts", "主办", "协助", "B0 协助完善社区居家养老服务网络", station=STATION,
            served_on="2022-08-12", kind="policy", headcount=5, items=["B0"], role=role)
        for role in ("lead", "assist"))),
    line("1.11", "R1–R29",
        put("parameter", "county", *RULES, name="R8.workers", value="7",
            source="县民政局〔2022〕1号通知", from_on="2022-01-08")),
    line("1.11", "All targets",
        put("parameter", "county", name="R15.months", value="30", source="县民政局〔2022〕2号通知",
            from_on="2022-01-09"),
        put("county", "county", ref="420581", divisions_from="民政部区划代码甲"),
        numbered("R3.stations", "14", "县民政局〔2022〕7号通知", 13),
        numbered("R4.centres", "4", "县民政局〔2022〕4号通知", 10),
        numbered("R5.target", "8", "县民政局〔2022〕5号通知", 11),
        numbered("R6.target", "19", "县民政局〔2022〕6号通知", 12),
        numbered("R2.key_counties", "159", "县民政局〔2022〕8号通知", 17),
        put("plan", "plan", name="参数之计划", from_on="2021-02-03", to_on="2025-11-30",
            key_counties=161)),
    line("1.11", "Conference purpose text", put(
        "meeting", "plan", name="目的之会", held_on="2022-08-29",
        purpose="引导全国社工机构积极参与实施乡村振兴战略，畅通和规范社会工作者参与社会治理的途径")),
    line("1.11", "160-county split", *(
        put("key_county", "plan", code=f"99{at:02}01", name=f"{province}之重点县",
            province=province)
        for at, province in enumerate(PROVINCES)),
        put("plan", "plan", name="分省之计划", from_on="2021-02-05", to_on="2025-11-28",
            key_counties=160, split=[{"province": f"{province}之数", "counties": count}
                                     for province, count in zip(PROVINCES, SPLIT, strict=True)])),
    line("1.12", "A county starts", numbered("R6.target", "12", "县民政局〔2022〕3号通知", 1)),
    line("1.12", "residents a station",
        numbered("R11.residents_least", "2", "吉林省社工站工作指引（试行）甲", 2),
        numbered("R11.residents_most", "5", "吉林省社工站工作指引（试行）乙", 3),
        numbered("R11.large", "枝城镇", "吉林省社工站工作指引（试行）庚", 14),
        numbered("R11.large_least", "3", "吉林省社工站工作指引（试行）辛", 15),
        numbered("R11.large_most", "6", "吉林省社工站工作指引（试行）壬", 16)),
    line("1.12", "age", numbered("R13.age_below", "41", "吉林省社工站工作指引（试行）丙", 4)),
    line("1.12", "education",
        numbered("R13.degree", "本科", "吉林省社工站工作指引（试行）丁", 5),
        numbered("R13.majors", "社会工作、心理学", "吉林省社工站工作指引（试行）戊", 6)),
    line("1.12", "certificate",
        numbered("R15.months", "36", "吉林省社工站工作指引（试行）己", 7)),
    line("1.12", "room", put(
        "venue", "station", name="吉林样式之所", station=STATION, area=173,
        equipment="办公桌、电脑、打印机、文件柜",
        functions=[{"kind": kind, "need": f"{kind}之用", "area": 21 + at}
                   for at, kind in enumerate(("office", "counselling", "group", "multi"))])),
    line("1.12", "village rooms may sit in", *(
        put("venue", "station", name=f"设在{seat}的室", room="枝江社区社工室", source=seat)
        for seat in SEATS)),
    line("1.12", "service list",
        numbered("R23.services", PRESETS["济南"].values["R23.services"], "DB3701/T 36-2023", 8)),
    line("1.12", "Pairing presets",
        put("plan", "plan", name="预置之计划", from_on="2021-02-04", to_on="2025-11-29",
            method="援派机构与受援机构一对一，跨省或省内"),
        *(put("pairing", "plan", number=f"JD-预置{mode}", sending="晨光社会工作服务中心",
              kind="other", area=f"预置{mode}之地", mode=mode, grown=3, from_on="2022-03-07")
          for mode in ("across", "inside")),
        numbered("R1.year_days", "40", "浙民社〔2018〕142号", 9)),
)  # fmt: skip
