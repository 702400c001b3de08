"""What a report is about, and what its parts are drawn from: counted once, however many parts ask."""

from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Self

from sqlalchemy import select

from qianshou_desktop.actions import annual, periods, places, standing
from qianshou_desktop.actions.figures import Figures, counted, figures, figures_by_month
from qianshou_desktop.actions.gaps import Gap
from qianshou_desktop.actions.past import AsOf, known_as
from qianshou_desktop.actions.periods import Period
from qianshou_desktop.actions.work import Scope, handed_over, stations_of, turns_of
from qianshou_desktop.formats.cells import FEW, Few
from qianshou_desktop.records.county import County
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.report_template import ReportTemplate
from qianshou_desktop.records.report_text import ReportText
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

MONTHS = 12  # of the year that is drawn
# Figures of which few may be the same as somebody known.
OF_PEOPLE = (
    "persons.", "visits.people", "visits.households", "targets.", "domains.", "items.", "projects.",
    "cases.", "crises.",
)  # fmt: skip
SPANS = {1: "month", 3: "quarter", 6: "half", 12: "year"}  # months of a period


@dataclass
class Subject:
    """What a report is about: a station, an operator, or with neither the county."""

    span: Period
    station: Station | None
    name: str
    code: str
    operator: str | None = None

    @property
    def station_code(self) -> str | None:
        return self.station.code if self.station else None

    @property
    def station_key(self) -> int | None:
        return self.station.id if self.station else None

    @property
    def sort(self) -> str:
        """station, operator or county."""
        return "station" if self.station else "operator" if self.operator else "county"

    @property
    def kind(self) -> str:
        """month, quarter, half or year."""
        first, last = self.span.first, self.span.last
        return SPANS[(last.year - first.year) * 12 + last.month - first.month + 1]


def subject(
    s: Session, period: str, station: str | None = None, operator: str | None = None
) -> Subject:
    """The county, a station or an operator, by the name and code of the period's last day. Raises
    Rejected (period, station, operator)."""
    span = periods.parse(period)
    then = AsOf(s, span.last)
    if operator is not None:
        agency = s.get(Agency, known_as(s, "agency", "name", operator) or 0)
        if agency is None:
            raise Rejected({"operator": f"没有名为“{operator[:40]}”的机构"})
        name = then.text(agency, "name")
        return Subject(span, None, name, places.own(s).county_code, agency.name)
    if station is None:
        name = f"{county_name(s, then)}乡镇社会工作服务站"
        return Subject(span, None, name, places.own(s).county_code)
    found = standing.by_code(s, station)
    return Subject(span, found, then.text(found, "name"), then.text(found, "code"))


def county_name(s: Session, then: AsOf) -> str:
    """The county's name as of a day."""
    place = places.own(s)
    county = s.get(County, known_as(s, "county", "code", place.county_code) or 0)
    return then.text(county, "name") if county else place.county_name


def text_of(s: Session, period: str, station: int | None) -> ReportText | None:
    """What people wrote for a report of a station, or of the county."""
    query = select(ReportText).where(ReportText.period == period)
    mine = query.where(
        ReportText.station_id.is_(None) if station is None else ReportText.station_id == station
    )
    return s.scalars(mine.order_by(ReportText.id)).first()


def template_for(s: Session, subject: Subject) -> ReportTemplate | None:
    """The county's look for a report: of those in force at the period's end and fitting it, the one
    that names most of what it is for, and of these the newest."""
    found = s.scalars(select(ReportTemplate).where(ReportTemplate.from_on <= subject.span.last))
    fitting = [
        each for each in found
        if each.about in (None, subject.sort) and each.span in (None, subject.kind)
    ]  # fmt: skip
    return max(fitting, key=_closeness, default=None)


def _closeness(template: ReportTemplate) -> tuple[int, object, int]:
    named = (template.about is not None) + (template.span is not None)
    return named, template.from_on, template.id


def discreet(found: Figures) -> Figures:
    """The same figures without those of few people."""
    return {
        key: Few(n)
        if 0 < n < FEW and key.startswith(OF_PEOPLE) and not key.endswith("minutes")
        else n
        for key, n in found.items()
    }


@dataclass
class Draft:
    """A report while it is drawn up. `public` leaves out whatever tells of a single person; one that is
    being handed in has a version."""

    s: Session
    subject: Subject
    template: ReportTemplate | None = None
    public: bool = False
    version: int = 0
    gaps: list[Gap] | None = None  # what it lacks, once somebody has looked
    frozen: dict[str, Any] | None = None  # what would be frozen of it, once somebody has asked
    apart: dict[int, Figures] = field(default_factory=dict)  # those of its stations, once counted

    def published(self) -> Self:
        """The same report, of the same count, without whatever tells of a single person, or of how many
        people they are where they are few."""
        made = copy(self)
        made.public, made.apart = True, {key: discreet(each) for key, each in self.apart.items()}
        made.__dict__ |= {"now": discreet(self.now), "year": discreet(self.year)}
        return made

    @cached_property
    def now(self) -> Figures:
        """Every figure of the period."""
        at = self.subject
        return figures(self.s, at.span.name, at.station_code, at.operator)

    @cached_property
    def year(self) -> Figures:
        """The year so far."""
        at = self.subject
        return annual.so_far(self.s, at.span, at.station_code, at.operator, self.now)

    @cached_property
    def months(self) -> dict[str, Figures]:
        """The work of each of the twelve months that end with the period, for what is drawn."""
        at, s = self.subject, self.s
        names = periods.months_before(f"{min(at.span.last, s.today()):%Y-%m}", MONTHS)
        first, last = periods.parse(names[0]).first, periods.parse(names[-1]).last
        return figures_by_month(s, self.within(Period("", first, last)), names)

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each worker whose figures are told by number."""
        numbers = {key.split(".")[1] for key in self.now if key.startswith("workers.")}
        query = select(Worker.number, Worker.name).where(Worker.number.in_(numbers))
        return {number: name for number, name in self.s.execute(query) if number}

    @cached_property
    def aims(self) -> dict[str, int]:
        """The year's targets; an operator's are those of its stations, none in a year in which one was
        handed over: nobody set a target for a part of a year."""
        at = self.subject
        if at.operator and handed_over(self.s, at.operator, at.span.last.year):
            return {}
        among = self.scope.stations if at.operator else None
        return annual.targets(self.s, at.span.last.year, at.station_code, among)

    @cached_property
    def text(self) -> ReportText | None:
        at = self.subject
        return None if at.operator else text_of(self.s, at.span.name, at.station_key)

    @cached_property
    def scope(self) -> Scope:
        """The days and stations, for what the counting engine does not count."""
        return self.within(self.subject.span)

    @cached_property
    def so_far(self) -> Scope:
        return self.within(self.subject.span.year_to_date())

    def at(self, station: Station) -> Scope:
        """One of its stations alone; of an operator as long as it ran that."""
        turns = self.scope.turns
        mine = None if turns is None else tuple(turn for turn in turns if turn[0] == station.id)
        return replace(self.scope, stations=(station.id,), turns=mine)

    def of(self, station: Station) -> Figures:
        """What one of its stations did, in brief."""
        if station.id not in self.apart:
            found = counted(self.s, self.at(station), brief=True)
            self.apart[station.id] = discreet(found) if self.public else found
        return self.apart[station.id]

    def within(self, span: Period) -> Scope:
        at, s = self.subject, self.s
        stations = stations_of(s, at.station_code, at.operator, span.last)
        turns = turns_of(s, at.operator) if at.operator else None
        return Scope(span.first, span.last, s.today(), stations, turns)
