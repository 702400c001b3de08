"""社工站: the list of stations, and all that belongs to one of them, tab by tab."""

from typing import ClassVar

from qianshou_desktop.actions import places
from qianshou_desktop.records.terms import PAPER
from qianshou_desktop.ui.book import Book, Tab, opened
from qianshou_desktop.ui.leaves.findings import Findings
from qianshou_desktop.ui.leaves.five import FiveHaves
from qianshou_desktop.ui.leaves.stations import Stations
from qianshou_desktop.ui.roll import Part
from qianshou_desktop.ui.table import Column

MINE = "station"
VENUES = Part(
    "venue", (Column("name", "场所"), Column("source", "来源", 110), Column("area", "面积", 60)),
    MINE, without=("room",), unit="处",
)  # fmt: skip
ROOMS = Part(
    "room", (Column("village", "村（社区）"), Column("kind", "类型", 70), Column("state", "建设", 70),
             Column("opened_on", "启用", 100)), MINE, unit="个",
)  # fmt: skip
STAFF = Part(
    "worker", (Column("name", "姓名"), Column("post", "岗位", 124), Column("state", "状态", 80),
               Column("joined_on", "到岗", 100)), MINE, home=False, unit="人", without=("centre",),
)  # fmt: skip
INSTITUTIONS = Part(
    "institution", (Column("name", "名称"), Column("kind", "类别", 130), Column("issued_on", "印发", 100)),
    MINE, words="文件", among=(("kind", "全部类别", PAPER),), unit="份", without=("centre",),
)  # fmt: skip
PROMISES = Part(
    "promise", (Column("content", "承诺"), Column("posted", "公示", 60), Column("kept", "兑现", 60)),
    MINE, words="承诺",
)  # fmt: skip
COMPLAINTS = Part(
    "complaint", (Column("number", "编号"), Column("received_on", "日期", 100),
                  Column("way", "途径", 60), Column("handled_on", "办结", 100)), MINE, words="投诉",
)  # fmt: skip
SUPERVISIONS = Part(
    "supervision", (Column("topic", "议题"), Column("held_on", "日期", 100),
                    Column("supervisor", "督导者", 80)), MINE, words="督导", unit="次", shares=(50, 50),
)  # fmt: skip
CHECKS = Part(
    "safety_check", (Column("checked_on", "日期", 100), Column("worker", "检查人", 80),
                     Column("hazard", "隐患"), Column("mended_on", "整改", 100)),
    MINE, words="安全", unit="次",
)  # fmt: skip
ASSESSMENTS = Part(
    "assessment", (Column("assessed_on", "日期", 100), Column("assessor", "评估者"),
                   Column("passed", "合格", 60)), MINE, words="评估", unit="次",
)  # fmt: skip
AWARDS = Part(
    "award", (Column("accepted_on", "验收", 100), Column("amount_fen", "金额（元）", 110, right=True),
              Column("paid_on", "拨付", 100), Column("basis", "依据")), MINE, unit="笔",
)  # fmt: skip
SPENDINGS = Part(
    "spending", (Column("spent_on", "日期", 100), Column("purpose", "事由"),
                 Column("amount_fen", "金额（元）", 110, right=True)), MINE, unit="笔",
    search="事由、凭证号",
)  # fmt: skip
CONTRACTS = Part(
    "contract",
    (Column("agency", "承接机构"), Column("from_on", "起", 100), Column("to_on", "止", 100)),
    MINE, without=("centre",), unit="份",
)  # fmt: skip
OPENINGS = Part(
    "opening", (Column("counted_to", "截至", 100),
                Column("signed_by", "签认人"), Column("signed_on", "签认", 100)), MINE,
    words="期初数", unit="份",
    empty="没有期初数。\n年中才开始用本程序的站，在这里填之前的数，本年累计才对。",
)  # fmt: skip
TARGETS = Part(
    "annual_target", (Column("year", "年度", 60), Column("figure", "指标"),
                      Column("amount", "数量", 80, right=True),
                      Column("amount_fen", "金额（元）", 100, right=True)), MINE,
    words="年度指标", home=False, unit="项",
)  # fmt: skip


class StationBook(Book):
    """One station's place, people, papers, money, rooms, and what it still lacks."""

    name: str = "社工站"
    subject: ClassVar[str] = "station"
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab("基本", Stations),
        Tab("场所", VENUES),
        Tab("人员", STAFF),
        Tab("制度", INSTITUTIONS, PROMISES, COMPLAINTS, SUPERVISIONS, CHECKS, ASSESSMENTS),
        Tab("经费", CONTRACTS, AWARDS, SPENDINGS),
        Tab("社工室", ROOMS),
        Tab("上报", TARGETS, OPENINGS),
        Tab("五有", FiveHaves),
        Tab("核对", Findings),
    )
    opens: tuple[str, ...] = opened(tabs)
    watches: tuple[str, ...] = ("station",)

    def own(self) -> int | None:
        """A station's own laptop is about that one."""
        return self.desk.ask(places.own).station_key
