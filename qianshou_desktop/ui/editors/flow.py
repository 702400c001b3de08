"""A layout that wraps, like words in a line."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

GAP = 6
LEAST = 120  # a wider widget is cut where the room is narrower


class Flow(QLayout):
    """Widgets from left to right, then in the next line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def insert(self, at: int, widget: QWidget) -> None:
        """A widget at a place of its own."""
        self.addChildWidget(widget)
        self._items.insert(at, QWidgetItem(widget))
        widget.show()
        self.invalidate()

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
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        self._arrange(room, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        wide = min(LEAST, max((size.width() for size in sizes), default=0))
        tall = max((size.height() for size in sizes), default=0)
        return QSize(wide, tall)

    def _arrange(self, room: QRect, *, place: bool) -> int:
        x, y, tall = room.x(), room.y(), 0
        for item in self._items:
            size = item.sizeHint().expandedTo(item.minimumSize())
            size.setWidth(min(size.width(), max(LEAST, room.width())))
            if x > room.x() and x + size.width() > room.right() + 1:
                x, y, tall = room.x(), y + tall + GAP, 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + GAP
            tall = max(tall, size.height())
        return y + tall - room.y()
