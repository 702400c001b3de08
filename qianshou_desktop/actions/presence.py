"""Who is on file: filed, and not left, or come back since. The leaving stands when somebody comes back,
lest the months before be rewritten."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, exists, func, inspect, or_, select, union_all

from qianshou_desktop.actions import past, seals
from qianshou_desktop.records import Record
from qianshou_desktop.records.person import Absence, Gone, Person
from qianshou_desktop.store.db import Session

COMES_BACK = "{} 已离档，那时的报表算过这次离档；人回来了，请留着离档日期，另填重新在档日期"
BEFORE = "before"  # of a person that is being saved: the leaving that a new one would write over


def on_file(day: date) -> ColumnElement[bool]:
    """The condition that a person is on file at the end of a day."""
    return throughout(day, day)


def throughout(first: date, last: date) -> ColumnElement[bool]:
    """The same from one day to another."""
    stayed = or_(Person.left_on.is_(None), Person.left_on > last, Person.returned_on <= first)
    away = exists().where(
        Absence.person_id == Person.id, Absence.left_on <= last, Absence.returned_on > first
    )
    return and_(Person.filed_on <= first, stayed, ~away)


def leavings() -> Subquery:
    """person_id, left_on: a row for each time that somebody left."""
    last = select(Person.id.label("person_id"), Person.left_on).where(Person.left_on.is_not(None))
    return union_all(last, select(Absence.person_id, Absence.left_on)).subquery("leavings")


def absences(s: Session) -> Mapping[int, Sequence[Gone]]:
    """When those who left more than once were gone before: they are few."""
    found: dict[int, list[Gone]] = defaultdict(list)
    query = select(Absence.person_id, Absence.left_on, Absence.returned_on)
    for person, left, back in s.execute(query):
        found[person].append((left, back))
    return found


def leaves_again(person: Person) -> None:
    """Somebody who came back and leaves again: the first leaving is kept aside, to be added once the
    person is saved."""
    old, back = seals.before(person, "left_on"), seals.before(person, "returned_on")
    if person.id is None or not old or not back or not person.left_on or person.left_on < back:
        return
    inspect(person).info[BEFORE] = Absence(
        person_id=person.id,
        left_on=old,
        left_reason=seals.before(person, "left_reason"),
        returned_on=back,
    )
    if person.returned_on == back:
        person.returned_on = None


def follow(s: Session, person: Person) -> None:
    """The leaving that was kept aside stays on record."""
    before = inspect(person).info.pop(BEFORE, None)
    if before is not None:
        s.add(before)


def erased(s: Session, record: Record) -> dict[str, str]:
    """A leaving of a month that is over stays on record, unless it was written today."""
    if not isinstance(record, Person) or record.id is None or record.left_on is not None:
        return {}
    attributes: Any = inspect(record).attrs
    old = next(iter(attributes.left_on.history.deleted or ()), None)
    if old is None or (past.fresh(s, record, "left_on", old) and not _rewrites(s, record)):
        return {}
    return {"left_on": COMES_BACK.format(old)}


def _rewrites(s: Session, person: Person) -> bool:
    """Whether a leaving that was reported is nowhere on record any more; those before the last return
    are, whatever day they were corrected to."""
    back = s.scalar(select(func.max(Absence.returned_on)).where(Absence.person_id == person.id))
    return any(back is None or day > back for day in past.reported(s, person, "left_on"))
