"""F9: the standard words of the consent (个人信息保护法 14 条、17 条, 28 to 31 条). No rule of the article,
and nothing is found by it; the form says them where a record has no words of its own."""

from qianshou_desktop.actions.rules.parameters import Default
from qianshou_desktop.actions.rules.rule import Standard

SOURCE = "个人信息保护法"

WORDS = {
    "lead": (
        "开头的告知",
        (
            "根据《中华人民共和国个人信息保护法》，本站在提供社会工作服务时需要收集和使用您（您的被监护人）的个人信息。"
            "请在了解以下内容后签字；您可以只同意其中的一部分，不同意不影响您获得与此无关的服务。"
        ),
    ),
    "purpose": (
        "收集目的",
        (
            "了解您的情况和需要，提供走访、个案、小组和社区活动等社会工作服务，联系有关部门和资源，"
            "并用于服务记录、督导和不涉及个人的统计。"
        ),
    ),
    "collected": (
        "收集项目",
        (
            "姓名、性别、出生日期、身份证号、住址和电话；家庭成员、经济和居住情况；"
            "与服务有关的健康、就学、心理等情况；服务过程的记录。"
        ),
    ),
    "collecting": (
        "收集方式",
        (
            "由您或者您的监护人告知，走访和面谈时记录，经您同意向村（社区）和有关部门了解；"
            "拍照、录音须另外征得您的同意。"
        ),
    ),
    "kept_until": ("保存期限", "自服务结束之日起按档案管理规定保存，期满后删除或者作匿名处理。"),
    "shared_with": (
        "共享对象",
        "乡镇（街道）和县级民政部门、经您同意的转介机构，限于提供服务所必需的范围；不向其他人公开。",
    ),
    "rights": (
        "您的权利",
        (
            "您可以查阅、复制、更正、补充您的信息，可以要求删除，可以随时撤回同意或者停止接受服务；"
            "撤回同意不影响撤回以前的服务。"
        ),
    ),
    "limits": (
        "保密例外",
        (
            "社工为您保密，但下列情形除外：（一）您本人或他人的生命、健康面临危险；"
            "（二）发现未成年人遭受或者疑似遭受侵害，或者面临其他危险情形，社工必须立即报告；"
            "（三）法律规定应当提供的。除情况紧急外，社工会先告诉您。"
        ),
    ),
    "children": (
        "未成年人",
        (
            "不满十四周岁未成年人的信息属于敏感个人信息，须由父母或者其他监护人同意并签署（第三十一条）；"
            "本站按专门的规则处理，只限承办人员知悉，不公开能识别其身份的信息。"
        ),
    ),
}

STANDARDS = (
    Standard(
        "F9",
        "知情同意书写明收集目的、项目、方式、保存期限、共享对象、权利和保密例外",
        SOURCE,
        "must",
        {name: Default(words, f"知情同意书的“{label}”", SOURCE)
         for name, (label, words) in WORDS.items()},
    ),
)  # fmt: skip
