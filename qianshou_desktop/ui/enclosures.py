"""照片与附件: what is attached to the record in the form. Dropped, pasted or picked."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMimeData,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QIcon,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qianshou_desktop.actions import attachments, common, own_sheets
from qianshou_desktop.actions.attachments import PAPERS, PHOTOS, Added, Item, Pasted
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.ui import dialogs, theme
from qianshou_desktop.ui.cells import Section
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.dialogs import Line
from qianshou_desktop.ui.form import Form
from qianshou_desktop.ui.viewer import look

SMALL = QSize(112, 84)
TALL = 160  # of the form: its three lines, and a word on why one is refused
SMOOTH = Qt.TransformationMode.SmoothTransformation
SHOWN = (*PHOTOS, ".pdf")
PATTERN = f"照片和文件 ({' '.join('*' + each for each in (*PHOTOS, *PAPERS))})"
TOLD = Section("", ("caption",), ("purpose", "taken_on"), ("credit", "faces"))
EMPTY = "把照片、扫描件或文件拖到这里，\n或按 Ctrl+V 粘贴截图。"


class Enclosures(QWidget):
    """The photos and files of one saved record, with what is said of the chosen one."""

    said = Signal(str, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.kind, self.about = "", -1
        self.found: list[Item] = []
        self.form = Form(desk, "attachment", (TOLD,))
        self.list = _Thumbnails()
        self.line = Line()
        self.empty = QLabel(EMPTY)
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.tag(self.empty, "muted")
        self._build()
        self.list.currentRowChanged.connect(self._chosen)
        self.list.itemActivated.connect(lambda _: self.view())
        self.list.removed.connect(self.ask_remove)
        self.form.done.connect(self.tell)

    # ---- whose -------------------------------------------------------------------------------------

    def follow(self, kind: str, key: int | None) -> None:
        """Show what is attached to this record from now on; None: to none."""
        self.kind, self.about = kind, -1 if key is None else key
        self.line.hide()
        self.refresh()

    def refresh(self, chosen: int | None = None) -> None:
        """Ask anew; `chosen` is the attachment to stand on."""
        before = chosen or self.key()
        there = self.about >= 0
        self.found = self.desk.ask(attachments.items, self.kind, self.about) if there else []
        self.list.show_items(self.found)
        keys = [each.key for each in self.found]
        self.list.setCurrentRow(keys.index(before) if before in keys else len(keys) - 1)
        self._chosen(self.list.currentRow())
        self.empty.setVisible(not self.found)
        self.list.setVisible(bool(self.found))
        self.form.setVisible(bool(self.found))
        for button in self.buttons[2:]:
            button.setVisible(bool(self.found))

    def key(self) -> int | None:
        """The chosen attachment."""
        row = self.list.currentRow()
        return self.found[row].key if 0 <= row < len(self.found) else None

    def unsaved(self) -> bool:
        return self.key() is not None and self.form.dirty()

    # ---- deeds --------------------------------------------------------------------------------------

    def pick(self) -> None:
        """Ask for files."""
        found = dialogs.open_files(self, "选照片和文件", Path.home(), PATTERN)
        if found:
            self.add(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pasted from wherever the focus is in the panel, but for its own text fields."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def paste(self) -> None:
        """What the clipboard holds: files, or a picture."""
        found = given(QGuiApplication.clipboard().mimeData())
        if found:
            self.add(found)
        else:
            self.said.emit("剪贴板里没有照片或文件", "mind")

    def add(self, given: Sequence[Path | Pasted]) -> None:
        """Attach these."""
        if self.about < 0:
            self.said.emit("请先保存这条记录，再添加照片和文件", "mind")
            return
        self.desk.work(
            "正在存入照片和文件", own_sheets.attach, self.desk.performer, self.kind, self.about,
            given, then=self._added, refused=self._refused,
        )  # fmt: skip

    def _added(self, found: Added) -> None:
        self.refresh(max((each.key for each in self._now()), default=None))
        self.line.hide()
        if found.refused:
            self.line.say("没有放进来——" + "；".join(found.refused), "danger")
        words = f"已附上 {len(found.added)} 个" if found.added else "没有新附上的"
        same = f"，{len(found.same)} 个已经有了" if found.same else ""
        self.said.emit(words + same, "good" if found.added and not found.refused else "mind")

    def _now(self) -> list[Item]:
        return self.desk.ask(attachments.items, self.kind, self.about)

    def tell(self) -> None:
        """Save what is said of the chosen one."""
        key = self.key()
        if key is None or not self.form.dirty():
            return
        unread = self.form.unread()
        if unread:
            self._refused(unread)
            return
        self.desk.do(
            attachments.tell, key, self.form.values(),
            then=lambda _: self._told(), refused=self._refused,
        )  # fmt: skip

    def _told(self) -> None:
        self.refresh()
        self.said.emit("说明已保存", "good")

    def _refused(self, problems: dict[str, str]) -> None:
        rest = self.form.show_problems(problems)
        if rest:
            self.line.say(rest, "danger")
        self.said.emit(f"没有保存：{self.form.in_short(problems)}", "danger")

    def view(self) -> None:
        """The chosen one, large."""
        row = self.list.currentRow()
        if not 0 <= row < len(self.found):
            return
        if not self.found[row].name.lower().endswith(SHOWN):
            self.line.say("这种文件这里看不了，请“另存为…”后用 WPS 打开。", "mind")
            return
        found = self._content(self.found[row].key)
        if found:
            try:
                name, content = found
                look(content, name, self)
            except Trouble as trouble:
                self.line.say(str(trouble), "danger")

    def save_as(self) -> None:
        """The chosen one in clear, where the user wants it."""
        key = self.key()
        found = self._content(key) if key is not None else None
        if not found:
            return
        name, content = found
        pattern = f"文件 (*{Path(name).suffix})"
        path = dialogs.save_as(self, "另存为（存出去的是明文）", Path.home() / name, pattern)
        if path:
            self.desk.work("正在另存", _write, path, content, then=self._written)

    def _written(self, path: Path) -> None:
        self.said.emit(f"已另存为 {path}", "good")

    def _content(self, key: int) -> tuple[str, bytes] | None:
        try:
            return self.desk.ask(attachments.content, key)
        except (Trouble, Rejected) as why:
            self.line.say(str(why), "danger")
            return None

    def ask_remove(self) -> None:
        """Take the chosen one off, after a line that asks."""
        key, row = self.key(), self.list.currentRow()
        if key is None:
            return
        self.line.say(
            f"移除“{self.found[row].name}”？",
            "danger",
            (("取消", "", self.list.setFocus), ("移除", "danger", lambda: self._remove(key))),
        )

    def _remove(self, key: int) -> None:
        def gone(_: object) -> None:
            self.line.hide()
            self.refresh()
            self.said.emit("已移除", "good")

        self.desk.do(attachments.detach, key, then=gone, refused=self._refused)

    # ---- what is seen -------------------------------------------------------------------------------

    def _chosen(self, row: int) -> None:
        if 0 <= row < len(self.found):
            self.form.load(self.desk.ask(common.load, "attachment", self.found[row].key))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        inner = QVBoxLayout()
        inner.setContentsMargins(20, 0, 20, 0)
        inner.setSpacing(6)
        inner.addWidget(self.line)
        inner.addLayout(self._buttons())
        inner.addWidget(self.empty, 1)
        inner.addWidget(self.list, 1)
        column.addLayout(inner, 1)
        self.form.setMaximumHeight(TALL)
        column.addWidget(self.form)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.buttons: list[QPushButton] = []
        for words, tip, deed, part in (
            ("添加…", "也可以拖进来", self.pick, ""),
            ("粘贴", "Ctrl+V", self.paste, ""),
            ("看大图", "回车", self.view, "link"),
            ("另存为…", "存出去的是明文", self.save_as, "link"),
            ("移除", "Delete", self.ask_remove, "link"),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.clicked.connect(lambda _=False, go=deed: go())
            if part:
                theme.tag(button, part)
            row.addWidget(button)
            self.buttons.append(button)
        row.addStretch(1)
        return row


class _Thumbnails(QListWidget):
    """The small pictures side by side, their words below."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setIconSize(SMALL)
        self.setGridSize(SMALL + QSize(18, 34))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setUniformItemSizes(True)
        self.setWordWrap(False)
        self.setAccessibleName("照片与附件")

    def show_items(self, found: Sequence[Item]) -> None:
        """Hold these now."""
        self.blockSignals(True)
        self.clear()
        for each in found:
            item = QListWidgetItem(_icon(each), each.caption or each.name, self)
            item.setToolTip(each.name if each.here else f"{each.name}（还没有到这台电脑）")
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            event.ignore()  # the panel's
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _icon(item: Item) -> QIcon:
    """The photo, or the ending of a file's name; an empty frame where it has not come yet. All are
    of one size, so that each has room for its words."""
    drawn = QPixmap(SMALL * 2)  # sharp at 200 %
    drawn.fill(Qt.GlobalColor.transparent)
    photo = QPixmap()
    painter = QPainter(drawn)
    if item.thumbnail and item.here and photo.loadFromData(item.thumbnail):
        fitted = photo.scaled(drawn.size(), Qt.AspectRatioMode.KeepAspectRatio, SMOOTH)
        left = (drawn.size() - fitted.size()) / 2
        painter.drawPixmap(left.width(), left.height(), fitted)
    else:
        words = Path(item.name).suffix[1:].upper() or "文件" if item.here else "还没有到"
        painter.setPen(theme.MUTED)
        painter.scale(2, 2)
        painter.drawRect(0, 0, SMALL.width() - 1, SMALL.height() - 1)
        painter.drawText(QRect(QPoint(), SMALL), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return _untinted(drawn)


def _untinted(picture: QPixmap) -> QIcon:
    """A chosen photo keeps its own colours."""
    icon = QIcon(picture)
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon


def given(data: QMimeData | None) -> list[Path | Pasted]:
    """The files or the picture that were dropped or copied; nothing for anything else."""
    if data is None:
        return []
    files: list[Path | Pasted] = [Path(u.toLocalFile()) for u in data.urls() if u.isLocalFile()]
    if files or not data.hasImage():
        return files
    image = QImage(data.imageData())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return [Pasted("粘贴的图片.png", bytes(buffer.data().data()))]


def _write(path: Path, content: bytes, *, tell: Any) -> Path:
    tell(0, 1)
    attachments.write(path, content)
    return path
