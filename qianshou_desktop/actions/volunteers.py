"""What is special to volunteers: their hours added up, those of an event, and the certificate over a
span."""

from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from qianshou_desktop.actions import at_work
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.volunteer import Volunteer, VolunteerCertificate, VolunteerService
from qianshou_desktop.store.db import Session

# Of some services: how many volunteers gave them, each counted once, and their hours together.
PEOPLE = func.count(func.distinct(VolunteerService.volunteer_id))
GIVEN = func.coalesce(func.sum(VolunteerService.hours), 0.0)


def hours(
    s: Session, volunteer: int, first: date | None = None, last: date | None = None
) -> tuple[float, int]:
    """Hours and times on record within a span of days, both counted; None: without bound."""
    query = select(func.coalesce(func.sum(VolunteerService.hours), 0.0), func.count())
    query = query.where(VolunteerService.volunteer_id == volunteer)
    if first:
        query = query.where(VolunteerService.served_on >= first)
    if last:
        query = query.where(VolunteerService.served_on <= last)
    found, times = s.execute(query).one()
    return float(found), times


def certified(s: Session, volunteer: int) -> dict[str, Any]:
    """What a certificate begins with: from the first service to today, and what was done in it."""
    one = s.get_one(Volunteer, volunteer)
    first = s.scalar(
        select(func.min(VolunteerService.served_on)).where(
            VolunteerService.volunteer_id == volunteer
        )
    )
    given, times = hours(s, volunteer)
    station = s.get(Station, one.station_id) if one.station_id else None
    return {
        "volunteer": volunteer, "from_on": first or one.joined_on, "to_on": s.today(),
        "hours": given, "times": times, "issued_on": s.today(), "issued_by": at_work.name(s),
    } | ({"station": station.id, "issuer": station.name} if station else {})  # fmt: skip


def served(s: Session, event: int) -> tuple[int, float]:
    """How many volunteers served at an event, each counted once, and their hours together."""
    query = select(PEOPLE, GIVEN).where(VolunteerService.event_id == event)
    people, given = s.execute(query).one()
    return int(people), float(given)


def helped() -> Select[int, int, float, int, float]:
    """id, people, hours, more_people, more_hours of each event: as was written down, but those on record
    by name where they are more, and by how much what was written is more than those. What was written
    stays as it is: a service that is mended or deleted leaves nothing behind."""
    mine = VolunteerService.event_id == Event.id
    people, hours = (select(each).where(mine).scalar_subquery() for each in (PEOPLE, GIVEN))
    heads = func.max(people, func.coalesce(Event.volunteers, 0))
    longer = func.max(hours, func.coalesce(Event.volunteer_hours, 0.0))
    return select(
        Event.id, heads.label("people"), longer.label("hours"),
        (heads - people).label("more_people"), (longer - hours).label("more_hours"),
    )  # fmt: skip


def fill_certificate(s: Session, certificate: VolunteerCertificate) -> None:
    """Hours and times that were left empty come from the records of the span, and stay as they
    were when it was issued."""
    if certificate.hours is not None and certificate.times is not None:
        return
    found, times = hours(s, certificate.volunteer_id, certificate.from_on, certificate.to_on)
    certificate.hours = found if certificate.hours is None else certificate.hours
    certificate.times = times if certificate.times is None else certificate.times
    s.flush()
