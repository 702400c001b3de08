"""A record, or none, laid out as a printed form. Every declared field is printed: what a layout
does not name is put at the end, so that a field added tomorrow is printed tomorrow.

Unlike the dossiers these are the case file itself: nothing is withheld.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeAlias

from qianshou_desktop.actions import discretion, places, rules
from qianshou_desktop.actions.belonging import children
from qianshou_desktop.actions.enclosures import enclosed, newest
from qianshou_desktop.actions.papers.derived import DERIVED
from qianshou_desktop.actions.papers.layout import (
    Beside,
    Group,
    Layout,
    More,
    Signer,
    Token,
    tokens,
)
from qianshou_desktop.actions.papers.printing import ROOM, breadth, shares
from qianshou_desktop.actions.papers.written import hand, length, options, title_of, wide
from qianshou_desktop.actions.showing import Showing
from qianshou_desktop.formats import form
from qianshou_desktop.formats.form import (
    ORDER,
    Band,
    Box,
    FormPaper,
    Long,
    Part,
    Photos,
    Row,
    Rows,
    Sign,
    Words,
)
from qianshou_desktop.formats.report import Block, Column, Pictures, Table, Text
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Codes, Day, Flag, Instant, Ref, Whole
from qianshou_desktop.records.kinds import Rows as RowsKind
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

Lines: TypeAlias = Iterable[str | More | Beside]
FIRST = 14  # the width of all columns against the one with the numbers
NUMBERED = 8  # columns: a table of no more has its rows numbered
SHARES = {60: 1.4, 120: 1.9, 250: 2.4, 10_000: 3.0}  # of a text that may be so long
TALLEST = 14  # lines of a cell in a table
TWO_LINES = 300  # letters: rows of a text that may be so long have two lines for a hand
SUPERVISED = 5  # lines of a supervisor's opinion on a blank form
EMPTY_ROWS, EMPTY_BLOCKS = 4, 2  # of a blank form, where its layout does not say
MARKS = ("secrecy", "form_state")
OPINION = ("supervisor_opinion", "supervisor", "supervised_on")
REVIEW = ("review_note", "reviewer", "reviewed_on")


def paper(s: Session, layout: Layout, record: Record | None, *, photos: bool = True) -> FormPaper:
    """The form of a record; of none, a blank one to be filled in by hand."""
    return _Writer(s, layout, record).paper(photos=photos)


class _Writer:
    """Lays one record out. `told` are the fields that were printed somewhere, `pictured` the keys of
    the photos that were."""

    def __init__(self, s: Session, layout: Layout, record: Record | None) -> None:
        self.s, self.layout, self.record = s, layout, record
        self.kind = KINDS[layout.kind]
        self.told: set[str] = set(layout.elsewhere)
        self.pictured: set[int] = set()
        self.showing: dict[str, Showing] = {}

    def paper(self, *, photos: bool) -> FormPaper:
        made = self.s.now().astimezone(clock.BEIJING)
        name, record = self.layout.title, self.record
        county = places.own(self.s).county_name
        heads = tuple(self._heads())
        marks = self._marks()
        self.told |= {
            each for part in (OPINION, REVIEW) if part[0] in self.kind.fields for each in part
        }
        self.told |= {each for sign in self.layout.signs for each in (sign.name, sign.day)}
        parts = [part for group in self.layout.groups for part in self._group(group)]
        parts += [*self._rest(), *self._said(OPINION, "督导者"), *self._said(REVIEW, "审核人")]
        parts += self._photos() if photos and self.layout.photos else []
        number = title_of(self.s, record) if record else "空白表"
        return FormPaper(
            title=name,
            subtitle=self._text(self.layout.subtitle) if self.layout.subtitle else "",
            heads=heads,
            parts=tuple(parts),
            signs=tuple(map(self._sign, self.layout.signs)),
            made_at=made,
            marks=marks,
            notes=self.layout.notes,
            header=f"{name}　{number}" if record else name,
            footer=f"{county}　{name}　{number}" + (f"　{made:%Y-%m-%d} 印" if record else ""),
            author=county,
            blank=record is None,
            one_page=self.layout.one_page,
        )

    # ---- around the grid -------------------------------------------------------------------------

    def _heads(self) -> Iterator[tuple[str, str]]:
        for name in self.layout.heads:
            for token in tokens(name):
                if token.path.startswith("@"):
                    box = self._box(token)
                    yield box.label, box.text or self._here(token.path[1:])
                elif token.name in self.kind.fields:
                    self.told.add(token.name)
                    yield self._label(token), self._text(token.path) or self._here(token.name)

    def _here(self, name: str) -> str:
        """A blank's own station is known; the rest of its head is written by hand."""
        if self.record is None:
            return (places.own(self.s).station_name if name == "station" else "") or "　" * 8
        return ""

    def _marks(self) -> str:
        self.told |= set(MARKS)
        there = [name for name in MARKS if name in self.kind.fields and self._text(name)]
        return "　".join(f"{self.kind.fields[name].label}：{self._text(name)}" for name in there)

    def _sign(self, signer: Signer) -> Sign:
        name = self._text(signer.name) if signer.name else ""
        return Sign(signer.label, name, self._text(signer.day) if signer.day else "")

    def _said(self, names: Sequence[str], who: str) -> Iterator[Part]:
        """An opinion, with who gave it and when at its foot."""
        told, name, day = names
        if told in self.kind.fields and told not in self.layout.elsewhere:
            when = self._text(day) or hand(self.kind.fields[day].kind)
            foot = f"{who}：{self._text(name) or '　' * 5}　　{when}"
            lines = (SUPERVISED if names is OPINION else 3) if self.record is None else 2
            yield Long(self.kind.fields[told].label, self._text(told), lines, foot)

    def _photos(self) -> list[Part]:
        if self.record is None:
            return []
        return list(enclosures(enclosed(self.s, [self.record], whole=True, apart=self.pictured)))

    # ---- groups and lines ------------------------------------------------------------------------

    def _group(self, group: Group) -> list[Part]:
        made = list(self._lines(group.lines))
        if group.spare and self.record is not None and not any(map(filled, made)):
            return []
        return [Band(group.title), *made] if group.title and made else made

    def _lines(self, lines: Lines) -> Iterator[Part]:
        for line in lines:
            if callable(line):
                yield from line(self.s, self.record)
                continue
            if isinstance(line, Beside):
                yield self._beside(line)
                continue
            found = [each for each in tokens(line) if self._known(each)]
            self.told |= {each.name for each in found}
            if len(found) == 1:
                yield from self._alone(found[0])
            elif found:
                yield Row(tuple(map(self._box, found)))

    def _beside(self, line: Beside) -> form.Beside:
        """Rows with a photo, which is not printed once more at the end."""
        rows = tuple(part for part in self._lines(line.lines) if isinstance(part, Row))
        found = newest(self.s, self.record, line.use) if self.record else None
        if found is None:
            return form.Beside(rows, line.label)
        key, picture = found
        self.pictured.add(key)
        return form.Beside(rows, line.label, picture)

    def _known(self, token: Token) -> bool:
        return token.path.startswith("@") or token.name in self.kind.fields

    def _alone(self, token: Token) -> Iterator[Part]:
        """What takes a line of its own: a table, a long text, a value across the grid."""
        placed = None if token.path.startswith("@") else self._placed(token.path)
        if placed and isinstance(placed.kind, RowsKind) and "." not in token.path:
            yield from self._rows(placed, self._label(token), token.share)
        elif placed and (length(placed) or "." in token.worked):
            lines = length(placed, self.record)
            lines = token.share if token.share > 1 and self.record is None else lines
            yield self._long(token, lines)
        else:
            yield Row((self._box(token),))

    def _long(self, token: Token, lines: int) -> Long:
        text = self._text(token.path)
        if not text and "." in token.worked:
            text, lines = worded(self.s, token.worked, self.record), 1
        return Long(self._label(token), text, lines)

    def _rest(self, title: str = "其他") -> list[Part]:
        """The fields that nobody has named, two on a line."""
        names = [name for name in self.kind.fields if name not in self.told]
        return self._group(Group(title, *packed(self.kind, names))) if names else []

    # ---- values ------------------------------------------------------------------------------------

    def _placed(self, path: str) -> Placed:
        """The field at the end of a path."""
        kind, names = self.kind, path.split(".")
        for name in names[:-1]:
            step = kind.fields[name].kind
            assert isinstance(step, Ref)
            kind = KINDS[step.target]
        return kind.fields[names[-1]]

    def _label(self, token: Token) -> str:
        return token.label or self._placed(token.path).label

    def _text(self, path: str) -> str:
        if self.record is None:
            return ""
        if path not in self.showing:
            self.showing[path] = Showing(self.s, [self.record], [path])
        return self.showing[path].text(self.record, path)

    def _box(self, token: Token) -> Box:
        if token.path.startswith("@"):
            derived = DERIVED[token.path[1:]]
            text = derived.text(self.s, self.record) if self.record else ""
            return Box(token.label or derived.label, text, share=token.share)
        placed, text = self._placed(token.path), self._text(token.path)
        chosen = self._chosen(token.path, placed, text)
        if token.worked and self.record is not None:
            text = DERIVED[token.worked].text(self.s, self.record) or text
        text = text if self.record else hand(placed.kind)
        strange = any(each not in options(placed.kind) for each in chosen)
        listed = () if strange else options(placed.kind)
        return Box(self._label(token), text, listed, chosen, token.share)

    def _chosen(self, path: str, placed: Placed, text: str) -> tuple[str, ...]:
        if isinstance(placed.kind, Codes) and self.record is not None and "." not in path:
            codes: Any = discretion.known(self.s, self.record, path)
            return tuple(placed.kind.terms.label(code) for code in placed.kind.plain(codes))
        return (text,) if text else ()

    # ---- rows that belong to the record --------------------------------------------------------------

    def _rows(self, placed: Placed, label: str, empty: int) -> Iterator[Part]:
        kind, told = placed.kind, self.record and not discretion.hides(self.s, placed)
        assert isinstance(kind, RowsKind)
        rows = children(self.s, self.record, kind) if told and self.record else []
        if kind.target in self.layout.blocks:
            yield from self._blocks(kind.target, rows, label, empty)
            return
        if crowded(self.s, KINDS[kind.target], rows):
            yield from self._blocks(kind.target, rows, label, empty)
            return
        more = (empty if empty > 1 else EMPTY_ROWS) if self.record is None else not rows
        yield table(self.s, KINDS[kind.target], rows, label, int(more))

    def _blocks(
        self, target: str, rows: Sequence[Record], label: str, empty: int
    ) -> Iterator[Part]:
        """Rows too wide for a table, one below the other."""
        lines = self.layout.blocks.get(target, ())
        more = (empty if empty > 1 else EMPTY_BLOCKS) if self.record is None else not rows
        for at, row in enumerate([*rows, *[None] * int(more)], 1):
            inner = _Writer(self.s, Layout(target, "", ()), row)
            inner.told |= {KINDS[target].owner}
            parts = [*inner._lines(lines), *inner._rest("")]
            yield Band(f"{label} {at}", holds=len(parts))
            yield from parts


def worded(s: Session, name: str, record: Record | None) -> str:
    """The county's standard words, as they hold on the day of the record, or today."""
    day = getattr(record, type(record).day_field, None) if record and record.day_field else None
    return str(rules.parameters(s, day).value(name))


def packed(kind: type[Record], names: Iterable[str]) -> Iterator[str]:
    """Fields as lines: short ones two by two, long ones and rows alone."""
    waiting: list[str] = []
    for name in names:
        placed = kind.fields[name]
        if isinstance(placed.kind, RowsKind) or length(placed) or wide(placed):
            yield from ([" ".join(waiting)] if waiting else [])
            yield name
            waiting = []
            continue
        waiting.append(name)
        if len(waiting) == 2:
            yield " ".join(waiting)
            waiting = []
    yield from ([" ".join(waiting)] if waiting else [])


def filled(part: Part) -> bool:
    """Whether something stands in a part beside its labels."""
    if isinstance(part, Row):
        return any(box.text or box.chosen for box in part.boxes)
    if isinstance(part, Long):
        return bool(part.text)
    if isinstance(part, Rows):
        first = int(part.table.columns[0].label == ORDER)
        return any(cell for row in part.table.rows for cell in row[first:])
    return not isinstance(part, Band)


def cells_of(
    s: Session, kind: type[Record], rows: Sequence[Record], but: Sequence[str] = ()
) -> tuple[list[Placed], list[tuple[str, ...]]]:
    """The fields of belonging rows, and what stands in them."""
    fields = [each for each in kind.fields.values() if each.name not in (kind.owner, *but)]
    showing = Showing(s, rows, [placed.name for placed in fields])
    return fields, [tuple(showing.text(row, each.name) for each in fields) for row in rows]


def crowded(s: Session, kind: type[Record], rows: Sequence[Record]) -> bool:
    """Whether a table of these would have cells like chimneys: then the rows are printed one below
    the other."""
    fields, cells = cells_of(s, kind, rows)
    if not cells:
        return False
    longest = [max(map(breadth, column)) for column in zip(*cells, strict=True)]
    found = shares(fields, longest)
    room = ROOM / sum(found)  # of a letter's share, in letters
    return any(long > wide * room * TALLEST for long, wide in zip(longest, found, strict=True))


def table(
    s: Session,
    kind: type[Record],
    rows: Sequence[Record],
    label: str,
    empty: int = 0,
    but: Sequence[str] = (),
) -> Rows:
    """Belonging rows as a table with so many empty ones. `but` names fields that the form says
    elsewhere."""
    fields, cells = cells_of(s, kind, rows, but)
    columns = [_column(placed) for placed in fields]
    if cells:
        longest = [max(map(breadth, column)) for column in zip(*cells, strict=True)]
        found = shares(fields, longest)
        columns = [replace(each, width=wide) for each, wide in zip(columns, found, strict=True)]
    lines = 2 if any(getattr(each.kind, "length", 0) >= TWO_LINES for each in fields) else 1
    return ruled(label, columns, cells, empty, numbered="nth" not in kind.fields, lines=lines)


def ruled(
    label: str,
    columns: Sequence[Column],
    rows: Sequence[tuple[Any, ...]],
    empty: int = 0,
    *,
    numbered: bool = True,
    lines: int = 1,
    by_hand: bool = False,
) -> Rows:
    """A table of the grid with its rows numbered, where there is room for that, and empty ones to
    be written in."""
    cells = [*rows, *[("",) * len(columns)] * empty]
    if len(columns) > NUMBERED or not numbered:
        return Rows(Table(label, tuple(columns), tuple(cells)), lines, by_hand)
    counted = tuple((str(at), *row) for at, row in enumerate(cells, 1))
    first = sum(column.width for column in columns) / FIRST
    return Rows(Table(label, (Column(ORDER, first, "center"), *columns), counted), lines, by_hand)


def _column(placed: Placed) -> Column:
    """A column by how much its field may hold."""
    if isinstance(placed.kind, (Day, Instant)):
        return Column(placed.label, 1.6, "center")
    if isinstance(placed.kind, (Flag, Whole)):
        return Column(placed.label, 0.9, "center")
    most = getattr(placed.kind, "length", 0)
    share = next(share for limit, share in SHARES.items() if most <= limit)
    return Column(placed.label, share)


def enclosures(found: Iterable[Block]) -> Iterator[Part]:
    """Photos and files, as the grid shows them."""
    for block in found:
        if isinstance(block, Pictures):
            yield Photos(block.pictures)
        elif isinstance(block, Table):
            yield Rows(block)
        elif isinstance(block, Text):
            yield Words(block.paragraphs)
