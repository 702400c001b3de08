"""Forms that are not for this user to change: they are read, and a line says who changes them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea

from qianshou_desktop.actions import authority

if TYPE_CHECKING:
    from qianshou_desktop.ui.ledger import Ledger


class Seal:
    """Over the form of a ledger; `words` are why the one in it stays as it is, "" where it may be
    changed."""

    def __init__(self, ledger: "Ledger") -> None:
        self.ledger, self.words = ledger, ""
        self.closed = ledger.desk.ask(authority.closed, ledger.kind)
        if self.closed:
            ledger.action = ""
            ledger.table.empty = f"还没有{ledger.noun}。\n{self.closed}"
        ledger.shown.connect(self._follow)

    def holds(self) -> bool:
        """Whether the one in the form stays as it is; then it is said once more."""
        return self._says(self.words)

    def bars(self) -> bool:
        """The same of a new one."""
        return self._says(self.closed)

    def _says(self, words: str) -> bool:
        if words:
            self.ledger.said.emit(words, "mind")
        return bool(words)

    def _follow(self, key: int | None) -> None:
        ledger = self.ledger
        before, self.words = self.words, ledger.desk.ask(authority.sealed, ledger.kind, key)
        if not (self.words or before):
            return
        for area in ledger.form.stack.findChildren(QScrollArea):
            sheet = area.widget()
            assert sheet is not None
            sheet.setEnabled(not self.words)
        ledger.save_button.setVisible(not self.words)
        ledger.next_button.setVisible(bool(ledger.next_words) and not self.words)
        if self.words:
            ledger.delete.hide()
            ledger.line.say(self.words, "mind")
            for button in ledger.extras:
                button.hide()
