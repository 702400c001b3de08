"""Who and what is named in the rows of a record: once, and not more than were counted. Gates of a save
(gates.py)."""

from typing import Any

from sqlalchemy import func, inspect, select

from qianshou_desktop.actions.accord import Asked, changed, told
from qianshou_desktop.records import Record
from qianshou_desktop.records.case_session import Progress
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
    """The problems by field; none where everybody is named once."""
    return told(s, record, ASKED)


def aimed_twice(s: Session, row: Progress) -> dict[str, str]:
    """A session says once how far a goal has come."""
    return _twice(s, row, "goal", "这个目标在这次面谈里写了两次，请去掉一行")


def trained_twice(s: Session, row: Trainee) -> dict[str, str]:
    """Nobody takes part twice in a course."""
    return _twice(s, row, "worker", "这个人在参训人员里写了两次，请去掉一行")


def given_twice(s: Session, row: Beneficiary) -> dict[str, str]:
    """Nobody is a beneficiary twice of the same; two of one name who are not on file may be two."""
    return _twice(s, row, "person", "这个人在受益人里写了两次，请去掉一行")


def _twice(s: Session, row: Any, name: str, said: str) -> dict[str, str]:
    """The problem of a row that names what another row of its record names."""
    kind, attribute, owner = type(row), f"{name}_id", f"{row.owner}_id"
    if getattr(row, attribute) is None or not changed(row, attribute):
        return {}
    same = (getattr(kind, each) == getattr(row, each) for each in (attribute, owner))
    other = s.scalars(select(kind.id).where(*same, kind.id != (row.id or 0))).first()
    return {name: said} if other is not None else {}


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
        inspect(s.get_one(whole, getattr(row, f"{row.owner}_id"))).info[COUNTED] = True
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
    (Progress, aimed_twice), (Trainee, trained_twice), (Beneficiary, given_twice),
    (VisitWorker, along_with_oneself), (Visit, to_be_counted), (Training, to_be_counted),
    (Resource, to_be_counted), (Trainee, one_more), (Beneficiary, one_more),
)  # fmt: skip
