"""F17: how often somebody is visited. No rule of the article, and nothing is found by it; the schedule
(actions/schedule.py) follows its parameters."""

from qianshou_desktop.actions.periods import MONTHS, WEEKS
from qianshou_desktop.actions.rules.parameters import Default
from qianshou_desktop.actions.rules.rule import Standard

SOURCE = "探访频次"
EVERY = (*WEEKS, *MONTHS)


def _every(value: str, label: str) -> Default:
    return Default(value, label, SOURCE, choices=EVERY)


STANDARDS = (
    Standard(
        "F17",
        "走访按风险等级定期进行；重大变故后在限时内探访",
        SOURCE,
        "principle",
        {
            "high": _every("每周", "高风险对象多久走访一次"),
            "watch": _every("每月", "重点对象多久走访一次"),
            "normal": _every("每季", "一般对象多久走访一次"),
            "change_hours": Default(24, "重大变故后多少小时内探访", SOURCE, least=1, most=720),
        },
    ),
)
