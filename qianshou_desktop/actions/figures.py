"""The ONE counting engine: screen, PDF, sheet and command take every number from here.

Each figure is defined once, in words that the user can read beside it, and counted once.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Subquery,
    and_,
    distinct,
    exists,
    func,
    or_,
    select,
    union_all,
)  # fmt: skip
from sqlalchemy.orm import aliased

from qianshou_desktop.actions import obligations, stays
from qianshou_desktop.actions import periods as spans
from qianshou_desktop.actions.meanings import DEFINITIONS, NONE
from qianshou_desktop.actions.periods import Period
from qianshou_desktop.actions.presence import leavings, on_file
from qianshou_desktop.actions.tallies import TALLIES
from qianshou_desktop.actions.work import (
    Scope,
    attended,
    items,
    partners,
    people,
    stations_of,
    turns_of,
    work,
)  # fmt: skip
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import Attendance, GroupSession
from qianshou_desktop.records.person import Person, PersonGroup
from qianshou_desktop.records.resource import Resource
from qianshou_desktop.records.terms import (
    DOMAIN,
    GROUP,
    ITEM,
    PARTNER,
    SERVICE_KIND,
)
from qianshou_desktop.records.visit import Project, Service, Visit
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

Figures = dict[str, Any]  # whole numbers, but for volunteers.hours
Count = Callable[[Session, Scope], Figures]
WORKED = {"visits": "visit", "services": "service", "sessions": "session",
          "group_sessions": "group_session", "events": "event"}  # fmt: skip
KIND = {work: name for name, work in WORKED.items()}
TOTAL = "contacts.total"
CONTACTS = ("visits.contacts", "cases.sessions", "groups.contacts", "events.contacts",
            "services.contacts")  # fmt: skip
SHARED = (*WORKED, "contacts", "minutes", "people")  # what is told of each worker and project


def figures(
    s: Session,
    period: str,
    station: str | None = None,
    operator: str | None = None,
    *,
    brief: bool = False,
) -> Figures:
    """Every figure of a period, zero included; brief leaves out the breakdowns by item, domain,
    target group, worker and project. An operator's work, cases and whom it had to visit are those of
    the time when it ran a station; persons on file those of the stations that it ran on the last day.
    Raises Rejected (period, station, operator)."""
    return between(s, spans.parse(period), station, operator, brief=brief)


def between(
    s: Session,
    span: Period,
    station: str | None = None,
    operator: str | None = None,
    *,
    brief: bool = False,
) -> Figures:
    """The same of any span of days. Raises Rejected (station, operator)."""
    return counted(s, _scope(s, span, station, operator), brief=brief)


def counted(s: Session, scope: Scope, *, brief: bool = False) -> Figures:
    """The same of a scope."""
    found: Figures = dict.fromkeys(DEFINITIONS, 0)
    for count in BRIEF if brief else (*BRIEF, *BREAKDOWNS):
        found |= count(s, scope)
    found[TOTAL] = sum(found[part] for part in CONTACTS)
    return found


def of_groups(s: Session, period: str, station: str) -> Figures:
    """The figures of target groups alone. Raises Rejected (period, station)."""
    return _groups(s, _scope(s, spans.parse(period), station, None))


def figures_by_month(s: Session, scope: Scope, months: Iterable[str]) -> dict[str, Figures]:
    """contacts.total and visits.households of each of the months in scope, for those who compare
    many."""
    done, homes = work(scope), _homes(scope)
    found: dict[str, Figures] = {name: {TOTAL: 0, "visits.households": 0} for name in months}
    month = func.strftime("%Y-%m", done.c.day)
    for name, number in s.execute(select(month, func.sum(done.c.contacts)).group_by(month)):
        found[name][TOTAL] = int(number)
    month = func.strftime("%Y-%m", homes.c.day)
    for name, number in s.execute(select(month, func.count()).group_by(month)):
        found[name]["visits.households"] = number
    return found


def _scope(s: Session, span: Period, station: str | None, operator: str | None) -> Scope:
    turns = turns_of(s, operator) if operator and not station else None
    stations = stations_of(s, station, operator, span.last)
    return Scope(span.first, span.last, s.today(), stations, turns)


def in_force(day: Any, group: Any = PersonGroup) -> ColumnElement[bool]:
    """The condition that a target group holds on a day."""
    return and_(
        or_(group.from_on.is_(None), group.from_on <= day),
        or_(group.to_on.is_(None), group.to_on > day),
    )


def held_to(day: Any) -> ColumnElement[bool]:
    """The condition that a target group held until a day, even if it ended with that very day."""
    return or_(in_force(day), PersonGroup.to_on == day)


def _persons(s: Session, scope: Scope) -> Figures:
    new = Person.filed_on.between(scope.first, scope.last)
    count = func.count().filter
    here = partial(stays.living, scope)
    filed, came = s.execute(
        select(count(on_file(scope.last) & here(scope.last)), count(new & here(Person.filed_on)))
        .select_from(Person)
    ).one()  # fmt: skip
    left = s.scalar(select(func.count(distinct(left_within(scope).c.person_id))))
    served = s.scalar(select(func.count(distinct(people(scope).c.person_id))))
    return {
        "persons.filed": filed, "persons.new": came, "persons.left": left or 0,
        "persons.served": served or 0,
    }  # fmt: skip


def left_within(scope: Scope) -> Subquery:
    """person_id, left_on: who left in the scope, from where they lived then."""
    every = leavings()
    mine = every.c.left_on.between(scope.first, scope.last)
    query = select(every).join(Person, Person.id == every.c.person_id)
    return query.where(mine, stays.living(scope, every.c.left_on)).subquery("left")


def _visits(s: Session, scope: Scope) -> Figures:
    done = work(scope)
    mine = done.c.work == "visit"
    row = s.execute(
        select(func.count(), func.count(distinct(done.c.person_id))).select_from(done).where(mine)
    ).one()
    households = s.scalar(select(func.count()).select_from(_homes(scope)))
    return {
        "visits.contacts": row[0], "visits.people": row[1], "visits.households": households or 0,
    }  # fmt: skip


def _homes(scope: Scope) -> Subquery:
    """household, day, station_id: a row for each home that was visited on a day, by each station."""
    return (
        select(
            func.coalesce(Visit.household_id, Person.household_id, -Person.id).label("household"),
            Visit.visited_on.label("day"),
            Visit.station_id,
        )
        .join(Person, Person.id == Visit.person_id)
        .where(Visit.seen, Visit.way == "home")
        .where(scope.within(Visit.visited_on, Visit.station_id))
        .distinct()
        .subquery("homes")
    )


def _schedule(s: Session, scope: Scope) -> Figures:
    due, made = obligations.counted(s, scope)
    return {"visits.due": due, "visits.made": made}


def _services(s: Session, scope: Scope) -> Figures:
    done = work(scope)
    query = (
        select(Service.kind, func.count(), func.sum(done.c.contacts))
        .join(done, and_(done.c.work == "service", done.c.id == Service.id))
        .group_by(Service.kind)
    )
    found = {
        f"services.{kind}.{what}": 0 for kind in SERVICE_KIND for what in ("count", "contacts")
    }
    for kind, number, contacts in s.execute(query):
        found |= {f"services.{kind}.count": number, f"services.{kind}.contacts": int(contacts)}
    inside = scope.within(Service.served_on, Service.station_id)
    found["services.copies"] = s.scalar(select(func.sum(Service.copies)).where(inside)) or 0
    found["services.count"] = sum(v for k, v in found.items() if k.endswith(".count"))
    found["services.contacts"] = sum(v for k, v in found.items() if k.endswith(".contacts"))
    return found


def _items(s: Session, scope: Scope) -> Figures:
    """A record counts once for each of its items, and once for each domain that it touches: both are
    read together."""
    whats = ("count", "contacts", "minutes")
    both = (("items", ITEM), ("domains", DOMAIN))
    found = Counter({
        f"{name}.{code}.{what}": 0
        for name, codes in both for code in codes for what in (*whats, "people")
    })  # fmt: skip
    by = items(scope)
    query = select(by.c.code, by.c.leads, func.count(), func.sum(by.c.contacts),
                   func.sum(by.c.minutes)).group_by(by.c.code, by.c.leads)  # fmt: skip
    for code, leads, *numbers in s.execute(query):
        for what, number in zip(whats, map(int, numbers), strict=True):
            found[f"items.{code}.{what}"] += number
            found[f"domains.{code[0]}.{what}"] += number * leads
    return found | _item_people(s, by)


def _item_people(s: Session, by: Subquery) -> Figures:
    """Everybody once for each item, and once for each domain."""
    came = attended(select(by.c.code, Attendance.person_id), by.c.id)
    met = union_all(
        select(by.c.code, by.c.person_id), came.where(by.c.work == "group_session")
    ).subquery()
    pairs = select(met.c.code, met.c.person_id).where(met.c.person_id.is_not(None)).distinct()
    people: dict[str, set[int]] = defaultdict(set)
    for code, person in s.execute(pairs):
        people[f"items.{code}.people"].add(person)
        people[f"domains.{code[0]}.people"].add(person)
    return {name: len(served) for name, served in people.items()}


def _partners(s: Session, scope: Scope) -> Figures:
    """五社联动: work tied to each of the five, which may be tied to several; and what they gave."""
    by, whats = partners(scope), ("count", "contacts", "minutes", "resources", "value_fen")
    found = {f"partners.{code}.{what}": 0 for code in PARTNER for what in whats}
    inside = scope.within(Resource.received_on, Resource.station_id)
    counted = (
        (select(by.c.code, func.count(), func.sum(by.c.contacts), func.sum(by.c.minutes))
         .group_by(by.c.code), whats[:3]),
        (select(Resource.partner, func.count(), func.sum(func.coalesce(Resource.value_fen, 0)))
         .where(inside).group_by(Resource.partner), whats[3:]),
    )  # fmt: skip
    for query, names in counted:
        for code, *numbers in s.execute(query):
            shown = zip(names, map(int, numbers), strict=True)
            found |= {f"partners.{code}.{what}": number for what, number in shown}
    return found


def _groups(s: Session, scope: Scope) -> Figures:
    """By target group, those without one apart: on file, newly filed, left; people and contacts served while it held."""
    found = {
        f"targets.{code}.{what}": 0
        for code in (*GROUP, NONE)
        for what in ("filed", "new", "left", "people", "contacts")
    }
    for what, (persons, held) in _on_whom(scope).items():
        query = select(PersonGroup.code, func.count(distinct(PersonGroup.person_id)))
        mine = PersonGroup.person_id == persons.c.person_id
        grouped = query.join(persons, mine).where(held).group_by(PersonGroup.code)
        found |= {f"targets.{code}.{what}": number for code, number in s.execute(grouped)}
        bare = select(func.count(distinct(persons.c.person_id))).where(~exists().where(mine, held))
        found[f"targets.{NONE}.{what}"] = s.scalar(bare) or 0
    return found | _group_work(s, scope)


def _on_whom(scope: Scope) -> dict[str, tuple[Subquery, ColumnElement[bool]]]:
    """Which persons are counted (person_id), and which of their groups held then."""
    new = Person.filed_on.between(scope.first, scope.last)
    here = partial(stays.living, scope)
    person = select(Person.id.label("person_id"))
    left = left_within(scope)
    return {
        "filed": (
            person.where(on_file(scope.last), here(scope.last)).subquery(),
            in_force(scope.last),
        ),
        "new": (person.where(new, here(Person.filed_on)).subquery(), in_force(scope.last)),
        "left": (left, held_to(left.c.left_on)),
    }


def _group_work(s: Session, scope: Scope) -> Figures:
    done = people(scope)
    twice = aliased(PersonGroup)  # a group that was written down twice for one day counts once
    again = exists().where(
        twice.person_id == PersonGroup.person_id, twice.code == PersonGroup.code,
        twice.id < PersonGroup.id, in_force(done.c.day, twice),
    )  # fmt: skip
    query = (
        select(PersonGroup.code, func.count(distinct(done.c.person_id)), func.sum(done.c.contacts))
        .join(done, done.c.person_id == PersonGroup.person_id)
        .where(in_force(done.c.day), ~again)
        .group_by(PersonGroup.code)
    )
    found: Figures = {}
    for code, number, contacts in s.execute(query):
        found |= {f"targets.{code}.people": number, f"targets.{code}.contacts": int(contacts)}
    held = exists().where(PersonGroup.person_id == done.c.person_id, in_force(done.c.day))
    bare = select(func.count(distinct(done.c.person_id)), func.sum(done.c.contacts))
    number, contacts = s.execute(bare.where(~held)).one()
    return found | {
        f"targets.{NONE}.people": number,
        f"targets.{NONE}.contacts": int(contacts or 0),
    }


def _workers_and_projects(s: Session, scope: Scope) -> Figures:
    """The work of the span by the worker's number, without one apart, and by the project's name, of
    projects alone: all of it read at once."""
    number = {key: told or NONE for key, told in s.execute(select(Worker.id, Worker.number))}
    name = {each.id: each.name for each in s.scalars(select(Project))}
    named = [("workers", NONE), *(("projects", each) for each in name.values())]
    found: Counter[str] = Counter()
    for front, each in named:
        found.update({f"{front}.{each}.{what}": 0 for what in SHARED})

    def fronts(worker: int | None, project: int | None) -> Iterator[str]:
        yield f"workers.{number.get(worker or 0, NONE)}"
        if project in name:
            yield f"projects.{name[project]}"

    done, met = work(scope), people(scope)
    whose = (done.c.worker_id, done.c.project_id, done.c.work)
    sums = (func.count(), func.sum(done.c.contacts), func.sum(done.c.minutes))
    for worker, project, kind, *numbers in s.execute(select(*whose, *sums).group_by(*whose)):
        for front in fronts(worker, project):
            for what, count in zip((KIND[kind], "contacts", "minutes"), numbers, strict=True):
                found[f"{front}.{what}"] += int(count)
    served: dict[str, set[int]] = defaultdict(set)
    pairs = select(met.c.worker_id, met.c.project_id, met.c.person_id).distinct()
    for worker, project, person in s.execute(pairs.where(met.c.person_id.is_not(None))):
        for front in fronts(worker, project):
            served[front].add(person)
    found.update({f"{front}.people": len(each) for front, each in served.items()})
    fronts_seen = sorted({key.rpartition(".")[0] for key in found})
    return {f"{front}.{what}": 0 for front in fronts_seen for what in SHARED} | dict(found)


BRIEF: tuple[Count, ...] = (_persons, _visits, _schedule, _services, *TALLIES)
BREAKDOWNS: tuple[Count, ...] = (
    _items, _groups, _partners, _workers_and_projects,
)  # fmt: skip


def periods(s: Session) -> list[str]:
    """The months that have work, newest first; this month always."""
    found = {spans.of_day(s.today())}
    days = (Visit.visited_on, Service.served_on, CaseSession.held_on, GroupSession.held_on,
            Event.held_on, Case.opened_on)  # fmt: skip
    for column in days:
        found |= set(s.scalars(select(func.strftime("%Y-%m", column)).distinct()))
    return sorted(found, reverse=True)
