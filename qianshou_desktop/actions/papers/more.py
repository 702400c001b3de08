"""Parts of forms that come from other records than the one printed: figures of the family, who came
to a group, certificates, hours, trips; and the words that a form itself has."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import discretion, events, workdays
from qianshou_desktop.actions.attendance import attended, rate, together
from qianshou_desktop.actions.papers.derived import person_of
from qianshou_desktop.actions.papers.figures import family
from qianshou_desktop.actions.papers.forms import MARKS, REVIEW, ruled, table, worded
from qianshou_desktop.actions.papers.layout import More
from qianshou_desktop.actions.rules import consenting
from qianshou_desktop.formats.cells import Column
from qianshou_desktop.formats.form import Long, Part, Words
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.group import Attendance, GroupSession
from qianshou_desktop.records.pairing import Dispatch
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.staff import Certificate, Exam, Trainee, Training
from qianshou_desktop.records.volunteer import VolunteerCertificate, VolunteerService
from qianshou_desktop.store.db import Session

PASSED: dict[bool | None, str] = {True: "合格", False: "不合格"}
DRAWING = 9  # lines high, to draw in
EMPTY = 4  # rows of a table on a blank form


def standard(name: str) -> More:
    """A cell with the county's standard words."""
    label = consenting.WORDS[name][0]
    return lambda s, record: (Long(label, worded(s, f"F9.{name}", record), 1),)


def standard_told(name: str) -> More:
    """The county's standard words across the grid."""
    return lambda s, record: (Words((worded(s, f"F9.{name}", record),)),)


def told(*paragraphs: str) -> More:
    """The form's own words across the grid."""
    return lambda s, record: (Words(paragraphs),)


def ruling(label: str, *columns: Column, rows: int, per: str = "") -> More:
    """A table to be filled in by hand, also where the record is on file: so many rows, and more
    where a field of the record says that more are expected."""

    def made(s: Session, record: Any) -> Iterator[Part]:
        asked = getattr(record, per, None) if per else None
        yield ruled(label, columns, (), max(rows, asked or 0), by_hand=True)

    return made


def family_figures(s: Session, record: Any) -> Iterator[Part]:
    """The family tree and the eco-map of the person, where something is on file."""
    person = person_of(s, record) if record is not None else None
    if person is not None:
        yield from family(s, person.id)


def family_cells(s: Session, record: Any) -> Iterator[Part]:
    """The same on the assessment, whose blank has room to draw them."""
    if record is None:
        yield from (Long(label, "", DRAWING) for label in ("家系图", "生态图"))
    yield from family_figures(s, record)


def _owned(s: Session, kind: Any, column: Any, record: Any, *order: Any) -> list[Record]:
    if record is None:
        return []
    return list(s.scalars(select(kind).where(column == record.id).order_by(*order, kind.id)))


def _table(s: Session, kind: str, rows: Sequence[Record], record: Any, *but: str) -> Part:
    """Records of another kind that belong to this one, in a table without what the form says, and
    what their own paper says."""
    empty = EMPTY if record is None else int(not rows)
    left = (*but, "station", "project", *MARKS, "filled_on", *REVIEW)
    return table(s, KINDS[kind], rows, KINDS[kind].label, empty, but=left)


# ---- groups --------------------------------------------------------------------------------------------


def attendance(s: Session, record: Any) -> Iterator[Part]:
    """F14: session by session how many came, then everybody's own count."""
    sessions: list[GroupSession] = []
    if record is not None:
        mine = select(GroupSession).where(GroupSession.group_id == record.group_id)
        sessions = list(s.scalars(mine.order_by(GroupSession.held_on, GroupSession.id)))
    counts = [attended(s, each) for each in sessions]
    rows: list[tuple[Any, ...]] = [
        (each.nth or at, each.held_on.isoformat(), each.theme or "", count.words())
        for at, (each, count) in enumerate(zip(sessions, counts, strict=True), 1)
    ]
    if rows:
        sums = together(counts)
        rows.append(("合计", "", f"{len(rows)} 节", sums.words("人次") or f"{sums.came} 人次"))
    columns = (Column("节次", 0.7, "center"), Column("日期", 1.2, "center"), Column("主题", 2.4),
               Column("出席", 1.7, "center"))  # fmt: skip
    yield ruled("出席统计", columns, rows, _missing(rows, record), numbered=False)
    whole = {each.id: bool(count.of) for each, count in zip(sessions, counts, strict=True)}
    yield _people(s, whole, record)


def _people(s: Session, whole: Mapping[int, bool], record: Any) -> Part:
    """Everybody who was noted in these sessions; without a rate who was in one of which not all are
    known by name."""
    query = select(Attendance.group_session_id, Person.id, Person.name, Attendance.present).join(
        Person, Person.id == Attendance.person_id
    )
    found: dict[int, list[Any]] = {}
    for session, key, name, present in s.execute(
        query.where(Attendance.group_session_id.in_(whole), discretion.shown(s, Person))
    ):
        row = found.setdefault(key, [name, 0, 0, True])
        row[1] += bool(present)
        row[2] += 1
        row[3] &= whole[session]
    rows = [
        (name, f"{came} 次", rate(came, of) if known else "")
        for name, came, of, known in found.values()
    ]
    columns = (Column("组员", 2), Column("出席", 1, "center"), Column("出席率", 1.4, "center"))
    return ruled("各组员出席", columns, rows, _missing(rows, record))


def _missing(rows: Sequence[object], record: Any) -> int:
    """Empty rows: several on a blank form, one where there is nothing."""
    return EMPTY if record is None else int(not rows)


# ---- people who work -----------------------------------------------------------------------------------


def qualifications(s: Session, record: Any) -> Iterator[Part]:
    """F24: certificates, exams and courses of a worker."""
    for kind in (Certificate, Exam):
        found = _owned(s, kind, kind.worker_id, record, getattr(kind, kind.day_field))
        yield _table(s, kind.__tablename__, found, record, "worker")
    yield _courses(s, record)


def _courses(s: Session, record: Any) -> Part:
    query = select(Training, Trainee).join(Trainee, Trainee.training_id == Training.id)
    mine = query.where(Trainee.worker_id == (record.id if record is not None else None))
    rows = [
        (course.name, course.fields["theme"].kind.show(course.theme), course.held_on.isoformat(),
         course.hours or "", _shown(who.score), PASSED.get(who.passed, ""))
        for course, who in s.execute(mine.order_by(Training.held_on, Training.id))
    ]  # fmt: skip
    columns = (Column("培训名称", 2), Column("主题", 1.6), Column("日期", 1.2, "center"),
               Column("学时", 0.7, "center"), Column("考核分", 0.8, "center"),
               Column("结果", 0.8, "center"))  # fmt: skip
    return ruled("培训", columns, rows, _missing(rows, record))


def _shown(number: int | None) -> str:
    return "" if number is None else str(number)


def volunteering(s: Session, record: Any) -> Iterator[Part]:
    """F19: what a volunteer did, and the certificates that were issued."""
    for kind, but in ((VolunteerService, ("number", "worker")),
                      (VolunteerCertificate, ("worker", "issuer", "issued_by"))):  # fmt: skip
        day = getattr(kind, kind.day_field)
        found = _owned(s, kind, kind.volunteer_id, record, day)
        yield _table(s, kind.__tablename__, found, record, "volunteer", *but)


def helpers(s: Session, record: Any) -> Iterator[Part]:
    """F16: the volunteers whose hours at the event are on record."""
    found = events.helpers(s, record.id) if record is not None else []
    rows = [(name, f"{hours:g}") for _, name, hours in found]
    columns = (Column("志愿者", 3), Column("服务（小时）", 1, "center"), Column("签名", 2))
    yield ruled("志愿者服务", columns, [(*row, "") for row in rows], _missing(rows, record))


def dispatches(s: Session, record: Any) -> Iterator[Part]:
    """F29: who was sent, from when to when, and the working days that makes."""
    found: list[Any] = _owned(s, Dispatch, Dispatch.pairing_id, record, Dispatch.from_on)
    rows = [
        (each.name, each.from_on.isoformat(), each.to_on.isoformat() if each.to_on else "",
         workdays.between(each.from_on, each.to_on or max(s.today(), each.from_on)),
         each.work or "", each.result or "")
        for each in found
    ]  # fmt: skip
    columns = (Column("派出人员", 1.2), Column("到达日期", 1.2, "center"),
               Column("返回日期", 1.2, "center"), Column("工作日", 0.7, "center"),
               Column("工作内容", 2.2), Column("成果", 2.2))  # fmt: skip
    yield ruled("派驻", columns, rows, _missing(rows, record))
