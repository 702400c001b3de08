"""What is known of somebody before one goes: who they are, what was found the time before, what is
still to be done."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from qianshou_desktop.actions import common, discretion, places, visits
from qianshou_desktop.actions.visits import Due
from qianshou_desktop.records import identity
from qianshou_desktop.records.kinds import BEIJING
from qianshou_desktop.records.kinship import LifeChange
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.terms import FINDING, VISIT_OUTCOME
from qianshou_desktop.records.terms_work import LIFE_CHANGE
from qianshou_desktop.records.todo import Todo
from qianshou_desktop.records.visit import CHECKLIST, Visit
from qianshou_desktop.store.db import Session


@dataclass(frozen=True)
class Visitee:
    """Somebody to be visited, in words: `last` is what was found the time before."""

    key: int
    name: str
    groups: str
    village: str
    remark: str
    signal: str
    last: str
    due: Due


@dataclass(frozen=True)
class Last:
    """The visit before: its day, whether they were met, what was amiss, and how it ended."""

    key: int
    day: date
    seen: bool
    amiss: tuple[str, ...]
    outcome: str
    note: str

    @property
    def words(self) -> str:
        """11-16 用药、住房异常."""
        return f"{self.day:%m-%d} {self.finding}"

    @property
    def finding(self) -> str:
        """What is worth saying first: not met, what was amiss, how it ended, what was noted."""
        if not self.seen:
            return "未见到本人"
        labels = "、".join(Visit.fields[name].label for name in self.amiss)
        found = f"{labels}{FINDING['amiss']}" if labels else ""
        outcome = VISIT_OUTCOME.label(self.outcome) if self.outcome != "keep" else ""
        first = _cut(self.note.partition("\n")[0])
        return "，".join(part for part in (found, outcome) if part) or first or FINDING["fine"]


def listed(s: Session, found: Sequence[Due]) -> list[Visitee]:
    """Their names, groups and villages, as a list shows them."""
    keys = [each.person for each in found]
    rows = common.rows(s, "person", keys, ("name", "groups", "township", "village"))
    own, before = places.own(s).station_key, last_visits(s, keys)
    return [
        Visitee(
            each.person, name, groups, village if own else f"{town} {village}".strip(),
            each.remark, each.signal,
            before[each.person].words if each.person in before else "", each,
        )
        for each, (name, groups, town, village) in zip(found, rows, strict=True)
    ]  # fmt: skip


def everybody(s: Session, station: str | None = None) -> list[Visitee]:
    """All who are due, as a list shows them. Raises Rejected (station)."""
    return listed(s, visits.due(s, station))


def last_visits(s: Session, persons: Collection[int]) -> dict[int, Last]:
    """The last visit of each, met or not."""
    order = (Visit.person_id, Visit.visited_on.desc(), Visit.id.desc())
    nth = func.row_number().over(partition_by=Visit.person_id, order_by=order[1:])
    ranked = select(Visit.id, nth.label("nth")).where(Visit.person_id.in_(persons)).subquery()
    query = select(Visit).join(ranked, ranked.c.id == Visit.id).where(ranked.c.nth == 1)
    return {visit.person_id: _last(s, visit) for visit in s.scalars(query)}


def visit_of(s: Session, key: int) -> Last:
    """What one visit found."""
    return _last(s, s.get_one(Visit, key))


def _last(s: Session, visit: Visit) -> Last:
    amiss = tuple(name for name in CHECKLIST if getattr(visit, name) == "amiss")
    return Last(
        visit.id,
        visit.visited_on,
        visit.seen,
        amiss,
        visit.outcome or "",
        discretion.known(s, visit, "note") or "",
    )


def begun(s: Session, person: int, why: str = "") -> dict[str, Any]:
    """What a visit to somebody starts with: what was done the time before. What was found then
    stands beside the form and is to be looked at again, not taken over."""
    before = last_visits(s, [person]).get(person)
    types = {"change": "change", "new": "first"}
    given = {"person": person, "visit_type": types.get(why, "regular" if before else "first")}
    station = visits.station_for(s, person)
    given |= {"station": station} if station else {}
    if before is None:
        return given
    items = sorted(s.get_one(Visit, before.key).items)
    return given | ({"items": items} if items else {})


@dataclass(frozen=True)
class Briefing:
    """What to know of somebody before one goes: facts, then parts of texts with their signals."""

    title: str
    facts: tuple[str, ...]
    parts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


FACTS = ("sex", "born_on", "groups", "village", "address", "phone", "contact_name", "contact_phone")


def briefing(s: Session, person: int) -> Briefing:
    """The person, major changes, what is still to be done, and the visits before."""
    one = s.get_one(Person, person)
    discretion.refuse_record(s, one)
    [row] = common.rows(s, "person", [person], FACTS)
    sex, _, groups, village, address, phone, contact, contact_phone = row
    years = f"{identity.age(one.born_on, s.today())} 岁" if one.born_on else ""
    title = "  ".join(text for text in (one.name, sex, years) if text)
    other = f"联系人 {contact} {contact_phone}" if contact else ""
    lines = (groups, f"{village} {address}".strip(), f"电话 {phone}" if phone else "", other)
    parts = (
        ("重大变故", tuple(_changes_of(s, person))),
        ("还没办的事", tuple(_todos_of(s, person))),
        ("以前的走访", tuple(_visits_of(s, person))),
    )
    facts = tuple(text for text in lines if text)
    return Briefing(title, facts, tuple((head, texts) for head, texts in parts if texts))


FIRST = 30  # letters of a note, where a list says what was found


def _cut(note: str) -> str:
    """The beginning of a note, which says where it is not the whole."""
    return note if len(note) <= FIRST else f"{note[: FIRST - 1]}…"


def _changes_of(s: Session, person: int) -> Iterator[tuple[str, str]]:
    if discretion.hides(s, Person.fields["changes"]):
        return
    query = select(LifeChange).where(LifeChange.person_id == person)
    for each in s.scalars(query.order_by(LifeChange.known_at.desc()).limit(2)):
        day = each.known_at.astimezone(BEIJING)
        yield f"{day:%m-%d %H:%M} {LIFE_CHANGE.label(each.kind)} {each.note or ''}".strip(), "mind"


def _todos_of(s: Session, person: int) -> Iterator[tuple[str, str]]:
    query = select(Todo).where(Todo.person_id == person, Todo.done_on.is_(None))
    for each in s.scalars(query.order_by(Todo.due_on, Todo.id)):
        late = each.due_on is not None and each.due_on < s.today()
        yield discretion.title(s, each), "danger" if late else ""


def _visits_of(s: Session, person: int) -> Iterator[tuple[str, str]]:
    query = select(Visit).where(Visit.person_id == person)
    order = (Visit.visited_on.desc(), Visit.id.desc())
    for visit in s.scalars(query.order_by(*order).limit(3)):
        last = _last(s, visit)
        begun = last.note and last.finding == _cut(last.note.partition("\n")[0])
        said = f"{last.day:%m-%d}" if begun else last.words
        yield (
            "  ".join(filter(None, (said, last.note))),
            "mind" if last.amiss or not last.seen else "",
        )
