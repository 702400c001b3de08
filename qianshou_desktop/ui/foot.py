"""The quiet line at the bottom: what happened, who works, where the data lie, long work."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton

from qianshou_desktop.records.kinds import BEIJING
from qianshou_desktop.records.terms import ROLE
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.elided import Elided

SIGNS = {"good": "✓ ", "mind": "! ", "danger": "! "}


class Foot(QFrame):
    """Messages at the left, the constant facts at the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk, self._signal = desk, ""
        theme.tag(self, "foot")
        self.setFixedHeight(30)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        self.message = Elided(200)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        row.addWidget(self.message, 1)
        self._work(row)
        row.addWidget(self._facts())
        desk.busy.connect(self._busy)

    def say(self, text: str, signal: str = "") -> None:
        """One message with the time; it stays until the next."""
        clock = f"{self.desk.performer.now().astimezone(BEIJING):%H:%M}"
        self.message.setText(f"{text}  {clock}" if text else "")
        self.message.setToolTip(text)
        self.message.setAccessibleName(text)
        theme.tag(self.message, signal or "muted")
        self._signal = signal

    def calm(self) -> None:
        """What was refused concerns nothing in front any more."""
        if self._signal == "danger":
            self.say("")

    def _facts(self) -> QLabel:
        performer = self.desk.performer
        role = ROLE.label(performer.role)
        label = QLabel(
            "   ·   ".join(
                (
                    f"{performer.user}（{role}）",
                    "已加密",
                    f"数据：{_short(performer.folder)}",
                    "F1 说明",
                )
            )
        )
        label.setToolTip(str(performer.folder))
        theme.tag(label, "small")
        return label

    def _work(self, row: QHBoxLayout) -> None:
        self.bar, self.stop = QProgressBar(), QPushButton("停止")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(140)
        theme.tag(self.stop, "link")
        self.stop.clicked.connect(self.desk.cancel)
        for widget in (self.bar, self.stop):
            row.addWidget(widget)
            widget.hide()

    def _busy(self, title: str, done: int, total: int) -> None:
        for widget in (self.bar, self.stop):
            widget.setVisible(bool(title))
        if not title:
            self.message.clear()
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        theme.tag(self.message, "muted")
        self.message.setText(f"{title}  {done} / {total}" if total else f"{title}…")


def _short(folder: Path) -> str:
    """A folder's path, cut in the middle where it is long."""
    text = str(folder)
    return text if len(text) <= 36 else f"{text[:10]}…{text[-24:]}"
