"""Step 5: what was made, and what should be known."""

from pathlib import Path

from PySide6.QtWidgets import QFrame, QVBoxLayout

from qianshou_desktop.ui import gate, theme
from qianshou_desktop.ui.setup.step import Step

HONEST = (
    "数据只在这台电脑上，已经加密。请每周关闭程序后，把下面的数据文件夹整个复制到 U 盘。",
    "导出的 Excel 和 PDF 没有加密，谁拿到都能看，用完请收好或删除。",
    "密码和恢复单都丢了，数据就没有了。",
)


class Finish(Step):
    """Nothing more is asked."""

    name, heading = "完成", "建好了"

    def __init__(self) -> None:
        super().__init__()
        card = QFrame()
        theme.tag(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        heading = gate.words("请记住三件事", "heading")
        column.addWidget(heading)
        for number, text in enumerate(HONEST, 1):
            column.addWidget(gate.words(f"{number}　{text}", ""))
        self.column.addWidget(card)
        self.where = gate.words("", "small")
        self.column.addWidget(self.where)
        self.column.addStretch(1)

    def show_made(self, county: str, station: str, folder: Path) -> None:
        """What stands now."""
        self.lead_line.setText(f"{county}　{station}" if station else f"{county}　县级")
        self.where.setText(f"数据在：{folder}")
