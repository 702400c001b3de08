"""domain.md §1.2–1.4: the county's structure, five haves and five partners, places and signs."""

from qianshou_desktop.records.terms import PARTNER
from tests.trace.put import STATION, TOWN, Line, line, put

CENTRE = "宜都市社会工作服务指导（社会组织孵化）中心"
TOWNS = {
    "420581001": "陆城街道", "420581100": "红花套镇", "420581101": "高坝洲镇",
    "420581102": "聂家河镇", "420581103": "松木坪镇", "420581104": "枝城镇",
    "420581105": "姚家店镇", "420581106": "五眼泉镇", "420581107": "王家畈镇",
    "420581200": "潘家湾土家族乡", "420581400": "松宜矿区",
}  # fmt: skip

LINES: tuple[Line, ...] = (
    line("1.2", "市(县)",
        put("centre", "county", name=CENTRE, state="built", operator="晨光社会工作服务中心",
            duties=["guidance", "oversight", "training", "supervision", "assessment"],
            experts=[{"name": "方教授", "school": "三峡高校", "discipline": "社会学方向",
                      "post": "副教授"}]),
        put("incubation", "county", name="橘乡互助社", centre=CENTRE, stage="grown",
            entered_on="2021-03-05", registered_on="2021-12-06", support="提供场地和财务托管"),
        put("worker", "county", number="SG-指导", name="指社工", station=STATION, post="centre",
            centre=CENTRE, joined_on="2021-04-07")),
    line("1.2", "乡",
        put("parameter", "county", name="R3.stations", value="13", source="宜都市政府工作报告丁",
            from_on="2021-11-04"),
        put("parameter", "county", name="R5.target", value="6", source="宜都市政府工作报告甲",
            from_on="2021-11-01"),
        put("station", "station", ref=TOWN, state="built", kind="demonstration",
            operator="晨光社会工作服务中心"),
        put("station", "county", "宜都市姚家店镇社会工作服务站普通站已建成", ref="420581105",
            state="built", kind="ordinary"),
        put("station", "sheet", "27%乡镇（街道）全覆盖", ref="420581106", state="built"),
        put("contract", "station", number="HT-乡", agency="晨光社会工作服务中心", station=STATION,
            amount_fen="160001.00", purchased=True)),
    line("1.2", "村",
        put("parameter", "county", name="R6.target", value="17", source="宜都市政府工作报告乙",
            from_on="2021-11-02"),
        put("village", "county", ref="420581104001", eligible=True, criteria="有固定场地和专人"),
        put("room", "station", number="SS-村一", name="解放路社工室", station=STATION, state="built",
            kind="demonstration", standard=True),
        put("room", "station", number="SS-村二", name="大同社工室", station=STATION, state="built",
            kind="ordinary")),
    line("1.2", "择优",
        put("score", "county", station=STATION, scored_on="2021-11-21", score=913, chosen=True,
            basis="依“五有”实地评分"),
        put("score", "county", room="枝江社区社工室", scored_on="2021-11-22", score=814,
            chosen=False, basis="未入选仍留名单"),
        *(put("room", "county", name=f"{state}社工室", state=state)
          for state in ("built", "building", "planned")),
        put("parameter", "county", name="R4.centres", value="3", source="宜都市政府工作报告丙",
            from_on="2021-11-03")),
    line("1.2", "Yidu township codes", *(
        put("township", "county", code, ref=code, name=f"{name}今") for code, name in TOWNS.items()
    )),
    line("1.2", "运作方式", put(
        "county_plan", "county", name="宜都模式", ways="政府主导、社会力量参与、市场化运作",
        purpose="提升基层民政工作专业能力；开展专业服务；推进基层社会治理体系和治理能力现代化")),
    line("1.3", "五有",
        put("county_plan", "county", name="五有之模式",
            standard=["place", "staff", "function", "rule", "activity"]),
        put("assessment", "station", number="PG-五有", station=STATION, assessed_on="2021-11-23",
            passed=True, assessor="县评估组", conclusion="五有达标",
            marks=[{"item": item, "own": 71 + at, "county": 61 + at, "evidence": f"{item}之据"}
                   for at, item in enumerate(("place", "staff", "function", "rule", "activity"))])),
    line("1.3", "五社",
        put("service", "counts", *PARTNER.values(), station=STATION, served_on="2022-08-06", kind="policy",
            headcount=60, items=["D2"],
            partners=["community", "organisation", "worker", "volunteer", "charity"]),
        put("agency", "county", name="清江志愿者协会", roles=["organisation", "charity"])),
    line("1.4", "行政单位类型", *(
        put("township", "county", shown, ref=code, kind=kind)
        for code, kind, shown in (
            ("420581001", "mine", "陆城街道矿区"), ("420581100", "township", "红花套镇乡"),
            ("420581101", "street", "高坝洲镇街道"), ("420581200", "town", "潘家湾土家族乡镇")))),
    line("1.4", "场地来源", *(
        put("venue", "station", name=f"来自{source}的场所", station=STATION, source=source,
            source_note=f"{source}之来历")
        for source in ("office", "base", "practice", "other"))),
    line("1.4", "活动场所类型", put(
        "venue", "station", name="功能室俱全之所", station=STATION, area=171,
        functions=[{"kind": kind, "need": f"{kind}之需求", "area": 31 + at}
                   for at, kind in enumerate(("counselling", "group", "multi", "other"))])),
    line("1.4", "统一标识",
        put("station", "station", "应挂标识", "不一致", ref=TOWN, sign_text=f"{STATION}（旧）"),
        put("room", "station", number="SS-标识", name="标识社工室", station=STATION,
            sign_text="宜都市枝城镇枝江社区社会工作服务室")),
)  # fmt: skip
