"""Coded lists of casework, groups, events and what belongs to them; see terms.py for their rules."""

from qianshou_desktop.records.terms import Terms

# ---- casework, domain.md §2.3 --------------------------------------------------------------------------
# MZ/T 094-2017: the six stages of a case
STAGE = Terms(
    intake="接案",
    assessment="预估",
    plan="计划",
    intervention="介入",
    evaluation="评估",
    closing="结案",
)
CASE_SOURCE = Terms(
    own="主动求助",
    outreach="外展走访",
    village="村（社区）转介",
    department="部门转介",
    relative="亲友",
    other="其他",
)
FIRST_CONTACT = Terms(interview="面谈", home="入户", phone="电话")
PROBLEM = Terms(
    economy="经济困难",
    health="健康与照料",
    family="家庭关系",
    marriage="婚姻",
    parenting="子女教养与监护",
    schooling="就学",
    job="就业",
    housing="住房",
    mood="情绪与心理",
    behaviour="行为偏差",
    rights="权益受损",
    integration="社会融入",
    other="其他",
)
URGENCY = Terms(crisis="危机", urgent="急", normal="一般")
CRISIS_SIGN = Terms(
    suicide="自杀",
    self_harm="自伤",
    violence="暴力",
    abuse="虐待",
    medicine="断药",
)
INTAKE_DECISION = Terms(accept="接案", refer="转介", decline="不接案", emergency="转紧急")
PRIORITY = Terms(high="高", middle="中", low="低")
THEORY = Terms(
    psychosocial="心理社会",
    crisis="危机介入",
    task="任务中心",
    behaviour="行为",
    humanist="人本",
    family="家庭",
    strengths="优势视角",
    narrative="叙事",
    empowerment="增能",
    ecology="生态系统",
    other="其他",
)
SESSION_WAY = Terms(interview="面谈", home="入户", phone="电话", video="视频", online="网络")
TASK_RESULT = Terms(done="已完成", part="部分完成", undone="未完成")
CLOSE_CAUSE = Terms(
    attained="目标达成",
    asked="对象要求",
    lost="失联",
    moved="迁出",
    died="死亡",
    referred="转介",
    beyond="超出能力",
    other="其他",
)
FREQUENCY = Terms(
    weekly="每周",
    fortnightly="每两周",
    monthly="每月",
    quarterly="每季",
    half="每半年",
    none="不跟进",
)
REFERRAL_CAUSE = Terms(scope="超出服务范围", area="超出服务区域", expert="需专业服务")
FOLLOW_RESULT = Terms(keep="继续跟进", reopen="重开个案", end="终止")
CONSENT_SCOPE = Terms(
    filing="建档与服务",
    casework="个案服务",
    sensitive="敏感个人信息",
    sharing="向相关单位提供信息",
    photo="拍照与宣传",
)
HARM = Terms(
    injury="身体受侵害",
    sexual="性侵害",
    neglect="监护缺失或遗弃",
    abuse="虐待或家庭暴力",
    trafficking="拐卖或失踪",
    exploitation="被利诱乞讨或违法",
    suicide="自杀或自伤",
    harm_others="伤害他人",
    other="其他危险",
)
REPORT_TO = Terms(
    police="公安机关（110）",
    civil="民政部门",
    procuratorate="检察机关",
    women="妇联",
    committee="村（居）民委员会",
    other="其他",
)

# ---- groups, events, volunteers and the rest, domain.md §2.4 ---------------------------------------------
GROUP_TYPE = Terms(
    education="教育",
    growth="成长",
    support="支持",
    therapy="治疗",
    interest="兴趣",
    socialising="社会化",
)
# MZ/T 095-2017: the five stages of a group
GROUP_PHASE = Terms(
    preparing="筹备期", forming="形成期", turning="转折期", mature="成熟期", ending="结束期"
)
WORK_STATE = Terms(planned="计划中", running="进行中", finished="已结束", cancelled="已取消")
MATTER_KIND = Terms(
    low_income="最低生活保障",
    destitute="特困供养",
    low_margin="低保边缘",
    rigid_spending="刚性支出困难",
    temporary="临时救助",
    medical="医疗救助",
    disability="残疾人两项补贴",
    aged="高龄津贴",
    orphan="孤儿和事实无人抚养儿童保障",
    vagrant="流浪乞讨救助",
    other="其他",
)
MATTER_ACTION = Terms(accepted="受理", new="新增", changed="调整", checked="核查")
KEPT_FOR = Terms(forever="永久", years30="30 年", years10="10 年")
TODO_SOURCE = Terms(
    finding="走访异常",
    task="约定任务",
    supervision="督导行动项",
    hazard="安全隐患",
    follow="后续跟进",
    hand="自己记下",
)
LIFE_CHANGE = Terms(
    death="家人去世",
    illness="突发重病或住院",
    accident="意外或灾害",
    violence="暴力或侵害",
    carer="照料人或监护人离开",
    arrest="家人被拘押",
    other="其他",
)
# The relation to the person: what the family tree is drawn from.
KIN = Terms(
    father="父亲",
    mother="母亲",
    grandfather="祖父",
    grandmother="祖母",
    maternal_grandfather="外祖父",
    maternal_grandmother="外祖母",
    spouse="配偶",
    former_spouse="前配偶",
    brother="兄弟",
    sister="姐妹",
    son="儿子",
    daughter="女儿",
    grandson="孙子或外孙",
    granddaughter="孙女或外孙女",
    other="其他亲属",
)
TIE_KIND = Terms(
    kin="亲属",
    neighbour="邻里",
    friend="朋友",
    school="学校",
    work="工作单位",
    village="村（社区）",
    government="政府部门",
    medical="医疗机构",
    agency="社会组织",
    volunteer="志愿者",
    faith="文体或其他团体",
    other="其他",
)
TIE_STRENGTH = Terms(strong="密切", plain="一般", weak="疏远", tense="紧张", broken="中断")
TIE_FLOW = Terms(both="双向", giving="支持对象", taking="消耗对象")
# 民族 after GB/T 3304-1991, and what the household register writes beside them.
PEOPLES = (
    "汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 "
    "傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 "
    "仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 "
    "鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 穿青人 其他 未识别 外国血统中国籍人士"
)
ETHNICITIES = frozenset(PEOPLES.split())
