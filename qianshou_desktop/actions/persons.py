"""What is special to persons: reading an ID number as it is typed, and finding namesakes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select

from qianshou_desktop.actions import common, standing
from qianshou_desktop.actions.references import Option, option
from qianshou_desktop.records import identity
from qianshou_desktop.records.kinds import Unfit
from qianshou_desktop.records.person import Person
from qianshou_desktop.store.db import Session

BATCH = 10_000  # uids asked about in one query


@dataclass(frozen=True)
class Identified:
    """What an ID number tells; `problem` is empty where it holds."""

    born_on: date | None = None
    sex: str | None = None
    age: int | None = None
    problem: str = ""
    same: list[Option] = field(default_factory=list)


def identify(s: Session, id_number: str, key: int | None = None) -> Identified:
    """Birth date, sex and age in an ID number, and others on file who bear it."""
    try:
        number = identity.try_id_number(id_number, s.today())
    except Unfit as unfit:
        return Identified(problem=str(unfit))
    born = identity.born_on(number)
    assert born is not None  # a number that holds has a birth date
    query = select(Person).where(Person.id_number == number)
    same = [option(s, p) for p in s.scalars(query) if p.id != key]
    return Identified(born, identity.sex(number), identity.age(born, s.today()), "", same)


def doubles(s: Session, uids: Sequence[bytes]) -> list[str]:
    """Words on each ID number that one of these persons shares with another on file."""
    number = Person.id_number
    shared = select(number).where(number.is_not(None)).group_by(number).having(func.count() > 1)
    mine = select(number).where(Person.uid.in_(uids[:BATCH]), number.in_(shared)).distinct()
    said = []
    for each in s.scalars(mine.order_by(number)):
        people = s.scalars(select(Person).where(number == each).limit(5))
        named = "、".join(f"{person.name}（{person.number}）" for person in people)
        said.append(f"身份证号相同：{named}，请核对是否同一人")
    return said


def namesakes(s: Session, name: str, born_on: date | None, key: int | None = None) -> list[Option]:
    """Others with the same name and birth date: they may be the same person."""
    query = select(Person).where(Person.name == name, Person.born_on == born_on).limit(5)
    return [option(s, p) for p in s.scalars(query) if p.id != key] if name and born_on else []


def move(s: Session, person: int, station: int, worker: int | None, day: date, cause: str) -> int:
    """Somebody moved house and belongs to another station from a day on; what was done before stays
    with whoever did it. Returns the key of the transfer. Raises Rejected by field, as the transfer
    does."""
    return common.save(s, "transfer", {
        "person": person, "to_station": station, "to_worker": worker, "moved_on": day,
        "cause": cause or None,
    })  # fmt: skip


def station_of(s: Session, person: int) -> Option | None:
    """The station of the township where a person lives, where there is one."""
    one = s.get(Person, person)
    found = standing.home(s, one.township_id) if one else None
    return option(s, found) if found else None
