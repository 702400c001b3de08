"""How hard a password is to guess, in words."""

import re

from qianshou_desktop.actions.accounts import LEAST_PASSWORD

RUNS = ("0123456789", "9876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl")
COMMON = ("password", "admin", "woaini", "iloveyou", "5201314", "shegong", "qianshou")
FAIR, STRONG = 11, 15


def judge(password: str, name: str = "") -> tuple[str, str]:
    """A sentence and its signal; `danger` is what the program refuses."""
    if not password:
        return f"至少 {LEAST_PASSWORD} 位，可以用一句话", ""
    if len(password) < LEAST_PASSWORD:
        return f"太短，还差 {LEAST_PASSWORD - len(password)} 位", "danger"
    if len(set(password)) < 4:
        return "太简单，至少用 4 种不同的字符", "danger"
    if _easy(password.lower(), name.strip().lower()):
        return "容易被猜到，最好换一句只有自己知道的话", "mind"
    score = _score(password)
    if score < FAIR:
        return "一般，再加几个字更稳", "mind"
    return ("很好" if score >= STRONG else "可以"), "good"


def _easy(password: str, name: str) -> bool:
    if name and name in password:
        return True
    if any(word in password for word in COMMON) or re.fullmatch(r"\d{1,11}", password):
        return True
    return any(run[at : at + 6] in password for run in RUNS for at in range(len(run) - 5))


def _score(password: str) -> int:
    """Different signs, a Chinese character counting twice, and a point for each sort of sign."""
    sorts = sum(bool(re.search(sort, password)) for sort in (r"\d", "[a-z]", "[A-Z]", r"[^\w]"))
    chinese = len(set(re.findall(r"[\u3400-\u9fff]", password)))
    return len(set(password)) + chinese + sorts
