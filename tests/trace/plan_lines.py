"""domain.md §1.1: the policy and the plan."""

from tests.trace.put import Line, line, put

NAME = "“十四五”时期社会工作服务机构“牵手计划”实施方案"
SCHEMES = ("广东", "江苏", "内蒙古", "上海", "青海")
HELPS = ("深圳", "北京", "福建", "浙江", "上海")
TASKS = ("station", "agency", "talent", "system")


LINES: tuple[Line, ...] = (
    line("1.1", "文件", put(
        "policy", "plan", name=NAME, kind="document", document_number="民发〔2021〕105号",
        issued_on="2021-12-27", issuers="民政部、国家乡村振兴局")),
    line("1.1", "印发机关", put(
        "plan", "plan", name="印发机关之计划", issuers="民政部、国家乡村振兴局",
        from_on="2021-01-02", to_on="2025-12-30")),
    line("1.1", "期限", put(
        "plan", "plan", name="期限之计划", from_on="2021-01-01", to_on="2025-12-31")),
    line("1.1", "范围",
        put("plan", "plan", name="范围之计划", from_on="2021-01-03", to_on="2025-12-29",
            key_counties=160, scope="以160个国家乡村振兴重点帮扶县为主"),
        put("key_county", "plan", code="640324", name="同心县", province="宁夏回族自治区", towns=173),
        put("pairing", "plan", number="JD-范围", sending="晨光社会工作服务中心", kind="other",
            area="非重点县之地", from_on="2022-03-02")),
    line("1.1", "方式",
        put("plan", "plan", name="方式之计划", from_on="2021-01-04", to_on="2025-12-28",
            method="从社会工作先发地区遴选一批社会工作服务机构，一对一牵手帮扶受援地区"),
        put("pairing", "plan", number="JD-方式", sending="晨光社会工作服务中心",
            receiving="清江受援机构", area="受援之县", kind="key", from_on="2022-03-03")),
    line("1.1", "目标",
        put("plan", "plan", name="目标之计划", from_on="2021-01-05", to_on="2025-12-27",
            target="力争实现受援地区县域乡镇（街道）社工站全覆盖"),
        put("key_county", "plan", "75.0%", code="640402", name="原州区", province="宁夏",
            towns=12, stations=9)),
    line("1.1", "作用", put(
        "plan", "plan", name="作用之计划", from_on="2021-01-06", to_on="2025-12-26",
        effect="推动社工专业人才在巩固脱贫攻坚成果同乡村振兴有效衔接中发挥更大作用")),
    line("1.1", "鼓励",
        put("plan", "plan", name="鼓励之计划", from_on="2021-01-07", to_on="2025-12-25",
            encouraged="结合援藏、援疆，选派机构对口帮扶西藏、新疆社会工作服务机构"),
        *(put("pairing", "plan", number=f"JD-{area}", sending="晨光社会工作服务中心", kind=kind,
              area=area, from_on="2022-03-04")
          for kind, area in (("tibet", "山南市"), ("xinjiang", "和田县")))),
    line("1.1", "项目办",
        put("plan", "plan", name="项目办之计划", from_on="2021-01-08", to_on="2025-12-24",
            office="中国社会工作联合会牵头组建“牵手计划”项目办",
            entrusted_by="民政部、国家乡村振兴局"),
        put("agency", "county", name="中国社会工作联合会", roles=["project_office"])),
    line("1.1", "联合会三项重点", put(
        "plan", "plan", name="重点之计划", from_on="2021-01-09", to_on="2025-12-23",
        streams=["supervision", "training", "publicity"])),
    line("1.1", "三项培训",
        put("training", "plan", "社工师考前培训", number="PX-考前", name="考前班",
            theme="exam", held_on="2022-05-06"),
        *(put("training", "plan", number=f"PX-{phase}", name=f"运营管理{phase}班",
              theme="management", phase=phase, held_on="2022-05-07")
          for phase in ("start", "growth")),
        put("training", "plan", number="PX-实务", name="站点实务班", theme="station",
            held_on="2022-05-08", organiser="晨光社会工作服务中心")),
    line("1.1", "活动",
        put("meeting", "plan", name="“牵手计划”实施方案工作沟通会", kind="work",
            held_on="2022-01-27", host="中国社会工作联合会"),
        put("meeting", "plan", name="“牵手计划”推进及行业组织发展座谈会", kind="talk",
            held_on="2022-08-25", place="宁夏银川", on_site="闽宁粤川津鲁桂的社工协会、民政部门领导",
            online="冀沪黑陕黔的社工协会、民政部门领导"),
        put("meeting", "plan", name="全国首届社会工作助力乡村振兴大会", kind="conference",
            held_on="2022-08-26", place="宁夏灵武市")),
    line("1.1", "大会", put(
        "meeting", "plan", name="首届大会", kind="conference", held_on="2022-08-27",
        host="中国社会工作联合会、中国乡村发展基金会", theme="发展社会工作，促进乡村振兴",
        undertaker="宁夏民政厅、银川市人民政府（灵武市）")),
    line("1.1", "乡村振兴二十字", put(
        "meeting", "plan", name="二十字之会", held_on="2022-08-28",
        goals=["industry", "ecology", "civility", "order", "life"])),
    line("1.1", "已出“牵手行动”实施方案", *(
        put("policy", "plan", name=f"{region}“牵手行动”方案", kind="scheme", region=region)
        for region in SCHEMES)),
    line("1.1", "已发布帮扶计划", *(
        put("policy", "plan", name=f"{region}帮扶之计划", kind="help", region=region)
        for region in HELPS)),
    line("1.1", "派出实例", put(
        "sending", "plan", region="深圳", from_on="2022-06-01", to_on="2022-07-31", agencies=20,
        workers=40, qualifier="余", credit="《深圳特区报》")),
    line("1.1", "Extra facts",
        put("pairing", "plan", number="JD-四任务", sending="晨光社会工作服务中心", kind="other",
            area="四任务之地", mode="across", sender_fen="120000.00", receiver_fen="30000.00",
            grown=7, from_on="2022-03-05",
            tasks=[{"task": task, "state": "running", "note": f"{task}之事"} for task in TASKS]),
        put("pairing", "plan", number="JD-省内", sending="晨光社会工作服务中心", kind="other",
            area="省内之地", mode="inside", from_on="2022-03-06"),
        put("dispatch", "plan", pairing="JD-甲", name="派出甲", from_on="2022-06-06",
            to_on="2022-06-21", work="带教驻站社工", result="完成带教")),
)  # fmt: skip
