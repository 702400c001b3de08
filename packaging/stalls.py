"""How long the window stands still in a county of 50,000 people: the longest time between two turns of
the event loop while somebody turns to the list, goes down it, searches and saves. Off screen; part of
`dev.py bench`."""

import os
import time
from collections.abc import Callable, Iterator
from functools import partial

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from qianshou_desktop import selftest
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.ui.house import PAGES, application
from qianshou_desktop.ui.pages.persons import Persons
from qianshou_desktop.ui.window import Window

SLICE_MS, QUIET, MOST_S = 5, 60, 30  # of the loop; turns without an answer; for one deed
ROUNDS, STEPS = 2, 20
SOUGHT = (Qt.Key.Key_Z, Qt.Key.Key_S)  # initials


def stalls(performer: Performer) -> Iterator[tuple[str, float]]:
    """Each deed with the longest stall in seconds; a page is built the first time somebody turns to it,
    before."""
    application()
    with selftest.opened(performer) as window:
        window.resize(selftest.WIDTH, selftest.HEIGHT)
        window.show()
        at = next(n for n, place in enumerate(PAGES) if place.name == Persons.name)
        page = window.turn(at)
        assert isinstance(page, Persons)
        window.turn(0)
        _settled(window)
        down = partial(QTest.keyClick, page.table, Qt.Key.Key_Down)
        yield "打开清单", _longest(window, partial(window.turn, at), page.refresh)
        yield "往下走清单", _longest(window, page.table.setFocus, *[down] * STEPS)
        yield "在清单里找", _longest(window, *_typing(page.words))
        yield "到处找", _longest(window, *_typing(window.finder))
        window.finder.forget()
        page.form.put("address", "测试路 1 号")
        yield "保存", _longest(window, page.save)


def _typing(line: QWidget) -> list[Callable[[], object]]:
    return [line.setFocus, *(partial(QTest.keyClick, line, letter) for letter in SOUGHT)]


def _longest(window: Window, *acts: Callable[[], object]) -> float:
    """Deeds one by one and all that follows from them, until nothing more comes."""
    worst = max(_timed(act, QApplication.processEvents) for act in acts)
    for _ in range(ROUNDS):  # what was typed is asked for a moment later
        worst = max(worst, _settled(window))
    return worst


def _settled(window: Window) -> float:
    """The longest turn until the one worker has answered and it was quiet for a while."""
    loop, still, worst = QEventLoop(), 0, 0.0
    until, answered = time.perf_counter() + MOST_S, list[object]()
    window.desk.fetch(lambda s: None, then=answered.append)
    while still < QUIET and time.perf_counter() < until:
        turn = _timed(lambda: loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, SLICE_MS))
        worst = max(worst, turn)
        still = still + 1 if answered else 0
        time.sleep(SLICE_MS / 1000)
    return worst


def _timed(*acts: Callable[[], object]) -> float:
    started = time.perf_counter()
    for act in acts:
        act()
    return time.perf_counter() - started
