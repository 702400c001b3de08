"""The counts of cases, groups, events and the registers beside them: a part of the counting engine
(figures.py), which alone hands numbers out."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, Subquery, and_, distinct, func, or_, select

from qianshou_desktop.actions import opinions, stays, volunteers
from qianshou_desktop.actions.work import Scope, held, work
from qianshou_desktop.records.case import NOT_TAKEN, Case
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.consent import Crisis
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.fund import Spending
from qianshou_desktop.records.group import GroupSession
from qianshou_desktop.records.institution import Complaint, Supervision
from qianshou_desktop.records.matter import Matter
from qianshou_desktop.records.referral import FollowUp, Referral
from qianshou_desktop.records.resource import Beneficiary, Resource
from qianshou_desktop.records.staff import Training
from qianshou_desktop.records.terms import SATISFACTION, SUBJECT
from qianshou_desktop.records.terms_work import MATTER_ACTION, MATTER_KIND
from qianshou_desktop.records.volunteer import VolunteerService
from qianshou_desktop.store.db import Session

Counts = dict[str, Any]


def taken() -> ColumnElement[bool]:
    """The condition that a case was taken on: not declined or referred at intake."""
    return or_(Case.decision.is_(None), Case.decision.not_in(NOT_TAKEN))


def _cases(s: Session, scope: Scope) -> Counts:
    """上期在办 + 新开 − 结案 = 在办 holds of each stay, and so of all."""
    count, before = func.count().filter, scope.first - timedelta(days=1)
    each, during = stays.within(scope), (scope.first, scope.last)
    row = s.execute(
        select(
            count(stays.lasting(each, before)),
            count(each.c.came.between(*during)),
            count(each.c.went.between(*during)),
            count(stays.lasting(each, scope.last)),
        )
        .join(Case, Case.id == each.c.case_id)
        .where(taken())
    ).one()
    names = ("open_before", "opened", "closed", "open_after")
    return {f"cases.{name}": number for name, number in zip(names, row, strict=True)}


def _sessions(s: Session, scope: Scope) -> Counts:
    inside = (scope.within(CaseSession.held_on, CaseSession.station_id),)
    query = select(
        func.count(distinct(CaseSession.case_id)),
        func.count(),
        func.coalesce(func.sum(CaseSession.minutes), 0),
    )
    followed, sessions, minutes = s.execute(query.where(*inside)).one()
    return {
        "cases.followed": followed, "cases.sessions": sessions, "cases.minutes": minutes,
        "cases.referred": _count(s, scope, Referral.referred_on, Referral.station_id),
        "cases.follow_ups": _count(s, scope, FollowUp.done_on, FollowUp.station_id),
    }  # fmt: skip


def _groups(s: Session, scope: Scope) -> Counts:
    done = work(scope)
    query = (
        select(func.count(distinct(GroupSession.group_id)), func.count(), func.sum(done.c.contacts))
        .select_from(done)
        .join(GroupSession, and_(done.c.work == "group_session", done.c.id == GroupSession.id))
    )
    running, sessions, contacts = s.execute(query).one()
    return {
        "groups.running": running, "groups.sessions": sessions, "groups.contacts": contacts or 0
    }  # fmt: skip


def _events(s: Session, scope: Scope) -> Counts:
    done = work(scope)
    query = select(func.count(), func.sum(done.c.contacts)).where(done.c.work == "event")
    count, contacts = s.execute(query).one()
    return {"events.count": count, "events.contacts": contacts or 0}


def _matters(s: Session, scope: Scope) -> Counts:
    """So many matters of a kind were accepted, new, changed, checked; and in how many households."""
    found: Counts = {
        f"matters.{kind}.{action}": 0 for kind in MATTER_KIND for action in MATTER_ACTION
    }
    query = (
        select(Matter.kind, Matter.action, func.sum(Matter.count))
        .where(
            scope.within(Matter.handled_on, Matter.station_id),
        )
        .group_by(Matter.kind, Matter.action)
    )
    return found | {f"matters.{kind}.{action}": int(n) for kind, action, n in s.execute(query)}


def _resources(s: Session, scope: Scope) -> Counts:
    inside = (scope.within(Resource.received_on, Resource.station_id),)
    named = select(func.count()).where(Beneficiary.resource_id == Resource.id).scalar_subquery()
    people = func.sum(func.coalesce(Resource.headcount, named))
    query = select(func.count(), func.sum(Resource.value_fen), people).where(*inside)
    count, fen, got = s.execute(query).one()
    return {
        "resources.count": count, "resources.value_fen": fen or 0, "resources.people": got or 0
    }  # fmt: skip


def _volunteers(s: Session, scope: Scope) -> Counts:
    """The services on record, and what the events held tell of beyond the records of each."""
    inside = scope.within(VolunteerService.served_on, VolunteerService.station_id)
    query = select(func.count(), func.coalesce(func.sum(VolunteerService.hours), 0.0))
    count, hours = s.execute(query.where(inside)).one()
    more = unnamed(scope)
    over = select(
        func.coalesce(func.sum(more.c.more_people), 0),
        func.coalesce(func.sum(more.c.more_hours), 0),
    )
    heads, longer = s.execute(over).one()
    hours = float(hours + longer)
    shown = int(hours) if hours.is_integer() else hours
    return {"volunteers.contacts": count + heads, "volunteers.hours": shown}


def unnamed(scope: Scope) -> Subquery:
    """id, more_people, more_hours, among others, of each event held in scope: by how much it tells of more
    than the services at it do."""
    inside = (scope.within(Event.held_on, Event.station_id), held(Event, scope.today))
    return volunteers.helped().where(*inside).subquery("unnamed")


def _others(s: Session, scope: Scope) -> Counts:
    """Crises by the day in Beijing on which they were found; supervision, training."""
    found_on = func.date(Crisis.found_at, "+8 hours")
    inside = scope.within(found_on, Crisis.station_id)
    query = select(func.count(), func.count().filter(Crisis.mandatory.is_(True))).where(inside)
    crises, mandatory = s.execute(query).one()
    # A course is the county's or its organiser's, unless a station held it alone.
    held = scope.within(Training.held_on, Training.station_id)
    lessons = select(func.count(), func.coalesce(func.sum(Training.hours), 0)).where(held)
    trainings, hours = s.execute(lessons).one()
    return {
        "crises.count": crises, "crises.mandatory": mandatory,
        "supervisions.count": _count(s, scope, Supervision.held_on, Supervision.station_id),
        "trainings.count": trainings, "trainings.hours": hours,
    }  # fmt: skip


def _complaints(s: Session, scope: Scope) -> Counts:
    """What was settled after the scope's last day was open then."""
    inside = scope.within(Complaint.received_on, Complaint.station_id)
    handled = func.count().filter(Complaint.handled_on <= scope.last)
    count, done = s.execute(select(func.count(), handled).where(inside)).one()
    return {"complaints.count": count, "complaints.handled": done}


def _opinions(s: Session, scope: Scope) -> Counts:
    said = opinions.given(scope)
    query = select(said.c.code, func.sum(said.c.said)).group_by(said.c.code)
    found: Counts = dict.fromkeys((f"opinions.{code}.said" for code in SATISFACTION), 0)
    found |= {f"opinions.{code}.said": int(number) for code, number in s.execute(query)}
    good = sum(found[f"opinions.{code}.said"] for code in opinions.GOOD)
    return {"opinions.said": sum(found.values()), "opinions.good": good, **found}


def _spending(s: Session, scope: Scope) -> Counts:
    inside = scope.within(Spending.spent_on, Spending.station_id)
    query = select(Spending.subject, func.sum(Spending.amount_fen)).where(inside)
    found: Counts = dict.fromkeys((f"spending.{code}.spent_fen" for code in SUBJECT), 0)
    found |= {
        f"spending.{c}.spent_fen": int(n) for c, n in s.execute(query.group_by(Spending.subject))
    }
    return {"spending.spent_fen": sum(found.values()), **found}


def _count(s: Session, scope: Scope, day: Any, station: Any) -> int:
    query = select(func.count()).where(scope.within(day, station))
    return s.scalar(query) or 0


Tally = Callable[[Session, Scope], Counts]
TALLIES: tuple[Tally, ...] = (
    _cases, _sessions, _groups, _events, _matters, _resources, _volunteers, _others, _complaints,
    _opinions, _spending,
)  # fmt: skip
