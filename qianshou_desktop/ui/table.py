"""Lists of records. The model holds every key in order and the texts of the rows in sight; so the
scroll bar is true, End works, and the selection, being a key, survives asking again."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from qianshou_desktop.actions import common
from qianshou_desktop.ui import copying, theme
from qianshou_desktop.ui.columns import Columns
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.newest import Newest

Index = QModelIndex | QPersistentModelIndex
Tint = Callable[[Mapping[str, str]], Mapping[str, str]]  # a row's texts -> signals by field
CHUNK = 100
COPIED = 5000  # rows of a list, at most
FITTED = 60  # rows whose texts say how wide the columns should be
EDGES, HEADED = 28, 30  # left and right of a text in its cell, and of a heading, which is bold
LEAST, ENOUGH = (
    60,
    130,
)  # what a column that takes the rest always has, and may keep from the others
SECTION = 40  # the narrowest column
ROLE = Qt.ItemDataRole


@dataclass(frozen=True)
class Column:
    """A column: the field (it may reach through a reference: "person.name"), its heading, its
    width in logical pixels (0: takes what is left), and how its text is shown, or told by the
    whole row's texts; `middle`: what has no room is left out in its midst. It is no
    wider than the texts of the first rows, and wider where they want that and there is room."""

    field: str
    label: str
    width: int = 0
    right: bool = False
    show: Callable[[str], str] | None = None
    sort: bool = True
    tell: Callable[[Mapping[str, str]], str] | None = None
    middle: bool = False


class Model(QAbstractTableModel):
    """Keys of all rows, texts of some."""

    def __init__(self, desk: Desk, kind: str, columns: Sequence[Column]) -> None:
        super().__init__()
        self.desk, self.kind, self.columns = desk, kind, list(columns)
        self.tint: Tint | None = None
        self.also: tuple[str, ...] = ()  # fields that tint needs and no column shows
        self.keys = array("q")
        self._texts: dict[int, tuple[str, ...]] = {}

    def put(self, keys: "array[int]") -> None:
        """These keys now, and every text anew."""
        self.beginResetModel()
        self.keys = keys
        self._texts.clear()
        self.endResetModel()

    def row_of(self, key: int | None) -> int:
        """The row of a key, -1 where it is not listed."""
        try:
            return -1 if key is None else self.keys.index(key)
        except ValueError:
            return -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.keys)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role in (ROLE.DisplayRole, ROLE.ToolTipRole):
            if column.tell:
                return column.tell(self.named(index.row()))
            text = self.texts(index.row())[index.column()]
            return column.show(text) if column.show else text
        if role == ROLE.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == ROLE.ForegroundRole and self.tint:
            signal = self.tint(self.named(index.row())).get(column.field)
            return theme.colour(signal) if signal else None
        return None

    def headerData(self, at: int, way: Qt.Orientation, role: int = ROLE.DisplayRole) -> Any:
        if way == Qt.Orientation.Vertical:
            return None
        if role == ROLE.DisplayRole:
            return self.columns[at].label
        if role == ROLE.TextAlignmentRole:
            right = self.columns[at].right
            side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def named(self, row: int) -> dict[str, str]:
        """A row's texts by field."""
        return dict(zip(self._fields(), self.texts(row), strict=True))

    def texts(self, row: int) -> tuple[str, ...]:
        """A row's texts; fetched with its neighbours when it first comes in sight."""
        if row not in self._texts:
            if len(self._texts) > 40 * CHUNK:
                self._texts.clear()
            start = row - row % CHUNK
            keys = self.keys[start : start + CHUNK]
            found = self.desk.ask(common.rows, self.kind, keys, self._fields())
            self._texts.update(enumerate(found, start))
        return self._texts[row]

    def _fields(self) -> tuple[str, ...]:
        return (*(c.field for c in self.columns), *self.also)


class _Ink(QStyledItemDelegate):
    """A selected row keeps the colours of its texts."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        if isinstance(model, Model) and model.columns[index.column()].middle:
            option.textElideMode = Qt.TextElideMode.ElideMiddle
        colour = index.data(ROLE.ForegroundRole) or QColor(theme.INK)
        option.palette.setColor(QPalette.ColorRole.HighlightedText, colour)


class Table(QTableView):
    """A list. `look` asks for the keys; `chosen` tells of the current row, `opened` of Enter or a
    double click; `counted` how many rows there are."""

    chosen = Signal(object)  # key or None
    opened = Signal(object)  # key
    counted = Signal(int)
    model_of: ClassVar[type[Model]] = Model

    def __init__(
        self, desk: Desk, kind: str, columns: Sequence[Column], empty: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self.desk, self.empty = desk, empty
        self.rows = self.model_of(desk, kind, columns)
        self._query: dict[str, Any] = {}
        self._newest = Newest()
        self._key: int | None = None
        self._quiet = self._cutting = False
        self.loaded = False
        self.shut = ""  # why the list is not for this user
        self.setModel(self.rows)
        self.setItemDelegate(_Ink(self))
        self.setAccessibleName(name or "列表")
        self._dress()
        shown = " ".join(column.field for column in columns)
        self.choice = Columns(self, f"{kind}: {shown}" if kind else "")
        self.order = self.choice.order()
        self.doubleClicked.connect(self._open)

    # ---- asking ------------------------------------------------------------------------------

    def look(self, **query: Any) -> None:
        """Ask for the keys of this query (the arguments of common.find)."""
        self._query = query
        self.refresh()

    def refresh(self) -> None:
        """Ask again; the selection and the place stay."""
        order, descending = self.order
        ordered = {"order": order, "descending": descending} if order else {}

        only = self._newest.ask()
        self.desk.fetch(
            common.find, self.rows.kind, **{**self._query, **ordered},
            then=only(self._take), refused=only(self._refused),
        )  # fmt: skip

    def key(self) -> int | None:
        """The current row's key."""
        return self._key

    def choose(self, key: int | None, *, quiet: bool = False) -> bool:
        """Make a key's row the current one; False where it is not listed (it is, then, as soon
        as a list with it arrives). `quiet`: without telling."""
        self._key = key
        row = self.rows.row_of(key)
        self._quiet = quiet
        self._point(row)
        self._quiet = False
        return row >= 0

    def step(self, by: int) -> None:
        """To the next row or the one before."""
        row = self.rows.row_of(self._key) + by
        if 0 <= row < len(self.rows.keys):
            self.choose(self.rows.keys[row])

    def _refused(self, problems: Mapping[str, str]) -> None:
        """A list that is not for this user says so where its rows would stand."""
        self._take(array("q"))
        self.shut = "；".join(problems.values())
        self.viewport().update()

    def _take(self, keys: "array[int]") -> None:
        self.shut = ""
        place = self.verticalScrollBar().value()
        self._quiet = True
        self.rows.put(keys)
        self.loaded = True
        self.verticalScrollBar().setValue(place)
        self._point(self.rows.row_of(self._key))
        self._quiet = False
        self.fit()
        self.counted.emit(len(keys))

    def _point(self, row: int) -> None:
        if row < 0:
            self.selectionModel().clear()
            return
        flag = QItemSelectionModel.SelectionFlag
        index = self.rows.index(row, 0)
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def currentChanged(self, now: Index, before: Index) -> None:
        super().currentChanged(now, before)
        if self._quiet or not now.isValid():
            return
        self._key = self.rows.keys[now.row()]
        self.chosen.emit(self._key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The view would take its first row where none is current: whoever tabs out of a new record
        has chosen none."""
        self._quiet = True
        super().focusInEvent(event)
        if self.currentIndex().row() != self.rows.row_of(self._key):
            self._point(self.rows.row_of(self._key))
        self._quiet = False

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.rows.keys[index.row()])

    # ---- keys and looks ------------------------------------------------------------------------

    def copy_row(self) -> None:
        """The current row on the clipboard."""
        row = self.rows.row_of(self._key)
        if row >= 0:
            copying.copy([self._texts(row)])

    def copy_all(self) -> None:
        """The whole list with its headings, as far as a sheet is of use."""
        heads = [column.label for column in self.rows.columns]
        rows = range(min(len(self.rows.keys), COPIED))
        copying.copy([heads, *(self._texts(row) for row in rows)])

    def _texts(self, row: int) -> list[str]:
        count = len(self.rows.columns)
        return [str(self.rows.index(row, at).data() or "") for at in range(count)]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the right button for the row under the pointer, by the menu key for the current one."""
        at = self.indexAt(event.pos())
        if at.isValid():
            self.choose(self.rows.keys[at.row()])
        menu = self.menu()
        if menu.actions():
            menu.exec(event.globalPos())
        menu.deleteLater()

    def menu(self) -> QMenu:
        """What can be done with the current row and the list."""
        menu = QMenu(self)
        if self._key is not None:
            menu.addAction("打开  Enter").triggered.connect(lambda: self._open(self.currentIndex()))
            menu.addAction("复制这一行  Ctrl+C").triggered.connect(self.copy_row)
        if self.rows.keys:
            menu.addAction("复制整张清单（可粘到 WPS）").triggered.connect(self.copy_all)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_row()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open(self.currentIndex())
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.rows.keys:
            self.choose(self.rows.keys[0 if event.key() == Qt.Key.Key_Home else -1])
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        empty = self.shut or self.empty
        if self.loaded and not self.rows.keys and empty:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(theme.MUTED))
            room = self.viewport().rect().adjusted(24, 28, -24, -24)
            where = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(room, where | Qt.TextFlag.TextWordWrap, empty)

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever chooses of what is seen may choose now."""
        super().showEvent(event)
        if self.loaded:
            self.counted.emit(len(self.rows.keys))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def updateGeometries(self) -> None:
        """A row is seen whole or not at all: what is left under the last one stays empty."""
        if self._cutting:  # the margins that are set below come back here
            return
        self._cutting = True
        super().updateGeometries()
        edge, bar = self.viewportMargins(), self.verticalScrollBar()
        rest = self.viewport().height() % theme.ROW
        self.setViewportMargins(edge.left(), edge.top(), edge.right(), rest)
        seen = self.viewport().height()
        bar.setPageStep(seen)
        bar.setRange(0, max(0, self.verticalHeader().length() - seen))
        self._cutting = False

    def fit(self) -> None:
        """Columns take more than their width where the ones without a width can spare it: those
        that want little first, since they decide, and long names, which are elided, last. What somebody
        chose holds, as long as there is room for it."""
        columns, chosen = self.rows.columns, self.choice.width
        shown = [at for at in range(len(columns)) if not self.isColumnHidden(at)]
        wanted = {at: self._wanted(at) for at in shown}
        widths = {at: chosen(at) or self._usual(at, wanted[at]) for at in shown}
        free = [at for at in shown if not widths[at]]
        kept = sum(max(LEAST, min(wanted[at], ENOUGH)) for at in free)
        spare = self.viewport().width() - sum(widths.values()) - kept
        taking = [at for at in shown if widths[at] and not columns[at].right and not chosen(at)]
        for at in sorted(taking, key=lambda at: wanted[at]):
            more = max(0, min(wanted[at] - widths[at], spare))
            widths[at], spare = widths[at] + more, spare - more
        share = (self.viewport().width() - sum(widths.values())) // max(1, len(free))
        self._place({at: width or max(LEAST, share) for at, width in widths.items()})

    def _usual(self, at: int, wanted: int) -> int:
        """Its own width, as far as it wants it; 0: it takes what is left."""
        width = self.rows.columns[at].width
        return max(SECTION, min(width, wanted)) if width else 0

    def _place(self, widths: dict[int, int]) -> None:
        """Never wider together than their room: the widest gives way."""
        while (over := sum(widths.values()) - self.viewport().width()) > 0:
            widest = max(widths, key=lambda at: widths[at])
            if widths[widest] <= LEAST:
                break
            widths[widest] = max(LEAST, widths[widest] - over)
        self.choice.placing = True
        for at, width in widths.items():
            self.setColumnWidth(at, width)
        self.choice.placing = False

    def _wanted(self, at: int) -> int:
        """How wide a column would like to be, by its heading and the first rows."""
        wide = self.fontMetrics().horizontalAdvance
        head = wide(self.rows.columns[at].label) + HEADED
        first = (self.rows.index(row, at).data() for row in range(min(len(self.rows.keys), FITTED)))
        return max((head, *(wide(str(text)) + EDGES for text in first)))

    def _dress(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        tall = self.verticalHeader()
        tall.setVisible(False)
        tall.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        tall.setDefaultSectionSize(theme.ROW)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(SECTION)
        head.sectionClicked.connect(self._sort)

    def _sort(self, at: int) -> None:
        column = self.rows.columns[at]
        if not column.sort:
            return
        before, down = self.order
        self.sort_by(column.field, not down if before == column.field else False)

    def sort_by(self, field: str, descending: bool) -> None:
        """Sorted by a field from now on; "": in the list's own order."""
        self.order = (field, descending)
        self.choice.sorted_by(field, descending)
        self.refresh()
