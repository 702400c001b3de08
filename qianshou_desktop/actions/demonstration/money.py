"""Contracts, the year's money, awards after acceptance and the ledger (强化经费保障)."""

from datetime import date, timedelta

from sqlalchemy import select

from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.actions.funds import shortfall_fen
from qianshou_desktop.records.contract import Contract
from qianshou_desktop.records.fund import Award, BudgetLine, Funding, Spending
from qianshou_desktop.records.institution import Assessment
from qianshou_desktop.records.station import Station

YUAN = 100
BASIS = "宜都市《贯彻落实鄂发〔2020〕14号文件精神任务清单》"
RELIEF = 38_000_000 * YUAN  # made up; three of a hundred are 1.14 million
EARLY_YEAR, EARLY = 2021, 2_000_000 * YUAN
LEDGER_MONTHS = 6
BUDGET = {  # of a hundred, and where it comes from
    "staff": (60, "purchase"), "activity": (15, "purchase"), "supervision": (8, "purchase"),
    "office": (5, "purchase"), "building": (10, "award"), "other": (2, "purchase"),
}  # fmt: skip
UNPAID = 9  # accepted, its award not paid yet


def build(w: Workshop) -> None:
    for year in (w.today.year - 1, w.today.year):
        for station in w.stations:
            amount = 160_000 if w.shown(station) else 90_000
            contract(w, year, amount, station.operator_id, station)
        contract(w, year, 200_000, w.centre.operator_id, None)
    for year in sorted({*range(w.today.year - 2, w.today.year + 1), min(EARLY_YEAR, w.today.year)}):
        funding(w, year)
    awards(w)
    ledger(w)


def contract(
    w: Workshop, year: int, yuan: int, operator: int | None, station: Station | None
) -> None:
    w.add(Contract(
        agency_id=operator, station_id=station.id if station else None,
        centre_id=None if station else w.centre.id, signed_on=date(year - 1, 12, 20),
        from_on=date(year, 1, 1), to_on=date(year + 1, 1, 1), amount_fen=yuan * YUAN,
        purchased=True, budgeted=True,
        content="社工站运营：人员、六大领域服务和档案" if station else "指导中心五项职责和孵化",
    ))  # fmt: skip


def funding(w: Workshop, year: int) -> None:
    """All that the cap allows comes from the relief fund; the county makes up what lacks."""
    relief = RELIEF + (year - w.today.year) * 1_000_000 * YUAN
    early = year == min(EARLY_YEAR, w.today.year)
    made = Funding(
        year=year, relief_fen=relief, need_fen=2_200_000 * YUAN, allotted_fen=relief * 3 // 100,
        upper_fen=500_000 * YUAN, other_fen=100_000 * YUAN, basis=BASIS, budgeted=True,
        early_fen=EARLY if early else None, early_qualifier="200余万元" if early else None,
    )  # fmt: skip
    # This year's shortfall is not wholly made up yet: the rules' page has something to show.
    made.county_fen = shortfall_fen(made) - (60_000 * YUAN if year == w.today.year else 0)
    w.put(made)
    for subject, (share, source) in BUDGET.items():
        w.add(BudgetLine(funding_id=made.id, subject=subject, source=source,
                         amount_fen=made.need_fen * share // 100))  # fmt: skip


def awards(w: Workshop) -> None:
    """Money for building, once a station was accepted; one is accepted and not paid yet."""
    accepted = select(Assessment).where(Assessment.passed.is_(True)).order_by(Assessment.id)
    for at, one in enumerate(w.s.scalars(accepted)):
        station = w.s.get_one(Station, one.station_id)
        day, shown = one.assessed_on, w.shown(station)
        paid = None if at == UNPAID else w.since(day + timedelta(days=40))
        yuan = 80_000 if shown else 50_000
        w.add(Award(station_id=station.id, accepted_on=day, score=92 if shown else 83, paid_on=paid,
                    basis="按“五有”验收得分", amount_fen=yuan * YUAN))  # fmt: skip
        if paid:
            spend(
                w,
                station,
                paid,
                yuan * 9 // 10,
                "construction",
                "award",
                "building",
                "场所改造和标识制作",
            )


def ledger(w: Workshop) -> None:
    for month in w.months[-LEDGER_MONTHS:]:
        first = date.fromisoformat(f"{month}-01")
        for station in w.stations:
            day = w.since(first + timedelta(days=w.chance.randint(0, 26)))
            spend(w, station, day, 5_500, "operation", "purchase", "staff", "驻站社工工资和社保")
            spend(w, station, day, w.chance.randint(3, 12) * 100, "operation", "purchase", "activity",
                  "小组和社区活动材料")  # fmt: skip


def spend(
    w: Workshop, station: Station, day: date, yuan: int, use: str, source: str, subject: str,
    purpose: str,
) -> None:  # fmt: skip
    w.vouchers += 1
    w.add(Spending(
        station_id=station.id, spent_on=day, use=use, source=source, subject=subject,
        amount_fen=yuan * YUAN, voucher=f"记-{day.year}-{w.vouchers:04d}", purpose=purpose,
        worker_id=w.resident(station).id,
    ))  # fmt: skip
