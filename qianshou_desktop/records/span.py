"""What holds from a date to a date."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Day


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
    """The minutes from one time of day (HH:MM) to a later one; None where either is missing."""
    if not started or not ended or ended <= started:
        return None
    (hour, minute), (last, rest) = (map(int, at.split(":")) for at in (started, ended))
    return (last - hour) * 60 + rest - minute
