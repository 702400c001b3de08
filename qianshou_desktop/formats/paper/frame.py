"""Pages: strips of content, one below the other, put on A4 and broken where they may.

Margins follow GB/T 9704-2012 5.2 (天头 37, 订口 28 mm) drawn in a little, since a report has
tables; page numbers follow its 7.5: “— 1 —”, odd pages right, even pages left, one letter in.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from qianshou_desktop.formats.cells import Align
from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.archival import PROGRAM, archival
from qianshou_desktop.formats.paper.fonts import Face
from qianshou_desktop.formats.paper.ink import HAIR, MM, MUTED, RULE, Pen
from qianshou_desktop.formats.paper.lines import broken

Draw = Callable[[Pen, float, float], None]
"""Draws with the pen at (left, top) of the place it was given."""

SMALL = 8.5
NUMBER = 12.0  # GB/T 9704 asks for 14 pt beside 16 pt text; here the text is 12 pt and less


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece that is never cut. height and above (air, dropped at the top of a page) in points.

    glue keeps it on the page of the next strip. head is drawn again when a page begins with this
    strip, close when a page ends before it. bookmark is the title of a part;
    turns begins a page.
    """

    height: float
    draw: Draw
    above: float = 0.0
    glue: bool = False
    head: Strip | None = None
    close: Draw | None = None
    bookmark: str = ""
    turns: bool = False


def scaled(strip: Strip, scale: float) -> Strip:
    """The same strip drawn so much smaller. Places stay measured from one corner of the page, so
    that strips which look back to each other still find themselves."""
    return replace(
        strip,
        height=strip.height * scale,
        above=strip.above * scale,
        draw=partial(_draw_scaled, strip.draw, scale),
        head=scaled(strip.head, scale) if strip.head else None,
        close=partial(_draw_scaled, strip.close, scale) if strip.close else None,
    )


def _draw_scaled(draw: Draw, scale: float, pen: Pen, x: float, y: float) -> None:
    pen.canvas.saveState()
    pen.canvas.scale(scale, scale)
    draw(pen, x / scale, y / scale)
    pen.canvas.restoreState()


@dataclass(frozen=True, slots=True)
class Folio:
    """How the number of a page is written, one letter in from the edge: how far below the text, how
    large, in which face."""

    below: float = 9 * MM
    size: float = NUMBER
    face: Face = "serif"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper and margins in points."""

    width: float = 210 * MM
    height: float = 297 * MM
    left: float = 25 * MM
    right: float = 25 * MM
    top: float = 28 * MM
    bottom: float = 27 * MM
    folio: Folio = Folio()

    @property
    def room(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def depth(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


A4 = Sheet()
A4_LANDSCAPE = Sheet(width=297 * MM, height=210 * MM, left=22 * MM, right=22 * MM, top=25 * MM)


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file says of itself. header stands above every page but the first, footer below
    every page; made_at is an aware instant and makes the bytes. So many pages in front, such as
    cover and contents, are not counted and bear nothing."""

    title: str
    author: str
    subject: str
    made_at: datetime
    header: str = ""
    footer: str = ""
    numbered: bool = True
    front: int = 0


def document(strips: Iterable[Strip], meta: Meta, sheet: Sheet = A4) -> bytes:
    """The PDF file, as archives take it. The same strips and meta give the same bytes."""
    buffer = io.BytesIO()
    canvas = canvas_for(buffer, meta, (sheet.width, sheet.height))
    _Pages(canvas, meta, sheet).put_all(_groups(strips))
    return finished(canvas, buffer, meta)


def finished(canvas: Any, buffer: io.BytesIO, meta: Meta) -> bytes:
    """The file of a canvas as it is saved and sent: every paper passes here."""
    canvas.save()
    return archival(
        buffer.getvalue(),
        title=meta.title,
        author=meta.author,
        subject=meta.subject,
        made_at=meta.made_at,
    )


def places(strips: Iterable[Strip], sheet: Sheet = A4) -> tuple[list[int], int]:
    """On which page each bookmark comes to stand, in their order, and how many pages there are;
    nothing is drawn."""
    counted = _Count(None, Meta("", "", "", datetime.now(UTC)), sheet)
    counted.put_all(_groups(strips))
    return counted.found, counted.pages


def ends(strips: Iterable[Strip], sheet: Sheet = A4) -> list[tuple[int, float]]:
    """How many strips stand on each page and those before it, and the room left at its end."""
    counted = _Count(None, Meta("", "", "", datetime.now(UTC)), sheet)
    counted.put_all(_groups(strips))
    return counted.ends


def laid(strips: Iterable[Strip], room: float, depth: float) -> list[Draw]:
    """Each page of so many points, as one drawing that may be put anywhere and turned."""
    nowhere = Sheet(width=room, height=depth, left=0.0, right=0.0, top=0.0, bottom=0.0)
    kept = _Kept(None, Meta("", "", "", datetime.now(UTC)), nowhere)
    kept.put_all(_groups(strips))
    return [partial(_draw_laid, page, depth) for page in kept.laid_out[:-1]]


def _draw_laid(
    page: Sequence[tuple[Draw, float]], depth: float, pen: Pen, x: float, y: float
) -> None:
    for draw, up in page:
        draw(pen, x, y - depth + up)


def canvas_for(buffer: io.BytesIO, meta: Meta, size: tuple[float, float]) -> Any:
    """A canvas whose dates and identity come from meta, not from the clock."""
    # A font of ours to begin with: its own, Helvetica, is not embedded. (Its types want a number.)
    canvas: Any = Canvas(
        buffer,
        pagesize=size,
        pageCompression=1,
        invariant=1,
        lang="zh-CN",
        initialFontName=fonts.name("sans"),  # type: ignore[arg-type]
    )
    canvas.setTitle(meta.title)
    canvas.setAuthor(meta.author)
    canvas.setSubject(meta.subject)
    canvas.setCreator(PROGRAM)
    canvas.setProducer(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas._doc._timeStamp = _stamp(meta.made_at)
    return canvas


def _stamp(made_at: datetime) -> Any:
    minutes = int((made_at.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    sign = -1 if minutes < 0 else 1
    return SimpleNamespace(YMDhms=made_at.timetuple()[:6], dhh=hours * sign, dmm=rest)


def _groups(strips: Iterable[Strip]) -> Iterable[list[Strip]]:
    """Strips that share a page, as glue says."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.glue:
            yield group
            group = []
    if group:
        yield group


def tall(group: Sequence[Strip], at_top: bool) -> float:
    """The height of strips below one another; at the top of a page the first needs no air."""
    whole = sum(strip.above + strip.height for strip in group)
    return whole - group[0].above if at_top and group else whole


class _Pages:
    """Where on which page the next strip goes."""

    def __init__(self, canvas: Any, meta: Meta, sheet: Sheet) -> None:
        self.canvas, self.meta, self.sheet = canvas, meta, sheet
        self.pen = Pen(canvas)
        self.y = sheet.height - sheet.top
        self.fresh = True
        self.marks = 0

    def put_all(self, groups: Iterable[list[Strip]]) -> None:
        for group in groups:
            full = tall(group, False) > self.left() and self.fits(group)
            if not self.fresh and (full or group[0].turns):
                self.turn(group[0])
            for strip in group:
                self.put(strip)
        self.finish()

    def fits(self, group: list[Strip]) -> bool:
        """Whether a page of its own would hold the group; else it is broken where it stands."""
        head = group[0].head
        return tall(group, True) + (head.height if head else 0.0) <= self.sheet.depth

    def left(self) -> float:
        return self.y - self.sheet.bottom + 0.01

    def put(self, strip: Strip) -> None:
        """One strip; a group taller than a page is broken here, where it must."""
        if not self.fresh and strip.above + strip.height > self.left():
            self.turn(strip)
        if not self.fresh:
            self.y -= strip.above
        if strip.bookmark:
            self.mark(strip.bookmark)
        self.paint(strip.draw)
        self.y -= strip.height
        self.fresh = False

    def paint(self, draw: Draw) -> None:
        draw(self.pen, self.sheet.left, self.y)

    def mark(self, title: str) -> None:
        key = f"part-{self.marks}"
        self.marks += 1
        self.canvas.bookmarkHorizontalAbsolute(key, self.y + 6)
        self.canvas.addOutlineEntry(title, key, level=0)

    def turn(self, strip: Strip) -> None:
        """End the page before this strip, and begin the next with the head it asks for."""
        if strip.close:
            self.paint(strip.close)
        self.finish()
        self.y, self.fresh = self.sheet.height - self.sheet.top, True
        if strip.head:
            self.paint(strip.head.draw)
            self.y -= strip.head.height

    def finish(self) -> None:
        self._header()
        self._footer()
        self.canvas.showPage()

    def _header(self) -> None:
        number, sheet = self.number(), self.sheet
        bare = 0 if self.meta.front else 1
        if number <= bare or not self.meta.header:
            return
        y = sheet.height - sheet.top + 6 * MM
        self.pen.text(sheet.left, y + 8, self.meta.header, "sans", SMALL, colour=MUTED)
        self.pen.rules([(sheet.left, y, sheet.width - sheet.right, y)], HAIR, RULE)

    def number(self) -> int:
        """The number of the page at hand: the first that is counted is 1."""
        return int(self.canvas.getPageNumber()) - self.meta.front

    def _footer(self) -> None:
        number, sheet = self.number(), self.sheet
        if number < 1:
            return
        folio, odd = sheet.folio, number % 2 == 1
        y, one = sheet.bottom - folio.below, folio.size
        left, right = sheet.left, sheet.width - sheet.right
        ours: tuple[float, Align] = (right - one, "right") if odd else (left + one, "left")
        other: tuple[float, Align] = (left, "left") if odd else (right, "right")
        if self.meta.numbered:
            self.pen.text(ours[0], y, f"— {number} —", folio.face, folio.size, align=ours[1])
        note = broken(self.meta.footer, "sans", SMALL, sheet.room - 6 * one)[0]
        self.pen.text(other[0], y, note, "sans", SMALL, align=other[1], colour=MUTED)


class _Count(_Pages):
    """Where everything would stand, without a canvas."""

    def __init__(self, canvas: Any, meta: Meta, sheet: Sheet) -> None:
        super().__init__(canvas, meta, sheet)
        self.pages, self.found = 0, list[int]()
        self.laid, self.ends = 0, list[tuple[int, float]]()

    def put(self, strip: Strip) -> None:
        super().put(strip)
        self.laid += 1

    def paint(self, draw: Draw) -> None:
        """Nothing is drawn."""

    def mark(self, title: str) -> None:
        self.found.append(self.pages + 1)

    def finish(self) -> None:
        self.ends.append((self.laid, self.left()))
        self.pages += 1


class _Kept(_Count):
    """What stands on each page, and how far above its foot."""

    def __init__(self, canvas: Any, meta: Meta, sheet: Sheet) -> None:
        super().__init__(canvas, meta, sheet)
        self.laid_out: list[list[tuple[Draw, float]]] = [[]]

    def paint(self, draw: Draw) -> None:
        self.laid_out[-1].append((draw, self.y))

    def finish(self) -> None:
        super().finish()
        self.laid_out.append([])
