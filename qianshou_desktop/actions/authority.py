"""Who may change what: a station's people keep their own station's records. What holds for the whole
county, and what is another station's, is the county's to change; they may read it all the same."""

from typing import Any

from sqlalchemy import inspect, select

from qianshou_desktop.actions import standing
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.document import Document
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.parameter import Past
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

STATION = "station"  # the role of a station's people
COUNTY_WIDE = (
    "county", "township", "county_plan", "centre", "expert", "incubation", "score", "funding",
    "budget_line", "annual_target", "plan", "plan_share", "key_county", "parameter",
)  # fmt: skip
SAID = ("code", "name", "kind", "state", "operator", "opened_on", "closed_on")  # of a station
COUNTY_SAYS = "由县级管理员定，站点人员只能查看"
COUNTY_CHANGES = "这是全县的事，由县级管理员修改；站点人员只能查看。"
MOVED = "本站不能把它改到{}：服务对象和个案请办“转站”，其他的由县级管理员修改。"
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
    """What a station is, and who runs it, the county says of it, not the station itself."""
    if s.role != STATION or not isinstance(record, Station) or record.id is None:
        return {}
    state: Any = inspect(record).attrs
    changed = (n for n in SAID if state[record.fields[n].attribute].history.has_changes())
    return dict.fromkeys(changed, COUNTY_SAYS)


def _not_mine(s: Session, record: Record) -> str:
    """A laptop of the county's has no station of its own, and refuses nobody."""
    town = s.setting("town") if s.role == STATION else None
    if not town:
        return ""
    if _of_the_county(record):
        return COUNTY_CHANGES
    about = _past_of(s, record) if isinstance(record, Past) else record
    if about is None:
        return ""
    if about is not record and closed(s, about.__tablename__):
        return COUNTY_CHANGES
    _, where = standing.place(s, about)
    return ELSEWHERE.format(where.name) if where and where.code and where.code != town else ""


def _of_the_county(record: Record) -> bool:
    """What stands at no station because it is the county's: the centre's staff, its documents
    (once they say something: a new one may become a station's)."""
    if isinstance(record, Worker):
        return record.post == "centre" and not record.station_id
    return isinstance(record, Document) and bool(record.name) and not record.station_id


def _past_of(s: Session, row: Past) -> Record | None:
    """The record whose former value it is."""
    kind = KINDS.get(row.kind or "")
    about = bytes.fromhex(row.about) if kind is not None and row.about else b""
    return s.scalars(select(kind).where(kind.uid == about)).first() if kind is not None else None
