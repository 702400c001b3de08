"""What Python takes for garbage. Its cycles are collected on the UI thread alone: left to itself the
collector runs on whichever thread happens to allocate, and a widget destroyed on the desk's threads brings
the program down."""

import ctypes
import gc
import sys
import time

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000
LONG_S = 0.03  # a collection that somebody who types would notice soon
CONSTANTS = (None, True, False)
PLENTY = 1 << 30  # references


def keep_constants() -> None:
    """PySide6 6.12 gives one reference to None, True or False too many back at each painted or resized
    widget and at much else. From Python 3.12 on they are immortal (PEP 683); before, they are counted, and
    after a day of work the interpreter would take one for unused and end the program. So they are held more
    often than a lifetime of events can use up. The reference count stands first in every object."""
    if sys.version_info < (3, 12):
        for each in CONSTANTS:
            if sys.getrefcount(each) < PLENTY:
                ctypes.c_ssize_t.from_address(id(each)).value += PLENTY


class Collector(QObject):
    """Takes over from the automatic collector for as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._limits = gc.get_threshold()
        gc.disable()
        gc.freeze()  # the program's own modules: nearly half a million objects that stay to the end
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """What the automatic collector would do now: the youngest first, the whole seldom."""
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > self._limits[generation]:
                started = time.perf_counter()
                gc.collect(generation)
                if time.perf_counter() - started > LONG_S:
                    gc.freeze()  # the pages that were built meanwhile: they stay too
                return
