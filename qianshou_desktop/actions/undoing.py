"""A change taken back by the journal: all that one transaction did, and nothing else (storage.md §2). What is
taken back is a change too, and stays on record."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import references
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Codes, Ref
from qianshou_desktop.store.db import Session, site_of
from qianshou_desktop.store.journal import Op

# What comes and goes with other records, and names none of them.
FOLLOW = ("todo", "attachment", "past")
# What others were told of, or what opens the file, is not taken back by a key.
STAYS = ("user", "submission", "submission_file")
DONE = {"c": "新建的{}“{}”", "u": "对{}“{}”的修改", "d": "对{}“{}”的删除"}
NOTHING = "没有可以撤销的了：只能撤销这次打开程序以后自己做的改动"
FINAL = "{}不能撤销，要改请到它的页面办理"
CHANGED = "{}“{}”后来又改过，不能再撤销这一步"
NEEDED = "还有{}用到{}“{}”，不能撤销"
GONE = "{}已经不在，不能撤销这一步"


@dataclass(frozen=True)
class Undone:
    """What was taken back, in words, and the record where it still, or again, is there."""

    words: str
    kind: str
    key: int | None


def undo(s: Session, txn: int, over: Collection[int]) -> Undone:
    """Take back a transaction of this laptop; those that are `over` were taken back, or took back,
    before. Raises Rejected where what it changed was changed since, or is needed."""
    query = select(Op).where(Op.site_id == site_of(s.connection()), Op.txn_id == txn)
    done = list(s.scalars(query.order_by(Op.seq)))
    main = min(done, key=lambda op: (bool(KINDS[op.tbl].owner), op.tbl in FOLLOW))
    _refuse(s, done, over)
    words = DONE[main.kind].format(KINDS[main.tbl].label, _called(s, main))
    for op in _backwards(done):
        {"c": _unmake, "u": _put_back, "d": _bring_back}[op.kind](s, op)
        s.flush()
    record = _record(s, main)
    return Undone(f"已撤销{words}", main.tbl, record.id if record else None)


def _backwards(done: Sequence[Op]) -> Iterator[Op]:
    """The last first; rows that were taken out together come back in their own order, which is the one on
    paper."""
    for (kind, _), found in groupby(reversed(done), key=lambda op: (op.kind, op.tbl)):
        together = list(found)
        yield from reversed(together) if kind == "d" else together


def _refuse(s: Session, done: Sequence[Op], over: Collection[int]) -> None:
    fixed = next((op for op in done if op.tbl in STAYS), None)
    if fixed:
        raise Rejected(FINAL.format(KINDS[fixed.tbl].label))
    last, rows = done[-1].seq, {op.row_uid for op in done}
    query = select(Op).where(Op.row_uid.in_(rows), Op.seq > last, Op.txn_id.not_in(over))
    later = s.scalars(query.limit(1)).first()
    if later:
        raise Rejected(CHANGED.format(KINDS[later.tbl].label, _called(s, later)))


# ---- one entry taken back ------------------------------------------------------------------------------


def _unmake(s: Session, op: Op) -> None:
    record = _there(s, op)
    users = references.users_of(s, record)
    if users:
        raise Rejected(NEEDED.format(users, record.label, record.title[:30]))
    s.delete(record)


def _put_back(s: Session, op: Op) -> None:
    record = _there(s, op)
    for name, before in json.loads(op.prev).items():
        _put(s, record, record.fields[name], _said(s, before, name))


def _bring_back(s: Session, op: Op) -> None:
    """The record as its birth and its last entries have it, under the uid that it bore."""
    values = _whole(s, op)
    record = KINDS[op.tbl]()
    record.uid = op.row_uid
    for name, placed in record.fields.items():
        if name in values:
            _put(s, record, placed, values[name])
    s.add(record)


def _put(s: Session, record: Record, placed: Placed, plain: Any) -> None:
    """A value as the journal has it."""
    if isinstance(placed.kind, Codes):
        setattr(record, placed.attribute, set(plain or ()))
    elif isinstance(placed.kind, Ref):
        setattr(record, placed.attribute, _key(s, placed.kind, plain) if plain else None)
    else:
        setattr(record, placed.attribute, None if plain is None else placed.kind.read(plain))


def _key(s: Session, kind: Ref, uid: str) -> int:
    target = KINDS[kind.target]
    key = s.scalar(select(target.id).where(target.uid == bytes.fromhex(uid)))
    if key is None:
        raise Rejected(GONE.format(target.label))
    return key


def _whole(s: Session, op: Op) -> dict[str, Any]:
    """All that a record said when it was deleted."""
    prev = json.loads(op.prev)
    values = _body(s, prev.pop(""))
    return values | {name: _said(s, before, name) for name, before in prev.items()}


# ---- what was said -------------------------------------------------------------------------------------


def _said(s: Session, entries: Sequence[Sequence[Any]], name: str) -> Any:
    """What the entries say of a field."""
    return _body(s, entries).get(name)


def _body(s: Session, entries: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """The newest of some entries. Raises Rejected where it was lawfully erased."""
    found = [s.get(Op, (bytes.fromhex(site), seq)) for site, seq in entries]
    newest = max((op for op in found if op), key=lambda op: op.hlc, default=None)
    if newest is None or newest.body is None:
        raise Rejected(GONE.format("以前的内容"))
    said: dict[str, Any] = json.loads(newest.body)
    return said


def _called(s: Session, op: Op) -> str:
    """The record's title, as it is or as it was."""
    record = _record(s, op)
    if record:
        return record.title[:30]
    body = _whole(s, op) if op.kind == "d" else json.loads(op.body or "{}")
    kind = KINDS[op.tbl]
    placed = kind.fields.get(kind.title_field)
    value = body.get(kind.title_field) or body.get("number") or ""
    return "" if placed and isinstance(placed.kind, Ref) else str(value)[:30]


def _record(s: Session, op: Op) -> Record | None:
    kind = KINDS[op.tbl]
    return s.scalars(select(kind).where(kind.uid == op.row_uid)).first()


def _there(s: Session, op: Op) -> Record:
    record = _record(s, op)
    if record is None:
        raise Rejected(GONE.format(KINDS[op.tbl].label))
    return record
