"""Volumes on the shelf (F27): a case's, begun when it is closed; and those that are lent."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select

from qianshou_desktop.actions import discretion, seals
from qianshou_desktop.actions.accord import Asked, changed, told
from qianshou_desktop.records import Record
from qianshou_desktop.records.archive import Volume, VolumeLoan
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.person import Person
from qianshou_desktop.store.db import Session

SHELVED = "{}个案服务档案"
OUT = VolumeLoan.returned_on.is_(None)  # of a loan


def volume_of(s: Session, case: int) -> int | None:
    """The volume of a case; None where there is none yet."""
    return s.scalars(select(Volume.id).where(Volume.case_id == case).order_by(Volume.id)).first()


def shelved(s: Session, case: int) -> str:
    """The number of the volume that a case was filed in; "" where there is none yet."""
    mine = (Volume.case_id == case, discretion.shown(s, Volume))
    return s.scalar(select(Volume.number).where(*mine).order_by(Volume.id)) or ""


def begun(s: Session, case: int) -> dict[str, Any]:
    """What the volume of a closed case begins with; nothing for a case that is still open."""
    record = s.get_one(Case, case)
    if record.closed_on is None:
        return {}
    name = named(s.get_one(Person, record.person_id).name, record.secrecy)
    return {
        "case": case, "station": record.station_id, "worker": record.worker_id,
        "title_text": SHELVED.format(name), "filed_on": s.today(),
    }  # fmt: skip


def misfiled(s: Session, volume: Volume) -> dict[str, str]:
    """The volume of a closed case is not filed before it was closed; of an open one it may be begun."""
    case = s.get(Case, volume.case_id) if volume.case_id else None
    if case is None or case.closed_on is None or not changed(volume, "filed_on", "case_id"):
        return {}
    return (
        {"filed_on": f"不能早于结案日期（{case.closed_on}）"}
        if volume.filed_on < case.closed_on
        else {}
    )


def lent_early(s: Session, loan: VolumeLoan) -> dict[str, str]:
    """Nobody borrows a volume that is not on the shelf yet."""
    if not loan.borrowed_on or not changed(loan, "volume_id", "borrowed_on"):
        return {}
    filed = s.get_one(Volume, loan.volume_id).filed_on
    return {"borrowed_on": f"不能早于归档日期（{filed}）"} if loan.borrowed_on < filed else {}


def filed_late(s: Session, volume: Volume) -> dict[str, str]:
    """Nor is it put there only after it was lent."""
    if volume.id is None or not changed(volume, "filed_on"):
        return {}
    lent = select(func.min(VolumeLoan.borrowed_on)).where(VolumeLoan.volume_id == volume.id)
    first = s.scalar(lent)
    late = first is not None and first < volume.filed_on
    return {"filed_on": f"{first} 已借出，不能晚于这一天"} if late else {}


def lent_twice(s: Session, loan: VolumeLoan) -> dict[str, str]:
    """A volume is with one borrower at a time; who gives it back and who takes it may be on one day."""
    if not changed(loan, "volume_id", "borrowed_on", "returned_on"):
        return {}
    if seals.within(s, s.get_one(Volume, loan.volume_id)):
        return {}  # looked at once all of them are there (in_one_hand)
    return _clash(s, loan)


def in_one_hand(s: Session, volume: Volume) -> None:
    """The same of all the loans of a volume, once they are saved. Raises Rejected: loans."""
    query = select(VolumeLoan).where(VolumeLoan.volume_id == volume.id).order_by(VolumeLoan.id)
    for at, loan in enumerate(s.scalars(query)):
        if found := _clash(s, loan, VolumeLoan.id < loan.id):
            raise Rejected({f"loans.{at}.{name}": said for name, said in found.items()})


def _clash(s: Session, loan: VolumeLoan, *among: ColumnElement[bool]) -> dict[str, str]:
    since = func.coalesce(VolumeLoan.borrowed_on, date.min)
    back = func.coalesce(VolumeLoan.returned_on, date.max)
    mine = (VolumeLoan.volume_id == loan.volume_id, VolumeLoan.id != (loan.id or 0))
    then = (since < (loan.returned_on or date.max), back > (loan.borrowed_on or date.min))
    other = s.scalars(select(VolumeLoan).where(*mine, *then, *among).order_by(since)).first()
    if other is None:
        return {}
    if other.returned_on is None and loan.returned_on is None:
        return {"borrower": f"{other.borrower}还没有归还，请先填归还日期"}
    span = f"{other.borrowed_on or '……'} 至 {other.returned_on or '今'}"
    return {"borrowed_on": f"{span} 在{other.borrower}手里，请核对日期"}


def disorderly(s: Session, record: Record) -> dict[str, str]:
    """The problems by field of a volume or a loan; a gate of a save (gates.py)."""
    return told(s, record, ASKED)


def kept(s: Session, record: Record) -> str:
    """Why a volume is not to be taken away: somebody has it; "" where it may be."""
    mine = VolumeLoan.volume_id == record.id
    loan = (
        s.scalars(select(VolumeLoan).where(mine, OUT)).first()
        if isinstance(record, Volume)
        else None
    )
    return f"这一卷还在{loan.borrower}手里，不能删除；还回来了请先填归还日期" if loan else ""


def named(name: str, secrecy: str | None) -> str:
    """A name for the cover: in full, unless the case is sensitive or a minor's, since covers stand
    open on a shelf."""
    return f"{name[:1]}××" if secrecy in discretion.CLOSE else name


@dataclass(frozen=True)
class Loan:
    """A volume that is out."""

    number: str
    title: str
    borrower: str
    due_on: date | None
    overdue: bool


def lent(s: Session) -> list[Loan]:
    """The volumes that are out, those that should be back first."""
    query = (
        select(Volume, VolumeLoan)
        .join(VolumeLoan, VolumeLoan.volume_id == Volume.id)
        .where(OUT, discretion.shown(s, Volume))
        .order_by(VolumeLoan.due_on.is_(None), VolumeLoan.due_on, VolumeLoan.id)
    )
    return [
        Loan(
            volume.number or "",
            volume.title_text,
            loan.borrower,
            loan.due_on,
            _late(loan, s.today()),
        )
        for volume, loan in s.execute(query)
    ]


def _late(loan: VolumeLoan, today: date) -> bool:
    return loan.due_on is not None and loan.due_on < today


ASKED: tuple[tuple[type[Record], Asked], ...] = (
    (Volume, misfiled), (Volume, filed_late), (VolumeLoan, lent_early), (VolumeLoan, lent_twice),
)  # fmt: skip
