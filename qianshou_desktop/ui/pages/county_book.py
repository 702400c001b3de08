"""县域: the guidance centre, agencies, how demonstration stations were chosen, money, official
documents, targets and divisions."""

from typing import ClassVar

from qianshou_desktop.records.terms import PAPER
from qianshou_desktop.ui.book import Book, Tab, opened
from qianshou_desktop.ui.cells import Section
from qianshou_desktop.ui.leaves.agencies import Agencies
from qianshou_desktop.ui.leaves.contracts import FIT, Contracts
from qianshou_desktop.ui.leaves.documents import DOCUMENTS
from qianshou_desktop.ui.leaves.former import Former
from qianshou_desktop.ui.leaves.fundings import Fundings
from qianshou_desktop.ui.roll import Part
from qianshou_desktop.ui.table import Column

CENTRES = Part("centre", (Column("name", "名称"), Column("operator", "运营方", 130)), unit="个")
CENTRE_STAFF = Part(
    "worker", (Column("name", "姓名", 90), Column("post", "岗位", 108), Column("sent_by", "选派机构")),
    words="派驻社工", home=False, given={"post": "centre"}, unit="人", keep={"post": "centre"},
)  # fmt: skip
INCUBATIONS = Part(
    "incubation", (Column("name", "组织"), Column("stage", "阶段", 80), Column("registered_on", "登记", 100)),
    words="孵化组织", unit="家",
)  # fmt: skip
PAPERS = Part(
    "institution", (Column("name", "名称"), Column("kind", "类别", 130), Column("issued_on", "印发", 100)),
    words="中心制度", home=False, among=(("kind", "全部类别", PAPER),), unit="份", without=("station",),
    keep={"station": None},
)  # fmt: skip
SCORES = Part(
    "score", (Column("room", "社工室"), Column("station", "社工站", 90), Column("scored_on", "日期", 94),
              Column("score", "得分", 50, right=True), Column("chosen", "入选", 46)), unit="份",
)  # fmt: skip
CONTRACTS = Part(
    "contract", (Column("agency", "承接机构"), Column("station", "社工站", 100), Column("from_on", "起", 94),
                 Column("to_on", "止", 94)), unit="份", watches=("station", "agency"), notes=FIT,
    roll=Contracts,
)  # fmt: skip
FUNDINGS = Part(
    "funding", (Column("year", "年度"), Column("need_fen", "所需", 120, right=True),
                Column("allotted_fen", "统筹", 120, right=True)), unit="年", roll=Fundings,
)  # fmt: skip
SPENDINGS = Part(
    "spending", (Column("spent_on", "日期", 100), Column("station", "社工站", 100), Column("purpose", "事由"),
                 Column("amount_fen", "金额（元）", 110, right=True)),
    words="全部支出", home=False, unit="笔", search="事由、凭证号",
)  # fmt: skip
TARGETS = Part(
    "annual_target", (Column("year", "年度", 60), Column("station", "社工站", 120),
                      Column("figure", "指标"), Column("amount", "数量", 80, right=True),
                      Column("amount_fen", "金额（元）", 100, right=True)),
    words="年度指标", unit="项",
)  # fmt: skip
COUNTIES = Part(
    "county", (Column("name", "名称"), Column("code", "代码", 90)), words="县（市）", unit="个"
)
PLANS = Part("county_plan", (Column("name", "名称"), Column("lead", "牵头单位", 150)))
TOWNS = Part(
    "township", (Column("code", "代码", 100), Column("name", "名称"), Column("kind", "类型", 60),
                 Column("to_on", "停用", 100)), unit="个",
)  # fmt: skip
VILLAGES = Part(
    "village", (Column("name", "名称"), Column("township", "乡镇", 110), Column("eligible", "有条件", 66)),
    unit="个", search="名称、代码",
)  # fmt: skip
PAST = Part(
    "past", (Column("about", "记录", sort=False), Column("field_name", "项目", 80, sort=False),
             Column("value", "当时", 110, sort=False), Column("to_on", "止", 100)), unit="条",
    sections=(Section("起止", ("from_on",), ("to_on",)),
              Section("内容", ("about",), ("kind",), ("field_name",), ("value",))),
    empty="还没有沿革。\n名称、代码、类型、承接机构改动时，原来的值自动记在这里，旧报表照旧。",
    roll=Former,
)  # fmt: skip


class CountyBook(Book):
    """The county's own records."""

    name: str = "县域"
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab("指导中心", CENTRES, CENTRE_STAFF, INCUBATIONS, PAPERS),
        Tab("机构", Agencies),
        Tab("承接", CONTRACTS),
        Tab("择优", SCORES),
        Tab("经费", FUNDINGS, SPENDINGS),
        Tab("公文", DOCUMENTS),
        Tab("指标与区划", TARGETS, COUNTIES, PLANS, TOWNS, VILLAGES, PAST),
    )
    opens: tuple[str, ...] = opened(tabs)
