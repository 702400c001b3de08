"""How people refer to records: uid, number, code, ID number or name; ambiguous ones are refused."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import exists, func, inspect, select

from qianshou_desktop.actions import discretion
from qianshou_desktop.actions.belonging import stands_for
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Ref, Rows, Unfit
from qianshou_desktop.records.parameter import Past
from qianshou_desktop.store.db import Session


@dataclass(frozen=True)
class Option:
    """A record offered for choice."""

    key: int
    title: str
    remark: str


def kind_of(kind: str) -> type[Record]:
    """The class of a kind. Raises Rejected for a kind that does not exist."""
    if kind not in KINDS:
        raise Rejected(f"没有“{kind[:40]}”这种记录。可用的有：{'、'.join(KINDS)}")
    return KINDS[kind]


def key_of(s: Session, kind: str, value: int | str) -> int:
    """The key that a form's key or a written text means. Raises Rejected."""
    if isinstance(value, str):
        return resolve(s, kind, value)
    if s.get(kind_of(kind), value) is None:
        raise Rejected(f"这条{KINDS[kind].label}已经被删除，请重新选择")
    return value


def resolve(s: Session, kind: str, text: str) -> int:
    """The key of the one record that a text means. Raises Rejected: none, or several."""
    record = kind_of(kind)
    text = text.strip()
    uid = _uid(text)
    if uid is not None:
        found = s.scalars(select(record.id).where(record.uid == uid)).all()
        if found:
            return found[0]
    for name in dict.fromkeys((*record.keys, record.title_field)):
        matches = _bearing(s, record, name, text)
        if len(matches) == 1:
            return matches[0].id
        if matches:
            raise Rejected(_ambiguous(s, record, text, matches))
    raise Rejected(f"没有找到{record.label}“{text[:40]}”，请核对编号或代码")


def resolved(s: Session, row: Mapping[str, Any], kind: Rows) -> Mapping[str, Any]:
    """A written row whose field that stands for it is read: of a text that names a record its key. As
    it was where it cannot be read, or means none, which saving will say."""
    name = stands_for(kind)
    value = row.get(name)
    if value is None:
        return row
    field = KINDS[kind.target].fields[name].kind
    try:
        value = field.read(value)
        if isinstance(field, Ref) and isinstance(value, str):
            value = resolve(s, field.target, value)
    except (Unfit, Rejected):
        return row
    return {**row, name: value}


def twice(rows: Sequence[Mapping[str, Any]], placed: Placed) -> dict[str, str]:
    """The problems of rows that name somebody or something once more: in an attendance, say. Who may
    leave and come again is looked at by days (rosters.py)."""
    assert isinstance(placed.kind, Rows)
    child = KINDS[placed.kind.target]
    known: set[int | str] = set()
    found = {}
    for at, row in enumerate(rows):
        value = row.get(child.once) if "left_on" not in child.fields else None
        if not isinstance(value, (int, str)):
            continue
        if value in known:
            label = child.fields[child.once].label
            found[f"{placed.name}.{at}.{child.once}"] = f"{label}写了两次，请去掉一行"
        known.add(value)
    return found


def find_existing(s: Session, kind: str, values: dict[str, Any]) -> int | None:
    """The record that a line with a uid or a number means to change, None for a new one. Raises
    Rejected where the line names a uid that is not there, or a number that several bear."""
    record = kind_of(kind)
    if values.get("uid") is not None:
        uid = _uid(str(values["uid"]))
        key = s.scalar(select(record.id).where(record.uid == uid)) if uid else None
        if key is None:
            raise Rejected({"uid": f"没有 uid 为 {str(values['uid'])[:40]} 的{record.label}"})
        return key
    name = record.keys[0] if record.keys else ""
    if not name or type(values.get(name)) not in (str, int):
        return None
    matches = _bearing(s, record, name, str(values[name]))
    if len(matches) > 1:
        raise Rejected({name: _ambiguous(s, record, str(values[name]), matches)})
    return matches[0].id if matches else None


def _bearing(s: Session, record: type[Record], name: str, text: str) -> list[Record]:
    """The records (a few of them) whose field has this value, as the field itself reads it."""
    try:
        value = record.fields[name].kind.read(text)
    except Unfit:
        return []
    column = getattr(record, name)
    return list(s.scalars(select(record).where(column == value).limit(6))) if value else []


def taken(s: Session, record: Record) -> dict[str, str]:
    """A number, code or name by which another record of this laptop is already known. Laptops
    that never met may give one twice: that is found when they meet, and is not looked for here."""
    name = record.keys[0] if record.keys else ""
    value = getattr(record, name) if name else None
    if not value or not _changed(record, name):
        return {}
    kind = type(record)
    query = select(kind).where(getattr(kind, name) == value, kind.id != (record.id or 0))
    other = s.scalars(query).first()
    if other is None:
        return {}
    return {
        name: f"{record.fields[name].label}“{value}”已用于{other.title or '另一条记录'}，请换一个"
    }


def inside(s: Session, record: Record) -> dict[str, str]:
    """References that must lie within another: a village says its township where none is given,
    and is refused where another is."""
    found = {}
    for name, placed in record.fields.items():
        key = getattr(record, placed.attribute) if isinstance(placed.kind, Ref) else None
        if not key or not placed.kind.within:  # type: ignore[attr-defined]
            continue
        outer = record.fields[placed.kind.within]  # type: ignore[attr-defined]
        if not any(_changed(record, each.attribute) for each in (placed, outer)):
            continue
        target = s.get_one(KINDS[placed.kind.target], key)  # type: ignore[attr-defined]
        wanted, given = getattr(target, outer.attribute), getattr(record, outer.attribute)
        if not given:
            setattr(record, outer.attribute, wanted)
        elif given != wanted:
            place = s.get_one(KINDS[outer.kind.target], given).title  # type: ignore[attr-defined]
            found[name] = f"“{target.title}”不在{place}，请重新选择"
    return found


def carry(s: Session, record: Record) -> None:
    """A village that comes to another township takes along what is there; people go by a transfer
    (transfers.with_village)."""
    if record.id is None:
        return
    for kind, attribute, outer in _inside(type(record)):
        if kind is not KINDS["person"] and _changed(record, outer):
            for each in s.scalars(select(kind).where(getattr(kind, attribute) == record.id)):
                setattr(each, outer, getattr(record, outer))


@cache
def _inside(target: type[Record]) -> list[tuple[type[Record], str, str]]:
    """The kinds that say a record of a kind together with what it must lie within: the attributes
    of both."""
    return [
        (kind, placed.attribute, target.fields[placed.kind.within].attribute)
        for kind in KINDS.values()
        for placed in kind.fields.values()
        if isinstance(placed.kind, Ref)
        and placed.kind.target == target.__tablename__
        and placed.kind.within
    ]


def _changed(record: Record, attribute: str) -> bool:
    return bool(inspect(record).attrs[attribute].history.has_changes())


def option(s: Session, record: Record) -> Option:
    """How a record is offered: its title and what tells it from its namesakes."""
    parts = [str(getattr(record, n) or "") for n in record.keys if n not in ("name", "id_number")]
    for name in ("village", "township", "station", "head"):
        placed = record.fields.get(name)
        if placed and isinstance(placed.kind, Ref) and getattr(record, placed.attribute):
            target = s.get(KINDS[placed.kind.target], getattr(record, placed.attribute))
            parts.append(target.title if target else "")
            break
    parts.append(_whose(s, record))
    title = discretion.title(s, record)
    return Option(record.id, title, "  ".join(p for p in parts if p and p != title))


def _whose(s: Session, record: Record) -> str:
    """The name of whom a record is about that is called by its number."""
    key = getattr(record, "person_id", None) if record.title_field in record.keys else None
    person = s.get(KINDS["person"], key) if key else None
    return person.title if person and not discretion.withheld(s, person) else ""


def users_of(s: Session, record: Record) -> str:
    """Which records refer to this one, in words such as “走访 12 条、其他服务 3 条”."""
    found = []
    for kind, column in leading_to(record):
        if s.scalar(select(exists().where(column == record.id))):
            number = s.scalar(select(func.count()).where(column == record.id))
            found.append(f"{kind.label} {number} 条")
    former = s.scalar(select(func.count()).where(Past.value == record.uid.hex()))
    found += [f"{Past.label} {former} 条"] if former else []  # old reports still name it
    return "、".join(found)


def leading_to(record: Record) -> Iterator[tuple[type[Record], Any]]:
    """The kinds that may refer to a record of this kind, each with the column that does; its own rows
    left aside."""
    for kind in KINDS.values():
        for placed in kind.fields.values():
            mine = isinstance(placed.kind, Ref) and placed.kind.target == record.__tablename__
            if mine and not (kind.owner and kind.owner == placed.name):
                yield kind, getattr(kind, placed.attribute)


def _uid(text: str) -> bytes | None:
    try:
        return UUID(text).bytes if len(text) in (32, 36) else None
    except ValueError:
        return None


def _ambiguous(s: Session, record: type[Record], text: str, matches: list[Record]) -> str:
    shown = "；".join(f"{o.title}（{o.remark}）" for o in (option(s, m) for m in matches[:5]))
    return f"“{text[:40]}”对应不止一条{record.label}：{shown}。请改用编号"
