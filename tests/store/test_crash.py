"""Killing the program at any moment loses no acknowledged save and leaves a sound file."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from sqlalchemy import select

from qianshou_desktop.actions import checks, common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.visit import Visit
from qianshou_desktop.store import disk

FOLDERS = 4  # one after the other, so that looking everything over stays quick
KILLS = 50  # in each
FEW = 12 if hasattr(os, "fork") else 6  # of the short form
MOST_SAVES = 6  # acknowledged before a kill
LONGEST = 0.03  # seconds from then to the kill: a save takes a third of that

Child = Callable[..., "subprocess.Popen[str]"]


@dataclass
class Kept:
    """What was acknowledged, by all the killed programs together: the notes of visits by key."""

    notes: dict[int, str] = field(default_factory=dict)
    lines: int = 0
    unheard: int = 0

    def hear(self, printed: list[str]) -> bool:
        saves = [line.split() for line in printed if line.startswith(("saved", "removed"))]
        for word, key, *note in saves:
            self.notes.pop(int(key), None)
            if word == "saved":
                self.notes[int(key)] = note[0]
        self.lines += len(saves)
        return bool(saves)

    def compare(self, found: dict[int, str]) -> None:
        """At most the one step after the last acknowledged one may be there beyond it."""
        keys = [key for key in found | self.notes if found.get(key) != self.notes.get(key)]
        assert len(keys) <= 1, [(self.notes.get(key), found.get(key)) for key in keys]
        for key in keys:
            mine, theirs = self.notes.get(key), found.get(key)
            assert mine is None or theirs in (f"{mine}改", None), (mine, theirs)
        self.unheard += len(keys)
        self.notes = found


@pytest.mark.proof
@pytest.mark.parametrize("at", range(FOLDERS))
def test_kill_at_any_moment(
    at: int, long: bool, county: Any, child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "lay_ballast", lambda folder: None)
    performer = county.open()
    person = {"name": "李秀英", "township": "420581104", "filed_on": "2022-03-01"}
    performer.do(common.save, "person", person)
    performer.close()
    kept, amid, nursery, kills = Kept(), 0, None, KILLS if long else FEW
    for _ in range(kills):
        # Every fifth is killed while it opens the file, whatever the machine is busy with.
        saves = random.randrange(MOST_SAVES) if random.random() < 0.8 else -1
        if hasattr(os, "fork"):
            nursery = nursery or child("crasher.py", county.folder, county.data_key.hex(), "forks")
            printed = kill_fork(nursery, saves)
        else:
            printed = kill(child("crasher.py", county.folder, county.data_key.hex()), saves)
        amid += kept.hear(printed)
        look_over(county.open(), kept)
    print(f"{kills} kills, {amid} amid saving; {kept.lines} saves heard, {kept.unheard} not")
    # Were the kills all too early, nothing would have been tried.
    assert amid > kills // 4
    assert kept.lines > kills // 2


def kill_fork(nursery: "subprocess.Popen[str]", saves: int) -> list[str]:
    """Let a copy save so often and a moment longer, kill it, and give back what it had printed."""
    assert nursery.stdin
    nursery.stdin.write("go\n")
    printed: list[str] = []
    while not any(line.startswith("pid ") for line in printed):
        printed.append(heard(nursery))
    [number] = [int(line.split()[1]) for line in printed if line.startswith("pid ")]
    wait(nursery, printed, saves)
    os.kill(number, signal.SIGKILL)
    while not printed[-1].endswith("dead\n"):
        printed.append(heard(nursery))
    return [line for line in printed if line.endswith("\n")]


def kill(program: "subprocess.Popen[str]", saves: int) -> list[str]:
    printed: list[str] = []
    wait(program, printed, saves)
    program.kill()
    assert program.stdout
    return ("".join(printed) + program.stdout.read()).split("\n")[:-1]


def wait(program: "subprocess.Popen[str]", printed: list[str], saves: int) -> None:
    while sum(line.startswith(("open", "saved", "removed")) for line in printed) <= saves:
        printed.append(heard(program))
    time.sleep(random.uniform(0, LONGEST))


def heard(program: "subprocess.Popen[str]") -> str:
    assert program.stdout
    line = program.stdout.readline()
    assert line, "it died by itself"
    return line


def look_over(performer: Performer, kept: Kept) -> None:
    try:
        with performer.store.read() as s:
            found = {row.id: row.note for row in s.execute(select(Visit.id, Visit.note))}
        bad = [part for part in performer.ask(checks.check) if not part.good]
    finally:
        performer.close()
    assert bad == []
    kept.compare(found)
