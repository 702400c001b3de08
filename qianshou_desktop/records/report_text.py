"""What people write in a report beside the figures (domain.md §2.5, parts 1, 2 and 11 to 13)."""

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Code, Name, Phone, Ref, Text, Whole

PERIOD = r"[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?"
SAID = 5000


def period_kind() -> Code:
    """A period as people and commands write it."""
    return Code(PERIOD, "期间，如 2022-08、2022-Q3、2022-H2、2022", 7)


class ReportText(Record):
    """月报文字: the words of one report, of a station or (none named) of the county."""

    __tablename__ = "report_text"
    label = "月报文字"
    title_field = "period"

    station_id: Mapped[int | None] = field(Ref("station"), "社工站", hint="空着是全县的月报")
    period: Mapped[str] = field(period_kind(), "期间", index=True, hint="如 2022-08")
    opened_days: Mapped[int | None] = field(Whole(0, 366, "天"), "开放天数")
    problems_met: Mapped[str | None] = field(
        Text(SAID, lines=True), "存在的问题", privacy="personal"
    )
    advice: Mapped[str | None] = field(Text(SAID, lines=True), "建议", privacy="personal")
    plan: Mapped[str | None] = field(Text(SAID, lines=True), "下期计划", privacy="personal")
    typical: Mapped[str | None] = field(
        Text(SAID, lines=True),
        "典型案例（不写姓名）",
        hint="不写姓名；可由结案的个案代拟，再改",
        privacy="personal",
    )
    reporter: Mapped[str | None] = field(Name(), "填报人", privacy="personal")
    checker: Mapped[str | None] = field(Name(), "审核人", privacy="personal")
    phone: Mapped[str | None] = field(Phone(), "电话", privacy="personal")
