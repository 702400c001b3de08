"""Days and times as people say and write them: 昨天, 上周五, 9.3, 14号; 930, 9:30, 9点半, 下午3点; 一个半
小时, 1小时30分."""

import re
from calendar import monthrange
from datetime import date, timedelta

SAID = re.compile(
    r"(上午|早上|早晨|凌晨|中午|下午|傍晚|晚上|晚)?(\d{1,2})(?:[:.]?(\d{2})|[点时](半|整|(\d{1,2})分?)?)"
)
LATE = ("下午", "傍晚", "晚上", "晚")
NIGHT = ("晚上", "晚", "凌晨")  # of which twelve o'clock is midnight: of which day, nobody can tell


def time_of_day(text: str) -> str | None:
    """HH:MM; None for what is none."""
    found = SAID.fullmatch(text)
    if found is None:
        return None
    part, hour, minute, said, minutes = found.groups()
    at = int(hour)
    if part in NIGHT and at == 12:
        return None
    after = part in LATE or (part == "中午" and at < 6)
    hours = at + (12 if after and at < 12 else 0)
    told = "30" if said == "半" else minute or (minutes or "0").zfill(2)
    return f"{hours:02d}:{told}"


# ---- days ------------------------------------------------------------------------------------------

AGO = {"今天": 0, "今": 0, "今日": 0, "T": 0, "昨天": 1, "昨": 1, "昨日": 1, "前天": 2, "大前天": 3}
WEEKDAYS = "一二三四五六日"
WEEKDAY = re.compile(r"(上|这|本)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])")
SHORT = re.compile(r"(\d{1,2})[-./月](\d{1,2})[日号]?")
WHOLE = re.compile(r"(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))")
OLDEST = timedelta(
    days=730
)  # an older day is one that is told of, not the day of what is written down
NEW_YEAR = timedelta(days=100)  # 12-30, said in January, is of the year before


def day(text: str, today: date) -> date | None:
    """The day that is meant; None for what is none, or none of these two years."""
    if text in AGO:
        return today - timedelta(days=AGO[text])
    if re.fullmatch(r"-\d{1,2}", text):
        return today + timedelta(days=int(text))
    if found := WEEKDAY.fullmatch(text):
        return _weekday(found[1] or "", found[2], today)
    if found := re.fullmatch(r"(\d{1,2})[日号]", text):
        return _of_month(int(found[1]), today)
    if found := SHORT.fullmatch(text):
        return _of_year(int(found[1]), int(found[2]), today)
    if found := WHOLE.fullmatch(text):
        year, month, number, months, numbers = found.groups()
        meant = _made(int(year), int(month or months), int(number or numbers))
        return meant if meant and meant >= today - OLDEST else None
    return None


def _weekday(which: str, name: str, today: date) -> date:
    """上周五 is of the week before; 周五 the last one that has been."""
    at = WEEKDAYS.index("日" if name == "天" else name)
    monday = today - timedelta(days=today.weekday())
    meant = monday + timedelta(days=at)
    back = which == "上" or (not which and meant > today)
    return meant - timedelta(days=7) if back else meant


def _of_month(number: int, today: date) -> date | None:
    """14号: of this month, or of the last one where that is still to come."""
    if number <= today.day:
        return _made(today.year, today.month, number)
    year, month = (today.year, today.month - 1) if today.month > 1 else (today.year - 1, 12)
    return _made(year, month, number) if number <= monthrange(year, month)[1] else None


def _of_year(month: int, number: int, today: date) -> date | None:
    """12-30: of this year; in January of the last one."""
    meant, before = _made(today.year, month, number), _made(today.year - 1, month, number)
    late = meant and meant > today and before and today - before <= NEW_YEAR
    return before if late else meant


def _made(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


# ---- how long ----------------------------------------------------------------------------------------

DIGIT = {sign: at for at, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
NUMBER = r"\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3}"
LONG = re.compile(
    rf"(?:(?:({NUMBER})个?(半)?|(半)个?)(?:小时|钟头|时|h))?(?:({NUMBER})(刻钟|分钟|分|min))?"
)


def minutes(text: str) -> int | None:
    """How many minutes a length of time has; None for what is none."""
    found = LONG.fullmatch(text) if text else None
    if found is None:
        return None
    hours, half, half_alone, number, unit = found.groups()
    whole = 60 * (_number(hours) if hours else 0) + 30 * bool(half or half_alone)
    return round(whole + (_number(number) * (15 if unit == "刻钟" else 1) if number else 0))


def _number(said: str) -> float:
    """2, 1.5, 两, 十五, 四十."""
    if said[0].isdigit():
        return float(said)
    tens, ten, ones = said.rpartition("十")
    return (10 * DIGIT.get(tens, 1) if ten else 0) + DIGIT.get(ones, 0)
