"""F7 转介表 and F8 跟进（回访）表, and the move of a case or a person to another station."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.case import CaseForm
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Choice, Day, Flag, Name, Phone, Ref, Text, Whole
from qianshou_desktop.records.span import backwards
from qianshou_desktop.records.terms import CONSENT_WAY
from qianshou_desktop.records.terms_work import FOLLOW_RESULT, REFERRAL_CAUSE, SESSION_WAY


class Referral(CaseForm, Record):
    """A case handed on to another body, with its receipt."""

    __tablename__ = "referral"
    label = "转介表"
    keys = ("number",)
    title_field = "number"
    letters = "ZJ"
    day_field = "referred_on"

    referred_on: Mapped[date] = field(Day(past=True), "转介日期")
    cause: Mapped[str] = field(Choice(REFERRAL_CAUSE), "转介原因")
    cause_note: Mapped[str | None] = field(Text(500, lines=True), "原因说明", privacy="sensitive")
    receiver: Mapped[str] = field(Text(100), "接收机构", privacy="sensitive")
    contact: Mapped[str | None] = field(Name(), "接收联系人", privacy="personal")
    phone: Mapped[str | None] = field(Phone(), "接收电话", privacy="personal")
    done_so_far: Mapped[str | None] = field(
        Text(2000, lines=True), "已提供服务摘要", privacy="sensitive"
    )
    materials = rows("handed_paper", "移交资料清单")
    agreed: Mapped[bool] = field(
        Flag(), "对象（监护人）同意", hint="没有同意而仍要转介的，在原因说明里写明依据"
    )
    agreed_by: Mapped[str | None] = field(Name(), "同意人", privacy="personal")
    agreed_way: Mapped[str | None] = field(Choice(CONSENT_WAY), "同意方式")
    receipt_on: Mapped[date | None] = field(Day(past=True), "回执日期")
    receipt: Mapped[str | None] = field(Text(500, lines=True), "接收结果", privacy="sensitive")
    recheck_on: Mapped[date | None] = field(Day(past=True), "回访日期")
    recheck: Mapped[str | None] = field(Text(500, lines=True), "回访情况", privacy="sensitive")

    def problems(self, today: date) -> dict[str, str]:
        found = backwards("receipt_on", self.referred_on, self.receipt_on)
        if self.agreed is False and not self.cause_note:
            found["cause_note"] = "对象（监护人）没有同意，请写明仍要转介的依据"
        return found


class HandedPaper(Record):
    """A paper that went along with a referral."""

    __tablename__ = "handed_paper"
    label = "移交资料"
    owner = "referral"

    referral_id: Mapped[int] = field(Ref("referral"), "转介表")
    name: Mapped[str] = field(Text(100), "资料名称")
    copies: Mapped[int | None] = field(Whole(0, 1000, "份"), "份数")


class FollowUp(CaseForm, Record):
    """A follow-up after the closing (F8)."""

    __tablename__ = "follow_up"
    label = "跟进记录"
    keys = ("number",)
    title_field = "number"
    letters = "GJ"
    day_field = "done_on"

    done_on: Mapped[date] = field(Day(past=True), "跟进日期")
    nth: Mapped[int | None] = field(Whole(1, 1000, "次"), "第几次")
    way: Mapped[str | None] = field(Choice(SESSION_WAY), "方式")
    minutes: Mapped[int | None] = field(Whole(0, 1440, "分钟"), "时长（分钟）")
    state: Mapped[str | None] = field(Text(2000, lines=True), "现状", privacy="sensitive")
    kept: Mapped[str | None] = field(Text(1000, lines=True), "目标维持", privacy="sensitive")
    fresh: Mapped[str | None] = field(Text(1000, lines=True), "新问题", privacy="sensitive")
    result: Mapped[str | None] = field(Choice(FOLLOW_RESULT), "处理")
    next_on: Mapped[date | None] = field(Day(), "下次跟进")

    def problems(self, today: date) -> dict[str, str]:
        found = backwards("next_on", self.done_on, self.next_on)
        if not any((self.state, self.kept, self.fresh, self.result)):
            found["state"] = "请写这次跟进看到的现状；没有联系上也请写明"
        return found


class Transfer(Form, Record):
    """That a person, or one case, went from one station to another; what was done before stays
    with the station that did it."""

    __tablename__ = "transfer"
    label = "转站"
    keys = ("number",)
    title_field = "number"
    letters = "ZZ"
    day_field = "moved_on"
    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {"case": ("person",)}

    person_id: Mapped[int] = field(Ref("person"), "服务对象")
    case_id: Mapped[int | None] = field(Ref("case"), "个案")
    from_station_id: Mapped[int | None] = field(Ref("station"), "转出站")
    to_station_id: Mapped[int] = field(Ref("station"), "转入站")
    to_worker_id: Mapped[int | None] = field(Ref("worker"), "接手社工")
    moved_on: Mapped[date] = field(Day(past=True), "转站日期")
    cause: Mapped[str | None] = field(Text(300), "原因", privacy="personal")
