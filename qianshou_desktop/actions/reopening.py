"""A case that was closed stays closed: the month of its closing was reported. Who is to be served further
gets a new case that goes on with the old one (domain.md §2.3, F8 重开个案). Gates of a save (gates.py)."""

from typing import Any

from sqlalchemy import inspect, select

from qianshou_desktop.actions import past
from qianshou_desktop.actions.accord import changed
from qianshou_desktop.records import Record
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_evaluation import CaseClosing
from qianshou_desktop.store.db import Session

CLOSED = "{} 已结案，那时的报表算过；要继续服务，请为同一对象新开个案，“接续个案”填这一件"


def reopened(s: Session, record: Record) -> dict[str, str]:
    """The day of a closing is not taken away, unless it was only just written."""
    if not isinstance(record, Case) or record.id is None or record.closed_on is not None:
        return {}
    state: Any = inspect(record).attrs
    old = next(iter(state.closed_on.history.deleted or ()), None)
    return {"closed_on": CLOSED.format(old)} if old and not erasable(s, record, old) else {}


def erasable(s: Session, case: Case, closed: Any) -> bool:
    """Whether a closing may still be taken back: what was written by mistake, before it was reported."""
    return past.fresh(s, case, "closed_on", closed) and not past.reported(s, case, "closed_on")


def overtaken(s: Session, record: Record) -> dict[str, str]:
    """A case that another goes on with stays closed, and was closed before the other began."""
    if not isinstance(record, (Case, CaseClosing)) or record.id is None:
        return {}
    if not changed(record, "closed_on"):
        return {}
    key = record.id if isinstance(record, Case) else record.case_id
    after = s.scalars(select(Case).where(Case.continues_id == key).order_by(Case.opened_on)).first()
    if after is None or (record.closed_on and record.closed_on <= after.opened_on):
        return {}
    name = after.number or "另一件"
    return {"closed_on": f"{name} 在 {after.opened_on} 接着这件办，结案不能去掉，也不能晚于那天"}


def goes_on(s: Session, record: Record) -> dict[str, str]:
    """A case goes on with one of the same person that was closed before."""
    if not isinstance(record, Case) or not record.continues_id:
        return {}
    if not changed(record, "continues_id", "person_id", "opened_on"):
        return {}
    before = s.get_one(Case, record.continues_id)
    if before.id == record.id or before.person_id != record.person_id:
        return {"continues": "应是同一服务对象的另一件个案"}
    if before.closed_on is None:
        return {"continues": "这件还没有结案，请接着做，不用新开"}
    if before.closed_on > record.opened_on:
        return {"continues": f"这件 {before.closed_on} 才结案，接案不能早于那天"}
    return {}
