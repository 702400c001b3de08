"""危机与强制报告 (F10): whom to call and what the law says stand beside the form, and over it the time
runs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from qianshou_desktop.actions import crises, discretion
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.actions.crises import Clock
from qianshou_desktop.actions.showing import duration
from qianshou_desktop.ui import here, theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import RowsEdit
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.leaves.case_forms import Loose
from qianshou_desktop.ui.roll import Part

EVERY_MS = 10_000
CALL = "只读用户不能登记危机。请马上打电话报告（号码在左下），并告诉社工站"


class Crises(Loose):
    """The list of crises, and at its right what was seen, reported and done."""

    def __init__(self, desk: Desk, part: Part) -> None:
        self.alarm = Alarm()
        self._lent: int | None = None  # the case that was put for a person
        super().__init__(desk, part)
        self.lines.addWidget(self.alarm)
        left = self.left.layout()
        assert isinstance(left, QVBoxLayout)
        left.addWidget(help_card())
        self.alarm.called.clicked.connect(self.report)
        self._tick = QTimer(self)
        self._tick.setInterval(EVERY_MS)
        self._tick.timeout.connect(self.run)

    def start_record(self, kind: str, given: Mapping[str, Any]) -> None:
        """One who may not change anything is told whom to call, which stands beside."""
        if self.desk.performer.role == discretion.READER:
            self.said.emit(CALL, "mind")
        else:
            super().start_record(kind, {"found_at": self.desk.performer.now(), **given})

    def first_field(self) -> str:
        return "person"

    def headline(self, entry: Entry) -> tuple[str, str]:
        person = entry.titles.get("person", "")
        words = f"危机 · {person}" if person else self.noun
        return words, str(entry.values.get("number") or "")

    def prepare(self, form: Form) -> None:
        super().prepare(form)
        form.passed = {"found_at"}

    def loaded(self, entry: Entry) -> None:
        super().loaded(entry)
        self.run()

    def edited(self, name: str) -> None:
        if name == "person":
            here.put_station(self.form)
            self._put_case()
        if name in ("found_at", "reports"):
            self.run()

    def _put_case(self) -> None:
        """Of somebody with one open case it belongs into that volume."""
        person, there = self.form.editor("person").value(), self.form.editor("case").value()
        if there not in (None, self._lent):
            return  # somebody chose it
        found = self.desk.ask(crises.case_of, person) if isinstance(person, int) else None
        key, title = found or (None, "")
        if key != there:
            self.form.put("case", key, title)
        self._lent = key

    def report(self) -> None:
        """The police were called just now: a report with the time and the user's name."""
        reports = self.form.editor("reports")
        assert isinstance(reports, RowsEdit)
        self.form.turn(1)
        now, user = self.desk.performer.now(), self.desk.performer.user
        reports.append(receiver="police", reported_at=now, reporter=user)

    def run(self) -> None:
        """The time since it was found, or until the first report; none runs once it is closed."""
        found = self.form.editor("found_at").value()
        told = [row.get("reported_at") for row in self.form.editor("reports").value()]
        told = [moment for moment in told if isinstance(moment, datetime)]
        if isinstance(found, datetime):
            now, closed_on = self.desk.performer.now(), self.form.entry.values.get("closed_on")
            self.alarm.show_clock(crises.reckon(found, min(told, default=None), now, closed_on))
        else:
            self.alarm.show_clock(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()
        self.run()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()


class Alarm(QFrame):
    """The time, and a button that notes the call."""

    def __init__(self) -> None:
        super().__init__()
        theme.tag(self, "line")
        self.time, self.called = QLabel(), QPushButton("记下：刚报了 110")
        theme.tag(self.time, "heading")
        theme.tag(self.called, "danger")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.addWidget(self.time, 1)
        row.addWidget(self.called)

    def show_clock(self, clock: Clock | None) -> None:
        """How long; None: it is not known when it was found."""
        late = clock is not None and clock.running
        theme.state(self, "signal", "danger" if late else "")
        self.time.setText(_said(clock))
        self.called.setVisible(late)


def help_card() -> QFrame:
    """Whom to call, and what the law says."""
    card, grid = QFrame(), QGridLayout()
    theme.tag(card, "card")
    grid.setVerticalSpacing(2)
    for at, (name, number) in enumerate(crises.PHONES):
        words = QLabel(f"{name}　<b>{number}</b>")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(words, *divmod(at, 2))
    law = QLabel(crises.LAW)
    law.setWordWrap(True)
    theme.tag(law, "small")
    column = QVBoxLayout(card)
    column.setContentsMargins(12, 8, 10, 8)
    column.setSpacing(6)
    column.addLayout(grid)
    column.addWidget(law)
    return card


def _said(clock: Clock | None) -> str:
    if clock is None:
        return "先填发现时间"
    if clock.reported:
        return f"发现后 {duration(clock.minutes)}报告"
    if clock.closed_on:
        return f"{clock.closed_on} 已办结，没有记报告"
    return f"已过 {duration(clock.minutes)}，还没有报告：立即报告"
