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
        ("12345678", "mind"),
        ("lijin1234", "mind"),
        ("19800101", "mind"),
        ("x7kq2m9w", "mind"),
        ("qing-jiang 88", "good"),
        ("清江水绿 2022", "good"),
        ("一条大河 波浪宽 Aa1", "good"),
    ],
)
def test_signal(password: str, signal: str) -> None:
    assert judge(password, "lijin")[1] == signal


@pytest.mark.parametrize(
    "password", ["", "abc", "aaaaaaaa", "1234567", "aabbcc11", "清江水绿 2022"]
)
def test_red_is_what_the_program_refuses(password: str) -> None:
    try:
        accounts._check_password(password)
        refused = False
    except Rejected:
        refused = True
    assert (judge(password)[1] in ("", "danger")) == refused
