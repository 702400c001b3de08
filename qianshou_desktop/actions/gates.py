"""What a save refuses though the record alone is in order: other records or the county's own
numbers tell. Whatever the article asks 原则上 is no gate but a finding (actions/rules)."""

from collections.abc import Callable

from sqlalchemy import func, inspect, select

from qianshou_desktop.actions import (
    accord,
    ages,
    archive,
    authority,
    casework,
    funds,
    guardians,
    induction,
    leavings,
    lifespans,
    named,
    past,
    presence,
    references,
    reopening,
    reporting,
    rosters,
    rules,
    seals,
    sequence,
    signing,
    transfers,
    volunteering,
)
from qianshou_desktop.actions.presence import on_file
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.fund import Funding
from qianshou_desktop.records.kinds import Money, Ref, Unfit
from qianshou_desktop.records.parameter import Past
from qianshou_desktop.records.person import Person
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
    said = kept(s, record)
    if said:
        raise Rejected(said)


def kept(s: Session, record: Record) -> str:
    """The same of a record, or of a row that is no longer given; "" where it may go."""
    said = (keep(s, record) for keep in KEEPERS)
    return next(filter(None, said), "")


def unhanded(s: Session, record: Record) -> dict[str, str]:
    """Who leaves hands over first: nobody's visits may fall due to somebody who is gone."""
    if not isinstance(record, Worker) or record.id is None:
        return {}
    state = inspect(record).attrs
    gone = state.left_on.history.has_changes() and record.left_on
    if not gone and not (record.state == "left" and state.state.history.has_changes()):
        return {}
    persons = select(func.count()).where(Person.in_charge_id == record.id, on_file(s.today()))
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
    return _unreadable(s, kind.fields[record.field_name], record) or _told_twice(s, record)


def _unreadable(s: Session, placed: Placed, row: Past) -> dict[str, str]:
    """The problem of its value; one that can be read is put as rows keep it: a reference is written
    by its name or code, and kept by the uid."""
    if not row.value:
        return {}
    kind = placed.kind
    try:
        if isinstance(kind, Ref):
            read, said = references.resolve(s, kind.target, row.value), None
        else:
            read = kind.read(row.value)
            said = kind.limit(read, s.today())
    except (Unfit, Rejected) as error:
        return {"value": str(error)}
    if said is None:
        row.value = past.written(s, kind, read)
    return {"value": said} if said else {}


def _told_twice(s: Session, row: Past) -> dict[str, str]:
    """Of one day a field has one value."""
    if not accord.changed(row, "about", "field_name", "from_on", "to_on"):
        return {}
    other = past.clashing(s, row)
    if other is None:
        return {}
    said = past.told(s, other, "value")
    span = f"{other.from_on or '……'} 至 {other.to_on}"
    return {"from_on": f"这几天的已经记过（{span}：{said}），请核对起止日期"}


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
    authority.governed, authority.unreached, seals.sealed, transfers.settled, transfers.unmoved, transfers.wandered,
    ages.unfit, presence.erased, reopening.reopened, reopening.overtaken, reopening.goes_on,
    reporting.untimely, reporting.unsaid, signing.unsigned, rosters.disagreeing, accord.discord,
    leavings.disorderly, lifespans.outside, sequence.out_of_order, named.ill_named,
    induction.unready, casework.unready, over_cap, guardians.unguarded, unhanded, unknown_past,
    volunteering.discord, archive.disorderly,
)  # fmt: skip
KEEPERS: tuple[Callable[[Session, Record], str], ...] = (
    seals.kept, transfers.kept, reporting.kept, casework.unskipped, casework.stood_on, rosters.kept,
    volunteering.kept, archive.kept,
)  # fmt: skip
