"""The people served and the work of the last months. All of it is made up."""

from datetime import date, timedelta

from qianshou_desktop.actions.demonstration.words import (
    BENEFITS,
    FINDINGS,
    PROFILES,
    RARE,
    SERVICES,
)
from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.records.county import Township, Village
from qianshou_desktop.records.household import Household, Member
from qianshou_desktop.records.person import Benefit, Person, PersonGroup
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.visit import CHECKLIST, Service, Visit
from qianshou_desktop.records.worker import Worker

WEIGHT = {"high": 9, "watch": 3, "normal": 1}  # who is at risk is visited more often


def person(w: Workshop, at: int) -> None:
    station = w.stations[at % len(w.stations)]
    town = w.towns[station.code]
    village = w.chance.choice(w.villages[town.id])
    profile = w.chance.choice(PROFILES)
    born = w.today - timedelta(
        days=365 * w.chance.randint(*profile.ages) + w.chance.randint(0, 300)
    )
    sex = w.chance.choice(("male", "female"))
    filed = filed_day(w)
    name = RARE[at] if at < len(RARE) else w.name(sex)
    made = Person(
        name=name,
        id_number=w.id_number(born, sex),
        township_id=town.id,
        filed_on=filed,
        village_id=village.id,
        address=address(w, village),
        phone=w.phone(),
        risk=w.chance.choices(tuple(WEIGHT), (1, 3, 6))[0],
        worker_id=w.workers[station.id][-1].id,
        ethnicity=w.chance.choices(("汉族", "土家族"), (6, 1))[0],
        household_id=household(w, at, name, town, village),
        health=w.chance.choice(("good", "weak", "ill")),
    )
    if at % 41 == 40 and filed < w.first:
        made.left_on, made.left_reason = w.day(), "moved"
    w.add(made)
    w.s.flush()
    for code in profile.groups:
        w.add(PersonGroup(person_id=made.id, code=code, from_on=filed))
        if code in BENEFITS:
            kind, fen = BENEFITS[code]
            w.add(Benefit(person_id=made.id, kind=kind, amount_fen=fen, from_on=filed))
    w.people.setdefault(station.id, []).append(made)


def address(w: Workshop, village: Village) -> str:
    name = village.name.removesuffix("村委会").removesuffix("居委会")
    return f"{name}{w.chance.randint(1, 9)}组{w.chance.randint(1, 60)}号"


def household(w: Workshop, at: int, head: str, town: Township, village: Village) -> int:
    """Every third person shares the household of the one before in the same station."""
    before = w.people.get(w.stations[at % len(w.stations)].id, [])
    if at // len(w.stations) % 3 == 2 and before and before[-1].household_id:
        return before[-1].household_id
    made = w.add(Household(head=head, township_id=town.id, village_id=village.id))
    w.s.flush()
    made.worker_id = w.workers[w.stations[at % len(w.stations)].id][-1].id
    w.add(Member(household_id=made.id, name=head, relation="head"))
    if w.chance.random() < 0.4:
        relation, sex = w.chance.choice((("spouse", "female"), ("grandchild", "male")))
        w.add(Member(household_id=made.id, name=w.name(sex), relation=relation))
    return int(made.id)


def filed_day(w: Workshop) -> date:
    """Nine of ten were on file before; the others came in the months shown."""
    if w.chance.random() < 0.9:
        return w.first - timedelta(days=w.chance.randint(1, 300))
    return w.day()


def log(w: Workshop, at: int) -> None:
    station = w.stations[w.chance.randrange(len(w.stations))]
    if at % 6 == 5 or not w.people.get(station.id):
        service(w, station)
    else:
        visit(w, station)


def visit(w: Workshop, station: Station) -> None:
    people = w.people[station.id]
    person = w.chance.choices(people, [WEIGHT[p.risk] for p in people])[0]
    day = visit_day(w, person)
    seen = w.chance.random() < 0.94
    way = w.chance.choices(("home", "phone", "office"), (8, 2, 1))[0] if seen else "home"
    finding, items, amiss = w.chance.choice(FINDINGS)
    worker = who(w, station, day)
    made = Visit(
        person_id=person.id, station_id=station.id, visited_on=day, worker_id=worker.id,
        minutes=w.chance.choice((15, 20, 25, 30, 40, 60)), seen=seen, visit_type="regular",
        household_id=person.household_id, mileage=5 if way == "home" else None,
        way=way, role="lead",
        note=finding if seen else "上门未见到本人，邻居说外出，改日再访。",
        project_id=w.chance.choice((None, None, None, *projects_for(w, person))),
    )  # fmt: skip
    made.items = set(items)
    made.partners = {w.chance.choice(("community", "worker", "volunteer"))}
    for name in CHECKLIST[:4] if seen else ():
        setattr(made, name, "amiss" if name == amiss else "fine")
    w.add(made)


def visit_day(w: Workshop, person: Person) -> date:
    """A day on which the person was on file, and nobody had come yet if that can be."""
    first, last = max(w.first, person.filed_on), person.left_on or w.today
    for _ in range(6):
        day = first + timedelta(days=w.chance.randint(0, max(0, (last - first).days)))
        if (person.id, day) not in w.visited:
            break
    w.visited.add((person.id, day))
    return day


def who(w: Workshop, station: Station, day: date) -> Worker:
    """One of the station's people who was there on the day."""
    there = [each for each in w.workers[station.id] if each.joined_on and each.joined_on <= day]
    return w.chance.choice(there or w.workers[station.id])


def projects_for(w: Workshop, person: Person) -> list[int]:
    young = person.born_on and person.born_on.year > w.today.year - 18
    return [w.projects[1 if young else 0].id]


def service(w: Workshop, station: Station) -> None:
    kind, note, items, crowd = w.chance.choice(SERVICES)
    day = w.day()
    made = Service(
        station_id=station.id, served_on=day, kind=kind, note=note, role="assist",
        worker_id=who(w, station, day).id,
        minutes=w.chance.choice((30, 60, 90, 120)), period=w.chance.choice(("morning", "afternoon")),
        headcount=w.chance.randint(12, 60) if crowd else 1,
    )  # fmt: skip
    made.items = set(items)
    made.partners = {"community", w.chance.choice(("volunteer", "organisation", "charity"))}
    w.add(made)
