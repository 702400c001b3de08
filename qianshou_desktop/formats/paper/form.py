"""A printed form: title, the line over the grid, the grid, the cells to sign in, small notes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from qianshou_desktop.formats.form import (
    Band,
    Beside,
    Figure,
    FormPaper,
    Long,
    Part,
    Photos,
    Row,
    Rows,
    Words,
    texts,
)
from qianshou_desktop.formats.paper import blocks, fonts, form_fit, form_parts, form_rows
from qianshou_desktop.formats.paper.form_fit import FORM, Placed
from qianshou_desktop.formats.paper.form_rows import Tall
from qianshou_desktop.formats.paper.frame import Meta, Strip, document
from qianshou_desktop.formats.paper.ink import MUTED, Pen
from qianshou_desktop.formats.paper.lines import broken

HEAD = 10.0
NOTE = 8.5
MOST_AGREED = 260.0  # points: what is kept together over the signatures


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
    """The whole form from title to notes, as large as its pages allow."""
    return form_fit.fit(form, _laid).strips


def _laid(form: FormPaper, room: float, tall: Tall) -> list[Placed]:
    front = [*_marks(form.marks, room), *blocks.title(form.title, form.subtitle, room)]
    front += _heads(form.heads, room)
    body = _body(form, room, tall)
    signed = form_parts.signs(form.signs, room)
    if body and signed:
        body[-1] = (body[-1][0], blocks.glued(body[-1][1]))  # nobody signs on a page without text
    inner = form_rows.gridded([*(strip for _, strip in body), *signed], room)
    notes = _notes((*form.notes, *_lacking(form)), room)
    if notes:  # nor do they stand on one alone
        inner[-2:] = map(blocks.glued, inner[-2:])
    owners = [*[-1] * (len(front) + 1), *(at for at, _ in body)]
    made = [*front, *inner, *notes]
    return list(zip(owners + [-1] * (len(made) - len(owners)), made, strict=True))


def _body(form: FormPaper, room: float, tall: Tall) -> list[Placed]:
    """The parts, each of which knows the heading that it stands under."""
    made: list[list[Strip]] = []
    heading, left = "", 0
    for part in form.parts:
        strips = _part(part, room, tall)
        if isinstance(part, Band):
            heading, left = part.text, part.holds
        elif left:
            strips, left = [form_rows.under(strip, heading, room) for strip in strips], left - 1
        made.append(strips)
    kept = form_fit.together(form.parts, made) if form.blank else _agreed(form, made)
    return [(at, strip) for at, strips in enumerate(kept) for strip in strips]


def _agreed(form: FormPaper, made: list[list[Strip]]) -> list[list[Strip]]:
    """What is agreed to stands on the page on which it is signed, with the opinions between, as long
    as there is not much of them."""
    last = max((at for at, part in enumerate(form.parts) if isinstance(part, Words)), default=None)
    if last is None or not form.signs:
        return made
    below = [strip for strips in made[last:] for strip in strips]
    if sum(strip.height for strip in below) > MOST_AGREED:
        return made
    return [*made[:last], *([blocks.glued(each) for each in strips] for strips in made[last:])]


def _part(part: Part, room: float, tall: Tall) -> list[Strip]:
    if isinstance(part, Row):
        return form_rows.row(part, room, tall)
    if isinstance(part, Beside):
        return form_parts.beside(part, room, tall)
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
