"""Every change of a record, as an entry in the same transaction: audit trail, merge and undo.

The visible tables are a pure function of the set of entries (storage.md §2). The flush hook in
db.py hands over what changed; nobody else writes here.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import (
    BigInteger,
    Connection,
    Index,
    Integer,
    LargeBinary,
    String,
    delete,
    insert,
    inspect,
    select,
)  # fmt: skip
from sqlalchemy.orm import Mapped, mapped_column

from qianshou_desktop.records.base import Base, Record
from qianshou_desktop.records.fields import Placed
from qianshou_desktop.records.kinds import Codes, Ref, Rows
from qianshou_desktop.store.clock import next_hlc, now

SCHEMA = 1  # the number of the newest migration
START = bytes(32)  # what the first entry of an installation chains to


class Site(Base):
    """An installation. Its id is used once: a restored or copied folder gets a new one."""

    __tablename__ = "site"

    site_id: Mapped[bytes] = mapped_column(LargeBinary(8), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    town_code: Mapped[str | None] = mapped_column(String(9))
    ed25519_pub: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    x25519_pub: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    parent_site_id: Mapped[bytes | None] = mapped_column(LargeBinary(8))
    retired_hlc: Mapped[int | None] = mapped_column(BigInteger)


class Op(Base):
    """One entry. `body` is {field: value}, `prev` {field: [[site, seq], …]}, both JSON; `digest`
    stands for a body that was lawfully erased, so that the chain still holds."""

    __tablename__ = "op"
    __table_args__ = (Index("ix_op_row", "row_uid"), {"sqlite_with_rowid": False})

    site_id: Mapped[bytes] = mapped_column(LargeBinary(8), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hlc: Mapped[int] = mapped_column(BigInteger)
    user_id: Mapped[bytes] = mapped_column(LargeBinary(16))
    txn_id: Mapped[int] = mapped_column(Integer)
    schema_ver: Mapped[int] = mapped_column(Integer)
    tbl: Mapped[str] = mapped_column(String(40))
    row_uid: Mapped[bytes] = mapped_column(LargeBinary(16))
    kind: Mapped[str] = mapped_column(String(1))
    body: Mapped[str | None] = mapped_column(String)
    prev: Mapped[str] = mapped_column(String)
    salt: Mapped[bytes] = mapped_column(LargeBinary(16))
    digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32))


class Head(Base):
    """The newest entry of a field that changed after its record was created."""

    __tablename__ = "head"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  SQLAlchemy's own form

    tbl: Mapped[str] = mapped_column(String(40), primary_key=True)
    row_uid: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    field: Mapped[str] = mapped_column(String(60), primary_key=True)
    site_id: Mapped[bytes] = mapped_column(LargeBinary(8), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    hlc: Mapped[int] = mapped_column(BigInteger)
    value: Mapped[str] = mapped_column(String)


class Journal:
    """The entries of one write transaction of one user at one site."""

    def __init__(self, connection: Connection, site: bytes, user: bytes) -> None:
        self.connection, self.site, self.user = connection, site, user
        self._resume()
        self.txn = self.seq + 1

    def _resume(self) -> None:
        """Go on from the last entry of the file; also after a savepoint was rolled back, which
        made `stale` what is remembered here."""
        query = select(Op.seq, Op.hlc, Op.hash).where(Op.site_id == self.site)
        last = self.connection.execute(query.order_by(Op.seq.desc()).limit(1)).first()
        self.seq: int = last.seq if last else 0
        self.hlc: int = last.hlc if last else 0
        self.hash: bytes = last.hash if last else START
        self._uids: dict[tuple[str, int], str] = {}
        self.stale = False

    def note(
        self, new: Iterable[Record], changed: Iterable[Record], gone: Iterable[Record]
    ) -> None:
        """Write the entries of one flush."""
        if self.stale:
            self._resume()
        entries = [self._entry(r, "c", self._body(r, r.fields.values()), {}) for r in new]
        for record in changed:
            fields = list(_changed(record))
            if fields:
                entries.append(self._update(record, fields))
        entries += [self._entry(r, "d", {}, self._frontier(r)) for r in gone]
        if entries:
            self.connection.execute(insert(Op), entries)

    def _update(self, record: Record, fields: list[Placed]) -> dict[str, Any]:
        prev = {f.name: self._heads(record, f.name) for f in fields}
        body = self._body(record, fields, keep_empty=True)
        entry = self._entry(record, "u", body, prev)
        place = (Head.tbl == record.__tablename__, Head.row_uid == record.uid)
        self.connection.execute(delete(Head).where(*place, Head.field.in_(list(body))))
        heads = [_head(entry, name, value) for name, value in body.items()]
        self.connection.execute(insert(Head), heads)
        return entry

    def _heads(self, record: Record, name: str) -> list[list[Any]]:
        """The entries that a new value of the field replaces."""
        place = (Head.tbl == record.__tablename__, Head.row_uid == record.uid, Head.field == name)
        found = self.connection.execute(select(Head.site_id, Head.seq).where(*place)).all()
        return _links(found or self._births(record))

    def _births(self, record: Record) -> Any:
        place = (Op.tbl == record.__tablename__, Op.row_uid == record.uid, Op.kind == "c")
        return self.connection.execute(select(Op.site_id, Op.seq).where(*place)).all()

    def _frontier(self, record: Record) -> dict[str, list[list[Any]]]:
        """All heads of a row that is deleted, under the empty name its creation."""
        place = (Head.tbl == record.__tablename__, Head.row_uid == record.uid)
        found = self.connection.execute(select(Head.field, Head.site_id, Head.seq).where(*place))
        prev = {"": _links(self._births(record))}
        for name, site, seq in found:
            prev.setdefault(name, []).append([site.hex(), seq])
        self.connection.execute(delete(Head).where(*place))
        return prev

    def _body(
        self, record: Record, fields: Iterable[Placed], *, keep_empty: bool = False
    ) -> dict[str, Any]:
        plain = {f.name: self._plain(record, f) for f in fields if not isinstance(f.kind, Rows)}
        return plain if keep_empty else {n: v for n, v in plain.items() if v not in (None, [])}

    def _plain(self, record: Record, placed: Placed) -> Any:
        value = getattr(record, placed.attribute)
        if isinstance(placed.kind, Ref):
            return self._uid(placed.kind.target, value) if value else None
        return placed.kind.plain(value)

    def _uid(self, table: str, key: int) -> str:
        if (table, key) not in self._uids:
            target = Base.metadata.tables[table]
            query = select(target.c.uid).where(target.c.id == key)
            self._uids[table, key] = self.connection.execute(query).scalar_one().hex()
        return self._uids[table, key]

    def _entry(
        self, record: Record, kind: str, body: Mapping[str, Any], prev: Mapping[str, Any]
    ) -> dict[str, Any]:
        self.seq += 1
        self.hlc = next_hlc(self.hlc, now())
        entry = {
            "site_id": self.site, "seq": self.seq, "hlc": self.hlc, "user_id": self.user,
            "txn_id": self.txn, "schema_ver": SCHEMA, "tbl": record.__tablename__,
            "row_uid": record.uid, "kind": kind, "body": dump(body), "prev": dump(prev),
            "salt": secrets.token_bytes(16), "digest": None,
        }  # fmt: skip
        self.hash = chain(self.hash, entry)
        return entry | {"hash": self.hash}


def dump(value: Any) -> str:
    """JSON in one form only, since its bytes are hashed."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def chain(before: bytes, entry: Mapping[str, Any]) -> bytes:
    """BLAKE2b over the hash before, the header, and the salted digest of the body."""
    erased = entry["body"] is None
    digest = entry["digest"] if erased else body_digest(entry["salt"], entry["body"])
    header = [
        entry["site_id"].hex(), entry["seq"], entry["hlc"], entry["user_id"].hex(), entry["txn_id"],
        entry["schema_ver"], entry["tbl"], entry["row_uid"].hex(), entry["kind"], entry["prev"],
    ]  # fmt: skip
    return hashlib.blake2b(before + dump(header).encode() + digest, digest_size=32).digest()


def body_digest(salt: bytes, body: str) -> bytes:
    return hashlib.blake2b(salt + body.encode(), digest_size=32).digest()


def broken_at(connection: Connection, site: bytes) -> int | None:
    """The first seq of a site whose chain does not hold: an entry changed, missing or added; or
    the one that should come next, where a head knows of an entry after the last."""
    before, expected = START, 1
    columns = Op.__table__.columns
    rows = connection.execute(select(*columns).where(Op.site_id == site).order_by(Op.seq))
    for row in rows.mappings():
        # A digest beside its body would let the body be changed under it.
        whole = (row["body"] is None) != (row["digest"] is None)
        before = chain(before, dict(row)) if whole else b""
        if row["seq"] != expected or row["hash"] != before:
            return expected
        expected += 1
    later = select(Head.seq).where(Head.site_id == site, Head.seq >= expected).limit(1)
    return expected if connection.execute(later).first() else None


def _changed(record: Record) -> Iterator[Placed]:
    state = inspect(record).attrs
    for placed in record.fields.values():
        if isinstance(placed.kind, Rows):
            continue
        name = f"{placed.name}_rows" if isinstance(placed.kind, Codes) else placed.attribute
        if state[name].history.has_changes():
            yield placed


def _links(rows: Iterable[Any]) -> list[list[Any]]:
    return [[site.hex(), seq] for site, seq in rows]


def _head(entry: Mapping[str, Any], name: str, value: Any) -> dict[str, Any]:
    kept = ("tbl", "row_uid", "site_id", "seq", "hlc")
    return {k: entry[k] for k in kept} | {"field": name, "value": dump(value)}
