"""The command line as a script meets it: a process of its own, and quicker within this one."""

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from qianshou_desktop import cli
from qianshou_desktop.store import disk
from qianshou_desktop.store.keys import LEAST_KIB, LEAST_PASSES, Cost

NOW = "2022-09-15T10:00:00+08:00"
PASSWORD = "清江水绿 2022"


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    def json(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.split("\n") if line]


Program = Callable[..., Said]


def json_lines(rows: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


@pytest.fixture(scope="session")
def process(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """Run the program as a process: `process(folder, "list", "person", given="…")`."""
    home = tmp_path_factory.mktemp("process")
    base = {name: value for name, value in os.environ.items() if not name.startswith("QIANSHOU_")}
    base |= {name: str(home) for name in ("XDG_DATA_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")}

    def run(data: Path, *words: object, given: str | bytes = "", **variables: str) -> Said:
        command = [sys.executable, "-m", "qianshou_desktop", "--data", str(data), *map(str, words)]
        secrets = {"QIANSHOU_PASSWORD": PASSWORD, "QIANSHOU_NOW": NOW} | variables
        done = subprocess.run(
            command, input=given.encode() if isinstance(given, str) else given, timeout=200,
            capture_output=True, env=base | {k: v for k, v in secrets.items() if v},
        )  # fmt: skip
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def log_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("XDG_STATE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path / "home"


_derived = cache(Cost.key)  # a password asked for a hundred times is derived once


@pytest.fixture
def qianshou(county: Any, log_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Run a command on a laid-out county within this process; `data` names another folder."""
    monkeypatch.setattr(disk, "lay_ballast", lambda folder: None)
    monkeypatch.setattr(Cost, "key", _derived)
    cheap = Cost(LEAST_KIB, LEAST_PASSES, 2)
    monkeypatch.setattr(Cost, "calibrated", classmethod(lambda cls: cheap))

    def run(
        *words: object, given: str | bytes = "", data: Path | None = None, **variables: str
    ) -> Said:
        for name, value in ({"QIANSHOU_PASSWORD": PASSWORD} | variables).items():
            monkeypatch.setenv(name, value)
        streams = [io.TextIOWrapper(io.BytesIO(b), encoding="gbk") for b in (
            given.encode() if isinstance(given, str) else given, b"", b"")]  # fmt: skip
        for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
            monkeypatch.setattr(sys, name, stream)
        try:
            code = cli.main(["--data", str(data or county.folder), *map(str, words)])
        finally:
            texts = [_written(stream) for stream in streams[1:]]
        return Said(code, *texts)

    yield run
    for handler in logging.getLogger("qianshou").handlers[:]:
        handler.close()
        logging.getLogger("qianshou").removeHandler(handler)


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    return stream.buffer.getvalue().decode()  # type: ignore[attr-defined, no-any-return]


@pytest.fixture
def person() -> dict[str, Any]:
    return {"name": "李秀英", "township": "420581104", "filed_on": "2022-01-05"}


@pytest.fixture
def lines_of() -> Callable[[Sequence[Mapping[str, Any]]], str]:
    """Records as JSON lines."""
    return json_lines
