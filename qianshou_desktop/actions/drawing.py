"""Forms that print what other records tell: a closing counts the sessions of its case, a summary who came
to its group, an event the hours of those who helped; a session names the goals of the plan."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import select

from qianshou_desktop.records import Record
from qianshou_desktop.records.case_evaluation import CaseClosing
from qianshou_desktop.records.case_plan import Goal
from qianshou_desktop.records.case_session import CaseSession, Progress
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import Attendance, GroupSession, GroupSummary
from qianshou_desktop.records.volunteer import VolunteerService
from qianshou_desktop.store.db import Session

# The fields that are printed elsewhere; at the first of them it is refused.
TOLD = {
    CaseSession: ("case", "minutes"),
    GroupSession: ("group", "held_on", "headcount"),
    Attendance: ("present", "person", "group_session"),
    VolunteerService: ("event", "volunteer", "hours"),
    Goal: ("goal",),
}


def told(record: Record, touched: Collection[str]) -> list[str]:
    """Those of a record's fields that are printed elsewhere."""
    return [name for name in TOLD.get(type(record), ()) if name in touched]


def forms(s: Session, record: Record, touched: Collection[str]) -> Iterator[Any]:
    """The forms that print these fields of a record."""
    if told(record, touched):
        with s.no_autoflush:
            yield from s.scalars(_query(s, record))


def _query(s: Session, record: Any) -> Any:
    if isinstance(record, CaseSession):
        return select(CaseClosing).where(CaseClosing.case_id == record.case_id)
    if isinstance(record, Goal):
        return _naming(CaseSession, Progress, record)
    if isinstance(record, VolunteerService):
        return select(Event).where(Event.id == record.event_id)
    held = (
        record if isinstance(record, GroupSession) else s.get(GroupSession, record.group_session_id)
    )
    return select(GroupSummary).where(GroupSummary.group_id == (held.group_id if held else None))


def _naming(form: Any, row: Any, goal: Goal) -> Any:
    owner = getattr(row, f"{row.owner}_id")
    return select(form).where(form.id.in_(select(owner).where(row.goal_id == goal.id)))
