"""What the forms themselves say is to come: the tasks and the day agreed on with somebody, papers that are
waited for, faults to be mended by a day, the next step of each case, whose certificate is due. It is read
from them each time and kept nowhere, so that nobody enters it twice; it is done with once the form says
so."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import aliased

from qianshou_desktop.actions import discretion, oversight
from qianshou_desktop.actions.presence import on_file
from qianshou_desktop.actions.tallies import taken
from qianshou_desktop.actions.todos import Open, left
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_plan import CasePlan
from qianshou_desktop.records.case_session import CaseSession, SessionTask
from qianshou_desktop.records.group import Group, GroupFollow, GroupSummary
from qianshou_desktop.records.institution import Complaint, SafetyCheck
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.referral import Referral
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.visit import Service, Visit
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

SOON = timedelta(days=7)  # before its day a meeting is shown
RECEIPT = timedelta(days=7)  # within which whoever took somebody over should have said so
# What a case at each stage waits for.
STEPS = {
    "intake": "写预估表",
    "assessment": "写服务计划书",
    "plan": "做第一次面谈",
    "evaluation": "办结案",
}
EVALUATE, AGREE = "做评估", "约下次面谈"


def coming(s: Session, scope: Scope) -> list[Open]:
    """All of it at the stations of a scope, whatever its span; those due first in front."""
    found = [each for find in FINDERS for each in find(s, scope)]
    return sorted(found, key=lambda each: (each.due_on or date.max, each.kind, each.about or 0))


def _open(s: Session, record: Any, text: str, person: str, due: date | None, ends: str) -> Open:
    remark, signal = left(due, s.today())
    station = s.get(Station, record.station_id) if record.station_id else None
    code = station.code if station else ""
    return Open(
        None, text, person, remark, signal, record.__tablename__, record.id, code, ends, due
    )


def _going_on(s: Session, scope: Scope) -> tuple[ColumnElement[bool], ...]:
    """The conditions that a session is of an open case of somebody who is still there."""
    return (Case.closed_on.is_(None), taken(), on_file(s.today()), scope.at(Case.station_id),
            discretion.shown(s, CaseSession))  # fmt: skip


def _next_sessions(s: Session, scope: Scope) -> Iterator[Open]:
    """The next session that was agreed on at the last one of a case."""
    later = aliased(CaseSession)
    after = exists().where(
        later.case_id == CaseSession.case_id, later.held_on > CaseSession.held_on
    )
    query = (
        select(CaseSession, Person.name)
        .join(Case, Case.id == CaseSession.case_id).join(Person, Person.id == Case.person_id)
        .where(*_going_on(s, scope), ~after, CaseSession.next_on <= s.today() + SOON)
    )  # fmt: skip
    for session, name in s.execute(query):
        yield _open(s, session, "下次面谈", name, session.next_on, "记了这次面谈就没有了")


def _tasks(s: Session, scope: Scope) -> Iterator[Open]:
    """What somebody will do by a day, until it is said how it went; what was due before the next session
    was spoken of there (F4 上次任务完成情况)."""
    later = aliased(CaseSession)
    spoken = exists().where(later.case_id == CaseSession.case_id, later.held_on > CaseSession.held_on,
                            later.held_on >= SessionTask.due_on)  # fmt: skip
    query = (
        select(SessionTask, CaseSession, Person.name)
        .join(CaseSession, CaseSession.id == SessionTask.session_id)
        .join(Case, Case.id == CaseSession.case_id).join(Person, Person.id == Case.person_id)
        .where(*_going_on(s, scope), SessionTask.due_on.is_not(None), ~spoken,
               func.coalesce(SessionTask.result, "") != "done")
    )  # fmt: skip
    for task, session, name in s.execute(query):
        who = f"（{task.doer}）" if task.doer else ""
        ends = "在那次面谈记录的任务里填了“完成”就没有了"
        yield _open(s, session, f"约定任务：{task.task}{who}", name, task.due_on, ends)


def _groups(s: Session, scope: Scope) -> Iterator[Open]:
    """Members to be followed up after a group, until somebody came or did something for them."""
    summed = GroupSummary.summed_on
    came = exists().where(
        Visit.person_id == GroupFollow.person_id, Visit.visited_on >= summed, Visit.seen
    )
    served = exists().where(Service.person_id == GroupFollow.person_id, Service.served_on >= summed)
    query = (
        select(GroupFollow, GroupSummary, Person.name, Group.name)
        .join(GroupSummary, GroupSummary.id == GroupFollow.group_summary_id)
        .join(Group, Group.id == GroupSummary.group_id)
        .join(Person, Person.id == GroupFollow.person_id)
        .where(scope.at(GroupSummary.station_id), ~came, ~served, on_file(s.today()),
               discretion.shown(s, GroupSummary))
    )  # fmt: skip
    for row, summary, name, group in s.execute(query):
        text = f"小组“{group}”跟进{f'：{row.cause}' if row.cause else ''}"
        yield _open(s, summary, text, name, row.due_on, "走访或另记了服务就没有了")


def _complaints(s: Session, scope: Scope) -> Iterator[Open]:
    query = select(Complaint).where(
        scope.at(Complaint.station_id),
        Complaint.handled_on.is_(None),
        discretion.shown(s, Complaint),
    )
    for found in s.scalars(query):
        yield _open(s, found, "办理投诉", "", found.due_on, "填了办结日期就没有了")


def _faults(s: Session, scope: Scope) -> Iterator[Open]:
    query = select(SafetyCheck).where(
        scope.at(SafetyCheck.station_id), SafetyCheck.mend_by.is_not(None),
        SafetyCheck.mended_on.is_(None),
    )  # fmt: skip
    for found in s.scalars(query):
        yield _open(s, found, "整改安全隐患", "", found.mend_by, "填了整改完成日期就没有了")


def _receipts(s: Session, scope: Scope) -> Iterator[Open]:
    query = (
        select(Referral, Person.name)
        .join(Case, Case.id == Referral.case_id).join(Person, Person.id == Case.person_id)
        .where(scope.at(func.coalesce(Referral.station_id, Case.station_id)),
               Referral.receipt_on.is_(None), discretion.shown(s, Referral))
    )  # fmt: skip
    for found, name in s.execute(query):
        text, due = f"等 {found.receiver} 的转介回执", found.referred_on + RECEIPT
        yield _open(s, found, text, name, due, "填了回执日期就没有了")


def _steps(s: Session, scope: Scope) -> Iterator[Open]:
    """What each running case of a station waits for; the county's list would be of cases alone."""
    if scope.stations is None:
        return
    mine = (CaseSession.case_id == Case.id,)
    held = select(func.count(CaseSession.id)).where(*mine).scalar_subquery()
    agreed = (
        select(CaseSession.next_on).where(*mine)
        .order_by(CaseSession.held_on.desc(), CaseSession.id.desc()).limit(1).scalar_subquery()
    )  # fmt: skip
    planned = select(CasePlan.times).where(CasePlan.case_id == Case.id).limit(1).scalar_subquery()
    query = (
        select(Case, Person.name, held, agreed, planned)
        .join(Person, Person.id == Case.person_id)
        .where(Case.closed_on.is_(None), taken(), on_file(s.today()), scope.at(Case.station_id),
               discretion.shown(s, Case))
    )  # fmt: skip
    for case, name, sessions, next_on, times in s.execute(query.order_by(Case.opened_on, Case.id)):
        done = case.stage == "intervention" and times and sessions >= times
        text = EVALUATE if done else STEPS.get(case.stage, "")
        if case.stage == "intervention" and not done and next_on is None:
            text = AGREE
        if text:
            long = f"接案 {(s.today() - case.opened_on).days} 天"
            ends = f"{text}以后就没有了"
            code = s.get_one(Station, case.station_id).code
            yield Open(None, f"个案下一步：{text}", name, long, "", "case", case.id, code, ends)


def _certificates(s: Session, scope: Scope) -> Iterator[Open]:
    """Residents whose time for the certificate draws to its end (R15), from its first reminder on."""
    query = select(Worker.id, Station.code).join(Station, Station.id == Worker.station_id)
    here = dict(s.execute(query.where(scope.at(Worker.station_id))).all())
    for clock in oversight.clocks(s):
        if clock.key in here and clock.signal in ("danger", "mind"):
            yield Open(
                None, "取得社工证", clock.name, left(clock.deadline, s.today())[0], clock.signal,
                "worker", clock.key, here[clock.key], "登记了证书就没有了", clock.deadline,
            )  # fmt: skip


FINDERS: tuple[Callable[[Session, Scope], Iterator[Open]], ...] = (
    _next_sessions, _tasks, _groups, _complaints, _faults, _receipts, _certificates, _steps,
)  # fmt: skip
