"""A walk over every page: what is cut, what lies over something else, what must be pushed sideways.

    QT_SCALE_FACTOR=1.25 python -m tests.ui.walking FOLDER TEXT

with the size of text in per cent. Prints a line for each fault, and last how many views were seen.
"""

import os
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from qianshou_desktop import selftest
from qianshou_desktop.ui import looks
from qianshou_desktop.ui.elided import Elided
from qianshou_desktop.ui.house import application
from qianshou_desktop.ui.ledger import Ledger
from qianshou_desktop.ui.stack import Stack
from qianshou_desktop.ui.window import Window

SEEN = (QLabel, QPushButton, QLineEdit, QComboBox)


def faults(window: Window) -> Iterator[str]:
    """What is wrong with what the window shows."""
    shown = [each for each in window.findChildren(QWidget) if each.isVisible()]
    for area in shown:
        if isinstance(area, QAbstractScrollArea) and area.horizontalScrollBar().maximum() > 0:
            yield f"{_called(area)} 要左右推 {area.horizontalScrollBar().maximum()}"
    for each in shown:
        if isinstance(each, (QLabel, QPushButton)) and _cut(each):
            yield f"{_called(each)} 只有 {each.width()}×{each.height()}"
    parts = [each for each in shown if isinstance(each, SEEN) and each.parentWidget()]
    for one, other in combinations(parts, 2):
        if one.parentWidget() is other.parentWidget() and one.geometry().intersects(
            other.geometry()
        ):
            yield f"{_called(one)} 和 {_called(other)} 相叠"


def _cut(each: QLabel | QPushButton) -> bool:
    """Whether a text has less room than it needs; those that end in … say so themselves."""
    if not each.text() or isinstance(each, Elided):
        return False
    least = each.minimumSizeHint()
    if isinstance(each, QLabel) and each.wordWrap():
        return each.height() < each.heightForWidth(each.width()) - 1
    return each.width() < least.width() or each.height() < each.fontMetrics().height()


def _called(each: QWidget) -> str:
    named: QWidget | None = each
    while named and not (words := named.accessibleName() or getattr(named, "text", str)()):
        named = named.parentWidget()
    return f"{type(each).__name__}“{words[:20]}”"


def walk(folder: Path, text: int) -> int:
    """Every view of a county's window; returns how many there were."""
    looks.write(looks.Looks(text=text))
    looks.enlarge()
    application()
    seen = 0
    with selftest.opened(selftest.enter(folder)) as window:
        for name in selftest.views(window):
            for part in sections(window):
                seen += 1
                for fault in faults(window):
                    print(f"{name} {part}：{fault}")
    return seen


def sections(window: Window) -> Iterator[str]:
    """What is in front, and then every further section of its form."""
    yield ""
    page = window.page()
    front = page.front() if isinstance(page, Stack) else page
    form = front.form if isinstance(front, Ledger) and not front.body.enclosed() else None
    if form is None or not form.isVisible():
        return
    for at, section in list(enumerate(form.sections))[1:]:
        form.turn(at)
        selftest.settle(window)
        yield section.title
    form.turn(0)


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"看了 {walk(Path(sys.argv[1]), int(sys.argv[2]))} 处", flush=True)
    os._exit(0)  # Qt's own end is not what is looked at
