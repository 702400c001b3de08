"""The ONE counting engine: screen, PDF, sheet and command take every number from here.

Each figure is defined once, in words that the user can read beside it, and counted once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
    true,
    union_all,
)  # fmt: skip
from sqlalchemy.orm import aliased

from qianshou_desktop.actions import obligations, stays
from qianshou_desktop.actions import periods as spans
from qianshou_desktop.actions.periods import Period
from qianshou_desktop.actions.presence import leavings, on_file
from qianshou_desktop.actions.tallies import TALLIES, WORK_TALLIES
from qianshou_desktop.actions.work import (
    Scope,
    attended,
    items,
    people,
    stations_of,
    turns_of,
    work,
)  # fmt: skip
from qianshou_desktop.records import Record
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import Attendance, GroupSession
from qianshou_desktop.records.person import Person, PersonGroup
from qianshou_desktop.records.terms import DOMAIN, GROUP, ITEM, SERVICE_KIND
from qianshou_desktop.records.terms_report import FIGURE
from qianshou_desktop.records.terms_work import MATTER_ACTION, MATTER_KIND
from qianshou_desktop.records.visit import Project, Service, Visit
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

Figures = dict[str, Any]  # whole numbers, but for volunteers.hours
Count = Callable[[Session, Scope], Figures]
NONE = "none"  # persons without a target group, work without a worker
WORKED = {"visits": "visit", "services": "service", "sessions": "session",
          "group_sessions": "group_session", "events": "event"}  # fmt: skip
TOTAL = "contacts.total"
CONTACTS = ("visits.contacts", "cases.sessions", "groups.contacts", "events.contacts",
            "services.contacts")  # fmt: skip
SHARED = (*WORKED, "contacts", "minutes", "people")  # what is told of each worker and project

MEANT: dict[str, str] = {
    "persons.filed": "期末在档的服务对象：期末及以前建档，期末仍未离档、当时归本站",
    "persons.new": "建档日期在本期内",
    "persons.left": "离档日期在本期内",
    "persons.served": "本期有过服务的不同服务对象，一人只计一次",
    "contacts.total": "走访、个案、小组、活动和其他服务的人次之和，每条记录只计一次",
    "visits.households": "入户且见到本人的走访，同户同日同站只计一次；未编家庭的按人计",
    "visits.contacts": "见到本人的走访，不论方式",
    "visits.people": "见到本人的走访中不同的服务对象",
    "visits.due": "按风险等级的探访频次（参数 F17）；周期末日在本期内、整个周期都在档的计一次；"
    "重大变故另计一次，限期在本期内的计",
    "visits.made": "应访中，周期或限期内至少见到本人一次的；个案入户的面谈和跟进也算见到",
    "services.count": "走访以外的日志条数",
    "services.copies": "其他服务中发放的宣传资料份数",
    "services.contacts": "选了服务对象或登记了来访人的计 1，否则计填写的人次",
    "cases.open_before": "期初仍在办、当时在本站的个案",
    "cases.opened": "本期接案，和本期由别的站转入的",
    "cases.closed": "本期结案，和本期转到别的站的；全县合计不含站与站之间的转站；"
    "同一天转来又转走的不计",
    "cases.open_after": "上期在办＋新开－结案",
    "cases.followed": "本期有面谈记录的个案",
    "cases.sessions": "本期的面谈次数",
    "groups.running": "本期有活动的小组",
    "groups.sessions": "本期的小组节数",
    "groups.contacts": "本期小组各节出席人次之和",
    "events.count": "本期社区活动场次",
    "events.contacts": "本期社区活动实到人次",
    "resources.count": "本期链接资源次数",
    "resources.value_fen": "本期链接资源的估值",
    "resources.people": "本期链接资源的受益人数之和",
    "crises.count": "发现时间在本期的危机与强制报告",
    "crises.mandatory": "其中属强制报告的",
    "cases.referred": "本期转介的个案",
    "cases.follow_ups": "本期结案后的跟进次数",
    "cases.minutes": "本期面谈时长之和",
    "complaints.count": "本期收到的投诉",
    "supervisions.count": "本期督导次数",
    "trainings.count": "本期开始的培训",
    "trainings.hours": "本期开始的培训学时之和",
    "volunteers.contacts": "本期志愿服务记录条数",
    "volunteers.hours": "本期志愿服务小时数",
}
DEFINITIONS = {key: (FIGURE[key], meant) for key, meant in MEANT.items()}

WHATS = {
    "count": "条数", "contacts": "人次", "minutes": "分钟", "people": "人数", "filed": "在档",
    "new": "新建档", "left": "离档", "visits": "走访", "services": "其他服务", "sessions": "个案面谈",
    "group_sessions": "小组单节", "events": "社区活动",
}  # fmt: skip
PARTS: dict[str, Mapping[str, str]] = {
    "services": SERVICE_KIND, "matters": MATTER_KIND, "items": ITEM, "domains": DOMAIN,
    "targets": {**GROUP, NONE: "没有类别"}, "workers": {NONE: "没有填社工"},
}  # fmt: skip


def called(key: str) -> str:
    """What people call a figure: matters.low_income.new is 低保 新增."""
    if key in DEFINITIONS:
        return DEFINITIONS[key][0]
    part, _, rest = key.partition(".")
    code, _, what = rest.rpartition(".")
    whats = MATTER_ACTION if part == "matters" else WHATS
    name = PARTS.get(part, {}).get(code, code)
    shown = f"{code} {name}" if part in ("items", "domains") else name
    return f"{shown} {whats.get(what, what)}"


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
    scope = _scope(s, span, station, operator)
    return _counted(s, scope, BRIEF if brief else (*BRIEF, *BREAKDOWNS))


def work_done(
    s: Session, span: Period, station: str | None = None, operator: str | None = None
) -> Figures:
    """The figures of the work of a span alone, for those who compare many: the others are nought.
    Raises Rejected (station, operator)."""
    return _counted(s, _scope(s, span, station, operator), WORK)


def _counted(s: Session, scope: Scope, counts: Iterable[Count]) -> Figures:
    found: Figures = dict.fromkeys(DEFINITIONS, 0)
    for count in counts:
        found |= count(s, scope)
    found[TOTAL] = sum(found[part] for part in CONTACTS)
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
    homes = (
        select(
            func.coalesce(Visit.household_id, Person.household_id, -Person.id),
            Visit.visited_on,
            Visit.station_id,
        )
        .join(Person, Person.id == Visit.person_id)
        .where(Visit.seen, Visit.way == "home")
        .where(scope.within(Visit.visited_on, Visit.station_id))
        .distinct()
        .subquery()
    )
    households = s.scalar(select(func.count()).select_from(homes))
    return {
        "visits.contacts": row[0], "visits.people": row[1], "visits.households": households or 0,
    }  # fmt: skip


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
    return _by_code(s, scope, "items", ITEM, whole=True)


def _domains(s: Session, scope: Scope) -> Figures:
    return _by_code(s, scope, "domains", DOMAIN, whole=False)


def _by_code(s: Session, scope: Scope, name: str, codes: Any, *, whole: bool) -> Figures:
    """A record counts once for each of its items, and once for each domain that it touches."""
    by = items(scope)
    code = by.c.code if whole else func.substr(by.c.code, 1, 1)
    once = true() if whole else by.c.leads
    query = (
        select(code, func.count(), func.sum(by.c.contacts), func.sum(by.c.minutes))
        .where(once)
        .group_by(code)
    )
    whats = ("count", "contacts", "minutes")
    found = {f"{name}.{code}.{what}": 0 for code in codes for what in (*whats, "people")}
    for each, *numbers in s.execute(query):
        found |= {f"{name}.{each}.{w}": int(n) for w, n in zip(whats, numbers, strict=True)}
    came = attended(select(code, Attendance.person_id), by.c.id)
    met = union_all(
        select(code.label("code"), by.c.person_id).where(once),
        came.where(once, by.c.work == "group_session"),
    ).subquery()
    persons = select(met.c.code, func.count(distinct(met.c.person_id))).group_by(met.c.code)
    for each, number in s.execute(persons):
        found[f"{name}.{each}.people"] = number
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


def _workers(s: Session, scope: Scope) -> Figures:
    found: Figures = {f"workers.{NONE}.{what}": 0 for what in SHARED}
    name = func.coalesce(Worker.number, NONE)
    return found | _shared(s, scope, "workers", Worker, name, "worker_id")


def _projects(s: Session, scope: Scope) -> Figures:
    names = s.scalars(select(Project.name))
    found: Figures = {f"projects.{name}.{what}": 0 for name in names for what in SHARED}
    return found | _shared(s, scope, "projects", Project, Project.name, "project_id")


def _shared(
    s: Session, scope: Scope, front: str, owner: type[Record], name: Any, key: str
) -> Figures:
    """The work of the span by the name of what it belongs to; what has no name is left out."""
    done, met = work(scope), people(scope)
    kinds = [func.count().filter(done.c.work == each) for each in WORKED.values()]

    def counted(of: Subquery, *counts: Any) -> Iterable[Sequence[Any]]:
        query = select(name, *counts).select_from(of).outerjoin(owner, of.c[key] == owner.id)
        return s.execute(query.where(name.is_not(None)).group_by(name)).all()

    found: Figures = {}
    for each, *numbers in counted(
        done, *kinds, func.sum(done.c.contacts), func.sum(done.c.minutes)
    ):
        shown = zip(SHARED, map(int, (*numbers, 0)), strict=True)
        found |= {f"{front}.{each}.{what}": number for what, number in shown}
    for each, number in counted(met, func.count(distinct(met.c.person_id))):
        found[f"{front}.{each}.people"] = number
    return found


WORK: tuple[Count, ...] = (_visits, _services, *WORK_TALLIES)
BRIEF: tuple[Count, ...] = (_persons, _visits, _schedule, _services, *TALLIES)
BREAKDOWNS: tuple[Count, ...] = (_items, _domains, _groups, _workers, _projects)


def periods(s: Session) -> list[str]:
    """The months that have work, newest first; this month always."""
    found = {spans.of_day(s.today())}
    days = (Visit.visited_on, Service.served_on, CaseSession.held_on, GroupSession.held_on,
            Event.held_on, Case.opened_on)  # fmt: skip
    for column in days:
        found |= set(s.scalars(select(func.strftime("%Y-%m", column)).distinct()))
    return sorted(found, reverse=True)
