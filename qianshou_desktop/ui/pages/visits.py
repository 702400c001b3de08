"""走访与日志: the activity log. Visits (F17) and the other services (F30), each with its list and
form; who is due, the grid for a round made on paper, and the log of a day. The strip at the top left
changes between them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from qianshou_desktop.actions import briefings, common, means, places, visits
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.actions.drafts import Draft
from qianshou_desktop.records.kinds import Money
from qianshou_desktop.records.terms import FINDING, SERVICE_KIND, VISIT_WAY
from qianshou_desktop.records.visit import CHECKLIST
from qianshou_desktop.ui import here, theme
from qianshou_desktop.ui.cells import Chips, Remark, Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.filters import Among, Months, Search
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.leaves.daily import DailyLog
from qianshou_desktop.ui.leaves.due import DueList
from qianshou_desktop.ui.leaves.rounds import Rounds
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.me import worker
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.short import short_of
from qianshou_desktop.ui.stack import Stack
from qianshou_desktop.ui.table import Column
from qianshou_desktop.ui.words import first_group, month_day

CONTACT = {"home": "home", "phone": "phone", "office": "interview"}  # first contact by the way
OUTCOME_SIGNALS = {"已报镇（街）民政办": "mind", "转个案": "mind", "转介其他部门": "mind"}


class Log(Ledger):
    """What both kinds of entry share: the month, the strip, the station that is one's own."""

    unit: str = "条"
    shares: tuple[int, int] = (45, 55)
    save_words: ClassVar[str] = "保存"
    choices: ClassVar[tuple[str, Mapping[Any, str]]] = ("", {})
    choice_field: ClassVar[str] = ""

    def __init__(self, desk: Desk) -> None:
        self.month = Months(desk.today())
        self.choice = Among(*self.choices)
        self.words = Search("查找")
        self.strip = QWidget()
        super().__init__(desk)
        column = self.left.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(0, self.strip)
        for widget in (self.month, self.choice, self.words):
            widget.changed.connect(self.look)

    def given(self) -> dict[str, Any]:
        """The worker is whoever sits here."""
        me = worker(self.desk)
        return {"worker": me.key} if me else {}

    def filters(self) -> Sequence[QWidget]:
        return (self.month, self.choice, self.words)

    def subtitle(self) -> str:
        here = self.desk.ask(places.own)
        where = short_of(self.desk, here.station_name or here.county_name)
        return f"{self.month.currentText()} · {where}"

    def query(self) -> dict[str, Any]:
        where = {self.choice_field: self.choice.value()} if self.choice.value() else {}
        return {"where": where, "span": self.month.value(), "text": self.words.text().strip()}


class VisitLog(Log):
    """Visits."""

    name: str = "走访与日志"
    action: str = "新走访  Ctrl+N"
    watches: tuple[str, ...] = ("visit", "person", "worker")
    kind: str = "visit"
    choices: ClassVar[tuple[str, Mapping[Any, str]]] = ("全部方式", VISIT_WAY)
    choice_field: ClassVar[str] = "way"
    empty: str = "这段时间还没有走访。\n按 Ctrl+N 记一次：对象、日期、方式，一句话情况。"
    next_words: ClassVar[str] = "保存，下一户  Ctrl+Enter"
    carries: ClassVar[Sequence[str]] = ("visited_on", "way", "worker", "visit_type", "companions")
    columns: Sequence[Column] = (
        Column("visited_on", "日期", 58, show=month_day),
        Column("person", "对象", 78, sort=False),
        Column("person.groups", "类别", 96, show=first_group, sort=False),
        Column("way", "方式", 56, show=lambda way: way[:2]),
        Column("note", "情况", sort=False),
    )
    also: Sequence[str] = ("seen", "outcome", *CHECKLIST)
    sections: Sequence[Section] = (
        Section(
            "走访",
            ("person",),
            ("station",),
            ("visited_on", "minutes"),
            ("way",),
            ("seen", "worker"),
            ("items",),
            Chips(CHECKLIST, "清单", "fine", "都正常"),
            ("note",),
            ("outcome", "next_on"),
        ),
        Section(
            "更多",
            ("visit_type", "started_at"),
            ("household", "mileage"),
            ("companions",),
            ("colleagues",),
            ("needs",),
            ("role",),
            ("partners",),
            ("project",),
            ("number",),
        ),
        Section(
            "家境调查",
            Remark("means"),
            ("means_income_fen", "means_spending_fen"),
            ("means_property",),
            ("means_neighbours",),
        ),
        Section(
            "审核",
            ("form_state", "secrecy"),
            ("filled_on",),
            ("reviewer", "reviewed_on"),
            ("review_note",),
        ),
    )
    labels: ClassVar[Mapping[str, str]] = {
        "person": "对象",
        "minutes": "分钟",
        "seen": "见到本人",
        "worker": "走访人",
        "items": "项目",
        "companions": "同访人",
        "household": "家庭",
        "mileage": "里程",
        "visit_type": "类型",
        "started_at": "时刻",
        "role": "主办协助",
        "next_on": "下次",
        "means_income_fen": "年收入",
        "means_spending_fen": "年支出",
        "means_property": "财产",
        "means_neighbours": "邻里意见",
    }

    def __init__(self, desk: Desk) -> None:
        self.queue: list[int] = []  # who comes after the visit in the form
        if desk.ask(places.own).station_key is None:
            town = Column("person.township", "乡镇（街道）", 92, sort=False)
            others = [c for c in type(self).columns if c.field != "person.groups"]
            self.columns = (*others[:2], town, *others[2:])
        self.start = QPushButton("新个案")
        theme.tag(self.start, "quiet")
        self.start.clicked.connect(self.start_case)
        super().__init__(desk)

    def extra(self) -> Sequence[QWidget]:
        return (self.start,)

    def start_case(self) -> None:
        """A case for the person visited, with what the visit found."""
        visit = self.form.entry.values
        given = {name: visit.get(name) for name in ("person", "station", "worker", "items")}
        contact = CONTACT.get(str(visit.get("way")))
        told = {"source": "outreach", "first_contact": contact, "request": visit.get("needs")}
        self.begin.emit("case", {**given, **told, "first_judgement": visit.get("note")})

    def tint(self, row: Mapping[str, str]) -> Mapping[str, str]:
        if row["seen"] == "否":
            return {"note": "danger"}
        if any(row[name] == FINDING["amiss"] for name in CHECKLIST):
            return {"note": "mind"}
        return {"note": OUTCOME_SIGNALS.get(row["outcome"], "")}

    def start_record(self, kind: str, given: Mapping[str, Any]) -> None:
        self.queue = []
        super().start_record(kind, given)

    def show_record(self, kind: str, key: int) -> None:
        self.queue = []
        super().show_record(kind, key)

    def begin_next(self, key: int) -> None:
        """The next of the list from which the visit was begun."""
        if not self.queue:
            super().begin_next(key)
            return
        person, *self.queue = self.queue
        self._begin(self.desk.ask(briefings.begun, person))
        more = f"，后面还有 {len(self.queue)} 位" if self.queue else "，这是最后一位"
        self.say_saved(key, f"，接着是下一位{more}")

    def reminder(self) -> str:
        return here.nobody(self.form)

    def first_field(self) -> str:
        return "note" if self.form.editor("person").value() else "person"

    def headline(self, entry: Entry) -> tuple[str, str]:
        person = entry.titles.get("person", "")
        return (f"走访 · {person}" if person else "新走访"), ""

    def prepare(self, form: Form) -> None:
        self.station = self.desk.ask(places.own).station_key
        form.passed = {"station"}

    def loaded(self, entry: Entry) -> None:
        """At a station's own laptop the station goes without saying."""
        other = self.form.editor("station").value() != self.station
        self.form.show_field("station", other or self.station is None)
        self.start.setVisible(entry.key is not None and entry.values.get("outcome") == "case")
        self._last_visit()
        self._means()

    def edited(self, name: str) -> None:
        if name == "person":
            self._last_visit()
            self._station()
        if name == "person" or name.startswith("means_"):
            self._means()

    def _means(self) -> None:
        """What the household's own form says of its means, and where this visit differs."""
        key = self.form.editor("person").value()
        known = self.desk.ask(means.of_person, key) if isinstance(key, int) else None
        here = [self._fen(f"means_{name}_fen") for name in ("income", "spending")]
        said = means.compared(known, *here) if isinstance(key, int) else ""
        self.form.remarks["means"].setText(said)

    def _fen(self, name: str) -> int | None:
        editor = self.form.editor(name)
        found = None if editor.problem() else Money().read(editor.value())
        return found if isinstance(found, int) else None

    def _station(self) -> None:
        """A new visit from the county's own laptop belongs to the station where the person lives."""
        key = self.form.editor("person").value()
        if not isinstance(key, int) or self.station or self.form.entry.key is not None:
            return
        found = self.desk.ask(visits.station_for, key)
        if found is not None:
            title = self.desk.ask(common.rows, "station", [found], ("title",))[0][0]
            self.form.put("station", found, title)

    def _last_visit(self) -> None:
        """The visit before this one, at the right of the heading."""
        key = self.form.editor("person").value()
        self.remark.clear()
        if not isinstance(key, int):
            return
        self.heading.setText(f"走访 · {self.form.editor('person').widget().property('text')}")
        found = self.desk.ask(common.find, "visit", where={"person": key})
        earlier = [k for k in found[:2] if k != self.form.entry.key]
        if not earlier:
            self.remark.setText("第一次走访")
            return
        before = self.desk.ask(briefings.visit_of, earlier[0])
        self.remark.setText(f"上次 {before.day}  {before.finding}")


class ServiceLog(Log):
    """Consultations, policy talks, outreach, meetings, office work."""

    name: str = "走访与日志"
    action: str = "新服务  Ctrl+N"
    watches: tuple[str, ...] = ("service", "person", "worker")
    kind: str = "service"
    choices: ClassVar[tuple[str, Mapping[Any, str]]] = ("全部类别", SERVICE_KIND)
    choice_field: ClassVar[str] = "kind"
    empty: str = "这段时间还没有其他服务。\n按 Ctrl+N 记一笔：咨询、政策宣传、外展、会议……"
    next_words: ClassVar[str] = "保存，下一条  Ctrl+Enter"
    carries: ClassVar[Sequence[str]] = ("served_on", "kind", "worker")
    columns: Sequence[Column] = (
        Column("served_on", "日期", 58, show=month_day),
        Column("kind", "类别", 92),
        Column("person", "对象", 84, sort=False),
        Column("headcount", "人次", 56, right=True),
        Column("note", "内容", sort=False),
    )
    sections: Sequence[Section] = (
        Section(
            "服务",
            ("kind",),
            ("served_on", "minutes"),
            ("period",),
            ("person",),
            ("client", "headcount"),
            ("copies",),
            ("worker",),
            ("items",),
            ("note",),
        ),
        Section(
            "更多", ("role",), ("partners",), ("project",), ("mileage",), ("station",), ("number",)
        ),
        Section(
            "审核",
            ("form_state", "secrecy"),
            ("filled_on",),
            ("reviewer", "reviewed_on"),
            ("review_note",),
        ),
    )
    labels: ClassVar[Mapping[str, str]] = {
        "client": "来访人",
        "minutes": "分钟",
        "items": "项目",
        "role": "主办协助",
        "mileage": "里程",
        "person": "对象",
    }

    def first_field(self) -> str:
        return "kind"

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return "新服务", ""
        label = SERVICE_KIND.label(entry.values.get("kind"))
        person = entry.titles.get("person", "")
        return f"{label} · {person}" if person else label, str(entry.values.get("number") or "")


SEGMENTS: Mapping[str, tuple[str, type[Page]]] = {
    "visit": ("走访", VisitLog),
    "service": ("其他服务", ServiceLog),
    "due": ("该走访", DueList),
    "round": ("补录", Rounds),
    "daily": ("日志", DailyLog),
}


class Visits(Stack):
    """The parts of the log, one in front."""

    name: str = "走访与日志"
    action: str = "新走访  Ctrl+N"
    opens: tuple[str, ...] = ("visit", "service", "round")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.parts: dict[str, Page] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.stack)
        self._stale = False  # each part asks for itself when it is shown
        self.turn("visit")
        for keys in ("F6", "Ctrl+Tab"):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(self._next_part)

    def turn(self, name: str) -> Page:
        """Bring a part to the front."""
        part = self.parts.get(name) or self._make(name)
        if part is not self.stack.currentWidget():
            self.stack.setCurrentWidget(part)
            self.moved.emit()
        self.enter_at(part)
        self._retitle()
        return part

    def subtitle(self) -> str:
        return self.front().subtitle()

    def show_record(self, kind: str, key: int) -> None:
        self.turn(kind).show_record(kind, key)

    def start_record(self, kind: str, given: Mapping[str, Any]) -> None:
        self.turn(kind).start_record(kind, given)

    def take_up(self, draft: Draft) -> None:
        self.turn(draft.kind).take_up(draft)

    def _make(self, name: str) -> Page:
        part = self.parts[name] = SEGMENTS[name][1](self.desk)
        self.stack.addWidget(part)
        assert isinstance(part, (Log, DueList, Rounds, DailyLog))
        self._strip(name, part.strip)
        for signal in ("go", "begin", "errand", "kept", "said", "moved"):
            getattr(part, signal).connect(getattr(self, signal))
        part.retitled.connect(self._retitle)
        if isinstance(part, DueList):
            part.round_begun.connect(self._queue)
        return part

    def _retitle(self) -> None:
        self.action = self.front().action
        self.retitled.emit()

    def _queue(self, persons: list[int]) -> None:
        log = self.parts["visit"]
        assert isinstance(log, VisitLog)
        log.queue = persons

    def _strip(self, shown: str, strip: QWidget) -> None:
        """The same buttons over each part, its own marked."""
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for name, (words, _) in SEGMENTS.items():
            button = QPushButton(words)
            button.setCheckable(True)
            button.setChecked(name == shown)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolTip("F6 换到下一个")
            theme.tag(button, "segment")
            button.clicked.connect(lambda _=False, n=name, b=button: self._press(n, b, n == shown))
            row.addWidget(button)
        row.addStretch(1)

    def _press(self, name: str, button: QPushButton, own: bool) -> None:
        button.setChecked(own)
        self.turn(name).setFocus()

    def _next_part(self) -> None:
        names = list(SEGMENTS)
        at = next(at for at, name in enumerate(names) if self.parts.get(name) is self.front())
        self.turn(names[(at + 1) % len(names)]).setFocus()
