"""What the disk under the data allows: no network shares, care on sticks, a reserve when full."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import psutil

from qianshou_desktop.records.errors import Trouble

MB = 1024 * 1024
BALLAST_BYTES = 64 * MB  # released when the disk is full, since then even deleting needs room
WARN_BYTES = 2048 * MB
LEAST_BYTES = 300 * MB
BLOCK = Path("/sys/class/block")  # Linux's word on its disks
NETWORK = {
    "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "9p", "fuse.sshfs", "davfs",
    "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "glusterfs", "fuse.glusterfs", "ceph", "vboxsf",
}  # fmt: skip


def refuse_network(folder: Path) -> None:
    """Raises Trouble on a network share: SQLite's locks do not hold there."""
    _, kind, options = _mount(folder)
    # A drive letter of a share turns into \\server\share once it is resolved.
    unc = any(str(path).startswith(("\\\\", "//")) for path in (folder, folder.resolve()))
    if unc or kind.lower() in NETWORK or "remote" in options.split(","):
        raise Trouble(f"{folder} 在网络共享盘上，数据会损坏。请选本机内置硬盘上的文件夹。")


def removable(folder: Path) -> bool:
    """Whether the folder lies on a stick or card, which may be pulled at any moment."""
    device, _, options = _mount(folder)
    if "removable" in options.split(","):  # Windows
        return True
    block = BLOCK / Path(device).resolve().name
    flags = (block / "removable", block.resolve().parent / "removable")  # of a disk, a partition
    return any(flag.is_file() and flag.read_text().strip() == "1" for flag in flags)


def free(folder: Path) -> int:
    return shutil.disk_usage(folder).free


def refuse_full(folder: Path) -> None:
    """Raises Trouble when so little is left that a transaction might not find room."""
    left = free(folder)
    if left < LEAST_BYTES:
        raise Trouble(
            f"磁盘只剩 {left // MB} MB，为防止损坏已转为只读。请清理出至少 300 MB 空间后再保存。"
        )


def warning(folder: Path) -> str | None:
    """Words for the status line while the disk is nearly full."""
    left = free(folder)
    if left >= WARN_BYTES:
        return None
    return f"磁盘只剩 {left // MB} MB，请尽快清理；少于 300 MB 时将不能保存。"


def lay_ballast(folder: Path) -> None:
    """Reserve 64 MB beside the data while there is plenty; work goes on without it."""
    path = folder / "ballast"
    with suppress(OSError):
        if not path.exists() and free(folder) >= WARN_BYTES:
            _fill(path)


def _fill(path: Path) -> None:
    with path.open("wb") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, BALLAST_BYTES)
        else:
            file.truncate(BALLAST_BYTES)


def drop_ballast(folder: Path) -> None:
    with suppress(OSError):
        (folder / "ballast").unlink(missing_ok=True)


def _mount(folder: Path) -> tuple[str, str, str]:
    """Device, file system and options of the mount that holds the folder."""
    place = folder.resolve()
    best, found = -1, ("", "", "")
    for part in psutil.disk_partitions(all=True):
        depth = len(Path(part.mountpoint).parts)
        # The last of several mounts on one place hides the others.
        if depth >= best and place.is_relative_to(part.mountpoint):
            best, found = depth, (part.device, part.fstype, part.opts)
    return found
