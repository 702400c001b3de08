"""Records as text: what a table's cells and a form's references show.

What many records refer to is fetched at once, column by column, and not row by row.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm.attributes import set_committed_value

from qianshou_desktop.actions import discretion
from qianshou_desktop.actions.belonging import by_owner, holds
from qianshou_desktop.actions.past import AsOf, told
from qianshou_desktop.records import KINDS, Record
from qianshou_desktop.records.errors import Rejected
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Codes, Day, Money, Ref, Rows, Whole
from qianshou_desktop.records.parameter import Past
from qianshou_desktop.store.db import Session


class Showing:
    """Some records of one kind, ready to be shown in some columns. A path such as `person.name`
    reaches through a reference; `title` is what people call the record, or called it `then`."""

    def __init__(
        self, s: Session, records: Sequence[Record], paths: Sequence[str], then: AsOf | None = None
    ) -> None:
        self.s, self.today, self.then = s, s.today(), then
        self._targets: dict[tuple[str, int], Record] = {}
        self._rows: dict[tuple[str, int], list[Record]] = {}
        for path in dict.fromkeys(paths):
            self._fetch(records, path)

    def text(self, record: Record, path: str) -> str:
        name, _, rest = path.partition(".")
        if name == "title":
            said = discretion.title(self.s, record)
            return self.then.title(record) if self.then and said == record.title else said
        placed = placed_in(type(record), name)
        if isinstance(record, Past):
            return told(self.s, record, name)
        if isinstance(placed.kind, Rows):
            return "" if discretion.hides(self.s, placed) else self._rows_text(record, placed.kind)
        value = discretion.known(self.s, record, name)
        if not isinstance(placed.kind, Ref):
            return placed.kind.told(value)
        target = self._targets.get((placed.kind.target, value)) if value else None
        return self.text(target, rest or "title") if target else ""

    def cell(self, record: Record, path: str) -> Any:
        """For a sheet: whole numbers, money in yuan and dates as such, the rest as shown."""
        placed = record.fields.get(path)
        if not placed or not isinstance(placed.kind, (Whole, Day)):
            return self.text(record, path)
        value = discretion.known(self.s, record, path)
        money = isinstance(placed.kind, Money) and value is not None
        return Decimal(value) / 100 if money else value

    def _fetch(self, records: Sequence[Record], path: str) -> None:
        name, _, rest = path.partition(".")
        if not records or name == "title":
            return
        placed = placed_in(type(records[0]), name)
        if isinstance(placed.kind, Ref):
            targets = self._fetch_targets(records, placed, placed.kind.target)
            self._fetch(targets, rest or "title")
        elif isinstance(placed.kind, Rows):
            found = by_owner(self.s, [r.id for r in records], placed.kind)
            self._rows |= {(placed.kind.target, owner): rows for owner, rows in found.items()}
            name = placed.kind.short or KINDS[placed.kind.target].title_field
            self._fetch([row for rows in found.values() for row in rows], name)
        elif isinstance(placed.kind, Codes):
            fetch_codes(self.s, records, name)

    def _fetch_targets(self, records: Sequence[Record], placed: Placed, table: str) -> list[Record]:
        keys = {getattr(record, placed.attribute) for record in records} - {None}
        kind = KINDS[table]
        open_to = discretion.shown(self.s, kind)
        found = list(self.s.scalars(select(kind).where(kind.id.in_(keys), open_to)))
        self._targets |= {(table, target.id): target for target in found}
        return found

    def _rows_text(self, record: Record, kind: Rows) -> str:
        name = kind.short or KINDS[kind.target].title_field
        rows = self._rows.get((kind.target, record.id), [])
        return "、".join(self.text(row, name) for row in rows if holds(row, self.today))


def placed_in(record: type[Record], name: str) -> Placed:
    """A field by its name. Raises Rejected where the kind has none such."""
    if name not in record.fields:
        raise Rejected({name: f"{record.label}没有“{name[:40]}”这个字段"})
    return record.fields[name]


def fetch_codes(s: Session, records: Sequence[Record], name: str) -> None:
    """Fill a field of several codes on many records at once."""
    relation = f"{name}_rows"
    row = inspect(type(records[0])).relationships[relation].mapper.class_
    found: dict[int, set[Any]] = {record.id: set() for record in records}
    for each in s.scalars(select(row).where(row.owner_id.in_(list(found)))):
        found[each.owner_id].add(each)
    for record in records:
        set_committed_value(record, relation, found[record.id])


def duration(minutes: int) -> str:
    """130 minutes: 2 小时 10 分钟."""
    hours, rest = divmod(minutes, 60)
    parts = (f"{hours} 小时" if hours else "", f"{rest} 分钟" if rest or not hours else "")
    return " ".join(filter(None, parts))
