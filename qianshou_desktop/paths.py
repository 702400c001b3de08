"""Where things lie: the program's own files, the data folder; and how a file gets there whole."""

import os
import secrets
import sys
import time
from contextlib import suppress
from pathlib import Path

PACKAGE = Path(__file__).parent


def resources() -> Path:
    """The shipped fonts, divisions, icons and texts, in a checkout and in the built program."""
    frozen = getattr(sys, "_MEIPASS", None)
    return Path(frozen) / "resources" if frozen else PACKAGE.parent / "resources"


def default_data() -> Path:
    """The data folder when none is named: on the user's own internal disk, never roaming."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
        return base / "牵手社工站"
    base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "qianshou"


def logs() -> Path:
    """The folder of the program's own log, which never holds anybody's data."""
    if sys.platform == "win32":
        return default_data().with_name("牵手社工站日志")
    base = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return base / "qianshou"


def write(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Put data at path, whole or not at all: a temporary neighbour, flushed to the disk, renamed.

    Raises OSError; an old file stays until the new one is complete.
    """
    part = path.with_name(f".写入中-{secrets.token_hex(4)}{path.suffix}")
    try:
        with open(part, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        replace(part, path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def replace(source: Path, target: Path) -> None:
    """Rename over, patiently: a virus scanner may hold the file for a moment on Windows.

    Raises OSError.
    """
    for wait in (0.05, 0.1, 0.2, 0.4, 0.8):
        try:
            source.replace(target)
            break
        except PermissionError:
            time.sleep(wait)
    else:
        source.replace(target)
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename last. Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
