"""The encrypted file: engine, pragmas, one writer and its readers, and the hook that journals.

Measured choices behind every line: storage.md §1.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any, cast

from filelock import FileLock, Timeout
from sqlalchemy import Connection, String, event, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.orm import Session as OrmSession

from qianshou_desktop.records.base import Base, Record
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.store import clock, disk, search, upgrade
from qianshou_desktop.store.engine import engine
from qianshou_desktop.store.journal import SCHEMA, Journal, Site

FILE = "county.db"


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


class Session(OrmSession):
    """One transaction on the file, with the clock, the site and the user it runs for."""

    store: "Store"
    user: bytes
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
    """An opened data folder. Raises Trouble where another program holds it."""

    def __init__(self, folder: Path, file_key: bytes) -> None:
        disk.refuse_network(folder)
        self.folder, self.path = folder, folder / FILE
        self._lock = hold(folder)
        self._writing = threading.RLock()
        self.on_stick = disk.removable(folder)
        try:
            upgrade.bring_up(self.path, file_key)
            self.engine = engine(self.path, file_key, on_stick=self.on_stick)
        except BaseException:
            self._lock.release()
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
        with troubles(self.folder), self.engine.connect() as connection:
            session = self._session(connection, b"", clock.new_uid)
            with session:
                yield session

    def _session(self, connection: Connection, user: bytes, uids: clock.Uids) -> Session:
        session = Session(connection, expire_on_commit=False, autoflush=True)
        session.store, session.user, session.uids = self, user, uids
        session.journal, session.changed = None, set()
        return session

    def tidy(self) -> bool:
        """One idle step of the index's merging; True while there is more to do."""
        with self._writing, troubles(self.folder), self._begun() as connection:
            return search.merge_a_little(connection)

    @contextmanager
    def _begun(self) -> Iterator[Connection]:
        connected = self.engine.connect().execution_options(write=True)
        with connected as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of the folder."""
        try:
            if not self.on_stick:
                with self.engine.connect() as connection:
                    connection.exec_driver_sql("COMMIT")
                    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
                    connection.exec_driver_sql("BEGIN")
        finally:
            self.engine.dispose()
            self._lock.release()


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
    return lock


def site_of(connection: Connection) -> bytes:
    query = select(Setting.value).where(Setting.name == "site")
    return bytes.fromhex(connection.execute(query).scalar_one())


def build(store: Store, site: bytes, name: str, town: str | None) -> None:
    """Lay out an empty file: tables, index, this installation, and the schema's number."""
    with store.engine.connect().execution_options(write=True) as connection, connection.begin():
        Base.metadata.create_all(connection)
        search.create(connection)
        connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                                "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"))  # fmt: skip
        connection.execute(text("INSERT INTO alembic_version VALUES (:v)"), {"v": f"{SCHEMA:04d}"})
        session = OrmSession(connection)
        session.add(Site(site_id=site, name=name, town_code=town))
        session.add(Setting(name="site", value=site.hex()))
        session.flush()


@contextmanager
def troubles(folder: Path) -> Iterator[None]:
    """Turn what the disk does to us into words that say what to do."""
    try:
        yield
    except DatabaseError as error:
        raise _trouble(folder, str(error.orig)) or error from error
    except OSError as error:
        raise Trouble(f"读写 {folder} 时出错（{error.strerror}）。请检查磁盘后重试。") from error


def _trouble(folder: Path, message: str) -> Trouble | None:
    if "full" in message:
        disk.drop_ballast(folder)
        return Trouble("磁盘已满，这次没有存上，原有数据完好。请清理磁盘后再保存。")
    if "readonly" in message or "read-only" in message:
        return Trouble(f"{folder} 是只读的，存不进去。请检查文件夹权限。")
    if "not a database" in message or "malformed" in message or "disk I/O" in message:
        return Trouble(
            "数据文件读不出来（可能已损坏）。请不要再操作，先复制整个数据文件夹，再用备份恢复。"
        )
    if "locked" in message:
        return Trouble("数据文件正被别的程序占用，请关闭它后重试。")
    return None


@event.listens_for(Session, "before_flush")
def _give_uids(session: OrmSession, _context: object, _instances: object) -> None:
    work = cast("Session", session)
    for record in work.new:
        if isinstance(record, Record) and record.uid is None:
            record.uid = work.uids()


@event.listens_for(Session, "after_flush")
def _journal(session: OrmSession, _context: object) -> None:
    """Journal and index what this flush wrote: no action can forget it."""
    work = cast("Session", session)
    new, gone = _records(work.new), _records(work.deleted)
    changed = [r for r in _records(work.dirty) if work.is_modified(r) and r not in gone]
    if not (new or changed or gone):
        return
    if work.journal is None:
        raise RuntimeError("a record was changed outside a write transaction")
    work.journal.note(new, changed, gone)
    _index(work.connection(), (*new, *changed), gone)
    work.changed |= {r.__tablename__ for r in (*new, *changed, *gone)}


def _records(found: Any) -> list[Record]:
    return [record for record in found if isinstance(record, Record)]


def _index(connection: Connection, put: Any, gone: list[Record]) -> None:
    for record in put:
        if search.indexed(type(record)):
            search.put(connection, record)
    for record in gone:
        if search.indexed(type(record)):
            search.drop(connection, record)


Tell = Callable[[int, int], None]
