"""草稿 2: the new records of a list that were begun and not saved, to be taken up again."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from qianshou_desktop.actions.drafts import Draft
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.unsaved import told

if TYPE_CHECKING:
    from qianshou_desktop.ui.ledger import Ledger


class Begun(QPushButton):
    """Shown over the list while there are any."""

    def __init__(self, ledger: "Ledger") -> None:
        super().__init__()
        self.ledger = ledger
        self.setToolTip("没填完、还没有保存的")
        theme.tag(self, "link")
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._fill)
        ledger.desk.drafts.changed.connect(self.count)
        ledger.shown.connect(lambda _: self.count())
        self.count()

    def waiting(self) -> list[Draft]:
        """Those that do not stand in the form just now."""
        found = self.ledger.desk.drafts.begun(self.ledger.kind, **self.ledger.belonging())
        return [each for each in found if each.uid != self.ledger.typed.uid]

    def count(self) -> None:
        """How many there are now."""
        count = len(self.waiting())
        self.setText(f"草稿 {count}")
        self.setVisible(bool(count))

    def _fill(self) -> None:
        menu, today = self.menu(), self.ledger.desk.today()
        menu.clear()
        for each in self.waiting():
            words = f"{each.title or self.ledger.noun}  {told(each, today)}"
            menu.addAction(words).triggered.connect(lambda _=False, d=each: self.ledger.take_up(d))
