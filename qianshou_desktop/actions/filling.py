"""Values from a form, a sheet or a JSON line into a record, every fault at its own field."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from qianshou_desktop.actions import references
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Codes, Kind, Ref, Rows, Unfit
from qianshou_desktop.store.db import Session

IGNORED = {"uid"}  # what a record was read out with, and which no form changes


def fill(s: Session, record: Record, values: Mapping[str, Any]) -> dict[str, str]:
    """Put the given values in; returns the problems by field (empty: all fits)."""
    problems = {
        name: f"{record.label}没有“{name[:40]}”这个字段"
        for name in values
        if name not in record.fields and name not in IGNORED
    }
    for name, placed in record.fields.items():
        if name not in values:
            problem = None if _taken(record, name, values) else _missing(record, placed, s.today())
        elif isinstance(placed.kind, Rows):
            problem = _readable(placed.kind, values[name])
        else:
            problem = _put(s, record, placed, values[name])
        if problem:
            problems[name] = problem
    return problems


def _taken(record: Record, name: str, values: Mapping[str, Any]) -> bool:
    """Whether a new record is to take the field over from one that it refers to and that has it."""
    return record.id is None and any(
        name in fields
        and values.get(source) is not None
        and KINDS[record.fields[source].kind.target].fields[name].required
        for source, fields in record.takes.items()
    )


def _missing(record: Record, placed: Placed, today: date) -> str | None:
    """A required field that a new record leaves out, where no default stands in."""
    if not placed.required or record.id is not None:
        return None
    if record.standing and placed.name == record.day_field:
        setattr(record, placed.attribute, today)
        return None
    default = record.__table__.columns[placed.attribute].default
    if default is not None:
        if getattr(record, placed.attribute) is None:
            setattr(record, placed.attribute, default.arg)
        return None
    return None if getattr(record, placed.attribute) is not None else f"请填{placed.label}"


def _readable(kind: Kind, value: Any) -> str | None:
    try:
        kind.read(value if value is not None else [])
    except Unfit as unfit:
        return str(unfit)
    return None


def _put(s: Session, record: Record, placed: Placed, given: Any) -> str | None:
    try:
        value = placed.kind.read(given) if given is not None else None
        if value is not None and isinstance(placed.kind, Ref):
            value = references.key_of(s, placed.kind.target, value)
    except Unfit as unfit:
        return str(unfit)
    except Rejected as refused:
        return "；".join(refused.problems.values())
    if isinstance(placed.kind, Codes):
        _put_codes(record, placed, set(value or ()))
        return None
    if value is None and placed.required:
        return f"请填{placed.label}"
    problem = placed.kind.limit(value, s.today()) if value is not None else None
    if not problem and getattr(record, placed.attribute) != value:
        setattr(record, placed.attribute, value)
    return problem


def _put_codes(record: Record, placed: Placed, codes: set[str]) -> None:
    if set(getattr(record, placed.attribute)) != codes:
        setattr(record, placed.attribute, codes)
