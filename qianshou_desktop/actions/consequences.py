"""What a saved record brings along in the same transaction: a stage moves on, a finding becomes a
to-do, a certificate is filled from the hours on record; and what has to agree with its rows."""

from collections.abc import Callable
from typing import Any

from qianshou_desktop.actions import (
    accord,
    casework,
    follow_ups,
    guardians,
    leavings,
    lifespans,
    moves,
    named,
    presence,
    reporting,
    seals,
    sequence,
    todos,
    transfers,
    volunteering,
    volunteers,
)
from qianshou_desktop.records import Record
from qianshou_desktop.records.case_plan import CasePlan
from qianshou_desktop.records.group import GroupSession
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.visit import Visit
from qianshou_desktop.store.db import Session


def _settle(s: Session, session: GroupSession) -> None:
    accord.agree(s, session)
    lifespans.follow(s, session)


def _entered(s: Session, person: Person) -> None:
    guardians.follow(s, person)
    presence.follow(s, person)
    leavings.follow(s, person)


def _visited(s: Session, visit: Visit) -> None:
    named.accompanied(s, visit)
    todos.from_visit(s, visit)


def _planned(s: Session, plan: CasePlan) -> None:
    sequence.follow(s, plan)
    casework.advance(s, plan)


FOLLOW: dict[str, Callable[[Session, Any], None]] = {
    "person": _entered,
    "visit": _visited,
    "case": casework.advance,
    "case_assessment": casework.advance,
    "case_plan": _planned,
    "session": casework.advance,
    "case_evaluation": casework.advance,
    "case_closing": follow_ups.from_closing,
    "follow_up": follow_ups.from_follow_up,
    "group_session": _settle,
    "supervision": todos.from_supervision,
    "crisis": reporting.follow,
    "crisis_report": reporting.follow,
    "volunteer_service": volunteering.follow,
    "volunteer_certificate": volunteers.fill_certificate,
    "transfer": moves.follow,
    "training": named.count,
    "resource": named.count,
}


BEGIN: dict[str, Callable[[Session, Any], None]] = {"transfer": transfers.carry_out}


def follow(s: Session, record: Record, *, new: bool) -> None:
    """After a save of its own fields and rows. Raises Rejected where it cannot be carried out."""
    for found in (BEGIN if new else {}, FOLLOW):
        then = found.get(record.__tablename__)
        if then:
            then(s, record)


def forget(s: Session, record: Record) -> None:
    """With a record that is removed goes what it brought along and nobody has seen to yet."""
    seals.unapprove(s, record)
    todos.forget(s, record)
