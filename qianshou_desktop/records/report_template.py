"""What a county's reports look like: which parts in which order and under which titles, the letterhead,
the signatures, how many photos. Provinces differ, and none has one fixed form (domain.md §2.5)."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import field, rows
from qianshou_desktop.records.kinds import Choice, Day, Flag, Ref, Text, Whole
from qianshou_desktop.records.terms_report import PART, REPORT_ON, REPORT_SPAN

PLACES = ("{县}", "{单位}", "{期间}", "{报表}")  # what a title may name
MOST_PHOTOS = 60


class ReportTemplate(Record):
    """月报模板: one look of the reports from a day on. Of several that fit a report the one that says
    most of it is taken, and of those the newest."""

    __tablename__ = "report_template"
    label = "月报模板"
    keys = ("name",)

    name: Mapped[str] = field(Text(60), "名称")
    about: Mapped[str | None] = field(Choice(REPORT_ON), "用于", hint="空着就是各种报表都用")
    span: Mapped[str | None] = field(Choice(REPORT_SPAN), "期间", hint="空着就是月、季、年都用")
    from_on: Mapped[date] = field(Day(), "启用日期", hint="期末在这天以后的报表用它")
    letterhead: Mapped[str | None] = field(
        Text(40), "版头", hint="标题上方的一行，如：宜都市民政局"
    )
    heading: Mapped[str | None] = field(
        Text(80), "标题", hint="可写 {县} {单位} {期间} {报表}，如：{单位}{期间}工作{报表}"
    )
    signature: Mapped[str | None] = field(
        Text(120), "签署栏", hint="用顿号隔开，如：填报人、审核人、站长、填报日期"
    )
    photos: Mapped[int | None] = field(Whole(0, MOST_PHOTOS, "张"), "照片最多")
    visit_list: Mapped[bool | None] = field(Flag(), "后附走访清单")
    sections = rows("report_section", "栏目")

    def problems(self, today: date) -> Mapping[str, str]:
        left = self.heading or ""
        for place in PLACES:
            left = left.replace(place, "")
        if "{" in left or "}" in left:
            return {"heading": f"大括号里只能写：{' '.join(PLACES)}"}
        return {}


class ReportSection(Record):
    """One part of the report in its place."""

    __tablename__ = "report_section"
    label = "月报的一栏"
    owner = "template"
    once = "part"
    title_field = "part"

    template_id: Mapped[int] = field(Ref("report_template"), "月报模板")
    nth: Mapped[int] = field(Whole(1, 99), "顺序")
    part: Mapped[str] = field(Choice(PART), "栏目")
    heading: Mapped[str | None] = field(Text(40), "改叫", hint="空着用原来的名称")
