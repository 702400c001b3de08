"""The columns of a list as somebody likes them: how wide, which are left out, sorted by which. By the mouse
in the head of the list; remembered on this computer."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QMenu

from qianshou_desktop.ui import looks
from qianshou_desktop.ui.looks import ListLook

if TYPE_CHECKING:
    from qianshou_desktop.ui.table import Table

AFTER_MS = 300  # behind the last movement of a drag


class Columns(QObject):
    """What was chosen for one list, by the name under which it is remembered; "" for one that is not."""

    def __init__(self, table: "Table", name: str) -> None:
        super().__init__(table)
        self.table, self.name = table, name
        self.look = looks.read().lists.get(name, ListLook()) if name else ListLook()
        self.usual = ""  # the field by which the list is sorted where nobody chose one
        self.placing = False  # whether it is the program that moves them
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER_MS)
        self._soon.timeout.connect(self._keep)
        head = table.horizontalHeader()
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._ask)
        head.sectionResized.connect(self._resized)
        self._hide()

    def width(self, at: int) -> int:
        """What was chosen for a column; 0 where nothing was."""
        return self.look.widths.get(self._field(at), 0)

    def order(self) -> tuple[str, bool]:
        """The field by which the list is sorted, and whether downwards; "" for its own order."""
        fields = {column.field for column in self.table.rows.columns if column.sort}
        known = self.look.order in fields
        return (self.look.order, self.look.descending) if known else (self.usual, False)

    def sorted_by(self, field: str, descending: bool) -> None:
        """This is how it was sorted last."""
        self.look = replace(self.look, order=field, descending=descending)
        self._keep()

    def menu(self) -> QMenu:
        """The columns to be shown, at least one; and all as they were."""
        menu = QMenu(self.table)
        for at, column in enumerate(self.table.rows.columns):
            action = menu.addAction(column.label)
            action.setCheckable(True)
            action.setChecked(not self.table.isColumnHidden(at))
            action.setEnabled(self.table.isColumnHidden(at) or len(self._shown()) > 1)
            action.toggled.connect(lambda on, n=at: self.show_column(n, on))
        menu.addSeparator()
        menu.addAction("恢复原样").triggered.connect(self.restore)
        return menu

    def show_column(self, at: int, on: bool) -> None:
        """Leave a column out, or have it back."""
        rest = {name: w for name, w in self.look.widths.items() if name != self._field(at)}
        self.look = replace(self.look, widths=rest if on else rest | {self._field(at): 0})
        self._anew()

    def restore(self) -> None:
        """As the program comes."""
        self.table.sort_by("", False)
        self.look = ListLook()
        self.table.order = self.order()
        self._anew()
        self.table.refresh()

    # ---- how it is kept --------------------------------------------------------------------------

    def _resized(self, at: int, _before: int, width: int) -> None:
        if not self.placing and width:
            self.look = replace(self.look, widths=self.look.widths | {self._field(at): width})
            self._soon.start()

    def _keep(self) -> None:
        if self.name:
            found = looks.read()
            looks.write(replace(found, lists=found.lists | {self.name: self.look}))
        self.table.fit()

    def _anew(self) -> None:
        self._hide()
        self._keep()

    def _hide(self) -> None:
        self.placing = True
        for at in range(len(self.table.rows.columns)):
            self.table.setColumnHidden(at, self.look.widths.get(self._field(at), 1) == 0)
        self.placing = False

    def _shown(self) -> list[int]:
        every = range(len(self.table.rows.columns))
        return [at for at in every if not self.table.isColumnHidden(at)]

    def _ask(self, where: QPoint) -> None:
        menu = self.menu()
        menu.exec(self.table.horizontalHeader().mapToGlobal(where))
        menu.deleteLater()

    def _field(self, at: int) -> str:
        return self.table.rows.columns[at].field
