"""What is to be looked at after a closing: the next follow-up waits as a to-do until it is written
down, as often and as long as the closing says, or on the day that the last follow-up named (F6, F8)."""

from datetime import date
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import casework
from qianshou_desktop.actions.periods import later
from qianshou_desktop.actions.presence import on_file
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_evaluation import CaseClosing
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.referral import FollowUp
from qianshou_desktop.records.terms_work import FREQUENCY
from qianshou_desktop.records.todo import Todo
from qianshou_desktop.store.db import Session

MARK, REOPEN = "follow", "reopen"
NEVER = "none"  # how often somebody comes who asked to be left alone
OVER = ("end", "reopen")  # results after which nobody comes again


def from_closing(s: Session, closing: CaseClosing) -> None:
    """The closing moves the case on, and says when somebody is to come again."""
    casework.advance(s, closing)
    wait_for_next(s, closing.case_id)


def from_follow_up(s: Session, done: FollowUp) -> None:
    """One is done; the next is waited for."""
    casework.number(s, done)
    wait_for_next(s, done.case_id)


def with_person(s: Session, person: Person) -> None:
    """Of somebody who is gone nobody asks how they are; of somebody who is back, again."""
    query = select(CaseClosing.case_id).join(Case, Case.id == CaseClosing.case_id)
    for case in s.scalars(query.where(Case.person_id == person.id)):
        wait_for_next(s, case)


def wait_for_next(s: Session, case: int) -> None:
    """The one to-do of a case's follow-ups, as its forms have it now."""
    closing = s.scalars(select(CaseClosing).where(CaseClosing.case_id == case)).first()
    if closing is None:
        return
    mine = (Todo.about == closing.uid.hex(), Todo.mark == MARK, Todo.done_on.is_(None))
    waiting, due = s.scalars(select(Todo).where(*mine)).first(), _due(s, closing)
    if due is not None and _ticked(s, closing, due):
        due = None  # somebody said by hand that this one is done
    if due is not None:
        s.add(_of(s, closing, due, waiting or Todo()))
    elif waiting is not None:
        s.delete(waiting)
    _reopen(s, closing)
    s.flush()


def _ticked(s: Session, closing: CaseClosing, due: date) -> bool:
    mine = (Todo.about == closing.uid.hex(), Todo.mark == MARK, Todo.due_on == due)
    return s.scalars(select(Todo.id).where(*mine, Todo.done_on.is_not(None))).first() is not None


def _reopen(s: Session, closing: CaseClosing) -> None:
    """A closed case stays closed; that it is to be taken up again is somebody's to do, once, and as
    long as a follow-up says so."""
    query = select(FollowUp).where(FollowUp.case_id == closing.case_id, FollowUp.result == "reopen")
    said = {asked.uid.hex() for asked in s.scalars(query)}
    others = select(FollowUp.uid).where(FollowUp.case_id == closing.case_id)
    lost = {uid.hex() for uid in s.scalars(others)} - said
    waiting = (Todo.mark == REOPEN, Todo.done_on.is_(None))
    for todo in s.scalars(select(Todo).where(*waiting, Todo.about.in_(lost))):
        s.delete(todo)
    for asked in s.scalars(query):
        mine = (Todo.about == asked.uid.hex(), Todo.mark == REOPEN)
        if s.scalars(select(Todo).where(*mine)).first() is None:
            todo = _of(s, closing, asked.done_on, Todo())
            todo.content = f"{todo.content}说要重开：请为同一对象新开个案，写明接续哪一件"
            todo.about, todo.kind, todo.mark = asked.uid.hex(), FollowUp.__tablename__, REOPEN
            s.add(todo)


def _due(s: Session, closing: CaseClosing) -> date | None:
    """When the next is due; None where nothing was agreed, it is over, or nobody is there any more."""
    case = s.get_one(Case, closing.case_id)
    there = select(Person.id).where(Person.id == case.person_id, on_file(s.today()))
    if closing.cause == "died" or s.scalar(there) is None:
        return None
    query = select(FollowUp).where(FollowUp.case_id == closing.case_id)
    last = s.scalars(query.order_by(FollowUp.done_on.desc(), FollowUp.id.desc())).first()
    if last is not None and last.result in OVER:
        return None
    if last is not None and last.next_on:
        return last.next_on
    if closing.follow_every in (None, NEVER):
        return None
    due = later(FREQUENCY[closing.follow_every], last.done_on if last else closing.closed_on)
    over = closing.follow_until is not None and due > closing.follow_until
    return None if over else due


def _of(s: Session, closing: CaseClosing, due: date, todo: Todo) -> Any:
    case = s.get_one(Case, closing.case_id)
    todo.content, todo.due_on = f"个案 {case.number or ''} 结案后跟进", due
    todo.source, todo.kind, todo.mark = "follow", CaseClosing.__tablename__, MARK
    todo.about, todo.person_id = closing.uid.hex(), case.person_id
    todo.station_id, todo.worker_id = case.station_id, case.worker_id
    return todo
