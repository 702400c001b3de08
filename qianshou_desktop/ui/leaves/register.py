"""上报登记: where each report went and which receipt came back; the rest of it is frozen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from qianshou_desktop.actions import submissions
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.roll import Part, Roll

TALL = 150
ELSEWHERE = "上报在“报表”里办：看过核对，按“上报…”"


class Register(Roll):
    """The submissions; what the files are stands under the form."""

    def __init__(self, desk: Desk, part: Part) -> None:
        self.told = QPlainTextEdit()
        self.told.setReadOnly(True)
        self.told.setMaximumHeight(TALL)
        self.told.setAccessibleName("上报的文件和 SHA-256")
        super().__init__(desk, part)
        self.action = ""

    def extra(self) -> Sequence[QWidget]:
        return ()

    def prepare(self, form: Form) -> None:
        super().prepare(form)
        column, inside = self.card.layout(), QVBoxLayout()
        assert isinstance(column, QVBoxLayout)
        inside.setContentsMargins(16, 0, 16, 12)
        inside.addWidget(self.told)
        column.addLayout(inside)

    def new(self) -> None:
        self.said.emit(ELSEWHERE, "mind")

    def headline(self, entry: Entry) -> tuple[str, str]:
        words, _ = super().headline(entry)
        return words, f"完整度 {entry.values.get('percent')}%" if entry.key is not None else ""

    def loaded(self, entry: Entry) -> None:
        super().loaded(entry)
        lines = self.desk.ask(submissions.told, entry.key) if entry.key is not None else ()
        self.told.setPlainText("\n".join(lines))
        self.delete.hide()  # what was handed in stays
