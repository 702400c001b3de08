"""该走访: who is to be visited, village by village, with what was found the time before. Enter starts
the visit; Ctrl+P prints the route list."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qianshou_desktop.actions import briefings, places
from qianshou_desktop.actions.briefings import Briefing, Visitee
from qianshou_desktop.actions.papers import route
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.filters import Among
from qianshou_desktop.ui.flow import Flow
from qianshou_desktop.ui.known import Known, Row
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.short import short_of, stations
from qianshou_desktop.ui.table import Column
from qianshou_desktop.ui.viewer import look
from qianshou_desktop.ui.words import first_group

EMPTY = "这一期该走访的都走访过了。\n新建档的、重大变故后的，以及每一期该走访的，到时会列在这里。"
NOWHERE = "未填村（社区）"
WHICH = {"late": "逾期", "week": "本周要去", "change": "重大变故"}


HERE: Sequence[Column] = (
    Column("village", "村（社区）", 112),
    Column("name", "对象", 80),
    Column("groups", "类别", 96),
    Column("remark", "该去", 236),
    Column("last", "上次"),
)
ANYWHERE: Sequence[Column] = (  # the county's own laptop says the township too
    Column("village", "村（社区）", 152),
    *(column for column in HERE[1:] if column.field != "groups"),
)


class DueList(Page):
    """The list, and beside it what is known of the one chosen."""

    name: str = "走访与日志"
    action: str = "打印路线单  Ctrl+P"
    watches: tuple[str, ...] = (
        "visit", "person", "person_group", "life_change", "parameter", "todo",
    )  # fmt: skip
    round_begun = Signal(list)  # the persons whose turn comes after the one that is begun

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place = desk.ask(places.own)
        self.where = short_of(desk, self.place.station_name or self.place.county_name)
        self.strip = QWidget()
        self.village, self.which = Among("全部村", {}), Among("全部", WHICH)
        self.station = Among("全县", {} if self.place.town_code else stations(desk))
        if self.place.town_code:
            self.station.hide()
        here = HERE if self.place.town_code else ANYWHERE
        self.list = Known(desk, here, EMPTY, "该走访的人")
        self.until = Among(
            "路线单到本月底（至少 7 天）", {"week": "路线单到 7 天内", "next": "路线单到下月底"}
        )
        self.count, self.brief = QLabel(), Brief()
        self.found: list[Visitee] = []
        self._lay_out()
        self.enter_at(self.list)
        self.village.changed.connect(self._show)
        self.which.changed.connect(self._show)
        self.station.changed.connect(self.refresh)
        self.list.opened.connect(self._start)
        self.list.chosen.connect(self._chosen)

    # ---- what the window asks --------------------------------------------------------------------

    def subtitle(self) -> str:
        late = sum(each.due.by < self.desk.today() for each in self.found)
        words = f"该走访 {len(self.found)} 人" + (f"，逾期 {late} 人" if late else "")
        return f"{words} · {self.where}"

    def refresh(self) -> None:
        self.desk.fetch(briefings.everybody, self._code(), then=self._take)

    def act(self) -> None:
        self.print_out()

    def new(self) -> None:
        key = self.list.key()
        if key is not None:
            self._start(key)

    def edit(self) -> None:
        self.new()

    def print_out(self) -> None:
        """The route list of the station, or of the village chosen."""
        code = self._code()
        if code is None:
            self.said.emit("请先选一个社工站，再打印它的走访路线单", "mind")
            return
        title = f"走访路线单 {self.desk.today()}"
        show = partial(look, title=title, parent=self)
        self.desk.fetch(route.pdf, code, self.village.value(), self._until(), then=show)

    # ---- what is shown -----------------------------------------------------------------------------

    def _until(self) -> date:
        """Until which day the route goes."""
        return route.UNTIL[self.until.value() or route.SOONEST](self.desk.today())

    def _code(self) -> str | None:
        return self.place.town_code or self.station.value()

    def _take(self, found: list[Visitee]) -> None:
        self.found = found
        villages = sorted({each.village or NOWHERE for each in found})
        self.village.fill({name: name for name in villages})
        self._show()
        self.retitled.emit()

    def shown(self) -> list[Visitee]:
        """Those that the filters leave, village by village."""
        village, which = self.village.value(), self.which.value()
        kept = [
            each
            for each in self.found
            if village in (None, each.village or NOWHERE) and self._fits(each, which)
        ]
        return sorted(kept, key=lambda each: (not each.village, each.village))

    def _fits(self, each: Visitee, which: str | None) -> bool:
        today = self.desk.today()
        if which == "late":
            return each.due.by < today
        if which == "week":
            return each.due.this_week(today)
        return which is None or each.due.why == which

    def _show(self) -> None:
        rows: list[Row] = []
        for village, group in groupby(self.shown(), lambda each: each.village or NOWHERE):
            rows += [_row(each, village if at == 0 else "") for at, each in enumerate(group)]
        self.list.show_rows(rows)
        self.count.setText(f"{len(rows)} 人")
        self._chosen(self.list.key() if rows else None)

    def _chosen(self, key: int | None) -> None:
        if key is None:
            self.brief.clear()
        else:
            self.brief.show_person(self.desk.ask(briefings.briefing, key))

    def _start(self, key: int) -> None:
        """The visit to one of them; the others of the list come after it."""
        keys = [each.key for each in self.shown()]
        why = next(each.due.why for each in self.found if each.key == key)
        at = keys.index(key)
        self.begin.emit("visit", self.desk.ask(briefings.begun, key, why))
        self.round_begun.emit(keys[at + 1 :])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the list has all the room; Enter shows the same of whoever is chosen."""
        super().resizeEvent(event)
        self.brief.setHidden(self.window().width() < theme.NARROW)

    # ---- building ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar = Flow(8)
        for widget in (self.strip, self.station, self.village, self.which):
            bar.addWidget(widget)
        theme.tag(self.count, "muted")
        bar.addWidget(self.count)
        bar.apart()
        bar.addWidget(self.until)
        panes = QHBoxLayout()
        panes.setSpacing(14)
        panes.addWidget(self.list, 70)
        panes.addWidget(self.brief, 30)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(bar)
        column.addLayout(panes, 1)


def _row(each: Visitee, village: str) -> Row:
    texts = {
        "village": village, "name": each.name, "groups": first_group(each.groups),
        "remark": each.remark, "last": each.last or "第一次走访",
    }  # fmt: skip
    missed = "异常" in each.last or "未见" in each.last
    signals = {"remark": each.signal, "last": "mind" if missed else "", "village": "gone"}
    return Row(each.key, texts, signals)


class Brief(QFrame):
    """What to know before one goes: where, which telephone, what is open, what was found."""

    def __init__(self) -> None:
        super().__init__()
        theme.tag(self, "card")
        self.head, self.hint = QLabel(), QLabel("Enter 登记走访")
        theme.tag(self.head, "heading")
        theme.tag(self.hint, "small")
        inner = QWidget()
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(16, 0, 14, 0)
        self.body.setSpacing(3)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 10, 1, 8)
        column.setSpacing(6)
        for label in (self.head, self.hint):
            label.setContentsMargins(16, 0, 14, 0)
        column.addWidget(self.head)
        column.addWidget(area, 1)
        column.addWidget(self.hint)
        self.clear()

    def clear(self) -> None:
        """Nobody is chosen."""
        self._empty()
        self.head.setText("")
        self.hint.hide()

    def show_person(self, found: Briefing) -> None:
        """This one."""
        self._empty()
        self.head.setText(found.title)
        self.hint.show()
        for text in found.facts:
            self._add(text, "")
        for heading, texts in found.parts:
            self._add(heading, "muted", above=8)
            for text, signal in texts:
                self._add(text, signal)
        self.body.addStretch(1)

    def _add(self, text: str, part: str, above: int = 0) -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setContentsMargins(0, above, 0, 0)
        theme.tag(label, part)
        self.body.addWidget(label)

    def _empty(self) -> None:
        while item := self.body.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
