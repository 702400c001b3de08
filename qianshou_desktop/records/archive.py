"""F27 档案目录与借阅: volumes on the shelf, what is in them, and who has borrowed one."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Choice, Day, Name, Ref, Text, Whole
from qianshou_desktop.records.span import backwards
from qianshou_desktop.records.terms_work import KEPT_FOR


class Volume(Form, Record):
    """A bound volume."""

    __tablename__ = "volume"
    label = "档案卷"
    keys = ("number",)
    title_field = "title_text"
    letters = "DA"
    day_field = "filed_on"

    number: Mapped[str | None] = field(Text(40), "卷号", index=True)
    title_text: Mapped[str] = field(Text(120), "题名", privacy="personal")
    station_id: Mapped[int] = field(Ref("station"), "社工站")
    case_id: Mapped[int | None] = field(Ref("case"), "个案")
    filed_on: Mapped[date] = field(Day(past=True), "归档日期")
    pages: Mapped[int | None] = field(Whole(0, 10_000, "页"), "页数")
    kept_for: Mapped[str] = field(Choice(KEPT_FOR), "保管期限", default="years10")
    place: Mapped[str | None] = field(Text(100), "存放位置")
    papers = rows("volume_paper", "卷内目录")
    loans = rows("volume_loan", "借阅")
    worker_id: Mapped[int | None] = field(Ref("worker"), "立卷人")


class VolumePaper(Record):
    """A paper in a volume."""

    __tablename__ = "volume_paper"
    label = "卷内文件"
    owner = "volume"

    volume_id: Mapped[int] = field(Ref("volume"), "档案卷")
    name: Mapped[str] = field(Text(120), "题名", privacy="personal")
    made_on: Mapped[date | None] = field(Day(past=True), "日期")
    first_page: Mapped[int | None] = field(Whole(1, 10_000, "页"), "页码")
    pages: Mapped[int | None] = field(Whole(0, 10_000, "页"), "页数")


class VolumeLoan(Record):
    """That somebody borrowed a volume."""

    __tablename__ = "volume_loan"
    label = "借阅"
    owner = "volume"
    title_field = "borrower"

    volume_id: Mapped[int] = field(Ref("volume"), "档案卷")
    borrower: Mapped[str] = field(Name(), "借阅人", privacy="personal")
    purpose: Mapped[str | None] = field(Text(100), "用途")
    borrowed_on: Mapped[date | None] = field(Day(past=True), "借出日期")
    due_on: Mapped[date | None] = field(Day(), "应还日期")
    returned_on: Mapped[date | None] = field(Day(past=True), "归还日期")

    def problems(self, today: date) -> dict[str, str]:
        return {
            **backwards("due_on", self.borrowed_on, self.due_on),
            **backwards("returned_on", self.borrowed_on, self.returned_on),
        }
