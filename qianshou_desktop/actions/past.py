"""What lasts from a day to a day: names, codes, kinds, operators and posts of old.

A record holds what is true today; what was true before stands in `past` rows, one for each value
that ended, written by the same save that changed it.
"""

import json
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import func, inspect, select

from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.contract import Contract
from qianshou_desktop.records.county import Township
from qianshou_desktop.records.kinds import BEIJING, Ref
from qianshou_desktop.records.parameter import Past
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session
from qianshou_desktop.store.journal import Head, Op

FROM = "holds_from"  # of a session: the day from which the deed at hand lets new values hold
UNOPENED = "building"  # what is built today was being built before it opened
HLC_BITS = 16  # of a logical clock's value below its milliseconds (store/clock.py)


def remember(s: Session, record: Record) -> None:
    """Before a changed record is written: each lasting value that ends, as it was shown."""
    if record.id is None:
        return
    for name in record.lasting:
        changed = inspect(record).attrs[record.fields[name].attribute].history
        old = next(iter(changed.deleted or ()), None)
        if changed.has_changes() and old is not None and not _presumed(s, record, name, old):
            _end(s, record, name, old)


def _presumed(s: Session, record: Record, name: str, old: Any) -> bool:
    """Whether a value was no fact that old reports should keep: the kind of a station that did not
    stand yet, the state it was laid out with on the day on which somebody says what is so, and a
    risk that is mended on the day on which the person was put in."""
    if name == "risk":
        return recorded(s, record) == s.today()
    if "state" not in record.fields or name not in ("kind", "state"):
        return False
    state = inspect(record).attrs["state"].history
    before = next(iter(state.deleted or state.unchanged or ()), None)
    if name == "kind":
        return before != "built"
    default = record.__table__.columns["state"].default
    return default is not None and old == default.arg and recorded(s, record) == s.today()


def recorded(s: Session, record: Record) -> date:
    """The day on which a record came into this file."""
    return _day(entered(s, record))


def entered(s: Session, record: Record) -> int:
    """The same as the logical clock's value."""
    return s.scalar(select(func.min(Op.hlc)).where(Op.row_uid == record.uid)) or 0


def entered_at(s: Session, record: Record) -> bytes | None:
    """The installation at which it was."""
    query = select(Op.site_id).where(Op.row_uid == record.uid).order_by(Op.hlc)
    return s.scalars(query.limit(1)).first()


def said(s: Session, record: Record, name: str) -> int:
    """When a field was last said, by the same clock."""
    mine = (Head.tbl == record.__tablename__, Head.row_uid == record.uid, Head.field == name)
    return s.scalar(select(Head.hlc).where(*mine)) or entered(s, record)


def said_on(s: Session, record: Record, name: str) -> date:
    """The same as a day."""
    return _day(said(s, record, name))


def fresh(s: Session, record: Record, name: str, day: date) -> bool:
    """Whether what a field tells of a day has not been reported yet: it is of this month, or was
    written today."""
    today = s.today()
    return day >= today.replace(day=1) or said_on(s, record, name) == today


def reported(s: Session, record: Record, name: str) -> set[date]:
    """The days that a field told of as a month ended, which is when reports are made; what was taken
    back before is not among them."""
    query = select(Op.kind, Op.body, Op.hlc).where(Op.row_uid == record.uid, Op.body.is_not(None))
    told: list[tuple[date, str | None]] = []
    for kind, body, hlc in s.execute(query.order_by(Op.hlc)):
        values = json.loads(body or "{}")
        if kind == "c" or name in values:
            told.append((_day(hlc), values.get(name)))
    ends = [*(day for day, _ in told[1:]), s.today()]
    stood = zip(told, ends, strict=True)
    return {date.fromisoformat(v) for (v0, v), end in stood if v and v0 < end.replace(day=1)}


def _day(hlc: int) -> date:
    return datetime.fromtimestamp((hlc >> HLC_BITS) / 1000, BEIJING).date()


def _end(s: Session, record: Record, name: str, old: Any) -> None:
    """Two changes on one day leave one row: what held for no whole day is nowhere to be shown."""
    begun, ended = last_end(s, record, name), _ended_on(s, record, name)
    if begun and ended <= begun:
        return
    s.add(Past(
        about=record.uid.hex(), kind=record.__tablename__, field_name=name,
        value=written(s, record.fields[name].kind, old), from_on=begun, to_on=ended,
    ))  # fmt: skip


def _ended_on(s: Session, record: Any, name: str) -> date:
    """The first day of the new value: an opening or a contract tells it, else it is today."""
    told = s.info.get(FROM)
    if name == "state" and isinstance(record, Worker):
        told = record.left_on if record.state == "left" else None
    elif name == "state" and record.state == "built":
        told = record.opened_on
    if name == "operator" and told is None:
        mine = getattr(Contract, f"{record.__tablename__}_id") == record.id
        new = Contract.agency_id == record.operator_id
        told = s.scalar(select(func.max(Contract.from_on)).where(mine, new))
    return min(told or s.today(), s.today())


def written(s: Session, kind: Any, value: Any) -> str:
    """A value as a row keeps it: codes stay codes, a reference is kept by the uid of what it meant."""
    if isinstance(kind, Ref):
        return s.get_one(KINDS[kind.target], value).uid.hex()
    return str(kind.plain(value))


def clashing(s: Session, row: Past) -> Past | None:
    """Another row of the same record and field that says of the same days what held on them. A row
    that tells no first day goes on from the one before it."""
    same = (Past.about == row.about, Past.field_name == row.field_name, Past.id != (row.id or 0))
    for other in s.scalars(select(Past).where(*same).order_by(Past.to_on, Past.id)):
        if _first_day(row) < other.to_on and _first_day(other) < row.to_on:
            return other
    return None


def _first_day(row: Past) -> date:
    """The first day that is surely the row's own."""
    return row.from_on or row.to_on - timedelta(days=1)


def last_end(s: Session, record: Record, name: str) -> date | None:
    """The day from which the value of today holds; None where no other is known."""
    mine = (Past.about == record.uid.hex(), Past.field_name == name)
    return s.scalar(select(func.max(Past.to_on)).where(*mine))


class AsOf:
    """How things stood at the end of a day: one query, however many records are asked about."""

    def __init__(self, s: Session, day: date) -> None:
        self.s, self.day = s, day
        query = select(Past).where(Past.to_on > day).order_by(Past.to_on.desc(), Past.id.desc())
        # the nearest end stays
        self.then = {
            (row.about, row.field_name): (row.value, row.from_on) for row in s.scalars(query)
        }

    def value(self, record: Record, name: str) -> Any:
        """A lasting field as it is kept: a code, a text, the key that a reference means. Before the
        first day that is told of it a reference meant nothing; a name, a kind and the like are
        taken for what they were first."""
        placed = record.fields[name]
        if (record.uid.hex(), name) not in self.then:
            found = getattr(record, placed.attribute)
            return UNOPENED if found == "built" and self._unopened(record) else found
        value, begun = self.then[record.uid.hex(), name]
        early = begun is not None and begun > self.day and not placed.required
        return None if early else _kept(self.s, placed.kind, value)

    def _unopened(self, record: Record) -> bool:
        opened = getattr(record, "opened_on", None)
        return opened is not None and opened > self.day

    def begun(self, station: Station) -> bool:
        """Whether there could be a station: the township whose code it bore had begun."""
        return self.value(station, "code") not in self._to_come

    @cached_property
    def _to_come(self) -> frozenset[str]:
        """The codes of townships that begin later."""
        return frozenset(self.s.scalars(select(Township.code).where(Township.from_on > self.day)))

    def text(self, record: Record, name: str) -> str:
        """The same as shown."""
        kind, value = record.fields[name].kind, self.value(record, name)
        if not isinstance(kind, Ref):
            return kind.show(value)
        target = self.s.get(KINDS[kind.target], value) if value else None
        return self.title(target) if target else ""

    def title(self, record: Record) -> str:
        """What people called it then."""
        name = record.title_field
        if (record.uid.hex(), name) not in self.then:
            return record.title
        return type(record)(**{record.fields[name].attribute: self.value(record, name)}).title


def _kept(s: Session, kind: Any, value: str | None) -> Any:
    """A value of old as its field keeps it; None for one that it cannot read (a newer program's, or
    by hand): as if nothing were known of it."""
    try:
        return _meant(s, kind, value) if value is not None else None
    except ValueError:
        return None


def _meant(s: Session, kind: Any, value: str) -> Any:
    """The same; raises ValueError where it cannot be read."""
    if not isinstance(kind, Ref):
        return kind.read(value)
    target = KINDS[kind.target]
    return s.scalar(select(target.id).where(target.uid == bytes.fromhex(value)))


def terms(s: Session, record: Record, name: str) -> list[tuple[Any, date, date]]:
    """The values of a lasting field, each with the first and the last day on which it held."""
    mine = (Past.about == record.uid.hex(), Past.field_name == name)
    found, begun = [], date.min
    for row in s.scalars(select(Past).where(*mine).order_by(Past.to_on, Past.id)):
        value = _kept(s, record.fields[name].kind, row.value)
        found.append((value, max(row.from_on or begun, begun), row.to_on - timedelta(days=1)))
        begun = row.to_on
    return [*found, (getattr(record, record.fields[name].attribute), begun, date.max)]


def as_of(s: Session, record: Record, name: str, day: date) -> str:
    """A lasting field as it was shown on a day: today's value where none ended after that day."""
    return AsOf(s, day).text(record, name)


def known_as(s: Session, kind: str, name: str, value: str) -> int | None:
    """The key of the record that bears a name or code, or else once bore it; None for no such."""
    record = KINDS[kind]
    column = getattr(record, record.fields[name].attribute)
    found = s.scalar(select(record.id).where(column == value).order_by(record.id))
    if found is not None:
        return found
    once = (Past.kind == kind, Past.field_name == name, Past.value == value)
    about = s.scalar(select(Past.about).where(*once).order_by(Past.to_on.desc()).limit(1))
    return s.scalar(select(record.id).where(record.uid == bytes.fromhex(about))) if about else None


def once(s: Session, kind: str, name: str, target: Record) -> list[tuple[Any, date | None, date]]:
    """The records of a kind whose lasting reference meant another once, each with the first day
    (None: from the beginning) and the day on which that ended; in the order of time."""
    meant = (Past.kind == kind, Past.field_name == name, Past.value == target.uid.hex())
    rows = list(s.scalars(select(Past).where(*meant).order_by(Past.to_on, Past.id)))
    record = KINDS[kind]
    abouts = [bytes.fromhex(row.about) for row in rows]
    found = {r.uid.hex(): r for r in s.scalars(select(record).where(record.uid.in_(abouts)))}
    return [(found[row.about], row.from_on, row.to_on) for row in rows if row.about in found]


def history(s: Session, record: Record) -> list[tuple[str, str, date | None, date]]:
    """The former values of a record: field's label, value as shown, from, to; newest first."""
    mine = select(Past).where(Past.about == record.uid.hex())
    return [
        (record.fields[row.field_name].label, _safely(s, record, row), row.from_on, row.to_on)
        for row in s.scalars(mine.order_by(Past.to_on.desc(), Past.id.desc()))
        if row.field_name in record.fields
    ]


def _safely(s: Session, record: Record | type[Record], row: Past) -> str:
    """As shown; as it stands where its field cannot read it: a newer program's, or by hand."""
    try:
        return _shown(s, record, row)
    except ValueError:
        return row.value or ""


def _shown(s: Session, record: Record | type[Record], row: Past) -> str:
    kind = record.fields[row.field_name].kind
    if not isinstance(kind, Ref) or not row.value:
        return kind.show(kind.read(row.value)) if row.value else ""
    key = _meant(s, kind, row.value)
    return s.get_one(KINDS[kind.target], key).title if key else ""


def told(s: Session, row: Past, name: str) -> str:
    """A field of a former value in the words of the record that it is about."""
    record = KINDS.get(row.kind)
    if record is None or name not in ("about", "kind", "field_name", "value"):
        return row.fields[name].kind.show(getattr(row, name))
    if name == "kind":
        return record.label
    about = s.scalar(select(record).where(record.uid == bytes.fromhex(row.about)))
    if name == "about":
        return about.title if about else row.about
    if row.field_name not in record.fields:
        return row.field_name if name == "field_name" else row.value or ""
    if name == "field_name":
        return record.fields[row.field_name].label
    return _safely(s, record, row)


def forget(s: Session, record: Record) -> None:
    """With a record goes what it was."""
    for row in s.scalars(select(Past).where(Past.about == record.uid.hex())):
        s.delete(row)
