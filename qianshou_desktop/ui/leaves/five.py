"""五有: what a station has and what it lacks, each lack leading to where it is mended."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from qianshou_desktop.actions import oversight
from qianshou_desktop.actions.five import Have
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.book import Sight
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.lines import Line, Lines, carded

WATCHED = (
    "station",
    "venue",
    "venue_room",
    "worker",
    "institution",
    "visit",
    "service",
    "parameter",
)
FINE = "五有齐全。"


class FiveHaves(Sight):
    """The five of one station."""

    name: str = "五有"
    watches: tuple[str, ...] = WATCHED

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.badges = QHBoxLayout()
        self.badges.setSpacing(16)
        self.lines = Lines("五有还缺什么", FINE)
        self.lines.opened.connect(self._open)
        self.hint = QLabel("按 Enter 或双击，去补这一项")
        theme.tag(self.hint, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self.badges)
        column.addWidget(carded(self.lines), 1)
        column.addWidget(self.hint)

    def refresh(self) -> None:
        if self.key is None:
            self._take(())
        else:
            self.desk.fetch(oversight.five_of, self.key, then=self._take)
            self.desk.fetch(oversight.closed, self.key, then=self._tell)

    def _tell(self, closed: str) -> None:
        self.lines.say(closed or FINE)

    def act(self) -> None:
        self.lines.setFocus()

    def new(self) -> None:
        self.lines.setFocus()

    def _take(self, haves: tuple[Have, ...]) -> None:
        while (item := self.badges.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for have in haves:
            lacks = f"还缺 {len(have.missing)} 项"
            label = QLabel(f"{have.label}　{'✓' if have.good else lacks}")
            theme.tag(label, "good" if have.good else "mind")
            self.badges.addWidget(label)
        self.badges.addStretch(1)
        self.hint.setVisible(any(not have.good for have in haves))
        self.lines.show_lines([
            Line(have.label, each.text, "去补", "", each) for have in haves for each in have.missing
        ])  # fmt: skip

    def _open(self, missing: Any) -> None:
        if missing.key is not None:
            self.go.emit(missing.kind, missing.key)
            if missing.field:
                self.point.emit(missing.field)
        else:
            self.begin.emit(missing.kind, {"station": self.key})
