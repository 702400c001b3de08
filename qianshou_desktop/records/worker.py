"""The people who work at stations and at the guidance centre."""

import re
from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records import identity
from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import field
from qianshou_desktop.records.identity import IdNumber
from qianshou_desktop.records.kinds import Choice, Day, Flag, Name, Phone, Ref, Text
from qianshou_desktop.records.terms import DUTY, EDUCATION, POST, SEX, STUDY, WORKER_STATE

OTHER_WORDS = "书方语"  # 书法学, 方法学 and 语法学 are no law


def _word(major: str) -> str:
    """The pattern of a major that is not the end of another word."""
    before = f"(?<![{OTHER_WORDS}])" if major.startswith("法") else ""
    return before + re.escape(major)


class Worker(Form, Record):
    """A station head, deputy, resident social worker, or worker at the guidance centre."""

    __tablename__ = "worker"
    label = "人员"
    keys = ("number", "id_number")
    letters = "SG"
    lasting = ("station", "post", "duty", "sent_by", "state")

    name: Mapped[str] = field(Name(), "姓名", privacy="personal")
    station_id: Mapped[int | None] = field(
        Ref("station"), "社工站", hint="派驻指导中心的社工可不填，填派驻的指导中心"
    )
    post: Mapped[str] = field(Choice(POST), "岗位", default="resident")
    duty: Mapped[str | None] = field(Choice(DUTY), "岗位类别")
    id_number: Mapped[str | None] = field(IdNumber(), "身份证号", index=True, privacy="sensitive")
    sex: Mapped[str | None] = field(Choice(SEX), "性别", privacy="personal")
    phone: Mapped[str | None] = field(Phone(), "电话", privacy="personal")
    joined_on: Mapped[date | None] = field(Day(), "到岗日期")
    left_on: Mapped[date | None] = field(Day(), "离岗日期")
    education: Mapped[str | None] = field(Choice(EDUCATION), "学历")
    major: Mapped[str | None] = field(Text(60), "专业")
    works_since: Mapped[date | None] = field(Day(past=True), "参加工作日期", privacy="personal")
    study: Mapped[str | None] = field(Choice(STUDY), "学习形式")
    graduated_on: Mapped[date | None] = field(Day(past=True), "毕业日期")
    village_staff: Mapped[bool | None] = field(Flag(), "村（社区）工作人员")
    veteran: Mapped[bool | None] = field(Flag(), "退役军人")
    local: Mapped[bool | None] = field(Flag(), "本地人员")
    civil_head: Mapped[bool | None] = field(Flag(), "现任民政办公室主任")
    sent_by_id: Mapped[int | None] = field(Ref("agency"), "选派机构")
    state: Mapped[str | None] = field(Choice(WORKER_STATE), "任用状态")
    contract_from: Mapped[date | None] = field(Day(), "劳动合同起")
    contract_to: Mapped[date | None] = field(Day(), "劳动合同止")
    insured: Mapped[bool | None] = field(Flag(), "已参加社会保险")
    centre_id: Mapped[int | None] = field(Ref("centre"), "派驻指导中心")

    def complete(self, given: Collection[str] = ()) -> None:
        if self.id_number:
            self.sex = self.sex or identity.sex(self.id_number)

    def studied(self, majors: Collection[str]) -> bool:
        """Whether the major is one of these, a branch of it (应用心理学, 民商法学) among them."""
        return any(re.search(_word(major), self.major or "") for major in majors)

    def serves(self, day: date) -> bool:
        """Whether the person is in post on a day: has come, has not left, and is not merely
        proposed or still being trained. Who is put in with a post and no state is taken to be in
        it, from the first day on where one is told: nobody says 在岗 by leaving it open, so that
        R14 tells of who has not passed the training before, and nothing is refused."""
        came = self.joined_on is None or self.joined_on <= day
        here = came and (self.left_on is None or self.left_on > day)
        return here and self.state in (None, "working")

    def problems(self, today: date) -> dict[str, str]:
        if self.station_id is None and self.post != "centre":
            return {"station": "请填社工站"}
        if self.station_id is None and self.centre_id is None:
            return {"centre": "请填派驻的指导中心（不在中心的填社工站）"}
        if self.joined_on and self.left_on and self.left_on < self.joined_on:
            return {"left_on": f"离岗日期不能早于到岗日期（{self.joined_on}）"}
        if self.state == "left" and self.left_on is None:
            return {"left_on": "已改为离岗，请填离岗日期"}
        return {}
