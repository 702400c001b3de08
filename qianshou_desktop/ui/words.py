"""Long names as people say them, for lists where room is short."""

import re

SHORT = {
    "最低生活保障对象": "低保",
    "分散供养特困人员": "特困",
    "农村留守儿童": "留守儿童",
    "事实无人抚养儿童": "无人抚养",
    "婚姻家庭求助者": "婚姻家庭",
    "精神障碍者": "精神障碍",
    "有需求群众": "有需求",
    "计生特殊家庭": "计生特殊",
    "刚性支出困难": "刚性支出",
}


def short_groups(text: str) -> str:
    """最低生活保障对象、农村留守儿童 -> 低保、留守儿童."""
    return "、".join(SHORT.get(part, part) for part in text.split("、")) if text else ""


def first_group(text: str) -> str:
    """低保、留守儿童 -> 低保等."""
    first, *more = short_groups(text).split("、")
    return f"{first}等" if more else first


def month_day(text: str) -> str:
    """2026-11-23 -> 11-23."""
    return text[5:]


def someone(text: str) -> str:
    """A crisis may be found before anybody knows whose it is."""
    return text or "姓名不详"


def short_number(text: str) -> str:
    """420581104-GA-2026-0007 -> GA-2026-0007."""
    place, _, rest = text.partition("-")
    return rest if place.isdigit() and rest else text


def without_place(text: str) -> str:
    """个案卷 420581104-GA-2026-0007 -> 个案卷 GA-2026-0007."""
    return re.sub(r"\b\d{9}-(?=[A-Z])", "", text)
