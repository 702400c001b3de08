"""Coded lists. Codes are stored and travel; labels are shown. A code is never used again for
another meaning."""

import re
from collections.abc import Iterator, Mapping
from typing import Any


class Terms(Mapping[str, str]):
    """An ordered list of codes with their labels."""

    def __init__(self, **labels: str) -> None:
        self._labels = labels

    def __getitem__(self, code: str) -> str:
        return self._labels[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._labels)

    def __len__(self) -> int:
        return len(self._labels)

    def label(self, code: str | None) -> str:
        """The label, the code itself where a newer program wrote one we do not know, or nothing."""
        return self._labels.get(code, code) if code else ""

    def code(self, text: str) -> str | None:
        """The code for a code or a label, as people and sheets write either."""
        if text in self._labels:
            return text
        return next((c for c, label in self._labels.items() if label == text), None)


def digits(terms: Mapping[Any, str]) -> list[int]:
    """The digit that chooses each: its place, but of a scale its points, so that 5 is the best."""
    codes = list(terms)
    if all(isinstance(code, str) and re.fullmatch(r"s[1-9]", code) for code in codes):
        return [int(code[1:]) for code in codes]
    return list(range(1, len(codes) + 1))


SEX = Terms(male="男", female="女")
STATION_KIND = Terms(demonstration="示范站", ordinary="普通站")
STATION_STATE = Terms(built="已建成", building="在建", planned="拟建")
TOWN_KIND = Terms(town="镇", township="乡", street="街道", mine="矿区")
POST = Terms(head="站长", deputy="副站长", resident="驻站社工", centre="指导中心社工")
DUTY = Terms(affairs="事务岗", service="服务岗")
AGENCY_ROLE = Terms(
    bureau="民政局",
    project_office="项目办",
    centre="指导中心",
    operator="承接机构",
    sending="援派机构",
    receiving="受援机构",
    experts="高校专家团队",
    organisation="社会组织",
    charity="慈善资源方",
    media="媒体",
)
ROLE = Terms(county="县级管理员", station="站点人员", reader="只读")

# seed article, 明确服务定位; shared list of target groups in domain.md §1.7
GROUP = Terms(
    low_income="最低生活保障对象",
    destitute="分散供养特困人员",
    disabled="残疾人",
    disabled_family="残疾人家庭",
    left_elder="留守老人",
    widowed_elder="孤寡老人",
    alone_elder="独居老人",
    destitute_elder="特困老人",
    orphan="孤儿",
    unraised_child="事实无人抚养儿童",
    left_child="农村留守儿童",
    hard_child="困境儿童",
    mental="精神障碍者",
    in_need="有需求群众",
    marriage="婚姻家庭求助者",
    uncertified="未持证社工",
    low_margin="低保边缘",
    rigid_spending="刚性支出困难",
    empty_nest="空巢老人",
    disabled_elder="失能老人",
    aged="高龄老人",
    family_planning="计生特殊家庭",
    severely_disabled="重度残疾人",
    temporary="临时遇困",
    vagrant="流浪乞讨",
)
RISK = Terms(high="高", watch="重点", normal="一般")
DOMAIN = Terms(
    A="社会救助", B="养老服务", C="儿童关爱", D="基层治理", E="社会事务", F="社工人才培养"
)
ITEM = Terms(
    A1="救助政策宣传",
    A2="对象排查",
    A3="家境调查",
    A4="建档服务",
    A5="需求分析",
    A6="心理疏导",
    A7="照料护理",
    A8="资源链接",
    A9="能力提升",
    A10="社会融入",
    B0="协助完善社区居家养老服务网络",
    B1="入户探访",
    B2="健康服务",
    B3="精神慰藉",
    B4="危机干预",
    B5="社会支持网络建设",
    B6="社区参与",
    B7="权益保障",
    C1="走访核查",
    C2="家庭探访",
    C3="政策宣传",
    C4="法制宣传",
    C5="监护评估",
    C6="精神抚慰",
    C7="安全和心理健康教育",
    C8="家庭教育指导",
    D1="协助推进基层治理创新实验区建设",
    D2="推进五社联动",
    D3="指导议事协商、合理表达诉求",
    D4="情绪引导",
    D5="困难纾解",
    D6="社会支持网络修复",
    E1="婚姻家庭文化建设",
    E2="婚姻家庭咨询辅导",
    E3="倡导婚俗改革",
    E4="宣传殡葬改革、倡导厚养薄葬",
    E5="残疾人家庭排查",
    E6="残疾人需求评估",
    E7="精神障碍社区康复",
    F1="本地专业人才培养",
    F2="职业资格考试动员",
    F3="培训",
    F4="实务能力提升",
    F5="帮助未持证驻站社工两年内取证",
)
PARTNER = Terms(
    community="社区",
    organisation="社会组织",
    worker="社会工作者",
    volunteer="社区志愿者",
    charity="社会慈善资源",
)
SERVICE_ROLE = Terms(lead="主办", assist="协助")
VISIT_WAY = Terms(home="入户", phone="电话", video="视频", office="到站面谈")
VISIT_TYPE = Terms(
    first="初访", regular="定期走访", change="重大变故", screening="政策排查", means="家境调查"
)
FINDING = Terms(fine="正常", amiss="异常", unseen="未见")
VISIT_OUTCOME = Terms(
    keep="继续定期走访",
    linked="已链接资源",
    reported="已报镇（街）民政办",
    case="转个案",
    referred="转介其他部门",
)
SERVICE_KIND = Terms(
    consultation="咨询",
    policy="政策宣传",
    outreach="外展服务",
    linking="资源链接",
    crisis="危机处置",
    meeting="会议与协调",
    study="学习与督导",
    office="事务工作",
)
PERIOD_OF_DAY = Terms(morning="上午", afternoon="下午", evening="晚上", whole="全天")
FORM_STATE = Terms(draft="草稿", submitted="已提交", reviewed="已审核", archived="已归档")
SECRECY = Terms(open="普通", sensitive="敏感", minor="未成年人")
NO_ID = Terms(
    unregistered="未上户口",
    lost="证件遗失",
    refused="本人不愿提供",
    unknown="暂未取得",
    foreign="无大陆身份证",
)
POLITICS = Terms(
    masses="群众",
    party="中共党员",
    probationary="中共预备党员",
    league="共青团员",
    other="民主党派及其他",
)
MARRIAGE = Terms(single="未婚", married="已婚", widowed="丧偶", divorced="离异", unknown="未说明")
EDUCATION = Terms(
    none="未上学",
    primary="小学",
    junior="初中",
    senior="高中或中专",
    college="大专",
    bachelor="本科",
    master="硕士及以上",
)
HEALTH = Terms(good="健康", weak="体弱", ill="患病", serious="重病")
SELF_CARE = Terms(full="能自理", partial="部分失能", none="完全失能")
HOUSING = Terms(
    own="自有住房",
    rent="租房",
    public="公租房",
    borrowed="借住",
    institution="机构居住",
    unsafe="危房",
)
BENEFIT = Terms(
    low_income="最低生活保障金",
    destitute="特困供养",
    disability_living="困难残疾人生活补贴",
    disability_care="重度残疾人护理补贴",
    aged="高龄津贴",
    orphan="孤儿基本生活费",
    unraised_child="事实无人抚养儿童基本生活补贴",
    temporary="临时救助",
    medical="医疗救助",
    other="其他",
)
RELATION = Terms(
    head="户主",
    spouse="配偶",
    son="儿子",
    daughter="女儿",
    daughter_in_law="儿媳",
    son_in_law="女婿",
    father="父亲",
    mother="母亲",
    grandchild="孙子女或外孙子女",
    grandparent="祖父母或外祖父母",
    sibling="兄弟姐妹",
    other="其他",
)
LABOUR = Terms(full="有劳动能力", partial="部分丧失", none="无劳动能力")
CONSENT_WAY = Terms(written="书面", oral="口头并有见证", guardian="监护人书面")
LEFT_REASON = Terms(died="死亡", moved="迁出", quit="退出服务")
PARENT_STATE = Terms(
    home="在家",
    away="外出务工",
    died="死亡",
    prison="服刑或戒毒",
    missing="失联",
    disabled="重残",
    ill="重病",
)
CONTACT_RATE = Terms(daily="每天", weekly="每周", monthly="每月", rarely="很少", never="无联系")
GUARD_LEVEL = Terms(good="监护良好", weak="监护薄弱", none="监护缺失", harm="监护侵害")
LIVING = Terms(alone="独居", spouse="与配偶", children="与子女", grand="与孙辈", institution="机构")
COGNITION = Terms(clear="清楚", mild="轻度减退", severe="明显减退")
# 残疾人证编码: category 1-7, grade 1-4 (domain.md §2.1)
DISABILITY = Terms(
    vision="视力",
    hearing="听力",
    speech="言语",
    limb="肢体",
    intellect="智力",
    mental="精神",
    multiple="多重",
)
DISABILITY_GRADE = Terms(g1="一级", g2="二级", g3="三级", g4="四级")


def domain_of(item: str) -> str:
    """The domain A–F of an item code such as A10."""
    return item[0]


# ---- the county's structure, domain.md §1 ----------------------------------------------------------------
CENTRE_DUTY = Terms(
    guidance="建站指导",
    oversight="运营监管",
    training="培训",
    supervision="督导",
    assessment="评估",
)
INCUBATION_STAGE = Terms(applied="申请入驻", incubating="孵化中", grown="已出壳", left="已退出")
ROOM_KIND = Terms(demonstration="示范室", ordinary="普通室")
SOURCE = Terms(
    office="民政办", base="社会组织孵化基地", practice="新时代文明实践所",
    committee="村委会", hall="服务大厅", elder="养老服务中心", daycare="日间照料中心",
    child="儿童之家", volunteer="志愿服务站", other="其他",
)  # fmt: skip
FUNCTION = Terms(
    counselling="个案咨询室",
    group="小组活动室",
    multi="多功能活动室",
    office="办公室",
    other="其他",
)
OPINION = Terms(agree="同意", refuse="不同意", pending="未出意见")
WORKER_STATE = Terms(
    proposed="拟录用", training="培训中", passed="培训合格", working="在岗", left="离岗"
)
STUDY = Terms(full="全日制", part="非全日制")
CERTIFICATE = Terms(assistant="助理社会工作师", social_worker="社会工作师", senior="高级社会工作师")
EXAM_RESULT = Terms(registered="已报名", passed="通过", failed="未通过", absent="缺考")
# seed article: 三项培训; the fourth is asked for before a post is taken up
TRAINING = Terms(
    exam="社工师考前培训", management="社会组织运营管理", station="乡镇（街道）社工站运营实务",
    induction="岗前培训", other="其他培训",
)  # fmt: skip
PHASE = Terms(start="初创期", growth="发展期")
PAPER = Terms(
    structure="组织架构", division="内部责任分工", process="运行流程和标准",
    staff="人员管理制度", finance="财务管理制度", project="项目管理制度",
    volunteer="志愿服务管理制度", safety="安全管理制度", archive="档案管理制度",
    promise="服务承诺机制", complaint="投诉机制", supervision="督导机制", assessment="评估机制",
)  # fmt: skip
ORGANISATION_PAPERS = ("structure", "division", "process")
SIX_RULES = ("staff", "finance", "project", "volunteer", "safety", "archive")
FOUR_MECHANISMS = ("promise", "complaint", "supervision", "assessment")
FUND_USE = Terms(construction="建设经费", operation="运营经费")
FUND_SOURCE = Terms(
    award="以奖代补", purchase="政府购买服务", relief="社会救助专项统筹", upper="上级专项拨款",
    county="市（县）财政补足", other="其他",
)  # fmt: skip
SUBJECT = Terms(
    staff="人员",
    activity="活动",
    supervision="督导培训",
    office="办公",
    building="建设",
    other="其他",
)
PAIRING_KIND = Terms(key="重点帮扶县", tibet="援藏", xinjiang="援疆", other="其他")
PAIRING_MODE = Terms(across="跨省", inside="省内")
# the four tasks of earlier pairings (domain.md §1.1)
TASK = Terms(
    station="支持建设社工站", agency="发展社工机构", talent="培养社工人才", system="建立社工制度"
)
TASK_STATE = Terms(planned="未开始", running="进行中", done="已完成")
POLICY = Terms(document="政策文件", scheme="牵手行动实施方案", help="帮扶计划", other="其他")
CHANNEL = Terms(
    paper="报刊",
    television="电视",
    website="网站",
    account="公众号",
    video="抖音等短视频",
    other="其他",
)
MEETING = Terms(work="工作会议", conference="大会", talk="座谈会", other="其他")
REVIVAL = Terms(
    industry="产业兴旺", ecology="生态宜居", civility="乡风文明", order="治理有效", life="生活富裕"
)
WORKSTREAM = Terms(supervision="项目督导", training="受援地人员培训赋能", publicity="宣传支持")
SUPERVISION = Terms(single="个别督导", team="团体督导", peer="同辈督导", field="实地督导")
COMPLAINT_WAY = Terms(visit="来访", phone="电话", letter="书面", online="网络", other="其他")
SATISFACTION = Terms(s5="很满意", s4="满意", s3="一般", s2="不满意", s1="很不满意")
SAFETY = Terms(fine="合格", hazard="有隐患", unchecked="未查")
FIVE = Terms(place="有场地", staff="有人员", function="有功能", rule="有制度", activity="有活动")
RESOURCE_KIND = Terms(
    goods="物资", money="资金", service="服务", job="岗位", law="法律", medical="医疗"
)
MEDIA = Terms(photo="照片", paper="文件")
PICTURED = Terms(
    sign="标识", scene="现场", roster="签到", consent="同意书", original="原件", portrait="本人照片",
    other="其他",
)  # fmt: skip
DOCUMENT = Terms(
    rectification="整改通知", notice="通知", report="报告", request="请示", letter="函",
    summary="总结", other="其他",
)  # fmt: skip
SEALING = Terms(seal="加盖印章", none="不加盖印章", signature="加盖签名章")
