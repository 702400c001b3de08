"""品牌项目: the named projects that work may belong to."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from qianshou_desktop.actions.common import Entry
from qianshou_desktop.ui.cells import Section
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.table import Column


class Projects(Ledger):
    """Projects, which the report tells apart."""

    name: str = "品牌项目"
    action: str = "新项目  Ctrl+N"
    kind: str = "project"
    unit: str = "个"
    opens: tuple[str, ...] = ("project",)
    watches: tuple[str, ...] = ("project", "station")
    empty: str = "还没有品牌项目。\n按 Ctrl+N 建一个，记走访和服务时就能选它。"
    columns: Sequence[Column] = (
        Column("name", "名称"),
        Column("from_on", "开始", 100),
        Column("to_on", "结束", 100),
    )
    sections: Sequence[Section] = (Section("基本", ("name",), ("station",), ("from_on", "to_on")),)
    labels: ClassVar[Mapping[str, str]] = {"from_on": "开始", "to_on": "结束"}

    def subtitle(self) -> str:
        return "走访和服务归到哪个项目"

    def query(self) -> dict[str, Any]:
        return {}

    def headline(self, entry: Entry) -> tuple[str, str]:
        return entry.title or "新项目", ""
