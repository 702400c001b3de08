"""Who may know what: a crisis is for those who deal with it (domain.md §3.1), and so is a consent that
touches sensitive matters. Figures count them all the same, since they name nobody."""

from typing import Any

from sqlalchemy import ColumnElement, func, inspect, not_, or_, select, true

from qianshou_desktop.records import Record
from qianshou_desktop.records.attachment import Attachment
from qianshou_desktop.records.consent import Consent
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.store.db import Session

LOCKED = ("crisis", "crisis_report")
CLOSE = ("sensitive", "minor")  # the secrecy of a paper that is not for everybody
READER = "reader"
NOT_FOR_YOU = "危机与强制报告只给县级管理员和站点人员看，只读用户不能查看。"
NOT_THIS = "这里涉及敏感个人信息，只给县级管理员和站点人员看，只读用户不能查看。"
CHANGES_NOTHING = "只读用户只能查看，不能登记或修改。"


def reads(s: Session) -> bool:
    """Whether the user at work may only read."""
    return s.role == READER


def locked(s: Session, kind: str) -> bool:
    """Whether records of a kind are kept from the user at work."""
    return kind in LOCKED and reads(s)


def refuse(s: Session, kind: str) -> None:
    """Raises Rejected where records of a kind are not for the user at work."""
    if locked(s, kind):
        raise Rejected(NOT_FOR_YOU)


def shown(s: Session, record: type[Record]) -> ColumnElement[bool]:
    """Which records of a kind are for the user at work."""
    if reads(s) and record is Consent:
        return not_(_touchy())
    if reads(s) and record is Attachment:
        hidden = select(func.lower(func.hex(Consent.uid))).where(_touchy())
        return not_(or_(Attachment.kind.in_(LOCKED), Attachment.about.in_(hidden)))
    return true()


def withheld(s: Session, record: Record) -> bool:
    """Whether this one is kept from the user at work."""
    if not reads(s) or record.__tablename__ in LOCKED:
        return reads(s)
    kind = type(record)
    return s.scalar(select(kind.id).where(kind.id == record.id, shown(s, kind))) is None


def refuse_record(s: Session, record: Record) -> None:
    """Raises Rejected where this one is not for the user at work."""
    refuse(s, record.__tablename__)
    if withheld(s, record):
        raise Rejected(NOT_THIS)


def _touchy() -> ColumnElement[bool]:
    """Consents of sensitive matters, or of a minor's."""
    scopes: Any = inspect(Consent).relationships["scopes_rows"].mapper.class_
    named = select(scopes.owner_id).where(scopes.code == "sensitive")
    secret = func.coalesce(Consent.secrecy, "").in_(CLOSE)
    return or_(secret, Consent.separate.is_(True), Consent.id.in_(named))
