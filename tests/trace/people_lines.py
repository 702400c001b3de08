"""domain.md §1.5: the people, from recruitment to the certificate."""

from tests.trace.put import STATION, Line, line, put

OPINIONS = {"bureau_opinion": "agree", "town_opinion": "refuse", "agency_opinion": "pending"}

LINES: tuple[Line, ...] = (
    line("1.5", "站长", put(
        "worker", "station", number="SG-站长", name="站长甲", station=STATION, post="head",
        joined_on="2021-05-05", civil_head=True)),
    line("1.5", "副站长",
        put("worker", "station", number="SG-副", name="副站长乙", station=STATION, post="deputy",
            joined_on="2021-05-06", sent_by="晨光社会工作服务中心"),
        put("certificate", "station", worker="王社工", level="social_worker",
            certificate_number="演证-0501", issued_on="2019-10-21", study_hours=73)),
    line("1.5", "驻站社工",
        put("worker", "station", number="SG-驻", name="驻站丙", station=STATION, post="resident",
            joined_on="2021-05-07", education="college", study="full", major="社会学", local=True),
        put("recruitment", "station", number="ZL-三方", station=STATION, opened_on="2021-02-03",
            candidates=[{"name": "应聘丁", "certified": True, "local": True, "education": "college",
                         "major": "法学", "hired": True}], **OPINIONS)),
    line("1.5", "指导中心",
        put("centre", "county", ref="宜都市社会工作服务指导中心",
            experts=[{"name": "秦教授", "school": "荆楚高校", "discipline": "社会学理论方向"}]),
        put("worker", "county", number="SG-派驻", name="派驻戊", station=STATION, post="centre",
            centre="宜都市社会工作服务指导中心", joined_on="2021-05-08")),
    line("1.5", "岗前培训",
        put("training", "station", number="PX-岗前", name="枝城岗前班", theme="induction",
            held_on="2021-06-07", ended_on="2021-06-09", organiser="晨光社会工作服务中心",
            hours=19, lecturer="方讲师", trainees=[{"worker": "王社工", "score": 87, "passed": True}]),
        *(put("worker", "station", number=f"SG-{state}", name=f"状态{at}号", station=STATION,
              state=state)
          for at, state in enumerate(("proposed", "training", "passed"))),
        put("worker", "station", ref="王社工", state="working", contract_from="2021-06-13")),
    line("1.5", "证书期限",
        put("certificate", "station", worker="王社工", level="assistant",
            certificate_number="演证-0502", issued_on="2020-10-22"),
        put("worker", "station", "24个月内取证", "取证期限", "2023-07-02", number="SG-钟",
            name="钟社工", station=STATION, post="resident", joined_on="2021-07-02",
            education="bachelor", major="社会工作", graduated_on="2021-06-20")),
    line("1.5", "支持",
        put("exam", "station", worker="王社工", level="assistant", sat_on="2022-06-18",
            result="failed", ability_score=58, practice_score=62),
        put("service", "counts", "F2 职业资格考试动员", "F4 实务能力提升", station=STATION, served_on="2022-08-07", kind="study",
            headcount=3, items=["F2", "F4"])),
    line("1.5", '"原则上"',
        *(put("certificate", "station", worker="王社工", level=level,
              certificate_number=f"演证-{level}", issued_on="2018-10-23")
          for level in ("assistant", "social_worker", "senior")),
        put("recruitment", "station", number="ZL-说明", station=STATION, opened_on="2021-02-04",
            note="学历放宽的说明")),
    line("1.5", "Exam eligibility",
        *(put("worker", "station", number=f"SG-{education}", name=f"学历{at}号", station=STATION,
              education=education, major="社会工作", works_since=f"201{at}-07-03",
              graduated_on=f"201{at}-06-23")
          for at, education in enumerate(("senior", "college", "bachelor"))),
        put("worker", "station", "还有考试", number="SG-考", name="考社工", station=STATION,
            post="resident", joined_on="2022-07-04", education="bachelor", major="社会工作",
            graduated_on="2022-06-24")),
)  # fmt: skip
