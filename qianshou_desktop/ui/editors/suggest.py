"""Suggestions for a name that is typed freely: people on file below the line, whom the user may
take or leave."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from qianshou_desktop.actions import common
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors.base import plain_enter
from qianshou_desktop.ui.editors.candidates import Candidate, Candidates
from qianshou_desktop.ui.editors.text import LineEdit

PAUSE_MS = 120


class Suggest(QObject):
    """Down or a click chooses; where only initials are typed, which are no name, the first stands
    ready for Enter."""

    picked = Signal(int)  # the person's key

    def __init__(self, desk: Desk, line: LineEdit) -> None:
        super().__init__(line)
        self.desk, self.line = desk, line
        self.list = Candidates(line, 260)
        self.list.picked.connect(lambda candidate: self.picked.emit(candidate.value))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._offer)
        line.textEdited.connect(self._typed)
        line.left.connect(self._pause.stop)
        line.installEventFilter(self)

    def _typed(self) -> None:
        self._pause.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        enter = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if enter and plain_enter(event) and not self.line.composing.on:  # type: ignore[arg-type]
            self._enter()
        return False

    def _enter(self) -> None:
        """Takes the highlighted one; the line itself goes on to the next field."""
        if self._pause.isActive():
            self._pause.stop()
            self._offer()
        found = self.list.current()
        self.list.hide()
        if found:
            self.picked.emit(found.value)

    def _offer(self) -> None:
        text = self.line.text().strip()
        found = self.desk.ask(common.choose, "person", text) if text else []
        lines = [
            Candidate(o.key, o.title, "  ".join(reversed(o.remark.split("  ")))) for o in found
        ]
        self.list.offer(lines, first=text.isascii())
