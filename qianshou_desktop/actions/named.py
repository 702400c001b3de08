"""What the rows of a record name: no more than the number that was written of them, and nobody as going
along with himself. Gates of a save (gates.py)."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, inspect, select

from qianshou_desktop.actions import seals
from qianshou_desktop.actions.accord import Asked, alike, changed, told
from qianshou_desktop.actions.belonging import whole_of
from qianshou_desktop.records import Record
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.group import Attendance, Group, GroupOutline, GroupSession
from qianshou_desktop.records.resource import Beneficiary, Resource
from qianshou_desktop.records.staff import Trainee, Training
from qianshou_desktop.records.visit import Visit, VisitWorker
from qianshou_desktop.store.db import Session

COUNTED = "counted"  # of a record that is being saved: whether its rows are to be looked at again


@dataclass(frozen=True)
class Number:
    """A number that was written, the rows that it has to hold, and what is said where it does not."""

    name: str
    rows: Any
    said: str
    among: tuple[Any, ...] = ()  # which of the rows


HOLDS: dict[type, Number] = {
    Training: Number("headcount", Trainee, "参训人员里写了 {} 人，不能比这少"),
    Resource: Number("headcount", Beneficiary, "受益人里写了 {} 人，不能比这少"),
    GroupSession: Number("headcount", Attendance, "逐人记了 {} 人出席，出席人次不能比这少；不填就按逐人的算",
                         (Attendance.present,)),
    Group: Number("times", GroupOutline, "各节安排里写了 {} 节，节数不能比它少；不填就按安排的算"),
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
    name = "worker_id" if isinstance(record, Visit) else HOLDS[type(record)].name
    if changed(record, name):
        inspect(record).info[COUNTED] = True
    return {}


def one_more(s: Session, row: Any) -> dict[str, str]:
    """The same of a row that is added. Who came to a session is ticked one by one, and counts as soon
    as that are more than was written (work.came)."""
    if row.id is None:
        whole = next(kind for kind, number in HOLDS.items() if isinstance(row, number.rows))
        s.info[COUNTED] = s.get_one(whole, getattr(row, f"{row.owner}_id"))  # stays loaded
        inspect(s.info[COUNTED]).info[COUNTED] = True
    return {}


def count(s: Session, record: Any) -> None:
    """No fewer were there than are named, once the rows are saved. Raises Rejected: headcount, times."""
    number = HOLDS[type(record)]
    told = getattr(record, number.name)
    if not inspect(record).info.pop(COUNTED, False) or told is None:
        return
    mine = getattr(number.rows, f"{number.rows.owner}_id") == record.id
    named = s.scalar(select(func.count()).select_from(number.rows).where(mine, *number.among)) or 0
    if told < named:
        raise Rejected({number.name: number.said.format(named)})


def accompanied(s: Session, visit: Visit) -> None:
    """Nor does a visitor become one of those who went along. Raises Rejected: worker."""
    if not inspect(visit).info.pop(COUNTED, False) or visit.worker_id is None:
        return
    mine = (VisitWorker.visit_id == visit.id, VisitWorker.worker_id == visit.worker_id)
    if s.scalars(select(VisitWorker.id).where(*mine)).first() is not None:
        raise Rejected({"worker": "这位已写在同访社工里，请从同访里去掉，或另选走访人"})


ASKED: tuple[tuple[type, Asked], ...] = (
    (Record, said_again), (VisitWorker, along_with_oneself), (Visit, to_be_counted), (Training, to_be_counted),
    (Resource, to_be_counted), (GroupSession, to_be_counted), (Group, to_be_counted),
    (Trainee, one_more), (Beneficiary, one_more), (GroupOutline, one_more),
)  # fmt: skip
