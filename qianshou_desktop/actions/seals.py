"""What a form that is done with no longer takes: an archived one stays as it is, and so does what was
written in a case that is closed. A change to an approved form takes its approval away: what was
approved was another text."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import inspect

from qianshou_desktop.actions.casework import WRITTEN
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.base import Form
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.kinds import Codes, Rows
from qianshou_desktop.store.db import Session

HELD = "held_as_it_was"  # of a session: the form whose rows are being saved, and how it was before
NEW = "new"  # a form that is only being written, rows and all
# What others say of a form when it is written, and how a case goes on.
SAID_OF_IT = (
    "form_state", "reviewer", "reviewed_on", "review_note", "supervisor_opinion", "supervisor",
    "supervised_on",
)  # fmt: skip
GOES_ON = {"case": ("stage", "closed_on", "reason", "station", "worker")}
ARCHIVED = "这份表已归档，不再改动；确要改，请先把状态改回草稿"
CLOSED = "个案 {} 已于 {} 结案，当时的记录不再改动；确要改，请先删除结案表、清空结案日期"
APPROVED = "这条{}已经审核，不能删除；要删除请先“退回”"


def sealed(s: Session, record: Record) -> dict[str, str]:
    """The problems by field of a change to a form, or to a row of one, that is done with."""
    form, changed = form_of(s, record), changes(record)
    if form is None or not changed or _was(s, form) == NEW:
        return {}
    if _was(s, form) == form.form_state == "archived":
        return {"form_state" if form is record else changed[0]: ARCHIVED}
    said = _closed(s, form)
    return dict.fromkeys(changed, said) if said else {}


def kept(s: Session, record: Any) -> str:
    """Why a form, or a row of one, is not to be taken away; "" where it may be."""
    form = form_of(s, record)
    if form is None:
        return ""
    if form.form_state == "archived":
        return ARCHIVED
    if form is record and form.form_state == "reviewed":
        return APPROVED.format(record.label)
    return _closed(s, form)


def fall(s: Session, record: Record) -> None:
    """Before a change is written: the approval of what was there before goes, and whoever approves
    is asked again."""
    if changes(record):
        unapprove(s, record)


def unapprove(s: Session, record: Record) -> None:
    """The same where a row goes."""
    form = form_of(s, record)
    if form is None or not _was(s, form) == form.form_state == "reviewed":
        return
    form.form_state = "submitted"
    form.reviewer = form.reviewed_on = form.review_note = None


def form_of(s: Session, record: Record) -> Any:
    """The form itself, or the one that a row belongs to; None for what is no form."""
    if isinstance(record, Form) or not record.owner:
        return record if isinstance(record, Form) else None
    placed = record.fields[record.owner]
    owner: Any = s.get(KINDS[placed.kind.target], getattr(record, placed.attribute))  # type: ignore[attr-defined]
    return form_of(s, owner) if owner is not None else None


def changes(record: Record) -> list[str]:
    """The names of a record's own fields that differ from what is kept, but for what others say of
    it and for how it goes on."""
    state: Any = inspect(record).attrs
    left = (*SAID_OF_IT, *GOES_ON.get(record.__tablename__, ()))
    return [
        name
        for name, placed in record.fields.items()
        if name not in left
        and not isinstance(placed.kind, Rows)
        and state[
            f"{name}_rows" if isinstance(placed.kind, Codes) else placed.attribute
        ].history.has_changes()
    ]


@contextmanager
def with_rows(s: Session, record: Any) -> Iterator[None]:
    """While the rows of a record are saved with it, it counts as it was before the save."""
    before = s.info.get(HELD)
    s.info[HELD] = (record, _was(s, record) if isinstance(record, Form) else None)
    try:
        yield
    finally:
        s.info[HELD] = before


def within(s: Session, form: Record) -> bool:
    """Whether it is the form whose rows are just being saved with it."""
    held = s.info.get(HELD)
    return bool(held and held[0] is form)


def _was(s: Session, form: Any) -> str | None:
    """The state of a form as it is kept."""
    held = s.info.get(HELD)
    if held and held[0] is form:
        return held[1]  # type: ignore[no-any-return]
    if form.id is None:
        return NEW
    history = inspect(form).attrs.form_state.history
    return next(iter(history.deleted or history.unchanged or ()), None)


def _closed(s: Session, form: Any) -> str:
    """A case that is closed keeps what was written down in it; what comes after the closing, and the
    closing itself, go on."""
    case = s.get(Case, form.case_id) if isinstance(form, WRITTEN) else None
    if case is None or case.closed_on is None:
        return ""
    return CLOSED.format(case.number or "", case.closed_on)
