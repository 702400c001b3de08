"""F1: how the page that is open is used; beside it every other page, the keys, and where each form is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.ui import theme
from qianshou_desktop.ui.guide import GUIDE, KEYS, KEYS_PAGE, PLACES, PLACES_PAGE, Rows
from qianshou_desktop.ui.lines import Line, Lines, carded

PAGES = (*GUIDE, KEYS_PAGE, PLACES_PAGE)


class Help(QDialog):
    """The names at the left, and what is said of the one that is chosen."""

    def __init__(self, page: str = KEYS_PAGE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("使用说明")
        self.resize(820, 540)
        self.list, self.area = Lines("各页", ""), QScrollArea()
        self.area.setWidgetResizable(True)
        self.leave = QPushButton("关闭  Esc")
        self.leave.clicked.connect(self.accept)
        self._lay_out()
        self.list.show_lines([Line(name, opens=name) for name in PAGES])
        self.list.currentRowChanged.connect(self._turned)
        self.list.setCurrentRow(PAGES.index(page) if page in PAGES else PAGES.index(KEYS_PAGE))
        self._turned(self.list.currentRow())
        self.list.setFocus()

    def _turned(self, row: int) -> None:
        if row >= 0:
            self.area.setWidget(_sheet(PAGES[row]))

    def _lay_out(self) -> None:
        panes = QHBoxLayout()
        panes.setSpacing(12)
        names = carded(self.list)
        names.setFixedWidth(160)
        panes.addWidget(names)
        panes.addWidget(self.area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(panes, 1)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignRight)


def _sheet(page: str) -> QWidget:
    """All that is said of a page."""
    sheet = QWidget()
    grid = QGridLayout(sheet)
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(8)
    lead, parts = _said(page)
    if lead:
        _across(grid, page, "heading")
        _across(grid, lead, "muted")
    for heading, rows in parts:
        if heading:
            _across(grid, heading, "heading")
        for left, right in rows:
            _row(grid, left, right)
    grid.setRowStretch(grid.rowCount(), 1)
    return sheet


def _said(page: str) -> tuple[str, list[tuple[str, Rows]]]:
    if page == KEYS_PAGE:
        return "", list(KEYS.items())
    if page == PLACES_PAGE:
        return "", [(PLACES_PAGE, PLACES)]
    lead, rows = GUIDE[page]
    keys = [("按键", KEYS[page])] if page in KEYS else []
    return lead, [("", rows), *keys]


def _across(grid: QGridLayout, text: str, part: str) -> None:
    label = QLabel(text)
    label.setWordWrap(True)
    theme.tag(label, part)
    grid.addWidget(label, grid.rowCount(), 0, 1, 2)


def _row(grid: QGridLayout, left: str, right: str) -> None:
    row = grid.rowCount()
    for column, text in enumerate((left, right)):
        label = QLabel(text)
        label.setWordWrap(True)
        label.setMinimumWidth(150 if column == 0 else 0)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
