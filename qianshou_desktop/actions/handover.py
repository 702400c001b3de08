"""Handing over: a worker who leaves, or an agency that changes, gives away what is open in one
step; what was done stays with whoever did it (seed article, 配强人员队伍)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select

from qianshou_desktop.actions import authority, common
from qianshou_desktop.actions.past import FROM, last_end
from qianshou_desktop.actions.presence import on_file
from qianshou_desktop.records import Record
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.consent import Crisis
from qianshou_desktop.records.contract import Contract
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import Group
from qianshou_desktop.records.institution import (
    Complaint,
    SafetyCheck,
    Supervision,
    SupervisionTask,
)
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.todo import Todo
from qianshou_desktop.records.user import User
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

OVER = ("finished", "cancelled")


@dataclass(frozen=True)
class Moved:
    """What went from one to the other: persons in charge of (their due visits with them),
    complaints not answered yet, contracts ended, supervision's tasks not done, open cases, groups
    that are not over, to-dos; and whether an account was closed."""

    persons: int = 0
    complaints: int = 0
    contracts: int = 0
    account: bool = False
    actions: int = 0
    cases: int = 0
    groups: int = 0
    todos: int = 0
    lacking: tuple[str, ...] = ()

    def words(self) -> str:
        parts = {
            f"服务对象 {self.persons} 人（连同应走访）": self.persons,
            f"未办结投诉 {self.complaints} 件": self.complaints,
            f"合同 {self.contracts} 份到期": self.contracts,
            f"督导行动项 {self.actions} 件": self.actions,
            f"在办个案 {self.cases} 件": self.cases,
            f"未结束的小组 {self.groups} 个": self.groups,
            f"待办 {self.todos} 件": self.todos,
            "账号已停用": self.account,
        }
        moved = "、".join(word for word, there in parts.items() if there) or "没有未办的事"
        return "；".join((moved, *self.lacking))


def leave(s: Session, worker: int, successor: int, day: date, user: str = "") -> Moved:
    """A worker leaves on a day: whom they are in charge of (or filed, where nobody is) and what they have not closed goes to a
    colleague of the same station, and the account of their name is closed. `user`: who does it.
    Raises Rejected by field: worker, successor, left_on."""
    going, coming = s.get_one(Worker, worker), s.get(Worker, successor)
    _refuse(going, coming, day, s.today())
    assert coming is not None
    charged = Person.in_charge_id == going.id
    filed = and_(Person.in_charge_id.is_(None), Person.worker_id == going.id)
    theirs = select(Person).where(or_(charged, filed), on_file(s.today()))
    unanswered = select(Complaint).where(
        Complaint.worker_id == going.id, Complaint.handled_on.is_(None)
    )
    moved = Moved(
        _give(s.scalars(theirs).all(), "in_charge_id", coming.id),
        _give(s.scalars(unanswered).all(), "worker_id", coming.id),
        account=_close(s, going.name, user),
        actions=_give(_asked(s, going), "worker_id", coming.id),
        cases=_cases(s, going, coming, day),
        groups=_give(_open(s, Group, going, Group.state.not_in(OVER)), "worker_id", coming.id),
        todos=_todos(s, going, coming) + _give(_unfinished(s, going, day), "worker_id", coming.id),
    )
    s.flush()
    common.save(s, "worker", {"left_on": day, "state": "left"}, going.id)
    return moved


def _asked(s: Session, going: Worker) -> list[SupervisionTask]:
    """What supervisions ask of the leaver, or of nobody by name where the leaver wrote it
    down."""
    theirs = and_(SupervisionTask.worker_id.is_(None), Supervision.worker_id == going.id)
    query = (
        select(SupervisionTask)
        .join(Supervision, Supervision.id == SupervisionTask.supervision_id)
        .where(
            or_(SupervisionTask.worker_id == going.id, theirs), SupervisionTask.done_on.is_(None)
        )
    )
    return list(s.scalars(query))


def _todos(s: Session, going: Worker, coming: Worker) -> int:
    """Open to-dos; those that stand for a supervision's task are counted with these."""
    theirs = _open(s, Todo, going, Todo.done_on.is_(None))
    _give(theirs, "worker_id", coming.id)
    return sum(todo.kind != "supervision" for todo in theirs)


def _unfinished(s: Session, going: Worker, day: date) -> list[Record]:
    """Crises, hazards and events to come that wait for the leaver."""
    hazard = and_(SafetyCheck.hazard.is_not(None), SafetyCheck.mended_on.is_(None))
    return [
        *_open(s, Crisis, going, Crisis.closed_on.is_(None)),
        *_open(s, SafetyCheck, going, hazard),
        *_open(s, Event, going, Event.held_on > day),
    ]


def _open(s: Session, kind: Any, going: Worker, still: ColumnElement[bool]) -> list[Any]:
    """The records of a kind that a worker has not finished."""
    return list(s.scalars(select(kind).where(kind.worker_id == going.id, still)))


def _cases(s: Session, going: Worker, coming: Worker, day: date) -> int:
    """Open cases; who had each until the day stays on record."""
    theirs = _open(s, Case, going, Case.closed_on.is_(None))
    s.info[FROM] = day
    try:
        for case in theirs:
            common.save(s, "case", {"worker": coming.id}, case.id)
    finally:
        del s.info[FROM]
    return len(theirs)


def _refuse(going: Worker, coming: Worker | None, day: date, today: date) -> None:
    if day > today:
        raise Rejected({"left_on": "离岗日期还没到；到那一天再办，在岗的事才不会提前转走"})
    if going.left_on and going.left_on <= day:
        raise Rejected({"worker": f"{going.name}已在 {going.left_on} 离岗"})
    if going.joined_on and day < going.joined_on:
        raise Rejected({"left_on": f"离岗日期不能早于到岗日期（{going.joined_on}）"})
    if coming is None or coming.id == going.id:
        raise Rejected({"successor": "请选一位接手的同事"})
    if coming.station_id != going.station_id:
        where = "社工站，请选本站的同事" if going.station_id else "指导中心，请选中心的同事"
        raise Rejected({"successor": f"{coming.name}不在同一个{where}"})
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
    namesakes = s.scalars(select(Worker).where(Worker.name == name)).all()
    if sum(each.state != "left" for each in namesakes) > 1:
        return False  # whose account it is nobody can tell; whoever keeps the accounts decides
    heads = s.scalars(select(User).where(User.role == "county", User.active)).all()
    if account.role == "county" and len(heads) == 1:
        return False
    account.active = False
    return True


def change_operator(s: Session, station: int, agency: int, day: date) -> Moved:
    """Another agency runs a station from a day: the contracts with the one before end, and old
    reports keep its name. Raises Rejected by field: operator, day."""
    authority.refuse_county(s)
    place, coming = s.get_one(Station, station), s.get_one(Agency, agency)
    if "operator" not in coming.roles:
        raise Rejected({"operator": f"{coming.name}不是承接机构，请先在“机构”里加上这个角色"})
    if not place.open_on(day):
        raise Rejected({"station": f"{place.name}已于 {place.closed_on} 撤并，不再换承接机构"})
    if place.operator_id == coming.id:
        raise Rejected({"operator": f"{place.name}现在就由{coming.name}承接"})
    if day > s.today():
        raise Rejected({"day": "交接日期还没到；到那一天再办，应走访和报表才不会提前算给新机构"})
    since = last_end(s, place, "operator")
    if since and day < since:
        said = f"{since} 才换过承接机构，交接日期不能更早；那次记错了，请在“沿革”里改"
        raise Rejected({"day": said})
    ended = 0
    for contract in s.scalars(select(Contract).where(Contract.station_id == place.id)):
        holds = contract.to_on is None or contract.to_on > day
        if contract.agency_id == place.operator_id and holds:
            common.save(s, "contract", {"to_on": day}, contract.id)
            ended += 1
    s.info[FROM] = day
    try:
        common.save(s, "station", {"operator": coming.id}, place.id)
    finally:
        del s.info[FROM]
    return Moved(contracts=ended, lacking=_lacking(s, place, coming, day))


def reassign(s: Session, moves: Sequence[tuple[int, int]], day: date) -> Moved:
    """Several stations get other agencies at once, all or none: (station, agency) each. Raises
    Rejected by field: operator, day; or where no move is chosen."""
    if not moves:
        raise Rejected("请至少选一个站")
    done = [change_operator(s, station, agency, day) for station, agency in moves]
    lacking = dict.fromkeys(said for each in done for said in each.lacking)
    return Moved(contracts=sum(each.contracts for each in done), lacking=tuple(lacking))


def _lacking(s: Session, place: Station, coming: Agency, day: date) -> tuple[str, ...]:
    """What the change leaves to be done: the new contract, and who was sent by the agency before."""
    mine = (Contract.station_id == place.id, Contract.agency_id == coming.id)
    holds = or_(Contract.to_on.is_(None), Contract.to_on > day)
    signed = s.scalars(select(Contract).where(*mine, holds)).first()
    sent = [
        worker.name
        for worker in s.scalars(select(Worker).where(Worker.station_id == place.id))
        if worker.serves(day) and worker.sent_by_id not in (None, coming.id)
    ]
    said = () if signed else (f"还没有登记与{coming.name}的合同",)
    return (*said, *((f"{'、'.join(sent)}仍记为原机构选派，请核对",) if sent else ()))
