"""Which day comes after which: nothing is known before it happened, due before it was planned, done
before it was asked for, or done by somebody who had left. Gates of a save (gates.py)."""

from typing import Any

from sqlalchemy import func, inspect, select

from qianshou_desktop.actions.accord import Asked, changed, told
from qianshou_desktop.actions.casework import ORDERED
from qianshou_desktop.actions.lifespans import MOMENT, day_of
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.case import Case, CaseForm
from qianshou_desktop.records.case_plan import CasePlan, Goal
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.consent import Consent, Crisis
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.group import GroupSession
from qianshou_desktop.records.institution import Supervision, SupervisionTask
from qianshou_desktop.records.kinship import LifeChange
from qianshou_desktop.records.matter import Matter
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.referral import FollowUp, Referral
from qianshou_desktop.records.todo import Todo
from qianshou_desktop.records.visit import Service, Visit, VisitWorker
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

PUT_OFF = "put off"  # of a plan that is being saved: whether its day is another


def out_of_order(s: Session, record: Record) -> dict[str, str]:
    """The problems by field; none where each day comes after those before it."""
    return told(s, record, ASKED)


def to_come(s: Session, change: LifeChange) -> dict[str, str]:
    """Nobody knows of a change yet to come."""
    late = changed(change, "known_at") and change.known_at > s.now()
    return {"known_at": "得知时刻还没到，请核对"} if late else {}


def unborn(s: Session, record: Any) -> dict[str, str]:
    """Nobody is met, or served, before being born."""
    name = record.day_field or MOMENT.get(record.__tablename__, "") or AT[record.__tablename__]
    key = getattr(record, "person_id", None)
    owner = "person_id" if "person" in record.fields else "case_id"
    if not changed(record, name, owner):
        return {}
    if owner == "case_id":
        key = s.get_one(Case, record.case_id).person_id
    person, day = s.get(Person, key) if key else None, day_of(getattr(record, name))
    if person is None or person.born_on is None or day is None or day >= person.born_on:
        return {}
    return {name: f"不能早于{person.name}的出生日期（{person.born_on}），请核对年份"}


def redated(s: Session, form: Any) -> dict[str, str]:
    """Refuses nothing: a session of another day takes the number of its place (casework.number)."""
    if form.id is not None and changed(form, form.day_field) and not changed(form, "nth"):
        inspect(form).info[ORDERED] = True
    return {}


def due_early(s: Session, goal: Goal) -> dict[str, str]:
    """No goal is due before it was planned."""
    if goal.due_on is None or not changed(goal, "due_on"):
        return {}
    planned = s.get_one(CasePlan, goal.case_plan_id).planned_on
    return {"due_on": f"不能早于计划日期（{planned}）"} if goal.due_on < planned else {}


def put_off(s: Session, plan: CasePlan) -> dict[str, str]:
    """Refuses nothing yet: the goals may be put off in the same save (follow)."""
    if plan.id is not None and changed(plan, "planned_on"):
        inspect(plan).info[PUT_OFF] = True
    return {}


def follow(s: Session, plan: CasePlan) -> None:
    """The same of a plan's own day, once its goals are saved. Raises Rejected: planned_on."""
    if not inspect(plan).info.pop(PUT_OFF, False):
        return
    due = s.scalar(select(func.min(Goal.due_on)).where(Goal.case_plan_id == plan.id))
    if due and due < plan.planned_on:
        raise Rejected({"planned_on": f"有目标的期限是 {due}，不能晚于这一天"})


def signed_early(s: Session, plan: CasePlan) -> dict[str, str]:
    """Nobody signs a plan before the case was opened."""
    if plan.client_signed_on is None or not changed(plan, "client_signed_on", "case_id"):
        return {}
    opened = s.get_one(Case, plan.case_id).opened_on
    early = plan.client_signed_on < opened
    return {"client_signed_on": f"不能早于接案日期（{opened}）"} if early else {}


def done_early(s: Session, todo: Todo) -> dict[str, str]:
    """Nothing is done before the record that asked for it; of what was typed nobody knows since when
    it waits."""
    kind: Any = KINDS.get(todo.kind or "")
    if not todo.done_on or not todo.about or kind is None or not changed(todo, "done_on", "about"):
        return {}
    cause = s.scalars(select(kind).where(kind.uid == bytes.fromhex(todo.about))).first()
    when = kind.day_field or MOMENT.get(kind.__tablename__, "")
    day = day_of(getattr(cause, when)) if cause is not None and when else None
    early = day is not None and todo.done_on < day
    return {"done_on": f"不能早于{kind.label}的日期（{day}）：那天才有这件事"} if early else {}


def found_late(s: Session, visit: Visit) -> dict[str, str]:
    """The same of a visit that is dated anew."""
    if visit.id is None or not changed(visit, "visited_on"):
        return {}
    mine = (Todo.about == visit.uid.hex(), Todo.kind == visit.__tablename__)
    done = s.scalar(select(func.min(Todo.done_on)).where(*mine))
    late = done is not None and done < visit.visited_on
    return {"visited_on": f"这次走访发现的事 {done} 已办完，日期不能晚于这一天"} if late else {}


def task_done_early(s: Session, task: SupervisionTask) -> dict[str, str]:
    """The same of what a supervision asks for."""
    if task.done_on is None or not changed(task, "done_on"):
        return {}
    day = s.get_one(Supervision, task.supervision_id).held_on
    return {"done_on": f"不能早于督导日期（{day}）"} if task.done_on < day else {}


def rechecked_early(s: Session, referral: Referral) -> dict[str, str]:
    """One asks how it went after the receipt, or at least after the referral."""
    days = ("recheck_on", "receipt_on", "referred_on")
    if referral.recheck_on is None or not changed(referral, *days):
        return {}
    first, what = (
        referral.receipt_on or referral.referred_on,
        "回执" if referral.receipt_on else "转介",
    )
    early = referral.recheck_on < first
    return {"recheck_on": f"不能早于{what}日期（{first}）"} if early else {}


def done_by_the_gone(s: Session, record: Any) -> dict[str, str]:
    """Who has left does no work afterwards."""
    return _gone(s, record, record) if changed(record, record.day_field, "worker_id") else {}


def along_though_gone(s: Session, row: VisitWorker) -> dict[str, str]:
    """Nor goes along with somebody."""
    return _gone(s, row, s.get_one(Visit, row.visit_id)) if changed(row, "worker_id") else {}


def _gone(s: Session, named: Any, work: Any) -> dict[str, str]:
    worker = s.get(Worker, named.worker_id) if named.worker_id else None
    day = getattr(work, work.day_field)
    if worker is None or worker.left_on is None or day <= worker.left_on:
        return {}
    return {
        "worker": f"{worker.name} {worker.left_on} 已离岗，{day} 的{work.label}请选当时在岗的社工"
    }


OF_SOMEBODY = (Visit, Service, Case, CaseForm, Consent, Matter, Crisis, LifeChange)
AT = {"life_change": "known_at"}
ASKED: tuple[tuple[type | tuple[type, ...], Asked], ...] = (
    (OF_SOMEBODY, unborn), ((CaseSession, FollowUp), redated),
    (LifeChange, to_come), (Goal, due_early), (CasePlan, put_off), (CasePlan, signed_early),
    (Todo, done_early), (Visit, found_late), (SupervisionTask, task_done_early), (Referral, rechecked_early),
    (Visit, done_by_the_gone), (Service, done_by_the_gone), (CaseSession, done_by_the_gone),
    (GroupSession, done_by_the_gone), (VisitWorker, along_though_gone),
)  # fmt: skip
