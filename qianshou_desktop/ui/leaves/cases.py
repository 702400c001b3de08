"""接案: the list of cases, and the intake form (F1) of one."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from qianshou_desktop.actions import common, places
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.records.terms_work import STAGE
from qianshou_desktop.ui import here
from qianshou_desktop.ui.cells import Heading, Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.filters import Among, Search
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.short import Short, stations
from qianshou_desktop.ui.table import Column
from qianshou_desktop.ui.words import month_day, short_number

OPEN, CLOSED = "open", "closed"
STATES = {
    OPEN: "在办",
    **{stage: f"在办 · {label}" for stage, label in STAGE.items()},
    CLOSED: "已结",
}


class Cases(Ledger):
    """Cases; those that are open unless asked otherwise."""

    name: str = "接案"
    action: str = "新个案  Ctrl+N"
    kind: str = "case"
    unit: str = "件"
    opens: tuple[str, ...] = ("case",)
    watches: tuple[str, ...] = ("case", "stage_skip", "person", "worker", "station")
    shares: tuple[int, int] = (50, 50)
    empty: str = "没有在办的个案。\n按 Ctrl+N 接案：对象、来源、求助问题。"
    also: Sequence[str] = ("closed_on", "urgency")
    sections: Sequence[Section] = (
        Section(
            "接案",
            ("person",),
            ("station",),
            ("opened_on", "worker"),
            ("source", "first_contact"),
            ("referrer",),
            ("continues",),
            ("urgency", "agreed"),
            ("troubles",),
            ("dangers",),
        ),
        Section("求助", ("request",), ("tried",), ("involved",)),
        Section("判断", ("first_judgement",), ("decision",), ("decision_reason",)),
        Section(
            "进展",
            ("stage", "closed_on"),
            ("reason",),
            ("items",),
            ("project",),
            ("skips",),
            ("number",),
        ),
        Section(
            "督导与审核",
            ("supervisor_opinion",),
            ("supervisor", "supervised_on"),
            Heading("审核"),
            ("form_state", "secrecy"),
            ("reviewer", "reviewed_on"),
            ("review_note",),
            ("filled_on",),
        ),
    )
    labels: ClassVar[Mapping[str, str]] = {
        "person": "对象",
        "worker": "社工",
        "opened_on": "接案日期",
        "source": "来源",
        "first_contact": "首次接触",
        "referrer": "转介人",
        "agreed": "同意书",
        "urgency": "紧急程度",
        "troubles": "问题分类",
        "dangers": "危机指标",
        "request": "求助问题",
        "tried": "曾作努力",
        "involved": "相关人员",
        "first_judgement": "初步判断",
        "reason": "原因",
        "skips": "跳过",
        "closed_on": "结案",
        "supervisor_opinion": "督导意见",
        "supervised_on": "日期",
    }

    def __init__(self, desk: Desk) -> None:
        self.short = Short(desk)
        self.station = desk.ask(places.own).station_key
        self.which, self.words = Among("全部", STATES), Search("姓名、编号、问题")
        self.which.choose(OPEN)
        self.where = Among("全部社工站", {})
        self.columns = self._columns()
        super().__init__(desk)
        for widget in (self.which, self.where, self.words):
            widget.changed.connect(self.look)

    def _columns(self) -> tuple[Column, ...]:
        first = (
            Column("number", "编号", 118, show=short_number),
            Column("person", "对象", sort=False),
            Column("stage", "阶段", 50),
            Column("opened_on", "接案", 58, show=month_day),
        )
        whose = (  # the county asks which station, a station who of its own
            Column("station.name", "社工站", 84, show=self.short, sort=False)
            if self.station is None
            else Column("worker", "社工", 66, sort=False)
        )
        return (*first, whose)

    # ---- list --------------------------------------------------------------------------------------

    def refresh(self) -> None:
        self.where.fill(stations(self.desk))
        super().refresh()

    def filters(self) -> Sequence[QWidget]:
        return (self.which, *((self.where,) if self.station is None else ()), self.words)

    def query(self) -> dict[str, Any]:
        state = self.which.value()
        where: dict[str, Any] = {"station": self.where.value()} if self.where.value() else {}
        if self.station is not None and state not in (None, CLOSED):
            where["station"] = self.station  # what was moved away is somebody else's to do
        if state:
            where["closed_on"] = common.GIVEN if state == CLOSED else None
        if state in STAGE:
            where["stage"] = state
        return {"where": where, "text": self.words.text().strip()}

    def tint(self, row: Mapping[str, str]) -> Mapping[str, str]:
        if row["closed_on"]:
            return dict.fromkeys(row, "gone")
        return {"person": {"危机": "danger", "急": "mind"}.get(row["urgency"], "")}

    # ---- form ----------------------------------------------------------------------------------------

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return "新个案", ""
        return entry.titles.get("person", ""), short_number(str(entry.values.get("number") or ""))

    def reminder(self) -> str:
        return here.nobody(self.form)

    def first_field(self) -> str:
        return "opened_on" if self.form.editor("person").value() else "person"

    def prepare(self, form: Form) -> None:
        """A case is closed by its closing form alone, which asks what was left undone."""
        form.passed = {"station"}
        form.editor("closed_on").widget().setEnabled(False)

    def given(self) -> dict[str, Any]:
        return here.own_worker(self.desk)

    def loaded(self, entry: Entry) -> None:
        """At a station's own laptop the station goes without saying."""
        here.put_station(self.form)
        other = self.form.editor("station").value() != self.station
        self.form.show_field("station", other or self.station is None)

    def edited(self, name: str) -> None:
        if name == "person":
            here.put_station(self.form)
