"""A photo or a PDF of a record, large, on the screen; nothing of it is written to the disk."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from qianshou_desktop.ui import pdf


class Viewer(QDialog):
    """Shows the content until Esc. Raises Trouble where a PDF is none."""

    def __init__(self, parent: QWidget, name: str, content: bytes) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        if name.lower().endswith(".pdf"):
            sheets = pdf.Sheets(self)
            sheets.show(content)
            column.addWidget(pdf.preview(sheets, name, self))
        else:
            column.addWidget(_Photo(content, name))
        window = parent.window().size()
        self.resize(int(window.width() * 0.9), int(window.height() * 0.92))


class _Photo(QLabel):
    """As large as there is room."""

    def __init__(self, content: bytes, name: str) -> None:
        super().__init__()
        self.whole = QPixmap()
        self.whole.loadFromData(content)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumSize(200, 150)
        self.setAccessibleName(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ratio = self.devicePixelRatioF()
        fitted = self.whole.scaled(
            self.size() * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        self.setPixmap(fitted)
