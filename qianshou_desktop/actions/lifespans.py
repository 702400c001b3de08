"""From when to when something can be done: in a case until it is closed and afterwards only looked
after, with a person from the filing on and as long as the person is on file, in a group as long as somebody belongs to it,
as a volunteer from the registration on until leaving, at a station until it is merged away. Gates of a save (gates.py)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true

from qianshou_desktop.actions import past, seals, standing
from qianshou_desktop.actions.accord import changed
from qianshou_desktop.actions.casework import WRITTEN
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.case import Case, CaseForm
from qianshou_desktop.records.case_evaluation import CaseClosing, CaseEvaluation
from qianshou_desktop.records.consent import Consent
from qianshou_desktop.records.county import Township
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import Attendance, Group, GroupMember, GroupSession
from qianshou_desktop.records.kinds import BEIJING
from qianshou_desktop.records.person import Absence, Person
from qianshou_desktop.records.referral import FollowUp, Referral, Transfer
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import LEFT_REASON
from qianshou_desktop.records.visit import Service, Visit
from qianshou_desktop.records.volunteer import Volunteer, VolunteerService
from qianshou_desktop.store.db import Session

# The worker's own word on a case may come after all.
WHILE_THERE = tuple(kind for kind in WRITTEN if kind is not CaseEvaluation)
# Not a crisis: somebody may be found dead, and harm come to light afterwards.
OF_SOMEBODY = (Visit, Service, Case, Consent, Referral, Transfer)
CONDOLENCE = timedelta(days=60)  # after a death: nobody at the door, the family, the funeral policy
UNTIL_DEATH = (FollowUp,)  # what is told of somebody who left, too, but not of the dead
MOMENT = {"crisis": "found_at"}  # where no day says when something was
# What winds a station up after it was merged away: the volumes bound, the money paid, what reminds.
WINDS_UP = (
    "volume", "volunteer_certificate", "spending", "award", "opening", "publicity", "todo", "score",
)  # fmt: skip


def outside(s: Session, record: Record) -> dict[str, str]:
    """The problems by field; none for a record of its time."""
    asked = (ask(s, record) for kinds, ask in ASKED if isinstance(record, kinds))
    return _after_merging(s, record) or next((found for found in asked if found), {})


# ---- cases ---------------------------------------------------------------------------------------------


def _after_closing(s: Session, form: Any) -> dict[str, str]:
    closed = s.get_one(Case, form.case_id).closed_on
    if closed is None or not changed(form, form.day_field, "case_id"):
        return {}
    late = getattr(form, form.day_field) > closed
    return (
        {form.day_field: f"个案 {closed} 已结案，不能晚于这一天；结案以后请写跟进记录"}
        if late
        else {}
    )


def _before_closing(s: Session, form: FollowUp) -> dict[str, str]:
    """One follows up what is closed."""
    if not changed(form, "done_on", "case_id"):
        return {}
    closed = s.get_one(Case, form.case_id).closed_on
    if closed is None:
        return {"case": "这个个案还没有结案；在办的请写面谈记录，结案以后才有跟进"}
    return {"done_on": f"不能早于结案日期（{closed}）"} if form.done_on < closed else {}


def _closed_early(s: Session, record: Case | CaseClosing) -> dict[str, str]:
    """A case is not closed before what was done in it."""
    case = record.id if isinstance(record, Case) else record.case_id
    if case is None or record.closed_on is None or not changed(record, "closed_on"):
        return {}
    first = s.scalar(select(func.min(FollowUp.done_on)).where(FollowUp.case_id == case))
    if first is not None and first < record.closed_on:
        return {"closed_on": f"{first} 已有{FollowUp.label}，结案不能晚于这一天"}
    days = ((_last(s, kind, kind.case_id == case), kind.label) for kind in WRITTEN)
    return _before(record.closed_on, "closed_on", days)


# ---- stations ------------------------------------------------------------------------------------------


def _placed(record: Any) -> tuple[str, str]:
    """The field that says when a record of the work was, and the attribute that says where; "" for
    what has no day or no place, and what may come after a station."""
    kind = record.__tablename__
    where = "station" if "station" in record.fields else "township"
    when = record.day_field or MOMENT.get(kind, "")
    fits = when and where in record.fields and kind not in WINDS_UP
    return (when, record.fields[where].attribute) if fits else ("", "")


def day_of(moment: Any) -> Any:
    return moment.astimezone(BEIJING).date() if isinstance(moment, datetime) else moment


def _after_merging(s: Session, record: Any) -> dict[str, str]:
    when, where = _placed(record)
    if not when or not changed(record, when, where):
        return {}
    day, station = day_of(getattr(record, when)), standing.place(s, record)[1]
    if "station" in record.fields:  # a form of a case says itself where it was written
        station = s.get(Station, record.station_id) if record.station_id else None
    said = merged(station, day) if day and station else ""
    return {when: said} if said else {}


def _merged_early(s: Session, station: Station) -> dict[str, str]:
    """A station is not merged away before the last of what was done at it."""
    if station.id is None or station.closed_on is None or not changed(station, "closed_on"):
        return {}
    days = (_newest(s, kind, station) for kind in KINDS.values() if _placed(kind)[0])
    return _before(station.closed_on, "closed_on", days)


def _newest(s: Session, kind: Any, station: Station) -> tuple[date | None, str]:
    """The last day of a kind's records at a station, and what is called so."""
    when, where = _placed(kind)
    town = select(Township.id).where(Township.code == station.code).scalar_subquery()
    here = getattr(kind, where) == (station.id if where == "station_id" else town)
    held = func.coalesce(kind.state, "") != "cancelled" if kind is Event else true()
    query = select(kind).where(here, held, getattr(kind, when).is_not(None))
    last = s.scalars(query.order_by(getattr(kind, when).desc(), kind.id.desc())).first()
    if last is None:
        return None, ""
    return day_of(getattr(last, when)), f"{kind.label}“{last.title}”" if last.title else kind.label


def merged(station: Station, day: date) -> str:
    """Nothing is begun or done at a station that was merged away before; "" at one that was not."""
    if station.closed_on is None or day <= station.closed_on:
        return ""
    return f"{station.name} {station.closed_on} 已撤并，不能晚于这一天；请记在接收的社工站"


# ---- persons -------------------------------------------------------------------------------------------


def _after_leaving(s: Session, record: Any) -> dict[str, str]:
    """Nobody is served, or signs, who has died, moved away or left. Before the filing there may be
    work: who is met first is filed afterwards."""
    name = record.day_field
    owner = "case_id" if isinstance(record, CaseForm) else "person_id"
    flags = ("seen",) if isinstance(record, Visit) else ()
    if not changed(record, name, owner, *flags):
        return {}
    case = s.get_one(Case, record.case_id) if isinstance(record, CaseForm) else record
    person, day = s.get(Person, case.person_id or 0), getattr(record, name)
    if isinstance(record, UNTIL_DEATH) and person and person.left_reason != "died":
        return {}
    if person and _after_all(record, person, day):
        return {}
    return _gone(s, name, case.person_id, day)


def _after_all(record: Any, person: Person, day: date) -> bool:
    """Whether it is what is done for a while though the person is gone: nobody was met, or a service
    to the family of the dead."""
    if person.left_on is None or day > person.left_on + CONDOLENCE:
        return False
    unmet = isinstance(record, Visit) and record.seen is False
    return unmet or (isinstance(record, Service) and person.left_reason == "died")


def _gone(s: Session, name: str, key: int | None, day: date) -> dict[str, str]:
    person = s.get(Person, key) if key else None
    if person is None:
        return {}
    before = select(Absence.left_on, Absence.left_reason, Absence.returned_on)
    last = (person.left_on, person.left_reason, person.returned_on)
    gone: list[tuple[Any, ...]] = [last]
    gone += map(tuple, s.execute(before.where(Absence.person_id == key)))
    for left, reason, back in gone:
        if left is not None and day > left and (back is None or day < back):
            why = LEFT_REASON.label(reason)
            return {name: f"{person.name} {left} 已离档（{why}），不能晚于这一天"}
    return {}


def _left_early(s: Session, person: Person) -> dict[str, str]:
    if person.id is None or person.left_on is None:
        return {}
    if not changed(person, "left_on", "left_reason", "returned_on"):
        return {}
    return _before(person.left_on, "left_on", _done_with(s, person.id, person))


def _away(s: Session, row: Absence) -> dict[str, str]:
    """The same of a leaving before the last one."""
    if not changed(row, "left_on", "left_reason", "returned_on"):
        return {}
    days = [(day, label) for day, label in _done_with(s, row.person_id, row) if day]
    last, label = max(days, default=(row.left_on, ""))
    said = f"{last} 还有{label}，那时人在；请核对离档和重新在档的日期"
    return {"left_on": said} if last > row.left_on else {}


def _done_with(s: Session, key: int, gone: Person | Absence) -> list[tuple[date | None, str]]:
    """The last day of each kind of work with somebody until a return: what was done since is no
    matter."""
    back = gone.returned_on or date.max
    cases = select(Case.id).where(Case.person_id == key)
    days = [
        (_last(s, kind, (kind.person_id == key) & holds, back), label)
        for kind, label, holds in (
            (Visit, Visit.label, Visit.seen),  # who was not met may have been gone
            (Service, Service.label, _not_condolence(gone)),
            (Consent, Consent.label, true()), (Case, "接案", true()),
        )
    ]  # fmt: skip
    works: tuple[Any, ...] = (*WHILE_THERE, Referral)
    if gone.left_reason == "died":
        works = (*works, FollowUp)
    days += [(_last(s, kind, kind.case_id.in_(cases), back), kind.label) for kind in works]
    came = _came(Attendance.person_id == key, GroupSession.held_on < back)
    days.append((s.scalar(came), GroupSession.label))
    joined = select(func.max(GroupMember.joined_on)).where(GroupMember.person_id == key)
    days.append((s.scalar(joined.where(GroupMember.joined_on < back)), "入组"))
    return days


def _not_condolence(gone: Person | Absence) -> ColumnElement[bool]:
    """The condition that a service is none to the family of the dead (_after_all)."""
    if gone.left_reason != "died" or gone.left_on is None:
        return true()
    return Service.served_on > gone.left_on + CONDOLENCE


# ---- groups --------------------------------------------------------------------------------------------


def on_file(day: date) -> ColumnElement[bool]:
    """The condition that a person has not died, moved away or left before a day."""
    gone = exists().where(
        Absence.person_id == Person.id, Absence.left_on < day, Absence.returned_on > day
    )
    stayed = or_(Person.left_on.is_(None), Person.left_on >= day, Person.returned_on <= day)
    return and_(stayed, ~gone)


def in_group(day: date) -> ColumnElement[bool]:
    """The condition that a member belongs to the group on a day."""
    joined = func.coalesce(GroupMember.joined_on, day) <= day
    return and_(joined, or_(GroupMember.left_on.is_(None), GroupMember.left_on > day))


def _joined_late(s: Session, member: GroupMember) -> dict[str, str]:
    """Nobody joins a group after having left; who did not say when joined as it began."""
    if not changed(member, "person_id", "joined_on"):
        return {}
    day = member.joined_on or s.get_one(Group, member.group_id).from_on
    name = "joined_on" if member.joined_on else "person"
    return _gone(s, name, member.person_id, day) if day else {}


def _came_first(s: Session, member: GroupMember) -> dict[str, str]:
    """Nobody came to a group before joining it, unless as a guest or while in it before."""
    if member.joined_on is None or not changed(member, "joined_on", "person_id"):
        return {}
    before = select(GroupMember.id).where(
        GroupMember.group_id == member.group_id, GroupMember.person_id == member.person_id,
        GroupMember.id != (member.id or 0),
    )  # fmt: skip
    first = s.scalar(
        select(func.min(GroupSession.held_on))
        .join(Attendance, Attendance.group_session_id == GroupSession.id)
        .where(GroupSession.group_id == member.group_id, Attendance.person_id == member.person_id,
               Attendance.present, Attendance.guest.is_not(True))
    )  # fmt: skip
    if first is None or first >= member.joined_on or s.scalars(before).first():
        return {}
    return {"joined_on": f"{first} 已来过小组，不能晚于这一天"}


def _quit_early(s: Session, member: GroupMember) -> dict[str, str]:
    """Nobody left a group before having come to it, unless as a guest."""
    if member.left_on is None or not changed(member, "left_on", "person_id"):
        return {}
    if seals.within(s, s.get_one(Group, member.group_id)):
        return {}  # who came again is on another row (rosters.agree)
    mine = (GroupSession.group_id == member.group_id, Attendance.person_id == member.person_id)
    last = s.scalar(_came(*mine, Attendance.guest.is_not(True)))
    return _before(member.left_on, "left_on", [(last, GroupSession.label)])


def _absent(s: Session, row: Attendance) -> dict[str, str]:
    """Who came was on file, and in the group or a guest. Of who did not, nothing is asked."""
    watched = ("person_id", "present", "guest", "group_session_id")
    if not row.present or not changed(row, *watched):
        return {}
    return _strange(s, row, s.get_one(GroupSession, row.group_session_id), "person")


def follow(s: Session, session: GroupSession) -> None:
    """The same of everybody, once a session and its rows are saved: it may have been moved to
    another day. Raises Rejected: held_on."""
    mine = (Attendance.group_session_id == session.id, Attendance.present)
    for row in s.scalars(select(Attendance).where(*mine)):
        found = _strange(s, row, session, "held_on")
        if found:
            raise Rejected(found)


def _unborn(s: Session, name: str, row: Attendance, day: date) -> dict[str, str]:
    person = s.get_one(Person, row.person_id)
    early = person.born_on is not None and day < person.born_on
    return {name: f"{person.name} {person.born_on} 才出生，请核对日期"} if early else {}


def _strange(s: Session, row: Attendance, held: GroupSession, name: str) -> dict[str, str]:
    found = _gone(s, name, row.person_id, held.held_on) or _unborn(s, name, row, held.held_on)
    if found or row.guest:
        return found
    query = select(GroupMember).where(
        GroupMember.group_id == held.group_id, GroupMember.person_id == row.person_id
    )
    members, day = list(s.scalars(query)), held.held_on
    if not members or any((m.joined_on or day) <= day <= (m.left_on or day) for m in members):
        return {}
    last, who = members[-1], s.get_one(Person, row.person_id).name
    if last.left_on and last.left_on < day:
        return {name: f"{who} {last.left_on} 已退出小组；以后又来的请勾“临时参加”"}
    return {name: f"{who} {last.joined_on} 才报名；在这以前来的请勾“临时参加”，或核对报名日期"}


def _came(*conditions: ColumnElement[bool]) -> Select[date | None]:
    query = select(func.max(GroupSession.held_on)).join(
        Attendance, Attendance.group_session_id == GroupSession.id
    )
    return query.where(Attendance.present, *conditions)


# ---- volunteers ----------------------------------------------------------------------------------------


def _unregistered(s: Session, service: VolunteerService) -> dict[str, str]:
    """Nobody serves before being registered; whose registration bears the day on which it was put
    in was registered afterwards, and may have."""
    if not changed(service, "volunteer_id", "served_on"):
        return {}
    one = s.get_one(Volunteer, service.volunteer_id)
    if service.served_on >= one.joined_on or one.joined_on == past.recorded(s, one):
        return {}
    return {
        "served_on": f"{one.name} {one.joined_on} 才注册，不能早于这一天；请核对日期，或改他的注册日期"
    }


def _after_quitting(s: Session, service: VolunteerService) -> dict[str, str]:
    """Nobody serves after having left the volunteers."""
    if not changed(service, "volunteer_id", "served_on"):
        return {}
    one = s.get_one(Volunteer, service.volunteer_id)
    if one.left_on is None or service.served_on <= one.left_on:
        return {}
    said = f"{one.name} {one.left_on} 已退出，不能晚于这一天；请核对日期，或清空他的退出日期"
    return {"served_on": said}


def _left_volunteers_early(s: Session, one: Volunteer) -> dict[str, str]:
    """The day of leaving is not put before what was done."""
    if one.id is None or one.left_on is None or not changed(one, "left_on"):
        return {}
    last = _last(s, VolunteerService, VolunteerService.volunteer_id == one.id)
    return _before(one.left_on, "left_on", [(last, VolunteerService.label)])


def _registered_late(s: Session, one: Volunteer) -> dict[str, str]:
    """The day of registration is not put behind what was done."""
    if one.id is None or not changed(one, "joined_on"):
        return {}
    mine = select(func.min(VolunteerService.served_on))
    first = s.scalar(mine.where(VolunteerService.volunteer_id == one.id))
    if first is None or first >= one.joined_on:
        return {}
    return {"joined_on": f"{first} 已有{VolunteerService.label}，不能晚于这一天"}


# ---- days ----------------------------------------------------------------------------------------------


def _last(
    s: Session, kind: Any, condition: ColumnElement[bool], until: date = date.max
) -> date | None:
    day = getattr(kind, kind.day_field)
    return s.scalar(select(func.max(day)).where(condition, day < until))


def _before(day: date, name: str, done: Iterable[tuple[date | None, str]]) -> dict[str, str]:
    """An end that lies before the last of what was done."""
    last, label = max(((on, label) for on, label in done if on), default=(day, ""))
    return {name: f"{last} 还有{label}，不能早于这一天"} if day < last else {}


ASKED: tuple[tuple[Any, Callable[[Session, Any], dict[str, str]]], ...] = (
    (Station, _merged_early), ((Case, CaseClosing), _closed_early), (WRITTEN, _after_closing),
    (FollowUp, _before_closing), (Person, _left_early), (Absence, _away),
    (GroupMember, _joined_late), (GroupMember, _came_first), (GroupMember, _quit_early),
    (Attendance, _absent), (VolunteerService, _unregistered), (Volunteer, _registered_late),
    (VolunteerService, _after_quitting), (Volunteer, _left_volunteers_early),
    ((*WHILE_THERE, FollowUp, *OF_SOMEBODY), _after_leaving),
)  # fmt: skip
