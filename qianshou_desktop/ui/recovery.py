"""Forgotten password: the code of the recovery sheet, checked group by group as it is typed, and a
new password."""

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qianshou_desktop.actions import accounts
from qianshou_desktop.ui import gate, theme
from qianshou_desktop.ui.editors import LineEdit
from qianshou_desktop.ui.new_password import NewPassword
from qianshou_desktop.ui.task import Task, sentence

GROUPS, SIZE = 8, 5


class GroupEdit(LineEdit):
    """One group of five. A pasted whole code goes to all groups."""

    pasted = Signal(str)
    back = Signal()

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setAccessibleName(f"恢复码第 {number} 组，共 {GROUPS} 组")
        self.setMaxLength(SIZE)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.textEdited.connect(self._tidy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _tidy(self, text: str) -> None:
        """As the sheet has it: capitals, and no I, L or O, which it never uses."""
        place = self.cursorPosition()
        self.setText(plain(text))
        self.setCursorPosition(place)


class Code(QWidget):
    """The eight groups, four in a row, each framed red when its check sign does not fit."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self.groups = [GroupEdit(at + 1) for at in range(GROUPS)]
        for at, edit in enumerate(self.groups):
            grid.addWidget(edit, at // 4, at % 4)
            edit.textChanged.connect(partial(self._check, at))
            edit.pasted.connect(self.paste)
            edit.back.connect(partial(self._go, at - 1))

    def text(self) -> str:
        return "-".join(edit.text() for edit in self.groups)

    def problem(self) -> str:
        """What is wrong or still missing, naming the group."""
        for number, edit in enumerate(self.groups, 1):
            if len(edit.text()) == SIZE and not accounts.group_is_sound(edit.text()):
                return f"第 {number} 组“{edit.text()}”有误，请对照恢复单逐字核对"
        missing = [str(n) for n, edit in enumerate(self.groups, 1) if len(edit.text()) < SIZE]
        return f"还差第 {'、'.join(missing)} 组，每组 {SIZE} 位" if missing else ""

    def paste(self, text: str) -> None:
        """A whole code, or a part of it, from the first group on."""
        found = plain(text)
        for at, edit in enumerate(self.groups):
            if part := found[at * SIZE : (at + 1) * SIZE]:
                edit.setText(part)

    def _check(self, at: int, text: str) -> None:
        whole = len(text) == SIZE
        sound = whole and accounts.group_is_sound(text)
        theme.flag(self.groups[at], "wrong", whole and not sound)
        if sound and self.groups[at].hasFocus():
            self._go(at + 1)
        self.edited.emit()

    def _go(self, at: int) -> None:
        if 0 <= at < GROUPS:
            self.groups[at].setFocus()


class Recovery(QWidget):
    """The page of the login window."""

    opened = Signal(object)
    left = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self._task: Task | None = None
        self.code, self.user, self.password = Code(), gate.field("用户名"), NewPassword()
        self.code_error, self.error = gate.error(), gate.error()
        self.code.edited.connect(self._tell_code)
        self.user.textChanged.connect(self.password.set_user)
        self.password.entered.connect(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        heading = QLabel("用恢复单打开")
        theme.tag(heading, "title")
        column.addWidget(heading)
        column.addWidget(
            gate.words("找出建县时打印的恢复单，照着输入 8 组恢复码，再设一个新密码。")
        )
        column.addSpacing(10)
        column.addLayout(self._fields())
        column.addStretch(1)
        column.addWidget(
            gate.words(
                "恢复单也找不到：请另一位能登录的用户打开。都不行，数据就打不开了。", "small"
            )
        )
        column.addLayout(self._buttons())

    def start(self, user: str) -> None:
        """Begin; the name typed at the login is kept."""
        self.user.setText(user)
        self.code.groups[0].setFocus()

    def open(self) -> None:
        """Try the code, and give the user the new password."""
        gate.say(self.code_error, self.code.problem())
        if self._task or self.code_error.text() or not self.password.check():
            return
        self._wait(True)
        call = partial(accounts.recover, self.folder, self.code.text(), self.user.text(),
                       self.password.text())  # fmt: skip
        self._task = Task(call, self)
        self._task.done.connect(self.opened)
        self._task.failed.connect(self._refused)
        self._task.start()

    def finish(self) -> None:
        """Never leave a thread behind."""
        if self._task:
            self._task.wait()
            self._task = None

    def _refused(self, error: Exception) -> None:
        self.finish()
        self._wait(False)
        gate.say(self.error, sentence(error, self))

    def _tell_code(self) -> None:
        """Only what is wrong, not what is still to be typed."""
        problem = self.code.problem()
        gate.say(self.code_error, problem if problem.startswith("第") else "")

    def _wait(self, on: bool) -> None:
        gate.say(self.error, "")
        self.button.setText("正在打开…" if on else "打开并换密码")
        self.button.setEnabled(not on)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        label = QLabel("恢复码")
        label.setFixedHeight(theme.FIELD)
        grid.addWidget(label, 0, 0, top)
        grid.addWidget(self.code, 0, 1)
        grid.addWidget(self.code_error, 1, 1)
        grid.addWidget(QLabel("用户名"), 2, 0)
        grid.addWidget(self.user, 2, 1)
        self.password.place(grid, 3)
        grid.addWidget(self.error, 7, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        back, self.button = QPushButton("返回登录"), QPushButton("打开并换密码")
        theme.tag(self.button, "main")
        for each in (back, self.button):
            each.setAutoDefault(False)
        back.clicked.connect(self.left)
        self.button.clicked.connect(self.open)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self.button)
        return row


def plain(text: str) -> str:
    """A typed or pasted code without spaces and hyphens, in capitals, misread letters put right."""
    right = str.maketrans("OIL", "011")
    return re.sub(r"[^0-9A-Z]", "", text.upper()).translate(right)
