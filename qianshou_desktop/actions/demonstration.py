"""The demonstration county: 宜都市 as the article has it, with made-up people and work only.

The same seed and clock give the same data, uids included; nothing here is random otherwise.
"""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from stdnum.cn import ric

from qianshou_desktop.actions import accounts, numbers, periods
from qianshou_desktop.actions.demonstration_words import (
    AGENCIES,
    DEMONSTRATION,
    FINDINGS,
    GIVEN,
    PROFILES,
    RARE,
    SERVICES,
    SURNAMES,
)  # fmt: skip
from qianshou_desktop.records.county import County, Township, Village
from qianshou_desktop.records.household import Household, Member
from qianshou_desktop.records.person import Person, PersonGroup
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.visit import CHECKLIST, Project, Service, Visit
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

COUNTY, USER, PASSWORD = "420581", "演示", "yanshi-2022"
BATCH = 500
WEIGHT = {"high": 9, "watch": 3, "normal": 1}  # who is at risk is visited more often
Tell = Callable[[int, int], None]


def make(
    folder: Path,
    people: int = 440,
    logs: int = 1600,
    months: int = 3,
    seed: int = 1,
    tell: Tell | None = None,
) -> tuple[list[str], tuple[str, str]]:
    """Fill an empty folder; returns the months with work, and user and password. Raises Trouble
    where the folder is not empty."""
    uids = clock.seeded_uids(seed, clock.now())
    performer, _ = accounts.create(folder, COUNTY, USER, PASSWORD, uids=uids)
    try:
        accounts.mark_demonstration(folder, USER, PASSWORD)
        county = performer.do(Maker.build, random.Random(seed), people, logs, months, tell)  # noqa: S311
    finally:
        performer.close()
    return county, (USER, PASSWORD)


class Maker:
    """One county in the making, within one transaction."""

    def __init__(self, s: Session, chance: random.Random, months: int) -> None:
        self.s, self.chance, self.today = s, chance, s.today()
        self.months = periods.months_before(periods.of_day(self.today), months)
        self.first = date.fromisoformat(f"{self.months[0]}-01")
        self.stations = list(s.scalars(select(Station).order_by(Station.code)))
        self.towns = {t.code: t for t in s.scalars(select(Township))}
        self.villages: dict[int, list[Village]] = {}
        for village in s.scalars(select(Village).order_by(Village.code)):
            self.villages.setdefault(village.township_id, []).append(village)
        self.workers: dict[int, list[Worker]] = {}
        self.people: dict[int, list[Person]] = {}
        self.visited: set[tuple[int, date]] = set()

    @classmethod
    def build(
        cls, s: Session, chance: random.Random, people: int, logs: int, months: int,
        tell: Tell | None,
    ) -> list[str]:  # fmt: skip
        made = cls(s, chance, months)
        made.governance()
        made.staff()
        total, done = people + logs, 0
        for step, count in ((made.person, people), (made.log, logs)):
            for at in range(count):
                step(at)
                done += 1
                if done % BATCH == 0:
                    s.flush()
                    if tell:
                        tell(done, total)
        s.flush()
        return made.months

    def add(self, record: Any) -> Any:
        record.complete()
        numbers.give(self.s, record)
        self.s.add(record)
        return record

    def governance(self) -> None:
        """Targets, five agencies, five demonstration and six ordinary stations, all built."""
        county = self.s.scalars(select(County)).one()
        county.centres_target, county.demonstration_target, county.rooms_target = 1, 5, 10
        agencies = [self.add(Agency(name=name, roles={"operator"})) for name in AGENCIES]
        self.s.flush()
        ordinary = 0
        for at, station in enumerate(self.stations):
            shown = station.code in DEMONSTRATION
            station.state, station.kind = "built", "demonstration" if shown else "ordinary"
            mine = DEMONSTRATION.index(station.code) if shown else ordinary % len(agencies)
            ordinary += not shown
            station.operator_id = agencies[mine].id
            station.opened_on, station.sign_text = date(2021, 6, 1 + at), station.name
        self.s.flush()

    def staff(self) -> None:
        for station in self.stations:
            posts = (
                ["head", "deputy", "resident"]
                if station.kind == "demonstration"
                else ["head", "resident"]
            )
            self.workers[station.id] = [self.worker(station, post) for post in posts]
        for post in ("centre", "centre"):
            self.worker(self.stations[0], post)
        for name in ("清江暖巢", "童心港湾"):
            self.add(Project(name=name, from_on=date(self.first.year, 1, 1)))
        self.s.flush()
        self.projects = list(self.s.scalars(select(Project).order_by(Project.id)))

    def worker(self, station: Station, post: str) -> Worker:
        sex = self.chance.choice(("male", "female"))
        born = date(self.chance.randint(1978, 1999), self.chance.randint(1, 12), 5)
        joined = date(2021, self.chance.randint(6, 9), 1)
        made = Worker(
            name=self.name(sex), station_id=station.id, post=post, sex=sex, joined_on=joined,
            duty="affairs" if post == "head" else "service", id_number=self.id_number(born, sex),
            education=self.chance.choice(("college", "bachelor")), phone=self.phone(),
            major=self.chance.choice(("社会工作", "社会学", "法学", "心理学")),
        )  # fmt: skip
        return self.add(made)  # type: ignore[no-any-return]

    def person(self, at: int) -> None:
        station = self.stations[at % len(self.stations)]
        town = self.towns[station.code]
        village = self.chance.choice(self.villages[town.id])
        profile = self.chance.choice(PROFILES)
        born = self.today - timedelta(
            days=365 * self.chance.randint(*profile.ages) + self.chance.randint(0, 300)
        )
        sex = self.chance.choice(("male", "female"))
        filed = self.filed()
        name = RARE[at] if at < len(RARE) else self.name(sex)
        made = Person(
            name=name,
            id_number=self.id_number(born, sex),
            township_id=town.id,
            filed_on=filed,
            village_id=village.id,
            address=self.address(village),
            phone=self.phone(),
            risk=self.chance.choices(tuple(WEIGHT), (1, 3, 6))[0],
            worker_id=self.workers[station.id][-1].id,
            ethnicity=self.chance.choices(("汉族", "土家族"), (6, 1))[0],
            household_id=self.household(at, name, town, village),
            health=self.chance.choice(("good", "weak", "ill")),
        )
        if at % 41 == 40 and filed < self.first:
            made.left_on, made.left_reason = self.day(), "moved"
        self.add(made)
        self.s.flush()
        for code in profile.groups:
            self.add(PersonGroup(person_id=made.id, code=code, from_on=filed))
        self.people.setdefault(station.id, []).append(made)

    def address(self, village: Village) -> str:
        name = village.name.removesuffix("村委会").removesuffix("居委会")
        return f"{name}{self.chance.randint(1, 9)}组{self.chance.randint(1, 60)}号"

    def household(self, at: int, head: str, town: Township, village: Village) -> int:
        """Every third person shares the household of the one before in the same station."""
        before = self.people.get(self.stations[at % len(self.stations)].id, [])
        if at // len(self.stations) % 3 == 2 and before and before[-1].household_id:
            return before[-1].household_id
        made = self.add(Household(head=head, township_id=town.id, village_id=village.id))
        self.s.flush()
        self.add(Member(household_id=made.id, name=head, relation="head"))
        if self.chance.random() < 0.4:
            relation, sex = self.chance.choice((("spouse", "female"), ("grandchild", "male")))
            self.add(Member(household_id=made.id, name=self.name(sex), relation=relation))
        return int(made.id)

    def filed(self) -> date:
        """Nine of ten were on file before; the others came in the months shown."""
        if self.chance.random() < 0.9:
            return self.first - timedelta(days=self.chance.randint(1, 300))
        return self.day()

    def day(self) -> date:
        span = (self.today - self.first).days
        return self.first + timedelta(days=self.chance.randint(0, span))

    def log(self, at: int) -> None:
        station = self.stations[self.chance.randrange(len(self.stations))]
        if at % 6 == 5 or not self.people.get(station.id):
            self.service(station)
        else:
            self.visit(station)

    def visit(self, station: Station) -> None:
        people = self.people[station.id]
        person = self.chance.choices(people, [WEIGHT[p.risk] for p in people])[0]
        day = self.visit_day(person)
        seen = self.chance.random() < 0.94
        way = self.chance.choices(("home", "phone", "office"), (8, 2, 1))[0] if seen else "home"
        finding, items, amiss = self.chance.choice(FINDINGS)
        worker = self.chance.choice(self.workers[station.id])
        made = Visit(
            person_id=person.id, station_id=station.id, visited_on=day, worker_id=worker.id,
            minutes=self.chance.choice((15, 20, 25, 30, 40, 60)), seen=seen, visit_type="regular",
            way=way, role="lead",
            note=finding if seen else "上门未见到本人，邻居说外出，改日再访。",
            project_id=self.chance.choice((None, None, None, *self.projects_for(person))),
        )  # fmt: skip
        made.items = set(items)
        made.partners = {self.chance.choice(("community", "worker", "volunteer"))}
        for name in CHECKLIST[:4] if seen else ():
            setattr(made, name, "amiss" if name == amiss else "fine")
        self.add(made)

    def visit_day(self, person: Person) -> date:
        """A day on which the person was on file, and nobody had come yet if that can be."""
        first, last = max(self.first, person.filed_on), person.left_on or self.today
        for _ in range(6):
            day = first + timedelta(days=self.chance.randint(0, max(0, (last - first).days)))
            if (person.id, day) not in self.visited:
                break
        self.visited.add((person.id, day))
        return day

    def projects_for(self, person: Person) -> list[int]:
        young = person.born_on and person.born_on.year > self.today.year - 18
        return [self.projects[1 if young else 0].id]

    def service(self, station: Station) -> None:
        kind, note, items, crowd = self.chance.choice(SERVICES)
        made = Service(
            station_id=station.id, served_on=self.day(), kind=kind, note=note, role="assist",
            worker_id=self.chance.choice(self.workers[station.id]).id,
            minutes=self.chance.choice((30, 60, 90, 120)), period=self.chance.choice(("morning", "afternoon")),
            headcount=self.chance.randint(12, 60) if crowd else 1,
        )  # fmt: skip
        made.items = set(items)
        made.partners = {"community", self.chance.choice(("volunteer", "organisation", "charity"))}
        self.add(made)

    def name(self, sex: str) -> str:
        return self.chance.choice(SURNAMES) + self.chance.choice(GIVEN[sex])

    def phone(self) -> str:
        # 1990000 is no allotted block: nobody's telephone rings.
        return f"1990000{self.chance.randint(0, 9999):04d}"

    def id_number(self, born: date, sex: str) -> str:
        odd = self.chance.randint(0, 4) * 2 + (sex == "male")
        # Division 420500 stands in no ID number ever issued: these people do not exist.
        front = f"420500{born:%Y%m%d}{self.chance.randint(10, 99)}{odd}"
        return front + ric.calc_check_digit(front + "0")
