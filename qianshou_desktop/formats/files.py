"""Papers and sheets onto a disk or stick that the user chose, with words for what may fail."""

from __future__ import annotations

import errno
import re
from pathlib import Path

from qianshou_desktop import paths
from qianshou_desktop.records.errors import Trouble

FULL = {errno.ENOSPC, errno.EDQUOT}
FULL_WINDOWS = {39, 112}  # ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL
BUSY_WINDOWS = {32, 33}  # ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION


def safe(name: str) -> str:
    """A name that every system takes for a file (Windows refuses \\ / : * ? " < > |)."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", name)


def replace(path: Path, data: bytes) -> None:
    """Put data at path, whole or not at all; an old file stays until the new one is complete.

    Raises Trouble when the folder is missing or write-protected, the disk is full, or the file
    is open in another program (Excel and PDF viewers on Windows lock it).
    """
    try:
        paths.write(path, data)
    except OSError as error:
        raise Trouble(reason(path, error)) from error


def reason(path: Path, error: OSError) -> str:
    """What the user can do about an error met while writing path."""
    windows = getattr(error, "winerror", None)
    if error.errno in FULL or windows in FULL_WINDOWS:
        return f"磁盘空间不足，“{path.name}”没有保存。请清理磁盘或换一个位置再保存。"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"文件夹“{path.parent}”不存在，可能优盘已拔出。请重新选择保存位置。"
    if windows in BUSY_WINDOWS or (isinstance(error, PermissionError) and path.exists()):
        return f"“{path.name}”正被其他程序打开或不许改写。请先关闭它（如 Excel），再保存一次。"
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"没有权限写入文件夹“{path.parent}”。请换一个位置再保存。"
    return f"“{path.name}”没有保存（{error.strerror}）。请检查磁盘或换一个位置再保存。"
