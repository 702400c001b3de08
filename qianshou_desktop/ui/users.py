"""The dialogs of the users: a further user, and a new password."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QLabel

from qianshou_desktop.actions import accounts
from qianshou_desktop.records.terms import ROLE
from qianshou_desktop.ui import gate
from qianshou_desktop.ui.deed import Deed
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Combo
from qianshou_desktop.ui.new_password import NewPassword


class Asking(Deed):
    """A deed with a password. It derives a key, which takes a second."""

    def __init__(self, desk: Desk, title: str, lead: str) -> None:
        super().__init__(desk, title, lead)
        self.password = NewPassword(self)
        self.password.entered.connect(self.go)

    def go(self) -> None:
        if self.button.isEnabled() and self.whole() and self.password.check():
            self._wait(True)
            self.start()


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
