"""Several codes of a list: all of them as toggles where they are few, else chips and a line."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from qianshou_desktop.records.terms import DOMAIN, ITEM, Terms, domain_of
from qianshou_desktop.ui import theme
from qianshou_desktop.ui.editors.base import Editor, plain_enter
from qianshou_desktop.ui.editors.candidates import Candidate, Candidates
from qianshou_desktop.ui.editors.letters import matches
from qianshou_desktop.ui.editors.text import LineEdit
from qianshou_desktop.ui.flow import Flow


class _Field(QWidget):
    """Holds toggles and has the focus in their stead."""

    key = Signal(object)
    left = Signal()
    focused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.flow = Flow(6, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        rule = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        rule.setHeightForWidth(True)
        self.setSizePolicy(rule)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.key.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class Toggles(Editor):
    """Every code in sight; its digit or a click switches it."""

    tall = True

    def __init__(self, terms: Terms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.terms = terms
        self.hint = "按数字选，可多选；再按一次取消"
        self.field = _Field()
        self.buttons = {code: self._button(code, label) for code, label in terms.items()}
        self.field.key.connect(self._key)
        self.field.left.connect(self._leave)
        self.field.focused.connect(self._come)

    def widget(self) -> QWidget:
        return self.field

    def value(self) -> Any:
        return [code for code, button in self.buttons.items() if button.isChecked()]

    def put(self, value: Any, title: str = "") -> None:
        for code, button in self.buttons.items():
            button.setChecked(code in (value or ()))

    def mark(self, wrong: bool) -> None:
        for button in self.buttons.values():
            theme.flag(button, "wrong", wrong)

    def _button(self, code: str, label: str) -> QPushButton:
        button = QPushButton()
        button.setText(label)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(label)
        theme.tag(button, "segment")
        button.clicked.connect(self.edited)
        button.clicked.connect(self.focus)
        self.field.flow.addWidget(button)
        return button

    def _key(self, event: QKeyEvent) -> None:
        digit = int(event.text()) if event.text().isdigit() else 0
        if plain_enter(event):
            self.entered.emit()
        elif 1 <= digit <= len(self.buttons):
            list(self.buttons.values())[digit - 1].toggle()
            self.edited.emit()
        else:
            event.ignore()

    def _come(self) -> None:
        for button in self.buttons.values():
            theme.flag(button, "here", True)
        self.focused.emit()

    def _leave(self) -> None:
        for button in self.buttons.values():
            theme.flag(button, "here", False)
        self.left.emit()


class _Line(LineEdit):
    """Backspace on nothing takes the last chip away; Down or a click opens the whole list."""

    emptied = Signal()
    wanted = Signal()

    def sizeHint(self) -> QSize:
        return QSize(76, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if not self.text():
            self.wanted.emit()


class CodesEdit(Editor):
    """Chosen codes as chips; a line that takes a code (b1), initials or words."""

    tall = True
    hint = "数字或拼音首字母，Enter 选定，可多选；↓ 看全部"

    def __init__(self, terms: Terms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.terms = terms
        if terms is ITEM:
            self.hint = "代码或拼音首字母（如 b1、rhtf），Enter 选定，↓ 看全部"
        self._chosen: list[str] = []
        self._chips: dict[str, QPushButton] = {}
        self.field = _Field()
        self.field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.line = _Line()
        self.line.setPlaceholderText("添加…")
        self.line.setMaximumWidth(150)
        self.field.flow.addWidget(self.line)
        self.field.setFocusProxy(self.line)
        self.list = Candidates(self.line, 300)
        self.line.textEdited.connect(self._search)
        self.line.wanted.connect(lambda: self._search(""))
        self.line.entered.connect(self._enter)
        self.line.emptied.connect(self._drop_last)
        self.line.left.connect(self._leave)
        self.line.focused.connect(self.focused)
        self.list.picked.connect(self._take)

    def widget(self) -> QWidget:
        return self.field

    def value(self) -> Any:
        return [code for code in self.terms if code in self._chosen]

    def put(self, value: Any, title: str = "") -> None:
        for code in list(self._chosen):
            self._remove(code)
        for code in value or ():
            self._add(code)
        self.line.clear()

    def focus(self) -> None:
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    def mark(self, wrong: bool) -> None:
        theme.flag(self.line, "wrong", wrong)
        if wrong:
            self.list.hide()  # it would cover what is said below

    def problem(self) -> str:
        self._settle()
        text = self.line.text().strip()
        return f"“{text}”还没有选定：请按 Enter 选一项，或删去" if text else ""

    def _leave(self) -> None:
        """What was typed in full is chosen, though Enter was not pressed."""
        self._settle()
        self.left.emit()

    def _settle(self) -> None:
        code = _named(self.terms, self.line.text())
        if code:
            self._choose(code)

    def _search(self, text: str) -> None:
        found = _lines(self.terms, text, set(self._chosen))
        nothing = (
            [Candidate(None, "没有这一项，换个数字或字试试", heading=True)] if text.strip() else []
        )
        self.list.offer(found or nothing)

    def _enter(self) -> None:
        found = self.list.current()
        if found:
            self._take(found)
        elif not self.line.text().strip():
            self.list.hide()
            self.entered.emit()

    def _take(self, candidate: Candidate) -> None:
        self.list.hide()
        self._choose(candidate.value)
        self.line.setFocus()

    def _choose(self, code: str) -> None:
        self._add(code)
        self.line.clear()
        self.edited.emit()

    def _drop_last(self) -> None:
        if self._chosen:
            self._remove(self._chosen[-1])
            self.edited.emit()

    def _add(self, code: str) -> None:
        if code in self._chosen:
            return
        self._chosen.append(code)
        chip = QPushButton()
        chip.setText(
            f"{code} {self.terms.label(code)}" if len(code) < 4 else self.terms.label(code)
        )
        chip.setIcon(theme.cross(9, theme.ACCENT))
        chip.setIconSize(QSize(9, 9))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setToolTip("点一下去掉")
        chip.setAccessibleName(f"去掉 {self.terms.label(code)}")
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.tag(chip, "chip")
        chip.clicked.connect(lambda: self._click(code))
        self._chips[code] = chip
        self.field.flow.insert(len(self._chosen) - 1, chip)

    def _click(self, code: str) -> None:
        self._remove(code)
        self.edited.emit()

    def _remove(self, code: str) -> None:
        self._chosen.remove(code)
        chip = self._chips.pop(code)
        self.field.flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()


def _called(terms: Mapping[str, str], code: str) -> str:
    """What stands before a label: a service item's code, of another list its number."""
    return code if terms is ITEM else str(list(terms).index(code) + 1)


def _named(terms: Mapping[str, str], text: str) -> str:
    """The code that a text names in full: as itself, by its number or by its label; "" for none."""
    words = text.strip().lower()
    return next(
        (code for code, label in terms.items()
         if words and words in (code.lower(), label.lower(), _called(terms, code).lower())), "",
    )  # fmt: skip


def _lines(terms: Mapping[str, str], text: str, chosen: set[str]) -> list[Candidate]:
    """The codes that answer to the text, the one that it names first, service items under their
    domain."""
    found: list[Candidate] = []
    domain, exact = "", _named(terms, text)
    for code in sorted(terms, key=lambda each: each != exact):
        label, called = terms[code], _called(terms, code)
        if code != exact and (code in chosen or not _answers(text, called, code, label)):
            continue
        if terms is ITEM and not exact and domain_of(code) != domain:
            domain = domain_of(code)
            found.append(Candidate(None, f"{domain}  {DOMAIN[domain]}", heading=True))
        found.append(Candidate(code, f"{called}  {label}", "已选" if code in chosen else ""))
    return found


def _answers(text: str, called: str, code: str, label: str) -> bool:
    """Digits begin a number; anything else is looked for in the words."""
    words = text.strip()
    numbered = words.isdigit() and called.isdigit()
    return called.startswith(words) if numbered else matches(words, code, label)
