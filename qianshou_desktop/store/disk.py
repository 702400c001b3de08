"""What the disk under the data allows: no network shares, care on sticks, a reserve when full."""

import os
import shutil
from pathlib import Path

import psutil

from qianshou_desktop.records.errors import Trouble

MB = 1024 * 1024
BALLAST_BYTES = 64 * MB  # released when the disk is full, since then even deleting needs room
WARN_BYTES = 2048 * MB
LEAST_BYTES = 300 * MB
NETWORK = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "fuse.sshfs", "davfs"}


def refuse_network(folder: Path) -> None:
    """Raises Trouble on a network share: SQLite's locks do not hold there."""
    kind, options = _mount(folder)
    unc = str(folder).startswith(("\\\\", "//"))
    if unc or kind.lower() in NETWORK or "remote" in options.split(","):
        raise Trouble(f"{folder} 在网络共享盘上，数据会损坏。请选本机内置硬盘上的文件夹。")


def removable(folder: Path) -> bool:
    """Whether the folder lies on a stick or card, which may be pulled at any moment."""
    return "removable" in _mount(folder)[1].split(",")


def free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def refuse_full(folder: Path) -> None:
    """Raises Trouble when so little is left that a transaction might not find room."""
    left = free(folder)
    if left < LEAST_BYTES:
        raise Trouble(
            f"磁盘只剩 {left // MB} MB，为防止损坏已转为只读。请清理出至少 300 MB 空间后再保存。"
        )


def lay_ballast(folder: Path) -> None:
    """Reserve 64 MB beside the data while there is plenty."""
    path = folder / "ballast"
    if path.exists() or free(folder) < WARN_BYTES:
        return
    with path.open("wb") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, BALLAST_BYTES)
        else:
            file.truncate(BALLAST_BYTES)


def drop_ballast(folder: Path) -> None:
    (folder / "ballast").unlink(missing_ok=True)


def _mount(folder: Path) -> tuple[str, str]:
    """File system and options of the mount that holds the folder."""
    place = str(folder.resolve())
    best: tuple[str, str, str] = ("", "", "")
    for part in psutil.disk_partitions(all=True):
        inside = place.lower().startswith(part.mountpoint.lower())
        if inside and len(part.mountpoint) >= len(best[0]):
            best = (part.mountpoint, part.fstype, part.opts)
    return best[1], best[2]
