"""What is frozen of a report when it is handed in, and what the records say otherwise since: the counting
engine's figures, the words, and row by row what other parts of the report tell."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from qianshou_desktop.actions import (
    report_parts,
    report_words,
    report_year,
    submitted,
    templates,
)
from qianshou_desktop.actions.past import AsOf
from qianshou_desktop.actions.report_subject import Draft, county_name, subject, template_for
from qianshou_desktop.actions.submitted import Change
from qianshou_desktop.formats.cells import shown
from qianshou_desktop.formats.report import Block, Facts, Table
from qianshou_desktop.records.station import Station
from qianshou_desktop.records.submission import Submission
from qianshou_desktop.store.db import Session

# The parts that say more than the figures do; and of these what tells of today, not of the period.
BEYOND = ("station", "partners", "money", "opinion", "publicity")
OF_TODAY = ("五有（制表时）",)
BETWEEN, OPENED = "，", "期初数"
Row = tuple[str, str]  # what it is of, and what is told of it


def snapshot(draft: Draft) -> dict[str, Any]:
    """The figures, targets, words and rows of a report as they are now: taken once."""
    if draft.frozen is None:
        draft.frozen = _snapshot(draft)
    return draft.frozen


def _snapshot(draft: Draft) -> dict[str, Any]:
    text = draft.text
    said = {
        "typical": text.typical, "plan": text.plan,
        "problems": "\n".join(filter(None, (text.problems_met, text.advice))),
    } if text else {}  # fmt: skip
    return {
        "figures": draft.now, "year": draft.year, "targets": draft.aims,
        "texts": {part: words for part, words in said.items() if words},
        "rows": _apart([*_head(draft), *_rows(draft)]), "stations": _apart(_stations(draft)),
        "names": draft.names,
    }  # fmt: skip


def changed_since(s: Session, submission: Submission) -> list[Change]:
    """What the records say otherwise than what was handed in."""
    station = s.get(Station, submission.station_id) if submission.station_id else None
    at = subject(s, submission.period, station.code if station else None)
    return changes(Draft(s, at, template_for(s, at)), submission)


def changes(draft: Draft, submission: Submission) -> list[Change]:
    """The same by the draft of that report."""
    return submitted.compared(submitted.frozen(submission), snapshot(draft))


def _head(draft: Draft) -> Iterator[Row]:
    """Who reports, and in what form."""
    text, template = draft.text, draft.template
    if text:
        said = (("填报人", text.reporter), ("审核人", text.checker), ("电话", text.phone))
        yield from ((label, value) for label, value in said if value)
    if template:
        yield "版头", template.letterhead or ""
        yield "签署栏", BETWEEN.join(templates.signature(template))
    county = county_name(draft.s, AsOf(draft.s, draft.subject.span.last))
    yield "标题", templates.title(draft.subject, county, template)
    if opened := report_year.opened_by(draft):
        yield OPENED, opened
    yield "栏目", "、".join(title for _, title in report_parts.named(draft))


def _rows(draft: Draft) -> Iterator[Row]:
    for part in BEYOND:
        for block in report_parts.PARTS[part](draft):
            yield from _told(block)
    if any(code == "photos" for code, _ in report_parts.named(draft)):
        for photo, name in report_words.chosen_photos(draft):
            yield f"照片：{name}", f"文件 {photo.sha256[:8]}"
    for appendix in report_parts.appendices(draft):
        for block in appendix.blocks:
            yield from _told(block, "走访清单", 2)


def _stations(draft: Draft) -> Iterator[Row]:
    """What a report on several stations tells of each of them."""
    if report_parts.fits("stations", draft.subject.sort):
        for block in report_parts.PARTS["stations"](draft):
            yield from _told(block)


def _told(block: Block, title: str = "", heads: int = 1) -> Iterator[Row]:
    """Each row by what it is of: its first cells, behind those that only count, such as a rank."""
    if isinstance(block, Facts):
        yield from ((label, shown(v)) for label, v in block.pairs if label not in OF_TODAY)
    elif isinstance(block, Table):
        title, lone = title or block.title.partition("（")[0], len(block.rows) == 1
        at = next((n for n, column in enumerate(block.columns) if column.align != "right"), 0)
        for row in block.rows:
            cells = list(zip(block.columns, row, strict=True))
            of, rest = cells[at : at + heads], cells[:at] + cells[at + heads :]
            first = " ".join(shown(v) for _, v in of)
            words = BETWEEN.join(f"{column.label} {shown(v, column)}" for column, v in rest)
            head = f"{of[0][0].label} {first}{BETWEEN}"
            yield (title, head + words) if lone else (f"{title}：{first}", words)


def _apart(rows: Iterable[Row]) -> dict[str, str]:
    """None of them lost: of several that are of the same, the second is told as （2）."""
    found: dict[str, str] = {}
    times: Counter[str] = Counter()
    for label, words in rows:
        times[label] += 1
        found[label if times[label] == 1 else f"{label}（{times[label]}）"] = words
    return found
