"""To-dos: a finding of a visit becomes one, once, and what a supervision asks for; done ones stay on
record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, inspect, select

from qianshou_desktop.actions import authority, discretion, past, seals, stays
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.institution import Supervisee, Supervision, SupervisionTask
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import FINDING
from qianshou_desktop.records.todo import Todo
from qianshou_desktop.records.visit import CHECKLIST, Visit
from qianshou_desktop.store.db import Session

DUE = "due"  # of a visit that is being saved: until when its findings had to be seen to
DAYS = 7  # until when a finding should be seen to, where nobody comes again earlier


@dataclass(frozen=True)
class Open:
    """What is still to be done: in words, for whom, how urgent, the record that it came from, and
    the code of the station. `key` is that of the to-do, which somebody marks done; None where the
    record itself has to be closed, as `ends` says."""

    key: int | None
    text: str
    person: str
    remark: str
    signal: str
    kind: str
    about: int | None
    station: str = ""
    ends: str = ""
    due_on: date | None = None


def still_open(s: Session, scope: Scope) -> list[Open]:
    """The to-dos of some stations that nobody has done, those due first in front."""
    query = (
        select(Todo, Person.name, Station.code)
        .outerjoin(Person, Person.id == Todo.person_id)
        .outerjoin(Station, Station.id == Todo.station_id)
        .where(Todo.done_on.is_(None), scope.at(Todo.station_id), discretion.shown(s, Todo))
        .order_by(Todo.due_on.is_(None), Todo.due_on, Todo.id)
    )
    return [_shown(s, todo, name or "", code or "") for todo, name, code in s.execute(query)]


def _shown(s: Session, todo: Todo, person: str, station: str) -> Open:
    remark, signal = left(todo.due_on, s.today())
    kind, about = source(s, todo.id) or ("", None)
    title = discretion.title(s, todo)
    return Open(todo.id, title, person, remark, signal, kind, about, station, due_on=todo.due_on)


def left(due: date | None, today: date) -> tuple[str, str]:
    """How long there is yet, and its signal."""
    if due is None:
        return "", ""
    days = (due - today).days
    if days < 0:
        return f"逾期 {-days} 天", "danger"
    return ("今天", "danger") if days == 0 else (f"{due:%m-%d} 前", "mind" if days <= 3 else "")


def reopen(s: Session, key: int) -> None:
    """Not done after all."""
    todo = s.get_one(Todo, key)
    authority.refuse(s, todo)
    todo.done_on = None
    _settle(s, todo)
    s.flush()


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


def note_due(visit: Visit) -> None:
    """Before a visit that is corrected is written: until when its findings had to be seen to."""
    if visit.id is not None:
        was = (seals.before(visit, name) for name in ("visited_on", "next_on"))
        inspect(visit).info[DUE] = _due(*was)


def from_visit(s: Session, visit: Visit) -> None:
    """Each item of the checklist that is amiss; one that turns out to be fine takes its to-do
    along, unless somebody has seen to it already. The day until which it is to be done goes with the
    visit's, unless somebody said another."""
    noted = inspect(visit).info.pop(DUE, None)
    query = select(Todo).where(Todo.about == visit.uid.hex(), Todo.kind == "visit")
    known = {todo.mark: todo for todo in s.scalars(query)}
    found = {name for name in CHECKLIST if getattr(visit, name) == "amiss"}
    waiting = _waiting(s, visit) if found else set()
    for name in CHECKLIST:
        amiss = name in found
        if amiss and name not in known and name not in waiting and not _settled(s, visit, name):
            s.add(_at_home(s, _of(visit, name)))
        elif not amiss and name in known and known[name].done_on is None:
            whose = known[name].person_id
            s.delete(known[name])
            _found_again(s, visit, name, whose)
        elif amiss and name in known and known[name].done_on is None:
            whose = known[name].person_id
            if whose != visit.person_id:  # it was a visit to somebody else
                s.delete(known[name])
                if name not in waiting:
                    s.add(_at_home(s, _of(visit, name)))
                s.flush()
                _found_again(s, visit, name, whose)
            elif noted and known[name].due_on == noted:
                known[name].due_on = _due(visit.visited_on, visit.next_on)
    s.flush()


def forget(s: Session, record: Record) -> None:
    """What a removed record asked for is not to be done any more; what was done stays."""
    mine = (Todo.about == record.uid.hex(), Todo.kind == record.__tablename__)
    for todo in s.scalars(select(Todo).where(*mine, Todo.done_on.is_(None))):
        s.delete(todo)
        if isinstance(record, Visit) and todo.mark in CHECKLIST:
            _found_again(s, record, todo.mark, record.person_id)


def _found_again(s: Session, gone: Visit, name: str, whose: int | None) -> None:
    """Another visit to somebody that found the same waited for this one's to-do, and now asks for its
    own."""
    asked = select(Todo.about).where(Todo.kind == "visit", Todo.mark == name)
    query = select(Visit).where(
        Visit.person_id == whose, Visit.id != gone.id, getattr(Visit, name) == "amiss",
        func.lower(func.hex(Visit.uid)).not_in(asked.where(Todo.person_id == whose)),
    )  # fmt: skip
    others = s.scalars(query.order_by(Visit.visited_on, Visit.id))
    other = next((each for each in others if not _settled(s, each, name)), None)
    if other is not None:
        s.add(_at_home(s, _of(other, name)))


def _at_home(s: Session, todo: Todo) -> Todo:
    """It is for the station to which the person belongs today."""
    person = s.get_one(Person, todo.person_id)
    home = stays.home_on(s, person, s.today())
    if home not in (None, todo.station_id):
        todo.station_id, todo.worker_id = home, person.in_charge_id
    return todo


def _settled(s: Session, visit: Visit, name: str) -> bool:
    """Whether what a visit found was seen to afterwards by the to-do of another."""
    mine = (Todo.person_id == visit.person_id, Todo.kind == "visit", Todo.mark == name)
    done = s.scalars(select(Todo).where(*mine, Todo.done_on >= visit.visited_on))
    said = past.said(s, visit, name)
    return any(past.said(s, each, "done_on") > said for each in done)


def carry(s: Session, person: Person) -> None:
    """Somebody moved to another station: what was found there is for that one to see to."""
    home = stays.home_on(s, person, s.today())
    mine = (Todo.person_id == person.id, Todo.kind == "visit", Todo.done_on.is_(None))
    for todo in s.scalars(select(Todo).where(*mine, Todo.station_id != home)):
        todo.station_id, todo.worker_id = home, person.in_charge_id
    s.flush()


def from_supervision(s: Session, supervision: Supervision) -> None:
    """Each thing that is to be done after a supervision becomes a to-do of whoever does it, and
    goes with it: done here, done there; taken out here, gone there. Where nobody was said to be
    supervised, it was whoever wrote it down."""
    _supervised(s, supervision)
    about = supervision.uid.hex()
    found = s.scalars(select(Todo).where(Todo.about == about, Todo.kind == "supervision"))
    known = {todo.mark: todo for todo in found}
    query = select(SupervisionTask).where(SupervisionTask.supervision_id == supervision.id)
    for task in s.scalars(query):
        mark = _mark(task)
        todo = known.pop(mark, None) or Todo(about=about, kind="supervision", mark=mark)
        todo.content, todo.source = task.task, "supervision"
        todo.station_id = supervision.station_id
        todo.worker_id = task.worker_id or supervision.worker_id
        todo.due_on, todo.done_on = task.due_on, task.done_on
        s.add(todo)
    for lost in known.values():
        s.delete(lost)
    s.flush()


def _supervised(s: Session, supervision: Supervision) -> None:
    mine = Supervisee.supervision_id == supervision.id
    there = s.scalars(select(Supervisee.id).where(mine)).first()
    if there is None and supervision.worker_id is not None:
        s.add(Supervisee(supervision_id=supervision.id, worker_id=supervision.worker_id))


def _mark(task: SupervisionTask) -> str:
    """What names the task in its supervision; it travels, as its local key does not."""
    return task.uid.hex()[-12:]


def _settle(s: Session, todo: Todo) -> None:
    """A supervision's task is done with its to-do, and open again with it."""
    found = source(s, todo.id) if todo.kind == "supervision" else None
    if found is None:
        return
    query = select(SupervisionTask).where(SupervisionTask.supervision_id == found[1])
    for task in s.scalars(query):
        if _mark(task) == todo.mark:
            task.done_on = todo.done_on


def _waiting(s: Session, visit: Visit) -> set[str | None]:
    """What was found at an earlier visit already, and still waits: it is not asked for twice."""
    earlier = (Todo.person_id == visit.person_id, Todo.kind == "visit", Todo.done_on.is_(None))
    query = select(Todo.mark).where(*earlier, Todo.about != visit.uid.hex())
    return set(s.scalars(query))


def _of(visit: Visit, name: str) -> Todo:
    label = visit.fields[name].label
    return Todo(
        content=f"{label}{FINDING['amiss']}：去看看怎么解决", station_id=visit.station_id,
        worker_id=visit.worker_id, person_id=visit.person_id, source="finding",
        due_on=_due(visit.visited_on, visit.next_on),
        about=visit.uid.hex(), kind="visit", mark=name,
    )  # fmt: skip


def _due(day: date, next_on: date | None) -> date:
    soon = day + timedelta(days=DAYS)
    return min(next_on or soon, soon)


def finish(s: Session, key: int, result: str = "") -> None:
    """It is done, today; how it went may be said."""
    todo = s.get_one(Todo, key)
    authority.refuse(s, todo)
    todo.done_on = todo.done_on or s.today()
    todo.result = result.strip()[:300] or todo.result
    _settle(s, todo)
    s.flush()


def source(s: Session, key: int) -> tuple[str, int] | None:
    """The record that a to-do came from; None where it was typed, or that is gone."""
    todo = s.get_one(Todo, key)
    record = KINDS.get(todo.kind or "")
    if record is None or not todo.about:
        return None
    found = s.scalar(select(record.id).where(record.uid == bytes.fromhex(todo.about)))
    return None if found is None else (record.__tablename__, found)
