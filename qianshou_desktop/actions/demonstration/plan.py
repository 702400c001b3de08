"""The plan, its policies and meetings, as the article dates them (seed article, first half)."""

from datetime import date

from qianshou_desktop.actions.demonstration import words_plan as words
from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.formats import divisions
from qianshou_desktop.records.pairing import KeyCounty, Meeting, Plan, PlanShare, Policy, Sending
from qianshou_desktop.records.terms import REVIVAL, WORKSTREAM

ISSUED = date(2021, 12, 27)
NUMBER = "民发〔2021〕105号"


def build(w: Workshop) -> None:
    policies(w)
    if w.today < ISSUED:
        return
    made = Plan(
        name=words.PLAN, document_number=NUMBER, issued_on=ISSUED, issuers=words.ISSUERS,
        from_on=date(2021, 1, 1), to_on=date(2025, 12, 31), scope=words.SCOPE, key_counties=160,
        method=words.METHOD, target=words.TARGET, effect=words.EFFECT, office=words.OFFICE,
        encouraged=words.ENCOURAGED, entrusted_by=words.ISSUERS,
    )  # fmt: skip
    made.streams = set(WORKSTREAM)
    w.plan = w.put(made)
    for province, counties in words.SPLIT.items():
        w.add(PlanShare(plan_id=made.id, province=province, counties=counties))
    for code in words.KEY_COUNTIES:
        w.add(KeyCounty(code=code, name=divisions.country()[code], province="宁夏回族自治区",
                        towns=len(divisions.townships(code))))  # fmt: skip
    meetings(w)
    if w.today >= date(2022, 7, 31):
        w.add(Sending(
            region="深圳", from_on=date(2022, 6, 1), to_on=date(2022, 7, 31), agencies=20,
            workers=40, qualifier="余", credit="《深圳特区报》",
        ))  # fmt: skip


def policies(w: Workshop) -> None:
    w.add(Policy(name="宜都市《贯彻落实鄂发〔2020〕14号文件精神任务清单》", region="宜都市",
                 note="社工站前期经费的依据"))  # fmt: skip
    if w.today < ISSUED:
        return
    w.add(Policy(name=words.PLAN, region="全国", document_number=NUMBER, issued_on=ISSUED,
                 issuers=words.ISSUERS))  # fmt: skip
    for region in words.SCHEMES:
        w.add(Policy(name=f"{region}“牵手行动”实施方案", kind="scheme", region=region))
    for region in words.HELP_PLANS:
        w.add(Policy(name=f"{region}“牵手计划”帮扶计划", kind="help", region=region))


def meetings(w: Workshop) -> None:
    """Those of the article that were held by the clock's day."""
    union = "中国社会工作联合会"
    held = (
        Meeting(name="“十四五”时期社会工作服务机构“牵手计划”工作沟通会", kind="work",
                held_on=date(2022, 1, 27), place=union,
                note="就推进“牵手计划”方案落地执行进行了深入探讨，对方案涉及具体工作进行了明确"),
        Meeting(name="“牵手计划”推进及社会工作行业组织发展座谈会", kind="talk",
                held_on=date(2022, 8, 25), place="宁夏银川",
                on_site="闽、宁、粤、川、津、鲁、桂等地社工协会、民政部门领导",
                online="冀、沪、黑、陕、黔等地社协领导",
                note="介绍中国社会工作联合会推动“牵手计划”落实的具体工作安排"),
        Meeting(name="全国首届社会工作助力乡村振兴大会", kind="conference",
                held_on=date(2022, 8, 26), place="宁夏回族自治区灵武市",
                host="中国社会工作联合会、中国乡村发展基金会",
                undertaker="宁夏回族自治区民政厅、银川市人民政府（灵武市）",
                theme=words.THEME, purpose=words.PURPOSE),
    )  # fmt: skip
    held[-1].goals = set(REVIVAL)
    for each in held:
        if each.held_on <= w.today:
            w.add(each)
