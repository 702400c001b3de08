"""When a group met and who belonged to it: its last day, its summary, nobody on the roster twice at a
time, and nobody taken off it who came. Gates of a save (gates.py)."""

from datetime import date
from typing import Any

from sqlalchemy import func, inspect, select

from qianshou_desktop.actions import seals
from qianshou_desktop.actions.accord import Asked, changed, told
from qianshou_desktop.records import Record
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.group import (
    Attendance,
    Group,
    GroupMember,
    GroupSession,
    GroupSummary,
)
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Station
from qianshou_desktop.store.db import Session


def disagreeing(s: Session, record: Record) -> dict[str, str]:
    """The problems by field; none for a record that fits its group."""
    return told(s, record, ASKED)


# ---- when it met ---------------------------------------------------------------------------------------


def early_end(s: Session, group: Group) -> dict[str, str]:
    """The last day is not put before sessions that were held."""
    if group.id is None or group.to_on is None or not changed(group, "to_on"):
        return {}
    return _after_all(s, group.id, "to_on", group.to_on)


def called_off(s: Session, session: GroupSession) -> dict[str, str]:
    """A group that was cancelled does not meet."""
    if not changed(session, "group_id"):
        return {}
    if s.get_one(Group, session.group_id).state != "cancelled":
        return {}
    return {"group": "这个小组已取消，不能再记单节；又办起来的请先把小组的进展改为“进行中”"}


def met(s: Session, group: Group) -> dict[str, str]:
    """Nor is a group cancelled that has met."""
    if group.id is None or group.state != "cancelled" or not changed(group, "state"):
        return {}
    first = s.scalar(select(func.min(GroupSession.held_on)).where(_of(GroupSession, group.id)))
    said = f"{first} 已有{GroupSession.label}，不能再取消；提前结束的请选“已结束”"
    return {"state": said} if first else {}


def elsewhere(s: Session, session: GroupSession) -> dict[str, str]:
    """A session is its group's station's: whoever counts the one counts the other."""
    if not changed(session, "station_id", "group_id"):
        return {}
    group = s.get_one(Group, session.group_id)
    if session.station_id in (None, group.station_id):
        return {}
    return {"station": f"这个小组是{s.get_one(Station, group.station_id).name}的，单节也记在那里"}


def hold(s: Session, session: GroupSession) -> None:
    """A group that was planned is under way since its first session at the latest, and until its last;
    a plan that was approved with other days is asked about again."""
    group = s.get_one(Group, session.group_id)
    if group.state == "planned":
        group.state = "running"  # it has met
    first, last = group.from_on, group.to_on
    if group.from_on and session.held_on < group.from_on:
        group.from_on = session.held_on
    if group.to_on and session.held_on > group.to_on:
        group.to_on = session.held_on
    if (first, last) != (group.from_on, group.to_on):
        seals.take_back(group)
    s.flush()


def moved(s: Session, session: GroupSession) -> dict[str, str]:
    """Those who are noted in a session are of its group: it goes to no other."""
    if session.id is None or not inspect(session).attrs.group_id.history.deleted:
        return {}
    mine = Attendance.group_session_id == session.id
    if s.scalars(select(Attendance.id).where(mine)).first() is None:
        return {}
    return {"group": "已经记了出席，不能改到别的小组；请删除这一节，在那个小组里重记"}


def after_summary(s: Session, session: GroupSession) -> dict[str, str]:
    """No session comes after the summary of its group."""
    if not changed(session, "held_on", "group_id"):
        return {}
    query = select(func.min(GroupSummary.summed_on))
    day = s.scalar(query.where(_of(GroupSummary, session.group_id)))
    if day is None or session.held_on <= day:
        return {}
    return {"held_on": f"这个小组 {day} 已总结，不能晚于这一天；又办了的请先改评估总结的日期"}


def summed_early(s: Session, summary: GroupSummary) -> dict[str, str]:
    """Nor is the summary put before the last session."""
    if not changed(summary, "summed_on", "group_id"):
        return {}
    return _after_all(s, summary.group_id, "summed_on", summary.summed_on)


def summed_twice(s: Session, summary: GroupSummary) -> dict[str, str]:
    """A group is summed up once."""
    if not changed(summary, "group_id"):
        return {}
    mine = (_of(GroupSummary, summary.group_id), GroupSummary.id != (summary.id or 0))
    other = s.scalars(select(GroupSummary).where(*mine)).first()
    if other is None:
        return {}
    return {"group": f"这个小组已有评估总结（{other.number}，{other.summed_on}），请改那一份"}


def end(s: Session, summary: GroupSummary) -> None:
    """A group that is summed up is over: since its last session where no day was told, or a later one
    was planned."""
    group = s.get_one(Group, summary.group_id)
    if group.state == "finished":
        return
    last = s.scalar(select(func.max(GroupSession.held_on)).where(_of(GroupSession, group.id)))
    group.state = "finished"
    if group.to_on is None or group.to_on > summary.summed_on:
        group.to_on = last or summary.summed_on
    s.flush()


def over(s: Session, group: Group) -> dict[str, str]:
    """It stays so as long as its summary stands."""
    if group.id is None or group.state == "finished" or not changed(group, "state"):
        return {}
    day = s.scalar(select(func.min(GroupSummary.summed_on)).where(_of(GroupSummary, group.id)))
    return (
        {"state": f"这个小组 {day} 已总结，应为“已结束”；又办起来的请先删除评估总结"} if day else {}
    )


def summed_unheld(s: Session, summary: GroupSummary) -> dict[str, str]:
    """A group that was cancelled has nothing to sum up."""
    if not changed(summary, "group_id") or s.get_one(Group, summary.group_id).state != "cancelled":
        return {}
    return {"group": "这个小组已取消，没有可以总结的；办过的请先把小组的进展改为“进行中”"}


def _after_all(s: Session, group: int, name: str, day: date) -> dict[str, str]:
    """The problem of an end before the last session."""
    last = s.scalar(select(func.max(GroupSession.held_on)).where(_of(GroupSession, group)))
    said = f"{last} 还有{GroupSession.label}，不能早于这一天"
    return {name: said} if last and day < last else {}


# ---- who belongs to it ---------------------------------------------------------------------------------


def listed_twice(s: Session, member: GroupMember) -> dict[str, str]:
    """Nobody is on a roster twice at a time; who left may have come back."""
    if not changed(member, "group_id", "person_id", "joined_on", "left_on"):
        return {}
    if seals.within(s, s.get_one(Group, member.group_id)):
        return {}  # looked at once all of them are there (agree)
    return next(
        filter(None, (_clash(s, member, o) for o in _others(s, member, member.person_id))), {}
    )


def _clash(s: Session, member: GroupMember, other: GroupMember) -> dict[str, str]:
    if not (_joined(member) < _left(other) and _joined(other) < _left(member)):
        return {}
    span = f"{other.joined_on or '……'} 至 {other.left_on or '今'}"
    name = "joined_on" if other.left_on else "person"
    who = s.get_one(Person, member.person_id).name
    return {name: f"{who}在组员表里已有（{span}），日期重叠；又来的请填再报名的日期"}


def agree(s: Session, group: Group) -> None:
    """The rows of a roster, once all are saved: nobody is on it twice at a time, and nobody came outside
    the days for which somebody is on it. Raises Rejected: roster."""
    query = select(GroupMember).where(GroupMember.group_id == group.id).order_by(GroupMember.id)
    rows: dict[int, list[tuple[int, GroupMember]]] = {}
    for at, member in enumerate(s.scalars(query)):
        for _, other in rows.get(member.person_id, ()):
            if found := _clash(s, member, other):
                raise Rejected({f"roster.{at}.{name}": said for name, said in found.items()})
        rows.setdefault(member.person_id, []).append((at, member))
    for person, mine in rows.items():
        spans = [(_joined(each), _left(each)) for _, each in mine]
        for day in _days(s, group.id, person) if any(each.left_on for _, each in mine) else ():
            if not any(joined <= day <= left for joined, left in spans):
                said = f"{day} 还有{GroupSession.label}，不能早于这一天"
                raise Rejected({f"roster.{mine[-1][0]}.left_on": said})


def exchanged(s: Session, member: GroupMember) -> dict[str, str]:
    """A member who came is not written over by another."""
    old = next(iter(inspect(member).attrs.person_id.history.deleted or ()), None)
    said = _came(s, member, old) if member.id and old else ""
    return {"person": said} if said else {}


def kept(s: Session, record: Record) -> str:
    """Why a member is not to be taken off the roster; "" where nobody came, or only as a guest."""
    return _came(s, record, record.person_id) if isinstance(record, GroupMember) else ""


def _came(s: Session, member: GroupMember, person: int) -> str:
    """What is said of a member who came on a day that no other row of the roster covers."""
    spans = [(_joined(each), _left(each)) for each in _others(s, member, person)]
    for day in _days(s, member.group_id, person):
        if not any(joined <= day <= left for joined, left in spans):
            who = s.get_one(Person, person).name
            return f"{who} {day} 来过小组，不能从组员表里去掉；以后不来了请填退出日期"
    return ""


def _days(s: Session, group: int, person: int) -> list[date]:
    """On which days somebody came to a group, not as a guest."""
    query = (
        select(GroupSession.held_on)
        .join(Attendance, Attendance.group_session_id == GroupSession.id)
        .where(_of(GroupSession, group), Attendance.person_id == person,
               Attendance.present, Attendance.guest.is_not(True))
    )  # fmt: skip
    return list(s.scalars(query.order_by(GroupSession.held_on)))


def _others(s: Session, member: GroupMember, person: int) -> list[GroupMember]:
    """The other rows of somebody on the same roster."""
    query = select(GroupMember).where(
        _of(GroupMember, member.group_id), GroupMember.person_id == person,
        GroupMember.id != (member.id or 0),
    )  # fmt: skip
    return list(s.scalars(query.order_by(GroupMember.id)))


def _joined(member: GroupMember) -> date:
    return member.joined_on or date.min


def _left(member: GroupMember) -> date:
    return member.left_on or date.max


def _of(kind: Any, group: int) -> Any:
    return kind.group_id == group


ASKED: tuple[tuple[type, Asked], ...] = (
    (Group, early_end), (Group, met), (Group, over), (GroupSession, called_off), (GroupSession, elsewhere),
    (GroupSession, moved),
    (GroupSession, after_summary),
    (GroupSummary, summed_early), (GroupSummary, summed_twice), (GroupSummary, summed_unheld),
    (GroupMember, listed_twice), (GroupMember, exchanged),
)  # fmt: skip
