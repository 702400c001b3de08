"""The records behind a figure: what the counting engine counted, so that every number can be opened."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, func, literal, select, union

from qianshou_desktop.actions import common, discretion, obligations, opinions, stays, tallies
from qianshou_desktop.actions.figures import held_to, in_force, left_within
from qianshou_desktop.actions.meanings import NONE
from qianshou_desktop.actions.presence import on_file
from qianshou_desktop.actions.report_subject import Draft, Subject, subject
from qianshou_desktop.actions.work import RECORD, Scope, attended, items, partners, people, work
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.consent import Crisis
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fund import Spending
from qianshou_desktop.records.group import Attendance, GroupSession
from qianshou_desktop.records.institution import Complaint, Supervision
from qianshou_desktop.records.matter import Matter
from qianshou_desktop.records.person import Person, PersonGroup
from qianshou_desktop.records.referral import FollowUp, Referral
from qianshou_desktop.records.resource import Resource
from qianshou_desktop.records.staff import Training
from qianshou_desktop.records.terms import SATISFACTION
from qianshou_desktop.records.visit import Project, Service, Visit
from qianshou_desktop.records.volunteer import VolunteerService
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

SHOWN = 1000
OFTEN = ("visits.due", "visits.made")  # figures that may count a record more than once
PEOPLE = ".people"
Keys = Iterable[tuple[str, int]]  # kind and key


@dataclass(frozen=True)
class Source:
    """A record that a figure counts, in words, and how often: somebody may have been due twice."""

    kind: str
    key: int
    day: str
    title: str
    times: int = 1


def behind(
    s: Session, figure: str, period: str, station: str | None = None, operator: str | None = None
) -> list[tuple[str, int]]:
    """Kind and key of each record that a figure counts, once each. Raises Rejected (figure, period,
    station, operator)."""
    return sorted(_counted(s, figure, subject(s, period, station, operator)))


def _counted(s: Session, figure: str, at: Subject) -> Counter[tuple[str, int]]:
    part, _, what = figure.partition(".")
    if part not in PARTS or not what:
        raise Rejected({"figure": f"没有“{figure[:60]}”这个数字"})
    return Counter((kind, key) for kind, key in PARTS[part](s, Draft(s, at).scope, what))


def shown(
    s: Session, figure: str, period: str, station: str | None = None, operator: str | None = None
) -> tuple[int, list[Source]]:
    """How many records a figure counts, and the first of them in words. Raises Rejected."""
    counted = _counted(s, figure, subject(s, period, station, operator))
    found = told(s, sorted(counted))
    if figure in OFTEN:
        found = [replace(each, times=counted[each.kind, each.key]) for each in found]
    return len(counted), found


def told(s: Session, found: list[tuple[str, int]]) -> list[Source]:
    """The first thousand in words, by their days; those that the user may not see are left out."""
    shown: list[Source] = []
    for kind in dict.fromkeys(kind for kind, _ in found):
        if not discretion.locked(s, kind):
            shown += _told(s, kind, [key for each, key in found if each == kind][:SHOWN])
    return sorted(shown, key=lambda each: (each.day, each.kind, each.title))[:SHOWN]


def _told(s: Session, kind: str, keys: list[int]) -> list[Source]:
    record = KINDS[kind]
    person = "person" in record.fields
    whose = ("case.person.name",) if "case" in record.fields and not person else ()
    named = "person.name" if person else record.title_field
    columns = [each for each in (record.day_field or named, *whose, named) if _has(record, each)]
    rows = common.rows(s, kind, keys, columns)
    return [
        Source(kind, key, row[0] if record.day_field else "", "　".join(filter(None, row[1:])) or row[0])
        for key, row in zip(keys, rows, strict=True)
        if any(row)
    ]  # fmt: skip


def _has(record: Any, path: str) -> bool:
    return path.partition(".")[0] in record.fields


# ---- each part of the figures ----------------------------------------------------------------------


def _pairs(s: Session, query: Select[*tuple[Any, ...]]) -> Keys:
    return ((kind, key) for kind, key in s.execute(query))


def _of(kind: str, *where: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    record = KINDS[kind]
    found: Select[*tuple[Any, ...]] = select(literal(kind), record.id)
    return found.where(*where)


def _persons(s: Session, scope: Scope, what: str) -> Keys:
    if what == "served":
        return (("person", key) for key in s.scalars(select(people(scope).c.person_id)))
    if what == "left":
        return (("person", key) for key in s.scalars(select(left_within(scope).c.person_id)))
    days: dict[str, tuple[Any, Any]] = {
        "filed": (on_file(scope.last), scope.last),
        "new": (Person.filed_on.between(scope.first, scope.last), Person.filed_on),
    }
    counted, day = _one(days, what)
    return _pairs(s, _of("person", counted, stays.living(scope, day)))


def _one(known: dict[str, Any], what: str) -> Any:
    if what not in known:
        raise Rejected({"figure": f"没有“{what[:60]}”这个数字"})
    return known[what]


def _visits(s: Session, scope: Scope, what: str) -> Keys:
    if what == "people":
        met = people(scope)
        return (
            ("person", key)
            for key in s.scalars(select(met.c.person_id).where(met.c.work == "visit"))
        )
    if what in ("due", "made"):
        return (("person", key) for key in obligations.persons(s, scope, made=what == "made"))
    home = (Visit.way == "home",) if what == "households" else ()
    inside = scope.within(Visit.visited_on, Visit.station_id)
    return _pairs(s, _of("visit", Visit.seen.is_(True), inside, *home))


def _services(s: Session, scope: Scope, what: str) -> Keys:
    kind = what.rpartition(".")[0]
    only = (Service.kind == kind,) if kind else (Service.copies > 0,) if what == "copies" else ()
    return _pairs(s, _of("service", scope.within(Service.served_on, Service.station_id), *only))


def _cases(s: Session, scope: Scope, what: str) -> Keys:
    if what in CASES:
        mine = stays.within(scope)
        keys = select(mine.c.case_id).where(CASES[what](mine, scope))
        return _pairs(s, _of("case", tallies.taken(), Case.id.in_(keys)))
    if what == "followed":
        held = scope.within(CaseSession.held_on, CaseSession.station_id)
        return _pairs(s, _of("case", Case.id.in_(select(CaseSession.case_id).where(held))))
    kind, day = _one(DATED_CASES, what)
    return _dated(kind, day, s, scope, what)


def _open_before(mine: Subquery, scope: Scope) -> ColumnElement[bool]:
    return stays.lasting(mine, scope.first - timedelta(days=1))


CASES: dict[str, Callable[[Subquery, Scope], ColumnElement[bool]]] = {
    "open_before": _open_before,
    "opened": lambda mine, scope: mine.c.came.between(scope.first, scope.last),
    "closed": lambda mine, scope: mine.c.went.between(scope.first, scope.last),
    "open_after": lambda mine, scope: stays.lasting(mine, scope.last),
}
DATED_CASES = {
    "sessions": ("session", CaseSession.held_on), "minutes": ("session", CaseSession.held_on),
    "referred": ("referral", Referral.referred_on), "follow_ups": ("follow_up", FollowUp.done_on),
}  # fmt: skip


def _groups(s: Session, scope: Scope, what: str) -> Keys:
    held = scope.within(GroupSession.held_on, GroupSession.station_id)
    if what == "running":
        return (("group", key) for key in s.scalars(select(GroupSession.group_id).where(held)))
    return _pairs(s, _of("group_session", held))


def _done(s: Session, scope: Scope, works: Iterable[str], condition: Any = None) -> Keys:
    """Work of some kinds."""
    done = work(scope)
    query = select(done.c.work, done.c.id).where(done.c.work.in_(list(works)))
    return _pairs(s, query if condition is None else query.where(condition(done)))


def _all(s: Session, scope: Scope, what: str) -> Keys:
    return _done(s, scope, RECORD)


def _events(s: Session, scope: Scope, what: str) -> Keys:
    return _done(s, scope, ("event",))


def _by_item(s: Session, scope: Scope, what: str) -> Keys:
    by = items(scope)
    return _tagged(s, by, by.c.code == what.partition(".")[0], what)


def _by_domain(s: Session, scope: Scope, what: str) -> Keys:
    by = items(scope)
    return _tagged(s, by, func.substr(by.c.code, 1, 1) == what.partition(".")[0], what)


def _tagged(s: Session, by: Subquery, mine: ColumnElement[bool], what: str) -> Keys:
    """The work that bears a code, or the people in it."""
    if not what.endswith(PEOPLE):
        return _pairs(s, select(by.c.work, by.c.id).where(mine))
    alone = select(by.c.person_id).where(mine, by.c.person_id.is_not(None))
    came = attended(select(Attendance.person_id).select_from(by), by.c.id)
    every = union(alone, came.where(mine, by.c.work == "group_session"))
    return (("person", key) for key in s.scalars(every))


def _shared(owner: Any, name: Any, column: str, s: Session, scope: Scope, what: str) -> Keys:
    """Work of a worker, or of a project, by number or name."""
    code = what.rpartition(".")[0]
    key = s.scalar(select(owner.id).where(name == code))
    if key is None and code != NONE:
        raise Rejected({"figure": f"没有“{code[:60]}”"})
    if what.endswith(PEOPLE):
        met = people(scope)
        mine = met.c[column] == key if code != NONE else met.c[column].is_(None)
        return (("person", each) for each in s.scalars(select(met.c.person_id).where(mine)))
    works = WORKS.get(what.rpartition(".")[2], tuple(RECORD))
    return _done(s, scope, works, lambda done: done.c[column] == key if code != NONE
                 else done.c[column].is_(None))  # fmt: skip


WORKS = {"visits": ("visit",), "services": ("service",), "sessions": ("session",),
         "group_sessions": ("group_session",), "events": ("event",)}  # fmt: skip


def _targets(s: Session, scope: Scope, what: str) -> Keys:
    """Persons of a target group: on file, new, left; or served while it held."""
    code, _, how = what.partition(".")
    if how in ("people", "contacts"):
        met = people(scope)
        held = and_(PersonGroup.person_id == met.c.person_id, in_force(met.c.day))
        query = select(met.c.person_id).where(_held(code, select(PersonGroup.id).where(held)))
        return (("person", key) for key in s.scalars(query))
    mine = select(PersonGroup.id).where(PersonGroup.person_id == Person.id)
    if how == "left":
        left = left_within(scope)
        mine = mine.join(left, left.c.person_id == Person.id).where(held_to(left.c.left_on))
    else:
        mine = mine.where(in_force(scope.last))
    keys = {key for _, key in _persons(s, scope, how)}
    found = s.scalars(select(Person.id).where(_held(code, mine)))
    return (("person", key) for key in found if key in keys)


def _held(code: str, mine: Select[Any]) -> ColumnElement[bool]:
    return ~mine.exists() if code == NONE else mine.where(PersonGroup.code == code).exists()


def _matters(s: Session, scope: Scope, what: str) -> Keys:
    kind, _, action = what.partition(".")
    inside = scope.within(Matter.handled_on, Matter.station_id)
    return _pairs(s, _of("matter", inside, Matter.kind == kind, Matter.action == action))


def _crises(s: Session, scope: Scope, what: str) -> Keys:
    day = func.date(Crisis.found_at, "+8 hours")  # in Beijing
    inside = scope.within(day, Crisis.station_id)
    only = (Crisis.mandatory.is_(True),) if what == "mandatory" else ()
    return _pairs(s, _of("crisis", inside, *only))


def _partners(s: Session, scope: Scope, what: str) -> Keys:
    code, _, how = what.partition(".")
    if how in ("resources", "value_fen"):
        inside = scope.within(Resource.received_on, Resource.station_id)
        return _pairs(s, _of("resource", inside, Resource.partner == code))
    by = partners(scope)
    return _tagged(s, by, by.c.code == code, what)


def _volunteers(s: Session, scope: Scope, what: str) -> Keys:
    """The services on record, and the events that tell of more."""
    inside = scope.within(VolunteerService.served_on, VolunteerService.station_id)
    more = tallies.unnamed(scope)
    over = more.c.more_hours if what == "hours" else more.c.more_people
    yield from _pairs(s, _of("volunteer_service", inside))
    yield from (("event", key) for key in s.scalars(select(more.c.id).where(over > 0)))


def _complaints(s: Session, scope: Scope, what: str) -> Keys:
    inside = scope.within(Complaint.received_on, Complaint.station_id)
    only = (Complaint.handled_on <= scope.last,) if what == "handled" else ()
    return _pairs(s, _of("complaint", inside, *only))


def _opinions(s: Session, scope: Scope, what: str) -> Keys:
    """All of them, the good ones, or those of one answer."""
    said = opinions.given(scope)
    code = what.rpartition(".")[0]
    only = (code,) if code else opinions.GOOD if what == "good" else tuple(SATISFACTION)
    return _pairs(s, select(said.c.kind, said.c.id).where(said.c.code.in_(only)))


def _spending(s: Session, scope: Scope, what: str) -> Keys:
    inside, subject = scope.within(Spending.spent_on, Spending.station_id), what.rpartition(".")[0]
    only = (Spending.subject == subject,) if subject else ()
    return _pairs(s, _of("spending", inside, *only))


def _dated(kind: str, day: Any, s: Session, scope: Scope, what: str) -> Keys:
    return _pairs(s, _of(kind, scope.within(day, day.class_.station_id)))


PARTS: dict[str, Callable[[Session, Scope, str], Keys]] = {
    "persons": _persons, "visits": _visits, "services": _services, "cases": _cases,
    "groups": _groups, "events": _events, "contacts": _all, "items": _by_item,
    "domains": _by_domain, "targets": _targets, "matters": _matters, "crises": _crises,
    "workers": partial(_shared, Worker, Worker.number, "worker_id"),
    "projects": partial(_shared, Project, Project.name, "project_id"),
    "resources": partial(_dated, "resource", Resource.received_on),
    "volunteers": _volunteers, "complaints": _complaints, "partners": _partners, "opinions": _opinions, "spending": _spending,
    "supervisions": partial(_dated, "supervision", Supervision.held_on),
    "trainings": partial(_dated, "training", Training.held_on),
}  # fmt: skip
