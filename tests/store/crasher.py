"""A program that saves and saves until it is killed; each line it prints is an acknowledged save.

    crasher.py FOLDER DATA_KEY          saves from now on
    crasher.py FOLDER DATA_KEY forks    for each line read starts a copy of itself that does

The copies spare the second that Python needs to load everything; each prints its number first.
"""

import os
import random
import sys
from pathlib import Path

from qianshou_desktop.actions import common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.store.db import Store
from qianshou_desktop.store.keys import derive

TOWN = "420581104"


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def work(folder: Path, data_key: bytes) -> None:
    store = Store(folder, derive(data_key, "file"))
    performer = Performer(store, "测试员", bytes(16), "county", data_key)
    [person, *_] = performer.ask(common.find, "person")
    chance = random.Random(os.getpid())
    say("open")
    while True:
        note = f"{os.getpid()}-{chance.getrandbits(48):x}" + "走访情况" * chance.randrange(400)
        visit = {"person": person, "station": TOWN, "visited_on": "2022-08-05", "note": note}
        visit["items"] = chance.sample(["B1", "B2", "C1", "D4"], 2)
        key = performer.do(common.save, "visit", visit)
        say("saved", key, note)
        step = chance.randrange(6)
        if step == 0:
            performer.do(common.save, "visit", {"note": note + "改", "items": ["A1"]}, key)
            say("saved", key, note + "改")
        elif step == 1:
            performer.do(common.remove, "visit", key)
            say("removed", key)
        elif step == 2:
            performer.tidy()


def forks(folder: Path, data_key: bytes) -> None:
    for _ in sys.stdin:
        number = os.fork()
        if not number:
            work(folder, data_key)
        say("pid", number)
        os.waitpid(number, 0)
        say("dead")


if __name__ == "__main__":
    folder, data_key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
    (forks if "forks" in sys.argv else work)(folder, data_key)
