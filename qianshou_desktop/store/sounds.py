"""Chinese names in the order in which people look for them: by sound, letter after letter."""

from functools import cache

BETWEEN = "\x01"  # below every letter, so that 李 comes before 李四


def sound(name: str | None) -> str | None:
    """What a name sorts by: each letter's commonest pinyin and the letter itself. SQLite knows it
    as pinyin(name)."""
    return None if name is None else BETWEEN.join(map(_letter, name))


@cache
def _letter(letter: str) -> str:
    if letter.isascii():
        return letter.casefold()
    from pypinyin import Style, lazy_pinyin  # 0.2 s to load: only where there are names to sort

    return f"{lazy_pinyin(letter, style=Style.TONE3, neutral_tone_with_five=True)[0]}{letter}"
