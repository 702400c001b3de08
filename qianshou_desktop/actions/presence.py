"""Who is on file: filed, and not left, or come back since. The leaving stands when somebody comes back,
lest the months before be rewritten."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, inspect, or_

from qianshou_desktop.actions import past
from qianshou_desktop.records import Record
from qianshou_desktop.records.person import Person
from qianshou_desktop.store.db import Session

COMES_BACK = "{} 已离档，那时的报表算过这次离档；人回来了，请留着离档日期，另填重新在档日期"


def on_file(day: date) -> ColumnElement[bool]:
    """The condition that a person is on file at the end of a day."""
    return throughout(day, day)


def throughout(first: date, last: date) -> ColumnElement[bool]:
    """The same from one day to another."""
    stayed = or_(Person.left_on.is_(None), Person.left_on > last, Person.returned_on <= first)
    return and_(Person.filed_on <= first, stayed)


def erased(s: Session, record: Record) -> dict[str, str]:
    """A leaving of a month that is over stays on record, unless it was written today."""
    if not isinstance(record, Person) or record.id is None or record.left_on is not None:
        return {}
    attributes: Any = inspect(record).attrs
    old = next(iter(attributes.left_on.history.deleted or ()), None)
    today = s.today()
    if old is None or old >= today.replace(day=1) or past.said_on(s, record, "left_on") == today:
        return {}
    return {"left_on": COMES_BACK.format(old)}
