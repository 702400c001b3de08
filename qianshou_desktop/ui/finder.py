"""The search box of the header (Ctrl+K), and its results below it, inside the window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qianshou_desktop.actions import searching
from qianshou_desktop.actions.searching import Hit
from qianshou_desktop.ui.commands import Command, matching
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors.candidates import Candidate, Candidates
from qianshou_desktop.ui.editors.text import LineEdit
from qianshou_desktop.ui.newest import Newest

PAUSE_MS = 150
SHOWN, PEOPLE = 60, 5  # hits in all; those before pages and deeds, unless one is named exactly


class Finder(LineEdit):
    """Finds anything by name, initials, the end of an ID number, or number; and pages and deeds by
    their words."""

    found = Signal(str, object)  # kind, key

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._newest = Newest()
        self.setPlaceholderText("找人、编号、页面、命令  Ctrl+K")
        self.setAccessibleName("查找")
        self.setClearButtonEnabled(True)
        self.list = Candidates(self, 420)
        self.list.setAccessibleName("查找结果")
        self.list.picked.connect(self._take)
        self.list.dismissed.connect(self.forget)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self.textEdited.connect(self._soon)
        self.entered.connect(self._enter)
        self.focused.connect(self._soon)

    def _soon(self) -> None:
        self._pause.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self.list.isVisible():
            self._ask()
            return
        super().keyPressEvent(event)

    def _ask(self) -> None:
        only, text = self._newest.ask(), self.text().strip()
        if not text or not self.hasFocus():
            self.list.hide()
            return

        self.desk.fetch(searching.search, text, SHOWN, then=only(self._show))

    def _show(self, hits: list[Hit]) -> None:
        deeds = [Candidate(each, each.words, each.remark)
                 for each in matching(self._commands(), self.text().strip())]  # fmt: skip
        found = [
            Candidate((hit.kind, hit.key), hit.title, f"{hit.remark}  {hit.kind_label}".strip())
            for hit in hits
        ]
        nothing = [
            Candidate(None, "没有找到。可试姓名中的两个字、拼音首字母或身份证尾号", heading=True)
        ]
        text = self.text().strip()
        first = [each for each in deeds if each.title == text]
        rest = [each for each in deeds if each.title != text]
        self.list.offer([*first, *found[:PEOPLE], *rest, *found[PEOPLE:]] or nothing)

    def _commands(self) -> Sequence[Command]:
        """Asked each time: what is kept here would hold the window, and the window holds this."""
        found: Sequence[Command] = getattr(self.window(), "commands", list)()
        return found

    def _enter(self) -> None:
        current = self.list.current()
        if current:
            self.list.hide()
            self._take(current)
        else:
            self._ask()

    def forget(self) -> None:
        """What was typed is over; a late answer shows nothing."""
        self._pause.stop()
        self._newest.ask()
        self.clear()
        self.list.hide()

    def _take(self, candidate: Candidate) -> None:
        self.forget()
        if isinstance(candidate.value, Command):
            candidate.value.act()
        else:
            self.found.emit(*candidate.value)
