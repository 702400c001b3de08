"""The rows of a form's grid: labels on grey, values beside them. A row that is too tall is cut
between its lines; then what of it stands on a page bears its labels, in the middle of their cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from qianshou_desktop.formats.form import Band, Box, Long, Row, Words
from qianshou_desktop.formats.paper import form_lines as letters
from qianshou_desktop.formats.paper.form_lines import LABEL, LEAD, VALUE, Line
from qianshou_desktop.formats.paper.frame import Draw, Strip
from qianshou_desktop.formats.paper.ink import FIRM, INK, SHADE, Pen, Segment
from qianshou_desktop.formats.paper.tables import PAD

NAME = 68.0  # the width of a label's cell: six letters on a line
SIDE = 5.0
LOW = 22.0  # the least height of a row
SLICE = 190.0  # a row taller than this may be cut, unless it is empty
THIN = 0.45
TICKS = 2  # so many lines of boxes to tick; longer lists stand as text
BLANK_TICKS = 7  # the same on a blank form
BESIDE = 3  # lines of a value that others stand beside; a longer one has the whole width
GO_ON = "（续）"


@dataclass(frozen=True, slots=True)
class Tall:
    """How high the cells are: a row at least, and a line of a text. A blank is written in by hand:
    nothing of it is cut, and longer lists have their boxes to tick."""

    row: float
    line: float
    ticks: int = TICKS
    blank: bool = False


PRINTED = Tall(LOW, LEAD)
BLANK = Tall(28.0, 21.0, BLANK_TICKS, blank=True)
NEAR = Tall(20.0, 17.0, BLANK_TICKS, blank=True)  # of a blank that must be one leaf


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell: its place and its lines."""

    left: float
    width: float
    lines: tuple[Line, ...]
    name: str = ""  # of a label's cell: the label

    @property
    def inner(self) -> float:
        return self.width - 2 * SIDE


def row(part: Row, room: float, tall: Tall) -> list[Strip]:
    """Boxes side by side, by their shares; what would be a chimney there, in rows of its own."""
    whole = sum(box.share for box in part.boxes)
    rooms = [room * box.share / whole - NAME - 2 * SIDE for box in part.boxes]
    fits = [len(_value(box, each, tall)) <= BESIDE
            for box, each in zip(part.boxes, rooms, strict=True)]  # fmt: skip
    if len(fits) > 1 and not all(fits):
        low = tuple(box for box, fit in zip(part.boxes, fits, strict=True) if fit)
        own = [Row((box,)) for box, fit in zip(part.boxes, fits, strict=True) if not fit]
        return [strip for each in (*([Row(low)] if low else []), *own)
                for strip in row(each, room, tall)]  # fmt: skip
    slots: list[Slot] = []
    x = 0.0
    for box in part.boxes:
        wide = room * box.share / whole
        slots += _box(box, x, wide, tall)
        x += wide
    return _strips(slots, tall.row, tall.blank, centred=True)


def _box(box: Box, x: float, wide: float, tall: Tall) -> list[Slot]:
    inner = wide - NAME - 2 * SIDE
    return [_name(box.label, x), Slot(x + NAME, wide - NAME, tuple(_value(box, inner, tall)))]


def _name(text: str, x: float) -> Slot:
    return Slot(x, NAME, tuple(letters.label(text, NAME - 2 * SIDE)), text)


def _value(box: Box, room: float, tall: Tall) -> list[Line]:
    """Boxes to tick for a short list, text for a long one; nothing of a long one on a blank."""
    lines = letters.ticked(box.options, box.chosen, room) if box.options else []
    if lines and len(lines) <= tall.ticks:
        return lines
    return letters.short(box.text, room)


def long(part: Long, room: float, tall: Tall) -> list[Strip]:
    """A text of any length at the right of its label."""
    inner = room - NAME - 2 * SIDE
    lines = letters.running(part.text, inner)
    foot = letters.at_right(part.foot, inner) if part.foot else []
    least = round(part.lines * tall.line / LEAD)
    space = [Line()] * max(least - len(lines) - len(foot), 1 if foot and lines else 0)
    slots = [_name(part.label, 0.0), Slot(NAME, room - NAME, (*lines, *space, *foot))]
    return _strips(slots, LOW, tall.blank, centred=not foot and len(lines) == 1 and least < 3)


def words(part: Words, room: float) -> list[Strip]:
    """Running text across the whole grid."""
    lines = [line for each in part.paragraphs for line in letters.running(each, room - 2 * SIDE)]
    return _strips([Slot(0.0, room, tuple(lines))], LOW, False, centred=False)


def band(part: Band, room: float) -> list[Strip]:
    """A heading across the grid, kept with what follows it."""
    return [Strip(LOW, partial(_draw_band, part.text, room), glue=True)]


def _draw_band(text: str, room: float, pen: Pen, x: float, y: float) -> None:
    shade(pen, x, y - LOW, room, LOW)
    pen.text(x + room / 2, y - LOW / 2, text, "bold", LABEL + 0.5, align="center")
    pen.rules([(x, y, x + room, y), (x, y - LOW, x + room, y - LOW)], THIN, INK)


def under(strip: Strip, text: str, room: float) -> Strip:
    """A strip of what stands under a heading: a page that begins with it says the heading again,
    above what the strip itself says again."""
    own = strip.head
    height = LOW + (own.height if own else 0.0)
    return replace(strip, head=Strip(height, partial(_draw_again, f"{text}{GO_ON}", own, room)))


def _draw_again(text: str, own: Strip | None, room: float, pen: Pen, x: float, y: float) -> None:
    _draw_band(text, room, pen, x, y)
    if own:
        own.draw(pen, x, y - LOW)


def shade(pen: Pen, x: float, y: float, width: float, height: float) -> None:
    """Grey ground that leaves the rules around it whole."""
    half = FIRM / 2
    pen.fill(x + half, y + half, width - half, height - FIRM, SHADE)


# ---- whole rows, and rows in slices ------------------------------------------------------------------


def _strips(slots: Sequence[Slot], least: float, blank: bool, *, centred: bool) -> list[Strip]:
    count = max(len(slot.lines) for slot in slots)
    height = max(count * LEAD + 2 * PAD, least)
    if height <= SLICE or blank:
        return [Strip(height, partial(_draw_row, slots, height, centred))]
    return _slices(slots, count)


def _draw_row(
    slots: Sequence[Slot], height: float, centred: bool, pen: Pen, x: float, y: float
) -> None:
    for slot in slots:
        if slot.name:
            shade(pen, x + slot.left, y - height, slot.width, height)
        free = height - len(slot.lines) * LEAD
        top = y - (free / 2 if centred or slot.name else PAD)
        _draw_lines(slot, slot.lines, x, top, pen)
    _rules(slots, height, pen, x, y)


def _draw_lines(slot: Slot, lines: Sequence[Line], x: float, top: float, pen: Pen) -> None:
    if slot.name:
        letters.draw(lines, x + slot.left + SIDE, top, pen, "sans", LABEL)
    else:
        letters.draw(lines, x + slot.left + SIDE, top, pen, "serif", VALUE)


def _rules(slots: Sequence[Slot], height: float, pen: Pen, x: float, y: float) -> None:
    edges: list[Segment] = [
        (x + slot.left, y, x + slot.left, y - height) for slot in slots if slot.left
    ]
    room = slots[-1].left + slots[-1].width
    ends: list[Segment] = [(x, at, x + room, at) for at in (y, y - height)]
    pen.rules([*edges, *ends], THIN, INK)


class _Run:
    """The part of a cut row that stands on one page: where it began is known when it ends, and only
    then are its labels set in their middle."""

    def __init__(self, slots: Sequence[Slot]) -> None:
        self.slots, self.top, self.again = slots, 0.0, False

    def begin(self, pen: Pen, x: float, y: float) -> None:
        self.top, self.again = y, False

    def go_on(self, pen: Pen, x: float, y: float) -> None:
        self.top, self.again = y, True

    def end(self, pen: Pen, x: float, y: float) -> None:
        height = self.top - y
        names = [self._named(slot, height) for slot in self.slots]
        for slot in names:
            if slot.name:
                shade(pen, x + slot.left, y, slot.width, height)
                free = height - len(slot.lines) * LEAD
                _draw_lines(slot, slot.lines, x, self.top - free / 2, pen)
        _rules(self.slots, height, pen, x, self.top)

    def _named(self, slot: Slot, height: float) -> Slot:
        """The label's lines with (续) on a later page, where it is high enough for them."""
        again = (*slot.lines, *letters.label(GO_ON, slot.inner))
        fits = slot.name and self.again and len(again) * LEAD <= height
        return replace(slot, lines=again) if fits else slot


def _slices(slots: Sequence[Slot], count: int) -> list[Strip]:
    """A tall row, a strip a line; two lines at least stay together at each end."""
    run = _Run(slots)
    texts = [slot for slot in slots if not slot.name]
    head = Strip(PAD, run.go_on)
    return [
        Strip(
            LEAD + PAD * (at == 0) + PAD * (at == count - 1),
            partial(_draw_slice, run, texts, at, count),
            glue=at in (0, count - 2),
            head=head if at else None,
            close=partial(_close, run) if at else None,
        )
        for at in range(count)
    ]


def _draw_slice(
    run: _Run, texts: Sequence[Slot], at: int, count: int, pen: Pen, x: float, y: float
) -> None:
    if at == 0:
        run.begin(pen, x, y)
        y -= PAD
    for slot in texts:
        _draw_lines(slot, slot.lines[at : at + 1], x, y, pen)
    if at == count - 1:
        run.end(pen, x, y - LEAD - PAD)


def _close(run: _Run, pen: Pen, x: float, y: float) -> None:
    run.end(pen, x, y - PAD)


# ---- the frame of the grid ---------------------------------------------------------------------------


def gridded(strips: Sequence[Strip], room: float) -> list[Strip]:
    """The same strips within the firm rules of the grid, which is closed where a page ends and
    opened on the next."""
    return [_top(room), *(_sided(strip, room) for strip in strips), _line(room)]


def _top(room: float) -> Strip:
    return replace(_line(room), glue=True)


def _line(room: float) -> Strip:
    return Strip(0.0, partial(_draw_line, room))


def _draw_line(room: float, pen: Pen, x: float, y: float) -> None:
    pen.rules([(x, y, x + room, y)], FIRM, INK)


def _sided(strip: Strip, room: float) -> Strip:
    """A strip with the firm rules at its sides; its air lies within them."""
    height, above = strip.height, strip.above
    draw = partial(_draw_sided, strip.draw, above, height + above, room)
    head = strip.head
    return replace(
        strip,
        height=height + above,
        above=0.0,
        draw=draw,
        head=Strip(head.height if head else 0.0, partial(_draw_head, head, room)),
        close=partial(_draw_close, strip.close, room),
    )


def _draw_sided(
    draw: Draw, above: float, height: float, room: float, pen: Pen, x: float, y: float
) -> None:
    draw(pen, x, y - above)
    _sides(height, room, pen, x, y)


def _sides(height: float, room: float, pen: Pen, x: float, y: float) -> None:
    pen.rules([(x + edge, y, x + edge, y - height) for edge in (0.0, room)], FIRM, INK)


def _draw_head(head: Strip | None, room: float, pen: Pen, x: float, y: float) -> None:
    if head:
        head.draw(pen, x, y)
        _sides(head.height, room, pen, x, y)
    _draw_line(room, pen, x, y)


def _draw_close(
    close: Callable[[Pen, float, float], None] | None, room: float, pen: Pen, x: float, y: float
) -> None:
    if close:
        close(pen, x, y)
        _sides(PAD, room, pen, x, y)
        y -= PAD
    _draw_line(room, pen, x, y)
