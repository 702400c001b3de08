"""Somebody who types into a new visit until the program is killed; each line printed is how many letters
stand in the form.

    typist.py FOLDER DATA_KEY USER_UID
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.store.db import Store
from qianshou_desktop.store.keys import derive
from qianshou_desktop.ui import house
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.pages.visits import Visits

EVERY_MS = 40


def main(folder: Path, data_key: bytes, user: bytes) -> None:
    app = house.application()
    performer = Performer(
        Store(folder, derive(data_key, "file")), "测试员", user, "county", data_key
    )
    window = house.build(Desk(performer))
    window.show()
    [person] = performer.ask(common.find, "person")
    window.start_record("visit", {"person": person})
    page = window.page()
    assert isinstance(page, Visits)
    form = page.front()
    assert isinstance(form, Ledger)
    note = form.form.editor("note")
    note.focus()

    def type_on() -> None:
        QTest.keyClick(note.widget(), "a")
        os.write(1, f"{len(note.value())}\n".encode())

    timer = QTimer()
    timer.timeout.connect(type_on)
    timer.start(EVERY_MS)
    app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), bytes.fromhex(sys.argv[3]))
