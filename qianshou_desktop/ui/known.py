"""A list of rows that are known already: who is due, the entries of a day. It looks and moves as the
lists of records do."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.table import ROLE, Column, Index, Model, Table

READING = "正在读取…"
Texts = Mapping[str, str]  # by the column's field


@dataclass(frozen=True)
class Row:
    """A row's texts, their signals, and what it opens."""

    key: int
    texts: Texts
    signals: Texts = field(default_factory=dict)
    opens: Any = None


class _Known(Model):
    """The rows as they were given."""

    def __init__(self, desk: Desk, kind: str, columns: Sequence[Column]) -> None:
        super().__init__(desk, kind, columns)
        self.given: list[Row] = []

    def texts(self, row: int) -> tuple[str, ...]:
        return tuple(self.given[row].texts.get(column.field, "") for column in self.columns)

    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if role == ROLE.ForegroundRole:
            signals = self.given[index.row()].signals
            signal = signals.get(self.columns[index.column()].field)
            return theme.colour(signal) if signal else None
        return super().data(index, role)


class Known(Table):
    """The list. `show_rows` gives it its rows; `opened` tells a key, and `row_of` its row."""

    model_of: ClassVar[type[Model]] = _Known
    rows: _Known

    def __init__(self, desk: Desk, columns: Sequence[Column], empty: str, name: str) -> None:
        super().__init__(desk, "", columns, empty, name)
        self.horizontalHeader().setSectionsClickable(False)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """These rows now; the one that was chosen stays where it is still there, else its place."""
        at = self.currentIndex().row()
        self.rows.given = list(rows)
        self._take(array("q", (row.key for row in rows)))
        if rows and self.rows.row_of(self.key()) < 0:
            self.choose(rows[max(0, min(at, len(rows) - 1))].key)

    def wait(self) -> None:
        """Other rows are on their way: none until then, and it is said that they are read."""
        self.choose(None, quiet=True)
        self.rows.given = []
        self._take(array("q"))
        self.shut = READING
        self.viewport().update()

    def row(self, key: int | None) -> Row | None:
        """The row of a key."""
        at = self.rows.row_of(key)
        return self.rows.given[at] if at >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and the arrows to the sides belong to the page."""
        aside = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if (event.text().isalpha() and not event.modifiers()) or aside:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Nothing to ask for: the page gives the rows."""
