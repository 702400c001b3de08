"""A photo or a PDF, large, on the screen, to be looked at and printed; nothing of it is written to
the disk."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from qianshou_desktop.ui import pdf, theme

PDF = b"%PDF"


class Viewer(QDialog):
    """Shows the content until Esc. Raises Trouble where a PDF is none."""

    def __init__(self, parent: QWidget, name: str, content: bytes) -> None:
        super().__init__(parent)
        self.setWindowTitle(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        if content.startswith(PDF) or name.lower().endswith(".pdf"):
            self._lay_pages(column, name, content)
        else:
            column.addWidget(_Photo(content, name))
        window = parent.window().size()
        self.resize(int(window.width() * 0.9), int(window.height() * 0.92))

    def _lay_pages(self, column: QVBoxLayout, name: str, content: bytes) -> None:
        """The pages, and over them how many and the printer: Enter prints."""
        sheets = pdf.Sheets(self)
        sheets.show(content)
        count = QLabel(f"{sheets.pageCount()} 页")
        theme.tag(count, "muted")
        self.print_button = QPushButton("打印…")
        theme.tag(self.print_button, "main")
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(partial(self._print, name, content))
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(count)
        row.addStretch(1)
        row.addWidget(self.print_button)
        column.addLayout(row)
        column.addWidget(pdf.preview(sheets, name, self), 1)
        self.print_button.setFocus()

    def _print(self, name: str, content: bytes) -> None:
        if pdf.print_out(content, name, self):
            self.accept()


def look(content: bytes, title: str, parent: QWidget) -> None:
    """Show it until somebody has seen enough: who prints looks at it first. Its pages are let go of at once, and
    not only with the window."""
    viewer = Viewer(parent, title, content)
    viewer.exec()
    viewer.deleteLater()


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
