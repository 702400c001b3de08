"""Step 1: a county of one's own, or a look at the demonstration."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout

from qianshou_desktop.ui import gate, theme
from qianshou_desktop.ui.setup.step import Step

OWN = "选好县和乡镇，设一个密码就能用。全县的乡镇和村已经备好，不用自己录。"
LOOK = "宜都市 11 个乡镇的演示数据，人名和事情都是编的，可以随便试；看完再建立自己的县。"
ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)


class Start(Step):
    """Two large choices, moved between by the arrow keys."""

    name, heading = "怎样开始", "欢迎使用牵手社工站"
    lead = "这台电脑上还没有数据。请选一种开始方式。"

    def __init__(self) -> None:
        super().__init__()
        self.own, self.demonstration = Choice("建立自己的县"), Choice("先看演示数据")
        self._pair = QButtonGroup(self)
        for choice, other, text in (
            (self.own, self.demonstration, OWN),
            (self.demonstration, self.own, LOOK),
        ):
            self._pair.addButton(choice)
            self.column.addWidget(Card(choice, text))
            choice.forward.connect(self.forward)
            choice.other = other
        self.own.setChecked(True)
        self.column.addStretch(1)

    def begin(self) -> None:
        (self.own if self.own.isChecked() else self.demonstration).setFocus()


class Choice(QRadioButton):
    """Enter goes on; an arrow key takes the other choice, though it stands in another card."""

    forward = Signal()
    other: "Choice"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.forward.emit()
        elif event.key() in ARROWS:
            self.other.setChecked(True)
            self.other.setFocus()
        else:
            super().keyPressEvent(event)


class Card(QFrame):
    """A choice and what it means; the whole card can be clicked."""

    def __init__(self, choice: Choice, text: str) -> None:
        super().__init__()
        theme.tag(self, "card")
        self._choice = choice
        choice.setStyleSheet("font-size: 12pt; font-weight: bold; spacing: 10px;")
        choice.setAccessibleDescription(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 16)
        column.setSpacing(4)
        column.addWidget(choice)
        below = gate.words(text)
        below.setIndent(26)
        column.addWidget(below)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choice.setChecked(True)
        self._choice.setFocus()
