"""Old files brought up: a copy is migrated and verified, then switched into place.

The old file stays beside it as county-0001.db. Alembic is imported only when there is work to do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from qianshou_desktop import paths
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.store import files
from qianshou_desktop.store.engine import engine
from qianshou_desktop.store.journal import SCHEMA
from qianshou_desktop.store.troubles import troubles

SCRIPTS = Path(__file__).parent / "migrations"


def bring_up(
    path: Path,
    file_key: bytes,
    scripts: Path = SCRIPTS,
    newest: int = SCHEMA,
    *,
    opened: Engine | None = None,
) -> None:
    """Raises Trouble where the file is of a newer program or was not brought up whole. The engine
    through which the file will be read is asked first, where there is one already."""
    if not path.exists():
        return
    had = version(path, file_key) if opened is None else _version(path, opened)
    if had > newest:
        raise Trouble("这份数据是由更新的程序写的，请先更新本程序再打开。")
    if had == newest:
        return
    if opened is not None:
        opened.dispose()  # nothing may hold the file that is switched
    copy = path.with_name(path.name + ".part")
    _discard(copy)
    try:
        _copy(path, copy, file_key)
        files.private(copy)
        _migrate(copy, file_key, scripts)
        _verify(path, copy, file_key)
        _refuse_log(path)
        files.keep(path, path.with_name(f"{path.stem}-{had:04d}{path.suffix}"))
        paths.replace(copy, path)
    except BaseException:
        _discard(copy)
        raise


def _discard(copy: Path) -> None:
    for tail in ("", "-journal"):
        Path(f"{copy}{tail}").unlink(missing_ok=True)


def _refuse_log(path: Path) -> None:
    """SQLite folds the log into the file when the last connection closes. Were it still there, it
    would be missing from what is kept, and be replayed over the new file."""
    log = Path(f"{path}-wal")
    if log.exists() and log.stat().st_size:
        raise Trouble("升级前没能整理好数据文件（磁盘可能已满），原文件未动。请清理磁盘后再打开。")


def version(path: Path, file_key: bytes) -> int:
    """The schema's number in a file. Raises Trouble where it cannot be read or holds nothing."""
    made = engine(path, file_key)
    try:
        return _version(path, made)
    finally:
        made.dispose()


def _version(path: Path, made: Engine) -> int:
    with troubles(path.parent), made.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            raise Trouble("数据文件是空的。请先复制整个数据文件夹，再用备份恢复。")
        found = connection.execute(text("SELECT version_num FROM alembic_version"))
        return int(found.scalar_one())


def _copy(source: Path, target: Path, file_key: bytes) -> None:
    before, after = engine(source, file_key), engine(target, file_key, on_stick=True)
    try:
        with before.connect() as old, after.connect() as new:
            for connection in (old, new):
                connection.exec_driver_sql("COMMIT")
            old.connection.driver_connection.backup(new.connection.driver_connection)  # type: ignore[union-attr]
            for connection in (old, new):
                connection.exec_driver_sql("BEGIN")
    finally:
        before.dispose()
        after.dispose()


def _migrate(path: Path, file_key: bytes, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config

    made = engine(path, file_key, on_stick=True)
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    try:
        with made.connect().execution_options(write=True) as connection, _unlinked(connection):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        made.dispose()


@contextmanager
def _unlinked(connection: Connection) -> Iterator[None]:
    """One transaction in which a table may be made anew: were references watched, dropping the old
    one would take the rows that belong to it along. `_verify` looks at them afterwards."""
    connection.exec_driver_sql("COMMIT")  # the pragma does nothing inside a transaction
    connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    yield
    connection.commit()


def _verify(before: Path, after: Path, file_key: bytes) -> None:
    """Sound pages, sound references, and in no table a row less than before."""
    old, new = engine(before, file_key), engine(after, file_key, on_stick=True)
    try:
        with old.connect() as was, new.connect() as now:
            sound = now.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
            loose = now.exec_driver_sql("PRAGMA foreign_key_check").first()
            had, has = _counts(was), _counts(now)
            fewer = any(has.get(table, had[table]) < had[table] for table in had)
            if not sound or loose or fewer:
                raise Trouble(
                    "升级数据时核对没有通过，原文件未动。请把数据文件夹复制一份后联系维护人员。"
                )
    finally:
        old.dispose()
        new.dispose()


def _counts(connection: Connection) -> dict[str, int]:
    """Rows by table, but for the search index, which packs its rows as it likes."""
    tables = (t for t in inspect(connection).get_table_names() if not t.startswith("search_text"))
    count = 'SELECT count(*) FROM "{}"'
    return {t: connection.exec_driver_sql(count.format(t)).scalar_one() for t in tables}
