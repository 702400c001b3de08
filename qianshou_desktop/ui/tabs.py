"""A card with a strip of names over it; one of its parts is seen at a time."""

from collections.abc import Mapping

from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.ui import theme


class Strip(QWidget):
    """The names; `group.idClicked` tells which one was chosen."""

    def __init__(self, names: list[str]) -> None:
        super().__init__()
        self.group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for at, name in enumerate(names):
            button = QPushButton(name)
            button.setCheckable(True)
            button.setChecked(at == 0)
            button.setAutoDefault(False)
            theme.tag(button, "tab")
            self.group.addButton(button, at)
            row.addWidget(button)
        row.addStretch(1)


class Tabs(QFrame):
    """The card. What the user chose stays; until then the page may choose."""

    def __init__(self, parts: Mapping[str, QWidget]) -> None:
        super().__init__()
        theme.tag(self, "card")
        self.strip, self.stack = Strip(list(parts)), QStackedWidget()
        self._asked = False
        for part in parts.values():
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 6)
        column.setSpacing(4)
        self.strip.setContentsMargins(10, 0, 10, 0)
        column.addWidget(self.strip)
        column.addWidget(self.stack, 1)
        self.strip.group.idClicked.connect(self.choose)

    def choose(self, at: int, *, unasked: bool = False) -> None:
        """Show a part; `unasked`: only while the user has not chosen."""
        if unasked and self._asked:
            return
        self._asked = self._asked or not unasked
        self.strip.group.button(at).setChecked(True)
        self.stack.setCurrentIndex(at)

    def rename(self, at: int, name: str) -> None:
        """Another name for a part, such as with its count."""
        self.strip.group.button(at).setText(name)
