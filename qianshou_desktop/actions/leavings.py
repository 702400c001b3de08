"""The leavings of a person, one after the other: filed, gone, come back, gone again. Gates of a save
(gates.py)."""

from itertools import pairwise

from sqlalchemy import inspect, select

from qianshou_desktop.actions import seals
from qianshou_desktop.actions.accord import Asked, changed, told
from qianshou_desktop.records import Record
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.person import Absence, Person
from qianshou_desktop.store.db import Session

TWICE = "{} 至 {} 已记过离档，日期重叠，请核对"
MOVED = "moved"  # of a person that is being saved: the fields that the rows have to agree with


def disorderly(s: Session, record: Record) -> dict[str, str]:
    """The problems by field; none where one leaving comes after the other."""
    return told(s, record, ASKED)


def overlapping(s: Session, row: Absence) -> dict[str, str]:
    """Nobody is gone twice at a time. Rows that are saved with their person are looked at together
    (follow): what is given anew takes the place of what was there."""
    person = s.get_one(Person, row.person_id)
    if not changed(row, "left_on", "returned_on") or seals.within(s, person):
        return {}
    query = select(Absence).where(
        Absence.person_id == row.person_id, Absence.id != (row.id or 0),
        Absence.left_on < row.returned_on, Absence.returned_on > row.left_on,
    )  # fmt: skip
    for other in s.scalars(query):
        return {"left_on": TWICE.format(other.left_on, other.returned_on)}
    return {}


def out_of_turn(s: Session, row: Absence) -> dict[str, str]:
    """Nobody left before being filed, and the last leaving stands on the file itself."""
    if not changed(row, "left_on", "returned_on"):
        return {}
    person = s.get_one(Person, row.person_id)
    if row.left_on < person.filed_on:
        return {"left_on": f"离档日期不能早于建档日期（{person.filed_on}）"}
    if person.left_on and row.returned_on > person.left_on:
        return {"returned_on": f"不能晚于现在这次离档的日期（{person.left_on}）"}
    return {}


def moved(s: Session, person: Person) -> dict[str, str]:
    """Refuses nothing yet: the rows may be mended in the same save (follow)."""
    if person.id is not None:
        days = {name for name in ("filed_on", "left_on") if changed(person, name)}
        inspect(person).info[MOVED] = days
    return {}


def follow(s: Session, person: Person) -> None:
    """The same of the rows together and of the person's own days, once the rows are saved. Raises
    Rejected: absences, filed_on, left_on."""
    days = inspect(person).info.pop(MOVED, ())
    query = select(Absence).where(Absence.person_id == person.id).order_by(Absence.left_on)
    rows = list(s.scalars(query))
    for one, other in pairwise(rows):
        if other.left_on < one.returned_on:
            raise Rejected({"absences": TWICE.format(one.left_on, one.returned_on)})
    if not rows:
        return
    first, back = min(row.left_on for row in rows), max(row.returned_on for row in rows)
    if "filed_on" in days and first < person.filed_on:
        raise Rejected({"filed_on": f"{first} 已离过档，建档日期不能晚于这一天"})
    if "left_on" in days and person.left_on and person.left_on < back:
        raise Rejected({"left_on": f"{back} 才重新在档，再离档不能早于这一天"})


ASKED: tuple[tuple[type, Asked], ...] = (
    (Absence, overlapping), (Absence, out_of_turn), (Person, moved),
)  # fmt: skip
