"""What every screen has in common: its place in the window, its keys, and asking again."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from qianshou_desktop.actions.drafts import Draft
from qianshou_desktop.ui.desk import Desk


class Page(QWidget):
    """A screen. The window calls the methods below for the global keys; a page overrides those
    that mean something on it."""

    name: str = ""  # in the rail and as the heading
    action: str = ""  # the one main button, "" for none; pressing it calls `act`
    opens: tuple[str, ...] = ()  # kinds of record that this page shows
    watches: tuple[str, ...] = ()  # kinds whose change makes it ask again

    go = Signal(str, object)  # kind, key: show that record on its page
    point = Signal(str)  # after `go`: the field to stand at
    begin = Signal(str, object)  # kind, given values: start a new record on its page
    errand = Signal(str, object, object)  # the same, and back here with its key once it is saved
    kept = Signal(str, object)  # kind, key: that record was saved here
    resumed = Signal(object)  # a draft that somebody goes on with
    turn_to = Signal(str)  # the name of a page that is wanted in front
    said = Signal(str, str)  # a line for the status line, and its signal
    moved = Signal()  # another record or tab is in front: what was refused before is over
    retitled = Signal()  # the sub line or the main button changed

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stale = True
        self._entrance: QWidget | None = None
        desk.changed.connect(self._hear)

    # ---- what a page may say of itself -----------------------------------------------------

    def subtitle(self) -> str:
        """The line under the heading."""
        return ""

    def refresh(self) -> None:
        """Ask again (F5, and after a change of a watched kind)."""

    def unsaved(self) -> bool:
        """Whether something is typed here that is not saved."""
        return False

    def saving(self) -> bool:
        """Whether a save is under way whose outcome is not known yet."""
        return False

    def keep(self) -> None:
        """The program is about to close: what is typed and not saved is kept as a draft."""

    def take_up(self, draft: Draft) -> None:
        """Go on with what somebody left."""

    @classmethod
    def fits(cls, kind: str, values: Mapping[str, Any]) -> bool:
        """Whether a record of a kind that several pages open is at home here, by its values."""
        return True

    def enter_at(self, place: QWidget) -> None:
        """Whoever turns to the page stands at that place. It is no focus proxy: Tab takes the page
        itself for a stop then, and goes past all that stands before the place."""
        self._entrance = place

    def tab_first(self, part: QWidget) -> None:
        """Tab goes through a part before what was made before it: as the eye does."""
        within: list[QWidget] = []
        rest: list[QWidget] = []
        at = self.nextInFocusChain()
        while at and at is not self:
            if at.focusPolicy() & Qt.FocusPolicy.TabFocus:
                (within if part.isAncestorOf(at) else rest).append(at)
            at = at.nextInFocusChain()
        for before, after in pairwise([*rest[:1], *within, *rest[:1]]):
            QWidget.setTabOrder(before, after)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._entrance:
            self._entrance.setFocus(event.reason())

    # ---- keys --------------------------------------------------------------------------------

    def act(self) -> None:
        """The main button."""
        self.new()

    def new(self) -> None:
        """Ctrl+N."""

    def jot(self) -> bool:
        """Ctrl+L: whether the page begins the next piece of work itself."""
        return False

    def save(self) -> None:
        """Ctrl+S."""

    def save_next(self) -> None:
        """Ctrl+Enter."""

    def edit(self) -> None:
        """F2."""

    def print_out(self) -> None:
        """Ctrl+P."""

    def back(self) -> None:
        """Esc."""

    def show_record(self, kind: str, key: int) -> None:
        """Someone wants to see this record."""

    def point_at(self, name: str) -> None:
        """Someone wants to mend this field of the record that is shown."""

    def start_record(self, kind: str, given: Mapping[str, Any]) -> None:
        """Someone wants to enter a new record with these values given."""

    # ---- news ----------------------------------------------------------------------------------

    def _hear(self, kinds: frozenset[str]) -> None:
        if not kinds.intersection(self.watches):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()
