"""Money (强化经费保障): the year's sources, awards after acceptance, and the ledger. Whole fen."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Choice, Day, Flag, Money, Ref, Text, Whole
from qianshou_desktop.records.terms import FUND_SOURCE, FUND_USE, SUBJECT


class Funding(Form, Record):
    """A year's money for the stations: what is needed and where it comes from. Cap and shortfall
    follow from it (actions/funds.py) and are not kept."""

    __tablename__ = "funding"
    label = "年度经费"
    keys = ("year", "number")
    letters = "YS"
    title_field = "year"

    year: Mapped[int] = field(Whole(2000, 2100, "年"), "年度", index=True)
    relief_fen: Mapped[int] = field(Money(), "上年度社会救助专项经费（元）", default=0)
    need_fen: Mapped[int] = field(Money(), "所需经费（元）", default=0)
    allotted_fen: Mapped[int] = field(Money(), "从社会救助专项统筹（元）", default=0)
    upper_fen: Mapped[int] = field(Money(), "上级专项拨款（元）", default=0)
    other_fen: Mapped[int] = field(Money(), "其他来源（元）", default=0)
    county_fen: Mapped[int | None] = field(Money(), "市（县）财政补足（元）")
    early_fen: Mapped[int | None] = field(Money(), "前期经费（元）")
    early_qualifier: Mapped[str | None] = field(Text(20), "前期经费的说法（如“余万元”）")
    basis: Mapped[str | None] = field(Text(200), "依据文件")
    budgeted: Mapped[bool | None] = field(Flag(), "购买服务资金纳入财政预算")
    budget = rows("budget_line", "分科目预算")
    worker_id: Mapped[int | None] = field(Ref("worker"), "编制人")

    @property
    def title(self) -> str:
        return f"{self.year} 年度经费"


class BudgetLine(Record):
    """What may be spent in the year on one subject: by one station, or where none is named by all
    together."""

    __tablename__ = "budget_line"
    label = "一个科目的预算"
    owner = "funding"
    title_field = "subject"

    funding_id: Mapped[int] = field(Ref("funding"), "年度经费")
    subject: Mapped[str] = field(Choice(SUBJECT), "科目", default="activity")
    source: Mapped[str | None] = field(Choice(FUND_SOURCE), "来源")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    amount_fen: Mapped[int] = field(Money(), "预算（元）")
    note: Mapped[str | None] = field(Text(200), "说明")


class Award(Record):
    """以奖代补: money for building, given after a station was accepted."""

    __tablename__ = "award"
    label = "以奖代补"
    title_field = "basis"
    day_field = "accepted_on"

    station_id: Mapped[int] = field(Ref("station"), "社工站")
    accepted_on: Mapped[date] = field(Day(past=True), "验收日期")
    score: Mapped[int | None] = field(Whole(0, 1000, "分"), "验收得分")
    basis: Mapped[str | None] = field(Text(200), "依据")
    amount_fen: Mapped[int] = field(Money(), "金额（元）")
    paid_on: Mapped[date | None] = field(Day(past=True), "拨付日期")

    def problems(self, today: date) -> dict[str, str]:
        if self.paid_on and self.paid_on < self.accepted_on:
            return {"paid_on": f"以奖代补在验收（{self.accepted_on}）之后拨付，不能更早"}
        return {}


class Spending(Form, Record):
    """An entry of the ledger (F25)."""

    __tablename__ = "spending"
    label = "经费支出"
    keys = ("number",)
    letters = "JF"
    title_field = "purpose"
    day_field = "spent_on"

    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    spent_on: Mapped[date] = field(Day(past=True), "支出日期")
    use: Mapped[str] = field(Choice(FUND_USE), "用途", default="operation")
    source: Mapped[str] = field(Choice(FUND_SOURCE), "来源", default="purchase")
    subject: Mapped[str] = field(Choice(SUBJECT), "科目", default="activity")
    amount_fen: Mapped[int] = field(Money(), "金额（元）")
    voucher: Mapped[str | None] = field(Text(60), "凭证号")
    purpose: Mapped[str | None] = field(Text(200), "事由", privacy="personal")
    worker_id: Mapped[int | None] = field(Ref("worker"), "经办人")
