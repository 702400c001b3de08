"""Times of day as people say and write them: 930, 9:30, 9点半, 9时30分, 下午3点."""

import re

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
