"""A service in one line, as somebody jots it down: 日期 类别 项目 对象或人数 内容 时长, in any order but that the
content is what is left. 昨天 咨询 B1 张三 问高龄津贴 半小时; -1 政策宣传 A1 群众60人 赶集发资料 2小时."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import common, discretion, persons, places
from qianshou_desktop.actions.presence import on_file
from qianshou_desktop.records import spoken
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms import ITEM, SERVICE_KIND
from qianshou_desktop.store.db import Session

APART = re.compile(r"([\s，、；,;]+)")
# A number and what it counts, with a space between.
SPACED = re.compile(r"(?<=\d)\s+(?=(?:人次|人|名|个?小时|分钟)(?:[\s，、；,;]|$))")
HEADS = re.compile(r"(?:群众|居民|老人|儿童|村民)?(\d{1,6})(?:人次|人|名)")
ITEMS = re.compile(r"(?:[A-F]\d{1,2})+")
# Of what 2.5 is no day of May.
MEASURE = re.compile(r"(?:公斤|千克|斤|克|元|万|块|角|米|厘米|里|公里|升|斗|吨|度|倍|亩|分|%|％)")
POLICY = ("A1", "C3", "C4", "E3", "E4")  # items that are talks of policy
EMPTY = "还没有写做了什么"
SEVERAL = "有 {} 位{}，请到“走访与日志—其他服务”里记，选清楚是哪一位"


@dataclass
class Jotted:
    """What a line says: the values of a service, and what of it stands for what, to be read over."""

    values: dict[str, Any] = field(default_factory=dict)
    told: list[tuple[str, str]] = field(default_factory=list)  # label and value

    def put(self, name: str, value: Any, label: str, shown: str) -> None:
        self.values[name] = value
        self.told.append((label, shown))


def read(s: Session, text: str) -> Jotted:
    """What a line means. Raises Rejected for what cannot be meant."""
    found = Jotted()
    pieces = APART.split(SPACED.sub("", text.strip()))
    words, behind = pieces[::2], [*pieces[1::2], ""]
    left = [
        (word, gap) for at, (word, gap) in enumerate(zip(words, behind, strict=True))
        if word and not _takes(s, found, word, words[at + 1 :])
    ]  # fmt: skip
    if "served_on" not in found.values:
        found.put("served_on", s.today(), "日期", "今天")
    note = "".join(word + gap for word, gap in _without_person(s, found, left))
    note = re.sub(r"\s+", " ", note).strip(" ，、；,;")
    if not (note or found.values.get("items") or "kind" in found.values):
        raise Rejected({"note": EMPTY})
    if note:
        found.put("note", note, "内容", note)
    if "kind" not in found.values:
        policy = set(found.values.get("items", ())) & {*POLICY}
        kind = "policy" if policy else "outreach" if "headcount" in found.values else "consultation"
        found.put("kind", kind, "类别", SERVICE_KIND[kind])
    return found


def log(s: Session, text: str, worker: int | None) -> int:
    """Save it as a service. Raises Rejected as read and save do."""
    values = read(s, text).values
    station, person = places.own(s).station_key, values.get("person")
    home = persons.station_of(s, person) if person and not station else None
    given = {"station": station or (home.key if home else None), "worker": worker}
    return common.save(s, "service", {n: v for n, v in (given | values).items() if v is not None})


def _takes(s: Session, found: Jotted, word: str, rest: Sequence[str]) -> bool:
    """Whether a word is a day, a kind, items, a number of people or a length of time."""
    plain = unicodedata.normalize("NFKC", word).upper()
    day = _day(s, plain, rest) if "served_on" not in found.values else None
    minutes = spoken.minutes(plain.lower()) if "minutes" not in found.values else None
    items = re.findall(r"[A-F]\d+", plain) if ITEMS.fullmatch(plain) else []
    if day:
        same = day.year == s.today().year
        found.put("served_on", day, "日期", f"{day:%m-%d}" if same else day.isoformat())
    elif items and all(code in ITEM for code in items):
        found.values.setdefault("items", []).extend(items)
        found.told += [("项目", f"{code} {ITEM[code]}") for code in items]
    elif (heads := HEADS.fullmatch(plain)) and "headcount" not in found.values:
        found.put("headcount", int(heads[1]), "人次", heads[1])
    elif minutes:
        found.put("minutes", minutes, "时长", f"{minutes} 分钟")
    elif word in SERVICE_KIND.values() and "kind" not in found.values:
        found.put("kind", str(SERVICE_KIND.code(word)), "类别", word)
    else:
        return False
    return True


def _day(s: Session, word: str, rest: Sequence[str]) -> date | None:
    """A day as it is said; not of a measure (2.5 公斤), nor one of long ago, which is told of somebody."""
    if re.fullmatch(r"\d+\.\d+", word) and MEASURE.match(next(filter(None, rest), "")):
        return None
    return spoken.day(word, s.today())


def _without_person(
    s: Session, found: Jotted, words: list[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """The first word that is the name of somebody who was on file that day is whom it was for; the
    others are left."""
    alone = found.values.get("headcount", 1) == 1
    for word, gap in words:
        known = _named(s, word, found) if alone and "person" not in found.values else []
        if len(known) > 1:
            raise Rejected({"person": SEVERAL.format(len(known), word)})
        if known:
            found.put("person", known[0], "对象", word)
            found.values.pop("headcount", None)
        else:
            yield word, gap


def _named(s: Session, word: str, found: Jotted) -> list[int]:
    day = found.values["served_on"]
    query = select(Person.id).where(Person.name == word, on_file(day), discretion.shown(s, Person))
    return list(s.scalars(query)) if len(word) > 1 else []
