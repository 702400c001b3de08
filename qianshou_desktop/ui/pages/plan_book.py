"""牵手计划: the plan, its pairings and trips, the key counties, policies, meetings and publicity."""

from typing import ClassVar

from qianshou_desktop.records.terms import CHANNEL, PAIRING_KIND, POLICY
from qianshou_desktop.ui.book import Book, Tab, opened
from qianshou_desktop.ui.leaves.key_counties import KeyCounties
from qianshou_desktop.ui.roll import Part
from qianshou_desktop.ui.table import Column

PLANS = Part(
    "plan",
    (Column("name", "名称"), Column("from_on", "起", 100), Column("to_on", "止", 100)),
    unit="个",
)
PAIRINGS = Part(
    "pairing", (Column("sending", "援派机构"), Column("receiving", "受援机构"), Column("kind", "类别", 80),
                Column("from_on", "起", 100)), unit="对", among=(("kind", "全部类别", PAIRING_KIND),),
)  # fmt: skip
DISPATCHES = Part(
    "dispatch", (Column("name", "派出人员", 76), Column("pairing", "结对"), Column("from_on", "到达", 96),
                 Column("to_on", "返回", 96)), unit="次", words="人员往返",
)  # fmt: skip
SENDINGS = Part(
    "sending", (Column("region", "派出地区"), Column("from_on", "起", 100), Column("agencies", "机构", 60),
                Column("workers", "社工", 60)), unit="次", words="各地派出",
)  # fmt: skip
COUNTIES = Part(
    "key_county", (Column("name", "县名"), Column("province", "省份", 132), Column("towns", "乡级", 60),
                   Column("stations", "已建站", 66)), unit="个", search="县名",
    roll=KeyCounties, empty="还没有重点帮扶县。\n按“导入名单…”一次导入，或按 Ctrl+N 一个个记。",
)  # fmt: skip
POLICIES = Part(
    "policy", (Column("name", "文件"), Column("kind", "类别", 110), Column("region", "地区", 80)),
    unit="份", among=(("kind", "全部类别", POLICY),),
)  # fmt: skip
MEETINGS = Part("meeting", (Column("name", "会议"), Column("held_on", "日期", 100)), unit="次")
PUBLICITY = Part(
    "publicity", (Column("name", "标题"), Column("channel", "渠道", 80), Column("published_on", "日期", 100)),
    unit="篇", among=(("channel", "全部渠道", CHANNEL),), search="标题",
)  # fmt: skip


class PlanBook(Book):
    """The hand-in-hand plan as this county takes part in it."""

    name: str = "牵手计划"
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab("计划", PLANS),
        Tab("结对", PAIRINGS),
        Tab("派驻", DISPATCHES, SENDINGS),
        Tab("重点县", COUNTIES),
        Tab("政策与会议", POLICIES, MEETINGS),
        Tab("宣传", PUBLICITY),
    )
    opens: tuple[str, ...] = opened(tabs)
