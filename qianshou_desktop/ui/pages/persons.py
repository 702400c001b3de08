"""服务对象: the people on file. The ID number comes first: birth date, sex, age and a person who
already bears it stand there as it is typed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from qianshou_desktop.actions import discretion, persons, places
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.actions.persons import Identified
from qianshou_desktop.actions.references import Option
from qianshou_desktop.records.identity import age
from qianshou_desktop.records.kinds import Day, Unfit
from qianshou_desktop.records.terms import GROUP, RISK, SEX
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.cells import Heading, Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.dialogs import Line
from qianshou_desktop.ui.filters import Among, Search
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.leaves.kinship import KinshipDialog
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.moving import Moving
from qianshou_desktop.ui.table import Column
from qianshou_desktop.ui.words import short_groups

SECTIONS = (
    Section(
        "基本",
        ("id_number",),
        ("name", "sex"),
        ("born_on", "ethnicity"),
        ("phone", "risk"),
        ("township", "village"),
        ("address",),
        ("no_id_reason", "former_name"),
        ("politics", "marriage"),
        ("education", "occupation"),
    ),
    Section("类别", ("groups",), ("benefits",)),
    Section(
        "住址",
        ("registered_code",),
        ("registered_address",),
        Heading("紧急联系人"),
        ("contact_name", "contact_relation"),
        ("contact_phone",),
    ),
    Section(
        "家庭",
        ("household", "relation"),
        ("health", "self_care"),
        ("illness",),
        ("disability_note",),
        ("income_source", "income_fen"),
        ("housing",),
        ("changes",),
    ),
    Section("亲属", ("kin",), ("ties",)),
    Section(
        "儿童",
        ("father_state", "father_contact"),
        ("father_place",),
        ("mother_state", "mother_contact"),
        ("mother_place",),
        ("guardian", "guardian_paper"),
        ("guard_level",),
        ("school", "teacher"),
        ("child_director", "child_supervisor"),
        ("child_mind",),
        ("child_hazard",),
    ),
    Section("老人", ("living", "cognition"), ("adl",), ("children_note",), ("visit_plan",)),
    Section(
        "残疾",
        ("disability_number",),
        ("disability_kind", "disability_grade"),
        ("disability_guardian",),
        ("rehabilitation",),
        Heading("精神障碍"),
        ("diagnosis", "diagnosed_on"),
        ("medication",),
        ("mental_guardian", "mental_risk"),
    ),
    Section(
        "建档",
        ("filed_on", "worker"),
        ("in_charge", "number"),
        Heading("知情同意"),
        ("consent_on", "consent_way"),
        ("consent_scope", "consent_guardian"),
        Heading("审核"),
        ("form_state", "filled_on"),
        ("secrecy", "reviewer"),
        ("reviewed_on",),
        ("review_note",),
        Heading("离档"),
        ("left_on", "left_reason"),
        ("returned_on",),
        ("absences",),
    ),
)
LABELS = {
    "no_id_reason": "无证原因",
    "former_name": "曾用名",
    "occupation": "职业年级",
    "township": "乡镇",
    "village": "村社区",
    "registered_code": "户籍代码",
    "contact_name": "姓名",
    "contact_relation": "关系",
    "contact_phone": "电话",
    "income_fen": "年收入",
    "father_state": "父亲",
    "father_contact": "联系",
    "father_place": "务工地",
    "mother_state": "母亲",
    "mother_contact": "联系",
    "mother_place": "务工地",
    "guardian": "监护人",
    "guardian_paper": "照护书",
    "guard_level": "监护评估",
    "child_supervisor": "督导员",
    "adl": "ADL 得分",
    "disability_number": "残疾人证",
    "disability_kind": "类别",
    "disability_grade": "等级",
    "disability_guardian": "监护人",
    "diagnosis": "诊断",
    "medication": "服药",
    "mental_guardian": "监护人",
    "mental_risk": "风险",
    "consent_on": "同意日期",
    "consent_guardian": "监护人签",
    "risk": "风险",
}


class Persons(Ledger):
    """The list of persons and the file of one."""

    name: str = "服务对象"
    action: str = "新建档  Ctrl+N"
    opens: tuple[str, ...] = ("person",)
    watches: tuple[str, ...] = ("person", "person_group", "benefit", "household")
    kind: str = "person"
    unit: str = "人"
    shares: tuple[int, int] = (49, 51)
    columns: Sequence[Column] = (
        Column("name", "姓名", 78),
        Column("groups", "类别", show=short_groups, sort=False),
        Column("village", "村（社区）", 100),
        Column("risk", "风险", 56),
    )
    also: Sequence[str] = ("left_on", "returned_on")
    sections: Sequence[Section] = SECTIONS
    labels: ClassVar[Mapping[str, str]] = LABELS
    empty: str = "还没有服务对象。\n按 Ctrl+N 建第一份档案：先填身份证号。"
    carries: ClassVar[Sequence[str]] = ("township", "village")
    save_words: ClassVar[str] = "保存"
    next_words: ClassVar[str] = "保存，下一人"

    def __init__(self, desk: Desk) -> None:
        self.start = QPushButton("新个案")
        theme.tag(self.start, "quiet")
        self.start.setToolTip("给这个人接案（名单里按 C）")
        self.drawn = QPushButton("家系图")
        theme.tag(self.drawn, "quiet")
        self.drawn.setToolTip("家系图与生态图，由“亲属”里填的画出")
        self.group = Among("全部类别", GROUP)
        self.risk = Among("全部风险", RISK)
        self.words = Search("在名单里找")
        if desk.ask(places.own).station_key is None:
            town = Column("township", "乡镇（街道）", 92, sort=False)
            self.columns = (*self.columns[:2], town, *self.columns[2:])
        super().__init__(desk)
        self.group.setHidden(desk.performer.role == discretion.READER)  # is not told the groups
        for widget in (self.group, self.risk, self.words):
            widget.changed.connect(self.look)
        self.start.clicked.connect(self.start_case)
        self.drawn.clicked.connect(self.show_kinship)
        key = QShortcut(QKeySequence("C"), self.table)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self.start_case)

    def extra(self) -> Sequence[QWidget]:
        return (self.start, self.drawn)

    def hand_on(self) -> None:
        """Who moved house belongs to another station from that day on; a township that was written
        wrongly is mended in its field, for all the months there were."""

        def go() -> None:
            then = "这个人以后归新的站管；在办个案另在“个案”里转"
            title, key = self.form.entry.title, self.form.entry.key
            if key is not None and Moving(self.desk, title, then, persons.move, key).exec():
                self.said.emit("已转站，以前的记录仍在原来的站；请填新的村和住址", "good")

        self.once_saved(go)

    def show_kinship(self) -> None:
        """Family tree and eco-map of the person in the form."""
        key = self.form.entry.key
        if key is not None:
            KinshipDialog(self.desk, key, self.form.entry.title, self).exec()

    def start_case(self) -> None:
        """A case for the person in the form."""
        key = self.form.entry.key
        if key is not None:
            self.begin.emit("case", {"person": key})

    def subtitle(self) -> str:
        return "建档、类别、政策与知情同意"

    def filters(self) -> Sequence[QWidget]:
        return (self.group, self.risk, self.words)

    def query(self) -> dict[str, Any]:
        where = {"groups": self.group.value(), "risk": self.risk.value()}
        return {"where": {n: v for n, v in where.items() if v}, "text": self.words.text().strip()}

    def tint(self, row: Mapping[str, str]) -> Mapping[str, str]:
        if row["left_on"] and not row["returned_on"]:
            return dict.fromkeys(row, "gone")
        return {"risk": {"高": "danger", "重点": "mind"}.get(row["risk"], "")}

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return "新建档", ""
        return entry.title, str(entry.values.get("number") or "")

    def first_field(self) -> str:
        return "id_number"

    def given(self) -> dict[str, Any]:
        """The risk is the social worker's judgement: sheets may leave it out, a form begins without."""
        return {"risk": None}

    def prepare(self, form: Form) -> None:
        form.judged = {"risk"}
        self.same = Line()
        self.lines.addWidget(self.same)
        form.also = self._against
        self.moves = QPushButton("转站…")
        self.moves.setToolTip("登错了的直接改乡镇；搬了家的办转站，以前的月份不变")
        self.moves.clicked.connect(self.hand_on)
        theme.tag(self.moves, "link")
        self.head.insertWidget(self.head.count() - 1, self.moves)

    def loaded(self, entry: Entry) -> None:
        self.same.hide()
        self.start.setVisible(entry.key is not None)
        self.moves.setVisible(entry.key is not None and not entry.values.get("left_on"))
        self._show_age()

    def edited(self, name: str) -> None:
        if name == "id_number":
            self._identify()
        elif name in ("name", "born_on"):
            self._namesakes()
        if name == "born_on":
            self._show_age()
        if name == "township":
            self.form.clear_within("township")
        if name in ("id_number", "no_id_reason"):
            self.form.cells["no_id_reason"].say(self._against("no_id_reason"))

    def _against(self, name: str) -> str:
        """A reason for having no number, beside a number."""
        number, reason = (self.form.editor(n).value() for n in ("id_number", "no_id_reason"))
        return "已填身份证号，请清空这一项" if name == "no_id_reason" and number and reason else ""

    def reminder(self) -> str:
        number, reason = (self.form.editor(n).value() for n in ("id_number", "no_id_reason"))
        return "" if number or reason else "没有填身份证号，请选无证原因"

    def _identify(self) -> None:
        text = "".join(str(self.form.editor("id_number").value()).split())
        if len(text) < 18:
            self.same.hide()
            return
        found = self.desk.ask(persons.identify, text, self.form.entry.key)
        self.form.cells["id_number"].say(found.problem)
        if not found.problem:
            self._fill(found)

    def _fill(self, found: Identified) -> None:
        self.form.put("born_on", found.born_on)
        self.form.put("sex", found.sex)
        self._show_age()
        self._warn(found.same, "这个身份证号已经建档")

    def _namesakes(self) -> None:
        value = self.form.snapshot()
        born = _day(value["born_on"])
        found = self.desk.ask(persons.namesakes, str(value["name"]), born, self.form.entry.key)
        self._warn(found, "姓名和出生日期都相同，可能是同一人")

    def _warn(self, found: Sequence[Option], why: str) -> None:
        if not found:
            self.same.hide()
            return
        other = found[0]
        place = other.remark.split("  ")[-1]
        self.same.say(
            f"{why}：{other.title}{f'（{place}）' if place else ''}",
            "mind",
            (("打开这份档案", "link", lambda: self._jump(other.key)),),
            focus=False,
        )

    def _jump(self, key: int) -> None:
        """To the file that is already there; the half-typed new one is dropped knowingly."""
        if self.form.entry.key is None:
            self._open(key)
        else:
            self.show_record("person", key)

    def _show_age(self) -> None:
        born = _day(self.form.editor("born_on").value())
        today = self.desk.today()
        words = f"{age(born, today)} 岁" if born and born <= today else ""
        sex = SEX.label(self.form.editor("sex").value())
        number = self.headline(self.form.entry)[1]
        self.remark.setText("  ·  ".join(part for part in (sex, words, number) if part))


def _day(value: object) -> date | None:
    """A typed date where it is one."""
    try:
        found = Day().read(value) if value else None
    except Unfit:
        return None
    return found if isinstance(found, date) else None
