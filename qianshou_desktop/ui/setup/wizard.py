"""The five steps in their frame."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from qianshou_desktop.actions import accounts, demonstration, places
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.actions.rules import settings
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.ui import dialogs, gate, theme
from qianshou_desktop.ui.setup.county import CountyStep
from qianshou_desktop.ui.setup.finish import Finish
from qianshou_desktop.ui.setup.sheet import SheetStep
from qianshou_desktop.ui.setup.start import Start
from qianshou_desktop.ui.setup.step import Step
from qianshou_desktop.ui.setup.user import UserStep
from qianshou_desktop.ui.task import Task, sentence

LEAVE = (
    "恢复单还没有收好。现在退出，刚建立的县就作废，下次重新开始。\n"
    "要留下它，请返回，打印或保存恢复单后再走完。"
)


class Setup(gate.Gate):
    """After accept() the opened `performer` is there."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.performer: Performer | None = None
        self._task: Task | None = None
        self.start, self.county, self.user = Start(), CountyStep(), UserStep()
        self.sheet, self.finish = SheetStep(), Finish()
        self.steps: list[Step] = [self.start, self.county, self.user, self.sheet, self.finish]
        self.stack = QStackedWidget()
        self._marks = [gate.line("", "#E6F1F2") for _ in self.steps]
        for step in self.steps:
            self.stack.addWidget(step)
            step.forward.connect(self.forward)
        self._lay_out()
        self._show(0)

    # ---- moving ----------------------------------------------------------------------------

    def forward(self) -> None:
        """To the next step, if this one is complete."""
        step = self.steps[self.stack.currentIndex()]
        if self._task or not step.check():
            return
        if step is self.start and self.start.demonstration.isChecked():
            self._run("正在准备演示数据…", self._demonstrate, self._enter)
        elif step is self.user:
            self._run("正在建立…", self._create, self._made)
        elif step is self.finish:
            self.accept()
        else:
            self._show(self.stack.currentIndex() + 1)

    def backward(self) -> None:
        """To the step before; what was typed stays."""
        self._show(self.stack.currentIndex() - 1)

    def _show(self, at: int) -> None:
        self.stack.setCurrentIndex(at)
        last = at == len(self.steps) - 1
        self.back.setVisible(0 < at <= self.steps.index(self.user))
        self.next.setText("进入牵手社工站" if last else "下一步")
        for place, (mark, step) in enumerate(zip(self._marks, self.steps, strict=True)):
            mark.setText(f"{place + 1}　{step.name}")
            bold = "font-weight: bold; color: #FFFFFF;" if place == at else "color: #A9CBCF;"
            mark.setStyleSheet(bold)
        if last:
            self.next.setFocus()
        self.steps[at].begin()

    # ---- work ------------------------------------------------------------------------------

    def _demonstrate(self) -> Performer:
        assert self._task
        _, (user, password) = demonstration.make(self.folder, tell=self._task.tell)
        return accounts.enter(self.folder, user, password)

    def _create(self) -> tuple[Performer, tuple[str, ...]]:
        name, password = self.user.user.text(), self.user.password.text()
        made = accounts.create(
            self.folder, self.county.code(), name, password, self.county.town_code()
        )
        if self.county.preset_name() != settings.USUAL:
            made[0].do(settings.start_from, self.county.preset_name())
        return made

    def _enter(self, performer: Performer) -> None:
        self._rest()
        self.performer = performer
        self.accept()

    def _made(self, made: tuple[Performer, tuple[str, ...]]) -> None:
        self._rest()
        self.performer, groups = made
        name = self.county.county_name()
        self.sheet.show_groups(groups, name, self.user.user.text().strip())
        station = self.performer.ask(places.own).station_name
        self.finish.show_made(name, station, self.folder)
        self._show(self.steps.index(self.sheet))

    def _run(self, text: str, call: object, then: object) -> None:
        assert callable(call)
        self._task = Task(call, self)
        self._task.done.connect(then)
        self._task.failed.connect(self._refused)
        self._task.told.connect(self._tell)
        self.wait.setText(text)
        self._busy(True)
        self._task.start()

    def _tell(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _refused(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, Rejected):
            problems = error.problems
            at = self.county if {"county", "town"} & set(problems) else self.user
            self._show(self.steps.index(at))
            at.complain(problems)
        elif text := sentence(error, self):
            dialogs.warn(self, text)

    def _rest(self) -> None:
        if self._task:
            self._task.wait()
            self._task = None
        self._busy(False)

    def _busy(self, on: bool) -> None:
        self.wait.setVisible(on)
        self.progress.setVisible(on)
        self.progress.setRange(0, 0)
        for widget in (self.next, self.back, self.stack):
            widget.setEnabled(not on)

    # ---- leaving ---------------------------------------------------------------------------

    def reject(self) -> None:
        """Esc and the window's cross. A county without its sheet is not left behind."""
        if self._task:
            return
        if self.performer is None:
            super().reject()
        elif dialogs.confirm(self, "退出设置", LEAVE, "退出并作废"):
            accounts.abandon(self.performer)
            self.performer = None
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.steps[self.stack.currentIndex()].begin()

    # ---- building --------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.side.column.addSpacing(30)
        for mark in self._marks:
            self.side.column.addWidget(mark)
            self.side.column.addSpacing(6)
        self.side.column.addStretch(1)
        self.room.addWidget(self.stack, 1)
        self.room.addSpacing(8)
        self.room.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self.back, self.next = QPushButton("上一步"), QPushButton("下一步")
        self.wait, self.progress = QLabel(), QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(140)
        theme.tag(self.next, "main")
        self.next.setMinimumWidth(120)
        self.back.setAutoDefault(True)  # Enter on it is meant for it
        self.next.setDefault(True)
        self.back.clicked.connect(self.backward)
        self.next.clicked.connect(self.forward)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.wait)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignRight)
        row.addWidget(self.next)
        self.wait.hide()
        self.progress.hide()
        return row
