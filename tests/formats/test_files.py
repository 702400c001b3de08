from __future__ import annotations

import errno
from pathlib import Path

import pytest

from qianshou_desktop.formats import files
from qianshou_desktop.records.errors import Trouble


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    files.replace(path, b"one")
    files.replace(path, b"two")
    assert path.read_bytes() == b"two"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "full"), "磁盘空间不足"),
        (PermissionError(errno.EACCES, "denied"), "请先关闭它"),
        (OSError(errno.EROFS, "read only"), "没有权限"),
        (OSError(errno.EIO, "input/output error"), "没有保存"),
    ],
)
def test_trouble_keeps_the_old_file_and_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, words: str
) -> None:
    path = tmp_path / "月报.xlsx"
    path.write_bytes(b"old")

    def refuse(_source: Path, _target: Path) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Trouble, match=words):
        files.replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["月报.xlsx"]


def test_windows_codes_are_known() -> None:
    busy = PermissionError(errno.EACCES, "in use")
    busy.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert "Excel" in files.reason(Path("无.xlsx"), busy)
    full = OSError(errno.EINVAL, "full")
    full.winerror = 112  # type: ignore[attr-defined, unused-ignore]
    assert "磁盘空间不足" in files.reason(Path("无.xlsx"), full)
