"""工作台: the front page. What is to be done today, what the report lacks, the month so far."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qianshou_desktop.actions import briefings, common, overview, periods, places, reports, todos
from qianshou_desktop.actions.overview import Overview
from qianshou_desktop.actions.todos import Open
from qianshou_desktop.records import KINDS
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.chart import ChartCard
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.lines import Line, Lines, tabular
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.ranked import DUE, StationsCard
from qianshou_desktop.ui.short import stations
from qianshou_desktop.ui.tabs import Tabs
from qianshou_desktop.ui.unsaved import told

DAYS = "一二三四五六日"
DONE = "这一期该走访的都走访过了。"
FIRST = "还没有服务对象。先按 Alt+2 到“服务对象”建档；该走访谁、还有几天，会按风险等级列在这里。"


NO_DRAFTS = "没有没填完的。离开时没保存的、断电前正在填的，会留在这里。"
COMPLETE = "本月的记录都齐全。"


class Workbench(Page):
    """Cards, due visits, gaps, charts, and what was entered last."""

    name: str = "今日工作台"
    action: str = "新走访  Ctrl+N"
    watches: tuple[str, ...] = (
        "visit", "service", "person", "household", "station", "todo", "life_change", "parameter",
        "case", "session", "group", "group_session", "event", "attachment", "worker", "certificate",
        "submission",
    )  # fmt: skip

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.station = desk.ask(places.own).town_code
        self.cards = [Card() for _ in range(4)]
        self.due = Lines("要走访", DONE, numbered=True)
        self.gaps = Lines("月报还缺", COMPLETE)
        self.recent = Lines("最近记的", "还没有记录。按 Ctrl+N 记第一次走访。")
        self.todos = Todos({} if self.station else stations(desk))
        self.charts = ChartCard(desk)
        self.due_head, self.due_foot = QLabel("要走访"), QLabel("按数字 1–9 直接登记这一户")
        self.drafts = Lines("草稿", NO_DRAFTS)
        self.papers = Tabs(
            {"待办": self._todo_part(), "月报还缺": self.gaps, "草稿": self.drafts,
             "最近记的": self.recent}
        )  # fmt: skip
        self.due.opened.connect(self._visit)
        self.gaps.opened.connect(self._open)
        self.recent.opened.connect(self._open)
        self.todos.opened.connect(self._see_to)
        self.drafts.opened.connect(self.resumed)
        desk.drafts.changed.connect(self._show_drafts)
        self.todos.done.connect(self._done)
        self.todos.undone.connect(self._undone)
        self.county = None if self.station else StationsCard(desk, self._due_part())
        if self.county:
            self.county.opened.connect(self._open)
        self._why: dict[int, str] = {}  # why somebody is to be visited
        self._finished: list[int] = []  # to-dos marked done here, the last one behind
        self._lay_out()
        self._show_drafts()

    # ---- what the window asks ----------------------------------------------------------------

    def subtitle(self) -> str:
        today = self.desk.today()
        weekday = DAYS[today.weekday()]
        return f"{today.year} 年 {today.month} 月 {today.day} 日  星期{weekday}"

    def new(self) -> None:
        self.begin.emit("visit", {})

    def refresh(self) -> None:
        period = periods.of_day(self.desk.today())
        self.desk.fetch(overview.overview, period, self.station, then=self._show)
        self.charts.show_period(period, self.station)
        if self.county:
            self.county.refresh(period)
        self.retitled.emit()

    def ready(self) -> bool:
        """Whether the chart stands, which comes last."""
        return self.charts.chart.ready()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit opens a due visit, wherever the focus is on this page where they are seen."""
        digit = event.text().isdigit() and self.due.isVisible()
        if not (digit and self.due.open_at(int(event.text()) - 1)):
            super().keyPressEvent(event)

    # ---- what is shown -----------------------------------------------------------------------

    def _show(self, found: Overview) -> None:
        for card, what in zip(self.cards, found.cards, strict=False):
            card.show_figure(*what)
        self.due.show_lines([
            Line(d.name, "  ".join(t for t in (d.groups.split("、")[0], d.village) if t),
                 d.remark, d.signal, d.key)
            for d in found.due
        ])  # fmt: skip
        self.gaps.show_lines([Line(g.text, "", "去补", "", (g.kind, g.key)) for g in found.gaps])
        self.recent.show_lines(
            [Line(t, r, "", "", (kind, key)) for kind, key, t, r in found.recent]
        )
        self._why = {each.key: each.due.why for each in found.due}
        self.todos.show_open(found.todos)
        late = f"，逾期 {found.late}" if found.late else ""
        more = f"（{found.due_total}{late}）" if found.due_total else ""
        self.due_head.setText(f"要走访{more}")
        if self.county:
            self.county.rename(DUE, f"要走访 {found.due_total}" if found.due_total else "要走访")
        self.papers.rename(1, f"月报还缺（{len(found.gaps)}）" if found.gaps else "月报还缺")
        self.papers.rename(0, f"待办（{len(found.todos)}）" if found.todos else "待办")
        self._say_first(found)
        if not self.window().focusWidget() or self.window().focusWidget() is self:
            first = self.county.stations if self.county else self.due
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_drafts(self) -> None:
        """What was begun somewhere and not saved, the latest first."""
        found, today = self.desk.drafts.all(), self.desk.today()
        self.drafts.show_lines([
            Line(d.title or "（还没有写名字）", self._kind_of(d.kind), told(d, today), "", d) for d in found
        ])  # fmt: skip
        self.papers.rename(2, f"草稿（{len(found)}）" if found else "草稿")

    def _kind_of(self, kind: str) -> str:
        return KINDS[kind].label if kind in KINDS else ""

    def _say_first(self, found: Overview) -> None:
        """An empty station is told what to do first; a list that is done, that it is done."""
        begun = found.cards[2][0] != "0"
        self.due.empty = DONE if begun else FIRST
        self.due_foot.setVisible(bool(found.due))
        idle = found.cards[1][0] == "0" and not found.gaps
        self.gaps.empty = "本月还没有记录。" if idle else COMPLETE
        if idle:
            self.cards[3].show_figure("—", "月报还缺", "本月还没有记录", "")
        self._show_drafts()
        shown = (found.todos, found.gaps, self.drafts.count(), found.recent)
        first = next((at for at, there in enumerate(shown) if there), 1)
        self.papers.choose(first, unasked=True)

    def _visit(self, person: int) -> None:
        self.begin.emit("visit", self.desk.ask(briefings.begun, person, self._why.get(person, "")))

    def _open(self, record: tuple[str, int] | None) -> None:
        if record and not record[1]:  # nobody has begun it
            period = periods.of_day(self.desk.today())
            self.begin.emit(record[0], self.desk.ask(reports.begun, period, self.station))
        elif record:
            self.go.emit(*record)

    def _see_to(self, record: tuple[str, int] | None) -> None:
        """Where a to-do came from; that a closed case is looked at again begins its next follow-up."""
        if record and record[0] == "case_closing":
            case = self.desk.ask(common.load, *record).values["case"]
            self.begin.emit("follow_up", {"case": case})
        else:
            self._open(record)

    # ---- to-dos ------------------------------------------------------------------------------

    def _done(self, what: Open) -> None:
        self.papers.choose(0)  # and there it stays, though the last one is done
        key = what.key
        if key is None:
            self.said.emit(what.ends, "mind")
            return

        def kept(_: object) -> None:
            self._finished.append(key)
            self.said.emit("这件事已做完。按退格键撤回", "good")

        self.desk.do(todos.finish, key, then=kept)

    def _undone(self) -> None:
        if self._finished:
            key = self._finished.pop()
            said = "已撤回，这件事还没做完"
            self.desk.do(todos.reopen, key, then=lambda _: self.said.emit(said, ""))

    # ---- building ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        cards = QHBoxLayout()
        cards.setSpacing(12)
        for card in self.cards:
            cards.addWidget(card, 1)
        column.addLayout(cards)
        lower = QHBoxLayout()
        lower.setSpacing(12)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.charts, 11)
        right.addWidget(self.papers, 10)
        lower.addWidget(self.county or self._due_card(), 1)
        lower.addLayout(right, 1)
        column.addLayout(lower, 1)

    def _todo_part(self) -> QWidget:
        part, keys = QWidget(), QLabel("空格 做完了，退格 撤回，Enter 打开那次走访")
        theme.tag(keys, "small")
        keys.setContentsMargins(10, 0, 10, 0)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.todos, 1)
        column.addWidget(keys)
        part.setFocusProxy(self.todos)
        return part

    def _due_card(self) -> QFrame:
        card = QFrame()
        theme.tag(card, "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(4, 10, 4, 8)
        column.setSpacing(4)
        theme.tag(self.due_head, "heading")
        self.due_head.setContentsMargins(10, 0, 10, 0)
        column.addWidget(self.due_head)
        column.addWidget(self._due_part(), 1)
        return card

    def _due_part(self) -> QWidget:
        part = QWidget()
        theme.tag(self.due_foot, "small")
        self.due_foot.setContentsMargins(10, 0, 10, 0)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.due, 1)
        column.addWidget(self.due_foot)
        part.setFocusProxy(self.due)
        return part


class Todos(Lines):
    """What is still to be done; the space bar marks it done, Backspace takes that back."""

    done = Signal(object)  # an Open
    undone = Signal()

    def __init__(self, places: Mapping[str, str]) -> None:
        """`places` names the stations by code, where it is to be told whose a to-do is."""
        super().__init__("待办", "没有要办的事。走访里勾了“异常”的，会列在这里。")
        self.places = places
        self._open_ones: list[Open] = []

    def show_open(self, found: Sequence[Open]) -> None:
        """These now."""
        self._open_ones = list(found)
        self.show_lines([
            Line(each.person or each.text, self._more(each), each.remark,
                 each.signal, (each.kind, each.about) if each.about else None)
            for each in found
        ])  # fmt: skip

    def _more(self, each: Open) -> str:
        what = each.text if each.person else ""
        return "  ".join(words for words in (what, self.places.get(each.station, "")) if words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and 0 <= self.currentRow() < len(self._open_ones):
            self.done.emit(self._open_ones[self.currentRow()])
        elif event.key() == Qt.Key.Key_Backspace:
            self.undone.emit()
        else:
            super().keyPressEvent(event)


class Card(QFrame):
    """One large figure."""

    def __init__(self) -> None:
        super().__init__()
        theme.tag(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 12, 8)
        column.setSpacing(0)
        self.value, self.label, self.remark = QLabel("—"), QLabel(), QLabel()
        self.value.setFont(tabular(self.value.font()))
        theme.tag(self.value, "number")
        theme.tag(self.remark, "muted")
        for label in (self.value, self.label, self.remark):
            column.addWidget(label)

    def show_figure(self, value: str, label: str, remark: str, signal: str) -> None:
        """The figure, what it is, a remark, and its signal."""
        self.value.setText(value)
        self.value.setStyleSheet(f"color: {theme.colour(signal).name()};")
        self.label.setText(label)
        self.remark.setText(remark)
        self.setAccessibleName(f"{label} {value}，{remark}")
