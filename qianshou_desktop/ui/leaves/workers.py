"""人员: who works at the stations and at the guidance centre."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QPushButton, QWidget

from qianshou_desktop.actions import persons, places
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.records.terms import POST
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.cells import Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.filters import Among, Search
from qianshou_desktop.ui.handover import Leaving
from qianshou_desktop.ui.layout import CHECKED
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.short import Short, stations
from qianshou_desktop.ui.table import Column


class Workers(Ledger):
    """Heads, deputies, resident social workers."""

    name: str = "人员"
    action: str = "新人员  Ctrl+N"
    kind: str = "worker"
    unit: str = "人"
    opens: tuple[str, ...] = ("worker",)
    watches: tuple[str, ...] = ("worker", "station")
    shares: tuple[int, int] = (56, 44)
    empty: str = "还没有人员。\n先按 Ctrl+N 登记站长、副站长和驻站社工；走访和月报都要用到走访人。"
    carries: ClassVar[Sequence[str]] = ("station",)
    columns: Sequence[Column] = (
        Column("name", "姓名", 84),
        Column("post", "岗位", 104),
        Column("station.name", "社工站", sort=False),
        Column("phone", "电话", 112, sort=False),
    )
    also: Sequence[str] = ("left_on",)
    sections: Sequence[Section] = (
        Section(
            "基本",
            ("name",),
            ("id_number",),
            ("sex",),
            ("station",),
            ("post",),
            ("duty",),
            ("phone",),
            ("joined_on",),
        ),
        Section(
            "任用",
            ("state",),
            ("sent_by",),
            ("civil_head",),
            ("local", "village_staff"),
            ("veteran",),
            ("centre",),
            ("contract_from",),
            ("contract_to",),
            ("insured",),
            ("left_on",),
        ),
        Section(
            "学历与资历",
            ("education",),
            ("study",),
            ("major",),
            ("graduated_on",),
            ("works_since",),
            ("number",),
        ),
        CHECKED,
    )
    labels: ClassVar[Mapping[str, str]] = {
        "joined_on": "到岗",
        "left_on": "离岗",
        "works_since": "参加工作",
        "duty": "岗位类别",
        "civil_head": "民政办主任",
        "centre": "派驻中心",
        "contract_from": "合同起",
        "contract_to": "合同止",
        "insured": "社会保险",
        "village_staff": "村干部",
        "local": "本地",
    }

    def __init__(self, desk: Desk) -> None:
        self.short = Short(desk)
        self.station, self.post = Among("全部社工站", {}), Among("全部岗位", POST)
        self.words = Search("姓名、拼音首字母")
        shown = [c for c in type(self).columns if c.field != "station.name"]
        shown.insert(2, Column("station.name", "社工站", show=self.short, sort=False))
        self.columns = tuple(shown)  # the county's name is known only now
        self.leaving = QPushButton("离岗交接…")
        theme.tag(self.leaving, "quiet")
        super().__init__(desk)
        self.leaving.clicked.connect(self.hand_over)
        for widget in (self.station, self.post, self.words):
            widget.changed.connect(self.look)

    def subtitle(self) -> str:
        return self.short.county

    def refresh(self) -> None:
        self.station.fill(stations(self.desk))
        super().refresh()

    def filters(self) -> Sequence[QWidget]:
        return (self.station, self.post, self.words)

    def query(self) -> dict[str, Any]:
        wanted = {"station": self.station.value(), "post": self.post.value()}
        where = {name: code for name, code in wanted.items() if code}
        return {"where": where, "text": self.words.text().strip()}

    def tint(self, row: Mapping[str, str]) -> Mapping[str, str]:
        """Those who left stand in the colour of what needs a thought."""
        return dict.fromkeys(("name", "post"), "mind") if row["left_on"] else {}

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return "新人员", ""
        left = entry.values.get("left_on")
        return entry.title, f"{left} 离岗" if left else str(entry.values.get("number") or "")

    def extra(self) -> Sequence[QWidget]:
        return (self.leaving,)

    def loaded(self, entry: Entry) -> None:
        self.leaving.setVisible(entry.key is not None and not entry.values.get("left_on"))
        self._show_age()

    def hand_over(self) -> None:
        """The worker leaves; a colleague of the station takes over what is open."""
        entry = self.form.entry
        if entry.key is None or self.unsaved():
            self.said.emit("请先保存这个人的修改，再办离岗交接", "mind")
            return
        dialog = Leaving(self.desk, entry.key, entry.title, entry.values["station"])
        if dialog.exec():
            self.said.emit(f"{entry.title} 已离岗：{dialog.moved}", "good")
            self.show_record("worker", entry.key)

    def edited(self, name: str) -> None:
        if name == "id_number":
            self._identify()

    def _identify(self) -> None:
        """The ID number tells the sex and the age."""
        number = self._number()
        if len(number) == 18:
            found = self.desk.ask(persons.identify, number)
            self.form.cells["id_number"].say(found.problem)
            if found.sex:
                self.form.put("sex", found.sex)
        self._show_age()

    def _number(self) -> str:
        return "".join(str(self.form.editor("id_number").value() or "").split())

    def _show_age(self) -> None:
        number = self._number()
        age = self.desk.ask(persons.identify, number).age if len(number) == 18 else None
        words = f"{age} 岁" if age is not None else ""
        parts = (words, self.headline(self.form.entry)[1])
        self.remark.setText("  ·  ".join(part for part in parts if part))

    def given(self) -> dict[str, Any]:
        own = self.desk.ask(places.own).station_key
        return {"station": own} if own else {}

    def first_field(self) -> str:
        return "name"
