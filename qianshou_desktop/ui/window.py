"""The one window: rail, header, the page in front, status line, and the global keys."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.actions import common
from qianshou_desktop.actions.drafts import Draft
from qianshou_desktop.actions.undoing import Undone
from qianshou_desktop.ui import commands, dialogs, theme
from qianshou_desktop.ui.commands import Command
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.finder import Finder
from qianshou_desktop.ui.foot import Foot
from qianshou_desktop.ui.front import Front, Ground, Tall
from qianshou_desktop.ui.help import Help
from qianshou_desktop.ui.jotter import JOTTED, Jotter
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.rail import PlaceMenu, Rail
from qianshou_desktop.ui.short import short_of

WAIT_MS = 50
SMALLEST = (640, 400)  # of 1366×768 at 125 % what text of 150 % leaves is 728×409
DIGITS = 10  # pages that Alt and a digit reach, 0 being the tenth


@dataclass(frozen=True)
class Place:
    """A page in the rail; made when it is first needed."""

    group: str
    name: str
    opens: tuple[str, ...]
    make: Callable[[Desk], Page]
    fits: Callable[[str, Mapping[str, Any]], bool] = lambda kind, values: True


def place(group: str, page: type[Page]) -> Place:
    """The place of a page class."""
    return Place(group, page.name, page.opens, page, page.fits)


class Window(QMainWindow):
    """Shows one page at a time. `places` is the whole list of pages: there is no registry."""

    def __init__(self, desk: Desk, places: Sequence[Place], where: str = "") -> None:
        super().__init__()
        self.desk, self.places = desk, list(places)
        self.pages: dict[int, Page] = {}
        self._errand: tuple[int, str, Callable[[int], object]] | None = None
        self.setWindowTitle(f"牵手社工站  {where}".strip())
        named = [(p.group, p.name) for p in self.places]
        self.rail, self.menu = Rail(named, "牵手社工站", short_of(desk, where)), PlaceMenu(named)
        self.rail.wanted.connect(self.turn)
        self.menu.wanted.connect(self.turn)
        self.finder = Finder(desk)
        self.finder.found.connect(self.show_record)
        self.stack, self.jotter = Front(), Jotter(desk)
        self.foot = Foot(desk)
        self._build()
        self._keys()
        desk.troubled.connect(self._trouble)
        desk.bugged.connect(lambda: dialogs.sorry(self))
        self.turn(0)
        left = len(desk.drafts.all())
        if left:
            self.foot.say(f"上次有 {left} 份没填完的，都还在：工作台“草稿”里打开", "mind")

    # ---- pages -----------------------------------------------------------------------------------

    def page(self) -> Page:
        """The page in front."""
        page = self.stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def turn(self, at: int) -> Page:
        """Bring a page to the front."""
        self._errand = None  # who goes elsewhere goes on there
        page = self.pages.get(at) or self._make(at)
        self.stack.setCurrentWidget(page)
        self.finder.forget()
        self.foot.say("")
        self.rail.show_at(at)
        self._head()
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        return page

    def show_record(self, kind: str, key: int) -> None:
        """Show a record on the page that opens its kind."""
        places = self._openers(kind)
        if len(places) > 1:
            values = self._values(kind, key)
            places = [n for n in places if self.places[n].fits(kind, values)] or places
        if places:
            self.turn(places[0]).show_record(kind, key)

    def start_record(self, kind: str, given: dict[str, object]) -> None:
        """Start a new record on the page of its kind."""
        places = self._openers(kind)
        fitting = [n for n in places if self.places[n].fits(kind, given)]
        if places:
            self.turn((fitting or places)[0]).start_record(kind, given)

    def take_up(self, draft: Draft) -> None:
        """Go on with what somebody left, on the page of its kind, or in the line over it."""
        if draft.kind == JOTTED:
            self.jotter.open()
            return
        places = self._openers(draft.kind)
        if len(places) > 1:
            values = draft.base if draft.key is None else self._values(draft.kind, draft.key)
            places = [n for n in places if self.places[n].fits(draft.kind, values)] or places
        if places:
            self.turn(places[0]).take_up(draft)

    def _values(self, kind: str, key: int) -> dict[str, Any]:
        return self.desk.ask(common.load, kind, key).values

    def run_errand(
        self, kind: str, given: dict[str, object], then: Callable[[int], object]
    ) -> None:
        """Start a new record on the page of its kind; once it is saved, the page that asked comes
        back and is told its key."""
        back = next(at for at, page in self.pages.items() if page is self.page())
        self.start_record(kind, given)
        self._errand = back, kind, then
        self.foot.say(f"填好并保存后，回到“{self.places[back].name}”接着填", "mind")

    def _kept(self, kind: str, key: int) -> None:
        if self._errand is None or self._errand[1] != kind:
            return
        back, _, then = self._errand
        self.turn(back)
        then(key)

    def cry_out(self) -> None:
        """Somebody is in danger: a crisis found just now; of no case unless one is named."""
        self.start_record("crisis", {"found_at": self.desk.performer.now(), "case": None})

    def _openers(self, kind: str) -> list[int]:
        return [n for n, place in enumerate(self.places) if kind in place.opens]

    def _turn_to(self, name: str) -> None:
        self.turn(next(n for n, place in enumerate(self.places) if place.name == name))

    def _make(self, at: int) -> Page:
        page = self.pages[at] = self.places[at].make(self.desk)
        page.go.connect(self.show_record)
        page.begin.connect(self.start_record)
        page.errand.connect(self.run_errand)
        page.kept.connect(self._kept)
        page.resumed.connect(self.take_up)
        page.point.connect(lambda name: self.page().point_at(name))
        page.turn_to.connect(self._turn_to)
        page.said.connect(self.foot.say)
        page.moved.connect(self.foot.calm)
        page.retitled.connect(self._head)
        self.stack.addWidget(page)
        return page

    def _head(self) -> None:
        page = self.page()
        self.title.setText(page.name)
        self.subtitle.setText(page.subtitle())
        self.action.setText(page.action)
        self.action.setVisible(bool(page.action))

    # ---- keys --------------------------------------------------------------------------------------

    def _keys(self) -> None:
        """Bare Enter and Space are never among them: an input method commits with them."""
        for keys, deed in (
            ("F1", self.help),
            ("Ctrl+K", self._find),
            ("Ctrl+L", self.jot),
            ("Ctrl+N", lambda: self.page().new()),
            ("Ctrl+S", lambda: self.page().save()),
            ("Ctrl+Return", lambda: self.page().save_next()),
            ("Ctrl+Enter", lambda: self.page().save_next()),
            ("F2", lambda: self.page().edit()),
            ("F5", lambda: self.page().refresh()),
            ("Ctrl+P", lambda: self.page().print_out()),
            ("Ctrl+Shift+R", self.cry_out),
            ("Ctrl+Z", self.undo),
            ("Esc", self._escape),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        for at in range(min(DIGITS, len(self.places))):
            QShortcut(QKeySequence(f"Alt+{(at + 1) % 10}"), self).activated.connect(
                lambda n=at: self.turn(n)
            )

    def jot(self) -> None:
        """A service in one line; within a case its next session."""
        if not self.page().jot():
            self.jotter.open()

    def commands(self) -> list[Command]:
        """Pages, tabs, new records and deeds, for the search box."""
        return commands.of(self)

    def undo(self) -> None:
        """The last saved change is taken back; within a text field the key is the field's own."""

        def said(undone: Undone) -> None:
            self.foot.say(undone.words, "good")

        def refused(problems: dict[str, str]) -> None:
            self.foot.say("；".join(problems.values()), "mind")

        self.desk.undo(said, refused)

    def help(self) -> None:
        """How the page that is open is used."""
        Help(self.page().name, self).exec()

    def _find(self) -> None:
        self.finder.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.selectAll()

    def _escape(self) -> None:
        if self.jotter.isVisible() and self.jotter.line.hasFocus():
            self.jotter.hide()
        elif self.finder.hasFocus():
            self.finder.forget()
            self.page().setFocus()
        else:
            self.page().back()

    # ---- building ------------------------------------------------------------------------------------

    def _build(self) -> None:
        ground = QWidget()
        theme.tag(ground, "ground")
        outer = QVBoxLayout(ground)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addLayout(self._content(), 1)
        outer.addLayout(middle, 1)
        outer.addWidget(self.foot)
        self.setCentralWidget(ground)
        self.setMinimumSize(*SMALLEST)
        self.resize(1093, 614)

    def _content(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(18, 12, 18, 10)
        column.setSpacing(10)
        column.addLayout(self._header())
        column.addWidget(self.jotter)
        room = Tall()
        room.setWidget(Ground(self.stack))
        self.stack.currentChanged.connect(lambda _: room.verticalScrollBar().setValue(0))
        column.addWidget(room, 1)
        return column

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        names = QHBoxLayout()
        names.setSpacing(12)
        self.title, self.subtitle = QLabel(), QLabel()
        theme.tag(self.title, "title")
        theme.tag(self.subtitle, "muted")
        names.addWidget(self.menu)
        names.addWidget(self.title)
        names.addWidget(self.subtitle, 1, Qt.AlignmentFlag.AlignBottom)
        self.subtitle.setContentsMargins(0, 0, 0, 3)
        row.addLayout(names, 1)
        self.finder.setMinimumWidth(120)
        self.finder.setMaximumWidth(330)
        row.addWidget(self.finder, 1)
        self.alarm = QPushButton("危机报告")
        self.alarm.setToolTip("发现有人受到侵害或面临危险：Ctrl+Shift+R")
        theme.tag(self.alarm, "danger")
        self.alarm.clicked.connect(self.cry_out)
        row.addWidget(self.alarm)
        self.action = QPushButton()
        theme.tag(self.action, "main")
        self.action.clicked.connect(lambda: self.page().act())
        row.addWidget(self.action)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for the rail, its places are a menu."""
        super().resizeEvent(event)
        tall = self.rail.minimumSizeHint().height() + self.foot.height()
        small = self.width() < theme.NARROW or self.height() < tall
        self.rail.setVisible(not small)
        self.menu.setVisible(small)
        self.subtitle.setVisible(not small)

    # ---- trouble and the end ---------------------------------------------------------------------------

    def _trouble(self, text: str) -> None:
        dialogs.warn(self, text)

    def closeEvent(self, event: QCloseEvent) -> None:
        if any(page.saving() for page in self.pages.values()):
            event.ignore()  # what becomes of the save is seen first
            QTimer.singleShot(WAIT_MS, self.close)
            return
        for page in self.pages.values():
            page.keep()
        self.jotter.keep()
        self.foot.say("正在收尾…", "")
        QTimer.singleShot(0, self.desk.close)
        event.accept()
