"""What the tests of the store share."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sqlalchemy import text

from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.store.db import Store

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def freeze() -> ModuleType:
    """The script that froze the first migration."""
    spec = importlib.util.spec_from_file_location("freeze", HERE / "freeze.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def sql() -> Callable[..., list[Any]]:
    """Read with plain SQL, past the records."""

    def read(of: Store | Performer, query: str, **values: Any) -> list[Any]:
        store = of if isinstance(of, Store) else of.store
        with store.read() as s:
            return list(s.execute(text(query), values).all())

    return read


@pytest.fixture
def tamper() -> Callable[..., None]:
    """Write with plain SQL, past the journal, as only somebody with the key could."""

    def write(of: Store | Performer, command: str, **values: Any) -> None:
        store = of if isinstance(of, Store) else of.store
        with store._begun() as connection:
            connection.execute(text("PRAGMA ignore_check_constraints = OFF"))
            connection.execute(text(command), values)

    return write


@pytest.fixture
def child() -> Callable[..., "subprocess.Popen[str]"]:
    """Start a script of this folder in a process of its own."""
    started: list[subprocess.Popen[str]] = []

    def start(script: str, *arguments: object) -> "subprocess.Popen[str]":
        command = [sys.executable, str(HERE / script), *map(str, arguments)]
        roots = os.pathsep.join([str(HERE.parents[1]), os.environ.get("PYTHONPATH", "")])
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        made = subprocess.Popen(
            command, **pipes, text=True, bufsize=1, env={**os.environ, "PYTHONPATH": roots}
        )
        started.append(made)
        return made

    yield start
    for process in started:
        process.kill()
        process.communicate()
