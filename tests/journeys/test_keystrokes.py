"""How many keys a visit takes, with all that is noted of one: no more than 25 besides its free text."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from qianshou_desktop.actions import common
from qianshou_desktop.ui.window import Window
from tests.ui.conftest import Hands

MOST = 25
Settle = Callable[[], None]


class Counted(Hands):
    """Hands that count: a key with Ctrl held is one, what an input method commits is free text."""

    def __init__(self) -> None:
        self.keys = 0

    def strike(
        self, key: Qt.Key | str, more: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.keys += 1
        super().strike(key, more)


@pytest.fixture
def counted() -> Counted:
    return Counted()


def test_a_visit_takes_no_more_than_25_keys(
    window: Window, counted: Counted, settle: Settle, add_person: Callable[..., Any]
) -> None:
    person = add_person("张淑芬")
    settle()
    counted.control(Qt.Key.Key_N)  # at the workbench, where the day begins
    settle()
    counted.type("zsf")
    settle()
    counted.enter(2)  # she, and today
    counted.type("25")
    counted.enter(4)  # 入户, seen, and whoever sits here
    counted.type("B1")
    counted.enter(2)  # the item, and no other
    counted.type("11111111")  # all of the checklist is as it should be
    assert counted.at() == "情况"
    counted.type("身体尚可，家中整洁")
    counted.control(Qt.Key.Key_S)
    settle()
    [key] = window.desk.ask(common.find, "visit")
    values = window.desk.ask(common.load, "visit", key).values
    told = [
        values[name] for name in ("person", "minutes", "way", "seen", "items", "diet", "safety")
    ]
    assert told == [person, 25, "home", True, ["B1"], "fine", "fine"]
    assert values["note"] == "身体尚可，家中整洁"
    assert counted.keys <= MOST
