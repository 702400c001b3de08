"""承接: the contracts, whether each agency runs what it should, and the proposal that mends it."""

from typing import Any

from PySide6.QtWidgets import QPushButton

from qianshou_desktop.actions import oversight
from qianshou_desktop.actions.oversight import Fit
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.adjusting import Adjusting
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.roll import Note, Part, Roll
from qianshou_desktop.ui.short import Short


def misfits(short: Short, found: Fit) -> list[Note]:
    """What does not fit in the assignment of stations, and whether the program can propose one."""
    if not found.misfits:
        return [Note("各承接机构的站点分配合规。", "good")]
    none = f"现有机构排不出合规的分配：{found.why}"
    words = f"有一个改动 {len(found.moves)} 个站的分配方案，按“按建议调整…”看。"
    last = Note(words if found.moves else none)
    return [*(Note(text, "mind") for text in found.misfits), last]


FIT = (lambda s, key: oversight.fit(s), misfits)


class Contracts(Roll):
    """The roll of contracts; over it a button that shows the proposal."""

    def __init__(self, desk: Desk, part: Part) -> None:
        super().__init__(desk, part)
        self.adjust = QPushButton("按建议调整…")
        theme.tag(self.adjust, "quiet")
        self.adjust.clicked.connect(self.propose)
        self.adjust.hide()
        self.fit: Fit | None = None
        bar = self.bar()
        bar.insertWidget(bar.count() - 2, self.adjust)

    def propose(self) -> None:
        """The moves as a table; those that are ticked are carried out."""
        if self.fit is None:
            return
        dialog = Adjusting(self.desk, self.fit.moves)
        if dialog.exec():
            self.said.emit(f"{dialog.chosen} 个站已换承接机构：{dialog.moved}", "good")

    def _show_notes(self, answer: Any) -> None:
        super()._show_notes(answer)
        assert isinstance(answer, Fit)
        self.fit = answer
        self.adjust.setVisible(bool(answer.moves))
