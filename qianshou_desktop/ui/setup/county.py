"""Step 2: which county, and who uses this laptop."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QListWidget, QListWidgetItem

from qianshou_desktop.actions import places
from qianshou_desktop.actions.rules import settings
from qianshou_desktop.ui import gate, theme
from qianshou_desktop.ui.editors import Combo
from qianshou_desktop.ui.setup.step import Step

MOST = 60
CODE = Qt.ItemDataRole.UserRole


class CountyList(QListWidget):
    """The counties that fit what is typed."""

    def show_counties(self, counties: list[tuple[str, str]], typed: str) -> None:
        """The first that hold every typed word, or begin with the typed code."""
        self.clear()
        wanted = typed.split()
        fitting = [
            c for c in counties if wanted and all(w in c[1] or c[0].startswith(w) for w in wanted)
        ]
        for code, name in fitting[:MOST]:
            item = QListWidgetItem(f"{code}　{name}", self)
            item.setData(CODE, code)
        if self.count():
            self.setCurrentRow(0)

    def code(self) -> str:
        item = self.currentItem()
        return str(item.data(CODE)) if item else ""


class CountyStep(Step):
    """A county found by name or code, then the county's office or one of its townships."""

    name, heading = "哪个县、哪个站", "哪个县、哪个站用这台电脑"
    lead = "输入县（市、区）名称或 6 位代码，按 ↓ 选择。"

    def __init__(self) -> None:
        super().__init__()
        self._counties: list[tuple[str, str]] = []
        self.search = gate.field("县（市、区）名称或代码")
        self.search.setPlaceholderText("例如：宜都　或 420581")
        self.search.textChanged.connect(self._look)
        self.search.entered.connect(self._to_town)
        self.search.installEventFilter(self)
        self.counties = CountyList()
        self.counties.setAccessibleName("找到的县")
        self.counties.currentRowChanged.connect(self._chosen)
        self.preset = Combo()
        self.preset.setAccessibleName("规则参数从哪套起步")
        for name, words in settings.starts().items():
            self.preset.addItem(words, name)
        self.preset.entered.connect(self.forward)
        self.town = Combo()
        self.town.setAccessibleName("谁用这台电脑")
        self.town.entered.connect(self.forward)  # the preset is there for whoever wants another
        self.error = gate.error()
        self.column.addLayout(self._fields(), 1)

    def begin(self) -> None:
        self._counties = self._counties or places.counties()
        self.search.setFocus()
        if not self.search.text():
            self._look("")

    def code(self) -> str:
        return self.counties.code()

    def county_name(self) -> str:
        return dict(self._counties).get(self.code(), "")

    def town_code(self) -> str | None:
        """None for the county's own office."""
        code = self.town.currentData()
        return str(code) if code else None

    def preset_name(self) -> str:
        """The preset of the rules' numbers that the county starts from."""
        return str(self.preset.currentData())

    def check(self) -> bool:
        missing = "" if self.code() else "请先找到自己的县，再往下走"
        gate.say(self.error, missing)
        if missing:
            self.search.setFocus()
        return not missing

    def complain(self, problems: dict[str, str]) -> None:
        gate.say(self.error, "；".join(problems.values()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that the search field has no use for: the arrows move in the list below it."""
        by = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if by and self.search.hasFocus():
            row = self.counties.currentRow() + by
            self.counties.setCurrentRow(min(max(row, 0), self.counties.count() - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.counties.hasFocus():
            self.town.setFocus()
        else:
            super().keyPressEvent(event)

    def _look(self, typed: str) -> None:
        gate.say(self.error, "")
        self.counties.show_counties(self._counties, typed)
        self._chosen()

    def _chosen(self) -> None:
        self.town.clear()
        towns = places.towns(self.code()) if self.code() else []
        self.town.setEnabled(bool(towns))
        if towns:
            self.town.addItem("县级：民政局或指导中心（看全县各站）", "")
        for code, name in towns:
            self.town.addItem(f"{name}社工站", code)

    def _to_town(self) -> None:
        if self.check():
            self.town.setFocus()

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        rows = ((0, "县", self.search), (3, "谁用", self.town), (4, "参数", self.preset))
        for row, label, widget in rows:
            name = QLabel(label)
            name.setBuddy(widget)
            grid.addWidget(name, row, 0)
            grid.addWidget(widget, row, 1)
        grid.addWidget(self.counties, 1, 1)
        grid.addWidget(self.error, 2, 1)
        note = gate.words(
            "县级看全县；乡镇只管自己的站。参数以后可以逐个改，也可以换一套。", "small"
        )
        grid.addWidget(note, 5, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)
        self.town.setMinimumHeight(theme.FIELD)
        return grid
