"""What lasts from a day to a day: names, codes, kinds, operators and posts of old.

A record holds what is true today; what was true before stands in `past` rows, one for each value
that ended, written by the same save that changed it.
"""

from datetime import date
from typing import Any

from sqlalchemy import inspect, select

from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.kinds import Ref
from qianshou_desktop.records.parameter import Past
from qianshou_desktop.store.db import Session


def remember(s: Session, record: Record) -> None:
    """Before a changed record is written: each lasting value that ends today, as it was shown."""
    if record.id is None:
        return
    for name in record.lasting:
        changed = inspect(record).attrs[record.fields[name].attribute].history
        old = next(iter(changed.deleted or ()), None)
        if changed.has_changes() and old is not None:
            s.add(_ended(s, record, name, old))


def _ended(s: Session, record: Record, name: str, old: Any) -> Past:
    return Past(
        about=record.uid.hex(), kind=record.__tablename__, field_name=name,
        value=_text(s, record, name, old), from_on=_last_end(s, record, name), to_on=s.today(),
    )  # fmt: skip


def _text(s: Session, record: Record, name: str, value: Any) -> str:
    """Codes stay codes, a reference is kept by the uid of what it meant."""
    kind = record.fields[name].kind
    if isinstance(kind, Ref):
        return s.get_one(KINDS[kind.target], value).uid.hex()
    return str(kind.plain(value))


def _last_end(s: Session, record: Record, name: str) -> date | None:
    mine = (Past.about == record.uid.hex(), Past.field_name == name)
    return s.scalar(select(Past.to_on).where(*mine).order_by(Past.to_on.desc()).limit(1))


def as_of(s: Session, record: Record, name: str, day: date) -> str:
    """A lasting field as it was shown on a day: today's value where none ended after that day."""
    mine = (Past.about == record.uid.hex(), Past.field_name == name, Past.to_on > day)
    found = s.scalars(select(Past).where(*mine).order_by(Past.to_on).limit(1)).first()
    placed = record.fields[name]
    value = found.value if found else getattr(record, placed.attribute)
    if isinstance(placed.kind, Ref):
        target = KINDS[placed.kind.target]
        where = target.uid == bytes.fromhex(value) if found and value else target.id == value
        return next((each.title for each in s.scalars(select(target).where(where))), "")
    return placed.kind.show(placed.kind.read(value) if found and value else value)


def history(s: Session, record: Record) -> list[tuple[str, str, date | None, date]]:
    """The former values of a record: field's label, value as shown, from, to; newest first."""
    mine = select(Past).where(Past.about == record.uid.hex())
    return [
        (record.fields[row.field_name].label, _shown(s, record, row), row.from_on, row.to_on)
        for row in s.scalars(mine.order_by(Past.to_on.desc(), Past.id.desc()))
    ]


def _shown(s: Session, record: Record, row: Past) -> str:
    kind = record.fields[row.field_name].kind
    if isinstance(kind, Ref) and row.value:
        target = KINDS[kind.target]
        found = s.scalars(select(target).where(target.uid == bytes.fromhex(row.value))).first()
        return found.title if found else ""
    return kind.show(kind.read(row.value)) if row.value else ""
