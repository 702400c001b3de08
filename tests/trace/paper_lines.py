"""domain.md §1.6, §1.8, §1.9: rules and mechanisms with their records, money, publicity."""

from tests.trace.put import STATION, Line, Put, line, put

RUNNING = {"station": STATION}


def paper(kind: str) -> Put:
    """One of the thirteen papers; its code makes its texts its own."""
    return put("institution", "station", kind=kind, name=f"枝城站{kind}文本", **RUNNING)


LINES: tuple[Line, ...] = (
    line("1.6", "合理的组织架构", *map(paper, ("structure", "division", "process"))),
    line("1.6", "六项制度", *map(paper, (
        "staff", "finance", "project", "volunteer", "safety", "archive"))),
    line("1.6", "四项机制", *map(paper, ("promise", "complaint", "supervision", "assessment"))),
    line("1.6", "→ each",
        put("institution", "station", kind="safety", name="全项之制度", version="2.7",
            issuer="晨光社会工作服务中心", issued_on="2021-06-17", review_on="2023-06-18",
            posted=True, filed_at="档案柜 9-9", content="一次检查，两人到场。", **RUNNING),
        put("promise", "station", content="来访当日回应", made_on="2021-07-08", posted=True,
            kept=True, **RUNNING),
        put("complaint", "station", number="TS-运行", received_on="2022-07-09", way="letter",
            content="不印的内容", handled_on="2022-07-12", satisfaction="s4", **RUNNING),
        put("supervision", "station", number="DD-运行", held_on="2022-07-10", form="team",
            topic="督导之议题", advice="督导之建议",
            tasks=[{"task": "督导之行动", "due_on": "2022-08-13"}], **RUNNING),
        put("safety_check", "station", checked_on="2022-07-11", fire="hazard",
            hazard="灭火器压力不足", mend_by="2022-07-26", **RUNNING),
        put("assessment", "station", number="PG-运行", assessed_on="2021-11-24", assessor="评估组乙",
            conclusion="运行之结论", passed=False, **RUNNING)),
    line("1.8", "市民政局牵头负责建站",
        put("county_plan", "county", name="牵头之模式", lead="宜都市民政局"),
        put("award", "station", accepted_on="2021-11-13", score=917, basis="验收之依据",
            amount_fen="80001.00", paid_on="2021-12-23", **RUNNING),
        put("contract", "station", number="HT-运营", agency="晨光社会工作服务中心", purchased=True,
            budgeted=True, amount_fen="160002.00", content="运营之服务", **RUNNING),
        put("spending", "station", spent_on="2022-02-03", use="construction", source="award",
            subject="building", amount_fen="72001.00", voucher="记-0801", purpose="标识制作", **RUNNING),
        put("spending", "station", spent_on="2022-02-04", use="operation", source="purchase",
            subject="activity", amount_fen="401.00", voucher="记-0802", purpose="活动材料", **RUNNING)),
    line("1.8", "前期经费", put(
        "funding", "county", year=2019, early_fen="2000000.00", early_qualifier="余万元",
        basis="宜都市《贯彻落实鄂发〔2020〕14号文件精神任务清单》")),
    line("1.8", "来源",
        put("funding", "county", "差额，由市（县）财政补足", "460,100.00", year=2021,
            relief_fen="38000100.00", need_fen="2200100.00", allotted_fen="1140000.00",
            upper_fen="500000.00", other_fen="100000.00"),
        put("spending", "station", station=STATION, spent_on="2022-02-05", use="operation", source="relief",
            subject="staff", amount_fen="5501.00", voucher="记-0803", purpose="统筹之支出")),
    line("1.8", "Formulas",
        put("funding", "county", "统筹限额", "300,000.03", "差额，由市（县）财政补足", "0.00",
            year=2018, relief_fen="10000001.00", need_fen="300000.03", allotted_fen="300000.03")),
    line("1.9", "项目督导",
        *(put("publicity", "plan", number=f"XC-{channel}", name=f"{channel}之报道", channel=channel,
              published_on="2022-08-08", link=f"https://example.cn/{channel}", source="《深圳特区报》",
              author="记者甲", photos=True, photo_credit=f"{channel}图片《深圳特区报》",
              people_shown=True, consented=True, pairing="JD-甲")
          for channel in ("paper", "television", "website", "account", "video")),
        put("supervision", "plan", number="DD-项目", held_on="2022-07-20", supervisor="项目督导",
            station=STATION, pairing="JD-甲", topic="项目督导之议题"),
        put("publicity", "station", number="XC-站", name="枝城站之报道", channel="account",
            published_on="2022-08-09", **RUNNING)),
)  # fmt: skip
