"""To-dos: what somebody has to do by a day, made from findings and agreements or typed."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Choice, Code, Day, Ref, Text
from qianshou_desktop.records.parameter import UID
from qianshou_desktop.records.terms_work import TODO_SOURCE


class Todo(Record):
    """`about` and `kind` name the record that it came from, `mark` what in that record, so that it
    is made once."""

    __tablename__ = "todo"
    label = "待办"
    title_field = "content"
    day_field = "due_on"

    content: Mapped[str] = field(Text(300), "要做的事", privacy="sensitive")
    station_id: Mapped[int | None] = field(Ref("station"), "社工站")
    worker_id: Mapped[int | None] = field(Ref("worker"), "谁做")
    person_id: Mapped[int | None] = field(Ref("person"), "服务对象")
    source: Mapped[str] = field(Choice(TODO_SOURCE), "来源", default="hand")
    due_on: Mapped[date | None] = field(Day(), "期限")
    done_on: Mapped[date | None] = field(Day(past=True), "完成日期")
    result: Mapped[str | None] = field(Text(300), "结果", privacy="sensitive")
    about: Mapped[str | None] = field(UID, "来自记录", index=True, privacy="personal")
    kind: Mapped[str | None] = field(Code(r"[a-z_]+", "记录的种类", cased=True), "记录种类")
    mark: Mapped[str | None] = field(Code(r"[a-z_0-9]+", "记录里的哪一项", cased=True), "哪一项")
