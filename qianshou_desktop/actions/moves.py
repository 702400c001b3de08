"""The moves of one case, or of one person, as a chain: each begins where the one before led to. A day that
was written wrongly is mended, and a move that was forgotten is put between, as long as it fits what was
done in the case (transfers.py carries out the newest)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, inspect, select

from qianshou_desktop.actions.casework import WRITTEN
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.parameter import Past
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.referral import Transfer
from qianshou_desktop.records.station import Station
from qianshou_desktop.store.db import Session

BEFORE = "moved_before"  # of a transfer that is being mended: the day that was written first
NOT_BEFORE, NOT_AFTER = "不能早于上一次转站（{}）", "不能晚于下一次转站（{}）"


def mended(s: Session, transfer: Transfer) -> dict[str, str]:
    """The problems of a day that is written anew: it stays between its neighbours, within the life of
    what was moved, and agrees with what was done in the case."""
    old = next(iter(inspect(transfer).attrs.moved_on.history.deleted), transfer.moved_on)
    others = [each for each in _chain(s, transfer) if each.id != transfer.id]
    before = max((each.moved_on for each in others if each.moved_on <= old), default=date.min)
    after_ = min((each.moved_on for each in others if each.moved_on > old), default=date.max)
    if transfer.moved_on < before:
        return {"moved_on": NOT_BEFORE.format(before)}
    if transfer.moved_on > after_:
        return {"moved_on": NOT_AFTER.format(after_)}
    first, last = sorted((old, transfer.moved_on))
    found = untimely(s, transfer) or contradicted(s, transfer, first, last)
    if not found:
        inspect(transfer).info[BEFORE] = old
    return found


def follow(s: Session, transfer: Transfer) -> None:
    """Who had the case until the move had it until the mended day."""
    old = inspect(transfer).info.pop(BEFORE, None)
    if old is None or transfer.case_id is None:
        return
    case = s.get_one(Case, transfer.case_id)
    mine = (Past.kind == Case.__tablename__, Past.about == case.uid.hex(), Past.to_on == old)
    for row in s.scalars(select(Past).where(*mine)):
        row.to_on = transfer.moved_on


def after(s: Session, transfer: Transfer) -> bool:
    """Whether what is moved was moved again later than a new transfer tells."""
    return any(each.moved_on > transfer.moved_on for each in _others(s, transfer))


def put_between(s: Session, transfer: Transfer) -> None:
    """A move that was forgotten: it moves nothing today, and tells where somebody was in between.
    Raises Rejected: from_station, to_station, moved_on."""
    chain = _others(s, transfer)
    later = next(each for each in chain if each.moved_on > transfer.moved_on)
    here = _station(chain, transfer.moved_on)
    if transfer.from_station_id not in (None, here):
        raise Rejected({"from_station": "那天不在这个社工站，请核对；转出站可以空着，由程序填"})
    if transfer.to_station_id == here:
        raise Rejected({"to_station": "那天就在这个社工站，请选另一个"})
    if transfer.to_station_id == later.to_station_id:
        said = f"{later.moved_on} 已转到这个站；日期登错的，请改那次转站的日期"
        raise Rejected({"to_station": said})
    transfer.from_station_id = here
    problems = untimely(s, transfer) or contradicted(s, transfer, transfer.moved_on, later.moved_on)
    if problems:
        raise Rejected(problems)
    later.from_station_id = transfer.to_station_id


def untimely(s: Session, transfer: Transfer) -> dict[str, str]:
    """A move lies within the case, or within the time of a person on file."""
    if transfer.case_id:
        case = s.get_one(Case, transfer.case_id)
        begun, ended, words = case.opened_on, case.closed_on, ("接案", "结案")
    else:
        person = s.get_one(Person, transfer.person_id)
        begun, ended, words = person.filed_on, None, ("建档", "离档")
        if person.left_on and person.returned_on is None:
            ended = person.left_on
    if transfer.moved_on < begun:
        return {"moved_on": f"不能早于{words[0]}日期（{begun}）"}
    if ended and transfer.moved_on > ended:
        return {"moved_on": f"不能晚于{words[1]}日期（{ended}）"}
    return {}


def contradicted(
    s: Session, transfer: Transfer, first: date, last: date = date.max
) -> dict[str, str]:
    """What was done in the case within some days was done where it then stood; on the day of a move
    both stations may have done something."""
    if transfer.case_id is None:
        return {}
    chain = sorted([*_others(s, transfer), transfer], key=lambda each: each.moved_on)
    for form, day in _done(s, transfer.case_id, first, last):
        there = {_station(chain, day), *(e.from_station_id for e in chain if e.moved_on == day)}
        if form.station_id not in there:
            name = s.get_one(Station, form.station_id).name
            said = f"{day} {name}还有{form.label}，与这次转站的日期对不上，请核对"
            return {"moved_on": said}
    return {}


def _done(s: Session, case: int, first: date, last: date) -> Iterator[tuple[Any, date]]:
    for kind in WRITTEN:
        form: Any = kind
        day = getattr(form, form.day_field)
        query = select(form).where(
            form.case_id == case, form.station_id.is_not(None), day.between(first, last)
        )
        yield from (
            (each, getattr(each, form.day_field)) for each in s.scalars(query.order_by(day))
        )


def _station(chain: Sequence[Transfer], day: date) -> int | None:
    """Where it stood on a day, that of a move being the next station's."""
    gone = [each.to_station_id for each in chain if each.moved_on <= day]
    return gone[-1] if gone else chain[0].from_station_id


def _others(s: Session, transfer: Transfer) -> list[Transfer]:
    return [each for each in _chain(s, transfer) if each is not transfer]


def _chain(s: Session, transfer: Transfer) -> Sequence[Transfer]:
    """All the moves of what a transfer moves, in their order."""
    same = Transfer.case_id == transfer.case_id
    if transfer.case_id is None:
        same = and_(Transfer.case_id.is_(None), Transfer.person_id == transfer.person_id)
    with s.no_autoflush:
        query = select(Transfer).where(same).order_by(Transfer.moved_on, Transfer.uid)
        return s.scalars(query).all()
