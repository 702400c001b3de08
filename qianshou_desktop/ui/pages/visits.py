"""走访与日志: the activity log. Visits (F17) and the other services (F30), each with its list and
form; the strip over the list changes between them."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QWidget

from qianshou_desktop.actions import common, places
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.records.terms import FINDING, SERVICE_KIND, VISIT_WAY
from qianshou_desktop.records.visit import CHECKLIST
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.cells import Chips, Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.filters import Among, Months, Search
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.page import Page
from qianshou_desktop.ui.table import Column
from qianshou_desktop.ui.words import first_group, month_day

CONTACT = {"home": "home", "phone": "phone", "office": "interview"}  # first contact by the way
OUTCOME_SIGNALS = {"已报镇（街）民政办": "mind", "转个案": "mind", "转介其他部门": "mind"}


class Log(Ledger):
    """What both kinds of entry share: the month, the strip, the station that is one's own."""

    unit: ClassVar[str] = "条"
    shares: ClassVar[tuple[int, int]] = (45, 55)
    save_words: ClassVar[str] = "保存"
    choices: ClassVar[tuple[str, Mapping[Any, str]]] = ("", {})
    choice_field: ClassVar[str] = ""

    def __init__(self, desk: Desk) -> None:
        self.month = Months(desk.today())
        self.choice = Among(*self.choices)
        self.words = Search("查找")
        self.strip = QWidget()
        super().__init__(desk)
        for widget in (self.month, self.choice, self.words):
            widget.changed.connect(self.look)

    def given(self) -> dict[str, Any]:
        """The worker is whoever sits here, where one bears the user's name."""
        user = self.desk.performer.user
        found = [o for o in self.desk.ask(common.choose, "worker", user) if o.title == user]
        return {"worker": found[0].key} if len(found) == 1 else {}

    def filters(self) -> Sequence[QWidget]:
        return (self.strip, self.month, self.choice, self.words)

    def query(self) -> dict[str, Any]:
        where = {self.choice_field: self.choice.value()} if self.choice.value() else {}
        return {"where": where, "span": self.month.value(), "text": self.words.text().strip()}


class VisitLog(Log):
    """Visits."""

    name: ClassVar[str] = "走访与日志"
    action: ClassVar[str] = "新走访  Ctrl+N"
    watches: ClassVar[tuple[str, ...]] = ("visit", "person", "worker")
    kind: ClassVar[str] = "visit"
    choices: ClassVar[tuple[str, Mapping[Any, str]]] = ("全部方式", VISIT_WAY)
    choice_field: ClassVar[str] = "way"
    empty: ClassVar[str] = "这段时间还没有走访。\n按 Ctrl+N 记一次：对象、日期、方式，一句话情况。"
    next_words: ClassVar[str] = "保存，下一户  Ctrl+Enter"
    carries: ClassVar[Sequence[str]] = ("visited_on", "way", "worker", "visit_type", "companions")
    columns: ClassVar[Sequence[Column]] = (
        Column("visited_on", "日期", 58, show=month_day),
        Column("person", "对象", 78, sort=False),
        Column("person.groups", "类别", 96, show=first_group, sort=False),
        Column("way", "方式", 56, show=lambda way: way[:2]),
        Column("note", "情况", sort=False),
    )
    also: ClassVar[Sequence[str]] = ("seen", "outcome", *CHECKLIST)
    sections: ClassVar[Sequence[Section]] = (
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
            ("companions",),
            ("needs",),
            ("role",),
            ("partners",),
            ("project",),
            ("number",),
        ),
        Section(
            "家境调查",
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
        if desk.ask(places.own).station_key is None:
            town = Column("person.township", "乡镇（街道）", 92, sort=False)
            others = [c for c in type(self).columns if c.field != "person.groups"]
            self.columns = (*others[:2], town, *others[2:])  # type: ignore[misc]
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

    def edited(self, name: str) -> None:
        if name == "person":
            self._last_visit()
            self._station()

    def _station(self) -> None:
        """A visit from the county's own laptop belongs to the station where the person lives."""
        key = self.form.editor("person").value()
        if not isinstance(key, int) or self.form.editor("station").value():
            return
        town = self.desk.ask(common.rows, "person", [key], ("township.code",))[0][0]
        found = self.desk.ask(common.find, "station", where={"code": town}) if town else []
        if len(found) == 1:
            title = self.desk.ask(common.rows, "station", found, ("title",))[0][0]
            self.form.put("station", found[0], title)

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
        columns = ("visited_on", "seen", "outcome")
        day, seen, outcome = self.desk.ask(common.rows, "visit", earlier[:1], columns)[0]
        words = "未见到本人" if seen == "否" else outcome
        again = day == str(self.form.editor("visited_on").value())
        self.remark.setText(f"{day} 已记过一次" if again else f"上次 {day}  {words}".strip())


class ServiceLog(Log):
    """Consultations, policy talks, outreach, meetings, office work."""

    name: ClassVar[str] = "走访与日志"
    action: ClassVar[str] = "新服务  Ctrl+N"
    watches: ClassVar[tuple[str, ...]] = ("service", "person", "worker")
    kind: ClassVar[str] = "service"
    choices: ClassVar[tuple[str, Mapping[Any, str]]] = ("全部类别", SERVICE_KIND)
    choice_field: ClassVar[str] = "kind"
    empty: ClassVar[str] = (
        "这段时间还没有其他服务。\n按 Ctrl+N 记一笔：咨询、政策宣传、外展、会议……"
    )
    next_words: ClassVar[str] = "保存，下一条  Ctrl+Enter"
    carries: ClassVar[Sequence[str]] = ("served_on", "kind", "worker")
    columns: ClassVar[Sequence[Column]] = (
        Column("served_on", "日期", 58, show=month_day),
        Column("kind", "类别", 92),
        Column("person", "对象", 84, sort=False),
        Column("headcount", "人次", 56, right=True),
        Column("note", "内容", sort=False),
    )
    sections: ClassVar[Sequence[Section]] = (
        Section(
            "服务",
            ("kind",),
            ("served_on", "minutes"),
            ("period",),
            ("person",),
            ("client", "headcount"),
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


LOGS: dict[str, type[Log]] = {"visit": VisitLog, "service": ServiceLog}


class Visits(Page):
    """The two logs, one in front."""

    name: ClassVar[str] = "走访与日志"
    action: ClassVar[str] = "新走访  Ctrl+N"
    opens: ClassVar[tuple[str, ...]] = ("visit", "service")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place = desk.ask(places.own)
        self.logs: dict[str, Log] = {}
        self.stack = QStackedWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.stack)
        self._stale = False  # each log asks for itself when it is shown
        self.turn("visit")

    def front(self) -> Log:
        """The log that is shown."""
        log = self.stack.currentWidget()
        assert isinstance(log, Log)
        return log

    def turn(self, kind: str) -> Log:
        """Bring a log to the front."""
        log = self.logs.get(kind) or self._make(kind)
        self.stack.setCurrentWidget(log)
        self.setFocusProxy(log)
        self.action = log.action  # type: ignore[misc]
        self.retitled.emit()
        return log

    def subtitle(self) -> str:
        where = self.place.station_name or self.place.county_name
        return " · ".join(part for part in (where, self.front().month.currentText()) if part)

    def refresh(self) -> None:
        self.front().refresh()

    def unsaved(self) -> bool:
        return any(log.unsaved() for log in self.logs.values())

    def new(self) -> None:
        self.front().new()

    def save(self) -> None:
        self.front().save()

    def save_next(self) -> None:
        self.front().save_next()

    def edit(self) -> None:
        self.front().edit()

    def back(self) -> None:
        self.front().back()

    def show_record(self, kind: str, key: int) -> None:
        self.turn(kind).show_record(kind, key)

    def start_record(self, kind: str, given: Mapping[str, Any]) -> None:
        self.turn(kind).start_record(kind, given)

    def _make(self, kind: str) -> Log:
        log = self.logs[kind] = LOGS[kind](self.desk)
        self.stack.addWidget(log)
        self._strip(kind, log.strip)
        log.go.connect(self.go)
        log.begin.connect(self.begin)
        log.said.connect(self.said)
        log.retitled.connect(self.retitled)
        return log

    def _strip(self, shown: str, strip: QWidget) -> None:
        """The same two buttons over each list, its own marked."""
        row = QHBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for kind, words in (("visit", "走访"), ("service", "其他服务")):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setChecked(kind == shown)
            theme.tag(button, "segment")
            button.clicked.connect(lambda _=False, k=kind, b=button: self._press(k, b, k == shown))
            row.addWidget(button)

    def _press(self, kind: str, button: QPushButton, own: bool) -> None:
        button.setChecked(own)
        self.turn(kind)
