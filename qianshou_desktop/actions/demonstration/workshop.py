"""What every part of the making shares: one source of chance, one day, names that nobody bears."""

import random
from datetime import date, timedelta
from typing import TypeVar

from sqlalchemy import select
from stdnum.cn import ric

from qianshou_desktop.actions import numbers, periods
from qianshou_desktop.actions.demonstration.words import GIVEN, SURNAMES
from qianshou_desktop.records import Record
from qianshou_desktop.records.centre import Centre, Room
from qianshou_desktop.records.county import County, Township, Village
from qianshou_desktop.records.pairing import Pairing, Plan
from qianshou_desktop.records.person import Person
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.visit import Project
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

R = TypeVar("R", bound=Record)


class Workshop:
    """The county in the making; each part adds what the parts after it stand on."""

    def __init__(self, s: Session, chance: random.Random, months: int) -> None:
        self.s, self.chance, self.today = s, chance, s.today()
        self.months = periods.months_before(periods.of_day(self.today), months)
        self.first = date.fromisoformat(f"{self.months[0]}-01")
        self.county = s.scalars(select(County)).one()
        self.stations = list(s.scalars(select(Station).order_by(Station.code)))
        self.towns = {t.code: t for t in s.scalars(select(Township))}
        self.villages: dict[int, list[Village]] = {}
        for village in s.scalars(select(Village).order_by(Village.code)):
            self.villages.setdefault(village.township_id, []).append(village)
        self.agencies: dict[str, Agency] = {}
        self.operators: list[Agency] = []
        self.centre: Centre
        self.centre_staff: list[Worker] = []
        self.workers: dict[int, list[Worker]] = {}
        self.projects: list[Project] = []
        self.rooms: list[Room] = []
        self.plan: Plan | None = None
        self.pairings: list[Pairing] = []
        self.vouchers = 0
        self.people: dict[int, list[Person]] = {}
        self.visited: set[tuple[int, date]] = set()

    def add(self, record: R) -> R:
        record.complete()
        with self.s.no_autoflush:  # nothing here brings a number of its own that could be taken
            numbers.give(self.s, record)
        self.s.add(record)
        return record

    def put(self, record: R) -> R:
        """Added and written at once, since others will refer to its key."""
        self.add(record)
        self.s.flush()
        return record

    def shown(self, station: Station) -> bool:
        return station.kind == "demonstration"

    def operator(self, station: Station) -> Agency:
        return next(one for one in self.operators if one.id == station.operator_id)

    def resident(self, station: Station) -> Worker:
        return self.workers[station.id][-1]

    def since(self, day: date) -> date:
        """A day of the article's years, or today where the clock stands before it."""
        return min(day, self.today)

    def ago(self, days: int) -> date:
        return self.today - timedelta(days=days)

    def day(self) -> date:
        """A day of the months shown."""
        return self.first + timedelta(days=self.chance.randint(0, (self.today - self.first).days))

    def name(self, sex: str) -> str:
        return self.chance.choice(SURNAMES) + self.chance.choice(GIVEN[sex])

    def anybody(self) -> str:
        return self.name(self.chance.choice(("male", "female")))

    def phone(self) -> str:
        # 1990000 is no allotted block: nobody's telephone rings.
        return f"1990000{self.chance.randint(0, 9999):04d}"

    def id_number(self, born: date, sex: str) -> str:
        odd = self.chance.randint(0, 4) * 2 + (sex == "male")
        # Division 420500 stands in no ID number ever issued: these people do not exist.
        front = f"420500{born:%Y%m%d}{self.chance.randint(10, 99)}{odd}"
        return front + ric.calc_check_digit(front + "0")
