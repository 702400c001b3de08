"""The saving of what stands in a ledger's form, from Ctrl+S until the answer is there."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from qianshou_desktop.actions import drafts

if TYPE_CHECKING:
    from qianshou_desktop.ui.ledger import Ledger


class Saving(QObject):
    """One save at a time. What was `sent` is compared with what was typed meanwhile."""

    def __init__(self, ledger: "Ledger") -> None:
        super().__init__(ledger)
        self.ledger, self.form, self.desk = ledger, ledger.form, ledger.desk
        self.under_way, self.reminder = False, ""
        self.sent: dict[str, Any] = {}
        self.onward: Callable[[], None] | None = None  # who leaves once it has come home
        self._then: Callable[[int], None] = ledger.stay
        self.desk.troubled.connect(self.free)
        self.desk.bugged.connect(self.free)

    def start(self, then: Callable[[int], None], *, leaving: bool = False) -> None:
        """Save, where there is anything to save, and then go on with the record's key."""
        ledger, form = self.ledger, self.form
        if self.under_way or ledger.panes.currentWidget() is not ledger.card or ledger.seal.holds():
            return
        ledger.body.save()
        unread = form.unread()
        if unread:
            self.refused(unread)
        elif form.entry.key is not None and not form.dirty():
            self.sent = form.snapshot()  # nothing was typed since, and nothing is sent
            then(form.entry.key)
        else:
            self._send(then)
            if leaving:  # the form is about to change: a lock rather than lost letters
                ledger.card.setFocus()
                form.stack.setEnabled(False)

    def _send(self, then: Callable[[int], None]) -> None:
        ledger, form = self.ledger, self.form
        self.under_way, self._then = True, then
        self.sent, self.reminder = form.snapshot(), ledger.reminder()
        ledger.line.hide()
        if form.entry.key is None:
            ledger.last = {name: form.editor(name).value() for name in ledger.carries}
        ledger.said.emit("正在保存…", "")
        self.desk.do(
            drafts.save, ledger.typed.uid, ledger.kind, form.values(), form.entry.key,
            then=self._landed, refused=self.refused,
        )  # fmt: skip

    def _landed(self, key: int) -> None:
        """The save came home; then whoever waited for it leaves."""
        onward = self.onward
        self.free()
        self.ledger.typed.saved()
        self._then(key)
        if onward:
            self.ledger.set_aside(onward)

    def refused(self, problems: dict[str, str]) -> None:
        """What was typed stays, and what is wrong is shown."""
        self.free()
        self.ledger.typed.soon()
        self.ledger.refuse(problems)

    def free(self) -> None:
        """The save is over, one way or the other."""
        self.under_way, self.onward = False, None
        self.form.stack.setEnabled(True)
