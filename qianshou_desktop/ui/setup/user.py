"""Step 3: the first user and the password."""

from PySide6.QtWidgets import QGridLayout, QLabel

from qianshou_desktop.ui import gate, theme
from qianshou_desktop.ui.new_password import NewPassword
from qianshou_desktop.ui.setup.step import Step

HONEST = (
    "密码没有人能替您找回。几位同事共用这台电脑时，每人一个用户名：谁做了什么由程序记着；"
    "但数据是同一把钥匙加密的，谁登录都能读到全部数据。"
)


class UserStep(Step):
    """Name and password."""

    name, heading = "用户名和密码", "设一个用户名和密码"
    lead = "用户名填自己的姓名，以后的记录会写明是谁做的。"

    def __init__(self) -> None:
        super().__init__()
        self.user, self.user_error = gate.field("用户名"), gate.error()
        self.password = NewPassword(self)
        self.user.textChanged.connect(self.password.set_user)
        self.user.entered.connect(self.password.first.setFocus)
        self.password.entered.connect(self.forward)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.addWidget(QLabel("用户名"), 0, 0)
        grid.addWidget(self.user, 0, 1)
        grid.addWidget(self.user_error, 1, 1)
        self.password.place(grid, 2, "密码")
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)
        self.column.addStretch(1)
        self.column.addWidget(gate.words(HONEST, "small"))

    def begin(self) -> None:
        self.user.setFocus()

    def check(self) -> bool:
        missing = "" if self.user.text().strip() else "请填用户名"
        gate.say(self.user_error, missing)
        theme.flag(self.user, "wrong", bool(missing))
        if missing:
            self.user.setFocus()
            return False
        return self.password.check()

    def complain(self, problems: dict[str, str]) -> None:
        gate.say(self.user_error, problems.get("user", ""))
        if problems.get("password"):
            gate.say(self.password.strength, problems["password"], "error")
