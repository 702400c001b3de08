"""One piece of work away from the screen, where there is no desk yet: opening and making a folder."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QWidget

from qianshou_desktop import log
from qianshou_desktop.records.errors import Cancelled, Rejected, Trouble
from qianshou_desktop.ui import dialogs


class Task(QThread):
    """Runs `call` on a thread of its own; connect methods of widgets, which then run on the UI
    thread. `told` hands on the progress of work that is given `tell`."""

    done = Signal(object)
    failed = Signal(object)
    told = Signal(int, int)

    def __init__(self, call: Callable[[], Any], parent: QObject) -> None:
        super().__init__(parent)
        self._call = call

    def tell(self, done: int, total: int) -> None:
        """To be given to the work as its `tell`."""
        self.told.emit(done, total)

    def run(self) -> None:
        try:
            result = self._call()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)


def sentence(error: Exception, parent: QWidget) -> str:
    """What to say of an error; our own fault is logged and told in a dialog."""
    if isinstance(error, (Rejected, Trouble, Cancelled)):
        return str(error)
    log.bug(error)
    dialogs.sorry(parent)
    return ""
