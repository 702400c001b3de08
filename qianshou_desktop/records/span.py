"""What holds from a date to a date."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import Mapped

from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Day

DAY, NIGHT = 24 * 60, 12 * 60  # minutes; what begins before midnight ends within twelve hours


class Span:
    """The dates of a post, a contract, a kind, a name. The last day is the first on which it no
    longer holds; without one it holds still."""

    from_on: Mapped[date | None] = field(Day(), "起始日期")
    to_on: Mapped[date | None] = field(Day(), "结束日期")

    def problems(self, today: date) -> dict[str, str]:
        return backwards("to_on", self.from_on, self.to_on)

    def holds_on(self, day: date) -> bool:
        begun = self.from_on is None or self.from_on <= day
        return begun and (self.to_on is None or self.to_on > day)


def backwards(name: str, first: date | None, last: date | None) -> dict[str, str]:
    """The problem of a span that ends before it begins, at the field that ends it."""
    if first and last and last < first:
        return {name: f"不能早于开始的日期（{first}）"}
    return {}


def empty(name: str, first: date | None, last: date | None) -> dict[str, str]:
    """The same of a span whose end is the first day on which it no longer holds, where it holds on
    no day."""
    if first and last and last <= first:
        return {name: f"要晚于开始的日期（{first}）：这一天起就不再是了"}
    return {}


def not_yet(opened_on: date | None, today: date) -> dict[str, str]:
    """The problem of what is called built and opens on a day to come."""
    if opened_on and opened_on > today:
        return {"opened_on": f"已建成的，启用日期不能晚于今天（{today}）；还没有启用的请选“在建”"}
    return {}


def minutes_between(started: str | None, ended: str | None) -> int | None:
    """The minutes from one time of day (HH:MM) to another, which may lie behind midnight by a short
    night; None where either is missing, or they are no such span."""
    if not started or not ended:
        return None
    (hour, minute), (last, rest) = (map(int, at.split(":")) for at in (started, ended))
    span = (last - hour) * 60 + rest - minute
    over_midnight = span + DAY
    return span if span > 0 else over_midnight if over_midnight <= NIGHT else None


def count_minutes(record: Any, given: Collection[str]) -> None:
    """How long something was follows from its two times, until somebody says otherwise; left empty it
    follows again."""
    if "minutes" in given and record.minutes is not None:
        return
    state = inspect(record).attrs
    before = (state[name].history for name in ("started_at", "ended_at"))
    counted = minutes_between(*(next(iter(h.deleted or h.unchanged or ()), None) for h in before))
    if record.minutes in (None, counted):
        record.minutes = minutes_between(record.started_at, record.ended_at) or record.minutes


def beyond_its_times(record: Any) -> dict[str, str]:
    """The problem of two times that are none of one sitting, or of more minutes than lie between."""
    started, ended = record.started_at, record.ended_at
    if not started or not ended:
        return {}
    span = minutes_between(started, ended)
    if span is None:
        return {"ended_at": f"结束时刻应晚于开始时刻（{started}）"}
    if record.minutes is not None and record.minutes > span:
        return {"minutes": f"{started} 至 {ended} 是 {span} 分钟，时长不能比这多"}
    return {}
