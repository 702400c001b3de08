"""Volumes that are lent (F27): who has them, and whether they should be back."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from qianshou_desktop.actions import discretion
from qianshou_desktop.records.archive import Volume, VolumeLoan
from qianshou_desktop.store.db import Session


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
        .where(VolumeLoan.returned_on.is_(None), discretion.shown(s, Volume))
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
