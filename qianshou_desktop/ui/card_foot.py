"""The foot of a card: what can be done with the record in the form."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from qianshou_desktop.ui import theme
from qianshou_desktop.ui.printing import PrintButton


class CardFoot(QWidget):
    """Delete, print, what is not saved yet; a page's own buttons; save, and save and go on where the
    page has words for that."""

    def __init__(
        self, printing: PrintButton, save: str, go_on: str, extras: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self.delete, self.printing, self.state = QPushButton("删除"), printing, QLabel()
        self.extras = list(extras)
        theme.tag(self.delete, "quiet")
        theme.tag(self.state, "small")
        self.save, self.go_on = QPushButton(save), QPushButton(go_on)
        self.save.setToolTip("Ctrl+S")
        self.go_on.setToolTip("Ctrl+Enter")
        theme.tag(self.go_on if go_on else self.save, "main")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(8)
        row.addWidget(self.delete)
        row.addWidget(self.printing)
        row.addWidget(self.state)
        row.addStretch(1)
        for each in self.extras:
            row.addWidget(each)
        row.addWidget(self.save)
        if go_on:
            row.addWidget(self.go_on)
