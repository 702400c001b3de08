"""The body of a card: the record's form, and in its place, when asked for, what is attached to it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from qianshou_desktop.actions import attachments
from qianshou_desktop.actions.attachments import Pasted
from qianshou_desktop.records import KINDS
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.cells import Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.enclosures import Enclosures, given
from qianshou_desktop.ui.form import Form


class Body(QStackedWidget):
    """Turns between the two with `link` or F7; files that are dropped on it are attached."""

    said = Signal(str, str)
    turned = Signal(bool)  # whether the attachments are in front now

    def __init__(
        self,
        desk: Desk,
        kind: str,
        sections: Sequence[Section],
        labels: Mapping[str, str],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.form = Form(desk, kind, sections, labels, self)
        self.desk, self.kind, self.key = desk, kind, -1
        self._enclosures: Enclosures | None = None  # made when first asked for: forms open quickly
        self.addWidget(self.form)
        self.link = QPushButton()
        self.link.setToolTip("照片与附件（F7），也可以把照片和文件直接拖进来")
        theme.tag(self.link, "link")
        self.link.clicked.connect(self.turn)
        self.setAcceptDrops(True)
        key = QShortcut(QKeySequence("F7"), self)
        key.activated.connect(self.turn)
        self.currentChanged.connect(lambda _: self.turned.emit(self.enclosed()))
        self._label(0)

    def follow(self, key: int | None) -> None:
        """This record is in the form now; None: one that is not saved. What is said of the
        attachments of the same one stays in front."""
        before, self.key = self.key, -1 if key is None else key
        if self.key != before:
            self.setCurrentWidget(self.form)
        self.link.setVisible(self.key >= 0 and not KINDS[self.kind].managed)
        if self.key >= 0 and not self.enclosed():
            self._label(self.desk.ask(attachments.count, self.kind, self.key))

    def unsaved(self) -> bool:
        """Whether something was said of an attachment and not saved."""
        return self.enclosed() and self.enclosures().unsaved()

    def enclosed(self) -> bool:
        """Whether the attachments are in front."""
        return self.currentWidget() is not self.form

    def save(self) -> None:
        """Save what was said of an attachment, where that is in front."""
        if self.unsaved():
            self.enclosures().tell()

    def turn(self) -> None:
        """From the one to the other."""
        if self.enclosed():
            self.setCurrentWidget(self.form)
            self._label(len(self.enclosures().found))
            self.form.focus()
        elif self.key >= 0:
            self.open()

    def open(self) -> Enclosures:
        """The attachments come to the front."""
        panel = self.enclosures()
        panel.follow(self.kind, self.key)
        self.setCurrentWidget(panel)
        self.link.setText("‹ 填写")
        (panel.list if panel.found else panel.buttons[0]).setFocus()
        return panel

    def add(self, files: Sequence[Path | Pasted]) -> None:
        """Attach these to the record in the form."""
        if self.key < 0 or KINDS[self.kind].managed:
            self.said.emit("请先保存这条记录，再添加照片和文件", "mind")
        else:
            self.open().add(files)

    def enclosures(self) -> Enclosures:
        """The panel of the attachments."""
        if self._enclosures is None:
            self._enclosures = Enclosures(self.desk)
            self._enclosures.said.connect(self.said)
            self.addWidget(self._enclosures)
        return self._enclosures

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = given(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.add(files)

    def _label(self, count: int) -> None:
        self.link.setText(f"附件 {count}" if count else "附件")


def nothing(words: str) -> QFrame:
    """The card while no record is in it: what to do first."""
    card, label = QFrame(), QLabel(words)
    theme.tag(card, "card")
    theme.tag(label, "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    QVBoxLayout(card).addWidget(label)
    return card
