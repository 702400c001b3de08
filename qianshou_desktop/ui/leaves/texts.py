"""文字: what people write in a report. A typical case is drafted from one that was closed, without names."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from qianshou_desktop.actions import typical
from qianshou_desktop.actions.common import Entry
from qianshou_desktop.actions.typical import Closed
from qianshou_desktop.ui.roll import Roll

NONE = "近一年没有结案的个案，典型案例请自己写（不写姓名）"


class Texts(Roll):
    """The texts, one a report."""

    def extra(self) -> Sequence[QWidget]:
        self.draft_button = QPushButton("代拟典型案例…")
        self.draft_button.setToolTip("由结案的个案写成，姓名、地址和号码都去掉；请看过再用")
        self.draft_button.clicked.connect(self.offer)
        self.menu = QMenu(self.draft_button)
        return (self.draft_button,)

    def loaded(self, entry: Entry) -> None:
        super().loaded(entry)
        station = entry.titles.get("station") or "全县"
        self.form.setAccessibleName(f"{station} {entry.values.get('period') or ''} 月报文字")

    def offer(self) -> None:
        """Which of the closed cases."""
        station = self.form.editor("station").value()
        key = station if isinstance(station, int) else None
        period = str(self.form.editor("period").value() or "")
        self.desk.fetch(typical.closed, key, period, then=self._ask)

    def _ask(self, found: list[Closed]) -> None:
        """A list below the button; those closed within the period stand first."""
        if not found:
            self.said.emit(NONE, "mind")
            return
        self.menu.clear()
        for each in found:
            self.menu.addAction(each.title).triggered.connect(partial(self._draft, each.uid))
        self.menu.setActiveAction(self.menu.actions()[0])
        self.menu.popup(self.draft_button.mapToGlobal(self.draft_button.rect().bottomLeft()))

    def _draft(self, uid: str, _: bool = False) -> None:
        self.desk.fetch(typical.typical, uid, then=self._put)

    def _put(self, words: str) -> None:
        """Below what stands there already."""
        editor = self.form.editor("typical")
        before = str(editor.value() or "").rstrip()
        editor.put(f"{before}\n{words}" if before else words)
        editor.focus()
        self.form.edited.emit("typical")
        self.said.emit("典型案例已代拟：请通读一遍，看有没有认得出人的话", "mind")
