"""Words of the county's structure. What the article says of 宜都 stands as it says it; agencies,
organisations and people are made up (《深圳特区报》 and the 项目办 are the article's own)."""

from typing import NamedTuple

BUREAU = "宜都市民政局"
WAYS = "政府主导、社会力量参与、市场化运作"
PURPOSE = "提升基层民政工作专业能力；开展社会工作专业服务；推进基层社会治理体系和治理能力现代化。"
CENTRE = "宜都市社会工作服务指导（社会组织孵化）中心"
CENTRE_OPERATOR = "江畔社会工作发展中心"
UNIVERSITY = "某高校社会学系"
EXPERTS = (("教授", "社会学"), ("副教授", "社会工作"), ("讲师", "社会政策"))
PROJECT_OFFICE = "中国社会工作联合会“牵手计划”项目办"
PAPER = "《深圳特区报》"
OTHER_AGENCIES = {
    BUREAU: "bureau",
    PROJECT_OFFICE: "project_office",
    CENTRE_OPERATOR: "centre",
    UNIVERSITY: "experts",
    "橙心志愿服务协会": "organisation",
    "银龄互助会": "organisation",
    "清江慈善会": "charity",
    PAPER: "media",
}
INCUBATIONS = (
    ("橙心志愿服务协会", "grown", "协助拟定章程、办理登记，提供办公场地一年"),
    ("银龄互助会", "grown", "培训财务人员，链接首个为老服务项目"),
    ("童伴成长社", "incubating", "提供工位两个，每月督导一次"),
    ("橘乡手工互助社", "incubating", "指导项目书写作，协助对接慈善资源"),
    ("邻里调解之家", "applied", "已受理入驻申请，待评审"),
    ("乡音文艺队", "left", "登记后转由所在街道扶持"),
)


class Resident(NamedTuple):
    """A resident social worker: `left` days to the certificate's deadline, None where certified;
    `years` of work before coming."""

    left: int | None
    education: str
    major: str
    study: str
    years: int
    local: bool


# In the order of the stations' codes: each state of the certificate clock, one over, one who may
# not sit yet, and one (the fourth) whose major is not among those asked for.
RESIDENTS = (
    Resident(None, "bachelor", "社会工作", "full", 4, True),
    Resident(-40, "bachelor", "社会学", "full", 5, True),
    Resident(20, "bachelor", "法学", "full", 4, True),
    Resident(None, "college", "汉语言文学", "part", 10, True),
    Resident(75, "college", "心理学", "full", 6, False),
    Resident(150, "bachelor", "社会学", "full", 5, True),
    Resident(None, "bachelor", "社会工作", "full", 3, True),
    Resident(300, "college", "社会工作", "full", 4, False),
    Resident(500, "bachelor", "心理学", "full", 3, True),
    Resident(560, "college", "法学", "full", 1, True),
    Resident(None, "bachelor", "心理学", "full", 6, True),
)
EXCEPTION = 3  # that resident's place in the list
REASON = "在本村任职十年，持助理社会工作师证书，民政局、镇、承接机构三方一致同意录用。"
