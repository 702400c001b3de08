"""The activity log: visits (F17) and the other services (F30), and the projects they belong to."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from sqlalchemy import Index
from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import codes, field, rows
from qianshou_desktop.records.kinds import Choice, Clock, Day, Flag, Money, Name, Ref, Text, Whole
from qianshou_desktop.records.terms import (
    FINDING,
    ITEM,
    PARTNER,
    PERIOD_OF_DAY,
    SERVICE_KIND,
    SERVICE_ROLE,
    VISIT_OUTCOME,
    VISIT_TYPE,
    VISIT_WAY,
)

CHECKLIST = (
    "diet",
    "medicine",
    "home",
    "utilities",
    "guarding",
    "schooling",
    "mood",
    "safety",
)


class Project(Record):
    """A named project (品牌项目) that work may belong to."""

    __tablename__ = "project"
    label = "品牌项目"
    keys = ("name",)

    name: Mapped[str] = field(Text(60), "名称")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    from_on: Mapped[date | None] = field(Day(), "开始日期")
    to_on: Mapped[date | None] = field(Day(), "结束日期")

    def problems(self, today: date) -> dict[str, str]:
        if self.from_on and self.to_on and self.to_on < self.from_on:
            return {"to_on": f"结束日期不能早于开始日期（{self.from_on}）"}
        return {}


class MeansBlock:
    """家境调查: what the household has, as the neighbours see it too."""

    means_income_fen: Mapped[int | None] = field(Money(), "家境：年收入（元）", privacy="sensitive")
    means_spending_fen: Mapped[int | None] = field(
        Money(), "家境：年支出（元）", privacy="sensitive"
    )
    means_property: Mapped[str | None] = field(
        Text(300, lines=True), "家境：财产", privacy="sensitive"
    )
    means_neighbours: Mapped[str | None] = field(
        Text(300, lines=True), "家境：邻里意见", privacy="sensitive"
    )


class Visit(Form, MeansBlock, Record):
    """One visit to a person, or to a household in the person of one of it (F17 入户走访/探访记录).
    Created once; corrections are entries."""

    __tablename__ = "visit"
    label = "走访"
    keys = ("number",)
    title_field = "number"
    letters = "ZF"
    day_field = "visited_on"
    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"person": ("household",)}

    person_id: Mapped[int] = field(Ref("person"), "服务对象")
    household_id: Mapped[int | None] = field(
        Ref("household"), "走访的家庭", hint="可以只填家庭：对象就是这一户建了档的户主"
    )
    station_id: Mapped[int] = field(Ref("station"), "社工站", index=False)
    visited_on: Mapped[date] = field(Day(past=True), "日期")
    started_at: Mapped[str | None] = field(Clock(), "开始时刻")
    minutes: Mapped[int | None] = field(Whole(0, 1440, "分钟"), "时长（分钟）")
    worker_id: Mapped[int | None] = field(Ref("worker"), "走访人")
    colleagues = rows("visit_worker", "同访社工", short="worker")
    companions: Mapped[str | None] = field(Text(100), "同访人（村干部等）", privacy="personal")
    mileage: Mapped[int | None] = field(Whole(0, 2000, "公里"), "里程（公里）")
    way: Mapped[str] = field(Choice(VISIT_WAY), "方式", default="home")
    visit_type: Mapped[str | None] = field(Choice(VISIT_TYPE), "走访类型")
    seen: Mapped[bool] = field(Flag(), "见到本人", default=True)
    diet: Mapped[str | None] = field(Choice(FINDING), "饮食")
    medicine: Mapped[str | None] = field(Choice(FINDING), "用药", privacy="sensitive")
    home: Mapped[str | None] = field(Choice(FINDING), "住房")
    utilities: Mapped[str | None] = field(Choice(FINDING), "水电气")
    guarding: Mapped[str | None] = field(Choice(FINDING), "监护", privacy="sensitive")
    schooling: Mapped[str | None] = field(Choice(FINDING), "就学")
    mood: Mapped[str | None] = field(Choice(FINDING), "情绪", privacy="sensitive")
    safety: Mapped[str | None] = field(Choice(FINDING), "安全", privacy="sensitive")
    items = codes(ITEM, "服务项目")
    role: Mapped[str | None] = field(Choice(SERVICE_ROLE), "主办或协助", default="lead")
    partners = codes(PARTNER, "五社联动")
    project_id: Mapped[int | None] = field(Ref("project"), "品牌项目")
    note: Mapped[str | None] = field(Text(5000, lines=True), "情况", privacy="sensitive")
    needs: Mapped[str | None] = field(Text(500, lines=True), "需求", privacy="sensitive")
    outcome: Mapped[str | None] = field(Choice(VISIT_OUTCOME), "处理")
    next_on: Mapped[date | None] = field(Day(), "下次走访")

    def problems(self, today: date) -> dict[str, str]:
        if self.next_on and self.next_on < self.visited_on:
            return {"next_on": f"下次走访不能早于这次（{self.visited_on}）"}
        return {}


class VisitWorker(Record):
    """Another worker who went along."""

    __tablename__ = "visit_worker"
    label = "同访社工"
    owner = "visit"
    once = "worker"
    title_field = "worker"

    visit_id: Mapped[int] = field(Ref("visit"), "走访")
    worker_id: Mapped[int] = field(Ref("worker"), "同访社工")


class Service(Form, Record):
    """Another entry of the log (F30): consultation, policy talk, outreach, meeting, office work."""

    __tablename__ = "service"
    label = "其他服务"
    keys = ("number",)
    title_field = "number"
    letters = "FW"
    day_field = "served_on"

    station_id: Mapped[int] = field(Ref("station"), "社工站", index=False)
    served_on: Mapped[date] = field(Day(past=True), "日期")
    period: Mapped[str | None] = field(Choice(PERIOD_OF_DAY), "时段")
    kind: Mapped[str] = field(Choice(SERVICE_KIND), "类别", default="consultation")
    worker_id: Mapped[int | None] = field(Ref("worker"), "社工")
    person_id: Mapped[int | None] = field(Ref("person"), "服务对象")
    client: Mapped[str | None] = field(Name(), "来访人（未建档）", privacy="personal")
    headcount: Mapped[int | None] = field(
        Whole(0, 100_000, "人次"), "人次", hint="没有选服务对象时填，如政策宣传现场 60 人次"
    )
    copies: Mapped[int | None] = field(
        Whole(0, 1_000_000, "份"), "发放资料（份）", hint="政策宣传发了多少份"
    )
    minutes: Mapped[int | None] = field(Whole(0, 1440, "分钟"), "时长（分钟）")
    mileage: Mapped[int | None] = field(Whole(0, 2000, "公里"), "里程（公里）")
    items = codes(ITEM, "服务项目")
    role: Mapped[str | None] = field(Choice(SERVICE_ROLE), "主办或协助", default="lead")
    partners = codes(PARTNER, "五社联动")
    project_id: Mapped[int | None] = field(Ref("project"), "品牌项目")
    note: Mapped[str | None] = field(Text(5000, lines=True), "内容", privacy="sensitive")

    def problems(self, today: date) -> dict[str, str]:
        if self.person_id and self.headcount not in (None, 1):
            return {"headcount": "选了服务对象即为 1 人次；一群人的服务请不选服务对象"}
        if self.client and self.headcount == 0:
            return {"headcount": "写了来访人，至少 1 人次"}
        return {}


# Whatever is counted of a span is read from these alone, of the county and of a station: whole rows, with
# their long texts, take three times as long to decrypt (120,000 entries: the county's report of a year 5.4
# against 3.3 s, of a month 2.3 against 1.4 s).
VISITED = (Visit.seen, Visit.person_id, Visit.worker_id, Visit.minutes, Visit.project_id,
           Visit.household_id, Visit.way)  # fmt: skip
SERVED = (Service.person_id, Service.worker_id, Service.minutes, Service.project_id, Service.headcount,
          Service.kind, Service.client)  # fmt: skip
Index("ix_visit_counted", Visit.visited_on, Visit.station_id, *VISITED)
Index("ix_visit_station", Visit.station_id, Visit.visited_on, *VISITED)
Index("ix_service_counted", Service.served_on, Service.station_id, *SERVED)
Index("ix_service_station", Service.station_id, Service.served_on, *SERVED)
