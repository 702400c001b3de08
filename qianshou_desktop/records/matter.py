"""Assisted civil-affairs matters (协助民政事务): accepted, new, changed, checked, by kind of relief."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Form, Record
from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Choice, Day, Ref, Text, Whole
from qianshou_desktop.records.terms_work import MATTER_ACTION, MATTER_KIND


class Matter(Form, Record):
    """A counted entry: so many matters of a kind were handled on a day. They are no contacts."""

    __tablename__ = "matter"
    label = "协助民政事务"
    keys = ("number",)
    title_field = "number"
    letters = "SW"
    day_field = "handled_on"

    station_id: Mapped[int] = field(Ref("station"), "社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "经办人")
    handled_on: Mapped[date] = field(Day(past=True), "日期", index=True)
    kind: Mapped[str] = field(Choice(MATTER_KIND), "救助类别", default="low_income")
    action: Mapped[str] = field(Choice(MATTER_ACTION), "事项", default="accepted")
    count: Mapped[int] = field(Whole(1, 100_000, "件"), "件数", default=1)
    households: Mapped[int | None] = field(Whole(0, 100_000, "户"), "户数")
    person_id: Mapped[int | None] = field(Ref("person"), "服务对象")
    project_id: Mapped[int | None] = field(Ref("project"), "品牌项目")
    note: Mapped[str | None] = field(Text(1000, lines=True), "说明", privacy="sensitive")
