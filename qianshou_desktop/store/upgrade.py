"""Old files brought up: a copy is migrated and verified, then switched into place.

The old file stays beside it as county-0001.db. Alembic is imported only when there is work to do.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DatabaseError

from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.store import files
from qianshou_desktop.store.engine import engine
from qianshou_desktop.store.journal import SCHEMA

SCRIPTS = Path(__file__).parent / "migrations"


def bring_up(path: Path, file_key: bytes, scripts: Path = SCRIPTS, newest: int = SCHEMA) -> None:
    """Raises Trouble where the file is of a newer program or was not brought up whole."""
    if not path.exists():
        return
    had = version(path, file_key)
    if had > newest:
        raise Trouble("这份数据是由更新的程序写的，请先更新本程序再打开。")
    if had == newest:
        return
    copy = path.with_name(path.name + ".part")
    copy.unlink(missing_ok=True)
    _copy(path, copy, file_key)
    _migrate(copy, file_key, scripts)
    _verify(path, copy, file_key)
    files.keep(path, path.with_name(f"{path.stem}-{had:04d}{path.suffix}"))
    files.replace(copy, path)


def version(path: Path, file_key: bytes) -> int:
    """The schema's number in a file; 0 for a file whose building was cut off. Raises Trouble."""
    made = engine(path, file_key)
    try:
        with made.connect() as connection:
            if "alembic_version" not in inspect(connection).get_table_names():
                return 0
            found = connection.execute(text("SELECT version_num FROM alembic_version"))
            return int(found.scalar_one())
    except DatabaseError as error:
        raise Trouble(UNREADABLE) from error
    finally:
        made.dispose()


UNREADABLE = "数据文件读不出来（可能已损坏）。请先复制整个数据文件夹，再用备份恢复。"


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
        with made.connect().execution_options(write=True) as connection, connection.begin():
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        made.dispose()


def _verify(before: Path, after: Path, file_key: bytes) -> None:
    """Sound pages, sound references, and no journal entry less than before."""
    old, new = engine(before, file_key), engine(after, file_key, on_stick=True)
    try:
        with old.connect() as was, new.connect() as now:
            sound = now.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"
            loose = now.exec_driver_sql("PRAGMA foreign_key_check").first()
            if not sound or loose or _entries(was) > _entries(now):
                raise Trouble(
                    "升级数据时核对没有通过，原文件未动。请把数据文件夹复制一份后联系维护人员。"
                )
    finally:
        old.dispose()
        new.dispose()


def _entries(connection: Connection) -> int:
    if "op" not in inspect(connection).get_table_names():
        return 0
    return int(connection.execute(text("SELECT count(*) FROM op")).scalar_one())
