"""关于: the version, and the parts of the program with their licences, each with its whole notice."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop import __version__
from qianshou_desktop.actions.notices import Notice
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.lines import Line, Lines, carded

LEAD = "不联网，不上传任何数据。用到的库和字体都列在下面，选一个看许可全文。"


class About(QDialog):
    """The parts at the left, the notice of the one that is chosen at the right."""

    def __init__(self, parent: QWidget, found: Sequence[Notice]) -> None:
        super().__init__(parent)
        self.setWindowTitle("关于牵手社工站")
        self.found = list(found)
        self.list, self.text = Lines("组成和许可", ""), QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName("许可全文")
        self._lay_out(parent)
        self.list.show_lines([
            Line(f"{each.name} {each.version}".strip(), "", each.licence, "", at)
            for at, each in enumerate(self.found)
        ])  # fmt: skip
        self.list.currentRowChanged.connect(self._chosen)
        self.list.setCurrentRow(0)
        self._chosen(0)
        self.list.setFocus()

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(self.found):
            self.text.setPlainText(self.found[row].text)

    def _lay_out(self, parent: QWidget) -> None:
        head, lead = QLabel(f"牵手社工站 {__version__}"), QLabel(LEAD)
        theme.tag(head, "heading")
        theme.tag(lead, "muted")
        lead.setWordWrap(True)
        panes = QHBoxLayout()
        panes.setSpacing(12)
        panes.addWidget(carded(self.list), 5)
        panes.addWidget(self.text, 6)
        leave = QPushButton("关闭  Esc")
        leave.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(head)
        column.addWidget(lead)
        column.addLayout(panes, 1)
        column.addLayout(foot)
        window = parent.window().size()
        self.resize(int(window.width() * 0.8), int(window.height() * 0.86))
