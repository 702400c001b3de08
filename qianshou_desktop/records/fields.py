"""A field: one declared property of a record. Declared once; form, table, Excel, search, journal
and merge read the declaration."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as data_field
from functools import cached_property
from itertools import count
from typing import Any, Literal

from sqlalchemy import ForeignKey
from sqlalchemy.orm import MappedColumn, mapped_column

from qianshou_desktop.records.kinds import Codes, Kind, Ref, Rows
from qianshou_desktop.records.terms import Terms

Privacy = Literal["open", "personal", "sensitive", "minor"]
_order = count()


@dataclass(frozen=True)
class Field:
    """Label, kind, hint and privacy class (domain.md §2.7), and nothing else: no callbacks, no
    conditions. Whether it is searched is its kind's to say. Name and whether it is required come from the class it stands in."""

    label: str
    kind: Kind
    hint: str = ""
    privacy: Privacy = "open"
    order: int = data_field(default_factory=lambda: next(_order), compare=False)


@dataclass(frozen=True)
class Placed:
    """A field in its record: its name outside, its attribute inside, whether it must be given."""

    name: str
    attribute: str
    field: Field
    required: bool

    @cached_property
    def label(self) -> str:
        return self.field.label

    @cached_property
    def kind(self) -> Kind:
        return self.field.kind


def field(
    kind: Kind,
    label: str,
    *,
    hint: str = "",
    privacy: Privacy = "open",
    index: bool | None = None,
    default: Any = None,
) -> MappedColumn[Any]:
    """A column that carries its Field. Required comes from the annotation: Mapped[X] against
    Mapped[X | None]. References are indexed, unless an index of their own begins with them."""
    declared = Field(label, kind, hint, privacy)
    link = [ForeignKey(f"{kind.target}.id")] if isinstance(kind, Ref) else []
    return mapped_column(
        kind.column(),
        *link,
        index=bool(link) if index is None else index,
        default=default,
        info={"field": declared},
    )


class Many:
    """A field without a column: its values are rows of another table."""

    def __init__(self, declared: Field) -> None:
        self.field = declared


def codes(terms: Terms, label: str, *, hint: str = "", privacy: Privacy = "open") -> Any:
    """Several codes of a list; reads as a set, kept as rows `{table}_{name}`."""
    return Many(Field(label, Codes(terms), hint, privacy))


def rows(target: str, label: str, *, short: str = "", privacy: Privacy = "open") -> Any:
    """The records of kind `target` that belong to this one."""
    return Many(Field(label, Rows(target, short), "", privacy))


def in_order(placed: Iterator[Placed]) -> dict[str, Placed]:
    """Fields by name in the order in which they were declared, which is the paper's order."""
    return {p.name: p for p in sorted(placed, key=lambda p: p.field.order)}
