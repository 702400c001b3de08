"""The base of all records: keys, named constraints, and the fields read off the class."""

from collections.abc import Collection, Mapping
from datetime import date
from inspect import get_annotations
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, MetaData, String
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

from qianshou_desktop.records.fields import Many, Placed, field, in_order
from qianshou_desktop.records.kinds import Choice, Codes, Day, Ref, Text
from qianshou_desktop.records.terms import FORM_STATE, SECRECY

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Everything in the file, records and the store's own tables."""

    metadata = MetaData(naming_convention=NAMES)


class Record(Base):
    """A kept thing. The integer key lives on this laptop; the uid (UUIDv7) travels.

    `label` is its Chinese name, `keys` the fields by which people refer to one, `letters` the
    type in its number (420581104-GA-2026-0007), `owner` the field of a belonging row's parent.
    """

    __abstract__ = True
    label: ClassVar[str] = ""
    keys: ClassVar[tuple[str, ...]] = ()
    title_field: ClassVar[str] = "name"
    letters: ClassVar[str] = ""
    day_field: ClassVar[str] = ""
    standing: ClassVar[bool] = False  # kept for years: listed by name, and filed today unless said
    owner: ClassVar[str] = ""
    once: ClassVar[str] = ""  # of a belonging row: what no other row of its parent says again
    # What a new record takes over, where nothing else is said, from one that it refers to: by
    # the reference's name the names of the fields.
    takes: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    lasting: ClassVar[tuple[str, ...]] = ()  # fields whose former values stay on record
    managed: ClassVar[str] = ""  # the page whose own actions change it; "": the general form does
    told_after: ClassVar[tuple[str, ...]] = ()  # fields of a managed one that the form may change
    fields: ClassVar[dict[str, Placed]] = {}

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        if cls.__dict__.get("__abstract__"):
            return
        many = {n: v for b in reversed(cls.__mro__) for n, v in vars(b).items() if type(v) is Many}
        for name, value in many.items():
            _drop_marker(cls, name, value)
        super().__init_subclass__(**kwargs)
        cls.fields = _place(cls, many)
        _check(cls)

    @property
    def title(self) -> str:
        """What people call it: its name, or its number."""
        return str(getattr(self, self.title_field, None) or getattr(self, "number", "") or "")

    def complete(self, given: Collection[str] = ()) -> None:
        """Fill what follows from other fields; `given` names those that the user filled just now."""

    def problems(self, today: date) -> Mapping[str, str]:
        """Rules across fields, by the field where the user can mend it."""
        return {}


class Form:
    """What every filled form has (domain.md §2.2)."""

    number: Mapped[str | None] = field(Text(40), "编号", index=True)
    form_state: Mapped[str | None] = field(Choice(FORM_STATE), "状态")
    secrecy: Mapped[str | None] = field(Choice(SECRECY), "密级")
    filled_on: Mapped[date | None] = field(Day(past=True), "填写日期")
    reviewer: Mapped[str | None] = field(Text(50), "审核人", privacy="personal")
    reviewed_on: Mapped[date | None] = field(Day(past=True), "审核日期")
    review_note: Mapped[str | None] = field(Text(500, lines=True), "审核意见", privacy="personal")


def _drop_marker(cls: type[Record], name: str, marker: Many) -> None:
    """Codes become a set of rows `{table}_{name}`; belonging records need nothing here."""
    if not isinstance(marker.field.kind, Codes):
        if name in vars(cls):
            delattr(cls, name)
        return
    table = cls.__dict__["__tablename__"]
    row = type(
        f"{cls.__name__}{name.title()}",
        (Base,),
        {
            "__tablename__": f"{table}_{name}",
            "__table_args__": {"sqlite_with_rowid": False},
            "__init__": _new_code,
            "owner_id": mapped_column(
                ForeignKey(f"{table}.id", ondelete="CASCADE"), primary_key=True
            ),
            "code": mapped_column(String(30), primary_key=True),
        },
    )
    rows = relationship(row, collection_class=set, cascade="all, delete-orphan")
    setattr(cls, f"{name}_rows", rows)
    setattr(cls, name, association_proxy(f"{name}_rows", "code"))


def _new_code(self: Any, code: str) -> None:
    self.code = code


def _place(cls: type[Record], many: Mapping[str, Many]) -> dict[str, Placed]:
    columns = [c for c in cls.__table__.columns if "field" in c.info]
    placed = [
        Placed(
            c.name.removesuffix("_id") if isinstance(c.info["field"].kind, Ref) else c.name,
            c.name,
            c.info["field"],
            not c.nullable,
        )
        for c in columns
    ]
    placed += [Placed(name, name, marker.field, False) for name, marker in many.items()]
    own = in_order(p for p in placed if not _inherits(cls, p))
    rest = in_order(p for p in placed if _inherits(cls, p))
    numbered = {"number": rest.pop("number")} if "number" in rest else {}
    return numbered | own | rest


def _inherits(cls: type[Record], placed: Placed) -> bool:
    """Whether a field comes from a block that other records have too: such stand behind. One that
    the record declares itself, say as required where the block's is not, is its own."""
    own = placed.attribute in get_annotations(cls)
    return not own and any(placed.attribute in vars(base) for base in cls.__mro__[1:])


def _check(cls: type[Record]) -> None:
    """The database keeps the kinds' limits too, against other programs and our own faults."""
    for placed in cls.fields.values():
        rule = None if placed.kind.many else placed.kind.check(placed.attribute)
        if rule:
            limit = CheckConstraint(rule, name=placed.attribute)
            cls.__table__.append_constraint(limit.ddl_if(dialect="sqlite"))  # type: ignore[attr-defined]
