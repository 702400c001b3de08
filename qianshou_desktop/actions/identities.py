"""What tells who somebody is: names, numbers, addresses and the like, wherever records hold them; and
whether any of it stands in what is to be made public (民法典第一千零三十四条, 个人信息保护法第四条)."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain

from sqlalchemy import or_, select

from qianshou_desktop.actions.marks import MARKS
from qianshou_desktop.records import KINDS, Record, terms, terms_report, terms_work
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.identity import DisabilityNumber, IdNumber
from qianshou_desktop.records.kinds import Clock, Name, Phone, Ref, Text
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms import Terms
from qianshou_desktop.store.db import Session

OUR_WORDS = (terms, terms_report, terms_work)
AROUND = ("person", "case", "household")  # what hangs on one of these is about the same people
APART = re.compile(r"[、，,；;／/|\s]+")
# Fields in which people are named freely, several of them perhaps.
PEOPLE = {
    "name",     "former_name", "referrer", "attendants", "responsible", "doer", "companions", "contact", "involved",
    "reviewer", "assessor",
}  # fmt: skip
# Personal, but in words that are anybody's.
COMMON = {
    "consent_scope", "contact_relation", "guardian_relation", "visit_plan", "children_note", "reason",
    "cause", "basis", "ethnicity",
}  # fmt: skip
LONGEST, SHORTEST = 60, 4  # letters of a name, and of what else is looked for
# Words for people that name nobody.
NOBODY = {
    "本人", "社工", "驻站社工", "站长", "督导", "志愿者", "村干部", "邻居", "亲属", "家属", "监护人", "父亲",
    "母亲", "父母", "儿子", "女儿", "丈夫", "妻子", "配偶", "爷爷", "奶奶", "外公", "外婆", "哥哥", "姐姐",
    "弟弟", "妹妹", "老师", "班主任", "医生", "民政办", "村委会", "服务对象", "案主", "社工站", "无", "全家", "家人",
    "双方", "孙子", "孙女", "老伴", "村医", "网格员", "村支书", "村主任", "卫生室", "卫生院", "派出所", "本站",
}  # fmt: skip
NOT_TOLD = ("personal", "minor")
LEAST_PART = 2  # of a name; a longer one is looked for by itself
LEAST = 6  # letters of a text that is looked for in public ones: shorter ones are anybody's words
HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
SAMPLE = 12  # letters on each side of what is found
LONGEST_SAID = 30  # of that itself
LONGEST_WORD = 2  # letters of a name that may be an ordinary word: 高峰, 温馨
# An office is nobody, however it is called: 枝城镇社工站, 枝城居委会.
OFFICE = re.compile(
    r"(?:[省市县区镇乡村站室局办所院校园部处科会社厂店司队]|街道|社区|中心|政府|小学|中学|公司|基地|银行|组织)$"
)
# What may be written with blanks or dashes between.
SHAPES = {
    r"(?<!\d)\d{17}[\dx](?!\d)": "证件号",
    r"(?<!\d)1[3-9]\d{9}(?!\d)": "手机号",
    r"\d{9}-[a-z]{2,3}-\d{7,10}": "编号",
}


def around(s: Session, person: Person) -> list[Record]:
    """A person's own records: the household and all that hangs on them, their cases with all their
    forms; of the household's other people the files alone."""
    found: dict[tuple[str, int], Record] = {("person", person.id): person}
    home = person.household_id
    level: dict[str, set[int]] = {"person": {person.id}, "household": {home} if home else set()}
    if home:
        found["household", home] = s.get_one(KINDS["household"], home)
    while any(level.values()):
        deeper: dict[str, set[int]] = defaultdict(set)
        for kind in KINDS.values():
            for record in _hanging(s, kind, level):
                key = (kind.__tablename__, record.id)
                if key not in found and kind is not Person:
                    deeper[kind.__tablename__].add(record.id)
                found.setdefault(key, record)
        level = deeper
    return list(found.values())


def _hanging(s: Session, kind: type[Record], level: dict[str, set[int]]) -> list[Record]:
    """The records of a kind that hang on some others."""
    links = [
        getattr(kind, placed.attribute).in_(level[placed.kind.target])
        for name in dict.fromkeys((*AROUND, kind.owner))
        if (placed := kind.fields.get(name)) and isinstance(placed.kind, Ref)
        if level.get(placed.kind.target)
    ]
    return list(s.scalars(select(kind).where(or_(*links)).order_by(kind.id))) if links else []


def names(record: Record) -> Iterator[str]:
    """The people whom a record names."""
    for placed in record.fields.values():
        if named(placed):
            yield from people(getattr(record, placed.attribute), placed)


def named(placed: Placed) -> bool:
    """Whether people are named in a field."""
    return isinstance(placed.kind, Name) or (
        placed.name in PEOPLE and isinstance(placed.kind, Text) and placed.field.privacy != "open"
    )


def people(text: str | None, placed: Placed) -> Iterator[str]:
    """The people named in a field, one or a list of them: two letters at least, and somebody."""
    alone = isinstance(placed.kind, Name)
    listed = [text or ""] if alone else APART.split(re.sub(r"[（(][^）)]*[）)]", " ", text or ""))
    for name in listed:
        nobody = name in NOBODY or (not alone and name in _our_words())
        if name and 1 < len(name) <= LONGEST and not nobody:
            yield name


@cache
def _our_words() -> str:
    """All that the program itself calls anything: 对象 or 邻居 name nobody."""
    labels = (placed.label for kind in KINDS.values() for placed in kind.fields.values())
    known = (each for module in OUR_WORDS for each in vars(module).values())
    said = (each.values() for each in known if isinstance(each, Terms))
    return "\n".join(chain(labels, chain.from_iterable(said)))


def told(record: Record) -> Iterator[str]:
    """What else of a record is a person's own: addresses, schools, numbers, work."""
    for placed in record.fields.values():
        if own(placed):
            value = getattr(record, placed.attribute)
            if value and len(value) >= SHORTEST:
                yield value


def own(placed: Placed) -> bool:
    """Whether a field holds what is one person's and hardly anybody else's; a form's number does."""
    kind = placed.kind
    if not isinstance(kind, Text) or isinstance(kind, Clock):
        return False
    said = placed.field.privacy in NOT_TOLD and not kind.lines and placed.name not in COMMON
    return said or _exact(placed)


def _exact(placed: Placed) -> bool:
    """Whether every value of a field points at one person or paper."""
    exact = isinstance(placed.kind, (IdNumber, DisabilityNumber, Phone))
    return (exact and placed.field.privacy != "open") or placed.name == "number"


# ---- the last gate before something is made public -----------------------------------------


def canaries(s: Session) -> dict[str, str]:
    """All that a public text must not hold, with what it is: of every station and every time, since
    a public text may name nobody at all."""
    found: dict[str, str] = {}
    public = _names_of_things(s)
    for kind in KINDS.values():
        placed = [each for each in kind.fields.values() if _watched(kind, each)]
        rows = s.execute(select(*(getattr(kind, p.attribute) for p in placed))) if placed else ()
        for row in rows:
            for each, value in zip(placed, row, strict=True):
                for text in _wanted(each, value):
                    if isinstance(each.kind, Name) or text not in public:
                        what = f"{kind.label}的{each.label}"
                        found |= {part: what for part in _spelt(text) if part not in found}
    return found


def _spelt(text: str) -> Iterator[str]:
    """A name, and of one of several parts those that are hardly anybody else's."""
    yield text
    if "·" in text:
        yield from (part for part in text.split("·") if len(part) > LEAST_PART)


def _names_of_things(s: Session) -> set[str]:
    """What offices, places and occasions are called: a photo may be called after its event, and an
    office may have assessed."""
    found: set[str] = set()
    for kind in KINDS.values():
        placed = kind.fields.get("name")
        plain = placed and isinstance(placed.kind, Text) and not isinstance(placed.kind, Name)
        if placed and plain and placed.field.privacy == "open":
            found |= set(s.scalars(select(getattr(kind, placed.attribute))))
    return found


def _watched(kind: type[Record], placed: Placed) -> bool:
    """Fields of people and of what hangs on them; a station's own numbers may be public, and what is
    told of somebody without a name as well."""
    if placed.name == "number":
        return kind.__tablename__ in AROUND or not kind.fields.keys().isdisjoint(AROUND)
    return named(placed) or own(placed)


def _wanted(placed: Placed, value: str | None) -> Iterator[str]:
    """A value as it is looked for: of texts, those that are not anybody's words."""
    if named(placed):
        alone = isinstance(placed.kind, Name)
        yield from (name for name in people(value, placed) if alone or not OFFICE.search(name))
    elif value and len(value) >= LEAST:
        yield value


@dataclass(frozen=True, slots=True)
class Leak:
    """What in a text tells who somebody is, with what stands around it. One that is not `sure` may be
    said of somebody or of nobody: 高峰 is a name and a word."""

    what: str
    said: str
    around: str
    sure: bool = True

    def __str__(self) -> str:
        return f"{self.what}“{self.said}”：{self.around}"


def leaks(s: Session, texts: Sequence[str]) -> list[Leak]:
    """What in some texts tells who somebody is, each once; empty where they may be made public. What an
    office gives out itself, its telephone and where it is, tells of nobody."""
    known: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for text, what in canaries(s).items():
        plain = _plain(text)
        if len(plain) > 1:
            known[plain[:2]].append((plain, what))
    offices = Offices(s)
    finds = (partial(_by_name, known, offices), partial(_by_shape, offices))
    found = (leak for text in texts for find in finds for leak in find(text))
    return list(dict.fromkeys(found))


class Offices:
    """The telephones and addresses that offices give out themselves."""

    def __init__(self, s: Session) -> None:
        found: set[str] = set()
        for kind in KINDS.values():
            for placed in kind.fields.values():
                given = isinstance(placed.kind, Phone) or placed.name == "address"
                if given and placed.field.privacy == "open":
                    found |= set(s.scalars(select(getattr(kind, placed.attribute)).distinct()))
        spelt = {form for each in found if each for form in (each, _plain(each))}
        self.spelt = [each for each in spelt if len(each) >= LEAST]

    def give(self, text: str, at: int, said: str) -> bool:
        """Whether a find in a text is a part of one of them, which stands there whole."""
        return any(
            start <= at and at + len(said) <= start + len(each)
            for each in self.spelt
            for start in _starts(text, each)
        )


def _starts(text: str, wanted: str) -> Iterator[int]:
    """Where it begins, but not within a longer number."""
    for each in re.finditer(rf"(?<!\d){re.escape(wanted)}(?!\d)", text):
        yield each.start()


def _by_name(
    known: Mapping[str, Sequence[tuple[str, str]]], offices: Offices, text: str
) -> Iterator[Leak]:
    """Finds what the records hold, by its first two letters. So short a one is a name, and may be an
    ordinary word; a number or an address may be an office's."""
    text = _plain(text)
    for at in range(len(text) - 1):
        for wanted, what in known.get(text[at : at + 2], ()):
            if not text.startswith(wanted, at) or _in_our_words(text, at, wanted):
                continue
            own = len(wanted) >= LEAST and offices.give(text, at, wanted)
            if not own:
                yield _leak(text, at, wanted, what, sure=len(wanted) > LONGEST_WORD)


def _in_our_words(text: str, at: int, wanted: str) -> bool:
    """Whether a name stands where the program itself, or whoever writes as it does, says something else:
    somebody is called 关爱, and 儿童关爱 is a domain of service."""
    return any(
        text.startswith(word, at - front)
        for word in _words_with(wanted)
        for front in (match.start() for match in re.finditer(re.escape(wanted), word))
        if at >= front
    )


@cache
def _words_with(wanted: str) -> tuple[str, ...]:
    """The program's own words of which a name is a part."""
    words = map(_plain, _our_words().splitlines())
    return tuple(dict.fromkeys(word for word in words if wanted in word and word != wanted))


def _by_shape(offices: Offices, text: str) -> Iterator[Leak]:
    """Finds what no record holds, such as the plate of a neighbour's car."""
    wide, plain = unicodedata.normalize("NFKC", text), _plain(text)
    marks = [(wide, shape, what) for shape, what, _ in MARKS]
    marks += [(plain, shape, what) for shape, what in SHAPES.items()]
    for where, shape, what in marks:
        for each in re.finditer(shape, where):
            if not offices.give(where, each.start(), each[0]):
                yield _leak(where, each.start(), each[0], what)


def _plain(text: str) -> str:
    """As it may be written otherwise: full width, with spaces, dots, dashes or small letters."""
    text = re.sub(r"[\s·•．.]", "", unicodedata.normalize("NFKC", text)).casefold()
    return re.sub(rf"(?<=\d)-(?=\d)|(?<=[{HAN}])[-—_~*](?=[{HAN}])", "", text)


def _leak(text: str, at: int, wanted: str, what: str, *, sure: bool = True) -> Leak:
    front, behind = text[max(0, at - SAMPLE) : at], text[at + len(wanted) :][:SAMPLE]
    said = wanted[:LONGEST_SAID]
    return Leak(what, said, f"…{front}【{said}】{behind}…", sure)
