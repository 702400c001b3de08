"""Logging in: wrong passwords, the demonstration, and the recovery sheet."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from qianshou_desktop.actions import accounts, demonstration
from qianshou_desktop.ui import dialogs
from qianshou_desktop.ui.login import Login
from qianshou_desktop.ui.setup import Setup

ENTER = Qt.Key.Key_Return
NEW = "换了一句 新话 88"


@pytest.fixture
def login(county: object, folder: Path, qtbot: QtBot) -> Login:
    made = Login(folder)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def wait_for(login: Login, qtbot: QtBot) -> None:
    qtbot.waitUntil(login.button.isEnabled, timeout=20_000)


def test_name_and_password_by_keys_open_the_county(login: Login, qtbot: QtBot, hands: Any) -> None:
    hands.type("测试员")
    qtbot.keyClick(login.user, ENTER)
    assert login.focusWidget() is login.password
    hands.type("清江水绿 2022")
    with qtbot.waitSignal(login.accepted, timeout=20_000):
        qtbot.keyClick(login.password, ENTER)
    assert login.performer is not None
    assert login.performer.user == "测试员"
    login.performer.close()


def test_the_window_says_that_it_is_opening(login: Login, qtbot: QtBot) -> None:
    login.user.setText("测试员")
    login.password.setText("不是这个密码")
    login.open()
    assert login.button.text() == "正在打开…"
    wait_for(login, qtbot)
    assert login.button.text() == "打开"


def test_a_wrong_password_is_said_under_the_field(login: Login, qtbot: QtBot) -> None:
    login.user.setText("测试员")
    login.password.setText("不是这个密码")
    login.open()
    wait_for(login, qtbot)
    assert login.error.isVisible()
    assert login.error.text() == "用户名或密码不对，请再试。"
    assert login.password.property("wrong")
    assert login.focusWidget() is login.password
    assert login.performer is None


def test_after_three_tries_the_wait_is_told(login: Login, qtbot: QtBot) -> None:
    login.user.setText("测试员")
    login.password.setText("不是这个密码")
    for _ in range(4):
        login.open()
        wait_for(login, qtbot)
    assert "秒再试" in login.error.text()
    assert "3 次" in login.error.text()


@pytest.mark.parametrize(("user", "password", "said"), [("", "x", "用户名"), ("甲", "", "密码")])
def test_what_is_missing_is_named(login: Login, user: str, password: str, said: str) -> None:
    login.user.setText(user)
    login.password.setText(password)
    login.open()
    assert login.error.text() == f"请填{said}"
    assert login.button.isEnabled()


def test_show_password(login: Login) -> None:
    login.shown.setChecked(True)
    assert login.password.echoMode() == login.password.EchoMode.Normal
    login.shown.setChecked(False)
    assert login.password.echoMode() == login.password.EchoMode.Password


# ---- the demonstration ---------------------------------------------------------------------


@pytest.fixture
def demo(demonstrated: tuple[Path, str], tmp_path: Path, qtbot: QtBot) -> Login:
    folder = tmp_path / "demo"
    shutil.copytree(demonstrated[0], folder)
    made = Login(folder)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_demonstrations_password_stands_there_and_opens(demo: Login, qtbot: QtBot) -> None:
    assert demonstration.PASSWORD in demo.known.text()
    assert demo.user.text() == demonstration.USER
    with qtbot.waitSignal(demo.accepted, timeout=20_000):
        qtbot.keyClick(demo.password, ENTER)
    assert demo.performer is not None
    demo.performer.close()


def test_a_county_of_ones_own_knows_no_demonstration(login: Login) -> None:
    assert not hasattr(login, "known")
    assert login.user.text() == ""


def test_the_demonstration_is_put_aside_and_kept(
    demo: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dialogs, "confirm", lambda *_: True)
    monkeypatch.setattr(Setup, "exec", lambda self: 0)
    folder = demo.folder
    demo._end_demonstration()
    assert accounts.state(folder) == "empty"
    (aside,) = folder.parent.glob("demo-演示-*")
    assert accounts.demonstration(aside) is not None


def test_refusing_leaves_the_demonstration(demo: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialogs, "confirm", lambda *_: False)
    demo._end_demonstration()
    assert accounts.state(demo.folder) == "ready"


# ---- the recovery sheet ----------------------------------------------------------------------


@pytest.fixture
def groups(county: object) -> tuple[str, ...]:
    found: tuple[str, ...] = county.groups  # type: ignore[attr-defined]
    return found


def test_the_sheet_opens_and_gives_a_new_password(
    login: Login, groups: tuple[str, ...], qtbot: QtBot
) -> None:
    login.user.setText("测试员")
    login.forgot.click()
    for edit, group in zip(login.recovery.code.groups, groups, strict=True):
        qtbot.keyClicks(edit, group.lower())
    assert login.recovery.code.problem() == ""
    login.recovery.password.first.setText(NEW)
    login.recovery.password.again.setText(NEW)
    with qtbot.waitSignal(login.accepted, timeout=20_000):
        login.recovery.button.click()
    assert login.performer is not None
    login.performer.close()
    accounts.enter(login.folder, "测试员", NEW).close()


def test_a_right_group_leads_to_the_next(
    login: Login, groups: tuple[str, ...], qtbot: QtBot
) -> None:
    login.forgot.click()
    first, second = login.recovery.code.groups[:2]
    first.setFocus()
    qtbot.keyClicks(first, groups[0])
    assert login.focusWidget() is second


def test_a_wrong_letter_is_told_with_its_group(
    login: Login, groups: tuple[str, ...], qtbot: QtBot
) -> None:
    login.forgot.click()
    wrong = groups[2][:-1] + ("2" if groups[2][-1] != "2" else "3")
    login.recovery.code.groups[2].setText(wrong)
    assert login.recovery.code.groups[2].property("wrong")
    assert login.recovery.code_error.text().startswith("第 3 组")


def test_a_whole_code_can_be_pasted(login: Login, groups: tuple[str, ...]) -> None:
    login.recovery.code.paste(" - ".join(groups).lower())
    assert login.recovery.code.problem() == ""


def test_another_countys_sheet_is_refused_in_words(
    login: Login, groups: tuple[str, ...], qtbot: QtBot, other_code: str
) -> None:
    login.user.setText("测试员")
    login.forgot.click()
    login.recovery.code.paste(other_code)
    login.recovery.password.first.setText(NEW)
    login.recovery.password.again.setText(NEW)
    login.recovery.open()
    qtbot.waitUntil(login.recovery.error.isVisible, timeout=20_000)
    assert "恢复单" in login.recovery.error.text()
    assert login.performer is None


@pytest.fixture
def other_code() -> str:
    """A code that is sound in itself, of nobody's county."""
    from qianshou_desktop.store.keys import with_check

    return "-".join(with_check(letters) for letters in ("ABCD",) * 8)


def test_two_different_passwords_are_refused(
    login: Login, groups: tuple[str, ...], qtbot: QtBot
) -> None:
    login.forgot.click()
    login.recovery.code.paste("".join(groups))
    login.recovery.password.first.setText(NEW)
    login.recovery.password.again.setText(NEW + "!")
    login.recovery.open()
    assert "不一样" in login.recovery.password.same.text()
    assert login.recovery.button.isEnabled()
