"""The same month gives the same bytes, whatever order the interpreter keeps its sets in."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path


def made(folder: Path, password: str, out: Path, seed: int) -> dict[str, str]:
    """The SHA-256 of what a report and the figures of a year are, in a process of their own."""
    words = [sys.executable, "-m", "qianshou_desktop", "--data", str(folder)]
    fixed = {
        "PYTHONHASHSEED": str(seed), "QIANSHOU_NOW": "2022-09-20T09:00:00+08:00",
        "QIANSHOU_PASSWORD": password,
    }  # fmt: skip
    for more in (["report", "2022", "--whole", "--out", str(out)], ["figures", "2022", "--json"]):
        done = subprocess.run([*words, *more], capture_output=True, env=os.environ | fixed)
        assert done.returncode == 0, done.stderr.decode()
        if "--json" in more:
            (out / "figures.json").write_bytes(done.stdout)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in out.iterdir()}


def test_the_same_month_gives_the_same_bytes(
    demonstrated: tuple[Path, str], tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(demonstrated[0], folder)
    told = dict(line.split(": ", 1) for line in demonstrated[1].splitlines())
    password = told["password"]
    found = [made(folder, password, tmp_path / str(seed), seed) for seed in (1, 2, 3)]
    assert len(found[0]) == 3
    assert found[0] == found[1] == found[2]
