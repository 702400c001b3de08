"""A new recovery sheet in place of one that was lost, opened or never printed."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from qianshou_desktop.actions import accounts, places
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.setup.sheet import SheetStep


class Renewal(QDialog):
    """The sheet as at the first start. The old one holds until two groups of the new one were
    typed back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setWindowTitle("重新出恢复单")
        self.setMinimumWidth(640)
        self.sheet = SheetStep()
        county = desk.ask(places.own).county_name
        self.sheet.show_groups(accounts.fresh_groups(), county, desk.performer.user)
        self.sheet.forward.connect(self.go)
        self.button, cancel = QPushButton("换成这张"), QPushButton("不换了")
        theme.tag(self.button, "main")
        self.button.clicked.connect(self.go)
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addWidget(self.sheet, 1)
        column.addLayout(row)
        self.sheet.begin()

    def go(self) -> None:
        """Adopt the sheet once it is proven to be at hand."""
        if self.sheet.check():
            accounts.adopt_recovery(self.desk.performer, self.sheet.groups)
            self.accept()
