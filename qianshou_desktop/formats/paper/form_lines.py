"""What stands in a cell of a form: lines of letters, and boxes to tick, which are drawn as shapes
(the fonts have no ☑)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.fonts import Face
from qianshou_desktop.formats.paper.ink import INK, Pen
from qianshou_desktop.formats.paper.lines import broken, even, named, spread

LABEL, VALUE = 9.5, 10.0
LEAD = 14.5
SQUARE = 7.2  # of a box to tick
NEAR, APART = 2.6, 8.0  # from the box to its words, from there to the next box


@dataclass(frozen=True, slots=True)
class Piece:
    """Some letters at a place in a line; `tick` says whether the box before them is ticked, None
    that there is no box."""

    x: float
    text: str
    tick: bool | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line; `space` is added after every letter."""

    pieces: tuple[Piece, ...] = ()
    space: float = 0.0


def label(text: str, room: float) -> list[Line]:
    """A label, in lines of about one length, each in the middle."""
    found = even(text, "sans", LABEL, room)
    return [_placed(line, (room - fonts.width(line, "sans", LABEL)) / 2) for line in found]


def short(text: str, room: float) -> list[Line]:
    """A value as it is; a long name is broken after its dots."""
    if not text:
        return []
    found = named(text, "serif", VALUE, room) or broken(text, "serif", VALUE, room)
    return [_placed(line) for line in found]


def running(text: str, room: float) -> list[Line]:
    """A text of any length: more than a line of it is set in paragraphs, both margins flush."""
    text = fonts.clean(text.strip())
    if not text:
        return []
    if "\n" not in text and fonts.width(text, "serif", VALUE) <= room:
        return [_placed(text)]
    return [line for each in text.split("\n") for line in _paragraph(each.strip(), room)]


def _paragraph(text: str, room: float) -> list[Line]:
    indent = 2 * VALUE
    found = broken(text, "serif", VALUE, room, indent)
    made = []
    for at, line in enumerate(found):
        left = 0.0 if at else indent
        full = at < len(found) - 1
        space = spread(line, "serif", VALUE, room - left) if full else 0.0
        made.append(Line((Piece(left, line),), space))
    return made


def at_right(text: str, room: float) -> list[Line]:
    """Lines that end at the right margin."""
    found = broken(text, "serif", VALUE, room)
    return [_placed(line, room - fonts.width(line, "serif", VALUE)) for line in found]


def ticked(options: Sequence[str], chosen: Collection[str], room: float) -> list[Line]:
    """Boxes with their words, as many on a line as there is room for."""
    lines: list[list[Piece]] = [[]]
    x = 0.0
    for option in options:
        wide = SQUARE + NEAR + fonts.width(option, "serif", VALUE)
        if x and x + wide > room:
            lines.append([])
            x = 0.0
        first, *rest = broken(option, "serif", VALUE, room - SQUARE - NEAR)
        lines[-1].append(Piece(x, first, option in chosen))
        lines += [[Piece(SQUARE + NEAR, line)] for line in rest]
        x = room if rest else x + wide + APART
    return [Line(tuple(line)) for line in lines]


def draw(
    lines: Sequence[Line], x: float, top: float, pen: Pen, face: Face = "serif", size: float = VALUE
) -> None:
    """Lines below one another, from the height `top` on."""
    for at, line in enumerate(lines):
        middle = top - (at + 0.5) * LEAD
        for piece in line.pieces:
            left = x + piece.x
            if piece.tick is not None:
                _square(left, middle, piece.tick, pen)
                left += SQUARE + NEAR
            if piece.text:
                pen.text(left, middle, piece.text, face, size, space=line.space)


def _square(x: float, middle: float, ticked: bool, pen: Pen) -> None:
    low = middle - SQUARE / 2
    pen.frame(x, low, SQUARE, SQUARE, colour=INK, line=0.6)
    if ticked:
        turn = (x + SQUARE * 0.42, low + SQUARE * 0.2)
        end = (x + SQUARE * 0.88, low + SQUARE * 0.86)
        pen.rules([(x + SQUARE * 0.16, middle, *turn), (*turn, *end)], 1.1, INK)


def _placed(text: str, x: float = 0.0) -> Line:
    return Line((Piece(x, text),))
