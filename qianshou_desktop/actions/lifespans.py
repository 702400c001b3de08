"""From when to when something can be done: in a case until it is closed and afterwards only looked
after, with a person as long as the person is on file, at a
station until it is merged away. Gates of a save (gates.py)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select

from qianshou_desktop.actions.accord import changed
from qianshou_desktop.actions.casework import WRITTEN
from qianshou_desktop.records import Record
from qianshou_desktop.records.case import Case, CaseForm
from qianshou_desktop.records.case_evaluation import CaseClosing
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import Attendance, GroupSession
from qianshou_desktop.records.matter import Matter
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.referral import FollowUp
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import LEFT_REASON
from qianshou_desktop.records.visit import Service, Visit
from qianshou_desktop.store.db import Session

WORK = (Visit, Service, Matter, Case, CaseSession, GroupSession, Event)  # of a day, at a station


def outside(s: Session, record: Record) -> dict[str, str]:
    """The problems by field; none for a record of its time."""
    if isinstance(record, WORK) and (found := _after_merging(s, record)):
        return found
    if isinstance(record, (Case, CaseClosing)) and (found := _closed_early(s, record)):
        return found
    if isinstance(record, WRITTEN):
        return _after_closing(s, record) or _after_leaving(s, record)
    if isinstance(record, FollowUp):
        return _before_closing(s, record)
    if isinstance(record, Person):
        return _left_early(s, record)
    return (
        _after_leaving(s, record) if isinstance(record, (Visit, Service, Case, Attendance)) else {}
    )


# ---- cases ---------------------------------------------------------------------------------------------


def _after_closing(s: Session, form: Any) -> dict[str, str]:
    closed = s.get_one(Case, form.case_id).closed_on
    if closed is None or not changed(form, form.day_field, "case_id"):
        return {}
    late = getattr(form, form.day_field) > closed
    return (
        {form.day_field: f"个案 {closed} 已结案，不能晚于这一天；结案以后请写跟进记录"}
        if late
        else {}
    )


def _before_closing(s: Session, form: FollowUp) -> dict[str, str]:
    """One follows up what is closed."""
    if not changed(form, "done_on", "case_id"):
        return {}
    closed = s.get_one(Case, form.case_id).closed_on
    if closed is None:
        return {"case": "这个个案还没有结案；在办的请写面谈记录，结案以后才有跟进"}
    return {"done_on": f"不能早于结案日期（{closed}）"} if form.done_on < closed else {}


def _closed_early(s: Session, record: Case | CaseClosing) -> dict[str, str]:
    """A case is not closed before what was done in it."""
    case = record.id if isinstance(record, Case) else record.case_id
    if case is None or record.closed_on is None or not changed(record, "closed_on"):
        return {}
    days = ((_last(s, kind, kind.case_id == case), kind.label) for kind in WRITTEN)
    return _before(record.closed_on, "closed_on", days)


# ---- stations ------------------------------------------------------------------------------------------


def _after_merging(s: Session, record: Any) -> dict[str, str]:
    if not changed(record, record.day_field, "station_id") or not record.station_id:
        return {}
    day = getattr(record, record.day_field)
    said = merged(s.get_one(Station, record.station_id), day) if day else ""
    return {record.day_field: said} if said else {}


def merged(station: Station, day: date) -> str:
    """Nothing is begun or done at a station that was merged away before; "" at one that was not."""
    if station.closed_on is None or day <= station.closed_on:
        return ""
    return f"{station.name} {station.closed_on} 已撤并，不能晚于这一天；请记在接收的社工站"


# ---- persons -------------------------------------------------------------------------------------------


def _after_leaving(s: Session, record: Any) -> dict[str, str]:
    """Nobody is served who has died, moved away or left."""
    name, key, day = _served(s, record)
    person = s.get(Person, key) if key else None
    if person is None or person.left_on is None or day <= person.left_on:
        return {}
    why = LEFT_REASON.label(person.left_reason)
    return {name: f"{person.name} {person.left_on} 已离档（{why}），不能晚于这一天"}


def _served(s: Session, record: Any) -> tuple[str, int | None, date]:
    """The field to be mended, whom the record is about, and of which day; of nobody where neither is
    new."""
    if isinstance(record, Attendance):
        key = record.person_id if changed(record, "person_id") else None
        return "person", key, s.get_one(GroupSession, record.group_session_id).held_on
    name = record.day_field
    owner = "case_id" if isinstance(record, CaseForm) else "person_id"
    day = getattr(record, name)
    if not changed(record, name, owner):
        return name, None, day
    case = s.get_one(Case, record.case_id) if isinstance(record, CaseForm) else record
    return name, case.person_id, day


def _left_early(s: Session, person: Person) -> dict[str, str]:
    if person.id is None or person.left_on is None or not changed(person, "left_on"):
        return {}
    mine = select(Case.id).where(Case.person_id == person.id)
    days = [(_last(s, kind, kind.person_id == person.id), kind.label) for kind in (Visit, Service)]
    days.append((_last(s, Case, Case.person_id == person.id), "接案"))
    days.append((_last(s, CaseSession, CaseSession.case_id.in_(mine)), CaseSession.label))
    return _before(person.left_on, "left_on", days)


# ---- days ----------------------------------------------------------------------------------------------


def _last(s: Session, kind: Any, condition: ColumnElement[bool]) -> date | None:
    return s.scalar(select(func.max(getattr(kind, kind.day_field))).where(condition))


def _before(day: date, name: str, done: Iterable[tuple[date | None, str]]) -> dict[str, str]:
    """An end that lies before the last of what was done."""
    last, label = max(((on, label) for on, label in done if on), default=(day, ""))
    return {name: f"{last} 还有{label}，不能早于这一天"} if day < last else {}
