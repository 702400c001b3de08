"""Ctrl+L: a service in one line, over the page; below it what the line was read as."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from qianshou_desktop.actions import quick
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.editors.text import LineEdit
from qianshou_desktop.ui.me import worker
from qianshou_desktop.ui.unsaved import KeptElse

PAUSE_MS = 250
JOTTED = "jotted"  # the name of its draft
HINT = (
    "日期 类别 项目 对象或人数 内容 时长，如：-1 咨询 B1 张三 问高龄津贴 半小时。回车保存，Esc 收起"
)


class Jotter(QFrame):
    """Stays open for the next line; what is typed stays when it is put away."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        theme.tag(self, "line")
        self.line, self.told = LineEdit(), QLabel(HINT)
        self.line.setAccessibleName("一句话记服务")
        self.line.setPlaceholderText("一句话记一笔服务")
        self.told.setWordWrap(True)
        theme.tag(self.told, "small")
        lead = QLabel("记一笔")
        row = QHBoxLayout()
        row.addWidget(lead)
        row.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.told)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.kept = KeptElse(self, JOTTED, self._typed)
        self.line.textEdited.connect(lambda _: self._pause.start())
        self.line.textEdited.connect(lambda _: self.kept.soon())
        self.line.entered.connect(self.save)
        self._before: QWidget | None = None
        self._saving = False
        self.hide()

    def open(self) -> None:
        """Come up, with the focus and what was left there; the focus goes back to where it was when
        this is put away."""
        held = self.window().focusWidget()
        self._before = held if held is not self.line else self._before
        self.show()
        self.line.setFocus()
        left = {} if self.line.text() else self.kept.left()
        if left:
            self.line.setText(left["text"])
            self._read()

    def keep(self) -> None:
        """What is typed and not saved stays for the next time."""
        self.kept.keep()

    def _typed(self) -> tuple[dict[str, Any], str]:
        text = self.line.text().strip()
        return ({"text": text}, f"记一笔：{text}") if text else ({}, "")

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pause.stop()
        if self.isHidden() and self._before:
            self._before.setFocus()

    def save(self) -> None:
        """Save the line; where it cannot be, it stays and says why. A second Enter before the answer
        saves nothing twice."""
        if self._saving:
            return
        self._pause.stop()
        text = self.line.text().strip()
        if not text:
            self._say(HINT, "small")
            return
        self._saving = True
        me = worker(self.desk)
        self.desk.do(
            quick.log, text, me.key if me else None, then=lambda _: self._saved(text), refused=self._refused
        )  # fmt: skip

    def _saved(self, text: str) -> None:
        self._saving = False
        self.line.setText(self.line.text().lstrip().removeprefix(text).lstrip())
        self.keep()
        self._say(f"已记：{text}。接着记下一笔，或按 Esc 收起；Ctrl+Z 在别处撤销", "good")

    def _refused(self, problems: dict[str, str]) -> None:
        self._saving = False
        self._say("没有保存：" + "；".join(problems.values()), "danger")

    def _read(self) -> None:
        text = self.line.text().strip()
        if not text:
            self._say(HINT, "small")
            return
        try:
            found = self.desk.ask(quick.read, text)
        except Rejected as refused:
            self._say("；".join(refused.problems.values()), "mind")
        else:
            self._say("　".join(f"{label} {shown}" for label, shown in found.told), "small")

    def _say(self, words: str, part: str) -> None:
        self.told.setText(words)
        theme.tag(self.told, part)
