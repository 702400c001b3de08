"""Which agency runs which station: one demonstration station and one or two ordinary ones each
(seed article, 完善组织架构; rule R7)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Self

from sqlalchemy import select

from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.store.db import Session

if TYPE_CHECKING:
    from qianshou_desktop.actions.rules.parameters import Parameters


@dataclass(frozen=True)
class Bounds:
    """How many stations an agency runs: so many demonstration ones, and ordinary ones from least
    to most."""

    demonstration: int
    least: int
    most: int

    @classmethod
    def of(cls, parameters: "Parameters") -> Self:
        """As the county's parameters of R7 have it."""
        number = parameters.number
        return cls(
            number("R7.demonstration"), number("R7.ordinary_least"), number("R7.ordinary_most")
        )

    def words(self) -> str:
        ordinary = f"{self.least}～{self.most}" if self.least < self.most else str(self.most)
        return f"{self.demonstration} 个示范站和 {ordinary} 个普通站"


@dataclass
class Share:
    """The stations of one agency, by kind."""

    agency: Agency
    demonstration: list[Station] = field(default_factory=list)
    ordinary: list[Station] = field(default_factory=list)

    def take(self, station: Station) -> None:
        of_kind = self.demonstration if station.kind == "demonstration" else self.ordinary
        of_kind.append(station)

    def words(self, bounds: Bounds) -> str:
        now = f"现承接 {len(self.demonstration)} 个示范站、{len(self.ordinary)} 个普通站"
        return f"{now}，应为 {bounds.words()}"

    def fits(self, bounds: Bounds) -> bool:
        inside = bounds.least <= len(self.ordinary) <= bounds.most
        return inside and len(self.demonstration) == bounds.demonstration


def shares(s: Session) -> list[Share]:
    """What each operator runs today; agencies that run nothing stand there with nothing."""
    found: dict[int | None, Share] = {}
    for agency in s.scalars(select(Agency).order_by(Agency.id)):
        found[agency.id] = Share(agency)
    for station in running(s, s.today()):
        if station.operator_id in found:
            found[station.operator_id].take(station)
    return [each for each in found.values() if "operator" in each.agency.roles or _runs(each)]


def running(s: Session, day: date) -> list[Station]:
    """The stations that were not merged away, by their codes."""
    found = s.scalars(select(Station).order_by(Station.code))
    return [station for station in found if station.open_on(day)]


def misfits(s: Session, bounds: Bounds) -> list[tuple[Agency, str]]:
    """The agencies whose stations do not fit, and how."""
    return [(each.agency, each.words(bounds)) for each in shares(s) if not each.fits(bounds)]


def propose(s: Session, bounds: Bounds) -> list[tuple[Station, Agency]]:
    """An assignment of the county's stations to its agencies; see `assign`."""
    return assign(running(s, s.today()), shares(s), bounds)


def unfit(s: Session, bounds: Bounds) -> str:
    """Why no assignment fits, in numbers."""
    every, now = running(s, s.today()), shares(s)
    shown = sum(station.kind == "demonstration" for station in every)
    count = shown // bounds.demonstration if bounds.demonstration else 0
    said = f"{len(now)} 家机构，{shown} 个示范站、{len(every) - shown} 个普通站"
    if not shown and bounds.demonstration:
        wanted = f"每家 {bounds.words()}"
        return f"{said}：{wanted}，请先从已建成的站中择优定出示范站，再排承接"
    if len(now) > count:
        return f"{said}：每家 {bounds.words()}，只够 {count} 家"
    return f"{said}：每家 {bounds.words()}，排不下"


def assign(
    stations: Sequence[Station], now: Sequence[Share], bounds: Bounds
) -> list[tuple[Station, Agency]]:
    """An assignment of every station that fits and moves as few as it can; empty where none fits,
    as with four agencies for eleven stations of which five are demonstration ones."""
    shown = [station for station in stations if station.kind == "demonstration"]
    ordinary = [station for station in stations if station.kind != "demonstration"]
    count, rest = divmod(len(shown), bounds.demonstration) if bounds.demonstration else (0, 1)
    present = sorted(now, key=lambda each: (-_runs(each), each.agency.id))
    fits = count * bounds.least <= len(ordinary) <= count * bounds.most
    if rest or count > len(present) or not fits:
        return []
    plan = [Share(each.agency) for each in present[:count]]
    _fill(plan, shown, lambda share: bounds.demonstration - len(share.demonstration))
    _fill(plan, ordinary, lambda share: bounds.most - len(share.ordinary))
    _level(plan, bounds.least)
    return sorted(
        ((station, share.agency) for share in plan for station in (*share.demonstration, *share.ordinary)),
        key=lambda pair: pair[0].code,
    )  # fmt: skip


def _runs(share: Share) -> int:
    return len(share.demonstration) + len(share.ordinary)


def _fill(plan: Sequence[Share], stations: Sequence[Station], room: Callable[[Share], int]) -> None:
    """First each station stays where it is, then the rest go where there is most room."""
    by_agency = {share.agency.id: share for share in plan}
    moving = []
    for station in stations:
        now = by_agency.get(station.operator_id or 0)
        if now is not None and room(now) > 0:
            now.take(station)
        else:
            moving.append(station)
    for station in moving:
        max(plan, key=room).take(station)


def _level(plan: Sequence[Share], least: int) -> None:
    """Who has too few ordinary stations gets one from whoever has most."""
    for share in plan:
        while len(share.ordinary) < least:
            rich = max(plan, key=lambda each: len(each.ordinary))
            share.ordinary.append(rich.ordinary.pop())
