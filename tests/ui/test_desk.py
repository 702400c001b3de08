"""The gate between screens and actions."""

from collections.abc import Callable
from time import sleep
from typing import Any

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.records.errors import Rejected, Trouble
from qianshou_desktop.ui.desk import Desk


def test_result_comes_home_after_the_news(desk: Desk, qtbot: QtBot) -> None:
    heard: list[Any] = []
    desk.changed.connect(heard.append)
    values = {"name": "李秀英", "filed_on": "2022-03-01"}
    desk.do(common.save, "person", values, then=lambda key: heard.append(QThread.isMainThread()))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert "person" in heard[0]
    assert heard[1] is True


def test_refusal_goes_to_the_form(desk: Desk, qtbot: QtBot) -> None:
    refused: list[dict[str, str]] = []
    desk.do(common.save, "person", {"name": ""}, refused=refused.append)
    qtbot.waitUntil(lambda: bool(refused))
    assert "name" in refused[0]


@pytest.mark.parametrize("error", [Trouble("磁盘已满"), Rejected("没有这一条")])
def test_known_trouble_is_said(desk: Desk, qtbot: QtBot, error: Exception) -> None:
    def fails(session: object) -> None:
        raise error

    with qtbot.waitSignal(desk.troubled) as heard:
        desk.do(fails)
    assert heard.args == [str(error)]


def test_fault_of_ours_is_logged_without_values(
    desk: Desk, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(session: object) -> None:
        raise KeyError("420500195001021020")

    with qtbot.waitSignal(desk.bugged):
        desk.fetch(fails)
    assert "KeyError" in caplog.text
    assert "420500" not in caplog.text


def test_long_work_can_be_stopped(desk: Desk, qtbot: QtBot) -> None:
    done: list[object] = []
    shown: list[tuple[str, int, int]] = []

    def work(tell: Callable[[int, int], None]) -> None:
        for n in range(10_000):
            tell(n, 10_000)
            QThread.msleep(1)

    desk.busy.connect(lambda *what: (shown.append(what), desk.cancel() if what[1] else None))
    desk.work("检查数据", work, then=done.append)
    qtbot.waitUntil(lambda: bool(shown) and shown[-1][0] == "")
    assert not done


def test_answer_for_a_widget_that_is_gone_is_dropped(
    desk: Desk, qtbot: QtBot, settle: Callable[[], None]
) -> None:
    label = QLabel()
    desk.fetch(lambda session: "words", then=label.setText)
    label.deleteLater()
    del label
    settle()


def test_close_twice(desk: Desk) -> None:
    desk.close()
    desk.close()


def test_a_widget_dies_on_its_own_thread(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker lets go of its work last; what waited for the answer is gone by then."""
    died: list[bool] = []
    attempt = Desk._attempt

    class Waiting(QLabel):
        def hear(self, result: object) -> None: ...

        def __del__(self) -> None:
            died.append(QThread.isMainThread())

    def lingering(*given: Any) -> None:
        attempt(*given)
        sleep(0.3)

    monkeypatch.setattr(Desk, "_attempt", lingering)
    label = Waiting()
    desk.fetch(common.count, "person", then=label.hear, refused=label.hear)
    del label
    qtbot.waitUntil(lambda: bool(died), timeout=20_000)
    assert died == [True]
