"""What a form that is done with no longer takes: an archived paper stays as it is, and so does what was
written of a case that is closed, from its intake on; what is entered only afterwards may be mended
while the day lasts. A change to an approved form takes its approval
away: what was approved was another text."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import exists, inspect, select

from qianshou_desktop.actions import drawing, past, reopening
from qianshou_desktop.actions.casework import WRITTEN
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.base import Form
from qianshou_desktop.records.case import NOT_TAKEN, Case, CaseForm
from qianshou_desktop.records.case_evaluation import CaseClosing
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.group import Group, GroupForm
from qianshou_desktop.records.kinds import Codes, Ref, Rows
from qianshou_desktop.records.referral import FollowUp
from qianshou_desktop.records.terms import ROLE
from qianshou_desktop.records.user import User
from qianshou_desktop.store.db import Session

HELD = "held_as_it_was"  # of a session: the form whose rows are being saved, and how it was before
NEW = "new"  # a form that is only being written, rows and all
# What others say of a form when it is written, and how a case goes on.
SAID_OF_IT = (
    "form_state", "filled_on", "reviewer", "reviewed_on", "review_note", "supervisor_opinion", "supervisor",
    "supervised_on",
)  # fmt: skip
GOES_ON = {"case": ("stage", "closed_on", "reason", "station", "worker")}
ENDS = ("closed_on", "stage")  # of a case: how it is opened again
LIVING = ("person", "household", "volunteer", "worker")  # registers: life goes on after the archive
BESIDE = ("volume_loan",)  # rows that tell what becomes of a paper, and are no part of it
COUNTY = "county"
UNARCHIVES = ("", COUNTY)  # roles; the program's own changes have none
ARCHIVED = "这份表已归档，不再改动；确要改，请{}先把状态改回草稿（只改状态，另存一次）"
PRINTED = "{} {} 已归档，里面印着这里的数；确要改，请{}先把它的状态改回草稿"
FILED = "{} {} 已归档，不再改动；确要改，请{}先把{}的状态改回草稿"
FOLLOWED = (
    "结案以后已有跟进记录，不再取消结案；要继续服务，请为同一对象新开个案，“接续个案”填这一件"
)
CLOSED = "个案 {} 已于 {} 结案，当时的记录不再改动；{}"
AMENDED = "确要改，请先删除结案表、清空结案日期"
NOTED = "要更正的，请另写在跟进或督导记录里"
OPEN = "这个个案还没有结案，不能归档；请先结案"
APPROVED = "这条{}已经审核，不能删除；要删除请先“退回”"


def sealed(s: Session, record: Record) -> dict[str, str]:
    """The problems by field of a change to a form, or to a row of one, that is done with."""
    form, touched = form_of(s, record), altered(record)
    printed = _printed(s, record, touched)
    if printed:
        return {drawing.told(record, touched)[0]: printed}
    if form is None or not touched:
        return {}
    torn = _torn_off(s, record)
    if torn:
        return torn
    if _shut(s, form):
        return _archived(s, form, record, touched)
    said = _filed(s, form)
    if said:
        return dict.fromkeys(touched, said)
    if isinstance(form, Case) and form is record:
        if _reopened(form) and _followed(s, form):
            return {"closed_on": FOLLOWED}
        if "form_state" in touched and form.form_state == "archived" and _open(form):
            return {"form_state": OPEN}
    changed = changes(record)
    if isinstance(record, Case):  # how it went on is over, too
        changed = [n for n in touched if n not in (*SAID_OF_IT, *ENDS)]
    said = "" if _was(s, form) == NEW else _closed(s, form)
    return dict.fromkeys(changed, said) if said else {}


def _torn_off(s: Session, record: Record) -> dict[str, str]:
    """What belonged to a form that is done with is not taken to another."""
    for name in (record.owner, "case", "group"):
        placed = record.fields.get(name)
        later = name == "case" and not isinstance(record, WRITTEN)  # goes on after the closing
        if record.id is None or placed is None or later:
            continue
        old = next(iter(inspect(record).attrs[placed.attribute].history.deleted or ()), None)
        form = _form_at(s, placed, old)
        if form is None:
            continue
        said = done_with(s, form)
        if said:
            return {name: said}
    return {}


def done_with(s: Session, record: Record) -> str:
    """Why nothing is put to a form any more, nor taken from it, a photo of it say; "" where it may be."""
    form = form_of(s, record)
    return "" if form is None else _kept_shut(s, form) or _filed(s, form) or _closed(s, form)


def _archived(s: Session, form: Any, record: Record, touched: list[str]) -> dict[str, str]:
    """Nothing of it changes but that it is taken out of the archive, and that alone."""
    if form is record and touched == ["form_state"] and _unarchives(s):
        return {}
    return {"form_state" if form is record else touched[0]: _kept_shut(s, form)}


def _printed(s: Session, record: Record, touched: Collection[str]) -> str:
    """What is said of a change to what a paper in the archive tells of; "" where none does."""
    forms = drawing.forms(s, record, touched)
    shut = next((form for form in forms if _shut(s, form)), None)
    return PRINTED.format(shut.label, shut.number or "", _archivist(s)) if shut else ""


def _shut(s: Session, form: Any) -> bool:
    """Whether a paper is in the archive; a register is kept up there, too."""
    return _was(s, form) == "archived" and form.__tablename__ not in LIVING


def _kept_shut(s: Session, form: Any) -> str:
    return ARCHIVED.format(_archivist(s)) if _shut(s, form) else ""


def _unarchives(s: Session) -> bool:
    return s.role in UNARCHIVES or not _archivist(s)


def _archivist(s: Session) -> str:
    """Who takes papers out of the archive: the county's users; where a laptop has none, the station's
    own people."""
    county = select(exists().where(User.role == COUNTY, User.active))
    return ROLE.label(COUNTY) if s.scalar(county) else ""


def kept(s: Session, record: Any) -> str:
    """Why a form, or a row of one, is not to be taken away; "" where it may be."""
    if printed := _printed(s, record, record.fields):
        return printed
    form = form_of(s, record)
    if form is None:
        return ""
    if shut := _kept_shut(s, form):
        return shut
    if form is record and form.form_state == "reviewed":
        return APPROVED.format(record.label)
    if isinstance(record, CaseClosing) and _followed(s, s.get_one(Case, record.case_id)):
        return FOLLOWED
    return _filed(s, form) or _closed(s, form)


def fall(s: Session, record: Record) -> None:
    """Before a change is written: the approval of what was there before goes, and whoever approves
    is asked again."""
    touched = changes(record)
    if touched:
        unapprove(s, record)
        disturb(s, record, touched)


def disturb(s: Session, record: Record, touched: Collection[str]) -> None:
    """The same of other forms that print what is changed here."""
    for form in drawing.forms(s, record, touched):
        take_back(form)


def unapprove(s: Session, record: Record) -> None:
    """The same where a row goes."""
    form = form_of(s, record)
    if form is None or not _was(s, form) == form.form_state == "reviewed":
        return
    take_back(form)


def take_back(form: Any) -> None:
    """The approval of a form is over."""
    if form.form_state == "reviewed":
        form.form_state = "submitted"
        form.reviewer = form.reviewed_on = form.review_note = None


def form_of(s: Session, record: Record) -> Any:
    """The form itself, or the one that a row belongs to; None for what is no form, nor part of one."""
    if record.__tablename__ in BESIDE:
        return None
    if isinstance(record, Form) or not record.owner:
        return record if isinstance(record, Form) else None
    placed = record.fields[record.owner]
    return _form_at(s, placed, getattr(record, placed.attribute))


def _form_at(s: Session, placed: Placed, key: int | None) -> Any:
    """The form to which a reference leads."""
    assert isinstance(placed.kind, Ref)
    there = s.get(KINDS[placed.kind.target], key) if key else None
    return form_of(s, there) if there is not None else None


def changes(record: Record) -> list[str]:
    """The same, but for what others say of it and for how it goes on."""
    left = (*SAID_OF_IT, *GOES_ON.get(record.__tablename__, ()))
    return [name for name in altered(record) if name not in left]


def altered(record: Record) -> list[str]:
    """The names of a record's own fields that differ from what is kept."""
    state: Any = inspect(record).attrs
    return [
        name
        for name, placed in record.fields.items()
        if not isinstance(placed.kind, Rows)
        and state[
            f"{name}_rows" if isinstance(placed.kind, Codes) else placed.attribute
        ].history.has_changes()
    ]


@contextmanager
def with_rows(s: Session, record: Any) -> Iterator[None]:
    """While the rows of a record are saved with it, it counts as it was before the save."""
    before = s.info.get(HELD)
    was = (_was(s, record), _closed_before(s, record)) if isinstance(record, Form) else (None, None)
    s.info[HELD] = (record, *was)
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
    if within(s, form):
        state: str | None = s.info[HELD][1]
        return state
    return NEW if form.id is None else before(form, "form_state")


def before(record: Any, name: str) -> Any:
    """What a field of a record held until now."""
    history = inspect(record).attrs[name].history
    return next(iter(history.deleted or history.unchanged or ()), None)


# ---- cases ---------------------------------------------------------------------------------------------


def _filed(s: Session, form: Any) -> str:
    """A case that was put into the archive takes no more papers but those of its follow-ups, nor does
    a group."""
    whole: Any = None
    if isinstance(form, CaseForm) and not isinstance(form, FollowUp):
        whole, plan = s.get_one(Case, form.case_id), "接案表"
    elif isinstance(form, GroupForm):
        whole, plan = s.get_one(Group, form.group_id), "计划书"
    if whole is None or _was(s, whole) != "archived":
        return ""
    return FILED.format(whole.label, whole.number or "", _archivist(s), plan)


def _closed(s: Session, form: Any) -> str:
    """A case that is closed keeps what was written down of it; what comes after the closing, and the
    closing itself, go on."""
    case = form if isinstance(form, Case) else None
    if isinstance(form, WRITTEN):
        case = s.get_one(Case, form.case_id)
    if case is None or case.closed_on is None or _closed_before(s, case) is None:
        return ""
    if case is not form and _just_added(s, form, case):
        return ""
    amends = reopening.erasable(s, case, case.closed_on) and not _followed(s, case)
    return CLOSED.format(case.number or "", case.closed_on, AMENDED if amends else NOTED)


def _just_added(s: Session, form: Record, case: Case) -> bool:
    """Whether a form was entered today, and only after the case was closed."""
    late = past.entered(s, form) > past.said(s, case, "closed_on")
    return late and past.recorded(s, form) == s.today()


def _closed_before(s: Session, form: Any) -> Any:
    """The day on which a case was closed already before it is saved."""
    if not isinstance(form, Case) or form.id is None:
        return None
    return s.info[HELD][2] if within(s, form) else before(form, "closed_on")


def _open(case: Case) -> bool:
    return case.closed_on is None and case.decision not in NOT_TAKEN


def _reopened(case: Case) -> bool:
    return case.id is not None and case.closed_on is None and bool(before(case, "closed_on"))


def _followed(s: Session, case: Case) -> bool:
    done = select(FollowUp.id).where(FollowUp.case_id == case.id)
    return s.scalars(done).first() is not None
