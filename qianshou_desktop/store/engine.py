"""A connection to the encrypted file, with the pragmas that were measured (storage.md §1)."""

from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import Engine, ExceptionContext
from sqlalchemy.pool import QueuePool

from qianshou_desktop.store.search import nearness
from qianshou_desktop.store.sounds import sound

PRAGMAS = (
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "cell_size_check=ON",
    "secure_delete=ON",
    "temp_store=MEMORY",
    "cache_size=-131072",
    "trusted_schema=OFF",
    "mmap_size=0",
)
SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB = 10, 11, 26


def engine(path: Path, file_key: bytes, *, on_stick: bool = False) -> Engine:
    """An engine on an encrypted file. The key never stands in a URL or a log."""

    def connect() -> Any:
        connection = sqlcipher3.connect(str(path), isolation_level=None, check_same_thread=False)
        connection.execute(f"PRAGMA key = \"x'{file_key.hex()}'\"")
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.create_function("pinyin", 2, sound, deterministic=True)
        connection.create_function("nearness", 2, nearness, deterministic=True)
        # A stick may be pulled: no log beside the file that could be left behind.
        pragmas = ("journal_mode=DELETE", *PRAGMAS, "synchronous=EXTRA") if on_stick else (
            "journal_mode=WAL", *PRAGMAS)  # fmt: skip
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        return connection

    made = create_engine(
        "sqlite://", module=sqlcipher3, creator=connect, poolclass=QueuePool, pool_size=4
    )
    event.listen(made, "begin", _begin)
    event.listen(made, "handle_error", _let_go)
    return made


def _let_go(context: ExceptionContext) -> None:
    """A connection that met a bad page answers nothing but that from then on: take a new one."""
    code = getattr(context.original_exception, "sqlite_errorcode", 0) & 0xFF
    context.is_disconnect = code in (SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB)


def _begin(connection: Connection) -> None:
    """Connections are shared: whoever did not ask to write cannot, not even by mistake."""
    writing = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {not writing:d}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
