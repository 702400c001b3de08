"""日志: a day of a worker or of the station, read off all that is on record. N enters what is
missing; Ctrl+P prints the day."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qianshou_desktop.actions import common, daily, papers, periods, places
from qianshou_desktop.actions.daily import Entry, Gap, Log, Whose
from qianshou_desktop.actions.showing import duration
from qianshou_desktop.records.kinds import Day
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import DayEdit
from qianshou_desktop.ui.filters import Among
from qianshou_desktop.ui.flow import Flow
from qianshou_desktop.ui.known import Known, Row
from qianshou_desktop.ui.me import worker
from qianshou_desktop.ui.newest import Newest
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.short import short_of
from qianshou_desktop.ui.table import Column
from qianshou_desktop.ui.viewer import look

WEEK = "一二三四五六日"
EMPTY = "这一天没有记录。\n走访、个案、小组、活动记过的会自动列在这里；别的按 N 补记。"
GAP = -1  # keys below nought are gaps


class DailyLog(Page):
    """The day and whose it is; the list of its entries; what they come to."""

    name: str = "走访与日志"
    action: str = "补记一笔  N"
    watches: tuple[str, ...] = (
        "visit", "service", "session", "follow_up", "referral", "group_session", "event", "matter", "volunteer_service",
        "attendance", "supervisee", "trainee", "worker", *(each.record.__tablename__ for each in daily.TOLD),
    )  # fmt: skip
    columns: Sequence[Column] = (
        Column("time", "时间", 104),
        Column("kind", "类别", 96),
        Column("whom", "对象", 150),
        Column("what", "内容"),
        Column("worker", "社工", 72),
        Column("minutes", "分钟", 60, right=True),
        Column("mileage", "公里", 60, right=True),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place = desk.ask(places.own)
        self.where = short_of(desk, self.place.station_name or self.place.county_name)
        self.strip = QWidget()
        self.day = DayEdit(desk.today)
        self.day.put(desk.today())
        self.before, self.after = QPushButton("‹"), QPushButton("›")
        self.weekday = QLabel()
        self.who = Among("全站" if self.place.station_key else "全县", {})
        self.month = QPushButton("打印这个月")
        self.list, self.total = Known(desk, self.columns, EMPTY, "工作日志"), QLabel()
        self.found = Log((), ())
        self._newest = Newest()
        self._asked: tuple[Whose, date] | None = None  # whose day is asked for
        self._shown: tuple[Whose, date] | None = None  # and whose stands in the list
        self._lay_out()
        self._people()
        me = worker(desk)
        if me:
            self.who.choose(me.key)
        self.enter_at(self.list)
        self.day.entered.connect(self.refresh)
        self.day.left.connect(self.refresh)
        self.who.changed.connect(self.refresh)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.month.clicked.connect(lambda: self._print(f"{self.on():%Y-%m}"))
        self.list.opened.connect(self._open)

    # ---- what the window asks --------------------------------------------------------------------

    def subtitle(self) -> str:
        return f"工作日志 · {self.where}"

    def refresh(self) -> None:
        self._people()
        on = self.on()
        self.weekday.setText(f"星期{WEEK[on.weekday()]}")
        self._asked = self.whose(), on
        if self._asked != self._shown:
            self._shown, self.found = None, Log((), ())
            self.list.wait()
            self.total.setText("")
        self.desk.fetch(daily.day, *self._asked, then=self._newest.ask()(self._take))

    def ready(self) -> bool:
        """Whether what is seen is the day that is asked for; until then no key means anything."""
        return self._shown == (self.whose(), self.on())

    def act(self) -> None:
        self.new()

    def new(self) -> None:
        """What is nowhere on record yet, in the half of the day that is chosen or the first that is
        missing."""
        if not self.ready():
            self.refresh()
            return
        row = self.list.row(self.list.key())
        chosen = row.opens if row and isinstance(row.opens, Gap) else None
        self._fill_gap(chosen or next(iter(self.found.gaps), None))

    def edit(self) -> None:
        key = self.list.key()
        if key is not None:
            self._open(key)

    def print_out(self) -> None:
        self._print(self.on().isoformat())

    def step(self, days: int) -> None:
        """The next day or the one before."""
        self.day.put(self.on() + timedelta(days=days))
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N, and the arrows to the sides, wherever the list has the focus."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() == Qt.Key.Key_N and not event.modifiers():
            self.new()
        elif event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # ---- what is shown ---------------------------------------------------------------------------

    def on(self) -> date:
        """The day that is shown; today where what was typed is none."""
        if self.day.problem():
            return self.desk.today()
        return Day().read(self.day.value()) or self.desk.today()

    def whose(self) -> Whose:
        """The worker chosen, or the whole station."""
        return Whose(self.who.value(), self.place.station_key)

    def _people(self) -> None:
        own = {"station": self.place.station_key} if self.place.station_key else {}
        keys = self.desk.ask(common.find, "worker", where=own)
        names = self.desk.ask(common.rows, "worker", keys, ("name",))
        self.who.fill({key: name for key, (name,) in zip(keys, names, strict=True)})

    def _take(self, found: Log) -> None:
        self.found, self._shown = found, self._asked
        entries = [_row(at, each) for at, each in enumerate(found.entries)]
        gaps = [_gap_row(at, each) for at, each in enumerate(found.gaps)]
        morning = [row for row in gaps if row.opens.half == "morning"]
        self.list.show_rows([*morning, *entries, *(row for row in gaps if row not in morning)])
        self.total.setText(summed(found))
        self.retitled.emit()

    def _open(self, key: int) -> None:
        row = self.list.row(key)
        if row and isinstance(row.opens, Gap):
            self._fill_gap(row.opens)
        elif row and isinstance(row.opens, Entry):
            self.go.emit(row.opens.record, row.opens.key)

    def _fill_gap(self, gap: Gap | None) -> None:
        given: dict[str, Any] = {"served_on": self.on(), "kind": "office"}
        given |= {"period": gap.half} if gap else {}
        worker = self.who.value()
        if worker:
            [(station,)] = self.desk.ask(common.rows, "worker", [worker], ("station.code",))
            given |= {"worker": worker} | ({"station": self._station(station)} if station else {})
        self.begin.emit("service", given)

    def _station(self, code: str) -> int:
        [key] = self.desk.ask(common.find, "station", where={"code": code})
        return int(key)

    def _print(self, on: str) -> None:
        name, ref = ("daily_log", self.who.value()) if self.who.value() else (
            "station_log", self.place.station_key)  # fmt: skip
        if ref is None:
            self.said.emit("请先选一位社工，再打印工作日志", "mind")
            return
        shown = periods.parse(on).label if len(on) == 7 else on
        show = partial(look, title=f"工作日志 {shown}", parent=self)
        self.desk.fetch(papers.pdf, name, ref, on=on, anyway=True, then=show)

    # ---- building ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar = Flow(6)
        bar.addWidget(self.strip)
        for button, words in ((self.before, "前一天"), (self.after, "后一天")):
            button.setFixedWidth(30)
            button.setAccessibleName(words)
            button.setToolTip(f"{words}（← →）")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            theme.tag(button, "segment")
        self.day.widget().setFixedWidth(116)
        self.day.widget().setAccessibleName("哪一天")
        theme.tag(self.weekday, "muted")
        for widget in (self.before, self.day.widget(), self.after, self.weekday, self.who):
            bar.addWidget(widget)
        bar.apart()
        bar.addWidget(self.month)
        foot = QFrame()
        row = QHBoxLayout(foot)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self.total)
        row.addStretch(1)
        keys = QLabel("Enter 打开，N 补记，← → 换一天，Ctrl+P 打印这天")
        theme.tag(keys, "small")
        row.addWidget(keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self.list, 1)
        column.addWidget(foot)


def _row(at: int, each: Entry) -> Row:
    texts = {
        "time": each.time or "—", "kind": each.kind, "whom": each.whom,
        "what": each.what.partition("\n")[0], "worker": each.worker,
        "minutes": "" if each.minutes is None else str(each.minutes),
        "mileage": "" if each.mileage is None else str(each.mileage),
    }  # fmt: skip
    untimed = {"minutes": "mind"} if each.minutes is None else {}
    return Row(at, texts, {"time": "gone", **untimed}, each)


def _gap_row(at: int, gap: Gap) -> Row:
    texts = {"time": gap.label, "kind": "没有记录", "what": "按 N 或 Enter 补记"}
    return Row(GAP - at, texts, dict.fromkeys(texts, "mind"), gap)


def summed(found: Log) -> str:
    """共 6 条，5 小时 20 分钟，12 公里；上午没有记录."""
    spent = duration(found.minutes) if found.minutes else ""
    time = "，".join(filter(None, (spent, f"{found.mileage} 公里" if found.mileage else "")))
    lacking = "、".join(gap.label for gap in found.gaps)
    said = f"共 {len(found.entries)} 条" + (f"，{time}" if time else "")
    return said + (f"；{lacking}没有记录" if lacking else "")
