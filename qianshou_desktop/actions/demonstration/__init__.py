"""The demonstration county: 宜都市 as the article has it, with made-up people and work only.

The same seed and clock give the same data, uids included; nothing here is random otherwise. What
the article dates keeps its date where the clock stands after it, and is left out before.
"""

import random
from collections.abc import Callable
from pathlib import Path

from qianshou_desktop.actions import accounts
from qianshou_desktop.actions.demonstration import (
    casework,
    documents,
    gatherings,
    handing,
    hiring,
    money,
    pairings,
    papers,
    places,
    plan,
    plaques,
    reported,
    rooms,
    staff,
    structure,
    work,
)
from qianshou_desktop.actions.demonstration.workshop import Workshop
from qianshou_desktop.store import clock
from qianshou_desktop.store.db import Session

COUNTY, USER, PASSWORD = "420581", "演示", "yanshi-2022"
BATCH = 500
# Each stands on what those before it made.
PARTS = (structure, rooms, staff, hiring, places, plan, pairings, papers, money, plaques)
AFTER = (casework, gatherings, handing, documents, reported)  # these need the people served
Tell = Callable[[int, int], None]


def make(
    folder: Path,
    people: int = 440,
    logs: int = 1600,
    months: int = 3,
    seed: int = 1,
    tell: Tell | None = None,
) -> tuple[list[str], tuple[str, str]]:
    """Fill an empty folder; returns the months with work, and user and password. Raises Trouble
    where the folder is not empty."""
    uids = clock.seeded_uids(seed, clock.now())
    performer, _ = accounts.create(folder, COUNTY, USER, PASSWORD, uids=uids)
    try:
        accounts.mark_demonstration(folder, USER, PASSWORD)
        county = performer.do(Maker.build, random.Random(seed), people, logs, months, tell)  # noqa: S311
    finally:
        performer.close()
    return county, (USER, PASSWORD)


class Maker(Workshop):
    """One county in the making, within one transaction."""

    @classmethod
    def build(
        cls, s: Session, chance: random.Random, people: int, logs: int, months: int,
        tell: Tell | None,
    ) -> list[str]:  # fmt: skip
        made = cls(s, chance, months)
        for part in PARTS:
            part.build(made)
            s.flush()
        made.daily_work(people, logs, tell)
        s.flush()
        for part in AFTER:
            part.build(made)
            s.flush()
        return made.months

    def daily_work(self, people: int, logs: int, tell: Tell | None) -> None:
        total, done = people + logs, 0
        for step, count in ((work.person, people), (work.log, logs)):
            for at in range(count):
                step(self, at)
                done += 1
                if done % BATCH == 0:
                    self.s.flush()
                    if tell:
                        tell(done, total)
