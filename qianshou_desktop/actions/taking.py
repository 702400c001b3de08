"""What a new record takes over from those that it refers to, where nobody said otherwise: a session
takes station and worker of its case, and the next number in the row of its kind; a visit the day on
which the schedule asks for the next one, be it corrected, and whom of a household it was to."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import case, func, inspect, select

from qianshou_desktop.actions import references, reporting, schedule, stays, todos
from qianshou_desktop.actions.casework import ORDERED, remember
from qianshou_desktop.actions.presence import leaves_again, on_file
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.case_evaluation import CaseClosing
from qianshou_desktop.records.consent import Crisis
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.visit import Visit
from qianshou_desktop.store.db import Session


def met(s: Session, kind: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """A new visit to a household that names no person is one to its head, else to whoever of it is
    on file first. Raises Rejected: household."""
    if kind != "visit" or values.get("person") is not None or values.get("household") is None:
        return values
    key = references.key_of(s, "household", values["household"])
    head = case((Person.relation == "head", 0), else_=1)
    query = select(Person.id).where(Person.household_id == key, on_file(s.today()))
    person = s.scalars(query.order_by(head, Person.id)).first()
    if person is None:
        raise Rejected({"household": "这一户还没有建档的人，请先给户主建档，或者选服务对象"})
    return {**values, "person": person}


def take(s: Session, record: Record, given: Collection[str] = ()) -> None:
    """Fill in what is empty on a record that is not saved yet; of one that is, what a new leaving
    would write over and what a closing said before is kept, and when to come again goes with its
    visit. `given` names the fields that somebody filled just now."""
    if isinstance(record, Person):
        leaves_again(record)
    if isinstance(record, CaseClosing):
        remember(record)
    if isinstance(record, Visit):
        schedule.propose(s, record, given)
        todos.note_due(record)
    if record.id is not None:
        return
    for name, fields in record.takes.items():
        key = getattr(record, record.fields[name].attribute)
        if key is not None:
            source = s.get_one(KINDS[name], key)
            _take(record, source, _then(s, record, source) if name == "case" else fields)
    if "nth" in record.fields and record.takes:
        _count(s, record, record.fields[next(iter(record.takes))].attribute)
    if isinstance(record, Crisis):
        reporting.propose(s, record)


def _then(s: Session, form: Any, source: Any) -> tuple[str, ...]:
    """What a form takes from its case: the station at which the case was on the form's day, and its
    worker only where that is the same today."""
    fields = form.takes["case"]
    day = getattr(form, form.day_field, None)
    then = stays.station_on(s, source.id, day) if "station" in fields and day else None
    if then in (None, source.station_id):
        return tuple(fields)
    form.station_id = form.station_id or then
    return tuple(name for name in fields if name not in ("station", "worker"))


def _take(record: Record, source: Record, fields: tuple[str, ...]) -> None:
    for each in fields:
        attribute = record.fields[each].attribute
        if getattr(record, attribute) is None:
            setattr(record, attribute, getattr(source, attribute))


def _count(s: Session, record: Any, owner: str) -> None:
    """第几次: one more than the last of the same case or group."""
    if record.nth is None:
        kind = type(record)
        mine = getattr(kind, owner) == getattr(record, owner)
        record.nth = (s.scalar(select(func.max(kind.nth)).where(mine)) or 0) + 1
        inspect(record).info[ORDERED] = True
