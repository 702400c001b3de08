"""The pieces a form is laid out with: its sections, and one field's label, editor and note."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qianshou_desktop.records.fields import Placed
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.editors import Editor, LongEdit

Line = tuple[str, ...]


@dataclass(frozen=True)
class Chips:
    """A line of short choices as small chips, such as the checklist of a visit. `fill` is the code
    that one press gives to all that are still empty."""

    fields: tuple[str, ...]
    label: str
    fill: str = ""
    fill_words: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading within a section."""

    text: str


@dataclass(frozen=True)
class Remark:
    """A sentence within a section that the page says, such as what is known already."""

    name: str


class Section:
    """A part of a form: its title in the strip, and its lines. A line names one or two fields."""

    def __init__(self, title: str, *lines: Line | Chips | Heading | Remark) -> None:
        self.title, self.lines = title, lines

    def fields(self) -> list[str]:
        """The names of its fields in order."""
        found: list[str] = []
        for line in self.lines:
            if isinstance(line, Chips):
                found += line.fields
            elif not isinstance(line, (Heading, Remark)):
                found += line
        return found


class Cell(QWidget):
    """An editor with the note under it: why its value is refused."""

    def __init__(self, editor: Editor) -> None:
        super().__init__()
        self.editor = editor
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(editor.widget())
        self.note = QLabel()
        self.note.setWordWrap(True)
        theme.tag(self.note, "error")
        self.note.hide()
        column.addWidget(self.note)
        if not isinstance(editor, LongEdit):
            column.addStretch(1)

    def say(self, problem: str) -> None:
        """Show a problem; "" takes it away."""
        self.note.setText(problem)
        self.note.setVisible(bool(problem))
        self.editor.mark(wrong=bool(problem))

    def remark(self, text: str, signal: str = "muted") -> None:
        """A word of help under the editor that is no problem."""
        theme.tag(self.note, "small" if signal == "muted" else signal)
        self.note.setText(text)
        self.note.setVisible(bool(text))


def label_for(placed: Placed, short: str) -> QLabel:
    """A field's label, right-aligned, level with the first line of its editor."""
    mark = f' <span style="color:{theme.DANGER};font-size:8pt">*</span>' if placed.required else ""
    label = QLabel((short or placed.label) + mark)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setMinimumHeight(theme.FIELD)
    theme.tag(label, "label")
    return label
