"""The encrypted file: engine, pragmas, one writer and its readers, and the hook that journals.

Measured choices behind every line: storage.md §1.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

from filelock import FileLock, Timeout
from sqlalchemy import Connection, LargeBinary, String, delete, event, insert, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Mapped, ORMExecuteState, mapped_column
from sqlalchemy.orm import Session as OrmSession

from qianshou_desktop import log
from qianshou_desktop.records.base import Base, Record
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.records.kinds import UtcInstant
from qianshou_desktop.store import clock, disk, files, search, upgrade
from qianshou_desktop.store.blobs import Blobs
from qianshou_desktop.store.engine import engine
from qianshou_desktop.store.journal import SCHEMA, Journal, Site
from qianshou_desktop.store.troubles import DAMAGED, troubles

FILE = "county.db"
PAGES_EVERY, PAGES_CHECKED = timedelta(days=7), "pages_checked_on"


class Setting(Base):
    """What this installation knows about itself; no record, never travels."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))


class Counter(Base):
    """The last number given under a prefix such as 420581104-ZF-2026."""

    __tablename__ = "counter"

    prefix: Mapped[str] = mapped_column(String(40), primary_key=True)
    last: Mapped[int] = mapped_column()


class Draft(Base):
    """A form as somebody left it, `body` being JSON. It is no record: not journalled, not searched, not
    sent, and what a record requires is not required of it. `row_uid` is None for one that is to be."""

    __tablename__ = "draft"

    uid: Mapped[bytes] = mapped_column(LargeBinary(16), primary_key=True)
    user_id: Mapped[bytes] = mapped_column(LargeBinary(16))
    kind: Mapped[str] = mapped_column(String(40))
    row_uid: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    title: Mapped[str] = mapped_column(String(200))
    kept_at: Mapped[datetime] = mapped_column(UtcInstant())
    body: Mapped[str] = mapped_column(String)


class Session(OrmSession):
    """One transaction on the file, with the clock, the site and the user it runs for; without a
    role it is the program's own."""

    store: "Store"
    user: bytes
    role: str
    uids: clock.Uids
    journal: Journal | None
    changed: set[str]

    def now(self) -> datetime:
        return clock.now()

    def today(self) -> date:
        return clock.today()

    def setting(self, name: str) -> str | None:
        found = self.get(Setting, name)
        return found.value if found else None

    def set(self, name: str, value: str) -> None:
        self.merge(Setting(name=name, value=value))


class Store:
    """An opened data folder. Raises Trouble where another program holds it. Whoever knows the
    photos' key hands over its `blobs`."""

    blobs: Blobs

    def __init__(self, folder: Path, file_key: bytes, lock: FileLock | None = None) -> None:
        disk.refuse_network(folder)
        self.folder, self.path = folder, folder / FILE
        self._lock = lock or hold(folder)
        self._writing = threading.RLock()
        self._damaged = False
        try:
            self.on_stick = disk.removable(folder)
            files.private(self.path)
            self._fresh = partial(engine, self.path, file_key, on_stick=self.on_stick)
            self.engine = self._fresh()
            self._bring_up(file_key)
        except BaseException:
            self._lock.release()
            raise

    def _bring_up(self, file_key: bytes) -> None:
        try:
            with troubles(self.folder):
                upgrade.bring_up(self.path, file_key, opened=self.engine)
        except BaseException:
            self.engine.dispose()
            raise

    @contextmanager
    def write(self, user: bytes, uids: clock.Uids = clock.new_uid) -> Iterator[Session]:
        """The one writer: BEGIN IMMEDIATE, journalled, committed on leaving, else nothing."""
        with self._writing, troubles(self.folder):
            disk.refuse_full(self.folder)
            with self._begun() as connection:
                session = self._session(connection, user, uids)
                session.journal = Journal(connection, site_of(connection), user)
                with session:
                    yield session
                    session.commit()  # flushes; the connection's own transaction commits outside

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A consistent view that cannot change anything."""
        with troubles(self.folder), self._connect() as connection:
            session = self._session(connection, b"", clock.new_uid)
            with session:
                yield session

    def _session(self, connection: Connection, user: bytes, uids: clock.Uids) -> Session:
        session = Session(connection, expire_on_commit=False, autoflush=True)
        session.store, session.user, session.uids = self, user, uids
        session.role, session.journal, session.changed = "", None, set()
        return session

    def tidy(self) -> bool:
        """One idle step of the index's merging; True while there is more to do."""
        with self._writing, troubles(self.folder), self._begun() as connection:
            return search.merge_a_little(connection)

    def quick_check(self) -> bool:
        """Whether the file's structure is sound and, once a week, every page of it. For a
        background thread; `warnings` says what was found."""
        with self.read() as session:
            last = session.setting(PAGES_CHECKED)
        due = last is None or clock.today() - date.fromisoformat(last) >= PAGES_EVERY
        sound = self._ask("quick_check(1)") == ["ok"] and not (due and self.bad_pages())
        self._damaged = not sound
        if due and sound:
            with self._writing, troubles(self.folder), self._begun() as connection:
                _note(connection, PAGES_CHECKED, clock.today().isoformat())
        return sound

    def bad_pages(self) -> list[str]:
        """The pages whose HMAC does not hold, read afresh from the disk. While the log still has a
        page whose writing was cut off, nothing is lost: only a second look, with the log folded in
        and nobody writing, counts."""
        if not self._ask("cipher_integrity_check"):
            return []
        with self._writing:
            with suppress(DatabaseError):
                self._fold("PASSIVE")
            return self._ask("cipher_integrity_check")

    def _ask(self, pragma: str) -> list[str]:
        made = self._fresh()
        try:
            with made.connect() as connection:
                return list(connection.exec_driver_sql(f"PRAGMA {pragma}").scalars())
        except DatabaseError as error:
            return [str(error.orig)]
        finally:
            made.dispose()

    def warnings(self) -> list[str]:
        """What the user should know about disk and file, for the status line; mostly nothing."""
        found = [disk.warning(self.folder), DAMAGED if self._damaged else None]
        if self.on_stick:
            found.append("数据放在 U 盘或存储卡上：拔出前先关闭程序，并请尽快改放本机硬盘。")
        return [words for words in found if words]

    def _connect(self, *, write: bool = False) -> Connection:
        if not self._lock.is_locked:
            raise RuntimeError("the store is closed")
        return self.engine.connect().execution_options(write=write)

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        with self._connect(write=True) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of the folder; a second time, nothing.
        A log that cannot be folded (full disk) loses nothing: the next opening reads it."""
        with self._writing:
            if not self._lock.is_locked:
                return
            try:
                if not self.on_stick:
                    self._fold()
            except DatabaseError as error:
                log.bug(error)
            finally:
                self.engine.dispose()
                self._lock.release()

    def _fold(self, how: str = "TRUNCATE") -> None:
        with self._connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql(f"PRAGMA wal_checkpoint({how})")
            connection.exec_driver_sql("BEGIN")


def hold(folder: Path) -> FileLock:
    """The folder's lock; the system lets go of it when a program dies."""
    lock = FileLock(folder / "lock", timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        raise Trouble(
            f"另一个牵手社工站程序正在使用 {folder}，请先关闭它（或换到那个窗口继续）。"
        ) from None
    except OSError as error:
        raise Trouble(f"打不开文件夹 {folder}（{error.strerror}），请检查是否只读。") from error
    except NotImplementedError:
        raise Trouble(f"{folder} 所在的磁盘不支持文件锁，请选本机内置硬盘上的文件夹。") from None
    return lock


def site_of(connection: Connection) -> bytes:
    query = select(Setting.value).where(Setting.name == "site")
    return bytes.fromhex(connection.execute(query).scalar_one())


def build(store: Store, site: bytes, name: str, town: str | None) -> None:
    """Lay out an empty file: tables, index, this installation, and the schema's number."""
    with troubles(store.folder), store._begun() as connection:
        files.private(store.path)
        Base.metadata.create_all(connection)
        search.create(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                                "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"))  # fmt: skip
        connection.execute(text("INSERT INTO alembic_version VALUES (:v)"), {"v": f"{SCHEMA:04d}"})
        values = {"site_id": site, "name": name, "town_code": town}
        connection.execute(insert(Site), values)
        _note(connection, "site", site.hex())


def _note(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(Setting).where(Setting.name == name))
    connection.execute(insert(Setting), {"name": name, "value": value})


@event.listens_for(Session, "before_flush")
def _give_uids(session: OrmSession, _context: object, _instances: object) -> None:
    work = cast("Session", session)
    changed = filter(work.is_modified, work.dirty)
    if work.journal is None and _records((*work.new, *work.deleted, *changed)):
        raise RuntimeError("a record was changed outside a write transaction")
    for record in _records(work.new):
        if record.uid is None:
            record.uid = work.uids()


@event.listens_for(Session, "do_orm_execute")
def _refuse_bulk(state: ORMExecuteState) -> None:
    """UPDATE and DELETE over many rows at once would pass the journal by."""
    changes = state.is_insert or state.is_update or state.is_delete
    if changes and state.bind_mapper and issubclass(state.bind_mapper.class_, Record):
        raise RuntimeError("records change one by one, through the session")


@event.listens_for(Session, "after_soft_rollback")
def _resume(session: OrmSession, _previous: object) -> None:
    journal = cast("Session", session).journal
    if journal is not None:
        journal.stale = True


@event.listens_for(Session, "after_flush")
def _journal(session: OrmSession, _context: object) -> None:
    """Journal and index what this flush wrote: no action can forget it."""
    work = cast("Session", session)
    new, gone = _records(work.new), _records(work.deleted)
    changed = [r for r in _records(work.dirty) if work.is_modified(r) and r not in gone]
    if not (new or changed or gone):
        return
    assert work.journal is not None
    work.journal.note(new, changed, gone)
    _index(work.connection(), new, changed, gone)
    work.changed |= {r.__tablename__ for r in (*new, *changed, *gone)}


def _records(found: Any) -> list[Record]:
    return [record for record in found if isinstance(record, Record)]


def _index(
    connection: Connection, new: list[Record], changed: list[Record], gone: list[Record]
) -> None:
    for records, bring in ((new, search.add), (changed, search.put), (gone, search.drop)):
        for record in records:
            if search.indexed(type(record)):
                bring(connection, record)


Tell = Callable[[int, int], None]
