"""Who signs for a child: a guardian, and never the child (个人信息保护法第三十一条)."""

from datetime import date
from typing import Any

from sqlalchemy import or_, select

from qianshou_desktop.actions import consents
from qianshou_desktop.actions.accord import changed
from qianshou_desktop.records import Record
from qianshou_desktop.records.case import Case
from qianshou_desktop.records.consent import Consent
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.group import Group, GroupMember
from qianshou_desktop.records.person import BY_GUARDIAN, CHILDREN, Person, PersonGroup
from qianshou_desktop.store.db import Session

AGELESS = "儿童没有出生日期，须由父母或其他监护人签署；已满十四周岁的，请先在档案里补出生日期"
UNSIGNED = "儿童的同意书由父母或其他监护人签署：请先登记知情同意书，写明签字监护人，再选“是”"
# Who signs a form of a case, and on which day.
SIGNERS = {
    "referral": ("agreed_by", "referred_on"), "case_plan": ("client_signer", "client_signed_on"),
    "case_closing": ("client_signer", "client_signed_on"),
}  # fmt: skip
ITSELF = "监护人不能是本人，请写父母或其他监护人的姓名"


def unguarded(s: Session, record: Record) -> dict[str, str]:
    """A consent for a child under fourteen, or for a child of whom nobody knows how old it is, is its
    guardian's; an intake or a roster does not say that it was signed where no guardian's is on file."""
    if isinstance(record, Case):
        return _claimed(s, record, "agreed", record.opened_on)
    if isinstance(record, GroupMember):
        begun = record.joined_on or s.get_one(Group, record.group_id).from_on
        return _claimed(s, record, "consented", begun or s.today())
    if record.__tablename__ in SIGNERS:
        return _signed_itself(s, record)
    if not isinstance(record, Consent) or not record.person_id:
        return {}
    person = s.get_one(Person, record.person_id)
    return _unsigned(s, person, record.signed_on, "guardian", record.guardian)


def _signed_itself(s: Session, record: Any) -> dict[str, str]:
    """A child does not sign a plan, a referral or a closing alone (F7 对象（监护人）同意)."""
    name, day = SIGNERS[record.__tablename__]
    signer, on = getattr(record, name), getattr(record, day)
    if not signer or not changed(record, name, day, "case_id"):
        return {}
    person = s.get_one(Person, s.get_one(Case, record.case_id).person_id)
    child = person.child_on(on or s.today())
    return {name: BY_GUARDIAN} if child and signer == person.name else {}


def _claimed(s: Session, record: Case | GroupMember, name: str, on: date) -> dict[str, str]:
    """What is said of a record that claims a signature, where a guardian's was needed on its day."""
    person = s.get_one(Person, record.person_id)
    if not getattr(record, name) or not changed(record, name, "person_id"):
        return {}
    if consents.guarded(s, person, on):
        return {}
    return {name: UNSIGNED} if _unsigned(s, person, on, name, None) else {}


def follow(s: Session, person: Person) -> None:
    """The same of the consent on the person's own file, once the target groups are saved. Raises
    Rejected: consent_guardian."""
    if person.consent_on:
        signer = person.consent_guardian
        found = _unsigned(s, person, person.consent_on, "consent_guardian", signer)
        if found:
            raise Rejected(found)


def _unsigned(
    s: Session, person: Person, on: date, name: str, guardian: str | None
) -> dict[str, str]:
    if guardian:
        return {name: ITSELF} if guardian == person.name else {}
    if person.child_on(on):
        return {name: BY_GUARDIAN}
    return {name: AGELESS} if person.born_on is None and among_children(s, person, on) else {}


def among_children(s: Session, person: Person, on: date) -> bool:
    """Whether the person belongs to a group of children."""
    groups = select(PersonGroup.id).where(
        PersonGroup.person_id == person.id, PersonGroup.code.in_(CHILDREN),
        or_(PersonGroup.to_on.is_(None), PersonGroup.to_on > on),
    )  # fmt: skip
    return s.scalars(groups).first() is not None
