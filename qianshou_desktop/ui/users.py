"""The dialogs of the users: a further user, and a new password."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from qianshou_desktop.actions import accounts
from qianshou_desktop.records.terms import ROLE
from qianshou_desktop.ui import gate, theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Combo
from qianshou_desktop.ui.new_password import NewPassword


class Asking(QDialog):
    """A small form: what is asked, the password, and a button that does it. The deed derives a
    key, which takes a second: the dialog stays until it is done."""

    deed = ""

    def __init__(self, desk: Desk, title: str, lead: str) -> None:
        super().__init__()
        self.desk = desk
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        self.password, self.error = NewPassword(self), gate.error()
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(12)
        self.grid.setVerticalSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(gate.words(lead))
        column.addLayout(self.grid)
        column.addWidget(self.error)
        column.addLayout(self._buttons())
        self.password.entered.connect(self.go)

    def go(self) -> None:
        """Do it, if all is given."""
        if self.button.isEnabled() and self.whole() and self.password.check():
            self._wait(True)
            self.start()

    def whole(self) -> bool:
        """Whether what stands above the password is given."""
        return True

    def start(self) -> None:
        """Begin the deed."""

    def refused(self, problems: dict[str, str]) -> None:
        """What the action says against it."""
        self._wait(False)
        gate.say(self.error, "；".join(problems.values()))

    def finished_well(self, _: object) -> None:
        self.accept()

    def _wait(self, on: bool) -> None:
        gate.say(self.error, "")
        self.button.setEnabled(not on)
        self.button.setText("请稍等…" if on else self.deed)

    def _buttons(self) -> QHBoxLayout:
        self.button, leave = QPushButton(self.deed), QPushButton("取消")
        theme.tag(self.button, "main")
        for each in (self.button, leave):
            each.setAutoDefault(False)
        self.button.clicked.connect(self.go)
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.button)
        return row


class NewUser(Asking):
    """Name, role, password."""

    deed = "添加"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "添加用户", "请同事自己输入密码。密码没有人能替他找回。")
        self.user, self.role = gate.field("用户名"), Combo()
        self.role.setAccessibleName("角色")
        for code, label in ROLE.items():
            self.role.addItem(label, code)
        self.role.setCurrentIndex(self.role.findData("station"))
        self.user.textChanged.connect(self.password.set_user)
        self.user.entered.connect(self.role.setFocus)
        self.role.entered.connect(self.password.first.setFocus)
        for row, (label, widget) in enumerate((("用户名", self.user), ("角色", self.role))):
            self.grid.addWidget(QLabel(label), row, 0)
            self.grid.addWidget(widget, row, 1)
        self.password.place(self.grid, 2, "密码")
        self.user.setFocus()

    def whole(self) -> bool:
        missing = "" if self.user.text().strip() else "请填用户名"
        gate.say(self.error, missing)
        return not missing

    def start(self) -> None:
        performer = self.desk.performer
        call = partial(accounts.add, performer, self.user.text().strip(),
                       str(self.role.currentData()), self.password.text())  # fmt: skip
        self.desk.work("添加用户", untold(call), then=self.finished_well, refused=self.refused)


class ChangePassword(Asking):
    """The old password, and a new one."""

    deed = "换密码"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "换我的密码", "换好以后，旧密码马上不能用。恢复单不变，仍然有效。")
        self.old = gate.field("原密码", secret=True)
        self.old.entered.connect(self.password.first.setFocus)
        self.grid.addWidget(QLabel("原密码"), 0, 0)
        self.grid.addWidget(self.old, 0, 1)
        self.password.set_user(desk.performer.user)
        self.password.place(self.grid, 1)
        self.old.setFocus()

    def whole(self) -> bool:
        missing = "" if self.old.text() else "请填原密码"
        gate.say(self.error, missing)
        return not missing

    def start(self) -> None:
        performer = self.desk.performer
        call = partial(accounts.change_password, performer, performer.user, self.old.text(),
                       self.password.text())  # fmt: skip
        self.desk.work("换密码", untold(call), then=self.finished_well, refused=self.refused)


def untold(call: Callable[[], None]) -> Callable[..., None]:
    """A call that has no progress to tell, for desk.work."""

    def run(**_: object) -> None:
        call()

    return run
