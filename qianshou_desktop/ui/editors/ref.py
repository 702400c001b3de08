"""A reference to another record: a few letters, then the one that is meant."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qianshou_desktop.actions import common
from qianshou_desktop.actions.references import Option
from qianshou_desktop.records import KINDS
from qianshou_desktop.records.kinds import Ref
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors.base import Editor
from qianshou_desktop.ui.editors.candidates import Candidate, Candidates
from qianshou_desktop.ui.editors.letters import initials
from qianshou_desktop.ui.editors.text import LineEdit
from qianshou_desktop.ui.short import Short

PAUSE_MS = 120
NAMED = ("person", "worker", "household")  # the index keeps the initials of people's names
MOST, SHOWN = 400, 12
WIDE = 372  # of the list, at least: a number with whose and where it is
NEW = object()  # stands for a record that is not there yet


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
    """Name, initials or number typed; candidates below; Enter takes the highlighted one. A name or
    number typed in full counts as chosen."""

    hint = "输入姓名、名称、拼音首字母或编号，↓ 看全部"

    def __init__(self, desk: Desk, kind: Ref, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.kind = desk, kind
        self.narrow: Callable[[], Mapping[str, Any]] = dict  # what alone is offered
        self.station: Callable[[], int | None] = lambda: None  # what is at home there comes first
        self._short: Short | None = None
        self._anew: tuple[str, Callable[[str], object]] | None = None
        self._key: int | None = None
        self._title = ""
        self.line = _Line(lambda: self._offer(""))
        self.list = Candidates(self.line, WIDE)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.line.textEdited.connect(self._typed)
        self.line.entered.connect(self._enter)
        self.line.left.connect(self._leave)
        self.line.focused.connect(self.focused)
        self.list.picked.connect(self._take)

    def offer_new(self, words: str, act: Callable[[str], object]) -> None:
        """Offer at the end of the list to enter a new one; `act` is given what was typed."""
        self._anew = words, act
        self.hint = f"{self.hint}；没有的选“{words}”"

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
        if self._key is not None and not title.strip():  # in a row nobody brings the name along
            [(title,)] = self.desk.ask(common.rows, self.kind.target, [self._key], ("title",))
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

    def problem(self) -> str:
        self._settle()
        text = self.line.text().strip()
        if not text or self._key is not None:
            return ""
        if self._found(text):
            return f"“{text}”还没有选定，请按 ↓ 从列表里选"
        return f"没有叫“{text}”的{KINDS[self.kind.target].label}，请从列表里选"

    def _search(self) -> None:
        if self.line.text().strip():
            self._offer(self.line.text().strip())
        else:
            self.list.hide()

    def _offer(self, text: str) -> None:
        found = [Candidate(o.key, o.title, self._remark(o.remark)) for o in self._found(text)]
        nothing = [Candidate(None, "没有找到，换几个字试试", heading=True)] if text else []
        anew = (
            [Candidate(NEW, f"{self._anew[0]}{f'：{text}' if text else ''}")] if self._anew else []
        )
        self.list.offer([*(found or nothing), *anew], first=bool(found))

    def _remark(self, words: str) -> str:
        """Whose and where it is before the number, which may be left out; stations by their short
        names."""
        self._short = self._short or Short(self.desk)
        return "  ".join(self._short(part) for part in reversed(words.split("  ")))

    def _found(self, text: str) -> list[Option]:
        """What the index knows; of places and agencies, whose initials it does not keep, those
        with these initials within their names, at the beginning first."""
        target, narrow = self.kind.target, self.narrow()
        found = self.desk.ask(common.choose, target, text, first=self._home(), **narrow)
        if found or target in NAMED or not text.isascii() or not text.isalpha():
            return found
        every = self.desk.ask(common.choose, target, "", limit=MOST, **narrow)
        found = [o for o in every if text.lower() in initials(o.title)]
        return sorted(found, key=lambda o: initials(o.title).index(text.lower()) > 0)[:SHOWN]

    def _home(self) -> Mapping[str, int]:
        """A form of a station is mostly about its own people."""
        placed, station = KINDS[self.kind.target].fields.get("station"), self.station()
        own = placed and isinstance(placed.kind, Ref) and station
        return {"station": station} if own and station else {}

    def _take(self, candidate: Candidate) -> None:
        if candidate.value is NEW and self._anew:
            self._anew[1](self.line.text().strip())
            return
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
        if found and found.value is NEW:
            return
        self.entered.emit()

    def _leave(self) -> None:
        """What was typed in full names the record, though the list was not used."""
        self._settle()
        self.left.emit()

    def _settle(self) -> None:
        self._pause.stop()
        text = self.line.text().strip()
        if text and self._key is None:
            same = [o for o in self._found(text) if _means(text, o)]
            if len(same) == 1:
                self._take(Candidate(same[0].key, same[0].title))


def _means(text: str, option: Option) -> bool:
    """Whether a text is the whole name, or the number, of a record."""
    numbered = any(sign.isdigit() for sign in text) and text in option.remark.split("  ")
    return option.title == text or numbered
