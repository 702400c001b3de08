"""What is special to community events: a new one planned like a former one, the volunteers' hours,
and the draft of a news text from the fields."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, or_, select

from qianshou_desktop.actions import common, volunteers
from qianshou_desktop.records.event import Event, EventStep
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import ITEM
from qianshou_desktop.records.volunteer import Volunteer, VolunteerService
from qianshou_desktop.store.db import Session

PLAN = (  # what one event has in common with the next of its sort
    "name", "station", "worker", "project", "started_at", "ended_at", "minutes", "place", "items",
    "partners", "revival", "role", "purpose", "audience", "expected", "flow", "duties", "costs",
    "publicity", "weather_plan", "injury_plan", "food_plan",
)  # fmt: skip
QUARTERS = 15  # minutes: hours are kept in quarters
SORTS = (("elders", "老年人"), ("children", "儿童"), ("disabled", "残疾人"), ("poor", "困难群众"))


def latest(s: Session) -> int | None:
    """The event that was held last, None where there is none."""
    query = select(Event.id).where(
        Event.held_on <= s.today(), Event.state.is_distinct_from("cancelled")
    )
    return s.scalars(query.order_by(Event.held_on.desc(), Event.id.desc())).first()


def copy(s: Session, key: int) -> dict[str, Any]:
    """The plan of an event as the values of a new one; what came of it stays behind."""
    values = common.load(s, "event", key).values
    made = {name: values[name] for name in PLAN}
    for name in ("flow", "duties", "costs"):
        made[name] = [{n: v for n, v in row.items() if n != "key"} for row in made[name]]
    return {**made, "state": "planned"}


def carried(s: Session, key: int) -> dict[str, Any]:
    """What a volunteer's hours at an event begin with: its day, length, name and items."""
    event = s.get_one(Event, key)
    made: dict[str, Any] = {
        "station": event.station_id, "project": event.project_id, "content": event.name,
        "worker": event.worker_id,
        "items": sorted(event.items), "served_on": min(event.held_on, s.today()),
    }  # fmt: skip
    if event.minutes:
        made["hours"] = max(1, round(event.minutes / QUARTERS)) / 4
    return made


def helped(s: Session, key: int) -> tuple[int, float]:
    """How many volunteers helped at an event and for how long, by name or not."""
    found = s.execute(volunteers.helped().where(Event.id == key)).one()
    return int(found.people), float(found.hours)


def helpers(s: Session, key: int) -> list[tuple[int, str, float]]:
    """Who of them has hours on record: key, name and hours, in the order they were recorded."""
    query = (
        select(Volunteer.id, Volunteer.name, func.sum(VolunteerService.hours))
        .join(VolunteerService, VolunteerService.volunteer_id == Volunteer.id)
        .where(VolunteerService.event_id == key)
        .group_by(Volunteer.id)
        .order_by(func.min(VolunteerService.id))
    )
    return [(volunteer, name, float(hours)) for volunteer, name, hours in s.execute(query)]


def candidates(s: Session, key: int) -> list[tuple[int, str, bool]]:
    """The volunteers who could have helped: those of the event's station and those of none who were
    registered on its day; key, name, and whether the event has hours of them already."""
    event = s.get_one(Event, key)
    known = {volunteer for volunteer, _, _ in helpers(s, key)}
    here = or_(Volunteer.station_id == event.station_id, Volunteer.station_id.is_(None))
    there = (
        Volunteer.joined_on <= event.held_on,
        or_(Volunteer.left_on.is_(None), Volunteer.left_on > event.held_on),
    )
    query = select(Volunteer.id, Volunteer.name).where(here, *there)
    found = s.execute(query.order_by(func.pinyin(Volunteer.name, True), Volunteer.id))
    return [(volunteer, name, volunteer in known) for volunteer, name in found]


def enlist(s: Session, key: int, whom: Sequence[int], hours: float | None = None) -> int:
    """Give each of these volunteers hours at an event, as long as it was where nothing else is said;
    who has hours there already keeps them. Returns how many were added. Raises Rejected: hours."""
    known = {volunteer for volunteer, _, _ in helpers(s, key)}
    begun = carried(s, key) | ({} if hours is None else {"hours": hours})
    fresh = [volunteer for volunteer in dict.fromkeys(whom) if volunteer not in known]
    for volunteer in fresh:
        common.save(s, "volunteer_service", {**begun, "event": key, "volunteer": volunteer})
    return len(fresh)


# ---- the draft -----------------------------------------------------------------------------------------


def draft(s: Session, key: int) -> str:
    """A news text from what is known of an event: the heading, and a paragraph a matter; what was
    not told is left out."""
    event = s.get_one(Event, key)
    parts = (_lead(s, event), _course(s, event), _crowd(s, event), _ended(event.effect))
    return "\n".join((event.name, "", *(f"　　{part}" for part in parts if part)))


def _lead(s: Session, event: Event) -> str:
    station = s.get_one(Station, event.station_id)
    day = f"{event.held_on.year}年{event.held_on.month}月{event.held_on.day}日"
    hour = int(event.started_at[:2]) if event.started_at else None
    part = "" if hour is None else "上午" if hour < 12 else "下午" if hour < 18 else "晚上"
    place = f"在{event.place}" if event.place else ""
    did = "协助开展" if event.role == "assist" else "开展"
    what = "、".join(label for code, label in ITEM.items() if code in event.items)
    about = f"，服务内容为{what}" if what else ""
    why = f"活动旨在{_plain(event.purpose)}。" if event.purpose else ""
    return f"{day}{part}，{station.name}{place}{did}“{event.name}”活动{about}。{why}"


def _course(s: Session, event: Event) -> str:
    """How it went; where nobody wrote that, its steps."""
    if event.process:
        return _ended(event.process)
    query = select(EventStep.step).where(EventStep.event_id == event.id).order_by(EventStep.id)
    steps = [_plain(step) for step in s.scalars(query)]
    return f"活动依次进行了{'、'.join(steps)}。" if steps else ""


def _crowd(s: Session, event: Event) -> str:
    if not event.headcount:
        return ""
    sorts = [f"{label} {n} 人次" for name, label in SORTS if (n := getattr(event, name))]
    among = f"，其中{'、'.join(sorts)}" if sorts else ""
    return f"活动共服务 {event.headcount} 人次{among}。{_helpers(s, event)}"


def _helpers(s: Session, event: Event) -> str:
    count, hours = helped(s, event.id)
    told = event.volunteer_hours or volunteers.served(s, event.id)[0] == count
    long = f"，服务 {hours:g} 小时" if hours and told else ""
    return f"{count} 名志愿者参与服务{long}。" if count else ""


def _plain(text: str | None) -> str:
    return "".join((text or "").split("\n")).strip().rstrip("。；;.")


def _ended(text: str | None) -> str:
    return f"{_plain(text)}。" if text else ""
