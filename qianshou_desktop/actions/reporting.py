"""The moments of a crisis: found, then reported, both not yet to come; and no case of mandatory report
is closed of which nobody was told (关于建立侵害未成年人案件强制报告制度的意见)."""

from datetime import datetime

from sqlalchemy import Select, func, select

from qianshou_desktop.actions import seals
from qianshou_desktop.records import Record
from qianshou_desktop.records.consent import Crisis, CrisisReport
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.store.db import Session

EARLY = "报告时间早于发现时间，请核对"
UNREPORTED = "属强制报告，还没有写明向谁、什么时间报告，不能办结：请先填“报告”"


def untimely(s: Session, record: Record) -> dict[str, str]:
    """A crisis is reported after it was found, and neither is yet to come."""
    if isinstance(record, Crisis) and record.found_at and record.found_at > s.now():
        return {"found_at": "发现时间还没到，请核对"}
    if not isinstance(record, CrisisReport) or record.reported_at is None:
        return {}
    if record.reported_at < s.get_one(Crisis, record.crisis_id).found_at:
        return {"reported_at": EARLY}
    return {"reported_at": "报告时间还没到，请核对"} if record.reported_at > s.now() else {}


def follow(s: Session, record: Crisis | CrisisReport) -> None:
    """What a crisis and its reports agree on, once the rows are saved. Raises Rejected: found_at,
    closed_on; reported_at of a report alone."""
    alone = isinstance(record, CrisisReport)
    crisis = s.get_one(Crisis, record.crisis_id) if isinstance(record, CrisisReport) else record
    if alone and seals.within(s, crisis):
        return  # asked once all of them are there
    first = s.scalar(_first(crisis))
    if first is not None and first < crisis.found_at:
        raise Rejected({"reported_at" if alone else "found_at": EARLY})
    if first is None and _closed(crisis):
        raise Rejected({"reported_at" if alone else "closed_on": UNREPORTED})


def kept(s: Session, record: Record) -> str:
    """Why a report is not to be taken away: the only one that was made in time; "" where it may."""
    if not isinstance(record, CrisisReport):
        return ""
    crisis = s.get_one(Crisis, record.crisis_id)
    others = s.scalar(_first(crisis).where(CrisisReport.id != record.id))
    return UNREPORTED if _closed(crisis) and others is None else ""


def _closed(crisis: Crisis) -> bool:
    return bool(crisis.mandatory and crisis.closed_on)


def _first(crisis: Crisis) -> Select[datetime | None]:
    mine = CrisisReport.crisis_id == crisis.id
    return select(func.min(CrisisReport.reported_at)).where(mine)
