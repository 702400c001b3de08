"""Dates and times as people type them. A date may be empty, which QDateEdit cannot be."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QObject

from qianshou_desktop.records.kinds import Clock, Day, Unfit
from qianshou_desktop.ui.editors.text import TextEdit


def read_day(text: str, today: date) -> str:
    """What short ways of writing a date mean: t today, -1 yesterday, +7 in a week, 5 the fifth of
    this month, 3.5 and 0305 the fifth of March. Other text is left to the kind."""
    text = text.strip().lower()
    if text in ("t", "今", "今天"):
        return today.isoformat()
    if re.fullmatch(r"[+-]\d{1,4}", text):
        return (today + timedelta(days=int(text))).isoformat()
    found = re.fullmatch(r"(?:(\d{1,2})[-./月])?(\d{1,2})日?", text)
    found = found or re.fullmatch(r"(\d{2})(\d{2})", text)
    if not found:
        return text
    month, day = int(found[1] or today.month), int(found[2])
    try:
        return date(today.year, month, day).isoformat()
    except ValueError:
        return text


class DayEdit(TextEdit):
    """A date."""

    hint = "t 今天，-1 昨天，5 本月 5 日，0305 三月五日"

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(Day(), parent)
        self.line.setMinimumWidth(self.line.fontMetrics().horizontalAdvance("2026-12-28") + 22)
        self.today = today

    def value(self) -> Any:
        return read_day(self.line.text(), self.today())

    def problem(self) -> str:
        try:
            self.kind.read(self.value())
        except Unfit as unfit:
            return str(unfit)
        return ""


class ClockEdit(TextEdit):
    """A time of day; 930 and 9.30 mean 09:30."""

    hint = "930 即 09:30"

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(Clock(), parent)
