"""The foot of a card: what can be done with the record in the form."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from qianshou_desktop.ui import theme
from qianshou_desktop.ui.printing import PrintButton

UNSAVED = (
    "有未保存的修改",
    "未保存",
    "●",
    "",
)  # the words that give way, then a sign, then nothing
EDGE, GAP = 20, 8


class CardFoot(QWidget):
    """Delete, print, what is not saved yet; a page's own buttons; save, and save and go on where the
    page has words for that. No word is cut: where there is no room the words are fewer."""

    def __init__(
        self, printing: PrintButton, save: str, go_on: str, extras: Sequence[QWidget]
    ) -> None:
        super().__init__()
        self.delete, self.printing, self.state = QPushButton("删除"), printing, QLabel()
        self.discard = QPushButton("放弃")
        self.discard.setToolTip("放弃没保存的修改")
        self.discard.hide()
        self.extras = list(extras)
        theme.tag(self.delete, "quiet")
        theme.tag(self.discard, "quiet")
        theme.tag(self.state, "small")
        self.save, self.go_on = QPushButton(save), QPushButton(go_on)
        self.save.setToolTip("Ctrl+S")
        theme.tag(self.go_on if go_on else self.save, "main")
        bare = go_on.partition("  ")[0]  # without its key, which the tool tip tells
        self.go_on.setToolTip(f"{bare}  Ctrl+Enter")
        self.go_on.setAccessibleName(bare)
        least = bare.partition("，")[2] or bare
        longest, *shorter = ((words, bare) for words in UNSAVED)
        self._levels = [(UNSAVED[0], go_on), longest, *shorter, ("", least)]
        self._words, self._unsaved, self._new = UNSAVED[0], False, True
        self._lay_out()

    def tell(self, *, unsaved: bool, new: bool) -> None:
        """Whether something is typed that is not saved yet, and whether the record is a new one. What can
        be given up is given up first, and deleted then."""
        self._unsaved, self._new = unsaved, new
        self.discard.setVisible(unsaved)
        self.delete.setVisible(not unsaved and not new)
        self.state.setText(self._words if unsaved else "")
        self.state.setToolTip(UNSAVED[0] if unsaved else "")
        self.state.setAccessibleName(UNSAVED[0] if unsaved else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The first wording for which there is room, all buttons being there: nothing changes its
        place while one types."""
        for words, go_on in self._levels:
            self._words = words
            self.state.setText(words)
            self.go_on.setText(go_on)
            if self._need() <= self.width():
                break
        self.tell(unsaved=self._unsaved, new=self._new)

    def _need(self) -> int:
        shown = [self.delete, self.state, *self.extras, self.save]
        shown += [self.printing] if self.printing.papers else []
        shown += [self.go_on] if self.go_on.text() else []
        for each in shown:
            each.ensurePolished()
        return sum(each.sizeHint().width() + GAP for each in shown) + 2 * EDGE

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, 0, EDGE, 0)
        row.setSpacing(GAP)
        row.addWidget(self.delete)
        row.addWidget(self.discard)
        row.addWidget(self.printing)
        row.addWidget(self.state)
        row.addStretch(1)
        for each in self.extras:
            row.addWidget(each)
        row.addWidget(self.save)
        if self.go_on.text():
            row.addWidget(self.go_on)
