"""家庭: households with their members, income and housing."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from qianshou_desktop.actions.common import Entry
from qianshou_desktop.ui.cells import Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.filters import Search
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.table import Column


class Households(Ledger):
    """Who lives together, on what, and how."""

    name: ClassVar[str] = "家庭"
    action: ClassVar[str] = "新家庭  Ctrl+N"
    kind: ClassVar[str] = "household"
    unit: ClassVar[str] = "户"
    opens: ClassVar[tuple[str, ...]] = ("household",)
    watches: ClassVar[tuple[str, ...]] = ("household", "member", "village")
    empty: ClassVar[str] = "还没有家庭。\n按 Ctrl+N 建一户：先填户主，再加成员。"
    columns: ClassVar[Sequence[Column]] = (
        Column("head", "户主", 110),
        Column("members", "成员", sort=False),
        Column("village", "村（社区）", 150, sort=False),
    )
    sections: ClassVar[Sequence[Section]] = (
        Section("基本", ("head",), ("township", "village"), ("address",), ("members",)),
        Section(
            "收入与支出",
            ("wage_fen", "business_fen"),
            ("property_fen", "transfer_fen"),
            ("medical_fen", "school_fen"),
            ("disability_fen",),
        ),
        Section("住房", ("housing",), ("structure", "area")),
    )
    labels: ClassVar[Mapping[str, str]] = {
        "township": "乡镇",
        "village": "村社区",
        "wage_fen": "工资（元）",
        "business_fen": "经营（元）",
        "property_fen": "财产（元）",
        "transfer_fen": "转移（元）",
        "medical_fen": "医疗（元）",
        "school_fen": "教育（元）",
        "disability_fen": "残疾（元）",
        "structure": "结构",
        "area": "面积（㎡）",
    }

    def __init__(self, desk: Desk) -> None:
        self.words = Search("户主或编号")
        super().__init__(desk)
        self.words.changed.connect(self.look)

    def subtitle(self) -> str:
        return "户主、成员、收支与住房"

    def filters(self) -> Sequence[QWidget]:
        return (self.words,)

    def query(self) -> dict[str, Any]:
        return {"text": self.words.text().strip()}

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return "新家庭", ""
        return f"{entry.title}一户", str(entry.values.get("number") or "")
