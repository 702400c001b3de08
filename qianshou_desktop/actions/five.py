"""五有: place, staff, function, rule and activity of a station, read off its records (seed article;
domain.md §1.3).

有制度 asks for the six kinds of rules and the four mechanisms (制度 and 机制 in the article's words);
the three papers of the organisation are R22's. 有功能 asks for work in each of the domains that the
county's list of services (R23.services) falls under, all six in the article's, and
有活动 for an event, a group's session, a policy talk or outreach, both within the last R23.months: a consultation or a home visit
is a service to one, not an activity of the station."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from qianshou_desktop.actions import periods, signs, targets
from qianshou_desktop.actions.work import Scope, items, work
from qianshou_desktop.records.county import Township
from qianshou_desktop.records.institution import Institution
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.terms import DOMAIN, FIVE, PAPER
from qianshou_desktop.records.venue import Venue, VenueRoom
from qianshou_desktop.records.visit import Service
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session

if TYPE_CHECKING:
    from qianshou_desktop.actions.rules.parameters import Parameters

ACTIVITIES = ("policy", "outreach")  # kinds of service that gather people
GATHERINGS = ("event", "group_session")  # and of work


@dataclass(frozen=True)
class Missing:
    """What a station lacks, and where it is mended: a record of `kind`, a new one where key is
    None."""

    text: str
    kind: str
    key: int | None
    field: str = ""  # of that record, where one field wants mending


@dataclass(frozen=True)
class Have:
    """One of the five for one station."""

    code: str
    label: str
    good: bool
    missing: tuple[Missing, ...]


def five(s: Session, parameters: "Parameters", station: Station) -> tuple[Have, ...]:
    """The five haves of one station, in their order; none of one that was merged away."""
    return standing(s, parameters).get(station.code, ())


def standing(s: Session, parameters: "Parameters") -> dict[str, tuple[Have, ...]]:
    """The five haves of every station that is open, by its code."""
    facts = Facts(s, parameters)
    return {station.code: tuple(_haves(facts, station)) for station in facts.stations}


class Facts:
    """What the five are read off, of all stations at once."""

    def __init__(self, s: Session, parameters: "Parameters") -> None:
        self.today, self.parameters = s.today(), parameters
        self.months = parameters.number("R23.months")
        every = s.scalars(select(Station).order_by(Station.code))
        self.stations = [station for station in every if station.open_on(self.today)]
        self.towns = {town.code: town.name for town in s.scalars(select(Township))}
        self.signs: Mapping[str, str] = signs.of_stations(s)
        self.venues = self._venues(s)
        self.furnished = set(s.scalars(select(VenueRoom.venue_id)))  # venues with rooms in them
        self.staff = self._staff(s)
        self.papers = self._papers(s)
        self.domains = self._domains(s)
        self.active = self._active(s)

    def _scope(self) -> Scope:
        return Scope(periods.shifted(self.today, -self.months), self.today, self.today)

    def _venues(self, s: Session) -> dict[int | None, list[Venue]]:
        found: dict[int | None, list[Venue]] = defaultdict(list)
        for venue in s.scalars(select(Venue).where(Venue.station_id.is_not(None))):
            if not venue.idle and venue.holds_on(self.today):
                found[venue.station_id].append(venue)
        return found

    def _staff(self, s: Session) -> dict[tuple[int, str], int]:
        found: dict[tuple[int, str], int] = defaultdict(int)
        for worker in s.scalars(select(Worker)):
            if worker.station_id and worker.serves(self.today):
                found[worker.station_id, worker.post] += 1
        return found

    def _papers(self, s: Session) -> set[tuple[int | None, str]]:
        issued = select(Institution).where(Institution.issued_on <= self.today)
        return {
            (paper.station_id, paper.kind)
            for paper in s.scalars(issued)
            if paper.ended_on is None or paper.ended_on > self.today
        }

    def _domains(self, s: Session) -> set[tuple[int, str]]:
        done, listed = work(self._scope()), items(self._scope())
        same = (done.c.work == listed.c.work) & (done.c.id == listed.c.id)
        query = select(done.c.station_id, listed.c.code).join(listed, same).distinct()
        return {(station, code[0]) for station, code in s.execute(query)}

    def _active(self, s: Session) -> set[int]:
        scope = self._scope()
        inside = Service.served_on.between(scope.first, scope.last)
        query = select(Service.station_id).where(inside, Service.kind.in_(ACTIVITIES))
        done = work(scope)
        met = select(done.c.station_id).where(done.c.work.in_(GATHERINGS))
        return {*s.scalars(query), *s.scalars(met)}


def _haves(facts: Facts, station: Station) -> Iterator[Have]:
    finders = {"place": _place, "staff": _staff, "function": _function, "rule": _rule,
               "activity": _activity}  # fmt: skip
    for code, find in finders.items():
        missing = tuple(find(facts, station))
        yield Have(code, FIVE[code], not missing, missing)


def asked(parameters: "Parameters", rule: str) -> list[str]:
    """The codes of the papers that a rule asks for."""
    labels = parameters.words(f"{rule}.papers")
    return [code for code, label in PAPER.items() if label in labels]


def _place(facts: Facts, station: Station) -> Iterator[Missing]:
    venues = facts.venues[station.id]
    if not venues:
        yield Missing("没有登记场所", "venue", None)
    elif not any(venue.id in facts.furnished for venue in venues):
        yield Missing("场所里没有登记功能室", "venue", venues[0].id)
    wanted = facts.signs.get(station.code, "")
    if not wanted:
        text = f"代码 {station.code} 不是本县任何乡镇（街道）的，定不出标识"
        yield Missing(text, "station", station.id)
    elif not station.sign_text:
        yield Missing(f"没有挂标识，应为“{wanted}”", "station", station.id, "sign_text")
    elif station.sign_text.strip() != wanted:
        text = f"标识现为“{station.sign_text}”，应为“{wanted}”"
        yield Missing(text, "station", station.id, "sign_text")


def _staff(facts: Facts, station: Station) -> Iterator[Missing]:
    number = facts.parameters.number
    least, _ = targets.residents(facts.parameters, facts.towns.get(station.code, ""))
    wanted = {"head": (number("R9.heads"), "站长"), "resident": (least, "驻站社工")}
    if station.kind == "demonstration":
        wanted["deputy"] = (number("R10.deputies"), "副站长")
    for post, (least, label) in wanted.items():
        here = facts.staff[station.id, post]
        if here < least:
            yield Missing(f"{label}现有 {here} 名，应有 {least} 名", "worker", None)


def _function(facts: Facts, station: Station) -> Iterator[Missing]:
    named = defaultdict(list)
    for word in facts.parameters.words("R23.services"):
        name, _, domain = word.partition("=")
        named[domain].append(name)
    for code, label in DOMAIN.items():
        if code in named and (station.id, code) not in facts.domains:
            own = "、".join(name for name in named[code] if name != label)
            text = f"近 {facts.months} 个月没有{label}服务{f'（{own}）' if own else ''}"
            yield Missing(text, "visit", None)


def _rule(facts: Facts, station: Station) -> Iterator[Missing]:
    for code in (*asked(facts.parameters, "R20"), *asked(facts.parameters, "R21")):
        if (station.id, code) not in facts.papers:
            yield Missing(f"没有在用的{PAPER[code]}", "institution", None)


def _activity(facts: Facts, station: Station) -> Iterator[Missing]:
    if station.id not in facts.active:
        yield Missing(
            f"近 {facts.months} 个月没有活动（社区活动、小组、政策宣传、外展）", "event", None
        )
