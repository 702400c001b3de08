"""Records as JSON lines, in and out: what scripts, checks and other programs use."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from qianshou_desktop.actions import belonging, common, discretion, references
from qianshou_desktop.actions.showing import Showing
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.errors import Rejected, RejectedRows
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Choice, Codes, Ref, Rows, Unfit
from qianshou_desktop.store.db import Session

SHOWN_PROBLEMS = 500  # a batch of which more rows are wrong was not meant for this kind


def save_lines(
    s: Session, kind: str, lines: Iterable[str], tell: Callable[[int, int], None] | None = None
) -> list[str]:
    """Save each line as the form would; returns the uids. Raises RejectedRows with every problem
    of every row, and then nothing of the batch is kept."""
    references.kind_of(kind)
    uids: list[str] = []
    problems: dict[int, Mapping[str, str]] = {}
    given = list(lines)
    for row, line in enumerate(given, 1):
        if not line.strip():
            continue
        try:
            uids.append(_save_line(s, kind, line))
        except Rejected as refused:
            problems[row] = refused.problems
            if len(problems) >= SHOWN_PROBLEMS or not s.is_active:
                break
        if tell:
            tell(row, len(given))
    if problems:
        raise RejectedRows(kind, problems)
    return uids


def _save_line(s: Session, kind: str, line: str) -> str:
    try:
        values = json.loads(line, object_pairs_hook=_once)
    except json.JSONDecodeError as error:
        raise Rejected(f"不是一行 JSON（第 {error.colno} 个字处读不下去）") from None
    except (ValueError, RecursionError):
        raise Rejected("不是一行 JSON（数太大，或层数太多）") from None
    if not isinstance(values, dict):
        raise Rejected('一行应是一个 JSON 对象，如 {"name": "张三"}')
    key = references.find_existing(s, kind, values)
    key = common.save(s, kind, _written(KINDS[kind], values), key)
    return s.get_one(KINDS[kind], key).uid.hex()


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which no name stands twice: one of the two values would be lost unseen."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise Rejected({twice[:40]: "写了两次，请只留一个"})
    return found


def _written(record: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """A code written as a number is a code all the same, never this laptop's own key."""
    refs = {name for name, placed in record.fields.items() if isinstance(placed.kind, Ref)}
    return {
        name: str(value) if name in refs and type(value) is int else value
        for name, value in values.items()
    }


def list_lines(s: Session, kind: str, where: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Every record that fits, as it would be saved again, uid included."""
    record = references.kind_of(kind)
    conditions = {name: _condition(record, name, text) for name, text in where.items()}
    keys = common.find(s, kind, where=conditions)
    yield from (plain(s, found) for found in common.records(s, kind, keys) if found)


def shown_lines(s: Session, kind: str, where: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The same for people: what is filled in, by the fields' labels and in words."""
    record = references.kind_of(kind)
    conditions = {name: _condition(record, name, text) for name, text in where.items()}
    keys = common.find(s, kind, where=conditions)
    yield from _in_words(s, [found for found in common.records(s, kind, keys) if found])


def _in_words(s: Session, records: Sequence[Record], without: str = "") -> Iterator[dict[str, str]]:
    if not records:
        return
    fields = {n: p for n, p in records[0].fields.items() if n != without}
    plain_ones = [n for n, p in fields.items() if not isinstance(p.kind, Rows) or p.kind.short]
    showing = Showing(s, records, plain_ones)
    for record in records:
        said = {
            p.label: showing.text(record, n) if n in plain_ones else _rows_in_words(s, record, p)
            for n, p in fields.items()
        }
        yield {label: text for label, text in said.items() if text}


def _rows_in_words(s: Session, record: Record, placed: Placed) -> str:
    """（关系：配偶，姓名：朱桂香）（关系：女儿，…）."""
    kind = placed.kind
    assert isinstance(kind, Rows)
    if discretion.hides(s, placed):
        return ""
    owner = KINDS[kind.target].owner
    rows = _in_words(s, belonging.children(s, record, kind), without=owner)
    return "".join(f"（{'，'.join(f'{n}：{t}' for n, t in row.items())}）" for row in rows)


def called(kind: str, path: str) -> str:
    """A field as people and programs call it: 接案日期 opened_on; in a row of a field, with both:
    具体目标第 2 行的目标 goals.1.goal."""
    name, _, inner = path.partition(".")
    placed = KINDS[kind].fields.get(name)
    if placed is None:
        return path
    at, _, part = inner.partition(".")
    if isinstance(placed.kind, Rows) and at.isdigit():
        child = KINDS[placed.kind.target].fields.get(part)
        within = f"的{child.label}" if child else ""
        return f"{placed.label}第 {int(at) + 1} 行{within} {path}"
    return f"{placed.label} {path}"


def _condition(record: type[Record], name: str, text: str) -> Any:
    if name not in record.fields:
        raise Rejected({name: f"{record.label}没有“{name[:40]}”这个字段"})
    kind = record.fields[name].kind
    if isinstance(kind, Codes):
        kind = kind.one
    elif isinstance(kind, Rows) and kind.short:
        kind = KINDS[kind.target].fields[kind.short].kind
    try:
        return kind.read(text)
    except Unfit as unfit:
        raise Rejected({name: str(unfit)}) from None


def plain(s: Session, record: Record) -> dict[str, Any]:
    found: dict[str, Any] = {"uid": record.uid.hex()}
    for name, placed in record.fields.items():
        found[name] = _plain(s, record, placed)
    return found


def _plain(s: Session, record: Record, placed: Placed) -> Any:
    if isinstance(placed.kind, Rows):
        return [] if discretion.hides(s, placed) else _plain_rows(s, record, placed.kind)
    value = discretion.known(s, record, placed.name)
    if isinstance(placed.kind, Ref):
        return _name(s.get_one(KINDS[placed.kind.target], value)) if value else None
    return placed.kind.plain(value)


def _plain_rows(s: Session, record: Record, kind: Rows) -> list[Any]:
    """Codes where a code stands for the row (those that hold today), else the whole rows."""
    if kind.short:
        short = KINDS[kind.target].fields[kind.short]
        return [_plain(s, child, short) for child in belonging.current_rows(s, record, kind)]
    owner = KINDS[kind.target].owner
    rows = (plain(s, child) for child in belonging.children(s, record, kind))
    return [{name: value for name, value in row.items() if name != owner} for row in rows]


def _name(record: Record) -> str:
    """How a reference is written: the record's number or code, else its uid."""
    for name in ("code", "number"):
        value = getattr(record, name, None)
        if value and name in record.keys:
            return str(value)
    return record.title if record.keys == ("name",) else record.uid.hex()


def kinds() -> Iterator[dict[str, Any]]:
    """Every kind of record with its fields."""
    for name, record in KINDS.items():
        fields = [_field(placed) for placed in record.fields.values()]
        yield {"kind": name, "label": record.label, "fields": fields}


def _field(placed: Placed) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": placed.name, "label": placed.label, "type": placed.kind.name,
        "required": placed.required, "choices": {}, "privacy": placed.field.privacy,
    }  # fmt: skip
    if isinstance(placed.kind, (Choice, Codes)):
        found["choices"] = dict(placed.kind.terms)
    if isinstance(placed.kind, (Ref, Rows)):
        found["target"] = placed.kind.target
    return found
