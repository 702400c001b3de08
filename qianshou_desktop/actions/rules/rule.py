"""What a rule is: a number, its words, where they stand, and a small function that finds what
does not keep it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from sqlalchemy import or_, select

from qianshou_desktop.actions import assignments
from qianshou_desktop.actions.past import AsOf
from qianshou_desktop.actions.rules.parameters import Default, Parameters
from qianshou_desktop.records import Record
from qianshou_desktop.records.county import County, Township
from qianshou_desktop.records.staff import Certificate
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

Level = Literal["must", "principle", "remark"]


@dataclass(frozen=True)
class Case:
    """What a rule looks at: the county's data on a day, with the parameters that hold then. What
    several rules look at is read once."""

    s: Session
    today: date
    parameters: Parameters

    @cached_property
    def county(self) -> County | None:
        return self.s.scalars(select(County).order_by(County.id)).first()

    @cached_property
    def townships(self) -> list[Township]:
        """The townships of today."""
        holds = or_(Township.to_on.is_(None), Township.to_on > self.today)
        begun = or_(Township.from_on.is_(None), Township.from_on <= self.today)
        return list(self.s.scalars(select(Township).where(holds, begun).order_by(Township.code)))

    @cached_property
    def stations(self) -> list[Station]:
        """The stations that were not merged away, by their codes."""
        return assignments.running(self.s, self.today)

    @cached_property
    def built(self) -> list[Station]:
        """Those of them that work already: nobody is asked for in a station that is not built."""
        return [station for station in self.stations if station.state == "built"]

    @cached_property
    def everybody(self) -> list[Worker]:
        """All workers there ever were."""
        return list(self.s.scalars(select(Worker).order_by(Worker.number)))

    @cached_property
    def workers(self) -> list[Worker]:
        """Those in post today."""
        return [
            worker
            for worker in self.everybody
            if (worker.joined_on is None or worker.joined_on <= self.today)
            and (worker.left_on is None or worker.left_on > self.today)
            and worker.state != "left"
        ]

    @cached_property
    def certified(self) -> frozenset[int]:
        """Keys of those who hold a certificate today."""
        issued = select(Certificate.worker_id).where(Certificate.issued_on <= self.today)
        return frozenset(self.s.scalars(issued))

    def on(self, day: date) -> Parameters:
        """The numbers that hold on a day; read once a day."""
        if day not in self._numbers:
            self._numbers[day] = Parameters(self.s, day, self.parameters.defaults)
        return self._numbers[day]

    @cached_property
    def _numbers(self) -> dict[date, Parameters]:
        return {self.today: self.parameters}

    def as_of(self, day: date) -> AsOf:
        """How things stood on a day; read once a day."""
        if day not in self._then:
            self._then[day] = AsOf(self.s, day)
        return self._then[day]

    @cached_property
    def _then(self) -> dict[date, AsOf]:
        return {}

    def town(self, station: Station) -> str:
        """The name of a station's township; "" where its code is no township's."""
        return self._towns.get(station.code, "")

    @cached_property
    def _towns(self) -> dict[str, str]:
        return {town.code: town.name for town in self.s.scalars(select(Township))}

    def station(self, key: int | None) -> Station | None:
        return self.s.get(Station, key) if key else None


@dataclass(frozen=True)
class Found:
    """One thing that does not keep a rule: the record where it can be mended (None: the county's
    own), and what to do, in words. `level` where it differs from the rule's own."""

    text: str
    record: Record | None = None
    station: Station | None = None
    level: Level | None = None
    wants: str = ""  # the field of the record that wants mending, or the kind that is missing


Find = Callable[[Case], Iterable[Found]]


@dataclass(frozen=True)
class Rule:
    """A rule of the article. `principle` (原则上) takes a written reason; `remark` only tells."""

    number: str
    text: str
    source: str
    level: Level
    find: Find
    parameters: Mapping[str, Default] = field(default_factory=dict)
    words: str = ""  # the text where the county's own numbers differ from the article's

    def told(self, now: Parameters) -> str:
        """The rule as it holds: in the article's words while its numbers are the article's."""
        values = {name: now.value(f"{self.number}.{name}") for name in self.parameters}
        same = all(values[name] == default.value for name, default in self.parameters.items())
        if same or not self.words:
            return self.text
        written = {name: self.parameters[name].write(value) for name, value in values.items()}
        return self.words.format(**{name: text or "不限" for name, text in written.items()})


@dataclass(frozen=True)
class Standard:
    """What a form asks for with numbers of its own, such as how often somebody is visited. Nothing
    is found by it: it stands in the registry so that its parameters can be set."""

    number: str
    text: str
    source: str
    level: Level
    parameters: Mapping[str, Default]

    def told(self, now: Parameters) -> str:
        """The words; the numbers stand beside them."""
        return self.text
