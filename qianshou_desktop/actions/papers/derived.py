"""Values that forms show and nobody types: ages, counts, hours, how quickly was reported."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from qianshou_desktop.actions import archive, cases, events, standing, volunteers
from qianshou_desktop.actions.attendance import attended
from qianshou_desktop.actions.showing import duration
from qianshou_desktop.records import Record
from qianshou_desktop.records.case import Case, StageSkip
from qianshou_desktop.records.consent import CrisisReport
from qianshou_desktop.records.group import Attendance
from qianshou_desktop.records.household import Household
from qianshou_desktop.records.identity import age
from qianshou_desktop.records.institution import Mark
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms_work import STAGE
from qianshou_desktop.store.db import Session


@dataclass(frozen=True)
class Derived:
    """A label, and the text that follows from a record."""

    label: str
    text: Callable[[Session, Any], str]


def person_of(s: Session, record: Any) -> Person | None:
    """The person that a record is about, through its case where it names none; of a household, its
    head."""
    if isinstance(record, Person):
        return record
    if isinstance(record, Household):
        mine = (Person.household_id == record.id, Person.relation == "head")
        return s.scalars(select(Person).where(*mine).order_by(Person.id)).first()
    key = getattr(record, "person_id", None)
    if key is None and getattr(record, "case_id", None):
        key = s.scalar(select(Case.person_id).where(Case.id == record.case_id))
    return s.get(Person, key) if key else None


def _age(s: Session, record: Record) -> str:
    """On the day that the form is about; of a person's file, today."""
    person = person_of(s, record)
    day: Any = getattr(record, record.day_field) if record.day_field else None
    on = s.today() if isinstance(record, Person) or not isinstance(day, date) else day
    return f"{age(person.born_on, on)} 岁" if person and person.born_on else ""


def _sessions(s: Session, record: Any) -> str:
    return f"{cases.totals(s, record.case_id)[0]} 次"


def _duration(s: Session, record: Any) -> str:
    return duration(cases.totals(s, record.case_id)[1])


def _elapsed(s: Session, record: Any) -> str:
    """From finding to the first report; where it lies behind the finding, nothing can be said."""
    first = func.min(CrisisReport.reported_at)
    reported = s.scalar(select(first).where(CrisisReport.crisis_id == record.id))
    if reported is None:
        return "还没有报告"
    minutes = int((reported - record.found_at).total_seconds() // 60)
    return duration(minutes) if minutes >= 0 else "早于发现时间，请核对"


def _attendance(s: Session, record: Any) -> str:
    return attended(s, record).words()


def _came(s: Session, record: Any) -> str:
    """How many came, by name or not, where any are named."""
    named = select(Attendance.id).where(Attendance.group_session_id == record.id)
    return str(attended(s, record).came) if s.scalars(named).first() else ""


def _served(s: Session, record: Any) -> str:
    """A service to somebody is one contact, as the figures count it, unless more was written."""
    somebody = record.person_id or record.client
    return "1" if somebody and record.headcount is None else ""


def _helpers(s: Session, record: Any) -> str:
    """How many helped, by name or not."""
    people, _ = events.helped(s, record.id)
    return str(people) if people else ""


def _helper_hours(s: Session, record: Any) -> str:
    _, hours = events.helped(s, record.id)
    return f"{hours:g}" if hours else ""


def _station(s: Session, record: Any) -> str:
    """Whose a person or a household is: the station's of the township."""
    found = standing.home(s, record.township_id)
    return found.name if found else ""


def _hours_given(s: Session, record: Any) -> str:
    given, times = volunteers.hours(s, record.id)
    return f"{given:g} 小时（{times} 次）"


def _skipped(s: Session, record: Any) -> str:
    """The stages that the case passed over, and why."""
    query = select(StageSkip).where(StageSkip.case_id == record.case_id).order_by(StageSkip.id)
    said = [f"{STAGE.label(each.stage)}（{each.reason}）" for each in s.scalars(query)]
    return "；".join(said) or "无"


def _shelved(s: Session, record: Any) -> str:
    """The number of the volume that the case was filed in, unless another was written."""
    return "" if record.archive_number else archive.shelved(s, record.case_id)


def _marks(name: str) -> Callable[[Session, Any], str]:
    def total(s: Session, record: Any) -> str:
        column = getattr(Mark, name)
        found = s.scalar(select(func.sum(column)).where(Mark.assessment_id == record.id))
        return "" if found is None else f"{found} 分"

    return total


DERIVED = {
    "age": Derived("年龄", _age),
    "sessions": Derived("服务总次数", _sessions),
    "duration": Derived("服务总时长", _duration),
    "elapsed": Derived("发现至首次报告", _elapsed),
    "attendance": Derived("出席率", _attendance),
    "came": Derived("出席人次", _came),
    "served": Derived("人次", _served),
    "helpers": Derived("志愿者人数", _helpers),
    "helper_hours": Derived("志愿服务时长（小时）", _helper_hours),
    "station": Derived("社工站", _station),
    "skipped": Derived("跳过的阶段", _skipped),
    "shelved": Derived("归档号", _shelved),
    "hours_given": Derived("服务时数合计", _hours_given),
    "own_total": Derived("自评合计", _marks("own")),
    "county_total": Derived("县评合计", _marks("county")),
}
