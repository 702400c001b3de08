"""月报: the report itself, the words beside its figures, the register of what was handed in, and how the
county's reports look."""

from typing import ClassVar

from qianshou_desktop.records.terms_report import REPORT_ON, REPORT_SPAN
from qianshou_desktop.ui.book import Book, Tab, opened
from qianshou_desktop.ui.cells import Section
from qianshou_desktop.ui.leaves.monthly import Monthly
from qianshou_desktop.ui.leaves.register import Register
from qianshou_desktop.ui.leaves.templates import Templates
from qianshou_desktop.ui.leaves.texts import Texts
from qianshou_desktop.ui.roll import Part
from qianshou_desktop.ui.table import Column

TEXTS = Part(
    "report_text", (Column("period", "期间", 90), Column("station.name", "社工站"),
                    Column("reporter", "填报人", 80)),
    sections=(
        Section("写给月报的", ("period", "opened_days"), ("station",), ("problems_met",), ("advice",),
                ("plan",), ("typical",)),
        Section("署名", ("reporter", "checker"), ("phone",)),
    ),
    unit="份", empty="还没有写。\n报表页的“写文字”从这里开始。", roll=Texts,
)  # fmt: skip
SUBMITTED = Part(
    "submission", (Column("period", "期间", 84), Column("version", "版", 32, right=True),
                   Column("sent_on", "上报", 96), Column("sent_to", "报给"),
                   Column("receipt", "回执号", 66)),
    sections=(Section("报送与回执", ("sent_to",), ("sent_on",), ("receipt", "received_on"), ("remark",)),),
    unit="次", empty="还没有上报过。\n在“报表”里按“上报…”。", roll=Register,
)  # fmt: skip
TEMPLATES = Part(
    "report_template", (Column("name", "名称"), Column("about", "用于", 70), Column("span", "期间", 60),
                        Column("from_on", "启用", 96)),
    unit="份", among=(("about", "全部用途", REPORT_ON), ("span", "全部期间", REPORT_SPAN)),
    empty="没有模板，用程序自带的样子。\n按 Ctrl+N 定本县的栏目、顺序、标题和签署。", roll=Templates,
)  # fmt: skip


class ReportBook(Book):
    """Month end in one place."""

    name: str = "月报"
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab("报表", Monthly),
        Tab("文字", TEXTS),
        Tab("上报登记", SUBMITTED),
        Tab("模板", TEMPLATES),
    )
    opens: tuple[str, ...] = opened(tabs)

    def subtitle(self) -> str:
        """Which report stands there."""
        return self.front().subtitle() or super().subtitle()
