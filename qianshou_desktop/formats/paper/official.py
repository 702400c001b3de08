"""An official document drawn to GB/T 9704-2012: 22 lines of 28 letters on 156 × 225 mm.

Everything stands on the lines of the page, but for the agency's mark and the record of issue. The
place of the seal stays empty: a seal is set by hand, never drawn; and what a screen alone would
show, PDF/A does not allow (ISO 19005-2, 6.3.2).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from math import ceil

from reportlab.lib.colors import HexColor

from qianshou_desktop.formats.official import Annex, Official, in_words
from qianshou_desktop.formats.paper import annexes, fonts
from qianshou_desktop.formats.paper.frame import Draw, Meta, Strip, document
from qianshou_desktop.formats.paper.ink import BLACK, MM, Pen
from qianshou_desktop.formats.paper.lines import broken, even
from qianshou_desktop.formats.paper.official_text import (
    BELOW,
    NO4,
    PAGE,
    PITCH,
    ROOM,
    SIZE,
    air,
    draw_words,
    flush,
    paragraph,
    placed,
    title_lines,
)

RED = HexColor("#E60012")
RED_LINE, THICK, THIN = 0.5 * MM, 0.35 * MM, 0.25 * MM
MARK_DOWN = 35.0 * MM  # from the edge of the text to the mark (7.2.4)
MARK, LEAST_MARK = 50.0, 30.0  # at most, less where the name is long; above the title in any case
MARK_PITCH, MARK_GAP = 1.25, 0.6  # from agency to agency, and to the word beside them, in letters
ABREAST, SEAL_LINES = 3, 4  # seals of 42 mm side by side on 156 mm; lines from row to row
WORD, JOINT = "文件", re.compile(r"[\s、，,]+")
UNDER_NUMBER = 4.0 * MM  # from the number to the red line (7.2.7)
STAMP = 7 * SIZE  # the width of a stamp of a name; it is two lines high
ISSUE = 24.0  # a line of the record of issue, which is set in 4号


def pdf(paper: Official) -> bytes:
    """The bytes of the PDF; the same document gives the same bytes."""
    meta = Meta(paper.title, paper.author or paper.signer, paper.subject, paper.made_at)
    return document(strips(paper), meta, PAGE)


def strips(paper: Official) -> list[Strip]:
    """From the mark to the record of issue."""
    made = [*_head(paper), *title_lines(paper.title), air()]
    if paper.addressee:
        made += flush(f"{paper.addressee.rstrip('：:')}：", first=0)
    body = [line for each in paper.body.splitlines() for line in paragraph(each)]
    made += _signed(body, _named(paper.annexes), _signature(paper))
    for at, annex in enumerate(paper.annexes, 1):
        made += annexes.strips(annex, at if len(paper.annexes) > 1 else 0)
    return [*made, *_issue(paper)]


# ---- from the mark to the text -----------------------------------------------------------------


def _head(paper: Official) -> list[Strip]:
    """Mark, number and red line (7.2); none for a paper without a mark."""
    if not paper.mark:
        return [air(2)]
    mark = _mark(paper.mark)
    lines = ceil((MARK_DOWN + mark.height) / PITCH) + 2
    return [
        Strip(lines * PITCH, partial(_draw_mark, mark), glue=True),
        Strip(PITCH, partial(_draw_number, paper), glue=True),
        air(2),
    ]


@dataclass(frozen=True)
class _Mark:
    """The agencies one below the other, of several with the word 文件 at their right (7.2.4)."""

    agencies: tuple[str, ...]
    word: str
    size: float

    @property
    def height(self) -> float:
        return self.size * (1 + MARK_PITCH * (len(self.agencies) - 1))


def _mark(text: str) -> _Mark:
    """As it was typed: agencies that issue together with a blank or 、 between. A long name of one
    stands on two lines."""
    word = WORD if text.endswith(WORD) else ""
    agencies = [each for each in JOINT.split(text.removesuffix(WORD)) if each]
    if len(agencies) < 2:
        agencies, word = even(text, "headline", LEAST_MARK, ROOM), ""
    widest = max(fonts.width(each, "headline", 1.0) for each in agencies)
    beside = fonts.width(word, "headline", 1.0) + MARK_GAP if word else 0.0
    return _Mark(tuple(agencies), word, min(MARK, ROOM / (widest + beside)))


def _draw_mark(mark: _Mark, pen: Pen, x: float, y: float) -> None:
    """Those that issue together as wide as the longest of them."""
    size = mark.size
    draw = partial(pen.text, face="headline", size=size, colour=RED,
                   stroke=0.0 if fonts.own("headline") else 1.0)  # fmt: skip
    wide = fonts.width(mark.word, "headline", size)
    beside = wide + MARK_GAP * size if mark.word else 0.0
    widest = max(fonts.width(each, "headline", size) for each in mark.agencies)
    left = x + (ROOM - widest - beside) / 2
    for at, agency in enumerate(mark.agencies):
        down = MARK_DOWN + size * (0.5 + MARK_PITCH * at)
        spare = widest - fonts.width(agency, "headline", size)
        if mark.word:
            draw(left, y - down, agency, space=spare / max(1, len(agency) - 1))
        else:
            draw(left + spare / 2, y - down, agency)
    if mark.word:
        draw(left + widest + beside - wide, y - MARK_DOWN - mark.height / 2, mark.word)


def _draw_number(paper: Official, pen: Pen, x: float, y: float) -> None:
    """In the middle; beside it, where the document goes up, who signed it (7.2.5, 7.2.6)."""
    middle, line = y - SIZE / 2, y - SIZE - UNDER_NUMBER
    if paper.approver:
        size = _beside(f"{paper.number}签发人：{paper.approver}", SIZE)
        pen.text(x + SIZE, middle, paper.number, "fang", size, colour=BLACK)
        right = x + ROOM - SIZE
        pen.text(right, middle, paper.approver, "kai", size, align="right", colour=BLACK)
        right -= fonts.width(paper.approver, "kai", size)
        pen.text(right, middle, "签发人：", "fang", size, align="right", colour=BLACK)
    else:
        pen.text(x + ROOM / 2, middle, paper.number, "fang", SIZE, align="center", colour=BLACK)
    pen.rules([(x, line, x + ROOM, line)], RED_LINE, RED)


def _beside(words: str, size: float) -> float:
    """The size in which the words at the left of a line and those at its right do not touch: one
    letter in at both sides and one between; smaller than asked only where they are very long."""
    return min(size, (ROOM - 3 * size) / fonts.width(words, "fang", 1.0))


def _named(annexes: Sequence[Annex]) -> list[Strip]:
    """附件说明 (7.3.4): a line below the text; a long name goes on below its own beginning."""
    made: list[Strip] = []
    for at, annex in enumerate(annexes, 1):
        sign = f"{at}. " if len(annexes) > 1 else ""
        left = 5 * SIZE + fonts.width(sign, "fang", SIZE)
        first, *rest = flush(annex.name.rstrip("。；，"), first=0, left=left)
        draw = partial(_draw_both, partial(draw_words, sign, 5 * SIZE, "left", "fang"), first.draw)
        made += [replace(first, draw=draw), *rest]
    if not made:
        return []
    word = partial(draw_words, "附件：", 2 * SIZE, "left", "fang")
    made[0] = replace(made[0], draw=partial(_draw_both, word, made[0].draw))
    return [air(), *made]


def _draw_both(one: Draw, other: Draw, pen: Pen, x: float, y: float) -> None:
    for draw in (one, other):
        draw(pen, x, y)


# ---- who, and when -----------------------------------------------------------------------------


def _signed(body: list[Strip], named: list[Strip], signature: list[Strip]) -> list[Strip]:
    """The signature never stands alone on a page (7.3.5.5): two lines of the text come with it, and
    what names the annexes."""
    if not signature:
        return [*body, *named]
    kept = [replace(line, glue=True) for line in (*body[-2:], *named)]
    return [*body[:-2], *kept, *signature]


def _signature(paper: Official) -> list[Strip]:
    if not paper.signer:
        return []
    made = {"seal": _sealed, "none": _plain, "signature": _stamped}[paper.sealing]
    signers = [each for each in JOINT.split(paper.signer) if each]
    several = {"seal": _sealed_together, "none": _plain_together}.get(paper.sealing)
    if len(signers) > 1 and several:
        *rest, last = several(signers, paper.dated)
    else:
        *rest, last = made(paper.signer, paper.dated)
    return [*rest, replace(last, glue=False)]


def _sealed_together(signers: Sequence[str], day: str) -> list[Strip]:
    """7.3.5.1 of several agencies: in their order in rows, so far apart that no seal touches another;
    the last of them above the day."""
    widest = max(fonts.width(each, "fang", SIZE) for each in signers)
    count = max(1, min(ABREAST, len(signers), int(ROOM / (widest + SIZE))))
    rows = [signers[at : at + count] for at in range(0, len(signers), count)]
    middles = [ROOM * (2 * nth + 1) / (2 * count) for nth in range(count)]
    made = [air(2)]
    for at, row in enumerate(rows):
        made += [air(SEAL_LINES)] if at else []
        places = middles[-len(row) :]  # the last stands above the day
        words = [
            partial(draw_words, each, middle, "center", "fang")
            for each, middle in zip(row, places, strict=True)
        ]
        made.append(Strip(PITCH, partial(_draw_all, words), glue=True))
    return [*made, placed(day, middles[-1], "center")]


def _draw_all(draws: Sequence[Draw], pen: Pen, x: float, y: float) -> None:
    for draw in draws:
        draw(pen, x, y)


def _plain_together(signers: Sequence[str], day: str) -> list[Strip]:
    """7.3.5.2 of several agencies: the one in charge first, the others below it, then the day."""
    longest = max(signers, key=lambda each: fonts.width(each, "fang", SIZE))
    lead, _, last = _plain(longest, day)
    long, wide = (fonts.width(words, "fang", SIZE) for words in (longest, day))
    left = ROOM - 2 * SIZE - (wide + 2 * SIZE if wide > long else long)
    return [lead, *(placed(each, left) for each in signers), last]


def _sealed(signer: str, day: str) -> list[Strip]:
    """7.3.5.1: the day four letters in, the signer in the middle above it. The seal of 42 mm goes
    over both and reaches to within a line of the text: two lines are left."""
    long, wide = (fonts.width(words, "fang", SIZE) for words in (signer, day))
    middle = max(min(ROOM - 4 * SIZE - wide / 2, ROOM - long / 2), long / 2)
    return [air(2), placed(signer, middle, "center"), placed(day, middle, "center")]


def _plain(signer: str, day: str) -> list[Strip]:
    """7.3.5.2: a line below the text, two letters in from the right; the day begins two letters
    farther right than the signer, and is itself two letters in where it is the longer."""
    long, wide = (fonts.width(words, "fang", SIZE) for words in (signer, day))
    left = ROOM - 2 * SIZE - (wide + 2 * SIZE if wide > long else long)
    return [air(), placed(signer, left), placed(day, left + 2 * SIZE)]


def _stamped(signer: str, day: str) -> list[Strip]:
    """7.3.5.3: two lines below the text the stamp, four letters in from the right, at its left the
    post; a line below it the day."""
    right = ROOM - 4 * SIZE
    post = partial(_draw_post, signer, right - STAMP - 2 * SIZE)
    return [air(2), Strip(2 * PITCH, post, glue=True), air(), placed(day, right, "right")]


def _draw_post(post: str, right: float, pen: Pen, x: float, y: float) -> None:
    pen.text(x + right, y - SIZE / 2 - PITCH / 2, post, "fang", SIZE, align="right", colour=BLACK)


# ---- the record of issue ---------------------------------------------------------


def _issue(paper: Official) -> list[Strip]:
    """版记 (7.4), at the foot of the last page: 抄送, then who printed it and when."""
    if not (paper.copies_to or paper.printed_by):
        return []
    copies = _copies(paper.copies_to)
    rows = len(copies) + bool(paper.printed_by)
    return [Strip(rows * ISSUE, partial(_draw_issue, paper, copies), above=PITCH)]


def _copies(text: str) -> list[str]:
    if not text:
        return []
    room = ROOM - 5 * NO4  # one letter in at both sides, and 抄送： before
    return broken(f"{text.rstrip('。')}。", "fang", NO4, room)


def _draw_issue(paper: Official, copies: Sequence[str], pen: Pen, x: float, _: float) -> None:
    """The last line ends where the text of the page does (7.4.1), wherever the text stopped."""
    foot = PAGE.bottom + BELOW
    y = top = foot + (len(copies) + bool(paper.printed_by)) * ISSUE
    for at, line in enumerate(copies):
        if at == 0:
            pen.text(x + NO4, y - ISSUE / 2, "抄送：", "fang", NO4, colour=BLACK)
        pen.text(x + 4 * NO4, y - ISSUE / 2, line, "fang", NO4, colour=BLACK)
        y -= ISSUE
    if copies and paper.printed_by:
        pen.rules([(x, y, x + ROOM, y)], THIN, BLACK)
    if paper.printed_by:
        printed = f"{in_words(paper.printed_on)}印发"
        size = _beside(paper.printed_by + printed, NO4)
        pen.text(x + NO4, y - ISSUE / 2, paper.printed_by, "fang", size, colour=BLACK)
        right = x + ROOM - NO4
        pen.text(right, y - ISSUE / 2, printed, "fang", size, align="right", colour=BLACK)
    pen.rules([(x, edge, x + ROOM, edge) for edge in (top, foot)], THICK, BLACK)
