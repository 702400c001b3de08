"""The words of the demonstration county. All people, agencies and findings are made up."""

from typing import NamedTuple

AGENCIES = ("晨光社会工作服务中心", "清江社会工作服务中心", "众益社会工作服务中心",
            "橘乡社会工作服务中心", "同心社会工作服务中心")  # fmt: skip
# 择优打造五个示范社工站 (seed article): which five is our choice
DEMONSTRATION = ("420581001", "420581100", "420581101", "420581103", "420581104")

SURNAMES = ("张", "王", "李", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何",
            "郭", "马", "罗", "覃", "向", "单", "曾", "仇", "解", "欧阳", "谭", "田", "邹")  # fmt: skip
GIVEN = {
    "male": ("家福", "冬生", "大毛", "木匠", "国强", "志明", "建军", "永平", "兴旺", "德高", "光明", "子轩", "浩然",
             "文斌", "世荣", "正华", "昌盛"),
    "female": ("淑芬", "秀英", "玉兰", "桂香", "春梅", "腊梅", "翠兰", "丽华", "小红", "金凤", "月娥", "雨桐", "欣怡",
               "思雨", "巧云", "素珍", "凤英"),
}  # fmt: skip
# Names that programs break on: rare letters, separators, and twenty-five letters.
RARE = ("𬀩䶮", "李𫖯", "欧阳·娜仁", "堃鿏", "阿卜杜热合曼·买买提依明·努尔麦麦提·艾力江·吾守")


class Profile(NamedTuple):
    """A kind of person served: ages and target groups."""

    ages: tuple[int, int]
    groups: tuple[str, ...]


PROFILES = (
    Profile((68, 92), ("alone_elder",)),
    Profile((66, 88), ("left_elder",)),
    Profile((70, 90), ("widowed_elder", "low_income")),
    Profile((62, 85), ("destitute",)),
    Profile((25, 75), ("disabled",)),
    Profile((30, 70), ("low_income",)),
    Profile((7, 15), ("left_child",)),
    Profile((6, 16), ("hard_child",)),
    Profile((8, 16), ("unraised_child",)),
    Profile((28, 60), ("mental", "disabled")),
    Profile((25, 60), ("in_need",)),
)
FINDINGS = (
    ("身体尚可，饮食正常，家中整洁。", ("B1",), ""),
    ("血压偏高，已联系村医上门，提醒按时服药。", ("B1", "B2"), "medicine"),
    ("屋顶漏雨，已报镇民政办，约定月底前修缮。", ("A2", "A8"), "home"),
    ("情绪低落，陪伴交谈，约邻居多照看。", ("B3",), ""),
    ("作业有人辅导，父母每周来电，情绪稳定。", ("C1", "C2"), ""),
    ("与祖父母谈监护责任，讲解防溺水。", ("C5", "C7"), ""),
    ("讲解两项补贴政策，协助整理申请材料。", ("A1", "E5"), ""),
    ("核对低保家庭收入变化，补充建档材料。", ("A3", "A4"), ""),
    ("康复器具已到位，约定每周三训练。", ("E6", "A7"), ""),
    ("按时服药，家属反映近期睡眠好转。", ("E7",), ""),
    ("邻里因排水有争执，疏导情绪，约村委会调解。", ("D4", "D5"), ""),
    ("帮助联系县医院复诊，志愿者陪同。", ("B2", "A8"), ""),
)
SERVICES = (
    ("policy", "村民大会上宣讲社会救助政策，发放折页。", ("A1",), True),
    ("policy", "赶集日宣传婚俗和殡葬改革。", ("E3", "E4"), True),
    ("consultation", "来站咨询临时救助申请条件。", ("A1",), False),
    ("consultation", "电话咨询残疾人护理补贴。", ("E6",), False),
    ("outreach", "社区广场义诊，登记高龄老人需求。", ("B0", "B2"), True),
    ("outreach", "暑期安全课，防溺水和自我保护。", ("C7",), True),
    ("meeting", "五社联动联席会，商议空巢老人探访分工。", ("D2",), True),
    ("study", "集体备考助理社会工作师。", ("F2", "F5"), True),
)
# What a group draws each month, in fen; the amounts are made up.
BENEFITS = {
    "low_income": ("low_income", 45_000), "destitute": ("destitute", 96_000),
    "unraised_child": ("unraised_child", 110_000),
}  # fmt: skip
