"""Records as blocks of a paper: every filled field, read off the declarations, so that a field
added tomorrow is printed tomorrow.

What tells a single person's secrets stays in the program: see `printed`.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions import discretion
from qianshou_desktop.actions.belonging import by_owner
from qianshou_desktop.actions.enclosures import enclosed
from qianshou_desktop.actions.showing import Showing
from qianshou_desktop.formats.report import Block, Column, Facts, Part, Table, Text
from qianshou_desktop.records import Record
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.institution import Institution
from qianshou_desktop.records.kinds import Day, Flag, Phone, Rows, Whole
from qianshou_desktop.store.db import Session

LONG = 40  # letters: a longer text stands as a paragraph of its own
ROOM = 47  # letters side by side on A4 upright; what is wider is printed record by record
LEAST = 0.3  # of its wish a long text keeps, however many short columns stand beside it
CELL, SIDES = 5.5, 1.1  # the letters of a cell before it is broken into lines, and its margins
FEWEST = 3 + 1.5 * SIDES  # letters that a text keeps in a line, with the margins
CODE = 14  # letters of a number that stands on one line
NARROW, MANY = 3, 4  # so few short columns and so many rows stand in two halves
SECRET = ("sensitive", "minor")  # domain.md §2.7
WITHHELD = {"complaint": ("complainant",)}  # who complains to a station is not told on its wall


def printed(record: type[Record]) -> list[Placed]:
    """The fields of a kind that papers show: not the sensitive ones, no private telephones."""
    hidden = (*WITHHELD.get(record.__tablename__, ()), record.owner)
    return [
        placed
        for placed in record.fields.values()
        if placed.field.privacy not in SECRET
        and not (isinstance(placed.kind, Phone) and placed.field.privacy == "personal")
        and placed.name not in hidden
    ]


def block(
    s: Session, records: Sequence[Record], title: str, but: Collection[str] = ()
) -> list[Block]:
    """Records of one kind: as a table where it fits the paper, else one after the other; nothing
    for no records. `but` names fields that the paper says elsewhere, such as the station."""
    if not records:
        return []
    fields = _filled(s, records, but)
    showing = Showing(s, records, [placed.name for placed in fields])
    if not _lengthy(showing, records, fields) and _width(showing, records, fields) <= ROOM:
        return [_table(showing, records, fields, title), *enclosed(s, records)]
    return [each for record in records for each in one(s, record, title, but)]


def one(s: Session, record: Record, title: str = "", but: Collection[str] = ()) -> list[Block]:
    """One record: a heading, its filled fields as label and value, long texts as paragraphs, and
    the rows that belong to it as tables."""
    fields = _filled(s, [record], but)
    showing = Showing(s, [record], [placed.name for placed in fields])
    shown = {placed.label: showing.text(record, placed.name) for placed in fields}
    short = tuple((label, text) for label, text in shown.items() if not _long(text))
    made: list[Block] = [Text((), title=_heading(s, record, title))] if title else []
    made += [Facts(short)] if short else []
    made += [Text((text,), title=label) for label, text in shown.items() if _long(text)]
    return [*made, *_rows(s, record, but), *enclosed(s, [record])]


def _heading(s: Session, record: Record, title: str) -> str:
    name = record.fields.get(record.title_field)
    said = name.kind.show(discretion.known(s, record, name.name)) if name else record.title
    return f"{title}　{said}" if said and said not in title else title


def _filled(s: Session, records: Sequence[Record], but: Collection[str]) -> list[Placed]:
    """The fields that some of the records have something in."""
    fields = [
        placed
        for placed in printed(type(records[0]))
        if placed.name not in but and not isinstance(placed.kind, Rows)
    ]
    return [
        placed
        for placed in fields
        if any(getattr(record, placed.attribute) not in (None, "", set()) for record in records)
    ]


def _lengthy(showing: Showing, records: Sequence[Record], fields: Iterable[Placed]) -> bool:
    """Whether something does not go into a cell: a long text, or rows of its own."""
    if any(isinstance(placed.kind, Rows) for placed in type(records[0]).fields.values()):
        return True
    return any(_long(showing.text(record, placed.name)) for record in records for placed in fields)


def _width(showing: Showing, records: Sequence[Record], fields: Iterable[Placed]) -> float:
    """The letters that a table of these fields needs beside one another."""
    return sum(
        max(len(placed.label) / 2, *(_letters(showing.text(r, placed.name)) for r in records))
        + SIDES
        for placed in fields
    )


def _letters(text: str) -> float:
    """The room of a text in a cell, in Chinese letters: numbers are never broken."""
    return breadth(text) if text.isascii() else min(CELL, breadth(text))


def breadth(text: str) -> float:
    """A text on one line, in Chinese letters: others take about half of one."""
    return sum(0.6 if sign.isascii() else 1.0 for sign in text)


def _long(text: str) -> bool:
    return len(text) > LONG or "\n" in text


def _table(
    showing: Showing, records: Sequence[Record], fields: Sequence[Placed], title: str
) -> Table:
    rows = tuple(
        tuple(showing.text(record, placed.name) for placed in fields) for record in records
    )
    cells = list(zip(*rows, strict=True))
    longest = [max(map(breadth, column)) for column in cells]
    widths = shares(fields, longest, {at for at, column in enumerate(cells) if _solid(column)})
    columns = tuple(_column(placed, width) for placed, width in zip(fields, widths, strict=True))
    return _halved(Table(title, columns, rows))


def _halved(table: Table) -> Table:
    """A long narrow table as two halves side by side."""
    rows, count = table.rows, len(table.columns)
    short = all(len(str(cell)) <= CELL for row in rows for cell in row)
    if count > NARROW or len(rows) < MANY or not short:
        return table
    half = -(-len(rows) // 2)
    right = (*rows[half:], *[("",) * count] * (2 * half - len(rows)))
    both = tuple((*left, *other) for left, other in zip(rows[:half], right, strict=True))
    return Table(table.title, table.columns * 2, both)


def _solid(cells: Sequence[str]) -> bool:
    """Whether all are numbers of papers, such as 记-2021-0006."""
    return all(len(cell) <= CODE and sum(map(str.isascii, cell)) * 2 >= len(cell) for cell in cells)


def shares(
    fields: Sequence[Placed], longest: Sequence[float], solid: Collection[int] = ()
) -> list[float]:
    """The columns' shares of the width in letters. Numbers, days, short words and `solid` columns
    keep what they need, since they look wrong on two lines; longer texts divide the rest."""
    pairs = list(zip(fields, longest, strict=True))
    wanted = [min(max(long, len(each.label), 2.0), 20.0) + 1.5 * SIDES for each, long in pairs]
    breaks = [
        long > CELL and at not in solid and not isinstance(each.kind, (Whole, Day))
        for at, (each, long) in enumerate(pairs)
    ]
    kept = sum(share for share, broken in zip(wanted, breaks, strict=True) if not broken)
    scale = min(1.0, max((ROOM - kept) / max(sum(wanted) - kept, 1.0), LEAST))
    return [
        max(share * scale, FEWEST) if broken else share
        for share, broken in zip(wanted, breaks, strict=True)
    ]


def _column(placed: Placed, share: float) -> Column:
    if isinstance(placed.kind, Whole):
        return Column(placed.label, share, "right")
    return Column(placed.label, share, "center" if isinstance(placed.kind, (Day, Flag)) else "left")


def _rows(s: Session, record: Record, but: Collection[str]) -> list[Block]:
    """The belonging rows of a record, kind by kind."""
    made: list[Block] = []
    for placed in printed(type(record)):
        if isinstance(placed.kind, Rows) and placed.name not in but:
            rows = by_owner(s, [record.id], placed.kind).get(record.id, [])
            made += block(s, rows, placed.label)
    return made


def numbered(parts: Iterable[tuple[str, Iterable[Block]]]) -> tuple[Part, ...]:
    """Parts by title; one on which nothing is on file says so."""
    found = [(title, tuple(blocks)) for title, blocks in parts]
    return tuple(
        Part(at, title, blocks or (Text(("还没有登记。",)),))
        for at, (title, blocks) in enumerate(found, 1)
    )


def lined(title: str, pairs: Sequence[tuple[str, str]]) -> Table:
    """Label and value below one another, where a value may be long."""
    return Table(title, (Column("项目", 1.2), Column("内容", 4)), tuple(pairs))


def gathered(s: Session, kind: Any, attribute: str, keys: Collection[int]) -> list[Any]:
    """Records of a kind that refer to some others, in order of these."""
    column = getattr(kind, attribute)
    mine = (column.in_(keys), discretion.shown(s, kind))
    return list(s.scalars(select(kind).where(*mine).order_by(column, kind.id)))


def with_texts(
    s: Session, found: Sequence[Institution], title: str, but: Collection[str]
) -> list[Block]:
    """Rules and mechanisms: a table of what there is, then each with its issuer and its text."""
    made = block(s, found, title, (*but, "name", "issuer", "content"))
    for each in found:
        issued = (f"印发单位：{each.issuer}",) if each.issuer else ()
        lines = tuple((each.content or "").splitlines())
        made.append(Text((*issued, *lines), title=each.name))
    return made
