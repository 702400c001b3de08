"""出席: members down, sessions across; the space bar says who came, and it is kept at once."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.actions import groups
from qianshou_desktop.actions.groups import Comer, Meeting, Statistics
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.body import nothing
from qianshou_desktop.ui.book import Sight
from qianshou_desktop.ui.desk import Desk

Index = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole
NAMES, CELL, TOTAL = 124, 64, 70
PAD = 16  # beside the names
CAME, MISSED = "✓", "缺"
ALONE = "先在“计划”里选一个小组。"
EMPTY = "还没有单节记录。\n按 Ctrl+N 记第一节，组员自动列在出席里。"
UNNAMED = "还没有组员。\n先在“组员”里写好名单，再来勾出席。"
HINT = "空格键改出席，方向键走动"


class Grid(QAbstractTableModel):
    """The cells; the last column and the last row are sums."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Statistics((), (), {})

    def put(self, found: Statistics) -> None:
        """These numbers now; the place stays where the grid has the same rows and columns."""
        same = _shape(found) == _shape(self.found)
        if not same:
            self.beginResetModel()
        self.found = found
        if same:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
        else:
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.found.comers) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.found.meetings) + 1

    def cell(self, index: Index) -> tuple[Meeting, Comer] | None:
        """The session and the member of a cell; None for a sum."""
        at, nth = index.row(), index.column()
        if not index.isValid() or at >= len(self.found.comers) or nth >= len(self.found.meetings):
            return None
        return self.found.meetings[nth], self.found.comers[at]

    def came(self, meeting: Meeting, comer: Comer) -> bool | None:
        """Whether somebody was there; None where nobody noted it."""
        return self.found.present.get((meeting.key, comer.key))

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable if self.cell(index) else flag.NoItemFlags

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if role == ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        cell = self.cell(index)
        if cell is None:
            return self._sum(index) if role == ROLE.DisplayRole else None
        came = self.came(*cell)
        if role == ROLE.DisplayRole:
            return "" if came is None else CAME if came else MISSED
        if role == ROLE.ForegroundRole:
            return theme.colour("good" if came else "mind")
        if role == ROLE.AccessibleTextRole:
            said = "没有记" if came is None else "出席" if came else "缺席"
            return f"{cell[1].name} {_named(cell[0])} {said}"
        return None

    def headerData(self, at: int, way: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        across = way == Qt.Orientation.Horizontal
        parts: Sequence[Meeting | Comer] = self.found.meetings if across else self.found.comers
        if role == ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter if across else LEFT
        if role == ROLE.ToolTipRole and at < len(parts):
            part = parts[at]
            return str(part.day) if isinstance(part, Meeting) else part.name
        if role != ROLE.DisplayRole:
            return None
        if at >= len(parts):
            return "出席" if across else "到场"
        head = parts[at]
        if isinstance(head, Meeting):
            return f"{_named(head)}\n{head.day:%m-%d}"
        gone = "（退出）" if head.left_on else ""
        ink = QFontMetrics(QApplication.font())
        room = NAMES - PAD - ink.horizontalAdvance(gone)
        # Long names differ at their ends.
        return ink.elidedText(head.name, Qt.TextElideMode.ElideMiddle, room) + gone

    def _sum(self, index: Index) -> str:
        at, nth = index.row(), index.column()
        if at < len(self.found.comers):
            comer = self.found.comers[at]
            return f"{comer.came}/{comer.noted}"
        if nth < len(self.found.meetings):
            return str(self.found.meetings[nth].came)
        return f"{self.found.contacts} 人次"


LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _shape(found: Statistics) -> tuple[list[int], list[int]]:
    return [each.key for each in found.meetings], [each.key for each in found.comers]


def _named(meeting: Meeting) -> str:
    return f"第 {meeting.nth} 节" if meeting.nth else "未编节次"


class _Drawing(QStyledItemDelegate):
    """A frame around the cell that the keys act on; the sums on a ground of their own."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        ink = index.data(ROLE.ForegroundRole) or QColor(theme.INK)
        option.palette.setColor(QPalette.ColorRole.HighlightedText, ink)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, Grid)
        room = QRect(option.rect)
        if model.cell(index) is None:
            painter.fillRect(room, QColor(theme.GROUND))
        super().paint(painter, option, index)
        painter.setPen(QPen(QColor(theme.LINE), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        state = option.state
        if state & QStyle.StateFlag.State_Selected and option.widget and option.widget.hasFocus():
            painter.setPen(QPen(QColor(theme.ACCENT), 2))
            painter.drawRect(room.adjusted(1, 1, -1, -1))


class _Table(QTableView):
    """`wanted` tells of the cell that is to be turned."""

    wanted = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        if at == self.currentIndex() and event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit(at)


class Attendance(Sight):
    """The grid of one group, with its sums."""

    name: str = "出席"
    action: str = "记下一节  Ctrl+N"
    watches: tuple[str, ...] = (
        "attendance",
        "group_session",
        "group_member",
        "group",
        "person",
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.head, self.hint = QLabel(), QLabel(HINT)
        self.grid, self.table = Grid(), _Table()
        self.words = nothing(ALONE)
        self.panes = QStackedWidget()
        self._build()
        self.table.wanted.connect(self.toggle)
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.enter_at(self.words)

    def refresh(self) -> None:
        if self.key is None:
            self._say(ALONE)
        else:
            self.desk.fetch(groups.statistics, self.key, then=self._take)

    def new(self) -> None:
        if self.key is None:
            self.said.emit(ALONE, "mind")
        else:
            self.begin.emit("group_session", {"group": self.key})

    def toggle(self, index: QModelIndex) -> None:
        """Who came did not, and the other way round; who was not noted came."""
        cell = self.grid.cell(index)
        if cell is None:
            return
        meeting, comer = cell
        present = not self.grid.came(meeting, comer)
        said = f"{comer.name} {_named(meeting)}：{'出席' if present else '缺席'}"
        if not meeting.named and meeting.came:
            said += f"（写了 {meeting.came} 人次，没有记名的仍算在内）"
        self.desk.do(
            groups.attend, meeting.key, comer.key, present,
            then=lambda _: self.said.emit(said, "good"), refused=self._refused,
        )  # fmt: skip

    def _take(self, found: Statistics) -> None:
        fresh = _shape(found) != _shape(self.grid.found)
        self.grid.put(found)
        if not found.meetings or not found.comers:
            self._say(EMPTY if found.comers else UNNAMED)
            return
        self.head.setText(told(found))
        self.hint.show()
        self._front(self.table)
        if fresh:
            self._lay_out()

    def _lay_out(self) -> None:
        """The cursor begins at the newest session."""
        for at in range(self.grid.columnCount()):
            last = at == self.grid.columnCount() - 1
            self.table.setColumnWidth(at, TOTAL if last else CELL)
        begin = self.grid.index(0, max(0, len(self.grid.found.meetings) - 1))
        self.table.setCurrentIndex(begin)
        self.table.scrollTo(begin)

    def _say(self, words: str) -> None:
        self.head.clear()
        self.hint.hide()
        label = self.words.findChild(QLabel)
        assert isinstance(label, QLabel)
        label.setText(words)
        self._front(self.words)

    def _front(self, pane: QWidget) -> None:
        """One of the two comes to the front, and takes the focus where the other had it."""
        held = any(each.hasFocus() for each in (self.words, self.table))
        self.panes.setCurrentWidget(pane)
        self.enter_at(pane)
        if held:
            pane.setFocus()

    def _refused(self, problems: dict[str, str]) -> None:
        self.said.emit("；".join(problems.values()), "danger")

    def _build(self) -> None:
        for label, part in ((self.head, "muted"), (self.hint, "small")):
            theme.tag(label, part)
        table = self.table
        table.setModel(self.grid)
        table.setItemDelegate(_Drawing(table))
        table.setAccessibleName("出席表")
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setCornerButtonEnabled(False)
        table.setTabKeyNavigation(False)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        down, across = table.verticalHeader(), table.horizontalHeader()
        for header in (down, across):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        down.setFixedWidth(NAMES)
        down.setDefaultSectionSize(theme.ROW)
        across.setFixedHeight(44)
        self.panes.addWidget(self.words)
        self.panes.addWidget(table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.panes, 1)
        column.addWidget(self.hint)


def told(found: Statistics) -> str:
    """The sums in a line."""
    held = len(found.meetings)
    parts = [f"{held} 节", f"{found.contacts} 人次", f"{found.people} 人参加过"]
    if found.minutes:
        parts.append(f"共 {found.minutes} 分钟")
    if found.rate:
        parts.append(f"出席 {found.rate}")
    if found.planned > held:
        parts.append(f"计划 {found.planned} 节，还差 {found.planned - held} 节")
    return " · ".join(parts)
