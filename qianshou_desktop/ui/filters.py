"""The small filters over a list."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer, Signal

from qianshou_desktop.ui.editors.choice import Combo
from qianshou_desktop.ui.editors.text import LineEdit

PAUSE_MS = 250
Span = tuple[date, date]


FEW, WIDEST = 15, 130  # choices that make the box as wide as they are, and how wide at most


class Among(Combo):
    """All, or the records with one code."""

    changed = Signal()

    def __init__(self, everything: str, terms: Mapping[Any, str]) -> None:
        super().__init__()
        self.everything = everything
        self.setAccessibleName(everything)
        self.fill(terms)
        self.currentIndexChanged.connect(self.changed)

    def fill(self, terms: Mapping[Any, str]) -> None:
        """These choices now; the one that was chosen stays if it is still there."""
        before = self.value()
        self.blockSignals(True)
        self.clear()
        self.addItem(self.everything, None)
        for code, label in terms.items():
            self.addItem(label, code)
        words = (self.everything, *terms.values()) if len(terms) <= FEW else (self.everything,)
        widest = max(self.fontMetrics().horizontalAdvance(word) for word in words)
        self.setFixedWidth(min(widest, WIDEST) + 40)
        self.setCurrentIndex(max(0, self.findData(before) if before is not None else 0))
        self.blockSignals(False)

    def value(self) -> Any:
        """The chosen code, None for all."""
        return self.currentData()

    def choose(self, code: Any) -> None:
        """Choose by program."""
        self.setCurrentIndex(max(0, self.findData(code)))


class Months(Among):
    """This month, one of the eleven before, this year, or everything."""

    def __init__(self, today: date) -> None:
        first = _span(today.year, today.month)
        terms: dict[Any, str] = {first: "本月"}
        year, month = today.year, today.month
        for _ in range(11):
            year, month = (year - 1, 12) if month == 1 else (year, month - 1)
            terms[_span(year, month)] = f"{year} 年 {month} 月"
        terms[(date(today.year, 1, 1), date(today.year, 12, 31))] = "今年全年"
        super().__init__("全部日期", terms)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("2026 年 12 月") + 34)
        self.setCurrentIndex(1)


class Search(LineEdit):
    """Words that the listed records must hold."""

    changed = Signal()

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(64)
        self.setMaximumWidth(180)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.textChanged.connect(self._soon)

    def _soon(self) -> None:
        self._pause.start()


def _span(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])
