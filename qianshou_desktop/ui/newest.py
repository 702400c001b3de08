"""Of questions asked one after another, only the last one's answer is shown."""

from collections.abc import Callable
from typing import Any

from qianshou_desktop.ui.desk import give

Take = Callable[[Any], None]


class Newest:
    """What a widget has asked last. Answers come in any order; those to earlier questions are
    dropped."""

    def __init__(self) -> None:
        self._asked = 0

    def ask(self) -> Callable[[Take], Take]:
        """A new question: earlier answers count no more. Returns what wraps the takers of its
        answers."""
        self._asked += 1
        mine = self._asked

        def only(take: Take) -> Take:
            return lambda answer: give(take, answer) if mine == self._asked else None

        return only
