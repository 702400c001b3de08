"""Chinese names in the order in which people look for them: by sound, letter after letter."""

from functools import cache

# Surnames that are read otherwise than the letter mostly is (现代汉语词典, “姓” readings).
SURNAMES = {
    "曾": "zeng1", "单": "shan4", "仇": "qiu2", "解": "xie4", "查": "zha1", "区": "ou1",
    "朴": "piao2", "缪": "miao4", "翟": "zhai2", "覃": "qin2", "盖": "ge3", "召": "shao4",
    "任": "ren2", "华": "hua4", "宁": "ning4", "员": "yun4", "冼": "xian3", "晟": "cheng2",
    "牟": "mu4", "乐": "yue4", "隗": "wei3", "尉": "yu4", "逄": "pang2",
    "洗": "xian3", "折": "she2", "种": "chong2", "秘": "bi4", "繁": "po2",
}  # fmt: skip
BETWEEN = "\x01"  # below every letter, so that 李 comes before 李四


def sound(name: str | None, person: int) -> str | None:
    """What a name sorts by: each letter's commonest pinyin and the letter itself; a person's
    begins with the surname's own reading. SQLite knows it as pinyin(name, person)."""
    if name is None:
        return None
    read = SURNAMES.get(name[:1]) if person else None
    first = f"{read}{name[0]}" if read else _letter(name[:1])
    return BETWEEN.join((first, *map(_letter, name[1:])))


@cache
def _letter(letter: str) -> str:
    if letter.isascii():  # and nothing at all
        return letter.casefold()
    from pypinyin import Style, lazy_pinyin  # 0.2 s to load: only where there are names to sort

    return f"{lazy_pinyin(letter, style=Style.TONE3, neutral_tone_with_five=True)[0]}{letter}"
