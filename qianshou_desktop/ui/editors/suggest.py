"""Suggestions for a name that is typed freely: people on file below the line, whom the user may
take or leave."""

from collections.abc import Sequence

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
    ready for Enter. Offered are records of some kinds, of the first one first."""

    picked = Signal(int)  # the key, where only one kind is offered
    named = Signal(str)

    def __init__(self, desk: Desk, line: LineEdit, kinds: Sequence[str] = ("person",)) -> None:
        super().__init__(line)
        self.desk, self.line, self.kinds = desk, line, kinds
        self.list = Candidates(line, 260)
        self.list.picked.connect(self._tell)
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
            self._tell(found)

    def _tell(self, found: Candidate) -> None:
        self.picked.emit(found.value)
        self.named.emit(found.title)

    def _offer(self) -> None:
        text = self.line.text().strip()
        asked = self.kinds if text else ()
        found = [each for kind in asked for each in self.desk.ask(common.choose, kind, text)]
        lines = [
            Candidate(o.key, o.title, "  ".join(reversed(o.remark.split("  ")))) for o in found
        ]
        self.list.offer(lines, first=text.isascii())
