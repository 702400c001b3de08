"""How wide the columns of a table are, in points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from qianshou_desktop.formats.cells import Column
from qianshou_desktop.formats.paper.fonts import width
from qianshou_desktop.formats.paper.lines import name_parts, widest_unit

SHORT = (10, 8, 6, 4)  # letters: texts this short stay on one line, if the others can spare it
LEAST = 2  # letters of a head that stay on one line where it is narrow
SPARE = 0.8  # no column gives away more than a fifth for that


def fitted(
    columns: Sequence[Column], cells: Sequence[Sequence[str]], room: float, size: float, side: float
) -> list[float]:
    """Widths that add up to room: the columns' own shares, but none so narrow that it would cut
    a number, a date or a short text, as long as the others can spare the place.

    cells are the rows of shown texts; size is the font size; side the empty border left and
    right in a cell. All in points.
    """
    shares = [column.width for column in columns]
    plain = _shared(shares, [0.0] * len(shares), room)
    for head, short in product((SHORT[-1], LEAST), SHORT):
        needs = _needs(columns, cells, plain, size, side, (short, head))
        if sum(needs) > room:
            continue
        made = _shared(shares, needs, room)
        if short == SHORT[-1] or all(
            new >= old * SPARE for new, old in zip(made, plain, strict=True)
        ):
            return made
    return _squeezed(needs, room)


def _needs(
    columns: Sequence[Column],
    cells: Sequence[Sequence[str]],
    plain: Sequence[float],
    size: float,
    side: float,
    whole: tuple[int, int],
) -> list[float]:
    """The least width of every column in which texts and heads of so many letters stay whole; texts
    that fit what is left of its share where it spares some are not looked at."""
    made = []
    for at, column in enumerate(columns):
        need, share = _head_need(column.label, size, whole[1]), plain[at] * SPARE - 2 * side
        for text in {row[at] for row in cells}:
            if len(text) * size * 1.2 > share and width(text, "bold", size) > share:
                need = max(need, _whole(text, size, whole[0]))
        made.append(need + 0.5 + 2 * side)
    return made


def _whole(text: str, size: float, short: int) -> float:
    if len(text) <= short:
        return width(text, "bold", size)
    parts = name_parts(text)
    if parts and max(map(len, parts)) <= short:
        return max(width(part, "bold", size) for part in parts)
    return widest_unit(text, "bold", size)


def _head_need(label: str, size: float, whole: int) -> float:
    """A short heading stays on one line, a long one takes two of about the same length."""
    if len(label) <= whole:
        return width(label, "bold", size)
    half = label[: (len(label) + 1) // 2]
    return max(width(half, "bold", size), widest_unit(label, "bold", size))


def _shared(shares: list[float], needs: list[float], room: float) -> list[float]:
    """The room by shares, where no column gets less than it needs."""
    held: set[int] = set()
    while True:
        free = room - sum(needs[at] for at in held)
        whole = sum(share for at, share in enumerate(shares) if at not in held) or 1.0
        widths = [
            needs[at] if at in held else free * share / whole for at, share in enumerate(shares)
        ]
        short = {at for at, wide in enumerate(widths) if wide < needs[at] - 0.01}
        if not short:
            return widths
        held |= short


def _squeezed(needs: list[float], room: float) -> list[float]:
    """Too many columns for the paper: everyone gives in the same measure."""
    return [need * room / sum(needs) for need in needs]
