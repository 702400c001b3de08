"""The window where a user logs in. Names are not in clear on disk, so the name is typed too."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.actions import accounts
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.ui import dialogs, gate, theme
from qianshou_desktop.ui.editors import LineEdit
from qianshou_desktop.ui.recovery import Recovery
from qianshou_desktop.ui.setup import Setup
from qianshou_desktop.ui.task import Task, sentence
from qianshou_desktop.ui.tick import Tick


class Login(gate.Gate):
    """Asks for name and password; after accept() the opened `performer` is there."""

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.performer: Performer | None = None
        self._task: Task | None = None
        self.demonstration = accounts.demonstration(folder)
        self._make_fields()
        self._fill_side()
        self.recovery = Recovery(folder)
        self.recovery.opened.connect(self.take)
        self.recovery.left.connect(self._to_login)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._login_page())
        self.stack.addWidget(self.recovery)
        self.room.addWidget(self.stack)
        self._fill_in()

    # ---- building --------------------------------------------------------------------------

    def _fill_side(self) -> None:
        self.side.column.addSpacing(28)
        for text in ("不联网，数据只在这台电脑上。", "数据文件已加密，没有密码打不开。"):
            self.side.column.addWidget(gate.line(text, "#E6F1F2"))
        self.side.column.addStretch(1)

    def _make_fields(self) -> None:
        self.user = gate.field("用户名")
        self.password = gate.field("密码", secret=True)
        self.error = gate.error()
        self.shown = Tick("显示密码")
        self.shown.setToolTip("密码里有汉字时，勾上才能用输入法")
        self.shown.toggled.connect(self._show_password)
        self.button = QPushButton("打开")
        theme.tag(self.button, "main")
        self.button.setDefault(True)
        self.button.clicked.connect(self.open)
        self.forgot = QPushButton("忘记密码")
        theme.tag(self.forgot, "link")
        self.forgot.setAutoDefault(False)
        self.forgot.clicked.connect(self._to_recovery)
        self.user.entered.connect(self.password.setFocus)
        self.password.entered.connect(self.open)

    def _login_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        heading = QLabel("登录")
        theme.tag(heading, "title")
        column.addWidget(heading)
        column.addSpacing(10)
        if self.demonstration:
            column.addWidget(self._demonstration(*self.demonstration))
            column.addSpacing(12)
        column.addLayout(self._fields())
        column.addStretch(3)
        return _narrow(page)

    def _demonstration(self, user: str, password: str) -> QFrame:
        card = QFrame()
        theme.tag(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(2)
        column.addWidget(gate.words("这里是演示数据：宜都市，人名和事情都是编的。", ""))
        self.known = gate.words(f"用户名 {user}　密码 {password}　已经填好，按回车就进去。", "")
        self.known.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.known)
        self.own = QPushButton("演示看完了，建立自己的县…")
        theme.tag(self.own, "link")
        self.own.setStyleSheet("padding: 0;")
        self.own.setAutoDefault(False)
        self.own.clicked.connect(self._end_demonstration)
        column.addWidget(self.own, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for row, (label, edit) in enumerate((("用户名", self.user), ("密码", self.password))):
            name = QLabel(label)
            name.setBuddy(edit)
            grid.addWidget(name, row, 0)
            grid.addWidget(edit, row, 1)
        grid.addWidget(self.error, 2, 1)
        grid.addWidget(self.shown, 3, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.button)
        buttons.addStretch(1)
        buttons.addWidget(self.forgot)
        self.button.setMinimumWidth(140)
        grid.addLayout(buttons, 4, 1)
        grid.setRowMinimumHeight(4, 46)
        return grid

    def _fill_in(self) -> None:
        if self.demonstration:
            self.user.setText(self.demonstration[0])
            self.password.setText(self.demonstration[1])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.password if self.user.text() else self.user).setFocus()

    # ---- opening ---------------------------------------------------------------------------

    def open(self) -> None:
        """Try name and password; opening takes about half a second, the window stays alive."""
        if self._task:
            return
        for edit, wanted in ((self.user, "请填用户名"), (self.password, "请填密码")):
            if not edit.text().strip():
                self._complain(wanted, edit)
                return
        self._wait(True)
        call = partial(accounts.enter, self.folder, self.user.text(), self.password.text())
        self._task = Task(call, self)
        self._task.done.connect(self.take)
        self._task.failed.connect(self._refused)
        self._task.start()

    def take(self, performer: Performer) -> None:
        """The folder is open."""
        self._finish()
        self.performer = performer
        self.accept()

    def done(self, result: int) -> None:
        """Never leave a thread behind."""
        self._finish()
        self.recovery.finish()
        super().done(result)

    def _refused(self, error: Exception) -> None:
        self._finish()
        self._wait(False)
        self._complain(sentence(error, self), self.password)

    def _finish(self) -> None:
        if self._task:
            self._task.wait()
            self._task = None

    def _complain(self, text: str, edit: LineEdit) -> None:
        gate.say(self.error, text)
        for each in (self.user, self.password):
            theme.flag(each, "wrong", each is edit and bool(text))
        edit.setFocus()
        edit.selectAll()

    def _wait(self, on: bool) -> None:
        self.button.setText("正在打开…" if on else "打开")
        for widget in (self.button, self.user, self.password, self.shown, self.forgot):
            widget.setEnabled(not on)
        if self.demonstration:
            self.own.setEnabled(not on)
        if on:
            gate.say(self.error, "")

    # ---- elsewhere -------------------------------------------------------------------------

    def _show_password(self, on: bool) -> None:
        mode = LineEdit.EchoMode
        self.password.setEchoMode(mode.Normal if on else mode.Password)

    def _to_recovery(self) -> None:
        self.recovery.start(self.user.text())
        self.stack.setCurrentWidget(self.recovery)

    def _to_login(self) -> None:
        self.stack.setCurrentIndex(0)
        self.user.setFocus()

    def _end_demonstration(self) -> None:
        text = "演示数据会移到旁边的文件夹里收好，不会删除。\n接着建立自己的县，从空白开始。"
        if not dialogs.confirm(self, "建立自己的县", text, "建立自己的县"):
            return
        try:
            accounts.put_away_demonstration(self.folder)
        except Trouble as trouble:
            dialogs.warn(self, str(trouble))
            return
        setup = Setup(self.folder, self)
        self.hide()
        if setup.exec() == QDialog.DialogCode.Accepted and setup.performer:
            self.take(setup.performer)
        else:
            self.reject()


def _narrow(page: QWidget) -> QWidget:
    """The page in a column that is not too wide to read, in the middle of the room."""
    outer = QWidget()
    across = QHBoxLayout(outer)
    across.setContentsMargins(0, 0, 0, 0)
    page.setMaximumWidth(gate.COLUMN)
    across.addStretch(1)
    across.addWidget(page, 100)
    across.addStretch(1)
    return outer
