"""A text to be copied elsewhere: shown, mended if need be, and laid on the clipboard."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout

from qianshou_desktop.ui import gate, theme


class Draft(QDialog):
    """The text and the button that copies it. What is mended here is not kept."""

    def __init__(self, title: str, lead: str, text: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.resize(640, 440)
        self.text = QPlainTextEdit(text)
        self.text.setAccessibleName("稿件")
        self.text.setTabChangesFocus(True)
        self.copy_button, leave = QPushButton("复制全文"), QPushButton("关闭")
        theme.tag(self.copy_button, "main")
        for button in (self.copy_button, leave):
            button.setAutoDefault(False)
        self.copy_button.clicked.connect(self.copy)
        leave.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(gate.words(lead))
        column.addWidget(self.text, 1)
        column.addLayout(row)

    def copy(self) -> None:
        """All of it, as it stands now."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy_button.setText("已复制")
