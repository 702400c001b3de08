"""What a rule is: a number, its words, where they stand, and a small function that finds what
does not keep it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from qianshou_desktop.actions.rules.parameters import Default, Parameters
from qianshou_desktop.records import Record
from qianshou_desktop.records.station import Station
from qianshou_desktop.store.db import Session

Level = Literal["must", "principle", "remark"]


@dataclass(frozen=True)
class Case:
    """What a rule looks at: the county's data on a day, with the parameters that hold then."""

    s: Session
    today: date
    parameters: Parameters


@dataclass(frozen=True)
class Found:
    """One thing that does not keep a rule: the record where it can be mended (None: the county's
    own), and what to do, in words. `level` where it differs from the rule's own."""

    text: str
    record: Record | None = None
    station: Station | None = None
    level: Level | None = None


Find = Callable[[Case], Iterable[Found]]


@dataclass(frozen=True)
class Rule:
    """A rule of the article. `principle` (原则上) takes a written reason; `remark` only tells."""

    number: str
    text: str
    source: str
    level: Level
    find: Find
    parameters: Mapping[str, Default] = field(default_factory=dict)
