"""F9 知情同意与保密告知, F10 危机与强制报告."""

from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import ClassVar

from sqlalchemy import inspect
from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import codes, field, rows
from qianshou_desktop.records.kinds import (
    BEIJING,
    Choice,
    Day,
    Flag,
    Instant,
    Name,
    Phone,
    Ref,
    Text,
)
from qianshou_desktop.records.span import backwards
from qianshou_desktop.records.terms import CONSENT_WAY
from qianshou_desktop.records.terms_work import CONSENT_SCOPE, HARM, REPORT_TO

FOLLOW = timedelta(hours=24)  # until when one has to look again after a crisis


class Consent(Form, Record):
    """What a person (or guardian) agreed to, and was told (个人信息保护法 14、15、17、29、31 条)."""

    __tablename__ = "consent"
    label = "知情同意书"
    keys = ("number",)
    title_field = "number"
    letters = "TY"
    day_field = "signed_on"
    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"case": ("person", "station", "worker")}

    person_id: Mapped[int] = field(Ref("person"), "服务对象")
    case_id: Mapped[int | None] = field(Ref("case"), "个案")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "告知社工")
    signed_on: Mapped[date] = field(Day(past=True), "签字日期")
    scopes = codes(CONSENT_SCOPE, "同意事项")
    purpose: Mapped[str | None] = field(Text(500, lines=True), "收集目的")
    collected: Mapped[str | None] = field(Text(500, lines=True), "收集项目")
    collecting: Mapped[str | None] = field(Text(300), "收集方式")
    kept_until: Mapped[str | None] = field(Text(100), "保存期限")
    shared_with: Mapped[str | None] = field(Text(300), "共享对象")
    rights_told: Mapped[bool | None] = field(Flag(), "已告知查阅、更正、删除、撤回的权利")
    contact: Mapped[str | None] = field(Text(100), "联系人和电话")
    separate: Mapped[bool | None] = field(
        Flag(), "敏感信息单独同意", hint="健康、未成年人等敏感信息要单独同意（第二十九条）"
    )
    limits_told: Mapped[bool | None] = field(Flag(), "已告知保密例外")
    way: Mapped[str | None] = field(Choice(CONSENT_WAY), "同意方式")
    signer: Mapped[str | None] = field(Name(), "签字人", privacy="personal")
    guardian: Mapped[str | None] = field(Name(), "签字监护人", privacy="personal")
    guardian_relation: Mapped[str | None] = field(Text(30), "与对象关系", privacy="personal")
    witness: Mapped[str | None] = field(Name(), "见证人", privacy="personal")
    withdrawn_on: Mapped[date | None] = field(Day(past=True), "撤回日期")
    withdrawn_scope: Mapped[str | None] = field(Text(200), "撤回范围")

    def problems(self, today: date) -> dict[str, str]:
        found = backwards("withdrawn_on", self.signed_on, self.withdrawn_on)
        if "sensitive" in self.scopes and not self.separate:
            found["separate"] = "敏感个人信息须单独同意（个人信息保护法第二十九条），请确认"
        return found


class Crisis(Form, Record):
    """A crisis or a mandatory report (关于建立侵害未成年人案件强制报告制度的意见): reported at once."""

    __tablename__ = "crisis"
    label = "危机与强制报告"
    keys = ("number",)
    title_field = "number"
    letters = "WJ"
    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"case": ("person", "station", "worker")}

    person_id: Mapped[int | None] = field(Ref("person"), "服务对象")
    case_id: Mapped[int | None] = field(Ref("case"), "个案")
    station_id: Mapped[int] = field(Ref("station"), "社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "发现人")
    found_at: Mapped[datetime] = field(Instant(), "发现时间")
    harms = codes(HARM, "情形", privacy="minor")
    seen: Mapped[str] = field(Text(5000, lines=True), "所见所闻", privacy="minor")
    mandatory: Mapped[bool | None] = field(Flag(), "属强制报告")
    reports = rows("crisis_report", "报告", privacy="minor")
    handling: Mapped[str | None] = field(Text(3000, lines=True), "处置", privacy="minor")
    follow_due_at: Mapped[datetime | None] = field(Instant(), "跟进时限（24 小时）")
    follow_up: Mapped[str | None] = field(Text(3000, lines=True), "后续", privacy="minor")
    closed_on: Mapped[date | None] = field(Day(past=True), "办结日期")

    def complete(self, given: Collection[str] = ()) -> None:
        """When to look again follows the moment it was found, unless another was agreed on, or
        none."""
        if "follow_due_at" in given or not self.found_at:
            return
        old = next(iter(inspect(self).attrs.found_at.history.deleted or ()), None)
        followed = self.follow_due_at == (old + FOLLOW if old else None)
        if followed and (old or self.id is None):
            self.follow_due_at = self.found_at + FOLLOW

    def problems(self, today: date) -> dict[str, str]:
        found_on = self.found_at.astimezone(BEIJING).date()
        found = backwards("closed_on", found_on, self.closed_on)
        if self.closed_on and not self.handling:
            found["handling"] = "办结前请写怎么处置的"
        due = self.follow_due_at
        if due and not self.found_at < due <= self.found_at + FOLLOW:
            found["follow_due_at"] = "跟进时限在发现之后、24 小时以内"
        return found


class CrisisReport(Record):
    """One report: to whom, when, by whom, under what number."""

    __tablename__ = "crisis_report"
    label = "报告"
    owner = "crisis"
    title_field = "receiver"

    crisis_id: Mapped[int] = field(Ref("crisis"), "危机与强制报告")
    receiver: Mapped[str] = field(Choice(REPORT_TO), "报告对象", default="police")
    reported_at: Mapped[datetime | None] = field(Instant(), "报告时间")
    reporter: Mapped[str | None] = field(Name(), "报告人", privacy="personal")
    phone: Mapped[str | None] = field(Phone(), "电话", privacy="personal")
    receipt_number: Mapped[str | None] = field(Text(60), "案号", privacy="minor")
