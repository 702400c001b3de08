"""A new recovery sheet takes the old one's place only once it is proven to be at hand."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import accounts
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.renewal import Renewal

PASSWORD = "qing-jiang 2027"


def test_the_new_sheet_opens_and_the_old_one_no_longer(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    folder, name = desk.performer.folder, desk.performer.user
    before = accounts.fresh_groups()
    accounts.adopt_recovery(desk.performer, before)
    dialog = Renewal(desk)
    qtbot.addWidget(dialog)
    dialog.go()
    assert "先打印" in dialog.sheet.error.text()
    dialog.sheet.save_to(tmp_path / "单.pdf")
    assert (tmp_path / "单.pdf").read_bytes().startswith(b"%PDF")
    for at, edit in zip(dialog.sheet.asked, dialog.sheet.typed, strict=True):
        edit.setText(dialog.sheet.groups[at])
    dialog.go()
    assert dialog.result() == Renewal.DialogCode.Accepted
    desk.close()
    with pytest.raises(Trouble, match="不是这份数据的"):
        accounts.recover(folder, " ".join(before), name, PASSWORD)
    accounts.recover(folder, " ".join(dialog.sheet.groups), name, PASSWORD).close()
