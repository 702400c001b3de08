"""核对: what does not keep the rules, each leading to the record where it is mended; 原则上 takes a
written reason and remembers it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qianshou_desktop.actions import common, oversight, rules
from qianshou_desktop.actions.rules import Finding
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.terms import Terms
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.book import Sight
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import LineEdit
from qianshou_desktop.ui.filters import Among
from qianshou_desktop.ui.lines import Line, Lines, carded
from qianshou_desktop.ui.short import stations

LEVEL = Terms(must="必须", principle="原则上", remark="提示")
FINE = "都做到了，没有发现。"
SIGNAL = {"must": "danger", "principle": "mind", "remark": ""}


class Findings(Sight):
    """The findings of one station (as a tab of its page), or of the county."""

    name: str = "核对"
    watches: tuple[str, ...] = tuple(KINDS)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.found: list[Finding] = []
        self.level, self.station = Among("全部程度", LEVEL), Among("全县", {})
        self.rule = Among("全部规则", {n: f"{n} {r.text[:12]}" for n, r in rules.RULES.items()})
        self.count = QLabel()
        theme.tag(self.count, "muted")
        self.lines = Lines("核对结果", FINE)
        self.full = QLabel()
        self.full.setWordWrap(True)
        self.reason, self.write = LineEdit(), QPushButton("记下理由")
        self.mend = QPushButton("去处理")
        self._lay_out()
        self.enter_at(self.lines)  # ↓ goes down the list, and not through the filter
        for among in (self.level, self.station, self.rule):
            among.changed.connect(self._show)
        self.lines.opened.connect(self._open)
        self.lines.currentRowChanged.connect(self._chosen)
        self.mend.clicked.connect(lambda: self.lines.open_at(self.lines.currentRow()))
        self.write.clicked.connect(self.explain)
        self.reason.entered.connect(self.explain)

    # ---- what the window asks --------------------------------------------------------------------

    def refresh(self) -> None:
        self.station.setVisible(self.key is None)
        if self.key is None:
            self.station.fill(stations(self.desk))
        self.desk.fetch(rules.findings, self._code(), then=self._take)
        if self.key is not None:
            self.desk.fetch(oversight.closed, self.key, then=self._tell)

    def _tell(self, closed: str) -> None:
        self.lines.say(closed or FINE)

    def unsaved(self) -> bool:
        return bool(self.reason.text().strip()) and self.reason.isEnabled()

    def act(self) -> None:
        self.lines.setFocus()

    def new(self) -> None:
        self.lines.setFocus()

    # ---- what is shown ---------------------------------------------------------------------------

    def _code(self) -> str | None:
        """The code of the station whose page this is a tab of."""
        if self.key is None:
            return None
        return str(self.desk.ask(common.load, "station", self.key).values["code"])

    def _take(self, found: list[Finding]) -> None:
        self.found = found
        self._show()

    def shown(self) -> list[Finding]:
        """Those that the filters let through."""
        wanted = {"level": self.level.value(), "rule": self.rule.value(),
                  "station": self.station.value() if self.key is None else None}  # fmt: skip
        asked = {name: value for name, value in wanted.items() if value}
        return [f for f in self.found if all(getattr(f, n) == v for n, v in asked.items())]

    def _show(self) -> None:
        found = self.shown()
        self.lines.show_lines([_line(each) for each in found])
        must = sum(each.level == "must" for each in found)
        self.count.setText(f"{len(found)} 条，其中“必须” {must} 条")
        self._chosen(self.lines.currentRow())

    def _chosen(self, row: int) -> None:
        """The whole text of the one in hand, its rule, and the reason given for it."""
        found = self._at(row)
        self.moved.emit()
        self.mend.setEnabled(found is not None and self._leads(found))
        takes = found is not None and found.level == "principle" and bool(found.uid)
        self.reason.setEnabled(takes)
        self.write.setEnabled(takes)
        self.reason.setVisible(takes)
        self.write.setVisible(takes)
        self.reason.setPlaceholderText("原则上的要求没有做到，请在这里写明理由" if takes else "")
        self.reason.setText(found.reason if found else "")
        self.full.setText("" if found is None else _words(found))

    def _at(self, row: int) -> Finding | None:
        return self.lines.line(row).opens if 0 <= row < self.lines.count() else None

    # ---- what is done ----------------------------------------------------------------------------

    def _leads(self, found: Finding) -> bool:
        return found.key is not None and found.kind in KINDS

    def _open(self, found: Finding) -> None:
        if found.wants in KINDS:
            self.begin.emit(found.wants, {found.kind: found.key})
        elif self._leads(found):
            self.go.emit(found.kind, found.key)
            if found.wants:
                self.point.emit(found.wants)
        else:
            self.said.emit("这一条是全县的，没有单独的记录可改", "mind")

    def explain(self) -> None:
        """Keep the reason that was typed."""
        found = self._at(self.lines.currentRow())
        if found is None or not self.reason.isEnabled():
            return
        self.desk.do(
            rules.explain, found.rule, found.uid, self.reason.text(), self.desk.performer.user,
            then=self._kept, refused=self._refused,
        )  # fmt: skip

    def _kept(self, _: object) -> None:
        self.said.emit("理由已记下", "good")

    def _refused(self, problems: dict[str, str]) -> None:
        self.said.emit("；".join(problems.values()), "danger")

    # ---- building --------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(_row(self.level, self.rule, self.station, self.count, None))
        column.addWidget(carded(self.lines), 1)
        column.addWidget(self.full)
        self.reason.setAccessibleName("理由")
        theme.tag(self.mend, "main")
        row = _row(self.reason, self.write, self.mend)
        row.setStretch(0, 1)
        row.insertStretch(0, 0)
        column.addLayout(row)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row


def _line(found: Finding) -> Line:
    remark = "已说明" if found.reason else LEVEL[found.level]
    signal = "good" if found.reason else SIGNAL[found.level]
    return Line(found.rule, found.text, remark, signal, found)


def _words(found: Finding) -> str:
    rule = rules.RULES[found.rule]
    return f"{found.text}\n{found.rule}：{found.said}（{rule.source}）"
