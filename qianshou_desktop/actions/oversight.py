"""What the county looks at day by day, by its own parameters: certificate clocks, the five haves of
a station, and whether the assignment of stations fits."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from qianshou_desktop.actions import assignments, certificates, five, rules
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.store.db import Session

NAMED = 3  # stations that one sentence tells by name
MERGED = "本站已于 {} 撤并，不再核对。"


@dataclass(frozen=True)
class Move:
    """A station that another agency should run: who runs it now ("" for nobody), and who should."""

    station: int
    station_name: str
    now: str
    agency: int
    agency_name: str


@dataclass(frozen=True)
class Fit:
    """How the assignment of stations fits R7: what each agency runs that does not, the moves that
    would mend it, and what is asked for."""

    misfits: tuple[str, ...]  # and the stations that nobody runs
    moves: tuple[Move, ...]
    asked: str
    why: str = ""  # where nothing can be proposed


def clocks(s: Session) -> list[certificates.Clock]:
    """The certificate board."""
    return certificates.board(s, rules.parameters(s))


def five_of(s: Session, key: int) -> tuple[five.Have, ...]:
    """The five haves of the station with this key; none of one that was merged away."""
    return five.five(s, rules.parameters(s), s.get_one(Station, key))


def closed(s: Session, key: int) -> str:
    """What stands in place of what is looked at where a station was merged away."""
    station = s.get_one(Station, key)
    return "" if station.open_on(s.today()) else MERGED.format(station.closed_on)


def fit(s: Session) -> Fit:
    """The assignment of stations to agencies, and what would mend it."""
    bounds = assignments.Bounds.of(rules.parameters(s))
    misfits = tuple(f"{agency.name}{text}" for agency, text in assignments.misfits(s, bounds))
    misfits += tuple(_vacant(s))
    wanted = assignments.propose(s, bounds) if misfits else ()
    moves = tuple(
        Move(station.id, station.name, _runs(s, station), agency.id, agency.name)
        for station, agency in wanted
        if station.operator_id != agency.id
    )
    why = assignments.unfit(s, bounds) if misfits and not moves else ""
    return Fit(misfits, moves, bounds.words(), why)


def _vacant(s: Session) -> Iterator[str]:
    """The built stations that nobody runs, of which R7 tells one by one."""
    every = assignments.running(s, s.today())
    idle = [each.name for each in every if each.state == "built" and each.operator_id is None]
    if idle:
        named = "、".join(idle[:NAMED]) + ("等" if len(idle) > NAMED else "")
        yield f"已建成的社工站有 {len(idle)} 个还没有承接机构：{named}"


def _runs(s: Session, station: Station) -> str:
    now = s.get(Agency, station.operator_id) if station.operator_id else None
    return now.name if now else ""


def operators(s: Session) -> list[str]:
    """The agencies that run stations, or once did (承接机构)."""
    found = s.scalars(select(Agency).order_by(Agency.name))
    return [each.name for each in found if "operator" in each.roles]
