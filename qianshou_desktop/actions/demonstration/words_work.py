"""What the made-up cases, groups and events say."""

from typing import NamedTuple


class Story(NamedTuple):
    """A case: what was asked, found and done. kin is (relation, years from the person's own year of
    birth, died)."""

    request: str
    tried: str
    judgement: str
    mind: str
    family: str
    aim: str
    troubles: tuple[str, ...]
    items: tuple[str, ...]
    problems: tuple[str, ...]
    needs: tuple[str, ...]
    facts: str
    kin: tuple[tuple[str, int, bool], ...]
    school: str | None = None
    workplace: str | None = None


CASES = (
    Story(
        "老伴去世后夜里睡不着，不想出门，女儿在外打工，一年回来一次。", "找过村医，开过安神药。",
        "丧偶后的哀伤与孤独，社会联系减少，身体尚可，需要陪伴和重新建立往来。", "情绪低落，愿意交谈",
        "独自居住，一女在外", "走出家门，恢复与邻里的往来",
        ("mood", "integration"), ("B3", "B5"), ("夜里失眠、情绪低落", "少与人来往"),
        ("有人倾听和陪伴", "每周参加一次活动"),
        "对象说老伴走了以后屋里太静。看了相册，讲起年轻时修水库的事。约定下周一起去社区活动室看一看。",
        (("spouse", 1, True), ("daughter", 26, False), ("granddaughter", 52, False)),
    ),
    Story(
        "孙子上课走神，作业常不交，爸爸妈妈过年才回来，我管不住。", "班主任家访过两次。",
        "隔代照料，监护力量不足，学习习惯缺失；祖母有意愿，父母可每周通话。", "对陌生人有戒备",
        "随祖父母生活，父母在广东务工", "按时完成作业，每周与父母通话",
        ("parenting", "schooling"), ("C2", "C6", "C8"), ("作业常不交", "与父母少联系"),
        ("有人辅导作业", "每周与父母通话"),
        "到家时孩子在看电视，作业没有写。和孩子一起列了放学后的时间表，祖母在旁听。当晚与父亲通话二十分钟。",
        (("grandmother", -52, False), ("grandfather", -55, False), ("father", -27, False),
         ("mother", -25, False), ("sister", 3, False)),
        school="班主任反映上课走神，同学关系尚可",
    ),
    Story(
        "腿受伤以后没有收入，低保的材料不知道怎么办。", "村里说要自己去镇上。",
        "因伤致困，缺少政策信息和办事能力；可链接临时救助与康复资源。", "焦虑，常为钱发愁",
        "与配偶、两个子女同住", "办妥救助，恢复力所能及的劳动",
        ("economy", "health"), ("A1", "A3", "A8"), ("没有收入来源", "伤后不能干重活"),
        ("办理临时救助和低保申请", "得到康复指导"),
        "核对了户口本、病历和收入情况，列出还缺的两份证明。陪同到镇民政办递交申请。",
        (("spouse", 2, False), ("son", 24, False), ("daughter", 28, False), ("father", -26, True)),
        workplace="伤前在镇上打零工，没有固定单位",
    ),
)  # fmt: skip
TIES = (
    ("村委会", "village", "strong"), ("隔壁王家", "neighbour", "strong"),
    ("镇卫生院", "medical", "plain"), ("外地亲戚", "kin", "weak"),
)  # fmt: skip
GROUPS = (
    ("“幸福邻里”长者支持小组", "support", "重建邻里往来，减少孤独"),
    ("“小小当家”儿童成长小组", "growth", "学会自我管理和自我保护"),
    ("“巧手同行”残疾人兴趣小组", "interest", "在手工中结识同伴"),
)
THEMES = ("初相识", "说说我自己", "你我不一样", "一起来做事", "下次再见")
EVENTS = (
    ("重阳敬老活动", ("B6", "B2"), "弘扬敬老风尚，为老人量血压、理发"),
    ("防溺水安全课", ("C7", "C3"), "提高儿童自我保护能力"),
    ("婚俗改革宣传日", ("E3", "E4"), "倡导婚事新办、厚养薄葬"),
)
STEPS = ("签到", "主持人开场", "主题活动", "合影留念")
MATTERS = ("low_income", "temporary", "disability")
