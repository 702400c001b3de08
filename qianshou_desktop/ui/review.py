"""提交、审核通过、退回: what the user who is logged in may say of a form, under its state."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from qianshou_desktop.actions import approvals, signing
from qianshou_desktop.ui import theme

if TYPE_CHECKING:
    from qianshou_desktop.ui.ledger import Ledger

SUBMIT, APPROVE, RETURN = "提交", "审核通过…", "退回…"
OFFERED = {  # by the state of the form
    "draft": (SUBMIT, APPROVE),
    "submitted": (APPROVE, RETURN),
    "reviewed": (RETURN,),
    "archived": (),
}


class Review(QWidget):
    """Quiet buttons in the cell of the form's state; each asks in the form's own line."""

    def __init__(self, ledger: "Ledger") -> None:
        super().__init__()
        self.ledger, self.desk = ledger, ledger.desk
        self.buttons = {
            words: self._button(words, act)
            for words, act in (
                (SUBMIT, self.submit),
                (APPROVE, self.approve),
                (RETURN, self.send_back),
            )
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        ledger.shown.connect(self._offer)
        ledger.form.edited.connect(self._offer)

    # ---- deeds -------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Hand the form in."""
        self._do(approvals.submit, "已提交，等待审核")

    def approve(self) -> None:
        """The form is right; an opinion may be written."""
        kind, key = self._form()
        own = self.desk.ask(approvals.own_work, kind, key, self._user())
        lead = "这份是您自己办的，原则上由别人审核。" if own else ""
        self.ledger.line.ask(
            f"{lead}审核人写“{self._user()}”，日期写今天。",
            "审核通过",
            lambda opinion: self._do(approvals.approve, "已审核通过", opinion),
            "审核意见（可不写）",
            needed=False,
        )

    def send_back(self) -> None:
        """The form is to be mended; what, is written."""
        self.ledger.line.ask(
            "退回后可以再改、再提交。",
            "退回",
            lambda opinion: self._do(approvals.send_back, "已退回", opinion),
            "要改什么",
        )

    def _do(self, action: Any, done: str, *words: str) -> None:
        def told(_: object) -> None:
            self.ledger.said.emit(f"{self.ledger.noun}{done}", "good")

        self.desk.do(action, *self._form(), *words, then=told, refused=self._refused)

    def _refused(self, problems: dict[str, str]) -> None:
        self.ledger.line.say("；".join(problems.values()), "danger")

    # ---- what is offered -----------------------------------------------------------------------------

    def _offer(self, _: object = None) -> None:
        """What is typed and not saved is nobody's to approve yet."""
        entry = self.ledger.form.entry
        fit = entry.key is not None and self.desk.performer.role in signing.MAY
        offered = OFFERED.get(str(entry.values.get("form_state") or "draft"), ())
        self.setVisible(fit and bool(offered) and not self.ledger.form.dirty())
        for words, button in self.buttons.items():
            button.setVisible(words in offered)

    def _form(self) -> tuple[str, int]:
        key = self.ledger.form.entry.key
        assert key is not None
        return self.ledger.kind, key

    def _user(self) -> str:
        return self.desk.performer.user

    def _button(self, words: str, act: Any) -> QPushButton:
        button = QPushButton(words)
        theme.tag(button, "link")
        button.clicked.connect(act)
        return button


def attach(ledger: "Ledger") -> None:
    """Put the buttons under the state, where the form has one."""
    cell = ledger.form.cells.get("form_state")
    column = cell.layout() if cell else None
    if isinstance(column, QVBoxLayout) and approvals.reviewable(ledger.kind):
        column.insertWidget(1, Review(ledger))
