"""Users and settings."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import accounts, checks, letters
from qianshou_desktop.ui.pages.settings import Settings
from qianshou_desktop.ui.users import Asking, ChangePassword, NewUser
from qianshou_desktop.ui.window import Window

OLD, NEW = "清江水绿 2022", "qing-jiang 2027"


@pytest.fixture
def page(window: Window, settle: Callable[[], None]) -> Settings:
    at = next(n for n, place in enumerate(window.places) if place.name == "用户与设置")
    found = window.turn(at)
    assert isinstance(found, Settings)
    settle()
    return found


def filled(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, fill: Callable[[Any], None]) -> None:
    """Dialogs are filled by the test and closed by their own button."""

    def run(dialog: Asking) -> int:
        dialog.open()
        fill(dialog)
        dialog.go()
        qtbot.waitUntil(dialog.button.isEnabled if dialog.error.text() else dialog.isHidden,
                        timeout=20_000)  # fmt: skip
        return dialog.result()

    monkeypatch.setattr(Asking, "exec", run)


def names(page: Settings) -> list[str]:
    return [page.users.line(row).text for row in range(page.users.count())]


def test_a_user_is_added_and_can_log_in(
    page: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: NewUser) -> None:
        dialog.user.setText("周强")
        dialog.role.setCurrentIndex(dialog.role.findData("reader"))
        dialog.password.first.setText(NEW)
        dialog.password.again.setText(NEW)

    filled(monkeypatch, qtbot, fill)
    page.add_user()
    qtbot.waitUntil(lambda: names(page) == ["测试员", "周强"])
    assert page.users.line(1).remark == "只读"
    folder = page.desk.performer.folder
    page.desk.close()
    performer = accounts.enter(folder, "周强", NEW)
    assert performer.role == "reader"
    performer.close()


def test_a_name_that_is_taken_is_told(page: Settings, qtbot: QtBot) -> None:
    dialog = NewUser(page.desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.user.setText("测试员")
    dialog.password.first.setText(NEW)
    dialog.password.again.setText(NEW)
    dialog.go()
    qtbot.waitUntil(lambda: "已经有" in dialog.error.text(), timeout=20_000)
    assert dialog.isVisible()
    assert dialog.button.isEnabled()


def test_ones_own_password_is_changed(
    page: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: ChangePassword) -> None:
        dialog.old.setText(OLD)
        dialog.password.first.setText(NEW)
        dialog.password.again.setText(NEW)

    filled(monkeypatch, qtbot, fill)
    page.change_password()
    folder = page.desk.performer.folder
    page.desk.close()
    accounts.enter(folder, "测试员", NEW).close()


def test_a_wrong_old_password_is_told(page: Settings, qtbot: QtBot) -> None:
    dialog = ChangePassword(page.desk)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.old.setText("不是这个")
    dialog.password.first.setText(NEW)
    dialog.password.again.setText(NEW)
    dialog.go()
    qtbot.waitUntil(lambda: "原密码" in dialog.error.text(), timeout=20_000)


def test_the_data_is_checked_part_by_part(page: Settings, qtbot: QtBot) -> None:
    page.check_button.click()
    qtbot.waitUntil(lambda: page.found.count() == len(checks.PARTS), timeout=30_000)
    said = [page.found.itemAt(at).widget() for at in range(page.found.count())]
    assert all(isinstance(label, QLabel) and label.text().startswith("好") for label in said)


def test_it_says_where_the_data_lies_and_what_must_be_known(page: Settings) -> None:
    words = "\n".join(label.text() for label in page.findChildren(QLabel))
    assert str(page.desk.performer.folder) in words
    for needed in ("同一把钥匙", "没有加密", "数据就没有了", "0.1.0"):
        assert needed in words


def test_papers_are_printed_with_the_program_s_own_fonts_alone(
    page: Settings, settle: Callable[[], None]
) -> None:
    assert not page.bundled.isChecked()
    page.bundled.click()
    settle()
    assert page.desk.ask(letters.bundled_only)
    page.refresh()
    settle()
    assert page.bundled.isChecked()
