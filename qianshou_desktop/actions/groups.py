"""What is special to groups: session dates from a weekday, who came, what one form carries into the
next, and what is counted of attendance."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from qianshou_desktop.actions import common, discretion, lifespans, work
from qianshou_desktop.actions.attendance import Attended, attended, together
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.group import (
    Attendance,
    Group,
    GroupGoal,
    GroupMember,
    GroupOutline,
    GroupSession,
)
from qianshou_desktop.records.person import Person
from qianshou_desktop.store.db import Session

MOST, WEEKS, MINUTES = 200, 52, 1440  # sessions, weeks from one to the next, minutes of one


# ---- dates -----------------------------------------------------------------------------------------------


def session_dates(first: date, every_weeks: int, count: int) -> list[date]:
    """The days of so many sessions, all on the weekday of the first."""
    return [first + timedelta(weeks=every_weeks * nth) for nth in range(count)]


def lay_out(
    s: Session, group: int, first: date, every_weeks: int, count: int, minutes: int | None = None
) -> None:
    """Give the outline its numbers and days; rows that are there keep their themes, and what the
    plan says of its length follows. Raises Rejected by field: every_weeks, count, minutes."""
    _within("every_weeks", every_weeks, WEEKS, "周")
    _within("count", count, MOST, "节")
    if minutes is not None:
        _within("minutes", minutes, MINUTES, "分钟")
    values = common.load(s, "group", group).values
    rows = sorted(values["outline"], key=lambda row: row["nth"] or MOST + 1)
    try:
        days = session_dates(first, every_weeks, count)
    except OverflowError:
        raise Rejected({"first": "年份不对，请核对第一节的日期"}) from None
    if len(rows) > count:
        raise Rejected(
            {"count": f"已经写了 {len(rows)} 节的安排，节数不能比它少；要少排请先去掉多的"}
        )
    laid = [_row(rows, at, day, minutes) for at, day in enumerate(days)]
    span = (func.min(GroupSession.held_on), func.max(GroupSession.held_on))
    begun, last = s.execute(select(*span).where(GroupSession.group_id == group)).one()
    # Sessions that were held stay within the group.
    both = {"from_on": min(first, begun or first), "to_on": max(days[-1], last or first)}
    plan = {"outline": laid, "times": count, **both}
    if minutes is not None:
        plan["minutes"] = minutes
    common.save(s, "group", plan, group)


def _row(rows: list[dict[str, Any]], at: int, day: date, minutes: int | None) -> dict[str, Any]:
    row = rows[at] if at < len(rows) else {}
    long = row.get("minutes") if minutes is None else minutes
    return {**row, "nth": at + 1, "planned_on": day, "minutes": long}


def _within(name: str, value: int, most: int, unit: str) -> None:
    if not 1 <= value <= most:
        raise Rejected({name: f"应在 1 到 {most} {unit}之间"})


# ---- who came --------------------------------------------------------------------------------------------


def attend(s: Session, session: int, person: int, present: bool) -> None:
    """Say whether somebody came to a session; how they were there stays as it was noted. Who is not
    on the roster is a guest."""
    query = select(Attendance.id).where(
        Attendance.group_session_id == session, Attendance.person_id == person
    )
    values: dict[str, Any] = {"group_session": session, "person": person, "present": present}
    known = s.scalars(query).first()
    held = s.get_one(GroupSession, session)
    if known is None and not _listed(s, held, person):
        values["guest"] = True
    common.save(s, "attendance", values, known)


def _listed(s: Session, held: GroupSession, person: int) -> bool:
    mine = (GroupMember.group_id == held.group_id, GroupMember.person_id == person)
    query = select(GroupMember.id).where(*mine, lifespans.in_group(held.held_on))
    return s.scalars(query).first() is not None


@dataclass(frozen=True)
class Meeting:
    """A session as the grid shows it."""

    key: int
    nth: int | None
    day: date
    minutes: int
    named: int
    attended: Attended

    @property
    def came(self) -> int:
        """Whoever was there: by name, or by the number that was written down, where it is more."""
        return self.attended.came


@dataclass(frozen=True)
class Comer:
    """Somebody of a group and at how many sessions, of those where they were noted, they were."""

    key: int
    name: str
    came: int
    noted: int
    left_on: date | None = None


@dataclass(frozen=True)
class Statistics:
    """Attendance, counted: sessions down in time, members in the order of the roster, and who of
    them was where (`present` by the keys of session and person)."""

    meetings: tuple[Meeting, ...]
    comers: tuple[Comer, ...]
    present: dict[tuple[int, int], bool]
    planned: int = 0  # how many sessions there were to be, where that was told

    @property
    def contacts(self) -> int:
        """人次, as the figures count them."""
        return sum(each.came for each in self.meetings)

    @property
    def minutes(self) -> int:
        return sum(each.minutes for each in self.meetings)

    @property
    def people(self) -> int:
        """How many different people came at least once."""
        return sum(each.came > 0 for each in self.comers)

    @property
    def rate(self) -> str:
        """7/8（88%）, as on paper; "" where nobody came."""
        return together([each.attended for each in self.meetings]).words("人次")


def statistics(s: Session, group: int) -> Statistics:
    """The attendance of a group. Raises Rejected where it is not for the user at work."""
    record = s.get_one(Group, group)
    discretion.refuse_record(s, record)
    query = select(GroupSession).where(GroupSession.group_id == group)
    held = list(s.scalars(query.order_by(GroupSession.held_on, GroupSession.id)))
    present = _present(s, group)
    return Statistics(
        tuple(_meeting(s, each, present) for each in held), _comers(s, group, present), present,
        s.scalar(select(work.planned()).where(Group.id == group)) or 0,
    )  # fmt: skip


def noted(s: Session, session: int) -> Attended:
    """How many came to a session, as everything counts it."""
    return attended(s, s.get_one(GroupSession, session))


def _present(s: Session, group: int) -> dict[tuple[int, int], bool]:
    query = (
        select(Attendance.group_session_id, Attendance.person_id, Attendance.present)
        .join(GroupSession, GroupSession.id == Attendance.group_session_id)
        .where(GroupSession.group_id == group)
        .order_by(Attendance.id)
    )
    return {(session, person): present for session, person, present in s.execute(query)}


def _meeting(s: Session, held: GroupSession, present: dict[tuple[int, int], bool]) -> Meeting:
    named = sum(session == held.id for session, _ in present)
    return Meeting(held.id, held.nth, held.held_on, held.minutes or 0, named, attended(s, held))


def _comers(s: Session, group: int, present: dict[tuple[int, int], bool]) -> tuple[Comer, ...]:
    """The roster, and behind it whoever else was noted."""
    roster = select(GroupMember).where(GroupMember.group_id == group).order_by(GroupMember.id)
    left = {member.person_id: member.left_on for member in s.scalars(roster)}
    keys = list(dict.fromkeys([*left, *(person for _, person in present)]))
    known = s.execute(
        select(Person.id, Person.name).where(Person.id.in_(keys), discretion.shown(s, Person))
    )
    names = {row.id: row.name for row in known}
    return tuple(_comer(key, names[key], left.get(key), present) for key in keys if key in names)


def _comer(
    key: int, name: str, left_on: date | None, present: dict[tuple[int, int], bool]
) -> Comer:
    noted = [came for (_, person), came in present.items() if person == key]
    return Comer(key, name, sum(noted), len(noted), left_on)


# ---- what one form carries into the next -----------------------------------------------------------------


def carried(s: Session, kind: str, group: int) -> dict[str, Any]:
    """The values with which a new form of a group begins: of a session the outline of its number
    and the roster, all of whom came until somebody says otherwise; of the summary the goals."""
    record = s.get_one(Group, group)
    discretion.refuse_record(s, record)
    made: dict[str, Any] = {
        "group": group, "station": record.station_id, "worker": record.worker_id
    }  # fmt: skip
    begin = {"group_session": _into_session, "group_summary": _into_summary}.get(kind)
    return made | (begin(s, record) if begin else {})


def _into_session(s: Session, group: Group) -> dict[str, Any]:
    nth = 1 + max((n or 0 for n in s.scalars(_numbers(group))), default=0)
    row = s.scalars(
        select(GroupOutline).where(GroupOutline.group_id == group.id, GroupOutline.nth == nth)
    ).first()
    day = s.today()
    made = {
        "nth": nth, "place": group.place, "items": sorted(group.items), "minutes": group.minutes,
        "theme": row.theme if row else None,
    }  # fmt: skip
    mine = GroupSession.group_id == group.id
    last = s.scalar(select(func.max(GroupSession.held_on)).where(mine)) or date.min
    if row and row.planned_on and last < row.planned_on <= day:  # unless one was put off to it
        day = row.planned_on
    if row and row.minutes is not None:
        made["minutes"] = row.minutes
    return made | {"held_on": day, "attendees": _roster(s, group, day)}


def _numbers(group: Group) -> Any:
    return select(GroupSession.nth).where(GroupSession.group_id == group.id)


def _roster(s: Session, group: Group, day: date) -> list[dict[str, Any]]:
    """Those who are in the group on a day, and on file."""
    query = (
        select(GroupMember.person_id)
        .join(Person, Person.id == GroupMember.person_id)
        .where(GroupMember.group_id == group.id, lifespans.in_group(day), lifespans.on_file(day))
        .order_by(GroupMember.id)
    )
    return [{"person": person, "present": True} for person in s.scalars(query)]


def _into_summary(s: Session, group: Group) -> dict[str, Any]:
    """Each goal on a line of its own, ready to be said how far it was attained."""
    query = select(GroupGoal).where(GroupGoal.group_id == group.id).order_by(GroupGoal.id)
    lines = [
        f"{row.goal}{f'（{row.measure}）' if row.measure else ''}：" for row in s.scalars(query)
    ]
    return {"attained": "\n".join(lines) or None}
