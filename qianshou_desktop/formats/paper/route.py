"""The route list of a round (走访路线单): who is to be visited, village by village, with boxes and
blanks to fill in by hand at the door. One A4 sheet after the other, landscape."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.fonts import Face
from qianshou_desktop.formats.paper.frame import Meta, Sheet, Strip, document
from qianshou_desktop.formats.paper.ink import FIRM, HAIR, INK, MM, MUTED, RULE, SHADE, Pen, Segment
from qianshou_desktop.formats.paper.lines import broken

PAGE = Sheet(
    width=297 * MM, height=210 * MM, left=14 * MM, right=14 * MM, top=16 * MM, bottom=18 * MM
)
HEADS = ("序", "对象", "住址和电话", "上次走访", "见到", "日期和分钟", "服务项目", "异常项", "情况")
SHARES = (0.5, 2.8, 2.6, 2.8, 0.9, 1.6, 1.3, 2.7, 3.4)
TITLE = 18.0
SIZE, SMALL, LEAD = 9.5, 8.5, 12.5
SIDE, PAD = 4.0, 5.0
LEAST = 46.0  # the height of a row: two lines of handwriting
BOX = 9.0
EMPTY = "没有该走访的人"


@dataclass(frozen=True, slots=True)
class Stop:
    """A person on the round: name, what to know of them, why somebody comes, where, what was found
    the time before."""

    name: str
    about: str
    due: str
    place: str
    phone: str
    last: str


@dataclass(frozen=True, slots=True)
class Leg:
    """A village and those in it."""

    village: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """The list. made_at is an aware instant: the same list gives the same file."""

    title: str
    subtitle: str
    legs: tuple[Leg, ...]
    checklist: tuple[str, ...]  # what may be found amiss, numbered as the grid takes it
    note: str
    footer: str
    made_at: datetime


Text = tuple[str, Face, float, bool]  # a line of a cell: words, face, size, whether muted


def texts(route: Route) -> Iterator[str]:
    """Every string of the list, for the check of letters that no font has."""
    yield from (route.title, route.subtitle, route.note, route.footer, *route.checklist)
    for leg in route.legs:
        yield leg.village
        for stop in leg.stops:
            yield from (stop.name, stop.about, stop.due, stop.place, stop.phone, stop.last)


def pdf(route: Route) -> bytes:
    """The bytes of the PDF."""
    meta = Meta(
        title=route.title, author=route.footer, subject=route.subtitle, made_at=route.made_at,
        header=f"{route.title}　{route.subtitle}", footer=route.footer,
    )  # fmt: skip
    return document(_strips(route), meta, PAGE)


def _strips(route: Route) -> Iterator[Strip]:
    yield Strip(30.0 + (0.0 if _beside(route) else 16.0), partial(_title, route), glue=True)
    yield Strip(20.0, partial(_signed, route), glue=True)
    head = Strip(20.0, _head)
    yield Strip(20.0, _head, above=4.0, glue=True)
    at = 0
    for leg in route.legs:
        if leg.village:
            yield Strip(19.0, partial(_village, leg), glue=True, head=head)
        for stop in leg.stops:
            at += 1
            cells = _cells(stop)
            height = max(LEAST, max(len(lines) for lines in cells) * LEAD + 2 * PAD)
            draw = partial(_stop, at, cells, route.checklist, height)
            yield Strip(height, draw, head=head, close=_close)
    if not route.legs:
        yield Strip(LEAST, _nobody, head=head)
    yield Strip(18.0, partial(_note, route.note), above=4.0)


def _edges() -> list[float]:
    edges = [0.0]
    for share in SHARES:
        edges.append(edges[-1] + PAGE.room * share / sum(SHARES))
    return edges


EDGES = tuple(_edges())


def _beside(route: Route) -> bool:
    """Whether the line that says when and how many has room beside the title."""
    title = fonts.width(route.title, "serif", TITLE)
    return title + fonts.width(route.subtitle, "sans", 10.0) + 2 * TITLE <= PAGE.room


def _title(route: Route, pen: Pen, x: float, y: float) -> None:
    size = fonts.fitting(route.title, "serif", TITLE, PAGE.room)
    pen.text(x, y - 12, route.title, "serif", size, stroke=0.4)
    below = 14 if _beside(route) else 30
    pen.text(x + PAGE.room, y - below, route.subtitle, "sans", 10.0, align="right", colour=MUTED)


def _signed(route: Route, pen: Pen, x: float, y: float) -> None:
    """Who went, when, how far: to be written."""
    left = x
    for words, wide in (
        ("走访人", 120.0),
        ("同访人", 120.0),
        ("日期", 110.0),
        ("里程（公里）", 60.0),
    ):
        pen.text(left, y - 9, words, "sans", SIZE)
        start = left + fonts.width(words, "sans", SIZE) + 4
        pen.rules([(start, y - 15, start + wide, y - 15)], HAIR, MUTED)
        left = start + wide + 18


def _head(pen: Pen, x: float, y: float) -> None:
    pen.fill(x, y - 20, PAGE.room, 20, SHADE)
    for at, words in enumerate(HEADS):
        middle = x + (EDGES[at] + EDGES[at + 1]) / 2
        pen.text(middle, y - 10, words, "bold", SIZE, align="center")
    _rules(20.0, pen, x, y)
    pen.rules([(x, y, x + PAGE.room, y)], FIRM, INK)


def _village(leg: Leg, pen: Pen, x: float, y: float) -> None:
    pen.text(x + SIDE, y - 9.5, leg.village, "bold", 10.0)
    wide = fonts.width(leg.village, "bold", 10.0)
    pen.text(x + SIDE + wide + 8, y - 9.5, f"{len(leg.stops)} 人", "sans", SMALL, colour=MUTED)
    ends: list[Segment] = [(x + edge, y, x + edge, y - 19) for edge in (0.0, PAGE.room)]
    pen.rules([*ends, (x, y - 19, x + PAGE.room, y - 19)], HAIR, RULE)


def _cells(stop: Stop) -> tuple[list[Text], list[Text], list[Text]]:
    """The printed cells: who, where, and what was found; the others are blank."""
    who = [*_lines(stop.name, 1, "bold"), *_lines(stop.about, 1, muted=True), *_lines(stop.due, 1)]
    return who, [*_lines(stop.place, 2), *_lines(stop.phone, 2)], _lines(stop.last, 3)


def _lines(text: str, column: int, face: Face = "sans", *, muted: bool = False) -> list[Text]:
    size = SIZE if face == "bold" else SMALL
    room = EDGES[column + 1] - EDGES[column] - 2 * SIDE
    words = fonts.clean(text)
    return [(line, face, size, muted) for line in broken(words, face, size, room)] if text else []


def _stop(
    number: int, cells: Sequence[list[Text]], checklist: Sequence[str], height: float,
    pen: Pen, x: float, y: float,
) -> None:  # fmt: skip
    middle = x + EDGES[1] / 2
    pen.text(middle, y - height / 2, str(number), "sans", SIZE, align="center", colour=MUTED)
    for column, lines in enumerate(cells, 1):
        top = y - (height - len(lines) * LEAD) / 2
        for at, (words, face, size, muted) in enumerate(lines):
            where = top - (at + 0.5) * LEAD
            ink = MUTED if muted else INK
            pen.text(x + EDGES[column] + SIDE, where, words, face, size, colour=ink)
    _boxes(height, pen, x, y)
    _blanks(height, pen, x, y)
    _amiss(checklist, height, pen, x, y)
    _rules(height, pen, x, y)


def _amiss(checklist: Sequence[str], height: float, pen: Pen, x: float, y: float) -> None:
    """What may be found amiss, three to a line, each with the digit by which it is entered."""
    lines = [checklist[at : at + 3] for at in range(0, len(checklist), 3)]
    wide = (EDGES[8] - EDGES[7] - SIDE) / 3
    for down, line in enumerate(lines):
        middle = y - height / 2 + ((len(lines) - 1) / 2 - down) * LEAD
        for across, words in enumerate(line):
            left = x + EDGES[7] + SIDE + across * wide
            pen.text(left, middle, f"{down * 3 + across + 1}{words}", "sans", SMALL, colour=MUTED)


def _boxes(height: float, pen: Pen, x: float, y: float) -> None:
    """Seen or not: two boxes, drawn, since the fonts have none."""
    left = x + EDGES[4] + SIDE + 2
    for at, words in enumerate(("是", "否")):
        middle = y - height / 2 + (8 if at == 0 else -8)
        pen.frame(left, middle - BOX / 2, BOX, BOX, colour=INK, line=0.8)
        pen.text(left + BOX + 5, middle, words, "sans", SMALL)


def _blanks(height: float, pen: Pen, x: float, y: float) -> None:
    """Month, day and minutes to be written."""
    left, right = x + EDGES[5] + SIDE, x + EDGES[6] - SIDE
    upper, lower = y - height / 2 + 9, y - height / 2 - 9
    pen.text(left + 16, upper, "月", "sans", SMALL, colour=MUTED)
    pen.text(right, upper, "日", "sans", SMALL, align="right", colour=MUTED)
    pen.text(right, lower, "分钟", "sans", SMALL, align="right", colour=MUTED)


def _rules(height: float, pen: Pen, x: float, y: float) -> None:
    lines: list[Segment] = [(x + edge, y, x + edge, y - height) for edge in EDGES]
    pen.rules([*lines, (x, y - height, x + PAGE.room, y - height)], HAIR, RULE)


def _close(pen: Pen, x: float, y: float) -> None:
    pen.rules([(x, y, x + PAGE.room, y)], FIRM, INK)


def _nobody(pen: Pen, x: float, y: float) -> None:
    middle = x + PAGE.room / 2
    pen.text(middle, y - LEAST / 2, EMPTY, "sans", SIZE, align="center", colour=MUTED)
    pen.frame(x, y - LEAST, PAGE.room, LEAST)


def _note(words: str, pen: Pen, x: float, y: float) -> None:
    pen.text(x, y - 8, words, "sans", SMALL, colour=MUTED)
