"""Where a record stands: at its own station; else where that stands to which it belongs or which it is
about: its form, its case, its person's township."""

from collections.abc import Iterator

from sqlalchemy import select

from qianshou_desktop.actions import past
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.case import CaseForm
from qianshou_desktop.records.county import Township
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.group import GroupForm
from qianshou_desktop.records.kinds import Ref
from qianshou_desktop.records.referral import Transfer
from qianshou_desktop.records.station import Station
from qianshou_desktop.store.db import Session

# In this order, where a record has them: a step that leads to no station leaves it to the next.
LEANS = ("station", "case", "person", "township", "village", "room", "volunteer", "pairing")


def home(s: Session, township: int | None) -> Station | None:
    """The station of a township: the one that bears its code, or else the one that bore it once, as
    where the township was followed by another."""
    town = s.get(Township, township) if township else None
    key = past.known_as(s, "station", "code", town.code) if town else None
    return s.get(Station, key) if key else None


def by_code(s: Session, code: str) -> Station:
    """The station that bears a code, or bore it once. Raises Rejected: station."""
    key = past.known_as(s, "station", "code", code)
    if key is None:
        raise Rejected({"station": f"没有代码为“{code[:20]}”的社工站"})
    return s.get_one(Station, key)


def own(s: Session) -> Station | None:
    """The station at which this laptop stands, by the code of its township that it was laid out
    with: the township may have been followed by another since. None on a county's laptop."""
    town = s.setting("town") or None
    key = past.known_as(s, "station", "code", town) if town else None
    return s.get(Station, key) if key else None


def townships(s: Session, station: Station) -> list[int]:
    """The keys of the townships of which a station is the home: its own and those before."""
    every = s.scalars(select(Township.id).order_by(Township.code))
    return [key for key in every if home(s, key) is station]


def place(s: Session, record: Record) -> tuple[str, Station | None]:
    """The station where a record stands as it is now, and the field that says so; None for what
    stands nowhere, as somebody without a township does."""
    if isinstance(record, Station):
        return "code", record
    for name in _leans(record):
        found = _at(s, record, name)
        if found is not None:
            return name, found
    return "", None


def _leans(record: Record) -> Iterator[str]:
    """The references that tell. The forms of a case or a group stand where that stands, whichever
    station wrote them; a transfer that was made, where it began."""
    if isinstance(record, CaseForm):
        yield "case"
    if isinstance(record, GroupForm):
        yield "group"
    if isinstance(record, Transfer) and record.id is not None:
        yield "from_station"
    yield record.owner
    yield from LEANS
    worker = record.fields.get("worker")
    if worker is not None and worker.required:  # a certificate, an exam: what is of somebody
        yield "worker"


def _at(s: Session, record: Record, name: str) -> Station | None:
    placed = record.fields.get(name)
    if placed is None or not isinstance(placed.kind, Ref):
        return None
    key = getattr(record, placed.attribute)
    if placed.kind.target == "township":
        return home(s, key)
    target = s.get(KINDS[placed.kind.target], key) if key else None
    return place(s, target)[1] if target is not None else None
