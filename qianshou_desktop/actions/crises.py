"""A crisis: whom to call, what the law says, and how long it has been going on."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from sqlalchemy import func, select

from qianshou_desktop.actions import common, discretion
from qianshou_desktop.actions.tallies import taken
from qianshou_desktop.actions.work import Scope
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.consent import FOLLOW, Crisis, CrisisReport
from qianshou_desktop.records.kinds import BEIJING
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Station
from qianshou_desktop.store.db import Session

PHONES = (
    ("公安", "110"), ("急救", "120"), ("心理援助", "12356"), ("政务服务", "12345"),
    ("检察", "12309"), ("妇女维权", "12338"), ("青少年", "12355"),
)  # fmt: skip
LAW = (
    "未成年人身心健康受到侵害、疑似受到侵害或者面临其他危险情形的，应当立即向公安、民政、教育等"
    "有关部门报告（未成年人保护法第十一条）。"
)


@dataclass(frozen=True)
class Clock:
    """Minutes from when it was found to the first report, or till it was closed or now; when to look
    again."""

    minutes: int
    reported: bool
    due_at: datetime
    closed_on: date | None = None

    @property
    def running(self) -> bool:
        """Whether somebody has still to be told."""
        return not self.reported and self.closed_on is None


@dataclass(frozen=True)
class Open:
    """A crisis that is not closed, with the code of its station; `late` once the time to look again
    has passed."""

    key: int
    station: str
    person: str
    what: str
    clock: Clock
    late: bool


def open_crises(s: Session, scope: Scope) -> list[Open]:
    """The crises of the stations that are not closed: the unreported first, then by when somebody
    has to look again. The span of the scope does not matter: an old one is no less open."""
    first = (
        select(func.min(CrisisReport.reported_at))
        .where(CrisisReport.crisis_id == Crisis.id)
        .scalar_subquery()
    )
    query = (
        select(Crisis, Station.code, Person.name, first)
        .join(Station, Station.id == Crisis.station_id)
        .outerjoin(Person, Person.id == Crisis.person_id)
        .where(Crisis.closed_on.is_(None), scope.at(Crisis.station_id))
    )
    now = s.now()
    found = [_open(record, code, name, told, now) for record, code, name, told in s.execute(query)]
    return sorted(found, key=lambda each: (each.clock.reported, each.clock.due_at, each.key))


def _open(
    record: Crisis, station: str, name: str | None, told: datetime | None, now: datetime
) -> Open:
    timed = reckon(record.found_at, told, now)
    timed = replace(timed, due_at=record.follow_due_at or timed.due_at)
    what = record.fields["harms"].kind.show(record.harms) or record.seen
    return Open(record.id, station, name or "", what, timed, late=now > timed.due_at)


def case_of(s: Session, person: int) -> tuple[int, str] | None:
    """The open case of a person, with its title, where there is just one: in its volume the crisis is
    looked for."""
    mine = (Case.person_id == person, Case.closed_on.is_(None), taken(), discretion.shown(s, Case))
    found = s.scalars(select(Case).where(*mine)).all()
    return (found[0].id, found[0].title) if len(found) == 1 else None


def clock(s: Session, key: int) -> Clock:
    """The running time of a crisis."""
    record = common.get(s, "crisis", key)
    assert isinstance(record, Crisis)
    first = s.scalar(
        select(func.min(CrisisReport.reported_at)).where(CrisisReport.crisis_id == key)
    )
    return reckon(record.found_at, first, s.now(), record.closed_on)


def reckon(
    found: datetime, reported: datetime | None, now: datetime, closed_on: date | None = None
) -> Clock:
    """The same of moments that are not saved yet. Of the closing nobody keeps the hour: it runs to the end
    of that day at the most."""
    over = datetime.combine(closed_on, time.max, BEIJING) if closed_on else now
    minutes = int(((reported or min(over, now)) - found).total_seconds() // 60)
    return Clock(max(0, minutes), reported is not None, found + FOLLOW, closed_on)
