"""The guidance centre, the organisations it incubates, and the village rooms (seed article,
完善组织架构; domain.md §1.2)."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import codes, field, rows
from qianshou_desktop.records.kinds import Choice, Day, Flag, Name, Phone, Ref, Text, Whole
from qianshou_desktop.records.span import Span, not_yet
from qianshou_desktop.records.terms import (
    CENTRE_DUTY,
    INCUBATION_STAGE,
    ROOM_KIND,
    STATION_STATE,
)


class Centre(Record):
    """社会工作服务指导（社会组织孵化）中心: one a county, run by a third party."""

    __tablename__ = "centre"
    label = "指导中心"
    keys = ("name",)
    lasting = ("name", "operator", "state")

    name: Mapped[str] = field(Text(60), "名称")
    operator_id: Mapped[int | None] = field(Ref("agency"), "运营方（第三方）")
    state: Mapped[str] = field(Choice(STATION_STATE), "建设状态", default="planned")
    duties = codes(CENTRE_DUTY, "职责")
    opened_on: Mapped[date | None] = field(Day(), "启用日期")
    address: Mapped[str | None] = field(Text(200), "地址")
    phone: Mapped[str | None] = field(Phone(), "电话")
    experts = rows("expert", "专家团队")


class Expert(Span, Record):
    """A member of the university's expert team."""

    __tablename__ = "expert"
    label = "专家"
    owner = "centre"

    centre_id: Mapped[int] = field(Ref("centre"), "指导中心")
    name: Mapped[str] = field(Name(), "姓名", privacy="personal")
    school: Mapped[str | None] = field(Text(80), "高校")
    discipline: Mapped[str | None] = field(Text(60), "学科方向")
    post: Mapped[str | None] = field(Text(40), "职称")


class Incubation(Record):
    """A social organisation that the centre brings up."""

    __tablename__ = "incubation"
    label = "孵化组织"

    name: Mapped[str] = field(Text(80), "组织名称")
    centre_id: Mapped[int] = field(Ref("centre"), "指导中心")
    stage: Mapped[str] = field(Choice(INCUBATION_STAGE), "阶段", default="incubating")
    entered_on: Mapped[date | None] = field(Day(), "入驻日期")
    registered_on: Mapped[date | None] = field(Day(past=True), "登记日期")
    support: Mapped[str | None] = field(Text(500, lines=True), "给予的支持")


class Room(Record):
    """A village's social-work room (社工室), to the standard of a station."""

    __tablename__ = "room"
    label = "社工室"
    keys = ("number",)
    letters = "SS"
    lasting = ("name", "kind", "state")
    title_field = "name"

    number: Mapped[str | None] = field(Text(40), "编号", index=True)
    name: Mapped[str | None] = field(Text(60), "名称")
    station_id: Mapped[int | None] = field(Ref("station"), "所属社工站")
    village_id: Mapped[int | None] = field(Ref("village"), "村（社区）")
    kind: Mapped[str] = field(Choice(ROOM_KIND), "类型", default="ordinary")
    state: Mapped[str] = field(Choice(STATION_STATE), "建设状态", default="planned")
    opened_on: Mapped[date | None] = field(Day(), "启用日期")
    sign_text: Mapped[str | None] = field(Text(80), "现挂标识")
    standard: Mapped[bool | None] = field(Flag(), "参照社工站标准建设")
    keeper: Mapped[str | None] = field(Name(), "负责人", privacy="personal")
    phone: Mapped[str | None] = field(Phone(), "电话", privacy="personal")

    def problems(self, today: date) -> dict[str, str]:
        if self.kind == "demonstration" and self.state != "built":
            return {"kind": "示范室只能从已建成的社工室中择优产生：请先把建设状态改为“已建成”"}
        return not_yet(self.opened_on, today) if self.state == "built" else {}


class Score(Record):
    """A candidate's score when demonstration stations or rooms were chosen (择优); those who were
    not chosen stay on the list."""

    __tablename__ = "score"
    label = "择优评分"
    title_field = "basis"
    day_field = "scored_on"

    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    room_id: Mapped[int | None] = field(Ref("room"), "社工室")
    scored_on: Mapped[date] = field(Day(past=True), "评分日期")
    score: Mapped[int] = field(Whole(0, 1000, "分"), "得分")
    chosen: Mapped[bool] = field(Flag(), "入选示范", default=False)
    scorer: Mapped[str | None] = field(Text(80), "评分人", privacy="personal")
    basis: Mapped[str | None] = field(Text(300, lines=True), "评分依据")

    def problems(self, today: date) -> dict[str, str]:
        if bool(self.station_id) == bool(self.room_id):
            return {"station": "请在社工站和社工室中选一个（只选一个）"}
        return {}
