"""Who stands on a form with name and day: the user at work, whose password was asked for, and nobody in
another's name. A colleague who approves at the same laptop logs in first. Gate of a save (gates.py)."""

from typing import Any

from sqlalchemy import inspect, select

from qianshou_desktop.actions import at_work, seals
from qianshou_desktop.records import Record
from qianshou_desktop.records.base import Form
from qianshou_desktop.records.opinion import Opinion
from qianshou_desktop.records.user import User
from qianshou_desktop.store.db import Session

SAID = ("reviewer", "reviewed_on", "review_note")
MAY = ("county", "station")  # roles; a reader changes nothing
ONLY_READS = "“{}”只能查看，不能提交或审核"
IN_PERSON = "审核要由本机的用户办理：请审核的人登录后用“审核通过”，不能代填"
TODAY = "审核日期是办审核的那一天（今天 {}），不能另写"
KEPT = "归档保留原来的审核：审核人、日期和意见都不能改，只改状态"
HIS = "这是{}写的督导意见，只能由本人登录后修改"
SUPERVISES = "{}是本机的用户：请本人登录后写督导意见，不能代填"


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
    asked = (*SAID, *(() if filed else ("form_state",)))
    if filed and seals.before(record, "reviewer") and _touched(record, *SAID):
        return {"reviewer": KEPT}
    if not _touched(record, *asked) or (filed and not record.reviewer):
        return {}
    if not may(s) or record.reviewer != at_work.name(s):
        return {"reviewer": IN_PERSON}
    given = _touched(record, "form_state", "reviewer", "reviewed_on")
    return (
        {"reviewed_on": TODAY.format(s.today())}
        if given and record.reviewed_on != s.today()
        else {}
    )


def _unsupervised(s: Session, record: Record) -> dict[str, str]:
    """A supervisor who comes from outside writes on paper, and somebody copies it; what a user has
    written is that user's."""
    if not isinstance(record, Opinion):
        return {}
    changed = _changed(record, "supervisor_opinion", "supervisor", "supervised_on")
    if not changed:
        return {}
    author = seals.before(record, "supervisor")
    if (
        seals.before(record, "supervisor_opinion")
        and author != at_work.name(s)
        and _known(s, author)
    ):
        return dict.fromkeys(changed, HIS.format(author))
    told = changed != ["supervised_on"] and record.supervisor != at_work.name(s)
    return (
        {"supervisor": SUPERVISES.format(record.supervisor)}
        if told and _known(s, record.supervisor)
        else {}
    )


def _known(s: Session, called: str | None) -> bool:
    """Whether somebody is a user here."""
    users = select(User.id).where(User.name == called, User.active)
    return bool(called) and s.scalars(users).first() is not None


def _touched(record: Record, *names: str) -> bool:
    return bool(_changed(record, *names))


def _changed(record: Record, *names: str) -> list[str]:
    state: Any = inspect(record).attrs
    return [each for each in names if state[each].history.has_changes()]
