"""A reference to another record: a few letters, then the one that is meant."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qianshou_desktop.actions import common
from qianshou_desktop.records.kinds import Ref
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors.base import Editor
from qianshou_desktop.ui.editors.candidates import Candidate, Candidates
from qianshou_desktop.ui.editors.text import LineEdit

PAUSE_MS = 120


class _Line(LineEdit):
    """Down opens the list."""

    def __init__(self, wanted: Callable[[], object]) -> None:
        super().__init__()
        self._wanted = wanted

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._wanted()
        else:
            super().keyPressEvent(event)


class RefEdit(Editor):
    """Name, initials or number typed; candidates below; Enter takes the highlighted one. Text that
    was not chosen from the list goes to the action, which finds the record or refuses."""

    hint = "输入姓名、名称、拼音首字母或编号，↓ 看全部"

    def __init__(self, desk: Desk, kind: Ref, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.kind = desk, kind
        self.narrow: Callable[[], Mapping[str, Any]] = dict
        self._key: int | None = None
        self._title = ""
        self.line = _Line(lambda: self._offer(""))
        self.list = Candidates(self.line, 260)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.line.textEdited.connect(self._typed)
        self.line.entered.connect(self._enter)
        self.line.left.connect(self._leave)
        self.line.focused.connect(self.focused)
        self.list.picked.connect(self._take)

    def widget(self) -> QWidget:
        return self.line

    def value(self) -> Any:
        text = self.line.text().strip()
        if self._key is not None and text == self._title:
            return self._key
        return text or None

    def title(self) -> str:
        """The shown text."""
        return self.line.text()

    def put(self, value: Any, title: str = "") -> None:
        self._pause.stop()
        self._key = value if isinstance(value, int) else None
        self._title = title.strip() or (value if isinstance(value, str) else "")
        self.line.setText(self._title)
        self.line.setCursorPosition(0)

    def focus(self) -> None:
        super().focus()
        self.line.selectAll()

    def _typed(self) -> None:
        self._key = None
        self._pause.start()
        self.edited.emit()

    def _search(self) -> None:
        if self.line.text().strip():
            self._offer(self.line.text().strip())
        else:
            self.list.hide()

    def _offer(self, text: str) -> None:
        found = self.desk.ask(common.choose, self.kind.target, text, **self.narrow())
        self.list.offer([Candidate(o.key, o.title, _remark(o.remark)) for o in found])

    def _take(self, candidate: Candidate) -> None:
        self.put(candidate.value, candidate.title)
        self.edited.emit()

    def _enter(self) -> None:
        if self._pause.isActive():  # typed fast: the list is not there yet
            self._pause.stop()
            self._search()
        found = self.list.current()
        if found:
            self.list.hide()
            self._take(found)
        self.entered.emit()

    def _leave(self) -> None:
        """What was typed in full names the record, though the list was not used."""
        self._pause.stop()
        text = self.line.text().strip()
        if text and self._key is None:
            found = self.desk.ask(common.choose, self.kind.target, text, **self.narrow())
            same = [o for o in found if o.title == text]
            if len(same) == 1:
                self._take(Candidate(same[0].key, same[0].title))
        self.left.emit()


def _remark(words: str) -> str:
    """The place before the number, which may be cut."""
    return "  ".join(reversed(words.split("  ")))
