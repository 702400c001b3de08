"""个案: the list of cases, and one case stage by stage (MZ/T 094-2017) with all that surrounds it."""

from datetime import timedelta
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from qianshou_desktop.actions import archive, cases, casework, common, papers
from qianshou_desktop.actions.casework import ORDER, Step
from qianshou_desktop.actions.papers import volume
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.book import Book, Tab, opened
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.dialogs import Line
from qianshou_desktop.ui.elided import Elided
from qianshou_desktop.ui.leaves.case_parts import (
    ASSESSMENT,
    CLOSING,
    CONSENTS,
    CRISES,
    EVALUATION,
    FOLLOW_UPS,
    PLAN,
    REFERRALS,
    SESSIONS,
    TRANSFERS,
)
from qianshou_desktop.ui.leaves.cases import Cases
from qianshou_desktop.ui.leaves.kinship import Kinship
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.moving import Moving
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.printing import Printing
from qianshou_desktop.ui.single import Single
from qianshou_desktop.ui.stages import Stages, said_of
from qianshou_desktop.ui.words import short_number

YEAR = timedelta(days=366)  # for which a closed case is still followed up


class CaseBook(Book):
    """The arrows of the six stages are the first tabs; a line under them says what is missing."""

    name: str = "个案"
    subject: ClassVar[str] = "case"
    tabs: ClassVar[tuple[Tab, ...]] = (
        Tab("接案", Cases),
        Tab("预估", ASSESSMENT),
        Tab("计划", PLAN),
        Tab("面谈", SESSIONS),
        Tab("评估", EVALUATION),
        Tab("结案", CLOSING),
        Tab("转介与跟进", REFERRALS, FOLLOW_UPS, TRANSFERS),
        Tab("同意与危机", CONSENTS, CRISES),
        Tab("家系图", Kinship),
    )
    opens: tuple[str, ...] = opened(tabs)
    watches: tuple[str, ...] = (
        "case", "stage_skip", "person", "consent", *casework.STAGE_OF,
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        self.stages, self.line, self.missing = Stages(), Line(), Elided(120)
        self.pass_over = QPushButton()
        self.steps: list[Step] = []
        super().__init__(desk)

    # ---- what the window asks --------------------------------------------------------------------

    def subtitle(self) -> str:
        """Whose case stands in the picker; here, which station's."""
        if self.key is None:
            return self.short.county
        found = self.desk.ask(common.rows, "case", [self.key], ("station.name",))
        return self.short(found[0][0])

    def refresh(self) -> None:
        super().refresh()
        self.look()

    def turn(self, at: int, nth: int | None = None) -> Page:
        leaf = super().turn(at, nth)
        self.stages.mark(at if at < len(ORDER) else -1)
        self.line.hide()
        self._say()
        return leaf

    def print_out(self) -> None:
        """The form in front; where that is the picture of the family, the volume that holds it."""
        if isinstance(self.front(), Ledger):
            super().print_out()
        else:
            self.print_volume()

    def print_volume(self) -> None:
        """The whole volume of the case, ready to be bound; what is typed is saved first."""
        if self.key is None:
            self.said.emit("先选一个个案，再打印全卷", "mind")
            return
        front, key = self.front(), self.key
        if isinstance(front, Ledger):
            front.once_saved(lambda: self._show_volume(key))
        else:
            self._show_volume(key)

    def _show_volume(self, key: int) -> None:
        whole = [paper for paper in papers.for_kind("case") if paper.name == "volume"]
        number = self.desk.ask(common.load, "case", key).values["number"]
        Printing(self.window(), self.desk, whole, key, str(number)).exec()

    # ---- stages ------------------------------------------------------------------------------------

    def look(self) -> None:
        """Ask how far the case is."""
        there = self.key is not None and self.desk.ask(common.records, "case", [self.key])[0]
        self.steps = self.desk.ask(casework.steps, self.key) if there and self.key else []
        self.stages.show_steps(self.steps)
        self._say()

    def passable(self) -> Step | None:
        """The first stage, up to the one in front, that could be passed over for a reason."""
        upto = min(self.tab(), len(ORDER) - 2)
        open_ones = (s for s in self.steps[1 : upto + 1] if not s.filed and s.state != "skipped")
        return next(open_ones, None) if self.tab() < len(ORDER) else None

    def skip(self) -> None:
        """Ask why a stage is passed over."""
        step = self.passable()
        if step is None or self.key is None:
            return
        key = self.key

        def skipped(_: object) -> None:
            self.said.emit(f"已跳过{step.label}", "good")
            self.front().setFocus()

        def go(reason: str) -> None:
            self.desk.do(cases.skip, key, step.stage, reason, then=skipped, refused=self._refused)

        self.line.ask(f"为什么跳过{step.label}？", "跳过", go, "原因，会印在卷里")

    def stage_by(self, by: int) -> None:
        """The next stage or the one before; from what stands behind the stages, the one where the case
        is. Forwards what is typed is saved first, since the next form begins with what this one has."""
        at, to, front = self.tab(), self.tab() + by, self.front()
        if at >= len(ORDER) and to >= len(ORDER) - 1:
            to = self._here()
        if not 0 <= to < len(ORDER):
            return
        if not isinstance(front, Ledger):
            self._enter(to)
            return
        leave = front.once_saved if by > 0 else front.set_aside
        leave(lambda: self._enter(to))

    def _here(self) -> int:
        """Where the case is; without one, where one is chosen."""
        found = (n for n, step in enumerate(self.steps) if step.state == "here")
        return next(found, self._asked() if self.steps else 0)

    def _enter(self, at: int) -> None:
        """A stage's tab, with its form begun where there is none."""
        page = self.turn(at)
        page.refresh()
        if ORDER[at] == "intervention" and not self._filed(at) and self.key is not None:
            page.new()
        elif isinstance(page, Single):
            page.edit()
        else:
            page.setFocus()

    def _filed(self, at: int) -> bool:
        return bool(self.steps) and self.steps[at].filed

    def _say(self) -> None:
        """What is missing: before the stage in front, else in it."""
        passable = self.passable()
        step = passable or (self.steps[self._asked()] if self.steps else None)
        self.missing.setText(said_of(step) if step else "")
        open_here = step is not None and step.state in ("here", "open")
        theme.tag(self.missing, "mind" if open_here else "muted")
        self.pass_over.setText(f"跳过{passable.label}…" if passable else "")
        self.pass_over.setVisible(passable is not None)
        for button in (self.move_button, self.print_button):
            button.setEnabled(self.key is not None)
        self.shelve_button.setVisible(bool(self.steps) and self.steps[-1].state == "done")

    def _asked(self) -> int:
        """The stage of the tab in front; in the list and the tabs behind, the first that is open."""
        at = self.tab()
        if 0 < at < len(ORDER):
            return at
        found = (n for n, s in enumerate(self.steps) if s.state in ("here", "open"))
        return next(found, len(ORDER) - 1)

    def shelve(self) -> None:
        """The volume of a closed case: the one on record, or a new one already filled in."""
        if self.key is None:
            return
        there = self.desk.ask(archive.volume_of, self.key)
        if there is not None:
            self.go.emit("volume", there)
        else:
            self.begin.emit("volume", self.desk.ask(volume.begun, self.key))

    def jot(self) -> bool:
        """Within a case its next session, with the goals."""
        if self.key is None or self.desk.ask(common.load, "case", self.key).values["closed_on"]:
            return False
        self.turn(ORDER.index("intervention")).new()
        return True

    # ---- to another station --------------------------------------------------------------------------

    def hand_on(self) -> None:
        """The case goes to another station."""
        if self.key is None or self.unsaved():
            self.said.emit("请先保存修改，再办转站", "mind")
            return
        title, then = self.picker.currentText(), "这个案以后由新的站办"
        dialog = Moving(self.desk, title, then, cases.move, self.key)
        if dialog.exec():
            self.said.emit("已转站，以前的记录仍在原来的站", "good")
            self.refresh()

    # ---- which case ------------------------------------------------------------------------------------

    def _shown(self, key: int | None) -> None:
        super()._shown(key)
        self.line.hide()
        self._fill()
        self.look()

    def _fill(self) -> None:
        """The cases to choose from, those that are open first, and the one that is shown."""
        keys = list(self.desk.ask(common.find, "case", where={"closed_on": None}))
        keys += self.desk.ask(cases.closed_since, self.desk.today() - YEAR)
        if self.key is not None and self.key not in keys:
            keys.insert(0, self.key)
        names = self.desk.ask(common.rows, "case", keys, ("person", "number"))
        self.picker.blockSignals(True)
        self.picker.clear()
        for key, (person, number) in zip(keys, names, strict=True):
            self.picker.addItem(f"{person}  {short_number(number)}", key)
        self.picker.blockSignals(False)
        self._point_picker()

    def _refused(self, problems: dict[str, str]) -> None:
        self.line.say("；".join(problems.values()), "danger")

    # ---- building --------------------------------------------------------------------------------------

    def _build(self) -> None:
        super()._build()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        first = column.itemAt(0)
        head = first.layout() if first else None
        assert isinstance(head, QHBoxLayout)
        for at in range(len(ORDER)):  # their arrows stand for them
            self.strip.group.button(at).hide()
        head.removeWidget(self.picker)
        head.insertWidget(0, self.stages)
        self.picker.setFixedWidth(190)
        column.insertLayout(1, self._facts())
        column.insertWidget(2, self.line)
        self.stages.wanted.connect(self.turn)

    def _facts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.move_button, self.print_button = QPushButton("转站…"), QPushButton("打印全卷")
        self.shelve_button = QPushButton("立卷归档")
        deeds: tuple[tuple[QPushButton, Any], ...] = (
            (self.pass_over, self.skip),
            (self.move_button, self.hand_on),
            (self.print_button, self.print_volume),
            (self.shelve_button, self.shelve),
        )
        row.addWidget(self.picker)
        row.addWidget(self.missing)
        for button, act in deeds:
            theme.tag(button, "link")
            button.clicked.connect(act)
            row.addWidget(button)
            if button is self.pass_over:
                row.addStretch(1)
        return row

    def _keys(self) -> None:
        super()._keys()
        for keys, by in (("Ctrl+Right", 1), ("Ctrl+Left", -1), ("Alt+Right", 1), ("Alt+Left", -1)):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(lambda step=by: self.stage_by(step))
