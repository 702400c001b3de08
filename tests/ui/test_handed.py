"""Handing in on the page: the question, the frozen version, the correction with its reason, the package."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import common
from qianshou_desktop.ui import dialogs
from qianshou_desktop.ui.leaves.monthly import HANDED, Monthly
from qianshou_desktop.ui.pages.report_book import ReportBook
from qianshou_desktop.ui.window import Window

TOWN = "420581104"


@pytest.fixture
def book(
    add_person: Callable[..., int], add_visit: Callable[..., int], window: Window, qtbot: QtBot
) -> ReportBook:
    add_visit(add_person(), "2022-08-05")
    found = window.turn(next(n for n, place in enumerate(window.places) if place.name == "月报"))
    assert isinstance(found, ReportBook)
    return found


@pytest.fixture
def page(book: ReportBook, qtbot: QtBot) -> Monthly:
    found = book.front()
    assert isinstance(found, Monthly)
    found.period.setCurrentIndex(found.period.findData("2022-08"))
    found.station.choose(TOWN)
    qtbot.waitUntil(found.ready, timeout=20_000)
    found.side.choose(HANDED)
    return found


@pytest.fixture
def handed(page: Monthly, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Monthly:
    """The report was handed in, and its package saved."""
    monkeypatch.setattr(dialogs, "folder", lambda *_: tmp_path)
    page.handed.hand.click()
    page.line.buttons()[0].click()
    qtbot.waitUntil(lambda: len(list(tmp_path.glob("月报*"))) == 7, timeout=30_000)
    qtbot.waitUntil(lambda: page.handed.list.count() == 1, timeout=20_000)
    return page


def test_a_report_is_handed_in_and_its_package_saved(handed: Monthly, tmp_path: Path) -> None:
    assert "第 1 版" in handed.handed.list.line(0).text
    assert (tmp_path / "月报_420581104_枝城镇_202208_v1.zip").exists()
    assert handed.handed.hand.text() == "更正上报…"


def test_a_correction_asks_for_its_reason(
    handed: Monthly, add_visit: Callable[..., int], qtbot: QtBot
) -> None:
    add_visit(handed.desk.ask(common.find, "person")[0], "2022-08-09")
    qtbot.waitUntil(lambda: handed.handed.changes.count() > 0, timeout=20_000)
    assert any("走访人次" in handed.handed.changes.line(at).text
               for at in range(handed.handed.changes.count()))  # fmt: skip
    handed.handed.hand.click()
    field = handed.line.field
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_Return)  # without a reason nothing happens
    assert handed.handed.list.count() == 1
    field.setText("漏记一次")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: handed.handed.list.count() == 2, timeout=30_000)


def test_the_frozen_version_can_be_looked_at(
    handed: Monthly, add_visit: Callable[..., int], qtbot: QtBot
) -> None:
    before = handed.content
    add_visit(handed.desk.ask(common.find, "person")[0], "2022-08-09")
    qtbot.waitUntil(lambda: handed.ready() and handed.content != before, timeout=20_000)
    live = handed.content
    handed.handed.list.open_at(0)
    qtbot.waitUntil(lambda: handed.content != live, timeout=20_000)
    assert handed.handed.back.isVisibleTo(handed)
    handed.handed.back.click()
    qtbot.waitUntil(
        lambda: handed.ready() and not handed.handed.back.isVisibleTo(handed), timeout=20_000
    )


def test_the_register_takes_the_receipt_and_nothing_else(
    handed: Monthly, book: ReportBook, qtbot: QtBot
) -> None:
    key = handed.desk.ask(common.find, "submission")[0]
    book.show_record("submission", key)
    register = book.front()
    assert set(register.form.snapshot()) == {
        "sent_to",
        "sent_on",
        "receipt",
        "received_on",
        "remark",
    }  # type: ignore[attr-defined]
    register.form.editor("receipt").put("回 3 号")  # type: ignore[attr-defined]
    register.save()
    qtbot.waitUntil(
        lambda: handed.desk.ask(common.load, "submission", key).values["receipt"] == "回 3 号",
        timeout=20_000,
    )
    assert "SHA-256" in register.told.toPlainText()  # type: ignore[attr-defined]


def test_words_are_begun_from_the_report(page: Monthly, book: ReportBook, qtbot: QtBot) -> None:
    page.words.click()
    qtbot.waitUntil(lambda: book.front() is not page, timeout=20_000)
    form = book.front().form  # type: ignore[attr-defined]
    assert form.editor("period").value() == "2022-08"
    assert isinstance(form.editor("station").value(), int)
