"""Rows that belong to a record, such as a person's target groups or a household's members."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import discretion
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.kinds import Ref, Rows, Unfit
from qianshou_desktop.store.db import Session

# Rows whose term has names of its own; its last day belongs to it.
TERM = {"group_member": ("joined_on", "left_on")}
FAR_PAST, FAR_FUTURE = date(1, 1, 1), date(9999, 12, 31)


def children(s: Session, record: Record, kind: Rows) -> list[Record]:
    """The rows of a record, in the order they were written."""
    return by_owner(s, [record.id], kind).get(record.id, [])


def whole_of(s: Session, row: Record) -> Record | None:
    """The record that a row belongs to; None for what is no row."""
    owner = row.fields[row.owner] if row.owner else None
    if owner is None or not isinstance(owner.kind, Ref):
        return None
    return s.get(KINDS[owner.kind.target], getattr(row, owner.attribute))


def by_owner(s: Session, owners: Iterable[int], kind: Rows) -> dict[int, list[Record]]:
    """The rows of many records at once, by the owner's key; those that the user may know of."""
    child = KINDS[kind.target]
    owner = getattr(child, f"{child.owner}_id")
    found: dict[int, list[Record]] = {}
    mine = (owner.in_(list(owners)), discretion.shown(s, child))
    for row in s.scalars(select(child).where(*mine).order_by(child.id)):
        found.setdefault(getattr(row, owner.key), []).append(row)
    return found


def holds(row: Record, on: date) -> bool:
    """Whether a row with a term holds on a day; one without a term always does, but for somebody
    who was expected and did not come."""
    if getattr(row, "present", None) is False:
        return False
    begun, ended = TERM.get(row.__tablename__, ("from_on", "to_on"))
    if (getattr(row, begun, None) or FAR_PAST) > on:
        return False
    last = getattr(row, ended, None) or FAR_FUTURE
    return last > on or (last == on and row.__tablename__ in TERM)


def current_rows(s: Session, record: Record, kind: Rows) -> list[Record]:
    """Those of the rows that hold today."""
    return [row for row in children(s, record, kind) if holds(row, s.today())]


def holding(row: Record | None) -> dict[str, Any]:
    """What makes a row hold again that is named once more by its code alone."""
    return {"present": True} if row is not None and not getattr(row, "present", True) else {}


def stands_for(kind: Rows) -> str:
    """The field by which a row is known among those of its parent; "" where there is none."""
    return KINDS[kind.target].once or kind.short


def matching(
    given: Mapping[str, Any], kind: Rows, rows: Iterable[Record], today: date
) -> Record | None:
    """The row that a written one means to change: by key, by uid, else by what it says and since
    when; without a beginning the one that holds today. None for a new row."""
    if given.get("key") is not None:
        return next((row for row in rows if row.id == given["key"]), None)
    if given.get("uid"):
        return next((row for row in rows if row.uid.hex() == given["uid"]), None)
    name = stands_for(kind)
    code = _read(given, kind, name)
    attribute = KINDS[kind.target].fields[name].attribute if name else ""
    same = [row for row in rows if code and getattr(row, attribute) == code]
    if kind.target in TERM and len(same) == 1:
        return same[0]  # its days may have been written wrongly
    since, _ = TERM.get(kind.target, ("from_on", ""))
    if since not in KINDS[kind.target].fields:
        return next(iter(same), None)
    if since not in given:
        return next((row for row in same if holds(row, today)), None)
    begun = {getattr(row, since): row for row in reversed(same)}
    return begun.get(_read(given, kind, since)) or begun.get(None)


def _read(given: Mapping[str, Any], kind: Rows, name: str) -> Any:
    """A written value as its field reads it; None where it does not fit, which saving will say."""
    try:
        return KINDS[kind.target].fields[name].kind.read(given[name])
    except (KeyError, Unfit):
        return None
