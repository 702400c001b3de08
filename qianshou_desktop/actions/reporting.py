"""The moments of a crisis: found, then reported, both not yet to come. No case of mandatory report is
closed of which nobody was told, nor taken away or unsaid once it was (关于建立侵害未成年人案件强制报告
制度的意见); and of a child that was harmed somebody says whether it is one."""

from datetime import datetime

from sqlalchemy import Select, func, inspect, select

from qianshou_desktop.actions import guardians, seals
from qianshou_desktop.records import Record
from qianshou_desktop.records.consent import Crisis, CrisisReport
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.identity import age
from qianshou_desktop.records.kinds import BEIJING
from qianshou_desktop.records.person import Person
from qianshou_desktop.store.db import Session

EARLY = "报告时间早于发现时间，请核对"
UNREPORTED = "属强制报告，还没有写明向谁、什么时间报告，不能办结：请先填“报告”"
STAYS = "已经报告或办结的强制报告，不能再改成不是"
WHY_NOT = "已写明属强制报告；要改成不是，请先在“处置”或“后续”里写明为什么"
WHY_NONE = "未成年人受侵害而不属强制报告的，请在“处置”或“后续”里写明为什么"
REPORTED = "已经报告，不能再改（可以补充）；报告有误的，请另登一条，并在“后续”里写明"
UNANSWERED = "未成年人受侵害的，请先写明是否属强制报告，再办结"
AFTER = "办结不能早于报告，请核对日期"
SOLE = "这是强制报告唯一的一次报告，不能删除；写错了请改正"
TOLD = "属强制报告，报告时间填了就不能清空；写错了请改正"
BELONGS = "报告不能移到别的危机；写错了请改正"
LASTS = "属强制报告，已经报告或办结，不能删除"
BY_OTHERS = {"injury", "sexual", "neglect", "abuse", "trafficking", "exploitation"}
ADULT = 18  # years


def unsaid(s: Session, record: Record) -> dict[str, str]:
    """What is of mandatory report stays so once it was reported or closed, and before that unless it
    is written down why not; a child that was harmed is not closed with nobody having answered."""
    if not isinstance(record, Crisis):
        return {}
    rewritten = _rewritten(s, record)
    if rewritten:
        return rewritten
    if seals.before(record, "mandatory") and not record.mandatory:
        if record.closed_on or s.scalar(_first(record)) is not None:
            return {"mandatory": STAYS}
        return {} if record.handling or record.follow_up else {"handling": WHY_NOT}
    if record.mandatory is False and not (record.handling or record.follow_up):
        return {"handling": WHY_NONE} if _child_harmed(s, record) else {}
    if record.closed_on and record.mandatory is None and _child_harmed(s, record):
        return {"mandatory": UNANSWERED}
    return {}


def propose(s: Session, crisis: Crisis) -> None:
    """That a child was harmed is to be reported, until somebody says and writes down why not."""
    if crisis.mandatory is None and _child_harmed(s, crisis):
        crisis.mandatory = True


def _rewritten(s: Session, crisis: Crisis) -> dict[str, str]:
    """Whom and what was reported stays; who was not known yet, and what came to light later, is
    added."""
    if crisis.id is None or s.scalar(_first(crisis)) is None:
        return {}
    found = {}
    if seals.before(crisis, "person_id") and "person" in seals.altered(crisis):
        found["person"] = REPORTED
    if inspect(crisis).attrs.harms_rows.history.deleted:
        found["harms"] = REPORTED
    return found


def _child_harmed(s: Session, crisis: Crisis) -> bool:
    """Whether somebody under eighteen was harmed by others (未成年人保护法第十一条)."""
    person = s.get(Person, crisis.person_id) if crisis.person_id else None
    if person is None or not set(crisis.harms) & BY_OTHERS:
        return False
    found = crisis.found_at.astimezone(BEIJING).date()
    if person.born_on is None:
        return guardians.among_children(s, person, found)
    return age(person.born_on, found) < ADULT


def untimely(s: Session, record: Record) -> dict[str, str]:
    """A crisis is reported after it was found, and neither is yet to come."""
    if isinstance(record, Crisis) and record.found_at and record.found_at > s.now():
        return {"found_at": "发现时间还没到，请核对"}
    if not isinstance(record, CrisisReport):
        return {}
    if record.id is not None and inspect(record).attrs.crisis_id.history.deleted:
        return {"crisis": BELONGS}
    if record.reported_at is None:
        told = record.id is not None and seals.before(record, "reported_at")
        unsaid = told and s.get_one(Crisis, record.crisis_id).mandatory
        return {"reported_at": TOLD} if unsaid else {}
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
    last = s.scalar(_last(crisis))
    if last and crisis.closed_on and last.astimezone(BEIJING).date() > crisis.closed_on:
        raise Rejected({"reported_at" if alone else "closed_on": AFTER})
    if first is None and _closed(crisis):
        raise Rejected({"reported_at" if alone else "closed_on": UNREPORTED})


def kept(s: Session, record: Record) -> str:
    """Why a crisis or a report is not to be taken away: one of mandatory report that was reported or
    closed, the only report that was made in time; "" where it may."""
    if isinstance(record, Crisis) and record.mandatory:
        done = record.closed_on or s.scalar(_first(record)) is not None
        return LASTS if done else ""
    if not isinstance(record, CrisisReport):
        return ""
    crisis = s.get_one(Crisis, record.crisis_id)
    others = s.scalar(_first(crisis).where(CrisisReport.id != record.id))
    sole = record.reported_at is not None and others is None
    return SOLE if crisis.mandatory and sole else ""


def _closed(crisis: Crisis) -> bool:
    return bool(crisis.mandatory and crisis.closed_on)


def _last(crisis: Crisis) -> Select[datetime | None]:
    mine = CrisisReport.crisis_id == crisis.id
    return select(func.max(CrisisReport.reported_at)).where(mine)


def _first(crisis: Crisis) -> Select[datetime | None]:
    mine = CrisisReport.crisis_id == crisis.id
    return select(func.min(CrisisReport.reported_at)).where(mine)
