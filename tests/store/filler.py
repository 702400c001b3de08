"""A program that may write only so much: every save that finds no room must say so and keep nothing.

    filler.py FOLDER DATA_KEY BYTES

saves visits until one is refused, prints the words of the refusal, then that the others are there.
"""

import resource
import sys
from pathlib import Path

from sqlalchemy import func, select

from qianshou_desktop.actions import checks, common
from qianshou_desktop.actions.perform import Performer
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.records.visit import Visit
from qianshou_desktop.store import disk
from qianshou_desktop.store.db import Store
from qianshou_desktop.store.keys import derive

TOWN, NOTE = "420581104", "走访情况" * 1200


def main(folder: Path, data_key: bytes, most: int) -> None:
    disk.refuse_full = lambda folder: None  # type: ignore[assignment]
    store = Store(folder, derive(data_key, "file"))
    performer = Performer(store, "测试员", bytes(16), "county", data_key)
    [person, *_] = performer.ask(common.find, "person")
    visit = {"person": person, "station": TOWN, "visited_on": "2022-08-05", "note": NOTE}
    before = performer.ask(common.count, "visit")
    if most:
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    saved, refused = 0, 0
    while refused < 3 and saved < 2000:
        try:
            performer.do(common.save, "visit", visit)
            saved += 1
        except Trouble as trouble:
            refused += 1
            print("refused", trouble, flush=True)
    if most:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    print("saved", before + saved, performer.ask(common.count, "visit"))
    print("numbers", performer.ask(lambda s: s.scalar(select(func.count(Visit.number.distinct())))))
    bad = [part for part in performer.ask(checks.check) if not part.good]
    print("good", not bad, *(f"{part.label} {part.remark}" for part in bad))
    performer.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]), int(sys.argv[3]))
