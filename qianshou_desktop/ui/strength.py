"""How hard a password is to guess, in words."""

import re
from itertools import pairwise

from qianshou_desktop.actions.accounts import FIRST_TRIED, LEAST_PASSWORD

RUNS = ("0123456789", "9876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl")
COMMON = ("password", "admin", "woaini", "iloveyou", "5201314", "shegong", "qianshou")
COUNTED = ("一二三四五六七八九十", "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥")
FAIR, STRONG = 11, 15
CHINESE = re.compile(r"[\u3400-\u9fff]")
CLOSED = "输入密码时中文输入法常被关掉，建议用字母和数字"


def judge(password: str, name: str = "") -> tuple[str, str]:
    """A sentence and its signal; `danger` is what the program refuses."""
    if not password:
        return f"至少 {LEAST_PASSWORD} 位，可以用一句话", ""
    if len(password) < LEAST_PASSWORD:
        return f"太短，还差 {LEAST_PASSWORD - len(password)} 位", "danger"
    if len(set(password)) < 4:
        return "太简单，至少用 4 种不同的字符", "danger"
    if password.lower() in FIRST_TRIED:
        return "人人都会先试这个密码，请换一句", "danger"
    if _easy(password.lower(), name.strip().lower()):
        return "容易被猜到，最好换一句只有自己知道的话", "mind"
    if CHINESE.search(password):
        return CLOSED, "mind"
    score = _score(password)
    if score < FAIR:
        return "一般，再加几个字更稳", "mind"
    return ("很好" if score >= STRONG else "可以"), "good"


def _easy(password: str, name: str) -> bool:
    if name and name in password:
        return True
    if _foreseen(password) or any(word in password for word in COMMON):
        return True
    if re.fullmatch(r"\d{1,11}", password):
        return True
    return any(run[at : at + 6] in password for run in RUNS for at in range(len(run) - 5))


def _foreseen(password: str) -> bool:
    """Whether most signs follow from the one before, or all from the first few: 一二三四五六七八,
    abcdefgh, aabbccdd, 甲乙甲乙甲乙甲乙."""
    led = sum(_follows(one, other) for one, other in pairwise(password))
    units = (password[:size] for size in range(1, len(password) // 2 + 1))
    return 2 * led >= len(password) or any(_repeated(unit, password) for unit in units)


def _follows(one: str, other: str) -> bool:
    if one == other or any(one + other in run or other + one in run for run in (*RUNS, *COUNTED)):
        return True
    return one.isascii() and one.isalnum() and abs(ord(one) - ord(other)) == 1


def _repeated(unit: str, password: str) -> bool:
    return (unit * len(password))[: len(password)] == password


def _score(password: str) -> int:
    """Different signs, and a point for each sort of sign."""
    sorts = sum(bool(re.search(sort, password)) for sort in (r"\d", "[a-z]", "[A-Z]", r"[^\w]"))
    return len(set(password)) + sorts
