"""Pinyin initials, so that a list answers to the letters people think of."""

from functools import cache

from pypinyin import Style, lazy_pinyin


@cache
def initials(text: str) -> str:
    """入户探访 -> rhtf; signs that are not Chinese stay as they are."""
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()


def matches(text: str, *names: str) -> bool:
    """Whether what was typed is part of one of the names, or begins its initials."""
    wanted = text.strip().lower()
    return any(wanted in name.lower() or initials(name).startswith(wanted) for name in names)
