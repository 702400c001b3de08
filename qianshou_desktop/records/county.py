"""The county with its targets, and its divisions: townships and villages.

Division codes: GB/T 2260 to the county, then the statistics bureau's codes of 9 and 12 digits.
"""

import re
from collections.abc import Collection
from datetime import date

from sqlalchemy.orm import Mapped

from qianshou_desktop.records.base import Record
from qianshou_desktop.records.fields import field
from qianshou_desktop.records.kinds import Choice, Code, Day, Flag, Ref, Text
from qianshou_desktop.records.span import empty
from qianshou_desktop.records.terms import TOWN_KIND

COMMITTEE = re.compile(r"(?<=.)(村|社区)(?:村民|居民|民|居)?委(?:员)?会$")


class County(Record):
    """The county. The targets 1 + 5 + 10 + 11 (seed article, 完善组织架构) are parameters of the
    rules R3 to R6."""

    __tablename__ = "county"
    label = "县（市、区）"
    keys = ("code",)
    lasting = ("code", "name")

    code: Mapped[str] = field(Code(r"\d{6}", "6 位县级代码"), "代码", index=True)
    name: Mapped[str] = field(Text(40), "名称")
    divisions_from: Mapped[str | None] = field(Text(60), "区划数据来源")


class Township(Record):
    """A township-level division (镇、乡、街道、矿区)."""

    __tablename__ = "township"
    label = "乡镇（街道）"
    keys = ("code",)
    lasting = ("code", "name", "kind")

    code: Mapped[str] = field(Code(r"\d{9}", "9 位乡级代码"), "代码", index=True)
    name: Mapped[str] = field(Text(40), "名称")
    kind: Mapped[str | None] = field(Choice(TOWN_KIND), "类型")
    from_on: Mapped[date | None] = field(Day(), "启用日期")
    to_on: Mapped[date | None] = field(Day(), "停用日期")

    def complete(self, given: Collection[str] = ()) -> None:
        self.kind = self.kind or town_kind(self.code)

    def problems(self, today: date) -> dict[str, str]:
        return empty("to_on", self.from_on, self.to_on)


class Village(Record):
    """A village or residents' community (村、社区)."""

    __tablename__ = "village"
    label = "村（社区）"
    keys = ("code",)
    lasting = ("code", "name", "township")

    code: Mapped[str] = field(Code(r"\d{12}", "12 位村级代码"), "代码", index=True)
    name: Mapped[str] = field(Text(60), "名称")
    township_id: Mapped[int] = field(Ref("township"), "乡镇（街道）")
    eligible: Mapped[bool | None] = field(Flag(), "有条件建社工室")
    criteria: Mapped[str | None] = field(Text(200), "条件说明")
    from_on: Mapped[date | None] = field(Day(), "启用日期")
    to_on: Mapped[date | None] = field(Day(), "停用日期")

    def problems(self, today: date) -> dict[str, str]:
        return empty("to_on", self.from_on, self.to_on)

    @property
    def title(self) -> str:
        """As people say it: 六里冲村委会 → 六里冲村, 解放社区居委会 → 解放社区."""
        return COMMITTEE.sub(r"\1", self.name)


def town_kind(code: str) -> str:
    """The kind of a township by the last three digits of its code (domain.md §2.1)."""
    last = int(code[6:9])
    if last < 100:
        return "street"
    return "town" if last < 200 else "township" if last < 400 else "mine"


def short_name(name: str) -> str:
    """A township's name as a sign bears it: 松宜矿区管理委员会 → 松宜矿区, 街道办事处 → 街道."""
    for tail in ("管理委员会", "管委会", "管理处", "办事处", "人民政府"):
        name = name.removesuffix(tail)
    return name.removesuffix("办") if name.endswith("街道办") else name


def room_sign(county: str, township: str, village: str) -> str:
    """The sign of a village's room, formed as the station's is."""
    return f"{county}{short_name(township)}{village}社会工作服务室"


def sign(county: str, township: str) -> str:
    """The sign that a station must bear (seed article, 落实服务场所)."""
    return f"{county}{short_name(township)}社会工作服务站"
