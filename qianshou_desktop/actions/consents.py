"""What a person has agreed to, as it holds today."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select

from qianshou_desktop.actions import common
from qianshou_desktop.records.consent import Consent
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms_work import CONSENT_SCOPE
from qianshou_desktop.store.db import Session


def standing(s: Session, person_key: int) -> tuple[str, ...]:
    """The scopes that hold today, in their order: signed and not withdrawn since; by a child under
    fourteen only with a guardian (个人信息保护法第三十一条)."""
    person = common.get(s, "person", person_key)
    assert isinstance(person, Person)
    forms = list(s.scalars(select(Consent).where(Consent.person_id == person.id)))
    return tuple(code for code in CONSENT_SCOPE if _holds(s, person, forms, code))


def _holds(s: Session, person: Person, forms: Sequence[Consent], code: str) -> bool:
    """Whether any form grants it that was not withdrawn itself, and no other form later either."""
    today = s.today()
    ends = [form for form in forms if code in _withdrawn(form, today)]
    return any(
        form not in ends and not any(_ended(form, end) for end in ends)
        for form in forms
        if code in form.scopes and _valid(form, person, today)
    )


def _valid(form: Consent, person: Person, today: date) -> bool:
    return form.signed_on <= today and (bool(form.guardian) or not person.child_on(form.signed_on))


def _ended(form: Consent, end: Consent) -> bool:
    """A withdrawal ends what was signed before its day, whatever paper it stands on."""
    return bool(end.withdrawn_on and form.signed_on < end.withdrawn_on)


def _withdrawn(form: Consent, today: date) -> Collection[str]:
    """The scopes that a form takes back: those it names, or all where it names none we know."""
    if not form.withdrawn_on or form.withdrawn_on > today:
        return ()
    named = [code for code, label in CONSENT_SCOPE.items() if label in (form.withdrawn_scope or "")]
    return named or form.scopes
