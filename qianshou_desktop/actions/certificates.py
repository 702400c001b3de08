"""The certificate clock: until when a resident social worker has to be certified (seed article,
配强人员队伍; domain.md §1.5). Eligibility for 助理社会工作师 after 《社会工作者职业水平评价暂行规定》."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from qianshou_desktop.actions.periods import shifted
from qianshou_desktop.records.staff import Certificate, Exam
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

if TYPE_CHECKING:
    from qianshou_desktop.actions.rules.parameters import Parameters

# Which parameter says the months of work before the exam: with a degree in social work, with another.
MONTHS = {
    "senior": ("R15.work_senior", "R15.work_senior"),
    "college": ("R15.work_college_social", "R15.work_college"),
    "bachelor": ("R15.work_bachelor_social", "R15.work_bachelor"),
    "master": ("R15.work_bachelor_social", "R15.work_bachelor"),
}


@dataclass(frozen=True)
class Clock:
    """A worker's clock. Days; whole months left (below nought: over since); sittings of the yearly
    exam until the deadline; signal good (certified), mind, danger or none."""

    key: int
    name: str
    station: str
    certified: bool
    eligible_on: date | None
    deadline: date | None
    months_left: int | None
    sittings_left: int
    signal: str


def board(s: Session, parameters: "Parameters") -> list[Clock]:
    """Every resident in post: those without certificate first, the nearest deadline first."""
    today = s.today()
    here = or_(Worker.left_on.is_(None), Worker.left_on > today)
    residents = s.scalars(select(Worker).where(Worker.post == "resident", here)).all()
    found = _clocks(s, parameters, [w for w in residents if w.state != "left"])
    return sorted(found, key=lambda c: (c.certified, c.deadline or date.max, c.station, c.key))


def clock(s: Session, parameters: "Parameters", worker: Worker) -> Clock:
    """One worker's clock."""
    return next(_clocks(s, parameters, [worker]))


def _clocks(s: Session, parameters: "Parameters", workers: Sequence[Worker]) -> Iterator[Clock]:
    today, known = s.today(), exam_days(s)
    keys = [worker.id for worker in workers]
    issued = select(Certificate.worker_id).where(Certificate.worker_id.in_(keys))
    certified = set(s.scalars(issued.where(Certificate.issued_on <= today)))
    names = {station.id: station.name for station in s.scalars(select(Station))}
    for worker in workers:
        due = deadline(worker, parameters)
        left = months_between(today, due) if due else None
        has = worker.id in certified
        yield Clock(
            worker.id, worker.name, names.get(worker.station_id or 0, ""), has, eligible(worker, parameters), due,
            left, sittings(today, due, parameters, known), signal(today, due, parameters, certified=has),
        )  # fmt: skip


def eligible(worker: Worker, parameters: "Parameters") -> date | None:
    """The first day on which the worker may enter for 助理社会工作师; None where the education is
    below, or not known. Who has a degree was at senior school before: the years of work that are
    asked for there open the exam too, if they are over sooner."""
    names = MONTHS.get(worker.education or "")
    since = worker.works_since or worker.joined_on
    if names is None:
        return None
    months = parameters.number(names[0 if "社会工作" in (worker.major or "") else 1])
    ways = [shifted(since, parameters.number("R15.work_senior"))] if since else []
    if months == 0 and worker.graduated_on:  # 应届: at graduation
        ways.append(worker.graduated_on)
    elif since:
        ways.append(max(shifted(since, months), worker.graduated_on or date.min))
    return min(ways, default=None)


def deadline(worker: Worker, parameters: "Parameters") -> date | None:
    """Entry and first eligibility, whichever the county counts from, and the months given."""
    basis, first = parameters.value("R15.basis"), eligible(worker, parameters)
    if basis == "入职":
        start = worker.joined_on
    elif basis == "符合报考条件":
        start = first
    else:
        start = max(worker.joined_on, first) if worker.joined_on and first else None
    return shifted(start, parameters.number("R15.months")) if start else None


def sittings(
    today: date, due: date | None, parameters: "Parameters", known: Mapping[int, date]
) -> int:
    """How often the exam, once a year, is still held before the deadline. The day is the one that
    entries of the year name (`known`, by year); before it is announced, the one that
    the county expects."""
    if due is None:
        return 0
    month, usual = parameters.number("R15.exam_month"), parameters.number("R15.exam_day")
    years = range(today.year, due.year + 1)
    return sum(today < known.get(year, date(year, month, usual)) <= due for year in years)


def exam_days(s: Session) -> dict[int, date]:
    """The last day of the exam in each year for which somebody has entered."""
    return {day.year: day for day in s.scalars(select(Exam.sat_on).order_by(Exam.sat_on))}


def months_between(first: date, last: date) -> int:
    """Whole months from a day to another; below nought where it is over."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if shifted(first, months) <= last else months - 1


def signal(today: date, due: date | None, parameters: "Parameters", *, certified: bool) -> str:
    """The colour of a clock: red in its last months and after them."""
    if certified:
        return "good"
    if due is None or reminder(today, due, parameters) is None:
        return ""
    return "danger" if due <= shifted(today, parameters.number("R15.red")) else "mind"


def reminder(today: date, due: date, parameters: "Parameters") -> int | None:
    """The reminder that is due, by the months left at most: of 12, 6, 3 and 1 the least that
    holds; None before the first."""
    steps = sorted(map(int, parameters.words("R15.warn")))
    return next((months for months in steps if due <= shifted(today, months)), None)
