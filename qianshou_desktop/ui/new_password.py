"""A new password, typed twice, with its strength in words."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QGridLayout, QLabel

from qianshou_desktop.ui import gate, theme
from qianshou_desktop.ui.editors import LineEdit
from qianshou_desktop.ui.strength import judge
from qianshou_desktop.ui.tick import Tick


class NewPassword(QObject):
    """Two line edits, the sentence under each, and the box that shows what is typed. `place` puts
    them into the four rows of a form."""

    entered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._user = ""
        self.first = gate.field("新密码", secret=True)
        self.again = gate.field("再输一次新密码", secret=True)
        self.strength, self.same = gate.words("", "small"), gate.error()
        self.shown = Tick("显示密码")
        self.shown.setToolTip("密码里要打汉字时，勾上才能用输入法")
        self.shown.toggled.connect(self._show)
        self.first.textChanged.connect(self._judge)
        self.again.textChanged.connect(self._compare)
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)
        self._judge()

    def place(self, grid: QGridLayout, row: int, label: str = "新密码") -> None:
        """Into rows `row` to `row + 3` of a two-column form."""
        for at, (words, edit, below) in enumerate(
            ((label, self.first, self.strength), ("再输一次", self.again, self.same))
        ):
            name = QLabel(words)
            name.setBuddy(edit)
            grid.addWidget(name, row + 2 * at, 0)
            grid.addWidget(edit, row + 2 * at, 1)
            grid.addWidget(below, row + 2 * at + 1, 1)
        grid.addWidget(self.shown, row, 2)

    def text(self) -> str:
        return self.first.text()

    def set_user(self, name: str) -> None:
        """The name that the password should not contain."""
        self._user = name
        self._judge()

    def check(self) -> bool:
        """Whether it may be used; otherwise says why and goes there."""
        refused = judge(self.text(), self._user)[1] in ("", "danger")
        theme.flag(self.first, "wrong", refused)
        if refused:
            gate.say(self.strength, judge(self.text(), self._user)[0], "error")
            self.first.setFocus()
            return False
        return self._same()

    def _same(self) -> bool:
        same = self.text() == self.again.text()
        theme.flag(self.again, "wrong", not same)
        gate.say(self.same, "" if same else "两次输入的不一样，请再输一次")
        if not same:
            self.again.setFocus()
            self.again.selectAll()
        return same

    def _judge(self) -> None:
        sentence, signal = judge(self.text(), self._user)
        theme.flag(self.first, "wrong", False)
        gate.say(self.strength, sentence, signal if signal in ("good", "mind") else "small")

    def _compare(self, text: str) -> None:
        """Only a difference that more typing cannot mend is told while typing."""
        off = bool(text) and not self.text().startswith(text)
        theme.flag(self.again, "wrong", off)
        gate.say(self.same, "与上面的不一样" if off else "")

    def _show(self, on: bool) -> None:
        mode = LineEdit.EchoMode
        for edit in (self.first, self.again):
            edit.setEchoMode(mode.Normal if on else mode.Password)
