"""Where the windowed program is put together, and nowhere else."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QDialog

from qianshou_desktop import log, paths
from qianshou_desktop.actions import accounts
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.ui import dialogs, looks, screen
from qianshou_desktop.ui.desk import Desk
from qianshou_desktop.ui.house import application, build
from qianshou_desktop.ui.login import Login
from qianshou_desktop.ui.setup import Setup


def main(argv: Sequence[str] | None = None, folder: Path | None = None) -> int:
    """Start the program; returns when its window is closed."""
    log.start()
    looks.enlarge()
    with screen.needed():
        app = application(argv)
    sys.excepthook = _Hook()
    try:
        performer = admit(folder or _folder(argv or ()))
    except Trouble as trouble:
        dialogs.warn(None, str(trouble), "打不开数据")
        return 3
    if performer is None:
        return 0
    desk = Desk(performer)
    sys.excepthook = _Hook(desk)
    window = build(desk)
    window.showMaximized()
    try:
        return int(app.exec())
    finally:
        desk.close()


def _folder(argv: Sequence[str]) -> Path:
    """The folder that --data names, else the user's own."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--data", type=Path, default=paths.default_data())
    return Path(parser.parse_known_args(argv)[0].data)


def admit(folder: Path) -> Performer | None:
    """Log in, or set the county up first; None where the user turned away."""
    dialog: Login | Setup = Setup(folder) if accounts.state(folder) == "empty" else Login(folder)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.performer if accepted else None


class _Hook:
    """Errors in Qt slots: to the log, and one sentence to the user; the program goes on."""

    def __init__(self, desk: Desk | None = None) -> None:
        self.desk = desk

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif self.desk:
            self.desk.fail(error)
        else:  # before the data is open
            _tell(error)


def _tell(error: BaseException) -> None:
    if isinstance(error, (Trouble, Rejected)):
        dialogs.warn(None, str(error))
    else:
        log.bug(error)
        dialogs.sorry(None)
