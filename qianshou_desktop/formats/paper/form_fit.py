"""How large a form is drawn, and how the empty room of a blank is spread over its pages: nobody
wants a leaf for the signatures alone, nor a table of which one row stands overleaf."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from qianshou_desktop.formats.form import ORDER, Band, Box, FormPaper, Long, Part, Row, Rows
from qianshou_desktop.formats.paper.blocks import glued
from qianshou_desktop.formats.paper.form_rows import BLANK, LOW, NEAR, PRINTED, Tall
from qianshou_desktop.formats.paper.frame import Sheet, Strip, ends, places, scaled
from qianshou_desktop.formats.paper.ink import MM

# The binding takes 25 mm at either side, so that both sides of a leaf may be printed on.
FORM = Sheet(top=19 * MM, bottom=19 * MM)
SCALES = (0.96, 0.92, 0.88)  # of forms that save a page by it: 10 pt letters stay above 8.5
SHORT = 6  # pages: a longer form keeps its size, since nobody misses a leaf less of it
EASES = (0.85, 0.7, 0.55)  # of the empty room of a blank, where the smallest scale does not do
# Of one that is to be one leaf, whose cells are low and whose rows are of one line: what its texts
# keep of their empty lines, its tables of their rows, and the scale.
SMALLEST = 0.83
LOWER = ((0.7, 1.0, 0.88), (0.5, 1.0, 0.88),
         *((0.3, kept / 10, SMALLEST) for kept in range(10, 5, -1)))  # fmt: skip
LEAST_KEPT = 3  # rows of a table
LEAST_LINES, LEAST_ROWS = 2, 4  # that a blank keeps for a hand
WHOLE = 0.45  # of a page: a part of a blank under one heading, if no higher, is not cut
MORE = 2  # lines that a text of the last page takes at most
NOTHING = "无"

Placed: TypeAlias = tuple[int, Strip]  # a strip, and of which part it is; -1 for what is of none
LayOut: TypeAlias = Callable[[FormPaper, float, Tall], list[Placed]]


@dataclass(frozen=True)
class Fit:
    """A form drawn so large, of which the cells may be low."""

    form: FormPaper
    lay_out: LayOut
    scale: float = 1.0
    low: bool = False

    @cached_property
    def laid(self) -> list[Placed]:
        """Its strips, each with its part."""
        found = self.lay_out(self.form, FORM.room / self.scale, self.tall)
        return [(part, scaled(strip, self.scale)) for part, strip in found]

    @property
    def strips(self) -> list[Strip]:
        """From title to notes."""
        return [strip for _, strip in self.laid]

    @cached_property
    def ends(self) -> list[tuple[int, float]]:
        """Where its pages end, and the room left there."""
        return ends(self.strips, FORM)

    @property
    def pages(self) -> int:
        return len(self.ends)

    @property
    def tall(self) -> Tall:
        """How high its cells are."""
        return NEAR if self.low else BLANK if self.form.blank else PRINTED

    def of(self, parts: Sequence[Part]) -> Fit:
        """The same with other parts."""
        return replace(self, form=replace(self.form, parts=tuple(parts)))


def fit(form: FormPaper, lay_out: LayOut) -> Fit:
    """The whole form from title to notes, a little smaller where that saves a page, which else
    might bear but the signatures; a blank then gives of its empty room, too."""
    plain = Fit(form, lay_out)
    closer = list(_tighter(plain))
    loose = [replace(strip, glue=False) for strip in plain.strips]
    whole = places(loose, FORM)[1]  # what is kept together takes no page more
    wanted = (1,) if form.one_page and any(each.pages == 1 for each in closer) else ()
    enough = (*wanted, whole - 1, whole, plain.pages)
    found = next(each for most in enough for each in (plain, *closer) if each.pages <= most)
    return _settled(found) if form.blank else found


def _tighter(plain: Fit) -> Iterator[Fit]:
    """The same form closer and closer; one that fills a page or less is left in peace. Where that
    does not do, a filled one says 无 in one row for each table in which nothing stands."""
    form, parts = plain.form, plain.form.parts
    if 1 < plain.pages <= SHORT:
        for scale in SCALES:
            yield replace(plain, scale=scale)
        if not form.blank:
            closed = plain.of([*map(_closed, parts)])
            yield from (replace(closed, scale=scale) for scale in (1.0, *SCALES))
            yield from (replace(closed, scale=SMALLEST) for _ in range(form.one_page))
        for ease in EASES if form.blank else ():
            yield replace(plain.of([_eased(part, ease) for part in parts]), scale=scale)
    if form.blank and form.one_page and plain.pages > 1:
        for ease, kept, scale in LOWER:
            low = plain.of([_lowered(part, ease, kept) for part in parts])
            yield replace(low, scale=scale, low=True)


def _closed(part: Part) -> Part:
    """A table in which nothing stands, and nobody is to write, as a row of its own."""
    if not isinstance(part, Rows) or part.by_hand or not part.table.title:
        return part
    numbers = part.table.columns[0].label == ORDER
    if any(any(row[numbers:]) for row in part.table.rows):
        return part
    return Row((Box(part.table.title, NOTHING),))


def _lowered(part: Part, ease: float, kept: float) -> Part:
    """The same of a blank that is to be one leaf."""
    if isinstance(part, Long):
        return replace(part, lines=max(1, round(part.lines * ease)))
    if isinstance(part, Rows) and not part.by_hand:
        count = max(LEAST_KEPT, round(len(part.table.rows) * kept))
        return replace(_rowed(part, min(len(part.table.rows), count)), lines=1)
    return part


def _eased(part: Part, ease: float) -> Part:
    """A part of a blank with less of its empty lines or rows."""
    if isinstance(part, Long):
        return replace(part, lines=min(part.lines, max(LEAST_LINES, round(part.lines * ease))))
    if isinstance(part, Rows) and not part.by_hand:  # as many as come write in those
        count = max(LEAST_ROWS, round(len(part.table.rows) * ease))
        return _rowed(part, min(len(part.table.rows), count))
    return part


def _rowed(part: Rows, count: int) -> Rows:
    """A table of a blank with so many rows, which go on counting."""
    table = part.table
    numbered = table.columns[0].label == ORDER
    rows = list(table.rows[:count])
    for at in range(len(rows) + 1, count + 1):
        rows.append((str(at) if numbered else "", *("",) * (len(table.columns) - 1)))
    return replace(part, table=replace(table, rows=tuple(rows)))


# ---- the pages of a blank ----------------------------------------------------------------------------


def together(parts: Sequence[Part], strips: Sequence[list[Strip]]) -> list[list[Strip]]:
    """The strips of the parts of a blank, those kept on one page that belong together: a table with
    its head, the lines of a block, a few lines under a heading."""
    made = list(strips)
    for first, last in _sections(parts):
        height = sum(strip.height for each in made[first:last] for strip in each)
        table = last - first == 1 or (isinstance(head := parts[first], Band) and head.holds)
        if height <= FORM.depth * (1.0 if table else WHOLE):
            for at in range(first, last):
                made[at] = [glued(strip) for strip in made[at]]
            made[last - 1] = [*made[last - 1][:-1], strips[last - 1][-1]]
    return made


def _sections(parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """From where to where the parts stand under one heading: a table is one for itself."""
    first = 0
    for at, part in enumerate(parts):
        after = at > 0 and isinstance(parts[at - 1], Rows)
        if at > first and (isinstance(part, (Band, Rows)) or after):
            yield first, at
            first = at
    if parts:
        yield first, len(parts)


def _settled(fit: Fit) -> Fit:
    """The same blank with its pages full: at the end of each the text that would begin the next is
    lowered until it fits, or those that stand there take what is left."""
    for page in range(fit.pages if fit.pages > 1 else 0):
        begin = fit.ends[page - 1][0] if page else 0
        end, left = fit.ends[page]
        here = {at for at, _ in fit.laid[begin:end]} - {-1}
        fit = _pulled(fit, page, left / fit.scale) or _spread(fit, page, here, left / fit.scale)
    return fit


def _pulled(fit: Fit, page: int, left: float) -> Fit | None:
    """With the text that begins the next page on this one, at least half as high as it was."""
    at = _part_after(fit, page)
    parts = list(fit.form.parts)
    if at + 1 < len(parts) and isinstance(parts[at], Band):
        at, left = at + 1, left - LOW
    part = parts[at] if at < len(parts) else None
    if not isinstance(part, Long):
        return None
    for less in (1, 2):  # a cell has whole lines, and air
        lines = int(left // fit.tall.line) - less
        if part.lines / 2 <= lines < part.lines:
            found = fit.of([*parts[:at], replace(part, lines=lines), *parts[at + 1 :]])
            if found.pages <= fit.pages and _part_after(found, page) > at:
                return found
    return None


def _spread(fit: Fit, page: int, here: Collection[int], left: float) -> Fit:
    """With the room at the end of a page given to the texts on it, else to its longest table; on the
    last page no more than some lines."""
    parts = fit.form.parts
    texts = [at for at in sorted(here) if isinstance(part := parts[at], Long) and not part.text]
    tables = [at for at in here if isinstance(part := parts[at], Rows) and not part.by_hand]
    last = page == fit.pages - 1
    step = fit.tall.line if texts else _row_height(parts, tables, fit.tall)
    most = MORE * len(texts) if last else int(left // step)
    for count in range(min(int(left // step), most), 0, -1):
        found = fit.of(_grown(parts, texts, tables, count))
        if found.pages <= fit.pages and _part_after(found, page) == _part_after(fit, page):
            return found
    return fit


def _row_height(parts: Sequence[Part], tables: Sequence[int], tall: Tall) -> float:
    lines = [part.lines for at in tables if isinstance(part := parts[at], Rows)]
    return tall.row + (max(lines, default=1) - 1) * tall.line


def _grown(
    parts: Sequence[Part], texts: Sequence[int], tables: Sequence[int], count: int
) -> list[Part]:
    """With so many lines more for the texts together, one after the other; or rows for a table."""
    made = list(parts)
    for nth, at in enumerate(texts):
        part = made[at]
        if isinstance(part, Long):
            more = count // len(texts) + (nth < count % len(texts))
            made[at] = replace(part, lines=part.lines + more)
    longest = max(tables, key=lambda at: _rows_of(parts[at]), default=-1)
    if not texts and isinstance(part := made[longest], Rows):
        made[longest] = _rowed(part, len(part.table.rows) + count)
    return made


def _rows_of(part: Part) -> int:
    return len(part.table.rows) if isinstance(part, Rows) else 0


def _part_after(fit: Fit, page: int) -> int:
    """The part with which the next page begins; one more than there are, where none does."""
    after = fit.laid[fit.ends[page][0] :] if page < len(fit.ends) else []
    return next((at for at, _ in after if at >= 0), len(fit.form.parts))
