"""Numbers and lists of the rules, each with its source and the day from which it holds; and the
written reasons for what the article asks 原则上."""

from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Code, Day, Text
from qianshou_desktop.records.span import empty

UID = Code(r"[0-9a-f]{32}", "记录的 uid（32 位）", 32, cased=True)  # may be a person's


class Parameter(Record):
    """A value of a parameter of a rule or of a form, such as R15.months = 24 or F17.watch = 每月,
    from a day on."""

    __tablename__ = "parameter"
    label = "规则参数"
    managed = "规则与核对"

    name: Mapped[str] = field(
        Code(r"[RF]\d{1,2}\.[a-z_]+", "参数名，如 R15.months", cased=True), "参数", index=True
    )
    value: Mapped[str] = field(Text(300), "值")
    source: Mapped[str] = field(Text(200), "依据")
    from_on: Mapped[date] = field(Day(), "起用日期")


class Reason(Record):
    """Why a principle was not kept in one case; the finding then says the reason."""

    __tablename__ = "reason"
    label = "情况说明"
    managed = "规则与核对"
    title_field = "rule"

    rule: Mapped[str] = field(Code(r"R\d{1,2}", "规则号，如 R13"), "规则", index=True)
    about: Mapped[str] = field(UID, "记录", index=True, privacy="personal")
    text: Mapped[str] = field(Text(500, lines=True), "说明", privacy="personal")
    given_on: Mapped[date | None] = field(Day(past=True), "说明日期")
    given_by: Mapped[str | None] = field(Text(50), "说明人", privacy="personal")


class Past(Record):
    """What a field of a record held before, from a day to a day: names, codes, kinds, operators
    and posts of old, for old reports."""

    __tablename__ = "past"
    label = "沿革"
    title_field = "value"

    about: Mapped[str] = field(UID, "记录", index=True, privacy="personal")
    kind: Mapped[str] = field(Code(r"[a-z_]+", "记录的种类", cased=True), "种类")
    field_name: Mapped[str] = field(Code(r"[a-z_]+", "字段名", cased=True), "字段")
    value: Mapped[str | None] = field(Text(300), "当时的值")
    from_on: Mapped[date | None] = field(Day(past=True), "起")
    to_on: Mapped[date] = field(Day(past=True), "止")

    def problems(self, today: date) -> dict[str, str]:
        return empty("to_on", self.from_on, self.to_on)
