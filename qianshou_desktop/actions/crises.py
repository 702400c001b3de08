"""A crisis: whom to call, what the law says, and how long it has been going on."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from qianshou_desktop.actions import common
from qianshou_desktop.records.consent import Crisis, CrisisReport
from qianshou_desktop.store import clock as time
from qianshou_desktop.store.db import Session

PHONES = (
    ("公安", "110"), ("急救", "120"), ("心理援助", "12356"), ("政务服务", "12345"),
    ("检察", "12309"), ("妇女维权", "12338"), ("青少年", "12355"),
)  # fmt: skip
LAW = (
    "未成年人身心健康受到侵害、疑似受到侵害或者面临其他危险情形的，应当立即向公安、民政、教育等"
    "有关部门报告（未成年人保护法第十一条）。"
)
FOLLOW = timedelta(hours=24)  # until when one has to look again


@dataclass(frozen=True)
class Clock:
    """Minutes from when it was found to the first report, or till now; when to look again."""

    minutes: int
    reported: bool
    due_at: datetime


def clock(s: Session, key: int) -> Clock:
    """The running time of a crisis."""
    record = common.get(s, "crisis", key)
    assert isinstance(record, Crisis)
    first = s.scalar(
        select(func.min(CrisisReport.reported_at)).where(CrisisReport.crisis_id == key)
    )
    return reckon(record.found_at, first, time.now())


def reckon(found: datetime, reported: datetime | None, now: datetime) -> Clock:
    """The same of moments that are not saved yet."""
    minutes = int(((reported or now) - found).total_seconds() // 60)
    return Clock(max(0, minutes), reported is not None, found + FOLLOW)
