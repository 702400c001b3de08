"""Whole files put in place so that a crash leaves the old one or the new one."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from qianshou_desktop import paths
from qianshou_desktop.records.errors import Trouble


def write_safely(path: Path, content: bytes, mode: int = 0o666) -> None:
    """The file whole or not at all. Raises Trouble."""
    try:
        paths.write(path, content, mode)
    except OSError as error:
        raise Trouble(f"写不进 {path}（{error.strerror}）。请看磁盘是否已满或只读。") from error


def keep(source: Path, target: Path) -> None:
    """A whole copy beside the original, so that at no moment neither is there."""
    part = target.with_name(target.name + ".part")
    shutil.copyfile(source, part)
    shutil.copymode(source, part)
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    paths.replace(part, target)


def private(path: Path) -> None:
    """For the owner's eyes alone. On Windows the user's own folder is that already."""
    if os.name == "posix":
        with suppress(OSError):
            path.chmod(0o600)
