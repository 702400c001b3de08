"""The dialog by which the sessions of a group get their days: the first, and every so many weeks."""

from itertools import pairwise

from PySide6.QtWidgets import QLabel

from qianshou_desktop.actions import common, groups
from qianshou_desktop.records.kinds import Day, Unfit, Whole
from qianshou_desktop.ui import gate
from qianshou_desktop.ui.deed import Deed
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import DayEdit, TextEdit

WEEKDAYS = "一二三四五六日"
NUMBERS = {
    "every": Whole(1, groups.WEEKS, "周"),
    "count": Whole(1, groups.MOST, "节"),
    "minutes": Whole(1, groups.MINUTES, "分钟"),
}
SHOWN = 4  # days that the preview names one by one


class Weekly(Deed):
    """First day, weeks from one to the next, how many, how long; under them the days they make."""

    deed = "排好"

    def __init__(self, desk: Desk, group: int, title: str) -> None:
        lead = "各节的节次、日期和时长一次写好；已经写了的主题和内容留着。"
        super().__init__(desk, f"{title} 按星期排节次", lead)
        self.group = group
        self.first = DayEdit(desk.today)
        self.numbers = {name: TextEdit(kind) for name, kind in NUMBERS.items()}
        self.preview = gate.words("", "small")
        self._put()
        self._place()
        self._look()
        self.first.focus()

    def whole(self) -> bool:
        problem = self.first.problem() or ("" if self.first.value() else "请填第一节的日期")
        for name, words in (("every", "隔几周"), ("count", "共几节"), ("minutes", "每节时长")):
            problem = problem or self._wrong(name, words)
        gate.say(self.error, problem)
        return not problem

    def start(self) -> None:
        every, count, minutes = (self._number(name) for name in NUMBERS)
        self.desk.do(
            groups.lay_out, self.group, Day().read(self.first.value()), every, count, minutes,
            then=self.finished_well, refused=self.refused,
        )  # fmt: skip

    def _wrong(self, name: str, words: str) -> str:
        problem = self.numbers[name].problem()
        if problem:
            return f"{words}：{problem}"
        number = self._number(name)
        if number is None:
            return "" if name == "minutes" else f"请填{words}"
        said = NUMBERS[name].limit(number, self.desk.today())
        return f"{words}：{said}" if said else ""

    def _number(self, name: str) -> int | None:
        try:
            return NUMBERS[name].read(self.numbers[name].value() or "")
        except Unfit:
            return None

    def _put(self) -> None:
        """What the plan says already."""
        values = self.desk.ask(common.load, "group", self.group).values
        rows = values["outline"]
        begun = next((row["planned_on"] for row in rows if row["planned_on"]), None)
        self.first.put(begun or values["from_on"] or self.desk.today())
        self.numbers["every"].put(1)
        self.numbers["count"].put(values["times"] or len(rows) or 6)
        self.numbers["minutes"].put(values["minutes"])

    def _place(self) -> None:
        every, count, minutes = self.numbers.values()
        asked = (
            ("第一节", self.first),
            ("隔几周", every),
            ("共几节", count),
            ("每节时长（分钟）", minutes),
        )
        for row, (words, editor) in enumerate(asked):
            editor.widget().setAccessibleName(words)
            self.grid.addWidget(QLabel(words), row, 0)
            self.grid.addWidget(editor.widget(), row, 1)
            editor.edited.connect(self._look)
        for (_, editor), (_, after) in pairwise(asked):
            editor.entered.connect(after.focus)
        minutes.entered.connect(self.go)
        self.grid.addWidget(self.preview, len(asked), 1)

    def _look(self) -> None:
        """Tell the days before they are written."""
        self.preview.setText(self._days())

    def _days(self) -> str:
        try:
            first = Day().read(self.first.value() or "")
        except Unfit:
            return ""
        every, count = self._number("every"), self._number("count")
        if not (first and every and count) or every > groups.WEEKS or count > groups.MOST:
            return ""
        days = groups.session_dates(first, every, count)
        shown = [f"{day.month} 月 {day.day} 日" for day in days[:SHOWN]]
        rest = f"…… {days[-1].month} 月 {days[-1].day} 日" if len(days) > SHOWN else ""
        return f"星期{WEEKDAYS[first.weekday()]}：{'、'.join(shown)}{rest}，共 {len(days)} 节"
