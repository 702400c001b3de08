"""What the hours of volunteers agree with: the event at which they were given, and the certificate that
was issued over them. Gates of a save (gates.py) and of a removal; what an event that is moved takes
along."""

from datetime import timedelta

from sqlalchemy import func, inspect, or_, select

from qianshou_desktop.actions import lifespans, seals, volunteers
from qianshou_desktop.actions.accord import Asked, changed, told
from qianshou_desktop.records import Record
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.volunteer import VolunteerCertificate, VolunteerService
from qianshou_desktop.store.db import Session

MOVED = "moved_by"  # of an event that is being saved: by how much its day is another
NEXT = timedelta(days=1)  # an event lasts a day and a night at the most
CERTIFIED = (
    "已开进志愿服务证明 {}（{} 至 {}），不能再{}；确要{}，请先把那份证明的时段改到不含这一天，或删除那份证明，"
    "以后再照记录重开"
)
OF_SERVICE = {"volunteer_id": "volunteer", "served_on": "served_on", "hours": "hours"}


def discord(s: Session, record: Record) -> dict[str, str]:
    """The problems by field; none for a record that agrees with the others."""
    return told(s, record, ASKED)


def kept(s: Session, record: Record) -> str:
    """Why a service is not to be taken away; "" where it may be."""
    paper = _paper(s, record) if isinstance(record, VolunteerService) else None
    return _certified(paper, "删除") if paper else ""


# ---- events --------------------------------------------------------------------------------------------


def _ahead(s: Session, event: Event) -> dict[str, str]:
    """Nothing that is still to come is over."""
    if event.state != "finished" or not changed(event, "state", "held_on"):
        return {}
    today = s.today()
    said = f"活动还没到日子（今天 {today}），进展不能写“已结束”，请核对"
    return {"held_on": said} if event.held_on > today else {}


def _called_off(s: Session, event: Event) -> dict[str, str]:
    """An event at which somebody served was not cancelled."""
    if event.id is None or event.state != "cancelled" or not changed(event, "state"):
        return {}
    mine = select(func.count()).select_from(VolunteerService)
    count = s.scalar(mine.where(VolunteerService.event_id == event.id))
    said = (
        f"这场活动有 {count} 条志愿服务记录，不能写“已取消”；请先删除那些记录，或让它们不选这场活动"
    )
    return {"state": said} if count else {}


def _other_day(s: Session, event: Event) -> dict[str, str]:
    """The services at an event go with it to another day (with_event), but for those that were
    certified under their own."""
    old = next(iter(inspect(event).attrs.held_on.history.deleted or ()), None)
    if event.id is None or old is None:
        return {}
    services = s.scalars(
        select(VolunteerService).where(VolunteerService.event_id == event.id)
    ).all()
    by = event.held_on - old
    if services and max(event.held_on, *(each.served_on + by for each in services)) > s.today():
        return {
            "held_on": f"已有 {len(services)} 条志愿服务记录，其中有的会到以后的日子，不能改到这天"
        }
    papers = (_paper(s, each) for each in services)
    if paper := next(filter(None, papers), None):
        return {"held_on": _certified(paper, "改日期")}
    if any(each.form_state == "archived" for each in services):
        return {"held_on": "这场活动有志愿服务记录已归档，请先把它们的状态改回草稿"}
    inspect(event).info[MOVED] = by
    return {}


def with_event(s: Session, event: Event) -> None:
    """What a moved event takes along. Raises Rejected: held_on, where somebody was no volunteer then."""
    by = inspect(event).info.pop(MOVED, None)
    if by is None:
        return
    with s.no_autoflush:
        for each in s.scalars(
            select(VolunteerService).where(VolunteerService.event_id == event.id)
        ):
            seals.unapprove(s, each)
            each.served_on += by
            if problems := lifespans.outside(s, each):
                raise Rejected({"held_on": next(iter(problems.values()))})
    s.flush()


# ---- services ------------------------------------------------------------------------------------------


def _no_hours(s: Session, service: VolunteerService) -> dict[str, str]:
    """Who served did so for a while."""
    if service.hours > 0 or not changed(service, "hours"):
        return {}
    return {"hours": "服务小时数要大于 0"}


def _off_event(s: Session, service: VolunteerService) -> dict[str, str]:
    """Who served at an event did so while it was held, and it was."""
    if service.event_id is None or not changed(service, "event_id", "served_on"):
        return {}
    event = s.get_one(Event, service.event_id)
    if event.state == "cancelled":
        return {"event": f"“{event.name}”已取消，不能记它的志愿服务；做了别的服务，请不选活动"}
    if event.held_on <= service.served_on <= event.held_on + NEXT:
        return {}
    said = f"“{event.name}”是 {event.held_on} 的，请填这一天（过夜的填第二天）；别的日子的服务请不选活动"
    return {"served_on": said}


def _rewritten(s: Session, service: VolunteerService) -> dict[str, str]:
    """What a certificate says of a service stays as long as the certificate stands."""
    names = [name for attribute, name in OF_SERVICE.items() if changed(service, attribute)]
    paper = _paper(s, service) if service.id is not None and names else None
    return dict.fromkeys(names, _certified(paper, "改")) if paper else {}


def _paper(s: Session, service: VolunteerService) -> VolunteerCertificate | None:
    """A certificate of which the span holds a service as it is kept."""
    day, kind = seals.before(service, "served_on"), VolunteerCertificate
    query = select(kind).where(
        kind.volunteer_id == seals.before(service, "volunteer_id"),
        or_(kind.from_on.is_(None), kind.from_on <= day),
        or_(kind.to_on.is_(None), kind.to_on >= day),
    )  # fmt: skip
    return s.scalars(query.order_by(kind.issued_on, kind.id)).first()


def _certified(paper: VolunteerCertificate, what: str) -> str:
    first, last = paper.from_on or "最早", paper.to_on or "今"
    return CERTIFIED.format(paper.number or "", first, last, what, what)


# ---- certificates --------------------------------------------------------------------------------------


def _issued_early(s: Session, paper: VolunteerCertificate) -> dict[str, str]:
    """What is still to be done is not certified."""
    if not changed(paper, "from_on", "to_on", "issued_on"):
        return {}
    days = {"from_on": paper.from_on, "to_on": paper.to_on}
    said = f"不能晚于出具日期（{paper.issued_on}）"
    return {name: said for name, day in days.items() if day and day > paper.issued_on}


def _of_nothing(s: Session, paper: VolunteerCertificate) -> dict[str, str]:
    """There is something to certify."""
    if not changed(paper, "volunteer_id", "from_on", "to_on", "hours"):
        return {}
    given, _ = volunteers.hours(s, paper.volunteer_id, paper.from_on, paper.to_on)
    said = "这个时段没有服务记录，没有可证明的小时数；请核对时段，或先补志愿服务记录"
    return {} if given else {"hours": said}


ASKED: tuple[tuple[type[Record], Asked], ...] = (
    (Event, _ahead), (Event, _called_off), (Event, _other_day),
    (VolunteerService, _no_hours), (VolunteerService, _off_event), (VolunteerService, _rewritten),
    (VolunteerCertificate, _issued_early), (VolunteerCertificate, _of_nothing),
)  # fmt: skip
