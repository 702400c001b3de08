"""What a year's report is measured by: the targets set for the year, and what a station that starts in
mid-year had done before."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Choice, Day, Money, Name, Ref, Text, Whole
from qianshou_desktop.records.terms_report import FIGURE, STANDING

MOST = 1_000_000_000
COUNTED, PAID = "金额填在下一格", "只有资源估值和经费支出填金额"
ON_A_DAY = "“{}”是某一天的数，不累计，不用填：照实建档、登记在办的个案，程序自己会数"


class AnnualTarget(Record):
    """年度指标: what a station, or where none is named the whole county, is to reach in a year."""

    __tablename__ = "annual_target"
    label = "年度指标"
    title_field = "figure"

    year: Mapped[int] = field(Whole(2000, 2100, "年"), "年度", index=True)
    station_id: Mapped[int | None] = field(Ref("station"), "社工站", hint="空着是全县的指标")
    figure: Mapped[str] = field(Choice(FIGURE), "指标")
    amount: Mapped[int | None] = field(Whole(1, MOST), "数量", hint=COUNTED)
    amount_fen: Mapped[int | None] = field(Money(), "金额（元）", hint=PAID)
    basis: Mapped[str | None] = field(Text(200), "依据")

    def problems(self, today: date) -> dict[str, str]:
        return _measured(self)


class Opening(Form, Record):
    """期初数: what a station had counted in a year before it began to keep its records here, so that
    本年累计 is right from the first month; dated and signed for."""

    __tablename__ = "opening"
    label = "期初数"
    keys = ("number",)
    title_field = "number"
    letters = "QC"
    day_field = "counted_to"

    station_id: Mapped[int] = field(Ref("station"), "社工站")
    counted_to: Mapped[date] = field(
        Day(past=True),
        "截至日期",
        hint="当年 1 月 1 日到这天的数都填在下面；这天以后的由程序按记录算",
    )
    figures = rows("opening_figure", "数字", short="figure")
    signed_by: Mapped[str] = field(Name(), "签认人", privacy="personal")
    signed_on: Mapped[date] = field(Day(past=True), "签认日期")
    basis: Mapped[str | None] = field(Text(200), "依据（如纸质月报）")

    def problems(self, today: date) -> dict[str, str]:
        if self.signed_on < self.counted_to:
            return {"signed_on": f"签认不能早于截至日期（{self.counted_to}）"}
        return {}


# Of these figures none is more than the other.
WITHIN = {
    "visits.made": "visits.due", "visits.people": "visits.contacts", "persons.served": "contacts.total",
    "visits.contacts": "contacts.total", "services.contacts": "contacts.total",
    "groups.contacts": "contacts.total", "events.contacts": "contacts.total",
    "cases.sessions": "contacts.total",
}  # fmt: skip


class OpeningFigure(Record):
    """One figure of the opening."""

    __tablename__ = "opening_figure"
    label = "期初数的一项"
    owner = "opening"
    title_field = "figure"

    opening_id: Mapped[int] = field(Ref("opening"), "期初数")
    figure: Mapped[str] = field(Choice(FIGURE), "指标")
    amount: Mapped[int | None] = field(Whole(0, MOST), "数量", hint=COUNTED)
    amount_fen: Mapped[int | None] = field(Money(), "金额（元）", hint=PAID)

    def problems(self, today: date) -> dict[str, str]:
        if self.figure in STANDING:
            return {"figure": ON_A_DAY.format(FIGURE.label(self.figure))}
        return _measured(self)


def _measured(row: AnnualTarget | OpeningFigure) -> dict[str, str]:
    """Money stands in its own field, whole in fen, and everything else in the other."""
    paid = (row.figure or "").endswith("_fen")
    wanted, other = ("amount_fen", "amount") if paid else ("amount", "amount_fen")
    if getattr(row, other) is not None:
        said = "金额填在“金额（元）”里" if paid else "这一项不是金额，填在“数量”里"
        return {other: f"“{FIGURE.label(row.figure)}”{said}"}
    if getattr(row, wanted) is None:
        return {wanted: "请填金额" if paid else "请填数量"}
    return {}
