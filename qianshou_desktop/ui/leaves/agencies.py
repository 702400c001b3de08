"""机构: agencies with their roles; the operators of stations are among them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from qianshou_desktop.actions.common import Entry
from qianshou_desktop.records.terms import AGENCY_ROLE
from qianshou_desktop.ui.cells import Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.filters import Among
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.table import Column


class Agencies(Ledger):
    """Who runs stations, sends workers, gives or reports."""

    name: str = "机构"
    action: str = "新机构  Ctrl+N"
    kind: str = "agency"
    unit: str = "家"
    opens: tuple[str, ...] = ("agency",)
    watches: tuple[str, ...] = ("agency",)
    empty: str = "还没有机构。\n按 Ctrl+N 建一家，再到“社工站”里选作承接机构。"
    columns: Sequence[Column] = (
        Column("name", "名称"),
        Column("roles", "角色", 150, sort=False),
    )
    sections: Sequence[Section] = (
        Section("基本", ("name",), ("roles",), ("contact",), ("phone",)),
    )
    labels: ClassVar[Mapping[str, str]] = {}

    def __init__(self, desk: Desk) -> None:
        self.roles = Among("全部角色", AGENCY_ROLE)
        super().__init__(desk)
        self.roles.changed.connect(self.look)

    def subtitle(self) -> str:
        return "承接机构、援派机构和社会组织"

    def filters(self) -> Sequence[QWidget]:
        return (self.roles,)

    def query(self) -> dict[str, Any]:
        role = self.roles.value()
        return {"where": {"roles": role} if role else {}}

    def headline(self, entry: Entry) -> tuple[str, str]:
        return entry.title or "新机构", ""
