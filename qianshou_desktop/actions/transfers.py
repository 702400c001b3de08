"""A transfer that is saved moves what it is about: the case, or the person, to the other station."""

from typing import Any

from sqlalchemy import inspect, select

from qianshou_desktop.actions import (
    accord,
    authority,
    lifespans,
    moves,
    numbers,
    past,
    standing,
    todos,
)
from qianshou_desktop.actions.presence import on_file
from qianshou_desktop.records import Record
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.county import Township, Village
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.referral import Transfer
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import STATION_STATE
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

MOVES = ("person", "case", "from_station", "to_station", "to_worker")
WANDERED = "换到别的站请办“转站”，写换的那天；一开始就填错的，也办“转站”，日期写建档或接案那天"
DONE = "这次转站已经办过，{}；办错了请再办一次“转站”转回去"


def settled(s: Session, record: Record) -> dict[str, str]:
    """What moved somebody is not rewritten afterwards; the day alone may have been written wrongly."""
    if not isinstance(record, Transfer):
        return {}
    if record.id is None:
        return {}
    state = inspect(record).attrs
    changed = [n for n in MOVES if state[record.fields[n].attribute].history.has_changes()]
    if changed:
        return dict.fromkeys(changed, DONE.format("只能改日期"))
    return moves.mended(s, record) if state.moved_on.history.has_changes() else {}


def wandered(s: Session, record: Record) -> dict[str, str]:
    """Who was put in before today goes to another station by a transfer, which says when: an address
    that is merely written over would take along what was reported of the months before."""
    if not isinstance(record, Case | Person) or record.id is None:
        return {}
    name = "station" if isinstance(record, Case) else "township"
    moved: Any = record
    history = inspect(moved).attrs[record.fields[name].attribute].history
    old = next(iter(history.deleted or ()), None)
    if old is None or past.recorded(s, record) == s.today():
        return {}
    new = next(iter(history.added or ()), None)
    if isinstance(record, Person):  # a township that another follows keeps its station
        places = [standing.home(s, each) for each in (old, new)]
        if None in places or places[0] is places[1]:
            return {}
    return {name: WANDERED}


def kept(s: Session, record: Record) -> str:
    """Why it is not to be removed; "" for what is no transfer."""
    return DONE.format("不能删除") if isinstance(record, Transfer) else ""


def carry_out(s: Session, transfer: Transfer) -> None:
    """Once, as it is entered; one that tells of a move already made, as a list that is read in again
    does, moves nothing. Raises Rejected by field: case, person, from_station, to_station, to_worker,
    moved_on."""
    coming = s.get(Worker, transfer.to_worker_id) if transfer.to_worker_id else None
    if coming and coming.station_id != transfer.to_station_id:
        raise Rejected({"to_worker": f"{coming.name}不在转入的社工站，请选那个站的社工"})
    if moves.after(s, transfer):
        moves.put_between(s, transfer)
        return
    case = s.get_one(Case, transfer.case_id) if transfer.case_id else None
    person = s.get_one(Person, transfer.person_id)
    home = standing.home(s, person.township_id)
    here = case.station_id if case else home.id if home else None
    if transfer.from_station_id and here == transfer.to_station_id:
        _already(s, transfer, case or person)
        return
    if transfer.from_station_id not in (None, here):
        raise Rejected({"from_station": "现在不在这个社工站，请核对；转出站可以空着，由程序填"})
    if here == transfer.to_station_id:
        raise Rejected({"to_station": "现在就在这个社工站，请选另一个"})
    _refuse_station(s, transfer)
    transfer.from_station_id = here
    if case:
        _case(s, transfer, case)
    else:
        _person(s, transfer, person)
    s.flush()


def _already(s: Session, transfer: Transfer, moved: Case | Person) -> None:
    """A move from before somebody came into this file changes no month that was reported from it; and
    what another station had is not a station's to say."""
    known = past.recorded(s, moved)
    if transfer.moved_on > known or s.role == authority.STATION:
        said = f"现在就在转入的社工站；{known} 登记以后的转站，要在转的时候办"
        raise Rejected({"to_station": said})


def _refuse_station(s: Session, transfer: Transfer) -> None:
    """Whoever comes is taken in by a station that stands, and stands still; that one is merely planned
    is no more than how it was laid out, where the county has said nothing yet."""
    station = s.get_one(Station, transfer.to_station_id)
    unknown = station.state == "planned" and authority.unheard(s)
    if station.state != "built" and not unknown:
        state = STATION_STATE.label(station.state)
        raise Rejected({"to_station": f"{station.name}{state}，还不能接收，请选已建成的站"})
    gone = lifespans.merged(station, transfer.moved_on)
    if gone:
        raise Rejected({"to_station": gone})


def _case(s: Session, transfer: Transfer, case: Case) -> None:
    if case.closed_on:
        raise Rejected({"case": "这个个案已经结案，不再转站"})
    if problems := moves.untimely(s, transfer) or moves.contradicted(
        s, transfer, transfer.moved_on
    ):
        raise Rejected(problems)
    case.station_id, case.worker_id = transfer.to_station_id, transfer.to_worker_id
    s.info[past.FROM] = transfer.moved_on  # who had it until then stays on record
    try:
        past.remember(s, case)
    finally:
        del s.info[past.FROM]


def _person(s: Session, transfer: Transfer, person: Person) -> None:
    coming = s.get_one(Station, transfer.to_station_id)
    town = s.scalars(select(Township).where(Township.code == coming.code)).first()
    if town is None:
        raise Rejected({"to_station": f"{coming.name}的代码不是本县的乡镇（街道），转不过去"})
    if problems := moves.untimely(s, transfer):
        raise Rejected(problems)
    if person.gone:
        raise Rejected({"person": f"{person.name} {person.left_on} 已离档，不再转站"})
    person.township_id, person.village_id = town.id, None
    person.in_charge_id = transfer.to_worker_id
    s.flush()
    todos.carry(s, person)


def with_village(s: Session, village: Village) -> None:
    """Whoever lives in a village that has come to another township goes along today, so that what was
    reported until then stays true; a person who was put in today was never elsewhere."""
    here = (Person.village_id == village.id, Person.township_id != village.township_id)
    moved = list(s.scalars(select(Person).where(*here, on_file(s.today())).order_by(Person.id)))
    if not moved:
        return
    town = s.get_one(Township, village.township_id)
    coming = standing.home(s, town.id)
    for person in moved:
        leaving = standing.home(s, person.township_id)
        before = past.recorded(s, person) != s.today()
        if leaving and coming and leaving is not coming and before:
            made = Transfer(
                person_id=person.id, from_station_id=leaving.id, to_station_id=coming.id,
                moved_on=s.today(), cause=f"{village.name}划归{town.name}",
            )  # fmt: skip
            numbers.give(s, made)
            s.add(made)
            person.in_charge_id = None
        person.township_id = town.id
    s.flush()


# ---- afterwards ------------------------------------------------------------------------------------------


def unmoved(s: Session, record: Record) -> dict[str, str]:
    """Who was transferred once goes elsewhere by a transfer alone, and neither begins after it nor
    ends before it: what the stations reported until then stays true."""
    if not isinstance(record, Case | Person) or record.id is None:
        return {}
    whose = (
        Transfer.case_id == record.id if isinstance(record, Case)
        else (Transfer.person_id == record.id) & Transfer.case_id.is_(None)
    )  # fmt: skip
    days = list(s.scalars(select(Transfer.moved_on).where(whose)))
    if not days:
        return {}
    names = ("station", "opened_on", "closed_on")
    place, begun, ended = names if isinstance(record, Case) else ("township", "filed_on", "left_on")
    first, last = getattr(record, begun), getattr(record, ended)
    return {
        name: said
        for name, wrong, said in (
            (place, True, f"{max(days)} 转过站；要再换地方，请再办“转站”"),
            (begun, first > min(days), f"不能晚于转站日期（{min(days)}）"),
            (ended, bool(last) and last < max(days), f"不能早于转站日期（{max(days)}）"),
        )
        if wrong and accord.changed(record, record.fields[name].attribute)
    }
