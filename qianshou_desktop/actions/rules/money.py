"""R24–R26: the money (seed article, 强化经费保障; domain.md §1.8)."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import func, select, true

from qianshou_desktop.actions import funds
from qianshou_desktop.actions.rules.parameters import Default
from qianshou_desktop.actions.rules.rule import Case, Found, Rule
from qianshou_desktop.records.contract import Contract
from qianshou_desktop.records.fund import Award, Funding, Spending
from qianshou_desktop.records.kinds import Money
from qianshou_desktop.records.station import Agency, Station
from qianshou_desktop.records.terms import AGENCY_ROLE, FUND_SOURCE, FUND_USE

SOURCE = "文章“强化经费保障”"
SOURCES = tuple(FUND_SOURCE.values())


def yuan(fen: int) -> str:
    """An amount as it is shown: 1 234.50 元."""
    return f"{Money().show(fen)} 元"


def within_cap(case: Case) -> Iterator[Found]:
    for year in _years(case):
        permille = case.on(date(year.year, 12, 31)).number("R24.permille")
        cap = funds.cap_fen(year.relief_fen, permille)
        if year.allotted_fen > cap:
            share = f"{permille / 10:g}%"
            text = (f"{year.year} 年统筹 {yuan(year.allotted_fen)}，高于上年度社会救助专项经费的 {share}"
                    f"（上限 {yuan(cap)}）")  # fmt: skip
            yield Found(text, year)


def made_up(case: Case) -> Iterator[Found]:
    for year in _years(case):
        lacking = funds.shortfall_fen(year) - (year.county_fen or 0)
        if lacking > 0:
            text = f"{year.year} 年经费还差 {yuan(lacking)}，应由市（县）财政补足"
            yield Found(text, year)
        elif lacking < 0 and year.need_fen:
            text = f"{year.year} 年市（县）财政补足比差额多 {yuan(-lacking)}，请核对"
            yield Found(text, year, level="remark", wants="county_fen")


def by_their_ways(case: Case) -> Iterator[Found]:
    """Building only by awards after acceptance; running by purchased services in the budget."""
    for entry in case.s.scalars(select(Spending).order_by(Spending.spent_on, Spending.id)):
        allowed = case.on(entry.spent_on).words(f"R26.{entry.use}")
        source = FUND_SOURCE[entry.source]
        if source not in allowed:
            text = (f"{entry.spent_on} 支出 {yuan(entry.amount_fen)}：{FUND_USE[entry.use]}来自{source}，"
                    f"应来自{'、'.join(allowed)}")  # fmt: skip
            yield Found(text, entry, case.station(entry.station_id))
    yield from _awards(case)
    yield from _overdrawn(case)
    yield from _contracts(case)
    for year in _years(case):
        if not year.budgeted:
            yield Found(f"{year.year} 年购买服务资金还没有纳入财政预算", year)


def _awards(case: Case) -> Iterator[Found]:
    given: dict[int, Award] = {}
    for award in case.s.scalars(select(Award).order_by(Award.accepted_on, Award.id)):
        station = case.station(award.station_id)
        if station is not None and station.state != "built":
            text = f"{station.name}还没有建成验收，不能先发以奖代补"
            yield Found(text, award, station)
        before = given.setdefault(award.station_id, award)
        if before is not award and station is not None:
            text = f"{station.name}已在 {before.accepted_on} 验收奖补过，{award.accepted_on} 又有一笔，请核对"
            yield Found(text, award, station, "remark")


def _overdrawn(case: Case) -> Iterator[Found]:
    """建设经费只走以奖代补: no more is spent on building than was awarded after acceptance, neither
    altogether nor by the day of any spending; and an award is a station's."""
    given: dict[int | None, list[Award]] = defaultdict(list)
    for award in case.s.scalars(select(Award)):
        given[award.station_id].append(award)
    spent: dict[int | None, list[Spending]] = defaultdict(list)
    query = select(Spending).where(Spending.use == "construction", Spending.source == "award")
    for entry in case.s.scalars(query.order_by(Spending.spent_on, Spending.id)):
        spent[entry.station_id].append(entry)
    for key, entries in spent.items():
        station = case.station(key)
        if station is None:
            for entry in entries:
                text = (f"{entry.spent_on} 支出 {yuan(entry.amount_fen)}：以奖代补发给验收的站，"
                        "还没有填是哪个社工站")  # fmt: skip
                yield Found(text, entry, wants="station")
            continue
        fen, total = (sum(each.amount_fen for each in rows) for rows in (entries, given[key]))
        if total < fen:
            text = (f"{station.name}以奖代补支出共 {yuan(fen)}，"
                    f"而验收后奖补 {yuan(total)}，请补登记验收和奖补")  # fmt: skip
            yield Found(text, station, station, wants="award")
        else:
            yield from _too_soon(entries, given[key], station)


def _too_soon(
    entries: Sequence[Spending], awards: Sequence[Award], station: Station
) -> Iterator[Found]:
    """The first day on which more had been spent than was awarded for what was accepted by then."""
    fen = 0
    for entry in entries:
        fen += entry.amount_fen
        there = sum(each.amount_fen for each in awards if each.accepted_on <= entry.spent_on)
        if fen > there:
            text = (f"{station.name}到 {entry.spent_on} 以奖代补支出共 {yuan(fen)}，"
                    f"而那天以前验收奖补 {yuan(there)}；应先验收、后奖补")  # fmt: skip
            yield Found(text, entry, station)
            return


def _contracts(case: Case) -> Iterator[Found]:
    contracts = case.s.scalars(select(Contract).order_by(Contract.from_on, Contract.id)).all()
    yield from _contracted(case, contracts)
    for contract in contracts:
        station = case.station(contract.station_id)
        yield from _overspent(case, contract)
        yield from _no_operator(case, contract, station)
        if not contract.purchased:
            yield Found(f"合同 {contract.title} 不是政府购买服务", contract, station)
        elif not contract.budgeted:
            yield Found(
                f"合同 {contract.title} 的资金还没有纳入市（县）财政预算", contract, station
            )


def _no_operator(case: Case, contract: Contract, station: Station | None) -> Iterator[Found]:
    """By its roles the agency runs no station, and no centre where it is for one; of contracts that
    are over, roles of today say nothing."""
    agency = case.s.get_one(Agency, contract.agency_id)
    over = contract.to_on is not None and contract.to_on <= case.today
    fitting = {"operator", "centre"} if contract.centre_id else {"operator"}
    if not over and not fitting & set(agency.roles):
        text = (
            f"合同 {contract.title} 的{agency.name}没有“{AGENCY_ROLE['operator']}”这个角色，请核对"
        )
        yield Found(text, contract, station, "remark", "agency")


def _contracted(case: Case, contracts: Sequence[Contract]) -> Iterator[Found]:
    """A station that is run by contracts is run by the one that holds today."""
    held: dict[int, list[Contract]] = defaultdict(list)
    for contract in contracts:
        held[contract.station_id or 0].append(contract)
    for station in case.stations:
        now = [c for c in held[station.id] if c.holds_on(case.today)]
        others = [c for c in now if c.agency_id != station.operator_id]
        if len(now) > 1:
            titles = "、".join(c.title for c in now)
            text = f"{station.name}今天有 {len(now)} 份合同：{titles}"
            yield Found(text, now[-1], station, "remark")
        elif others and station.operator_id:
            yield _of_another(case, others[0], station)
        if station.operator_id and len(others) == len(now):
            ever = any(c.agency_id == station.operator_id for c in held[station.id])
            yield from _uncontracted(case, station, ever=ever, instead=bool(others))


def _of_another(case: Case, contract: Contract, station: Station) -> Found:
    agency = case.s.get_one(Agency, contract.agency_id).name
    text = f"合同 {contract.title} 的承接机构是{agency}，与{station.name}现在的承接机构不同"
    return Found(text, contract, station, "remark")


def _uncontracted(case: Case, station: Station, *, ever: bool, instead: bool) -> Iterator[Found]:
    """Who runs a station that works does so by a contract of its own; one that is over may be being
    renewed, unless another's runs instead of it, which is told there."""
    operator = case.s.get_one(Agency, station.operator_id)
    if ever and not instead:
        text = f"{station.name}现在的承接机构没有在期的合同"
        yield Found(text, station, station, "remark", "contract")
    elif not ever and station.state == "built":
        text = f"{station.name}由{operator.name}承接，还没有登记承接合同；运营应走政府购买服务"
        yield Found(text, station, station, wants="contract")


def _overspent(case: Case, contract: Contract) -> Iterator[Found]:
    """More was spent as purchased service than the contract is worth."""
    if not contract.station_id or contract.amount_fen is None:
        return
    until = Spending.spent_on < contract.to_on if contract.to_on else true()
    spent = case.s.scalar(
        select(func.sum(Spending.amount_fen)).where(
            Spending.station_id == contract.station_id, Spending.source == "purchase",
            Spending.spent_on >= (contract.from_on or date.min), until,
        )
    ) or 0  # fmt: skip
    if spent > contract.amount_fen:
        text = f"合同 {contract.title} 金额 {yuan(contract.amount_fen)}，期内已支出 {yuan(spent)}"
        yield Found(text, contract, case.station(contract.station_id), "remark")


def _years(case: Case) -> list[Funding]:
    return list(case.s.scalars(select(Funding).order_by(Funding.year)))


RULES: tuple[Rule, ...] = (
    Rule("R24", "统筹额不高于上年度社会救助专项经费的 3%", SOURCE, "must", within_cap,
         {"permille": Default(30, "统筹上限（‰）", most=1000)},
         "统筹额不高于上年度社会救助专项经费的 {permille}‰"),
    Rule("R25", "差额由市（县）财政补足", SOURCE, "must", made_up),
    Rule("R26", "建设经费只走以奖代补，运营经费走政府购买服务并纳入财政预算", SOURCE, "must",
         by_their_ways, {
             "construction": Default((FUND_SOURCE["award"],), "建设经费的来源", choices=SOURCES, needed=True),
             "operation": Default((FUND_SOURCE["purchase"],), "运营经费的来源", choices=SOURCES, needed=True),
         }, "建设经费来自{construction}，运营经费来自{operation}并纳入财政预算"),
)  # fmt: skip
