"""Who may know what: a crisis is for those who deal with it (domain.md §3.1), and so is what touches
sensitive matters: a paper of that secrecy, a child under fourteen, and whatever hangs on them. Of anything
else a reader is not told what is sensitive (§2.2, §2.7). Figures count them all the same, since they name
nobody."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    True_,
    and_,
    exists,
    func,
    inspect,
    not_,
    or_,
    select,
    true,
)

from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.base import Form
from qianshou_desktop.records.consent import Consent
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.household import Household, Member
from qianshou_desktop.records.identity import DisabilityNumber, IdNumber, masked
from qianshou_desktop.records.kinds import Rows
from qianshou_desktop.records.person import CHILD_AGE, CHILDREN, Person, PersonGroup
from qianshou_desktop.store.db import Session

CLOSE = ("sensitive", "minor")  # the secrecy of a paper that is not for everybody
HANGS_ON = ("person", "case")  # whatever is about one of these is as close as that one
READER = "reader"
NOT_FOR_YOU = "危机与强制报告只给县级管理员和站点人员看，只读用户不能查看。"
NOT_HANDED = "上报的报表附有走访情况，只给县级管理员和站点人员看，只读用户不能查看。"
LOCKED = {
    "crisis": NOT_FOR_YOU, "crisis_report": NOT_FOR_YOU,
    "submission": NOT_HANDED, "submission_file": NOT_HANDED,
}  # fmt: skip
NOT_THIS = "这里涉及敏感个人信息，只给县级管理员和站点人员看，只读用户不能查看。"
UNTOLD = "“{}”是敏感个人信息，只读用户不能按它筛选或排序。"
CHANGES_NOTHING = "只读用户只能查看，不能登记或修改。"


def reads(s: Session) -> bool:
    """Whether the user at work may only read."""
    return s.role == READER


def locked(s: Session, kind: str) -> bool:
    """Whether records of a kind are kept from the user at work."""
    return kind in LOCKED and reads(s)


def refuse(s: Session, kind: str) -> None:
    """Raises Rejected where records of a kind are not for the user at work."""
    if locked(s, kind):
        raise Rejected(LOCKED[kind])


def shown(s: Session, record: type[Record]) -> ColumnElement[bool]:
    """Which records of a kind are for the user at work."""
    if not reads(s):
        return true()
    found: list[ColumnElement[bool]] = [not_(each) for each in _closeness(s, record)]
    if {"about", "kind"} <= record.fields.keys():
        found.append(not_(_about_the_close(s, record)))
    return and_(true(), *found)


def withheld(s: Session, record: Record) -> bool:
    """Whether this one is kept from the user at work."""
    if not reads(s) or record.__tablename__ in LOCKED:
        return reads(s)
    kind = type(record)
    return s.scalar(select(kind.id).where(kind.id == record.id, shown(s, kind))) is None


def refuse_record(s: Session, record: Record) -> None:
    """Raises Rejected where this one is not for the user at work."""
    refuse(s, record.__tablename__)
    if withheld(s, record):
        raise Rejected(NOT_THIS)


def hides(s: Session, placed: Placed) -> bool:
    """Whether the user at work is not told what stands in a field, rows included."""
    return placed.field.privacy in CLOSE and reads(s)


def refuse_field(s: Session, placed: Placed) -> None:
    """Raises Rejected where the user at work is not told it, and so does not choose by it either."""
    if hides(s, placed):
        raise Rejected({placed.name: UNTOLD.format(placed.label)})


def told(s: Session, placed: Placed, value: Any) -> Any:
    """A value as the user at work may know it: an ID number without the birth date in its middle,
    nothing of what else is sensitive."""
    if not hides(s, placed):
        return value
    number = isinstance(placed.kind, (IdNumber, DisabilityNumber))
    return masked(value) if number and value else None


def known(s: Session, record: Record, name: str) -> Any:
    """The same of a field of a record."""
    placed = record.fields[name]
    return (
        None if _nameless(s, record, name) else told(s, placed, getattr(record, placed.attribute))
    )


def title(s: Session, record: Record) -> str:
    """What a record is called; the kind of thing it is, where its title is sensitive itself; its
    number, where it is called after somebody who is withheld."""
    placed = record.fields.get(record.title_field)
    if _nameless(s, record, record.title_field):
        return getattr(record, record.keys[0]) or record.label
    return record.label if placed and hides(s, placed) else record.title


def named(s: Session, record: type[Record], name: str) -> ColumnElement[bool]:
    """Which records say a field to the user at work: not those that name somebody withheld in it."""
    if record is not Household or name != "head" or not reads(s):
        return true()
    return not_(_headed_by_the_close(s))


def found_by(s: Session, record: type[Record], words: Sequence[str]) -> ColumnElement[bool]:
    """Which of the records that hold some words are found by them: one that is called after somebody
    withheld is found by its number alone, lest the name be tried."""
    if record is not Household or not reads(s):
        return true()
    number = func.lower(func.coalesce(Household.number, ""))
    return or_(named(s, record, "head"), and_(*(func.instr(number, word) > 0 for word in words)))


def _nameless(s: Session, record: Record, name: str) -> bool:
    """Whether a record names somebody in a field of whom the user at work may not know."""
    kind = type(record)
    open_to = named(s, kind, name)
    return (
        record.id is not None
        and not isinstance(open_to, True_)
        and s.scalar(select(kind.id).where(kind.id == record.id, open_to)) is None
    )


def _close_person(s: Session) -> ColumnElement[bool]:
    return or_(*_closeness(s, Person))


def _headed_by_the_close(s: Session) -> ColumnElement[bool]:
    """Households whose head has a file, or stands among the members, and is not for everybody."""
    filed = exists().where(
        Person.household_id == Household.id,
        or_(Person.name == Household.head, func.coalesce(Person.relation == "head", False)),
        _close_person(s),
    )
    young = exists().where(
        Member.household_id == Household.id,
        or_(Member.name == Household.head, func.coalesce(Member.relation == "head", False)),
        _young(s, Member),
    )
    return or_(filed, young)


def _filed_close(s: Session) -> ColumnElement[bool]:
    """Members of a household who have a file there that is not for everybody."""
    return exists().where(
        Person.household_id == Member.household_id,
        Person.name == Member.name,
        _close_person(s),
    )


@cache
def _row_of_the_close(record: type[Record]) -> bool:
    """Whether records are rows that nobody is told of with the record that they belong to."""
    placed = KINDS[record.owner].fields.values() if record.owner in KINDS else ()
    return any(
        isinstance(each.kind, Rows)
        and each.kind.target == record.__tablename__
        and each.field.privacy in CLOSE
        for each in placed
    )


def _closeness(s: Session, record: Any) -> Iterator[ColumnElement[bool]]:
    """What makes a record of a kind one that is not for everybody: its own secrecy, or that of what
    it hangs on; or that it is about a child under fourteen. None of these conditions is ever NULL."""
    if record.__tablename__ in LOCKED or _row_of_the_close(record):
        yield true()
    if record is Member:
        yield _filed_close(s)
    if issubclass(record, Form):
        yield func.coalesce(record.secrecy, "").in_(CLOSE)
    if record is Consent:
        yield _touchy()
    if "born_on" in record.fields:
        yield _young(s, record)
    for name in dict.fromkeys((*HANGS_ON, record.owner)):
        if name in record.fields:
            placed = record.fields[name]
            hidden = _close(s, KINDS[placed.kind.target])
            if hidden is not None:
                yield func.coalesce(getattr(record, placed.attribute), 0).in_(hidden)


def _close(s: Session, record: Any) -> Select[Any] | None:
    """The keys of the records of a kind that are not for everybody; None where all of them are."""
    conditions = list(_closeness(s, record))
    return select(record.id).where(or_(*conditions)) if conditions else None


def _about_the_close(s: Session, record: Any) -> ColumnElement[bool]:
    """What is attached to a record that is not for everybody, or reminds of it."""
    found: list[ColumnElement[bool]] = [func.coalesce(record.kind, "").in_(list(LOCKED))]
    for name, kind in KINDS.items():
        conditions = () if name in LOCKED else tuple(_closeness(s, kind))
        hidden = select(func.lower(func.hex(kind.uid))).where(or_(False, *conditions))
        if conditions and s.scalar(hidden.limit(1)) is not None:
            found.append(func.coalesce(record.about, "").in_(hidden))
    return or_(*found)


def _young(s: Session, record: Any) -> ColumnElement[bool]:
    """Who is under fourteen today; of whom nobody knows how old they are, a person of a group of
    children, and whose year alone is known, who may be."""
    today, year = s.today(), s.today().year - CHILD_AGE
    born = today.replace(year=year, day=min(today.day, monthrange(year, today.month)[1]))
    young = func.coalesce(record.born_on > born, False)
    if record is Person:
        children = select(PersonGroup.person_id).where(PersonGroup.code.in_(CHILDREN))
        return or_(young, and_(record.born_on.is_(None), record.id.in_(children)))
    if "birth_year" in record.fields:
        return or_(
            young, and_(record.born_on.is_(None), func.coalesce(record.birth_year, 0) >= year)
        )
    return young


def _touchy() -> ColumnElement[bool]:
    """Consents of sensitive matters."""
    scopes: Any = inspect(Consent).relationships["scopes_rows"].mapper.class_
    named = select(scopes.owner_id).where(scopes.code == "sensitive")
    return or_(func.coalesce(Consent.separate, False), Consent.id.in_(named))
