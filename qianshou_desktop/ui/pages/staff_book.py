"""人员与取证: who works at the stations, how they were recruited and trained, and until when they
have to be certified."""

from typing import ClassVar

from qianshou_desktop.records.terms import CERTIFICATE, TRAINING
from qianshou_desktop.ui.book import Book, Tab, opened
from qianshou_desktop.ui.leaves.clocks import Clocks
from qianshou_desktop.ui.leaves.workers import Workers
from qianshou_desktop.ui.roll import Part
from qianshou_desktop.ui.table import Column

RECRUITMENTS = Part(
    "recruitment", (Column("number", "编号"), Column("station", "社工站", 100), Column("opened_on", "日期", 100),
                    Column("worker", "录用", 80)), unit="次",
)  # fmt: skip
TRAININGS = Part(
    "training", (Column("name", "培训"), Column("theme", "主题", 150), Column("held_on", "日期", 100)),
    unit="次", among=(("theme", "全部主题", TRAINING),), search="名称、编号",
)  # fmt: skip
CERTIFICATES = Part(
    "certificate", (Column("worker", "人员", 90), Column("level", "级别"), Column("issued_on", "发证", 100)),
    unit="本", among=(("level", "全部级别", CERTIFICATE),), words="证书",
)  # fmt: skip
EXAMS = Part(
    "exam", (Column("worker", "人员", 90), Column("level", "级别"), Column("sat_on", "考试", 100),
             Column("result", "结果", 80)), unit="次",
)  # fmt: skip


class StaffBook(Book):
    """People in post, from recruitment to certificate."""

    name: str = "人员与取证"
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab("人员", Workers),
        Tab("取证期限", Clocks),
        Tab("招录", RECRUITMENTS),
        Tab("培训", TRAININGS),
        Tab("证书与考试", CERTIFICATES, EXAMS),
    )
    opens: tuple[str, ...] = opened(tabs)
