"""社工站: the county's stations."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QPushButton, QWidget

from qianshou_desktop.actions import places, signs
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.records.station import MERGED
from qianshou_desktop.records.terms import STATION_KIND, STATION_STATE
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.cells import Cell, Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.filters import Among, Search
from qianshou_desktop.ui.handover import Changing
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.short import Short
from qianshou_desktop.ui.table import Column

STATES = {"已建成": "good", "在建": "mind"}


class Stations(Ledger):
    """Which stations stand, who runs them, what sign they bear."""

    name: str = "社工站"
    action: str = "新社工站  Ctrl+N"
    kind: str = "station"
    unit: str = "个"
    opens: tuple[str, ...] = ("station",)
    watches: tuple[str, ...] = ("station", "agency", "township")
    shares: tuple[int, int] = (56, 44)
    empty: str = "还没有社工站。\n按 Ctrl+N 建一个：填乡镇代码和名称。"
    columns: Sequence[Column] = (
        Column("name", "乡镇（街道）", 136),
        Column("kind", "类型", 70),
        Column("state", "建设", 74),
        Column("operator", "承接机构", sort=False),
    )
    also: Sequence[str] = ("closed_on",)
    sections: Sequence[Section] = (
        Section(
            "基本",
            ("name",),
            ("code",),
            ("state",),
            ("kind",),
            ("operator",),
            ("opened_on",),
        ),
        Section(
            "标识与联系", ("sign_text",), ("address",), ("phone",), ("open_days",), ("closed_on",)
        ),
    )
    labels: ClassVar[Mapping[str, str]] = {
        "state": "建设",
        "opened_on": "启用",
        "sign_text": "现挂标识",
        "open_days": "每周开放",
        "closed_on": "撤并日期",
    }

    def __init__(self, desk: Desk) -> None:
        self.short = Short(desk)
        self.built, self.kinds = (
            Among("全部建设状态", STATION_STATE),
            Among("全部类型", STATION_KIND),
        )
        self.words = Search("找")
        self.columns = (  # the county's name is known only now
            Column("name", "乡镇（街道）", 136, show=self.short),
            Column("kind", "类型", 70),
            Column("state", "建设", 74, tell=self.standing),
            type(self).columns[-1],
        )
        self.changing = QPushButton("换承接机构…")
        theme.tag(self.changing, "quiet")
        super().__init__(desk)
        self.changing.clicked.connect(self.change_operator)
        for widget in (self.built, self.kinds, self.words):
            widget.changed.connect(self.look)

    def subtitle(self) -> str:
        return self.short.county

    def first(self) -> int:
        """Whoever sits at a station looks at their own."""
        own = self.desk.ask(places.own).station_key
        return own if own is not None and own in self.table.rows.keys else super().first()

    def filters(self) -> Sequence[QWidget]:
        return (self.built, self.kinds, self.words)

    def query(self) -> dict[str, Any]:
        wanted = {"state": self.built.value(), "kind": self.kinds.value()}
        where = {name: code for name, code in wanted.items() if code}
        return {"where": where, "text": self.words.text().strip()}

    def standing(self, row: Mapping[str, str]) -> str:
        """How far a station is; one that was merged away is built no longer."""
        closed = row["closed_on"]
        return MERGED if closed and closed <= str(self.desk.today()) else row["state"]

    def tint(self, row: Mapping[str, str]) -> Mapping[str, str]:
        return {"state": STATES.get(self.standing(row), "")}

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return "新社工站", ""
        return self.short(entry.title), str(entry.values.get("code") or "")

    def extra(self) -> Sequence[QWidget]:
        return (self.changing,)

    def loaded(self, entry: Entry) -> None:
        self.changing.setVisible(entry.key is not None and bool(entry.values.get("operator")))
        self._compare()

    def change_operator(self) -> None:
        """Another agency runs the station from a day on."""
        entry = self.form.entry
        if entry.key is None or self.unsaved():
            self.said.emit("请先保存这个站的修改，再换承接机构", "mind")
            return
        dialog = Changing(self.desk, entry.key, self.short(entry.title))
        if dialog.exec():
            self.said.emit(f"{self.short(entry.title)}已换承接机构：{dialog.moved}", "good")
            self.show_record("station", entry.key)

    def edited(self, name: str) -> None:
        if name in ("code", "sign_text"):
            self._compare()

    def _compare(self) -> None:
        """The sign as it must read stands under the sign as it hangs."""
        wanted = self.desk.ask(signs.of_stations).get(str(self.form.editor("code").value() or ""))
        hangs = str(self.form.editor("sign_text").value() or "").strip()
        cell = self.form.cells["sign_text"]
        assert isinstance(cell, Cell)
        if not wanted or hangs == wanted:
            cell.remark("与应挂的一致" if wanted else "", "good")
        else:
            cell.remark(f"应为：{wanted}", "mind" if hangs else "muted")
