"""What the disk does: network shares, sticks, too little room, a folder that refuses."""

import errno
import os
import shutil
import stat
import subprocess
import sys
from collections import namedtuple
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from sqlalchemy import event, text

from qianshou_desktop import paths
from qianshou_desktop.actions import accounts, checks, common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.store import db, disk, files
from qianshou_desktop.store.db import Store

Part = namedtuple("Part", "device mountpoint fstype opts")
GB = 1024 * disk.MB
TOWN = "420581104"
posix = pytest.mark.skipif(os.name != "posix", reason="POSIX alone has it")


@pytest.fixture
def mounts(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    def mount(*parts: Part) -> None:
        monkeypatch.setattr(psutil, "disk_partitions", lambda all: list(parts))  # noqa: A006

    return mount


@pytest.fixture
def free(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Let the disk have so many bytes left."""
    usage = shutil.disk_usage(".")
    return lambda left: monkeypatch.setattr(
        shutil, "disk_usage", lambda _: usage._replace(free=left)
    )


# ---- where it lies ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "CIFS", "smb3", "9p", "fuse.sshfs", "ceph"]
)
def test_network_shares_are_refused(tmp_path: Path, mounts: Any, kind: str) -> None:
    mounts(Part("/dev/sda1", "/", "ext4", "rw"), Part("host:/x", str(tmp_path), kind, "rw"))
    for use in (
        lambda f: Store(f, bytes(32)),
        accounts.state,
        lambda f: accounts.enter(f, "a", "b"),
    ):
        with pytest.raises(Trouble, match="网络共享盘"):
            use(tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_a_mapped_drive_is_refused(tmp_path: Path, mounts: Any) -> None:
    mounts(Part("Z:\\", str(tmp_path), "NTFS", "rw,remote"))
    with pytest.raises(Trouble, match="网络共享盘"):
        disk.refuse_network(tmp_path)


@pytest.mark.parametrize("name", ["\\\\server\\share\\data", "//server/share/data"])
def test_a_share_by_its_name_is_refused(name: str) -> None:
    class Named(type(Path())):  # type: ignore[misc]
        def __str__(self) -> str:
            return name

    with pytest.raises(Trouble, match="网络共享盘"):
        disk.refuse_network(Named("data"))


def test_a_drive_letter_that_resolves_to_a_share_is_refused(mounts: Any) -> None:
    class Mapped(type(Path())):  # type: ignore[misc]
        def resolve(self, strict: bool = False) -> Any:
            class Resolved(type(Path())):  # type: ignore[misc]
                def __str__(self) -> str:
                    return "\\\\server\\share\\data"

            return Resolved("data")

    mounts(Part("C:\\", "C:\\", "NTFS", "rw,fixed"))
    with pytest.raises(Trouble, match="网络共享盘"):
        disk.refuse_network(Mapped("data"))


def test_a_neighbour_of_a_share_is_none(tmp_path: Path, mounts: Any) -> None:
    """/mnt/share2 does not lie in /mnt/share; a mount inside the share does not either."""
    share, beside, inside = (tmp_path / name for name in ("share", "share2", "share/disk"))
    for made in (share, beside, inside):
        made.mkdir()
    mounts(
        Part("/dev/sda1", "/", "ext4", "rw"),
        Part("/dev/sdb1", str(inside), "ext4", "rw"),
        Part("host:/x", str(share), "nfs4", "rw"),
    )
    disk.refuse_network(beside)
    disk.refuse_network(inside)
    with pytest.raises(Trouble):
        disk.refuse_network(share / "data")


def test_the_upper_of_two_mounts_counts(tmp_path: Path, mounts: Any) -> None:
    mounts(Part("/dev/sda1", str(tmp_path), "ext4", "rw"), Part("h:/x", str(tmp_path), "nfs", "rw"))
    with pytest.raises(Trouble):
        disk.refuse_network(tmp_path)


def test_sticks(tmp_path: Path, mounts: Any) -> None:
    mounts(Part("E:\\", str(tmp_path), "FAT32", "rw,removable"))
    assert disk.removable(tmp_path)
    mounts(Part("C:\\", str(tmp_path), "NTFS", "rw,fixed"))
    assert not disk.removable(tmp_path)


@posix
@pytest.mark.parametrize("flag", ["0", "1"])
def test_sticks_by_the_kernels_word(
    tmp_path: Path, mounts: Any, monkeypatch: Any, flag: str
) -> None:
    """A partition asks the disk that it belongs to."""
    whole = tmp_path / "devices" / "sdz"
    (whole / "sdz1").mkdir(parents=True)
    (whole / "removable").write_text(f"{flag}\n")
    (tmp_path / "block").mkdir()
    for name, target in (("sdz", whole), ("sdz1", whole / "sdz1")):
        (tmp_path / "block" / name).symlink_to(target)
    monkeypatch.setattr(disk, "BLOCK", tmp_path / "block")
    for device in ("/dev/sdz", "/dev/sdz1"):
        mounts(Part(device, str(tmp_path), "vfat", "rw"))
        assert disk.removable(tmp_path) == (flag == "1")
    mounts(Part("tmpfs", str(tmp_path), "tmpfs", "rw"))
    assert not disk.removable(tmp_path)


# ---- room ------------------------------------------------------------------------------------------------


def test_under_300_mb_nothing_is_written_but_all_is_read(
    performer: Performer, add_person: Any, add_visit: Any, free: Any, sql: Any
) -> None:
    key = add_person()
    before = sql(performer, "SELECT count(*) FROM op")
    free(disk.LEAST_BYTES - 1)
    for change in (add_person, lambda: add_visit(key)):
        with pytest.raises(Trouble, match="只读") as caught:
            change()
        assert "299 MB" in str(caught.value)
    assert sql(performer, "SELECT count(*) FROM op") == before
    assert performer.ask(common.load, "person", key).title == "李秀英"
    assert all(part.good for part in performer.ask(checks.check))
    free(disk.LEAST_BYTES)
    add_visit(key)


@pytest.mark.parametrize(
    ("left", "warned"), [(10 * GB, False), (2 * GB, False), (2 * GB - 1, True), (1, True)]
)
def test_under_2_gb_the_status_line_warns(
    performer: Performer, free: Any, left: int, warned: bool
) -> None:
    free(left)
    assert any("磁盘只剩" in words for words in performer.warnings()) == warned


def test_a_full_database_is_told_and_nothing_of_it_is_kept(
    performer: Performer, add_person: Any, add_visit: Any, sql: Any
) -> None:
    """SQLite's own word for it, at a random place in the transaction."""
    key = add_person()
    ballast = performer.folder / "ballast"

    def limit(connection: Any) -> None:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + room}")

    for room in (0, 1, 2, 5):  # noqa: B007  limit() reads it
        ballast.write_bytes(b"x")
        before = sql(performer, "SELECT (SELECT count(*) FROM visit), (SELECT max(seq) FROM op)")
        event.listen(performer.store.engine, "begin", limit)
        with pytest.raises(Trouble, match="磁盘已满"):
            for _ in range(40):
                add_visit(key, note="走访情况" * 1200)
                before = sql(
                    performer, "SELECT (SELECT count(*) FROM visit), (SELECT max(seq) FROM op)"
                )
        event.remove(performer.store.engine, "begin", limit)
        assert not ballast.exists()
        performer.store.engine.dispose()  # the limit is a connection's own
        assert (
            sql(performer, "SELECT (SELECT count(*) FROM visit), (SELECT max(seq) FROM op)")
            == before
        )
        assert all(part.good for part in performer.ask(checks.check))
    add_visit(key, note="走访情况" * 1200)


@pytest.fixture
def tiny() -> Iterator[Path]:
    """A real disk of a few megabytes, where the system lets us make one."""
    place = Path(os.environ.get("PYTEST_TINY_DISK", f"/tmp/qianshou-tiny-{os.getpid()}"))
    place.mkdir()
    mounted = os.name == "posix" and shutil.which("mount") and os.geteuid() == 0
    command = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)]
    if not mounted or subprocess.run(command, capture_output=True, check=False).returncode:
        place.rmdir()
        pytest.skip("a disk of our own can be mounted by root alone")
    yield place
    subprocess.run(["umount", str(place)], check=True)
    place.rmdir()


def prepared(county: Any) -> None:
    performer = county.open()
    performer.do(
        common.save, "person", {"name": "李秀英", "township": TOWN, "filed_on": "2022-03-01"}
    )
    performer.close()


@posix
@pytest.mark.parametrize("most", [900_000, 1_200_000, 1_500_000])
def test_a_file_that_may_not_grow(county: Any, child: Any, most: int) -> None:
    prepared(county)
    printed = child("filler.py", county.folder, county.data_key.hex(), most).communicate()[0]
    lines = printed.splitlines()
    assert [line.split()[0] for line in lines] == ["refused"] * 3 + ["saved", "numbers", "good"]
    assert all("没有存上" in line for line in lines[:3])
    _, wanted, found = lines[3].split()
    assert found == wanted == lines[4].split()[1]
    assert lines[5] == "good True"


@posix
def test_a_disk_that_is_really_full(county: Any, child: Any, tiny: Path) -> None:
    prepared(county)
    shutil.copytree(county.folder, tiny, dirs_exist_ok=True)
    printed = child("filler.py", tiny, county.data_key.hex(), 0).communicate()[0]
    lines = printed.splitlines()
    assert [line.split()[0] for line in lines] == ["refused"] * 3 + ["saved", "numbers", "good"]
    assert all("磁盘已满" in line for line in lines[:3])
    _, wanted, found = lines[3].split()
    assert found == wanted == lines[4].split()[1]
    assert int(found) > 5
    assert lines[5] == "good True"
    again = Store(tiny, county.file_key)
    with again.read() as s:
        assert str(common.count(s, "visit")) == wanted
    again.close()


def test_closing_on_a_full_disk_loses_nothing(
    performer: Performer, add_person: Any, monkeypatch: Any, county: Any
) -> None:
    key = add_person()

    def full(self: Store) -> None:
        with self._connect() as connection:
            connection.exec_driver_sql("SELECT no_such_function()")

    monkeypatch.setattr(Store, "_fold", full)
    performer.close()
    monkeypatch.undo()
    again = county.open()
    assert again.ask(common.load, "person", key).title == "李秀英"
    again.close()


# ---- ballast ---------------------------------------------------------------------------------------------


def test_ballast_is_laid_while_there_is_plenty(tmp_path: Path, free: Any) -> None:
    free(disk.WARN_BYTES - 1)
    disk.lay_ballast(tmp_path)
    assert not (tmp_path / "ballast").exists()
    free(disk.WARN_BYTES)
    disk.lay_ballast(tmp_path)
    found = (tmp_path / "ballast").stat()
    assert found.st_size == 64 * disk.MB
    if hasattr(found, "st_blocks"):
        assert found.st_blocks * 512 >= 64 * disk.MB  # room that is held, not promised
    disk.drop_ballast(tmp_path)
    disk.drop_ballast(tmp_path)
    assert not (tmp_path / "ballast").exists()


# ---- refusals of the system ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.EACCES, "Permission denied"), "只读"), (OSError(errno.EROFS, "Read-only"), "只读"),
        (NotImplementedError("no flock"), "文件锁"),
    ],
)  # fmt: skip
def test_a_folder_that_cannot_be_locked_is_told(
    tmp_path: Path, monkeypatch: Any, error: Exception, words: str
) -> None:
    def refuse(self: object) -> None:
        raise error

    monkeypatch.setattr(db.FileLock, "acquire", refuse)
    with pytest.raises(Trouble, match=words):
        db.hold(tmp_path)


def test_a_file_that_cannot_be_written_is_told_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: Any
) -> None:
    path = tmp_path / "keys.json"
    files.write_safely(path, b"old")

    def refuse(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(Trouble, match="写不进"):
        files.write_safely(path, b"new")
    assert path.read_bytes() == b"old"


def test_a_file_that_a_scanner_holds_is_tried_again(tmp_path: Path, monkeypatch: Any) -> None:
    tries, replace = [], Path.replace

    def hesitate(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "in use")
        return replace(self, target)

    monkeypatch.setattr(paths.time, "sleep", lambda seconds: None)
    monkeypatch.setattr(Path, "replace", hesitate)
    files.write_safely(tmp_path / "x", b"new")
    assert (tmp_path / "x").read_bytes() == b"new"
    monkeypatch.setattr(
        Path, "replace", lambda *_: (_ for _ in ()).throw(PermissionError(13, "in use"))
    )
    with pytest.raises(Trouble):
        files.write_safely(tmp_path / "x", b"newer")
    assert (tmp_path / "x").read_bytes() == b"new"


def test_our_own_faults_stay_what_they_are(performer: Performer) -> None:
    """Only what the environment does becomes Trouble."""
    with pytest.raises(Exception, match="no such table") as caught, performer.store.read() as s:
        s.execute(text("SELECT * FROM absent"))
    assert not isinstance(caught.value, Trouble)
    assert caught.value.__cause__ is not caught.value


@posix
def test_the_folder_is_the_users_own(tmp_path: Path) -> None:
    performer, _ = accounts.create(tmp_path / "new", "420205", "张三", "清江水绿 2022")
    performer.close()
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700
