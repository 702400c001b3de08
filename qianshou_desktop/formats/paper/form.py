"""A printed form: title, the line over the grid, the grid, the cells to sign in, small notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from qianshou_desktop.formats.form import (
    ORDER,
    Band,
    Box,
    Figure,
    FormPaper,
    Long,
    Part,
    Photos,
    Row,
    Rows,
    texts,
)
from qianshou_desktop.formats.paper import blocks, fonts, form_parts, form_rows
from qianshou_desktop.formats.paper.form_rows import BLANK, NEAR, PRINTED, Tall
from qianshou_desktop.formats.paper.frame import Meta, Sheet, Strip, document, places, scaled
from qianshou_desktop.formats.paper.ink import MM, MUTED, Pen
from qianshou_desktop.formats.paper.lines import broken

# The binding takes 25 mm at either side, so that both sides of a leaf may be printed on.
FORM = Sheet(top=19 * MM, bottom=19 * MM)
SCALES = (0.96, 0.92, 0.88)  # of forms that save a page by it: 10 pt letters stay above 8.5
SHORT = 6  # pages: a longer form keeps its size, since nobody misses a leaf less of it
EASES = (0.85, 0.7, 0.55)  # of the empty room of a blank, where the smallest scale does not do
# Of one that is to be one leaf, whose cells are low and whose rows are of one line: what its texts
# keep of their empty lines, and the scale.
SMALLEST = 0.84
LOWER = ((0.7, 0.88), (0.5, 0.88), (0.3, 0.88), (0.3, SMALLEST))
ROWS_KEPT, LEAST_KEPT = 0.6, 3  # and its tables of their rows
LEAST_LINES, LEAST_ROWS = 2, 4  # that a blank keeps for a hand
NOTHING = "无"
HEAD = 10.0
NOTE = 8.5


def pdf(form: FormPaper) -> bytes:
    """The bytes of the PDF; the same form gives the same bytes."""
    meta = Meta(
        title=form.title,
        author=form.author,
        subject=form.header or form.title,
        made_at=form.made_at,
        header=form.header,
        footer=form.footer,
    )
    return document(strips(form), meta, FORM)


def strips(form: FormPaper) -> list[Strip]:
    """The whole form from title to notes, a little smaller where that saves a page, which else
    might bear but the signatures; a blank then gives of its empty room, too."""
    plain = _laid(form, FORM.room)
    pages = places(plain, FORM)[1]
    counted = [(made, places(made, FORM)[1]) for made in _tighter(form, pages)]
    enough = 1 if form.one_page and any(count == 1 for _, count in counted) else pages - 1
    return next((made for made, count in counted if count <= enough), plain)


def _tighter(form: FormPaper, pages: int) -> Iterator[list[Strip]]:
    """The same form closer and closer; one that fills a page or less is left in peace. Where that
    does not do, a filled one says 无 in one row for each table in which nothing stands."""
    if 1 < pages <= SHORT:
        for scale in SCALES:
            yield _smaller(form, scale)
        if not form.blank:
            closed = replace(form, parts=tuple(map(_closed, form.parts)))
            yield from (_smaller(closed, scale) for scale in (1.0, *SCALES))
            yield from (_smaller(closed, SMALLEST) for _ in range(form.one_page))
        for ease in EASES if form.blank else ():
            yield _smaller(replace(form, parts=tuple(_eased(p, ease) for p in form.parts)), scale)
    if form.blank and form.one_page and pages > 1:
        for ease, scale in LOWER:
            parts = tuple(_lowered(p, ease) for p in form.parts)
            yield _smaller(replace(form, parts=parts), scale, low=True)


def _smaller(form: FormPaper, scale: float, *, low: bool = False) -> list[Strip]:
    return [scaled(strip, scale) for strip in _laid(form, FORM.room / scale, low=low)]


def _closed(part: Part) -> Part:
    """A table in which nothing stands, and nobody is to write, as a row of its own."""
    if not isinstance(part, Rows) or part.by_hand or not part.table.title:
        return part
    numbers = part.table.columns[0].label == ORDER
    if any(any(row[numbers:]) for row in part.table.rows):
        return part
    return Row((Box(part.table.title, NOTHING),))


def _lowered(part: Part, ease: float) -> Part:
    """The same of a blank that is to be one leaf."""
    if isinstance(part, Long):
        return replace(part, lines=max(1, round(part.lines * ease)))
    if isinstance(part, Rows) and not part.by_hand:
        rows = part.table.rows
        kept = rows[: max(LEAST_KEPT, round(len(rows) * ROWS_KEPT))]
        return replace(part, table=replace(part.table, rows=kept), lines=1)
    return part


def _eased(part: Part, ease: float) -> Part:
    """A part of a blank with less of its empty lines or rows."""
    if isinstance(part, Long):
        return replace(part, lines=min(part.lines, max(LEAST_LINES, round(part.lines * ease))))
    if isinstance(part, Rows) and not part.by_hand:  # as many as come write in those
        rows = part.table.rows
        kept = rows[: max(LEAST_ROWS, round(len(rows) * ease))]
        return replace(part, table=replace(part.table, rows=kept))
    return part


def _laid(form: FormPaper, room: float, *, low: bool = False) -> list[Strip]:
    made = [*_marks(form.marks, room), *blocks.title(form.title, form.subtitle, room)]
    made += _heads(form.heads, room)
    body = _body(form, room, NEAR if low else BLANK if form.blank else PRINTED)
    signed = form_parts.signs(form.signs, room)
    if body and signed:
        body[-1] = blocks.glued(body[-1])  # nobody signs on a page without text
    made += form_rows.gridded([*body, *signed], room)
    notes = _notes((*form.notes, *_lacking(form)), room)
    if notes:  # nor do they stand on one alone
        made[-2:] = map(blocks.glued, made[-2:])
    return [*made, *notes]


def _body(form: FormPaper, room: float, tall: Tall) -> list[Strip]:
    """The parts, each of which knows the heading that it stands under."""
    made: list[Strip] = []
    heading, left = "", 0
    for part in form.parts:
        strips = _part(part, room, tall)
        if isinstance(part, Band):
            heading, left = part.text, part.holds
        elif left:
            strips, left = [form_rows.under(strip, heading, room) for strip in strips], left - 1
        made += strips
    return made


def _part(part: Part, room: float, tall: Tall) -> list[Strip]:
    if isinstance(part, Row):
        return form_rows.row(part, room, tall)
    if isinstance(part, Long):
        return form_rows.long(part, room, tall)
    if isinstance(part, Rows):
        return form_parts.table(part, room, tall)
    if isinstance(part, Band):
        return form_rows.band(part, room)
    if isinstance(part, Figure):
        return form_parts.figure(part, room)
    if isinstance(part, Photos):
        return form_parts.photos(part, room)
    return form_rows.words(part, room)


def _marks(marks: str, room: float) -> list[Strip]:
    """How secret it is and how far, small at the right above the title."""
    return [Strip(14.0, partial(_draw_marks, marks, room), glue=True)] if marks else []


def _draw_marks(marks: str, room: float, pen: Pen, x: float, y: float) -> None:
    pen.text(x + room, y - 4, marks, "sans", 9.0, align="right", colour=MUTED)


def _heads(pairs: Sequence[tuple[str, str]], room: float) -> list[Strip]:
    """The pairs over the grid on one line, spread over the width; on several where they are long."""
    words = [f"{label}：{value}" for label, value in pairs]
    if not words:
        return []
    wide = sum(fonts.width(each, "serif", HEAD) for each in words)
    if wide + 12.0 * (len(words) - 1) <= room:
        lines: list[list[str]] = [words]
    else:
        lines = [[line] for each in words for line in broken(each, "serif", HEAD, room)]
    return [Strip(17.0, partial(_draw_heads, line, room), glue=True) for line in lines]


def _draw_heads(words: Sequence[str], room: float, pen: Pen, x: float, y: float) -> None:
    wides = [fonts.width(each, "serif", HEAD) for each in words]
    gap = (room - sum(wides)) / max(len(words) - 1, 1)
    for text, wide in zip(words, wides, strict=True):
        pen.text(x, y - 7, text, "serif", HEAD)
        x += wide + gap


def _lacking(form: FormPaper) -> Sequence[str]:
    note = fonts.lacking(texts(form))
    return (note,) if note else ()


def _notes(notes: Sequence[str], room: float) -> list[Strip]:
    lines = [line for note in notes for line in broken(note, "sans", NOTE, room)]
    return [
        Strip(12.5, partial(_draw_note, line), above=0.0 if at else 4.0, glue=at < len(lines) - 1)
        for at, line in enumerate(lines)
    ]


def _draw_note(line: str, pen: Pen, x: float, y: float) -> None:
    pen.text(x, y - 6.5, line, "sans", NOTE, colour=MUTED)
