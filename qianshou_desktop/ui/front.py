"""What is in front of others, and asks for no more room than it needs itself."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget


class Front(QStackedWidget):
    """A stack whose size is that of what is seen: the others do not make it larger."""

    def sizeHint(self) -> QSize:
        front = self.currentWidget()
        return front.sizeHint() if front else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        front = self.currentWidget()
        return front.minimumSizeHint() if front else super().minimumSizeHint()


class Ground(QWidget):
    """Under something in a scroll area, and of its size. Without a layout: of one that wraps its parts the
    area would take the height that it would like for the least that it needs."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.inside = inside
        inside.setParent(self)

    def minimumSizeHint(self) -> QSize:
        return self.inside.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.inside.setGeometry(self.rect())


class Tall(QScrollArea):
    """What is higher than its room is pushed up and down, never sideways: so it asks for all the width
    that it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def minimumSizeHint(self) -> QSize:
        inside, least = self.widget(), super().minimumSizeHint()
        if inside is None:
            return least
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(inside.minimumSizeHint().width() + bar, least.height())

    def viewportEvent(self, event: QEvent) -> bool:
        """What grows wider inside asks for more room outside."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().viewportEvent(event)
