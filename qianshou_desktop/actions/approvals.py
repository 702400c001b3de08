"""The way of a filled form: handed in, approved by a user in person, or sent back with a word. Whoever
approves is the one at work, whose password was asked for: nobody does it in another's name."""

from typing import Any

from qianshou_desktop.actions import at_work, common, signing
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session


def reviewable(kind: str) -> bool:
    """Whether records of a kind are forms that somebody approves."""
    return {"form_state", "reviewer", "review_note"} <= KINDS[kind].fields.keys()


def submit(s: Session, kind: str, key: int) -> None:
    """Hand a form in. Raises Rejected."""
    record = _form(s, kind, key)
    if record.form_state in ("reviewed", "archived"):
        raise Rejected({"form_state": "这份表已经审核过，不用再提交"})
    filled = record.filled_on or s.today()
    common.save(s, kind, {"form_state": "submitted", "filled_on": filled}, key)


def approve(s: Session, kind: str, key: int, opinion: str = "") -> None:
    """The user at work finds a form right: the name and the day stand on it. Raises Rejected."""
    _form(s, kind, key)
    common.save(s, kind, {"form_state": "reviewed", **_said(s, opinion.strip() or None)}, key)


def send_back(s: Session, kind: str, key: int, opinion: str) -> None:
    """A form goes back to be mended; what is to be mended stands on it. Raises Rejected."""
    record = _form(s, kind, key)
    if record.form_state not in ("submitted", "reviewed"):
        raise Rejected({"form_state": "这份表没有提交，不用退回"})
    if not opinion.strip():
        raise Rejected({"review_note": "请写明要改什么"})
    common.save(s, kind, {"form_state": "draft", **_said(s, opinion)}, key)


def own_work(s: Session, kind: str, key: int, user: str) -> bool:
    """Whether the form is by the user's namesake: it should be approved by somebody else (原则上,
    so this is said and no more)."""
    record = common.get(s, kind, key)
    worker = s.get(Worker, getattr(record, "worker_id", None) or 0)
    return worker is not None and worker.name == user


def _said(s: Session, opinion: str | None) -> dict[str, Any]:
    return {"reviewer": at_work.name(s), "reviewed_on": s.today(), "review_note": opinion}


def _form(s: Session, kind: str, key: int) -> Any:
    """The form, where the user at work may say something of it."""
    if not reviewable(kind):
        raise Rejected(f"{KINDS[kind].label}不用审核")
    if not signing.may(s):
        raise Rejected({"user": signing.ONLY_READS.format(at_work.name(s))})
    record: Any = common.get(s, kind, key)
    if record.form_state == "archived":
        raise Rejected({"form_state": "这份表已归档，不再改动"})
    return record
