"""F18 资源链接: who gave what, worth how much, to whom."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Choice, Day, Money, Name, Ref, Text, Whole
from qianshou_desktop.records.span import backwards
from qianshou_desktop.records.terms import PARTNER, RESOURCE_KIND


class Resource(Form, Record):
    """A resource that was linked."""

    __tablename__ = "resource"
    label = "资源链接"
    keys = ("number",)
    title_field = "number"
    letters = "ZY"
    day_field = "received_on"

    partner: Mapped[str] = field(Choice(PARTNER), "资源方（五社）", default="charity")
    giver: Mapped[str] = field(Text(100), "资源方名称", hint="不愿留名的写“匿名”")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "社工")
    kind: Mapped[str] = field(Choice(RESOURCE_KIND), "类型", default="goods")
    what: Mapped[str] = field(Text(200), "内容", hint="链接了什么，如 大米")
    quantity: Mapped[str | None] = field(Text(60), "数量")
    value_fen: Mapped[int | None] = field(Money(), "估值（元）")
    received_on: Mapped[date] = field(Day(past=True), "日期", index=True)
    beneficiaries = rows("beneficiary", "受益人", privacy="personal")
    headcount: Mapped[int | None] = field(Whole(0, 100_000, "人"), "受益人数")
    receiver: Mapped[str | None] = field(Name(), "签收人", privacy="personal")
    received: Mapped[date | None] = field(Day(past=True), "签收日期")
    project_id: Mapped[int | None] = field(Ref("project"), "品牌项目")
    note: Mapped[str | None] = field(Text(1000, lines=True), "说明")

    def problems(self, today: date) -> dict[str, str]:
        return backwards("received", self.received_on, self.received)


class Beneficiary(Record):
    """Somebody who got some of it."""

    __tablename__ = "beneficiary"
    label = "受益人"
    owner = "resource"
    once = "person"
    title_field = "person"

    resource_id: Mapped[int] = field(Ref("resource"), "资源链接")
    person_id: Mapped[int | None] = field(Ref("person"), "服务对象")
    name: Mapped[str | None] = field(Name(), "姓名（未建档）", privacy="personal")
    share: Mapped[str | None] = field(Text(60), "所得")
