"""Of questions asked one after another, only the last one's answer is shown."""

from collections.abc import Callable
from typing import Any

from qianshou_desktop.ui.desk import Asked

Take = Callable[[Any], None]


class Newest:
    """What a widget has asked last. Earlier questions that have not been looked at are dropped, and so
    are their answers."""

    def __init__(self) -> None:
        self._asked = 0

    def ask(self) -> Callable[[Take], Take]:
        """A new question: earlier answers count no more. Returns what wraps the takers of its
        answers."""
        self._asked += 1
        mine = self._asked

        return lambda take: Asked(take, lambda: mine == self._asked)
