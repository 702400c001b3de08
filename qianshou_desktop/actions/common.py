"""Find, rows, load, save, remove: for every kind of record alike."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, inspect, or_, select, true
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import InstrumentedAttribute

from qianshou_desktop.actions import (
    attachments,
    authority,
    consequences,
    discretion,
    gates,
    numbers,
    past,
    placing,
    references,
    seals,
    taking,
)
from qianshou_desktop.actions.belonging import TERM, children, holding, holds, matching, stands_for
from qianshou_desktop.actions.filling import fill
from qianshou_desktop.actions.references import Option, kind_of
from qianshou_desktop.actions.showing import Showing, placed_in
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import AllRows, Codes, Instant, Name, Ref, Rows, Text, Unfit
from qianshou_desktop.store import search
from qianshou_desktop.store.db import Session

BATCH = 500
OFFERED = 200  # hits among which a reference editor chooses
GIVEN = object()  # sought in a field: any value at all


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
    either: Mapping[str, object] | None = None,
    text: str = "",
    span: tuple[date, date] | None = None,
    order: str = "",
    descending: bool = False,
) -> "array[int]":
    """The keys of the records that fit, in order: as compact as a million need. All of `where` has
    to fit, and of `either`, where it is given, any."""
    record = kind_of(kind)
    discretion.refuse(s, kind)
    query = select(record.id).where(discretion.shown(s, record))
    for name, value in (where or {}).items():
        query = query.where(_condition(s, record, name, value))
    if either:
        query = query.where(or_(*(_condition(s, record, n, v) for n, v in either.items())))
    if span and record.day_field:
        query = query.where(getattr(record, record.day_field).between(*span))
    if text.strip():
        query = query.where(_found(s, record, text))
    if order:
        discretion.refuse_field(s, placed_in(record, order))
    query = _ordered(query, record, order, descending=descending)
    keys = array("q")
    for part in s.execute(query).scalars().partitions(5000):
        keys.extend(part)
    return keys


def _found(s: Session, record: type[Record], text: str, most: int = -1) -> ColumnElement[bool]:
    """The records of a kind whose text holds every word, what the user is not told left aside. Of
    many, those that begin so are among the ones that are looked at."""
    kinds, close = [record.__tablename__], not discretion.reads(s)
    keys = {
        key
        for begins in ((False,) if most < 0 else (False, True))
        for _, key in search.find(s.connection(), text, kinds, most, close=close, begins=begins)
    }
    return and_(record.id.in_(keys), discretion.found_by(s, record, search.words(text)))


def _condition(s: Session, record: type[Record], name: str, value: object) -> ColumnElement[bool]:
    placed = placed_in(record, name)
    discretion.refuse_field(s, placed)
    if isinstance(placed.kind, Codes):
        rows = inspect(record).relationships[f"{name}_rows"].mapper.class_
        return _owning(record, select(rows.owner_id), rows.code, value)
    if isinstance(placed.kind, Rows):
        if not placed.kind.short:
            raise Rejected({name: f"不能按“{placed.label}”筛选"})
        child: Any = KINDS[placed.kind.target]
        current = _current(s, child)
        owners = select(getattr(child, f"{child.owner}_id")).where(current)
        short = child.fields[placed.kind.short]
        if isinstance(short.kind, Ref) and isinstance(value, str):
            value = references.resolve(s, short.kind.target, value)
        return _owning(record, owners, getattr(child, short.attribute), value)
    column: InstrumentedAttribute[Any] = getattr(record, placed.attribute)
    if value is GIVEN:
        return column.is_not(None)
    if isinstance(placed.kind, Ref) and isinstance(value, str):
        value = references.resolve(s, placed.kind.target, value)
    if isinstance(placed.kind, Instant) and isinstance(value, str):
        value = placed.kind.read(value)
    fits = column.is_(None) if value is None else column == value
    return and_(fits, discretion.named(s, record, name))


def _current(s: Session, child: Any) -> ColumnElement[bool]:
    """The condition that a row holds today; one without a term always does."""
    begins, ends = TERM.get(child.__tablename__, ("from_on", "to_on"))
    if ends not in child.fields:
        return true()
    since, until = getattr(child, begins), getattr(child, ends)
    last = until >= s.today() if child.__tablename__ in TERM else until > s.today()
    return and_(or_(since.is_(None), since <= s.today()), or_(until.is_(None), last))


def _owning(
    record: type[Record], owners: Select[Any], code: Any, value: object
) -> ColumnElement[bool]:
    """Records with a row of this code; for no value those without any."""
    if value is None:
        return record.id.not_in(owners)
    return record.id.in_(owners.where(code == value))


def _ordered(
    query: Select[Any], record: type[Record], order: str, *, descending: bool
) -> Select[Any]:
    if order:
        column = _by_sound(record, placed_in(record, order).name)
        named = column.desc() if descending else column
        return query.order_by(named.nulls_last(), record.id)  # what has none is never first
    if record.day_field and not record.standing:
        return query.order_by(getattr(record, record.day_field).desc(), record.id.desc())
    return query.order_by(*_natural(record))


def _natural(record: type[Record]) -> tuple[Any, Any]:
    """Divisions and stations by code, people and things by the sound of their name."""
    if "code" in record.fields:
        return record.code, record.id  # type: ignore[attr-defined]
    return _by_sound(record, record.title_field), record.id


def _by_sound(record: type[Record], name: str) -> Any:
    column = getattr(record, record.fields[name].attribute)
    kind = type(record.fields[name].kind)
    return func.pinyin(column, kind is Name) if kind in (Name, Text) else column


def rows(
    s: Session, kind: str, keys: Sequence[int], columns: Sequence[str], day: date | None = None
) -> list[tuple[str, ...]]:
    """The shown text of some columns; `person.name` reaches through a reference. With a day,
    divisions, stations and agencies bear the names that they bore then."""
    found = records(s, kind, keys)
    then = past.AsOf(s, day) if day else None
    showing = Showing(s, [record for record in found if record], columns, then)
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
    discretion.refuse(s, kind)
    found: dict[int, Record] = {}
    for at in range(0, len(keys), BATCH):
        part = record.id.in_(list(keys[at : at + BATCH]))
        query = select(record).where(part, discretion.shown(s, record))
        found |= {r.id: r for r in s.scalars(query)}
    return [found.get(key) for key in keys]


def load(s: Session, kind: str, key: int) -> Entry:
    """A record for its form. Raises Rejected where it is gone."""
    record = get(s, kind, key)
    entry = Entry(kind, key, record.uid.hex(), discretion.title(s, record))
    refs = [name for name, placed in record.fields.items() if isinstance(placed.kind, Ref)]
    showing = Showing(s, [record], refs)
    entry.titles = {name: showing.text(record, name) for name in refs}
    for name, placed in record.fields.items():
        entry.values[name] = _value(s, record, placed)
    return entry


def _value(s: Session, record: Record, placed: Placed) -> Any:
    if isinstance(placed.kind, Rows):
        if discretion.hides(s, placed):
            return []
        return [_row_values(s, child) for child in children(s, record, placed.kind)]
    value = discretion.known(s, record, placed.name)
    return placed.kind.plain(value) if isinstance(placed.kind, Codes) else value


def _row_values(s: Session, child: Record) -> dict[str, Any]:
    inner = (name for name in child.fields if name != child.owner)
    return {name: discretion.known(s, child, name) for name in inner} | {"key": child.id}


def get(s: Session, kind: str, key: int) -> Record:
    discretion.refuse(s, kind)
    record = s.get(kind_of(kind), key)
    if record is None:
        raise Rejected(f"这条{KINDS[kind].label}已经被删除，请刷新列表。")
    discretion.refuse_record(s, record)
    return record


def save(s: Session, kind: str, values: Mapping[str, Any], key: int | None = None) -> int:
    """Create a record, or change the given fields of one. Raises Rejected by field."""
    record_type = kind_of(kind)
    if record_type.managed and (key is None or not set(values) <= {*record_type.told_after}):
        raise Rejected(f"{record_type.label}不能这样修改，请在“{record_type.managed}”里办理。")
    record = get(s, kind, key) if key is not None else record_type()
    authority.refuse(s, record)
    with s.no_autoflush:
        values = taking.met(s, kind, values) if key is None else values
        problems = fill(s, record, values)
        if not problems:
            taking.take(s, record, values.keys())
            record.complete(values.keys())
            problems = references.inside(s, record) | references.taken(s, record)
            problems |= gates.refused(s, record)
            problems |= record.problems(s.today())
        if problems:
            problems |= _row_problems(s, record, values)
            if key is not None:
                s.expire(record)  # the next flush writes nothing of what was put in
            raise Rejected(problems)
        numbers.give(s, record)
        references.carry(s, record)
        seals.fall(s, record)
        past.remember(s, record)
        placing.note(record)
    with seals.with_rows(s, record):
        s.add(record)
        _flush(s, record)
        _save_rows(s, record, values)
    consequences.follow(s, record, new=key is None)
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
            problems |= _save_children(s, record, placed, values[name])
    if problems:
        raise Rejected(problems)


def _row_problems(s: Session, record: Record, values: Mapping[str, Any]) -> dict[str, str]:
    """The faults inside the rows of a record that is refused anyway: all are told at once."""
    problems: dict[str, str] = {}
    for name, placed in record.fields.items():
        if not isinstance(placed.kind, Rows) or name not in values:
            continue
        with suppress(Unfit):
            for at, row in enumerate(placed.kind.read(values[name] or [])):
                child = KINDS[placed.kind.target]()
                inner = {n: v for n, v in row.items() if n not in ("key", "uid")}
                found = fill(s, child, inner)
                if {"key", "uid"} & row.keys():  # what it leaves out stays as it is
                    found = {n: said for n, said in found.items() if n in inner}
                found.pop(child.owner, None)
                problems |= {f"{name}.{at}.{n}": text for n, text in found.items()}
    return problems


def _save_children(s: Session, record: Record, placed: Placed, written: Any) -> dict[str, str]:
    """Codes alone, or no row where codes stand for rows, say what holds today, and what was stays
    on record; whole rows say all there is."""
    kind = placed.kind
    assert isinstance(kind, Rows)
    child_type = KINDS[kind.target]
    given = kind.read(written or [])
    whole = not kind.short or isinstance(written, AllRows)
    whole = whole or any(set(row) != {kind.short} for row in given)
    present = children(s, record, kind)
    problems: dict[str, str] = {}
    kept: set[int] = set()
    written = [references.resolved(s, row, kind) for row in given]
    problems |= references.twice(written, placed)
    for at, row in enumerate(given):
        others = present if row.get("key") else _free(present, given, kept)
        child = matching(written[at], kind, others, s.today())
        inner = {n: v for n, v in row.items() if n not in ("key", "uid")}
        inner |= {} if whole else holding(child)
        try:
            saved = save(s, kind.target, inner | {child_type.owner: record.id},
                         child.id if child else None)  # fmt: skip
        except Rejected as refused:
            problems |= {f"{placed.name}.{at}.{n}": text for n, text in refused.problems.items()}
            continue
        kept.add(saved)
        present += [] if child else [get(s, kind.target, saved)]
    for child in present:
        if child.id not in kept and not problems:
            problems |= _end(s, child, placed.name, keep_history=not whole)
    s.flush()
    return problems or references.twice(_said(children(s, record, kind), kind), placed)


def _said(rows: list[Record], kind: Rows) -> list[dict[str, Any]]:
    """What each of some rows is known by."""
    name = stands_for(kind)
    attribute = KINDS[kind.target].fields[name].attribute if name else ""
    return [{name: getattr(row, attribute)} for row in rows] if name else []


def _free(present: list[Record], given: Sequence[Any], kept: set[int]) -> list[Record]:
    """The rows that one without a key may mean: none that another means by its key, and of who left and
    came again none that any other means."""
    meant = {row["key"] for row in given if row.get("key")}
    meant |= {row.id for row in present if "left_on" in row.fields and row.id in kept}
    return [row for row in present if row.id not in meant]


def _end(s: Session, child: Record, name: str, *, keep_history: bool) -> dict[str, str]:
    """A row that is no longer given: codes alone say what holds today, so it ends and its past
    stays, as do rows of other days; in the form's own grid somebody took it out."""
    if keep_history and not holds(child, s.today()):
        return {}
    said = gates.kept(s, child)
    if said:
        return {name: said}
    seals.unapprove(s, child)
    seals.disturb(s, child, child.fields)
    fresh = getattr(child, "from_on", None) == s.today()
    if keep_history and not fresh and "to_on" in child.fields:
        child.to_on = s.today()  # type: ignore[attr-defined]
        return {}
    users = references.users_of(s, child)
    if users:
        return {name: f"“{child.title[:30]}”还有{users}用到，不能去掉"}
    s.delete(child)
    return {}


def remove(s: Session, kind: str, key: int) -> None:
    """Delete a record with the rows that belong to it. Raises Rejected where others need it."""
    record = get(s, kind, key)
    if record.managed:
        raise Rejected(f"{record.label}不能删除。")
    authority.refuse(s, record)
    gates.refuse_removal(s, record)
    rows = [child for placed in record.fields.values() if isinstance(placed.kind, Rows)
            for child in children(s, record, placed.kind)]  # fmt: skip
    for each in (record, *rows):
        users = references.users_of(s, each)
        if users:
            raise Rejected(f"还有{users}用到这条{each.label}，不能删除。请先处理那些记录。")
    for child in rows:
        s.delete(child)
    past.forget(s, record)
    attachments.forget(s, record)
    consequences.forget(s, record)
    s.flush()
    s.delete(record)
    s.flush()
    consequences.lose(s, record)


def choose(
    s: Session, kind: str, text: str, limit: int = 12, first: Mapping[str, Any] | None = None,
    **where: Any,
) -> list[Option]:  # fmt: skip
    """Records that a reference editor offers for some typed text: the one that is called so, those
    that begin so, then those in which it stands; of each those with the values of `first` first."""
    record = kind_of(kind)
    discretion.refuse(s, kind)
    query = select(record).where(discretion.shown(s, record)).limit(limit)
    for name, value in where.items():
        if value is not None:
            query = query.where(_condition(s, record, name, value))
    if text.strip():
        most = -1 if discretion.reads(s) else OFFERED
        query = query.where(_found(s, record, text, most))
        title = getattr(record, record.fields[record.title_field].attribute)
        query = query.order_by(func.nearness(title, text))
    for name, value in (first or {}).items():
        column = getattr(record, placed_in(record, name).attribute)
        query = query.order_by(column.is_distinct_from(value))
    query = query.order_by(*_natural(record))
    return [references.option(s, r) for r in s.scalars(query)]


def count(s: Session, kind: str) -> int:
    return int(s.scalar(select(func.count()).select_from(kind_of(kind))) or 0)
