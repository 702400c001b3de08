"""What a saved record brings along in the same transaction: a stage moves on, a finding becomes a
to-do, a certificate is filled from the hours on record; and what has to agree with its rows."""

from collections.abc import Callable
from typing import Any

from qianshou_desktop.actions import (
    agreeing,
    archive,
    casework,
    follow_ups,
    guardians,
    leavings,
    lifespans,
    moves,
    named,
    placing,
    presence,
    reporting,
    rosters,
    seals,
    sequence,
    todos,
    transfers,
    volunteering,
    volunteers,
)
from qianshou_desktop.actions.belonging import whole_of
from qianshou_desktop.records import Record
from qianshou_desktop.store.db import Session

Then = tuple[Callable[[Session, Any], None], ...]
# In their order.
FOLLOW: dict[str, Then] = {
    "person": (guardians.follow, presence.follow, leavings.follow, follow_ups.with_person),
    "opening": (agreeing.opening,),
    "report_template": (agreeing.template,),
    "village": (transfers.with_village,),
    "visit": (named.accompanied, todos.from_visit),
    "case": (casework.advance, placing.follow),
    "event": (volunteering.with_event, placing.follow),
    "case_assessment": (casework.advance,),
    "case_plan": (sequence.follow, casework.advance),
    "session": (casework.advance, casework.number),
    "case_evaluation": (casework.advance,),
    "case_closing": (follow_ups.from_closing,),
    "follow_up": (follow_ups.from_follow_up,),
    "group": (rosters.agree, named.count, placing.follow),
    "group_session": (named.count, rosters.hold, lifespans.follow),
    "group_summary": (rosters.end,),
    "supervision": (todos.from_supervision,),
    "crisis": (reporting.follow,),
    "crisis_report": (reporting.follow,),
    "volunteer_certificate": (volunteers.fill_certificate,),
    "transfer": (moves.follow,),
    "volume": (archive.in_one_hand,),
    "training": (named.count,),
    "resource": (named.count,),
}


BEGIN: dict[str, Then] = {"transfer": (transfers.carry_out,)}


def follow(s: Session, record: Record, *, new: bool) -> None:
    """After a save of its own fields and rows. Raises Rejected where it cannot be carried out."""
    for found in (BEGIN if new else {}, FOLLOW):
        for then in found.get(record.__tablename__, ()):
            then(s, record)
    whole = whole_of(s, record)
    if whole is not None and not seals.within(s, whole):  # a row that is saved by itself
        for then in FOLLOW.get(whole.__tablename__, ()):
            then(s, whole)


# Once they are gone.
GONE: dict[str, Then] = {
    "case_assessment": (casework.step_back,),
    "case_plan": (casework.step_back,),
    "session": (casework.step_back, casework.close_up),
    "case_evaluation": (casework.step_back,),
    "follow_up": (casework.close_up, follow_ups.from_follow_up),
}


def forget(s: Session, record: Record) -> None:
    """With a record that is removed goes what it brought along and nobody has seen to yet."""
    seals.unapprove(s, record)
    seals.disturb(s, record, record.fields)
    todos.forget(s, record)


def lose(s: Session, record: Record) -> None:
    """After a removal: what stood on the record is as it would be without it."""
    for then in GONE.get(record.__tablename__, ()):
        then(s, record)
