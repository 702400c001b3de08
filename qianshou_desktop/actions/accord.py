"""What the records of the work have to agree on with one another: days, stations, who is on a roster,
how many came, how many hours a day has. Gates of a save (gates.py)."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from sqlalchemy import func, inspect, or_, select

from qianshou_desktop.actions import casework, past, periods, stays, volunteers, work
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.annual import AnnualTarget, Opening
from qianshou_desktop.records.case import Case, CaseForm
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.consent import Crisis
from qianshou_desktop.records.county import Township
from qianshou_desktop.records.document import Document
from qianshou_desktop.records.event import Event
from qianshou_desktop.records.group import (
    SATISFIED,
    Attendance,
    Group,
    GroupForm,
    GroupMember,
    GroupSession,
    GroupSummary,
)
from qianshou_desktop.records.pairing import Dispatch
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.referral import FollowUp
from qianshou_desktop.records.report_text import ReportText
from qianshou_desktop.records.staff import Trainee, Training
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.terms import AGENCY_ROLE
from qianshou_desktop.records.visit import Visit
from qianshou_desktop.records.volunteer import VolunteerCertificate, VolunteerService
from qianshou_desktop.store.db import Session

Asked = Callable[[Session, Any], dict[str, str]]
OPERATOR = "operator"  # the role of who runs stations
LONGEST = 24  # hours that a volunteer can give in a day
# What makes two records the same piece of work, where the hour is known.
SAME: dict[type[Record], tuple[str, ...]] = {
    Visit: ("person_id", "visited_on", "started_at", "way", "station_id"),
    Event: ("station_id", "name", "held_on", "started_at"),
    CaseSession: ("case_id", "held_on", "started_at"),
    GroupSession: ("group_id", "held_on", "started_at"),
}


def discord(s: Session, record: Record) -> dict[str, str]:
    """The problems by field; none for a record that agrees with the others."""
    return told(s, record, ASKED)


def told(
    s: Session, record: Record, table: Iterable[tuple[type | tuple[type, ...], Asked]]
) -> dict[str, str]:
    """What those of a table say that ask of a record's kind."""
    return {
        name: said
        for kind, asked in table
        if isinstance(record, kind)
        for name, said in asked(s, record).items()
    }


def changed(record: Record, *attributes: str) -> bool:
    """Whether a record is new, or one of these is."""
    state = inspect(record).attrs
    return record.id is None or any(state[each].history.has_changes() for each in attributes)


def alike(s: Session, record: Any, *attributes: str) -> Any:
    """Another record of the kind that says the same in all of these; None where there is none."""
    kind = type(record)
    same = (getattr(kind, each) == getattr(record, each) for each in attributes)
    return s.scalars(select(kind).where(*same, kind.id != (record.id or 0))).first()


def done_twice(s: Session, record: Any) -> dict[str, str]:
    """The same visit or event is not put in again; of what has no hour nobody knows."""
    same = SAME[type(record)]
    if not record.started_at or not changed(record, *same):
        return {}
    other = alike(s, record, *same)
    said = f"这次{record.label}已记过，编号 {other.number}；要补充请改那一条" if other else ""
    return {"started_at": said} if said else {}


# ---- cases ---------------------------------------------------------------------------------------------


def elsewhere(s: Session, case: Case) -> dict[str, str]:
    """A case is opened where its person belongs that day; who moved is transferred first. A case that
    was moved itself tells by its transfers where it was."""
    if not changed(case, "person_id", "station_id"):
        return {}
    person = s.get_one(Person, case.person_id)
    key = stays.home_on(s, person, case.opened_on)
    if key is None or key == case.station_id:
        return {}
    home = s.get_one(Station, key).name
    return {
        "station": f"{person.name} {case.opened_on} 归{home}；要在别的站开个案，请先给服务对象办“转站”，"
        f"否则请选{home}"
    }


def early_form(s: Session, form: Any) -> dict[str, str]:
    """Nothing is done in a case before it was opened."""
    name = form.day_field
    if not changed(form, name, "case_id"):
        return {}
    opened = s.get_one(Case, form.case_id).opened_on
    return _early(name, getattr(form, name), opened, "接案日期")


def elsewhere_then(s: Session, form: Any) -> dict[str, str]:
    """What is done in a case is done where the case is that day: it counts for that station."""
    name = form.day_field
    if not changed(form, name, "case_id", "station_id"):
        return {}
    then = stays.station_on(s, form.case_id, getattr(form, name))
    if form.station_id is None or then in (None, form.station_id):
        return {}
    return {"station": f"那天这个个案在{s.get_one(Station, then).name}，请选那个站，或者核对日期"}


def late_opening(s: Session, case: Case) -> dict[str, str]:
    """The day of opening is not put behind what was done already."""
    if case.id is None or not changed(case, "opened_on"):
        return {}
    return _late("opened_on", case.opened_on, _forms(s, CaseForm, "case_id", case.id))


def another(s: Session, record: Any) -> dict[str, str]:
    """What names a case and a person is about the person of the case; a crisis that was come upon
    in it may be about another of the household."""
    if not {"case", "person"} <= record.fields.keys() or not changed(
        record, "case_id", "person_id"
    ):
        return {}
    case = s.get(Case, record.case_id) if record.case_id else None
    if case is None or record.person_id in (None, case.person_id):
        return {}
    mine, other = s.get_one(Person, case.person_id), s.get_one(Person, record.person_id)
    if isinstance(record, Crisis) and mine.household_id and mine.household_id == other.household_id:
        return {}
    name = mine.name
    return {"person": f"这个个案的服务对象是{name}，请改选{name}，或者不选个案"}


def papers_of_another(s: Session, case: Case) -> dict[str, str]:
    """A case is its person's once any paper of it is there: it does not become another's."""
    if case.id is None or not changed(case, "person_id"):
        return {}
    for kind in casework.papers(s, case):
        return {"person": f"这个个案已有{kind.label}，不能再换人；登错了人，请给对的人另开个案"}
    return {}


def once_each(s: Session, form: Any) -> dict[str, str]:
    """Each session of a case has a number of its own, and each follow-up."""
    if form.nth is None or not changed(form, "nth", "case_id"):
        return {}
    other = alike(s, form, "case_id", "nth")
    if other is None:
        return {}
    day = getattr(other, form.day_field)
    return {"nth": f"这个个案已有第 {form.nth} 次{form.label}（{day}），请核对次数"}


# ---- groups --------------------------------------------------------------------------------------------


def early_session(s: Session, form: Any) -> dict[str, str]:
    """No session and no summary before the group began; its first session, earlier than planned,
    tells when that was (agree)."""
    if isinstance(form, GroupSession) and _first(s, form):
        return {}
    name = form.day_field
    begun = s.get_one(Group, form.group_id).from_on
    if begun is None or not changed(form, name, "group_id"):
        return {}
    return _early(name, getattr(form, name), begun, "小组的开始日期")


def _first(s: Session, session: GroupSession) -> bool:
    """Whether no session of the group comes before it in their numbers."""
    others = (GroupSession.group_id == session.group_id, GroupSession.id != (session.id or 0))
    least = s.scalar(select(func.min(func.coalesce(GroupSession.nth, 0))).where(*others))
    return least is None or (session.nth is not None and session.nth < least)


def late_begin(s: Session, group: Group) -> dict[str, str]:
    """The first day is not put behind sessions that were held."""
    if group.id is None or group.from_on is None or not changed(group, "from_on"):
        return {}
    return _late("from_on", group.from_on, _forms(s, GroupForm, "group_id", group.id))


def twice(s: Session, session: GroupSession) -> dict[str, str]:
    """Each session of a group has a number of its own."""
    if session.nth is None or not changed(session, "nth", "group_id"):
        return {}
    other = alike(s, session, "group_id", "nth")
    if other is None:
        return {}
    return {"nth": f"这个小组已有第 {session.nth} 节（{other.held_on}），请核对节次"}


def off_roster(s: Session, row: Attendance) -> dict[str, str]:
    """Who is not on the roster came as a guest, and is marked as one; a group that keeps no roster
    asks nobody."""
    if row.guest or not changed(row, "person_id", "guest", "group_session_id"):
        return {}
    group = s.get_one(GroupSession, row.group_session_id).group_id
    members = set(s.scalars(select(GroupMember.person_id).where(GroupMember.group_id == group)))
    if not members or row.person_id in members:
        return {}
    name = s.get_one(Person, row.person_id).name
    return {"person": f"{name}不在组员表里；临时来的请勾“临时参加”，长期来的请先加进组员"}


def too_satisfied(s: Session, summary: GroupSummary) -> dict[str, str]:
    """No more people said how satisfied they were than were in the group; of a group of which nobody
    was told who came, nothing is asked."""
    given = [name for name in SATISFIED if getattr(summary, name)]
    if not given or not changed(summary, "group_id", *SATISFIED):
        return {}
    total, known = sum(getattr(summary, name) for name in given), _ever(s, summary.group_id)
    if not known or total <= known:
        return {}
    return {
        given[0]: f"满意度合计 {total} 人，这个小组前后只有 {known} 人参加（含临时参加的），请核对"
    }


def _ever(s: Session, group: int) -> int:
    """How many people were in a group at most: its members, its guests, and the heads that were
    counted without a name."""
    roster = select(GroupMember.person_id).where(GroupMember.group_id == group)
    mine = GroupSession.group_id == group
    named = select(Attendance.person_id).join(GroupSession).where(mine, Attendance.present)
    unnamed = s.scalar(select(func.sum(work.came() - work.called())).where(mine)) or 0
    return len({*s.scalars(roster), *s.scalars(named)}) + unnamed


# ---- those sent out ----------------------------------------------------------------------------------------


def sent_twice(s: Session, trip: Dispatch) -> dict[str, str]:
    """Nobody is in two places at once: working days are counted once."""
    if not changed(trip, "pairing_id", "name", "from_on", "to_on"):
        return {}
    query = select(Dispatch).where(
        Dispatch.name == trip.name, Dispatch.id != (trip.id or 0),
        Dispatch.from_on <= (trip.to_on or date.max),
        or_(Dispatch.to_on.is_(None), Dispatch.to_on >= trip.from_on),
    )  # fmt: skip
    for other in s.scalars(query):
        span = f"{other.from_on} 至 {other.to_on or '今'}"
        return {"from_on": f"{trip.name}{span}已有派驻，日期重叠，请核对"}
    return {}


def passed_early(s: Session, row: Trainee) -> dict[str, str]:
    """Nobody has passed a course that is not over."""
    course = s.get_one(Training, row.training_id)
    over = course.ended_on or course.held_on
    if not row.passed or over <= s.today() or not changed(row, "passed"):
        return {}
    return {"passed": f"培训 {over} 才结束，还不能记合格"}


# ---- stations ------------------------------------------------------------------------------------------


def nowhere(s: Session, station: Station) -> dict[str, str]:
    """A station's code is the township's, once the county has told its townships; one that was
    merged away keeps its own."""
    if not changed(station, "code"):
        return {}
    codes = set(s.scalars(select(Township.code)))
    if not codes or station.code in codes or past.known_as(s, "township", "code", station.code):
        return {}
    return {
        "code": f"{station.code} 不是本县任何乡镇（街道）的代码，请核对（站的代码与乡镇代码相同）"
    }


def unfit_operator(s: Session, station: Station) -> dict[str, str]:
    """Who runs a station is an operator by its roles; of whom no role is told yet, R7 tells."""
    if not station.operator_id or not changed(station, "operator_id"):
        return {}
    agency = s.get_one(Agency, station.operator_id)
    if not agency.roles or OPERATOR in agency.roles:
        return {}
    label = AGENCY_ROLE[OPERATOR]
    return {"operator": f"{agency.name}没有“{label}”这个角色，请另选，或先在“机构”里加上这个角色"}


def still_operator(s: Session, agency: Agency) -> dict[str, str]:
    """It stays one as long as it runs a station."""
    if agency.id is None or OPERATOR in agency.roles or not changed(agency, "roles_rows"):
        return {}
    mine = select(Station).where(Station.operator_id == agency.id).order_by(Station.code)
    runs = [station.name for station in s.scalars(mine) if station.open_on(s.today())]
    if not runs:
        return {}
    label = AGENCY_ROLE[OPERATOR]
    return {"roles": f"它正承接{runs[0]}等 {len(runs)} 个站，不能去掉“{label}”；请先换承接机构"}


# ---- numbers -------------------------------------------------------------------------------------------


def too_few_helpers(s: Session, event: Event) -> dict[str, str]:
    """What is written of an event's volunteers, and of their hours, holds those on record when it is
    written; of what is recorded later the figures tell more (volunteers.helped)."""
    if event.id is None or not changed(event, "volunteers", "volunteer_hours"):
        return {}
    count, total = volunteers.served(s, event.id)
    least = {
        "volunteers": (count, f"{count} 名志愿者"), "volunteer_hours": (total, f"{total:g} 小时")
    }  # fmt: skip
    return {
        name: f"服务记录里已有 {known}，不能比这少；不填就按记录算"
        for name, (number, known) in least.items()
        if changed(event, name)
        and (written := getattr(event, name)) is not None
        and written < number
    }


def beyond_helpers(s: Session, event: Event) -> dict[str, str]:
    """Nobody helps for more than a day's hours, on each day of an event."""
    if event.volunteers is None or event.volunteer_hours is None:
        return {}
    people = max(event.volunteers, volunteers.served(s, event.id or 0)[0])
    if event.volunteer_hours <= people * LONGEST:
        return {}
    return {"volunteer_hours": f"{people} 名志愿者一天最多 {people * LONGEST} 小时，请核对"}


def helped_twice(s: Session, service: VolunteerService) -> dict[str, str]:
    """Somebody helps at an event once a day."""
    if service.event_id is None or not changed(service, "volunteer_id", "event_id", "served_on"):
        return {}
    if alike(s, service, "volunteer_id", "event_id", "served_on") is None:
        return {}
    day = service.served_on
    return {"volunteer": f"这位志愿者在这场活动里已经记过了（{day}），请改那一条"}


def overworked(s: Session, service: VolunteerService) -> dict[str, str]:
    """All that a volunteer gave in a day fits into it."""
    if not changed(service, "volunteer_id", "served_on", "hours"):
        return {}
    query = select(func.coalesce(func.sum(VolunteerService.hours), 0.0)).where(
        VolunteerService.volunteer_id == service.volunteer_id,
        VolunteerService.served_on == service.served_on,
        VolunteerService.id != (service.id or 0),
    )
    before = float(s.scalar(query) or 0)
    if before + service.hours <= LONGEST:
        return {}
    known = f"这一天已记 {before:g} 小时，加上这次共 {before + service.hours:g} 小时，" * bool(
        before
    )
    return {"hours": f"{known}一天不能超过 {LONGEST} 小时"}


def miscertified(s: Session, paper: VolunteerCertificate) -> dict[str, str]:
    """A certificate says what the records of its span hold."""
    if not changed(paper, "volunteer_id", "from_on", "to_on", "hours", "times"):
        return {}
    given, times = volunteers.hours(s, paper.volunteer_id, paper.from_on, paper.to_on)
    said = f"这个时段的服务记录共 {given:g} 小时、{times} 次，请照记录填，或留空自动填"
    told = {"hours": (paper.hours, given), "times": (paper.times, times)}
    return {name: said for name, (mine, held) in told.items() if mine not in (None, held)}


# ---- days ----------------------------------------------------------------------------------------------


def _early(name: str, day: date, first: date, what: str) -> dict[str, str]:
    return {name: f"不能早于{what}（{first}）"} if day < first else {}


def _late(name: str, day: date, forms: list[tuple[date, str]]) -> dict[str, str]:
    first, label = min(forms, default=(day, ""))
    return {name: f"{first} 已有{label}，不能晚于这一天"} if first < day else {}


def _forms(s: Session, block: type, owner: str, key: int) -> list[tuple[date, str]]:
    """The day and the name of every form of a case or a group."""
    found = []
    for kind in KINDS.values():
        if issubclass(kind, block):
            query = select(func.min(getattr(kind, kind.day_field)))
            first = s.scalar(query.where(getattr(kind, owner) == key))
            found += [(first, kind.label)] if first else []
    return found


# ---- a year's report, documents -----------------------------------------------------------------------------------------


def opened_twice(s: Session, opening: Opening) -> dict[str, str]:
    """A station begins a year once."""
    year = opening.counted_to.year
    query = select(Opening.id).where(
        Opening.station_id == opening.station_id, Opening.id != (opening.id or 0),
        Opening.counted_to.between(date(year, 1, 1), date(year, 12, 31)),
    )  # fmt: skip
    if not changed(opening, "station_id", "counted_to") or s.scalar(query) is None:
        return {}
    return {"counted_to": f"这个站 {year} 年已有期初数，请改那一份"}


def aimed_twice(s: Session, target: AnnualTarget) -> dict[str, str]:
    """One target a figure, of a station or of the county."""
    same = ("station_id", "year", "figure")
    other = changed(target, *same) and alike(s, target, *same)
    return {"figure": "这一项当年已有指标，请改那一条"} if other else {}


def open_too_long(s: Session, record: ReportText) -> dict[str, str]:
    """No station is open for more days than its period has."""
    span = periods.parse(record.period)
    most = (span.last - span.first).days + 1
    if record.opened_days is None or record.opened_days <= most:
        return {}
    return {"opened_days": f"{span.label}只有 {most} 天"}


def written_twice(s: Session, text: ReportText) -> dict[str, str]:
    """One text a report."""
    same = ("station_id", "period")
    other = changed(text, *same) and alike(s, text, *same)
    return {"period": "这一期的月报文字已经有了，请改那一份"} if other else {}


def issued_twice(s: Session, document: Document) -> dict[str, str]:
    """A number of issue stands on one document."""
    given = document.document_number and changed(document, "document_number")
    other = alike(s, document, "document_number") if given else None
    return {"document_number": f"这个字号已用于“{other.title}”"} if other else {}


ASKED: tuple[tuple[type, Asked], ...] = (
    (Record, another), (Visit, done_twice), (Event, done_twice),
    (CaseSession, done_twice), (GroupSession, done_twice), (Case, elsewhere),
    (Case, late_opening), (Case, papers_of_another),
    (CaseForm, early_form), (CaseForm, elsewhere_then), (CaseSession, once_each),
    (FollowUp, once_each),
    (Group, late_begin), (GroupForm, early_session), (GroupSession, twice),
    (Attendance, off_roster), (GroupSummary, too_satisfied),
    (Dispatch, sent_twice), (Trainee, passed_early), (Station, nowhere),
    (Station, unfit_operator), (Agency, still_operator), (Event, too_few_helpers), (Event, beyond_helpers),
    (VolunteerService, helped_twice), (VolunteerService, overworked),
    (VolunteerCertificate, miscertified),
    (Opening, opened_twice), (AnnualTarget, aimed_twice), (ReportText, written_twice), (ReportText, open_too_long),
    (Document, issued_twice),
)  # fmt: skip
