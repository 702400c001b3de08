"""Who is named in the rows of a record: no more than were counted, and nobody as going along with
himself. Gates of a save (gates.py)."""

from typing import Any

from sqlalchemy import func, inspect, select

from qianshou_desktop.actions import seals
from qianshou_desktop.actions.accord import Asked, alike, changed, told
from qianshou_desktop.actions.belonging import whole_of
from qianshou_desktop.records import Record
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.resource import Beneficiary, Resource
from qianshou_desktop.records.staff import Trainee, Training
from qianshou_desktop.records.visit import Visit, VisitWorker
from qianshou_desktop.store.db import Session

COUNTED = "counted"  # of a record that is being saved: whether its rows are to be looked at again
ROWS: dict[type, tuple[Any, str]] = {
    Training: (Trainee, "参训人员"), Resource: (Beneficiary, "受益人"),
}  # fmt: skip


def ill_named(s: Session, record: Record) -> dict[str, str]:
    """The problems by field; none where the rows agree with the record."""
    return told(s, record, ASKED)


def said_again(s: Session, row: Record) -> dict[str, str]:
    """A row says nobody and nothing that another of its record says; of rows that are saved with their
    record all are looked at together (common.save). Who may leave and come again is looked at by days
    (rosters.py)."""
    if not row.once or "left_on" in row.fields:
        return {}
    owner, said = (row.fields[name] for name in (row.owner, row.once))
    names = (owner.attribute, said.attribute)
    if not changed(row, *names) or any(getattr(row, name) is None for name in names):
        return {}
    whole = whole_of(s, row)
    if whole is None or seals.within(s, whole) or not alike(s, row, *names):
        return {}
    return {row.once: f"这份{owner.label}里已有这个{said.label}，请改那一行"}


def along_with_oneself(s: Session, row: VisitWorker) -> dict[str, str]:
    """Who goes along is another than who visits."""
    same = changed(row, "worker_id") and row.worker_id == s.get_one(Visit, row.visit_id).worker_id
    return {"worker": "这位就是走访人，请另选同访的社工"} if same else {}


def to_be_counted(s: Session, record: Any) -> dict[str, str]:
    """Refuses nothing yet: the rows may be mended in the same save (follow)."""
    name = "worker_id" if isinstance(record, Visit) else "headcount"
    if changed(record, name):
        inspect(record).info[COUNTED] = True
    return {}


def one_more(s: Session, row: Any) -> dict[str, str]:
    """The same of a row that is added."""
    if row.id is None:
        whole = next(kind for kind, (rows, _) in ROWS.items() if isinstance(row, rows))
        s.info[COUNTED] = s.get_one(whole, getattr(row, f"{row.owner}_id"))  # stays loaded
        inspect(s.info[COUNTED]).info[COUNTED] = True
    return {}


def count(s: Session, record: Any) -> None:
    """No fewer were there than are named, once the rows are saved. Raises Rejected: headcount."""
    if not inspect(record).info.pop(COUNTED, False) or record.headcount is None:
        return
    rows, label = ROWS[type(record)]
    mine = getattr(rows, f"{rows.owner}_id") == record.id
    named = s.scalar(select(func.count()).select_from(rows).where(mine)) or 0
    if record.headcount < named:
        raise Rejected({"headcount": f"{label}里写了 {named} 人，不能比这少"})


def accompanied(s: Session, visit: Visit) -> None:
    """Nor does a visitor become one of those who went along. Raises Rejected: worker."""
    if not inspect(visit).info.pop(COUNTED, False) or visit.worker_id is None:
        return
    mine = (VisitWorker.visit_id == visit.id, VisitWorker.worker_id == visit.worker_id)
    if s.scalars(select(VisitWorker.id).where(*mine)).first() is not None:
        raise Rejected({"worker": "这位已写在同访社工里，请从同访里去掉，或另选走访人"})


ASKED: tuple[tuple[type, Asked], ...] = (
    (Record, said_again), (VisitWorker, along_with_oneself), (Visit, to_be_counted), (Training, to_be_counted),
    (Resource, to_be_counted), (Trainee, one_more), (Beneficiary, one_more),
)  # fmt: skip
