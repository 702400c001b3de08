"""The way of a filled form: handed in, approved by a named user, or sent back with a word."""

from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import common
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.user import User
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

MAY = ("county", "station")  # roles; a reader changes nothing


def reviewable(kind: str) -> bool:
    """Whether records of a kind are forms that somebody approves."""
    return {"form_state", "reviewer", "review_note"} <= KINDS[kind].fields.keys()


def submit(s: Session, kind: str, key: int, user: str) -> None:
    """Hand a form in. Raises Rejected."""
    record = _form(s, kind, key, user)
    if record.form_state in ("reviewed", "archived"):
        raise Rejected({"form_state": "这份表已经审核过，不用再提交"})
    filled = record.filled_on or s.today()
    common.save(s, kind, {"form_state": "submitted", "filled_on": filled}, key)


def approve(s: Session, kind: str, key: int, user: str, opinion: str = "") -> None:
    """A named user finds a form right: the name and the day stand on it. Raises Rejected."""
    _form(s, kind, key, user)
    common.save(s, kind, {"form_state": "reviewed", "reviewer": user, "reviewed_on": s.today(),
                          "review_note": opinion.strip() or None}, key)  # fmt: skip


def send_back(s: Session, kind: str, key: int, user: str, opinion: str) -> None:
    """A form goes back to be mended; what is to be mended stands on it. Raises Rejected."""
    record = _form(s, kind, key, user)
    if record.form_state not in ("submitted", "reviewed"):
        raise Rejected({"form_state": "这份表没有提交，不用退回"})
    if not opinion.strip():
        raise Rejected({"review_note": "请写明要改什么"})
    common.save(s, kind, {"form_state": "draft", "reviewer": user, "reviewed_on": s.today(),
                          "review_note": opinion}, key)  # fmt: skip


def own_work(s: Session, kind: str, key: int, user: str) -> bool:
    """Whether the form is by the user's namesake: it should be approved by somebody else (原则上,
    so this is said and no more)."""
    record = common.get(s, kind, key)
    worker = s.get(Worker, getattr(record, "worker_id", None) or 0)
    return worker is not None and worker.name == user


def _form(s: Session, kind: str, key: int, user: str) -> Any:
    """The form, where this user may say something of it."""
    if not reviewable(kind):
        raise Rejected(f"{KINDS[kind].label}不用审核")
    role = s.scalar(select(User.role).where(User.name == user, User.active))
    if role not in MAY:
        raise Rejected({"user": f"“{user}”只能查看，不能提交或审核"})
    record: Any = common.get(s, kind, key)
    if record.form_state == "archived":
        raise Rejected({"form_state": "这份表已归档，不再改动"})
    return record
