"""The printed recovery sheet: the code that opens the data when a password is forgotten.

The code stands on paper only. The caller decides what becomes of the file after printing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from qianshou_desktop.formats import files
from qianshou_desktop.formats.paper import blocks
from qianshou_desktop.formats.paper.fonts import width
from qianshou_desktop.formats.paper.frame import A4, Meta, Strip, document
from qianshou_desktop.formats.paper.ink import ACCENT, INK, MUTED, Pen
from qianshou_desktop.formats.report import Facts, Text

TITLE = "数据恢复单"
ACROSS = 4
BOX = 52.0
GAP = 10.0
CODE, APART = 20.0, 4.0  # the size of the letters and the air between them
WARNING = "持有本页的人，不用密码就能打开全部数据，包括服务对象的个人信息。请像公章一样保管。"
WHAT = (
    "本机的数据已加密，平时用登录密码打开。忘记密码、更换电脑或人员交接不清时，"
    "只有下面的恢复码能够重新打开数据；软件作者和上级部门都没有备用钥匙。"
)
USE = (
    "1. 打开牵手社工站，在登录页点“忘记密码”。",
    "2. 按编号从第1组到第{count}组依次输入，字母不分大小写，组间的空格或短横可以不输。",
    "3. 设置新密码后，将本页重新装入信封，密封锁好。",
)
KEEP = (
    "1. 打印后装入信封，封口处由保管人签名并加盖骑缝章。",
    "2. 锁入保险柜或档案柜，由站长以外的一人保管；不与电脑、优盘放在一起。",
    "3. 不拍照，不复印，不发微信、QQ或电子邮件，不存入电脑。",
    "4. 保管人变动时当面清点移交，并在交接记录上签字；信封被拆开或遗失，立即更换恢复码。",
)


def write(path: Path, *, county: str, user: str, groups: Sequence[str], made_at: datetime) -> None:
    """Write the sheet as PDF; groups are the parts of the code in order, made_at is aware.

    Raises Trouble when the file cannot be written.
    """
    files.replace(path, pdf(county=county, user=user, groups=groups, made_at=made_at))


def pdf(*, county: str, user: str, groups: Sequence[str], made_at: datetime) -> bytes:
    """The bytes of the sheet. Title and subject of the file do not carry the code."""
    if not groups or not all(groups):
        raise ValueError("a recovery sheet needs its groups")
    meta = Meta(
        TITLE,
        county,
        "数据恢复单，请密封保管",
        made_at,
        footer="密封保管，不得复制",
        numbered=False,
    )
    return document(strips(county, user, groups, made_at, A4.room), meta)


def strips(
    county: str, user: str, groups: Sequence[str], made_at: datetime, room: float
) -> list[Strip]:
    """The sheet from title to signatures; it is one page."""
    day = f"{made_at.year}年{made_at.month}月{made_at.day}日"
    facts = Facts((("县（市）", county), ("用户", user), ("生成日期", day)), columns=3)
    made = [*blocks.title(TITLE, "", room), *blocks.facts(facts, room)]
    made += [
        *blocks.aired(blocks.text(Text((WHAT,)), room), 12.0),
        *_boxes(groups, room),
        _warning(room),
    ]
    use = tuple(line.format(count=len(groups)) for line in USE)
    made += blocks.text(Text(use, title="怎样使用"), room)
    made += blocks.text(Text(KEEP, title="怎样保管"), room)
    return [*made, Strip(54.0, partial(_signature, room), above=14.0)]


def _boxes(groups: Sequence[str], room: float) -> list[Strip]:
    wide = (room - (ACROSS - 1) * GAP) / ACROSS
    return [
        Strip(BOX, partial(_row, groups[at : at + ACROSS], at, wide), above=GAP)
        for at in range(0, len(groups), ACROSS)
    ]


def _row(groups: Sequence[str], first: int, wide: float, pen: Pen, x: float, y: float) -> None:
    for at, group in enumerate(groups):
        left = x + at * (wide + GAP)
        pen.frame(left, y - BOX, wide, BOX, radius=3.0, colour=INK, line=0.8)
        pen.text(left + 7, y - 10, str(first + at + 1), "sans", 9.0, colour=MUTED)
        _group(group, left + wide / 2, y - BOX / 2 - 4, pen)


def _group(group: str, x: float, middle: float, pen: Pen) -> None:
    """The letters apart from each other, so that none is misread."""
    wide = width(group, "bold", CODE) + APART * (len(group) - 1)
    pen.text(x - wide / 2, middle, group, "bold", CODE, space=APART)


def _warning(room: float) -> Strip:
    return Strip(30.0, partial(_draw_warning, room), above=14.0)


def _draw_warning(room: float, pen: Pen, x: float, y: float) -> None:
    pen.fill(x, y - 30.0, room, 30.0)
    pen.fill(x, y - 30.0, 3.0, 30.0, ACCENT)
    pen.text(x + 12, y - 15, WARNING, "bold", 10.0)


def _signature(room: float, pen: Pen, x: float, y: float) -> None:
    half = room / 2
    for at, label in enumerate(
        ("保管人（签名）：", "封存日期：", "监封人（签名）：", "存放地点：")
    ):
        left, middle = x + (at % 2) * half, y - 14 - (at // 2) * 30
        pen.text(left, middle, label, "serif", 11.0)
        start = left + 11.0 * len(label)
        end = left + half - (16 if at % 2 == 0 else 0)
        pen.rules([(start, middle - 8, end, middle - 8)], 0.5, MUTED)
