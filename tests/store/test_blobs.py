"""Blobs: what went in comes out, and nothing else ever does."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qianshou_desktop import paths
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.store import disk
from qianshou_desktop.store.blobs import CHUNK, FOLDER, HEADER, PREFIX, TAG, Blobs, Damaged

KEY = bytes(range(32))
LONG = os.urandom(CHUNK) + b"second" + os.urandom(CHUNK)


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path, KEY)


def lying(blobs: Blobs) -> list[Path]:
    return sorted(path for path in blobs.folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("content", [b"", b"x", LONG[:CHUNK], LONG[: CHUNK + 1], LONG])
def test_what_went_in_comes_out(blobs: Blobs, content: bytes) -> None:
    sha256 = blobs.put(content)
    assert sha256 == hashlib.sha256(content).hexdigest()
    assert blobs.get(sha256) == content
    assert Blobs(blobs.folder.parent, KEY).get(sha256) == content


def test_one_content_is_kept_once(blobs: Blobs) -> None:
    blobs.put(LONG)
    before = [(path, path.stat().st_mtime_ns) for path in lying(blobs)]
    assert blobs.put(LONG) == hashlib.sha256(LONG).hexdigest()
    assert [(path, path.stat().st_mtime_ns) for path in lying(blobs)] == before
    assert len(before) == 1


def test_a_damaged_copy_is_replaced(blobs: Blobs) -> None:
    sha256 = blobs.put(LONG)
    (path,) = lying(blobs)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(Damaged, match="已损坏"):
        blobs.get(sha256)
    blobs.put(LONG)
    assert blobs.get(sha256) == LONG


def test_what_is_not_here_is_none(blobs: Blobs) -> None:
    assert blobs.get("ab" * 32) is None
    assert not blobs.holds("ab" * 32)


def test_neither_content_nor_its_hash_can_be_read(blobs: Blobs) -> None:
    sha256 = blobs.put(LONG)
    (path,) = lying(blobs)
    assert path.parent.parent.name == FOLDER
    assert path.name.startswith(path.parent.name)
    assert sha256 not in str(path)
    assert b"second" not in path.read_bytes()
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_another_key_neither_finds_nor_opens(blobs: Blobs) -> None:
    sha256 = blobs.put(LONG)
    other = Blobs(blobs.folder.parent, KEY[::-1])
    assert other.get(sha256) is None
    (path,) = lying(blobs)
    stolen = other._path(sha256)
    stolen.parent.mkdir(parents=True, exist_ok=True)  # by chance of the same first letters
    stolen.write_bytes(path.read_bytes())
    with pytest.raises(Damaged):
        other.get(sha256)


@given(st.data())
def test_any_changed_byte_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    blobs = Blobs(tmp_path_factory.mktemp("blobs"), KEY)
    sha256 = blobs.put(b"some words of a paper" * 20)
    (path,) = lying(blobs)
    sealed = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(sealed) - 1))
    sealed[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(sealed)
    with pytest.raises(Damaged):
        blobs.get(sha256)


def test_chunks_cannot_be_cut_off_swapped_or_added(blobs: Blobs) -> None:
    sha256 = blobs.put(LONG)
    (path,) = lying(blobs)
    sealed = path.read_bytes()
    head, size = len(HEADER) + PREFIX, CHUNK + TAG
    first, second = sealed[head : head + size], sealed[head + size : head + 2 * size]
    for forged in (
        sealed[:head],
        sealed[: head + size],
        sealed[: head + 2 * size],
        sealed[:head] + second + first + sealed[head + 2 * size :],
        sealed + second,
        sealed[:head] + sealed[head + size :],
    ):
        path.write_bytes(forged)
        with pytest.raises(Damaged):
            blobs.get(sha256)


def test_a_file_under_another_name_is_refused(blobs: Blobs) -> None:
    one, two = blobs.put(b"one"), blobs.put(b"two")
    blobs._path(one).write_bytes(blobs._path(two).read_bytes())
    with pytest.raises(Damaged):
        blobs.get(one)


def test_a_full_disk_is_told_before_anything_is_written(
    blobs: Blobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "free", lambda folder: 1)
    with pytest.raises(Trouble, match="磁盘只剩"):
        blobs.put(b"x")
    assert not lying(blobs)


def test_a_failed_write_leaves_nothing(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(paths, "replace", fail)
    with pytest.raises(Trouble, match="写不进"):
        blobs.put(b"x")
    assert not lying(blobs)


KILLED = """
import sys, os, pathlib
from qianshou_desktop.store.blobs import Blobs
blobs = Blobs(pathlib.Path(sys.argv[1]), bytes(range(32)))
for number in range(10_000):
    print(blobs.put(os.urandom(200_000 + number)), flush=True)
"""


def test_killed_while_writing_keeps_whatever_was_told(tmp_path: Path) -> None:
    """What put() returned for is there after kill -9, and a torn file never has a blob's name."""
    told: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        for line in process.stdout:
            told.append(line.strip())
            if len(told) == 25:
                process.kill()
                break
    blobs = Blobs(tmp_path, KEY)
    assert len(told) == 25
    assert all(blobs.get(sha256) is not None for sha256 in told)
    whole = [path for path in lying(blobs) if not path.name.startswith(".")]
    for path in whole:
        assert blobs._opened(path.read_bytes(), path.name) is not None
