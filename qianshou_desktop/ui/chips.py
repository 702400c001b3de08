"""Short choices as chips in a row: the checklist of a visit (饮食 正常, 用药 异常 …)."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Choice
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.cells import Chips
from qianshou_desktop.ui.editors.base import Editor, plain_enter

MOST, GAP, EDGE = 4, 5, 12  # chips abreast, between two, and a chip's own frame and padding
SIGNALS = {"amiss": "danger", "unseen": "mind", None: "none"}


class _Chip(QPushButton):
    key = Signal(object)
    left = Signal()
    focused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.tag(self, "check")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class ChipEdit(Editor):
    """A press takes the next choice; a digit takes its choice and goes on to the next chip."""

    def __init__(self, placed: Placed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        assert isinstance(placed.kind, Choice)
        self.label, self.terms = placed.label, placed.kind.terms
        words = "  ".join(f"{n} {t}" for n, t in enumerate(self.terms.values(), 1))
        self.hint = f"按数字并到下一项：{words}  0 不填"
        self._code: str | None = None
        self.chip = _Chip()
        self.chip.clicked.connect(self._turn)
        self.chip.key.connect(self._key)
        self.chip.left.connect(self.left)
        self.chip.focused.connect(self.focused)
        self._show()

    def widget(self) -> QWidget:
        return self.chip

    def value(self) -> Any:
        return self._code

    def put(self, value: Any, title: str = "") -> None:
        self._code = value or None
        self._show()

    def choose(self, code: str | None) -> None:
        """As by the user."""
        if code != self._code:
            self.put(code)
            self.edited.emit()

    def widest(self) -> int:
        """The width of its longest words."""
        metrics = self.chip.fontMetrics()
        return max(metrics.horizontalAdvance(f"{self.label} {t}") for t in self.terms.values())

    def _turn(self) -> None:
        codes: list[str | None] = [None, *self.terms]
        at = codes.index(self._code) if self._code in codes else 0
        self.choose(codes[(at + 1) % len(codes)])

    def _key(self, event: QKeyEvent) -> None:
        digit = int(event.text()) if event.text().isdigit() else -1
        if plain_enter(event):
            self.entered.emit()
        elif 0 <= digit <= len(self.terms):
            self.choose([None, *self.terms][digit])
            self.entered.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose(None)
        else:
            event.ignore()

    def _show(self) -> None:
        shown = self.terms.label(self._code)
        self.chip.setText(f"{self.label} {shown or '—'}")
        self.chip.setAccessibleName(f"{self.label} {shown or '未填'}")
        theme.state(self.chip, "signal", SIGNALS.get(self._code, ""))


class ChipRow(QWidget):
    """The chips of a line, four abreast where that shows each whole, else three; and a press that
    fills those still empty."""

    def __init__(self, line: Chips, placed: Mapping[str, Placed]) -> None:
        super().__init__()
        self.fill = line.fill
        self.label = self._head(line)
        self.editors = {name: ChipEdit(field) for name, field in placed.items()}
        self.note = QLabel()
        self.note.setWordWrap(True)
        theme.tag(self.note, "error")
        self.note.hide()
        self._build(line)

    def say(self, problem: str) -> None:
        """Show a problem under the chips."""
        self.note.setText(problem)
        self.note.setVisible(bool(problem))

    def _build(self, line: Chips) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.grid, self.abreast = QGridLayout(), 0
        self.grid.setSpacing(GAP)
        self._seat(MOST)
        column.addLayout(self.grid)
        column.addWidget(self.note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = max(editor.widest() for editor in self.editors.values()) + EDGE + GAP
        self._seat(max(2, min(MOST, (self.width() + GAP) // widest)))

    def _seat(self, abreast: int) -> None:
        if abreast == self.abreast:
            return
        self.abreast = abreast
        for at, editor in enumerate(self.editors.values()):
            self.grid.removeWidget(editor.widget())
            self.grid.addWidget(editor.widget(), *divmod(at, abreast))
        for at in range(MOST):
            self.grid.setColumnStretch(at, 1 if at < abreast else 0)

    def _head(self, line: Chips) -> QWidget:
        """The label, and under it the press that fills."""
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        label = QLabel(line.label)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setMinimumHeight(theme.FIELD)
        column.addWidget(label)
        if line.fill:
            column.addWidget(self._filler(line.fill_words), 0, Qt.AlignmentFlag.AlignRight)
        return head

    def _filler(self, words: str) -> QPushButton:
        button = QPushButton(words)
        theme.tag(button, "link")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._fill)
        return button

    def _fill(self) -> None:
        for editor in self.editors.values():
            if editor.value() is None:
                editor.choose(self.fill)
