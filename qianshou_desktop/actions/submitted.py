"""What was handed in: the versions of a report, and how they differ."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from qianshou_desktop.actions.figures import Figures
from qianshou_desktop.actions.meanings import DEFINITIONS, called
from qianshou_desktop.records.errors import Trouble
from qianshou_desktop.records.kinds import Money
from qianshou_desktop.records.submission import Submission, SubmissionFile
from qianshou_desktop.records.terms_report import PART
from qianshou_desktop.store.db import Session

NOTHING = "（无）"
PUBLIC = "公开版"  # in the name of a file without personal data


@dataclass(frozen=True)
class Change:
    """A figure or a text that is another than before."""

    what: str
    before: str
    after: str


def versions(s: Session, period: str, station: int | None) -> list[Submission]:
    """Those of a period, the oldest first."""
    query = select(Submission).where(Submission.period == period)
    mine = query.where(
        Submission.station_id.is_(None) if station is None else Submission.station_id == station
    )
    return list(s.scalars(mine.order_by(Submission.version, Submission.id)))


def latest(s: Session, period: str, station: int | None) -> Submission | None:
    found = versions(s, period, station)
    return found[-1] if found else None


def word(s: Session, period: str, station: int | None) -> str:
    """第 1 版, or 未报."""
    found = latest(s, period, station)
    return f"第 {found.version} 版" if found else "未报"


def frozen(submission: Submission) -> dict[str, Any]:
    """The snapshot: figures, year, targets, texts."""
    found: dict[str, Any] = json.loads(submission.snapshot)
    return found


def rows(s: Session, submission: Submission) -> list[SubmissionFile]:
    """Its files, in the order in which they were made."""
    mine = select(SubmissionFile).where(SubmissionFile.submission_id == submission.id)
    return list(s.scalars(mine.order_by(SubmissionFile.id)))


def files(s: Session, submission: Submission) -> list[tuple[str, bytes, bool]]:
    """Name, bytes and whether it is public, of each. Raises Trouble where they have not come to this
    laptop."""
    return [
        (row.name, _content(s, submission, row), bool(row.public)) for row in rows(s, submission)
    ]


def _content(s: Session, submission: Submission, row: SubmissionFile) -> bytes:
    found = s.store.blobs.get(row.sha256)
    if found is None:
        raise Trouble(f"“{submission.name}”的文件还没有到这台电脑。")
    return found


def compared(before: dict[str, Any], after: dict[str, Any]) -> list[Change]:
    """What differs between two snapshots: figures of the period, of the year so far, targets, texts,
    and what else a report tells; the figures that it begins with first."""
    found, names = [], before.get("names", {}) | after.get("names", {})
    for part, suffix in (("figures", ""), ("year", "（本年累计）"), ("targets", "（年度指标）")):
        found += _figures(before.get(part, {}), after.get(part, {}), suffix, names)
    for part, labels in (("texts", dict(PART.items())), ("rows", {}), ("stations", {})):
        if part not in before or part not in after:  # frozen by a program that did not tell it yet
            continue
        old, new = before[part], after[part]
        found += [
            Change(labels.get(key, key), old.get(key) or NOTHING, new.get(key) or NOTHING)
            for key in dict.fromkeys([*old, *new])
            if old.get(key, "") != new.get(key, "")
        ]
    return found


def _figures(old: Figures, new: Figures, suffix: str, names: Mapping[str, str]) -> list[Change]:
    every = dict.fromkeys([*DEFINITIONS, *old, *new])
    return [
        Change(
            called(key, names) + suffix, _told(key, old.get(key, 0)), _told(key, new.get(key, 0))
        )
        for key in every
        if old.get(key, 0) != new.get(key, 0)
    ]


def _told(key: str, value: float) -> str:
    return f"{Money().told(int(value))} 元" if key.endswith("_fen") else f"{value:g}"
