"""The county's stations side by side, as its manager looks at them every morning: how much each has done
this month, what does not keep the rules there, and what it handed in of the month that is reported on."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from qianshou_desktop.actions import assignments, periods, rules, submitted
from qianshou_desktop.actions.work import Scope, work
from qianshou_desktop.records.kinds import BEIJING
from qianshou_desktop.store.db import Session


@dataclass(frozen=True)
class Ranked:
    """A station: its rank by the contacts of the month (equals share one), how many findings it has and
    how many of them are 必须, and the newest version of its report (None: not handed in), with its day."""

    key: int
    name: str
    rank: int
    contacts: int
    findings: int
    must: int
    submission: int | None = None
    version: int | None = None
    handed_on: date | None = None


@dataclass(frozen=True)
class Ranking:
    """The stations that are open, the busiest first, and the month whose reports they are asked for."""

    rows: tuple[Ranked, ...]
    reported: str

    @property
    def arrived(self) -> int:
        """How many have handed in."""
        return sum(row.submission is not None for row in self.rows)


def ranking(s: Session, period: str) -> Ranking:
    """The stations by the month that is named. Raises Rejected (period)."""
    span = periods.parse(period)
    done = work(Scope(span.first, span.last, s.today()))
    sums = select(done.c.station_id, func.sum(done.c.contacts)).group_by(done.c.station_id)
    contacts = {key: int(number) for key, number in s.execute(sums)}
    every, must = Counter[str](), Counter[str]()
    for found in rules.findings(s):
        every[found.station] += 1
        must[found.station] += found.level == "must"
    stations, month = assignments.running(s, s.today()), periods.reported(s.today())
    totals = sorted((contacts.get(each.id, 0) for each in stations), reverse=True)
    rows = []
    for each in stations:
        mine, last = contacts.get(each.id, 0), submitted.latest(s, month, each.id)
        handed = (
            (last.id, last.version, last.submitted_at.astimezone(BEIJING).date()) if last else ()
        )
        rank = totals.index(mine) + 1
        rows.append(
            Ranked(each.id, each.name, rank, mine, every[each.code], must[each.code], *handed)
        )
    return Ranking(tuple(sorted(rows, key=lambda row: row.rank)), month)
