"""R1, R2: one-to-one pairings within the plan (民发〔2021〕105号; seed article)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations, product

from sqlalchemy import select

from qianshou_desktop.actions import regions, workdays
from qianshou_desktop.actions.rules.parameters import Default, Parameters
from qianshou_desktop.actions.rules.rule import Case, Found, Rule
from qianshou_desktop.records.pairing import Dispatch, KeyCounty, Pairing, Plan
from qianshou_desktop.records.station import Agency
from qianshou_desktop.records.terms import AGENCY_ROLE

SOURCE = "文章第一部分；民发〔2021〕105号"
AGENCIES = "（同一地区的两家受援机构可以各有一家援派机构，请两对都填受援机构）"


def one_to_one(case: Case) -> Iterator[Found]:
    """At one time an agency sends to one place, and one sends to whoever receives: the agency that
    is named, else the place (援派机构 1↔1 受援机构/地区). Two agencies of one county so may each
    have their own sender."""
    pairings = case.s.scalars(select(Pairing).order_by(Pairing.from_on, Pairing.id)).all()
    for earlier, later in combinations(pairings, 2):
        who, note = _both_have(case, earlier, later) if _overlap(earlier, later) else ("", "")
        if who:
            text = (
                f"{who}已在结对（{earlier.title}），又有一对（{later.title}）；应一对一牵手{note}"
            )
            yield Found(text, later)
    for pairing in pairings:
        yield from _alone(pairing)
        yield from _roles(case, pairing)
        yield from _sent(case, pairing)


def _alone(pairing: Pairing) -> Iterator[Found]:
    """Who sends is always named; whoever or whatever place receives has to be, too."""
    if not (pairing.receiving_id or pairing.key_county_id or pairing.station_id or _place(pairing)):
        text = f"结对 {pairing.title} 没有填受援的一方（受援机构、重点县、地区或社工站）"
        yield Found(text, pairing, level="must", wants="receiving")


def _roles(case: Case, pairing: Pairing) -> Iterator[Found]:
    """An agency that does other things by its roles, and neither sends nor receives."""
    for key, role in ((pairing.sending_id, "sending"), (pairing.receiving_id, "receiving")):
        agency = case.s.get(Agency, key) if key else None
        if agency is not None and agency.roles and role not in agency.roles:
            text = f"结对 {pairing.title} 里的{agency.name}没有“{AGENCY_ROLE[role]}”这个角色"
            yield Found(text, pairing, level="remark")


def _both_have(case: Case, one: Pairing, other: Pairing) -> tuple[str, str]:
    """Whom both pairings have: an agency that sends, one that receives, or a place; and of a place
    what else may be meant."""
    if one.sending_id == other.sending_id:
        return _name(case, one.sending_id), ""
    if one.receiving_id and one.receiving_id == other.receiving_id:
        return _name(case, one.receiving_id), ""
    if one.receiving_id and other.receiving_id:
        return "", ""
    if not _same_place(case, one, other):
        return "", ""
    station = case.station(one.station_id) or case.station(other.station_id)
    return one.area or (station.name if station else "同一受援县"), AGENCIES


def _same_place(case: Case, one: Pairing, other: Pairing) -> bool:
    """Whether the same place receives: by the list of counties, by the station, as it was written,
    or where what was written holds the name of the county (红寺堡区大河乡)."""
    if one.key_county_id and other.key_county_id:
        return one.key_county_id == other.key_county_id
    if one.station_id and one.station_id == other.station_id:
        return True
    for mine, theirs in product(_places(case, one), _places(case, other)):
        if regions.same(mine, theirs):
            return True
    around = ((one, other), (other, one))
    return any(regions.inside(_place(each), _county(case, its)) for its, each in around)


def _county(case: Case, pairing: Pairing) -> str:
    """The county on the list, with its province."""
    county = case.s.get(KeyCounty, pairing.key_county_id) if pairing.key_county_id else None
    return f"{county.province or ''}{county.name}" if county else ""


def _place(pairing: Pairing) -> str:
    """The place that receives, as it was written."""
    return "".join((pairing.area or "").split())


def _places(case: Case, pairing: Pairing) -> list[str]:
    """The place that receives, in all the words that there are for it."""
    station = case.station(pairing.station_id)
    words = (_county(case, pairing), _place(pairing), station.name if station else "")
    return [word for word in words if word]


def _name(case: Case, key: int) -> str:
    return case.s.get_one(Agency, key).name


def _overlap(one: Pairing, other: Pairing) -> bool:
    """The day on which one ends is free for the other."""
    end = date.max
    return one.from_on < (other.to_on or end) and other.from_on < (one.to_on or end)


def _sent(case: Case, pairing: Pairing) -> Iterator[Found]:
    """What a preset asks of a pairing: workers, their working days, agencies grown. One that is
    over is judged by what held on its last day, as is each trip and each year."""
    number = _asked(case, pairing.to_on).number
    trips = case.s.scalars(select(Dispatch).where(Dispatch.pairing_id == pairing.id)).all()
    people = len({trip.name for trip in trips})
    if people < number("R1.workers"):
        text = f"派出 {people} 人，应不少于 {number('R1.workers')} 人"
        yield Found(f"结对 {pairing.title} {text}", pairing)
    if _over(case, pairing) and (pairing.grown or 0) < number("R1.grown"):
        text = f"培育本地合格机构 {pairing.grown or 0} 家，应不少于 {number('R1.grown')} 家"
        yield Found(f"结对 {pairing.title} 已结束，{text}", pairing)
    yield from _outside(pairing, trips)
    for trip in trips:
        days = workdays.between(trip.from_on, trip.to_on) if trip.to_on else None
        least = _asked(case, trip.to_on).number("R1.trip_days")
        if days is not None and days < least:
            text = f"{trip.name} {trip.from_on} 起派驻 {days} 个工作日，应不少于 {least}"
            yield Found(text, trip)
    yield from _years(case, pairing, list(trips))


def _asked(case: Case, last: date | None) -> Parameters:
    """The numbers of a thing's last day; of today while it goes on."""
    return case.on(min(last or case.today, case.today))


def _outside(pairing: Pairing, trips: Sequence[Dispatch]) -> Iterator[Found]:
    """Trips that begin before the pairing or go on after it."""
    end = pairing.to_on or date.max
    for trip in trips:
        if trip.from_on < pairing.from_on or (trip.to_on or trip.from_on) > end:
            span = f"{pairing.from_on} 至 {pairing.to_on or '今'}"
            text = f"{trip.name} {trip.from_on} 起的派驻不在结对 {pairing.title} 的期限（{span}）内"
            yield Found(text, trip, level="remark")


def _years(case: Case, pairing: Pairing, trips: list[Dispatch]) -> Iterator[Found]:
    """Working days a worker and year, of the years that are over."""
    days = Counter[tuple[str, int]]()
    for trip in trips:
        for year in range(trip.from_on.year, (trip.to_on or case.today).year + 1):
            first = max(trip.from_on, date(year, 1, 1))
            last = min(trip.to_on or case.today, date(year, 12, 31))
            days[trip.name, year] += workdays.between(first, last)
    for (name, year), count in sorted(days.items()):
        least = _asked(case, date(year, 12, 31)).number("R1.year_days")
        if year < case.today.year and count < least:
            text = f"{name} {year} 年派驻 {count} 个工作日，应不少于 {least}"
            yield Found(text, pairing)


def _over(case: Case, pairing: Pairing) -> bool:
    return pairing.to_on is not None and pairing.to_on <= case.today


def in_plan(case: Case) -> Iterator[Found]:
    """A pairing lies in its plan; one that goes on after the plan is over is told."""
    plans = case.s.scalars(select(Plan).order_by(Plan.from_on)).all()
    for pairing in case.s.scalars(select(Pairing).order_by(Pairing.id)):
        plan = next((p for p in plans if p.id == pairing.plan_id), None)
        if plan is None:
            yield Found(f"结对 {pairing.title} 还没有选所属计划", pairing)
        elif not plan.from_on <= pairing.from_on <= (pairing.to_on or plan.to_on) <= plan.to_on:
            yield Found(f"结对 {pairing.title} 不在{_span(plan)}内", pairing)
        elif pairing.to_on is None and case.today > plan.to_on:
            yield Found(f"{_span(plan)}已满，结对 {pairing.title} 还没有填结束日期", pairing)
        if pairing.kind == "key" and pairing.key_county_id is None:
            text = f"结对 {pairing.title} 的受援地区不在重点帮扶县名单内（计划以重点县为主）"
            yield Found(text, pairing, level="remark")


def _span(plan: Plan) -> str:
    return f"计划期（{plan.from_on} 至 {plan.to_on}）"


RULES: tuple[Rule, ...] = (
    Rule("R1", "一家援派机构牵手一家受援机构（地区），一对一", SOURCE, "principle", one_to_one, {
        "workers": Default(0, "每对派出社工（至少，名）", most=1000),
        "year_days": Default(0, "每人每年派驻（至少，工作日）", most=366),
        "trip_days": Default(0, "每次派驻（至少，工作日）", most=366),
        "grown": Default(0, "每对培育本地合格机构（至少，家）", most=100),
    }),
    Rule("R2", "结对期在所属计划的期限内", SOURCE, "must", in_plan,
         {"key_counties": Default(160, "重点帮扶县数（计划里没有填时）", most=3000)}),
)  # fmt: skip
