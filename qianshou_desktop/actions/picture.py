"""The county's one sheet: 1+5+10 against its targets, coverage, the five haves station by station,
agencies, certificates and the year's money (seed article, 完善组织架构 and the parts after it)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from qianshou_desktop.actions import assignments, certificates, five, funds, signs
from qianshou_desktop.actions import targets as aims
from qianshou_desktop.actions.rules import parameters, permille
from qianshou_desktop.records import Record
from qianshou_desktop.records.centre import Centre, Room
from qianshou_desktop.records.county import Township, short_name
from qianshou_desktop.records.fund import Funding
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.worker import Worker
from qianshou_desktop.store.db import Session


@dataclass(frozen=True)
class Target:
    """A number of the county's model: how many are built, and how many are wanted."""

    label: str
    built: int
    target: int
    remark: str


@dataclass(frozen=True)
class StationRow:
    """A station in a line: five is place, staff, function, rule, activity."""

    key: int
    code: str
    name: str
    kind: str
    state: str
    operator: str
    five: tuple[bool, ...]
    sign_fits: bool


@dataclass(frozen=True)
class Money:
    """The year's money in whole fen."""

    year: int
    relief_fen: int
    cap_fen: int
    allotted_fen: int
    upper_fen: int
    other_fen: int
    need_fen: int
    shortfall_fen: int
    county_fen: int  # what the treasury has made up of the shortfall
    permille: int  # of last year's relief fund, which the cap is


@dataclass(frozen=True)
class Picture:
    """The county on a day. coverage is (built stations, townships); an agency is (name,
    demonstration stations, ordinary stations, what does not fit)."""

    targets: tuple[Target, ...]
    coverage: tuple[int, int]
    stations: tuple[StationRow, ...]
    clocks: tuple[certificates.Clock, ...]
    money: Money | None
    agencies: tuple[tuple[str, int, int, str], ...]


def picture(s: Session) -> Picture:
    """All of it, counted now."""
    stations = standing(s)
    return Picture(
        targets(s),
        coverage(s),
        tuple(_rows(s, stations)),
        tuple(certificates.board(s, parameters(s))),
        money(s),
        tuple(_agencies(s, stations)),
    )


def standing(s: Session) -> list[Station]:
    """The county's stations without those that were merged away."""
    every = s.scalars(select(Station).order_by(Station.code))
    return [station for station in every if station.open_on(s.today())]


def targets(s: Session) -> tuple[Target, ...]:
    """Centre, demonstration stations, demonstration rooms, stations: built against wanted."""
    built, towns = coverage(s)
    wanted = aims.wanted(parameters(s), towns)
    stations = [(station.kind, station.state) for station in standing(s)]
    centres = _count(s, Centre, state="built")
    rooms = _count(s, Room, kind="demonstration", state="built")
    return (
        Target("指导中心", centres, wanted["centres"], _centre_remark(s)),
        _target("示范站", stations.count(("demonstration", "built")), wanted["demonstration"]),
        _target("示范社工室", rooms, wanted["rooms"]),
        _stations(s, built, wanted["stations"], towns),
    )


def _target(label: str, built: int, target: int) -> Target:
    lacking = target - built
    over = f"超出目标 {-lacking} 个" if lacking < 0 else "已达目标"
    return Target(label, built, target, f"还差 {lacking} 个" if lacking > 0 else over)


def _stations(s: Session, built: int, target: int, towns: int) -> Target:
    """A target that does not go with the townships there are is told."""
    made = _target("乡镇社工站", built, target)
    odd = f"现有乡级 {towns} 个，目标请核对" if aims.odd_stations(parameters(s), towns) else ""
    return Target(made.label, made.built, made.target, odd or made.remark)


def _centre_remark(s: Session) -> str:
    centre = s.scalars(select(Centre).order_by(Centre.id)).first()
    if centre is None:
        return "还没有登记"
    sent = s.scalars(select(Worker).where(Worker.centre_id == centre.id))
    posted = sum(worker.serves(s.today()) for worker in sent)
    return f"{'第三方运营' if centre.operator_id else '未填运营方'}，派驻社工 {posted} 人"


def coverage(s: Session) -> tuple[int, int]:
    """Built stations and the townships of today (R3)."""
    holds = (Township.to_on.is_(None)) | (Township.to_on > s.today())
    begun = (Township.from_on.is_(None)) | (Township.from_on <= s.today())
    towns = set(s.scalars(select(Township.code).where(holds, begun)))
    built = {station.code for station in standing(s) if station.state == "built"}
    return len(built & towns), len(towns)


def _count(s: Session, record: type[Record], /, **where: str) -> int:
    same = (getattr(record, name) == value for name, value in where.items())
    return s.scalar(select(func.count()).select_from(record).where(*same)) or 0


def _rows(s: Session, stations: Sequence[Station]) -> list[StationRow]:
    haves, wanted = five.standing(s, parameters(s)), signs.of_stations(s)
    names = {town.code: town.name for town in s.scalars(select(Township))}
    operators = {agency.id: agency.name for agency in s.scalars(select(Agency))}
    return [
        StationRow(
            station.id,
            station.code,
            short_name(names.get(station.code, station.name)),
            station.kind,
            station.state,
            operators.get(station.operator_id or 0, ""),
            tuple(have.good for have in haves[station.code]),
            bool(station.sign_text) and station.sign_text == wanted.get(station.code),
        )
        for station in stations
    ]


def money(s: Session) -> Money | None:
    """This year's sources with cap and shortfall (R24, R25), else the last year's before it; next
    year's budget is not yet what the county stands on. None before one is entered."""
    year = s.today().year
    query = select(Funding).order_by(Funding.year > year, func.abs(Funding.year - year))
    funding = s.scalars(query.limit(1)).first()
    if funding is None:
        return None
    share = permille(s, funding.year)
    return Money(
        funding.year,
        funding.relief_fen,
        funds.cap_fen(funding.relief_fen, share),
        funding.allotted_fen,
        funding.upper_fen,
        funding.other_fen,
        funding.need_fen,
        funds.shortfall_fen(funding),
        funding.county_fen or 0,
        share,
    )


def _agencies(s: Session, stations: Sequence[Station]) -> list[tuple[str, int, int, str]]:
    """Every agency that runs a station or is to run one, and what does not fit (R7)."""
    misfits: dict[int, list[str]] = {}
    for agency, text in assignments.misfits(s, assignments.Bounds.of(parameters(s))):
        misfits.setdefault(agency.id, []).append(text)
    runs = Counter((station.operator_id, station.kind) for station in stations)
    mine = {key for key, _ in runs} | set(misfits)
    return [
        (agency.name, runs[agency.id, "demonstration"], runs[agency.id, "ordinary"],
         "；".join(misfits.get(agency.id, [])))
        for agency in s.scalars(select(Agency).order_by(Agency.id))
        if agency.id in mine or "operator" in agency.roles
    ]  # fmt: skip
