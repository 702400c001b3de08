"""What a person has agreed to, as it holds on a day."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select

from qianshou_desktop.actions import discretion
from qianshou_desktop.records.consent import Consent
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms_work import CONSENT_SCOPE
from qianshou_desktop.store.db import Session

SERVED = {"filing", "casework"}  # what lets a person be served at all


def standing(s: Session, person_key: int) -> tuple[str, ...]:
    """The scopes that hold today, in their order: signed and not withdrawn since; by a child under
    fourteen only with a guardian (个人信息保护法第三十一条)."""
    person = s.get_one(Person, person_key)
    discretion.refuse_record(s, person)
    forms, today = _forms(s, person), s.today()
    return tuple(code for code in CONSENT_SCOPE if _holds(person, forms, code, today))


def agreed(s: Session, person_key: int, code: str, day: date, *, told: bool) -> bool:
    """Whether a scope holds on a day; where no form says anything of it, whether somebody told so."""
    person = s.get_one(Person, person_key)
    forms = _forms(s, person)
    silent = not any(code in form.scopes or _all_back(form) for form in forms)
    return told if silent else _holds(person, forms, code, day)


def guarded(s: Session, person: Person, day: date) -> bool:
    """Whether a guardian has signed that somebody is served, on the person's own file or on a form, and
    no paper took that back until a day."""
    forms = _forms(s, person)
    ends = [
        form for form in forms if SERVED & set(_withdrawn(form, day)) or _all_back_by(form, day)
    ]
    signed = [
        form.signed_on for form in forms if form.guardian and form not in ends and _serves(form)
    ]
    signed += [person.consent_on] if person.consent_on and person.consent_guardian else []
    last = max((end.withdrawn_on for end in ends if end.withdrawn_on), default=date.min)
    return any(on >= last for on in signed)


def _serves(form: Consent) -> bool:
    """Whether a form lets somebody be served: one that names no scope lets all be done."""
    return not form.scopes or bool(SERVED & set(form.scopes))


def _all_back_by(form: Consent, day: date) -> bool:
    return _all_back(form) and bool(form.withdrawn_on and form.withdrawn_on <= day)


def _forms(s: Session, person: Person) -> Sequence[Consent]:
    return list(s.scalars(select(Consent).where(Consent.person_id == person.id)))


def _holds(person: Person, forms: Sequence[Consent], code: str, day: date) -> bool:
    """Whether any form grants it that was not withdrawn itself, and no other form later either."""
    ends = [form for form in forms if code in _withdrawn(form, day)]
    return any(
        form not in ends and not any(_ended(form, end) for end in ends)
        for form in forms
        if code in form.scopes and _valid(form, person, day)
    )


def _valid(form: Consent, person: Person, day: date) -> bool:
    return form.signed_on <= day and (bool(form.guardian) or not person.child_on(form.signed_on))


def _ended(form: Consent, end: Consent) -> bool:
    """A withdrawal ends what was signed before its day, whatever paper it stands on."""
    return bool(end.withdrawn_on and form.signed_on < end.withdrawn_on)


def _all_back(form: Consent) -> bool:
    """Whether a form that names no scope was taken back."""
    return not form.scopes and form.withdrawn_on is not None


def _withdrawn(form: Consent, day: date) -> Collection[str]:
    """The scopes that a form takes back: those it names, or all where it names none we know."""
    if not form.withdrawn_on or form.withdrawn_on > day:
        return ()
    named = [code for code, label in CONSENT_SCOPE.items() if label in (form.withdrawn_scope or "")]
    return named or form.scopes
