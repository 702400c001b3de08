"""A service in one line, as somebody jots it down: 日期 类别 项目 对象或人数 内容 时长, in any order but that the
content is what is left. 昨天 咨询 B1 张三 问高龄津贴 半小时; -1 政策宣传 A1 群众60人 赶集发资料 2小时."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import common, discretion, persons, places
from qianshou_desktop.actions.presence import on_file
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.kinds import Day, Unfit
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms import ITEM, SERVICE_KIND
from qianshou_desktop.store.db import Session

DAYS = {"今天": 0, "今": 0, "t": 0, "昨天": 1, "昨": 1, "前天": 2}
HEADS = re.compile(r"(?:群众|居民|老人|儿童|村民)?(\d{1,6})(?:人次|人|名)")
LONG = re.compile(r"(\d+(?:\.\d+)?|半)(?:个)?(小时|时|h|分钟|分|min)")
ITEMS = re.compile(r"[A-Fa-f]\d{1,2}")
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
    found, left = Jotted(), []
    for word in text.split():
        if not _takes(s, found, word):
            left.append(word)
    today = s.today()
    if "served_on" not in found.values:
        found.put("served_on", today, "日期", "今天")
    left = list(_without_person(s, found, left))
    note = " ".join(left)
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


def _takes(s: Session, found: Jotted, word: str) -> bool:
    """Whether a word is a day, a kind, an item, a number of people or a length of time."""
    day = _day(word, s.today())
    if day and "served_on" not in found.values:
        same = day.year == s.today().year
        found.put("served_on", day, "日期", f"{day:%m-%d}" if same else day.isoformat())
    elif ITEMS.fullmatch(word) and word.upper() in ITEM:
        code = word.upper()
        found.values.setdefault("items", []).append(code)
        found.told.append(("项目", f"{code} {ITEM[code]}"))
    elif (heads := HEADS.fullmatch(word)) and "headcount" not in found.values:
        found.put("headcount", int(heads[1]), "人次", heads[1])
    elif (long := LONG.fullmatch(word)) and "minutes" not in found.values:
        minutes = _minutes(long[1], long[2])
        found.put("minutes", minutes, "时长", f"{minutes} 分钟")
    elif word in SERVICE_KIND.values() and "kind" not in found.values:
        code = str(SERVICE_KIND.code(word))
        found.put("kind", code, "类别", word)
    else:
        return False
    return True


def _day(word: str, today: date) -> date | None:
    if word in DAYS:
        return today - timedelta(days=DAYS[word])
    if re.fullmatch(r"-\d{1,2}", word):
        return today + timedelta(days=int(word))
    short = re.fullmatch(r"(\d{1,2})[-./月](\d{1,2})日?", word)
    try:
        if short:
            return date(today.year, int(short[1]), int(short[2]))
        return (
            Day().read(word) if re.fullmatch(r"\d{4}\D?\d{1,2}\D?\d{1,2}\D?|\d{8}", word) else None
        )
    except (Unfit, ValueError):
        return None


def _minutes(number: str, unit: str) -> int:
    many = 0.5 if number == "半" else float(number)
    return round(many * (60 if unit in ("小时", "时", "h") else 1))


def _without_person(s: Session, found: Jotted, words: list[str]) -> Iterator[str]:
    """The first word that is somebody's name on file is whom it was for; the others are left."""
    for word in words:
        known = [] if "person" in found.values or "headcount" in found.values else _named(s, word)
        if len(known) > 1:
            raise Rejected({"person": SEVERAL.format(len(known), word)})
        if known:
            found.put("person", known[0], "对象", word)
        else:
            yield word


def _named(s: Session, word: str) -> list[int]:
    query = select(Person.id).where(
        Person.name == word, on_file(s.today()), discretion.shown(s, Person)
    )
    return list(s.scalars(query)) if len(word) > 1 else []
