"""What a save refuses though the record alone is in order: other records or the county's own
numbers tell. Whatever the article asks 原则上 is no gate but a finding (actions/rules)."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, inspect, select

from qianshou_desktop.actions import (
    accord,
    authority,
    casework,
    funds,
    guardians,
    induction,
    lifespans,
    references,
    reporting,
    rules,
    seals,
    transfers,
)
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.base import Form
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.fund import Funding
from qianshou_desktop.records.kinds import Money, Ref, Unfit
from qianshou_desktop.records.parameter import Past
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.user import User
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session


def refused(s: Session, record: Record) -> dict[str, str]:
    """The problems by field; none for a record that may pass. Of what is another station's nothing
    else is told."""
    return authority.misplaced(s, record) or {
        name: said for gate in GATES for name, said in gate(s, record).items()
    }


def refuse_removal(s: Session, record: Record) -> None:
    """Raises Rejected for what is not to be taken away though nothing refers to it."""
    said = seals.kept(s, record) or transfers.kept(record) or reporting.kept(s, record)
    if said:
        raise Rejected(said)


def unapproved(s: Session, record: Record) -> dict[str, str]:
    """Approved is a form by a user of the program, who was asked for a password."""
    if not isinstance(record, Form) or record.form_state != "reviewed":
        return {}
    state: Any = inspect(record).attrs
    if not any(state[name].history.has_changes() for name in ("form_state", "reviewer")):
        return {}
    users = select(User.id).where(User.name == (record.reviewer or ""), User.active)
    if s.scalars(users).first() is not None:
        return {}
    return {"reviewer": "审核要由本机的用户办理：请审核的人登录后用“通过”，不能代填"}


def unhanded(s: Session, record: Record) -> dict[str, str]:
    """Who leaves hands over first: nobody's visits may fall due to somebody who is gone."""
    if not isinstance(record, Worker) or record.id is None:
        return {}
    state = inspect(record).attrs
    gone = state.left_on.history.has_changes() and record.left_on
    if not gone and not (record.state == "left" and state.state.history.has_changes()):
        return {}
    persons = select(func.count()).where(Person.in_charge_id == record.id, Person.left_on.is_(None))
    cases = select(func.count()).where(Case.worker_id == record.id, Case.closed_on.is_(None))
    open_work = {"名服务对象": s.scalar(persons), "件在办个案": s.scalar(cases)}
    said = "、".join(f"{count} {what}" for what, count in open_work.items() if count)
    return {"left_on": f"还负责 {said}，请用“离岗交接”办理"} if said else {}


def unknown_past(s: Session, record: Record) -> dict[str, str]:
    """A former value of something that keeps none, or that its field cannot read."""
    if not isinstance(record, Past):
        return {}
    kind = KINDS.get(record.kind)
    if kind is None or not kind.lasting:
        return {"kind": "这种记录没有沿革"}
    if record.field_name not in kind.lasting:
        labels = "、".join(kind.fields[name].label for name in kind.lasting)
        return {"field_name": f"{kind.label}只留这些的沿革：{labels}"}
    return _unreadable(s, kind.fields[record.field_name], record.value)


def _unreadable(s: Session, placed: Placed, value: str | None) -> dict[str, str]:
    try:
        read = placed.kind.read(value) if value else None
        if isinstance(placed.kind, Ref) and value:
            references.resolve(s, placed.kind.target, value)
            return {}
    except (Unfit, Rejected) as error:
        return {"value": str(error)}
    said = placed.kind.limit(read, s.today()) if read is not None else None
    return {"value": said} if said else {}


def over_cap(s: Session, record: Record) -> dict[str, str]:
    """More than 3 % of last year's relief fund (domain.md §1.8: refused). Where that sum is still
    to be told, or the county's share was lowered afterwards, R24 tells."""
    if not isinstance(record, Funding):
        return {}
    state = inspect(record).attrs
    if not any(state[name].history.has_changes() for name in ("relief_fen", "allotted_fen")):
        return {}
    permille = rules.permille(s, record.year)
    cap = funds.cap_fen(record.relief_fen, permille)
    if not record.relief_fen or record.allotted_fen <= cap:
        return {}
    share = f"{permille / 10:g}%"
    return {
        "allotted_fen": f"最多 {Money().show(cap)} 元（上年度社会救助专项经费的 {share}），请改小，"
        "不足的由上级拨款、其他来源和财政补足"
    }


GATES: tuple[Callable[[Session, Record], dict[str, str]], ...] = (
    seals.sealed, transfers.settled, transfers.unmoved, reporting.untimely,
    unapproved, accord.discord, lifespans.outside,
    induction.unready, casework.unready, over_cap, guardians.unguarded, unhanded, unknown_past,
)  # fmt: skip
