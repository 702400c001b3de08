"""The few dialogs there are, and the line that says the same without one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from qianshou_desktop.ui import theme
from qianshou_desktop.ui.editors.text import LineEdit

Choice = tuple[str, str, Callable[[], object]]  # words, part ("main", "danger", ""), what to do


class Line(QFrame):
    """A line inside the page: a sentence, and buttons where it is a question."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.tag(self, "line")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 4, 6, 4)
        self._row.setSpacing(6)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row.addWidget(self.text, 1)
        self._buttons: list[QPushButton] = []
        self.field: LineEdit | None = None  # where some words are asked for
        self._before: QWidget | None = None  # who had the focus when a question took it
        self.hide()

    def say(
        self, text: str, signal: str = "", choices: tuple[Choice, ...] = (), *, focus: bool = True
    ) -> None:
        """Show the sentence; a pressed choice hides the line first. A question takes the focus."""
        self._remember()
        self.text.setText(text)
        self.setMinimumHeight(40)
        self.text.setAccessibleName(text)
        theme.state(self, "signal", signal)
        self._offer(choices)
        self.show()
        if self._buttons and focus:
            self._buttons[0].setFocus()

    def ask(
        self, text: str, words: str, act: Callable[[str], object], hint: str, *, needed: bool = True
    ) -> None:
        """Ask for some words and act on them; Enter is as good as the button."""
        self.say(text, "", (("取消", "", self.hide),), focus=False)
        field, button = LineEdit(), QPushButton(words)
        field.setPlaceholderText(hint)
        field.setAccessibleName(hint)
        theme.tag(button, "main")

        def send() -> None:
            if needed and not field.text().strip():
                self.text.setText(f"{text}（请先写{hint}）")
                field.setFocus()
                return
            self.hide()
            act(field.text().strip())

        field.entered.connect(send)
        button.clicked.connect(send)
        self._row.insertWidget(1, field, 2)
        self._row.addWidget(button)
        self.field = field
        self._buttons.append(button)
        field.show()  # at once, or it takes no focus yet
        field.setFocus()

    def buttons(self) -> list[QPushButton]:
        """The choices offered now."""
        return list(self._buttons)

    def hideEvent(self, event: QHideEvent) -> None:
        """The focus goes back to where it was, not to whatever comes next in the window."""
        super().hideEvent(event)
        if not self.isHidden() or not self._holds(QApplication.focusWidget()):
            return
        before, self._before = self._before, None
        if before and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus()

    def _remember(self) -> None:
        held = QApplication.focusWidget()
        if held and not self._holds(held):
            self._before = held

    def _holds(self, place: QWidget | None) -> bool:
        return place is not None and self.isAncestorOf(place)

    def _offer(self, choices: tuple[Choice, ...]) -> None:
        for old in (*self._buttons, *([self.field] if self.field else [])):
            old.hide()
            old.deleteLater()
        self.field = None
        self._buttons = [self._button(*choice) for choice in choices]

    def _button(self, words: str, part: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        theme.tag(button, part)
        button.setAutoDefault(True)
        button.clicked.connect(self.hide)
        button.clicked.connect(act)
        self._row.addWidget(button)
        return button


def tell(parent: QWidget | None, title: str, text: str) -> None:
    """A message that must be seen."""
    box = QMessageBox(QMessageBox.Icon.Information, title, text, parent=parent)
    box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def warn(parent: QWidget | None, text: str, title: str = "没有做成") -> None:
    """The environment refuses; the text says what to do."""
    box = QMessageBox(QMessageBox.Icon.Warning, title, text, parent=parent)
    box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def sorry(parent: QWidget | None) -> None:
    """Our own fault."""
    warn(
        parent,
        "这一步程序出错了，已经记在日志里，您的数据没有丢。\n请再试一次；"
        "若仍不行，请关闭程序重新打开，并把“用户与设置”里的日志交给技术人员。",
        "程序出错",
    )


def confirm(parent: QWidget | None, title: str, text: str, yes: str) -> bool:
    """Whether to go on; `yes` names the deed, as 删除."""
    box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent)
    deed = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(leave)
    box.exec()
    return box.clickedButton() is deed


def folder(parent: QWidget | None, title: str, start: Path) -> Path | None:
    """A folder that the user picks."""
    asked = _files(parent, title, start, "选择")
    asked.setFileMode(QFileDialog.FileMode.Directory)
    asked.setOption(QFileDialog.Option.ShowDirsOnly)
    return _picked(asked)


def open_files(parent: QWidget | None, title: str, start: Path, pattern: str) -> list[Path]:
    """The files that the user picks; `pattern` as "照片和文件 (*.jpg *.pdf)"."""
    asked = _files(parent, title, start, "选择")
    asked.setFileMode(QFileDialog.FileMode.ExistingFiles)
    asked.setNameFilter(pattern)
    label_in_chinese(asked, "选择")
    chosen = asked.exec() == QFileDialog.DialogCode.Accepted
    found = [Path(name) for name in asked.selectedFiles()] if chosen else []
    asked.deleteLater()
    return found


def save_as(parent: QWidget | None, title: str, start: Path, pattern: str) -> Path | None:
    """A file name that the user picks; `pattern` as "Excel 工作簿 (*.xlsx)"."""
    asked = _files(parent, title, start.parent, "保存")
    asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    asked.setNameFilter(pattern)
    asked.selectFile(start.name)
    label_in_chinese(asked, "保存")
    return _picked(asked)


def label_in_chinese(asked: QFileDialog, deed: str) -> None:
    """Where the desktop offers no dialog of its own, Qt draws one whose labels stay English."""
    of = QFileDialog.DialogLabel
    for part, words in (
        (of.LookIn, "位置："),
        (of.FileName, "名称："),
        (of.FileType, "类型："),
        (of.Accept, deed),
        (of.Reject, "取消"),
    ):
        asked.setLabelText(part, words)


def _files(parent: QWidget | None, title: str, start: Path, deed: str) -> QFileDialog:
    asked = QFileDialog(parent, title, str(start))
    asked.setViewMode(QFileDialog.ViewMode.List)  # names alone: the columns' words are English too
    label_in_chinese(asked, deed)
    return asked


def _picked(asked: QFileDialog) -> Path | None:
    chosen = asked.exec() == QFileDialog.DialogCode.Accepted
    found = asked.selectedFiles() if chosen else []
    asked.deleteLater()
    return Path(found[0]) if found else None
