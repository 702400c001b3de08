"""用户与设置: who may log in, where the data lies, whether it is sound."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop import __version__, paths
from qianshou_desktop.actions import accounts, checks, letters, notices
from qianshou_desktop.actions.accounts import UserRow
from qianshou_desktop.actions.checks import Check
from qianshou_desktop.ui import gate, looks, theme
from qianshou_desktop.ui.about import About
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.lines import TALL, Line, Lines
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.renewal import Renewal
from qianshou_desktop.ui.tick import Tick
from qianshou_desktop.ui.users import ChangePassword, NewUser

SHARED = (
    "每人一个用户名，谁做了什么由程序记着。数据是同一把钥匙加密的，"
    "这台电脑上谁登录都能读到全部数据。"
)
PLAIN = "导出的 Excel 和 PDF 没有加密，谁拿到都能看，用完请收好或删除。"
COPY = "每周关闭程序后，把这个文件夹整个复制到 U 盘。里面的数据是加密的，复制走也要密码才能打开。"
SHEET = (
    "建县时打印的恢复单，是忘记密码后唯一能打开数据的东西。请和公章放在一起，不要放在电脑里。"
    "密码都忘了、恢复单也丢了，数据就没有了，谁也救不回来。"
)
FONTS = (
    "公文用本机的仿宋、楷体、黑体、宋体和小标宋；没有的用随程序的字体。"
    "勾上下面这一项，每台电脑印出的文件就完全一样。"
)
TEXT = "看着吃力就选大一些：字、行距和按钮一起放大，下次打开程序时起用。窗口窄了，左边的各页收进“菜单”。"
CHECK = "查一遍数据文件有没有损坏、记录和变更历史对不对得上。"


class Settings(Page):
    """Cards in two columns."""

    name: str = "用户与设置"
    watches: tuple[str, ...] = ("user",)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.users = Lines("用户", "", edge=0)
        self.found = QVBoxLayout()
        self.found.setSpacing(4)
        self.check_button = _button("核对数据", self.check)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(self._left(), 1)
        row.addLayout(self._right(), 1)
        inside, scroll, outer = QWidget(), QScrollArea(), QVBoxLayout(self)
        inside.setLayout(row)
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def subtitle(self) -> str:
        return f"现在登录的是 {self.desk.performer.user}"

    def refresh(self) -> None:
        self.desk.fetch(accounts.users, then=self._show_users)
        self.desk.fetch(letters.bundled_only, then=self.bundled.setChecked)

    # ---- users -------------------------------------------------------------------------------

    def add_user(self) -> None:
        """Ask for a further user."""
        self._ask(NewUser(self.desk), "用户已添加")

    def change_password(self) -> None:
        """Ask for a new password of one's own."""
        self._ask(ChangePassword(self.desk), "密码已换好")

    def renew_sheet(self) -> None:
        """A new recovery sheet; the old one opens nothing from then on."""
        self._ask(Renewal(self.desk), "已换成新的恢复单，请销毁旧的那张")

    def _ask(self, dialog: NewUser | ChangePassword | Renewal, done: str) -> None:
        dialog.setParent(self.window(), dialog.windowFlags())
        if dialog.exec():
            self.said.emit(done, "good")
            self.refresh()
        dialog.deleteLater()

    def _show_users(self, users: list[UserRow]) -> None:
        me = self.desk.performer.user
        self.users.show_lines([
            Line(u.name, "正在使用" if u.name == me else "", u.role_label if u.active else "已停用")
            for u in users
        ])  # fmt: skip
        self.users.setFixedHeight(TALL * max(1, min(len(users), 8)) + 4)

    # ---- about -------------------------------------------------------------------------------

    def about(self) -> None:
        """What the program is made of."""
        dialog = About(self.window(), notices.notices())
        dialog.exec()
        dialog.deleteLater()

    # ---- fonts -------------------------------------------------------------------------------

    def choose_fonts(self, only: bool) -> None:
        """The program's own fonts alone, or this machine's too; what was refused is not ticked."""
        self.desk.do(letters.keep_to_bundled, only, refused=self._not_chosen)

    def _not_chosen(self, problems: dict[str, str]) -> None:
        self.said.emit("；".join(problems.values()), "mind")
        self.refresh()

    # ---- the size of text ----------------------------------------------------------------------

    def choose_text(self, size: int) -> None:
        """From the next start on."""
        looks.write(replace(looks.read(), text=size))
        self.said.emit(f"下次打开程序时，字是“{looks.TEXTS[size]}”", "good")

    # ---- checking ----------------------------------------------------------------------------

    def check(self) -> None:
        """Look at every part of the data."""
        self.check_button.setEnabled(False)
        self.check_button.setText("正在核对…")
        call = partial(self.desk.performer.ask, checks.check)
        self.desk.work("核对数据", call, then=self._checked, refused=self._unchecked)

    def _checked(self, found: list[Check]) -> None:
        self._rest()
        for each in found:
            self.found.addWidget(_result(each))
        good = all(each.good for each in found)
        self.said.emit(
            "数据完好" if good else "数据有问题，请看“核对数据”", "good" if good else "danger"
        )

    def _unchecked(self, problems: dict[str, str]) -> None:
        self._rest()
        self.found.addWidget(gate.words("；".join(problems.values()), "danger"))

    def _rest(self) -> None:
        while item := self.found.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.check_button.setEnabled(True)
        self.check_button.setText("再核对一次")

    # ---- building ----------------------------------------------------------------------------

    def _left(self) -> QVBoxLayout:
        buttons = _row(
            _button("添加用户…", self.add_user), _button("换我的密码…", self.change_password)
        )
        check = _row(self.check_button)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(_card("用户", self.users, gate.words(SHARED, "small"), buttons))
        column.addWidget(_card("核对数据", gate.words(CHECK), self.found, check))
        column.addWidget(_card("字的大小", self._texts(), gate.words(TEXT, "small")))
        self.bundled = Tick("只用随程序的字体")
        self.bundled.clicked.connect(self.choose_fonts)
        column.addWidget(_card("字体", gate.words(FONTS, "small"), self.bundled))
        column.addStretch(1)
        return column

    def _texts(self) -> QHBoxLayout:
        self.texts = QButtonGroup(self)
        chosen, buttons = looks.read().text, []
        for size, words in looks.TEXTS.items():
            button = QPushButton(f"{words} {size}%")
            button.setCheckable(True)
            button.setChecked(size == chosen)
            button.setAccessibleName(f"字的大小：{words}")
            theme.tag(button, "segment")
            self.texts.addButton(button, size)
            buttons.append(button)
        self.texts.idClicked.connect(self.choose_text)
        return _row(*buttons)

    def _right(self) -> QVBoxLayout:
        folder = self.desk.performer.folder
        where = gate.words(str(folder), "")
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        place = _row(_button("打开文件夹", partial(_open, str(folder))))
        log = _row(
            _button("组成和许可…", self.about),
            _button("打开日志", partial(_open, str(paths.logs()))),
        )
        version = f"牵手社工站 {__version__}　不联网，不上传任何数据。"
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(_card("数据在哪里", where, gate.words(COPY), gate.words(PLAIN), place))
        renew = _row(_button("重新出恢复单…", self.renew_sheet))
        column.addWidget(_card("恢复单", gate.words(SHEET), renew))
        column.addWidget(_card("关于", gate.words(version), log))
        column.addStretch(1)
        return column


def _open(folder: str) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))


def _button(words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.clicked.connect(lambda: act())  # noqa: PLW0108  the signal's `checked` is not for it
    return button


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _card(heading: str, *content: QWidget | QHBoxLayout | QVBoxLayout) -> QFrame:
    card, label = QFrame(), QLabel(heading)
    theme.tag(card, "card")
    theme.tag(label, "heading")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(8)
    column.addWidget(label)
    for each in content:
        if isinstance(each, QWidget):
            column.addWidget(each)
        else:
            column.addLayout(each)
    return card


def _result(found: Check) -> QLabel:
    """One line of the check, with a word beside the colour."""
    sign = "好" if found.good else "有问题"
    return gate.words(f"{sign}　{found.label}：{found.remark}", "good" if found.good else "danger")
