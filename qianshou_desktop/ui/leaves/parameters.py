"""规则和参数: every rule with its numbers and lists, where they stand and since when; a county sets
its own, or takes a preset."""

from dataclasses import replace

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from qianshou_desktop.actions import authority, rules
from qianshou_desktop.actions.rules import Listed, Setting, settings
from qianshou_desktop.actions.rules.presets import PRESETS
from qianshou_desktop.records.kinds import Day
from qianshou_desktop.ui import dialogs, theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Combo, DayEdit, LineEdit
from qianshou_desktop.ui.lines import Line, Lines, carded
from qianshou_desktop.ui.page import Page

BRIEF = 24  # letters of a value beside its name; the whole of it stands at the right


def _brief(value: str) -> str:
    if not value:
        return "不限"
    return value if len(value) <= BRIEF else f"{value[:BRIEF]}…"


def _now(setting: Setting) -> str:
    """What holds today, and what will: 24；2027-01-01 起 36."""
    coming = (f"{each.from_on} 起 {_brief(each.value)}" for each in setting.coming)
    return "；".join((_brief(setting.value), *coming))


def _history(setting: Setting) -> str:
    """Every value that was set, the newest day first."""
    told = [f"{h.from_on} 起 {h.value or '不限'}（{h.source}）" for h in reversed(setting.history)]
    return "\n".join(("历来：", *told)) if told else ""


class Parameters(Page):
    """The registry, and the form that changes one parameter."""

    name: str = "规则与参数"
    action: str = "保存参数  Ctrl+S"
    watches: tuple[str, ...] = ("parameter",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.lines = Lines("规则与参数", "")
        self.title, self.problem, self.line = QLabel(), QLabel(), dialogs.Line()
        self.value, self.source = LineEdit(), LineEdit()
        self.day = DayEdit(desk.today)
        self.preset, self.use = Combo(), QPushButton("套用预设")
        self.history, self.stand = QLabel(), QPushButton("恢复随程序的值")
        self.closed = desk.ask(authority.closed, "parameter")
        self._setting: Setting | None = None
        self._lay_out()
        self.lines.currentRowChanged.connect(self._chosen)
        self.lines.opened.connect(lambda _: self.value.setFocus())
        self.value.entered.connect(self.source.setFocus)
        self.source.entered.connect(self.day.line.setFocus)
        self.day.entered.connect(self.save)
        self.use.clicked.connect(self._ask_preset)
        self.stand.clicked.connect(self.follow_program)
        if self.closed:
            self._shut()

    def subtitle(self) -> str:
        return "数字和名单都可以按本县的文件改，改过的从起用日期起算"

    def refresh(self) -> None:
        self.desk.fetch(rules.registry, then=self._take)

    def unsaved(self) -> bool:
        return self._setting is not None and self.value.text() != self._setting.value

    def act(self) -> None:
        self.save()

    def new(self) -> None:
        self.value.setFocus()

    def save(self) -> None:
        """Let the parameter hold this value from that day on."""
        if self.closed:
            self.said.emit(self.closed, "mind")
            return
        if self._setting is None:
            self.said.emit("请先在左边选一个参数", "mind")
            return
        if self.day.problem():
            self._refused({"from_on": self.day.problem()})
            return
        day = Day().read(self.day.value() or self.desk.today().isoformat())
        self.desk.do(
            settings.set_parameter, self._setting.name, self.value.text(), self.source.text(), day,
            then=self._kept, refused=self._refused,
        )  # fmt: skip

    def follow_program(self) -> None:
        """Let the parameter hold the program's own value again, from today on."""
        if self._setting is not None:
            self.desk.do(settings.stand, [self._setting.name], then=self._stood,
                         refused=self._refused)  # fmt: skip

    # ---- what is shown ---------------------------------------------------------------------------

    def _take(self, registry: list[Listed]) -> None:
        lines = []
        for rule in registry:
            lines.append(Line(rule.rule, rule.text, "", "", None))
            lines += [Line("　", each.label, _now(each), "", each) for each in rule.parameters]
        self.lines.show_lines(lines)
        self._chosen(self.lines.currentRow())

    def _chosen(self, row: int) -> None:
        found = self.lines.line(row).opens if 0 <= row < self.lines.count() else None
        self._setting = found
        for editor in (self.value, self.source, self.day.line):
            editor.setEnabled(found is not None and not self.closed)
        self.problem.setText("")
        self.title.setText(f"{found.label}（{found.name}）" if found else "在左边选一个参数")
        self.value.setText(found.value if found else "")
        self.source.setText(found.source if found else "")
        self.day.put(found.since if found and found.since else None)
        self.history.setText(_history(found) if found else "")
        self.stand.setVisible(found is not None and bool(found.since) and not self.closed)

    def _kept(self, later: object) -> None:
        more = later if isinstance(later, str) else ""
        self.said.emit(f"参数已保存{more}", "mind" if more else "good")
        self.problem.setText("")

    def _stood(self, _: object) -> None:
        self.said.emit("从今天起随程序的值，以前的数不变", "good")

    def _refused(self, problems: dict[str, str]) -> None:
        self.problem.setText("；".join(problems.values()))

    def _ask_preset(self) -> None:
        name = self.preset.currentText()
        changed = self.desk.ask(settings.changes, name)
        named = "；".join(
            replace(each, old=_brief(each.old), new=_brief(each.new)).words() for each in changed
        )
        kept = "；".join(self.desk.ask(settings.remaining, name))
        said = f"套用“{name}”，从今天起改：{named or '没有要改的，都已一样'}。以前的数不变。"
        said += f"本县自己定的以后的值不动：{kept}。" if kept else ""
        self.line.say(
            said,
            "mind",
            (("套用", "main", lambda: self._use(name)), ("取消", "", self.lines.setFocus)),
        )

    def _use(self, name: str) -> None:
        self.desk.do(settings.use_preset, name, then=self._kept, refused=self._refused)

    # ---- building --------------------------------------------------------------------------------

    def _shut(self) -> None:
        """What the rules ask for may be read by everybody."""
        self.action = ""
        self.line.say(self.closed, "mind")
        for widget in (self.preset, self.use):
            widget.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(carded(self.lines), 6)
        row.addWidget(self._card(), 4)
        column.addLayout(row, 1)

    def _card(self) -> QFrame:
        card = QFrame()
        theme.tag(card, "card")
        theme.tag(self.title, "heading")
        theme.tag(self.problem, "error")
        theme.tag(self.history, "small")
        theme.tag(self.stand, "quiet")
        for label in (self.title, self.problem, self.history):
            label.setWordWrap(True)
        grid = QGridLayout(card)
        grid.setContentsMargins(20, 14, 16, 14)
        grid.addWidget(self.title, 0, 0, 1, 2)
        editors = (("值", self.value), ("依据", self.source), ("起用日期", self.day.widget()))
        for at, (words, editor) in enumerate(editors, 1):
            editor.setAccessibleName(words)
            grid.addWidget(QLabel(words), at, 0)
            grid.addWidget(editor, at, 1)
        grid.addWidget(self.problem, 4, 0, 1, 2)
        grid.addWidget(self.stand, 5, 1)
        grid.addWidget(self.history, 6, 0, 1, 2)
        grid.setRowStretch(7, 1)
        for name in PRESETS:
            self.preset.addItem(name)
        self.preset.setAccessibleName("预设")
        grid.addWidget(self.preset, 8, 0, 1, 2)
        grid.addWidget(self.use, 9, 0, 1, 2)
        return card
