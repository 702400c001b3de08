"""Purchased services: an agency runs a station or the centre for a time (政府购买服务)."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Day, Flag, Money, Ref, Text
from qianshou_desktop.records.span import Span, empty


class Contract(Span, Record):
    """A contract by which an operator runs a station, or the centre."""

    __tablename__ = "contract"
    label = "承接合同"
    keys = ("number",)
    letters = "HT"
    title_field = "number"
    day_field = "from_on"

    number: Mapped[str | None] = field(Text(60), "合同编号", index=True)
    agency_id: Mapped[int] = field(Ref("agency"), "承接机构")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    centre_id: Mapped[int | None] = field(Ref("centre"), "指导中心")
    signed_on: Mapped[date | None] = field(Day(past=True), "签订日期")
    amount_fen: Mapped[int | None] = field(Money(), "金额（元）")
    purchased: Mapped[bool] = field(Flag(), "政府购买服务", default=True)
    budgeted: Mapped[bool | None] = field(Flag(), "纳入市（县）财政预算")
    content: Mapped[str | None] = field(Text(500, lines=True), "服务内容")

    def problems(self, today: date) -> dict[str, str]:
        if bool(self.station_id) == bool(self.centre_id):
            return {"station": "请在社工站和指导中心中选一个（只选一个）"}
        return empty("to_on", self.from_on, self.to_on)
