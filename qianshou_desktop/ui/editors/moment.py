"""Moments as people type them: a day and a time of day, in Beijing time."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject

from qianshou_desktop.records.kinds import BEIJING, Clock, Instant, Unfit
from qianshou_desktop.ui.editors.day import read_day
from qianshou_desktop.ui.editors.text import TextEdit

UNCLEAR = "请写日期和时刻，例如 -1 930 即昨天 09:30，只写 930 即今天"


def read_moment(text: str, now: datetime) -> datetime:
    """n is now, 930 half past nine today, -1 2105 yesterday, 0305 930 the fifth of March. Raises
    Unfit for anything else."""
    here = now.astimezone(BEIJING)
    words = text.strip().lower().split()
    if words in (["n"], ["现在"], ["刚才"]):
        return here.replace(second=0, microsecond=0)
    if len(words) not in (1, 2):
        raise Unfit(UNCLEAR)
    day = read_day(words[0], here.date()) if len(words) == 2 else here.date().isoformat()
    clock = Clock().read(words[-1]) or ""
    if not re.fullmatch(r"\d{2}:\d{2}", clock):
        raise Unfit(UNCLEAR)
    try:
        return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=BEIJING)
    except ValueError:
        raise Unfit(UNCLEAR) from None


class MomentEdit(TextEdit):
    """A moment; it may be empty."""

    hint = "n 现在，930 今天 09:30，-1 930 昨天 09:30"

    def __init__(self, now: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(Instant(), parent)
        self.line.setMinimumWidth(
            self.line.fontMetrics().horizontalAdvance("2026-12-28 20:30") + 22
        )
        self.now = now

    def value(self) -> Any:
        """The moment where the text is one; the text itself, to be complained of, where not."""
        text = self.line.text().strip()
        try:
            return read_moment(text, self.now()) if text else ""
        except Unfit:
            return text

    def problem(self) -> str:
        value = self.value()
        return UNCLEAR if value and not isinstance(value, datetime) else ""

    def put(self, value: Any, title: str = "") -> None:
        self.line.setText(value if isinstance(value, str) else Instant().show(value))
        self.line.setCursorPosition(0)
