"""A text that is told in public names nobody: canaries in every personal field, and people as others
call them."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from qianshou_desktop.actions import anonymous, common, identities, typical
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.identity import DisabilityNumber, IdNumber
from qianshou_desktop.records.kinds import Name, Phone, Text
from qianshou_desktop.records.person import Person

TOWN = "420581104"
RARE = "阿卜杜热合曼·买买提依明·努尔麦麦提·艾力江·吾守尔"
SIGNS = "鹂霏蓼蔺覃庹竑鹧鸪坳樟莉菲阎闫灏淼焱垚鑫犇骉翀翯翚旻昊晟暄"

# What is said, and what of it may be public.
PUBLIC = [
    ("李秀英和李国强", "李某某和李某乙"), ("李 秀 英说", "李某某说"), ("秀英在家", "李某某在家"),
    ("小李、老李、英子、阿英", "李某某、李某某、李某某、李某某"), ("孩子和老人、小组", "孩子和老人、小组"),
    ("户主王德发", "户主王某某"), ("欧阳震华来电", "欧阳某某来电"), (RARE, "阿某某"),
    ("努尔麦麦提来了", "阿某某来了"), ("社工陈文斌、志愿者周子涵", "社工陈某某、志愿者周某某"),
    ("住鹧坪村三组", "住某村某组"), ("鹧坪人", "某地人"), ("鹧坪村民委员会", "某村民委员会"),
    ("枝城镇", "某镇"), ("宜都市枝城镇社会工作服务站", "某社工站"), ("搬到蓼叶湾九十九号大院", "搬到（略）"),
    ("在解放路12号", "在某地某号"), ("家住幸福大街十二号", "家住某路某号"), ("就读于清江实验小学", "就读于某校"),
    ("上小学的孙子", "上小学的孙子"),
    ("2022年3月15日来访", "2022年3月来访"), ("2022-03-05来访", "2022年3月来访"), ("3月5号", "3月"),
    ("二〇二二年三月十五日", "二〇二二年三月"), ("1950年3月15日出生", "某年出生"), ("2022年生活困难", "2022年生活困难"),
    ("电话139 0000 7531", "电话（电话略）"), ("１３９００００７５３１", "（电话略）"), ("0717-4821234", "（电话略）"),
    ("身份证420500197503010014", "身份证（证件号略）"), ("个案420581104-GA-2022-0007", "个案（编号略）"),
    ("微信号：lixy_1950", "微信号：（略）"), ("三年级二班", "三年级二班"), ("走访3次、120分钟", "走访3次、120分钟"),
]  # fmt: skip
# What must not be in public, and whose it is; nothing of the last ones.
FOUND = [
    ("服务对象李秀英。", "服务对象的姓名"), ("李 秀 英", "服务对象的姓名"), (RARE.replace("·", "•"), "亲属的姓名"),
    ("电话139-0000-7531", "服务对象的电话"), ("１３９００００７５３１", "服务对象的电话"),
    ("家住蓼叶湾九组七十七号旁", "服务对象的现住址"), ("编号dx-秘-77", "服务对象的编号"),
    ("某人 420500197503010014", "证件号"), ("13812345678", "手机号"), ("420581104-GA-2022-0007", "编号"),
    ("与邻居胡婶", "社会联系的与谁"), ("走访38人次，枝城镇2022年8月", ""), ("本人和社工", ""), ("负责的对象和邻居", ""),
]  # fmt: skip


@pytest.fixture
def told(performer: Performer, add_person: Callable[..., int]) -> Callable[..., str]:
    """A text about 李秀英, of whom much is known, with the names taken out."""
    save = common.save
    performer.do(save, "worker", {"name": "陈文斌", "number": "SG1", "station": TOWN})
    performer.do(save, "volunteer", {"name": "周子涵", "station": TOWN, "joined_on": "2022-01-01"})
    village = {"code": "420581104999", "name": "鹧坪村", "township": TOWN}
    performer.do(save, "village", village)
    house = performer.do(save, "household", {"head": "王德发", "township": TOWN})
    made: dict[bool, int] = {}

    def tell(text: str, *, child: bool = False) -> str:
        if child not in made:
            born = {"born_on": "2012-03-15"} if child else {"born_on": "1950-03-15"}
            kin = {"kin": [{"relation": "son", "name": "李国强"}, {"relation": "son", "name": "欧阳震华"},
                           {"relation": "daughter", "name": RARE}]}  # fmt: skip
            more = {"household": house, "village": "420581104999", "address": "蓼叶湾九十九号大院"}
            made[child] = add_person("李秀英", **born, **kin, **more)
        return performer.ask(
            lambda s: anonymous.without_names(s, text, s.get_one(Person, made[child]))
        )

    return tell


def test_nobody_is_named(told: Callable[..., str]) -> None:
    assert [told(text) for text, _ in PUBLIC] == [public for _, public in PUBLIC]


def test_child_has_no_class(told: Callable[..., str]) -> None:
    texts = ("三年级（2）班", "初二班", "五年级")
    assert [told(text, child=True) for text in texts] == ["某年级某班", "某班", "某年级"]
    assert [told(text) for text in texts] == list(texts)


# ---- a whole case --------------------------------------------------------------------------


@pytest.fixture
def closed(
    performer: Performer, add_person: Callable[..., int], id_number: Callable[..., str]
) -> str:
    """A closed case with all its forms, of a child in a household with relatives; its uid."""
    save = common.save
    worker = performer.do(save, "worker", {"name": "陈文斌", "number": "SG1", "station": TOWN})
    house = {"head": "王德发", "township": TOWN, "members": [{"name": "王小明"}]}
    person = add_person(
        "李秀英", household=performer.do(save, "household", house), born_on="2012-03-15",
        kin=[{"relation": "son", "name": "李国强"}], ties=[{"name": "邻居胡婶"}], groups=["hard_child"],
    )  # fmt: skip
    case = performer.do(
        save,
        "case",
        {"person": person, "station": TOWN, "worker": worker, "opened_on": "2022-03-01"},
    )
    of = {"case": case, "station": TOWN, "worker": worker}
    performer.do(save, "case_assessment", of | {
        "assessed_on": "2022-03-02", "needs": [{"need": "有人照看"}],
        "problems_found": [{"problem": "独自在家"}], "conclusion": "监护薄弱"})  # fmt: skip
    plan = performer.do(save, "case_plan", of | {
        "planned_on": "2022-03-03", "aim": "有人照看", "goals": [{"goal": "每周通一次电话"}]})  # fmt: skip
    performer.do(save, "session", of | {"held_on": "2022-04-05", "facts": "到家里谈"})
    goal = performer.ask(
        lambda s: s.get_one(common.KINDS["case_plan"], plan) and common.find(s, "goal")
    )[0]
    performer.do(save, "case_evaluation", of | {
        "evaluated_on": "2022-05-01", "worker_view": "有进步", "client_view": "开心了",
        "attainments": [{"goal": goal, "score": 4, "percent": 80}]})  # fmt: skip
    performer.do(
        save,
        "case_closing",
        of
        | {
            "closed_on": "2022-05-02",
            "cause": "attained",
            "changes": "常通电话",
            "follow_every": "monthly",
        },
    )
    performer.do(save, "follow_up", of | {"done_on": "2022-06-02", "state": "稳定"})
    return performer.ask(lambda s: s.get_one(Case, case).uid.hex())


def canary(rng: random.Random, placed: Any) -> str:
    kind = placed.kind
    if isinstance(kind, IdNumber | DisabilityNumber):
        return "420500" + "".join(rng.choices("123456789", k=12))
    if isinstance(kind, Phone):
        return "139" + "".join(rng.choices("123456789", k=8))
    if placed.name == "number":
        return f"420581104-GA-2022-{rng.randrange(1000, 9999)}"
    return "".join(rng.sample(SIGNS, 3 if isinstance(kind, Name) else 8))


def test_no_canary_is_in_a_typical_case(
    performer: Performer, closed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typical, "LONG", 10**6)
    rng, planted = random.Random(7), []

    def plant(s: Any) -> None:
        case = s.query(Case).filter(Case.uid == bytes.fromhex(closed)).one()
        records = identities.around(s, s.get_one(Person, case.person_id))
        kinds = {record.__tablename__ for record in records}
        assert {"household", "member", "kin", "tie", "case_plan", "session", "follow_up"} <= kinds
        for record in records:
            for placed in record.fields.values():
                if identities.own(placed) or identities.named(placed):
                    planted.append(canary(rng, placed))
                    setattr(record, placed.attribute, planted[-1])
        told = "，又说".join(planted)
        for record in records:
            for placed in record.fields.values():
                wide = isinstance(placed.kind, Text) and placed.kind.length >= 200
                if wide and placed.field.privacy == "sensitive" and not identities.named(placed):
                    setattr(record, placed.attribute, told)

    # Never written: the narratives hold more than their fields allow.
    with performer.store.read() as s:
        s.autoflush = False
        plant(s)
        draft = typical.typical(s, closed)
        s.rollback()
    assert len(planted) > 40
    assert [each for each in planted if each in draft] == []
    assert "又说" in draft


def test_draft_tells_the_case(performer: Performer, closed: str) -> None:
    draft = performer.ask(typical.typical, closed)
    for part in ("未成年人", "困境儿童", "有人照看", "每周通一次电话，达成 80%", "第 1 次（2022年4月）",
                 "到家里谈", "常通电话", "第 1 次跟进（2022年6月）", "稳定", "监护人"):  # fmt: skip
        assert part in draft
    assert "李秀英" not in draft
    assert performer.ask(identities.leaks, [draft]) == []


@pytest.mark.parametrize("uid", ["", "zz", "00" * 16])
def test_only_a_closed_case_is_told(performer: Performer, closed: str, uid: str) -> None:
    with pytest.raises(Rejected, match="没有这个个案"):
        performer.ask(typical.typical, uid)
    performer.role = "reader"
    with pytest.raises(Rejected):
        performer.ask(typical.typical, closed)


def test_open_case_is_not_told(performer: Performer, add_person: Callable[..., int]) -> None:
    case = {"person": add_person(), "station": TOWN, "opened_on": "2022-03-01"}
    key = performer.do(common.save, "case", case)
    uid = performer.ask(lambda s: s.get_one(Case, key).uid.hex())
    with pytest.raises(Rejected, match="结案以后"):
        performer.ask(typical.typical, uid)


@pytest.mark.parametrize(
    ("said", "told"),
    [("女儿张桂兰在外务工，女婿叫陈志强。", "女儿张某在外务工，女婿叫陈某。"),
     ("村支书赵明每月来看她", "村支书赵某每月来看她"), ("李奶奶腿脚不便", "某奶奶腿脚不便"),
     ("卡号6222 0212 3456 7890 123", "卡号（号码略）"), ("身份证尾号1234", "身份证尾号（略）"),
     ("其女赵小妹，在外", "其女赵某，在外"),
     ("志愿者方面，社工严格，社工方案和金额。", "志愿者方面，社工严格，社工方案和金额。"),
     ("孩子和老师都高兴", "孩子和老师都高兴"), ("社工为他联系医生", "社工为他联系医生")],
)  # fmt: skip
def test_who_is_named_by_kinship_is_not_named(said: str, told: str, performer: Performer) -> None:
    assert performer.ask(anonymous.without_names, said) == told


# ---- the last gate -------------------------------------------------------------------------


def test_leaks_are_found(performer: Performer, add_person: Callable[..., int]) -> None:
    add_person(
        "李秀英", phone="13900007531", address="蓼叶湾九组七十七号", number="DX-秘-77",
        consent_guardian="本人", kin=[{"relation": "son", "name": RARE}],
        ties=[{"name": "邻居胡婶"}, {"name": "对象"}],
    )  # fmt: skip
    for text, found in FOUND:
        lines = performer.ask(identities.leaks, ["开头无事", text])
        assert bool(lines) == bool(found), text
        assert all(found in str(line) for line in lines[:1]), text
