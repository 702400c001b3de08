"""Numbers given to records: station, type, year and running number, 420581104-ZF-2026-0007."""

from datetime import date

from sqlalchemy import exists, select

from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.store.db import Counter, Session


def give(s: Session, record: Record) -> None:
    """Give a new record its number, unless it brought one or its kind bears none."""
    if not record.letters or getattr(record, "number", None):
        return
    prefix = f"{_place(s, record)}-{record.letters}-{_year(s, record)}"
    counter = s.get(Counter, prefix)
    if counter is None:
        counter = Counter(prefix=prefix, last=0)
        s.add(counter)
        s.flush()  # the next record of its kind finds it
    while True:
        counter.last += 1
        number = f"{prefix}-{counter.last:04d}"
        taken = exists().where(type(record).number == number)  # type: ignore[attr-defined]
        if not s.scalar(select(taken)):
            break
    record.number = number  # type: ignore[attr-defined]


def _place(s: Session, record: Record) -> str:
    """The code before the number: the station's, the township's, else the county's."""
    for name in ("station", "township"):
        key = getattr(record, f"{name}_id", None)
        if key:
            return str(s.get_one(KINDS[name], key).code)  # type: ignore[attr-defined]
    return s.setting("county") or "000000"


def _year(s: Session, record: Record) -> int:
    day = getattr(record, record.day_field or "joined_on", None)
    return (day if isinstance(day, date) else s.today()).year
