"""Forms that print what other records tell: a closing counts the sessions of its case, a summary who came
to its group, an event the hours of those who helped; a session names the goals of the plan."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import inspect, select

from qianshou_desktop.records import Record
from qianshou_desktop.records.case_evaluation import CaseClosing
from qianshou_desktop.records.case_plan import Goal
from qianshou_desktop.records.case_session import CaseSession, Progress
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import Attendance, GroupMember, GroupSession, GroupSummary
from qianshou_desktop.records.volunteer import VolunteerService
from qianshou_desktop.store.db import Session

# The fields that are printed elsewhere; at the first of them it is refused.
TOLD = {
    CaseSession: ("case", "minutes"),
    GroupSession: ("group", "held_on", "headcount"),
    Attendance: ("present", "person", "group_session"),
    GroupMember: ("person", "joined_on", "left_on"),
    VolunteerService: ("event", "volunteer", "hours"),
    Goal: ("goal",),
}


def told(record: Record, touched: Collection[str]) -> list[str]:
    """Those of a record's fields that are printed elsewhere."""
    return [name for name in TOLD.get(type(record), ()) if name in touched]


def forms(s: Session, record: Record, touched: Collection[str]) -> Iterator[Any]:
    """The forms that print these fields of a record, those included that printed them before a change
    of what it belongs to."""
    if told(record, touched):
        with s.no_autoflush:
            yield from s.scalars(_query(s, record))


def _query(s: Session, record: Any) -> Any:
    if isinstance(record, CaseSession):
        return select(CaseClosing).where(CaseClosing.case_id.in_(_both(record, "case_id")))
    if isinstance(record, Goal):
        return _naming(CaseSession, Progress, record)
    if isinstance(record, VolunteerService):
        return select(Event).where(Event.id.in_(_both(record, "event_id")))
    if isinstance(record, Attendance):
        held = _both(record, "group_session_id")
        groups: Any = select(GroupSession.group_id).where(GroupSession.id.in_(held))
    else:
        groups = _both(record, "group_id")
    return select(GroupSummary).where(GroupSummary.group_id.in_(groups))


def _both(record: Record, attribute: str) -> list[int]:
    """What a reference means now and what it meant until now."""
    history = inspect(record).attrs[attribute].history
    return [key for key in (*history.deleted, *history.unchanged, *history.added) if key]


def _naming(form: Any, row: Any, goal: Goal) -> Any:
    owner = getattr(row, f"{row.owner}_id")
    return select(form).where(form.id.in_(select(owner).where(row.goal_id == goal.id)))
