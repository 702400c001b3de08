"""One code of a longer list."""

from typing import Any

from PySide6.QtCore import QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from qianshou_desktop.records.terms import Terms, digits
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.editors.base import Editor, plain_enter
from qianshou_desktop.ui.editors.letters import initials

PAUSE_MS = 700  # two digits typed within this are one number


class Combo(QComboBox):
    """A combo box in our look: its own arrow, no change by the wheel without focus."""

    entered = Signal()
    left = Signal()
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setView(QListView())
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)

    def showPopup(self) -> None:
        """The list is as wide as its widest item, though the box is narrow."""
        widest = self.view().sizeHintForColumn(0) + 28
        self.view().setMinimumWidth(max(widest, self.width()))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        theme.chevron(painter, QPointF(self.width() - 15, self.height() / 2))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if plain_enter(event):
            self.entered.emit()
        elif not self.typed(event):
            super().keyPressEvent(event)

    def typed(self, event: QKeyEvent) -> bool:
        """Whether a key was a choice; for those that know digits and initials."""
        return False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class _Numbered(Combo):
    """Items are chosen by their number or by the initials of their label."""

    def __init__(self) -> None:
        super().__init__()
        self._digits, self.numbers = "", list[int]()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._forget)

    def typed(self, event: QKeyEvent) -> bool:
        sign = event.text().lower()
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            return self._pick(self.findData(None))
        if not sign or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        return self._number(sign) if sign.isdigit() else sign.isalpha() and self._initial(sign)

    def _number(self, digit: str) -> bool:
        first = 1 if self.findData(None) == 0 else 0
        self._digits = (self._digits + digit)[-2:]
        self._pause.start()
        if int(self._digits) not in self.numbers:
            self._digits = digit
        if int(self._digits) in self.numbers:
            self._pick(self.numbers.index(int(self._digits)) + first)
        return True

    def _initial(self, letter: str) -> bool:
        """The next item whose label has this initial."""
        for by in range(1, self.count() + 1):
            at = (self.currentIndex() + by) % self.count()
            label = self.itemData(at, Qt.ItemDataRole.UserRole + 1) or ""
            if initials(label).startswith(letter):
                return self._pick(at)
        return True

    def _pick(self, at: int) -> bool:
        if 0 <= at != self.currentIndex():
            self.setCurrentIndex(at)
            self.activated.emit(at)
        return True

    def _forget(self) -> None:
        self._digits = ""


class ChoiceEdit(Editor):
    """A list of numbered choices."""

    hint = "按数字或拼音首字母选，Alt+↓ 打开"

    def __init__(self, terms: Terms, required: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.terms = terms
        self.combo = _Numbered()
        if not required:
            self.combo.addItem("", None)
        self.combo.numbers = digits(terms)
        for number, (code, label) in zip(self.combo.numbers, terms.items(), strict=True):
            self.combo.addItem(f"{number}  {label}", code)
            self.combo.setItemData(self.combo.count() - 1, label, Qt.ItemDataRole.UserRole + 1)
        self.combo.setCurrentIndex(-1 if required else 0)
        self.combo.activated.connect(self.edited)
        self.combo.entered.connect(self.entered)
        self.combo.left.connect(self.left)
        self.combo.focused.connect(self.focused)

    def widget(self) -> QWidget:
        return self.combo

    def value(self) -> Any:
        return self.combo.currentData()

    def put(self, value: Any, title: str = "") -> None:
        at = self.combo.findData(value or None)
        if at < 0 and value:  # a newer program's code: keep it
            self.combo.addItem(self.terms.label(value), value)
            at = self.combo.count() - 1
        self.combo.setCurrentIndex(at)
