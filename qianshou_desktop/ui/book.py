"""A page of tabs. Either the first tab is the list of the records that the page is about, and the
others show what belongs to the chosen one; or the tabs stand side by side for themselves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from qianshou_desktop.actions import common
from qianshou_desktop.actions.drafts import Draft
from qianshou_desktop.records import KINDS
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors.choice import Combo
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.roll import Part, Roll
from qianshou_desktop.ui.short import Short
from qianshou_desktop.ui.stack import Stack
from qianshou_desktop.ui.tabs import Strip


class Sight(Page):
    """A tab that is read rather than typed in; it shows what belongs to one record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.key: int | None = None

    def follow(self, key: int | None) -> None:
        """Show what belongs to this record from now on."""
        self.key, self._stale = key, True
        if self.isVisible():
            self._stale = False
            self.refresh()


Leaf = Part | type[Page]


@dataclass(frozen=True)
class Tab:
    """A tab's name and what stands in it; several take turns by a switch over the list."""

    name: str
    leaves: tuple[Leaf, ...]

    def __init__(self, name: str, *leaves: Leaf) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "leaves", leaves)


def opened(tabs: Sequence[Tab]) -> tuple[str, ...]:
    """The kinds whose records open in these tabs."""
    kinds: list[str] = []
    for leaf in (leaf for tab in tabs for leaf in tab.leaves):
        if isinstance(leaf, Part):
            kinds += [leaf.kind] if leaf.home else []
        else:
            kinds += leaf.opens
    return tuple(dict.fromkeys(kinds))


class Book(Stack):
    """The page. `subject` is the kind that the first tab lists and the others belong to."""

    tabs: ClassVar[tuple[Tab, ...]] = ()
    subject: ClassVar[str] = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.short = Short(desk)
        self.key: int | None = None
        self.made: dict[tuple[int, int], Page] = {}
        self.nth = [0] * len(self.tabs)  # which of those that share a tab is in front
        self.strip = Strip([tab.name for tab in self.tabs])
        self.picker = Combo()
        self._build()
        self._keys()
        self.turn(0)
        if (own := self.own()) is not None:
            self.follow(own)

    # ---- what the window asks --------------------------------------------------------------------

    @classmethod
    def fits(cls, kind: str, values: Mapping[str, Any]) -> bool:
        """Whether a record of these values can be shown here: it has the record it belongs to."""
        if kind == cls.subject:
            return True
        parts = (p for t in cls.tabs for p in t.leaves if isinstance(p, Part) and p.kind == kind)
        return any(not part.link or values.get(part.link) for part in parts)

    def subtitle(self) -> str:
        if self.subject and self.tab() and self.key is not None:
            return self.picker.currentText()
        return self.short.county

    @classmethod
    def places(cls) -> Iterator[tuple[int, int]]:
        """Every tab with each of those that share it."""
        return ((at, nth) for at, tab in enumerate(cls.tabs) for nth in range(len(tab.leaves)))

    @classmethod
    def called(cls, at: int, nth: int) -> str:
        """The name of a tab, and of the one of those that share it."""
        leaf = cls.tabs[at].leaves[nth]
        own = leaf.label if isinstance(leaf, Part) else leaf.name
        return cls.tabs[at].name if len(cls.tabs[at].leaves) == 1 else f"{cls.tabs[at].name}-{own}"

    def own(self) -> int | None:
        """The record of the subject that is chosen before anybody chooses; none."""
        return None

    def tab(self) -> int:
        """The number of the tab in front."""
        return self.strip.group.checkedId()

    def refresh(self) -> None:
        self._fill()

    def show_record(self, kind: str, key: int) -> None:
        at, nth = self.place_of(kind)
        leaf = self.tabs[at].leaves[nth]
        if self.subject and kind != self.subject and isinstance(leaf, Part) and leaf.link:
            owner = self.desk.ask(common.load, kind, key).values[leaf.link]
            self.follow(owner, lambda: self.turn(at, nth).show_record(kind, key))
        else:
            self.turn(at, nth).show_record(kind, key)

    def point_at(self, name: str) -> None:
        self.front().point_at(name)

    def start_record(self, kind: str, given: Mapping[str, Any]) -> None:
        at, nth = self.place_of(kind)
        leaf = self.tabs[at].leaves[nth]
        owner = given.get(leaf.link) if isinstance(leaf, Part) and leaf.link else None
        if self.subject and kind != self.subject and owner is not None:
            self.follow(owner, lambda: self.turn(at, nth).start_record(kind, given))
        else:
            page = self.turn(at, nth)
            page.start_record(kind, given)
            if isinstance(page, Roll) and page.lacks_owner() and self.picker.isVisible():
                self.picker.setFocus()  # it is said that one is to be chosen

    def take_up(self, draft: Draft) -> None:
        if draft.key is not None:
            self.show_record(draft.kind, draft.key)
            return
        at, nth = self.place_of(draft.kind)
        leaf = self.tabs[at].leaves[nth]
        owner = draft.base.get(leaf.link) if isinstance(leaf, Part) and leaf.link else None
        if self.subject and draft.kind != self.subject and owner is not None:
            self.follow(owner, lambda: self.turn(at, nth).take_up(draft))
        else:
            self.turn(at, nth).take_up(draft)

    def place_of(self, kind: str) -> tuple[int, int]:
        """Where a kind stands: at home before where it is a guest."""
        found = [
            (not leaf.home, at, nth) if isinstance(leaf, Part) else (False, at, nth)
            for at, tab in enumerate(self.tabs)
            for nth, leaf in enumerate(tab.leaves)
            if kind == (leaf.kind if isinstance(leaf, Part) else getattr(leaf, "kind", ""))
        ]
        _, at, nth = min(found)
        return at, nth

    # ---- whose records ---------------------------------------------------------------------------

    def follow(self, key: int | None, then: Any = None) -> None:
        """Turn to another record of the subject; what is typed and not saved stays behind as drafts.
        The list in the first tab turns with it, and tells the other tabs."""
        if key != self.key:
            saving = next((leaf for leaf in self.made.values() if leaf.saving()), None)
            if isinstance(saving, Ledger):
                self._point_picker()
                saving.set_aside(lambda: self.follow(key, then))
                return
            first = self._leaf(0, 0)
            assert isinstance(first, Ledger)
            if key is not None:
                first.show_record(self.subject, key)
        if then:
            then()

    def _shown(self, key: int | None) -> None:
        """The first tab shows this record now."""
        if key == self.key:
            return
        self.key = key
        for leaf in self.made.values():
            if isinstance(leaf, (Roll, Sight)):
                leaf.follow(key)
        self._point_picker()
        self.retitled.emit()

    def _fill(self) -> None:
        """The names to choose from, as they are now."""
        if not self.subject:
            return
        keys = self.desk.ask(common.find, self.subject)
        field = KINDS[self.subject].title_field
        names = self.desk.ask(common.rows, self.subject, keys, (field,))
        self.picker.blockSignals(True)
        self.picker.clear()
        for key, (name,) in zip(keys, names, strict=True):
            self.picker.addItem(self.short(name), key)
        self.picker.blockSignals(False)
        self._point_picker()

    def _point_picker(self) -> None:
        self.picker.blockSignals(True)
        self.picker.setCurrentIndex(self.picker.findData(self.key) if self.key else -1)
        self.picker.blockSignals(False)
        self.picker.setEnabled(self.picker.count() > 0)

    def _picked(self, at: int) -> None:
        if at >= 0:
            self.follow(self.picker.itemData(at))

    def step(self, by: int) -> None:
        """The next record of the subject or the one before, with the same tab in front."""
        at = self.picker.currentIndex() + by
        if 0 <= at < self.picker.count():
            self.picker.setCurrentIndex(at)

    # ---- tabs --------------------------------------------------------------------------------------

    def turn(self, at: int, nth: int | None = None) -> Page:
        """Bring a tab to the front, and one of those that share it."""
        self.nth[at] = self.nth[at] if nth is None else nth
        leaf = self._leaf(at, self.nth[at])
        if leaf is not self.stack.currentWidget():
            self.stack.setCurrentWidget(leaf)
            self.moved.emit()
        self.strip.group.button(at).setChecked(True)
        self.picker.setVisible(bool(self.subject) and at > 0)
        self.enter_at(leaf)
        self._retitle()
        return leaf

    def _turned(self, at: int) -> None:
        self.turn(at)

    def turn_by(self, step: int) -> None:
        """The next tab or the one before, round and round."""
        self.turn((self.tab() + step) % len(self.tabs)).setFocus()

    def _go_beyond(self, step: int) -> None:
        """From the last section of a form to the next tab, or up past its first to the one before: it
        is said, since one form looks like another."""
        self.turn_by(step)
        self.said.emit(f"已到“{self.tabs[self.tab()].name}”", "")

    def swap(self) -> None:
        """The next of those that share the tab in front."""
        at = self.tab()
        self.turn(at, (self.nth[at] + 1) % len(self.tabs[at].leaves)).setFocus()

    def _retitle(self) -> None:
        self.action = self.front().action
        self.retitled.emit()

    def _leaf(self, at: int, nth: int) -> Page:
        made = self.made.get((at, nth))
        return made or self._make(at, nth)

    def _make(self, at: int, nth: int) -> Page:
        leaf = self.tabs[at].leaves[nth]
        page = leaf.make(self.desk) if isinstance(leaf, Part) else leaf(self.desk)
        self.made[at, nth] = page
        for name in ("go", "begin", "errand", "kept", "turn_to", "said", "moved", "point"):
            getattr(page, name).connect(getattr(self, name))
        page.retitled.connect(self._retitle_front)
        if isinstance(page, Ledger):
            page.beyond.connect(self._go_beyond)
        if isinstance(page, Roll) and len(self.tabs[at].leaves) > 1:
            self._switch(page.strip, at, nth)
        elif isinstance(page, Roll):
            page.strip.hide()
        if (at, nth) == (0, 0) and self.subject and isinstance(page, Ledger):
            page.shown.connect(self._shown)
        elif isinstance(page, (Roll, Sight)) and self.subject:
            page.follow(self.key)
        self.stack.addWidget(page)
        return page

    def _retitle_front(self) -> None:
        if self.sender() is self.stack.currentWidget():
            self._retitle()

    def _switch(self, strip: QWidget, at: int, shown: int) -> None:
        """The names of those that share a tab, over each list, its own marked."""
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for nth, leaf in enumerate(self.tabs[at].leaves):
            button = QPushButton(leaf.label if isinstance(leaf, Part) else leaf.name)
            button.setCheckable(True)
            button.setChecked(nth == shown)
            button.setToolTip("F6 换一类")
            theme.tag(button, "segment")
            button.clicked.connect(lambda _=False, n=nth, b=button: self._press(at, n, b, shown))
            row.addWidget(button)

    def _press(self, at: int, nth: int, button: QPushButton, own: int) -> None:
        button.setChecked(nth == own)
        self.turn(at, nth)

    # ---- building ----------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.strip, 1)
        self.picker.setAccessibleName("换一条")
        self.picker.setToolTip("Ctrl+↑ / Ctrl+↓ 换上一条、下一条")
        self.picker.setFixedWidth(170)
        self.picker.setVisible(False)
        self.picker.currentIndexChanged.connect(self._picked)
        head.addWidget(self.picker)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        self.strip.group.idClicked.connect(self._turned)
        for button in self.strip.group.buttons():
            button.setToolTip("Ctrl+Tab 换栏目")

    def _keys(self) -> None:
        for keys, deed in (
            ("Ctrl+Tab", lambda: self.turn_by(1)),
            ("Ctrl+Shift+Tab", lambda: self.turn_by(-1)),
            ("F6", self.swap),
            ("Ctrl+Down", lambda: self.step(1)),
            ("Ctrl+Up", lambda: self.step(-1)),
        ):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(deed)
