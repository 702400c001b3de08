"""F19 志愿者: the register, hours, and the certificate (志愿服务记录与证明出具办法（试行）)."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped

from qianshou_desktop.records import identity
from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import codes, field, rows
from qianshou_desktop.records.identity import IdNumber
from qianshou_desktop.records.kinds import Choice, Day, Flag, Hours, Name, Phone, Ref, Text, Whole
from qianshou_desktop.records.span import backwards
from qianshou_desktop.records.terms import ITEM, SEX


class Volunteer(Form, Record):
    """A volunteer (个人基本信息、培训、表彰奖励、评价)."""

    __tablename__ = "volunteer"
    label = "志愿者"
    keys = ("number", "id_number")
    letters = "ZZY"
    day_field = "joined_on"
    standing = True

    name: Mapped[str] = field(Name(), "姓名", privacy="personal")
    id_number: Mapped[str | None] = field(IdNumber(), "身份证号", index=True, privacy="sensitive")
    sex: Mapped[str | None] = field(Choice(SEX), "性别", privacy="personal")
    born_on: Mapped[date | None] = field(Day(past=True), "出生日期", privacy="personal")
    phone: Mapped[str | None] = field(Phone(), "电话", privacy="personal")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    address: Mapped[str | None] = field(Text(200), "住址", privacy="personal")
    joined_on: Mapped[date] = field(Day(past=True), "注册日期")
    left_on: Mapped[date | None] = field(Day(past=True), "退出日期")
    skills: Mapped[str | None] = field(Text(200), "技能")
    organisation: Mapped[str | None] = field(Text(100), "所属组织")
    trainings = rows("volunteer_training", "培训")
    honours = rows("volunteer_honour", "表彰奖励")
    appraisal: Mapped[str | None] = field(Text(500, lines=True), "评价", privacy="personal")
    worker_id: Mapped[int | None] = field(Ref("worker"), "登记社工")

    def complete(self, given: Collection[str] = ()) -> None:
        if self.id_number:
            self.born_on = self.born_on or identity.born_on(self.id_number)
            self.sex = self.sex or identity.sex(self.id_number)

    def problems(self, today: date) -> dict[str, str]:
        if self.id_number and self.born_on != identity.born_on(self.id_number):
            return {"born_on": f"与身份证号不一致（{identity.born_on(self.id_number)}），请核对"}
        return backwards("left_on", self.joined_on, self.left_on)


class VolunteerTraining(Record):
    """A course that a volunteer took."""

    __tablename__ = "volunteer_training"
    label = "志愿者培训"
    owner = "volunteer"

    volunteer_id: Mapped[int] = field(Ref("volunteer"), "志愿者")
    name: Mapped[str] = field(Text(80), "培训名称")
    held_on: Mapped[date | None] = field(Day(past=True), "日期")
    hours: Mapped[float | None] = field(Hours(), "学时")


class VolunteerHonour(Record):
    """An honour that a volunteer was given."""

    __tablename__ = "volunteer_honour"
    label = "表彰奖励"
    owner = "volunteer"

    volunteer_id: Mapped[int] = field(Ref("volunteer"), "志愿者")
    name: Mapped[str] = field(Text(80), "名称")
    given_on: Mapped[date | None] = field(Day(past=True), "日期")
    giver: Mapped[str | None] = field(Text(80), "授予单位")


class VolunteerService(Form, Record):
    """Hours that a volunteer gave."""

    __tablename__ = "volunteer_service"
    label = "志愿服务记录"
    keys = ("number",)
    title_field = "number"
    letters = "ZFW"
    day_field = "served_on"
    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "event": ("station", "worker", "project"), "volunteer": ("station",)
    }  # fmt: skip

    volunteer_id: Mapped[int] = field(Ref("volunteer"), "志愿者")
    served_on: Mapped[date] = field(Day(past=True), "日期", index=True)
    hours: Mapped[float] = field(Hours(), "小时", default=1.0)
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "记录社工")
    event_id: Mapped[int | None] = field(Ref("event"), "社区活动")
    project_id: Mapped[int | None] = field(Ref("project"), "品牌项目")
    content: Mapped[str | None] = field(Text(300), "服务内容")
    items = codes(ITEM, "服务项目")


class VolunteerCertificate(Form, Record):
    """A certificate that was issued: number, span, hours, by whom (第十五至二十条)."""

    __tablename__ = "volunteer_certificate"
    label = "志愿服务证明"
    keys = ("number",)
    title_field = "number"
    letters = "ZM"
    day_field = "issued_on"
    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"volunteer": ("station",)}

    volunteer_id: Mapped[int] = field(Ref("volunteer"), "志愿者")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    from_on: Mapped[date | None] = field(Day(past=True), "服务时段起")
    to_on: Mapped[date | None] = field(Day(past=True), "服务时段止")
    hours: Mapped[float | None] = field(Hours(), "小时", hint="留空则按这个时段的服务记录合计")
    times: Mapped[int | None] = field(Whole(0, 100_000, "次"), "次数")
    issuer: Mapped[str | None] = field(Text(100), "出具单位")
    issued_by: Mapped[str | None] = field(Name(), "出具人", privacy="personal")
    worker_id: Mapped[int | None] = field(Ref("worker"), "经办社工")
    issued_on: Mapped[date] = field(Day(past=True), "出具日期")
    sealed: Mapped[bool | None] = field(Flag(), "已盖章")

    def problems(self, today: date) -> dict[str, str]:
        return backwards("to_on", self.from_on, self.to_on)
