"""Stations and the agencies that run them."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import codes, field
from qianshou_desktop.records.kinds import Choice, Code, Day, Phone, Ref, Text, Whole
from qianshou_desktop.records.span import backwards, not_yet
from qianshou_desktop.records.terms import AGENCY_ROLE, STATION_KIND, STATION_STATE

MERGED = "已撤并"


class Agency(Record):
    """An organisation with its roles: operator, sending agency, bureau …"""

    __tablename__ = "agency"
    label = "机构"
    keys = ("name",)
    lasting = ("name",)

    name: Mapped[str] = field(Text(80), "名称")
    roles = codes(AGENCY_ROLE, "角色")
    contact: Mapped[str | None] = field(Text(50), "联系人", privacy="personal")
    phone: Mapped[str | None] = field(Phone(), "电话", privacy="personal")


class Station(Record):
    """A township's social-work station; its code is the township's."""

    __tablename__ = "station"
    label = "社工站"
    keys = ("code",)
    lasting = ("code", "name", "kind", "state", "operator")

    code: Mapped[str] = field(
        Code(r"\d{9}", "9 位乡级代码"), "代码", index=True, hint="与乡镇代码相同"
    )
    name: Mapped[str] = field(Text(60), "名称")
    kind: Mapped[str] = field(Choice(STATION_KIND), "类型", default="ordinary")
    state: Mapped[str] = field(Choice(STATION_STATE), "建设状态", default="planned")
    operator_id: Mapped[int | None] = field(Ref("agency"), "承接机构")
    opened_on: Mapped[date | None] = field(Day(), "启用日期")
    closed_on: Mapped[date | None] = field(
        Day(), "撤并日期", hint="乡镇撤并后的站：此后不计入目标，旧报表不变"
    )
    sign_text: Mapped[str | None] = field(Text(80), "现挂标识")
    address: Mapped[str | None] = field(Text(200), "地址")
    open_days: Mapped[int | None] = field(Whole(0, 7, "天"), "每周开放天数")
    phone: Mapped[str | None] = field(Phone(), "电话")

    def problems(self, today: date) -> dict[str, str]:
        if self.kind == "demonstration" and self.state != "built":
            return {"kind": "示范站只能从已建成的站中择优产生：请先把建设状态改为“已建成”"}
        if self.state == "built" and not_yet(self.opened_on, today):
            return not_yet(self.opened_on, today)
        return backwards("closed_on", self.opened_on, self.closed_on)

    def progress(self, day: date) -> str:
        """How far it is on a day, in a word: one that was merged away is built no longer."""
        return STATION_STATE.label(self.state) if self.open_on(day) else MERGED

    def open_on(self, day: date) -> bool:
        """Whether it counts on a day: not yet closed, as by the merging of townships."""
        return self.closed_on is None or self.closed_on > day
