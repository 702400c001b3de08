"""取证期限: the residents without a certificate first, the nearest deadline first."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout

from qianshou_desktop.actions import oversight
from qianshou_desktop.actions.certificates import Clock
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.lines import Line, Lines, carded
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.short import Short


class Clocks(Page):
    """The certificate board."""

    name: str = "取证期限"
    watches: tuple[str, ...] = ("worker", "certificate", "station", "parameter")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.short = Short(desk)
        self.head = QLabel()
        self.head.setWordWrap(True)
        theme.tag(self.head, "muted")
        self.lines = Lines("取证期限", "还没有驻站社工。")
        self.lines.opened.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.head)
        column.addWidget(carded(self.lines), 1)

    def refresh(self) -> None:
        self.desk.fetch(oversight.clocks, then=self._take)

    def act(self) -> None:
        self.lines.setFocus()

    def new(self) -> None:
        self.lines.setFocus()

    def _take(self, clocks: list[Clock]) -> None:
        waiting = [clock for clock in clocks if not clock.certified]
        self.head.setText(
            f"驻站社工 {len(clocks)} 人，已持证 {len(clocks) - len(waiting)} 人。"
            "从哪一天起算、给几个月，在“规则与核对”的 R15 里定。"
        )
        self.lines.show_lines([self._line(clock) for clock in clocks])

    def _line(self, clock: Clock) -> Line:
        return Line(clock.name, f"{self.short(clock.station)}　{_since(clock)}",
                    left(clock, self.desk.today()), clock.signal, clock.key)  # fmt: skip

    def _open(self, key: Any) -> None:
        self.go.emit("worker", key)


def _since(clock: Clock) -> str:
    if clock.certified:
        return ""
    return f"{clock.eligible_on} 符合报考条件" if clock.eligible_on else "学历或工作年限没有填全"


def left(clock: Clock, today: date) -> str:
    """What is left, in words: months, and in the last of them days."""
    if clock.certified:
        return "已持证"
    if clock.deadline is None or clock.months_left is None:
        return "到岗后起算" if clock.eligible_on else "算不出期限"
    if clock.months_left < 0:
        return f"{clock.deadline} 已到期"
    months, days = clock.months_left, (clock.deadline - today).days
    rest = f"{months} 个月" if months else f"{days} 天"
    return f"{clock.deadline} 到期 · 还有 {rest} · 考试 {clock.sittings_left} 次"
