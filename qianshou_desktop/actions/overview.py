"""The front page: this month's figures, who is to be visited, what the report still lacks."""

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select

from qianshou_desktop.actions import (
    agenda,
    briefings,
    common,
    crises,
    discretion,
    month_end,
    periods,
    todos,
    visits,
)
from qianshou_desktop.actions.briefings import Visitee
from qianshou_desktop.actions.figures import figures
from qianshou_desktop.actions.gaps import Gap
from qianshou_desktop.actions.todos import Open
from qianshou_desktop.actions.work import Scope, stations_of
from qianshou_desktop.records.visit import Service, Visit
from qianshou_desktop.store.db import Session

DUE_SHOWN, RECENT_SHOWN = 50, 8


@dataclass
class Overview:
    """Cards are (value, label, remark, signal); recent is (kind, key, title, remark)."""

    cards: list[tuple[str, str, str, str]] = field(default_factory=list)
    due: list[Visitee] = field(default_factory=list)
    due_total: int = 0
    late: int = 0  # how many of them are overdue
    todos: list[Open] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    recent: list[tuple[str, int, str, str]] = field(default_factory=list)


def overview(s: Session, period: str, station: str | None = None) -> Overview:
    span = periods.parse(period)
    scope = Scope(span.first, span.last, s.today(), stations_of(s, station, None))
    now = figures(s, period, station)
    due = visits.due_in(s, scope)
    lacking = month_end.check(s, period, station)
    return Overview(
        cards=_cards(now, len(lacking)),
        due=briefings.listed(s, due[:DUE_SHOWN]),
        due_total=len(due),
        late=sum(each.by < s.today() for each in due),
        todos=[*_crises(s, scope), *_to_do(s, scope)],
        gaps=lacking,
        recent=_recent(s, scope),
    )


def _to_do(s: Session, scope: Scope) -> list[Open]:
    """What was written down to be done and what the forms say is to come, by their days."""
    found = [*todos.still_open(s, scope), *agenda.coming(s, scope)]
    return sorted(found, key=lambda each: each.due_on or date.max)


def _crises(s: Session, scope: Scope) -> list[Open]:
    """Crises that are not closed, before all else, for those who may know of them; none is done by
    marking it so."""
    if discretion.locked(s, "crisis"):
        return []
    return [
        Open(
            None, f"危机 {each.what}".strip(), each.person,
            "还没有报告" if not each.clock.reported else "要去看结果" if each.late else "跟进中",
            "danger" if each.late or not each.clock.reported else "mind", "crisis", each.key,
            each.station, "危机要打开它、填了办结日期才算完",
        )
        for each in crises.open_crises(s, scope)
    ]  # fmt: skip


def _cards(now: dict[str, int], lacking: int) -> list[tuple[str, str, str, str]]:
    due, made = now["visits.due"], now["visits.made"]
    rate = f"（{made * 100 / due:.0f}%）" if due else ""
    return [
        (str(now["visits.households"]), "本月走访户次", f"应访 {due}，实访 {made}{rate}", ""),
        (str(now["contacts.total"]), "本月服务人次", f"{now['persons.served']} 人", ""),
        (str(now["persons.filed"]), "在档服务对象",
         f"本月新建 {now['persons.new']}，离档 {now['persons.left']}", ""),
        (str(lacking), "月报还缺", "逐条去补" if lacking else "没有缺项",
         "mind" if lacking else "good"),
    ]  # fmt: skip


def _recent(s: Session, scope: Scope) -> list[tuple[str, int, str, str]]:
    """The entries written last."""
    query = select(Visit.id).where(scope.at(Visit.station_id)).order_by(Visit.id.desc())
    visits = list(s.scalars(query.limit(RECENT_SHOWN)))
    shown = common.rows(s, "visit", visits, ("person.name", "visited_on", "note"))
    found = [("visit", k, f"走访 {n}", f"{d}  {t[:24]}")
             for k, (n, d, t) in zip(visits, shown, strict=True)]  # fmt: skip
    query = select(Service.id).where(scope.at(Service.station_id)).order_by(Service.id.desc())
    services = list(s.scalars(query.limit(2)))
    shown = common.rows(s, "service", services, ("kind", "served_on", "note"))
    return found + [("service", k, n, f"{d}  {t[:24]}")
                    for k, (n, d, t) in zip(services, shown, strict=True)]  # fmt: skip
