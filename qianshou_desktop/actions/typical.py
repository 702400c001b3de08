"""A typical case (典型案例) drafted from a closed case: what was asked, found, aimed at, done and reached,
with the names taken out. A draft: somebody reads it, and asks for consent, before it is given out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import anonymous, discretion, periods
from qianshou_desktop.actions.periods import shifted
from qianshou_desktop.actions.tallies import taken
from qianshou_desktop.records import Record
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.case_assessment import CaseAssessment, CaseNeed, CaseProblem
from qianshou_desktop.records.case_evaluation import Attainment, CaseClosing, CaseEvaluation
from qianshou_desktop.records.case_plan import CasePlan, Goal
from qianshou_desktop.records.case_session import CaseSession
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.identity import age
from qianshou_desktop.records.person import Person, PersonGroup
from qianshou_desktop.records.referral import FollowUp
from qianshou_desktop.records.terms import GROUP, SEX
from qianshou_desktop.store.db import Session

LONG = 400  # letters of one field: a draft tells, it does not transcribe
ROUND = 10  # years
OFFERED = 40  # closed cases, at most
HEAD = (
    "典型案例（草稿）",
    "已去掉认得出的姓名、住址、学校、号码和具体日期，可能还有没认出的，发布前务必通读一遍，并取得本人（未成年人为其监护人）同意。",
)


def typical(s: Session, uid: str) -> str:
    """The draft of a closed case. Raises Rejected for one that is open, or not for this user."""
    try:
        case = s.scalars(select(Case).where(Case.uid == bytes.fromhex(uid))).one_or_none()
    except ValueError:
        case = None
    if case is None:
        raise Rejected({"case": "没有这个个案"})
    discretion.refuse_record(s, case)
    if discretion.reads(s):
        raise Rejected({"case": discretion.NOT_THIS})
    if case.closed_on is None:
        raise Rejected({"case": "结案以后才能写成典型案例"})
    person = s.get_one(Person, case.person_id)
    body = anonymous.without_names(s, "\n".join(_lines(s, case, person)), person)
    return "\n".join((*HEAD, *map(_cut, body.split("\n"))))  # cut last: half a name is no name


def _lines(s: Session, case: Case, person: Person) -> Iterator[str]:
    for title, part in (
        ("一、基本情况", _who(s, case, person)),
        ("二、求助的问题", _asked(s, case)),
        ("三、需求与目标", _aims(s, case)),
        ("四、服务过程", _course(s, case)),
        ("五、成效", _reached(s, case)),
        ("六、结案与跟进", _end(s, case)),
    ):
        told = list(part)
        if told:
            yield from (title, *told)


def _who(s: Session, case: Case, person: Person) -> Iterator[str]:
    groups = s.scalars(
        select(PersonGroup.code).where(PersonGroup.person_id == person.id).distinct()
    )
    kinds = "、".join(GROUP.label(code) for code in groups)
    years = _years(person, case.opened_on)
    yield "，".join(each for each in (SEX.label(person.sex), years, kinds) if each) or "情况未登记"


def _years(person: Person, on: date) -> str:
    """About how old: the very age, together with the rest, would tell who it is."""
    if person.born_on is None:
        return ""
    years = age(person.born_on, on)
    if years < anonymous.ADULT:
        return "未成年人"
    return f"{years // ROUND * ROUND} 多岁"


def _asked(s: Session, case: Case) -> Iterator[str]:
    yield from _told(case, "source", "request", "troubles", "tried", "first_judgement")
    for assessment in _forms(s, CaseAssessment, case):
        for problem in _rows(s, CaseProblem, assessment):
            yield from _told(problem, "problem", "shown", "cause", "effect")
        yield from _told(assessment, "strength", "risk", "conclusion")


def _aims(s: Session, case: Case) -> Iterator[str]:
    for assessment in _forms(s, CaseAssessment, case):
        for need in _rows(s, CaseNeed, assessment):
            yield from _told(need, "need", "expressed", "judged")
    for plan in _forms(s, CasePlan, case):
        yield from _told(plan, "aim")
        for at, goal in enumerate(_rows(s, Goal, plan), 1):
            yield f"目标 {at}：{_flat(goal.goal)}"
            yield from _told(goal, "baseline", "target", "strategy", "action")


def _course(s: Session, case: Case) -> Iterator[str]:
    for at, session in enumerate(_forms(s, CaseSession, case), 1):
        yield f"第 {at} 次（{_month(session.held_on)}）"
        yield from _told(session, "way", "purpose", "facts", "judgement", "mood", "linked")


def _reached(s: Session, case: Case) -> Iterator[str]:
    for evaluation in _forms(s, CaseEvaluation, case):
        for row in _rows(s, Attainment, evaluation):
            percent = "" if row.percent is None else f"，达成 {row.percent}%"
            yield f"{_flat(s.get_one(Goal, row.goal_id).goal)}{percent}"
            yield from _told(row, "note")
        yield from _told(
            evaluation, "client_view", "satisfaction", "worker_view", "evidence", "shortfall"
        )


def _end(s: Session, case: Case) -> Iterator[str]:
    for closing in _forms(s, CaseClosing, case):
        yield from _told(closing, "cause", "changes", "consolidation")
    for at, follow in enumerate(_forms(s, FollowUp, case), 1):
        yield f"第 {at} 次跟进（{_month(follow.done_on)}）"
        yield from _told(follow, "state", "kept", "fresh", "result")


def _month(day: date) -> str:
    return f"{day.year}年{day.month}月"


def _forms(s: Session, kind: Any, case: Case) -> list[Any]:
    """A case's forms of a kind, as time went."""
    day = getattr(kind, kind.day_field)
    return list(s.scalars(select(kind).where(kind.case_id == case.id).order_by(day, kind.id)))


def _rows(s: Session, kind: Any, owner: Record) -> list[Any]:
    mine = getattr(kind, kind.fields[kind.owner].attribute) == owner.id
    return list(s.scalars(select(kind).where(mine).order_by(kind.id)))


def _told(record: Record, *names: str) -> Iterator[str]:
    """Some fields of a record, each with its label, where there is something."""
    for name in names:
        placed = record.fields[name]
        text = placed.kind.show(getattr(record, placed.attribute))
        if text:
            yield f"{placed.label}：{_flat(text)}"


def _flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _cut(text: str) -> str:
    """The beginning of a line, up to the end of a sentence."""
    if len(text) <= LONG:
        return text
    end = max(text.rfind(sign, 0, LONG) for sign in "。！？；")
    return text[: end + 1 if end > 0 else LONG] + "……"


@dataclass(frozen=True)
class Closed:
    """A closed case that may be told of: its uid, and what its own people call it."""

    uid: str
    title: str


def closed(s: Session, station: int | None, period: str = "") -> list[Closed]:
    """Those closed within the last year at a station, or in the county: those of the period first, then
    the newest; none that the user is not told of."""
    query = (
        select(Case.uid, Case.closed_on, Person.name)
        .join(Person, Person.id == Case.person_id)
        .where(Case.closed_on >= shifted(s.today(), -12), discretion.shown(s, Case), taken())
        .order_by(Case.closed_on.desc(), Case.id.desc())
    )
    if station is not None:
        query = query.where(Case.station_id == station)
    first, last = _span(period)
    rows = s.execute(query.limit(OFFERED)).all()
    found = sorted(rows, key=lambda each: not first <= (each[1] or date.min) <= last)
    return [Closed(uid.hex(), f"{name}　{day} 结案") for uid, day, name in found]


def _span(period: str) -> tuple[date, date]:
    """The days of a period; none of what is no period."""
    try:
        span = periods.parse(period)
    except Rejected:
        return date.max, date.min
    return span.first, span.last
