"""Step 4: the recovery sheet is printed or saved, and two of its groups typed back."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from qianshou_desktop.actions import accounts
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.ui import dialogs, gate, pdf, theme
from qianshou_desktop.ui.recovery import GroupEdit
from qianshou_desktop.ui.setup.step import Step


class SheetStep(Step):
    """The eight groups, the two buttons, and the proof that the paper is at hand."""

    name, heading = "恢复单", "收好恢复单"
    lead = (
        "忘了密码，只有这张单子能打开数据。密码都忘了、单子也丢了，数据就没有了，谁也救不回来。"
        "请打印或存到 U 盘，不要放在这台电脑里。"
    )

    def __init__(self) -> None:
        super().__init__()
        self.groups: tuple[str, ...] = ()
        self.asked = accounts.sample_groups()
        self.kept = False
        self._county = self._user = ""
        self._labels = [QLabel() for _ in range(8)]
        self.column.addWidget(self._card())
        self.column.addLayout(self._buttons())
        self.column.addSpacing(6)
        self.typed = [GroupEdit(at + 1) for at in self.asked]
        self.error = gate.error()
        self.column.addLayout(self._back())
        self.column.addWidget(self.error)
        self.column.addStretch(1)

    def show_groups(self, groups: tuple[str, ...], county: str, user: str) -> None:
        """The code of the county just made."""
        self.groups, self._county, self._user = groups, county, user
        for label, group in zip(self._labels, groups, strict=True):
            label.setText(group)

    def begin(self) -> None:
        self.print_button.setFocus()

    def check(self) -> bool:
        if not self.kept:
            return self._wrong("请先打印恢复单，或者保存成 PDF", self.print_button)
        for at, edit in zip(self.asked, self.typed, strict=True):
            if not edit.text().strip():
                theme.flag(edit, "wrong", True)
                return self._wrong(f"请填第 {at + 1} 组", edit)
            if not accounts.confirm_recovery(self.groups, at, edit.text()):
                theme.flag(edit, "wrong", True)
                return self._wrong(f"第 {at + 1} 组与恢复单不一样，请照单子再输一次", edit)
        gate.say(self.error, "")
        return True

    def save_to(self, path: Path) -> None:
        """Write the sheet as a PDF."""
        accounts.write_recovery_sheet(path, self._county, self._user, self.groups)
        self._note(f"已存为 {path.name}。")

    # ---- paper -----------------------------------------------------------------------------

    def _save(self) -> None:
        start = Path.home() / f"恢复单_{self._county}.pdf"
        path = dialogs.save_as(self, "保存恢复单", start, "PDF 文件 (*.pdf)")
        if path:
            self._try(partial(self.save_to, path.with_suffix(".pdf")))

    def _print(self) -> None:
        self._try(self._to_printer)

    def _to_printer(self) -> None:
        content = accounts.recovery_sheet(self._county, self._user, self.groups)
        if pdf.print_out(content, "恢复单", self):
            self._note("已送到打印机。")

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except (Trouble, OSError) as error:
            gate.say(self.error, str(error))

    def _note(self, text: str) -> None:
        self.kept = True
        gate.say(self.said, f"{text}请照着单子输入下面两组，证明它在手边。", "good")
        gate.say(self.error, "")
        for edit in self.typed:
            edit.setEnabled(True)
        self.typed[0].setFocus()

    def _wrong(self, text: str, where: QPushButton | GroupEdit) -> bool:
        gate.say(self.error, text)
        where.setFocus()
        return False

    # ---- building --------------------------------------------------------------------------

    def _card(self) -> QFrame:
        card = QFrame()
        theme.tag(card, "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(16, 10, 16, 12)
        grid.setVerticalSpacing(4)
        for at, label in enumerate(self._labels):
            label.setStyleSheet("font-size: 15pt; font-weight: bold;")
            label.setAccessibleName(f"恢复码第 {at + 1} 组")
            row, across = 2 * (at // 4), at % 4
            grid.addWidget(gate.words(f"第 {at + 1} 组", "small"), row, across)
            grid.addWidget(label, row + 1, across)
        return card

    def _buttons(self) -> QHBoxLayout:
        self.print_button, self.save_button = QPushButton("打印…"), QPushButton("保存 PDF…")
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.said = gate.words("", "good")
        row = QHBoxLayout()
        for button in (self.print_button, self.save_button):
            button.setAutoDefault(True)
            row.addWidget(button)
        row.addWidget(self.said, 1)
        return row

    def _back(self) -> QVBoxLayout:
        outer, row = QVBoxLayout(), QHBoxLayout()
        for at, edit in zip(self.asked, self.typed, strict=True):
            label = QLabel(f"输入第 {at + 1} 组")
            label.setBuddy(edit)
            row.addWidget(label)
            row.addWidget(edit)
            edit.setMaximumWidth(120)
            edit.setEnabled(False)
            edit.textChanged.connect(partial(self._unmark, edit))
        row.addStretch(1)
        self.typed[0].entered.connect(self.typed[1].setFocus)
        self.typed[0].textEdited.connect(self._full)
        self.typed[1].entered.connect(self.forward)
        outer.addLayout(row)
        outer.setAlignment(Qt.AlignmentFlag.AlignTop)
        return outer

    def _full(self) -> None:
        """A whole group: on to the next."""
        if len(self.typed[0].text()) == self.typed[0].maxLength():
            self.typed[1].setFocus()

    def _unmark(self, edit: GroupEdit, _: str) -> None:
        theme.flag(edit, "wrong", False)
        gate.say(self.error, "")
