"""Whole files put in place so that a crash leaves the old one or the new one."""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path

from qianshou_desktop.records.errors import Trouble


def write_safely(path: Path, content: bytes, mode: int = 0o666) -> None:
    """Temporary name, fsync, rename, fsync of the folder. Raises Trouble."""
    part = path.with_name(path.name + ".part")
    try:
        with open(part, "wb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace(part, path)
    except OSError as error:
        raise Trouble(f"写不进 {path}（{error.strerror}）。请看磁盘是否已满或只读。") from error


def replace(source: Path, target: Path) -> None:
    """Rename over, patiently: a virus scanner may hold the file for a moment on Windows."""
    for wait in (0.05, 0.1, 0.2, 0.4, 0.8):
        try:
            source.replace(target)
            break
        except PermissionError:
            time.sleep(wait)
    else:
        source.replace(target)
    sync_folder(target.parent)


def keep(source: Path, target: Path) -> None:
    """A whole copy beside the original, so that at no moment neither is there."""
    part = target.with_name(target.name + ".part")
    shutil.copyfile(source, part)
    shutil.copymode(source, part)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    replace(part, target)


def private(path: Path) -> None:
    """For the owner's eyes alone. On Windows the user's own folder is that already."""
    if os.name == "posix":
        with suppress(OSError):
            path.chmod(0o600)


def sync_folder(folder: Path) -> None:
    """Make a rename last. Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
