"""The dialog by which an open case, or a person, goes to another station."""

from collections.abc import Callable
from itertools import pairwise

from qianshou_desktop.records.kinds import Day, Ref, Text
from qianshou_desktop.ui.deed import Deed
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors import DayEdit, Editor, RefEdit, TextEdit


class Moving(Deed):
    """To which station, to whom there, when and why."""

    deed = "转站"

    def __init__(
        self, desk: Desk, title: str, then: str, move: Callable[..., object], key: int
    ) -> None:
        """`then` says what is so from that day on; `move` is the action, which is given the key."""
        lead = f"{title}：以前的记录仍在原来的社工站和社工名下，{then}；两边的统计各算各的。"
        super().__init__(desk, f"{title} 转站", lead)
        self.carry_out, self.key = move, key
        self.station, self.worker = RefEdit(desk, Ref("station")), RefEdit(desk, Ref("worker"))
        self.day, self.cause = DayEdit(desk.today), TextEdit(Text(300))
        self.worker.narrow = self._there
        self.day.put(desk.today())
        asked: tuple[tuple[str, str, Editor], ...] = (
            ("to_station", "转入的社工站", self.station),
            ("to_worker", "接手社工", self.worker),
            ("moved_on", "哪一天", self.day),
            ("cause", "原因", self.cause),
        )
        for name, words, editor in asked:
            self.ask(name, words, editor)
        for (_, _, editor), (_, _, after) in pairwise(asked):
            editor.entered.connect(after.focus)
        self.cause.entered.connect(self.go)
        self.station.focus()

    def whole(self) -> bool:
        chosen = isinstance(self.station.value(), int)
        against = {
            "to_station": "" if chosen else self.station.problem() or "请选转入的社工站",
            "to_worker": self.worker.problem(),
            "moved_on": self.day.problem() or ("" if self.day.value() else "请填哪一天"),
        }
        problems = {name: words for name, words in against.items() if words}
        self.show_problems(problems)
        return not problems

    def start(self) -> None:
        worker = self.worker.value()
        self.desk.do(
            self.carry_out, self.key, self.station.value(), worker if isinstance(worker, int) else None,
            Day().read(self.day.value()), self.cause.value(),
            then=self.finished_well, refused=self.refused,
        )  # fmt: skip

    def _there(self) -> dict[str, int]:
        station = self.station.value()
        return {"station": station} if isinstance(station, int) else {}
