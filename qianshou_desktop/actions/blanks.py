"""A new record as its form begins: the fields' defaults, today, and where this laptop belongs."""

from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import places
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.actions.references import kind_of
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.county import Township
from qianshou_desktop.records.kinds import Ref
from qianshou_desktop.store.db import Session


def blank(s: Session, kind: str, /, **given: Any) -> Entry:
    """An entry without a key; `given` goes before every default."""
    record = kind_of(kind)
    values = _defaults(record) | _here(s, record)
    if record.day_field:
        values[record.day_field] = s.today()
    if "filled_on" in record.fields:  # who opens a new form fills it in today
        values["filled_on"] = s.today()
    values |= {name: value for name, value in given.items() if name in record.fields}
    entry = Entry(kind, values={n: v for n, v in values.items() if v is not None})
    for name, placed in record.fields.items():
        key = entry.values.get(name)
        if isinstance(placed.kind, Ref) and isinstance(key, int):
            target = s.get(KINDS[placed.kind.target], key)
            entry.titles[name] = target.title if target else ""
    return entry


def _defaults(record: type[Record]) -> dict[str, Any]:
    found = {}
    for name, placed in record.fields.items():
        column = None if placed.kind.many else record.__table__.columns[placed.attribute]
        if column is not None and column.default is not None:
            found[name] = column.default.arg
    return found


def _here(s: Session, record: type[Record]) -> dict[str, Any]:
    """The own station and township, for records that name one."""
    place = places.own(s)
    town = select(Township.id).where(Township.code == place.town_code)
    here = {"station": place.station_key, "township": s.scalar(town) if place.town_code else None}
    return {name: key for name, key in here.items() if name in record.fields}
