"""Drafts: what somebody typed into a form and has not saved. Each user sees his own alone."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select

from qianshou_desktop.actions import common
from qianshou_desktop.records import KINDS
from qianshou_desktop.store.db import Draft as Kept
from qianshou_desktop.store.db import Session

TITLE = 200  # letters


@dataclass(frozen=True)
class Draft:
    """A form as it was left: `values` are the fields that were changed, as their editors held them,
    with the `titles` of references beside; `base` is what a new record's form began with, or how those
    fields of a record were before. `key` is the record's, None for a new one, and `row` its uid; a form
    that is no record's has a name of its own as its kind."""

    uid: str  # 32 hexadecimal digits
    kind: str
    key: int | None
    title: str
    kept_at: datetime
    values: dict[str, Any] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    base: dict[str, Any] = field(default_factory=dict)
    row: str = ""


def keep(s: Session, draft: Draft) -> None:
    """Keep it in the place of what was kept under its uid before; of a record that is gone meanwhile
    nothing is kept."""
    body = {"values": draft.values, "titles": draft.titles, "base": draft.base}
    uid = bytes.fromhex(draft.uid)
    s.execute(delete(Kept).where(Kept.uid == uid))
    if draft.row and key_of(s, draft) is None:
        return
    row = bytes.fromhex(draft.row) if draft.row else None
    s.add(Kept(uid=uid, user_id=s.user, kind=draft.kind, row_uid=row, body=_dump(body),
                     title=draft.title[:TITLE], kept_at=draft.kept_at))  # fmt: skip
    s.flush()


def key_of(s: Session, draft: Draft) -> int | None:
    """The key of the record that it would change. A key alone says nothing: that of a record that is
    gone may be given to the next one."""
    return _key(s, draft.kind, bytes.fromhex(draft.row)) if draft.row else None


def gone(s: Session, some: Iterable[Draft]) -> set[str]:
    """The uids of those whose record is gone."""
    return {each.uid for each in some if each.row and key_of(s, each) is None}


def same(one: Any, other: Any) -> bool:
    """Whether two values of a form are one, kept on the disk or not."""
    return json.dumps(one, default=_tagged, sort_keys=True) == json.dumps(
        other, default=_tagged, sort_keys=True
    )


def drop(s: Session, uid: str) -> None:
    """Forget a draft; nothing where there is none."""
    s.execute(delete(Kept).where(Kept.uid == bytes.fromhex(uid)))


def mine(s: Session) -> list[Draft]:
    """The drafts of the user at work, the newest first."""
    query = select(Kept).where(Kept.user_id == s.user)
    found = s.scalars(query.order_by(Kept.kept_at.desc(), Kept.uid))
    return [draft for each in found if (draft := _read(s, each))]


def save(
    s: Session, draft: str, kind: str, values: Mapping[str, Any], key: int | None = None
) -> int:
    """Save a record; with it goes the draft that it was typed from, "" where there is none. Raises
    Rejected by field."""
    saved = common.save(s, kind, values, key)
    if draft:
        drop(s, draft)
    return saved


def _read(s: Session, row: Kept) -> Draft | None:
    """None where the record is gone that it would change."""
    key = None
    if row.row_uid is not None:
        key = _key(s, row.kind, row.row_uid)
        if key is None:
            return None
    body = json.loads(row.body, object_hook=_revived)
    uid = row.row_uid.hex() if row.row_uid else ""
    return Draft(row.uid.hex(), row.kind, key, row.title, row.kept_at, **body, row=uid)


def _key(s: Session, kind: str, uid: bytes) -> int | None:
    record = KINDS[kind]
    key: int | None = s.scalar(select(record.id).where(record.uid == uid))
    return key


def _dump(body: Mapping[str, Any]) -> str:
    return json.dumps(body, ensure_ascii=False, default=_tagged)


def _tagged(value: Any) -> dict[str, str]:
    """JSON knows no dates."""
    if isinstance(value, datetime):
        return {"<instant>": value.isoformat()}
    if isinstance(value, date):
        return {"<day>": value.isoformat()}
    raise TypeError(f"a form holds no {type(value).__name__}")


def _revived(found: dict[str, Any]) -> Any:
    if found.keys() == {"<instant>"}:
        return datetime.fromisoformat(found["<instant>"])
    if found.keys() == {"<day>"}:
        return date.fromisoformat(found["<day>"])
    return found
