"""The one clock of the program, and the hybrid logical clock that orders entries."""

import os
import random
import secrets
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count
from uuid import UUID

import uuid_utils

from qianshou_desktop.records.kinds import BEIJING as BEIJING


def now() -> datetime:
    """The present instant, or QIANSHOU_NOW (an ISO instant; without zone: Beijing time)."""
    fixed = os.environ.get("QIANSHOU_NOW")
    if not fixed:
        return datetime.now(UTC)
    found = datetime.fromisoformat(fixed)
    return (found if found.tzinfo else found.replace(tzinfo=BEIJING)).astimezone(UTC)


def today() -> date:
    """The calendar day in China."""
    return now().astimezone(BEIJING).date()


def next_hlc(last: int, instant: datetime) -> int:
    """48 bits of milliseconds and 16 of counter, always above `last` (storage.md §2.5)."""
    physical = int(instant.timestamp() * 1000) << 16
    return physical if physical > last else last + 1


Uids = Callable[[], bytes]


_ticks = count(secrets.randbits(40))  # apart from other runs that a clock holds at one instant


def new_uid() -> bytes:
    """A fresh UUIDv7 by the one clock: 16 bytes that grow with time."""
    if not os.environ.get("QIANSHOU_NOW"):
        return uuid_utils.uuid7().bytes
    tick = next(_ticks)
    value = int(now().timestamp() * 1000) << 80 | 7 << 76 | tick >> 30 << 64 | 2 << 62
    return UUID(int=value | (tick & 2**30 - 1) << 32 | secrets.randbits(32)).bytes


def seeded_uids(seed: int, instant: datetime) -> Uids:
    """UUIDv7s that are the same for the same seed and instant: for the demonstration county."""
    chance = random.Random(seed)  # noqa: S311  nothing secret hangs on made-up data
    start = int(instant.timestamp() * 1000)

    def make() -> bytes:
        value = start << 80 | 7 << 76 | chance.getrandbits(12) << 64 | 2 << 62
        return UUID(int=value | chance.getrandbits(62)).bytes

    return make
