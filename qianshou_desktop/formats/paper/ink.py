"""Palette, sizes and the pen: text and rules on a page. All lengths in points, y upwards."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader

from qianshou_desktop.formats.cells import Align
from qianshou_desktop.formats.paper import fonts
from qianshou_desktop.formats.paper.fonts import Face

MM = 72 / 25.4

INK = HexColor("#1F2933")
DANGER = HexColor("#B3382C")
MUTED = HexColor("#5B6770")
RULE = HexColor("#A9B4BC")  # darker than the screen's lines: an office printer must show it
SHADE = HexColor("#EEF2F4")
ACCENT = HexColor("#1F6F78")
WHITE = HexColor("#FFFFFF")
BLACK = HexColor("#000000")  # of official documents (GB/T 9704 5.2.4)

HAIR = 0.4  # width of inner rules
FIRM = 0.9  # width of the rules that close a table

BASELINE = 0.36  # of the size: from the middle of a line of Chinese down to its baseline
SHIFT = {"left": 0.0, "center": 0.5, "right": 1.0}

Segment = tuple[float, float, float, float]


class Pen:
    """Draws on one reportlab canvas with the fallback chain of fonts."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas

    def text(
        self,
        x: float,
        middle: float,
        text: str,
        face: Face = "sans",
        size: float = 9.5,
        *,
        align: Align = "left",
        colour: Color = INK,
        space: float = 0.0,
        stroke: float = 0.0,
    ) -> None:
        """One line whose letters are centred on the height `middle`.

        x is the left, middle or right end, as align says; space is added after every letter;
        stroke thickens the letters by so many points (the Song title has no bold of its own).
        """
        line = self.canvas.beginText()
        line.setFillColor(colour)
        if space:
            line.setCharSpace(space)
        if stroke:
            self.canvas.setStrokeColor(colour)
            self.canvas.setLineWidth(stroke)
            line.setTextRenderMode(2)
        self._put(line, x, middle, text, face, size, align)
        if stroke:
            line.setTextRenderMode(0)
        if space:
            line.setCharSpace(0)
        self.canvas.drawText(line)

    def texts(
        self,
        words: Iterable[tuple[float, float, str, Align]],
        face: Face,
        size: float,
        colour: Color = INK,
    ) -> None:
        """Many short lines of one kind, (x, middle, text, align) each: quick, for tables."""
        line = self.canvas.beginText()
        line.setFillColor(colour)
        for x, middle, text, align in words:
            self._put(line, x, middle, text, face, size, align)
        self.canvas.drawText(line)

    def _put(
        self, line: Any, x: float, middle: float, text: str, face: Face, size: float, align: Align
    ) -> None:
        if align != "left":
            x -= fonts.width(text, face, size) * SHIFT[align]
        line.setTextOrigin(x, middle - size * BASELINE)
        for font, piece in fonts.runs(text, face):
            if (font, size) != (line._fontname, line._fontsize):
                line.setFont(font, size)
            line.textOut(piece)

    def rules(self, segments: list[Segment], width: float = HAIR, colour: Color = RULE) -> None:
        """Straight lines (x1, y1, x2, y2)."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(width)
        self.canvas.lines(segments)

    def fill(self, x: float, y: float, width: float, height: float, colour: Color = SHADE) -> None:
        """A filled rectangle without an edge; (x, y) is its lower left corner."""
        self.canvas.setFillColor(colour)
        self.canvas.rect(x, y, width, height, stroke=0, fill=1)

    def picture(self, jpeg: bytes, x: float, y: float, width: float, height: float) -> None:
        """A JPEG as it is, not packed anew; (x, y) is its lower left corner."""
        self.canvas.drawImage(ImageReader(io.BytesIO(jpeg)), x, y, width, height)

    def frame(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        dash: tuple[float, ...] = (),
        radius: float = 0.0,
        colour: Color = RULE,
        line: float = HAIR,
    ) -> None:
        """An empty rectangle, dashed and with round corners if asked."""
        self.canvas.saveState()
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(line)
        self.canvas.setDash(list(dash))
        self.canvas.roundRect(x, y, width, height, radius, stroke=1, fill=0)
        self.canvas.restoreState()
