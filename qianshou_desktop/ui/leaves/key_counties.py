"""重点县: the counties of the plan, one by one or from a sheet."""

from pathlib import Path

from PySide6.QtWidgets import QLabel, QPushButton

from qianshou_desktop.actions import key_counties
from qianshou_desktop.actions.key_counties import EXAMPLE, Taken
from qianshou_desktop.ui import dialogs, gate, theme
from qianshou_desktop.ui.deed import Deed
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.roll import Part, Roll

PATTERN = "表格 (*.csv *.xlsx *.xlsm)"
SHOWN = 8  # faulty rows that are told at once


class Taking(Deed):
    """Asks for the sheet and says what it must look like; faulty rows are told one by one."""

    deed = "选文件…"

    def __init__(self, desk: Desk) -> None:
        lead = (
            "选一份 Excel（.xlsx）或 CSV 表。第一行是表头，“乡级数”“已建社工站”两列可有可无；"
            "代码已有的县更新，没有的新增。有一行不对就全都不存。"
        )
        super().__init__(desk, "导入重点县名单", lead)
        self.taken = ""
        self.picked: Path | None = None
        for row, words in enumerate(EXAMPLE):
            for column, text in enumerate(words):
                cell = QLabel(text)
                theme.tag(cell, "heading" if row == 0 else "")
                self.grid.addWidget(cell, row, column)

    def whole(self) -> bool:
        found = dialogs.open_files(self, "选名单", Path.home(), PATTERN)
        self.picked = found[0] if found else None
        return self.picked is not None

    def start(self) -> None:
        self.desk.do(key_counties.take, self.picked, then=self.finished_well, refused=self.refused)

    def refused(self, problems: dict[str, str]) -> None:
        self._wait(False)
        told = [f"第 {at} 行：{said}" if at.isdigit() else said for at, said in problems.items()]
        if len(told) > SHOWN:
            told = [*told[:SHOWN], f"另有 {len(told) - SHOWN} 行。"]
        gate.say(self.error, "\n".join([*told, "都没有存。"]))

    def finished_well(self, taken: object) -> None:
        assert isinstance(taken, Taken)
        self.taken = taken.words()
        self.accept()


class KeyCounties(Roll):
    """The roll of key counties with the button that takes a list."""

    def __init__(self, desk: Desk, part: Part) -> None:
        super().__init__(desk, part)
        self.take = QPushButton("导入名单…")
        theme.tag(self.take, "quiet")
        self.take.clicked.connect(self.import_list)
        bar = self.bar()
        bar.insertWidget(bar.count() - 1, self.take)
        if self.seal.closed:
            self.take.hide()

    def import_list(self) -> None:
        """Many at once."""
        dialog = Taking(self.desk)
        if dialog.exec():
            self.said.emit(f"重点县名单已导入：{dialog.taken}", "good")
