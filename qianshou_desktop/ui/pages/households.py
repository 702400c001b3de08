"""家庭: households with their members, income and housing."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from qianshou_desktop.actions import common
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.ui.cells import Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import Suggest, TextEdit
from qianshou_desktop.ui.filters import Search
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.layout import CHECKED
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.table import Column


class Households(Ledger):
    """Who lives together, on what, and how."""

    name: str = "家庭"
    action: str = "新家庭  Ctrl+N"
    kind: str = "household"
    unit: str = "户"
    opens: tuple[str, ...] = ("household",)
    watches: tuple[str, ...] = ("household", "member", "village")
    empty: str = "还没有家庭。\n按 Ctrl+N 建一户：先填户主，再加成员。"
    columns: Sequence[Column] = (
        Column("head", "户主", 110),
        Column("members", "成员", sort=False),
        Column("village", "村（社区）", 150, sort=False),
    )
    sections: Sequence[Section] = (
        Section("基本", ("head",), ("township", "village"), ("address",), ("members",)),
        Section(
            "收入与支出",
            ("wage_fen", "business_fen"),
            ("property_fen", "transfer_fen"),
            ("medical_fen", "school_fen"),
            ("disability_fen",),
        ),
        Section("住房", ("housing",), ("structure", "area"), ("worker",), ("number",)),
        CHECKED,
    )
    labels: ClassVar[Mapping[str, str]] = {
        "township": "乡镇",
        "village": "村社区",
        "wage_fen": "工资（元）",
        "business_fen": "经营（元）",
        "property_fen": "财产（元）",
        "transfer_fen": "转移（元）",
        "medical_fen": "医疗（元）",
        "school_fen": "教育（元）",
        "disability_fen": "残疾（元）",
        "structure": "结构",
        "area": "面积（㎡）",
    }

    def __init__(self, desk: Desk) -> None:
        self.words = Search("户主或编号")
        super().__init__(desk)
        self.words.changed.connect(self.look)

    def prepare(self, form: Form) -> None:
        self._put: list[dict[str, Any]] = []  # the member that stands there for the head
        head = form.editor("head")
        assert isinstance(head, TextEdit)
        self.suggest = Suggest(self.desk, head.line)
        self.suggest.picked.connect(self._on_file)
        head.left.connect(self._enlist)

    def edited(self, name: str) -> None:
        if name == "township":
            self.form.clear_within("township")

    def loaded(self, entry: Entry) -> None:
        self._put = []

    def _on_file(self, key: int) -> None:
        """The head is a person on file: what is known of them need not be typed."""
        person = self.desk.ask(common.load, "person", key)
        self.form.put("head", person.values["name"])
        if self.form.editor("village").value() is None:  # both or neither: they belong together
            for name in ("township", "village"):
                self.form.put(name, person.values.get(name), person.titles.get(name, ""))
        self._enlist(**{name: person.values.get(name) for name in ("born_on", "phone")})
        self._edited("head")

    def _enlist(self, **known: Any) -> None:
        """A new household's first member is its head, as long as nobody else is entered."""
        name = self.form.editor("head").value()
        members = self.form.editor("members")
        if self.form.entry.key is not None or not name or members.value() != self._put:
            return
        if self._put and self._put[0]["name"] == name and not known:
            return
        members.put([{"name": name, "relation": "head", **known}])
        self._put = members.value()

    def subtitle(self) -> str:
        return "户主、成员、收支与住房"

    def filters(self) -> Sequence[QWidget]:
        return (self.words,)

    def query(self) -> dict[str, Any]:
        return {"text": self.words.text().strip()}

    def headline(self, entry: Entry) -> tuple[str, str]:
        if entry.key is None:
            return "新家庭", ""
        return f"{entry.title}一户", str(entry.values.get("number") or "")
