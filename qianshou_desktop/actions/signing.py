"""Who stands on a form with name and day: the user at work, whose password was asked for, and nobody in
another's name. A colleague who approves at the same laptop logs in first. Gate of a save (gates.py)."""

from typing import Any

from sqlalchemy import inspect, select

from qianshou_desktop.records import Record
from qianshou_desktop.records.base import Form
from qianshou_desktop.records.opinion import Opinion
from qianshou_desktop.records.user import User
from qianshou_desktop.store.db import Session

MAY = ("county", "station")  # roles; a reader changes nothing
ONLY_READS = "“{}”只能查看，不能提交或审核"
IN_PERSON = "审核要由本机的用户办理：请审核的人登录后用“审核通过”，不能代填"
TODAY = "审核日期是办审核的那一天（今天 {}），不能另写"
SUPERVISES = "{}是本机的用户：请本人登录后写督导意见，不能代填"


def name(s: Session) -> str:
    """The user at work."""
    return s.scalar(select(User.name).where(User.uid == s.user)) or ""


def may(s: Session) -> bool:
    """Whether the user at work may say something of a form."""
    return s.scalar(select(User.role).where(User.uid == s.user, User.active)) in MAY


def unsigned(s: Session, record: Record) -> dict[str, str]:
    """An approval, or a supervisor's opinion, that is not of the user at work."""
    return _unapproved(s, record) or _unsupervised(s, record)


def _unapproved(s: Session, record: Record) -> dict[str, str]:
    if not isinstance(record, Form) or record.form_state not in ("reviewed", "archived"):
        return {}
    filed = record.form_state == "archived"  # whoever puts it there need not have reviewed it
    asked = ("reviewer", "reviewed_on", "review_note", *(() if filed else ("form_state",)))
    if not _touched(record, *asked) or (filed and not record.reviewer):
        return {}
    if not may(s) or record.reviewer != name(s):
        return {"reviewer": IN_PERSON}
    given = _touched(record, "form_state", "reviewer", "reviewed_on")
    return (
        {"reviewed_on": TODAY.format(s.today())}
        if given and record.reviewed_on != s.today()
        else {}
    )


def _unsupervised(s: Session, record: Record) -> dict[str, str]:
    """A supervisor who comes from outside writes on paper, and somebody copies it."""
    if not isinstance(record, Opinion) or not record.supervisor:
        return {}
    if not _touched(record, "supervisor_opinion", "supervisor") or record.supervisor == name(s):
        return {}
    users = select(User.id).where(User.name == record.supervisor, User.active)
    known = s.scalars(users).first() is not None
    return {"supervisor": SUPERVISES.format(record.supervisor)} if known else {}


def _touched(record: Record, *names: str) -> bool:
    state: Any = inspect(record).attrs
    return any(state[each].history.has_changes() for each in names)
