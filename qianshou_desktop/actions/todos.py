"""To-dos: a finding of a visit becomes one, once; done ones stay on record."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select

from qianshou_desktop.records import KINDS
from qianshou_desktop.records.terms import FINDING
from qianshou_desktop.records.todo import Todo
from qianshou_desktop.records.visit import CHECKLIST, Visit
from qianshou_desktop.store.db import Session

DAYS = 7  # until when a finding should be seen to, where nobody says otherwise


def of_visits(s: Session, visits: Iterable[Visit], settled: date) -> None:
    """The to-dos of many visits at once; those found before a day have been seen to."""
    for visit in visits:
        for name in CHECKLIST:
            if getattr(visit, name) == "amiss":
                made = _of(visit, name)
                early = visit.visited_on < settled
                made.done_on = (
                    min(visit.visited_on + timedelta(days=3), s.today()) if early else None
                )
                s.add(made)


def from_visit(s: Session, visit: Visit) -> None:
    """Each item of the checklist that is amiss; one that turns out to be fine takes its to-do
    along, unless somebody has seen to it already."""
    query = select(Todo).where(Todo.about == visit.uid.hex(), Todo.kind == "visit")
    known = {todo.mark: todo for todo in s.scalars(query)}
    for name in CHECKLIST:
        amiss = getattr(visit, name) == "amiss"
        if amiss and name not in known:
            s.add(_of(visit, name))
        elif not amiss and name in known and known[name].done_on is None:
            s.delete(known[name])
    s.flush()


def _of(visit: Visit, name: str) -> Todo:
    label = visit.fields[name].label
    return Todo(
        content=f"{label}{FINDING['amiss']}：去看看怎么解决", station_id=visit.station_id,
        worker_id=visit.worker_id, person_id=visit.person_id, source="finding",
        due_on=visit.next_on or visit.visited_on + timedelta(days=DAYS),
        about=visit.uid.hex(), kind="visit", mark=name,
    )  # fmt: skip


def finish(s: Session, key: int, result: str = "") -> None:
    """It is done, today; how it went may be said."""
    todo = s.get_one(Todo, key)
    todo.done_on = s.today()
    todo.result = result.strip()[:300] or todo.result
    s.flush()


def source(s: Session, key: int) -> tuple[str, int] | None:
    """The record that a to-do came from; None where it was typed, or that is gone."""
    todo = s.get_one(Todo, key)
    record = KINDS.get(todo.kind or "")
    if record is None or not todo.about:
        return None
    found = s.scalar(select(record.id).where(record.uid == bytes.fromhex(todo.about)))
    return None if found is None else (record.__tablename__, found)
