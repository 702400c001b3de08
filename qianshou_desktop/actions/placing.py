"""A case, group or event whose station was written wrongly: what took the station from it when it was
entered goes along when that is mended. (Who moves to another station is another matter: transfers.py.)"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import inspect, select

from qianshou_desktop.actions import seals
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.store.db import Session

STOOD = "stood_at"  # of a record that is being saved: its station until now


def note(record: Record) -> None:
    """Before a record is written: where it stood."""
    if record.id is None or "station" not in record.fields:
        return
    state: Any = inspect(record)
    old = next(iter(state.attrs.station_id.history.deleted or ()), None)
    if old is not None:
        state.info[STOOD] = old


def follow(s: Session, record: Any) -> None:
    """What stood there with it stands where it does now; papers in the archive stay as they are."""
    old = inspect(record).info.pop(STOOD, None)
    if old is None:
        return
    for form in _with(s, record, old):
        if getattr(form, "form_state", "") != "archived":
            seals.unapprove(s, form)
            form.station_id = record.station_id
    s.flush()


def _with(s: Session, record: Record, station: int) -> Iterator[Any]:
    name = record.__tablename__
    for kind in KINDS.values():
        if "station" in kind.takes.get(name, ()):
            child: Any = kind
            mine = getattr(child, kind.fields[name].attribute) == record.id
            yield from s.scalars(select(child).where(mine, child.station_id == station))
