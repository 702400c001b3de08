"""What the steps of the first start share."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qianshou_desktop.ui import gate, theme


class Step(QWidget):
    """One step: a heading, a sentence, and what is asked."""

    name: str = ""  # on the coloured side
    heading: ClassVar[str] = ""
    lead: ClassVar[str] = ""
    forward = Signal()  # Enter: to the next step

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        title = QLabel(self.heading or self.name)
        theme.tag(title, "title")
        self.column.addWidget(title)
        self.lead_line = gate.words(self.lead)
        self.column.addWidget(self.lead_line)
        self.column.addSpacing(6)

    def begin(self) -> None:
        """The step comes in sight: give the focus to its first field."""

    def check(self) -> bool:
        """Whether all is given; otherwise says what is missing and goes there."""
        return True

    def complain(self, problems: dict[str, str]) -> None:
        """What the actions refused, by field."""
