"""Names taken out of a text, so that it can be told in public (民法典第一千零三十三条, 个人信息保护法
第五十一条, 未成年人保护法第一百零三条): of whom it tells and all around them, where they live and learn,
their numbers, and the very days. Rather too much goes than too little: somebody reads the text before it
is given out.
"""

import re
from collections.abc import Iterator, Mapping

from sqlalchemy import select

from qianshou_desktop.actions import guardians, identities
from qianshou_desktop.actions.identities import HAN, Leak, Offices
from qianshou_desktop.actions.marks import MARKS
from qianshou_desktop.records.county import County, Township, Village
from qianshou_desktop.records.identity import age
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.volunteer import Volunteer
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

ADULT = 18  # years
TWICE = ("欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "端木",
         "长孙", "宇文", "东方", "独孤", "南宫", "轩辕", "申屠", "钟离")  # fmt: skip
OTHERS = "乙丙丁戊己庚辛壬癸"  # people of one surname are told apart
BEFORE, BEHIND = "小老阿大", "子儿姐哥妹弟娃婆爷叔姨婶嫂妈爸"
# Words that are made as nicknames are, and mean nobody.
WORDS = {
    "孩子", "儿子", "妻子", "房子", "日子", "小学", "大学", "小时", "老人", "老师", "小组", "大家", "大姐",
    "大哥", "小孩", "老家", "大小", "小区", "老年", "小心", "大概", "大量", "老是", "小事", "大事", "大海",
    "大山", "老化", "大方", "电子", "女子", "女儿", "婴儿", "男子", "本子", "桌子", "院子", "样子", "老公",
    "老婆", "公婆", "大儿", "大爷", "大妈", "大叔", "大婶", "大娘", "大嫂", "大伯", "大弟", "大妹", "大娃", "大女",
    "小儿", "小叔", "小妹", "小弟", "小姨", "小姐", "小婶", "小娃", "小女", "老妈", "老爸", "老爷", "老叔", "老姐",
    "老哥", "老弟", "老妹", "老娃", "老子", "妈妈", "爸爸", "平平", "常常", "天天", "明明", "多多", "大多", "老大", "大约",
}  # fmt: skip
SPACED = re.compile(rf"(?<=[{HAN}])[ \u3000]+(?=[{HAN}])")  # 李 秀 英
NARROW = {wide: wide - 0xFEE0 for wide in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B),
                                           *range(0xFF41, 0xFF5B))}  # fmt: skip
YEAR = r"(?:\d{4}|[一二][〇○零一二三四五六七八九]{3})\s*年"
MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])\s*月"
DAY = r"(?:\d{1,2}|[一二]?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])\s*[日号]"
DIGITS = r"[一二三四五六七八九十百\d]+"
# The commonest surnames; what is told of a name without one is for the reader to find.
SURNAME = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔"
    "钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤鲁宁欧"
)
FOLLOWS = "在|来|去|也|都|常|每|说|把|给|和|与|及|的|已|又|还|因|从|对|住|打|要|没|不|有|患|得|想|只|才|正|外出|务工"
# What is found by its shape, in this order, and what takes its place.
SHAPES: tuple[tuple[str, str], ...] = (
    *((shape, instead) for shape, _, instead in MARKS),
    (rf"{YEAR}(?:\s*{MONTH})?(?:\s*{DAY})?(?=\s*(?:出生|生(?![活病])))", "某年"),
    (rf"({YEAR}\s*{MONTH})\s*{DAY}", r"\1"),
    (r"(?<!\d)((?:19|20)\d{2})[-/.]0?([1-9]|1[0-2])[-/.](?:[12]\d|3[01]|0?[1-9])(?!\d)", r"\1年\2月"),
    (rf"({MONTH})\s*{DAY}", r"\1"),
    (rf"{DIGITS}\s*(?:村民小组|组|栋|幢|单元|号楼)(?!织)", "某组"),
    (rf"{DIGITS}\s*(?:号院|号房|室)(?!内)", "某室"),
    (rf"(某[地村镇区])\s*{DIGITS}\s*号", r"\1某号"),
)  # fmt: skip
CLASSES = (
    (rf"[初高]?{DIGITS}\s*年级", "某年级"),
    (rf"(?:[初高]?{DIGITS})?\s*[（(]\s*{DIGITS}\s*[)）]\s*班", "某班"),
    (rf"[初高]?{DIGITS}\s*班", "某班"),
)
# Who is told of with a name behind: the longest first, 村支书 before 支书.
KIN = sorted((
    "女儿", "儿子", "女婿", "儿媳", "媳妇", "孙女", "孙子", "孙媳", "外孙女", "外孙", "丈夫", "妻子", "老伴", "爱人",
    "父亲", "母亲", "爸爸", "妈妈", "爷爷", "奶奶", "外公", "外婆", "哥哥", "弟弟", "姐姐", "妹妹", "侄子", "侄女",
    "外甥", "叔叔", "伯伯", "姑姑", "舅舅", "姨妈", "亲戚", "邻居", "同学", "老师", "班主任", "村支书", "支书", "村主任",
    "堂客", "婆娘", "老婆", "老公", "老头", "老爹", "爹爹", "嗲嗲", "家家", "幺女", "幺儿", "幺妹", "幺叔", "细伢",
    "伢子", "伢儿", "书记", "主任", "会计", "医生", "校长", "组长", "网格员", "社工", "志愿者",
    "其女", "其子", "其妻", "其夫", "其父", "其母", "其孙",
), key=len, reverse=True)  # fmt: skip
# Words that begin like a surname and stand behind 志愿者 or 社工 all the time.
ORDINARY = (
    "方[面案式法便向]|任[务何职期]|严[格重禁密谨]|金[额点钱融]|时[间候常段]|安[全排置心]|高[度效质]|"
    "平[时均安]|全[部年员县镇]|单[位独]|相[关互]|应[当该急]|能[力够]|项目|车[辆费]|计[划时]|支[持出]|"
    "经[费常验]|成[员长立效]|易[地拉]|多[次人名]|都|和|与|及|明[确显]|强[化调]|管理|关[爱怀心]"
)
KINSMAN = re.compile(
    rf"({'|'.join(KIN)})(?:名?叫做?|是|为|[:：])?"
    rf"(?!{ORDINARY})([{SURNAME}](?!某)[{HAN}]{{1,2}})(?=[，。、；：！？）\s]|{FOLLOWS}|$)"
)
# A school's or a street's name does not begin before one of these.
LINK = "在到从于去回往是与和读上进入跟离至被由对向的了过系访请调助送接住家该其所，。；、：“”（）"
BEGINS = rf"(?:(?<![{HAN}])|(?<=[{LINK}]))"  # a name, which stands behind no other word
# 李奶奶, 周姐: a surname before what people are called.
ELDERS = "奶奶|爷爷|婆婆|公公|大爷|大娘|大妈|大婶|大叔|大伯|伯伯|叔叔|阿姨|婶婶|嫂子"
ADDRESSED = re.compile(
    rf"{BEGINS}([{SURNAME}])((?:{ELDERS}|老师|医生|书记|主任|支书|会计|姐|哥|叔|姨|婶|嫂|婆|爷|爹)(?!家))"
)
NICKNAME = re.compile(
    rf"((?:小名|乳名|绰号|外号|昵称|人称)(?:叫做?|是|为|[:：])?[“‘\"]?)[{HAN}]{{1,3}}"
)
SCHOOL = re.compile(
    rf"([{HAN}]{{2,10}}?)(?:幼儿园|小学|初级中学|初中|高级中学|高中|中学|职校|技校|学校|学院|大学)(?!生)"
)
STREET = re.compile(rf"([{HAN}]{{1,8}}?)(?:大道|路|街|巷|弄)\s*{DIGITS}\s*号")


def without_names(s: Session, text: str, person: Person | None = None) -> str:
    """A text about a person (or nobody in particular) with what would tell who it is taken out."""
    text = SPACED.sub("", text.translate(NARROW))
    text = _replaced(text, _around(s, person) if person else _public(s))
    for shape, instead in SHAPES:
        text = re.sub(shape, instead, text)
    text = KINSMAN.sub(lambda each: each[0].replace(each[2], f"{each[2][:1]}某"), text)
    text = ADDRESSED.sub(r"某\2", text)
    text = NICKNAME.sub(r"\1某", text)
    text = STREET.sub(lambda each: _kept(each[1]) + "某路某号", text)
    text = SCHOOL.sub(lambda each: _schooled(each[0], each[1]), text)
    for shape, instead in CLASSES if is_child(s, person) else ():
        text = re.sub(shape, instead, text)
    return text


# What a text made public asks about, beside what records hold and MARKS: people and doors.
DOOR = rf"(?:[路街巷弄道湾冲坪坡岗]|{DIGITS}组)\s*{DIGITS}\s*号|{DIGITS}\s*(?:栋|幢|号楼)\s*{DIGITS}|{DIGITS}\s*单元"
CALLED, OPENING = "对人的称呼", 24  # letters of a text in which something was found
POINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (KINSMAN, "亲属的姓名"),
    (re.compile(rf"{BEGINS}[{SURNAME}](?:{ELDERS})(?!家)"), CALLED),
    (
        re.compile(rf"{BEGINS}[老小][{SURNAME}](?=[，。、；：！？的说在病住要也都家又还]|$)"),
        CALLED,
    ),
    (re.compile(rf"[{SURNAME}][*＊×][{HAN}]"), "没有遮住的姓名"),
    (NICKNAME, "小名或绰号"),
    (re.compile(rf"{YEAR}(?:\s*{MONTH})?(?:\s*{DAY})?(?=\s*(?:出生|生(?![活病])))"), "出生日期"),
    (re.compile(DOOR), "门牌号"),
)


def pointing(offices: Offices, text: str) -> Iterator[Leak]:
    """What in a text looks as if it told who somebody is, but where an office is. What somebody is called
    by a surname alone may be said of anybody."""
    text = SPACED.sub("", text.translate(NARROW))
    for shape, what in POINTS:
        for each in shape.finditer(text):
            if not offices.give(text, each.start(), each[0]):
                yield Leak(what, each[0], text[:OPENING], sure=what != CALLED)


def is_child(s: Session, person: Person | None) -> bool:
    """Whether it is about somebody under eighteen, or may be."""
    if person is None:
        return True
    if person.born_on is None:
        return guardians.among_children(s, person, s.today())
    return age(person.born_on, s.today()) < ADULT


def masked(name: str) -> str:
    """张三 and 欧阳娜 as they are written in public: 张某某, 欧阳某某."""
    front = name[:2] if name.startswith(TWICE) and len(name) > 2 else name[:1]
    return f"{front}某某"


def _around(s: Session, person: Person) -> dict[str, str]:
    """Every name around a person with what stands for it, the person's own first; then what else is
    theirs, then those who work in the county and its places."""
    records = identities.around(s, person)
    found: dict[str, str] = {}
    for name in dict.fromkeys(each for record in records for each in identities.names(record)):
        found = _spoken(name, found) | found
    for record in records:
        found = dict.fromkeys(identities.told(record), "（略）") | found
    village = s.get(Village, person.village_id) if person.village_id else None
    home = _place(village.name, 2) if village else {}
    return _public(s) | home | found


def _spoken(name: str, taken: Mapping[str, str]) -> dict[str, str]:
    """The ways in which people call somebody: the whole name, its parts, and what it is shortened
    to."""
    made = masked(name)
    used = set(taken.values())
    made = next(
        (each for each in (made, *(made[:-1] + o for o in OTHERS)) if each not in used), "某人"
    )
    parts = [part for part in re.split(r"[·•.．\s]", name) if len(part) > 1]
    if len(parts) > 1 or not re.fullmatch(rf"[{HAN}]{{2,5}}", name):
        return dict.fromkeys((name, *parts), made)
    surname, given = masked(name)[:-2], name[len(masked(name)) - 2 :]
    nick = [before + sign for sign in (surname, *given) for before in BEFORE]
    nick += [sign + behind for sign in given for behind in BEHIND] + [sign * 2 for sign in given]
    nick += [given] if len(given) > 1 else []
    return {name: made} | {each: made for each in nick if each not in WORDS}


def _public(s: Session) -> dict[str, str]:
    """Whoever works in the county, its volunteers, its stations and places."""
    found: dict[str, str] = {}
    for village in s.scalars(select(Village.name)):
        found |= _place(village, 3)
    for kind in (Township, County):
        for name in s.scalars(select(kind.name)):
            found |= _place(name, 2)
    found |= dict.fromkeys(s.scalars(select(Station.name)), "某社工站")
    found |= dict.fromkeys(s.scalars(select(Agency.name)), "某机构")
    for each in (Worker, Volunteer):
        found |= {name: masked(name) for name in s.scalars(select(each.name).distinct())}
    return found


def _place(name: str, least: int) -> dict[str, str]:
    """枝城镇 as people write it: in full, as a village's committee is called, and without what it is."""
    short = re.sub(r"村(?:民)?(?:委员会|委会)$", "村", name)
    short = re.sub(r"(?:社区)?居(?:民)?(?:委员会|委会)$", "社区", short)
    ended = re.match(r"(.+?)(社区|村|镇|土家族乡|乡|街道|矿区|县|市|区|州|旗)$", short)
    if not ended:
        return {name: "某地"}
    found = dict.fromkeys((name, short), f"某{ended[2]}")
    return found | ({ended[1]: "某地"} if len(ended[1]) >= least else {})


def _replaced(text: str, names: Mapping[str, str]) -> str:
    """The longest first, each place once: what stands for a name is not looked through again."""
    known = [name for name in names if name and name in text]
    if not known:
        return text
    shape = "|".join(re.escape(each) for each in sorted(known, key=len, reverse=True))
    return re.sub(shape, lambda each: names[each[0]], text)


def _kept(name: str) -> str:
    """就读于枝城: what stands before the name itself stays."""
    return name[: max(name.rfind(sign) for sign in LINK) + 1]


def _schooled(whole: str, name: str) -> str:
    front = _kept(name)
    return f"{front}某校" if len(name) - len(front) > 1 else whole
