"""Handing over: a worker who leaves, or an agency that changes, gives away what is open in one
step; what was done stays with whoever did it (seed article, 配强人员队伍)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from qianshou_desktop.actions import common
from qianshou_desktop.records import Record
from qianshou_desktop.records.contract import Contract
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.institution import Complaint
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.user import User
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session


@dataclass(frozen=True)
class Moved:
    """What went from one to the other: persons in charge of (their due visits with them),
    complaints not answered yet, contracts ended; and whether an account was closed."""

    persons: int = 0
    complaints: int = 0
    contracts: int = 0
    account: bool = False

    def words(self) -> str:
        parts = {
            f"服务对象 {self.persons} 人（连同应走访）": self.persons,
            f"未办结投诉 {self.complaints} 件": self.complaints,
            f"合同 {self.contracts} 份到期": self.contracts,
            "账号已停用": self.account,
        }
        return "、".join(word for word, there in parts.items() if there) or "没有未办的事"


def leave(s: Session, worker: int, successor: int, day: date, user: str = "") -> Moved:
    """A worker leaves on a day: whom they are in charge of and what they have not closed goes to a
    colleague of the same station, and the account of their name is closed. `user`: who does it.
    Raises Rejected by field: worker, successor, left_on."""
    going, coming = s.get_one(Worker, worker), s.get(Worker, successor)
    _refuse(going, coming, day)
    assert coming is not None
    theirs = select(Person).where(Person.in_charge_id == going.id, Person.left_on.is_(None))
    unanswered = select(Complaint).where(
        Complaint.worker_id == going.id, Complaint.handled_on.is_(None)
    )
    moved = Moved(
        _give(s.scalars(theirs).all(), "in_charge_id", coming.id),
        _give(s.scalars(unanswered).all(), "worker_id", coming.id),
        account=_close(s, going.name, user),
    )
    common.save(s, "worker", {"left_on": day, "state": "left"}, going.id)
    return moved


def _refuse(going: Worker, coming: Worker | None, day: date) -> None:
    if going.left_on and going.left_on <= day:
        raise Rejected({"worker": f"{going.name}已在 {going.left_on} 离岗"})
    if going.joined_on and day < going.joined_on:
        raise Rejected({"left_on": f"离岗日期不能早于到岗日期（{going.joined_on}）"})
    if coming is None or coming.id == going.id:
        raise Rejected({"successor": "请选一位接手的同事"})
    if coming.station_id != going.station_id:
        raise Rejected({"successor": f"{coming.name}不在同一个社工站，请选本站的同事"})
    if (coming.left_on and coming.left_on <= day) or coming.state == "left":
        raise Rejected({"successor": f"{coming.name}已离岗，不能接手"})
    if coming.joined_on and coming.joined_on > day:
        raise Rejected({"successor": f"{coming.name} {coming.joined_on} 才到岗，不能接手"})


def _give(records: Sequence[Record], name: str, key: int) -> int:
    for record in records:
        setattr(record, name, key)
    return len(records)


def _close(s: Session, name: str, user: str) -> bool:
    """Close the account of this name, unless it is the one at work or the last of the county's."""
    account = s.scalars(select(User).where(User.name == name, User.active)).first()
    if account is None or account.name == user:
        return False
    heads = s.scalars(select(User).where(User.role == "county", User.active)).all()
    if account.role == "county" and len(heads) == 1:
        return False
    account.active = False
    return True


def change_operator(s: Session, station: int, agency: int, day: date) -> Moved:
    """Another agency runs a station from a day: the contracts with the one before end, and old
    reports keep its name. Raises Rejected by field: operator, day."""
    place, coming = s.get_one(Station, station), s.get_one(Agency, agency)
    if "operator" not in coming.roles:
        raise Rejected({"operator": f"{coming.name}不是承接机构，请先在“机构”里加上这个角色"})
    if place.operator_id == coming.id:
        raise Rejected({"operator": f"{place.name}现在就由{coming.name}承接"})
    if day > s.today():
        raise Rejected({"day": "交接日期还没到；到那一天再办，应走访和报表才不会提前算给新机构"})
    ended = 0
    for contract in s.scalars(select(Contract).where(Contract.station_id == place.id)):
        holds = contract.to_on is None or contract.to_on > day
        if contract.agency_id == place.operator_id and holds:
            common.save(s, "contract", {"to_on": day}, contract.id)
            ended += 1
    common.save(s, "station", {"operator": coming.id}, place.id)
    return Moved(contracts=ended)
