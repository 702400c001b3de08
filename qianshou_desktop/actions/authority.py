"""Who may change what: a station's people keep their own station's records. What holds for the whole
county, and what is another station's, is the county's to change; they may read it all the same, and
write nothing about it."""

from typing import Any

from sqlalchemy import exists, func, inspect, or_, select

from qianshou_desktop.actions import past, references, standing
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.document import Document
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.group import Attendance
from qianshou_desktop.records.household import Household
from qianshou_desktop.records.kinds import Ref
from qianshou_desktop.records.parameter import Past
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.referral import Transfer
from qianshou_desktop.records.report_text import ReportText
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.submission import Submission
from qianshou_desktop.records.user import User
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session, site_of
from qianshou_desktop.store.journal import Op, Site

STATION = "station"  # the role of a station's people
COUNTY = "county"  # and of the county's
COUNTY_WIDE = (
    "county", "township", "county_plan", "centre", "expert", "incubation", "score", "funding",
    "budget_line", "annual_target", "report_template", "plan", "plan_share", "key_county", "parameter",
)  # fmt: skip
# What all stations share: each may add to it, and mend what it added while no other leans on it.
REGISTERS = ("agency", "project", "policy", "meeting", "sending")
# Lead elsewhere by their nature; whoever sees harm done to anybody reports it (未成年人保护法第十一条).
ABROAD = {"transfer": ("from_station", "to_station"), "crisis": ("person",)}
# Work together across stations: those supervised, colleagues, trainees, helpers at an event.
COLLEAGUES = ("worker", "volunteer")
SAID = ("code", "name", "kind", "state", "operator", "opened_on", "closed_on")  # of a station
OWN_FACTS = {"name", "kind", "state", "operator", "opened_on"}  # that it may say itself until then
COUNTY_SAYS = "由县级管理员定，站点人员只能查看"
COUNTY_CHANGES = "这是全县的事，由县级管理员修改；站点人员只能查看。"
MOVED = "本站不能把它改到{}：服务对象和个案请办“转站”，其他的由县级管理员修改。"
FOREIGN = "“{}”是{}的，本站的记录不能引用，请改选本站的"
ELSEWHERE = "这是{}的记录，由那个站或县级管理员修改；本站只能查看。"


def closed(s: Session, kind: str) -> str:
    """Why nothing of a kind is for the user at work to change; "" where it may be."""
    return COUNTY_CHANGES if s.role == STATION and kind in COUNTY_WIDE else ""


def sealed(s: Session, kind: str, key: int | None) -> str:
    """The same of one record, or of a new one."""
    record = s.get(KINDS[kind], key) if key is not None else None
    return closed(s, kind) or ("" if record is None else _not_mine(s, record))


def refuse_county(s: Session) -> None:
    """Raises Rejected where the user at work is a station's: who runs a station is the county's to
    say."""
    if s.role == STATION:
        raise Rejected(COUNTY_CHANGES)


def refuse(s: Session, record: Record) -> None:
    """Raises Rejected where the record, as it is kept, is not for the user at work to change."""
    said = closed(s, record.__tablename__) or _not_mine(s, record)
    if said:
        raise Rejected(said)


def misplaced(s: Session, record: Record) -> dict[str, str]:
    """A record that would stand at another station than the user's: a new one, or one that is moved
    there, which is done by a transfer alone."""
    name, where = standing.place(s, record)
    said = _not_mine(s, record)
    if said and where and record.id is not None:
        said = MOVED.format(where.name)
    return {name or "station": said} if said else {}


def governed(s: Session, record: Record) -> dict[str, str]:
    """What a station is, and who runs it, the county says of it, not the station itself, unless the
    county has said nothing here yet."""
    if s.role != STATION or not isinstance(record, Station) or record.id is None:
        return {}
    state: Any = inspect(record).attrs
    said = set(SAID) - (OWN_FACTS if unheard(s) else set())
    changed = (n for n in SAID if state[record.fields[n].attribute].history.has_changes())
    return dict.fromkeys((n for n in changed if n in said), COUNTY_SAYS)


def unheard(s: Session) -> bool:
    """Whether the county has had no word on this laptop yet: it is a station's, nobody of the county
    uses it, and it holds no entry made elsewhere. What it was laid out with says of every station that
    it is planned, and a report of that would be wrong with nobody there to mend it."""
    if not _town(s) or s.scalar(select(exists().where(User.role == COUNTY))):
        return False
    return s.scalar(select(func.min(Op.site_id))) == s.scalar(select(func.max(Op.site_id)))


def unreached(s: Session, record: Record) -> dict[str, str]:
    """A record of the station's own names nobody and nothing that is another station's."""
    if not _town(s):
        return {}
    found: dict[str, str] = {}
    for name, placed in record.fields.items():
        if not isinstance(placed.kind, Ref) or _abroad(record, name, placed.kind.target):
            continue
        key = getattr(record, placed.attribute)
        told = (placed.attribute, *(("guest",) if isinstance(record, Attendance) else ()))
        if key and any(inspect(record).attrs[each].history.has_changes() for each in told):
            said = _foreign(s, s.get(KINDS[placed.kind.target], key))
            found |= {name: said} if said else {}
    return found


def _abroad(record: Record, name: str, target: str) -> bool:
    """Whether a record may name somebody of another station there."""
    guest = isinstance(record, Attendance) and bool(record.guest) and name == "person"
    return guest or target in COLLEAGUES or name in ABROAD.get(record.__tablename__, ())


def _foreign(s: Session, target: Record | None) -> str:
    where = standing.place(s, target)[1] if target is not None else None
    if (
        target is None
        or where is None
        or not where.code
        or where is standing.own(s)
        or _had(s, target)
    ):
        return ""
    return FOREIGN.format(target.title, where.name)


def _had(s: Session, target: Record) -> bool:
    """Whether what is elsewhere now is the station's to write of all the same: it was here until it
    was transferred, its case is here, or one of the household's is."""
    own = standing.own(s)
    if own is None:
        return False
    if isinstance(target, Household):
        lives = select(Person).where(Person.household_id == target.id)
        return any(not _foreign(s, person) for person in s.scalars(lives))
    if not isinstance(target, Person | Case):
        return False
    whose = "person_id" if isinstance(target, Person) else "case_id"
    left = exists().where(getattr(Transfer, whose) == target.id, Transfer.from_station_id == own.id)
    case = exists().where(Case.person_id == target.id, Case.station_id == own.id)
    return bool(s.scalar(select(or_(left, case) if isinstance(target, Person) else left)))


def _town(s: Session) -> str | None:
    """The code of the station whose laptop it is. One of the county's has no station of its own, and
    refuses nobody."""
    return s.setting("town") if s.role == STATION else None


def _not_mine(s: Session, record: Record) -> str:
    """A laptop of the county's has no station of its own, and refuses nobody."""
    if not _town(s):
        return ""
    if _of_the_county(record):
        return COUNTY_CHANGES
    about = _past_of(s, record) if isinstance(record, Past) else record
    if about is None:
        return ""
    if about is not record and closed(s, about.__tablename__):
        return COUNTY_CHANGES
    _, where = standing.place(s, about)
    if where is None and about.__tablename__ in REGISTERS and about.id is not None:
        return "" if about is record and _own_entry(s, about) else COUNTY_CHANGES
    if where is None or not where.code or where is standing.own(s):
        return ""
    return ELSEWHERE.format(where.name)


def _own_entry(s: Session, record: Record) -> bool:
    """Whether what all stations share is one's to mend: entered today, or by this station, and none
    but this station names it."""
    if past.recorded(s, record) == s.today():
        return True
    site = past.entered_at(s, record)
    town = s.scalar(select(Site.town_code).where(Site.site_id == site))
    here = site == site_of(s.connection()) or town == _town(s)
    return here and not _named_elsewhere(s, record)


def _named_elsewhere(s: Session, record: Record) -> bool:
    """Whether anything refers to it, or did once, that does not stand at the own station."""
    own = standing.own(s)
    return bool(s.scalar(select(exists().where(Past.value == record.uid.hex())))) or any(
        standing.place(s, user)[1] is not own
        for kind, column in references.leading_to(record)
        for user in s.scalars(select(kind).where(column == record.id))
    )


def _of_the_county(record: Record) -> bool:
    """What stands at no station because it is the county's: the centre's staff, its documents and
    reports (once they say something: a new one may become a station's)."""
    if getattr(record, "station_id", None):
        return False
    if isinstance(record, Worker):
        return record.post == "centre"
    if isinstance(record, Document):
        return bool(record.name)
    return isinstance(record, Submission) or (
        isinstance(record, ReportText) and bool(record.period)
    )


def _past_of(s: Session, row: Past) -> Record | None:
    """The record whose former value it is."""
    kind = KINDS.get(row.kind or "")
    about = bytes.fromhex(row.about) if kind is not None and row.about else b""
    return s.scalars(select(kind).where(kind.uid == about)).first() if kind is not None else None
