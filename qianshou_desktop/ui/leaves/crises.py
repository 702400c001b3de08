"""危机与强制报告 (F10): whom to call and what the law says stand over the form, and the time runs."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from qianshou_desktop.actions import crises
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import RowsEdit
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.leaves.case_forms import Loose, duration
from qianshou_desktop.ui.roll import Part

EVERY_MS = 10_000


class Crises(Loose):
    """The list of crises, and at its right what was seen, reported and done."""

    def __init__(self, desk: Desk, part: Part) -> None:
        self.alarm = Alarm()
        super().__init__(desk, part)
        self.lines.addWidget(self.alarm)
        self.alarm.called.clicked.connect(self.report)
        self._tick = QTimer(self)
        self._tick.setInterval(EVERY_MS)
        self._tick.timeout.connect(self.run)

    def first_field(self) -> str:
        return "person"

    def headline(self, entry: Entry) -> tuple[str, str]:
        person = entry.titles.get("person", "")
        words = f"危机 · {person}" if person else self.noun
        return words, str(entry.values.get("number") or "")

    def prepare(self, form: Form) -> None:
        form.passed = {"found_at"}

    def loaded(self, entry: Entry) -> None:
        super().loaded(entry)
        self.run()

    def edited(self, name: str) -> None:
        if name in ("found_at", "reports"):
            self.run()

    def report(self) -> None:
        """The police were called just now: a report with the time and the user's name."""
        reports = self.form.editor("reports")
        assert isinstance(reports, RowsEdit)
        self.form.turn(1)
        now, user = self.desk.performer.now(), self.desk.performer.user
        reports.append(receiver="police", reported_at=now, reporter=user)

    def run(self) -> None:
        """The time since it was found, or until the first report."""
        found = self.form.editor("found_at").value()
        told = [row.get("reported_at") for row in self.form.editor("reports").value()]
        told = [moment for moment in told if isinstance(moment, datetime)]
        if isinstance(found, datetime):
            now = self.desk.performer.now()
            self.alarm.show_clock(crises.reckon(found, min(told, default=None), now))
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
    """The time, the telephone numbers, the law."""

    def __init__(self) -> None:
        super().__init__()
        theme.tag(self, "line")
        self.time, self.called = QLabel(), QPushButton("记下：刚报了 110")
        theme.tag(self.time, "heading")
        theme.tag(self.called, "danger")
        phones = QLabel("　".join(f"{name} <b>{number}</b>" for name, number in crises.PHONES))
        phones.setWordWrap(True)
        law = QLabel(crises.LAW)
        law.setWordWrap(True)
        theme.tag(law, "small")
        top = QHBoxLayout()
        top.addWidget(self.time, 1)
        top.addWidget(self.called)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 10, 6)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(phones)
        column.addWidget(law)

    def show_clock(self, clock: Any) -> None:
        """How long; None: it is not known when it was found."""
        late = clock is not None and not clock.reported
        theme.state(self, "signal", "danger" if late else "")
        self.time.setText(_said(clock))
        self.called.setVisible(late)


def _said(clock: Any) -> str:
    if clock is None:
        return "先填发现时间"
    if clock.reported:
        return f"发现后 {duration(clock.minutes)}报告"
    return f"已过 {duration(clock.minutes)}，还没有报告：立即报告"
