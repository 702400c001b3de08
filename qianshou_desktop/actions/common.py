"""Find, rows, load, save, remove: for every kind of record alike."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, inspect, or_, select
from sqlalchemy.exc import IntegrityError

from qianshou_desktop.actions import numbers, references
from qianshou_desktop.actions.belonging import FAR_PAST, children, current_rows
from qianshou_desktop.actions.filling import fill
from qianshou_desktop.actions.references import Option, kind_of
from qianshou_desktop.actions.showing import Showing, placed_in
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Codes, Ref, Rows
from qianshou_desktop.store import search
from qianshou_desktop.store.db import Session

BATCH = 500


@dataclass
class Entry:
    """A record as a form holds it. Refs are local keys with their titles beside; codes are lists
    of codes; rows are lists of the child's values, each with its `key`."""

    kind: str
    key: int | None = None
    uid: str = ""
    title: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


def find(
    s: Session,
    kind: str,
    *,
    where: Mapping[str, object] | None = None,
    text: str = "",
    span: tuple[date, date] | None = None,
    order: str = "",
    descending: bool = False,
) -> "array[int]":
    """The keys of the records that fit, in order: as compact as a million need."""
    record = kind_of(kind)
    query = select(record.id)
    for name, value in (where or {}).items():
        query = query.where(_condition(s, record, name, value))
    if span and record.day_field:
        query = query.where(getattr(record, record.day_field).between(*span))
    if text.strip():
        found = [key for _, key in search.find(s.connection(), text, [kind], limit=5000)]
        query = query.where(record.id.in_(found))
    query = _ordered(query, record, order, descending=descending)
    keys = array("q")
    for part in s.execute(query).scalars().partitions(5000):
        keys.extend(part)
    return keys


def _condition(s: Session, record: type[Record], name: str, value: object) -> ColumnElement[bool]:
    placed = placed_in(record, name)
    if isinstance(placed.kind, Codes):
        rows = inspect(record).relationships[f"{name}_rows"].mapper.class_
        return record.id.in_(select(rows.owner_id).where(rows.code == value))
    if isinstance(placed.kind, Rows):
        child = KINDS[placed.kind.target]
        owner = getattr(child, f"{child.owner}_id")
        today = s.today()
        current = or_(child.to_on.is_(None), child.to_on > today)  # type: ignore[attr-defined]
        short = getattr(child, placed.kind.short)
        return record.id.in_(select(owner).where(short == value, current))
    column = getattr(record, placed.attribute)
    if isinstance(placed.kind, Ref) and isinstance(value, str):
        value = references.resolve(s, placed.kind.target, value)
    return column.is_(None) if value is None else column == value  # type: ignore[no-any-return]


def _ordered(
    query: Select[Any], record: type[Record], order: str, *, descending: bool
) -> Select[Any]:
    if order:
        column = getattr(record, placed_in(record, order).attribute)
        return query.order_by(column.desc() if descending else column, record.id)
    if record.day_field and record.__tablename__ != "person":
        return query.order_by(getattr(record, record.day_field).desc(), record.id.desc())
    natural = "code" if "code" in record.fields else record.title_field
    return query.order_by(getattr(record, natural), record.id)


def rows(
    s: Session, kind: str, keys: Sequence[int], columns: Sequence[str]
) -> list[tuple[str, ...]]:
    """The shown text of some columns; `person.name` reaches through a reference."""
    found = records(s, kind, keys)
    showing = Showing(s, [record for record in found if record], columns)
    blank = ("",) * len(columns)
    return [
        tuple(showing.text(record, column) for column in columns) if record else blank
        for record in found
    ]


def cells(
    s: Session, kind: str, keys: Sequence[int], columns: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """The same for a sheet, where numbers and dates stay what they are."""
    for at in range(0, len(keys), BATCH):
        found = [record for record in records(s, kind, keys[at : at + BATCH]) if record]
        showing = Showing(s, found, columns)
        yield from (tuple(showing.cell(record, column) for column in columns) for record in found)


def records(s: Session, kind: str, keys: Sequence[int]) -> list[Record | None]:
    """The records of some keys, in the keys' order; None for one that is gone."""
    record = kind_of(kind)
    found: dict[int, Record] = {}
    for at in range(0, len(keys), BATCH):
        query = select(record).where(record.id.in_(list(keys[at : at + BATCH])))
        found |= {r.id: r for r in s.scalars(query)}
    return [found.get(key) for key in keys]


def load(s: Session, kind: str, key: int) -> Entry:
    """A record for its form. Raises Rejected where it is gone."""
    record = get(s, kind, key)
    entry = Entry(kind, key, record.uid.hex(), record.title)
    refs = [name for name, placed in record.fields.items() if isinstance(placed.kind, Ref)]
    showing = Showing(s, [record], refs)
    entry.titles = {name: showing.text(record, name) for name in refs}
    for name, placed in record.fields.items():
        entry.values[name] = _value(s, record, placed)
    return entry


def _value(s: Session, record: Record, placed: Placed) -> Any:
    if isinstance(placed.kind, Rows):
        return [_row_values(child) for child in children(s, record, placed.kind)]
    value = getattr(record, placed.attribute)
    return placed.kind.plain(value) if isinstance(placed.kind, Codes) else value


def _row_values(child: Record) -> dict[str, Any]:
    inner = (p for p in child.fields.values() if p.name != child.owner)
    return {p.name: getattr(child, p.attribute) for p in inner} | {"key": child.id}


def get(s: Session, kind: str, key: int) -> Record:
    record = s.get(kind_of(kind), key)
    if record is None:
        raise Rejected(f"这条{KINDS[kind].label}已经被删除，请刷新列表。")
    return record


def save(s: Session, kind: str, values: Mapping[str, Any], key: int | None = None) -> int:
    """Create a record, or change the given fields of one. Raises Rejected by field."""
    record_type = kind_of(kind)
    if record_type.managed:
        raise Rejected(f"{record_type.label}不能这样修改，请在“用户与设置”里办理。")
    record = get(s, kind, key) if key is not None else record_type()
    with s.no_autoflush:
        problems = fill(s, record, values)
        if not problems:
            record.complete()
            problems = dict(record.problems(s.today()))
        if problems:
            s.expunge(record) if record in s.new else s.expire(record)
            raise Rejected(problems)
        if key is None:
            numbers.give(s, record)
            s.add(record)
    _flush(s, record)
    _save_rows(s, record, values)
    return record.id


def _flush(s: Session, record: Record) -> None:
    try:
        s.flush()
    except IntegrityError as error:
        # The kinds' limits come first; a check that fires here is a hole in them, so say which.
        raise Rejected(f"{record.label}没有存上：数据库不接受（{error.orig}）") from error


def _save_rows(s: Session, record: Record, values: Mapping[str, Any]) -> None:
    problems: dict[str, str] = {}
    for name, placed in record.fields.items():
        if isinstance(placed.kind, Rows) and name in values:
            problems |= _save_children(s, record, placed, placed.kind.read(values[name] or []))
    if problems:
        raise Rejected(problems)


def _save_children(
    s: Session, record: Record, placed: Placed, given: list[dict[str, Any]]
) -> dict[str, str]:
    kind = placed.kind
    assert isinstance(kind, Rows)
    child_type = KINDS[kind.target]
    present = {child.id: child for child in children(s, record, kind)}
    by_short = (
        {getattr(c, kind.short): c for c in current_rows(s, record, kind)} if kind.short else {}
    )
    problems: dict[str, str] = {}
    kept: set[int] = set()
    for at, row in enumerate(given):
        child = _matching(row, kind, present, by_short)
        inner = {n: v for n, v in row.items() if n not in ("key", "uid")}
        try:
            kept.add(save(s, kind.target, inner | {child_type.owner: record.id},
                          child.id if child else None))  # fmt: skip
        except Rejected as refused:
            problems |= {f"{placed.name}.{at}.{n}": text for n, text in refused.problems.items()}
    codes_only = all(set(row) == {kind.short} for row in given)
    for child in present.values():
        if child.id not in kept:
            _end(s, child, keep_history=codes_only)
    s.flush()
    return problems


def _matching(
    row: Mapping[str, Any],
    kind: Rows,
    present: Mapping[int, Record],
    by_short: Mapping[str, Record],
) -> Record | None:
    if row.get("key") in present:
        return present[row["key"]]
    if row.get("uid"):
        return next((c for c in present.values() if c.uid.hex() == row["uid"]), None)
    if not kind.short or not row.get(kind.short):
        return None
    code = KINDS[kind.target].fields[kind.short].kind.read(row[kind.short])
    return by_short.get(code)


def _end(s: Session, child: Record, *, keep_history: bool) -> None:
    """A row that is no longer given: with codes alone it ends today and its past stays; in the
    form's own grid somebody took it out."""
    if not keep_history or (getattr(child, "from_on", None) or FAR_PAST) >= s.today():
        s.delete(child)
    elif getattr(child, "to_on", None) is None:
        child.to_on = s.today()  # type: ignore[attr-defined]


def remove(s: Session, kind: str, key: int) -> None:
    """Delete a record with the rows that belong to it. Raises Rejected where others need it."""
    record = get(s, kind, key)
    if record.managed:
        raise Rejected(f"{record.label}不能删除。")
    users = references.users_of(s, record)
    if users:
        raise Rejected(f"还有{users}用到这条{record.label}，不能删除。请先处理那些记录。")
    for placed in record.fields.values():
        if isinstance(placed.kind, Rows):
            for child in children(s, record, placed.kind):
                s.delete(child)
    s.flush()
    s.delete(record)
    s.flush()


def choose(s: Session, kind: str, text: str, limit: int = 12, **where: Any) -> list[Option]:
    """Records that a reference editor offers for some typed text."""
    record = kind_of(kind)
    query = select(record).limit(limit)
    for name, value in where.items():
        if value is not None:
            query = query.where(_condition(s, record, name, value))
    if text.strip():
        found = [key for _, key in search.find(s.connection(), text, [kind], limit=200)]
        query = query.where(record.id.in_(found))
    query = query.order_by(getattr(record, record.title_field), record.id)
    return [references.option(s, r) for r in s.scalars(query)]


def count(s: Session, kind: str) -> int:
    return int(s.scalar(select(func.count()).select_from(kind_of(kind))) or 0)
