"""How a password is judged."""

import pytest

from qianshou_desktop.actions import accounts
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.ui.strength import judge


@pytest.mark.parametrize(
    ("password", "signal"),
    [
        ("", ""),
        ("abc", "danger"),
        ("aaaaaaaa", "danger"),
        ("12345678", "danger"),
        ("lijin1234", "mind"),
        ("19800101", "mind"),
        ("x7kq2m9w", "mind"),
        ("qing-jiang 88", "good"),
        ("一二三四五六七八", "danger"),
        ("abcdefgh", "danger"),
        ("qwertyui", "danger"),
        ("qwertyui9", "mind"),
        ("aabbcc11", "mind"),
        ("甲乙丙丁甲乙丙丁", "mind"),
        ("x7kqx7kqx7kq", "mind"),
        ("清江水绿 2022", "mind"),
    ],
)
def test_signal(password: str, signal: str) -> None:
    assert judge(password, "lijin")[1] == signal


def test_foreseen_is_said_to_be_weak() -> None:
    for password in ("一二三四五六七八九", "12345678x", "abcdefgh8"):
        assert "容易被猜到" in judge(password)[0]


def test_chinese_letters_are_advised_against() -> None:
    """A sound password, but the input method may be off where it is asked for."""
    assert "中文输入法" in judge("一条大河 波浪宽 Aa1")[0]


@pytest.mark.parametrize(
    "password", ["", "abc", "aaaaaaaa", "1234567", "aabbcc11", "Admin123", "清江水绿 2022"]
)
def test_red_is_what_the_program_refuses(password: str) -> None:
    try:
        accounts._check_password(password)
        refused = False
    except Rejected:
        refused = True
    assert (judge(password)[1] in ("", "danger")) == refused
