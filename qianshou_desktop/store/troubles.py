"""What the disk does to us, in words that say what to do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.store import disk

DAMAGED = "数据文件有损坏。请不要再操作，先复制整个数据文件夹，再用备份恢复。"
SQLITE_FULL = 13
WORDS = {
    5: "数据文件正被别的程序占用，请关闭它后重试。",
    6: "数据文件正被别的程序占用，请关闭它后重试。",
    8: "{folder} 是只读的，存不进去。请检查文件夹权限。",
    10: "读写磁盘时出错，这次没有存上。请检查 {folder} 所在的磁盘（是否已满、被拔出或有坏道）后重试。",
    11: DAMAGED,
    13: "磁盘已满，这次没有存上，原有数据完好。请清理磁盘后再保存。",
    14: "打不开 {folder} 里的数据文件，请检查文件夹权限。",
    26: DAMAGED,
}


@contextmanager
def troubles(folder: Path) -> Iterator[None]:
    """SQLite's and the system's errors become Trouble; those that are our own fault stay."""
    try:
        yield
    except DatabaseError as error:
        trouble = _trouble(folder, error)
        if trouble is None:
            raise
        raise trouble from error
    except OSError as error:
        raise Trouble(f"读写 {folder} 时出错（{error.strerror}）。请检查磁盘后重试。") from error


def _trouble(folder: Path, error: DatabaseError) -> Trouble | None:
    """By SQLite's own number for it (sqlite.org/rescode.html), never by its wording."""
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if code == SQLITE_FULL:
        disk.drop_ballast(folder)
    words = WORDS.get(code)
    return Trouble(words.format(folder=folder)) if words else None
