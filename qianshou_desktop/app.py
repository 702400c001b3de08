"""Where the windowed program is put together, and nowhere else."""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QDialog

from qianshou_desktop import log, paths
from qianshou_desktop.actions import accounts, places
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.ui import dialogs, theme
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.login import Login
from qianshou_desktop.ui.pages.persons import Persons
from qianshou_desktop.ui.pages.reports import Reports
from qianshou_desktop.ui.pages.settings import Settings
from qianshou_desktop.ui.pages.stations import Stations
from qianshou_desktop.ui.pages.visits import Visits
from qianshou_desktop.ui.pages.workbench import Workbench
from qianshou_desktop.ui.pages.workers import Workers
from qianshou_desktop.ui.setup import Setup
from qianshou_desktop.ui.window import Place, Window, place

PAGES: tuple[Place, ...] = (
    place("", Workbench),
    place("服务", Persons),
    place("服务", Visits),
    place("站点", Stations),
    place("站点", Workers),
    place("上报", Reports),
    place("系统", Settings),
)


def main(argv: Sequence[str] | None = None, folder: Path | None = None) -> int:
    """Start the program; returns when its window is closed."""
    log.start()
    app = application(argv)
    try:
        performer = admit(folder or paths.default_data())
    except Trouble as trouble:
        dialogs.warn(None, str(trouble), "打不开数据")
        return 3
    if performer is None:
        return 0
    desk = Desk(performer)
    sys.excepthook = _hook(desk)
    window = build(desk)
    window.showMaximized()
    try:
        return int(app.exec())
    finally:
        desk.close()


def application(argv: Sequence[str] | None = None) -> QApplication:
    """The Qt application in our look."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(list(argv or sys.argv[:1]))
    app.setApplicationName("qianshou")
    app.setApplicationDisplayName("")
    theme.dress(app)
    return app


def admit(folder: Path) -> Performer | None:
    """Log in, or set the county up first; None where the user turned away."""
    dialog: Login | Setup = Setup(folder) if accounts.state(folder) == "empty" else Login(folder)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return dialog.performer


def build(desk: Desk) -> Window:
    """The window over an opened folder."""
    here = desk.ask(places.own)
    return Window(desk, PAGES, here.station_name or here.county_name)


class _Hook:
    """Errors in Qt slots: to the log, and one sentence to the user; the program goes on."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.desk.fail(error)


_hook = _Hook
