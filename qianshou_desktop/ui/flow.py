"""A layout that wraps, like words in a line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

LEAST = 120  # px; a wider widget is cut where the room is narrower
Parts = list[tuple[QLayoutItem, QRect]]


class Flow(QLayout):
    """What is added behind `apart` keeps to the right end, as long as all stand in one line. Heights
    and widths in logical pixels."""

    def __init__(self, spacing: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)
        self._items: list[QLayoutItem] = []
        self._apart = -1

    def apart(self) -> None:
        """What follows stands at the right."""
        self._apart = len(self._items)

    def insert(self, at: int, widget: QWidget) -> None:
        """A widget at a place of its own."""
        self.addChildWidget(widget)
        self._items.insert(at, QWidgetItem(widget))
        widget.show()
        self.invalidate()

    # ---- what Qt asks of a layout --------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        edges = self.contentsMargins()
        _, height = self._laid(width - edges.left() - edges.right())
        return height + edges.top() + edges.bottom()

    def sizeHint(self) -> QSize:
        wide = sum(each.sizeHint().width() + self.spacing() for each in self._shown())
        _, height = self._laid(wide)
        return QSize(max(0, wide - self.spacing()), height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        shown = [each.sizeHint() for each in self._shown()]
        wide = min(LEAST, max((size.width() for size in shown), default=0))
        tall = max((size.height() for size in shown), default=0)
        return QSize(wide, tall).grownBy(self.contentsMargins())

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        inside = room.marginsRemoved(self.contentsMargins())
        placed, _ = self._laid(inside.width())
        for item, where in placed:
            item.setGeometry(where.translated(inside.topLeft()))

    # ---- where everything stands -----------------------------------------------------------------

    def _shown(self) -> list[QLayoutItem]:
        return [each for each in self._items if not each.isEmpty()]

    def _laid(self, width: int) -> tuple[Parts, int]:
        """Each with its place in a room of this width, and how high that is."""
        lines: list[Parts] = [[]]
        right = top = 0
        for item in self._shown():
            size = item.sizeHint().expandedTo(item.minimumSize())
            if lines[-1] and right + size.width() > width:
                top += self._height(lines[-1]) + self.spacing()
                lines.append([])
                right = 0
            lines[-1].append((item, QRect(right, top, min(size.width(), width), size.height())))
            right += size.width() + self.spacing()
        if len(lines) == 1 and self._apart >= 0:
            self._push(lines[0], width - right + self.spacing())
        for line in lines:
            self._level(line)
        return [part for line in lines for part in line], top + self._height(lines[-1])

    def _push(self, line: Parts, rest: int) -> None:
        behind = self._items[self._apart :]
        for item, where in line:
            if item in behind and rest > 0:
                where.translate(rest, 0)

    def _level(self, line: Parts) -> None:
        """The middles of a line on one height."""
        tall = self._height(line)
        for _, where in line:
            where.translate(0, (tall - where.height()) // 2)

    def _height(self, line: Parts) -> int:
        return max((where.height() for _, where in line), default=0)
